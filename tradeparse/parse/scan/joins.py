"""Figures joined to those before them: growths of a list, amounts told in another currency too."""

from itertools import pairwise

from tradeparse.packs import Word
from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.mention import Mention
from tradeparse.parse.scan.growth import tells_pace
from tradeparse.parse.tokens import Sentence
from tradeparse.schema import RATIO_UNITS

_COORDINATED = tag_pattern("[and comma or compare respectively]{1,3} by?")
_END_OF_CHANGE = tag_pattern("[comma and]? [text in year month]{0,3} to compare?")
_NEXT_IN_BRACKETS = tag_pattern(
    "close [comma semicolon and]{1,2} [^comma semicolon quantity open actual share]{1,5} open"
)
_FOR_EACH = tag_pattern(
    r"in [^comma semicolon quantity actual share]{1,5} [comma semicolon and]{1,2} \Z"
)
#: fell 5.9% | and imports | 1.3%; and gold | 1.3%
_NEXT_SUBJECT = tag_pattern(
    "[and comma semicolon but]{1,2}"
    " (?: [definite own country both product generic of in]{0,4} measure | product )"
    " (?: [of to from in] [country product own definite generic]{1,3} )?"
)
#: rose by 5% to 3 billion in May | and imports | 2% | to 4 billion
_NEXT_FLOW = tag_pattern(
    r"[and comma semicolon]{1,2} [definite own country both product]{0,3} measure"
    r" (?: [to from with of] [country own definite generic]{1,2} )? by? compare? \Z"
)
_TO_AMOUNT = tag_pattern("to compare{0,2} [currency quantity]")
#: grew by 2 percent, and for 2026 we expect | 3 percent
_FORESEEN = tag_pattern(
    "[comma and but semicolon]{1,3} [in year own definite text relative anaphor country]{0,6}"
    " [forecast target] compare?"
)
#: 42%, metals for | 30%    from 45% in 2020 to | 42%
_ENDS = tag_pattern("[in year relative month]{0,3} [to from] compare?")
_IN_ROW = tag_pattern(
    "[^semicolon quantity but up down actual measure]{0,5} [comma and to than from]"
    " [^semicolon quantity but up down actual measure]{0,5}"
)
_OF_FLOW = tag_pattern("of [definite own country both generic world]{0,3} measure")
_OF_THAT = tag_pattern("of anaphor | anaphor")
_OF = tag_pattern("of | anaphor | in? measure")
_IN_OTHER_WORDS = tag_pattern("comma? or by? compare?")
_AND = tag_pattern("and compare?")
#: which is | $5 million, or 3 percent more; a | $5 million, or 3 percent, increase
_WHICH_IS = tag_pattern(r"(?: which actual | article | definite ) compare? \Z")
_ELLIPTIC = tag_pattern(r"by [compare article generic]{0,2} \Z")
_SMALL = tag_pattern("""
    close?
    (?: [to in by of from comma open compare article definite relative month and which fiscal]
      | year (?: dash quantity )? | (?<= which ) actual ){0,7}
""")
#: rose by 5% | from a year ago to | 3 billion
_ENDS_AT = tag_pattern("[^semicolon comma but which quantity]{0,8} to compare{0,2}")
_CONVERTED = tag_pattern("open [compare or generic]{0,2} | comma? or compare?")
#: NOK 2.9 billion (USD 276 million, | EUR 254 million)
_CONVERTED_TOO = tag_pattern("[comma semicolon slash and or dash]{1,2} compare?")


def join_growths(sentence: Sentence, found: list[Mention]) -> None:
    """Rose by 17.2%, 4.9% and 2.6%; fell by 5.9% and imports by 1.3%; $9 billion or 48% more."""
    for one, two in pairwise(found):
        told_twice = one.kind == "share" or (one.kind == "amount" and two.cue is None)
        if told_twice and _shares_the_word(sentence, one, two):
            _become_growth(one, two)
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
        elif last is not None and before is last and _is_in_money(last, mention, between):
            _become_growth(mention, last)
            last = mention
        elif last is not None and mention.kind == "share":
            beside = before is last and _joins(sentence, last, mention, between)
            if (
                beside
                or _goes_on(sentence, last, before, mention)
                or _is_told_aside(sentence, last, before, mention)
                or sentence.search_back(_ELLIPTIC, mention.first)
            ):
                _become_growth(mention, last)
                last = mention


def _shares_the_word(sentence: Sentence, one: Mention, growth: Mention) -> bool:
    """Whether the growth word behind a figure is also that of the one before it: with 16 and 9%
    growth; 7 percent, or 5 million, more.
    """
    further_off = growth.cue is None and growth.rule in ("percent growth", "growth in money")
    if growth.kind != "growth" or not (further_off or _is_led_behind(growth)):
        return False
    between = sentence.tags[one.finish : growth.first]
    if one.unit != growth.unit:
        return _IN_OTHER_WORDS.fullmatch(between) is not None
    return one.kind == "share" and _AND.fullmatch(between) is not None


def _is_led_behind(growth: Mention) -> bool:
    """Whether the growth word stands behind the number: 48% more."""
    return growth.cue is not None and growth.cue[1] > growth.last


def _is_in_money(growth: Mention, amount: Mention, between: str) -> bool:
    """Whether an amount is the growth before it in money: a rise of 24%, or 755 million."""
    told = growth.unit == "percent" and amount.kind == "amount"
    return told and _IN_OTHER_WORDS.fullmatch(between) is not None


def _restates(sentence: Sentence, amount: Mention, growth: Mention) -> bool:
    """Whether an amount is the growth behind it in money: were $9 billion or 48% more."""
    between = sentence.tags[amount.finish : growth.first]
    if not _is_led_behind(growth) or not _IN_OTHER_WORDS.fullmatch(between):
        return False
    if sentence.search_back(_WHICH_IS, amount.first):
        return True
    lead = sentence.tokens[amount.first - 1] if amount.first else None
    reached = lead is not None and isinstance(lead.value, Word) and lead.value.tense == "past"
    return between[0] != CHARS["comma"] and not reached


def _is_told_aside(
    sentence: Sentence, growth: Mention, amount: Mention | None, share: Mention
) -> bool:
    """Whether a percentage is the growth again, behind its end: rose to $9 million (5%)."""
    if amount is None or amount is growth or amount.kind != "amount":
        return False
    tags = sentence.tags
    ends = _END_OF_CHANGE.fullmatch(tags[growth.finish : amount.first]) is not None
    bracketed = tags[amount.finish : share.first] == CHARS["open"]
    return ends and bracketed and tags[share.finish : share.finish + 1] == CHARS["close"]


def _goes_on(sentence: Sentence, growth: Mention, amount: Mention | None, share: Mention) -> bool:
    """Whether the next flow is told as the one before: rose 5% to 3 billion and imports 2% to 4."""
    if amount is None or amount.kind != "amount" or growth.cue is None:
        return False
    tags = sentence.tags
    if not _END_OF_CHANGE.fullmatch(tags[growth.finish : amount.first]):
        return False
    next_flow = _NEXT_FLOW.search(tags, amount.finish, share.first)
    return next_flow is not None and _TO_AMOUNT.match(tags, share.finish) is not None


def _joins(sentence: Sentence, growth: Mention, share: Mention, between: str) -> bool:
    """Whether a percentage right behind a growth is another one, of what is coordinated with it."""
    if share.unit == growth.unit and _COORDINATED.fullmatch(between):
        return not _OF_THAT.match(sentence.tags, share.finish)
    tags, end = sentence.tags, share.finish
    if _IN_OTHER_WORDS.fullmatch(between):
        return True
    if _FORESEEN.fullmatch(between):
        return not _OF.match(tags, end)
    if _ENDS.fullmatch(between) and tells_pace(sentence, growth.first):
        return True  # growth slowed from 8% to 5%
    closed = tags[end : end + 1] == CHARS["close"]
    if closed and between == CHARS["open"]:  # rose by $20 million (5%)
        return True
    if closed and _NEXT_IN_BRACKETS.fullmatch(between):  # coal (by 17.2%), grain (4.9%)
        return True
    if _FOR_EACH.match(tags, growth.finish, share.first) and tags[end : end + 1] == CHARS["in"]:
        return True  # 17.2% for coal, 4.9% for grain
    cued = growth.cue is not None and growth.cue[0] < growth.first
    return cued and bool(_NEXT_SUBJECT.fullmatch(between)) and not _OF.match(tags, end)


def mark_parts(sentence: Sentence, found: list[Mention]) -> None:
    """Mark percentages that are shares as one of those they are listed with is."""
    group: list[Mention] = []
    for mention in [*found, None]:
        part = mention if mention is not None and mention.kind == "share" else None
        if part and (not group or _IN_ROW.fullmatch(sentence.tags[group[-1].finish : part.first])):
            group.append(part)
            continue
        if len(group) > 1 and _is_shared(sentence, group):
            for one in group:
                one.part = True
        group = [part] if part else []


def _is_shared(sentence: Sentence, group: list[Mention]) -> bool:
    """Whether a share, or a flow behind "of" or around brackets, stands at percentages in a row."""
    tags, tokens = sentence.tags, sentence.tokens
    first, last = max(group[0].first - 8, 0), group[-1].finish + 4
    if any(t.tag == "measure" and t.role in ("rate", "tariff") for t in tokens[first:last]):
        return False
    if CHARS["share"] in tags[first:last] or any(_OF_FLOW.match(tags, m.finish) for m in group):
        return True
    aside = all(tags[m.finish : m.finish + 1] == CHARS["close"] for m in group)
    return aside and CHARS["measure"] in tags


def mark_ties(sentence: Sentence, found: list[Mention]) -> None:
    """Mark what stands close to the figure before it, and what repeats it: KM 8 bn (EUR 4 bn)."""
    for one, two in pairwise(found):
        in_money = one.kind in ("amount", "growth") and one.unit not in RATIO_UNITS
        if in_money and two.kind == "amount" and one.unit != two.unit:
            between = sentence.tags[one.finish : two.begin]
            again = one.restates and _CONVERTED_TOO.fullmatch(between)
            two.restates = bool(again or _CONVERTED.fullmatch(between))
        between = sentence.tags[one.finish : max(two.begin, one.finish)]
        two.adjoins = _SMALL.fullmatch(between) is not None
        ends = _ENDS_AT.fullmatch(between) or _ends(sentence, one, two)
        if one.kind == "growth" and two.kind == "amount" and ends:
            one.leads_to, two.ends = two, True


def _ends(sentence: Sentence, growth: Mention, amount: Mention) -> bool:
    """Whether a growth leads past an amount: grew sixfold | to top | 2 billion."""
    words = sentence.tokens[growth.finish : amount.first]
    return len(words) == 1 and words[0].role == "ends"


def _become_growth(mention: Mention, like: Mention) -> None:
    """Make a figure a growth in the direction of another one."""
    mention.kind, mention.rule = "growth", "joined growth"
    down = like.value < 0 or (like.unit == "factor" and like.value < 1)
    mention.value = -mention.value if down else mention.value
