"""Amounts of money: a number with its currency before it or behind it, and ranges of them."""

from dataclasses import dataclass
from itertools import pairwise

from tradeparse.packs import Money
from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.mention import Mention
from tradeparse.parse.rules import figures as rules
from tradeparse.parse.rules.quantities import Quantity
from tradeparse.parse.scan.growth import growth_in_money
from tradeparse.parse.tokens import Sentence, Token

#: dollars that are written with a bare sign at home, and whose they are
DOLLARS = {
    "AUD": "AUS", "CAD": "CAN", "NZD": "NZL", "SGD": "SGP", "HKD": "HKG", "TWD": "TWN", "FJD": "FJI",
}  # fmt: skip
#: the start of a change: from | the current $3 billion to $5 billion
_FROM = tag_pattern(r"from [compare definite article generic now own year relative]{0,3} \Z")
#: what one unit of a currency costs in another is below this
_RATE_BELOW = 100_000


@dataclass(frozen=True, slots=True)
class Purse:
    """Whose money a text speaks of: countries, the likeliest first, and the currency used last."""

    countries: tuple[str, ...] = ()
    last: str | None = None


def amounts(sentence: Sentence, index: int, purse: Purse) -> list[Mention]:
    """The amount, range, or growth in money at a token; nothing without a currency."""
    match = rules.AMOUNT.match(sentence.tags, index)
    if match is None:
        return []
    tokens = sentence.tokens

    def at(group: str) -> Token | None:
        return tokens[match.start(group)] if match.start(group) >= 0 else None

    low, high = match.start("low"), match.start("high")
    begin = match.start("sign") if match["sign"] else low
    code = _currency(sentence, low, at("sign"), at("unit"), purse)
    if high >= 0 and is_range(sentence, begin, match["link"]):
        top = _currency(sentence, high, at("sign_high"), at("unit_high"), purse) or code
        values = shared_scale(tokens[low].value, tokens[high].value)
        if top and code in (None, top) and values[0] < values[1]:
            last = match.end("unit_high") if match["unit_high"] else match.end("high")
            return [
                Mention(
                    first=begin,
                    last=last,
                    kind="amount",
                    value=values[0],
                    high=values[1],
                    unit=top,
                    rule="range",
                )  # fmt: skip
            ]
    if code is None:
        return []
    last = match.end("unit") if match["unit"] else match.end("low")
    return [amount(sentence, begin, last, tokens[low].value.value, code, "amount")]


def amount(
    sentence: Sentence, first: int, last: int, value: float, code: str, rule: str
) -> Mention:
    """Money at tokens first to last, as growth where it is a change: rose by $20 million."""
    mention = Mention(first=first, last=last, kind="amount", value=value, unit=code, rule=rule)
    growth = growth_in_money(sentence, first, last)
    if growth is not None:
        mention.kind, mention.value = "growth", growth.direction * value
        mention.cue, mention.compared = growth.cue, growth.compared
        mention.rule = "growth in money"
    return mention


def is_range(sentence: Sentence, begin: int, link: str) -> bool:
    """Whether two numbers are the ends of a range: not "from 5 to 10", nor "3 and 5" at large.

    begin: the first number's token; link: the tag between the two.
    """
    before = sentence.tags[:begin].rstrip(CHARS["compare"])
    if before.endswith(CHARS["between"]):
        return True
    if link == CHARS["to"]:
        return sentence.search_back(_FROM, begin) is None
    return link in (CHARS["dash"], CHARS["or"])


def shared_scale(low: Quantity, high: Quantity) -> tuple[float, float]:
    """Both values, the lower one on the scale of the higher where it has none: 1-1.5 billion."""
    if not low.scaled and high.scaled and low.value * high.scale < high.value:
        return low.value * high.scale, high.value
    return low.value, high.value


def is_exchange_rate(sentence: Sentence, mention: Mention, found: list[Mention]) -> bool:
    """9,300 kip to the dollar: what one unit of another currency costs is no amount."""
    if mention.kind != "amount" or abs(mention.value) >= _RATE_BELOW:
        return False
    if any(m.kind == "amount" and m.value == 1 for m in found):  # one euro bought 4.57 zloty
        return True
    taken = {i for m in found for i in range(m.first, m.last)}
    tokens = sentence.tokens
    near = range(max(mention.first - 5, 0), min(mention.last + 5, len(tokens)))
    return any(
        tokens[i].tag == "currency" and i not in taken and not tokens[i].value.beside_number
        for i in near
    )


def _currency(
    sentence: Sentence, number: int, sign: Token | None, unit: Token | None, purse: Purse
) -> str | None:
    """The code of the currency behind the number at a token, else of the sign before it."""
    for token in (unit, sign):
        if token is None:
            continue
        money: Money = token.value
        if token is sign and money.beside_number and token.end != sentence.tokens[number].start:
            continue
        code = _meant(sentence, money, token.start, purse)
        if code:
            return code
    return None


def _meant(sentence: Sentence, money: Money, offset: int, purse: Purse) -> str | None:
    """The currency that a name or sign stands for here."""
    home = purse.countries[0] if purse.countries else None
    if money.code == "USD":  # another dollar only where the text has plainly spoken of it
        plainly = purse.last in DOLLARS and DOLLARS[purse.last] == home
        return purse.last if plainly else "USD"
    if money.code is not None:
        return money.of(home)
    spoken = [
        word.value.code
        for lead, word in pairwise(sentence.tokens)
        if word.tag == "country" and lead.tag not in ("to", "with") and word.end <= offset
    ]
    owners = (*reversed(spoken), *purse.countries)
    return next((money.of(country) for country in owners if country in money.shared), None)
