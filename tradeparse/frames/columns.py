"""The contract's dtypes in pandas, and the one function that gives them to a frame."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from tradeparse.errors import ColumnsMissing, UnreadableFrame

PANDAS_DTYPES: dict[str, Any] = {
    "text": "str",
    "integer": "int64",
    "number": "float64",
    "date": "datetime64[s]",
}


def typed(frame: pd.DataFrame, columns: Mapping[str, str], what: str) -> pd.DataFrame:
    """A new frame with `columns` first, in their order and dtypes; an empty text is missing.

    columns: name -> dtype of the contract (one of schema's dictionaries). Columns that the
    contract does not know stay behind them, as they are. what: "a figures frame" or a file's
    name, for messages. Raises ColumnsMissing, or UnreadableFrame for a value of another type.
    """
    absent = [name for name in columns if name not in frame.columns]
    if absent:
        raise ColumnsMissing(
            f"{what} lacks {_listed(absent)}: it needs {', '.join(columns)}. "
            "Make it with figures_frame, or read it with read_figures."
        )
    others = {name: frame[name] for name in frame.columns if name not in columns}
    known = {name: _cast(frame[name], dtype, what) for name, dtype in columns.items()}
    return pd.DataFrame({**known, **others}, index=frame.index)


def empty(columns: Mapping[str, str]) -> pd.DataFrame:
    """No rows, and the contract's columns and dtypes."""
    return pd.DataFrame(
        {name: pd.Series([], dtype=PANDAS_DTYPES[kind]) for name, kind in columns.items()}
    )


def _cast(values: pd.Series, kind: str, what: str) -> pd.Series:
    try:
        if kind == "text":
            text = values.astype("str")
            return text.mask(text == "")
        if kind == "date":
            return _dates(values)
        numbers = pd.to_numeric(values)
        if kind == "integer" and (numbers % 1 != 0).any():
            raise ValueError("a fraction")
        return numbers.astype(PANDAS_DTYPES[kind])
    except (ValueError, TypeError) as error:
        row, value = _first_wrong(values, kind)
        raise UnreadableFrame(
            f"{what}, column {values.name!r}, row {row}: {value!r} is not {_ASKED[kind]}. "
            "Correct that cell, or write the file anew with `tradeparse extract`."
        ) from error


_ASKED = {
    "integer": "a whole number",
    "number": "a number",
    "date": "a date as 2022-12-31",
    "text": "a text",
}


def _dates(values: pd.Series) -> pd.Series:
    if pd.api.types.is_datetime64_dtype(values.dtype):
        return values.astype("datetime64[s]")
    days = pd.to_datetime(values.mask(values == ""), format="%Y-%m-%d")
    return days.astype("datetime64[s]")


def _first_wrong(values: pd.Series, kind: str) -> tuple[int, Any]:
    """Row (the first is 1) and content of the first cell that is not of this kind."""
    if kind == "date":
        read = pd.to_datetime(values.mask(values == ""), format="%Y-%m-%d", errors="coerce")
    else:
        read = pd.to_numeric(values, errors="coerce")
    wrong = read.isna() if kind == "integer" else read.isna() & values.notna() & (values != "")
    if kind == "integer":
        wrong |= read % 1 != 0
    at = int(wrong.to_numpy().argmax())
    return at + 1, values.iloc[at]


def _listed(names: list[str]) -> str:
    word = "column" if len(names) == 1 else "columns"
    return f"the {word} {', '.join(names)}"
