"""Amounts of money: a number with its currency before it or behind it, and ranges of them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from tradeparse.packs import Money
from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.mention import Mention
from tradeparse.parse.rules import figures as rules
from tradeparse.parse.rules.quantities import Quantity
from tradeparse.parse.scan.growth import growth_in_money, signed
from tradeparse.parse.scan.tables import Table
from tradeparse.parse.tokens import Sentence, Token

#: the start of a change: from | the current $3 billion to $5 billion
_FROM = tag_pattern(r"from [compare definite article generic now own year relative]{0,3} \Z")
#: from 59 billion in FY | 21 to 83 billion, in 2019- | 20 to 83 billion
_END_OF_YEAR = tag_pattern(r"(?: fiscal | year [dash slash] ) \Z")
#: KZT/USD = 0.00198 | 0.18%
_TICKER = tag_pattern(r"currency slash currency [text dash plus quantity open]{0,4} \Z")
#: rose by | $5 million to $50 million
_CHANGED = tag_pattern(r"[up down] [compare article generic text yoy]{0,3} by? compare? \Z")
#: 450 tenge in May and | 470
_AND = tag_pattern(r"and compare{0,2} \Z")
_SAME_CLAUSE = tag_pattern("[^semicolon open close but]{0,5}")
_CLAUSE_BEFORE = tag_pattern(r"[^semicolon open close but]{0,5} \Z")
#: what one unit of a currency costs in another is below this
_RATE_BELOW = 1_000_000


@dataclass(frozen=True, slots=True)
class Owners:
    """Whose money a text speaks of: countries, the likeliest first, and the currency used last.

    press: the country where the text is published, if it speaks of it: a bare `$` is its dollar.
    """

    countries: tuple[str, ...] = ()
    last: str | None = None
    press: str | None = None


@dataclass(frozen=True, slots=True)
class Purse:
    """What a sentence does not say of its money; its owners are asked for where that matters."""

    owners: Callable[[], Owners] = Owners
    table: Table = field(default_factory=Table)  # whose rows are being read


def amounts(sentence: Sentence, index: int, purse: Purse) -> list[Mention]:
    """The amount, range, or growth in money at a token; nothing without a currency."""
    tokens = sentence.tokens
    if ends_a_year(sentence, index):
        return []
    match = rules.AMOUNT.match(sentence.tags, index)
    if match is None:
        return []

    def at(group: str) -> Token | None:
        return tokens[match.start(group)] if match.start(group) >= 0 else None

    low, high = match.start("low"), match.start("high")
    unit = at("unit_high") or at("unit")
    parts = unit.value.parts if unit is not None else 1  # 7 cents
    begin = match.start("sign") if match["sign"] else low
    code = _currency(sentence, low, at("sign"), at("unit"), purse)
    if high >= 0 and _is_money_range(sentence, begin, match):
        top = _currency(sentence, high, at("sign_high"), at("unit_high"), purse) or code
        values = shared_scale(tokens[low].value, tokens[high].value)
        values = values[0] / parts, values[1] / parts
        if top and code in (None, top) and values[0] < values[1]:
            last = match.end("unit_high") if match["unit_high"] else match.end("high")
            return [amount(sentence, begin, last, values[0], top, "range", values[1])]
    if code is None:
        return []
    last = match.end("unit") if match["unit"] else match.end("low")
    scale = tokens[match.start("scale")].value.value if match["scale"] else 1.0
    value = tokens[low].value.value * scale / parts
    return [amount(sentence, begin, last, value, code, "amount")]


def ends_a_year(sentence: Sentence, index: int) -> bool:
    """Whether a number is that of a fiscal year: 20 in "from 5 billion in 2019-20 to 6 billion"."""
    if sentence.search_back(_END_OF_YEAR, index) is None:
        return False
    number, before = sentence.tokens[index], sentence.tokens[index - 2]
    if sentence.tokens[index - 1].tag == "fiscal":
        return True
    return number.tag == "quantity" and number.value.value == (before.value + 1) % 100


def amount(
    sentence: Sentence,
    first: int,
    last: int,
    value: float,
    code: str,
    rule: str,
    high: float | None = None,
) -> Mention:
    """Money at tokens first to last, as growth where it is a change: rose by $20 million."""
    mention = Mention(
        first=first, last=last, kind="amount", value=value, high=high, unit=code, rule=rule
    )
    growth = growth_in_money(sentence, first, last)
    if growth is not None:
        mention.kind = "growth"
        mention.value, mention.high = signed(growth.direction, value, high)
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


def _is_money_range(sentence: Sentence, begin: int, match: re.Match[str]) -> bool:
    """The same for money, where "rose by $5 million to $50 million" is a change and its end, and so
    is "a fall in exports of $5 million to $50 million".
    """
    low, high = match.start("low"), match.start("high")
    scaled = sentence.tokens[low].value.scaled and sentence.tokens[high].value.scaled
    ends = match["link"] == CHARS["to"] and (match["sign_high"] is not None or scaled)
    if ends and sentence.search_back(_CHANGED, begin):
        return False
    whole = (match["sign"] or match["unit"]) and (match["sign_high"] or match["unit_high"])
    if ends and whole and sentence.search_back(rules.GROWTH_IN, begin):
        return False
    return is_range(sentence, begin, match["link"])


def shared_scale(low: Quantity, high: Quantity) -> tuple[float, float]:
    """Both values, the lower one on the scale of the higher where it has none: 1-1.5 billion."""
    if not low.scaled and high.scaled and low.value * high.scale < high.value:
        return low.value * high.scale, high.value
    return low.value, high.value


def without_exchange_rates(sentence: Sentence, found: list[Mention]) -> list[Mention]:
    """The figures but for what a unit of a currency costs: 450 tenge in May, and 470 in June."""
    kept: list[Mention] = []
    rate: str | None = None  # the currency of the last one
    for mention in found:
        again = mention.unit == rate and sentence.search_back(_AND, mention.first)
        if _is_exchange_rate(sentence, mention, found) or (again and _is_small(mention)):
            rate = mention.unit
        else:
            kept.append(mention)
    return kept


def _is_small(mention: Mention) -> bool:
    return abs(mention.value) < _RATE_BELOW


def _is_exchange_rate(sentence: Sentence, mention: Mention, found: list[Mention]) -> bool:
    """9,300 kip to the dollar: what one unit of another currency costs is no amount."""
    if mention.kind != "amount":
        return sentence.search_back(_TICKER, mention.first) is not None
    if not _is_small(mention):
        return False
    if any(m.kind == "amount" and m.value == 1 for m in found):  # one euro bought 4.57 zloty
        return True
    taken = {i for m in found for i in range(m.first, m.last)}
    ahead = _SAME_CLAUSE.match(sentence.tags, mention.last)
    back = sentence.search_back(_CLAUSE_BEFORE, mention.first)
    near = [*range(*back.span())] if back else []
    near += range(*ahead.span()) if ahead else ()
    return any(i not in taken and _is_currency_itself(sentence, i) for i in near)


def _is_currency_itself(sentence: Sentence, index: int) -> bool:
    """Whether a token is a currency, and no word that is also another: the won, but not "won"."""
    token = sentence.tokens[index]
    if token.tag != "currency":
        return False
    money: Money = token.value
    if not money.beside_number:
        return True
    named = money.code is not None and not money.by_country
    return named and sentence.tags[:index].endswith(CHARS["definite"])


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
        code = meant(sentence, token, purse, sign=token is sign)
        issued = set(dict(money.by_country).values())
        alone = token is sign and len(issued) == 1
        if code is None and alone and sentence.tokens[number].value.scaled:
            code = issued.pop()  # R43.6 billion, whoever writes
        if code:
            return code
    return None


def meant(sentence: Sentence, token: Token, purse: Purse, *, sign: bool = False) -> str | None:
    """The code of the currency that a name, or the sign before a number, stands for here."""
    money, offset = token.value, token.start
    if not money.by_country:
        return str(money.code) if money.code else None
    owned = purse.owners()
    home = owned.countries[:1]
    if money.code == "USD":  # any dollar, but seldom another than this
        if owned.press in money.shared:
            return money.of(owned.press)
        own = money.of(*home) if home else None
        return own if own and own == _last_dollar(sentence, money, offset, owned.last) else "USD"
    spoken = _spoken_of(sentence, offset)
    if money.code is not None:  # unless the writer, or who is spoken of, has another
        owners = home if sign else (*home, *spoken)
        return money.of(next((code for code in owners if code in money.shared), None))
    owners = (*spoken, *owned.countries)
    if sign:  # as the writer is used to
        owners = (*home, *owners)
    told = {money.of(country) for country in owners if country in money.shared}
    told -= _converted(sentence)
    return next((code for code in map(money.of, owners) if code in told), None)


def _spoken_of(sentence: Sentence, end: int) -> list[str]:
    """The countries named before an offset, but for those sold to; the nearest first, then those
    behind "in".
    """
    spoken: list[tuple[bool, int, str]] = []
    lead = ""
    for token in sentence.tokens:
        if token.tag == "country" and token.end <= end and lead not in ("to", "with"):
            spoken.append((lead == "in", -token.start, token.value.code))
        lead = token.tag
    return [code for _, _, code in sorted(spoken)]


def _converted(sentence: Sentence) -> set[str | None]:
    """The currencies in brackets, other than the one before: Shs1.1 trillion (Ksh30.21b)."""
    tokens, tags = sentence.tokens, sentence.tags
    opened = CHARS["open"] + CHARS["currency"]
    at = [i + 1 for i in range(len(tags)) if tags.startswith(opened, i)]
    return {tokens[i].value.code for i in at if not tokens[i].value.by_country}


def _last_dollar(sentence: Sentence, money: Money, offset: int, last: str | None) -> str | None:
    """The dollar that was last spoken of by its full name or sign."""
    dollars = {"USD", *dict(money.by_country).values()}
    for token in sentence.tokens:
        if token.start >= offset:
            break
        if token.tag == "currency" and token.value.code in dollars and not token.value.by_country:
            last = token.value.code
    return last
