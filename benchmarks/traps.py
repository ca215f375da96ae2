"""Texts that make a careless pattern quadratic: seconds for 1 MB, and growth from a quarter."""

import multiprocessing
import time
from collections.abc import Sequence

from tradeparse.records import Document

#: characters of a trap
SIZE = 1_000_000
#: seconds after which a trap has caught us
LIMIT = 30
#: seconds for the process to start and load its packs, not counted
STARTING = 10
#: what is repeated up to the size
TRAPS = {
    "1 1 1 1 …": "1 ",
    "9,999,999,…": "9,999,999,",
    "1.1.1.1.…": "1.",
    "$$$$…": "$",
    "$ 1 $ 1 …": "$ 1 ",
    "$1 million, $1 million, …": "$1 million, ",
    "rose by 5%, rose by 5%, …": "rose by 5%, ",
    "million million …": "million ",
    "a letter without end": "a",
    "one line without a full stop": "and so the talks went on between them ",
    "line breaks alone": "\n",
    "(((((…": "(",
    "– – – –": "– ",
    "names glued to letters": "xunited states of americax ",
    "phrases that go on as other words": "czech korunamas and ",
    "names in a row": "Kazakhstan and Serbia and ",
    "months in a row": "January–September ",
}
FIGURE = " Trade was $5 million in 2022."
HEAD = ("text of 1 MB", "seconds", "times as long as 0.25 MB")


def traps_table() -> list[Sequence[str]]:
    """A row for each trap: its seconds, and how they grow with the text (4 is linear)."""
    return [HEAD, *(_row(name, piece) for name, piece in TRAPS.items())]


def trap(piece: str, size: int = SIZE) -> str:
    """The piece again and again, then a figure, `size` characters in all.

    Without a figure a text may be put aside at the first look, and show nothing.
    """
    room = size - len(FIGURE)
    return (piece * (room // len(piece) + 1))[:room] + FIGURE


def _row(name: str, piece: str) -> Sequence[str]:
    quarter = _timed(piece, SIZE // 4)
    whole = quarter if isinstance(quarter, str) else _timed(piece, SIZE)
    if isinstance(quarter, str) or isinstance(whole, str):
        return name, str(whole), "?"
    return name, f"{whole:.2f}", f"{whole / quarter:.1f}"


def _timed(piece: str, size: int) -> float | str:
    """Seconds that one text takes in a process of its own, or why there are none."""
    context = multiprocessing.get_context("spawn")
    answer = context.SimpleQueue()
    process = context.Process(target=_read, args=(trap(piece, size), answer))
    process.start()
    process.join(LIMIT + STARTING)
    if process.is_alive():
        process.kill()
        process.join()
        return f"over {LIMIT}"
    return f"failed ({process.exitcode})" if answer.empty() else answer.get()


def _read(text: str, answer: "multiprocessing.SimpleQueue[float]") -> None:
    from tradeparse.parse import extract

    extract([Document(doc_id="warm", text=FIGURE, lang="en")])
    began = time.perf_counter()
    extract([Document(doc_id="trap", text=text, lang="en")])
    answer.put(time.perf_counter() - began)
