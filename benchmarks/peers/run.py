"""The texts that every tool reads, and a tool at work on them in a process of its own."""

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.accuracy import held_back
from benchmarks.peers.finding import Finding
from benchmarks.peers.worker import Answer
from benchmarks.texts import articles, sentences
from tradeparse.evaluate import Compared, compare

ROOT = Path(__file__).parent.parent.parent
#: seconds after which a tool is given up
LIMIT = 1800
#: with threads of libraries at work, processor time would count against a tool
SETTINGS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
SETTINGS["PYTHONIOENCODING"] = "utf-8"


class ToolFailed(Exception):
    """A tool is not installed, died, or took too long; the message says which."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What every tool reads: the gold articles, then articles made of their sentences."""

    gold: list[tuple[Compared, bool]]  # with whether it was held back
    made: list[str]  # about one figure per kB

    @property
    def all(self) -> list[str]:
        """The texts in the order in which they are read."""
        return [compared.document.text for compared, _ in self.gold] + self.made


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one tool said in each run, an answer for each text; the runs differ in time alone."""

    tool: str
    version: str
    runs: list[list[Answer]]

    def seconds(self, part: slice) -> float:
        """Processor time for a part of the texts in the run that was disturbed least."""
        return min(sum(answer.seconds for answer in answers[part]) for answers in self.runs)


def texts(paths: Sequence[Path], kilobytes: float) -> Texts:
    """The English articles of the gold files, and as many made ones as asked for."""
    gold = [
        (compared, held_back(path.stem, compared.document.doc_id))
        for path in paths
        for compared in compare([path], extract=lambda _: [])
        if compared.document.lang == "en"
    ]
    made = articles(
        sentences(paths, "en"), "en", characters=int(kilobytes * 1000), figures_per_kb=1.0
    )
    return Texts(gold, [document.text for document in made])


def take_turns(
    pythons: Mapping[str, Path], texts: Sequence[str], times: int
) -> tuple[list[Outcome], dict[str, str]]:
    """Every tool at work so many times, and why some are not: by its name, what it said.

    pythons: for each tool the interpreter of its environment. They work turn about, so that
    whatever else the machine does meets them all.
    """
    outcomes: dict[str, Outcome] = {}
    failed: dict[str, str] = {}
    for _ in range(times):
        for tool in [tool for tool in pythons if tool not in failed]:
            try:
                version, answers = run(tool, pythons[tool], texts)
            except ToolFailed as failure:
                failed[tool] = str(failure)
                continue
            outcomes.setdefault(tool, Outcome(tool, version, [])).runs.append(answers)
    return [outcome for tool, outcome in outcomes.items() if tool not in failed], failed


def run(tool: str, python: Path, texts: Sequence[str]) -> tuple[str, list[Answer]]:
    """The tool's version and answers, from a process of its own. Raises ToolFailed."""
    said = _said(tool, python, texts)
    return said["version"], _answers(said["answers"])


def _said(tool: str, python: Path, texts: Sequence[str]) -> dict[str, Any]:
    command = [str(python), "-m", "benchmarks.peers.worker", tool]
    try:
        done = subprocess.run(
            command,
            input=json.dumps(texts),
            capture_output=True,
            encoding="utf-8",
            cwd=ROOT,
            env={**os.environ, **SETTINGS},
            timeout=LIMIT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ToolFailed(str(error)) from error
    if done.returncode:
        complaint = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
        raise ToolFailed(complaint[-1])
    return json.loads(done.stdout)


def _answers(rows: list[Any]) -> list[Answer]:
    return [
        Answer(
            [Finding(*cells)._replace(units=tuple(cells[4])) for cells in findings], seconds, error
        )
        for findings, seconds, error in rows
    ]
