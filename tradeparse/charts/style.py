"""What all charts share: colours, type, the frame around the plot, its title and its sources."""

import math
from collections.abc import Callable, Iterable
from textwrap import wrap
from typing import Any

import pandas as pd
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.text import Text
from matplotlib.ticker import NullLocator

from tradeparse.analysis import wording

#: Okabe and Ito's colours, which colour-blind readers tell apart; yellow is left out as too pale
BLUE, VERMILION, GREEN, PURPLE = "#0072B2", "#D55E00", "#009E73", "#AA4499"
ORANGE, SKY = "#E69F00", "#56B4E9"
SERIES = (BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY)
INK, MUTED, RULE = "#1F1F1F", "#666666", "#DDDDDD"
SMALL, NORMAL, LARGE = 8.0, 9.0, 12.0
WIDTH = 115  # letters of a note on one line
KEY_LETTERS, KEY_HEIGHT = 92, 15  # of a key on one line, and points that a line takes
SAMPLE = 6  # letters that stand in the room of the sample before a name

#: for `tp.setup`: the same look for charts that a reader draws
DEFAULTS: dict[Any, Any] = {
    "text.parse_math": False,  # a currency sign is a currency sign
    "figure.dpi": 110,
    "savefig.dpi": 200,
    "savefig.bbox": "tight",
    "svg.hashsalt": "tradeparse",
    "font.size": NORMAL,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": MUTED,
    "axes.grid": False,
    "legend.frameon": False,
}


def axes(ax: Axes | None, width: float = 8.0, height: float = 4.5) -> Axes:
    """`ax`, or the Axes of a new figure of this size in inches, with the frame taken off."""
    if ax is None:
        figure = plt.figure(figsize=(width, height), layout="constrained", facecolor="white")
        ax = figure.add_subplot()
    for side in ("top", "right", "left"):
        ax.spines[side].set_visible(False)
    ax.spines["bottom"].set_color(MUTED)
    ax.tick_params(which="both", length=0, labelsize=NORMAL, labelcolor=INK)
    ax.set_axisbelow(True)
    return ax


def rules(ax: Axes, axis: str) -> None:
    """Pale lines to read values by, across `axis` ("x" or "y")."""
    (ax.xaxis if axis == "x" else ax.yaxis).grid(visible=True, color=RULE, linewidth=0.7)


def key_columns(names: list[str]) -> int:
    """How many entries of a key stand on one line above the plot: all, or half of many letters."""
    letters = sum(len(name) + SAMPLE for name in names)
    return len(names) if letters <= KEY_LETTERS else math.ceil(len(names) / 2)


def finished(ax: Axes, title: str, subtitle: str, notes: Iterable[str]) -> Axes:
    """`ax` with its title, what it shows in which unit, and the notes with its sources."""
    legend = ax.get_legend()
    names = [text.get_text() for text in legend.get_texts()] if legend else []
    above = 8 + KEY_HEIGHT * (math.ceil(len(names) / key_columns(names)) if names else 0)
    ax.annotate(
        subtitle, (0, 1), (0, above), "axes fraction", "offset points",
        ha="left", va="bottom", fontsize=NORMAL, color=MUTED, annotation_clip=False,
    )  # fmt: skip
    ax.set_title(title, loc="left", fontsize=LARGE, fontweight="bold", color=INK, pad=above + 17)
    ax.set_xlabel(
        "\n".join(line for note in notes for line in wrap(note, WIDTH)),
        loc="left", fontsize=SMALL, color=MUTED, labelpad=9, linespacing=1.45,
    )  # fmt: skip
    return literal(ax)


def literal(ax: Axes) -> Axes:
    """`ax` with every text taken letter for letter: no currency sign begins a formula."""
    for text in ax.findobj(Text):
        text.set_parse_math(False)
    return ax


def empty(ax: Axes | None, title: str, message: str) -> Axes:
    """Axes that say in their place that there is nothing to draw."""
    ax = axes(ax, height=1.6)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines["bottom"].set_visible(False)
    ax.text(0, 0.5, message, transform=ax.transAxes, va="center", fontsize=NORMAL, color=MUTED)
    ax.set_title(title, loc="left", fontsize=LARGE, fontweight="bold", color=INK)
    return literal(ax)


def ratio_ticks(ax: Axes, ticks: Iterable[float], words: Callable[[float], str]) -> None:
    """Ticks on a log axis of ratios: 1, and of the others those that have room beside it."""
    low, high = (math.log(limit) for limit in ax.get_xlim())
    kept: list[float] = []
    for tick in sorted(ticks, key=lambda tick: abs(math.log(tick))):
        at = math.log(tick)
        room = all(abs(at - math.log(other)) > 0.075 * (high - low) for other in kept)
        if room and low <= at <= high:
            kept.append(tick)
    ax.set_xticks(sorted(kept), [words(tick) for tick in sorted(kept)])
    ax.xaxis.set_minor_locator(NullLocator())


def sources(rows: pd.DataFrame) -> str:
    """Source: 9 documents from Kazinform, Qazinform and 4 more."""
    outlets = rows["publisher"].dropna().value_counts(sort=True).index.tolist()
    count = wording.counted(rows["doc_id"].nunique(), "document")
    return f"Source: {count}" + (f" from {wording.listed(outlets, 3)}." if outlets else ".")
