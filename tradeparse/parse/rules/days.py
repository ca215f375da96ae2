"""Times that name their days: between 20 March and 21 October, July 1 to 20, as of 1 October."""

from dataclasses import replace

from tradeparse.parse import calendar
from tradeparse.parse.rules.quantities import Quantity
from tradeparse.parse.rules.seen import Seen, Time
from tradeparse.parse.rules.setting import told
from tradeparse.records import Interval

_DAYS = 31
#: what is shorter, and does not begin with its month, is an event
_SHORTEST = 28
_WEEK = 7
#: relative times that are a year: last year, the year before
_YEARS = ("year", "before", "fiscal")
#: no span of so many months is told
LONGEST = 1200


def day(seen: Seen, *groups: str) -> int:
    """The day of a month in the first of the groups that matched; 0 for none, -1 for no day."""
    token = next((seen.at(group) for group in groups if seen.match[group] is not None), None)
    if token is None:
        return 0
    value = token.value.value if isinstance(token.value, Quantity) else 0
    return int(value) if value in range(1, _DAYS + 1) else -1


def months(seen: Seen) -> Time | None:
    """January to May 2023, November 2022 to March 2023, 1 May to 15 July."""
    first, last = day(seen, "md", "mc"), day(seen, "mf", "me")
    if first < 0 or last < 0:
        return None
    time = _months(seen, (first or 1, last or _DAYS))
    span = time.interval if time is not None else None
    if time is None or span is None:
        return time
    if first > 1 and (span.end - span.start).days < _SHORTEST:
        return replace(time, form="date", interval=None)
    between = seen.sentence.tokens[seen.match.start()].tag == "between"
    return _two_months(time, span) if between and not first + last else time


def _two_months(time: Time, span: Interval) -> Time:
    """Between March and April: of a growth the two ends; a longer span is one period."""
    if calendar.length(span) != 2 or span.start.month == 1:
        return time
    last = calendar.ending(span, 1)
    return replace(time, ends=(calendar.moved(last, -1), last))


def _months(seen: Seen, days: tuple[int, int]) -> Time | None:
    first, last = seen.value("m1"), seen.value("m2")
    if seen.match["m1y"] is not None:
        frame = seen.stated("m") or calendar.year(seen.value("m1y"))
        start, end = seen.value("m1y") * 12 + first, frame.end.year * 12 + last
        if start > end:
            return None
        span = calendar.span(start - 1, end - start + 1)
        return seen.time(calendar.with_days(span, days), whole=True)
    before = seen.kind("mp")
    if before and not before.startswith("that"):  # this year from January to May
        year, shift = told(before, seen.setting)
        if year is None or shift is not None or calendar.length(year) != 12:
            return None
        return seen.time(calendar.named(year, first, last, days), whole=True)
    return seen.named("m", first, last, days)


def within_month(seen: Seen) -> Time | None:
    """July 1 to 20; a span that does not begin with its month, or a week, is an event."""
    first, last = day(seen, "g1", "g3"), day(seen, "g2", "g4")
    if not 0 < first < last:
        return None
    if first > 1 or last <= _WEEK:
        return replace(seen.time(None), form="date")
    month = seen.value("gm" if seen.match["gm"] is not None else "gn")
    return seen.named("g", month, month, (1, last))


def opening_days(seen: Seen, count: int) -> Time | None:
    """The first 20 days of July, of this month."""
    if seen.match["cf"] is None or seen.value("cf") != 1 or not 1 <= count <= _DAYS:
        return None
    if seen.match["cm"] is not None:
        month = seen.value("cm")
        return seen.named("c", month, month, (1, count))
    interval, _ = told(seen.kind("cr"), seen.setting) if seen.match["cr"] else (None, None)
    if interval is None or calendar.length(interval) > 1:
        return None
    return seen.time(calendar.with_days(interval, (1, count)))


def ending(seen: Seen) -> Time | None:
    """Six months to June 2022, the year ended 20 March 2024."""
    count, last = _months_before(seen), day(seen, "xd", "xc")
    if last < 0 or not 1 <= count <= LONGEST:
        return None
    quarter = seen.at("xo")
    if quarter is not None and quarter.role != "quarter" and seen.match["xp"] is None:
        return None
    month = seen.value("xm") if quarter is None else 3 * seen.value("xo")
    if month > calendar.YEAR:
        return None
    time = seen.named("e", month, month)
    end = time.interval
    if end is None or not last or last >= end.end.day:
        return seen.time(calendar.ending(end, count) if end else None, whole=time.whole)
    until = calendar.up_to(end.end.replace(day=last), count)
    return seen.time(until, whole=time.whole)


def _months_before(seen: Seen) -> int:
    """How many months end with the one named."""
    if seen.match["xu"] is not None:
        return int(seen.count("xn") * seen.value("xu"))
    if seen.match["xr"] is not None:
        name, _, size = seen.kind("xr").partition("-")
        return int(size or 0) if name == "that" else (12 if name in _YEARS else 0)
    if seen.match["xq"] is not None:
        return 3 * int(seen.count("xn"))
    return 6 if seen.match["xh"] is not None else 12


def date(seen: Seen) -> Time:
    """A day is no period; as of 1 October 2023 are the months before it."""
    year = seen.at("dy") or seen.at("dz")
    first = day(seen, "dd", "de")
    month = next(
        t for t in seen.sentence.tokens[seen.match.start() : seen.match.end()] if t.tag == "month"
    )
    if year is None:
        return seen.time(None)
    if seen.match["db"] is None or first != 1:
        seen.setting.frame = calendar.year(year.value)
        return seen.time(None)
    before = month.value.value - 1
    frame = calendar.year(year.value if before else year.value - 1)
    return replace(
        seen.time(calendar.part(frame, 1, before or 12), whole=True),
        form="until",
    )
