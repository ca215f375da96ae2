"""The process that report processes are forked from, with the libraries already loaded.

`python -m tradeparse.reports.nursery ENGINE SCRATCH` reads commands from its standard input, one
JSON object a line, and tells on its standard output, in the same form, what happens:

    {"run": JOB}  {"kill": ID}
    {"started": ID, "process": 4711}  {"id": ID, "cell": 3, "cells": 9}
    {"ended": ID, "how": "killed by SIGKILL"}

Each report is a session of its own, and is killed with all that it has started. When the
standard input ends, because the runner has ended in whatever way, all reports are killed and
the scratch folder is removed.
It is a process apart, because forking is safe only where no other thread is running.
"""

import importlib
import json
import os
import select
import shutil
import signal
import sys
import traceback
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from tradeparse.reports.families import kill_family
from tradeparse.reports.jobs import LOG, Job

#: loaded once, before the first fork; only with the `fork` engine do cells have a use for the rest
PRELOADED = {
    "kernel": ("tradeparse.reports.worker",),
    "fork": (
        "tradeparse.reports.worker",
        "tradeparse.reports.shell",
        "pandas",
        "matplotlib.pyplot",
    ),
}
#: what jsonschema loads to check the form of addresses: two thirds of the time, and never used here
NEEDLESS = "rfc3987_syntax"
HANDLED = (signal.SIGCHLD, signal.SIGINT, signal.SIGTERM)


class Nursery:
    """Forks reports, ends them, and tells of it."""

    def __init__(self, channel: int) -> None:
        self.channel = channel  # a line is shorter than a pipe's buffer, so it is written whole
        self.running: dict[int, str] = {}  # process id to report id
        self.wake, wake_up = os.pipe()
        os.set_blocking(wake_up, False)
        signal.set_wakeup_fd(wake_up, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit())

    def tell(self, **event: Any) -> None:
        """Write one event."""
        os.write(self.channel, json.dumps(event).encode() + b"\n")

    def serve(self) -> None:
        """Follow commands until there are no more."""
        pending = b""
        while True:
            ready, _, _ = select.select([0, self.wake], [], [])
            if self.wake in ready:
                os.read(self.wake, 4096)
                self.reap()
            if 0 in ready:
                data = os.read(0, 65536)
                if not data:
                    return
                *lines, pending = (pending + data).split(b"\n")
                for line in lines:
                    self.follow(json.loads(line))

    def follow(self, command: dict[str, Any]) -> None:
        """Do what one command says."""
        if "run" in command:
            self.start(Job.from_json(command["run"]))
        for process, report in self.running.items():
            if report == command.get("kill"):
                kill_family(process)

    def start(self, job: Job) -> None:
        """Fork a process for the job."""
        process = os.fork()
        if process == 0:
            self.be_worker(job)
        self.running[process] = job.id
        self.tell(started=job.id, process=process)

    def be_worker(self, job: Job) -> NoReturn:
        """Run the job in this forked process, and end it."""
        from tradeparse.reports.worker import environment, work

        code = 1
        try:
            os.setsid()
            signal.set_wakeup_fd(-1)
            for number in HANDLED:
                signal.signal(number, signal.SIG_DFL)
            _redirect(Path(job.staging) / LOG)
            os.environ.update(environment(job))
            work(job, lambda cell, cells: self.tell(id=job.id, cell=cell, cells=cells))
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

    def reap(self) -> None:
        """Tell of each process that has ended, and end what it has left behind."""
        with suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                process, status = ended
                with suppress(ProcessLookupError, PermissionError):
                    os.killpg(process, signal.SIGKILL)
                if report := self.running.pop(process, None):
                    self.tell(ended=report, how=_how(os.waitstatus_to_exitcode(status)))


def _how(code: int) -> str:
    if code < 0:
        return f"killed by {signal.Signals(-code).name}"
    return f"ended with exit code {code}"


def _redirect(log: Path) -> None:
    """Nothing to read, and all that is written goes to the log."""
    nothing = os.open(os.devnull, os.O_RDONLY)
    written = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    os.dup2(nothing, 0)
    os.dup2(written, 1)
    os.dup2(written, 2)


def preload(modules: Iterable[str]) -> None:
    """Import the modules, without the one that takes longest and is optional."""
    loaded: dict[str, Any] = sys.modules
    loaded[NEEDLESS] = None  # for Python: there is no such module
    for module in modules:
        importlib.import_module(module)
    del loaded[NEEDLESS]  # a cell may import it


def main(engine: str, scratch: str) -> None:
    """Load the engine's libraries, then serve."""
    channel = os.dup(1)
    os.dup2(2, 1)  # what a library prints is no event
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    preload(PRELOADED[engine])
    nursery = Nursery(channel)
    try:
        nursery.serve()
    finally:
        for process in nursery.running:
            kill_family(process)
        shutil.rmtree(scratch, ignore_errors=True)
        os._exit(0)  # there is nothing to tidy up that would be worth the wait


if __name__ == "__main__":
    main(*sys.argv[1:])
