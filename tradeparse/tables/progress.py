"""Targets as a table: how far each is, and what it still needs."""

import pandas as pd

from tradeparse.analysis import wording
from tradeparse.analysis.progress import OPEN
from tradeparse.analysis.wording import Row
from tradeparse.display.theme import Fragment
from tradeparse.tables.claims import flow_of
from tradeparse.tables.layout import Column, table


def progress(
    aims: pd.DataFrame,
    caption: str = "How far each target is",
    nothing: str = "No target is stated.",
) -> Fragment:
    """One row per aim: its last amount, where the path began and stands, what is still needed.

    aims: from `analysis.progress.progress`. The growth a year that is needed has the range below
    it that the rounding of the target and the statements of the last year leave.
    """
    columns = [
        Column("Flow", flow_of),
        Column("Target", wording.said, number=True, figures=lambda row: row["figure_id"]),
        Column("For", lambda row: "" if row["span"] == "none" else row["period"]),
        Column("Stated", _stated),
        Column("Before", lambda row: _year(row, "start")),
        Column("Last year known", lambda row: _year(row, "last")),
        Column("A year so far", lambda row: _change(row["pace"]), number=True),
        Column("Still needed", _times, number=True),
        Column("A year needed", _needed, number=True),
        Column("State", _state),
    ]
    return table(aims.to_dict("records"), columns, caption, nothing)


def _stated(row: Row) -> str:
    texts = wording.counted(row["texts"], "text")
    lines = [texts if wording.missing(row["first_published"]) else _dates(row, texts)]
    return "\n".join([*lines, *([row["moves"]] if row["moves"] else [])])


def _dates(row: Row, texts: str) -> str:
    first, last = (f"{row[name]:%Y-%m}" for name in ("first_published", "published"))
    return first if row["texts"] == 1 else f"{first} to {last}\n{texts}"


def _year(row: Row, end: str) -> str:
    if wording.missing(row[f"{end}_year"]):
        return ""
    low, high = row[f"{end}_lowest"], row[f"{end}_highest"]
    said = wording.quantity(low, None if low == high else high, row["unit"])
    return f"{said}\n{row[f'{end}_year']:.0f}"


def _times(row: Row) -> str:
    return f"×{wording.number(row['times'], 3)}" if row["times"] > 1 else ""


def _needed(row: Row) -> str:
    if row["state"] != OPEN:
        return ""
    low, high = _change(row["needed_low"]), _change(row["needed_high"])
    return _change(row["needed"]) + ("" if low == high else f"\n{low} to {high}")


def _change(ratio: float) -> str:
    return "" if wording.missing(ratio) else wording.change(ratio)


def _state(row: Row) -> str:
    if wording.missing(row["years_at_pace"]):
        return row["state"]
    years = wording.counted(int(-(-row["years_at_pace"] // 1)), "more year")
    return f"{row['state']}\n{years} at the pace so far"
