"""Runs a suite: several reports at a time, each published as soon as it is good."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tradeparse.errors import RunnerFailed
from tradeparse.reports.evidence import Shelf
from tradeparse.reports.fingerprint import Hashes, files, inputs
from tradeparse.reports.index import render_index
from tradeparse.reports.jobs import Answer, Job
from tradeparse.reports.manifest import append_records, read_manifest
from tradeparse.reports.plan import Step, make_plan
from tradeparse.reports.pool import Pool
from tradeparse.reports.publish import Folder, locked
from tradeparse.reports.results import Event, ReportResult, SuiteResult
from tradeparse.reports.suite import Suite, read_suite
from tradeparse.reports.watch import run_jobs

Progress = Callable[[Event], None]


def run_report(
    suite: str | Path | Suite,
    *,
    only: Iterable[str] | None = None,
    failed: bool = False,
    force: bool = False,
    jobs: int | None = None,
    timeout: float | None = None,
    engine: str | None = None,
    out: str | Path | None = None,
    progress: Progress | None = None,
) -> SuiteResult:
    """Run the reports of a suite file and publish those that are good.

    only: ids of reports; a matrix's id stands for all of it, and `*` matches.
    failed: run those alone that were not good the last time.
    force: run reports whose notebook, parameters, inputs and program are unchanged, too.
    jobs, timeout (seconds a report), engine, out: in place of what the suite file says.
    progress: called with each Event, in this thread.
    Raises SuiteError when the suite is wrong, with all its errors, before anything starts;
    SuiteLocked when another run writes to the same folder. A report that fails raises
    nothing: see the result's `reports` and `exit_code`.
    """
    if os.name != "posix":
        raise RunnerFailed("reports are run on Linux and macOS; on Windows use WSL")
    suite = suite if isinstance(suite, Suite) else read_suite(suite)
    ids = tuple(only or ())
    suite.select(ids)
    target = out_folder(suite, out)
    with locked(target, suite.path):
        hashes = Hashes()
        plan = make_plan(
            suite,
            read_manifest(target),
            target,
            only=ids,
            failed=failed,
            force=force,
            hashes=hashes,
        )
        run = _Run(suite, target, hashes, progress or (lambda event: None))
        try:
            results = run.go(plan, jobs or suite.jobs or cores(), engine or suite.engine, timeout)
        finally:
            run.close()
    return SuiteResult(run=run.id, out=target, reports=tuple(results))


def out_folder(suite: Suite, out: str | Path | None) -> Path:
    """Where the reports of a suite go, unless another folder is given."""
    return Path(out or suite.out).expanduser().resolve()


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Run:
    """One run of a suite, from its first report to its index."""

    def __init__(self, suite: Suite, out: Path, hashes: Hashes, progress: Progress) -> None:
        self.suite, self.out, self.hashes, self.progress = suite, out, hashes, progress
        self.id = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
        self.folder = Folder(out, self.id)
        self.shelf = Shelf(suite, self.folder)
        self.scratch = Path(tempfile.mkdtemp(prefix="tp-"))
        self.results: dict[str, ReportResult] = {}
        self.total = 0

    def go(
        self, plan: list[Step], parallel: int, engine: str, timeout: float | None
    ) -> list[ReportResult]:
        """The results of all steps, in the plan's order."""
        self.total = len(plan)
        steps = {step.report.id: step for step in plan}
        for step in plan:
            if not step.run:
                self.end(step, Answer(status="skipped"))
        waiting = [step for step in plan if step.run]
        if waiting:
            with Pool(engine, self.scratch) as pool:
                jobs = [
                    (self.job(step, engine), timeout or step.report.timeout) for step in waiting
                ]
                for job, answer in run_jobs(pool, jobs, parallel, self.tell):
                    self.end(steps[job.id], answer)
        return [self.results[report] for report in steps]

    def job(self, step: Step, engine: str) -> Job:
        """What the worker has to know of a report."""
        report = step.report
        scratch = Path(tempfile.mkdtemp(dir=self.scratch))
        shown = [
            {"name": name, "value": value, "help": report.parameters[name].help}
            for name, value in report.values.items()
        ]
        sources = [{"name": path.name, "files": len(files(path))} for path in inputs(report)]
        return Job(
            id=report.id,
            title=report.title,
            suite_title=self.suite.title,
            run=self.id,
            notebook=str(report.notebook),
            staging=str(self.folder.stage(report.id)),
            scratch=str(scratch),
            engine=engine,
            formats=self.suite.formats,
            given=dict(report.given),
            parameters=tuple(shown),
            sources=tuple(sources),
            versions=self.hashes.versions,
            expect_tables=report.expect_tables,
            expect_plots=report.expect_plots,
            previous=self.previous(step),
        )

    def previous(self, step: Step) -> dict[str, str] | None:
        """The tables that are published now, and of when they are."""
        if step.published is None or "csv" not in self.suite.formats:
            return None
        tables = (self.out / step.report.id).resolve() / "tables"
        return {"tables": str(tables), "ended": step.published["ended"]}

    def end(self, step: Step, answer: Answer) -> None:
        """Publish a report, or keep what there is of it; write it down; tell."""
        report, folder = step.report.id, self.out / step.report.id
        if answer.status == "ok":
            self.shelf.add(step.report, self.folder.staging / report)
            self.folder.publish(report, self.suite.formats)
        elif answer.status == "skipped":
            self.folder.forget_failure(report)
        else:
            folder = self.folder.keep_failed(report)
        append_records(self.out, [self._record(step, answer)])
        self.results[report] = result = ReportResult(
            id=report,
            status=answer.status,
            seconds=answer.seconds,
            message=answer.message,
            folder=folder,
        )
        self.tell("end", report, result=result)

    def tell(self, kind: Any, report: str = "", **details: Any) -> None:
        """Tell the caller's progress display."""
        done = len(self.results)
        self.progress(Event(kind=kind, id=report, done=done, total=self.total, **details))

    def close(self) -> None:
        """Bring the index and the evidence up to date, and leave nothing lying about."""
        self.shelf.settle()
        self.folder.write("index.html", render_index(self.suite, self.out))
        self.folder.close(self.suite.keep_runs)
        shutil.rmtree(self.scratch, ignore_errors=True)

    def _record(self, step: Step, answer: Answer) -> dict[str, Any]:
        return {
            "run": self.id,
            "report": step.report.id,
            "status": answer.status,
            "message": answer.message,
            "ended": datetime.now().astimezone().isoformat(timespec="seconds"),
            "seconds": round(answer.seconds, 2),
            "why": step.why,
            "notebook": step.report.notebook.name,
            "params": dict(step.report.values),
            "tables": list(answer.tables),
            "plots": list(answer.plots),
            "changes": answer.changes,
            "hashes": step.hashes,
            "versions": self.hashes.versions,
        }
