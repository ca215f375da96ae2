"""`python -m benchmarks.peers.worker TOOL < texts.json`: what one tool says, and how fast."""

import json
import sys
import time
from contextlib import redirect_stdout
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

from benchmarks.peers.adapters import TOOLS, Reader
from benchmarks.peers.finding import Finding

#: read before the clock starts, so that models are loaded: "pounds" needs a classifier
WARM = "Trade reached $5 million in 2022, up 4% on 3 pounds."


class Answer(NamedTuple):
    """What a tool says of one text; `error` in place of findings where it failed."""

    findings: list[Finding]
    seconds: float  # of processor time, which other programs at work change least
    error: str = ""


def answer(read: Reader, text: str) -> Answer:
    """The findings in a text. A text that a tool cannot read costs it that text alone."""
    began = time.process_time()
    try:
        findings, error = list(read(text)), ""
    except Exception as failure:  # whatever a tool may raise
        findings, error = [], f"{type(failure).__name__}: {failure}"
    return Answer(findings, time.process_time() - began, error)


def main(tool: str) -> None:
    """Read a JSON list of texts from stdin, write the version and an Answer for each."""
    texts = json.load(sys.stdin)
    with redirect_stdout(sys.stderr):  # a tool may talk while it works
        read = TOOLS[tool]()
        list(read(WARM))
        answers = [answer(read, text) for text in texts]
    json.dump({"version": _version(tool.partition(",")[0]), "answers": answers}, sys.stdout)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "?"


if __name__ == "__main__":
    main(*sys.argv[1:])
