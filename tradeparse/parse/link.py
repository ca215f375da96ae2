"""Figures of one fact share a claim: the same flow, period and standing, in one document."""

from tradeparse.parse.mention import Mention


def link(mentions: list[Mention]) -> list[int]:
    """The number of each figure's claim, from 1; figures that state the same fact share it."""
    numbers: list[int] = []
    claims: list[list[Mention]] = []
    for mention in mentions:
        for number in range(len(claims) - 1, -1, -1):
            if _same_fact(claims[number], mention):
                claims[number].append(mention)
                numbers.append(number + 1)
                break
        else:
            claims.append([mention])
            numbers.append(len(claims))
    return numbers


def _same_fact(claim: list[Mention], mention: Mention) -> bool:
    first = claim[0]
    if _key(first) != _key(mention):
        return False
    if mention.measure == "other":
        return False
    if mention.kind == "amount":
        amounts = [m for m in claim if m.kind == "amount"]
        return not amounts or any(m.value == mention.value and m.unit == mention.unit for m in amounts)
    return True


def _key(m: Mention) -> tuple[object, ...]:
    sides: tuple[str | None, ...] = (m.reporter, m.partner)
    if m.measure in ("turnover", "balance"):
        sides = tuple(sorted(sides, key=str))
    return m.measure, sides, m.product is None, m.period, m.status
