"""Several pairs side by side: through the years, and from the first year to the last."""

from itertools import pairwise
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator
from matplotlib.transforms import blended_transform_factory

from tradeparse.analysis import wording
from tradeparse.analysis.compare import FLOW, changed, shared_sign
from tradeparse.analysis.evidence import middle_figure
from tradeparse.charts import labels, style
from tradeparse.charts.style import BLUE, INK, MUTED, NORMAL, SERIES, SMALL
from tradeparse.display.evidence import address

MARKERS = "os^Dv<"
TITLE = "Whole years side by side"
NOTHING = "No whole year is stated for these pairs, so there is nothing to set side by side."
NO_CHANGE = "No pair has two whole years stated, so there is no change to show."


def pairs(compared: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """A line through the whole years of each pair, on one log scale in one currency.

    compared: from `compare`. A line runs through the middle of what is stated for a year, dotted
    across years without a statement; an upright bar shows from where to where the statements go.
    Parts of years are never drawn. The currency is the one most often stated; rows in others,
    and flows beyond the six largest, are counted below the plot.
    """
    years = compared[(compared["span"] == "year") & (compared["lowest"] > 0)]
    if years.empty:
        return style.empty(ax, TITLE, NOTHING)
    unit = years["unit"].mode().iloc[0]
    here = years[years["unit"] == unit]
    flows = [rows for _, rows in here.groupby(FLOW, dropna=False)]
    largest = sorted(flows, key=lambda rows: rows["middle"].iloc[-1])[-len(SERIES) :]
    ax = style.axes(ax, height=5.0)
    _log_money(ax, here, unit)
    for number, rows in enumerate(largest):
        _line(ax, rows, number)
    _names(ax, largest)
    notes = [_unseen(compared, years, here, flows, largest), _source(here)]
    return style.finished(ax, TITLE, f"{here['flow'].iloc[0]}, {unit}, log scale", notes)


def dumbbell(changes: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Each pair's first and last whole year, and the change between them, on a log scale.

    changes: from `compare.change`. Hollow is the first year, filled the last; a thick bar on
    either shows from where to where the statements of that year go. One currency is drawn, the
    one most often stated.
    """
    if changes.empty:
        return style.empty(ax, "From the first year to the last", NO_CHANGE)
    unit = changes["unit"].mode().iloc[0]
    rows = changes[changes["unit"] == unit].sort_values("ratio")
    ax = style.axes(ax, height=1.7 + 0.42 * len(rows))
    ax.set_xscale("log")
    right = blended_transform_factory(ax.transAxes, ax.transData)
    for height, row in enumerate(rows.to_dict("records")):
        _change(ax, row, height)
        ax.text(1.02, height, changed(row), transform=right, va="center", fontsize=NORMAL)
    ax.set_yticks(range(len(rows)), [_name(row) for row in rows.to_dict("records")])
    ax.set_ylim(-0.6, len(rows) - 0.3)
    ends = rows[["first_lowest", "last_lowest", "first_highest", "last_highest"]]
    ax.set_xlim(ends.min().min() / 2, ends.max().max() * 2)
    _money_ticks(ax.xaxis)
    style.rules(ax, "x")
    other = len(changes) - len(rows)
    notes = [
        f"Not drawn: {wording.counted(other, 'flow')} not in {unit}." if other else "",
        "Hollow: the first whole year stated; filled: the last. "
        "Pale bars: from where to where the statements of a year go.",
    ]
    title = "From the first whole year to the last"
    return style.finished(ax, title, f"{rows['flow'].iloc[0]}, {unit}, log scale", notes)


def _line(ax: Axes, rows: pd.DataFrame, number: int) -> None:
    color, marker = SERIES[number], MARKERS[number]
    points = list(zip(rows["period_end"].dt.year, rows["middle"], strict=True))
    for (x0, y0), (x1, y1) in pairwise(points):
        dotted = ":" if x1 - x0 > 1 else "-"
        ax.plot([x0, x1], [y0, y1], color=color, linestyle=dotted, linewidth=1.6, zorder=2)
    years, middles = zip(*points, strict=True)
    ax.vlines(years, rows["lowest"], rows["highest"], color=color, linewidth=4, alpha=0.35)
    look: dict[str, Any] = {"color": color, "markersize": 6, "markeredgecolor": "white"}
    ax.plot(years, middles, marker, zorder=3, **look)
    for (year, middle), figure_ids in zip(points, rows["figure_ids"], strict=True):
        if target := address(middle_figure(figure_ids)):
            ax.plot([year], [middle], marker, zorder=3, url=target, **look)


def _names(ax: Axes, flows: list[pd.DataFrame]) -> None:
    """Each line's name and last amount at the right edge, none over another."""
    ax.figure.canvas.draw()
    ends = [rows.iloc[-1] for rows in flows]
    pixels = [ax.transData.transform((0, row["middle"]))[1] for row in ends]
    gap = 3.6 * SMALL * ax.figure.dpi / 72
    edge = ax.get_xlim()[1]
    for number, (row, height) in enumerate(zip(ends, labels.spread(pixels, gap), strict=True)):
        y = ax.transData.inverted().transform((0, height))[1]
        color = SERIES[number]
        year = row["period_end"].year
        ax.plot([year, edge], [row["middle"], y], color=color, linewidth=0.6, alpha=0.6)
        text = f"{_name(row.to_dict())}\n{_amount(row)} in {year}"
        ax.annotate(
            text, (edge, y), (5, 0), textcoords="offset points", va="center", fontsize=SMALL,
            color=INK, annotation_clip=False, linespacing=1.15,
        )  # fmt: skip


def _log_money(ax: Axes, rows: pd.DataFrame, unit: str) -> None:
    ax.set_yscale("log")
    years = rows["period_end"].dt.year
    first, last = int(years.min()), int(years.max())
    step = max(1, round((last - first) / 10))
    ax.set_xlim(first - 0.4, last + 0.6)
    ax.set_xticks(range(first, last + 1, step), [str(y) for y in range(first, last + 1, step)])
    ax.set_ylim(rows["lowest"].min() / 1.6, rows["highest"].max() * 1.6)
    _money_ticks(ax.yaxis)
    style.rules(ax, "y")


def _money_ticks(axis: Axis) -> None:
    low, high = axis.get_view_interval()
    roomy = high < (20 if axis is axis.axes.xaxis else 300) * low
    axis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0) if roomy else (1.0,)))
    axis.set_minor_locator(NullLocator())
    axis.set_major_formatter(FuncFormatter(lambda value, _: wording.scale_text(value)))


def _change(ax: Axes, row: wording.Row, height: int) -> None:
    first, last = row["first_middle"], row["last_middle"]
    ax.plot([first, last], [height, height], color=MUTED, linewidth=1.4, zorder=2)
    for end, value, face, other in (("first", first, "white", last), ("last", last, BLUE, first)):
        spread = row[f"{end}_lowest"], row[f"{end}_highest"]
        ax.hlines(height, *spread, color=BLUE, linewidth=7, alpha=0.3, zorder=1)
        ax.plot(
            [value], [height], "o", markerfacecolor=face, markeredgecolor=BLUE,
            markeredgewidth=1.5, markersize=8, zorder=3,
            url=address(middle_figure(row[f"{end}_figure_ids"])),
        )  # fmt: skip
        left = value <= other
        ax.annotate(
            f"{row[end]}", (spread[0] if left else spread[1], height), (-8 if left else 8, 0),
            textcoords="offset points", ha="right" if left else "left", va="center",
            fontsize=SMALL, color=INK,
        )  # fmt: skip


def _amount(row: pd.Series) -> str:
    if row["lowest"] == row["highest"]:
        return wording.SHORT_SIGNS[shared_sign(row)] + wording.scale_text(row["lowest"])
    return wording.money_range(row["lowest"], row["highest"], "").strip()


def _name(row: wording.Row) -> str:
    if row["flow"] in wording.PREPOSITIONS:
        name = " → ".join(wording.country(code) for code in row["parties"].split(">"))
    else:
        name = wording.pair_name(row["pair"])
    return f"{name}, {row['product']}" if isinstance(row["product"], str) else name


def _unseen(
    compared: pd.DataFrame, years: pd.DataFrame, here: pd.DataFrame, flows: list, largest: list
) -> str:
    counts = {
        "about a part of a year or a longer span": len(compared) - len(years),
        "in another currency": len(years) - len(here),
        "of smaller flows": sum(map(len, flows)) - sum(map(len, largest)),
    }
    said = [f"{count} {why}" for why, count in counts.items() if count]
    return f"Rows not drawn: {wording.listed(said)}." if said else ""


def _source(rows: pd.DataFrame) -> str:
    return (
        f"Source: {wording.counted(int(rows['statements'].sum()), 'statement')} in news texts; "
        "a bar where they differ, a line through their middle."
    )
