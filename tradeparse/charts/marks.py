"""How a claim is drawn: its comparator as the shape of its mark, its period as a bar."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from tradeparse.charts.style import INK, MUTED, SMALL, key_columns
from tradeparse.display.evidence import address

A_DAY = pd.Timedelta(days=1)
MARKERS = {"=": "o", "~": "o", ">": "^", "<": "v", "forecast": "D"}
NAMES = {
    "=": "as stated",
    "~": "about",
    ">": "more than",
    "<": "less than",
    "forecast": "forecast",
    "part": "part of a year",
    "target": "target",
}
LINES: dict[str, dict[str, Any]] = {
    "year": {"linewidth": 2.4, "solid_capstyle": "butt"},
    "part": {"linewidth": 2.4, "linestyle": (0, (0.9, 0.5)), "alpha": 0.75},
    "target": {"linewidth": 1.4, "linestyle": (0, (5, 2.5))},
}


def point(
    ax: Axes, x: float, y: float, kind: str, color: str, size: float = 6.5, figure: object = None
) -> None:
    """One claim: filled as stated, hollow for about, a triangle towards the side left open.

    figure: its figure_id. In a report the mark leads to the figure's evidence.
    """
    shape = _shape(kind, color)
    ax.plot([x], [y], **shape, markersize=size, zorder=4, url=address(figure))


def bar(
    ax: Axes, left: float, right: float, y: float, color: str, kind: str, figure: object = None
) -> None:
    """The time that a claim is about: whole for a year, broken for a part of one, or a target."""
    look, url = LINES.get(kind, LINES["year"]), address(figure)
    ax.plot([left, right], [y, y], color=color, zorder=3, url=url, **look)


def key(ax: Axes, kinds: Iterable[str], extra: Iterable[Artist] = ()) -> None:
    """What the marks and lines mean, on a line or two above the plot: only what is on it."""
    kinds = set(kinds)
    present = [kind for kind in NAMES if kind in kinds]
    handles = [*(_sample(kind) for kind in present), *extra]
    if len(handles) < 2:
        return
    columns = key_columns([str(handle.get_label()) for handle in handles])
    ax.legend(
        handles=handles, loc="lower right", bbox_to_anchor=(1.0, 1.0), ncols=columns,
        fontsize=SMALL, labelcolor=MUTED,
        frameon=False, handletextpad=0.5, columnspacing=1.3, borderaxespad=0.3, handlelength=1.7,
    )  # fmt: skip


def _shape(kind: str, color: str) -> dict[str, Any]:
    return {
        "marker": MARKERS[kind],
        "markerfacecolor": "white" if kind in ("~", "forecast") else color,
        "markeredgecolor": color,
        "markeredgewidth": 1.4,
        "linestyle": "none",
    }


def _sample(kind: str) -> Line2D:
    if kind in MARKERS:
        return Line2D([], [], **_shape(kind, INK), markersize=5.5, label=NAMES[kind])
    return Line2D([], [], color=INK, label=NAMES[kind], **LINES[kind])


def at_one_place(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Statements that would be drawn at one place as one row, with `texts`, how many say so."""
    groups = rows.groupby(by, dropna=False, sort=False)
    return groups.first().assign(texts=groups["doc_id"].nunique()).reset_index()


def year_of(day: pd.Timestamp) -> float:
    """A day as a point on an axis of years."""
    return day.year + (day.day_of_year - 1) / 365.25
