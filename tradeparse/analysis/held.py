"""Claims held against official counts: which count each is nearest to, and whose it fits."""

import numpy as np
import pandas as pd

from tradeparse.analysis import rates
from tradeparse.analysis.counts import counts
from tradeparse.analysis.instead import fits_instead

WITHIN = "within rounding and wording"
NEAR, WIDE, BEYOND = "within 10 %", "within 25 %", "more than 25 % off"
BANDS = (WITHIN, NEAR, WIDE, BEYOND)
LIMITS = {NEAR: 0.10, WIDE: 0.25}
BOTH, NEITHER = "both", "neither"

PRODUCT = "about a product; the series are totals"
UNDATED = "no period stated"
NO_PAIR, NO_FLOW = "no series for the pair", "no series for this flow of the pair"
NO_PERIOD, NO_BASE = "no series for the period", "no series for the base of the growth"
OTHER_CURRENCY = "the series is in another currency"

FLOW = ["flow", "parties"]
PERIOD = ["period_start", "period_end"]
#: what is said of the nearest count, and of the other office's, with `official_` and `other_`
COUNT = ["value", "side", "source", "source_url", "computed"]
BOUNDS = ["compared_low", "compared_high"]


def against(stated: pd.DataFrame, series: pd.DataFrame, into: str = "") -> pd.DataFrame:
    """One row per claim: the official count that it is nearest to, and how near that is.

    stated: from `evidence.stated`; amounts and growths stated as achieved are taken, targets and
    forecasts are left out. series: from `series.read_series`. into: a currency in which both are
    compared, at average rates (see `rates`); empty to compare within one currency only. A part of
    a year is held against the same part only, summed up from months where the series has these.

    Columns besides those of `stated`: `compared`, `compared_unit`, what is compared: the middle
    of the claim's range, converted where asked; `official_…` and `other_…`: `value`, `side`,
    `source`, `source_url`, `computed` of the nearest count and of the other office's (a growth
    is held against the growth between two counts of one office); `official_ratio`, the claim by
    the nearest count; `band`, one of `BANDS`; `stands`: the code of the office whose count the
    claim fits, `both`, or `neither`; `instead`: what a claim that is far off would fit, see
    `instead`; `same_page`: whether the count is quoted from the page that the claim stands on, so
    that it proves nothing; `reason`, why there is no count to compare with.
    Those furthest off come first, the unmatched last.
    """
    claims = _with_compared(stated, into)
    own = _counted(series, claims)
    counted = _in_currency(own, into)
    nearest = _nearest(_candidates(claims, counted, own), claims)
    rows = claims.join(nearest)
    far = rows[rows["band"].isin((WIDE, BEYOND)) & (rows["quantity"] == "amount")]
    rows = rows.assign(
        instead=fits_instead(far, counted).reindex(rows.index),
        reason=_reasons(rows, counted),
        same_page=_page(rows["url"]).eq(_page(rows["official_source_url"])),
    )
    off = rows["official_ratio"].where(rows["official_ratio"] > 0).map(np.log).abs()
    rank = rows["band"].map({band: number for number, band in enumerate(BANDS)})
    order = rows.assign(rank=rank.fillna(-1), off=off).sort_values(
        ["rank", "off", "figure_id"], ascending=[False, False, True]
    )
    return order.drop(columns=["rank", "off", *BOUNDS]).reset_index(drop=True)


def _with_compared(stated: pd.DataFrame, into: str) -> pd.DataFrame:
    """The claims, and in which unit and within which bounds each is compared."""
    rows = stated[stated["status"] == "actual"].reset_index(drop=True)
    rate, unit = pd.Series(1.0, index=rows.index), rows["unit"]
    if into:
        converted = rates.convert(rows, into)
        rate = converted["rate"].fillna(1.0)
        unit = unit.mask(converted["rate"].notna(), into)
    middle = (rows["value"] + rows["value_high"].fillna(rows["value"])) / 2
    return rows.assign(
        compared=middle * rate,
        compared_low=rows["low"] * rate,
        compared_high=rows["high"] * rate,
        compared_unit=unit,
    )


def _counted(series: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """The counts for the periods that the claims are about, and for those they compare with."""
    asked = pd.concat([claims[PERIOD], _base(claims)[PERIOD]]).dropna().drop_duplicates()
    return counts(series, asked.itertuples(index=False, name=None))


def _in_currency(counted: pd.DataFrame, into: str) -> pd.DataFrame:
    """The counts in the currency of the comparison, where there is a rate."""
    if not into:
        return counted
    converted = rates.convert(counted, into)
    rate = converted["rate"].fillna(1.0)
    return counted.assign(
        **{name: counted[name] * rate for name in ("value", "low", "high")},
        unit=counted["unit"].mask(converted["rate"].notna(), into),
    )


def _base(claims: pd.DataFrame) -> pd.DataFrame:
    """The interval that each growth is compared with: the one named, or a year before its own."""
    growths = claims[(claims["quantity"] == "growth") & claims["period_start"].notna()]
    a_year = pd.DateOffset(years=1)
    return pd.DataFrame(
        {
            f"period_{edge}": growths[f"base_{edge}"].fillna(growths[f"period_{edge}"] - a_year)
            for edge in ("start", "end")
        }
    )


def _candidates(claims: pd.DataFrame, counted: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """Each claim (`claim`) with each count of its flow and period; growth in the own currency."""
    totals = claims[claims["product"].isna()].rename_axis("claim").reset_index()
    asked = totals[["claim", *FLOW, *PERIOD, "compared_unit"]]
    asked = asked.rename(columns={"compared_unit": "unit"})
    columns = [*FLOW, *PERIOD, "unit", *COUNT, "low", "high"]
    amounts = asked.merge(counted[columns], on=[*FLOW, *PERIOD, "unit"])
    return pd.concat([amounts, _grown(claims, asked, own[columns])], ignore_index=True)


def _grown(claims: pd.DataFrame, asked: pd.DataFrame, offered: pd.DataFrame) -> pd.DataFrame:
    """Each growth with the growth between two counts of each office."""
    growths = asked[asked["unit"] == "ratio"].drop(columns="unit")
    bases = _base(claims).add_prefix("base_").rename_axis("claim").reset_index()
    now = growths.merge(bases, on="claim").merge(offered, on=[*FLOW, *PERIOD])
    before = offered.rename(columns={name: f"base_{name}" for name in PERIOD})
    key = [*FLOW, *(f"base_{name}" for name in PERIOD), "unit", "side"]
    both = now.merge(before, on=key, suffixes=("", "_before"))
    both = both[(both["value"] > 0) & (both["low_before"] > 0)]
    return both.assign(
        unit="ratio",
        value=both["value"] / both["value_before"],
        low=both["low"] / both["high_before"],
        high=both["high"] / both["low_before"],
        computed="growth between two counts",
    ).drop_duplicates(["claim", "side"])[[*growths.columns, "unit", *COUNT, "low", "high"]]


def _nearest(candidates: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """For each claim its nearest count, that of the other office, and what follows from them."""
    rows = _judged(candidates, claims)
    first = rows.drop_duplicates("claim").set_index("claim")
    rest = rows[rows["side"] != rows["claim"].map(first["side"])]
    other = rest.drop_duplicates("claim").set_index("claim")
    official = first[COUNT].add_prefix("official_").join(other[COUNT].add_prefix("other_"))
    return official.assign(official_ratio=first["ratio"], band=first["band"], stands=_stands(rows))


def _judged(candidates: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Each candidate with its ratio and band; a claim's nearest first, its own side's before."""
    said = claims[["compared", *BOUNDS, "side"]].rename(columns={"side": "named"})
    rows = candidates.join(said, on="claim")
    ratio = (rows["compared"] / rows["value"]).where(rows["value"] != 0)
    off = (ratio - 1).abs()
    fits = (rows["compared_low"] <= rows["high"]) & (rows["low"] <= rows["compared_high"])
    bands = [fits, *(off <= limit for limit in LIMITS.values())]
    rows = rows.assign(
        ratio=ratio,
        band=pd.Series(np.select(bands, BANDS[:-1], BEYOND), index=rows.index, dtype="str"),
        fits=fits,
        close=fits & (off <= LIMITS[NEAR]),
        named=rows["side"] == rows["named"],
        off=ratio.where(ratio > 0).map(np.log).abs().fillna(np.inf),
    )
    order = {"claim": True, "close": False, "fits": False, "named": False, "off": True}
    return rows.sort_values(list(order), ascending=list(order.values()))


def _stands(rows: pd.DataFrame) -> pd.Series:
    """Whose count each claim fits: those it is close to; else those that its wording allows."""
    any_close = rows.groupby("claim")["close"].transform("any")
    chosen = rows[rows["close"] | (rows["fits"] & ~any_close)]
    sides = chosen.groupby("claim")["side"].agg(["first", "nunique"])
    stands = sides["first"].mask(sides["nunique"] > 1, BOTH)
    return stands.reindex(rows["claim"].unique()).fillna(NEITHER)


def _reasons(rows: pd.DataFrame, counted: pd.DataFrame) -> pd.Series:
    """Why a claim has no count: the first reason that holds; missing where it has one."""
    flow = pd.MultiIndex.from_frame(rows[FLOW])
    known = pd.MultiIndex.from_frame(counted[FLOW])
    dated = pd.MultiIndex.from_frame(rows[[*FLOW, *PERIOD]])
    periods = pd.MultiIndex.from_frame(counted[[*FLOW, *PERIOD]])
    held = dated.isin(periods)
    growth = rows["quantity"] == "growth"
    reason = np.select(
        [
            rows["official_side"].notna(),
            rows["product"].notna(),
            ~rows["pair"].isin(counted["pair"]),
            ~flow.isin(known),
            rows["period_start"].isna(),
            ~held,
            growth,
        ],
        ["", PRODUCT, NO_PAIR, NO_FLOW, UNDATED, NO_PERIOD, NO_BASE],
        OTHER_CURRENCY,
    )
    reasons = pd.Series(reason, index=rows.index, dtype="str")
    return reasons.mask(reasons == "")


def _page(urls: pd.Series) -> pd.Series:
    """Addresses without what two spellings of one page differ in."""
    text = urls.astype("str").str.lower()
    text = text.str.replace(r"^https?://(www\.)?|#.*$", "", regex=True).str.rstrip("/")
    return text.where(text != "")
