"""Rows and columns to HTML: aligned at the decimal point, never wider than the page."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

import pandas as pd

from tradeparse.analysis import wording
from tradeparse.analysis.evidence import parted
from tradeparse.analysis.wording import Row
from tradeparse.display.evidence import address, address_of, leading
from tradeparse.display.theme import Fragment, tag

DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")  # never broken over lines
FRACTION = re.compile(r"\.\d+$")
FIGURE_SPACE, POINT_SPACE = "\u2007", "\u2008"  # as wide as a digit, as wide as a point


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, how a row fills it, whether it holds numbers, where it leads.

    In a report, a cell whose figures have a page of evidence is a link to it; where it leads to
    several, each end of its range to one. In a notebook, the last line of a cell with `said`
    opens its sentence: the columns with this prefix have it.
    """

    head: str
    cell: Callable[[Row], str]  # lines behind the first stand below it, smaller
    number: bool = False  # aligned at the decimal point
    tight: bool = False  # never broken over lines
    figures: Callable[[Row], object] | None = None  # a figure's id, or several, a line each
    said: str | None = None  # prefix of `figure_id`, `sentence`, `surface`


def table(
    rows: Iterable[Row], columns: list[Column], caption: str, nothing: str, most: int = 100
) -> Fragment:
    """The first `most` rows as a table under its caption; `nothing` is said where there are none.

    A row's `figure_id` or `finding_id` stands on its element, so that a page can link to it.
    """
    rows = list(rows)
    if not rows:
        return Fragment(tag("p", escape(nothing), class_="tp-muted"), nothing)
    shown = rows[:most]
    texts = [_aligned([column.cell(row) for row in shown], column) for column in columns]
    heads = [tag("th", escape(c.head), scope="col", class_=_class(c)) for c in columns]
    lines = zip(*texts, strict=True)
    body = [_row(row, line, columns) for row, line in zip(shown, lines, strict=True)]
    parts = [
        tag("caption", escape(caption)),
        tag("thead", tag("tr", "".join(heads))),
        tag("tbody", "".join(body)),
    ]
    html = tag("div", tag("table", "".join(parts)), class_="tp-scroll")
    if len(rows) > most:
        html += tag("p", f"{len(rows) - most} more rows.", class_="tp-muted")
    return Fragment(html, _plain([c.head for c in columns], texts))


def _row(row: Row, cells: Iterable[str], columns: list[Column]) -> str:
    written = [
        tag("td", _content(row, cell, column), class_=_class(column))
        for cell, column in zip(cells, columns, strict=True)
    ]
    figure, finding = (_text(row.get(name)) for name in ("figure_id", "finding_id"))
    return tag("tr", "".join(written), data_figure=figure, data_finding=finding)


def _content(row: Row, cell: str, column: Column) -> str:
    """The first line of a cell, what stands below it smaller, and the way to its evidence."""
    first, *below = cell.split("\n")
    lines = [_led(first, _targets(row, column)), *(_days(line) for line in below)]
    if column.said is not None and cell:
        lines[-1] = _sourced(row, column.said, lines[-1])
        correction = row.get(f"{column.said}correction")
        if isinstance(correction, str):
            lines.append(tag("span", "corrected by hand", title=correction))
    return lines[0] + "".join(tag("div", line, class_="tp-muted") for line in lines[1:])


def _targets(row: Row, column: Column) -> list[str]:
    """The addresses that a cell's first line leads to; none outside a report."""
    ids = column.figures(row) if column.figures else None
    return [target for target in map(address, parted(ids)) if target]


def _led(text: str, targets: list[str]) -> str:
    """A line as a link; a range of several figures with a link for either end."""
    words = text.rstrip(FIGURE_SPACE + POINT_SPACE)
    if not targets or not words:
        return _days(text)
    low, dash, high = words.partition("–")
    ends = zip((low, high), (targets[0], targets[-1]), strict=True)
    if len(targets) == 1 or not dash:
        ends = zip((words,), targets, strict=False)
    return "–".join(leading(to, _days(end)) for end, to in ends) + text[len(words) :]


def _sourced(row: Row, prefix: str, line: str) -> str:
    """Who says so: a link to the evidence in a report, what opens the sentence in a notebook."""
    names = ("figure_id", "claim_id", "doc_id", "sentence", "surface")
    own: Row = {name: row.get(f"{prefix}{name}") for name in names}
    if target := address_of(own):
        return leading(target, line)
    sentence, surface = _text(own["sentence"]), _text(own["surface"])
    if not sentence:
        return line
    before, mark, behind = sentence.partition(surface or "\0")
    kind = _text(row.get(f"{prefix}kind")) or _text(row.get("quantity")) or "amount"
    lit = tag("mark", escape(mark), class_=f"tp-{kind}") if mark else ""
    quoted = escape(before) + lit + escape(behind)
    name = tag("div", escape(str(own["figure_id"])), class_="tp-muted")
    return tag("details", tag("summary", line) + tag("div", quoted, class_="tp-text") + name)


def _days(text: str) -> str:
    return DAY.sub(r'<span class="tp-tight">\g<0></span>', escape(text))


def _class(column: Column) -> str | None:
    return "tp-right" if column.number else "tp-tight" if column.tight else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _aligned(texts: list[str], column: Column) -> list[str]:
    """Numbers padded behind with blanks as wide as digits, so that their points stand in line."""
    if not column.number:
        return texts
    ends = [FRACTION.search(text) for text in texts]
    lengths = [len(end.group()) if end else 0 for end in ends]
    widest = max(lengths)
    return [text + _blank(own, widest) for text, own in zip(texts, lengths, strict=True)]


def _blank(own: int, widest: int) -> str:
    """What a fraction of `own` signs, its point included, lacks to the widest one."""
    if own == widest:
        return ""
    return FIGURE_SPACE * (widest - own) if own else POINT_SPACE + FIGURE_SPACE * (widest - 1)


class Money:
    """How amounts stand in a column: in one unit that the head names, or each with its own.

    frame: its `unit` column has the currencies, `sizes` names the columns with the amounts.
    """

    def __init__(self, frame: pd.DataFrame, *sizes: str) -> None:
        self.factor, self.unit = 0.0, ""
        if frame["unit"].nunique() == 1:
            middle = frame[list(sizes)].abs().median().median()
            self.factor, scale, _ = wording.scale(middle)
            self.unit = f"{scale} {frame['unit'].iloc[0]}".strip()

    def head(self, name: str) -> str:
        """Amount, million USD"""
        return f"{name}, {self.unit}" if self.unit else name

    def text(self, low: float, high: float | None, unit: str, comparator: str = "=") -> str:
        """≈ 117 or, where units differ, ≈ USD 117 million; a range with its two ends"""
        sign = wording.SHORT_SIGNS[comparator]
        ranged = not wording.missing(high) and high != low
        if not self.factor:
            return sign + wording.quantity(low, high if ranged else None, unit)
        ends = [low, float(high or 0)] if ranged else [low]
        return sign + "–".join(wording.number(end / self.factor) for end in ends)


def _plain(heads: list[str], texts: list[list[str]]) -> str:
    """The table for a terminal."""
    columns = [
        [head, *(cell.replace("\n", "; ") for cell in cells)]
        for head, cells in zip(heads, texts, strict=True)
    ]
    widths = [max(map(len, cells)) for cells in columns]
    lines = zip(*columns, strict=True)
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )
