"""How far each target is: the path so far, and the growth a year that is still needed."""

import math

import numpy as np
import pandas as pd

from tradeparse.analysis import targets, wording
from tradeparse.analysis.compare import compare
from tradeparse.analysis.wording import Row

OPEN, REACHED, MISSED = "open", "reached", "missed"
TIMELESS, UNKNOWN = "without a year", "no whole year stated"

NUMBERS = (
    "start_lowest", "start_middle", "start_highest", "last_lowest", "last_middle", "last_highest",
    "start_year", "last_year", "target_year", "times", "pace", "years_left", "needed",
    "needed_low", "needed_high", "years_at_pace",
)  # fmt: skip
WORDS = ("moves", "state", "start_figure_ids", "last_figure_ids")


def progress(stated: pd.DataFrame) -> pd.DataFrame:
    """One row per aim: what is aimed at last, from where it started, how far it still is.

    stated: from `evidence.stated`. Columns: those of the last text that states the aim (see
    `targets.history`), with `texts`, `first_published` and `moves` (raised, lowered, moved, in
    order); `start_…`: the last whole year before the aim was first stated, or the first of all
    where none follows; `last_…`: the last whole year stated, no later than the target's (`year`,
    the `lowest`, `middle` and `highest` amount stated for it, and its `figure_ids`); `times`, the
    target by the last year's middle; `pace`, the ratio a year from start to last; `years_left`,
    from last to `target_year`; `needed`, the ratio a year that is still needed, `needed_low` and
    `needed_high` by what is stated highest and lowest and by the rounding of the target;
    `years_at_pace`, how long it would take at the pace so far, from the last year on; `state`:
    `open`, `reached`, `missed`, `without a year`, `no whole year stated`. Nothing is converted:
    target and path are in one currency.
    """
    aims = targets.history(stated)
    years = _years(stated, aims["flow"].unique())
    rows = [_row(texts, years) for _, texts in aims.groupby(targets.AIM, dropna=False, sort=False)]
    columns = [*aims.columns, "texts", "first_published", *WORDS, *NUMBERS]
    frame = pd.DataFrame(rows, columns=columns)
    kept = {name: aims[name].dtype for name in aims.columns}
    return frame.astype(
        {
            **kept,
            **dict.fromkeys(NUMBERS, "float64"),
            **dict.fromkeys(WORDS, "str"),
            "texts": "int64",
            "first_published": aims["published"].dtype,
        }
    )


def describe(aims: pd.DataFrame) -> str:
    """Each aim with its path so far and what is still needed, in Markdown; from `progress`."""
    if aims.empty:
        return targets.NO_TARGET
    counts = aims["state"].value_counts()
    kinds = [f"{count} {'with ' * (state == UNKNOWN)}{state}" for state, count in counts.items()]
    opening = f"{wording.counted(len(aims), 'target')}: {wording.listed(kinds)}."
    return "\n".join([opening, "", *(f"- {in_words(row)}" for row in aims.to_dict("records"))])


def in_words(row: Row) -> str:
    """One aim, its path and what is needed, as sentences in Markdown."""
    what = wording.plain(wording.flow_name(row["measure"], row["parties"]))
    product = "" if wording.missing(row["product"]) else f", {wording.plain(row['product'])}"
    when = "without a year" if wording.missing(row["target_year"]) else f"for {row['period']}"
    return (
        f"**{what}{product}**: {wording.cited(row)} {when} ({_texts(row)}). "
        f"{_path(row)}{_distance(row)}"
    )


def _years(stated: pd.DataFrame, flows: np.ndarray) -> pd.DataFrame:
    """What is stated for each whole year of these flows."""
    compared = [compare(stated, measure=flow) for flow in flows]
    years = pd.concat(compared) if compared else compare(stated)
    years = years[(years["span"] == "year") & (years["lowest"] > 0)]
    return years.assign(year=years["period_end"].dt.year).sort_values("period_end")


def _row(texts: pd.DataFrame, years: pd.DataFrame) -> Row:
    """One aim: its last text, its path, what is needed."""
    dated = texts[texts["published"].notna()]
    last = (dated if len(dated) else texts).iloc[-1].to_dict()
    moves = texts["move"][
        texts["move"].notna() & ~texts["move"].isin((targets.FIRST, targets.REPEATED))
    ]
    same = pd.concat(
        [
            years[name].eq(last[name]) | (years[name].isna() & wording.missing(last[name]))
            for name in targets.FLOW
        ],
        axis=1,
    )
    path = years[same.all(axis=1)].to_dict("records")
    aim = {
        **last,
        "texts": texts["doc_id"].nunique(),
        "first_published": texts["published"].min(),
        "moves": ", then ".join(moves),
        "target_year": math.nan if wording.missing(last["period_end"]) else last["period_end"].year,
    }
    return {**aim, **_needed(aim, path)}


def _needed(aim: Row, path: list[Row]) -> Row:
    """The ends of the path so far, and what is needed from there."""
    due = aim["target_year"]
    path = [year for year in path if wording.missing(due) or year["year"] <= due]
    if not path or aim["value"] <= 0:
        return {"state": UNKNOWN}
    start, last = _start(aim["first_published"], path), path[-1]
    ends: Row = {
        f"{end}_{name}": year[name]
        for end, year in (("start", start), ("last", last))
        for name in ("year", "lowest", "middle", "highest", "figure_ids")
    }
    span, left = last["year"] - start["year"], due - last["year"]
    times = aim["value"] / last["middle"]
    pace = (last["middle"] / start["middle"]) ** (1 / span) if span else math.nan
    top = aim["high"] if math.isfinite(aim["high"]) else aim["value"]
    return {
        **ends,
        "times": times,
        "pace": pace,
        "years_left": left,
        "needed": _yearly(times, left),
        "needed_low": _yearly(aim["low"] / last["highest"], left),
        "needed_high": _yearly(top / last["lowest"], left),
        "years_at_pace": math.log(times) / math.log(pace) if pace > 1 and times > 1 else math.nan,
        "state": _state(last["middle"] >= aim["low"], left),
    }


def _start(first: pd.Timestamp, path: list[Row]) -> Row:
    """The last whole year before an aim was stated; the first of all where none follows it."""
    before = [year for year in path if not wording.missing(first) and year["year"] < first.year]
    return before[-1] if before and before[-1] is not path[-1] else path[0]


def _yearly(times: float, years: float) -> float:
    return times ** (1 / years) if years > 0 else math.nan


def _state(reached: bool, left: float) -> str:
    if reached:
        return REACHED
    if wording.missing(left):
        return TIMELESS
    return OPEN if left > 0 else MISSED


def _texts(row: Row) -> str:
    """first stated August 2016, last July 2025, in 7 texts; raised, then lowered"""
    count = f"in {wording.counted(row['texts'], 'text')}"
    if not wording.missing(row["first_published"]):
        first, last = (f"{row[name]:%B %Y}" for name in ("first_published", "published"))
        count = (
            f"stated {first}" if first == last else f"first stated {first}, last {last}, {count}"
        )
    return f"{count}; {row['moves']}" if row["moves"] else count


def _path(row: Row) -> str:
    if row["state"] == UNKNOWN:
        return "No whole year of this flow is stated in the same currency, so its path is unknown."
    last = f"in {row['last_year']:.0f} {amount(row, 'last')}"
    if wording.missing(row["pace"]):
        return f"The path so far is one year: {last}. "
    start = f"In {row['start_year']:.0f} it was {amount(row, 'start')}"
    return f"{start}, {last}: {wording.change(row['pace'])} a year. "


def _distance(row: Row) -> str:
    if row["state"] == UNKNOWN:
        return ""
    if row["state"] == REACHED:
        every = row["last_lowest"] >= row["low"]
        return f"It is **reached**{'' if every else ', though not by every amount stated'}."
    factor = f"×{wording.number(row['times'], 3)}"
    if row["state"] == MISSED:
        return f"It was **missed**: {factor} would have been needed."
    if row["state"] == TIMELESS:
        return f"Still needed is {factor}{_at_pace(row)}."
    low, high = wording.change(row["needed_low"]), wording.change(row["needed_high"])
    needed = wording.change(row["needed"])
    spread = (
        ""
        if low == high
        else f" ({low} to {high}, by the rounding of the target and by whom one believes)"
    )
    left = wording.counted(int(row["years_left"]), "year")
    return f"Still needed: {factor} in {left}, **{needed} a year**{spread}{_at_pace(row)}."


def _at_pace(row: Row) -> str:
    if wording.missing(row["pace"]) or row["times"] <= 1:
        return ""
    if wording.missing(row["years_at_pace"]):
        return "; at the pace so far it is never reached"
    return f"; at the pace so far it would take {math.ceil(row['years_at_pace'])} more years"


def amount(row: Row, end: str) -> str:
    """What is stated for the `start` or the `last` year of a row of `progress`."""
    return wording.quantity(row[f"{end}_lowest"], row[f"{end}_highest"], row["unit"])
