"""What changed in a report's tables since it was last published.

Tables are compared, never notebooks: row by row where a column with ids tells which rows
belong together, else as sets of rows. All cells are compared as the text that the files have.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

Row = dict[str, str]
MOST = 20  # rows of each sort that a report shows
CELLS = 8  # cells that it shows of a row that is new or gone
LONGEST = 80  # characters of a cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One row that is new, gone, or changed; for a changed one, what it was before."""

    sort: str  # "new", "gone" or "changed"
    row: Row
    key: str | None = None  # the column that tells rows apart
    before: Row | None = None

    @property
    def cells(self) -> Sequence[tuple[str, str, str | None]]:
        """Column, value, and value before: of a changed row its id and what is different."""
        if self.before is None:
            filled = [(column, _short(text), None) for column, text in self.row.items() if text]
            return filled[:CELLS]
        return [
            (column, _short(self.row.get(column, "")), _short(self.before.get(column, "")))
            if column != self.key
            else (column, _short(self.row[column]), None)
            for column in {**self.row, **self.before}
            if column == self.key or self.row.get(column) != self.before.get(column)
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableChange:
    """What changed in one table."""

    name: str
    counts: dict[str, int]  # of rows, by the sort of change
    shown: tuple[Change, ...]  # the first of each sort

    @property
    def words(self) -> str:
        """The counts as `3 new, 1 gone`."""
        return ", ".join(f"{count} {sort}" for sort, count in self.counts.items())


def changed_tables(before: Path, after: Path) -> list[TableChange]:
    """What changed from the tables in one folder to those in another, where they differ.

    Tables that only one of the folders has are new or gone with all their rows.
    """
    names = sorted({path.name for folder in (before, after) for path in folder.glob("*.csv")})
    found = (_compared(name, before / name, after / name) for name in names)
    return [change for change in found if change.counts]


def _compared(name: str, before: Path, after: Path) -> TableChange:
    columns, new = _read(after)
    _, old = _read(before)
    key = next(
        (c for c in columns if c.endswith("_id") and _tells(c, old) and _tells(c, new)), None
    )
    changes = list(_by_key(key, old, new) if key else _by_row(old, new))
    counts = Counter(change.sort for change in changes)
    shown = [
        change
        for sort in counts
        for change in [change for change in changes if change.sort == sort][:MOST]
    ]
    return TableChange(
        name=name.removesuffix(".csv"),
        counts=dict(counts),
        shown=tuple(shown),
    )


def _read(path: Path) -> tuple[list[str], list[Row]]:
    """The columns and rows of a CSV file; none of either where there is no file."""
    if not path.exists():
        return [], []
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
        return list(reader.fieldnames or []), rows


def _tells(column: str, rows: Iterable[Row]) -> bool:
    """Whether a column is there and has a value of its own for each row."""
    values = [row.get(column) for row in rows]
    return all(values) and len(set(values)) == len(values)


def _by_key(key: str, old: list[Row], new: list[Row]) -> Iterator[Change]:
    was, now = ({row[key]: row for row in rows} for rows in (old, new))
    for name, row in now.items():
        if name not in was:
            yield Change(sort="new", row=row)
        elif was[name] != row:
            yield Change(sort="changed", row=row, key=key, before=was[name])
    yield from (Change(sort="gone", row=row) for name, row in was.items() if name not in now)


def _by_row(old: list[Row], new: list[Row]) -> Iterator[Change]:
    was, now = (Counter(tuple(row.items()) for row in rows) for rows in (old, new))
    yield from (Change(sort="new", row=dict(row)) for row in (now - was).elements())
    yield from (Change(sort="gone", row=dict(row)) for row in (was - now).elements())


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
