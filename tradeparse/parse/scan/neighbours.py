"""What a figure takes from its neighbours: a currency, a scale, a percent sign, a direction."""

import re
from itertools import pairwise

from tradeparse.packs import Word
from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.mention import Mention
from tradeparse.parse.rules import figures as rules
from tradeparse.parse.rules.quantities import Quantity
from tradeparse.parse.scan.money import Purse, amount, shared_scale
from tradeparse.parse.scan.ratios import proportion
from tradeparse.parse.tokens import Sentence
from tradeparse.schema import RATIO_UNITS

#: what may stand behind a number without a unit that is money: nothing countable
_ENDS = tag_pattern(
    r"[comma semicolon open close stop and or but in of by to from which with quote relative definite"
    r" than compare now actual dash measure yoy anaphor year month trailing respectively up down world slash share] | \Z"
)
#: what may stand before a number that a neighbour's unit serves: a flow, a verb, a small word
_LED = tag_pattern(
    r"[measure actual in from to compare dash colon and or comma world share country than close] \Z"
)
_PAIRED = tag_pattern("[and or comma slash]{1,2} compare{0,2} (?: currency? quantity )")
_TOWARDS = tag_pattern(
    "[^comma semicolon quantity but month]{0,6} to compare{0,2} (?: currency? quantity )"
)
_FROM_HERE = tag_pattern(r"from compare{0,2} \Z")
_FROM_TO = tag_pattern("[^semicolon quantity but]{0,12} to compare{0,2} quantity")
#: a number with decimals, which counts nothing: 62.5, 5,440.1, but not 640,000
_DECIMALS = re.compile(r"[.,]\d{1,2}$|^\d{1,3}\.\d{3}$")
_GAP = tag_pattern("[and or comma to]{1,2} compare?")
#: exports – $522.1 |, imports – | $100.4 million
_PARALLEL = tag_pattern(
    "[comma semicolon] and? [definite country own]{0,2} [measure product country] [dash colon]"
)
_SPEAKS = ("measure", "actual", "target", "forecast", "share", "compare", "in")

_COORDINATED = tag_pattern("[and comma or compare respectively]{1,3} by?")
_NEXT_IN_BRACKETS = tag_pattern(
    "close [comma semicolon and]{1,2} [^comma semicolon quantity open actual share]{1,5} open"
)
_FOR_EACH = tag_pattern(
    r"in [^comma semicolon quantity actual share]{1,5} [comma semicolon and]{1,2} \Z"
)
#: fell 5.9% | and imports | 1.3%
_NEXT_SUBJECT = tag_pattern(
    "[and comma semicolon but]{1,2} [definite own country both product generic of in]{0,4} measure"
    " (?: [of to from in] [country product own definite generic]{1,3} )?"
)
_OF = tag_pattern("of | anaphor | in? measure")
_IN_OTHER_WORDS = tag_pattern("comma? or by? compare?")
_ELLIPTIC = tag_pattern(r"by [compare article generic]{0,2} \Z")
_SMALL = tag_pattern(
    "[to in by of from comma open compare article definite relative year month and which]{0,6}"
)
_CONVERTED = tag_pattern("open [compare or generic]{0,2} | comma? or compare?")


def with_elided(sentence: Sentence, found: list[Mention], purse: Purse) -> list[Mention]:
    """`found` and the numbers that take their currency, scale or percent sign from a neighbour."""
    taken = {i for m in found for i in range(m.first, m.last)}
    bare = [i for i, t in enumerate(sentence.tokens) if t.tag == "quantity" and i not in taken]
    kept = list(found)
    for scaled in (True, False):
        for index in bare:
            if index in taken or sentence.tokens[index].value.scaled != scaled:
                continue
            mention = _without_currency(sentence, index, kept, purse) or _beside(
                sentence, index, kept
            )
            if mention is not None:
                taken.update(range(mention.first, mention.last))
                kept = sorted((*kept, mention), key=lambda m: m.first)
    for one, two in pairwise(kept):
        _take_scale(sentence, one, two)
    return kept


def join_growths(sentence: Sentence, found: list[Mention]) -> None:
    """Rose by 17.2%, 4.9% and 2.6%; fell by 5.9% and imports by 1.3%; $9 billion or 48% more."""
    last: Mention | None = None
    for before, mention in zip([None, *found], found, strict=False):
        between = sentence.tags[before.finish : mention.first] if before is not None else ""
        if mention.kind == "growth":
            if (
                before is not None
                and before.kind == "amount"
                and _restates(sentence, before, mention)
            ):
                _become_growth(before, mention)
            last = mention
        elif last is not None and mention.kind == "share":
            beside = before is last and _joins(sentence, last, mention, between)
            if beside or sentence.search_back(_ELLIPTIC, mention.first):
                _become_growth(mention, last)
                last = mention


def _restates(sentence: Sentence, amount: Mention, growth: Mention) -> bool:
    """Whether an amount is the growth behind it in money: were $9 billion or 48% more."""
    behind = growth.cue is not None and growth.cue[1] > growth.last
    between = sentence.tags[amount.finish : growth.first]
    if not behind or not _IN_OTHER_WORDS.fullmatch(between) or not between:
        return False
    lead = sentence.tokens[amount.first - 1] if amount.first else None
    reached = lead is not None and isinstance(lead.value, Word) and lead.value.tense == "past"
    return between[0] != CHARS["comma"] and not reached


def _joins(sentence: Sentence, growth: Mention, share: Mention, between: str) -> bool:
    """Whether a percentage right behind a growth is another one, of what is coordinated with it."""
    if share.unit == growth.unit and _COORDINATED.fullmatch(between):
        return True
    if _IN_OTHER_WORDS.fullmatch(between):
        return True
    tags, end = sentence.tags, share.finish
    closed = tags[end : end + 1] == CHARS["close"]
    if closed and between == CHARS["open"]:  # rose by $20 million (5%)
        return True
    if closed and _NEXT_IN_BRACKETS.fullmatch(between):  # coal (by 17.2%), grain (4.9%)
        return True
    if _FOR_EACH.match(tags, growth.finish, share.first) and tags[end : end + 1] == CHARS["in"]:
        return True  # 17.2% for coal, 4.9% for grain
    cued = growth.cue is not None and growth.cue[0] < growth.first
    return cued and bool(_NEXT_SUBJECT.fullmatch(between)) and not _OF.match(tags, end)


def mark_ties(sentence: Sentence, found: list[Mention]) -> None:
    """Mark what stands close to the figure before it, and what repeats it: KM 8 bn (EUR 4 bn)."""
    for one, two in pairwise(found):
        if one.kind == two.kind == "amount" and one.unit != two.unit:
            between = sentence.tags[one.finish : two.begin]
            two.restates = _CONVERTED.fullmatch(between) is not None
        between = sentence.tags[one.finish : max(two.begin, one.finish)]
        two.adjoins = _SMALL.fullmatch(between) is not None


def _become_growth(mention: Mention, like: Mention) -> None:
    """Make a figure a growth in the direction of another one."""
    mention.kind, mention.rule = "growth", "joined growth"
    down = like.value < 0 or (like.unit == "factor" and like.value < 1)
    mention.value = -mention.value if down else mention.value


def _without_currency(
    sentence: Sentence, index: int, found: list[Mention], purse: Purse
) -> Mention | None:
    """A number with a scale and nothing countable behind it, in the currency spoken of."""
    tags, tokens = sentence.tags, sentence.tokens
    last, value, high = index + 1, tokens[index].value.value, None
    match = rules.AMOUNT.match(tags, index)
    if match is not None and match["high"] and match["link"] == CHARS["dash"]:
        ends = shared_scale(tokens[index].value, tokens[match.start("high")].value)
        if ends[0] < ends[1]:
            (value, high), last = ends, match.end("high")
    if not tokens[last - 1].value.scaled or not _ENDS.match(tags, last):
        return None
    money = [m for m in found if m.unit not in RATIO_UNITS]
    near = [m for m in money if m.last <= index] or money[:1]
    if not near and not _is_spoken_of(sentence, index, last):
        return None
    code = near[-1].unit if near else _lone_currency(sentence, purse) or purse.last
    if code is None or not _is_of_size(sentence, index, near):
        return None
    mention = amount(sentence, index, last, value, code, "elided currency")
    mention.high = high
    return mention


def _is_of_size(sentence: Sentence, index: int, near: list[Mention]) -> bool:
    """Thousands count things rather than money, unless another amount is told in thousands."""
    scale = sentence.tokens[index].value.scale
    return scale > 1e3 or any(_quantity(sentence, m).scale == scale for m in near)


def _lone_currency(sentence: Sentence, purse: Purse) -> str | None:
    """The currency that a sentence names apart from its numbers: in euros, exports were 114 million."""
    home = purse.countries[0] if purse.countries else None
    for token in sentence.tokens:
        if token.tag == "currency" and not token.value.beside_number:
            return token.value.of(home)
    return None


def _is_spoken_of(sentence: Sentence, index: int, last: int) -> bool:
    """Whether a sentence without any currency means money by its number: exports made up 15 million."""
    tokens = sentence.tokens
    if not any(t.tag in _SPEAKS for t in tokens[max(index - 6, 0) : index]):
        return False
    counted = last < len(tokens) and tokens[last].tag == "anaphor" and tokens[last].role == "of"
    return not counted or any(t.tag == "measure" for t in tokens[:index])


def _beside(sentence: Sentence, index: int, found: list[Mention]) -> Mention | None:
    """3.6 in "3.6 and 1.8 billion dollars", 4.3 in "from 4.3 to 6.6 percent", 62.5 in "sold for 62.5"."""
    tags, number = sentence.tags, sentence.tokens[index].value
    if number.scaled or not found:
        return None
    after = next((m for m in found if m.first > index), None)
    before = next((m for m in reversed(found) if m.last <= index), None)
    if after is not None:
        paired = after.first - index <= 4 and _PAIRED.match(tags, index + 1)
        leads_up = tags[:index].endswith(CHARS["from"]) and _TOWARDS.match(tags, index + 1)
        if paired or leads_up:
            return _like(sentence, index, after)
    if number.worded:
        return None
    if _is_listed(sentence, index, found):
        return _like(sentence, index, found[0])
    if not sentence.search_back(_LED, index) or not _ENDS.match(tags, index + 1):
        return None
    starts = before is not None and sentence.search_back(_FROM_HERE, before.begin)
    if (
        before is not None
        and starts
        and before.unit == "percent"
        and _FROM_TO.match(tags, before.finish)
    ):
        return _like(sentence, index, before)
    source = before if before is not None and before.kind == "amount" else after
    marked = _DECIMALS.search(sentence.low(index, index + 1))
    if marked and source is not None and source.kind == "amount":
        return _like(sentence, index, source)
    return None


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
