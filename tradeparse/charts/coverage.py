"""What was read, as a heat map of outlets and time; what figures lack, as bars."""

from textwrap import shorten

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle

from tradeparse.analysis import gaps as lacking
from tradeparse.analysis import wording
from tradeparse.analysis.coverage import NO_DATE, NO_OUTLET
from tradeparse.charts import marks, style
from tradeparse.charts.style import BLUE, INK, MUTED, NORMAL, ORANGE, RULE, SMALL

TITLE, NOTHING = "Documents by outlet and time", "No document was read."
GAPS = "What figures lack, and why"
#: from so many documents on a cell has this colour, and its number that one
SHADES = (
    (1, "#D3E5F2", INK),
    (2, "#9CC7E3", INK),
    (4, "#5A9FCB", INK),
    (8, "#1F72AB", "white"),
    (16, "#0B3F6B", "white"),
)
CROWDED, FULL = 26, 60  # columns above which ticks are letters, and above which they are years only
LOOKS = {lacking.PERIOD: ("a period", BLUE), lacking.COUNTRIES: ("a country", ORANGE)}


def coverage(calendar: pd.DataFrame, most: int = 25, ax: Axes | None = None) -> Axes:
    """A cell per outlet and period, darker for more documents; empty where there is none.

    calendar: from `analysis.coverage.calendar`. The `most` outlets with most documents are drawn,
    with their sums at the right; documents without a date stand apart.
    """
    if calendar.empty:
        return style.empty(ax, TITLE, NOTHING)
    rows = calendar.head(most)
    places = _places(rows)
    ax = style.axes(ax, width=9.5, height=2.1 + 0.27 * len(rows))
    ax.set_xlim(-0.55, places[-1] + 0.5 + _room(places))
    ax.set_ylim(len(rows) + 0.55, -0.6)
    for height, counts in enumerate(rows.to_numpy().tolist()):
        _line(ax, places, counts, height)
    _sums(ax, places, calendar.sum(), len(rows))
    _ticks(ax, rows, places)
    if len(places) > FULL:
        _shades(ax, rows)
    outlets = len(calendar) - (NO_OUTLET in calendar.index)
    count = wording.counted(int(calendar.to_numpy().sum()), "document")
    notes = [
        f"Not drawn: {len(calendar) - len(rows)} more outlets." * (len(calendar) > len(rows)),
        f"Source: {count} from {wording.counted(outlets, 'outlet')}. Nothing is read into an empty "
        "cell: no document of it is at hand.",
    ]
    return style.finished(ax, TITLE, f"documents a {calendar.columns.name}", notes)


def gaps(found: pd.DataFrame, figures: int, ax: Axes | None = None) -> Axes:
    """A bar per reason why figures lack a period or a country, as long as there are figures.

    found: from `analysis.gaps.gaps`. figures: how many were read. Hatched are the reasons that may
    be a misreading.
    """
    if found.empty:
        return style.empty(ax, GAPS, lacking.NONE)
    lacks = found["lacks"].replace({lacking.COUNTRY: lacking.COUNTRIES})
    counts = found.groupby([lacks, "why", "check"]).size().rename("figures").reset_index()
    order = counts.assign(last=counts["lacks"] != lacking.PERIOD)
    rows = order.sort_values(["last", "figures"], ascending=[True, False], kind="stable")
    ax = style.axes(ax, width=9.5, height=1.6 + 0.33 * len(rows))
    for height, row in enumerate(rows.to_dict("records")):
        _bar(ax, row, height)
    ax.set_yticks(range(len(rows)), rows["why"].tolist(), fontsize=NORMAL)
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_xlim(0, rows["figures"].max() * 1.08)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    marks.key(ax, (), _meanings(rows))
    lacking_some = found["figure_id"].nunique()
    said = f"{lacking_some} of {wording.counted(figures, 'figure')} lack something; some lack both."
    return style.finished(ax, GAPS, "number of figures", [f"Source: {said}"])


def _places(rows: pd.DataFrame) -> list[float]:
    """Where the columns stand: what has no date is set apart."""
    names = list(rows.columns)
    apart = 0.04 * len(names) if len(names) > 1 else 0.0
    return [n + apart * (name == NO_DATE) for n, name in enumerate(names)]


def _room(places: list[float]) -> float:
    """How far behind the last column the sums stand."""
    return 0.5 + 0.025 * max(len(places), 16)


def _line(ax: Axes, places: list[float], counts: list[int], height: int) -> None:
    """One outlet's cells, and the sum of them."""
    ax.axhline(height + 0.5, color=RULE, linewidth=0.6, zorder=0)
    for x, count in zip(places, counts, strict=True):
        if not count:
            continue
        _, color, ink = next(shade for shade in reversed(SHADES) if count >= shade[0])
        width = max(0.96, len(places) / 120)  # of many columns each can still be seen
        ax.add_patch(Rectangle((x - width / 2, height - 0.44), width, 0.88, facecolor=color))
        if len(places) <= FULL:
            ax.text(x, height, f"{count}", ha="center", va="center", fontsize=SMALL, color=ink)
    ax.text(
        places[-1] + _room(places), height, f"{sum(counts)}", ha="center", va="center",
        fontsize=SMALL, color=MUTED,
    )  # fmt: skip


def _sums(ax: Axes, places: list[float], sums: pd.Series, height: int) -> None:
    """How many documents each period has, those of outlets that are not drawn included."""
    columns = [*zip(places, sums, strict=True)] if len(places) <= FULL else []
    for x, count in [*columns, (places[-1] + _room(places), int(sums.sum()))]:
        ax.text(
            x, height, f"{count}" if count else "–", ha="center", va="center", fontsize=SMALL,
            color=MUTED,
        )  # fmt: skip


def _ticks(ax: Axes, rows: pd.DataFrame, places: list[float]) -> None:
    names = [_tick(str(name), n, len(places)) for n, name in enumerate(rows.columns)]
    shown = [(x, name) for x, name in zip(places, names, strict=True) if name]
    ax.set_xticks([x for x, _ in shown], [name for _, name in shown], fontsize=SMALL)
    outlets = [shorten(str(name), 36, placeholder=" …") for name in rows.index]
    ax.set_yticks(range(len(rows) + 1), [*outlets, "all outlets"], fontsize=NORMAL)
    ax.get_yticklabels()[-1].set_color(MUTED)
    ax.spines["bottom"].set_visible(False)


def _tick(name: str, column: int, columns: int) -> str:
    """A period's words below its column: the year once, as long as there is room its part."""
    if name == NO_DATE:
        return name.replace(" ", "\n")
    part, _, year = name.rpartition(" ")
    if not part:
        return name if columns <= CROWDED or int(name) % 5 == 0 else ""
    first = part in ("Jan", "Q1")
    if columns > FULL:
        return year if first else ""
    short = part if columns <= CROWDED else part.strip("Q")[0]
    return f"{short}\n{year}" if first or column == 0 else short


def _shades(ax: Axes, rows: pd.DataFrame) -> None:
    """How many documents a colour stands for, as far as the colours are on the plot."""
    highest = int(rows.to_numpy().max())
    starts = [start for start, *_ in SHADES if start <= highest]
    ends = [*(start - 1 for start in starts[1:]), highest]
    patches = [
        Patch(facecolor=color, label=f"{start}" if start == end else f"{start}–{end}")
        for (start, color, _), end in zip(SHADES, ends, strict=False)
    ]
    marks.key(ax, (), patches)


def _bar(ax: Axes, row: wording.Row, height: int) -> None:
    _, color = LOOKS[row["lacks"]]
    ax.barh(
        height, row["figures"], height=0.62, facecolor=color if not row["check"] else "white",
        edgecolor=color, hatch="////" if row["check"] else None, linewidth=1.0,
    )  # fmt: skip
    ax.annotate(
        f"{row['figures']}", (row["figures"], height), (5, 0), textcoords="offset points",
        va="center", fontsize=NORMAL, color=INK,
    )  # fmt: skip


def _meanings(rows: pd.DataFrame) -> list[Patch]:
    meanings = [
        Patch(facecolor=color, label=f"without {name}")
        for lacks, (name, color) in LOOKS.items()
        if (rows["lacks"] == lacks).any()
    ]
    if rows["check"].any():
        meanings.append(
            Patch(facecolor="white", edgecolor=MUTED, hatch="////", label="to be checked")
        )
    return meanings
