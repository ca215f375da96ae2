"""How far a target is: the path so far, and the growth a year that is still needed."""

import math
from itertools import pairwise

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from tradeparse.analysis import targets, wording
from tradeparse.analysis.compare import compare, shared_sign
from tradeparse.analysis.evidence import flow_of, middle_figure, of_pairs, sorted_pair
from tradeparse.analysis.progress import OPEN, progress
from tradeparse.charts import labels, marks, style
from tradeparse.charts.labels import Label
from tradeparse.charts.style import BLUE, GREEN, MUTED, VERMILION

FARTHEST = 12  # years behind the last one that the pace so far is followed to its target
DOTTED = (0, (1, 2.2))


def target_path(
    stated: pd.DataFrame,
    pair: str,
    measure: str = "turnover",
    currency: str = "",
    ax: Axes | None = None,
) -> Axes:
    """A pair's whole years, its targets as they were stated, and the growth still needed.

    stated: from `evidence.stated`. currency: empty for that of most targets. The scale is
    logarithmic, so that an equal growth a year is a straight line. The path so far runs through
    the middle of what is stated for each whole year; the pace from the year before the target was
    stated is dotted, on to where it leads; what a target with a year still needs is dashed, with
    the wedge between the highest and the lowest amount stated. A target stands from the day of
    its text to the next text's, or to its year.
    """
    flow = flow_of(measure)
    title = f"{wording.pair_name(sorted_pair(pair))}: {flow} and its targets"
    rows = of_pairs(stated, pair)
    rows = rows[(rows["flow"] == flow) & rows["product"].isna()]
    aims = progress(rows)
    if aims.empty:
        return style.empty(ax, title, f"No target for {flow} is stated for this pair.")
    unit = currency or aims["unit"].mode().iloc[0]
    aims = aims[(aims["unit"] == unit) & (aims["value"] > 0)]
    years = compare(rows, measure=measure, currency=unit).query("span == 'year' and lowest > 0")
    if aims.empty or years.empty:
        what = "target" if aims.empty else "whole year"
        return style.empty(ax, title, f"No {what} is stated in {unit} for this pair.")
    history = targets.history(rows[rows["unit"] == unit])
    return _drawn(style.axes(ax, height=5.0), title, unit, years, aims, history)


def _drawn(
    ax: Axes,
    title: str,
    unit: str,
    years: pd.DataFrame,
    aims: pd.DataFrame,
    history: pd.DataFrame,
) -> Axes:
    factor, scale, _ = wording.scale(years["middle"].median())
    _frame(ax, years, aims, history, factor)
    words = _path(ax, years, factor)
    for row in aims[aims["last_year"].notna()].to_dict("records"):
        words += _ahead(ax, row, factor)
    words += _steps(ax, history, factor)
    labels.place(ax, words)
    marks.key(ax, _kinds(years), _samples(aims))
    flows = history["doc_id"].nunique()
    notes = [
        ""
        if aims["state"].eq(OPEN).any()
        else "No target of this pair has a year that lies "
        "ahead, so no growth a year can be named that it needs.",
        f"Source: {wording.counted(int(years['statements'].sum()), 'statement')} about whole "
        f"years, and {wording.counted(flows, 'text')} with targets.",
    ]
    return style.finished(ax, title, f"{scale} {unit}, log scale".strip(), notes)


def _path(ax: Axes, years: pd.DataFrame, factor: float) -> list[Label]:
    """The whole years so far, from lowest to highest; dotted across years without a statement."""
    words = []
    for _, rows in years.groupby("parties"):
        at, middle = rows["period_end"].dt.year + 0.5, rows["middle"] / factor
        for (left, low), (right, high) in pairwise(zip(at, middle, strict=True)):
            line = "-" if right - left < 1.5 else (0, (1, 1.5))
            ax.plot([left, right], [low, high], color=BLUE, linestyle=line, linewidth=1.5)
        low, high = rows["lowest"] / factor, rows["highest"] / factor
        ax.vlines(at, low, high, color=BLUE, linewidth=5, alpha=0.3, zorder=2)
        for x, y, row in zip(at, middle, rows.to_dict("records"), strict=True):
            figure = middle_figure(row["figure_ids"])
            marks.point(ax, x, y, shared_sign(row), BLUE, figure=figure)
            words.append(
                Label(x=x, y=row["highest"] / factor, text=_amount(row, factor), color=BLUE)
            )
    return words


def _ahead(ax: Axes, row: wording.Row, factor: float) -> list[Label]:
    """The pace so far and where it leads; what the target still needs."""
    return [*_pace(ax, row, factor), *(_need(ax, row, factor) if row["state"] == OPEN else [])]


def _pace(ax: Axes, row: wording.Row, factor: float) -> list[Label]:
    if wording.missing(row["pace"]):
        return []
    start, last, end = row["start_year"] + 0.5, row["last_year"] + 0.5, ax.get_xlim()[1]
    first, now = row["start_middle"] / factor, row["last_middle"] / factor
    then = now * row["pace"] ** (end - last)
    ax.plot([start, end], [first, then], color=MUTED, linestyle=DOTTED, linewidth=1.2, zorder=1.5)
    text = f"{wording.change(row['pace'])} a year since {row['start_year']:.0f}"
    middle = (last + end) / 2
    return [Label(x=middle, y=now * row["pace"] ** (middle - last), text=text, color=MUTED)]


def _need(ax: Axes, row: wording.Row, factor: float) -> list[Label]:
    start, end = row["last_year"] + 0.5, row["target_year"] + 0.5
    now, then = row["last_middle"] / factor, row["value"] / factor
    low, high = row["last_lowest"] / factor, row["last_highest"] / factor
    ax.fill_between(
        [start, end], [low, then], [high, then], color=VERMILION, alpha=0.13, linewidth=0
    )
    ax.plot([start, end], [now, then], color=VERMILION, linestyle="--", linewidth=1.5)
    text = f"{wording.change(row['needed'])} a year needed"
    middle = (start + end) / 2
    return [Label(x=middle, y=math.sqrt(now * then), text=text, color=VERMILION, bold=True)]


def _steps(ax: Axes, history: pd.DataFrame, factor: float) -> list[Label]:
    """Each target from the day of its text to the next one's, or to its year."""
    words = []
    for _, texts in history.dropna(subset="published").groupby(targets.AIM, dropna=False):
        starts = [marks.year_of(day) for day in texts["published"]]
        due = texts["period_end"].iloc[0]
        last = ax.get_xlim()[1] if wording.missing(due) else due.year + 0.5
        rows = texts.to_dict("records")
        for row, left, right in zip(rows, starts, [*starts[1:], last], strict=True):
            value = row["value"] / factor
            marks.bar(ax, left, right, value, GREEN, "target", row["figure_id"])
            if row["move"] != targets.REPEATED:
                words.append(
                    Label(x=left, y=value, text=_aim(row, factor), color=GREEN, start=True)
                )
        if not wording.missing(due):
            ax.plot([last], [value], "*", color=GREEN, markersize=11, zorder=4)
    return words


def _frame(
    ax: Axes, years: pd.DataFrame, aims: pd.DataFrame, history: pd.DataFrame, factor: float
) -> None:
    first = int(years["period_end"].dt.year.min())
    ends = [years["period_end"].dt.year.max() + 2, aims["target_year"].max()]
    at_pace = aims["years_at_pace"].where(aims["years_at_pace"] <= FARTHEST)
    ends += [history["published"].dt.year.max() + 1, (aims["last_year"] + at_pace + 1).max()]
    last = int(max(end for end in ends if not wording.missing(end)))
    step = max(1, round((last - first) / 12))
    ax.set_xlim(first, last + 1.2)
    ticks = range(first, last + 1, step)
    ax.set_xticks([tick + 0.5 for tick in ticks], [str(tick) for tick in ticks])
    ax.set_yscale("log")
    values = [*years["lowest"], *years["highest"], *history["value"]]
    low, high = min(values) / factor, max(values) / factor
    ax.set_ylim(low / 1.35, high * 1.35)
    roomy = high < 50 * low
    ax.yaxis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0) if roomy else (1.0,)))
    ax.yaxis.set_minor_locator(NullLocator())
    ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: wording.number(value)))
    style.rules(ax, "y")


def _amount(row: wording.Row, factor: float) -> str:
    low, high = (wording.number(row[end] / factor) for end in ("lowest", "highest"))
    return wording.SHORT_SIGNS[shared_sign(row)] + (low if low == high else f"{low}–{high}")


def _aim(row: wording.Row, factor: float) -> str:
    """target 10 for 2030;  target 15, no year"""
    year = ", no year" if row["span"] == "none" else f" for {row['period']}"
    return f"target {wording.number(row['value'] / factor)}{year}"


def _kinds(years: pd.DataFrame) -> set[str]:
    return {shared_sign(row) for row in years.to_dict("records")} | {"target"}


def _samples(aims: pd.DataFrame) -> list[Line2D]:
    samples = []
    if aims["pace"].notna().any():
        samples.append(Line2D([], [], color=MUTED, linestyle=DOTTED, label="the pace so far"))
    if aims["state"].eq(OPEN).any():
        samples.append(Line2D([], [], color=VERMILION, linestyle="--", label="still needed"))
    return samples
