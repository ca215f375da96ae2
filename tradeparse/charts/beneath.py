"""Official series beneath claims: what each office counted, as a pale bar over its period."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle

from tradeparse.analysis import wording
from tradeparse.charts.marks import A_DAY, year_of

HEIGHT = 0.028  # of a bar, as a share of the axis
LOOKS: tuple[dict[str, Any], ...] = (
    {"facecolor": "#C4C4C4", "edgecolor": "#C4C4C4", "linewidth": 0.8},
    {"facecolor": "white", "edgecolor": "#6E6E6E", "linewidth": 0.8},
)


def of_flow(
    counted: pd.DataFrame | None, shown: pd.DataFrame, unit: str, since: int, until: int
) -> pd.DataFrame:
    """The counts of the flow that the claims `shown` are about, in their unit; from `counts`."""
    if counted is None:
        return shown[:0]
    flow, pair = shown["flow"].iloc[0], shown["pair"].iloc[0]
    same = (counted["flow"] == flow) & (counted["pair"] == pair) & (counted["unit"] == unit)
    return counted[same & counted["period_end"].dt.year.between(since, until)]


def draw(ax: Axes, counted: pd.DataFrame, factor: float) -> list[Patch]:
    """Draw the counts under whatever `ax` has; what the legend is to say of them.

    counted: from `of_flow`; factor: what the axis, whose limits are set, is in. The first office
    by its code is a grey bar, the other one white with an edge, so that they are told apart in
    print.
    """
    low, high = ax.get_ylim()
    height = HEIGHT * (high - low)
    handles = []
    for look, (side, rows) in zip(LOOKS, counted.groupby("side"), strict=False):
        for row in rows.to_dict("records"):
            left, right = year_of(row["period_start"]), year_of(row["period_end"] + A_DAY)
            corner = (left, row["value"] / factor - height / 2)
            ax.add_patch(Rectangle(corner, right - left, height, zorder=1.5, **look))
        handles.append(Patch(label=f"counted by {wording.in_text(str(side))}", **look))
    return handles


def note(counted: pd.DataFrame) -> str:
    """How much was counted, and who is quoted for it."""
    if counted.empty:
        return ""
    sources = counted["source"].dropna().unique()
    periods = wording.counted(len(counted), "period")
    return f"Counted: {periods}, from {wording.listed(sources, 2)}."
