"""The growth word at a number: rose by, 7.6% more, an increase of, exceeded by."""

import re
from typing import NamedTuple

from tradeparse.packs import Word
from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.mention import Mention
from tradeparse.parse.rules import figures as rules
from tradeparse.parse.tokens import Sentence, Token


class Growth(NamedTuple):
    """direction: 1 or -1; cue: its tokens if they touch the number; compared: it names a base.

    indexed: the number is new/old in percent, as statisticians tell growth: 105 is 5 percent more.
    """

    direction: int
    cue: tuple[int, int] | None = None
    compared: bool = False
    indexed: bool = False


#: the growth word behind a number leads a figure of its own: "$5 billion, up 5%"
_OWN_FIGURE = tag_pattern("(?: up | down ) [by of to compare]{0,2} (?: currency? quantity )")
#: 98 percent | fell on gold: a part, not a change
_FELL_ON = tag_pattern("down [in to] product")
_MONEY_BY = tag_pattern(r"""
    (?P<cue> up | down )
    (?: [compare article generic yoy text]{0,3} (?P<by> by | of )
      | [compare article definite generic yoy text of in measure country own product both than
         year relative]{1,8} by )
    [compare article generic]{0,2} \Z
""")
_MONEY_UP = tag_pattern(r"(?P<cue> up | down ) (?: compare? | article [text generic]{0,2} ) \Z")
_MONEY_AFTER = tag_pattern("(?P<cue> up | down | compare )")
#: a $20 million increase | in exports; a 9 percent or $20 million increase
_A = tag_pattern(r"(?: article | definite ) compare? (?: quantity percent or )? \Z")
#: a 9 percent, or | $20 million | (€18 million), increase
_A_SHARE_OR = tag_pattern(
    r"(?: article | definite ) compare? quantity percent comma? or compare? \Z"
)
_ASIDE_RISE = tag_pattern(
    "(?: open currency? quantity currency? close )? comma? (?P<cue> up | down )"
)
#: a 9% | rise over $285 million
_NOUN_OVER = tag_pattern("(?: up | down ) compare (?= currency? quantity )")
#: posted | a $6.5 million increase
_TOLD = tag_pattern(r"actual (?: article | definite ) compare? \Z")
_MONEY_NOUN = tag_pattern(
    r"(?P<cue> up | down ) (?: [in actual comma stop close than compare from yoy] | \Z )"
)
#: rose $20 million | to $50 million    increased $20 million | (5%) to $50 million
#: increased $20 million | from the second quarter, to $50 million
_NEXT_AMOUNT = tag_pattern(
    "(?: open quantity percent close"
    " | from definite? [ordinal quarter half month year relative]{1,3} )?"
    " comma? [^comma quantity]{0,3}"
    " to compare{0,2} (?: currency | quantity )"
)
#: increased $20 million, | or 5 percent,
_SO_MANY_PERCENT = tag_pattern("comma? or compare{0,2} quantity percent (?! of )")
#: rose $50 million | in May from $20 million: the first is where it rose to
_FROM_AMOUNT = tag_pattern(
    "[^comma semicolon quantity]{0,5} from compare? (?: currency | quantity )"
)
#: the increase in exports was | $20 million
_RISE_WAS = tag_pattern(
    r"[definite article] generic? (?P<cue> up | down )"
    r" (?: [in of] [definite own country both product generic measure]{1,5} )? actual compare? \Z"
)
#: (+ | $20 million)
_SIGNED = tag_pattern(r"open up \Z")
#: add | $20 million a year to their trade
_ADDED = tag_pattern(r"(?P<cue> up | down ) compare{0,2} \Z")
_TO_A_FLOW = tag_pattern("""
    (?: now | article span )? [to from]
    (?: anaphor | [definite own both country product generic]{0,3} measure )
""")
#: (up | $20 million
_MONEY_ASIDE = tag_pattern(
    r"(?: \A | open | comma | dash | actual"
    r" | measure (?: [to from with of in] definite? country )? )"
    r" (?P<cue> up | down ) compare{0,2} \Z"
)
#: the fall in exports | slowed to 5%
_FALL_IN = tag_pattern(r"down [in of to from definite measure product country own]{1,8} \Z")
_IN = tag_pattern(r"in [compare article]{0,2} \Z")
_ALONE = tag_pattern(r"[dash comma] compare? \Z")
#: grew to €3 billion, or | 26% year on year
_OTHERWISE = tag_pattern(r"(?: or | comma compare ) compare? \Z")
#: 7 percent, or 5 million, | more than
_SO_MUCH = tag_pattern(r"or by? compare{0,2} \Z")
_MORE = tag_pattern("comma (?P<cue> compare | up | down )")
#: grew by 41 percent, or by | 560 million euros
_OR_BY = tag_pattern(r"or by compare{0,2} \Z")
_YOY = tag_pattern("yoy")
_ASIDE_YOY = tag_pattern(r"open compare? \Z")
_BY = tag_pattern(r"by [compare article generic]{0,2} \Z")
_OPEN_BY = tag_pattern(r"open by compare{0,2} \Z")
#: rose by 5 million euros (or | 8%)
_RESTATED = tag_pattern(r"""
    (?P<cue> up | down ) [by of compare article]{1,3} currency? quantity currency?
    open or? compare? \Z
""")
#: 5 million euros (or | 8%) less
_ASIDE = tag_pattern(r"currency open or? compare? \Z")
_LESS = tag_pattern("close (?P<cue> up | down | compare )")
#: 5 million euros | (or 8%) less
_LESS_MONEY = tag_pattern("open or? compare? quantity percent close (?P<cue> up | down | compare )")
#: double as a verb
VERBAL = tag_pattern(r"(?: to | target | forecast | not ) compare? \Z")
_LEVEL = tag_pattern(
    "[text definite]? (?: anaphor | generic | than | relative | compare ) | than"
    " | of (?: year | relative ) | definite compare? [currency quantity]"
)


def growth_at(sentence: Sentence, first: int, last: int, *, part: bool = False) -> Growth | None:
    """The growth word of the number in tokens first to last; part: the number is "a third"."""
    return (
        _behind(sentence, first, last, part)
        or _before(sentence, first, part)
        or _exceeding(sentence, first, last)
        or _further_off(sentence, first, last, part)
        or _anywhere(sentence, first, _BY)
        or (_year_on_year(sentence, first) if _YOY.match(sentence.tags, last) else None)
        or _alike(sentence, first, last)
        or _so_much(sentence, first, last)
        or _bracketed(sentence, first, last)
    )


def _so_much(sentence: Sentence, first: int, last: int) -> Growth | None:
    """The growth word behind a change told twice: 7 percent, or 5 million, more than."""
    match = _MORE.match(sentence.tags, last) if sentence.search_back(_SO_MUCH, first) else None
    if match is None:
        return None
    cue = sentence.tokens[match.start("cue")]
    return Growth(_direction(cue)) if _is_after(cue) else None


def _year_on_year(sentence: Sentence, first: int) -> Growth | None:
    """A percentage "year on year", in brackets or in other words, needs no growth word."""
    if sentence.search_back(_ASIDE_YOY, first):
        return _anywhere(sentence, first, _ASIDE_YOY) or Growth(1)
    return _anywhere(sentence, first, _OTHERWISE)


def _bracketed(sentence: Sentence, first: int, last: int) -> Growth | None:
    """A change in money told as a percentage too: 5 million euros (or 8%) less."""
    match = sentence.search_back(_RESTATED, first)
    if match is None and sentence.search_back(_ASIDE, first):
        match = _LESS.match(sentence.tags, last)
        if match is not None and not _is_after(sentence.tokens[match.start("cue")]):
            return None
    return None if match is None else Growth(_direction(sentence.tokens[match.start("cue")]))


def _is_after(cue: Token) -> bool:
    """Whether a word of change stands behind its number: less, higher, more than."""
    return cue.role in ("after", "up", "down")


def _alike(sentence: Sentence, first: int, last: int) -> Growth | None:
    """The growth word of the percentage before it: imports fell 10%, and exports 4%."""
    match = sentence.search_back(rules.GROWTH_ALIKE, first)
    if match is None or sentence.tags[last : last + 1] == CHARS["of"]:
        return None
    return Growth(_direction(sentence.tokens[match.start("cue")]))


def growth_of_times(sentence: Sentence, first: int, last: int) -> Growth | None:
    """The same for a number of times, which needs no word at its side: three times the level of."""
    growth = growth_at(sentence, first, last)
    if growth is not None:
        return growth
    patterns = (rules.GROWTH_TIMES, rules.GROWTH_SO, rules.GROWTH_OR_TIMES)
    match = next(filter(None, (sentence.search_back(p, first) for p in patterns)), None)
    if match is not None:
        return Growth(_direction(sentence.tokens[match.start("cue")]))
    past = _past(sentence, first, by=False) or _alike(sentence, first, last)
    if past is not None:
        return past
    elliptic = _anywhere(sentence, first, _IN if last > first + 1 else _ALONE)
    if elliptic is not None:
        return elliptic
    return Growth(1, None, True) if _LEVEL.match(sentence.tags, last) else None


def growth_in_money(sentence: Sentence, first: int, last: int) -> Growth | None:
    """Where an amount is a change: rose by $20 million, €1.2 billion less, a $5 million rise."""
    return _money_behind(sentence, first, last) or _money_before(sentence, first, last)


def _money_before(sentence: Sentence, first: int, last: int) -> Growth | None:
    tags, tokens = sentence.tags, sentence.tokens
    if first and (tokens[first - 1].tag == "plus" or _is_signed(sentence, first)):
        return Growth(1, (first - 1, first))
    match = sentence.search_back(_MONEY_BY, first)
    if match is not None:
        cue = tokens[match.start("cue")]
        if cue.role == "" or (cue.role == "after" and match["by"] == CHARS["by"]):
            return Growth(_direction(cue), (match.start("cue"), first))
    match = sentence.search_back(_ADDED, first)
    if match is not None and tokens[match.start("cue")].role == "" and _TO_A_FLOW.match(tags, last):
        return Growth(_direction(tokens[match.start("cue")]), (match.start("cue"), first))
    match = sentence.search_back(_MONEY_UP, first)
    if match is not None:
        cue = tokens[match.start("cue")]
        changed = isinstance(cue.value, Word) and cue.value.tense == "past"
        if tokens[first - 1].role in ("limit", "bound"):  # grew up to $10 billion, fell below
            return None
        to, since = _NEXT_AMOUNT.match(tags, last), _FROM_AMOUNT.match(tags, last)
        to = to or _SO_MANY_PERCENT.match(tags, last)
        if cue.role == "" and (to or (changed and not since)):
            return Growth(_direction(cue), (match.start("cue"), first))
        if cue.role == "after" and sentence.search_back(_MONEY_ASIDE, first):
            return Growth(_direction(cue), (match.start("cue"), first))
    match = sentence.search_back(rules.GROWTH_IN, first) or sentence.search_back(_RISE_WAS, first)
    if match is not None and tokens[match.start("cue")].role == "":
        return Growth(_direction(tokens[match.start("cue")]))
    aside = _anywhere(sentence, first, _OPEN_BY) or _anywhere(sentence, first, _OR_BY)
    return _past(sentence, first) or aside


def _is_signed(sentence: Sentence, first: int) -> bool:
    """Whether a plus in brackets tells a change: an increase was recorded in Peru (+$3 million)."""
    if sentence.search_back(_SIGNED, first) is None:
        return False
    return any(t.tag in ("up", "down") and not t.role for t in sentence.tokens[: first - 1])


def _money_behind(sentence: Sentence, first: int, last: int) -> Growth | None:
    tags, tokens = sentence.tags, sentence.tokens
    match = _LESS_MONEY.match(tags, last)
    if match is not None and _is_after(tokens[match.start("cue")]):
        return Growth(_direction(tokens[match.start("cue")]))
    told_twice = _so_much(sentence, first, last)
    if told_twice is not None:
        return told_twice
    match = _ASIDE_RISE.match(tags, last) if sentence.search_back(_A_SHARE_OR, first) else None
    if match is not None and tokens[match.start("cue")].role == "":
        return Growth(_direction(tokens[match.start("cue")]))
    match = _MONEY_AFTER.match(tags, last)
    if match is None or _OWN_FIGURE.match(tags, last) or _FROM_AMOUNT.match(tags, last + 1):
        return None
    cue = tokens[match.start("cue")]
    if (cue.tag != "compare" and cue.role == "after") or cue.role in ("up", "down"):
        return Growth(_direction(cue), (last, last + 1), cue.tag == "compare")
    if cue.role == "" and (
        (_MONEY_NOUN.match(tags, last) and sentence.search_back(_A, first))
        or sentence.search_back(_TOLD, first)
    ):
        return Growth(_direction(cue), (last, last + 1))
    return None


def signed(direction: int, low: float, high: float | None) -> tuple[float, float | None]:
    """A change with its direction: of one down by 5 to 6 the lower bound is -6."""
    if direction > 0:
        return low, high
    return (-low, None) if high is None else (-high, -low)


def compares_flows(sentence: Sentence, mention: Mention) -> bool:
    """Whether a growth is a ratio of two flows: imports are three times higher than exports,
    trade with Latvia is twice that with Malta.
    """
    if mention.kind != "growth" or mention.unit not in ("percent", "factor"):
        return False
    tokens, last = sentence.tokens, mention.finish
    if rules.OTHER_PAIR.match(sentence.tags, last):
        return True
    match = rules.OTHER_FLOW.match(sentence.tags, last)
    if match is None:
        return False
    what_they_do = tokens[match.end() - 2].tag == "anaphor"
    if tokens[match.end() - 1].role == "verb" and not what_they_do:
        return False
    between = {t.tag for t in tokens[last : match.end() - 1]}
    if mention.rule == "multiple":  # double the exports, but not: will double the exports
        twice = tokens[mention.first].role in ("twice", "double")
        return twice and not sentence.search_back(VERBAL, mention.begin)
    beside = {"than", "compare"} if mention.unit == "percent" else {"than", "which", "compare"}
    return bool(between & beside) or mention.compared or what_they_do


def tells_pace(sentence: Sentence, first: int) -> bool:
    """Whether a number is a growth rate by its verb: growth slowed to 5%."""
    match = sentence.search_back(rules.GROWTH_TO, first)
    return match is not None and sentence.tokens[match.start("cue")].role == "pace"


def _paced(sentence: Sentence, first: int) -> Growth:
    """A growth rate, or that of a fall: the fall in exports slowed to 5%."""
    at = sentence.search_back(rules.GROWTH_TO, first)
    falls = at is not None and sentence.search_back(_FALL_IN, at.start())
    return Growth(-1 if falls else 1)


def leads_a_figure(sentence: Sentence, index: int) -> bool:
    """Whether a growth word belongs to the figure behind it."""
    return _OWN_FIGURE.match(sentence.tags, index) is not None


def _direction(cue: Token) -> int:
    return -1 if cue.tag == "down" or cue.role == "down" else 1


def _behind(sentence: Sentence, first: int, last: int, part: bool) -> Growth | None:
    match = rules.GROWTH_AFTER.match(sentence.tags, last)
    if match is None:
        return None
    cue = sentence.tokens[match.start("cue")]
    if _FELL_ON.match(sentence.tags, match.start("cue")):
        return None
    if leads_a_figure(sentence, match.start("cue")):
        over = _NOUN_OVER.match(sentence.tags, match.start("cue"))
        if over is None or part or not sentence.search_back(_A, first):
            return None
        return Growth(_direction(cue), (last, over.end()), compared=True)
    comparing = cue.tag in ("compare", "than")
    if comparing and not (cue.role in ("up", "down") and match.start("cue") == last):
        return None
    if part and cue.role not in ("after", "up", "down"):
        return None
    cued = (last, match.end("cue"))
    return Growth(_direction(cue), cued, comparing, indexed=cue.role == "index")


def _exceeding(sentence: Sentence, first: int, last: int) -> Growth | None:
    """На 73% превышает: by how much a level is exceeded."""
    tokens = sentence.tokens
    if last == len(tokens) or tokens[last].tag != "compare" or tokens[last].role:
        return None
    value = tokens[last].value.value
    if value not in ("<", ">") or not sentence.search_back(_BY, first):
        return None
    return Growth(1 if value == ">" else -1, (last, last + 1), True)


def _before(sentence: Sentence, first: int, part: bool) -> Growth | None:
    match = sentence.search_back(rules.GROWTH_BEFORE, first)
    if match is None:
        return None
    tokens = sentence.tokens
    if match["beyond"] is not None:
        beyond = tokens[match.start("beyond")]
        if beyond.role != "" or beyond.value.value not in ("<", ">"):
            return None
        direction = 1 if beyond.value.value == ">" else -1
        return Growth(direction, (match.start("beyond"), first), True)
    at = match.start("cue")
    cue = tokens[at]
    by = match["by"] is not None
    if part and not by and (cue.role or cue.tag == "change"):
        return None
    compared = any(t.tag == "compare" for t in tokens[at + 1 : first])
    if cue.role == "after" and at != first - 1 and not compared and match["by"] != CHARS["by"]:
        return None
    return Growth(_direction(cue), (at, first), indexed=cue.role == "index")


def _further_off(sentence: Sentence, first: int, last: int, part: bool) -> Growth | None:
    match = sentence.search_back(rules.GROWTH_BY, first) or sentence.search_back(
        rules.GROWTH_IN, first
    )
    for rule in () if part else (rules.GROWTH_WAS, rules.GROWTH_RESTATED):
        match = match or sentence.search_back(rule, first)
    if match is None and tells_pace(sentence, first):
        return _paced(sentence, first)
    if match is None and sentence.tags[last : last + 1] == CHARS["close"]:
        goods = sentence.search_back(rules.GROWTH_OF_GOODS, first)
        if goods is not None and CHARS["product"] in goods[0]:
            return Growth(_direction(sentence.tokens[goods.start("cue")]))
        match = sentence.search_back(rules.GROWTH_ASIDE, first)
    if match is None:
        return _past(sentence, first)
    cue = sentence.tokens[match.start("cue")]
    if cue.role not in ("", "index"):
        return None
    return Growth(_direction(cue), indexed=cue.role == "index")


def _past(sentence: Sentence, first: int, *, by: bool = True) -> Growth | None:
    """Exceeded last year's figure by 5%; without "by" where a number of times stands there."""
    match = sentence.search_back(rules.GROWTH_PAST, first)
    if match is None or (by and match["by"] is None):
        return None
    word = sentence.tokens[match.start("cue")].value.value
    return Growth(1 if word == ">" else -1) if word in ("<", ">") else None


def _anywhere(sentence: Sentence, first: int, lead: re.Pattern[str]) -> Growth | None:
    """Sales of coal (by 17.2%) and grain (by 4.9%) rose: a change by what leads to it."""
    if not sentence.search_back(lead, first):
        return None
    tokens = sentence.tokens
    for index in (*range(first - 1, -1, -1), *range(first + 1, len(tokens))):
        if tokens[index].tag in ("up", "down") and tokens[index].role in ("", "after"):
            return Growth(_direction(tokens[index]))
    return None
