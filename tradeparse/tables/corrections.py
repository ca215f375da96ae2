"""Corrections as a table: what was changed, why, by whom and when, and whether it still applies."""

from collections import Counter
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

    reviewed: from `tp.review_corrections`. What is corrected in documents that were not read is
    counted in the caption.
    """
    keys = ["figure_id", "outcome", "reason"]
    groups = [group.to_dict("records") for _, group in reviewed.groupby(keys, sort=False)]
    made: list[Row] = [{**group[0], "rows": group} for group in groups]
    here = [row for row in made if row["outcome"] != ELSEWHERE]
    columns = [
        Column(
            "Figure", lambda row: f"{row['surface'] or row['figure_id']}\n{row['doc_id']}", said=""
        ),
        Column("Correction", lambda row: "; ".join(changes(row["rows"]))),
        Column("Why", lambda row: _once(each["note"] for each in row["rows"])),
        Column("Who, when", lambda row: _once(_source(each) for each in row["rows"])),
        Column("Outcome", lambda row: f"{row['outcome']}\n{row['reason']}".strip()),
    ]
    return table(here, columns, _caption(here, made), _nothing(made), most)


def _source(row: Row) -> str:
    return ", ".join(filter(None, (row["who"], row["when"])))


def _once(texts: Iterable[str]) -> str:
    return "; ".join(filter(None, dict.fromkeys(texts)))


def _caption(here: list[Row], made: list[Row]) -> str:
    """3 figures corrected by hand: 2 applied and 1 stale; 1 more in documents not read here"""
    counts = Counter(row["outcome"] for row in here)
    kinds = wording.listed(f"{count} {outcome}" for outcome, count in counts.items())
    lost = len(made) - len(here)
    more = f"; {lost} more in documents not read here" if lost else ""
    return f"{wording.counted(len(here), 'figure')} corrected by hand: {kinds}{more}"


def _nothing(made: list[Row]) -> str:
    if not made:
        return NOTHING
    count = wording.counted(len(made), "figure")
    return f"Nothing here has been corrected by hand; {count} in documents not read here."
