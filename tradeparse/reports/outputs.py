"""How a notebook hands its tables over to the report that it becomes."""

import os
import re
from pathlib import Path

import pandas as pd

FOLDER = "TRADEPARSE_TABLES"  # set by the runner; without it nothing is written
FORMATS = "TRADEPARSE_TABLE_FORMATS"  # "csv" or "csv,xlsx"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
FORMULA = re.compile(r"[=@\t\r].|[+-](?![\d.,\s])")  # what a spreadsheet would run


def publish_table(name: str, frame: pd.DataFrame) -> None:
    """Write `frame` as `<name>.csv` beside the report that this notebook becomes.

    In JupyterLab, where no report is made, nothing is written.
    name: letters, digits, `.`, `_`, `-`. A name that is used twice is written anew.
    frame: any shape. An index becomes the first columns, unless it only numbers the rows.
    Text that a spreadsheet would run as a formula gets a leading apostrophe.
    Raises ValueError when the name can't be a file's name.
    """
    if not NAME.fullmatch(name):
        raise ValueError(
            f"a table can't be called {name!r}: use letters, digits, '.', '_' and '-', "
            "a letter or digit first"
        )
    folder = os.environ.get(FOLDER)
    if not folder:
        return
    table = frame if _only_numbered(frame.index) else frame.reset_index(allow_duplicates=True)
    table = table.apply(_without_formulas)
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    table.to_csv(target / f"{name}.csv", index=False)
    if "xlsx" in os.environ.get(FORMATS, "csv").split(","):
        table.to_excel(target / f"{name}.xlsx", index=False, sheet_name=name[:31])


def _only_numbered(index: pd.Index) -> bool:
    return index.names == [None] and pd.api.types.is_integer_dtype(index.dtype)


def _without_formulas(column: pd.Series) -> pd.Series:
    if not pd.api.types.is_string_dtype(column.dtype):
        return column
    return column.map(_without_formula, na_action="ignore")


def _without_formula(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value
