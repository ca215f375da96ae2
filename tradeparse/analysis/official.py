"""Does a claim fit official statistics, and if so, whose?

`series` reads what was counted, `counts` sets the two offices side by side, `held` finds the count
for each claim.
"""

import pandas as pd

from tradeparse.analysis import rates, wording
from tradeparse.analysis.held import BANDS, BEYOND, BOTH, NEITHER, WIDE, WITHIN, against
from tradeparse.analysis.series import read_series
from tradeparse.analysis.wording import Row

__all__ = [
    "against",
    "describe",
    "in_words",
    "label",
    "matched",
    "read_series",
    "stand",
    "unmatched",
]


def matched(found: pd.DataFrame) -> pd.DataFrame:
    """The claims for which there is a count."""
    return found[found["reason"].isna()].reset_index(drop=True)


def unmatched(found: pd.DataFrame) -> pd.DataFrame:
    """The claims without a count, each with the reason."""
    return found[found["reason"].notna()].reset_index(drop=True)


def off(found: pd.DataFrame) -> pd.DataFrame:
    """The claims that differ from their count by more than rounding and wording allow."""
    rows = matched(found)
    return rows[rows["band"] != WITHIN].reset_index(drop=True)


def describe(found: pd.DataFrame, most: int = 5) -> str:
    """How the claims fit official statistics, and how sure that is, in Markdown."""
    rows = matched(found)
    if found.empty:
        return "No amount and no growth is stated as achieved, so there is nothing to compare."
    if rows.empty:
        return "No claim has an official count to be compared with. " + _why_not(unmatched(found))
    bands = rows["band"].value_counts()
    kinds = [f"{bands[band]} {band}" for band in BANDS if band in bands]
    lines = [
        f"{wording.counted(len(rows), 'claim')} of {len(found)} can be held against an official "
        f"count: {wording.listed(kinds)}.",
        *_converted_in_all(rows),
        *_circular(rows),
        *_sides(rows),
        *_names_other(rows),
    ]
    off = rows[rows["band"].isin((WIDE, BEYOND))].head(most).to_dict("records")
    lines += [in_words(row) for row in off]
    lines += [_why_not(unmatched(found))] if len(rows) < len(found) else []
    return "\n".join(f"- {line}" for line in lines)


def in_words(row: Row) -> str:
    """A claim and the counts that it is held against, as a sentence in Markdown."""
    counts = [f"{_count(row, 'official_')} by the count of {_office(row['official_side'])}"]
    if not wording.missing(row["other_side"]):
        counts.append(f"{_count(row, 'other_')} by that of {_office(row['other_side'])}")
    said = f"{wording.cited(row)} ({wording.plain(wording.source(row))})"
    return (
        f"**{wording.plain(label(row))}**: {said}{_converted(row)} against "
        f"{wording.listed(counts)}: {row['band']}.{_instead(row)}"
    )


def label(row: Row) -> str:
    """Kazakhstan – Serbia, turnover, 2025"""
    return f"{wording.flow_name(row['measure'], row['parties'], row['quantity'])}, {row['period']}"


def stand(row: Row) -> str:
    """On whose side a claim stands, in words: "with Kazakhstan", "with both", "with neither"."""
    if row["stands"] == BOTH:
        return "with both"
    if row["stands"] != NEITHER:
        return f"with {_office(row['stands'])}"
    if wording.missing(row["other_side"]):
        return f"not with {_office(row['official_side'])}"
    return f"with neither, nearer to {_office(row['official_side'])}"


def _office(code: str) -> str:
    return wording.in_text(code)


def _count(row: Row, end: str) -> str:
    """An official count in words, marked where it is computed."""
    said = wording.quantity(row[f"{end}value"], None, row["compared_unit"])
    return said if wording.missing(row[f"{end}computed"]) else f"{said} (computed)"


def _converted(row: Row) -> str:
    """What a converted claim was converted to."""
    if row["compared_unit"] == row["unit"]:
        return ""
    return f", {wording.money(row['compared'], row['compared_unit'], 3)} at the average rate,"


def _instead(row: Row) -> str:
    return "" if wording.missing(row["instead"]) else f" It would fit {row['instead']}."


def _converted_in_all(rows: pd.DataFrame) -> list[str]:
    count = int((rows["compared_unit"] != rows["unit"]).sum())
    said = wording.counted(count, "of these claims is", "of these claims are")
    return [f"{said} in another currency, and converted. {rates.coverage()}."] if count else []


def _circular(rows: pd.DataFrame) -> list[str]:
    count = int(rows["same_page"].sum())
    if not count:
        return []
    said = wording.counted(count, "of these counts is", "of these counts are")
    return [
        f"{said} quoted from the very page that the claim stands on: agreement there shows that "
        "both were read alike, not that the claim is right."
    ]


def _sides(rows: pd.DataFrame) -> list[str]:
    two = rows[rows["other_side"].notna()]
    one = rows[rows["other_side"].isna()]
    lines = []
    if len(two):
        stands = two["stands"].value_counts()
        names = {BOTH: BOTH, NEITHER: NEITHER}
        parts = [
            f"{n} with {names.get(str(who)) or _office(str(who))}" for who, n in stands.items()
        ]
        lines.append(
            f"For {wording.counted(len(two), 'claim')} both offices have a count; they stand: "
            f"{wording.listed(parts)}."
        )
    if len(one):
        lines.append(
            f"For {wording.counted(len(one), 'claim')} only one office's count is at hand, so "
            "whose side these stand on is only half known."
        )
    return lines


def _names_other(rows: pd.DataFrame) -> list[str]:
    """Claims that name one country's statistics and fit the other's."""
    wrong = rows[
        rows["side"].notna()
        & ~rows["stands"].isin((BOTH, NEITHER))
        & (rows["stands"] != rows["side"])
    ]
    return [
        f"Counted by {_office(row['side'])} as its text says or implies, this fits the count of "
        f"{_office(row['stands'])} instead: {in_words(row)}"
        for row in wrong.to_dict("records")
    ]


def _why_not(rows: pd.DataFrame) -> str:
    reasons = [f"{why} ({count})" for why, count in rows["reason"].value_counts().items()]
    return f"Not compared: {wording.listed(reasons)}."
