"""Find the figures of a sentence: money, growth, shares, rates; value, unit and comparator.

money, ratios, growth: what stands at a number; neighbours: what numbers take from each other;
tables: numbers below a heading; exactness: the words that say how exact a number is.
"""

from collections.abc import Iterator

from tradeparse.packs.tags import tag_pattern
from tradeparse.parse.mention import Mention
from tradeparse.parse.rules.quantities import merge_quantities
from tradeparse.parse.scan.exactness import compare
from tradeparse.parse.scan.growth import compares_flows
from tradeparse.parse.scan.joins import join_growths, mark_parts, mark_ties
from tradeparse.parse.scan.money import Purse, amounts, meant, without_exchange_rates
from tradeparse.parse.scan.neighbours import with_elided
from tradeparse.parse.scan.ratios import multiples, ratios
from tradeparse.parse.scan.tables import heading, is_note, listed
from tradeparse.parse.tokens import Sentence

#: more digits than any figure is told with, and fewer than where binary fractions show
_DIGITS = 13
_MONEY = tag_pattern("currency scale? quantity")
_PARTS = ("article", "part", "quarter", "half", "times")


def scan(sentence: Sentence, purse: Purse) -> list[Mention]:
    """The figures of a sentence from left to right, without their context.

    purse: whose money a shared sign ("Sh", "dinars") or a bare number is in.
    """
    merge_quantities(sentence)
    table = purse.table
    rows = listed(sentence, table)
    if not rows:
        table.close()
    found = [*rows, *_figures(sentence, purse)]
    found = _without_overlap(sorted(found, key=lambda m: (m.first, -m.last)))
    found = without_exchange_rates(sentence, found)
    found = [m for m in found if not compares_flows(sentence, m)]
    found = with_elided(sentence, found, purse)
    join_growths(sentence, found)
    mark_parts(sentence, found)
    mark_ties(sentence, found)
    floor = 0
    for mention in found:
        mention.value = _exact(mention.value)
        mention.high = None if mention.high is None else _exact(mention.high)
        compare(sentence, mention, floor)
        floor = mention.finish
    if not found and (above := heading(sentence)):
        currency, scale = above
        table.unit = meant(sentence, sentence.tokens[currency], purse)
        table.scale = sentence.tokens[scale].value.value if scale >= 0 else None
        table.noted = is_note(sentence)
    return found


def _exact(value: float) -> float:
    """A product of a number and its scale as it is written: 4.1 billion is 4,100,000,000."""
    return float(f"{value:.{_DIGITS}g}")


def _figures(sentence: Sentence, purse: Purse) -> Iterator[Mention]:
    tags = sentence.tags
    done = -1
    last: Mention | None = None
    for index, token in enumerate(sentence.tokens):
        if index < done:
            continue
        tag = token.tag
        found: list[Mention] = []
        if tag == "quantity" or (tag == "currency" and _MONEY.match(tags, index)):
            found = ratios(sentence, index, last) or amounts(sentence, index, purse)
        elif tag in _PARTS:
            found = ratios(sentence, index, last)
        elif tag == "multiple":
            found = multiples(sentence, index)
        for mention in found:
            done, last = max(done, mention.last), mention
            yield mention


def _without_overlap(found: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.first >= kept[-1].last:
            kept.append(mention)
    return kept
