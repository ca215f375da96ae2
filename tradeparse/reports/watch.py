"""Keeps so many reports running, watches the clock, and says how each has ended."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tradeparse.reports.executed import settle_notebook
from tradeparse.reports.jobs import Answer, Job
from tradeparse.reports.pool import Message, Pool

TICK = 0.2  # seconds between two looks at the clock


@dataclass(slots=True)
class _Running:
    """A report that has been handed to the pool."""

    job: Job
    limit: float  # seconds
    started: float | None = None
    place: str = "before its first cell"
    too_long: bool = False

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.started if self.started is not None else 0.0


def run_jobs(
    pool: Pool, jobs: Iterable[tuple[Job, float]], parallel: int, tell: Callable[..., None]
) -> Iterator[tuple[Job, Answer]]:
    """Each job with its answer, in the order in which they end.

    jobs: with the seconds that each may take. tell: is called with "start", "cell" and "tick".
    """
    waiting = deque(jobs)
    running: dict[str, _Running] = {}
    while waiting or running:
        while waiting and len(running) < parallel:
            job, limit = waiting.popleft()
            running[job.id] = _Running(job, limit)
            pool.start(job)
        for message in pool.messages(TICK):
            if "ended" in message:
                ended = running.pop(message["ended"])
                yield ended.job, _answer(ended, message["how"])
            else:
                _follow(running, message, tell)
        for report, one in running.items():
            if one.seconds > one.limit and not one.too_long:
                one.too_long = True
                pool.kill(report)
        tell("tick")


def _follow(running: dict[str, _Running], message: Message, tell: Callable[..., Any]) -> None:
    if "started" in message:
        running[message["started"]].started = time.monotonic()
        tell("start", message["started"])
    elif message.get("id") in running:
        cell, cells = message["cell"], message["cells"]
        running[message["id"]].place = f"in cell {cell} of {cells}"
        tell("cell", message["id"], cell=cell, cells=cells)


def _answer(ended: _Running, how: str) -> Answer:
    """The worker's own answer; without one it was stopped by the clock, or it has died."""
    answer = Answer.read(Path(ended.job.staging))
    if answer is not None:
        return answer
    if ended.too_long:
        message = f"stopped {ended.place}: not done after {ended.limit:g} seconds"
        answer = Answer(status="timed out", message=message, seconds=ended.seconds)
    else:
        message = f"its process was {how}" if how.startswith("killed") else f"its process {how}"
        answer = Answer(status="died", message=f"{message}, {ended.place}", seconds=ended.seconds)
    settle_notebook(ended.job, answer)
    return answer
