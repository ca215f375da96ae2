"""A document with its figures lit."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

import pandas as pd

from tradeparse.analysis import periods, wording
from tradeparse.display.evidence import address, leading
from tradeparse.display.theme import KINDS, Fragment, link, tag
from tradeparse.frames import figures_frame
from tradeparse.records import Document, Figure
from tradeparse.schema import RATIO_UNITS


def highlight(document: Document, figures: Iterable[Figure] | pd.DataFrame) -> Fragment:
    """The text of `document`, each figure marked by its kind, its reading shown on hover.

    figures: figures or their frame; those of other documents are passed over. A mark's `id` is
    its figure_id, so that a link can lead to it.
    """
    frame = figures if isinstance(figures, pd.DataFrame) else figures_frame(figures)
    rows = frame[frame["doc_id"] == document.doc_id].sort_values("start").to_dict("records")
    anchors = {row["figure_id"]: row["figure_id"] for row in rows}
    whole = (0, len(document.text))
    text = marked(document.text, rows, anchors, whole, lead=True)
    body = tag("div", text, class_="tp-text", lang=document.lang)
    count = wording.counted(len(rows), "figure")
    name = document.title or document.doc_id
    return Fragment(_head(document) + body + _legend(rows), f"{name}: {count}")


def example(documents: Sequence[Document], figures: pd.DataFrame, doc_id: str = "") -> Fragment:
    """The document `doc_id` with its figures lit; without an id, the one with most figures."""
    counts = figures["doc_id"].value_counts()
    ranked = sorted(documents, key=lambda document: -counts.get(document.doc_id, 0))
    chosen = [document for document in ranked if doc_id in ("", document.doc_id)]
    if not chosen:
        said = f"There is no document {doc_id!r}." if doc_id else "There is no document to show."
        return Fragment(tag("p", escape(said), class_="tp-muted"), said)
    return highlight(chosen[0], figures)


def marked(
    text: str,
    rows: Iterable[wording.Row],
    anchors: Mapping[str, str],
    within: tuple[int, int],
    *,
    lead: bool = False,
) -> str:
    """`text` from the first offset `within` to the last, its figures marked and with anchors.

    rows: of the figures frame, in the order of the text; those outside are passed over. Of
    figures that overlap the first is marked, and an anchor stands where the others would be.
    lead: marks are links to the figures' evidence, where a report has it.
    """
    pieces, at = [], within[0]
    for row in rows:
        start, end, anchor = row["start"], row["end"], anchors[row["figure_id"]]
        if not (within[0] <= start and end <= within[1]):
            continue
        if start < at:
            pieces.append(tag("span", "", id=anchor))
            continue
        mark = lit(text[start:end], row, id=anchor)
        target = address(row["figure_id"]) if lead else None
        pieces += [escape(text[at:start]), leading(target, mark)]
        at = end
    return "".join([*pieces, escape(text[at : within[1]])])


def lit(surface: str, row: wording.Row, **attributes: str) -> str:
    """A figure's words as a mark; hovering shows how they were read."""
    kind, hint = f"tp-{row['kind']}", reading(row)
    figure = row["figure_id"]
    return tag("mark", escape(surface), class_=kind, title=hint, data_figure=figure, **attributes)


def reading(row: wording.Row) -> str:
    """How a row of the figures frame, or of `evidence.stated`, was read, in one line."""
    countries = [row["reporter"], row["partner"]]
    named = [wording.country(code) for code in countries if isinstance(code, str)]
    period = periods.label(row["period_start"], row["period_end"])
    parts = [
        f"{row['kind']}: {value(row)}",
        row["measure"],
        " – ".join(named),
        row["product"],
        period,
        "" if row["status"] == "actual" else row["status"],
        f"corrected: {row['correction']}" if isinstance(row.get("correction"), str) else "",
    ]
    return " · ".join(part for part in parts if isinstance(part, str) and part)


def value(row: wording.Row) -> str:
    """The normalised value of a figure: about USD 117 million, −9.7 %, ×3."""
    low, high, unit = row["value"], row["value_high"], row["unit"]
    sign = wording.SIGNS[row["comparator"]]
    if unit not in RATIO_UNITS:
        return sign + wording.quantity(low, high, unit)
    ends = [low] if wording.missing(high) else [low, high]
    numbers = "–".join(wording.number(end) for end in ends)
    return sign + {"percent": "{} %", "factor": "×{}", "pp": "{} pp"}[unit].format(numbers)


def _head(document: Document) -> str:
    published = document.published.isoformat() if document.published else "no date"
    source = f"{document.publisher or 'no publisher'}, {published}"
    title = link(document.url, escape(document.title or document.doc_id))
    return tag("h4", title) + tag("div", escape(source), class_="tp-muted")


def _legend(rows: list[wording.Row]) -> str:
    """The kinds that the text has, each marked as it is above, with how many there are."""
    counts = {kind: sum(row["kind"] == kind for row in rows) for kind in KINDS}
    shown = [
        tag("mark", kind, class_=f"tp-{kind}") + f" {count}"
        for kind, count in counts.items()
        if count
    ]
    said = " · ".join(shown) if shown else "no figures in this document"
    return tag("div", f"{said}", class_="tp-muted")
