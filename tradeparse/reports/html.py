"""One report as one HTML file: no script, no code, nothing loaded from elsewhere."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from nbformat import NotebookNode

from tradeparse.display.evidence import read_articles
from tradeparse.reports.cells import notebook_page
from tradeparse.reports.diff import TableChange
from tradeparse.reports.jobs import DOCUMENTS, Answer, Job
from tradeparse.reports.pages import templates
from tradeparse.reports.plots import captions


def render_report(
    job: Job, answer: Answer, notebook: NotebookNode, changed: Sequence[TableChange] = ()
) -> str:
    """The page of a report whose notebook has run, with what changed in its tables on top."""
    known = captions(read_articles(Path(job.staging) / DOCUMENTS))
    page = notebook_page(notebook, Path(job.notebook).parent, known)
    return (
        templates()
        .get_template("report.html")
        .render(
            job=job,
            answer=answer,
            page=page,
            changed=changed,
            tables=_tables(answer.tables) if "csv" in job.formats else [],
            question=page.question if page.question != job.title else "",
            ended=datetime.now().astimezone().isoformat(timespec="seconds"),
            notebook_name=Path(job.notebook).name,
        )
    )


def _tables(files: Sequence[str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The tables by name, each with the forms that it has and their addresses."""
    tables: dict[str, list[tuple[str, str]]] = {}
    for file in files:
        name, _, ending = file.rpartition(".")
        tables.setdefault(name, []).append((ending.upper(), f"tables/{file}"))
    return list(tables.items())
