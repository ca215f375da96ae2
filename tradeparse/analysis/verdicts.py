"""Two statements of one fact: do they agree, and if not, what kind of disagreement is it?"""

import numpy as np
import pandas as pd

from tradeparse.analysis.wording import Row, apart, country, missing, points, said

AGREE = "agree within rounding"
ALLOWED = "allowed by the wording"
DIFFER = "differ"
MIRROR = "mirror data of the two sides"
PARTIAL = "partial against whole year"
UNDATED = "one states no period"
DEFINITION = "other definition"

#: from the gravest to the mildest
VERDICTS = (DIFFER, PARTIAL, MIRROR, UNDATED, DEFINITION, ALLOWED, AGREE)
CONTRADICTIONS = (DIFFER, PARTIAL, MIRROR)

BOUNDS = ("<", ">")


def judged(pairs: pd.DataFrame) -> pd.DataFrame:
    """Pairs of statements of one fact with their `verdict`; columns end in `_a` and `_b`."""
    same = np.isclose(pairs["value_a"], pairs["value_b"], rtol=1e-9)
    slack = 1e-9 * pairs["value_a"].abs()  # 4.1 and 4.2 meet at 4.15
    overlap = (pairs["low_a"] <= pairs["high_b"] + slack) & (
        pairs["low_b"] <= pairs["high_a"] + slack
    )
    bounded = pairs["comparator_a"].isin(BOUNDS) | pairs["comparator_b"].isin(BOUNDS)
    two_sided = pairs["side_a"].notna() & pairs["side_b"].notna()
    mirrored = two_sided & (pairs["side_a"] != pairs["side_b"])
    verdict = np.select(
        [overlap & bounded & ~same, overlap, mirrored], [ALLOWED, AGREE, MIRROR], DIFFER
    )
    return pairs.assign(verdict=pd.Series(verdict, index=pairs.index, dtype="str"))


def reason(finding: Row) -> str:
    """Why the verdict on a finding, a row with `lower_` and `upper_` columns, is what it is."""
    return {
        AGREE: _why_agree,
        ALLOWED: _why_allowed,
        DIFFER: _why_differ,
        MIRROR: _why_mirror,
        PARTIAL: _why_partial,
        UNDATED: _why_undated,
        DEFINITION: _why_definition,
    }[finding["verdict"]](finding) + _where(finding)


def _why_agree(finding: Row) -> str:
    if finding["lower_value"] == finding["upper_value"]:
        return "the same value"
    return f"{_apart(finding)} apart, which rounding allows"


def _why_allowed(finding: Row) -> str:
    sides = ("upper_", "lower_")
    bound, other = sides if finding["upper_comparator"] in BOUNDS else sides[::-1]
    return f"“{said(finding, bound)}” does not exclude {said(finding, other)}"


def _why_differ(finding: Row) -> str:
    gap = _gap(finding)
    slack = f"allowing for rounding and wording, still {gap}"
    return f"{_apart(finding)} apart; {slack}{_counts(finding)}"


def _why_mirror(finding: Row) -> str:
    upper, lower = country(finding["upper_side"]), country(finding["lower_side"])
    ratio = finding["ratio"]
    if finding["quantity"] == "growth" or missing(ratio):
        return f"{upper} and {lower} count {_apart(finding)} apart"
    size = f"{apart(ratio)} as much as" if ratio >= 2 else f"{apart(ratio)} more than"
    return f"{upper} counts {size} {lower} for the same flow"


def _why_partial(finding: Row) -> str:
    part, whole = finding["upper_period"], finding["lower_period"]
    return f"{part} is {_apart(finding)} larger than the whole of {whole}{_counts(finding)}"


def _why_undated(finding: Row) -> str:
    ends = ("lower", "upper") if finding["lower_span"] == "none" else ("upper", "lower")
    undated, dated = ("higher" if end == "upper" else "lower" for end in ends)
    year = finding[f"{ends[1]}_period"]
    return (
        f"{_apart(finding)} apart, but the {undated} states no period; {year}, the year before its "
        f"text, is assumed, which the {dated} is about"
    )


def _why_definition(finding: Row) -> str:
    products = {finding["lower_product"], finding["upper_product"]}
    named = [product for product in products if isinstance(product, str)]
    return f"one covers only {named[0]}" if named else "a fiscal against a calendar year"


def _counts(finding: Row) -> str:
    """Whose counts the two are, where at least one of them says so."""
    sides = [finding["lower_side"], finding["upper_side"]]
    named = [country(side) for side in sides if not missing(side)]
    if not named or len(set(named)) < len(named):
        return ""
    if len(named) == 2:
        return f"; the lower is the count of {named[0]}, the higher of {named[1]}"
    return f"; one is the count of {named[0]}, the other does not say whose"


def _where(finding: Row) -> str:
    if finding["lower_doc_id"] != finding["upper_doc_id"]:
        return ""
    if finding["lower_headline"] != finding["upper_headline"]:
        return "; headline against text"
    return "; within one document"


def _apart(finding: Row) -> str:
    """How far apart the two values are: in points for growth, as a ratio for money."""
    if finding["quantity"] == "growth":
        return points(finding["spread"])
    return "opposite signs" if missing(finding["ratio"]) else apart(finding["ratio"])


def _gap(finding: Row) -> str:
    """What is left between the two values when each is stretched as far as it allows."""
    low, high = finding["lower_high"], finding["upper_low"]
    if finding["quantity"] == "growth":
        return points(high - low)
    if low * high <= 0:
        return "the sign"
    return apart(max(high / low, low / high))
