"""The runner's side of the nursery: start reports, end them, hear of them."""

import json
import os
import select
import site
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from tradeparse.errors import RunnerFailed
from tradeparse.reports.jobs import Job

PACKAGE_ROOT = Path(__file__).resolve().parents[2]
Message = dict[str, Any]


class Pool:
    """Report processes, as a context: on leaving it none of them is alive."""

    def __init__(self, engine: str, scratch: Path) -> None:
        self.log = scratch / "nursery.log"
        self.processes: dict[str, int] = {}  # report id to process id
        self.pending = b""
        with self.log.open("wb") as errors:
            self.nursery = subprocess.Popen(
                [sys.executable, "-P", "-m", "tradeparse.reports.nursery", engine, str(scratch)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env={**os.environ, "PYTHONPATH": _python_path()},
                start_new_session=True,  # Ctrl-C is the runner's to hear
            )

    def __enter__(self) -> "Pool":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pipe(self.nursery.stdin).close()  # for the nursery the sign to kill all and to end
        try:
            self.nursery.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.nursery.kill()
            self.nursery.wait()
        self._kill_orphans()
        self._pipe(self.nursery.stdout).close()

    def start(self, job: Job) -> None:
        """Run a job in a process of its own."""
        self._command({"run": job.to_json()})

    def kill(self, report: str) -> None:
        """End a report's process with all that it has started; its end is told as any other."""
        self._command({"kill": report})

    def messages(self, seconds: float) -> list[Message]:
        """What has happened, waiting for it no longer than so many seconds."""
        stdout = self._pipe(self.nursery.stdout)
        if not select.select([stdout], [], [], seconds)[0]:
            return []
        data = os.read(stdout.fileno(), 65536)
        if not data:
            raise self._failure()
        *lines, self.pending = (self.pending + data).split(b"\n")
        messages = [json.loads(line) for line in lines]
        for message in messages:
            if "started" in message:
                self.processes[message["started"]] = message["process"]
            self.processes.pop(message.get("ended", ""), None)
        return messages

    def _command(self, command: Message) -> None:
        stdin = self._pipe(self.nursery.stdin)
        try:
            stdin.write(json.dumps(command).encode() + b"\n")
            stdin.flush()
        except BrokenPipeError:
            raise self._failure() from None

    def _failure(self) -> RunnerFailed:
        said = self.log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return RunnerFailed(
            "the process that runs notebooks has ended"
            f"{': ' + said[-1] if said else ''}. Is everything installed? "
            "pip install 'tradeparse[reports]'"
        )

    def _kill_orphans(self) -> None:
        """A nursery that was itself killed could not see to its reports."""
        if self.processes:
            from tradeparse.reports.families import kill_family

            for process in self.processes.values():
                kill_family(process)

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        assert pipe is not None, "the nursery is started with pipes"
        return pipe


def _python_path() -> str:
    """PYTHONPATH for notebooks: they import the very package that runs them."""
    paths = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
    if str(PACKAGE_ROOT) not in [*paths, *site.getsitepackages()]:
        paths = [str(PACKAGE_ROOT), *paths]
    return os.pathsep.join(paths)
