"""What a figure takes from its neighbours: a currency, a scale, a percent sign, a direction."""

from itertools import pairwise

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
    r" than compare now actual dash measure yoy anaphor year month trailing respectively up down world slash] | \Z"
)
#: what may stand before a number that a neighbour's unit serves: a flow, a verb, a small word
_LED = tag_pattern(
    r"[measure actual in from to compare dash colon and or comma world share country than close] \Z"
)
_PAIRED = tag_pattern("[and or comma slash]{1,2} compare{0,2} (?: currency? quantity )")
_TOWARDS = tag_pattern("[^comma semicolon quantity but]{0,6} to compare{0,2} (?: currency? quantity )")
_FROM_HERE = tag_pattern(r"from compare{0,2} \Z")
_FROM_TO = tag_pattern("[^semicolon quantity but]{0,12} to compare{0,2} quantity")
_GAP = tag_pattern("[and or comma to]{1,2} compare?")
_SPEAKS = ("measure", "actual", "target", "forecast", "share", "compare", "in")

_COORDINATED = tag_pattern("[and comma or compare respectively]{1,3} by?")
_IN_OTHER_WORDS = tag_pattern("comma? or by? compare?")
_ELLIPTIC = tag_pattern(r"by [compare article generic]{0,2} \Z")
_SMALL = tag_pattern("[to in by of from comma open compare article definite relative year month and which]{0,6}")
_CONVERTED = tag_pattern("open [compare or generic]{0,2} | comma? or compare?")


def with_elided(sentence: Sentence, found: list[Mention], purse: Purse) -> list[Mention]:
    """`found` and the numbers that take their currency, scale or percent sign from a neighbour."""
    taken = {i for m in found for i in range(m.first, m.last)}
    kept = list(found)
    for index, token in enumerate(sentence.tokens):
        if token.tag != "quantity" or index in taken:
            continue
        mention = _without_currency(sentence, index, kept, purse) or _beside(sentence, index, kept)
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
            behind = mention.cue is not None and mention.cue[1] > mention.last
            if before is not None and before.kind == "amount" and behind:
                if _IN_OTHER_WORDS.fullmatch(between):
                    _become_growth(before, mention)
            last = mention
        elif last is not None and mention.kind == "share":
            beside = before is last and last.unit == mention.unit and _COORDINATED.fullmatch(between)
            restated = before is last and _IN_OTHER_WORDS.fullmatch(between)
            if beside or restated or sentence.search_back(_ELLIPTIC, mention.first):
                _become_growth(mention, last)
                last = mention


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
    code = near[-1].unit if near else purse.last
    if code is None or not _is_of_size(sentence, index, near):
        return None
    mention = amount(sentence, index, last, value, code, "elided currency")
    mention.high = high
    return mention


def _is_of_size(sentence: Sentence, index: int, near: list[Mention]) -> bool:
    """Thousands count things rather than money, unless another amount is told in thousands."""
    scale = sentence.tokens[index].value.scale
    return scale > 1e3 or any(_quantity(sentence, m).scale == scale for m in near)


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
    if number.scaled or number.worded or not found:
        return None
    after = next((m for m in found if m.first > index), None)
    before = next((m for m in reversed(found) if m.last <= index), None)
    if after is not None:
        paired = after.first - index <= 4 and _PAIRED.match(tags, index + 1)
        leads_up = tags[:index].endswith(CHARS["from"]) and _TOWARDS.match(tags, index + 1)
        if paired or leads_up:
            return _like(sentence, index, after)
    if not sentence.search_back(_LED, index) or not _ENDS.match(tags, index + 1):
        return None
    starts = before is not None and sentence.search_back(_FROM_HERE, before.begin)
    if before is not None and starts and before.unit == "percent" and _FROM_TO.match(tags, before.finish):
        return _like(sentence, index, before)
    source = before if before is not None and before.kind == "amount" else after
    marked = any(mark in sentence.low(index, index + 1) for mark in ".,")
    if marked and source is not None and source.kind == "amount":
        return _like(sentence, index, source)
    return None


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
    if _GAP.fullmatch(sentence.tags[one.last : two.first]):
        one.value *= other.scale
