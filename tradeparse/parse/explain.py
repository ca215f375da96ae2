"""Why a figure reads as it does: the rule that found it, and the words behind each column."""

from collections.abc import Iterable

from tradeparse.parse.pipeline import extract
from tradeparse.reasons import reasons
from tradeparse.records import Document, Figure


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


def _explained(figure: Figure) -> str:
    rows = [(f"    {r.column}", r.value, r.words) for r in reasons(figure)]
    widths = [max(len(row[i]) for row in rows) for i in (0, 1)]
    lines = [f"{a:<{widths[0]}}  {b:<{widths[1]}}  {c}".rstrip() for a, b, c in rows]
    head = f"{figure.surface}  [{figure.figure_id}] {figure.rule}"
    return "\n".join((head, f"    {' '.join(figure.sentence.split())}", *lines))
