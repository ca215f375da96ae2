"""Where the time goes: samples of the call stack, counted by the package's modules."""

import signal
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

import tradeparse

PACKAGE = str(Path(tradeparse.__file__).parent)
#: seconds of processor time between two samples
INTERVAL = 0.001
HEAD = ("stage", "share", "slowest function")


def profile_table(work: Callable[[], object]) -> list[Sequence[str]]:
    """A row for each module at work, the slowest first.

    A sample counts to the innermost function of the package; what a library does for it,
    such as matching a pattern, counts to it too.
    """
    samples: Counter[tuple[str, str]] = Counter()

    def sample(_signal: int, frame: FrameType | None) -> None:
        while frame and not frame.f_code.co_filename.startswith(PACKAGE):
            frame = frame.f_back
        if frame:
            module = Path(frame.f_code.co_filename).relative_to(PACKAGE).with_suffix("")
            samples[module.as_posix(), frame.f_code.co_qualname] += 1

    before = signal.signal(signal.SIGPROF, sample)
    signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)
    try:
        work()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return [HEAD, *_rows(samples)]


def _rows(samples: Counter[tuple[str, str]]) -> list[Sequence[str]]:
    stages: Counter[str] = Counter()
    for (stage, _), count in samples.items():
        stages[stage] += count
    rows: list[Sequence[str]] = []
    for stage, count in stages.most_common():
        own = {name: n for (module, name), n in samples.items() if module == stage}
        slowest = max(own, key=own.__getitem__)
        rows.append(
            (
                stage,
                f"{count / samples.total():.1%}",
                f"{slowest} ({own[slowest] / samples.total():.1%})",
            )
        )
    return rows
