"""What a worker process is told, and what it answers; both pass as JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tradeparse.reports.results import Status

RESULT = "result.json"
LOG = "log.txt"
DOCUMENTS = "documents.jsonl"  # what a notebook has handed over of its documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One report to be run. Paths are absolute texts, so that a job is plain JSON."""

    id: str
    title: str
    suite_title: str
    run: str
    notebook: str
    staging: str  # the folder that the report is written to
    scratch: str  # an empty folder with a short path, for sockets and the like
    engine: str
    formats: tuple[str, ...]
    given: Mapping[str, Any]
    parameters: tuple[Mapping[str, Any], ...]  # name, value, help of each, to be shown
    sources: tuple[Mapping[str, Any], ...]  # path and files of each input, to be shown
    versions: Mapping[str, str]
    expect_tables: tuple[str, ...] = ()
    expect_plots: int = 0
    previous: Mapping[str, str] | None = None  # tables and time of what is published now

    def to_json(self) -> str:
        """The job on one line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Job":
        """The job of such a line."""
        values = json.loads(text)
        tuples = {key: tuple(value) for key, value in values.items() if isinstance(value, list)}
        return cls(**{**values, **tuples})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a worker found; a worker that leaves no answer has died."""

    status: Status
    message: str = ""
    seconds: float = 0.0
    tables: tuple[str, ...] = ()  # names of the files in tables/
    plots: tuple[str, ...] = ()  # names of the files in plots/
    changes: Mapping[str, str] | None = None  # of each table that changed, what; None: unknown

    def write(self, staging: Path) -> None:
        """Leave the answer in the staging folder, whole or not at all."""
        target = staging / RESULT
        part = target.with_suffix(".part")
        part.write_text(json.dumps(asdict(self)), encoding="utf-8")
        part.replace(target)

    @classmethod
    def read(cls, staging: Path) -> "Answer | None":
        """The answer that a worker has left, and nothing where there is none."""
        path = staging / RESULT
        if not path.exists():
            return None
        values = json.loads(path.read_text(encoding="utf-8"))
        return cls(**{**values, "tables": tuple(values["tables"]), "plots": tuple(values["plots"])})
