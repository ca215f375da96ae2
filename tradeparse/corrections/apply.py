"""Corrections held against figures, and figures with their corrections."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from tradeparse.corrections import session
from tradeparse.corrections.account import account
from tradeparse.corrections.file import read_corrections
from tradeparse.corrections.places import (
    APPLIED,
    ELSEWHERE,
    NEEDLESS,
    STALE,
    Documents,
    Ground,
    Place,
)
from tradeparse.corrections.values import ADD, REMOVE, parsed, written
from tradeparse.frames.columns import typed
from tradeparse.schema import FIGURE_COLUMNS

Corrections = str | Path | pd.DataFrame
Row = Mapping[Any, Any]
Outcome = tuple[str | None, str, str, str]  # found_id, now, outcome, reason
OUTCOMES = (STALE, APPLIED, NEEDLESS, ELSEWHERE)
#: what a figure that is added has where nothing is said of it
PLAIN = {"comparator": "=", "status": "actual", "measure": "other"}


def apply_corrections(
    figures: pd.DataFrame, corrections: Corrections, documents: Documents | None = None
) -> pd.DataFrame:
    """The figures frame as corrected: values replaced, false figures gone, missed ones added.

    corrections: the path of a file, which need not be there, or the frame that read_corrections
    gives. documents: those that the figures were read in, or their frame; with them it is seen
    whether the text at an added figure is still the same. A column more, `correction`, says of
    each figure what was corrected, why, by whom and when; it is missing for all others. Stale
    corrections change nothing: review_corrections tells of them. Raises CorrectionsWrong for a
    file that does not hold together.
    """
    figures = typed(figures, FIGURE_COLUMNS, "a figures frame")
    if not isinstance(corrections, pd.DataFrame):
        session.remember(figures, documents, Path(corrections) if str(corrections) else None)
    reviewed = review_corrections(figures, corrections, documents)
    applied = reviewed[reviewed["outcome"] == APPLIED]
    if "correction" not in figures:
        figures = figures.assign(correction=pd.Series(None, index=figures.index, dtype="str"))
    changed = _with_added(figures, applied)
    removed = applied.loc[applied["column"] == REMOVE, "found_id"]
    changed = changed[~changed["figure_id"].isin(removed)].reset_index(drop=True)
    for figure_id, rows in applied.groupby("found_id", sort=False):
        its = changed["figure_id"] == figure_id
        for row in rows[~rows["column"].isin((REMOVE, ADD))].to_dict("records"):
            changed.loc[its, row["column"]] = parsed(row["column"], row["value"])
        changed.loc[its, "correction"] = account(rows.to_dict("records"))
    return changed.assign(ratio=_ratio(changed, changed["correction"].notna()))


def review_corrections(
    figures: pd.DataFrame, corrections: Corrections, documents: Documents | None = None
) -> pd.DataFrame:
    """One row per correction that holds: what it says, and what comes of it for these figures.

    figures: as they were read, before any correction. corrections, documents: as for
    apply_corrections. Columns besides the file's: `found_id`, the figure that it is about now;
    `now`, what is read there, as the file would have it; `outcome`: `applied`, `stale` (the text
    has changed, or nothing is read there), `needless` (it is read so without the correction),
    `elsewhere` (the document is not among these), and the `reason`. Stale ones come first.
    """
    if not isinstance(corrections, pd.DataFrame):
        corrections = read_corrections(corrections)
    ground = Ground(figures, documents)
    values = figures.set_index("figure_id")
    last = corrections.drop_duplicates(["figure_id", "column"], keep="last")
    by_figure = [group for _, group in last.groupby("figure_id", sort=False)]
    rows = [row for group in by_figure for row in group.index]
    outcomes = [o for g in by_figure for o in _outcomes(g.to_dict("records"), ground, values)]
    names = ["found_id", "now", "outcome", "reason"]
    found = pd.DataFrame(outcomes, columns=names, index=rows, dtype="str")
    order = found["outcome"].map({name: rank for rank, name in enumerate(OUTCOMES)})
    return last.join(found).loc[order.sort_values(kind="stable").index].reset_index(drop=True)


def _outcomes(rows: Sequence[Row], ground: Ground, values: pd.DataFrame) -> list[Outcome]:
    """What comes of the corrections of one figure."""
    added = next((row for row in rows if row["column"] == ADD), None)
    place = ground.place_for(added) if added else None
    return [_outcome(row, place or ground.find(row), values) for row in rows]


def _outcome(row: Row, place: Place, values: pd.DataFrame) -> Outcome:
    column, figure_id = row["column"], place.figure_id
    if figure_id is None or (column == ADD and place.outcome == NEEDLESS):
        return figure_id, "", place.outcome, place.reason
    if column in (ADD, REMOVE) or figure_id not in values.index:
        return figure_id, "", APPLIED, place.reason
    now = written(values.at[figure_id, column])
    if now == written(parsed(column, row["value"])):
        return figure_id, now, NEEDLESS, "it is read so without the correction"
    return figure_id, now, APPLIED, place.reason


def _with_added(figures: pd.DataFrame, applied: pd.DataFrame) -> pd.DataFrame:
    """The figures and those that are to be added, each in its place among its document's."""
    rows = [_added(row) for row in applied[applied["column"] == ADD].to_dict("records")]
    if not rows:
        return figures
    new = pd.DataFrame(rows, columns=list(figures.columns), dtype=object)
    both = pd.concat([figures, new.astype(figures.dtypes)], ignore_index=True)
    place = both.groupby("doc_id", sort=False).ngroup()
    return both.assign(place=place).sort_values(["place", "start"]).drop(columns="place")


def _added(row: Row) -> dict[str, Any]:
    """A figure as it is before its values are put in."""
    doc_id, _, offsets = row["found_id"].rpartition(":")
    start, end = (int(offset) for offset in offsets.split("-"))
    words = {name: row[name] for name in ("surface", "sentence")}
    ids = {"doc_id": doc_id, "figure_id": row["found_id"], "claim_id": f"{doc_id}#+{start}"}
    return {**PLAIN, **ids, **words, "start": start, "end": end, "kind": "amount", "unit": ""}


def _ratio(figures: pd.DataFrame, touched: pd.Series) -> pd.Series:
    """new/old of each growth, worked out again where something was corrected."""
    growth = figures["kind"] == "growth"
    percent = (1 + figures["value"] / 100).where(growth & (figures["unit"] == "percent"))
    ratio = figures["value"].where(growth & (figures["unit"] == "factor"), percent)
    return figures["ratio"].mask(touched, ratio)
