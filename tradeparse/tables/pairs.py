"""Pairs side by side as tables: whole years in columns, parts of years apart."""

import pandas as pd

from tradeparse.analysis import wording
from tradeparse.analysis.compare import FLOW, changed, end, shared_sign
from tradeparse.analysis.wording import Row
from tradeparse.display.theme import Fragment
from tradeparse.tables.layout import Column, Money, table

NOTHING = "No whole year is stated for these pairs and this measure."
NO_PARTS = "Nothing is stated about a part of a year or a longer span."
NO_CHANGE = "No pair has two whole years stated."


def comparison(compared: pd.DataFrame, caption: str = "Whole years side by side") -> Fragment:
    """One row per flow, one column per whole year: what is stated, from lowest to highest.

    compared: from `analysis.compare.compare`. "≠" says that the statements of a year exclude
    each other.
    """
    years = compared[compared["span"] == "year"]
    rows = [_flow(flow) for _, flow in years.groupby(FLOW, dropna=False, sort=False)]
    columns = [
        Column("Flow", _name),
        Column("Unit", lambda row: row["money"].unit, tight=True),
        *[_year(year) for year in sorted(years["period_end"].dt.year.unique())],
    ]
    return table(rows, columns, caption, NOTHING)


def parts(compared: pd.DataFrame, caption: str = "Parts of years and longer spans") -> Fragment:
    """One row per flow and period that is not a whole year: what is stated for it.

    compared: from `analysis.compare.compare`.
    """
    rows = compared[compared["span"] != "year"]
    money = Money(rows, "lowest", "highest")
    columns = [
        Column("Flow", _name),
        Column("Period", lambda row: row["period"], tight=True),
        Column(
            money.head("Amount"), lambda row: _amount(row, money), number=True,
            figures=lambda row: row["figure_ids"],
        ),
        Column("Statements", lambda row: str(row["statements"]), number=True),
    ]  # fmt: skip
    return table(rows.to_dict("records"), columns, caption, NO_PARTS)


def changes(
    change: pd.DataFrame, caption: str = "From the first whole year to the last"
) -> Fragment:
    """One row per flow: its first and last whole year, the change, and the change a year.

    change: from `analysis.compare.change`. A range stands where statements of a year differ.
    """
    columns = [
        Column("Flow", _name),
        _end("first"),
        _end("last"),
        Column("Change", changed, number=True),
        Column("A year", lambda row: wording.change(row["yearly"]), number=True),
    ]
    return table(change.to_dict("records"), columns, caption, NO_CHANGE)


def _flow(rows: pd.DataFrame) -> Row:
    """A flow's row: its names, and under each year what is stated."""
    money = Money(rows, "lowest", "highest")
    records = rows.to_dict("records")
    flow: Row = {**records[0], "money": money}
    for row in records:
        flow[row["period_end"].year] = row
    return flow


def _year(year: int) -> Column:
    return Column(
        str(year),
        lambda row: _amount(row[year], row["money"]) if year in row else "",
        number=True,
        figures=lambda row: row[year]["figure_ids"] if year in row else None,
    )


def _amount(row: Row, money: Money) -> str:
    sign = shared_sign(row)
    text = money.text(row["lowest"], row["highest"], row["unit"], sign)
    return text if row["agree"] else f"≠ {text}"


def _name(row: Row) -> str:
    name = wording.flow_name(row["flow"], row["parties"])
    return f"{name}: {row['product']}" if isinstance(row["product"], str) else name


def _end(name: str) -> Column:
    """The first or the last year of a flow, with what is stated for it."""
    return Column(
        name.capitalize(),
        lambda row: f"{end(row, name)} ({row[name]})",
        figures=lambda row: row[f"{name}_figure_ids"],
    )
