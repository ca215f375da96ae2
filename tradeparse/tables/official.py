"""Claims beside official statistics, what has no count, and the two offices side by side."""

from textwrap import shorten

import pandas as pd

from tradeparse.analysis import official as held
from tradeparse.analysis import wording
from tradeparse.analysis.counts import ONE, OTHER
from tradeparse.analysis.wording import Row
from tradeparse.display.theme import Fragment
from tradeparse.tables.claims import flow_of
from tradeparse.tables.layout import Column, table

SHORT = 44  # letters of a source
NOTHING = "No claim has an official count to be compared with."
ALL_HELD = "Every claim has an official count."
NO_CLAIM = "No claim is stated as achieved."
NO_MIRROR = "No flow is counted by both offices for the same period."


def official(
    found: pd.DataFrame, caption: str = "Claims and official counts", most: int = 100
) -> Fragment:
    """One row per claim that has a count: both, how far apart, and on whose side the claim is.

    found: from `analysis.official.against`; those furthest off first. A count of the claim's own
    page is named as such, a computed one says how.
    """
    columns = [
        Column("Fact", _fact),
        Column("Claimed", _claimed, number=True, figures=lambda row: row["figure_id"]),
        Column("Counted", lambda row: _count(row, "official_")),
        Column("By the other side", lambda row: _count(row, "other_")),
        Column("Claim / count", _ratio, number=True),
        Column("Fit", _fit),
        Column("Outlet, date", wording.source, said=""),
    ]
    return table(held.matched(found).to_dict("records"), columns, caption, NOTHING, most)


def unmatched(
    found: pd.DataFrame, caption: str = "Claims without an official count", most: int = 100
) -> Fragment:
    """One row per claim without a count, with the reason; found: from `official.against`."""
    columns = [
        Column("Fact", _fact),
        Column("Claimed", wording.said, number=True, figures=lambda row: row["figure_id"]),
        Column("Not compared, because", lambda row: row["reason"]),
        Column("Outlet, date", wording.source, said=""),
    ]
    rows = held.unmatched(found).sort_values(["reason", "pair", "figure_id"])
    nothing = NO_CLAIM if found.empty else ALL_HELD
    return table(rows.to_dict("records"), columns, caption, nothing, most)


def mirror(mirrored: pd.DataFrame, caption: str = "The two offices side by side") -> Fragment:
    """One row per flow and period that both offices counted; mirrored: from `counts.mirror`."""
    columns = [
        Column("Flow", lambda row: wording.flow_name(row["flow"], row["parties"])),
        Column("Period", lambda row: row["period"], tight=True),
        Column("One count", lambda row: _side(row, ONE)),
        Column("The other", lambda row: _side(row, OTHER)),
        Column("Apart", _apart, number=True),
        Column("Alike within rounding", lambda row: "yes" if row["agree"] else "no"),
    ]
    return table(mirrored.to_dict("records"), columns, caption, NO_MIRROR)


def _fact(row: Row) -> str:
    growth = ", growth" if row["quantity"] == "growth" else ""
    return f"{flow_of(row)}{growth}\n{row['period']}"


def _claimed(row: Row) -> str:
    """What is claimed, and below it what it was converted to."""
    said = wording.said(row)
    if row["compared_unit"] == row["unit"]:
        return said
    return f"{said}\n{wording.money(row['compared'], row['compared_unit'], 3)} at average rates"


def _count(row: Row, end: str) -> str:
    """A count, and below it who counted, how it is computed, and who is quoted for it."""
    if wording.missing(row[f"{end}side"]):
        return ""
    money = wording.quantity(row[f"{end}value"], None, row["compared_unit"])
    how = "" if wording.missing(row[f"{end}computed"]) else f", {row[f'{end}computed']}"
    source = shorten(row[f"{end}source"], SHORT, placeholder=" …")
    return "\n".join([money, f"{wording.country(row[f'{end}side'])}{how}", source])


def _ratio(row: Row) -> str:
    ratio = row["official_ratio"]
    return "" if wording.missing(ratio) else wording.number(ratio, 3)


def _fit(row: Row) -> str:
    """How near the claim is; below it whose count it fits, and what else is known."""
    notes = [held.stand(row)]
    if row["same_page"]:
        notes.append("count quoted from the same page")
    if not wording.missing(row["instead"]):
        notes.append(f"would fit {row['instead']}")
    return "\n".join([row["band"], *notes])


def _side(row: Row, end: str) -> str:
    how = "" if wording.missing(row[f"{end}computed"]) else f", {row[f'{end}computed']}"
    money = wording.money(row[f"{end}value"], row["unit"])
    return f"{money}\n{wording.country(row[f'{end}side'])}{how}"


def _apart(row: Row) -> str:
    if wording.missing(row["ratio"]):
        return "opposite signs"
    return wording.apart(row["ratio"])
