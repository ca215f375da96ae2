"""Words of time in a row of tags: where each stands, and whether it is a period or a base."""

from collections.abc import Iterator
from dataclasses import replace

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.rules.intervals import READERS
from tradeparse.parse.rules.seen import Seen, Time
from tradeparse.parse.rules.setting import Setting
from tradeparse.parse.tokens import Sentence


def _year(name: str) -> str:
    """The year that may stand with a part of it: of 2023, 2023-24, fiscal 2024, (2023), last year."""
    return f"""
      (?: [of in comma from open]{{0,2}} definite? (?P<{name}w> fiscal )? (?P<{name}y> year )
              (?: (?P<{name}s> [dash slash] ) (?P<{name}b> quantity | year ) )? (?P<{name}a> fiscal )?
        | [of in open]? definite? fiscal (?P<{name}q> quantity ) (?: [dash slash] quantity )?
        | [of in]? definite? (?P<{name}r> relative ) )?
    """


PERIOD = tag_pattern(rf"""
    (?P<months>   (?: definite? quantity span (?= from month ) )? (?: from | between )? quantity? (?P<m1> month ) (?: quantity (?! dash quantity ) )?
                  (?: comma? (?P<m1y> year ) )? (?: dash | to | and | ended | slash ) (?: ended of? )?
                  quantity? (?P<m2> month ) (?: quantity (?= comma? year ) )? {_year("m")} )
  | (?P<ending>   [definite anaphor]? (?: (?P<xn> quantity )? dash? (?P<xu> span ) | (?P<xq> quarter )
                    | (?P<xh> half ) | (?P<xf> fiscal ) | (?P<xr> relative ) )
                  (?: to | (?: in | which | anaphor )? ended ){{1,2}} (?: of | in )? quantity? (?P<xm> month )
                  (?: quantity (?= comma? year ) )? {_year("e")} )
  | (?P<monthly>  (?P<lm> month ) dash? quarter {_year("l")} )
  | (?P<date>     (?P<db> ended | by )? (?: (?P<dd> quantity ) month comma? (?P<dy> year )
                    | month (?P<de> quantity ) comma (?P<dz> year )
                    | quantity month (?! dash | to ) ) )
  | (?P<until>    (?: by | ended | in ended ) of? (?P<um> month ) (?! quantity | dash month ) {_year("u")} )
  | (?P<month>    (?: (?P<mt> anaphor ) | (?P<ml> since ) )? (?P<mm> month ) (?! quantity ) {_year("m_")} )
  | (?P<ago>      (?P<an> quantity | article ) (?P<au> relative ) )
  | (?P<counted>  (?: (?P<cf> ordinal ) | (?P<cl> since ) | (?P<cd> definite | anaphor ) )?
                  (?: (?P<cn> quantity | article ) | (?<= since ) ) (?P<ch> dash )? (?P<cu> span )
                  (?! from month ) {_year("c")} )
  | (?P<half>     (?P<h> ordinal ) dash? half {_year("h")} )
  | (?P<thathalf> definite half (?! [of to dash scale currency quantity article] ) )
  | (?P<quarter>  (?P<q> ordinal | part ) dash? quarter {_year("q")} )
  | (?P<nth>      (?P<o> ordinal ) {_year("o")} )
  | (?P<since>    since (?: [definite text own country measure generic]{{1,6}} in )?
                  (?P<sm> month )? (?P<sy> year ) (?! to year ) )
  | (?P<years>    (?: from | between | since )? (?P<y1> year ) (?: dash | to ) (?P<y2> year )
                | (?: from | between ) (?P<z1> year ) and (?P<z2> year ) )
  | (?P<that>     (?P<t> relative ) (?= [of in]? definite? [fiscal year] | of? definite? relative )
                  {_year("t")} )
  | (?P<frame>    (?= fiscal | year ) {_year("f")} )
  | (?P<relative> (?P<r> relative ) )
  | (?P<now>      (?P<w> now ) )
""")

_COMPARED = "[in of definite generic text anaphor article own from relative measure compare]{0,4}"
#: words that make the time behind them a base: than in, compared with, against the level of
_COMPARING = tag_pattern(rf"(?: (?P<lead> than | compare ) {_COMPARED} | yoy ) \Z")
#: up 5 percent on 2023, from 2023, over 2023
_BEHIND_GROWTH = tag_pattern(r"""
    [percent point part quarter half multiple times up down] article? (?P<up> up | down )?
    (?P<lead> in | from | compare | to | by )
    (?P<thing> [definite text generic anaphor of measure]{0,4} ) \Z
""")
#: the level of 2014, as much as in 2014
_LEVEL_OF = tag_pattern(r"compare [in definite ended]{0,2} \Z")
#: three times the figures of 2014
_TIMES_AS_MUCH = tag_pattern(r"""
    (?: [times multiple] | half ) [definite anaphor]?
    [generic anaphor] of [in definite of ended]{0,3} \Z
""")
#: twice its 2012 | level
_TIMES_ITS = tag_pattern(r"(?: [times multiple] | half ) [own definite]{0,2} \Z")
#: that of 2023: the same interval in another year
_THAT_OF = tag_pattern(r"anaphor of definite? \Z")
#: against 5 million dollars in 2023: the time of an amount compared with
_OF_A_BASE = tag_pattern(r"""
    (?: than | from ) [compare definite article generic]{0,3}
    [currency quantity]{1,3} (?: open [compare currency quantity]{1,4} close )?
    [in of definite by ended text]{0,3} \Z
""")
#: the crisis of 2008, the law of 5 May: no time of a figure
_OF_A_THING = tag_pattern(r"text of definite? \Z")
#: trade, which fell in 2020, reached: the time of the clause between the commas
_IN_A_CLAUSE = tag_pattern(
    r"comma (?: in | of | with | from | to )? which [^comma semicolon which quantity currency percent]{0,15} \Z"
)
_DATES = ("frame", "date")
_LEVELS = frozenset(CHARS[t] for t in ("generic", "anaphor", "measure"))


def times(sentence: Sentence, setting: Setting) -> list[Time]:
    """The periods of a sentence, left to right, each seen from those before it.

    Leaves in `setting` what the sentence has named.
    """
    found: list[Time] = []
    for seen in _matches(sentence, setting):
        time = READERS[seen.form](seen)
        if time is None:
            continue
        time = _placed(sentence, time, setting)
        found.append(time)
        if time.names and time.interval is not None:
            setting.name(time.ends[1] if time.ends else time.interval, frame=time.framed)
    return found


def _matches(sentence: Sentence, setting: Setting) -> Iterator[Seen]:
    """Matches that mean a time; where one does not, the search goes on inside it."""
    at = 0
    while (match := PERIOD.search(sentence.tags, at)) is not None:
        seen = Seen(sentence, match, setting)
        if match.end() == match.start():
            at = match.end() + 1
        elif seen.form == "nth" and not (seen.is_period or _of_the_same_size(seen)):
            at = match.start() + 1
        else:
            yield seen
            at = match.end()


def _of_the_same_size(seen: Seen) -> bool:
    """More in the second quarter than in the first."""
    compared = seen.sentence.search_back(_COMPARING, seen.match.start())
    return compared is not None and seen.last_length in (3, 6)


def _placed(sentence: Sentence, time: Time, setting: Setting) -> Time:
    """A time as the words around it make it: a base, one of a base amount, or an aside."""
    tags = sentence.tags
    if _is_compared(sentence, time) and not setting.is_ahead(time.interval):
        frame = time.frame
        if time.form == "frame" and sentence.search_back(_THAT_OF, time.first):
            frame = time.interval
        return replace(time, compared=True, frame=frame)
    if sentence.search_back(_OF_A_BASE, time.first):
        return replace(time, backward=True)
    aside = time.form in _DATES and sentence.search_back(_OF_A_THING, time.first)
    clause = tags[time.last : time.last + 1] == CHARS["comma"] and sentence.search_back(
        _IN_A_CLAUSE, time.first
    )
    return replace(time, aside=True) if aside or clause else time


def _is_compared(sentence: Sentence, time: Time) -> bool:
    """Whether a time is what a growth is compared with."""
    if time.form in ("span", "now", "date"):
        return False
    found = sentence.search_back(_COMPARING, time.first)
    if found is not None:
        lead = sentence.tokens[found.start()]
        if lead.tag == "yoy":
            return time.form == "frame"
        if lead.role in ("up", "down") or (lead.tag == "than" and lead.role != "amount"):
            return True
    found = sentence.search_back(_LEVEL_OF, time.first)
    if found is not None and sentence.tokens[found.start()].role == "level":
        return True
    found = sentence.search_back(_TIMES_AS_MUCH, time.first)
    if found is not None:
        return True
    if sentence.search_back(_TIMES_ITS, time.first):
        return sentence.tags[time.last : time.last + 1] in _LEVELS
    found = sentence.search_back(_BEHIND_GROWTH, time.first)
    if found is None:
        return False
    lead = sentence.tokens[found.start("lead")]
    if lead.tag in ("in", "by"):
        return lead.role == "on"
    if lead.tag == "to":
        return time.told
    return lead.tag == "from" or (not lead.role and lead.value.value == ">")
