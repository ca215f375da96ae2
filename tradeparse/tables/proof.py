"""The evidence columns: for each figure that a row names, its sentence, outlet, date and place."""

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from tradeparse.analysis.evidence import parted
from tradeparse.display.evidence import Handed

COLUMNS = ("surface", "sentence", "publisher", "published", "doc_id", "start", "end", "url")
ID = re.compile(r"(figure_)?ids?$")


def with_evidence(frame: pd.DataFrame, handed: Handed) -> pd.DataFrame:
    """`frame`, and behind its columns the evidence of every figure that its rows name.

    handed: what the notebook has handed over. A column of figure ids, such as `figure_id` or
    `lower_figure_id`, brings `sentence`, `publisher` (the outlet), `published`, `doc_id`, `start`
    and `end` (offsets in the document's text), `surface` and `url`, under the same prefix; those
    that the frame has already stay as they are. Where a cell names several figures (a line
    each), the evidence has a line for each too.
    """
    known = {
        figure["figure_id"]: {**article, **figure}
        for article in handed.articles
        for figure in article["figures"]
    }
    added: dict[str, pd.Series] = {}
    for name in [name for name in frame if _names_figures(frame[name], known)]:
        prefix = ID.sub("", str(name))
        figures = [_figures(cell, known) for cell in frame[name]]
        for column in COLUMNS:
            if f"{prefix}{column}" not in frame:
                added[f"{prefix}{column}"] = _column(figures, column, frame.index)
    return frame.assign(**added)


def _names_figures(column: pd.Series, known: Mapping[str, Any]) -> bool:
    """Whether a column's texts are ids of figures."""
    if not ID.search(str(column.name)) or not pd.api.types.is_string_dtype(column.dtype):
        return False
    texts = column.dropna()
    return len(texts) > 0 and all(name in known for name in parted(texts.iloc[0]))


def _figures(cell: object, known: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [known[name] for name in parted(cell) if name in known]


def _column(figures: list[list[Mapping[str, Any]]], name: str, index: pd.Index) -> pd.Series:
    """The cells of one evidence column: as they are where each row has one figure, else texts."""
    if all(len(row) == 1 for row in figures):
        values = pd.Series([row[0][name] for row in figures], index=index)
        if name == "published":
            return pd.to_datetime(values).astype("datetime64[s]")
        return values if name in ("start", "end") else values.astype("str")
    texts = ["\n".join(_text(figure[name]) for figure in row) for row in figures]
    return pd.Series(texts, index=index, dtype="str")


def _text(value: object) -> str:
    return "" if value is None else str(value)
