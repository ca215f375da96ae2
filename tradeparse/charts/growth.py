"""Growth as stated, and the growth between the amounts that are stated, on one log scale."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.transforms import blended_transform_factory

from tradeparse.analysis import growth, wording
from tradeparse.charts import marks, style
from tradeparse.charts.style import BLUE, INK, MUTED, SMALL, VERMILION
from tradeparse.display.evidence import address

TITLE = "Growth as stated, and as the amounts have it"
NOTHING = "No growth of a dated flow is stated."
TICKS = (0.1, 0.25, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2, 3, 4, 5, 7, 10, 20, 50, 100)


def ladder(grown: pd.DataFrame, most: int = 16, ax: Axes | None = None) -> Axes:
    """One rung a growth: what is stated, what the stated amounts give, and what it implies.

    grown: from `analysis.growth.implied`. The axis is new/old, so times and percent stand on one
    scale. A mark is the stated growth, with a pale bar for what rounding and comparator allow; a
    square bracket is the growth from the base that someone states to the amount, as far as
    rounding lets it go. At the right stands the base that the growth implies. The latest `most`
    are drawn.
    """
    if grown.empty:
        return style.empty(ax, TITLE, NOTHING)
    rows = grown.sort_values(["period_end", "published"]).tail(most)
    ax = style.axes(ax, width=9.5, height=1.9 + 0.45 * len(rows))
    ax.set_xscale("log")
    ax.set_xlim(*_limits(rows))
    ax.set_ylim(-0.6, len(rows) - 0.3)
    for height, row in enumerate(rows.to_dict("records")):
        _rung(ax, row, height)
        _implied(ax, row, height)
    _frame(ax, rows)
    notes = [
        f"Not drawn: {len(grown) - len(rows)} earlier." if len(grown) > len(rows) else "",
        "Pale bars and brackets: what rounding and comparators allow. "
        "Where no base is named, the year before is taken.",
        style.sources(rows),
    ]
    return style.finished(ax, TITLE, "new / old, log scale", notes)


def _limits(rows: pd.DataFrame) -> tuple[float, float]:
    columns = rows[["value", "low", "high", "computed_low", "computed_high"]].to_numpy()
    finite = columns[np.isfinite(columns) & (columns > 0)]
    return min(0.9, finite.min()) / 1.08, max(1.25, finite.max()) * 1.15


def _rung(ax: Axes, row: wording.Row, height: int) -> None:
    low, high = ax.get_xlim()
    ax.hlines(
        height, max(row["low"], low), min(row["high"], high), color=BLUE, linewidth=8, alpha=0.25
    )
    marks.point(ax, row["value"], height, row["comparator"], BLUE, figure=row["figure_id"])
    if not wording.missing(row["computed_low"]):
        ends = [max(row["computed_low"], low), min(row["computed_high"], high)]
        clash = row["verdict"] == growth.CLASHES
        color = VERMILION if clash else INK
        base = address(row["base_ids"].partition("\n")[0])
        ax.plot(ends, [height - 0.22] * 2, "|-", color=color, linewidth=1.3, markersize=7, url=base)
    ax.annotate(
        wording.change(row["value"]), (row["value"], height), (0, 7), ha="center",
        textcoords="offset points", fontsize=SMALL, color=INK,
    )  # fmt: skip


def _implied(ax: Axes, row: wording.Row, height: int) -> None:
    """What the growth implies, right of the plot."""
    right = blended_transform_factory(ax.transAxes, ax.transData)
    text = "no amount, so nothing implied"
    if not wording.missing(row["implied"]):
        text = f"{row['base']}: {wording.money(row['implied'], row['currency'], 3)}"
        if row["verdict"] == growth.CLASHES:
            text += f"\nbut stated: {growth.base_in_words(row, wording.SHORT_SIGNS)}"
    ax.text(
        1.02, height, text, transform=right, va="center", fontsize=SMALL,
        color=VERMILION if "\n" in text else MUTED if wording.missing(row["implied"]) else INK,
    )  # fmt: skip


def _frame(ax: Axes, rows: pd.DataFrame) -> None:
    names = [
        f"{wording.flow_name(row['measure'], row['parties'])}\n"
        f"{'' if wording.missing(row['product']) else row['product'] + ', '}{row['period']}"
        for row in rows.to_dict("records")
    ]
    ax.set_yticks(range(len(rows)), names, fontsize=SMALL, linespacing=1.2)
    style.ratio_ticks(ax, TICKS, _tick)
    style.rules(ax, "x")
    ax.axvline(1, color=MUTED, linewidth=0.9, zorder=1)
    right = blended_transform_factory(ax.transAxes, ax.transAxes)
    ax.text(1.02, 1.0, "implied base", transform=right, fontsize=SMALL, color=MUTED, va="bottom")
    between = Line2D([], [], color=INK, marker="|", markersize=7, label="between stated amounts")
    marks.key(ax, rows["comparator"], [between] if rows["computed_low"].notna().any() else [])


def _tick(ratio: float) -> str:
    change = "same" if ratio == 1 else f"{'+' if ratio > 1 else '−'}{abs(ratio - 1):.0%}"
    return f"×{ratio:g}\n{change}"
