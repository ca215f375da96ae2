"""Which reports of a suite have to be run, and why; the rest is skipped as unchanged."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tradeparse.reports.fingerprint import Hashes
from tradeparse.reports.manifest import Record, last_records
from tradeparse.reports.results import GOOD
from tradeparse.reports.suite import Report, Suite

CAUSES = {
    "notebook": "the notebook changed",
    "params": "the parameters changed",
    "inputs": "the inputs changed",
    "package": "the program changed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One report of a plan: to be run, or not, and why."""

    report: Report
    run: bool
    why: str
    hashes: dict[str, str]
    published: Record | None  # of the run that made what is published now


def make_plan(
    suite: Suite,
    records: Iterable[Record],
    out: Path,
    *,
    only: Iterable[str] = (),
    failed: bool = False,
    force: bool = False,
    hashes: Hashes | None = None,
) -> list[Step]:
    """A step for each report that is asked for, in the suite's order.

    only: ids, see Suite.select. failed: leave out reports that are good. force: run the
    unchanged ones as well.
    """
    records = list(records)
    hashes = hashes or Hashes()
    last, last_ok = last_records(records), last_records(records, "ok")
    steps = []
    for report in suite.select(tuple(only)):
        status = last.get(report.id, {}).get("status")
        if failed and status in GOOD:
            continue
        found = hashes.of(report, suite.formats)
        good = last_ok.get(report.id) if is_published(out, last_ok.get(report.id)) else None
        why = _why(found, good, status, force)
        steps.append(
            Step(report=report, run=bool(why), why=why or "unchanged", hashes=found, published=good)
        )
    return steps


def _why(found: dict[str, str], good: Record | None, status: str | None, force: bool) -> str:
    """Why a report has to be run; empty when it need not."""
    if good is None and status in GOOD:
        return "the published report is gone"
    if good is None:
        return f"last time: {status}" if status else "never run"
    before = good["hashes"]
    causes = [text for key, text in CAUSES.items() if found[key] != before.get(key)]
    if causes:
        return ", ".join(causes)
    return "forced" if force else ""


def is_published(out: Path, record: Record | None) -> bool:
    """Whether what a record tells of is what stands in the folder of reports now."""
    if record is None:
        return False
    page = out / record["report"] / f"{record['report']}.html"
    return page.is_file() and page.resolve().parent.parent.name == record["run"]
