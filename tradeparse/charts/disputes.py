"""Claims of one fact side by side, as a range plot with the size of the disagreement."""

from textwrap import shorten

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.transforms import blended_transform_factory

from tradeparse.analysis import contradictions as findings
from tradeparse.analysis import verdicts, wording
from tradeparse.analysis.evidence import parted
from tradeparse.charts import marks, style
from tradeparse.charts.style import INK, MUTED, NORMAL, SMALL

TITLE = "Statements of one fact that exclude each other"
NOTHING = "No two statements of one amount exclude each other."
#: a colour and a line for each verdict, so that they are told apart in grey too
LOOKS = {
    verdicts.DIFFER: (style.VERMILION, "-"),
    verdicts.PARTIAL: (style.PURPLE, (0, (5, 2))),
    verdicts.MIRROR: (style.BLUE, (0, (1.5, 1.2))),
}
TICKS = (1, 1.1, 1.25, 1.5, 2, 3, 4, 5, 7, 10, 20, 50, 100, 1000)


def contradictions(
    found: pd.DataFrame,
    stated: pd.DataFrame | None = None,
    most: int = 12,
    ax: Axes | None = None,
) -> Axes:
    """One line a contradiction, from its lowest to its highest amount, as multiples of the lowest.

    found: from `analysis.contradictions`. stated: the frame that it was made from, to draw the
    statements between the two extremes as well. Pale bars are what rounding and comparator allow
    each of the two. The first `most` are drawn; findings about growth, which have no amounts,
    and those left over are counted below the plot.
    """
    amounts = found[
        found["contradiction"] & (found["quantity"] == "amount") & found["ratio"].notna()
    ]
    if amounts.empty:
        return style.empty(ax, TITLE, NOTHING)
    rows = amounts.sort_values("ratio", ascending=False, kind="stable").head(most)
    ax = style.axes(ax, width=9.5, height=1.9 + 0.55 * len(rows))
    ax.set_xscale("log")
    widest = rows["ratio"].max()
    ax.set_xlim(widest**-0.56, widest**1.5)
    ax.set_ylim(len(rows) - 0.4, -0.75)
    for height, row in enumerate(rows.to_dict("records")):
        _range(ax, row, height)
        _between(ax, row, height, stated)
        _words(ax, row, height)
    _frame(ax, rows)
    notes = [_left_out(found, amounts, rows), _source(rows)]
    subtitle = "times the lowest amount stated, log scale"
    return style.finished(ax, TITLE, subtitle, notes)


def _range(ax: Axes, row: wording.Row, height: int) -> None:
    color, line = LOOKS[row["verdict"]]
    unit = abs(row["lower_value"])
    ax.plot([1, row["ratio"]], [height] * 2, color=color, linestyle=line, linewidth=1.8, zorder=2)
    for end, x in (("lower_", 1.0), ("upper_", row["ratio"])):
        bounds = sorted(abs(row[f"{end}{side}"]) / unit for side in ("low", "high"))
        low, high = max(bounds[0], ax.get_xlim()[0]), min(bounds[1], ax.get_xlim()[1])
        ax.hlines(height, low, high, color=color, linewidth=9, alpha=0.22, zorder=1)
        sign, figure = row[f"{end}comparator"], row[f"{end}figure_id"]
        marks.point(ax, x, height, sign, color, size=7.5, figure=figure)


def _between(ax: Axes, row: wording.Row, height: int, stated: pd.DataFrame | None) -> None:
    """The other statements of the fact, smaller."""
    if stated is None:
        return
    unit = row["lower_value"]
    ends = {row["lower_figure_id"], row["upper_figure_id"]}
    others = stated[stated["figure_id"].isin(set(parted(row["figure_ids"])) - ends)]
    for other in others.drop_duplicates(["value", "comparator"]).to_dict("records"):
        x, color = other["value"] / unit, LOOKS[row["verdict"]][0]
        sign, figure = other["comparator"], other["figure_id"]
        marks.point(ax, x, height, sign, color, size=4.5, figure=figure)


def _words(ax: Axes, row: wording.Row, height: int) -> None:
    """Who says what, on either side of the range; how far that is apart, right of the plot."""
    for end, x, out in (("lower_", 1.0, -1), ("upper_", row["ratio"], 1)):
        across = "right" if out < 0 else "left"
        lines = ((_amount(row, end), 0, "bottom", INK), (_outlet(row, end), -1, "top", MUTED))
        for text, below, along, color in lines:
            ax.annotate(
                text, (x, height), (11 * out, below), textcoords="offset points", ha=across,
                va=along, fontsize=SMALL, color=color,
            )  # fmt: skip
    right = blended_transform_factory(ax.transAxes, ax.transData)
    color, _ = LOOKS[row["verdict"]]
    ax.annotate(
        f"{wording.apart(row['ratio'])} apart", (1.02, height), (0, 1), xycoords=right,
        textcoords="offset points", va="bottom", fontsize=NORMAL, fontweight="bold", color=color,
    )  # fmt: skip
    ax.annotate(
        row["verdict"], (1.02, height), (0, -1), xycoords=right, textcoords="offset points",
        va="top", fontsize=SMALL, color=MUTED,
    )  # fmt: skip


def _amount(row: wording.Row, end: str) -> str:
    """≈ USD 117 million"""
    sign = wording.SHORT_SIGNS[row[f"{end}comparator"]]
    return f"{sign}{wording.money(row[f'{end}value'], row['unit'])}"


def _outlet(row: wording.Row, end: str) -> str:
    return shorten(wording.source(row, end).partition(", ")[0], 21, placeholder=" …")


def _frame(ax: Axes, rows: pd.DataFrame) -> None:
    names = [findings.label(row).replace(", ", "\n", 1) for row in rows.to_dict("records")]
    ax.set_yticks(range(len(rows)), names, fontsize=NORMAL, linespacing=1.25)
    style.ratio_ticks(ax, TICKS, "×{:g}".format)
    style.rules(ax, "x")
    marks.key(ax, {*rows["lower_comparator"], *rows["upper_comparator"]})


def _left_out(found: pd.DataFrame, amounts: pd.DataFrame, rows: pd.DataFrame) -> str:
    counts = {
        "narrower": len(amounts) - len(rows),
        "about growth": int((found["contradiction"] & (found["quantity"] == "growth")).sum()),
    }
    said = [f"{count} {what}" for what, count in counts.items() if count]
    return f"Contradictions not drawn: {wording.listed(said)}." if said else ""


def _source(rows: pd.DataFrame) -> str:
    outlets = pd.concat([rows["lower_publisher"], rows["upper_publisher"]]).dropna().unique()
    pale = "Pale bars: what rounding and comparator allow each statement."
    return f"{pale} Source: {wording.listed(outlets, 4)}." if len(outlets) else pale
