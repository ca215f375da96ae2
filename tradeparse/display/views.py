"""How a notebook shows documents, figures and the contract's frames when a cell ends with one.

`tradeparse.setup` makes them known to IPython. Whatever else a frame or a list holds is shown as
pandas and Python show it.
"""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import pandas as pd

from tradeparse.analysis import periods, wording
from tradeparse.analysis.wording import Row
from tradeparse.display.evidence import address_of, leading
from tradeparse.display.highlight import highlight, lit, reading
from tradeparse.display.theme import Fragment, tag
from tradeparse.errors import UnknownLanguage
from tradeparse.frames import documents_frame, figures_frame
from tradeparse.parse import extract
from tradeparse.reasons import reasons
from tradeparse.records import Document, Figure
from tradeparse.schema import CLAIM_COLUMNS, DOCUMENT_COLUMNS, FIGURE_COLUMNS
from tradeparse.tables.layout import Column, table

MOST = 12  # rows of a frame that are shown
ROOM = 90  # letters of a sentence on either side of a figure
OPENING = 160  # letters of a text in a list of documents


def document(shown: Document) -> Fragment:
    """A document's text with the figures that are read in it now, their readings on hover."""
    try:
        return highlight(shown, extract(shown))
    except UnknownLanguage as error:
        plain = highlight(shown, [])
        return Fragment(plain.html + tag("p", escape(f"{error}"), class_="tp-muted"), plain.plain)


def name(shown: Document) -> str:
    """A document in one line, for a terminal."""
    return f"Document {shown.doc_id}: {shown.title or _opening(shown.text)}"


def figure(shown: Figure) -> Fragment:
    """A figure in its sentence, and each of its columns with the words that gave it its value."""
    [row] = figures_frame([shown]).to_dict("records")
    columns = [
        Column("Column", lambda reason: reason["column"]),
        Column("Reads", lambda reason: reason["value"]),
        Column("By the words", lambda reason: reason["words"]),
    ]
    why: list[Row] = [
        {"column": reason.column, "value": reason.value, "words": reason.words}
        for reason in reasons(shown)
    ]
    body = table(why, columns, f"Read by the rule “{shown.rule}”", "")
    return Fragment(tag("div", _in_sentence(row, len(shown.sentence))) + body.html, shown.surface)


def listed(shown: Sequence[Any]) -> Fragment | None:
    """A list of documents, or of figures, as the frame of it is shown; None for another list."""
    if shown and all(isinstance(one, Figure) for one in shown):
        return frame(figures_frame(shown))
    if shown and all(isinstance(one, Document) for one in shown):
        return frame(documents_frame(shown))
    return None


def frame(shown: pd.DataFrame) -> Fragment | None:
    """One of the contract's frames for people; None for another frame."""
    names = set(shown.columns) - {"correction"}
    for columns, view in VIEWS:
        if names == set(columns):
            rows = shown.head(MOST).to_dict("records")
            return Fragment(view(rows).html + _size(shown), repr(shown))
    return None


def _figures(rows: list[Row]) -> Fragment:
    """Each figure in its sentence, and how it was read."""
    heads = ("In its sentence", "Read as", "Document")
    if not rows:
        return Fragment(tag("p", "No figure.", class_="tp-muted"))
    head = tag("tr", "".join(tag("th", name, scope="col") for name in heads))
    body = "".join(tag("tr", _figure_cells(row), data_figure=row["figure_id"]) for row in rows)
    lines = tag("table", tag("caption", "Figures") + tag("thead", head) + tag("tbody", body))
    return Fragment(tag("div", lines, class_="tp-scroll"))


def _figure_cells(row: Row) -> str:
    page = leading(address_of(row), escape(row["doc_id"]))
    cells = (_in_sentence(row, ROOM), escape(reading(row)), page)
    return "".join(tag("td", cell) for cell in cells)


def _in_sentence(row: Row, room: int) -> str:
    """A figure's words lit, with as much of its sentence on either side as there is room for."""
    before, _, behind = row["sentence"].partition(row["surface"])
    opening = before if len(before) <= room else f"… {before[-room:].partition(' ')[2]}"
    ending = behind if len(behind) <= room else f"{behind[:room].rpartition(' ')[0]} …"
    return escape(opening) + lit(row["surface"], row) + escape(ending)


def _claims(rows: list[Row]) -> Fragment:
    columns = [
        Column("Pair", lambda row: _text(row["pair"]), tight=True),
        Column("Measure", _product),
        Column("Period", _period, tight=True),
        Column("Amount", _amount, number=True),
        Column("Growth", lambda row: _growth(row["growth_ratio"]), number=True),
        Column("Implied base", lambda row: _money(row, "implied_base_amount"), number=True),
        Column("Status", lambda row: row["status"]),
        Column("Outlet, date", wording.source),
    ]
    return table(rows, columns, "Claims", "No claim.")


def _documents(rows: list[Row]) -> Fragment:
    columns = [
        Column("Document", lambda row: row["doc_id"]),
        Column("Published", lambda row: _day(row["published"]), tight=True),
        Column("Outlet", lambda row: _text(row["publisher"])),
        Column("Title", lambda row: _text(row["title"])),
        Column("Text", lambda row: _opening(_text(row["text"]))),
    ]
    return table(rows, columns, "Documents", "No document.")


VIEWS: tuple[tuple[dict[str, str], Callable[[list[Row]], Fragment]], ...] = (
    (FIGURE_COLUMNS, _figures),
    (CLAIM_COLUMNS, _claims),
    (DOCUMENT_COLUMNS, _documents),
)


def _size(shown: pd.DataFrame) -> str:
    """How much of the frame is seen, and how to see the rest."""
    rows = wording.counted(len(shown), "row")
    some = f"The first {MOST} of {rows}" if len(shown) > MOST else rows
    more = f"{some}, {len(shown.columns)} columns; .style shows them as they are."
    return tag("p", escape(more), class_="tp-muted")


def _amount(row: Row) -> str:
    if wording.missing(row["amount"]):
        return ""
    return wording.stated(row["amount"], row["amount_high"], row["currency"], row["comparator"])


def _money(row: Row, name: str) -> str:
    return "" if wording.missing(row[name]) else wording.money(row[name], row["currency"], 4)


def _growth(ratio: float) -> str:
    return "" if wording.missing(ratio) else wording.change(ratio)


def _product(row: Row) -> str:
    return row["measure"] + (f": {row['product']}" if _text(row["product"]) else "")


def _period(row: Row) -> str:
    days = row["period_start"], row["period_end"]
    return "" if wording.missing(days[0]) else periods.label(*days)


def _opening(text: str) -> str:
    words = " ".join(text[: 2 * OPENING].split())
    return words if len(words) <= OPENING else f"{words[:OPENING].rpartition(' ')[0]} …"


def _day(day: pd.Timestamp) -> str:
    return "" if wording.missing(day) else f"{day:%Y-%m-%d}"


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else ""
