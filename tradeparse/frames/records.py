"""Figures and documents to their frames."""

from collections.abc import Callable, Iterable
from datetime import date
from operator import attrgetter
from typing import Any

import numpy as np
import pandas as pd

from tradeparse.frames.columns import empty, typed
from tradeparse.records import Document, Figure, Interval
from tradeparse.schema import DOCUMENT_COLUMNS, FIGURE_COLUMNS


def figures_frame(figures: Iterable[Figure]) -> pd.DataFrame:
    """One row per figure, in the order given, with the contract's columns and dtypes.

    Text is pandas' `str`, numbers float64, offsets int64, dates datetime64[s]; what is not
    stated is missing. Without figures the frame is empty and has the same dtypes.
    """
    return _frame(list(figures), FIGURE_COLUMNS, "a figures frame")


def documents_frame(documents: Iterable[Document]) -> pd.DataFrame:
    """One row per document, in the order given: the contract's document fields.

    A published day is datetime64[s]; the rest is text, missing where the source has none.
    """
    return _frame(list(documents), DOCUMENT_COLUMNS, "a documents frame")


def _frame(records: list[Any], columns: dict[str, str], what: str) -> pd.DataFrame:
    if not records:
        return empty(columns)
    data = {}
    for name, kind in columns.items():
        read = _reader(name)
        data[name] = _days(map(read, records)) if kind == "date" else [read(r) for r in records]
    return typed(pd.DataFrame(data), columns, what)


def _reader(column: str) -> Callable[[Any], Any]:
    """What takes a column's value out of a record: `period_start` is `record.period.start`."""
    interval, _, edge = column.rpartition("_")
    if interval not in ("period", "base"):
        return attrgetter(column)
    whole = attrgetter(interval)

    def read(record: Any) -> date | None:
        days: Interval | None = whole(record)
        return None if days is None else getattr(days, edge)

    return read


def _days(values: Iterable[date | None]) -> "np.ndarray[Any, Any]":
    return np.array(list(values), dtype="datetime64[D]").astype("datetime64[s]")
