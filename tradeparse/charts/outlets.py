"""Outlets: how often others exclude what they state, and how it fits what was counted."""

from textwrap import shorten
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.transforms import blended_transform_factory

from tradeparse.analysis import wording
from tradeparse.analysis.intervals import FEWEST
from tradeparse.charts import marks, style
from tradeparse.charts.style import BLUE, INK, MUTED, NORMAL, SMALL
from tradeparse.display.evidence import address

SHARES, RATIOS = "Contradicted by another outlet", "Amounts against what was counted"
ALONE = "No outlet states a fact that another outlet states too."
UNCOUNTED = "No outlet states an amount for which there is an official count from elsewhere."
TICKS = (0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1, 1.05, 1.1, 1.25, 1.5, 2, 4, 10, 100, 1000)
BANDS = ((0.25, "#F1F1F1"), (0.1, "#E2E2E2"))
MEDIAN: dict[str, Any] = {"marker": "D", "color": INK, "linestyle": "none", "markersize": 6}


def contradicted(table: pd.DataFrame, most: int = 20, ax: Axes | None = None) -> Axes:
    """One line an outlet: the share of its facts that others exclude, and where it may really lie.

    table: from `analysis.outlets.outlets`. Only facts that another outlet states too are counted;
    the outlets with most of them come first, so that the order is no ranking.
    """
    known = table[table["compared"] > 0].sort_values("compared", ascending=False, kind="stable")
    if known.empty:
        return style.empty(ax, SHARES, ALONE)
    rows = known.head(most)
    ax = style.axes(ax, width=8.5, height=1.9 + 0.34 * len(rows))
    for height, row in enumerate(rows.to_dict("records")):
        ends = [100 * row["share_low"], 100 * row["share_high"]]
        ax.plot(ends, [height] * 2, "|-", color=BLUE, linewidth=1.8, markersize=8, zorder=2)
        target = address(row["contradicted_ids"].partition("\n")[0])
        ax.plot([100 * row["share"]], [height], "o", color=BLUE, markersize=7, zorder=3, url=target)
        _beside(ax, height, f"{row['contradicted']} of {row['compared']}")
    ax.set_xlim(-3, 103)
    ticks = range(0, 101, 25)
    ax.set_xticks(list(ticks), [f"{tick} %" for tick in ticks])
    _names(ax, rows, "facts")
    other = len(table) - len(known)
    notes = [
        _left(len(known) - len(rows), other, "none of whose facts another outlet states"),
        "A line is the interval at 95 %: where lines overlap, chance may explain the difference. "
        "Whoever contradicts is contradicted.",
        _source(table),
    ]
    subtitle = "share of the facts that another outlet states too"
    return style.finished(ax, SHARES, subtitle, notes)


def ratios(
    table: pd.DataFrame, amounts: pd.DataFrame, most: int = 20, ax: Axes | None = None
) -> Axes:
    """One line an outlet: each of its amounts by the official count, and their median.

    table: from `analysis.outlets.outlets`; amounts: from `analysis.outlets.held`. Those for which
    the outlet is itself the source are left out. The interval of the median stands where there are
    enough amounts for one. Grey bands are 10 and 25 % about the count.
    """
    known = table[table["held"] > 0].sort_values("held", ascending=False, kind="stable")
    if known.empty:
        return style.empty(ax, RATIOS, UNCOUNTED)
    rows = known.head(most)
    ax = style.axes(ax, width=8.5, height=1.9 + 0.38 * len(rows))
    ax.set_xscale("log")
    ax.set_xlim(min(rows["lowest"].min() / 1.1, 0.7), max(rows["highest"].max() * 1.1, 1.35))
    for width, shade in BANDS:
        ax.axvspan(1 - width, 1 + width, color=shade, linewidth=0, zorder=0)
    ax.axvline(1, color=MUTED, linewidth=0.9, zorder=1)
    free = amounts[~amounts["own"]]
    for height, row in enumerate(rows.to_dict("records")):
        _amounts(ax, free[free["outlet"] == row["outlet"]], height)
        _median(ax, row, height)
    style.ratio_ticks(ax, TICKS, "×{:g}".format)
    _names(ax, rows, "amounts")
    marks.key(ax, (), _meanings(rows))
    other = len(table) - len(known)
    notes = [
        _left(len(known) - len(rows), other, "without an amount that was counted elsewhere"),
        "Grey: within 10 and 25 % of the count. Each amount stands against the nearer of the two "
        f"offices' counts. An interval takes {FEWEST} amounts.",
        _source(table),
    ]
    return style.finished(ax, RATIOS, "amount stated / amount counted, log scale", notes)


def _amounts(ax: Axes, rows: pd.DataFrame, height: int) -> None:
    """An outlet's amounts, those at one place above each other."""
    for _, same in rows.groupby(rows["official_ratio"].round(3)):
        step = min(0.11, 0.5 / len(same))
        for number, row in enumerate(same.to_dict("records")):
            y = height + step * (number - (len(same) - 1) / 2)
            ax.plot(
                [row["official_ratio"]], [y], "o", color=BLUE, alpha=0.55, markersize=5,
                markeredgewidth=0, zorder=2, url=address(row["figure_id"]),
            )  # fmt: skip


def _median(ax: Axes, row: wording.Row, height: int) -> None:
    sure = not wording.missing(row["median_low"])
    if sure:
        ends = [row["median_low"], row["median_high"]]
        ax.plot(ends, [height + 0.36] * 2, "|-", color=INK, linewidth=1.4, markersize=7, zorder=3)
    face = INK if sure else "white"
    ax.plot([row["median"]], [height + 0.36 * sure], **MEDIAN, markerfacecolor=face, zorder=4)
    _beside(ax, height, f"{row['held']}")


def _meanings(rows: pd.DataFrame) -> list[Line2D]:
    sure = rows["median_low"].notna()
    keys = [Line2D([], [], marker="o", linestyle="none", color=BLUE, alpha=0.55, label="an amount")]
    if sure.any():
        keys.append(Line2D([], [], color=INK, marker="D", label="median, 95 %"))
    if not sure.all():
        keys.append(Line2D([], [], **MEDIAN, markerfacecolor="white", label="median of too few"))
    return keys


def _beside(ax: Axes, height: int, text: str) -> None:
    right = blended_transform_factory(ax.transAxes, ax.transData)
    ax.text(1.02, height, text, transform=right, va="center", fontsize=NORMAL, color=INK)


def _names(ax: Axes, rows: pd.DataFrame, what: str) -> None:
    names = [shorten(name, 36, placeholder=" …") for name in rows["outlet"]]
    ax.set_yticks(range(len(rows)), names, fontsize=NORMAL)
    ax.set_ylim(len(rows) - 0.4, -0.6)
    style.rules(ax, "x")
    right = blended_transform_factory(ax.transAxes, ax.transAxes)
    ax.text(1.02, 1.0, what, transform=right, fontsize=SMALL, color=MUTED, va="bottom")


def _left(smaller: int, other: int, why: str) -> str:
    """How many outlets are not drawn, and why."""
    counts = {"with fewer": smaller, why: other}
    said = [f"{count} {reason}" for reason, count in counts.items() if count]
    return f"Outlets not drawn: {wording.listed(said)}." if said else ""


def _source(table: pd.DataFrame) -> str:
    claims = wording.counted(int(table["claims"].sum()), "claim")
    return f"Source: {claims} in {int(table['documents'].sum())} documents of {len(table)} outlets."
