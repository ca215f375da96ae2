"""How many of gold's figures a tool found, by one rule for every tool; README says which."""

import math
from collections.abc import Iterable, Sequence
from functools import cache

import regex
from babel.numbers import get_currency_name

from benchmarks.peers.finding import Finding, Kind
from tradeparse.evaluate import Score
from tradeparse.evaluate.gold import Reading

#: units of gold that are not money
RATIOS = ("percent", "factor", "pp")
#: what a percentage that all tools aim at has: a digit, or the word (Unicode's sign or ASCII's)
PERCENTAGE = regex.compile(r"\d|[%％]|\bper ?cent|\bpct\b|\bp\.c\.", regex.IGNORECASE)


def score(gold: Sequence[Reading], findings: Iterable[Finding], kind: Kind) -> Score:
    """Found, missed and made up in one text, of one kind.

    A finding that repeats what is found already, or that stands where gold has a figure set
    aside (`sides`), counts neither for the tool nor against it.
    """
    wanted, aside = sides(gold, kind)
    free = [finding for finding in findings if finding.kind == kind]
    found: list[Reading] = []
    for figure in sorted(wanted, key=lambda figure: figure.start):
        right = [finding for finding in free if agree(figure, finding)]
        if right:
            taken = max(right, key=lambda finding: overlap(figure, finding))
            free.remove(taken)
            found.append(figure)
    excused = [
        f
        for f in free
        if any(agree(figure, f) for figure in found) or any(overlap(a, f) > 0 for a in aside)
    ]
    read = len(found) + len(free) - len(excused)
    return Score(recalled=len(found), gold=len(wanted), confirmed=len(found), read=read)


def sides(gold: Iterable[Reading], kind: Kind) -> tuple[list[Reading], list[Reading]]:
    """The figures of gold to be found, and those set aside.

    Money is found wherever gold has a currency. Of the percentages, those in words alone ("by
    a third") and percentage points are set aside, since only one of the tools aims at them.
    """
    if kind == "money":
        return [figure for figure in gold if figure.unit not in RATIOS], []
    ratios = [figure for figure in gold if figure.unit in RATIOS]
    wanted = [f for f in ratios if f.unit == "percent" and PERCENTAGE.search(f.surface)]
    return wanted, [figure for figure in ratios if figure not in wanted]


def agree(figure: Reading, finding: Finding) -> bool:
    """Whether they overlap and say the same, sign aside; of a range either end will do."""
    return (
        overlap(figure, finding) > 0
        and same_unit(figure.unit, finding.units)
        and any(
            math.isclose(abs(end), abs(finding.value), rel_tol=1e-3)
            for end in (figure.value, figure.value_high)
            if end is not None
        )
    )


def same_unit(code: str, units: Sequence[str]) -> bool:
    """Whether gold's unit is among those found, or a currency that goes by a bare name found."""
    return code in units or (code not in RATIOS and bare_name(code) in units)


@cache
def bare_name(code: str) -> str:
    """The last word of a currency's English name: "dollar" for USD and for AUD."""
    return get_currency_name(code, locale="en").rpartition(" ")[2].lower()


def overlap(figure: Reading, finding: Finding) -> int:
    """Characters that both spans cover; zero or less when they lie apart."""
    return min(figure.end, finding.end) - max(figure.start, finding.start)
