"""Words of time in a row of tags: where each stands."""

from collections.abc import Iterator
from dataclasses import replace

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse import calendar
from tradeparse.parse.rules.comparing import compares, placed
from tradeparse.parse.rules.intervals import READERS
from tradeparse.parse.rules.seen import Seen, Time
from tradeparse.parse.rules.setting import Setting
from tradeparse.parse.tokens import Sentence
from tradeparse.records import Interval


def _year(name: str) -> str:
    """The year that a part may stand with: of 2023, 2023-24, fiscal 2024, (2023), last year."""
    return f"""
      (?: (?: comma | [of in open]{{1,2}} )? definite?
              (?: (?P<{name}w> fiscal ) open? )? (?P<{name}y> year )
              (?: (?P<{name}s> [dash slash] )
                  (?P<{name}b> quantity (?! [currency percent point times unit] ) | year ) )?
              (?P<{name}a> fiscal )?
        | [of in open]? definite? fiscal (?P<{name}q> quantity ) (?: [dash slash] quantity )?
        | [of in]? definite? (?P<{name}r> relative )
        | [of in]? {_national(name)} )?
    """


def _national(name: str) -> str:
    """The year of a country, and the day that it begins or ends with: (ended March 19, 2024)."""
    return f"""
        (?: definite | (?P<{name}v> since ) )? generic? (?P<{name}k> country ) text?
        (?P<{name}_unit> span )
        (?: open (?P<{name}_lead> ended | actual )? in?
            (?P<{name}_month> month ) (?P<{name}_day> quantity ) comma? (?P<{name}_year> year )
            close )?
    """


def _months(name: str) -> str:
    """The months that a part of a year covers, behind it: the first quarter (April-June)."""
    return f"(?: open from? (?P<{name}1> month ) (?: dash | to ) (?P<{name}2> month ) close )?"


#: the first quarter | of the fiscal year
_OF_FISCAL = "(?P<{}g> of definite? fiscal (?! quantity | year ) )"
#: a day behind its month, and no other number
_DAY = "quantity (?! [dash slash currency percent point times unit of text scale] )"
#: the tags that a time begins with, and small words that it may begin with where one of those
#: stands near: the search passes over everything else
_CORE = "month span quarter half fiscal relative ordinal part year"
_TIMELY = tag_pattern(f"[{_CORE} since now]")
_SMALL = "from between quantity definite anaphor ended by in article both country generic"
PERIOD = tag_pattern(rf"""
    (?= [{_CORE} since now] | [{_SMALL}] .{{0,4}}? [{_CORE}] ) (?:
    (?P<months>                                       # January to May 2023, 1 May to 15 July
        (?: definite? quantity span (?= from month )
          | (?P<mp> relative ) of? (?= [from between]? month ) )?
        (?: from | between )? (?P<mc> quantity )? (?P<m1> month )
        (?P<md> quantity (?! dash quantity ) )?
        (?: comma? (?P<m1y> year ) (?: comma (?= to | ended ) )? )?
        (?: dash | to | and | ended | slash ) (?: ended of? )?
        (?P<me> quantity )? (?P<m2> month ) (?P<mf> {_DAY} )? span? {_year("m")} )
  | (?P<days>                                         # July 1 to 20
        (?: from | between )?
        (?: (?P<gm> month ) (?P<g1> quantity ) (?: dash | to | and | ended ) (?P<g2> {_DAY} )
          | (?P<g3> quantity ) (?: dash | to | and | ended ) (?P<g4> quantity ) (?P<gn> month ) )
        {_year("g")} )
  | (?P<ending>                                       # the six months to June 2022
        [definite anaphor]?
        (?: (?P<xn> quantity | both )? dash? (?: (?P<xu> span ) | (?P<xq> quarter ) )
          | (?P<xh> half ) | (?P<xf> fiscal ) | (?P<xr> relative ) )
        (?: to | (?: comma? (?: in | which | anaphor ) | open )? ended ){{1,2}}
        (?: of | in | dash )?
        (?: (?P<xc> quantity )? (?P<xm> month ) (?P<xd> {_DAY} )?
          | definite? (?P<xo> ordinal | part ) dash? (?P<xp> quarter )? ) {_year("e")} )
  | (?P<national> {_national("n")} )                  # the current Iranian year
  | (?P<yearly>                                       # the June 2018 year, the June year
        definite (?P<jm> month ) (?: (?P<jy> year ) | (?P<ju> span ) ) )
  | (?P<monthly>                                      # the June quarter, the June 2018 quarter
        (?P<lm> month ) (?: (?P<ln> year ) quarter | dash? quarter {_year("l")} ) )
  | (?P<date>                                         # 5 May 2023, as of 1 October 2023
        (?P<db> ended | by )?
        (?: (?P<dd> quantity ) month comma? (?P<dy> year )
          | month (?P<de> quantity ) comma (?P<dz> year )
          | quantity month (?! dash | to ) ) )
  | (?P<until>                                        # by the end of May
        (?: by ended{{0,2}} | in? ended{{1,2}} ) [of dash]? (?P<um> month )
        (?! quantity | dash month ) {_year("u")} )
  | (?P<month>                                        # May 2024, this May, the month of May
        (?: (?P<mt> anaphor ) | (?P<ml> since ) | relative of )? (?P<mm> month ) (?! quantity )
        (?P<mx> comma definite? ordinal span of        # April, the first month of 2024-25
            (?: definite? [text generic]? (?: span | fiscal (?! quantity | year ) ) )? )?
        {_year("m_")} )
  | (?P<ago>                                          # five years ago
        (?P<an> quantity | article ) (?P<au> relative ) )
  | (?P<counted>                                      # nine months of 2022, the last five years
        (?: (?P<cf> ordinal ) | (?P<cl> since ) | (?P<cd> definite | anaphor ) )?
        (?: (?P<cn> quantity | article | both ) | (?<= since ) | (?<= ordinal ) )
        (?P<ch> dash )? (?P<cu> span ) span? (?! from month )
        (?: of definite? (?P<cm> month ) )? {_months("c")} {_year("c")} )
  | (?P<half>                                # the first half of 2023, the fiscal first half
        (?P<hf> fiscal )? (?P<h> ordinal ) dash? half {_months("h")}
        (?: {_OF_FISCAL.format("h")} | {_year("h")} ) )
  | (?P<thathalf>                                     # the half
        definite half (?! [of to dash scale currency quantity article] ) )
  | (?P<quarter>              # the third quarter, first three quarters, three quarters of 2021
        (?: (?P<qf> fiscal ) | (?P<qp> ordinal | part ) and definite? )?
        (?: (?P<q> ordinal | part ) (?P<qn> quantity )? | (?P<qc> quantity ) )
        dash? quarter {_months("q")}
        (?: {_OF_FISCAL.format("q")} | {_year("q")} ) )
  | (?P<nth>                                          # Q1 2023, Q1-Q3; the first, beside a quarter
        (?P<o> ordinal | part ) (?: (?: dash | to ) (?P<p> ordinal ) )? (?P<oz> quantity )?
        {_months("o")} {_year("o")} )
  | (?P<since>                                        # since 2005; since it took effect in 2005
        since (?: [definite text own country measure generic product both of to actual
          between and]{{1,14}} in )?
        (?P<sm> month )? (?P<sy> year ) (?! to year ) )
  | (?P<years>                                        # 2012-2022, between 2001 and 2016
        (?: from | between | since )? (?P<y1> year ) (?: dash | to ) (?P<y2> year )
      | (?: from | between ) (?P<z1> year ) and (?P<z2> year ) )
  | (?P<that>                                         # the same period of 2021
        (?P<t> relative | span ) (?! [of in]? year [dash to] year )
        (?= [of in]? definite? [fiscal year] | of? definite? relative
          | of definite? [since generic]{{0,2}} country text? span )
        {_year("t")} )
  | (?P<frame>    (?= fiscal | year ) {_year("f")} )  # 2023, 2023-24, FY24
  | (?P<relative> (?P<r> relative ) )                 # last year, the same period
  | (?P<now>      (?P<w> now ) )                      # today
    )
""")


#: forms that may be the ends of a span, and what stands between them
_ENDS = ("frame", "month", "quarter", "half", "nth", "until")
_TO = tag_pattern("(?: to | ended | dash ){1,2} definite?")
_AND = tag_pattern(
    "(?: comma which? [^comma semicolon quantity currency]{1,12} comma )? (?: to | and ) definite?"
)
#: 3 million in January | and 4 million in | February last year
_AND_IN = tag_pattern("comma? and compare? currency? quantity [currency percent]? in")
#: a year ago | the first four months
_THE = tag_pattern("comma? definite?")
#: forms that days in brackets may explain, and by how many days their start may differ
_PARTS = ("counted", "frame", "half", "quarter", "relative", "that", "month")
_SHIFTED = 31


def times(sentence: Sentence, setting: Setting) -> list[Time]:
    """The periods of a sentence, left to right, each seen from those before it.

    Leaves in `setting` what the sentence has named.
    """
    found: list[Time] = []
    for time in _read(sentence, setting):
        time = placed(sentence, time, setting)
        joined = _joined(sentence, found[-1], time) if found else None
        if joined is not None:
            found.pop()
            time = joined
        elif found and compares(sentence, found[-1], time):
            time = replace(time, compared=True)
        if found and _shares_year(sentence, found[-1], time):
            found[-1] = _in_its_year(found[-1], time)
        found.append(time)
        if time.names and time.interval is not None:
            setting.name(time.ends[1] if time.ends else time.interval, frame=time.framed)
    return found


def _shares_year(sentence: Sentence, one: Time, two: Time) -> bool:
    """Whether a month without a year has that of the next one: 3 million in January and 4 in
    February last year.
    """
    months = one.form == two.form == "month" and one.interval and two.interval
    if not months or one.whole or not one.names or not two.whole:
        return False
    return _AND_IN.fullmatch(sentence.tags, one.last, two.first) is not None


def _in_its_year(one: Time, two: Time) -> Time:
    """A month in the year of another, or in the one before where it would be later."""
    assert one.interval is not None
    assert two.interval is not None
    moved = calendar.within(one.interval, calendar.year(two.interval.start.year))
    if moved.start > two.interval.start:
        moved = calendar.moved(moved, -calendar.YEAR)
    return replace(one, interval=moved, whole=True)


def _joined(sentence: Sentence, one: Time, two: Time) -> Time | None:
    """Two times that are the ends of one: from 2005 to the second quarter of 2024.

    Of one that its days explain in brackets these count: the first seven months (20 March to 21
    October).
    """
    if sentence.tags[one.last : two.first] == CHARS["open"]:
        return _explained(one, two)
    if _THE.fullmatch(sentence.tags, one.last, two.first) and one.shift:
        return _moved(one, two)
    if one.form not in _ENDS or two.form not in _ENDS or one.first == 0:
        return None
    lead = sentence.tokens[one.first - 1].tag
    link = _AND if lead == "between" else _TO
    if lead not in ("from", "between") or not link.fullmatch(sentence.tags, one.last, two.first):
        return None
    first, last = one.interval, two.interval
    if first is None or last is None or first.end >= last.start:
        return None
    span = Interval(start=first.start, end=last.end)
    whole = one.whole and two.whole
    return Time(one.first, two.last, "years", span, ends=(first, last), whole=whole)


def _moved(one: Time, two: Time) -> Time | None:
    """A part of the year that is told before it: a year ago the first four months."""
    if one.compared or two.whole or two.interval is None or not one.shift:
        return None
    if two.form == "same":
        return replace(one, last=two.last)  # a year earlier the same months
    if two.told or two.form not in _PARTS:
        return None
    interval = calendar.moved(two.interval, one.shift)
    return replace(two, first=one.first, form=one.form, interval=interval, shift=one.shift)


def _explained(one: Time, two: Time) -> Time | None:
    """A part of a foreign year with the days that it has in brackets."""
    first, last = one.interval, two.interval
    if one.form not in _PARTS or two.form not in ("months", "days") or not (first and last):
        return None
    steps = calendar.number_of(first.start) - calendar.number_of(last.start)
    interval = calendar.moved(last, round(steps / calendar.YEAR) * calendar.YEAR)
    if abs((interval.start - first.start).days) > _SHIFTED:
        return None
    return replace(one, interval=interval, last=two.last)


def _read(sentence: Sentence, setting: Setting) -> Iterator[Time]:
    """The times that the words mean; where a match means none, the search goes on inside it."""
    at = 0
    if _TIMELY.search(sentence.tags) is None:
        return
    while (match := PERIOD.search(sentence.tags, at)) is not None:
        seen = Seen(sentence, match, setting)
        time = READERS[seen.form](seen) if match.end() > match.start() else None
        if time is None:
            at = match.start() + 1
            continue
        at = seen.loose_end or time.last
        yield replace(time, last=at) if at < time.last else time
