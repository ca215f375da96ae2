"""One flow of one pair through time: every claim, partial years, targets."""

from itertools import pairwise

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from tradeparse.analysis import targets, wording
from tradeparse.analysis.compare import compare
from tradeparse.analysis.evidence import flow_of, of_pairs, sorted_pair
from tradeparse.charts import beneath, labels, marks, style
from tradeparse.charts.labels import Label
from tradeparse.charts.marks import A_DAY, year_of

LAST = 9999  # no year is later
FAR = 3.0  # a target above this many times the highest claim is told in words, not drawn
AIM_COLOR = style.GREEN
PLACE = [
    "parties", "period_start", "period_end", "value", "value_high", "comparator", "status",
]  # fmt: skip


def timeline(
    stated: pd.DataFrame,
    pair: str,
    measure: str = "turnover",
    currency: str = "",
    since: int = 0,
    until: int = 0,
    counted: pd.DataFrame | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Every amount stated for a pair's flow against the time that it is about.

    stated: from `evidence.stated`. currency: empty for the one most often stated; the axis is in
    millions, billions or trillions of it. since, until: the first and the last year drawn,
    0 for all. counted: from `analysis.counts.counts`, to draw what each office counted beneath the
    claims, as pale bars over their periods. Each claim is a mark on a bar as long as its period,
    broken for a part of a year. A grey band joins whole years, as wide as what is stated for them
    differs, dotted across years without a statement. Targets are lines from the day of the text
    on. What cannot be drawn (no period, another currency) is counted below the plot.
    """
    flow, last = flow_of(measure), until or LAST
    title = f"{wording.pair_name(sorted_pair(pair))}: {flow}"
    rows = of_pairs(stated, pair)
    rows = rows[(rows["quantity"] == "amount") & (rows["flow"] == flow) & rows["product"].isna()]
    dated = rows[rows["period_end"].notna() & (rows["status"] != "target")]
    dated = dated[dated["period_end"].dt.year.between(since, last)]
    if dated.empty:
        return style.empty(ax, title, f"No {flow} with a period is stated for this pair.")
    unit = currency or dated["unit"].mode().iloc[0]
    shown = dated[dated["unit"] == unit]
    if shown.empty:
        return style.empty(ax, title, f"No {flow} is stated in {unit} for this pair.")
    official = beneath.of_flow(counted, shown, unit, since, last)
    rows = rows[(rows["status"] != "target") | ~(rows["published"].dt.year > last)]
    return _drawn(style.axes(ax), title, unit, rows, shown, official)


def _drawn(
    ax: Axes,
    title: str,
    unit: str,
    rows: pd.DataFrame,
    shown: pd.DataFrame,
    official: pd.DataFrame,
) -> Axes:
    factor, scale, _ = wording.scale(shown["value"].abs().median())
    aims = targets.history(rows[rows["unit"] == unit])
    aims = aims[aims["published"] >= shown["period_start"].min()]
    near = aims["value"] <= FAR * shown["value"].max()
    _limits(ax, pd.concat([shown, official]), aims[near], factor)
    words, flow = [], shown["flow"].iloc[0]
    directions = []
    for color, (parties, claims) in zip(style.SERIES, shown.groupby("parties"), strict=False):
        words += _claims(ax, claims, factor, color)
        directions.append(_direction(flow, str(parties), color))
    words += _aims(ax, aims[near], factor)
    labels.place(ax, words)
    directed = directions if flow in wording.PREPOSITIONS else []
    counts = beneath.draw(ax, official, factor)
    marks.key(ax, _kinds(shown, aims[near]), [*directed, *counts])
    notes = [_unseen(rows, shown, unit), _far(aims[~near])]
    notes += [style.sources(shown), beneath.note(official)]
    return style.finished(ax, title, f"{scale} {unit}".strip(), notes)


def _claims(ax: Axes, claims: pd.DataFrame, factor: float, color: str) -> list[Label]:
    """Draw what is stated about one direction; what is to be written beside it."""
    _band(ax, claims, factor)
    words = []
    for row in marks.at_one_place(claims, PLACE).to_dict("records"):
        left, right = year_of(row["period_start"]), year_of(row["period_end"] + A_DAY)
        middle, value = (left + right) / 2, row["value"] / factor
        marks.bar(ax, left, right, value, color, row["span"], row["figure_id"])
        marks.point(ax, middle, value, _kind(row), color, figure=row["figure_id"])
        text = _text(row, factor)
        words.append(Label(x=middle, y=value, text=text, color=color, bar=(left, right)))
    return words


def _band(ax: Axes, claims: pd.DataFrame, factor: float) -> None:
    """Join whole years, from lowest to highest amount; dotted where years are missing."""
    years = compare(claims, measure=claims["flow"].iloc[0]).query("span == 'year'")
    ends = years[["period_start", "lowest", "highest"]].to_dict("records")
    for one, other in pairwise(ends):
        middles = [year_of(one["period_start"]) + 0.5, year_of(other["period_start"]) + 0.5]
        low, high = ([row[end] / factor for row in (one, other)] for end in ("lowest", "highest"))
        if middles[1] - middles[0] < 1.5:
            ax.fill_between(middles, low, high, color=style.RULE, linewidth=2.5, zorder=1)
        else:
            ax.fill_between(middles, low, high, color=style.RULE, alpha=0.4, linewidth=0, zorder=1)
            ax.plot(middles, low, middles, high, color=style.RULE, linestyle=":", zorder=1)


def _direction(flow: str, parties: str, color: str) -> Line2D:
    """What the legend says of a direction: Kazakhstan → Türkiye, and of a balance whose it is."""
    names = [wording.country(code) for code in parties.split(">")]
    name = f"{flow} of {names[0]}" if flow == "balance" else " → ".join(names)
    return Line2D([], [], color=color, linewidth=3, label=name)


def _aims(ax: Axes, aims: pd.DataFrame, factor: float) -> list[Label]:
    """Draw each target from the day of its text to the next text's, or to the target year."""
    words = []
    for _, path in aims.groupby(targets.AIM, dropna=False, sort=False):
        starts = [year_of(day) for day in path["published"]]
        end = path["period_end"].iloc[0]
        last = ax.get_xlim()[1] if wording.missing(end) else year_of(end + A_DAY)
        rows = path.to_dict("records")
        for row, left, right in zip(rows, starts, [*starts[1:], last], strict=True):
            value = row["value"] / factor
            marks.bar(ax, left, right, value, AIM_COLOR, "target", row["figure_id"])
            if row["move"] != targets.REPEATED:
                year = "" if row["span"] == "none" else f" for {row['period']}"
                text = f"target {_text(row, factor)}{year}"
                line = (left, right)
                words.append(
                    Label(x=left, y=value, text=text, color=AIM_COLOR, bar=line, start=True)
                )
    return words


def _limits(ax: Axes, shown: pd.DataFrame, aims: pd.DataFrame, factor: float) -> None:
    """Whole years across, their numbers in their middle; from zero to a little above the marks."""
    days = [shown["period_end"].max(), aims["published"].max(), aims["period_end"].max()]
    first = shown["period_start"].min().year
    last = max(day.year for day in days if not wording.missing(day))
    step = max(1, round((last - first) / 12))
    years = range(first, last + 1, step)
    ax.set_xlim(first, last + 1 + 0.25 * step)
    ax.set_xticks([year + 0.5 for year in years], [str(year) for year in years])
    tops = [shown["value"].max(), shown["value_high"].max(), aims["value"].max(), 0]
    low = min(0.0, shown["value"].min()) / factor
    high = max(top for top in tops if not wording.missing(top)) / factor
    ax.set_ylim(1.15 * low, low + 1.15 * (high - low))
    style.rules(ax, "y")


def _text(row: wording.Row, factor: float) -> str:
    """≈ 117;  52.9 · Jan–Sep"""
    number = wording.number(row["value"] / factor)
    if not wording.missing(row["value_high"]):
        number += f"–{wording.number(row['value_high'] / factor)}"
    part = f" · {row['period'].rpartition(' ')[0]}" if row["span"] == "part" else ""
    return f"{wording.SHORT_SIGNS[row['comparator']]}{number}{part}"


def _kind(row: wording.Row) -> str:
    return "forecast" if row["status"] == "forecast" else row["comparator"]


def _kinds(shown: pd.DataFrame, aims: pd.DataFrame) -> set[str]:
    """What of `marks.NAMES` is on the plot."""
    kinds = {_kind(row) for row in shown.to_dict("records")}
    return kinds | {"part"} & set(shown["span"]) | ({"target"} if len(aims) else set())


def _unseen(rows: pd.DataFrame, shown: pd.DataFrame, unit: str) -> str:
    """How many statements about the flow are not on the plot, and why."""
    achieved = rows[rows["status"] != "target"]
    undated = achieved["span"] == "none"
    foreign = (achieved["unit"] != unit) & ~undated
    counts = {
        "without a period": int(undated.sum()),
        f"not in {unit}": int(foreign.sum()),
        "of other years": len(achieved) - int(undated.sum() + foreign.sum()) - len(shown),
    }
    said = [f"{count} {why}" for why, count in counts.items() if count]
    return f"Not drawn: {wording.listed(said)}." if said else ""


def _far(aims: pd.DataFrame) -> str:
    """Targets far above the plot, in words."""
    moved = aims[aims["move"] != targets.REPEATED]
    said = [
        f"{wording.said(row)}{'' if row['span'] == 'none' else ' for ' + row['period']}"
        f" ({row['published']:%Y})"
        for row in moved.to_dict("records")
    ]
    return f"Far above the plot stands the target of {wording.listed(said)}." if said else ""
