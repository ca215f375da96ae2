"""Figures of one fact share a claim: the same flow, period and standing, in one document."""

import re
from collections import defaultdict

from tradeparse.parse.mention import Mention

#: by how many points a growth told again may be rounded
_ROUNDED = 1
_UNORDERED = ("turnover", "balance")


def link(mentions: list[Mention], cases: str = "") -> list[int]:
    """The number of each figure's claim, from 1; figures that state the same fact share it.

    mentions: the figures of a document in reading order; cases: the letters with which the cases
    of a noun end, so that goods in two cases are the same goods. Two amounts share a claim only
    when they are equal or one converts the other: two different amounts of one fact are two claims.
    """
    numbers: list[int] = []
    claims: dict[tuple[object, ...], list[_Claim]] = defaultdict(list)
    count = 0
    for index, mention in enumerate(mentions):
        previous = mentions[index - 1] if index else None
        if previous is not None and (mention.restates or _follows(previous, mention)):
            numbers.append(numbers[-1])
            continue
        fact = _fact(mention, cases)
        figures = [mention, *_led_to(mentions[index : index + 2], fact, cases)]
        claim = next((c for c in reversed(claims[fact]) if all(map(c.takes, figures))), None)
        if claim is None:
            count += 1
            claim = _Claim(count)
            claims[fact].append(claim)
        claim.figures += figures
        numbers.append(claim.number)
    return numbers


def _led_to(two: list[Mention], fact: tuple[object, ...], cases: str) -> list[Mention]:
    """The amount that a growth leads to, "rose 33% | to $4.1 billion": both are one claim."""
    if two[0].kind != "growth":
        return []
    return [m for m in two[1:] if m.kind == "amount" and m.adjoins and _fact(m, cases) == fact]


class _Claim:
    """A claim as it grows: whether another figure can be part of it."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.figures: list[Mention] = []

    def takes(self, mention: Mention) -> bool:
        """Whether a figure of the same fact fits: one amount, one share, one growth on a base."""
        return not any(_excludes(mention, told) for told in self.figures)


def _excludes(one: Mention, two: Mention) -> bool:
    """Whether two figures of one fact can't both be true of it."""
    if one.kind != two.kind:
        return False
    if one.kind == "amount":
        return one.unit != two.unit or not _rounds(one.value, two.value)
    if one.unit != two.unit or _told_again(one.value, two.value):
        return False
    return one.kind != "growth" or one.base is None or two.base in (None, one.base)


def _told_again(one: float, two: float) -> bool:
    """Whether two percentages are one, or one of them stands for the other in round terms."""
    rounder = _decimals(one) != _decimals(two)
    return one == two or (rounder and abs(one - two) <= _ROUNDED)


def _decimals(value: float) -> int:
    return len(f"{value:g}".partition(".")[2])


def _rounds(one: float, two: float) -> bool:
    """Whether two values are one, or the rounder of them stands for the other: 2.6 for 2.62."""
    digits = max(min(map(_digits, (one, two))), 1)
    return f"{one:.{digits}e}" == f"{two:.{digits}e}"


def _digits(value: float) -> int:
    """How many digits a value is told with, behind the first."""
    return len(f"{value:.12e}".partition("e")[0].rstrip("0").partition(".")[2])


def _follows(previous: Mention, mention: Mention) -> bool:
    """A rate and its change, a price and its rise: what is no trade is joined in its sentence."""
    if mention.measure != "other" or previous.measure != "other" or not mention.adjoins:
        return False
    kinds = {previous.kind, mention.kind}
    return "growth" in kinds and len(kinds) == 2 and previous.status == mention.status


def _fact(mention: Mention, cases: str) -> tuple[object, ...]:
    """What figures of one claim have in common."""
    if mention.measure == "other":
        return ("other", mention.first, id(mention))  # each its own, unless it adjoins another
    sides = (mention.reporter, mention.partner)
    if mention.measure in _UNORDERED:
        sides = tuple(sorted(sides, key=str))  # type: ignore[assignment]
    return mention.measure, sides, _goods(mention, cases), mention.period, mention.status


def _goods(mention: Mention, cases: str) -> str | None:
    """The product of a figure, whatever its case: вина, вино."""
    product = mention.product.casefold() if mention.product else None
    return re.sub(rf"(?<=\w\w)[{cases}]{{1,2}}\b", "", product) if product and cases else product
