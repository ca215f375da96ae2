"""Text for a terminal: aligned columns, counts."""

import unicodedata
from collections.abc import Sequence

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


def counted(number: int, thing: str) -> str:
    """A number of things: "1 figure", "2 figures"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
