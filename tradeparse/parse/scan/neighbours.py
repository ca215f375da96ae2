"""What a figure takes from its neighbours: a currency, a scale, a percent sign, a direction."""

import re
from collections.abc import Iterator
from itertools import pairwise

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.mention import Mention
from tradeparse.parse.rules import figures as rules
from tradeparse.parse.rules.quantities import Quantity
from tradeparse.parse.scan.money import Purse, amount, ends_a_year, shared_scale
from tradeparse.parse.scan.ratios import proportion
from tradeparse.parse.tokens import Sentence, Token
from tradeparse.schema import RATIO_UNITS

#: what may stand behind a number without a unit that is money: nothing countable
_ENDS = tag_pattern(
    r"[comma semicolon colon open close stop and or but in by to from which with quote relative own"
    r" definite than compare now actual dash measure yoy anaphor year month trailing respectively"
    r" up down world slash share forecast target]"
    r" | of (?! own ) | between [month year] | \Z"
)
#: what may stand before a number that a neighbour's unit serves: a flow, a verb, a small word
_LED = tag_pattern(
    r"[measure actual in from to compare dash colon and or comma world share country than close] \Z"
)
#: 23.8 million | fewer kilos
_FEWER = tag_pattern("[up down compare] unit")
#: 3 million | of the 8 million tonnes; 17 million | and 245 million people
_OF_THINGS = tag_pattern("[of and or to dash] definite? quantity unit")
#: 48 million of this was herring and | 20 million | fuel
_WAS_GOODS = tag_pattern(r"anaphor actual article? product and compare? \Z")
_PAIRED = tag_pattern("[and or comma slash]{1,2} compare{0,2} (?: currency? quantity )")
_TOWARDS = tag_pattern(
    "[^comma semicolon quantity but month]{0,6} to compare{0,2} currency? quantity (?! month )"
)
_FROM_HERE = tag_pattern(r"from compare{0,2} \Z")
_FROM_TO = tag_pattern("[^semicolon quantity but]{0,12} to compare{0,2} quantity")
#: a number with decimals, which counts nothing: 62.5, 5,440.1, but not 640,000
_DECIMALS = re.compile(r"[.,]\d{1,2}$|^\d{1,3}\.\d{3}$")
_GAP = tag_pattern("[and or comma to]{1,2} compare?")
#: fell by 7 percent compared with 2022, to | 240 billion; it rose 7 percent to | 240 billion
_ENDS_AT = tag_pattern(r"""
    percent [^semicolon quantity but]{0,8} comma to compare? \Z
  | anaphor [actual but text]{0,2} (?: up | down ) [by compare]{0,2} quantity percent
    comma? to compare? \Z
""")
#: exports – $522.1 |, imports – | $100.4 million
_PARALLEL = tag_pattern(
    "[comma semicolon] and? [definite country own]{0,2} [measure product country] [dash colon]"
)
#: exports – 5 million, imports from there – | 466 thousand
_NEXT_FLOW = tag_pattern(r"measure (?: [to from in] definite? country )? [dash colon] compare? \Z")
#: how far from a number what it counts may stand
_FAR = 16
_WHAT = ("measure", "anaphor")
_SPEAKS = ("measure", "actual", "target", "forecast", "share", "compare", "in")
#: he considered 150 million | possible
_AHEAD = ("target", "forecast")
#: of this, | 15 million were exports
_OF_THIS = tag_pattern(r"of? anaphor comma? compare{0,2} \Z")
#: second comes Germany with | 1.3 billion; ahead are Germany (1.3 billion) and France ( | 1 billion
_RANKED = tag_pattern(r"""
    [ordinal rank] [text actual]{0,2}
    (?: country open quantity close [comma and]{1,2} ){0,5} country [with from open] compare? \Z
""")
#: – China – | 15 billion: an item whose currency stands in the one before
_ITEM = tag_pattern(r"""
    \A (?: dash definite? [country product and]{1,4}
      | quantity [close stop] [country product and text generic]{1,5} )
    [dash colon] compare? \Z
""")
#: oil was 43.3 percent | of exports, gas | 30.7
_NEXT_PART = tag_pattern("""
    (?: of [definite own country generic]{0,3} measure )?
    [comma and]{1,2} definite? [product country]{1,2} compare?
""")
#: он на | 0,7 млрд | больше
_IT_BY = tag_pattern(r"anaphor (?: actual )? by compare? \Z")
#: it is expected to be around | 16
_IT_IS = tag_pattern(r"anaphor [actual forecast target compare text to in]{1,5} \Z")


def with_elided(sentence: Sentence, found: list[Mention], purse: Purse) -> list[Mention]:
    """`found` and the numbers that take their currency, scale or percent sign from a neighbour."""
    taken = {i for m in found for i in range(m.first, m.last)}
    bare = [i for i in _numbers(sentence) if i not in taken]
    kept = list(found)
    for read in (_without_currency, _beside):
        for index in bare:
            mention = read(sentence, index, kept, purse) if index not in taken else None
            if mention is not None:
                taken.update(range(mention.first, mention.last))
                kept = sorted((*kept, mention), key=lambda m: m.first)
    for one, two in pairwise(kept):
        _take_scale(sentence, one, two)
    return kept


def _numbers(sentence: Sentence) -> Iterator[int]:
    """The tokens that are numbers, without those of years: the 17 of FY17, the 24 of 2023-24."""
    for index, token in enumerate(sentence.tokens):
        if token.tag == "quantity" and not ends_a_year(sentence, index):
            yield index


def _without_currency(
    sentence: Sentence, index: int, found: list[Mention], purse: Purse
) -> Mention | None:
    """A number with a scale and nothing countable behind it, in the currency spoken of."""
    tags, tokens = sentence.tags, sentence.tokens
    last, value, high = index + 1, tokens[index].value.value, None
    match = rules.AMOUNT.match(tags, index)
    if match is not None and match["high"] and _spans(sentence, index, match["link"]):
        ends = shared_scale(tokens[index].value, tokens[match.start("high")].value)
        if ends[0] < ends[1]:
            (value, high), last = ends, match.end("high")
    part = tags.startswith(CHARS["product"], last) and sentence.search_back(_WAS_GOODS, index)
    if not tokens[last - 1].value.scaled or not (part or _ENDS.match(tags, last)):
        return None
    if _FEWER.match(tags, last) or _OF_THINGS.match(tags, last):
        return None
    money = [m for m in found if m.unit not in RATIO_UNITS]
    near = [m for m in money if m.last <= index] or money[:1]
    if not near and not _is_spoken_of(sentence, index, last):
        return None
    code = near[-1].unit if near else _lone_currency(sentence, purse) or purse.owners().last
    if code is None or not _is_of_size(sentence, last - 1, near):
        return None
    return amount(sentence, index, last, value, code, "elided currency", high)


def _spans(sentence: Sentence, index: int, link: str) -> bool:
    """Whether a number begins a range: 120–130 million; to trade 120 to 130 million."""
    if link == CHARS["dash"]:
        return True
    led = index > 0 and sentence.tokens[index - 1].tag in ("measure", "actual", "compare")
    return link == CHARS["to"] and led and not sentence.tokens[index].value.scaled


def _is_of_size(sentence: Sentence, index: int, near: list[Mention]) -> bool:
    """Thousands count things rather than money, unless another amount is told in thousands."""
    scale = sentence.tokens[index].value.scale
    if near and sentence.search_back(_NEXT_FLOW, index):
        return True
    return scale > 1e3 or any(_quantity(sentence, m).scale == scale for m in near)


def _lone_currency(sentence: Sentence, purse: Purse) -> str | None:
    """The currency named apart from the numbers: in euros, exports were 114 million."""
    for token in sentence.tokens:
        if token.tag == "currency" and not token.value.beside_number:
            return token.value.of(next(iter(purse.owners().countries), None))
    return None


def _is_spoken_of(sentence: Sentence, index: int, last: int) -> bool:
    """Whether a sentence without a currency means money: exports made up 15 million."""
    tokens = sentence.tokens
    near = tokens[max(index - 8, 0) : index]
    spoken = any(t.tag in _SPEAKS for t in near)
    grown = any(t.tag in ("up", "down") for t in near)  # fruit advanced to 96 million
    spoken = spoken or (grown and any(t.tag == "product" for t in near))
    falls_to = sentence.search_back(_ENDS_AT, index) is not None
    spoken = spoken or (falls_to and any(t.tag in _WHAT for t in tokens[:index]))
    spoken = spoken or any(t.tag in _AHEAD for t in tokens[last : last + 1])
    spoken = spoken or _ITEM.match(sentence.tags, 0, index) is not None
    spoken = spoken or sentence.search_back(_RANKED, index) is not None
    more = last < len(tokens) and tokens[last].tag in ("up", "down")
    spoken = spoken or (more and sentence.search_back(_IT_BY, index) is not None)
    if not spoken and not sentence.search_back(_OF_THIS, index):
        return False
    if _counts_things(tokens[max(index - _FAR, 0) : index]):
        return False
    counted = last < len(tokens) and tokens[last].tag == "anaphor" and tokens[last].role == "of"
    return not counted or any(t.tag == "measure" for t in tokens[:index])


def _counts_things(before: list[Token]) -> bool:
    """Whether what is told of are people or things, and no flow: a population of."""
    for token in reversed(before):
        if token.tag == "measure":
            return False
        if token.tag == "unit" and token.role != "states":
            return True
    return False


def _beside(sentence: Sentence, index: int, found: list[Mention], _: Purse) -> Mention | None:
    """3.6 in "3.6 and 1.8 billion dollars", 4.3 in "from 4.3 to 6.6 percent"."""
    tags, number = sentence.tags, sentence.tokens[index].value
    if number.scaled or not found:
        return None
    after = next((m for m in found if m.first > index), None)
    before = next((m for m in reversed(found) if m.last <= index), None)
    if after is not None and _leads_to(sentence, index, after):
        return _like(sentence, index, after)
    if number.worded:
        return None
    if _is_listed(sentence, index, found):
        return _like(sentence, index, found[0])
    if not _ENDS.match(tags, index + 1):
        return None
    if before is not None and _goes_on(sentence, index, before):
        return _like(sentence, index, before)
    if not sentence.search_back(_LED, index):
        return None
    source = before if before is not None and before.kind == "amount" else after
    marked = _DECIMALS.search(sentence.low(index, index + 1))
    if marked and source is not None and source.kind == "amount":
        return _like(sentence, index, source)
    return None


def _goes_on(sentence: Sentence, index: int, before: Mention) -> bool:
    """Whether a number is a percentage as the one before: the next part, or a change's end."""
    tags = sentence.tags
    if before.kind == "share":
        part = before.unit == "percent" and _NEXT_PART.fullmatch(tags, before.finish, index)
        if part or sentence.search_back(_IT_IS, index):
            return True
    if before.unit != "percent":
        return False
    if index and sentence.tokens[index - 1].role == "instead":  # 22 percent instead of | 57
        return before.finish == index - 1
    if not sentence.search_back(_FROM_HERE, before.begin):
        return False
    led = sentence.search_back(_LED, index) is not None
    return led and _FROM_TO.match(tags, before.finish) is not None


def _leads_to(sentence: Sentence, index: int, after: Mention) -> bool:
    """Whether a number is paired with the figure behind it, or where a change to it begins."""
    tags = sentence.tags
    apposed = sentence.tokens[index].value.worded and tags.startswith(CHARS["comma"], index + 1)
    if after.first - index <= 4 and _PAIRED.match(tags, index + 1) and not apposed:
        return True  # not: the next one, $10 billion
    led = tags[:index].endswith(CHARS["from"])
    return led and _TOWARDS.match(tags, index + 1) is not None


def _is_listed(sentence: Sentence, index: int, found: list[Mention]) -> bool:
    """coal (62.1 million dollars), grain (48.7): in brackets, as the amounts beside it are."""
    tags = sentence.tags

    def bracketed(first: int, last: int) -> bool:
        return tags[first - 1 : first] == CHARS["open"] and tags[last : last + 1] == CHARS["close"]

    if not bracketed(index, index + 1) or not _DECIMALS.search(sentence.low(index, index + 1)):
        return False
    return all(m.kind == "amount" and bracketed(m.first, m.last) for m in found)


def _like(sentence: Sentence, index: int, source: Mention) -> Mention | None:
    """The number at a token in the unit and on the scale of another figure."""
    number = sentence.tokens[index].value.value
    if source.unit in ("percent", "pp"):
        return proportion(sentence, index, index + 1, number, source.unit)
    if source.kind != "amount":
        return None
    scale = _quantity(sentence, source).scale
    if scale == 1.0 and number < 1000:
        return None
    return Mention(
        first=index, last=index + 1, kind="amount", value=number * scale, unit=source.unit,
        rule="elided unit",
    )  # fmt: skip


def _quantity(sentence: Sentence, mention: Mention) -> Quantity:
    tokens = sentence.tokens[mention.first : mention.last]
    return next((t.value for t in tokens if t.tag == "quantity"), Quantity(1.0))


def _take_scale(sentence: Sentence, one: Mention, two: Mention) -> None:
    """$4.63 and 4.38 billion: the scale behind the second serves the first."""
    if one.kind != "amount" or two.kind != "amount" or one.unit != two.unit or one.high is not None:
        return
    own, other = _quantity(sentence, one), _quantity(sentence, two)
    scaled = own.scaled or one.rule == "elided unit"
    if scaled or not other.scaled or own.value >= 1000:
        return
    gap, before = sentence.tags[one.last : two.first], sentence.tags[one.first - 1 : one.first]
    if _GAP.fullmatch(gap) or (before == gap[-1:] and _PARALLEL.fullmatch(gap)):
        one.value *= other.scale
