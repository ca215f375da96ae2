"""The index: every report of a suite with its state, whether or not this run has touched it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tradeparse.reports.manifest import Record, last_records, read_manifest
from tradeparse.reports.pages import templates
from tradeparse.reports.plan import is_published
from tradeparse.reports.publish import PAGES
from tradeparse.reports.results import GOOD
from tradeparse.reports.suite import Report, Suite


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One report on the index."""

    report: Report
    status: str  # as people read it; "unchanged" counts as ok
    good: bool
    last: Record | None  # of its last run
    published: Record | None  # of the run that made the report which can be read now
    files: tuple[str, ...]  # addresses of what was published: page, notebook, tables
    kept: tuple[str, ...]  # addresses of what a failure left
    thumbnail: str | None

    @property
    def own(self) -> dict[str, Any]:
        """The parameters that tell this report from its neighbours."""
        return {name: self.report.values[name] for name in self.report.own}


def render_index(suite: Suite, out: Path) -> str:
    """The page that lists all reports of the suite, in its order."""
    records = read_manifest(out)
    last, last_ok = last_records(records), last_records(records, "ok")
    cards = [
        _card(report, out, last.get(report.id), last_ok.get(report.id)) for report in suite.reports
    ]
    return (
        templates()
        .get_template("index.html")
        .render(
            suite=suite,
            cards=cards,
            documents=len([*(out / PAGES).glob("*.html")][1:]),  # without their own index
            counts=Counter(card.status for card in cards),
            bad=[card for card in cards if not card.good],
            made=datetime.now().astimezone().isoformat(timespec="seconds"),
        )
    )


def _card(report: Report, out: Path, last: Record | None, ok: Record | None) -> Card:
    status = last["status"] if last else "not run"
    published = ok if is_published(out, ok) else None
    plots = published["plots"] if published else []
    thumbnail = f"{report.id}/plots/{plots[0]}" if plots else None
    return Card(
        report=report,
        status="ok" if status in GOOD else status,
        good=status in GOOD,
        last=last,
        published=published,
        files=_addresses(out, Path(report.id)) if published else (),
        kept=_addresses(out, Path("failed", report.id)) if status not in GOOD else (),
        thumbnail=thumbnail if thumbnail and (out / thumbnail).is_file() else None,
    )


def _addresses(out: Path, folder: Path) -> tuple[str, ...]:
    """The page, the notebook, the log and the tables of a folder, relative to the index."""
    wanted = ("*.html", "*.ipynb", "*.txt", "tables/*")
    found = (path for pattern in wanted for path in sorted((out / folder).glob(pattern)))
    return tuple(path.relative_to(out).as_posix() for path in found)
