"""Find the figures of a sentence: money, growth, shares, rates; their value, unit and comparator."""

from collections.abc import Iterator, Sequence

from itertools import pairwise

from tradeparse.packs import Money
from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.mention import Mention
from tradeparse.parse.rules import figures as rules
from tradeparse.parse.rules.quantities import Quantity, merge_quantities
from tradeparse.parse.tokens import Sentence, Token

_QUANTITY = CHARS["quantity"]
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
    found = sorted(_figures(sentence, countries), key=lambda m: (m.first, -m.last))
    found = _without_overlap(found)
    found = _with_elided(sentence, found, money)
    _join_growths(sentence, found)
    for mention in found:
        _compare(sentence, mention)
    return found


def _figures(sentence: Sentence, countries: Sequence[str]) -> Iterator[Mention]:
    tags = sentence.tags
    done = -1
    for index, token in enumerate(sentence.tokens):
        if index < done:
            continue
        mentions: list[Mention] = []
        if token.tag == "quantity" or (token.tag == "currency" and tags[index + 1 : index + 2] == _QUANTITY):
            mentions = _ratio(sentence, index) or _amount(sentence, index, countries)
        elif token.tag in ("article", "part", "quarter", "half", "times"):
            mentions = _ratio(sentence, index)
        elif token.tag == "multiple":
            mentions = _multiple(sentence, index)
        for mention in mentions:
            done = max(done, mention.last)
            yield mention


# --- money ---------------------------------------------------------------------------------------


def _amount(sentence: Sentence, index: int, countries: Sequence[str]) -> list[Mention]:
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
    first_unit = _currency(sentence, sign, unit, countries)
    end = match.end("unit") if unit else match.end("low")
    if high is not None and _is_range(sentence, match.start(), match["link"], low, high):
        code = _currency(sentence, sign_high, unit_high, countries) or first_unit
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
    sentence: Sentence, sign: Token | None, unit: Token | None, countries: Sequence[str]
) -> str | None:
    for token in (unit, sign):
        if token is None or not isinstance(token.value, Money):
            continue
        money = token.value
        if money.code is None:  # shared, and nobody's first: whose it is stands before it
            owners = [
                word.value.code
                for lead, word in pairwise(sentence.tokens)
                if word.tag == "country" and lead.tag not in ("to", "with") and word.end <= token.start
            ]
            countries = (*reversed(owners), *countries)
        code = next((money.of(c) for c in countries if c in money.shared), money.code)
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
        share = 50.0
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
    if follows is None or (match["half"] is None and count is None):
        return []
    if follows.group() == CHARS["anaphor"] and tokens[match.end()].role != "of":
        return []
    return [_mention(sentence, begin, match.end(), "share", share, "percent", "part of")]


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


_BARE = tag_pattern(r"quantity (?= [and or comma slash]{1,2} [compare]{0,2} currency? quantity )")
_FROM = tag_pattern(r"from [compare]{0,2} (quantity) to")
_LISTED = tag_pattern(r"(?: measure | world | actual ) [actual dash colon in compare country to from]{0,4} (?P<n>quantity)")


def _with_elided(sentence: Sentence, found: list[Mention], money: str | None) -> list[Mention]:
    """Add the numbers that take their unit or scale from a neighbour."""
    taken = {i for m in found for i in range(m.first, m.last)}
    added: list[Mention] = []
    for index, token in enumerate(sentence.tokens):
        if token.tag != "quantity" or index in taken:
            continue
        before = [m for m in (*found, *added) if m.last <= index and m.kind == "amount"]
        after = next((m for m in found if m.first > index), None)
        mention = _beside(sentence, index, token, after)
        if mention is None and token.value.scaled and _ELIDED_END.match(sentence.tags, index + 1):
            code = before[-1].unit if before else money or (after.unit if after and after.kind == "amount" else None)
            if code:
                mention = _mention(
                    sentence, index, index + 1, "amount", token.value.value, code, "elided currency"
                )
                growth = _money_growth(sentence, index, index + 1)
                if growth is not None:
                    mention.kind, mention.value = "growth", growth[0] * mention.value
                    mention.cue, mention.compared = growth[1], growth[2]
        if mention is not None:
            added.append(mention)
    return sorted((*found, *added), key=lambda m: m.first)


def _beside(
    sentence: Sentence, index: int, token: Token, after: Mention | None
) -> Mention | None:
    """3.6 in "3.6 and 1.8 billion dollars", 4.3 in "from 4.3 to 6.6 percent"."""
    if after is None or token.value.scaled:
        return None
    tags = sentence.tags
    plain = "." in sentence.low(index, index + 1) or "," in sentence.low(index, index + 1)
    coordinated = _BARE.match(tags, index) is not None or (
        index and _FROM.match(tags, max(index - 1, 0)) is not None
    )
    listed = any(m.start("n") == index for m in _LISTED.finditer(tags, max(index - 5, 0)))
    listed = listed and plain and _ELIDED_END.match(tags, index + 1) is not None
    near = after.first - index <= 4
    if not (coordinated and near or listed and after.kind == "amount"):
        return None
    source = sentence.tokens[after.first : after.last]
    scale = next((t.value.scale for t in source if t.tag == "quantity"), 1.0)
    if after.kind == "amount":
        if scale == 1.0 and not listed:
            return None
        return _mention(
            sentence, index, index + 1, "amount", token.value.value * scale, after.unit, "elided unit"
        )
    if after.unit in ("percent", "pp"):
        return _proportion(sentence, index, index + 1, token.value.value, None, after.unit)
    return None


_COORDINATED = tag_pattern(r"[and comma or compare respectively]{1,3} by? \Z")
_ELLIPTIC = tag_pattern(r"by [compare article generic]{0,2} \Z")


def _join_growths(sentence: Sentence, found: list[Mention]) -> None:
    """Rose by 17.2%, 4.9% and 2.6%; exports fell by 5.9% and imports by 1.3%."""
    last: Mention | None = None
    for one, two in zip([None, *found], found, strict=False):
        if two.kind == "growth":
            last = two
            continue
        if two.kind != "share" or last is None:
            continue
        between = sentence.tags[one.finish : two.first] if one is not None else ""
        beside = one is last and one.cue is not None and one.unit == two.unit
        if (beside and _COORDINATED.fullmatch(between)) or _ELLIPTIC.search(sentence.tags, 0, two.first):
            two.kind, two.rule = "growth", "joined growth"
            two.value = -two.value if last.value < 0 else two.value
            last = two


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
        if value != "=":
            mention.comparator = value
            mention.because["comparator"] = sentence.words(index, index + 1)
    trailing = _TRAILING.match(sentence.tags, mention.finish)
    if trailing is not None:
        mention.comparator = tokens[mention.finish].value.value
        mention.because["comparator"] = sentence.words(mention.finish, mention.finish + 1)


def _is_cue(mention: Mention, index: int) -> bool:
    return mention.compared and mention.cue is not None and index == mention.cue[1] - 1
