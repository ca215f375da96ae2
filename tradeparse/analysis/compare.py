"""Pairs, measures and periods side by side: what is stated for each, in its own currency."""

from collections.abc import Iterable

import pandas as pd

from tradeparse.analysis import wording
from tradeparse.analysis.across import outlets
from tradeparse.analysis.evidence import flow_of, joined, of_pairs, parted
from tradeparse.analysis.wording import Row

FLOW = ["pair", "flow", "parties", "product", "unit"]
PERIOD = ["period_start", "period_end", "period", "span"]


def compare(
    stated: pd.DataFrame,
    pairs: Iterable[str] = (),
    measure: str = "turnover",
    currency: str = "",
    since: int = 0,
) -> pd.DataFrame:
    """One row per pair, flow, product, currency and period: everything that is stated for it.

    stated: from `evidence.stated`; amounts stated as achieved are taken, of one `measure` (with
    `exports`, what partners state as imports too). pairs: "KAZ-SRB" or "SRB-KAZ"; none for all.
    currency: one ISO 4217 code, or empty for each in rows of its own; nothing is converted.
    since: the first year, 0 for all. A period is a row of its own, so a part of a year never
    meets a whole one; `span` says which is which. What states no period is left out. Columns:
    `statements`, `documents`, `outlets`; `lowest`, `middle` (the median) and `highest` amount in
    `unit`; `comparator`, where all statements share it, else missing; `agree`, whether rounding
    and comparators let all be the same; `figure_ids`, from lowest to highest. Sorted by pair and
    period.
    Raises UnknownChoice for what is no measure of a flow.
    """
    rows = stated[(stated["quantity"] == "amount") & (stated["status"] == "actual")]
    rows = rows[rows["flow"] == flow_of(measure)]
    rows = of_pairs(rows[rows["period_end"].dt.year >= since], *pairs)
    return _summed_up(rows[rows["unit"] == currency] if currency else rows)


def _summed_up(rows: pd.DataFrame) -> pd.DataFrame:
    groups = rows.sort_values("value", kind="stable").groupby([*FLOW, *PERIOD], dropna=False)
    table = groups.agg(
        statements=("figure_id", "size"),
        documents=("doc_id", "nunique"),
        outlets=("publisher", outlets),
        lowest=("value", "min"),
        middle=("value", "median"),
        highest=("value", "max"),
        most_low=("low", "max"),
        least_high=("high", "min"),
        signs=("comparator", "nunique"),
        comparator=("comparator", "first"),
        figure_ids=("figure_id", joined),
    ).reset_index()
    return table.assign(
        agree=table["most_low"] <= table["least_high"],
        comparator=table["comparator"].where(table["signs"] == 1),
    ).drop(columns=["most_low", "least_high", "signs"])


def behind(compared: pd.DataFrame, stated: pd.DataFrame) -> pd.DataFrame:
    """The statements that a comparison sums up: rows of the `stated` that it was made from."""
    ids = {figure for row in compared["figure_ids"] for figure in parted(row)}
    return stated[stated["figure_id"].isin(ids)]


def change(compared: pd.DataFrame) -> pd.DataFrame:
    """One row per flow with two whole years: the first, the last, and the change between them.

    compared: from `compare`. Columns: `first`, `last` (years); `first_lowest`, `first_highest`,
    `last_lowest`, `last_highest`, what is stated for them in `unit`; `ratio`, last / first by the
    middle of what is stated; `ratio_low`, `ratio_high`, by what is furthest apart and nearest;
    `comparator`, what "more than" and "about" at either end make of the change: from over 5 to
    4.3 it is less than the ratio; `yearly`, the ratio a year; `first_comparator`,
    `last_comparator`, `first_figure_ids`, `last_figure_ids`. Widest growth first.
    """
    years = compared[(compared["span"] == "year") & (compared["lowest"] > 0)]
    years = years.assign(
        year=years["period_end"].dt.year, comparator=years["comparator"].fillna("=")
    ).sort_values("period_end")
    ends = years.groupby(FLOW, dropna=False).agg(
        first=("year", "first"),
        last=("year", "last"),
        first_lowest=("lowest", "first"),
        first_middle=("middle", "first"),
        first_highest=("highest", "first"),
        last_lowest=("lowest", "last"),
        last_middle=("middle", "last"),
        last_highest=("highest", "last"),
        first_comparator=("comparator", "first"),
        last_comparator=("comparator", "last"),
        first_figure_ids=("figure_ids", "first"),
        last_figure_ids=("figure_ids", "last"),
    )
    ends = ends[ends["first"] < ends["last"]].reset_index()
    ratio = ends["last_middle"] / ends["first_middle"]
    return ends.assign(
        ratio=ratio,
        ratio_low=ends["last_lowest"] / ends["first_highest"],
        ratio_high=ends["last_highest"] / ends["first_lowest"],
        comparator=[
            _bound(*signs)
            for signs in zip(ends["first_comparator"], ends["last_comparator"], strict=True)
        ],
        yearly=ratio ** (1 / (ends["last"] - ends["first"])),
    ).sort_values("ratio", ascending=False, ignore_index=True)


def changed(row: Row, signs: dict[str, str] = wording.SHORT_SIGNS) -> str:
    """The change of a row of `change`: "+28 %", "< −14 %" or, where statements differ, a range."""
    low, high = wording.change(row["ratio_low"]), wording.change(row["ratio_high"])
    return f"{low} to {high}" if low != high else signs[row["comparator"]] + low


def end(row: Row, name: str) -> str:
    """What is stated for the `first` or the `last` year of a row of `change`."""
    low, high = row[f"{name}_lowest"], row[f"{name}_highest"]
    return wording.stated(low, high, row["unit"], row[f"{name}_comparator"])


def amounts(row: Row | pd.Series) -> str:
    """What is stated for a row of `compare`, from lowest to highest: "over USD 5 billion"."""
    return wording.stated(row["lowest"], row["highest"], row["unit"], shared_sign(row))


def shared_sign(row: Row | pd.Series) -> str:
    """The comparator that the statements of a row of `compare` share; none where they differ."""
    return row["comparator"] if isinstance(row["comparator"], str) else "="


def describe(compared: pd.DataFrame) -> str:
    """Which pair trades most, which grew most, and how sure that is, in Markdown."""
    if compared.empty:
        return "No amount is stated for these pairs and this measure."
    years = compared[compared["span"] == "year"]
    lines = [*_largest(years), *_widest(change(compared)), *_unsure(years)]
    if others := len(compared) - len(years):
        lines.append(
            f"{wording.counted(others, 'row is', 'rows are')} about a part of a year or a longer "
            "span: these stand apart and are never set against whole years."
        )
    return "\n".join(f"- {line}" for line in lines)


def _largest(years: pd.DataFrame) -> list[str]:
    if years.empty:
        return ["No whole year is stated, so there is nothing to set side by side."]
    latest = years.sort_values("period_end").drop_duplicates(FLOW, keep="last")
    return [
        f"Largest of the latest whole years in {currency}: **{_name(row)}** with "
        f"{amounts(row)} in {row['period']}."
        for currency, rows in latest.groupby("unit")
        for row in rows.nlargest(1, "middle").to_dict("records")
    ]


def _widest(changes: pd.DataFrame) -> list[str]:
    records = changes.to_dict("records")
    ends = {"Most growth": records[:1], "Least growth": records[1:][-1:]}
    return [
        f"{title}: **{_name(row)}**, {_change(row)} from {row['first']} to {row['last']}."
        for title, rows in ends.items()
        for row in rows
    ]


def _change(row: Row) -> str:
    text = changed(row, wording.SIGNS)
    low, to, high = text.partition(" to ")
    return f"between {low} and {high}, depending on whom one believes," if to else text


def _unsure(years: pd.DataFrame) -> list[str]:
    apart = years[~years["agree"]].to_dict("records")
    named = [f"{_name(row)}, {row['period']} ({amounts(row)})" for row in apart]
    return [f"Statements disagree about {wording.listed(named, 6)}."] if named else []


def _bound(first: str, last: str) -> str:
    """The comparator of last / first: more than in the denominator is less than in the whole."""
    signs = {{">": "<", "<": ">"}.get(first, first), last} - {"="}
    return signs.pop() if len(signs) == 1 else "~" if signs else "="


def _name(row: Row) -> str:
    name = wording.flow_name(row["flow"], row["parties"])
    return wording.plain(f"{name}, {row['product']}" if isinstance(row["product"], str) else name)
