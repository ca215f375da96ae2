"""The folder of reports: what is published in it appears whole or not at all.

    out/index.html  out/manifest.jsonl
    out/<id>                    the last good report: a link to runs/<run>/<id>
    out/documents/              the pages of evidence that reports lead to
    out/failed/<id>/            what the last run left, where it was not good
    out/runs/<run>/<id>/        the reports of each run; older ones are cleared away
    out/.staging/               work in progress, empty between runs

A report is written to the staging folder, moved into `runs` in one step, and then the link
is replaced in one step. Whoever reads `out/<id>` gets the old report or the new one.
"""

import fcntl
import json
import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from tradeparse.errors import RunnerFailed, SuiteError, SuiteLocked
from tradeparse.reports.jobs import LOG, RESULT

LOCK = ".lock"
PAGES = "documents"
FORMAT_OF = {".ipynb": "notebook", "tables": "csv", "plots": "png"}


@contextmanager
def locked(out: Path, suite: Path) -> Iterator[None]:
    """Hold the folder for one run. Raises SuiteLocked, or SuiteError when it is another suite's."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        file = (out / LOCK).open("a+", encoding="utf-8")
    except OSError as error:
        raise RunnerFailed(
            f"{error.filename} can't be written to: {error.strerror}. Name another folder: --out"
        ) from error
    with file:
        file.seek(0)
        holder = _holder(file.read())
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise SuiteLocked(
                f"{out} is being written to by process {holder.get('process')} on "
                f"{holder.get('host')}, started {holder.get('since')}. Wait for it, or end it."
            ) from error
        if holder.get("suite", suite.name) != suite.name:
            raise SuiteError(
                f"{out} has the reports of {holder['suite']}, and {suite.name} would mix with "
                f"them. Give it an `out` of its own, or delete {out / LOCK} to take it over."
            )
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        held = {"suite": suite.name, "process": os.getpid(), "host": socket.gethostname()}
        file.truncate(0)
        file.write(json.dumps({**held, "since": now}))
        file.flush()
        yield


def _holder(text: str) -> dict[str, str]:
    try:
        return json.loads(text)
    except ValueError:
        return {}


class Folder:
    """One run's dealings with the folder of reports."""

    def __init__(self, out: Path, run: str) -> None:
        self.out, self.run = out, run
        self.staging = out / ".staging"
        shutil.rmtree(self.staging, ignore_errors=True)  # left by a run that was killed
        self.staging.mkdir()

    def stage(self, report: str) -> Path:
        """A new folder for a report to be written to."""
        folder = self.staging / report
        folder.mkdir()
        return folder

    def publish(self, report: str, formats: tuple[str, ...]) -> Path:
        """Make a staged report the published one; a failed try before it is cleared away."""
        staged = self.staging / report
        for path in list(staged.iterdir()):
            wanted = FORMAT_OF.get(path.suffix or path.name, "html")
            if path.name in (RESULT, LOG) or wanted not in formats:
                _remove(path)
        target = self.out / "runs" / self.run / report
        target.parent.mkdir(parents=True, exist_ok=True)
        staged.rename(target)
        self._point(self.out / report, target)
        self._discard(self.out / "failed" / report)
        return self.out / report

    def keep_failed(self, report: str) -> Path:
        """Keep a staged report that is not good, for inspection, apart from the published ones."""
        staged, target = self.staging / report, self.out / "failed" / report
        (staged / RESULT).unlink(missing_ok=True)
        if (staged / LOG).exists() and not (staged / LOG).stat().st_size:
            (staged / LOG).unlink()
        self._discard(target)
        target.parent.mkdir(exist_ok=True)
        staged.rename(target)
        return target

    def forget_failure(self, report: str) -> None:
        """Clear away a failed try: the report is good again."""
        self._discard(self.out / "failed" / report)

    def write(self, name: str, text: str) -> Path:
        """Write a file of the folder itself, whole or not at all; one that is so is let be."""
        target, part = self.out / name, self.staging / Path(name).name
        if target.is_file() and target.read_text(encoding="utf-8") == text:
            return target
        target.parent.mkdir(exist_ok=True)
        part.write_text(text, encoding="utf-8")
        return part.replace(target)

    def keep_pages(self, names: set[str]) -> None:
        """Clear away the pages of evidence but these, and their folder when it is empty."""
        folder = self.out / PAGES
        for path in folder.glob("*"):
            if path.name not in names:
                path.unlink()
        if folder.is_dir() and not names:
            folder.rmdir()

    def close(self, keep_runs: int) -> None:
        """Leave no work in progress, and of each report so many runs and the published one."""
        shutil.rmtree(self.staging, ignore_errors=True)
        runs = sorted((self.out / "runs").glob("*"), reverse=True)
        for report in {path.name for run in runs for path in run.iterdir()}:
            versions = [run / report for run in runs if (run / report).exists()]
            for old in versions[keep_runs:]:
                if old.resolve() != (self.out / report).resolve():
                    shutil.rmtree(old, ignore_errors=True)
        for run in runs:
            if not any(run.iterdir()):
                run.rmdir()

    def _point(self, link: Path, target: Path) -> None:
        """Replace a link in one step."""
        if link.exists() and not link.is_symlink():  # a copy that has lost its links
            self._discard(link)
        fresh = self.staging / f"{link.name}.link"
        fresh.symlink_to(os.path.relpath(target, link.parent), target_is_directory=True)
        fresh.replace(link)

    def _discard(self, path: Path) -> None:
        """Move a folder out of sight in one step; what is in the staging folder gets deleted."""
        if path.exists():
            path.rename(self.staging / f"{path.name}.old")
            shutil.rmtree(self.staging / f"{path.name}.old", ignore_errors=True)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
