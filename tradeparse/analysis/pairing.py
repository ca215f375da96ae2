"""Which statements can be set against each other: rows of `evidence.stated`, two and two."""

import pandas as pd

from tradeparse.analysis.verdicts import CONTRADICTIONS, DEFINITION, PARTIAL, UNDATED, judged

#: what a pair says of each of its two statements, with `_a` and `_b` behind it
SIDE = [
    "fact_id", "value", "value_high", "comparator", "low", "high", "surface", "sentence",
    "publisher", "published", "title", "url", "doc_id", "figure_id", "measure", "product", "side",
    "headline", "period", "span", "period_start", "period_end", "start", "end", "correction",
]  # fmt: skip
SHARED = ["quantity", "flow", "pair", "parties", "unit", "status"]
#: a flow that can only grow within a year, so that no part of it is larger than the whole
CUMULATIVE = ("turnover", "exports", "investment")
#: without a period only what a document says of a flow itself can be set side by side
WITHOUT_PERIOD = ("turnover", "exports", "balance")


def paired(stated: pd.DataFrame) -> pd.DataFrame:
    """Every two statements that can be compared, with `finding_id` and `verdict`.

    stated: from `evidence.stated`. Columns: those of `SHARED`, and those of `SIDE` twice. Of
    equal statements of a fact two are kept, so pairs grow with what differs, not with repetition.
    Targets are left out: a new target does not contradict the old one. What states no period is
    compared within its document, and with the year before its publication, but never called a
    contradiction of that year: the year is assumed.
    """
    rows = _comparable(stated)
    alike = ["fact_id", "value", "value_high", "comparator", "side"]
    rows = rows[rows.groupby(alike, dropna=False).cumcount() < 2]
    return pd.concat(
        [
            _of_one_fact(rows),
            _parts_above_wholes(rows),
            _without_a_period(rows),
            _other_definitions(rows),
        ],
        ignore_index=True,
    )


def _comparable(stated: pd.DataFrame) -> pd.DataFrame:
    undated = stated["flow"].isin(WITHOUT_PERIOD) & (stated["quantity"] == "amount")
    dated = stated["period_start"].notna()
    return stated[(stated["status"] != "target") & (dated | undated)]


def _of_one_fact(rows: pd.DataFrame) -> pd.DataFrame:
    pairs = _crossed(rows, rows, ["fact_id", *SHARED])
    pairs = pairs[pairs["figure_id_a"] < pairs["figure_id_b"]]
    return judged(pairs.assign(finding_id=pairs["fact_id_a"]))


def _parts_above_wholes(rows: pd.DataFrame) -> pd.DataFrame:
    """A part of a year that is larger than the year, or than a longer part of it."""
    flows = rows[
        rows["span"].isin(("year", "part"))
        & rows["flow"].isin(CUMULATIVE)
        & (rows["quantity"] == "amount")
        & (rows["status"] == "actual")
    ]
    pairs = _crossed(flows, flows[flows["span"] == "part"], [*SHARED, "product"])
    within = (pairs["period_start_a"] <= pairs["period_start_b"]) & (
        pairs["period_end_b"] <= pairs["period_end_a"]
    )
    pairs = pairs[
        within & (pairs["fact_id_a"] != pairs["fact_id_b"]) & (pairs["low_b"] > pairs["high_a"])
    ]
    return pairs.assign(finding_id=pairs["fact_id_a"] + "|part", verdict=PARTIAL)


def _without_a_period(rows: pd.DataFrame) -> pd.DataFrame:
    """A year's amount and one that states no period, in a text of the year after."""
    amounts = rows[(rows["quantity"] == "amount") & (rows["status"] == "actual")]
    years = amounts[amounts["span"] == "year"].assign(about=lambda r: r["period_end"].dt.year)
    undated = amounts[(amounts["span"] == "none") & amounts["published"].notna()]
    undated = undated.assign(about=lambda r: r["published"].dt.year - 1)
    pairs = judged(_crossed(years, undated, [*SHARED, "product", "about"]))
    return pairs.assign(
        finding_id=pairs["fact_id_a"],
        verdict=pairs["verdict"].mask(pairs["verdict"].isin(CONTRADICTIONS), UNDATED),
    )


def _other_definitions(rows: pd.DataFrame) -> pd.DataFrame:
    """A total and, from another document, a product that is at least half of it."""
    amounts = rows[
        rows["period_start"].notna()
        & (rows["quantity"] == "amount")
        & rows["flow"].isin(CUMULATIVE)
    ]
    total = amounts["product"].isna()
    period = ["period_start", "period_end"]
    pairs = _crossed(amounts[total], amounts[~total], [*SHARED, *period])
    pairs = pairs[
        (pairs["doc_id_a"] != pairs["doc_id_b"]) & (pairs["value_b"] >= pairs["value_a"] / 2)
    ]
    return pairs.assign(finding_id=pairs["fact_id_a"] + "|product", verdict=DEFINITION)


def _crossed(left: pd.DataFrame, right: pd.DataFrame, on: list[str]) -> pd.DataFrame:
    """Each row of `left` with each of `right` that shares `on`; those columns stand for both."""
    names = [*SHARED, *SIDE, *(name for name in on if name not in (*SHARED, *SIDE))]
    pairs = left[names].merge(right[names], on=on, suffixes=("_a", "_b"))
    shared = [name for name in on if name in SIDE]
    return pairs.assign(**{f"{name}{end}": pairs[name] for name in shared for end in ("_a", "_b")})
