"""Find the figures of a sentence: money, growth, shares, rates; their value, unit and comparator."""

from collections.abc import Iterator, Sequence

from itertools import pairwise

from tradeparse.packs import Money
from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.mention import Mention
from tradeparse.parse.rules import figures as rules
from tradeparse.parse.rules.quantities import Quantity, merge_quantities
from tradeparse.parse.tokens import Sentence, Token
from tradeparse.schema import RATIO_UNITS

_QUANTITY = CHARS["quantity"]
#: dollars that are written with a bare sign at home, and whose they are
DOLLARS = {"AUD": "AUS", "CAD": "CAN", "NZD": "NZL", "SGD": "SGP", "HKD": "HKG", "TWD": "TWN", "FJD": "FJI"}
#: a comparator and the words that may stand around it, directly before a figure
_COMPARED = tag_pattern(r"(?P<words> (?: compare | article | generic | definite )* ) \Z")
_TRAILING = tag_pattern(r"trailing")
#: what shows that a number with a scale but without a unit is money: nothing countable follows
_ELIDED_END = tag_pattern(
    r"[comma semicolon open close stop and or but in of by to from which definite with quote relative"
    r" than compare now actual dash measure yoy anaphor year month trailing respectively up down world slash] | \Z"
)


def scan(sentence: Sentence, countries: Sequence[str], money: str | None = None) -> list[Mention]:
    """The figures of a sentence from left to right, without their context.

    countries: in whose money a shared sign ("Sh", "dinars") is read, the likeliest first; those
    that stand in the sentence before the sign come before them.
    money: the currency spoken of before, for a number that has a scale and no currency.
    """
    merge_quantities(sentence)
    found = sorted(_figures(sentence, countries, money), key=lambda m: (m.first, -m.last))
    found = [m for m in _without_overlap(found) if not _is_exchange_rate(sentence, m, found)]
    found = _with_elided(sentence, found, money)
    _join_growths(sentence, found)
    for mention in found:
        _compare(sentence, mention)
    return found


def _figures(sentence: Sentence, countries: Sequence[str], money: str | None) -> Iterator[Mention]:
    tags = sentence.tags
    done = -1
    for index, token in enumerate(sentence.tokens):
        if index < done:
            continue
        mentions: list[Mention] = []
        if token.tag == "quantity" or (token.tag == "currency" and tags[index + 1 : index + 2] == _QUANTITY):
            mentions = _ratio(sentence, index) or _amount(sentence, index, countries, money)
        elif token.tag in ("article", "part", "quarter", "half", "times"):
            mentions = _ratio(sentence, index)
        elif token.tag == "multiple":
            mentions = _multiple(sentence, index)
        for mention in mentions:
            done = max(done, mention.last)
            yield mention


# --- money ---------------------------------------------------------------------------------------


def _amount(
    sentence: Sentence, index: int, countries: Sequence[str], money: str | None
) -> list[Mention]:
    match = rules.AMOUNT.match(sentence.tags, index)
    if match is None:
        return []
    token = sentence.tokens

    def at(group: str) -> Token | None:
        return token[match.start(group)] if match.start(group) >= 0 else None

    low, high = at("low"), at("high")
    assert low is not None
    sign, unit = at("sign"), at("unit")
    sign_high, unit_high = at("sign_high"), at("unit_high")
    first_unit = _currency(sentence, match.start("low"), sign, unit, countries, money)
    end = match.end("unit") if unit else match.end("low")
    if high is not None and _is_range(sentence, match.start(), match["link"], low, high):
        code = _currency(sentence, match.start("high"), sign_high, unit_high, countries, money) or first_unit
        same = first_unit is None or code == first_unit
        values = _shared_scale(low.value, high.value)
        if code and same and values[0] < values[1]:
            last = match.end("unit_high") if unit_high else match.end("high")
            begin = match.start("sign") if sign else match.start("low")
            return [_mention(sentence, begin, last, "amount", values[0], code, "range", values[1])]
    if first_unit is None:
        return []
    begin = match.start("sign") if sign else match.start("low")
    growth = _money_growth(sentence, begin, end)
    mention = _mention(sentence, begin, end, "amount", low.value.value, first_unit, "amount")
    if growth is not None:
        direction, cue, compared = growth
        mention.kind, mention.value = "growth", direction * mention.value
        mention.cue, mention.compared, mention.rule = cue, compared, "growth in money"
    return [mention]


def _currency(
    sentence: Sentence,
    index: int,
    sign: Token | None,
    unit: Token | None,
    countries: Sequence[str],
    money: str | None,
) -> str | None:
    """The code of the currency at the number `index`, by its sign before or its name behind."""
    for token in (unit, sign):
        if token is None or not isinstance(token.value, Money):
            continue
        shared = token.value
        if token is sign and shared.beside_number and token.end != sentence.tokens[index].start:
            continue
        if shared.code is None:  # nobody's first: whose it is stands before it
            owners = [
                word.value.code
                for lead, word in pairwise(sentence.tokens)
                if word.tag == "country" and lead.tag not in ("to", "with") and word.end <= token.start
            ]
            spoken = (*reversed(owners), *countries)
            code = next((shared.of(c) for c in spoken if c in shared.shared), None)
        elif shared.code != "USD":
            code = shared.of(countries[0] if countries else None)
        else:  # a bare dollar is another one where the text has plainly spoken of that one
            own = countries[0] if countries else ""
            code = money if money in DOLLARS and DOLLARS[money] == own else "USD"
        if code:
            return code
    return None


def _is_range(sentence: Sentence, begin: int, link: str, low: Token, high: Token) -> bool:
    """Whether two numbers are the ends of a range: not "from 5 to 10", nor "3 and 5" at large."""
    before = sentence.tags[:begin].rstrip(CHARS["compare"])
    if link == CHARS["and"]:
        return before.endswith(CHARS["between"])
    if link == CHARS["to"]:
        return not before.endswith(CHARS["from"])
    return link in (CHARS["dash"], CHARS["or"])


def _shared_scale(low: Quantity, high: Quantity) -> tuple[float, float]:
    """Both values, the lower one on the scale of the higher where it has none: 1-1.5 billion."""
    if not low.scaled and high.scaled and low.value * high.scale < high.value:
        return low.value * high.scale, high.value
    return low.value, high.value


_MONEY_BY = tag_pattern(r"(?P<cue> up | down ) [compare article generic yoy text]{0,3} [by of] [compare article generic]{0,2} \Z")
_MONEY_UP = tag_pattern(r"(?P<cue> up | down ) [compare]{0,1} \Z")
_MONEY_AFTER = tag_pattern(r"(?P<cue> up | down | compare )")
_NEXT_AMOUNT = tag_pattern(r"[^comma quantity]{0,3} to [compare]{0,2} (?: currency | quantity )")
_OWN_FIGURE = tag_pattern(r"(?: up | down ) [by of to compare]{0,2} (?: currency? quantity )")


def _money_growth(
    sentence: Sentence, begin: int, end: int
) -> tuple[int, tuple[int, int], bool] | None:
    """(direction, growth word, names a base) where an amount is a change: rose by $20 million."""
    tags, tokens = sentence.tags, sentence.tokens
    match = _MONEY_BY.search(tags, 0, begin)
    if match is None and _NEXT_AMOUNT.match(tags, end):
        match = _MONEY_UP.search(tags, 0, begin)
    if match is not None:
        cue = tokens[match.start("cue")]
        if cue.role == "":
            return (1 if cue.tag == "up" else -1), (match.start("cue"), begin), False
    match = _MONEY_AFTER.match(tags, end)
    if match is not None and not _OWN_FIGURE.match(tags, end):
        cue = tokens[match.start("cue")]
        after = cue.tag != "compare" and cue.role == "after"
        if after or cue.role in ("up", "down"):
            up = cue.tag == "up" or cue.role == "up"
            return (1 if up else -1), (end, end + 1), cue.tag == "compare"
    return None


def _is_exchange_rate(sentence: Sentence, mention: Mention, found: list[Mention]) -> bool:
    """9,300 kip to the dollar: what one unit of another currency costs is no amount."""
    if mention.kind != "amount" or abs(mention.value) >= 100_000:
        return False
    taken = {i for m in found for i in range(m.first, m.last)}
    near = range(max(mention.first - 5, 0), min(mention.last + 5, len(sentence.tokens)))
    return any(
        sentence.tokens[i].tag == "currency" and i not in taken and not sentence.tokens[i].value.beside_number
        for i in near
    )


# --- percentages, multiples, parts ----------------------------------------------------------------


def _ratio(sentence: Sentence, index: int) -> list[Mention]:
    """A percentage, a number of times or a part at a token, as growth or as a share."""
    return _percent(sentence, index) or _times(sentence, index) or _part(sentence, index)


def _percent(sentence: Sentence, index: int) -> list[Mention]:
    match = rules.PERCENT.match(sentence.tags, index)
    if match is None:
        return []
    tokens = sentence.tokens
    unit = tokens[match.start("unit")]
    factor = unit.value.value if unit.tag == "point" else 1.0
    name = "pp" if unit.tag == "point" else "percent"
    low = tokens[match.start("low")].value.value * factor
    if match.start("high") < 0:
        return [_proportion(sentence, index, match.end(), low, None, name)]
    high = tokens[match.start("high")].value.value * factor
    range_ = low < high and _is_range(
        sentence, index, match["link"], tokens[index], tokens[match.start("high")]
    )
    if range_:
        return [_proportion(sentence, index, match.end(), low, high, name)]
    second = _proportion(sentence, match.start("high"), match.end(), high, None, name)
    if match["own"] is None and match["link"] == CHARS["dash"]:
        return [second]
    end = match.end("own") if match["own"] else match.end("low")
    return [_proportion(sentence, index, end, low, None, name), second]


def _times(sentence: Sentence, index: int) -> list[Mention]:
    match = rules.TIMES.match(sentence.tags, index)
    if match is None:
        return []
    tokens = sentence.tokens
    number = match.start("low") if match.start("low") >= 0 else match.start("value")
    low = tokens[number].value.value
    high = tokens[match.start("high")].value.value if match.start("high") >= 0 else None
    growth = _growth(sentence, match.start(), match.end())
    if growth is None and (raised := rules.GROWTH_TIMES.search(sentence.tags, 0, index)):
        growth = (-1 if tokens[raised.start("cue")].tag == "down" else 1), None, False
    if growth is None:
        growth = _level(sentence, match.end())
    if growth is None or low <= 0:
        return []
    direction, cue, compared = growth
    if direction < 0:
        low, high = 1 / (high or low), 1 / low if high else None
    mention = _mention(
        sentence, match.start(), match.end(), "growth", low, "factor", "times", high
    )
    mention.cue, mention.compared = cue, compared
    return [mention]


_LEVEL = tag_pattern(r"[text definite]? (?: anaphor | generic | than | relative | compare ) | than | of (?: year | relative )")


def _level(sentence: Sentence, end: int) -> tuple[int, tuple[int, int] | None, bool] | None:
    """Three times the level of 2014: a growth without a growth word."""
    if _LEVEL.match(sentence.tags, end):
        return 1, None, True
    return None


def _part(sentence: Sentence, index: int) -> list[Mention]:
    match = rules.PART.match(sentence.tags, index)
    if match is None:
        return []
    tokens = sentence.tokens
    if match["half"]:
        share, count = 50.0, None
        begin = match.start()
    else:
        part = tokens[match.start("part")]
        count = tokens[match.start("count")] if match.start("count") >= 0 else None
        number = count.value.value if count is not None and count.tag == "quantity" else 1.0
        share = 100 * number / (4.0 if part.tag == "quarter" else part.value.value)
        begin = match.start()
        if share > 100 or (count is not None and count.tag == "quantity" and not count.value.worded):
            return []
    growth = _growth(sentence, begin, match.end(), parts=True)
    if growth is not None:
        direction, cue, compared = growth
        mention = _mention(
            sentence, begin, match.end(), "growth", direction * share, "percent", "by a part"
        )
        mention.cue, mention.compared = cue, compared
        return [mention]
    follows = _PART_OF.match(sentence.tags, match.end())
    if follows is None and count is not None and _OF_BEFORE.search(sentence.tags, 0, begin):
        follows = _PART_IS.match(sentence.tags, match.end())
    if follows is None or (match["half"] is None and count is None):
        return []
    if follows.group() == CHARS["anaphor"] and tokens[match.end()].role != "of":
        return []
    return [_mention(sentence, begin, match.end(), "share", share, "percent", "part of")]


_OF_BEFORE = tag_pattern(r"(?: of | anaphor ) [^comma semicolon quantity]{0,6} \Z")
_PART_IS = tag_pattern(r"actual")
_PART_OF = tag_pattern(r"anaphor | of (?! definite? (?: year | month | relative | ordinal | ended ) )")


def _proportion(
    sentence: Sentence, first: int, last: int, low: float, high: float | None, unit: str
) -> Mention:
    """A percentage as growth where a growth word touches it, else as a share or rate."""
    begin = first
    sign = 0
    if first and sentence.tokens[first - 1].tag in ("dash", "plus", "up", "down"):
        mark = sentence.tokens[first - 1]
        touches = mark.end == sentence.tokens[first].start
        if mark.tag == "dash" and touches and _stands_alone(sentence, first - 1):
            sign, begin = -1, first - 1
        elif mark.tag == "plus" or (mark.tag in ("up", "down") and mark.role == "sign"):
            sign, begin = (-1 if mark.tag == "down" else 1), first - 1
    if sign:
        mention = _mention(sentence, begin, last, "growth", sign * low, unit, "signed", high)
        if sign < 0 and high is not None:
            mention.value, mention.high = -high, -low
        return mention
    growth = _growth(sentence, first, last)
    if growth is None:
        kind = "growth" if unit == "pp" else "share"
        return _mention(sentence, first, last, kind, low, unit, "percentage", high)
    direction, cue, compared = growth
    mention = _mention(sentence, first, last, "growth", direction * low, unit, "percent growth", high)
    if high is not None and direction < 0:
        mention.value, mention.high = -high, -low
    mention.cue, mention.compared = cue, compared
    return mention


def _stands_alone(sentence: Sentence, dash: int) -> bool:
    """Whether a dash before a number is a minus: after a space or a bracket, not a word."""
    return dash == 0 or sentence.tokens[dash - 1].end < sentence.tokens[dash].start or (
        sentence.tokens[dash - 1].tag == "open"
    )


def _growth(
    sentence: Sentence, first: int, last: int, *, parts: bool = False
) -> tuple[int, tuple[int, int] | None, bool] | None:
    """(direction, tokens of the growth word, names a base) of the growth word at a number."""
    tags, tokens = sentence.tags, sentence.tokens
    match = rules.GROWTH_AFTER.match(tags, last)
    if match is not None and not _OWN_FIGURE.match(tags, match.start("cue")):
        cue = tokens[match.start("cue")]
        comparing = cue.tag in ("compare", "than")
        if not comparing or (cue.role and match.start("cue") == last):
            down = cue.tag == "down" or cue.role == "down"
            if not (parts and cue.role not in ("after", "up", "down")):
                return (-1 if down else 1), (last, match.end("cue")), comparing
    match = rules.GROWTH_BEFORE.search(tags, 0, first)
    if match is not None and match["beyond"] is not None:  # exceeded by 8.8%
        beyond = tokens[match.start("beyond")]
        if beyond.value.value in "<>" and beyond.role == "":
            return (1 if beyond.value.value == ">" else -1), (match.start("beyond"), first), True
        match = None
    if match is not None and not (parts and match["by"] is None and tokens[match.start("cue")].role):
        cue = tokens[match.start("cue")]
        if cue.role != "after" or match.start("cue") == first - 1 or "compare" in _tagset(sentence, match.start("cue") + 1, first):
            if not (parts and match["by"] is None and cue.tag == "change"):
                return (-1 if cue.tag == "down" else 1), (match.start("cue"), first), False
    match = rules.GROWTH_BY.search(tags, 0, first)
    if match is None and not parts:
        match = rules.GROWTH_WAS.search(tags, 0, first)
    if match is not None and tokens[match.start("cue")].role == "":
        return (-1 if tokens[match.start("cue")].tag == "down" else 1), None, False
    return None


def _tagset(sentence: Sentence, first: int, last: int) -> set[str]:
    return {token.tag for token in sentence.tokens[first:last]}


_TWICE = tag_pattern(r"[article own text definite]{0,1} (?: up | than | anaphor | generic | compare | relative | year | of | measure )")
_VERBAL = tag_pattern(r"(?: to | target | forecast | not ) compare? \Z")


def _multiple(sentence: Sentence, index: int) -> list[Mention]:
    tokens = sentence.tokens
    text = sentence.low(index, index + 1)
    factor = float(tokens[index].value.value)
    tags = sentence.tags
    follows = rules.GROWTH_AFTER.match(tags, index + 1)
    cue = (index, index + 1)
    if text in ("twice", "thrice", "double") and not _TWICE.match(tags, index + 1):
        if text != "double" or not _VERBAL.search(tags, 0, index):
            return []
    if follows is not None:
        word = tokens[follows.start("cue")]
        if word.tag in ("up", "down") and not _OWN_FIGURE.match(tags, follows.start("cue")):
            cue = (index, follows.end("cue"))
            if word.tag == "down":
                factor = 1 / factor
    begin = index
    while begin and tokens[begin - 1].tag == "compare":
        begin -= 1
    mention = _mention(sentence, index, index + 1, "growth", factor, "factor", "multiple")
    mention.cue = (begin, cue[1])
    return [mention]


def _mention(
    sentence: Sentence,
    first: int,
    last: int,
    kind: str,
    value: float,
    unit: str,
    rule: str,
    high: float | None = None,
) -> Mention:
    return Mention(first=first, last=last, kind=kind, value=value, unit=unit, rule=rule, high=high)


# --- numbers whose unit stands at their neighbour -------------------------------------------------


def _without_overlap(found: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.first >= kept[-1].last:
            kept.append(mention)
    return kept


#: a bare number that a neighbour's unit may serve: after a flow, a verb or a small word
_LED = tag_pattern(r"[measure actual in from to compare dash colon and or comma world share country than close] \Z")
_PAIRED = tag_pattern(r"[and or comma slash]{1,2} [compare]{0,2} (?: currency? quantity )")
_TOWARDS = tag_pattern(r"[^comma semicolon quantity but]{0,6} to [compare]{0,2} (?: currency? quantity )")
_SPEAKS = ("measure", "actual", "target", "forecast", "share", "compare", "in")


def _with_elided(sentence: Sentence, found: list[Mention], money: str | None) -> list[Mention]:
    """Add the numbers that take their currency, scale or percent sign from a neighbour."""
    taken = {i for m in found for i in range(m.first, m.last)}
    kept = list(found)
    for index, token in enumerate(sentence.tokens):
        if token.tag == "quantity" and index not in taken:
            mention = _without_currency(sentence, index, kept, money) or _beside(sentence, index, kept)
            if mention is not None:
                taken.update(range(mention.first, mention.last))
                kept = sorted((*kept, mention), key=lambda m: m.first)
    for one, two in pairwise(kept):
        _share_scale(sentence, one, two)
    return kept


def _without_currency(
    sentence: Sentence, index: int, found: list[Mention], money: str | None
) -> Mention | None:
    """A number with a scale and nothing countable behind it, in the currency spoken of."""
    tags, tokens = sentence.tags, sentence.tokens
    match = rules.AMOUNT.match(tags, index)
    last, high = index + 1, None
    low = tokens[index].value.value
    if match is not None and match["high"] and match["link"] == CHARS["dash"]:
        values = _shared_scale(tokens[index].value, tokens[match.start("high")].value)
        if values[0] < values[1]:
            (low, high), last = values, match.end("high")
    if not tokens[last - 1].value.scaled or not _ELIDED_END.match(tags, last):
        return None
    amounts = [m for m in found if m.unit not in RATIO_UNITS]
    near = [m for m in amounts if m.last <= index] or amounts[:1]
    if not near and not any(t.tag in _SPEAKS for t in tokens[max(index - 6, 0) : index]):
        return None
    if not near and tokens[last].tag == "anaphor" and tokens[last].role == "of" and not _flows(sentence, index):
        return None
    code = near[-1].unit if near else money
    if code is None:
        return None
    mention = _mention(sentence, index, last, "amount", low, code, "elided currency", high)
    growth = _money_growth(sentence, index, last)
    if growth is not None:
        mention.kind, mention.value = "growth", growth[0] * mention.value
        mention.cue, mention.compared = growth[1], growth[2]
    return mention


def _flows(sentence: Sentence, index: int) -> bool:
    """Whether a flow is named before a number: exports made up 15.05 million of that."""
    return any(t.tag == "measure" for t in sentence.tokens[:index])


def _beside(sentence: Sentence, index: int, found: list[Mention]) -> Mention | None:
    """3.6 in "3.6 and 1.8 billion dollars", 4.3 in "from 4.3 to 6.6 percent", 62.5 in "exported for 62.5"."""
    tags = sentence.tags
    token = sentence.tokens[index]
    if token.value.scaled or token.value.worded or not found:
        return None
    after = next((m for m in found if m.first > index), None)
    before = next((m for m in reversed(found) if m.last <= index), None)
    marked = any(mark in sentence.low(index, index + 1) for mark in ".,")
    from_here = tags[:index].endswith(CHARS["from"])
    if after is not None and (
        (_PAIRED.match(tags, index + 1) and after.first - index <= 4)
        or (from_here and _TOWARDS.match(tags, index + 1))
    ):
        return _like(sentence, index, after)
    if not _LED.search(tags, 0, index) or not _ELIDED_END.match(tags, index + 1):
        return None
    if before is not None and before.unit == "percent" and _FROM_TO.match(tags, before.finish):
        return _like(sentence, index, before)
    source = before if before is not None and before.kind == "amount" else after
    if marked and source is not None and source.kind == "amount":
        return _like(sentence, index, source)
    return None


_FROM_TO = tag_pattern(r"[^semicolon quantity but]{0,12} to [compare]{0,2} quantity")


def _like(sentence: Sentence, index: int, source: Mention) -> Mention | None:
    """The number at a token in the unit and on the scale of another figure."""
    number = sentence.tokens[index].value.value
    if source.unit in ("percent", "pp"):
        return _proportion(sentence, index, index + 1, number, None, source.unit)
    if source.kind != "amount":
        return None
    scale = next((t.value.scale for t in sentence.tokens[source.first : source.last] if t.tag == "quantity"), 1.0)
    if scale == 1.0 and number < 1000:
        return None
    return _mention(sentence, index, index + 1, "amount", number * scale, source.unit, "elided unit")


def _share_scale(sentence: Sentence, one: Mention, two: Mention) -> None:
    """$4.63 and 4.38 billion: the scale behind the second serves the first."""
    if one.kind != "amount" or two.kind != "amount" or one.unit != two.unit or one.high is not None:
        return
    own = [t.value for t in sentence.tokens[one.first : one.last] if t.tag == "quantity"]
    other = [t.value for t in sentence.tokens[two.first : two.last] if t.tag == "quantity"]
    if own[0].scaled or not other[0].scaled or own[0].value >= 1000:
        return
    if _PAIRED_GAP.fullmatch(sentence.tags[one.last : two.first]):
        one.value *= other[0].scale


_PAIRED_GAP = tag_pattern(r"[and or comma to]{1,2} compare?")


_COORDINATED = tag_pattern(r"[and comma or compare respectively]{1,3} by?")
_IN_OTHER_WORDS = tag_pattern(r"comma? or compare?")
_ELLIPTIC = tag_pattern(r"by [compare article generic]{0,2} \Z")


def _join_growths(sentence: Sentence, found: list[Mention]) -> None:
    """Rose by 17.2%, 4.9% and 2.6%; exports fell by 5.9% and imports by 1.3%; $9 billion or 48% more."""
    last: Mention | None = None
    for index, mention in enumerate(found):
        before = found[index - 1] if index else None
        if mention.kind == "growth":
            if before is not None and before.kind == "amount" and mention.cue is not None:
                between = sentence.tags[before.finish : mention.first]
                if _IN_OTHER_WORDS.fullmatch(between) and mention.cue[1] > mention.last:
                    _become_growth(before, mention)
            last = mention
        elif last is not None and mention.kind == "share":
            between = sentence.tags[before.finish : mention.first] if before is not None else ""
            beside = before is last and _COORDINATED.fullmatch(between) and last.unit == mention.unit
            restated = before is last and _IN_OTHER_WORDS.fullmatch(between)
            if beside or restated or _ELLIPTIC.search(sentence.tags, 0, mention.first):
                _become_growth(mention, last)
                last = mention


def _become_growth(mention: Mention, like: Mention) -> None:
    """Make a figure a growth in the direction of another one."""
    mention.kind, mention.rule = "growth", "joined growth"
    down = like.value < 0 or (like.unit == "factor" and like.value < 1)
    mention.value = -mention.value if down else mention.value


# --- comparators ----------------------------------------------------------------------------------


def _compare(sentence: Sentence, mention: Mention) -> None:
    """Set the comparator from the words before the figure or its growth word, or behind it."""
    tokens = sentence.tokens
    inside = range(mention.begin, mention.finish)
    words = [i for i in inside if tokens[i].tag == "compare" and not _is_cue(mention, i)]
    match = _COMPARED.search(sentence.tags, 0, mention.begin)
    if match is not None:
        words += [i for i in range(match.start(), match.end()) if tokens[i].tag == "compare"]
    for index in words:
        value = tokens[index].value.value
        if tokens[index].role == "limit" and _CHANGING.search(sentence.tags, 0, index):
            value = "="  # the end of a change is no maximum
        if value != "=":
            mention.comparator = value
            mention.because["comparator"] = sentence.words(index, index + 1)
    trailing = _TRAILING.match(sentence.tags, mention.finish)
    if trailing is not None:
        mention.comparator = tokens[mention.finish].value.value
        mention.because["comparator"] = sentence.words(mention.finish, mention.finish + 1)


_CHANGING = tag_pattern(r"(?: up | down | target | actual ) [^comma semicolon quantity]{0,8} \Z")


def _is_cue(mention: Mention, index: int) -> bool:
    """Whether a comparator is itself the growth word: 7.6% more than, exceeded by 8.8%."""
    return mention.compared and mention.cue is not None and index in (mention.cue[0], mention.cue[1] - 1)
