"""A CSV file as lines with named cells, whatever its delimiter, encoding and quirks."""

import csv
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tradeparse.documents.encodings import decode
from tradeparse.errors import UnreadableDocument, UnreadableSeries

DELIMITERS = ",;\t|"
_NOT_A_NAME = re.compile(r"[^a-z0-9]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file: `line["Trade Value (US$)"]` is its cell without blanks, or empty."""

    file: str
    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(key(column), "")

    def wrong(self, column: str, expected: str) -> UnreadableSeries:
        """The error that says that a cell is not what its column promises."""
        return UnreadableSeries(
            f"{self.file}, line {self.number}: {column} is {self[column]!r}, and it has to be "
            f"{expected}. Correct that cell."
        )

    def choice(self, column: str, choices: Collection[str], default: str = "") -> str:
        """The cell, which is one of `choices`; `default` where it is empty."""
        found = self[column] or default
        if found not in choices:
            raise self.wrong(column, f"one of {', '.join(choices)}")
        return found


class Sheet:
    """The columns and the lines of a file.

    A name is known by its letters and digits alone, so that "Reporter ISO", `reporterISO` and
    `reporter_iso` are one column, and `in` asks for it by any of them.
    """

    def __init__(self, name: str, header: list[str], lines: list[Line]) -> None:
        self.name, self.lines = name, lines
        self.shown = ", ".join(column for column in header if column)[:300] or "none"
        self._keys = set(map(key, header))

    def __contains__(self, column: str) -> bool:
        return any(key(name) in self._keys for name in column.split(" or "))


@cache
def key(column: str) -> str:
    """A column's name as it is compared."""
    return _NOT_A_NAME.sub("", column.lower())


def read_sheet(file: Path) -> Sheet:
    """The file's columns and lines.

    The delimiter is the one that the header has most of. Cells behind the last column are let
    pass if there is nothing in them: downloads end their lines with a comma. Raises
    UnreadableSeries for a file that is no text, or a line with more or fewer cells than columns.
    """
    text = _text(file)
    opening = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(DELIMITERS, key=opening.count)
    rows = _rows(text, delimiter, file.name)
    _, header = next(rows, (0, []))
    header = _without_end(header)
    keys = [key(column) for column in header]
    lines = [Line(file.name, n, _named(keys, cells, file.name, n)) for n, cells in rows]
    return Sheet(file.name, header, lines)


def _text(file: Path) -> str:
    try:
        return decode(file.read_bytes(), file.name)
    except UnreadableDocument as error:
        reason = str(error).partition(". ")[0]
        raise UnreadableSeries(
            f"{reason}. A series is read from CSV: save the sheet, or download it, as that."
        ) from error
    except OSError as error:
        raise UnreadableSeries(
            f"{file}: cannot be read ({error.strerror}). Check the file."
        ) from error


def _rows(text: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """The number of each line that has something in it, and its cells."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise UnreadableSeries(
            f"{name}, line {reader.line_num}: not CSV ({error}). Put cells that hold a delimiter "
            "or a quote between quotes."
        ) from error


def _named(keys: list[str], cells: list[str], name: str, number: int) -> dict[str, str]:
    if any(cells[len(keys) :]):
        raise UnreadableSeries(
            f"{name}, line {number}: {len(_without_end(cells))} cells under {len(keys)} columns. "
            "Put cells that hold a delimiter between quotes."
        )
    return dict(zip(keys, cells, strict=False))


def _without_end(cells: list[str]) -> list[str]:
    """The cells up to the last one that has something in it."""
    last = max((number for number, cell in enumerate(cells) if cell), default=-1)
    return cells[: last + 1]
