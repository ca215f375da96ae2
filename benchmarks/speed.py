"""Throughput as a ratio to one pass of a digit pattern over the same texts in one process."""

import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import regex

from benchmarks.texts import articles, sentences
from tradeparse import packs
from tradeparse.frames import figures_frame
from tradeparse.parse import extract
from tradeparse.records import Document

DIGITS = regex.compile("[0-9]+")
HEAD = (
    "texts",
    "MB",
    "figures per kB",
    "digit pass MB/s",
    "extract MB/s",
    "to frame MB/s",
    "ratio",
)
#: what is measured: a name and the figures per kB that are asked for
DENSITIES = (("articles with one figure per kB", 1.0), ("articles with few figures", 0.05))
#: runs of each, turn about, so that whatever else the machine does meets both
RUNS = 5
#: digit passes a run: one alone is over in milliseconds
PASSES = 5


def speed_table(paths: Sequence[Path], megabytes: float) -> list[Sequence[str]]:
    """A row for each language and density; ratio: seconds of the digit pass / of extract."""
    rows: list[Sequence[str]] = [HEAD]
    for lang in packs.languages():
        source = sentences(paths, lang)
        if not source.with_figures:
            continue
        for name, density in DENSITIES:
            documents = articles(
                source, lang, characters=int(megabytes * 1e6), figures_per_kb=density
            )
            rows.append(_row(f"{lang}: {name}", documents))
    return rows


def _row(name: str, documents: list[Document]) -> Sequence[str]:
    figures = list(extract(documents))  # packs are loaded before the clock starts
    size = sum(len(document.text.encode()) for document in documents) / 1e6
    ratios, passes, reads, frames = [], [], [], []
    for _ in range(RUNS):
        passes.append(min(_seconds(lambda: _digit_pass(documents)) for _ in range(PASSES)))
        reads.append(_seconds(lambda: list(extract(documents))))
        frames.append(_seconds(lambda: figures_frame(figures)))
        ratios.append(passes[-1] / reads[-1])
    pass_, read, frame = map(statistics.median, (passes, reads, frames))
    return (
        name,
        f"{size:.1f}",
        f"{len(figures) / size / 1000:.2f}",
        f"{size / pass_:.0f}",
        f"{size / read:.2f}",
        f"{size / (read + frame):.2f}",
        f"{statistics.median(ratios):.4f}",
    )


def _digit_pass(documents: Sequence[Document]) -> None:
    for document in documents:
        for _ in DIGITS.finditer(document.text):
            pass


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
