"""Findings as tables: contradictions with both sides, growth with the base that it implies."""

import pandas as pd

from tradeparse.analysis import contradictions as disputes
from tradeparse.analysis import growth as implying
from tradeparse.analysis import wording
from tradeparse.analysis.wording import Row
from tradeparse.display.theme import Fragment
from tradeparse.tables.claims import flow_of
from tradeparse.tables.layout import Column, table

NONE_FOUND = "There is nothing of this kind."
NO_GROWTH = "No growth of a dated flow is stated."


def contradictions(
    found: pd.DataFrame,
    caption: str = "Statements of one fact",
    nothing: str = NONE_FOUND,
    most: int = 50,
) -> Fragment:
    """One row per fact: both extremes with their sources, how far apart they are, the verdict.

    found: from `analysis.contradictions`, gravest first; `statements` counts all there are.
    """
    columns = [
        Column("Fact", disputes.label),
        _side("Lower", disputes.LOWER),
        _side("Higher", disputes.UPPER),
        Column("Apart", _apart, number=True),
        Column("Statements", lambda row: str(row["statements"]), number=True),
        Column("Verdict", lambda row: f"{row['verdict']}\n{row['reason']}"),
    ]
    return table(found.to_dict("records"), columns, caption, nothing, most)


def growth(grown: pd.DataFrame, caption: str = "Growth, stated and implied") -> Fragment:
    """One row per growth: what is stated, the base it implies, the base that anyone states.

    grown: from `analysis.growth.implied`. Below the implied base stands what rounding and wording
    allow, and below that what it would be where "N times higher" is read as N times more.
    """
    columns = [
        Column("Flow", lambda row: f"{flow_of(row)}\n{row['period']}"),
        Column("Growth", wording.said, number=True, figures=lambda row: row["figure_id"]),
        Column("Amount", _amount, number=True, figures=lambda row: row["amount_id"]),
        Column("Compared with", lambda row: row["base"] + ("\nassumed" if row["assumed"] else "")),
        Column("Implied base", _implied),
        Column("Stated base", _base, number=True, figures=lambda row: row["base_ids"]),
        Column("Verdict", lambda row: row["verdict"] if row["implied"] > 0 else ""),
        Column("Outlet, date", wording.source, said=""),
    ]
    return table(grown.to_dict("records"), columns, caption, NO_GROWTH)


def _side(head: str, end: str) -> Column:
    """One of the two statements, with its source below."""
    return Column(
        head,
        lambda row: f"{wording.said(row, end)}\n{wording.source(row, end)}",
        figures=lambda row: row[f"{end}figure_id"],
        said=end,
    )


def _apart(row: Row) -> str:
    if row["quantity"] == "growth":
        return wording.points(row["spread"], "point")
    return "" if wording.missing(row["ratio"]) else wording.apart(row["ratio"])


def _amount(row: Row) -> str:
    if wording.missing(row["amount"]):
        return ""
    return wording.stated(row["amount"], None, row["currency"], row["amount_comparator"])


def _implied(row: Row) -> str:
    if wording.missing(row["implied"]):
        return ""
    currency, digits = row["currency"], implying.digits(row)
    ends = (row["implied_low"], row["implied_high"], currency)
    lines = [wording.money(row["implied"], currency, digits), wording.money_range(*ends, digits)]
    if not wording.missing(row["other"]):
        lines.append(f"or, as times more, {wording.money(row['other'], currency, 3)}")
    return "\n".join(lines)


def _base(row: Row) -> str:
    if wording.missing(row["base_lowest"]):
        return ""
    return implying.base_in_words(row)
