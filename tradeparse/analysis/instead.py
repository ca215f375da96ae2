"""What a claim that is far from its count would fit instead: a misprint, or a misreading."""

import pandas as pd

from tradeparse.analysis import wording

KEY = ["pair", "period_start", "period_end", "unit"]
#: "billion" for "million" and the other way round
SLIPS = {1000.0: "a thousand times as much", 0.001: "a thousandth of it"}


def fits_instead(far: pd.DataFrame, counted: pd.DataFrame) -> pd.Series:
    """For each claim what it would fit, in words; missing where nothing does.

    far: claims with `compared_low`, `compared_high`, `compared_unit` and the columns of their
    flow. counted: from `counts.counts`. Other flows of the pair in the same period are looked
    at (the opposite direction above all), and the same flow with a slip of a thousand.
    """
    claims = far.drop(columns="unit").rename(columns={"compared_unit": "unit"})
    both = claims.rename_axis("claim").reset_index().merge(counted, on=KEY, suffixes=("", "_count"))
    same = (both["flow"] == both["flow_count"]) & (both["parties"] == both["parties_count"])
    found = [_other_flow(both[~same])]
    found += [_slip(both[same], factor, words) for factor, words in SLIPS.items()]
    texts = pd.concat(found).groupby(level=0).first()
    return texts.reindex(far.index).astype("str")


def _other_flow(both: pd.DataFrame) -> pd.Series:
    fitting = both[_fits(both, 1.0)]
    texts = [
        f"the {wording.flow_name(flow, parties)} (count of {wording.in_text(side)})"
        for flow, parties, side in zip(
            fitting["flow_count"], fitting["parties_count"], fitting["side_count"], strict=True
        )
    ]
    return pd.Series(texts, index=fitting["claim"], dtype="str")


def _slip(both: pd.DataFrame, factor: float, words: str) -> pd.Series:
    claims = both.loc[_fits(both, factor), "claim"]
    return pd.Series(words, index=claims, dtype="str")


def _fits(both: pd.DataFrame, factor: float) -> pd.Series:
    """Whether the claim times a factor and the count can be the same; open claims fit nothing."""
    closed = both["comparator"].isin(("=", "~"))
    low, high = both["compared_low"] * factor, both["compared_high"] * factor
    return closed & (low <= both["high_count"]) & (both["low_count"] <= high)
