"""Why a figure reads as it does: its columns, each with the words that gave it its value."""

from collections.abc import Iterator
from typing import NamedTuple

from tradeparse.formats import days, quantity
from tradeparse.records import Figure, Interval


class Reason(NamedTuple):
    """A column of a figure, its value as text, and the words that gave it."""

    column: str
    value: str
    words: str


def reasons(figure: Figure) -> list[Reason]:
    """The columns of a figure that have a value, in the contract's order, each with its words."""
    words = _words(figure)
    known = [Reason(name, value, words.pop(name, "")) for name, value in _columns(figure) if value]
    return [*known, *(Reason(name, "", said) for name, said in words.items())]


def _columns(figure: Figure) -> Iterator[tuple[str, str]]:
    yield "kind", figure.kind
    yield "value", quantity(figure.value, figure.value_high, figure.unit)
    yield "ratio", f"{figure.ratio:g}" if figure.ratio is not None else ""
    for column in ("comparator", "status", "measure", "reporter", "partner", "product"):
        yield column, getattr(figure, column) or ""
    yield "period", _days(figure.period)
    yield "base", _days(figure.base)
    yield "claim", figure.claim_id


def _words(figure: Figure) -> dict[str, str]:
    """Column -> the words that gave it its value, in quotation marks."""
    words: dict[str, list[str]] = {}
    for column, said in figure.because:
        if said not in words.setdefault(column, []):
            words[column].append(said)
    return {column: ", ".join(f"“{part}”" for part in said) for column, said in words.items()}


def _days(interval: Interval | None) -> str:
    return days(interval.start, interval.end) if interval else ""
