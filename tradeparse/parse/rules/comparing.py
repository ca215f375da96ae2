"""Whether a time is a period of its own, a base, the time of a base amount, or an aside."""

from dataclasses import replace

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.rules.seen import Time
from tradeparse.parse.rules.setting import Setting
from tradeparse.parse.tokens import Sentence

_COMPARED = """
    (?: [in of definite generic text anaphor article own from relative measure compare span
         ended]{0,4}
      | [generic anaphor own definite text]{0,2} actual{1,2} [text in of definite]{0,3} )
"""
#: the tags of times, between which a comparison does not reach
_TIMES = "relative year month ordinal quarter half fiscal"
#: words that make the time behind them a base: than in, compared with, against the level of
_COMPARING = tag_pattern(rf"""
    (?: than [^comma semicolon but which quantity currency percent up down {_TIMES}]{{0,8}}
      | (?: than | compare ) {_COMPARED} | with [definite in]{{0,2}} | yoy ) \Z
""")
#: up 5 percent on 2023, from 2023, over 2023; an increase of 5 million on 2023; up 5 million
#: dollars from 2023, up 5 percent to 4 million from 2023
_BEHIND_GROWTH = tag_pattern(r"""
    (?: [percent point part quarter half multiple times up down change]
      | [up down] of compare? [currency quantity]{1,3} )
    [close respectively]? article? [up down]?
    (?: (?: (?: comma? or compare? | (?<= [up down] ) ) [currency quantity]{1,3} )? comma?
        (?P<lead> in | from | compare | to | by )
      | to compare{0,2} [currency quantity]{1,3} comma? from )
    [definite text generic anaphor of measure]{0,4} \Z
""")
#: up 5 percent in 2023 | over 2022, on 2022
_OVER = tag_pattern("[compare in] definite?")
_GROWTH = tag_pattern(
    "[percent point times multiple] [^comma semicolon currency quantity]{0,4} \\Z"
)
#: the level of 2014, as much as in 2014
_LEVEL_OF = tag_pattern(r"compare [in definite ended]{0,2} \Z")
#: three times the figures of 2014
_TIMES_AS_MUCH = tag_pattern(r"""
    (?: [times multiple] | half ) [definite anaphor]?
    [generic anaphor] [of in] [in definite of ended article text]{0,3} \Z
""")
#: 1.4 times what they had been in March
_WHAT_IT_WAS = tag_pattern(r"""
    (?: [times multiple] | half ) generic [anaphor own definite]? [measure actual text]{1,3}
    [in of definite ended]{0,3} \Z
""")
#: twice as much wheat as in | 2014, three times as much last year as it did in | 2014
_AS_MUCH_AS = tag_pattern(r"""
    [times multiple half] up [^comma semicolon quantity currency percent]{0,8}
    which (?: anaphor actual )? [in definite]{1,2} \Z
""")
#: twice its 2012 | level; topped the 2012 | level
_TIMES_ITS = tag_pattern(r"(?: [times multiple compare] | half ) [own definite]{0,2} \Z")
#: smaller than the one of | May
_THE_ONE = tag_pattern(r"[than compare] definite (?P<one> quantity ) [of in] \Z")
#: that of 2023: the same interval in another year
_THAT_OF = tag_pattern(r"anaphor of definite? \Z")
#: against 5 million dollars in 2023: the time of an amount compared with
_OF_A_BASE = tag_pattern(r"""
    (?: than | from | since ) (?: article measure of )? [compare definite article generic]{0,3}
    [currency quantity]{1,3} (?: open [compare currency quantity]{1,4} close )?
    [in of definite by ended text]{0,3} \Z
""")
#: exceeded | last year's 2.3 times
_EXCEEDED = tag_pattern(r"compare \Z")
#: exceeding the result of | the same period of 2024 | by 37 percent
_OUTDONE = tag_pattern(r"""
    (?P<verb> compare ) [definite generic anaphor own measure both of in text]{0,6} \Z
""")
_BY_SO_MUCH = tag_pattern("comma? by compare{0,2} [currency quantity multiple half part article]")
#: compared to 600 million cubic metres in 2023: no amount, so that its time is the base
_OF_A_COUNT = tag_pattern(r"than compare{0,2} quantity unit text? [in of definite]{0,3} \Z")
#: the crisis of 2008, the law of 5 May, release No. 27/2025: no time of a figure
_OF_A_THING = tag_pattern(r"text of definite? \Z | [text generic] stop? quantity slash \Z")
#: KIEV (Sputnik - | 1 December 2020
_DATELINE = tag_pattern("[country region text] open [^close]{0,8}")
#: the 2009 | agreement
_THE = tag_pattern(r"[definite own] \Z")
#: trade, which fell in 2020, reached: the time of the clause between the commas
_IN_A_CLAUSE = tag_pattern(r"""
    comma (?: in | of | with | from | to )? which
    [^comma semicolon which quantity currency percent multiple]{0,15} \Z
""")
#: the goal, which was set for 2025, is
_GOAL_SET = tag_pattern(r"target comma which [^comma semicolon quantity]{1,8} (?: in | by ) \Z")
#: 5 billion, a sum for which exporters had needed all of | 2019
_OF_AN_APPOSITION = tag_pattern(r"""
    comma [definite article] [text generic anaphor currency]{1,2}
    (?: in | of | with | from | to )? which
    [^comma semicolon which quantity currency percent]{1,15} \Z
""")
#: a survey, published in 2021, found
_IN_A_PARTICIPLE = tag_pattern(r"comma text in definite? \Z")
#: in 2018, | the year before | its neighbour shut the border, exports were
_APPOSED = tag_pattern(r"[year month] comma \Z")
_TO_A_CLAUSE = tag_pattern("[country own anaphor definite text][^comma semicolon]{1,8} comma")
#: in 2023, with a war in its last quarter, trade fell
_IN_AN_ASIDE = tag_pattern(r"comma with article [text generic]{1,3} in [own definite]{0,2} \Z")
#: to 2022 that is | plus 19 percent: what the change is told from
_SIGNED = tag_pattern("[anaphor dash]{0,2} (?P<sign> [up down] ) by? quantity")
#: the roles of "higher than" and "less than"
_SIDES = ("up", "down")
_FROM = CHARS["from"]
#: in 2023, over the first eight months of 2023
_LEADS = (CHARS["in"], CHARS["compare"], CHARS["compare"] + CHARS["definite"])
#: the Iranian year 1402, which ran | from March 21, 2023 to March 19, 2024
_DEFINED = tag_pattern(r"(?: year | span quantity? | fiscal ) comma which [text actual]{1,2} \Z")
_DATES = ("frame", "date")
_CUES = (CHARS["forecast"], CHARS["target"])
_LEVELS = frozenset(CHARS[t] for t in ("generic", "anaphor", "measure"))


def placed(sentence: Sentence, time: Time, setting: Setting) -> Time:
    """A time as the words around it make it: a base, one of a base amount, or an aside."""
    bullet = sentence.tags.startswith(CHARS["dash"])
    if time.first == bullet or sentence.tags[bullet : time.first] in _LEADS:
        return time
    if _is_compared(sentence, time) and not setting.is_ahead(time.interval):
        frame = time.frame
        if time.form == "frame" and sentence.search_back(_THAT_OF, time.first):
            frame = time.interval
        return replace(time, compared=True, frame=frame)
    if sentence.search_back(_OF_A_BASE, time.first):
        return replace(time, backward=True)
    defined = time.form == "months" and sentence.search_back(_DEFINED, time.first)
    return replace(time, aside=True) if not defined and _is_aside(sentence, time) else time


def follows_comparison(sentence: Sentence, index: int) -> bool:
    """Whether a word that compares stands before the token `index`: than in the first."""
    if sentence.search_back(_COMPARING, index) or sentence.search_back(_OF_A_BASE, index):
        return True
    return _is_behind_growth(sentence, index)


def compares(sentence: Sentence, before: Time, time: Time) -> bool:
    """Whether a time is the base of a growth in the one right before it: in 2023 over 2022."""
    lead = _OVER.fullmatch(sentence.tags, before.last, time.first)
    if lead is None or not before.names or sentence.search_back(_GROWTH, before.first) is None:
        return False
    word = sentence.tokens[lead.start()]
    if word.tag == "in":
        return word.role == "on"
    return not word.role and word.value.value == ">"


def _is_aside(sentence: Sentence, time: Time) -> bool:
    """Whether a time dates another thing than a figure."""
    short = time.last - time.first == 1 or time.form == "date"
    if time.form in _DATES and short and sentence.search_back(_OF_A_THING, time.first):
        return True
    behind = sentence.tags[time.last : time.last + 1]
    if _DATELINE.fullmatch(sentence.tags, 0, time.first) and behind == CHARS["close"]:
        return True
    if short and time.form == "frame" and behind == CHARS["text"]:
        return sentence.search_back(_THE, time.first) is not None
    if time.form == "now" and behind in _CUES:  # they now expect
        return True
    if sentence.search_back(_OF_AN_APPOSITION, time.first):
        return True
    apposed = time.form == "before" and sentence.search_back(_APPOSED, time.first)
    if apposed and _TO_A_CLAUSE.match(sentence.tags, time.last):
        return True
    if behind != CHARS["comma"]:
        return False
    if time.form in ("frame", "month") and sentence.search_back(_IN_A_PARTICIPLE, time.first):
        return True
    if sentence.search_back(_IN_AN_ASIDE, time.first):
        return True
    in_a_clause = sentence.search_back(_IN_A_CLAUSE, time.first) is not None
    return in_a_clause and not sentence.search_back(_GOAL_SET, time.first)


def _is_compared(sentence: Sentence, time: Time) -> bool:
    """Whether a time is what a growth is compared with."""
    if time.form in ("span", "now", "date"):
        return False
    found = sentence.search_back(_COMPARING, time.first)
    if found is not None:
        leads = sentence.tokens[found.start() : time.first]
        if leads[0].tag == "yoy":
            return time.form == "frame"
        if leads[0].role == "versus":
            return True
        if any(t.role in _SIDES or (t.tag == "than" and t.role != "amount") for t in leads):
            return True
    if _is_level(sentence, time) or _is_told_from(sentence, time) or _is_the_one(sentence, time):
        return True
    if sentence.search_back(_OF_A_COUNT, time.first) or _is_outdone(sentence, time):
        return True
    if sentence.tokens[time.last - 1].possessive and sentence.search_back(_EXCEEDED, time.first):
        return True
    first = time.first
    if sentence.tags[first] == _FROM and CHARS["dash"] in sentence.tags[first : time.last]:
        first += 1  # up 5 percent | from January-March 2021
    return _is_behind_growth(sentence, first, told=time.told)


def _is_level(sentence: Sentence, time: Time) -> bool:
    """The level of 2014, three times the figure of 2014, twice its 2012 level."""
    found = sentence.search_back(_LEVEL_OF, time.first)
    if found is not None and sentence.tokens[found.start()].role == "level":
        return True
    if sentence.search_back(_TIMES_AS_MUCH, time.first):
        return True
    if sentence.search_back(_AS_MUCH_AS, time.first):
        return True
    if sentence.search_back(_WHAT_IT_WAS, time.first):
        return True
    found = sentence.search_back(_TIMES_ITS, time.first)
    if found is None or sentence.tags[time.last : time.last + 1] not in _LEVELS:
        return False
    lead = sentence.tokens[found.start()]
    return lead.tag != "compare" or lead.value.value in ("<", ">")


def _is_outdone(sentence: Sentence, time: Time) -> bool:
    """Whether a figure says by how much a time was topped: exceeding that of May by 5 percent."""
    found = sentence.search_back(_OUTDONE, time.first)
    if found is None or _BY_SO_MUCH.match(sentence.tags, time.last) is None:
        return False
    verb = sentence.tokens[found.start("verb")]
    return verb.value.value in ("<", ">") and not verb.value.tail


def _is_the_one(sentence: Sentence, time: Time) -> bool:
    """Smaller than the one of May, set against the 30,388 of 2022."""
    found = sentence.search_back(_THE_ONE, time.first)
    return found is not None and not sentence.tokens[found.start("one")].value.scaled


def _is_told_from(sentence: Sentence, time: Time) -> bool:
    """К 2022 году это плюс 19 процентов."""
    signed = _SIGNED.match(sentence.tags, time.last)
    lead = sentence.tokens[time.first - 1] if time.first else None
    if signed is None or lead is None or (lead.tag, lead.role) != ("by", "on"):
        return False
    is_it = sentence.tags.startswith(CHARS["anaphor"], time.last)
    return is_it or sentence.tokens[signed.start("sign")].role == "sign"


def _is_behind_growth(sentence: Sentence, index: int, *, told: bool = False) -> bool:
    """Up 5 percent on 2023, from 2023, over 2023, to the same period of 2022."""
    found = sentence.search_back(_BEHIND_GROWTH, index)
    if found is None:
        return False
    if found["lead"] is None:
        return True
    lead = sentence.tokens[found.start("lead")]
    if lead.tag in ("in", "by"):
        return lead.role == "on"
    if lead.tag == "to":
        return told
    return lead.tag == "from" or (not lead.role and lead.value.value == ">")
