"""Percentages, points, numbers of times, parts: as growth, or as a share."""

import re

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.mention import Mention
from tradeparse.parse.rules import figures as rules
from tradeparse.parse.scan.growth import (
    VERBAL,
    Growth,
    growth_at,
    growth_of_times,
    leads_a_figure,
    signed,
)
from tradeparse.parse.scan.money import is_range
from tradeparse.parse.tokens import Sentence

#: a growth rate above this is new/old: a rate of 105.3%
LOWEST_INDEX = 80
_OF_BEFORE = tag_pattern(r"(?: of | anaphor ) [^comma semicolon quantity]{0,6} \Z")
_SHARE_BEFORE = tag_pattern(r"share [^comma semicolon quantity]{0,6} \Z")
_PART_IS = tag_pattern("actual")
#: a third | were car parts
_PART_IS_GOODS = tag_pattern("[actual dash] [compare article generic]{0,2} product")
#: half | of exports; not of a year, nor of the delegation
_PART_OF = tag_pattern(
    "anaphor | of (?! [definite article own]{0,2}"
    " (?: year | month | relative | ordinal | ended | span | unit ) )"
)
#: a quarter | of the month's shipments
_OF_A_TIMES = tag_pattern("of definite? [relative month year] measure")
#: a third | of the 2013 level, of the level of 2013, of what it was in 2013
_OF_LEVEL = tag_pattern(
    "of? definite? (?: [year relative] generic | [generic compare] of? [year relative month]"
    " | generic anaphor actual in? definite? [year relative] )"
    " | anaphor of definite? [year month relative]"
)
#: the first | three quarters
_IN_ORDER = tag_pattern(r"[ordinal relative] \Z")
#: a third | of this was
_OF_THIS = tag_pattern("of anaphor actual")
#: a third | of the sum, in a language with a case for it: три четверти | последней суммы
_OF_A_SUM = tag_pattern("[text generic] generic? (?: dash | actual )")
#: half | the exports
_HALF_THE = tag_pattern("[definite own country both world]{1,3} generic? measure")
#: a third | of this import, in a language with a case for it
_THIS_FLOW = tag_pattern("anaphor generic? measure")
#: of what a figure can be a part
_FLOWING = ("measure", "share", "product")
_NEXT_PART = tag_pattern("""
    [^semicolon quantity but]{0,8} [comma and]{1,2}
    (?: [product text]{1,2} | (?: in year )? anaphor actual )? compare?
""")
#: seven times | as many people
_AS_MANY = tag_pattern("[generic compare up text anaphor]{1,2} unit")
#: increased | twice
_GREW = tag_pattern(r"(?: up | down ) compare? \Z")
#: grew twice | as fast as
_AS_FAST_AS = tag_pattern("which text which")
#: twice | the $4 billion of 2021
_THE_AMOUNT = tag_pattern("definite compare? [currency quantity]")
#: what follows "twice" and "double" where they mean growth: twice as much, double the figure
_TWICE = tag_pattern(
    "[article own text definite]?"
    " (?: up | than | anaphor | generic | compare | relative | year | of | measure )"
)


def ratios(sentence: Sentence, index: int, after: Mention | None) -> list[Mention]:
    """The percentage, number of times or part at a token; a range of two with "and" gives two.

    after: the figure before it in the sentence.
    """
    return _percent(sentence, index) or _times(sentence, index) or _part(sentence, index, after)


def proportion(
    sentence: Sentence, first: int, last: int, low: float, unit: str, high: float | None = None
) -> Mention:
    """A percentage as growth where a sign or a growth word touches it, else as a share."""
    sign = _sign(sentence, first)
    growth = None if sign else growth_at(sentence, first, last)
    if not sign and growth is None:
        kind = "growth" if unit == "pp" else "share"
        return Mention(
            first=first, last=last, kind=kind, value=low, unit=unit, high=high, rule="percentage"
        )
    if growth is not None and growth.indexed and low >= LOWEST_INDEX:
        low, high = round(low - 100, 6), None if high is None else round(high - 100, 6)
    direction = sign or (growth.direction if growth else 1)
    value, top = signed(direction, low, high)
    mention = Mention(
        first=first - bool(sign), last=last, kind="growth", value=value, unit=unit, high=top,
        rule="signed" if sign else "percent growth",
    )  # fmt: skip
    if growth is not None:
        mention.cue, mention.compared = growth.cue, growth.compared
    return mention


def multiples(sentence: Sentence, index: int) -> list[Mention]:
    """Doubled, tripled, halved, twice as much, a threefold increase."""
    tokens, tags = sentence.tokens, sentence.tags
    word = tokens[index]
    if word.role == "adverb":
        return _adverbs(sentence, index)
    verbal = word.role == "double" and sentence.search_back(VERBAL, index)
    verbal = verbal or (word.role == "twice" and sentence.search_back(_GREW, index))
    of_an_amount = (
        word.role in ("twice", "double") and _THE_AMOUNT.match(tags, index + 1) is not None
    )
    if _AS_FAST_AS.match(tags, index + 1):
        return []
    if word.role and not (verbal or of_an_amount or _TWICE.match(tags, index + 1)):
        return []
    factor, end = float(word.value.value), index + 1
    follows = rules.GROWTH_AFTER.match(tags, end)
    if follows is not None and not leads_a_figure(sentence, follows.start("cue")):
        cue = tokens[follows.start("cue")]
        if cue.tag in ("up", "down"):
            end = follows.end("cue")
            factor = 1 / factor if cue.tag == "down" else factor
    begin = index
    while begin and tokens[begin - 1].tag == "compare":
        begin -= 1
    mention = Mention(
        first=index, last=index + 1, kind="growth", value=factor, unit="factor", rule="multiple"
    )
    mention.cue, mention.compared = (begin, end), of_an_amount
    return [mention]


def _adverbs(sentence: Sentence, index: int) -> list[Mention]:
    """Grew twofold, a twofold growth, fell twofold: as many times as the adverb says."""
    growth = growth_of_times(sentence, index, index + 1)
    if growth is None:
        return []
    factor = float(sentence.tokens[index].value.value)
    mention = Mention(
        first=index, last=index + 1, kind="growth", value=factor ** growth.direction, unit="factor",
        rule="multiple",
    )  # fmt: skip
    mention.cue, mention.compared = growth.cue, growth.compared
    return [mention]


def _percent(sentence: Sentence, index: int) -> list[Mention]:
    match = rules.PERCENT.match(sentence.tags, index)
    if match is None:
        return []
    tokens = sentence.tokens
    unit = tokens[match.start("unit")]
    points = unit.tag == "point"
    name, scale = ("pp", unit.value.value) if points else ("percent", 1.0)
    low = tokens[match.start("low")].value.value * scale
    if match["high"] is None:
        return [proportion(sentence, index, match.end(), low, name)]
    second_at = match.start("high")
    high = tokens[second_at].value.value * scale
    if low < high and is_range(sentence, index, match["link"]):
        return [proportion(sentence, index, match.end(), low, name, high)]
    second = proportion(sentence, second_at, match.end(), high, name)
    if match["own"] is None and match["link"] == CHARS["dash"]:
        return [second]
    end = match.end("own") if match["own"] else match.end("low")
    return [proportion(sentence, index, end, low, name), second]


def _sign(sentence: Sentence, first: int) -> int:
    """1 or -1 where a sign stands before a number: (+11.8%), minus 5.2%; else 0."""
    if not first:
        return 0
    tokens = sentence.tokens
    mark = tokens[first - 1]
    if mark.tag == "plus":
        return 1
    if mark.tag in ("up", "down"):
        return 0 if mark.role != "sign" else (-1 if mark.tag == "down" else 1)
    if mark.tag != "dash":
        return 0
    if first > 1 and tokens[first - 2].tag == "open":
        return -1
    touches = mark.end == tokens[first].start
    return -1 if touches and (first == 1 or tokens[first - 2].end < mark.start) else 0


def _times(sentence: Sentence, index: int) -> list[Mention]:
    match = rules.TIMES.match(sentence.tags, index)
    if match is None:
        return []
    tokens = sentence.tokens
    if match["factor"] and tokens[index].role not in ("factor", "multiplied"):
        return []
    low = tokens[match.start("low") if match["low"] else match.start("value")].value.value
    high = tokens[match.start("high")].value.value if match["high"] else None
    multiplied = tokens[index].role == "multiplied"
    growth = Growth(1) if multiplied else growth_of_times(sentence, match.start(), match.end())
    if growth is None or low <= 0 or _counts_people(sentence, match):
        return []
    if growth.direction < 0:
        low, high = 1 / (high or low), 1 / low if high else None
    mention = Mention(
        first=match.start(), last=match.end(), kind="growth", value=low, unit="factor", high=high,
        rule="times",
    )  # fmt: skip
    mention.cue, mention.compared = growth.cue, growth.compared
    return [mention]


def _counts_people(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether it sets two counts side by side: with seven times as many people."""
    led = sentence.tags[: match.start()].endswith(CHARS["with"])
    return led and _AS_MANY.match(sentence.tags, match.end()) is not None


def _part(sentence: Sentence, index: int, after: Mention | None) -> list[Mention]:
    match = rules.PART.match(sentence.tags, index)
    if match is None:
        return []
    tokens = sentence.tokens
    first, last = match.start(), match.end()
    of_a_year = tokens[last - 1].tag == "quarter" and sentence.search_back(_IN_ORDER, first)
    if tokens[last - 1].role == "time" or of_a_year:  # a quarter of a year, the first three
        return []
    share = _size(sentence, match)
    if share is None:
        return []
    growth = growth_at(sentence, first, last, part=True)
    if growth is not None:
        mention = Mention(
            first=first, last=last, kind="growth", value=growth.direction * share, unit="percent",
            rule="by a part",
        )  # fmt: skip
        mention.cue, mention.compared = growth.cue, growth.compared
        return [mention]
    shared = sentence.search_back(_SHARE_BEFORE, first) is not None
    if not shared and _OF_LEVEL.match(sentence.tags, last):  # half of what it was in 2013
        return [
            Mention(
                first=first,
                last=last,
                kind="growth",
                value=share / 100,
                unit="factor",
                rule="part of a level",
            )
        ]
    counted = match["count"] is not None or tokens[last - 1].role == "fraction"
    if match["half"] is None and not counted:
        return []
    listed = counted and after is not None and _is_next_part(sentence, after, first)
    if not listed and not _is_part_of(sentence, first, last, counted):
        return []
    return [
        Mention(first=first, last=last, kind="share", value=share, unit="percent", rule="part of")
    ]


def _size(sentence: Sentence, match: re.Match[str]) -> float | None:
    """The percentage that a half, a third, or two thirds is; missing where it is none."""
    tokens = sentence.tokens
    counted = tokens[match.start("count")] if match["count"] else None
    number = 1.0
    if counted is not None and counted.tag == "quantity":
        number = counted.value.value
        if not counted.value.worded:
            return None
    if match["half"]:
        return 50.0 if number == 1 else None
    part = tokens[match.start("part")]
    share = 100 * number / (4.0 if part.tag == "quarter" else part.value.value)
    return share if share <= 100 else None


def _is_part_of(sentence: Sentence, first: int, last: int, counted: bool) -> bool:
    """A third of exports; of this sum a third was machinery; not a quarter of a year."""
    tags, tokens = sentence.tags, sentence.tokens
    if not counted and _HALF_THE.match(tags, last):
        return True
    of_its = _OF_A_TIMES.match(tags, last)
    if of_its is not None and tokens[of_its.end() - 2].possessive:
        return True
    if _PART_OF.match(tags, last) is not None:
        if tags[last] == CHARS["anaphor"] and tokens[last].role != "of":
            return _THIS_FLOW.match(tags, last) is not None
        one = tags[last] == CHARS["anaphor"] and tokens[last].value.value != "many"
        one = one or _OF_THIS.match(tags, last) is not None
        return one or any(token.tag in _FLOWING for token in tokens)
    if counted and any(t.role == "sum" for t in tokens[last : last + 2]):
        return _OF_A_SUM.match(tags, last) is not None
    if counted and (sentence.search_back(_SHARE_BEFORE, first) or _PART_IS_GOODS.match(tags, last)):
        return True
    led = counted and sentence.search_back(_OF_BEFORE, first) is not None
    return led and _PART_IS.match(tags, last) is not None


def _is_next_part(sentence: Sentence, after: Mention, first: int) -> bool:
    """Two thirds were machinery, under | a tenth fruit: one more part of what was divided."""
    gap = sentence.tags[after.finish : first]
    return after.kind == "share" and _NEXT_PART.fullmatch(gap) is not None
