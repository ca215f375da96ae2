"""Words of time in a row of tags, and the interval that each names."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from tradeparse.packs.tags import tag_pattern
from tradeparse.parse import calendar
from tradeparse.parse.tokens import Sentence, Token
from tradeparse.records import Interval

PERIOD = tag_pattern(r"""
    (?P<months>    (?: from | between )? quantity? (?P<m1>month) (?: quantity (?! dash quantity ) )? (?: comma? (?P<my1>year) )?
                   (?: dash | to | and | ended | slash ) (?: ended of? )? quantity? (?P<m2>month) (?: quantity (?= comma? year ) )?
                   (?: [of in comma open]{0,2} definite? (?: (?P<my>year) (?P<mf> [dash slash] (?: quantity | year ) )? | (?P<mr>relative) ) )? )
  | (?P<date>      (?P<dlead> ended | by | to )? (?: quantity month comma? year | month quantity comma year | quantity month (?! dash | to ) ) )
  | (?P<until>     (?P<ulead> (?: by | to | ended | in ended ) (?: of )? )
                   (?P<um>month) (?! quantity ) (?: [of in comma]? (?: (?P<uy>year) | (?P<ur>relative) ) )? )
  | (?P<month>     (?P<mm>month) (?! quantity ) (?: [of in comma]? (?: (?P<mmy>year) | (?P<mmr>relative) ) )? )
  | (?P<counted>   (?: ordinal | (?P<lead> since | compare definite? ) )? (?P<n>quantity) (?P<hyphen>dash)? (?P<unit>span) (?! from month)
                   (?: (?: to | ended ) (?: ended | of )* (?P<nm>month) )?
                   (?: [of in comma from]? (?: (?P<ny>year) (?P<nf> [dash slash] (?: quantity | year ) )? | definite? (?P<nr>relative) ) )? )
  | (?P<quarter>   (?: (?P<q>ordinal | part) dash? quarter | (?P<qq>ordinal) )
                   (?: [of in]? (?: (?P<qy>year) | (?P<qr>relative) ) )? )
  | (?P<half>      (?P<h>ordinal) dash? half (?: [of in]? (?: (?P<hy>year) | (?P<hr>relative) ) )? )
  | (?P<fiscal>    fiscal (?P<f1>year) (?: [slash dash] (?: quantity | year ) )?
                 | (?P<f2>year) [slash dash] (?: quantity | year ) (?P<fword> fiscal )?
                 | (?P<f3>year) fiscal )
  | (?P<since>     since (?P<s>year) | since (?P<sm>month) (?P<sy>year) )
  | (?P<decade>    (?P<dlast>since) (?P<dspan>span) )
  | (?P<years>     (?: from | between )? (?P<y1>year) (?: dash | to | and ) (?P<y2>year) )
  | (?P<that>      (?P<t>relative) [of in]? (?P<ty>year) )
  | (?P<year>      (?P<y>year) )
  | (?P<relative>  (?P<r>relative) )
""")


#: words that make the time behind them a base: than in, compared with, against the level of
_COMPARING = tag_pattern(
    r"(?: (?: than | compare ) [in of definite generic text anaphor article own from relative measure compare]{0,4} | yoy ) \Z"
)


#: up 5 percent on 2023
_ON = tag_pattern(r"[percent part quarter half point multiple up down] (?P<on>in) definite? \Z")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a relative time is told from."""

    published: date | None
    year: int | None  # the year named last in the passage
    last: Interval | None  # the interval named last in the passage
    fiscal_start: int = 1


@dataclass(frozen=True, slots=True)
class Time:
    """A period in a sentence: its tokens, and its interval where it can be told.

    form: the alternative of PERIOD that matched; shift: years back from the period that a
    comparison is made with ("a year earlier" -1), where the words mean that.
    """

    first: int
    last: int
    form: str
    interval: Interval | None
    shift: int | None = None
    ends: tuple[Interval, Interval] | None = None  # "between 2001 and 2016": the two years
    whole: bool = False  # names a year of its own
    compared: bool = False  # a base: it stands behind "than", or is told from the period itself


def times(sentence: Sentence, setting: Setting) -> list[Time]:
    """The periods of a sentence, left to right, each seen from those before it."""
    found: list[Time] = []
    for match in PERIOD.finditer(sentence.tags):
        name = next(k for k in _READERS if match[k] is not None)
        tokens = sentence.tokens

        def at(group: str, match=match, tokens=tokens) -> Token | None:  # type: ignore[no-untyped-def]
            index = match.start(group)
            return tokens[index] if index >= 0 else None

        time = _READERS[name](at, setting, match.start(), match.end())
        if time is None:
            continue
        told = time.shift is not None and time.shift < 0
        compared = _COMPARING.search(sentence.tags, 0, time.first)
        lead = sentence.tokens[compared.start()] if compared else None
        if lead is not None and (lead.role == "amount" or time.form == "span"):
            lead = None
        if lead is None and (on := _ON.search(sentence.tags, 0, time.first)):
            mark = sentence.tokens[on.start("on")]
            lead = mark if mark.role == "on" else None
        if lead is not None and lead.tag == "yoy" and time.form != "year":
            lead = None
        if told or lead is not None:
            time = replace(time, compared=True)
        found.append(time)
        if time.interval is not None and not time.compared:
            named = time.interval.end.year
            setting = Setting(setting.published, named, time.interval, setting.fiscal_start)
    return found


At = Callable[[str], Token | None]


def _year_of(at: At, setting: Setting, year: str, relative: str) -> int | None:
    """The year that stands with a month or quarter, or the one it is seen from."""
    token = at(year)
    if token is not None:
        return int(token.value)
    token = at(relative)
    if token is not None:
        interval, _ = _told(token, setting)
        if interval is None:
            return None
        fiscal = token.value.value.startswith("fiscal")
        return interval.start.year if fiscal else interval.end.year
    return None


def _latest(setting: Setting, first: int, last: int) -> Interval | None:
    """A part of a year without its year: of the year named before, else the latest that ended."""
    if setting.year is not None:
        return calendar.months(setting.year, first, last)
    if setting.published is None:
        return None
    interval = calendar.months(setting.published.year, first, last)
    return interval if interval.end <= setting.published else calendar.moved(interval, -1)


def _part(at: At, setting: Setting, first: int, last: int, year: str, relative: str) -> Interval | None:
    number = _year_of(at, setting, year, relative)
    if number is not None:
        return calendar.months(number, first, last)
    if at(relative) is not None:
        return None
    return _latest(setting, first, last)


def _months(at: At, setting: Setting, first: int, last: int) -> Time | None:
    one, two = at("m1"), at("m2")
    assert one is not None and two is not None
    begin, end = one.value.value, two.value.value
    number = _year_of(at, setting, "my", "mr")
    if number is not None and at("mf") is not None:  # July-March 2020-21
        start = number + (begin < setting.fiscal_start)
        end_year = start + (begin > end)
        return Time(first, last, "months", calendar.months(start, begin, end, end_year), whole=True)
    early = at("my1")
    if number is not None and (early is not None or begin > end):
        start_year = int(early.value) if early is not None else number - 1
        return Time(first, last, "months", calendar.months(start_year, begin, end, number), whole=True)
    if begin > end:
        return None
    return Time(first, last, "months", _part(at, setting, begin, end, "my", "mr"), whole=number is not None)


def _date(at: At, setting: Setting, first: int, last: int) -> Time | None:
    return Time(first, last, "date", None)


def _until(at: At, setting: Setting, first: int, last: int) -> Time | None:
    month = at("um")
    assert month is not None
    interval = _part(at, setting, 1, month.value.value, "uy", "ur")
    return Time(first, last, "until", interval, whole=at("uy") is not None)


def _month(at: At, setting: Setting, first: int, last: int) -> Time | None:
    month = at("mm")
    assert month is not None
    number = month.value.value
    return Time(
        first, last, "month", _part(at, setting, number, number, "mmy", "mmr"), whole=at("mmy") is not None
    )


def _counted(at: At, setting: Setting, first: int, last: int) -> Time | None:
    count, unit = at("n"), at("unit")
    assert count is not None and unit is not None
    size = unit.value.value
    number = int(count.value.value)
    if size == 1 and at("hyphen") is not None and unit.end - unit.start < 6:
        return None  # a six-month rate
    if size == 1 and 1 <= number <= 12:
        month = at("nm")
        if month is not None:
            end = _part(at, setting, month.value.value, month.value.value, "ny", "nr")
            return Time(first, last, "months", _ending(end, number), whole=at("ny") is not None)
        relative = at("nr")
        if at("nf") is not None or (relative is not None and relative.value.value.startswith("fiscal")):
            year = _year_of(at, setting, "ny", "nr")
            return Time(first, last, "months", _fiscal_months(year, number, setting), whole=True)
        return Time(first, last, "months", _part(at, setting, 1, number, "ny", "nr"), whole=at("ny") is not None)
    lead = at("lead")
    past = lead is not None and lead.value.value in ("last", ">")
    if size >= 12 and setting.published is not None and past:
        start = setting.published.year - number * size // 12 + 1
        return Time(first, last, "span", Interval(start=date(start, 1, 1), end=date(setting.published.year, 12, 31)))
    return Time(first, last, "span", None) if size >= 12 else None


def _fiscal_months(year: int | None, count: int, setting: Setting) -> Interval | None:
    """The first months of a fiscal year that begins in `year`."""
    if year is None:
        return None
    last = setting.fiscal_start + count - 1
    end_year = year + (last > 12)
    return calendar.months(year, setting.fiscal_start, (last - 1) % 12 + 1, end_year)


def _ending(end: Interval | None, count: int) -> Interval | None:
    """The `count` months up to the end of an interval."""
    if end is None:
        return None
    index = end.end.year * 12 + end.end.month - count
    return Interval(start=date(index // 12, index % 12 + 1, 1), end=end.end)


def _quarter(at: At, setting: Setting, first: int, last: int) -> Time | None:
    token = at("q") or at("qq")
    assert token is not None
    if at("q") is None and token.role not in ("quarter", "half"):
        return None
    number = int(token.value.value)
    size = 6 if token.role == "half" else 3
    if number * size > 12:
        return None
    interval = _part(at, setting, (number - 1) * size + 1, number * size, "qy", "qr")
    return Time(first, last, "quarter", interval, whole=at("qy") is not None)


def _half(at: At, setting: Setting, first: int, last: int) -> Time | None:
    token = at("h")
    assert token is not None
    number = int(token.value.value)
    if number > 2:
        return None
    interval = _part(at, setting, number * 6 - 5, number * 6, "hy", "hr")
    return Time(first, last, "half", interval, whole=at("hy") is not None)


def _fiscal(at: At, setting: Setting, first: int, last: int) -> Time | None:
    token = at("f1") or at("f2") or at("f3")
    assert token is not None
    number = int(token.value)
    if at("f2") is not None:  # 2022/23 begins in 2022
        start = setting.fiscal_start if at("fword") or setting.fiscal_start > 1 else 7
        return Time(first, last, "fiscal", calendar.fiscal_year(number, start), whole=True)
    if last - first > 2:
        return Time(first, last, "fiscal", calendar.fiscal_year(number, setting.fiscal_start), whole=True)
    start = setting.fiscal_start  # "fiscal year 2023" is the one that ends in 2023
    return Time(
        first, last, "fiscal", calendar.fiscal_year(number - (start > 1), start), whole=True
    )


def _since(at: At, setting: Setting, first: int, last: int) -> Time | None:
    token, month = at("s") or at("sy"), at("sm")
    assert token is not None
    if setting.published is None or int(token.value) > setting.published.year:
        return Time(first, last, "span", None)
    start = date(int(token.value), month.value.value if month else 1, 1)
    return Time(first, last, "span", Interval(start=start, end=date(setting.published.year, 12, 31)))


def _decade(at: At, setting: Setting, first: int, last: int) -> Time | None:
    lead, span = at("dlast"), at("dspan")
    assert lead is not None and span is not None
    size = span.value.value
    if lead.value.value != "last" or size < 120 or setting.published is None:
        return Time(first, last, "span", None) if size >= 12 else None
    start = setting.published.year - size // 12 + 1
    return Time(first, last, "span", Interval(start=date(start, 1, 1), end=date(setting.published.year, 12, 31)))


def _years(at: At, setting: Setting, first: int, last: int) -> Time | None:
    one, two = at("y1"), at("y2")
    assert one is not None and two is not None
    if one.value >= two.value:
        return None
    interval = Interval(start=date(one.value, 1, 1), end=date(two.value, 12, 31))
    ends = (calendar.year(one.value), calendar.year(two.value))
    return Time(first, last, "years", interval, ends=ends, whole=True)


def _that(at: At, setting: Setting, first: int, last: int) -> Time | None:
    token, year = at("t"), at("ty")
    assert token is not None and year is not None
    number = int(year.value)
    kind = token.value.value
    if kind[:4] in ("that", "same") and setting.last is not None:
        shift = None if kind == "that" else number - setting.last.end.year
        return Time(first, last, "that", calendar.in_year(setting.last, number), shift, whole=True)
    return Time(first, last, "year", calendar.year(number), whole=True)


def _year(at: At, setting: Setting, first: int, last: int) -> Time | None:
    token = at("y")
    assert token is not None
    return Time(first, last, "year", calendar.year(int(token.value)), whole=True)


def _relative(at: At, setting: Setting, first: int, last: int) -> Time | None:
    token = at("r")
    assert token is not None
    interval, shift = _told(token, setting)
    return Time(first, last, "relative", interval, shift)


def _told(token: Token, setting: Setting) -> tuple[Interval | None, int | None]:
    """The interval of a relative time, and its shift where it is told from a comparison."""
    kind = token.value.value
    published = setting.published
    if kind == "that":
        return setting.last, 0
    if kind.startswith(("before", "same")):
        shift = -int(kind[-1])
        if setting.last is not None:
            return calendar.moved(setting.last, shift), shift
        known = published is not None and kind.startswith("before")
        return (calendar.year(published.year + shift) if known and published else None), shift
    if published is None:
        return None, None
    if kind.startswith("fiscal"):
        begun = published.year - (published.month < setting.fiscal_start)
        return calendar.fiscal_year(begun + int(kind[6:]), setting.fiscal_start), None
    if kind.startswith("year"):
        return calendar.year(published.year + int(kind[4:])), None
    if kind == "month-1":
        return calendar.month_before(published), None
    if kind == "month+0":
        return calendar.months(published.year, published.month, published.month), None
    if kind == "month-prev":
        return (calendar.month_before(setting.last.start) if setting.last else None), None
    quarter = calendar.quarter_of(published)
    if kind == "quarter+0":
        return calendar.months(published.year, quarter * 3 - 2, quarter * 3), None
    if kind == "quarter-1":
        last = published.replace(month=quarter * 3 - 2, day=1)
        end = calendar.month_before(last).end
        return _ending(Interval(start=end, end=end), 3), None
    return None, None


_READERS: dict[str, Callable[[At, Setting, int, int], Time | None]] = {
    "months": _months,
    "date": _date,
    "until": _until,
    "month": _month,
    "counted": _counted,
    "quarter": _quarter,
    "half": _half,
    "fiscal": _fiscal,
    "since": _since,
    "decade": _decade,
    "years": _years,
    "that": _that,
    "year": _year,
    "relative": _relative,
}
