"""Claims and targets as tables: what is stated, by whom, when."""

import pandas as pd

from tradeparse.analysis import wording
from tradeparse.analysis.evidence import joined
from tradeparse.analysis.wording import Row
from tradeparse.display.theme import Fragment
from tradeparse.tables.layout import Column, Money, table

SHORT = 18  # letters of a code or a day, which no line should break
NOTHING = "Nothing is stated."


def claims(stated: pd.DataFrame, caption: str = "Claims", most: int = 100) -> Fragment:
    """One row per claim: its flow, its period, its amount and growth as stated, who says so.

    stated: from `evidence.stated`, in its order: by period, then by date. Parts of a year,
    targets and forecasts are named as such.
    """
    amounts = stated[stated["quantity"] == "amount"]
    money = Money(amounts, "value")
    columns = [
        Column("Period", lambda row: row["period"], tight=True),
        Column("Flow", flow_of),
        Column(
            money.head("Amount"), lambda row: _said(row, "amount", money), number=True,
            figures=lambda row: _ids(row["amount"]),
        ),
        Column(
            "Growth", lambda row: _said(row, "growth", money), number=True,
            figures=lambda row: _ids(row["growth"]),
        ),
        Column("Stated as", _standing),
        Column("Outlet, date", wording.source, said=""),
    ]  # fmt: skip
    by_claim = stated.groupby(["doc_id", "claim_id", "period"], sort=False)
    rows = [_claim(group.to_dict("records")) for _, group in by_claim]
    return table(rows, columns, caption, NOTHING, most)


def targets(
    history: pd.DataFrame,
    caption: str = "Targets, and how they moved",
    nothing: str = "No target is stated.",
) -> Fragment:
    """One row per text that names a target: the amount, its year, the move since the last text.

    history: from `analysis.targets.history`.
    """
    money = Money(history, "value")
    columns = [
        Column("Flow", flow_of),
        Column("Year aimed at", lambda row: "" if row["span"] == "none" else row["period"]),
        Column(
            money.head("Target"), lambda row: _text(row, money), number=True,
            figures=lambda row: row["figure_id"],
        ),
        Column("Move", lambda row: row["move"] if isinstance(row["move"], str) else "no date"),
        Column("On the way", lambda row: row["nearer"]),
        Column("Outlet, date", wording.source, said=""),
    ]  # fmt: skip
    return table(history.to_dict("records"), columns, caption, nothing)


def preview(frame: pd.DataFrame, columns: str, most: int = 10) -> Fragment:
    """The first rows of any frame as they stand; `columns` names those shown, blanks between."""
    first, *others = columns.split()
    shown = [_plain_column(frame, first, said=""), *(_plain_column(frame, n) for n in others)]
    size = f"{wording.counted(len(frame), 'row')}, {len(frame.columns)} columns"
    caption = f"The first {most} of {size}" if len(frame) > most else size
    return table(frame.head(most).to_dict("records"), shown, caption, "The frame has no rows.")


def flow_of(row: Row) -> str:
    """Kazakhstan – Serbia, turnover;  with the product that it is limited to"""
    name = wording.flow_name(row["measure"], row["parties"])
    return f"{name}: {row['product']}" if isinstance(row["product"], str) else name


def _claim(rows: list[Row]) -> Row:
    """The statements of one claim as one row; what it says of each quantity under its name."""
    amounts, growths = (
        [row for row in rows if row["quantity"] == quantity] for quantity in ("amount", "growth")
    )
    return {**(amounts or rows)[0], "amount": amounts, "growth": growths}


def _ids(rows: list[Row]) -> str:
    return joined(row["figure_id"] for row in rows)


def _said(row: Row, quantity: str, money: Money) -> str:
    return "; ".join(dict.fromkeys(_text(said, money) for said in row[quantity]))


def _text(row: Row, money: Money) -> str:
    if row["quantity"] == "growth":
        growth = wording.quantity(row["value"], row["value_high"], "ratio")
        return wording.SHORT_SIGNS[row["comparator"]] + growth
    return money.text(row["value"], row["value_high"], row["unit"], row["comparator"])


def _standing(row: Row) -> str:
    part = "part of a year" if row["span"] == "part" else ""
    standing = "" if row["status"] == "actual" else row["status"]
    headline = "headline" if row["headline"] else ""
    return ", ".join(word for word in (standing, part, headline) if word) or "achieved"


def _plain_column(frame: pd.DataFrame, name: str, said: str | None = None) -> Column:
    number = pd.api.types.is_numeric_dtype(frame[name].dtype)
    short = not number and frame[name].astype("str").str.len().max() <= SHORT

    def cell(row: Row) -> str:
        value = row[name]
        if wording.missing(value):
            return ""
        if isinstance(value, pd.Timestamp):
            return f"{value:%Y-%m-%d}"
        return wording.number(value, 12) if number else str(value)

    return Column(name, cell, number=number, tight=bool(short), said=said)
