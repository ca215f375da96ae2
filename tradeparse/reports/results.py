"""What came of a run: one result a report, and one for the whole suite."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

Status = Literal["ok", "skipped", "failed", "timed out", "died", "incomplete"]
STATUSES: tuple[str, ...] = get_args(Status)
GOOD: tuple[Status, ...] = ("ok", "skipped")  # skipped: nothing has changed since it was ok


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportResult:
    """The outcome of one report, as the runner saw it."""

    id: str
    status: Status
    seconds: float = 0.0
    message: str = ""  # why it is not ok, in one line
    folder: Path | None = None  # what was published, or for a failure what was kept

    @property
    def good(self) -> bool:
        """Whether the published report is what the suite asks for."""
        return self.status in GOOD


@dataclass(frozen=True, slots=True, kw_only=True)
class SuiteResult:
    """The outcome of a run; `exit_code` is 0 when all is well and 1 when a report is not."""

    run: str
    out: Path
    reports: tuple[ReportResult, ...]

    @property
    def index(self) -> Path:
        """The page that lists all reports."""
        return self.out / "index.html"

    @property
    def ok(self) -> bool:
        """Whether every report of this run is well."""
        return all(result.good for result in self.reports)

    @property
    def exit_code(self) -> int:
        """What the command returns to its caller."""
        return 0 if self.ok else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something a progress display may want to show."""

    kind: Literal["start", "cell", "end", "tick"]
    id: str = ""
    cell: int = 0  # the cell being run, and how many there are
    cells: int = 0
    done: int = 0  # reports ended, and how many there are
    total: int = 0
    result: ReportResult | None = None
