"""Why a figure reads as it does: the rule that found it, and the words behind each column."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tradeparse.formats import days, quantity
from tradeparse.parse.pipeline import extract
from tradeparse.records import Document, Figure, Interval


class Reason(NamedTuple):
    """A column of a figure, its value as text, and the words that gave it."""

    column: str
    value: str
    words: str


def explain(source: Document | Figure | Iterable[Document | Figure]) -> str:
    """The figures of documents, each with its rule and the words behind each column, as text.

    source: a document, which is read first, a figure, or several of either. A document without
    figures gives an empty text.
    """
    if isinstance(source, Figure):
        return _explained(source)
    if isinstance(source, Document):
        return explain(extract(source))
    return "\n\n".join(filter(None, map(explain, source)))


def reasons(figure: Figure) -> list[Reason]:
    """The columns of a figure that have a value, in the contract's order, each with its words."""
    words = _words(figure)
    known = [Reason(name, value, words.pop(name, "")) for name, value in _columns(figure) if value]
    return [*known, *(Reason(name, "", said) for name, said in words.items())]


def _explained(figure: Figure) -> str:
    rows = [(f"    {r.column}", r.value, r.words) for r in reasons(figure)]
    widths = [max(len(row[i]) for row in rows) for i in (0, 1)]
    lines = [f"{a:<{widths[0]}}  {b:<{widths[1]}}  {c}".rstrip() for a, b, c in rows]
    head = f"{figure.surface}  [{figure.figure_id}] {figure.rule}"
    return "\n".join((head, f"    {' '.join(figure.sentence.split())}", *lines))


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
