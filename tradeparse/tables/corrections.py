"""Corrections as a table: what was changed, why, by whom and when, and whether it still applies."""

from collections.abc import Iterable

import pandas as pd

from tradeparse.analysis import wording
from tradeparse.analysis.wording import Row
from tradeparse.corrections.account import changes
from tradeparse.display.theme import Fragment
from tradeparse.tables.layout import Column, table

NOTHING = "Nothing has been corrected by hand."
ELSEWHERE = "elsewhere"


def corrections(reviewed: pd.DataFrame, most: int = 100) -> Fragment:
    """One row per figure: its words, what was corrected and why, what came of it; stale ones first.

    reviewed: from `tp.review_corrections`. Corrections of documents that were not read are
    counted in the caption.
    """
    here = reviewed[reviewed["outcome"] != ELSEWHERE]
    keys = ["figure_id", "outcome", "reason"]
    groups = [group.to_dict("records") for _, group in here.groupby(keys, sort=False)]
    columns = [
        Column(
            "Figure", lambda row: f"{row['surface'] or row['figure_id']}\n{row['doc_id']}", said=""
        ),
        Column("Correction", lambda row: "; ".join(changes(row["rows"]))),
        Column("Why", lambda row: _once(each["note"] for each in row["rows"])),
        Column("Who, when", lambda row: _once(_source(each) for each in row["rows"])),
        Column("What came of it", lambda row: f"{row['outcome']}\n{row['reason']}".strip()),
    ]
    rows: list[Row] = [{**group[0], "rows": group} for group in groups]
    return table(rows, columns, _caption(reviewed), _nothing(reviewed), most)


def _source(row: Row) -> str:
    return ", ".join(filter(None, (row["who"], row["when"])))


def _once(texts: Iterable[str]) -> str:
    return "; ".join(filter(None, dict.fromkeys(texts)))


def _caption(reviewed: pd.DataFrame) -> str:
    """3 corrections: 2 applied and 1 stale"""
    counts = reviewed["outcome"].value_counts()
    kinds = [f"{count} {outcome}" for outcome, count in counts.items() if outcome != ELSEWHERE]
    lost = counts.get(ELSEWHERE, 0)
    more = f"; {lost} more about documents that were not read" if lost else ""
    total = wording.counted(len(reviewed) - lost, "correction")
    return f"{total}: {wording.listed(kinds)}{more}"


def _nothing(reviewed: pd.DataFrame) -> str:
    if reviewed.empty:
        return NOTHING
    count = wording.counted(len(reviewed), "correction")
    return f"Nothing here has been corrected by hand; {count} are about documents not read here."
