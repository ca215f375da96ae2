"""Outlets as a table: how often others exclude what they state, how it fits what was counted."""

import pandas as pd

from tradeparse.analysis import outlets as found
from tradeparse.analysis import wording
from tradeparse.analysis.wording import Row
from tradeparse.display.theme import Fragment
from tradeparse.tables.layout import Column, table


def outlets(rows: pd.DataFrame, caption: str = "Outlets, those with most claims first") -> Fragment:
    """One row per outlet, every share and every median with its interval and its number of cases.

    rows: from `analysis.outlets.outlets`.
    """
    columns = [
        Column("Outlet", lambda row: row["outlet"]),
        Column("Documents", lambda row: str(row["documents"]), number=True),
        Column("Claims", lambda row: str(row["claims"]), number=True),
        Column(
            "Contradicted by others", _contradicted, tight=True,
            figures=lambda row: row["contradicted_ids"] or None,
        ),
        Column("By itself", lambda row: _count(row["by_itself"]), number=True),
        Column(
            "Stated / counted, median", _ratio, tight=True,
            figures=lambda row: row["held_ids"] or None,
        ),
        Column("From its own site", lambda row: _count(row["own"]), number=True),
    ]  # fmt: skip
    return table(rows.to_dict("records"), columns, caption, found.NOTHING)


def _count(number: int) -> str:
    return str(number) if number else ""


def _contradicted(row: Row) -> str:
    """2 of 5; below it the share and its interval."""
    if not row["compared"]:
        return ""
    low, share, high = (f"{100 * row[f'share{end}']:.0f}" for end in ("_low", "", "_high"))
    return f"{row['contradicted']} of {row['compared']}\n{share} % (95 %: {low} to {high} %)"


def _ratio(row: Row) -> str:
    """The median; below it how many amounts it is of, from where to where, and its interval."""
    if not row["held"]:
        return ""
    size = wording.counted(row["held"], "amount")
    ends = f", {found.times(row['lowest'])} to {found.times(row['highest'])}"
    sure = "too few for an interval"
    if not wording.missing(row["median_low"]):
        sure = f"95 %: {found.times(row['median_low'])} to {found.times(row['median_high'])}"
    return f"{found.times(row['median'])}\n{size}{ends if row['held'] > 1 else ''}\n{sure}"
