"""What a stated growth implies, and whether it fits what is stated about the time before."""

import numpy as np
import pandas as pd

from tradeparse.analysis import evidence, periods, wording
from tradeparse.analysis.wording import Row

FITS = "fits"
FITS_OTHER = "fits the other reading"
CLASHES = "does not fit"
UNKNOWN = "no base stated"
#: the verdicts as one and as many are told, what clashes first
COUNTED = {
    CLASHES: (
        "does not fit what is stated for its base",
        "do not fit what is stated for their base",
    ),
    FITS_OTHER: ("fits the other reading", "fit the other reading"),
    FITS: ("fits", "fit"),
    UNKNOWN: ("has no stated base", "have no stated base"),
}
VERDICTS = tuple(COUNTED)

FLOW = ["flow", "parties", "product"]


def implied(stated: pd.DataFrame) -> pd.DataFrame:
    """One row per growth of a dated flow: the base that it implies, and the base that is stated.

    stated: from `evidence.stated`. A growth whose base is not named is compared with the same
    interval a year before (`assumed` is true then). Columns besides those of the growth's row
    (`value` is new/old, `low` to `high` what it allows): `amount` in `currency`, stated in the
    same claim, with its `amount_id`; `base`, the interval compared with; `implied` = amount /
    growth with `implied_low` and `implied_high`, what rounding and comparators allow; `other`,
    `other_low`, `other_high`, the same where "N times higher" is read as N + 1 times as high
    (missing for percent and for words such as tripled); `base_lowest`, `base_highest`,
    `base_comparator`, `base_ids`: the actual amounts that anyone states for the base, and the
    comparator that they share; `computed_low`,
    `computed_high`: the growth from those to the amount; `fits` and `fits_other`, whether one of
    them can be what either reading implies; `verdict`: `fits`, `fits the other reading`, `does
    not fit`, `no base stated`. Missing where there is no amount.
    Source: "How to read growth" in the data contract.
    """
    rows = _with_base(_with_amount(stated))
    rows = _with_implied(rows)
    rows = _with_stated_base(rows, stated)
    return rows.assign(verdict=_verdict(rows))


def behind(grown: pd.DataFrame, stated: pd.DataFrame) -> pd.DataFrame:
    """The statements that growths of `implied` rest on: themselves, their amounts, their bases."""
    ids = [*grown["figure_id"], *grown["amount_id"].dropna()]
    bases = (figure for row in grown["base_ids"] for figure in evidence.parted(row))
    return stated[stated["figure_id"].isin({*ids, *bases})]


def describe(grown: pd.DataFrame, most: int = 10) -> str:
    """What the growths of `implied` imply and whether it fits, in Markdown; what clashes first."""
    rows = grown[grown["implied"].notna()]
    if rows.empty:
        return "No growth is stated together with its amount, so none implies a base."
    order = rows["verdict"].map({verdict: rank for rank, verdict in enumerate(VERDICTS)})
    counts = rows["verdict"].value_counts()
    kinds = [
        wording.counted(counts[kind], *words) for kind, words in COUNTED.items() if kind in counts
    ]
    named = rows.loc[order.sort_values(kind="stable").index].head(most).to_dict("records")
    opening = (
        f"{wording.counted(len(rows), 'growth is', 'growths are')} stated with an amount: "
        f"{wording.listed(kinds)}."
    )
    return "\n".join([opening, "", *(f"- {_in_words(row)}" for row in named)])


def describe_readings(grown: pd.DataFrame) -> str:
    """Which reading of "N times higher" the amounts bear out, in Markdown.

    grown: from `implied`. Read as N times as high, and as N times more, that is N + 1 times as
    high; only growths said in numbers, whose base someone states, can tell the two apart.
    """
    said = grown[grown["other"].notna()]
    if said.empty:
        return "No growth is said as a number of times together with its amount."
    known = said[said["base_lowest"].notna()]
    opening = f"{wording.counted(len(said), 'growth is', 'growths are')} said as a number of times"
    if known.empty:
        return f"{opening}; nobody states the base of any, so the amounts favour neither reading."
    kinds = {
        "fit only N times as high": known["fits"] & ~known["fits_other"],
        "only N times more": known["fits_other"] & ~known["fits"],
        "both": known["fits"] & known["fits_other"],
        "neither": ~known["fits"] & ~known["fits_other"],
    }
    counts = [f"{int(holds.sum())} {kind}" for kind, holds in kinds.items()]
    return f"{opening}, and the base of {len(known)} is stated: {wording.listed(counts)}."


def digits(row: Row) -> int:
    """How many digits of an implied base count: four where its interval is narrow, else three."""
    return 3 if row["implied_high"] > 1.02 * row["implied_low"] else 4


def _with_amount(stated: pd.DataFrame) -> pd.DataFrame:
    """The dated growths, each with the first amount of its claim."""
    growths = stated[(stated["quantity"] == "growth") & stated["period_start"].notna()]
    amounts = stated[stated["quantity"] == "amount"].sort_values("start", kind="stable")
    names = {
        "value": "amount",
        "unit": "currency",
        "low": "amount_low",
        "high": "amount_high",
        "comparator": "amount_comparator",
        "figure_id": "amount_id",
    }
    key = ["doc_id", "claim_id"]
    return growths.merge(
        amounts[[*key, *names]].drop_duplicates(key).rename(columns=names), on=key, how="left"
    )


def _with_base(rows: pd.DataFrame) -> pd.DataFrame:
    """The interval compared with: the one named, or else a year before the growth's own."""
    a_year = pd.DateOffset(years=1)
    start = rows["base_start"].fillna(rows["period_start"] - a_year)
    end = rows["base_end"].fillna(rows["period_end"] - a_year)
    names = [periods.label(*days) for days in zip(start, end, strict=True)]
    return rows.assign(
        assumed=rows["base_start"].isna(),
        base_start=start,
        base_end=end,
        base=pd.Series(names, index=rows.index, dtype="str"),
    )


def _with_implied(rows: pd.DataFrame) -> pd.DataFrame:
    times_more = (
        (rows["said"] == "factor") & rows["value"].gt(1) & rows["surface"].str.contains(r"\d")
    )
    more = np.where(times_more, 1.0, np.nan)
    return rows.assign(
        implied=rows["amount"] / rows["value"],
        implied_low=rows["amount_low"] / rows["high"],
        implied_high=_divided(rows["amount_high"], rows["low"]),
        other=rows["amount"] / (rows["value"] + more),
        other_low=rows["amount_low"] / (rows["high"] + more),
        other_high=_divided(rows["amount_high"], rows["low"] + more),
    )


def _divided(above: pd.Series, below: pd.Series) -> pd.Series:
    """above / below, infinite where nothing bounds it from above."""
    return (above / below.where(below != 0)).where(below != 0, np.inf).where(above.notna())


def _with_stated_base(rows: pd.DataFrame, stated: pd.DataFrame) -> pd.DataFrame:
    """What anyone states for each growth's base, and whether one of them is the implied one."""
    found = _offered(rows, stated)
    found = found.assign(
        fits=_meets(found, "implied"),
        fits_other=_meets(found, "other"),
        computed_low=found["amount_low"] / found["base_high"],
        computed_high=_divided(found["amount_high"], found["base_low"]),
    )
    bases = found.groupby("row").agg(
        base_lowest=("base_value", "min"),
        base_highest=("base_value", "max"),
        base_comparator=("base_comparator", _shared),
        base_ids=("base_id", evidence.joined),
        computed_low=("computed_low", "min"),
        computed_high=("computed_high", "max"),
        fits=("fits", "any"),
        fits_other=("fits_other", "any"),
    )
    rows = rows.join(bases)
    return rows.assign(
        base_comparator=rows["base_comparator"].astype("str"),
        base_ids=rows["base_ids"].astype("str"),
        fits=rows["fits"].eq(True),
        fits_other=rows["fits_other"].eq(True),
    )


def _offered(rows: pd.DataFrame, stated: pd.DataFrame) -> pd.DataFrame:
    """Each growth (`row`) with each actual amount stated for its base in its currency."""
    names = {
        "unit": "currency",
        "period_start": "base_start",
        "period_end": "base_end",
        "value": "base_value",
        "low": "base_low",
        "high": "base_high",
        "comparator": "base_comparator",
        "figure_id": "base_id",
    }
    amounts = stated[(stated["quantity"] == "amount") & (stated["status"] == "actual")]
    key = [*FLOW, "currency", "base_start", "base_end"]
    wanted = ["amount_low", "amount_high", "implied_low", "implied_high", "other_low", "other_high"]
    asked = rows.loc[rows["currency"].notna(), [*key, *wanted]].rename_axis("row").reset_index()
    return asked.merge(amounts[[*FLOW, *names]].rename(columns=names), on=key)


def _meets(found: pd.DataFrame, name: str) -> pd.Series:
    """Whether the base that a reading implies and the base that is stated can be the same."""
    return (found[f"{name}_low"] <= found["base_high"]) & (
        found["base_low"] <= found[f"{name}_high"]
    )


def _verdict(rows: pd.DataFrame) -> pd.Series:
    known = rows["base_lowest"].notna()
    cases = [~known, rows["fits"], rows["fits_other"]]
    verdict = np.select(cases, [UNKNOWN, FITS, FITS_OTHER], CLASHES)
    return pd.Series(verdict, index=rows.index, dtype="str")


def _in_words(row: Row) -> str:
    what = wording.flow_name(row["measure"], row["parties"])
    amount = wording.stated(row["amount"], None, row["currency"], row["amount_comparator"])
    amount, change = wording.reference(amount, row["amount_id"]), wording.cited(row)
    implied = wording.money(row["implied"], row["currency"], digits(row))
    allowed = wording.money_range(
        row["implied_low"], row["implied_high"], row["currency"], digits(row)
    )
    base = f"{row['base']}, the base being assumed" if row["assumed"] else row["base"]
    return (
        f"**{wording.plain(what)}, {row['period']}**: {amount} after {change} implies {implied} "
        f"for {base}; rounding and wording allow {allowed}. {_other_reading(row)}{_against(row)}."
    )


def _other_reading(row: Row) -> str:
    """What N times higher implies where it is read as N times more."""
    if wording.missing(row["other"]):
        return ""
    other = wording.money(row["other"], row["currency"], 3)
    ends = wording.money_range(row["other_low"], row["other_high"], row["currency"], 3)
    times = wording.number(row["value"] + 1, 3)
    return f"Read as that many times more (×{times}), it would be {other} ({ends}). "


def _against(row: Row) -> str:
    if row["verdict"] == UNKNOWN:
        return "No text states that base"
    return f"Stated is {base_in_words(row)}: this {row['verdict']}"


def base_in_words(row: Row, signs: dict[str, str] = wording.SIGNS) -> str:
    """What is stated for a growth's base, from lowest to highest: "over USD 3 billion"."""
    said = wording.quantity(row["base_lowest"], row["base_highest"], row["currency"])
    return signs[row["base_comparator"]] + said


def _shared(comparators: pd.Series) -> str:
    """The comparator of all that is stated; none where they differ."""
    return comparators.iloc[0] if comparators.nunique() == 1 else "="
