"""Frames as files for people: CSV and workbooks that no spreadsheet runs anything of."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from tradeparse.errors import UnknownFormat
from tradeparse.formats import without_formula
from tradeparse.frames.files import to_csv
from tradeparse.tables.units import heads
from tradeparse.tables.workbook import write_workbook


def write_table(
    frame: pd.DataFrame, path: str | Path, links: Mapping[str, str] | None = None
) -> None:
    """Write a frame for people, as CSV or as a workbook, by the path's ending.

    An index that says something becomes the first columns. Text that a spreadsheet would run
    as a formula gets an apostrophe in front; numbers stay numbers, days stay days. A workbook
    has units in its heads. links: text of a cell to the address that it leads to in a workbook.
    Raises UnknownFormat for an ending other than .csv and .xlsx, and for a workbook where
    openpyxl is not installed.
    """
    path = Path(path)
    if path.suffix.lower() not in (".csv", ".xlsx"):
        raise UnknownFormat(
            f"{path}: the ending {path.suffix!r} is no form of a table for people. "
            "Use .csv or .xlsx; figures and claims are written by write_figures, too."
        )
    shown = frame if _only_numbered(frame.index) else frame.reset_index(allow_duplicates=True)
    safe = pd.DataFrame({n: _safe(shown.iloc[:, n]) for n in range(shown.shape[1])})
    if path.suffix.lower() == ".xlsx":
        write_workbook(safe, [without_formula(head) for head in heads(shown)], path, links or {})
    else:
        safe.columns = pd.Index([without_formula(str(name)) for name in shown.columns])
        with path.open("w", encoding="utf-8", newline="") as stream:
            to_csv(safe, stream)


def _only_numbered(index: pd.Index) -> bool:
    """Whether an index does nothing but number the rows."""
    return index.names == [None] and pd.api.types.is_integer_dtype(index.dtype)


def _safe(column: pd.Series) -> pd.Series:
    """The column with each text in it such that no spreadsheet runs it."""
    kind = column.dtype
    if pd.api.types.is_numeric_dtype(kind) or pd.api.types.is_datetime64_any_dtype(kind):
        return column
    return column.astype(object).map(_cell, na_action="ignore")


def _cell(value: object) -> object:
    return without_formula(value) if isinstance(value, str) else value
