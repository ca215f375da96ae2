"""The file of corrections: a CSV that people read, write and keep under version control.

One row for each value that is corrected. The last row about a figure's column holds.

    figure_id, doc_id   the figure and its document
    surface, sentence   its words, and the sentence they stood in; without them the text may change
    column, value       what is corrected, and to what; nothing for missing. `remove`: no figure.
                        `add`: a figure that was missed, from one offset to another (120-133)
    was                 what was read
    note, who, when     why, by whom, on which day
"""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from tradeparse.corrections.values import ADD, problem
from tradeparse.errors import CorrectionsWrong
from tradeparse.formats import as_it_was, without_formula
from tradeparse.frames.files import whole_file

FILE_COLUMNS = (
    "figure_id", "doc_id", "surface", "sentence", "column", "was", "value", "note", "who", "when",
)  # fmt: skip
NEEDED = ("figure_id", "column", "value")
MOST = 20  # problems that one error lists


def read_corrections(path: str | Path) -> pd.DataFrame:
    """The corrections in a file, one row a value; none where there is no file, or no path.

    Columns are those that the module names, all text; an empty text is nothing. Raises
    CorrectionsWrong with all that is wrong with the file, a line each.
    """
    if not str(path) or not Path(path).exists():
        return as_frame([])
    rows = read_rows(Path(path))
    check([(f"{path}, row {n}", row) for n, row in enumerate(rows, start=2)])
    return as_frame(rows)


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of the file as they stand. Raises CorrectionsWrong for what is no such file."""
    try:
        reader = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
        rows = [
            {name: as_it_was(text or "") for name, text in row.items() if name} for row in reader
        ]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CorrectionsWrong(
            f"{path}: not a readable file of corrections ({error}). It is a CSV in UTF-8."
        ) from error
    absent = [name for name in NEEDED if name not in (reader.fieldnames or NEEDED)]
    if absent:
        raise CorrectionsWrong(
            f"{path}: lacks {', '.join(absent)}. A file of corrections has the columns "
            f"{', '.join(FILE_COLUMNS)}; the first line names them."
        )
    return [row for row in rows if any(row.values())]


def as_frame(rows: Iterable[Mapping[str, str]]) -> pd.DataFrame:
    """Rows as the frame of corrections; a column that a row lacks is empty."""
    made = [[row.get(name, "") for name in FILE_COLUMNS] for row in rows]
    return pd.DataFrame(made, columns=list(FILE_COLUMNS), dtype="str")


def check(rows: Iterable[tuple[str, Mapping[str, str]]]) -> None:
    """Nothing, for rows that hold together; each comes with its place, for the message.

    Raises CorrectionsWrong with all that is wrong.
    """
    rows = list(rows)
    wrong = [f"{place}: {text}" for place, row in rows if (text := _wrong(row))]
    given = {(row.get("figure_id"), row["column"]) for _, row in rows if row["value"]}
    wrong += [
        f"{place}: a figure to be added has no {name}; give it in a row of its own"
        for place, row in rows
        for name in ("kind", "value", "unit")
        if row["column"] == ADD and (row.get("figure_id"), name) not in given
    ]
    if wrong:
        more = [f"… and {len(wrong) - MOST} more"] if len(wrong) > MOST else []
        raise CorrectionsWrong("\n".join([*wrong[:MOST], *more]))


def append(path: Path, rows: Iterable[Mapping[str, str]]) -> None:
    """Add rows to the file, which is made if need be; it appears whole, and keeps what it had.

    What it says already is not added again, so that a cell can be run twice.
    """
    known = read_rows(path) if path.exists() else []
    last = {_about(row): _says(row) for row in known}
    new = [row for row in rows if last.get(_about(row)) != _says(row)]
    if not new:
        return
    rows = [*known, *new]
    names = [*FILE_COLUMNS, *(n for row in known for n in row if n not in FILE_COLUMNS)]
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(dict.fromkeys(names)), lineterminator="\n")
        writer.writeheader()
        writer.writerows({n: without_formula(text) for n, text in row.items()} for row in rows)


def _about(row: Mapping[str, str]) -> tuple[str, str]:
    return row["figure_id"], row["column"]


def _says(row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(row.get(name, "") for name in ("value", "note", "who"))


def _wrong(row: Mapping[str, str]) -> str:
    if not row.get("figure_id"):
        return "no figure_id says which figure it is about"
    if row["column"] == ADD:
        return _wrong_place(row)
    if day := row.get("when", ""):
        try:
            date.fromisoformat(day)
        except ValueError:
            return f"when is {day!r}, and must be a day as 2026-11-23"
    return problem(row["column"], row["value"])


def _wrong_place(row: Mapping[str, str]) -> str:
    start, _, end = row["value"].partition("-")
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end)):
        return f"add is {row['value']!r}, and must be where the figure stands, as 120-133"
    lacking = [name for name in ("doc_id", "surface", "sentence") if not row.get(name)]
    return f"a figure to be added has no {', '.join(lacking)}" if lacking else ""
