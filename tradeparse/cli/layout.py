"""Text for a terminal: aligned columns, numbers, periods."""

import math
import unicodedata
from collections.abc import Sequence
from datetime import date

Row = Sequence[str]


def aligned(rows: Sequence[Row], *, right: Sequence[int] = ()) -> str:
    """Rows as lines of columns two spaces apart; `right` lists the columns set to the right."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(
            pad(cell, widths[n], to_the_right=n in right) for n, cell in enumerate(row)
        ).rstrip()
        for row in rows
    )
    return "\n".join(lines)


def pad(cell: str, columns: int, *, to_the_right: bool = False) -> str:
    """The cell with spaces to fill so many columns of a terminal."""
    space = " " * (columns - width(cell))
    return space + cell if to_the_right else cell + space


def width(text: str) -> int:
    """Columns of a terminal that a text takes: two for a wide letter, none for a mark."""
    return sum(
        0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )


def shortened(text: str, columns: int) -> str:
    """The text on one line, cut with an ellipsis where it is wider than that."""
    text = " ".join(text.split())
    if width(text) <= columns:
        return text
    while text and width(text) > columns - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def quantity(value: float, high: float | None, unit: str, comparator: str = "=") -> str:
    """A value with its bound, unit and comparator: "> 1,000,000,000 USD", "-9.7 percent"."""
    number = _number(value)
    if high is not None and not math.isnan(high):
        number = f"{number} to {_number(high)}"
    return f"{'' if comparator == '=' else comparator + ' '}{number} {unit}"


def counted(number: int, thing: str) -> str:
    """A number of things: "1 figure", "2 figures"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def days(start: date | None, end: date | None) -> str:
    """An interval as short as it can be said: "2022", "2024-05", "2022-01-01 to 2022-09-30"."""
    if start is None or end is None:
        return ""
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    return f"{start:%Y-%m-%d} to {end:%Y-%m-%d}"


def _number(value: float) -> str:
    return f"{value:,.4f}".rstrip("0").rstrip(".")
