"""Claims against official statistics: who says what of what was counted."""

from textwrap import shorten
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from tradeparse.analysis import wording
from tradeparse.analysis.held import BANDS, LIMITS, WITHIN
from tradeparse.charts import labels, marks, style
from tradeparse.charts.labels import Label
from tradeparse.charts.style import INK, MUTED, NORMAL, RULE, SMALL

TITLE = "Claims against official statistics"
NOTHING = "No amount that is claimed has an official count to be compared with."
OTHERS = "other outlets"
PLACE = ["official_value", "compared", "comparator", "outlet"]
SHADES = {0.25: 0.45, 0.10: 0.9}  # how far from the diagonal, and how strong


def official(found: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Each amount that is claimed against the official count that it is nearest to, both on logs.

    found: from `analysis.official.against`. On the diagonal claim and count are one; the shaded
    strips are 10 and 25 percent to either side. Colours are outlets, those with most claims
    first; what is beyond rounding and wording is named with its outlet, flow and period. One
    currency is drawn, the one most often compared; the rest is counted below the plot.
    """
    money = found[found["quantity"] == "amount"]
    held = money[(money["official_value"] > 0) & (money["compared"] > 0)]
    if held.empty:
        return style.empty(ax, TITLE, NOTHING)
    unit = held["compared_unit"].mode().iloc[0]
    rows = _with_outlets(held[held["compared_unit"] == unit])
    ax = style.axes(ax, width=8.0, height=6.4)
    _frame(ax, rows)
    counts = rows["outlet"].value_counts().drop(OTHERS, errors="ignore")
    colors = {**dict(zip(counts.index, style.SERIES, strict=False)), OTHERS: MUTED}
    labels.place(ax, [_point(ax, row, colors) for row in _places(rows)])
    marks.key(ax, set(rows["comparator"]), _strips())
    subtitle = f"what is claimed (upright) against what was counted (across), {unit}, log scales"
    style.finished(ax, TITLE, subtitle, [_unseen(found, rows, unit), _source(rows)])
    _outlets(ax, rows, colors)
    return style.literal(ax)


def _with_outlets(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with the `outlet` that their colour stands for."""
    outlet = rows["publisher"].fillna("no outlet named")
    most = outlet.value_counts().index[: len(style.SERIES)]
    return rows.assign(outlet=outlet.where(outlet.isin(most), OTHERS))


def _places(rows: pd.DataFrame) -> list[wording.Row]:
    """One row for claims of one outlet at one place; those furthest off are drawn last, on top."""
    order = rows["band"].map({band: number for number, band in enumerate(BANDS)})
    return marks.at_one_place(rows.loc[order.sort_values(kind="stable").index], PLACE).to_dict(
        "records"
    )


def _point(ax: Axes, row: wording.Row, colors: dict[str, str]) -> Label:
    """Draw one claim; what is to be written beside it: its outlet, and if it is off its fact."""
    x, y, color = row["official_value"], row["compared"], colors[row["outlet"]]
    marks.point(ax, x, y, row["comparator"], color, size=7, figure=row["figure_id"])
    outlet = shorten(wording.source(row).partition(", ")[0], 24, placeholder=" …")
    if row["band"] == WITHIN:
        return Label(x=x, y=y, text=outlet, color=MUTED, beside=True, needed=False)
    name = wording.flow_name(row["measure"], row["parties"]).removesuffix(", turnover")
    return Label(x=x, y=y, text=f"{outlet}: {name}, {row['period']}", beside=True)


def _frame(ax: Axes, rows: pd.DataFrame) -> None:
    """Both axes over the same range, the diagonal and its strips."""
    ends = rows[["official_value", "compared"]].to_numpy()
    low, high = ends.min() / 1.5, ends.max() * 1.5
    across = np.array([low / 2, high * 2])
    for share, strength in SHADES.items():
        ax.fill_between(
            across, across * (1 - share), across * (1 + share), color=RULE, alpha=strength,
            linewidth=0, zorder=0,
        )  # fmt: skip
    ax.plot(across, across, color=MUTED, linewidth=0.9, zorder=1)
    for axis, scale in ((ax.xaxis, ax.set_xscale), (ax.yaxis, ax.set_yscale)):
        scale("log")
        axis.set_major_locator(LogLocator(subs=(1.0,)))
        axis.set_minor_locator(NullLocator())
        axis.set_major_formatter(FuncFormatter(lambda value, _: wording.scale_text(value)))
    ax.set_xlim(low, high)
    ax.set_ylim(low, high)
    ax.set_aspect("equal")


def _strips() -> list[Patch]:
    return [
        Patch(facecolor=RULE, alpha=SHADES[share], label=f"±{share * 100:.0f} %")
        for share in LIMITS.values()
    ]


def _outlets(ax: Axes, rows: pd.DataFrame, colors: dict[str, str]) -> None:
    """Right of the plot: each outlet's colour, and how many claims it has."""
    counts = rows["outlet"].value_counts()
    order = [name for name in counts.index if name != OTHERS] + [OTHERS] * (OTHERS in counts.index)
    look: dict[str, Any] = {"marker": "o", "linestyle": "none", "markersize": 6}
    handles = [
        Line2D([], [], color=colors[name], label=f"{name} ({counts[name]})", **look)
        for name in order
    ]
    first = ax.get_legend()
    ax.legend(
        handles=handles, loc="upper left", bbox_to_anchor=(1.02, 1.0), fontsize=SMALL,
        labelcolor=INK, title="Outlet (claims)", title_fontsize=NORMAL, alignment="left",
        frameon=False, borderaxespad=0, handletextpad=0.4,
    )  # fmt: skip
    if first is not None:
        ax.add_artist(first)


def _unseen(found: pd.DataFrame, rows: pd.DataFrame, unit: str) -> str:
    held = found["reason"].isna()
    growths = int((held & (found["quantity"] == "growth")).sum())
    lost, others = int((~held).sum()), int(held.sum()) - growths - len(rows)
    parts = [
        wording.counted(lost, "claim without a count", "claims without a count") if lost else "",
        wording.counted(growths, "growth") if growths else "",
        f"{others} below zero or not in {unit}" if others else "",
    ]
    said = wording.listed(filter(None, parts))
    return f"Not drawn: {said}." if said else ""


def _source(rows: pd.DataFrame) -> str:
    """Whose claims, and whose counts."""
    offices = [wording.country(code) for code in rows["official_side"].value_counts().index]
    return f"{style.sources(rows)} Counted by {wording.listed(offices, 5)}."
