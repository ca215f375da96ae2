"""Times that are counted: nine months of 2022, the first month, the last five years, since 2005."""

from dataclasses import replace
from datetime import date

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse import calendar
from tradeparse.parse.rules.days import opening_days
from tradeparse.parse.rules.seen import Seen, Time
from tradeparse.records import Interval

#: how many years or months may be counted
_LONGEST = 100
#: before "for nine months" these make it how long something lasts
_WORDS_BEFORE_COUNT = frozenset({"text", "actual", "forecast", "target", "up", "down", "not"})
#: how many tokens before a time the word may stand that makes it the one of a record
_REACH = 9
#: for the first time in | several years, the first fall in | ten years
_FIRST_IN = tag_pattern(r"ordinal [text up down measure]{1,2} in \Z")
#: a day and a week, as parts of a month
_DAYS = {0.033: 1, 0.25: 7}


def ago(seen: Seen) -> Time | None:
    """Five years ago, six months earlier."""
    name, _, size = seen.kind("au").partition("-")
    count = seen.count("an")
    if name not in ("ago", "back", "later") or not 1 <= count <= _LONGEST:
        return None
    months = int(count * int(size)) * (-1 if name == "later" else 1)
    last, published = seen.setting.last, seen.setting.published
    interval: Interval | None
    if name == "ago" and months % 12 == 0 and published is not None:
        interval = calendar.year(published.year - months // 12)
    else:
        interval = calendar.moved(last, -months) if last is not None else None
    looks_ahead = any(t.tag in ("target", "forecast") for t in seen.sentence.tokens)
    if seen.setting.is_ahead(interval) and not looks_ahead:
        return None  # eleven years on, since something else
    return Time(seen.match.start(), seen.match.end(), "ago", interval, shift=-months)


def counted(seen: Seen) -> Time | None:
    """Nine months of 2022, the first month of this year, the last five years."""
    count, unit = seen.count("cn"), seen.value("cu")
    if not 1 <= count <= _LONGEST:
        return None
    if unit == 0:
        token = seen.at("cu")
        days = _DAYS.get(token.value.value, 0) if token is not None else 0
        return opening_days(seen, int(count * days))
    if seen.match["cm"] is not None:
        return None
    if seen.match["cn"] is None and seen.match["cf"] is not None:
        return _nth_month(seen) if unit == 1 else None
    if unit < calendar.YEAR:
        return _months(seen, int(count * unit))
    last = seen.at("cb")
    if last is not None and last.tag == "year" and last.value > seen.value("cy"):
        return seen.time(calendar.years(seen.value("cy"), last.value), whole=True)
    return _years(seen, count * unit)


def _nth_month(seen: Seen) -> Time | None:
    """The first month of this year."""
    number = seen.value("cf")
    if number > 12 or seen.stated("c") is None:
        return None
    return seen.part("c", number, number)


def _months(seen: Seen, count: int) -> Time | None:
    published = seen.setting.published
    framed = seen.stated("c") is not None
    if count > 12 or seen.at("cn") is None:
        return None
    lead, definite = seen.at("cl"), seen.at("cd")
    if lead is not None and lead.value.value == "before":
        return _before(seen, count)
    if lead is not None and not framed:
        if lead.value.value != "last" or published is None:
            return seen.time(None)
        return seen.time(calendar.ending(calendar.month_before(published), count))
    if definite is not None and definite.role == "same":
        return _same(seen, count)
    if framed or seen.match["cf"] is not None or seen.match["c1"] is not None:
        return seen.part("c", 1, count)
    if definite is not None:  # the nine months
        spoken = seen.setting.spoken_of(count)
        return seen.time(spoken) if spoken else seen.part("c", 1, count)
    return seen.part("c", 1, count) if _is_adverb(seen) else None


def _same(seen: Seen, count: int) -> Time:
    """The same seven months; those of another year where one is stated."""
    spoken, frame = seen.setting.spoken_of(count), seen.stated("c")
    if frame is None:
        return Time(seen.match.start(), seen.match.end(), "same", spoken)
    if spoken is None:
        return seen.part("c", 1, count)
    interval = calendar.within(spoken, frame)
    return Time(seen.match.start(), seen.match.end(), "that", interval, frame=frame, whole=True)


def _before(seen: Seen, count: int) -> Time:
    """The preceding twelve months."""
    last = seen.setting.last
    interval = calendar.moved(last, -count) if last and seen.last_length == count else None
    return Time(seen.match.start(), seen.match.end(), "before", interval, shift=-count)


def _is_adverb(seen: Seen) -> bool:
    """In nine months trade rose; but not: has run for nine months, a nine-month loan."""
    tokens, at = seen.sentence.tokens, seen.match.start()
    if seen.match["ch"] is not None or at == 0 or tokens[at - 1].tag not in ("in", "compare"):
        return False
    return at == 1 or tokens[at - 2].tag not in _WORDS_BEFORE_COUNT


def _years(seen: Seen, months: float) -> Time | None:
    """Over five years, in the last decade: up to the end of the year of publication."""
    lead, published = seen.at("cl"), seen.setting.published
    at = seen.match.start()
    before = seen.sentence.tokens[at - 1] if at else None
    over = (
        before is not None
        and before.tag == "compare"
        and not before.role
        and before.value.value == ">"
    )
    years = int(months // 12)
    if lead is None and seen.at("cn") is None:
        return None
    spoken = _the_same(seen, months)
    if spoken is not None:
        return Time(at, seen.match.end(), "same", spoken)
    if _is_of_a_peak(seen) or (lead is not None and _lasts(seen)):
        return replace(seen.time(None), form="date")  # at the slowest pace in three decades
    ahead = lead is not None and lead.value.value not in ("last", "before")
    if published is None or ahead or (lead is not None and seen.at("cn") is None and months < 120):
        return Time(at, seen.match.end(), "span", None)
    if lead is None and not over and (before is None or before.tag != "in" or before.role == "on"):
        return None
    interval = calendar.years(published.year - years + 1, published.year)
    kinds = () if lead is not None else ("growth", "amount") if over else ("growth",)
    return Time(at, seen.match.end(), "span", interval, kinds=kinds)


def _the_same(seen: Seen, months: float) -> Interval | None:
    """The span spoken of last, where the words say "the same" and it is about as long."""
    definite, setting = seen.at("cd"), seen.setting
    if definite is None or definite.role != "same":
        return None
    spoken = (i for i in (setting.said, setting.last) if i is not None)
    return next((i for i in spoken if abs(calendar.length(i) - months) <= calendar.YEAR), None)


def since_year(seen: Seen) -> Time:
    """Since 2005, since March 2005."""
    month = seen.value("sm") if seen.match["sm"] else 1
    return since(seen, calendar.span(seen.value("sy") * 12 + month - 1, 1))


def _is_of_a_peak(seen: Seen) -> bool:
    """Whether the time is the one in which nothing was higher: its fastest rise since 2010.

    Or the one in which nothing was like it: for the first time in several years.
    """
    at = seen.match.start()
    before = seen.sentence.tokens[max(at - _REACH, 0) : at]
    peak = any(t.tag in ("generic", "compare") and t.role == "peak" for t in before)
    return peak or seen.sentence.search_back(_FIRST_IN, at) is not None


def _lasts(seen: Seen) -> bool:
    """Whether a span is how long something went on: after several years of growth."""
    return seen.sentence.tags.startswith(CHARS["of"], seen.match.end())


def since(seen: Seen, first: Interval | None) -> Time:
    """Since a month, up to the end of the year of publication; the highest since is no span."""
    published, lead = seen.setting.published, seen.sentence.tokens[seen.match.start()]
    if lead.value.value == "peak" or _is_of_a_peak(seen):
        return replace(seen.time(None), form="date")
    span = None
    if published is not None and first is not None and first.start.year <= published.year:
        span = Interval(start=first.start, end=date(published.year, 12, 31))
    return replace(seen.time(span), form="span")
