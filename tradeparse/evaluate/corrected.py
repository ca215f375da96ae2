"""Corrections as gold: what was read, against what someone has made of it."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from tradeparse.corrections import apply_corrections, read_corrections, review_corrections
from tradeparse.corrections.places import APPLIED, NEEDLESS, STALE
from tradeparse.evaluate.gold import Compared, Reading, reading
from tradeparse.records import Document, Figure


def against_corrections(
    documents: Sequence[Document],
    corrections: str | Path | pd.DataFrame,
    read: pd.DataFrame,
    figures: Iterable[Figure] = (),
) -> list[Compared]:
    """Each document with corrections: its corrected figures as gold, beside what was read.

    read: the figures frame, before any correction; figures: the same as records, for the reasons
    behind what was read. Only figures that were corrected, removed or added are compared, since
    nobody says that the others are right. Stale corrections are left out: see `stale`.
    """
    known = _frame(corrections)
    reviewed = review_corrections(read, known, documents)
    judged = set(reviewed.loc[reviewed["outcome"].isin((APPLIED, NEEDLESS)), "found_id"].dropna())
    reasons = {figure.figure_id: figure for figure in figures}
    gold = _readings(apply_corrections(read, known, documents), judged, {})
    found = _readings(read, judged, reasons)
    return [
        Compared(
            document=document,
            gold=tuple(gold.get(document.doc_id, ())),
            read=tuple(found.get(document.doc_id, ())),
        )
        for document in documents
        if document.doc_id in {*gold, *found}
    ]


def stale(
    documents: Sequence[Document], corrections: str | Path | pd.DataFrame, read: pd.DataFrame
) -> list[str]:
    """A line for each correction that can't be compared, as its text has changed."""
    reviewed = review_corrections(read, _frame(corrections), documents)
    rows = reviewed[reviewed["outcome"] == STALE].to_dict("records")
    return [f"{row['figure_id']}, {row['column']}: {row['reason']}" for row in rows]


def _frame(corrections: str | Path | pd.DataFrame) -> pd.DataFrame:
    return corrections if isinstance(corrections, pd.DataFrame) else read_corrections(corrections)


def _readings(
    frame: pd.DataFrame, wanted: set[Any], figures: dict[str, Figure]
) -> dict[str, list[Reading]]:
    """The readings of the wanted figures, by document."""
    by_document: dict[str, list[Reading]] = {}
    for row in frame[frame["figure_id"].isin(wanted)].to_dict("records"):
        cells = {str(name): cell for name, cell in row.items()}
        one = reading(cells, figures.get(row["figure_id"]))
        by_document.setdefault(row["doc_id"], []).append(one)
    return by_document
