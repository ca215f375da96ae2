"""Targets as a table: how far each is, and what it still needs."""

import pandas as pd

from tradeparse.analysis import wording
from tradeparse.analysis.progress import OPEN, amount
from tradeparse.analysis.wording import Row
from tradeparse.display.theme import Fragment
from tradeparse.tables.claims import flow_of
from tradeparse.tables.layout import Column, table


def progress(
    aims: pd.DataFrame,
    caption: str = "Targets, their paths and needs",
    nothing: str = "No target is stated.",
) -> Fragment:
    """One row per aim: its last amount, where the path began and stands, what is still needed.

    aims: from `analysis.progress.progress`. Below the growth a year that is needed stands the
    range that the rounding of the target and the statements of the last year leave.
    """
    columns = [
        Column("Flow", flow_of),
        Column("Target", _target, number=True, figures=lambda row: row["figure_id"]),
        Column("Stated", _stated),
        Column("From", _start, tight=True, figures=lambda row: row["start_figure_ids"]),
        Column("To", _last, tight=True, figures=lambda row: row["last_figure_ids"]),
        Column("Still needed", _needed, tight=True),
        Column("State", _state),
    ]
    return table(aims.to_dict("records"), columns, caption, nothing)


def _target(row: Row) -> str:
    when = "no year" if row["span"] == "none" else f"for {row['period']}"
    return f"{wording.said(row)}\n{when}"


def _stated(row: Row) -> str:
    texts = wording.counted(row["texts"], "text")
    lines = [texts if wording.missing(row["first_published"]) else _dates(row, texts)]
    return "\n".join([*lines, *([row["moves"]] if row["moves"] else [])])


def _dates(row: Row, texts: str) -> str:
    first, last = (f"{row[name]:%Y-%m}" for name in ("first_published", "published"))
    return first if row["texts"] == 1 else f"{first} to\n{last}, {texts}"


def _start(row: Row) -> str:
    """The year that the path began with, where that is not its only one."""
    return "" if row["start_year"] == row["last_year"] else _year(row, "start")


def _last(row: Row) -> str:
    """The last year, and the pace up to it."""
    pace = "" if wording.missing(row["pace"]) else f", {wording.change(row['pace'])} a year"
    return _year(row, "last") + pace


def _year(row: Row, end: str) -> str:
    if wording.missing(row[f"{end}_year"]):
        return ""
    return f"{amount(row, end)}\n{row[f'{end}_year']:.0f}"


def _needed(row: Row) -> str:
    """How many times as much; below it the growth a year, and its range."""
    if not row["times"] > 1:
        return ""
    lines = [f"×{wording.number(row['times'], 3)}"]
    if row["state"] == OPEN:
        low, high = (wording.change(row[f"needed{end}"]) for end in ("_low", "_high"))
        lines.append(f"{wording.change(row['needed'])} a year")
        lines += [f"{low} to {high}"] if low != high else []
    return "\n".join(lines)


def _state(row: Row) -> str:
    if wording.missing(row["years_at_pace"]):
        return row["state"]
    years = wording.counted(int(-(-row["years_at_pace"] // 1)), "more year")
    return f"{row['state']}\n{years} at the pace so far"
