"""What a growth implies for the time before, against what anyone states for it."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.transforms import blended_transform_factory

from tradeparse.analysis import evidence, growth, wording
from tradeparse.charts import marks, style
from tradeparse.charts.style import BLUE, INK, MUTED, ORANGE, SMALL, VERMILION

TITLE = "The base that a growth implies, and the base that is stated"
NOTHING = "No growth is stated together with its amount, so none implies a base."
TICKS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1, 1.05, 1.1, 1.2, 1.3, 1.5, 2, 3)
OTHER: dict[str, Any] = {
    "facecolor": "white", "edgecolor": ORANGE, "hatch": "/////", "linewidth": 0.8,
}  # fmt: skip
WIDEST = 1.6  # how far from the implied base the plot goes


def bases(
    grown: pd.DataFrame, stated: pd.DataFrame | None = None, most: int = 16, ax: Axes | None = None
) -> Axes:
    """One line a growth: the interval of the base that it implies, and what is stated for it.

    grown: from `analysis.growth.implied`. stated: the frame that it was made from, to draw each
    stated base with what its rounding allows; without it the lowest and the highest are drawn.
    Everything is in multiples of the base that the growth implies. A pale bar is what rounding
    and wording allow that base; a hatched one the same where "N times higher" is read as N times
    more. Circles and triangles are stated bases: off the bar they do not fit. `most` are drawn:
    those whose base is stated first, then those with two readings, then the latest.
    """
    rows = grown[grown["implied"].notna()]
    if rows.empty:
        return style.empty(ax, TITLE, NOTHING)
    known, two = rows["base_lowest"].notna(), rows["other"].notna()
    order = ["known", "two", "period_end", "published"]
    drawn = rows.assign(known=known, two=two).sort_values(order).tail(most)
    ax = style.axes(ax, width=9.5, height=2.0 + 0.5 * len(drawn))
    ax.set_xscale("log")
    ax.set_xlim(*_limits(drawn))
    ax.set_ylim(-0.6, len(drawn) - 0.4)
    signs = {
        sign
        for height, row in enumerate(drawn.to_dict("records"))
        for sign in _line(ax, row, height, stated)
    }
    _frame(ax, drawn, signs)
    notes = [
        f"Not drawn: {len(rows) - len(drawn)} more." if len(rows) > len(drawn) else "",
        "Bars: what rounding and wording allow. Where a text names no base, the year before is "
        "taken.",
        style.sources(drawn),
    ]
    subtitle = "times the base that the growth implies, log scale"
    return style.finished(ax, TITLE, subtitle, notes)


def _limits(rows: pd.DataFrame) -> tuple[float, float]:
    """Room for the intervals and the stated bases, within reason."""
    names = ["implied_low", "other_low", "base_lowest", "implied_high", "base_highest"]
    shares = rows[names].div(rows["implied"], axis=0).to_numpy()
    shares = shares[np.isfinite(shares) & (shares > 0)]
    return max(shares.min() / 1.06, 1 / 2.2), min(max(shares.max() * 1.06, 1.2), WIDEST)


def _line(ax: Axes, row: wording.Row, height: int, stated: pd.DataFrame | None) -> set[str]:
    """Draw one growth; the comparators of the bases that are stated for it."""
    unit = row["implied"]
    _bar(ax, height, row["implied_low"] / unit, row["implied_high"] / unit, BLUE, 9, 0.3)
    ax.plot([1], [height], "|", color=BLUE, markersize=13, markeredgewidth=1.8)
    if not wording.missing(row["other"]):
        _hatched(ax, height, row["other_low"] / unit, row["other_high"] / unit)
    color = VERMILION if row["verdict"] == growth.CLASHES else INK
    signs = set()
    for base in _bases(row, stated):
        ends = (base["low"] / unit, base["high"] / unit)
        _bar(ax, height - 0.2, *ends, color, 1.3, 1)
        x = min(max(base["value"] / unit, ax.get_xlim()[0]), ax.get_xlim()[1])
        marks.point(ax, x, height - 0.2, base["comparator"], color, 6, base["figure_id"])
        signs.add(base["comparator"])
    _words(ax, row, height, color)
    return signs


def _bar(
    ax: Axes, height: float, low: float, high: float, color: str, width: float, alpha: float
) -> None:
    left, right = ax.get_xlim()
    if low < right and high > left:
        ends = [max(low, left), min(high, right)]
        ax.plot(
            ends, [height] * 2, color=color, linewidth=width, alpha=alpha, solid_capstyle="butt"
        )


def _hatched(ax: Axes, height: float, low: float, high: float) -> None:
    left, right = ax.get_xlim()
    low, high = max(low, left), min(high, right)
    if low < high:
        ax.barh(height, high - low, 0.26, low, zorder=1.5, **OTHER)


def _bases(row: wording.Row, stated: pd.DataFrame | None) -> list[wording.Row]:
    """What is stated for a growth's base, each amount once."""
    if wording.missing(row["base_lowest"]):
        return []
    if stated is not None:
        rows = evidence.behind(stated, row["base_ids"])
        return rows.drop_duplicates(["value", "comparator"]).to_dict("records")
    values = sorted({row["base_lowest"], row["base_highest"]})
    common: wording.Row = {"comparator": "=", "figure_id": row["base_ids"].partition("\n")[0]}
    return [{"value": value, "low": value, "high": value, **common} for value in values]


def _words(ax: Axes, row: wording.Row, height: int, color: str) -> None:
    """What is implied, and what is stated, right of the plot."""
    right = blended_transform_factory(ax.transAxes, ax.transData)
    implied = wording.money(row["implied"], row["currency"], growth.digits(row))
    stated = "no base stated"
    if not wording.missing(row["base_lowest"]):
        stated = f"stated: {growth.base_in_words(row, wording.SHORT_SIGNS)}"
    else:
        color = MUTED
    for text, below, shade in ((f"{row['base']}: {implied}", 1, INK), (stated, -1, color)):
        ax.annotate(
            text, (1.02, height), (0, below), xycoords=right, textcoords="offset points",
            va="bottom" if below > 0 else "top", fontsize=SMALL, color=shade,
        )  # fmt: skip


def _frame(ax: Axes, rows: pd.DataFrame, signs: set[str]) -> None:
    names = [_name(row) for row in rows.to_dict("records")]
    ax.set_yticks(range(len(rows)), names, fontsize=SMALL, linespacing=1.2)
    style.ratio_ticks(ax, TICKS, "×{:g}".format)
    style.rules(ax, "x")
    ax.axvline(1, color=MUTED, linewidth=0.9, zorder=1)
    right = blended_transform_factory(ax.transAxes, ax.transAxes)
    ax.text(1.02, 1.0, "implied base", transform=right, fontsize=SMALL, color=MUTED, va="bottom")
    extra: list[Line2D | Patch] = [Patch(color=BLUE, alpha=0.3, label="implied")]
    if rows["other"].notna().any():
        extra.append(Patch(label="read as N times more", **OTHER))
    marks.key(ax, signs, extra)


def _name(row: wording.Row) -> str:
    """Kazakhstan – Serbia, turnover / 2025: USD 107.7 million after +7.6 %"""
    product = "" if wording.missing(row["product"]) else f": {row['product']}"
    amount = wording.SHORT_SIGNS[row["amount_comparator"]] + wording.money(
        row["amount"], row["currency"]
    )
    change = wording.SHORT_SIGNS[row["comparator"]] + wording.quantity(
        row["value"], row["value_high"], "ratio"
    )
    flow = wording.flow_name(row["measure"], row["parties"])
    return f"{flow}{product}\n{row['period']}: {amount} after {change}"
