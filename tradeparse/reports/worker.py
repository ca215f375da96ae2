"""One report in a process of its own: run the notebook, judge it, write its files.

All files go into the job's staging folder; the last of them is the answer. A process that
ends without an answer has died, whatever its exit code says.
"""

import time
import traceback
from base64 import b64decode
from pathlib import Path

from nbformat import NotebookNode

from tradeparse.reports.diff import changed_tables
from tradeparse.reports.engines import OnCell, Outcome, first_line, is_run, run_notebook
from tradeparse.reports.executed import settle_notebook
from tradeparse.reports.html import render_report
from tradeparse.reports.jobs import DOCUMENTS, Answer, Job

PICTURES = {"image/png": "png", "image/jpeg": "jpg"}


def work(job: Job, on_cell: OnCell) -> None:
    """Make one report, and leave an answer in the staging folder."""
    started = time.time()
    try:
        answer = _make(job, on_cell, started)
    except Exception as error:
        traceback.print_exc()  # into the log, which is kept with a failed report
        message = f"the report could not be made: {type(error).__name__}: {first_line(str(error))}"
        answer = Answer(status="failed", message=message, seconds=time.time() - started)
    answer.write(Path(job.staging))


def _make(job: Job, on_cell: OnCell, started: float) -> Answer:
    staging = Path(job.staging)
    outcome = run_notebook(
        Path(job.notebook),
        staging / f"{job.id}.ipynb",
        parameters=job.given,
        engine=job.engine,
        on_cell=on_cell,
    )
    seconds = time.time() - started
    plots = _save_plots(outcome.notebook, staging / "plots")
    tables = tuple(sorted(path.name for path in (staging / "tables").glob("*")))
    status, message = outcome.status, outcome.message
    if status == "ok" and (message := _missing(job, outcome, tables, plots)):
        status = "incomplete"
    changed = (
        changed_tables(Path(job.previous["tables"]), staging / "tables") if job.previous else []
    )
    answer = Answer(
        status=status,
        message=message,
        seconds=seconds,
        tables=tables,
        plots=plots,
        changes={table.name: table.words for table in changed} if job.previous else None,
    )
    settle_notebook(job, answer)
    if status == "ok" and outcome.notebook is not None:
        page = render_report(job, answer, outcome.notebook, changed)
        (staging / f"{job.id}.html").write_text(page, encoding="utf-8")
    return answer


def environment(job: Job) -> dict[str, str]:
    """What a notebook's process has in its environment, beside the runner's own.

    The user's own IPython start-up files stay out: a report is the same for everyone.
    """
    return {
        "TRADEPARSE_TABLES": str(Path(job.staging) / "tables"),
        "TRADEPARSE_DOCUMENTS": str(Path(job.staging) / DOCUMENTS),
        "TRADEPARSE_TABLE_FORMATS": "csv,xlsx" if "xlsx" in job.formats else "csv",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "JUPYTER_RUNTIME_DIR": job.scratch,
        "IPYTHONDIR": str(Path(job.scratch) / "ipython"),
    }


def _missing(job: Job, outcome: Outcome, tables: tuple[str, ...], plots: tuple[str, ...]) -> str:
    """What the suite expects and the notebook has not given; empty when all is there."""
    cells = [cell for cell in (outcome.notebook or NotebookNode(cells=[])).cells if is_run(cell)]
    ran = [cell for cell in cells if cell.execution_count is not None]
    lacking = []
    if len(ran) < len(cells):
        last = f" ({first_line(ran[-1].source, 80)})" if ran else ""
        lacking.append(f"ended after {len(ran)} of {len(cells)} cells{last}")
    if absent := [name for name in job.expect_tables if f"{name}.csv" not in tables]:
        lacking.append(f"missing tables: {', '.join(absent)}")
    if len(plots) < job.expect_plots:
        lacking.append(f"{len(plots)} plots, and at least {job.expect_plots} are expected")
    return "; ".join(lacking)


def _save_plots(notebook: NotebookNode | None, folder: Path) -> tuple[str, ...]:
    """Every picture among the outputs as plot-1.png, plot-2.png …, in their order."""
    names: list[str] = []
    for cell in notebook.cells if notebook is not None else []:
        for output in cell.get("outputs", []):
            kind = next((kind for kind in PICTURES if kind in output.get("data", {})), None)
            if kind:
                folder.mkdir(exist_ok=True)
                names.append(f"plot-{len(names) + 1}.{PICTURES[kind]}")
                (folder / names[-1]).write_bytes(b64decode(output.data[kind]))
    return tuple(names)
