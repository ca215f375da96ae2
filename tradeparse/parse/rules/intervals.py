"""What each form of time means: one reader for each alternative of PERIOD."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tradeparse.parse import calendar
from tradeparse.parse.rules.comparing import follows_comparison
from tradeparse.parse.rules.quantities import Quantity
from tradeparse.parse.rules.seen import Seen, Time
from tradeparse.parse.rules.setting import told
from tradeparse.records import Interval

#: how many years or months may be counted
_LONGEST = 100
#: before "for nine months" these make it how long something lasts
_WORDS_BEFORE_COUNT = frozenset({"text", "actual", "forecast", "target", "up", "down", "not"})


def _months(seen: Seen) -> Time | None:
    first, last = seen.value("m1"), seen.value("m2")
    if seen.match["m1y"] is not None:  # November 2022 to March 2023
        frame = seen.stated("m") or calendar.year(seen.value("m1y"))
        start, end = seen.value("m1y") * 12 + first, frame.end.year * 12 + last
        return (
            seen.time(calendar.span(start - 1, end - start + 1), whole=True)
            if start <= end
            else None
        )
    return seen.named("m", first, last)


def _ending(seen: Seen) -> Time | None:
    """Six months to June 2022, the year ended 31 March 2024."""
    if seen.match["xu"] is not None:
        count = int(_count(seen, "xn")) * seen.value("xu")
    elif seen.match["xr"] is not None:
        name, _, size = seen.kind("xr").partition("-")
        count = int(size or 0) if name == "that" else 0
    else:
        count = 3 if seen.match["xq"] else 6 if seen.match["xh"] else 12
    if not 1 <= count <= 12 * _LONGEST:
        return None
    month = seen.value("xm")
    time = seen.named("e", month, month)
    end = time.interval
    return seen.time(calendar.ending(end, count) if end else None, whole=time.whole)


def _monthly(seen: Seen) -> Time:
    """The June quarter: the one that ends with June."""
    month = seen.value("lm")
    end = seen.named("l", month, month)
    return replace(end, interval=calendar.ending(end.interval, 3) if end.interval else None)


def _count(seen: Seen, group: str) -> float:
    token = seen.at(group)
    value = token.value if token is not None else None
    return value.value if isinstance(value, Quantity) else 1


def _date(seen: Seen) -> Time:
    """A day is no period; as of 1 October 2023 are the months before it."""
    year = seen.at("dy") or seen.at("dz")
    day = _count(seen, "dd") if seen.match["dd"] else _count(seen, "de")
    month = next(
        t for t in seen.sentence.tokens[seen.match.start() : seen.match.end()] if t.tag == "month"
    )
    if year is None:
        return seen.time(None)
    if seen.match["db"] is None or day != 1:
        seen.setting.frame = calendar.year(year.value)
        return seen.time(None)
    before = month.value.value - 1
    interval = (
        calendar.part(calendar.year(year.value), 1, before)
        if before
        else calendar.year(year.value - 1)
    )
    return Time(seen.match.start(), seen.match.end(), "until", interval, whole=True)


def _until(seen: Seen) -> Time:
    if seen.match.start() and seen.sentence.tokens[seen.match.start()].role == "on":
        before = seen.sentence.tokens[seen.match.start() - 1].tag
        if before in ("percent", "times", "point", "multiple", "part"):  # 5% к маю
            time = seen.named("u", seen.value("um"), seen.value("um"))
            return replace(time, first=seen.match.start("um"))
    frame = seen.stated("u")
    return seen.named("u", frame.start.month if frame else 1, seen.value("um"))


def _month(seen: Seen) -> Time:
    month = seen.value("mm")
    token, published = seen.at("mt") or seen.at("ml"), seen.setting.published
    if token is None or published is None:
        return seen.named("m_", month, month)
    if token.tag == "anaphor":
        return seen.time(calendar.named(calendar.year(published.year), month, month), whole=True)
    if token.value.value != "last":
        return seen.named("m_", month, month)
    interval = calendar.named(calendar.year(published.year), month, month)
    return seen.time(
        interval if interval.end < published else calendar.moved(interval, -12), whole=True
    )


def _ago(seen: Seen) -> Time | None:
    """Five years ago, six months earlier."""
    name, _, size = seen.kind("au").partition("-")
    count = _count(seen, "an")
    if name not in ("ago", "back", "later") or not 1 <= count <= _LONGEST:
        return None
    months = int(count * int(size)) * (-1 if name == "later" else 1)
    last, published = seen.setting.last, seen.setting.published
    interval: Interval | None
    if name == "ago" and months % 12 == 0 and published is not None:
        interval = calendar.year(published.year - months // 12)
    else:
        interval = calendar.moved(last, -months) if last is not None else None
    return Time(seen.match.start(), seen.match.end(), "ago", interval, shift=-months)


def _counted(seen: Seen) -> Time | None:
    count, unit = _count(seen, "cn"), seen.value("cu")
    if unit == 0 or not 1 <= count <= _LONGEST:
        return None
    return (
        _counted_years(seen, count * unit)
        if unit >= 12
        else _counted_months(seen, int(count * unit))
    )


def _counted_months(seen: Seen, count: int) -> Time | None:
    published = seen.setting.published
    framed = seen.stated("c") is not None
    if count > 12 or seen.at("cn") is None:
        return None
    lead = seen.at("cl")
    if lead is not None and lead.value.value == "before":
        return _before(seen, count)
    if lead is not None and not framed:
        if lead.value.value != "last" or published is None:
            return seen.time(None)
        return seen.time(calendar.ending(calendar.month_before(published), count))
    if framed or seen.match["cf"] is not None:
        return seen.part("c", 1, count)
    if seen.match["cd"] is not None:  # the nine months
        spoken = seen.setting.spoken_of(count)
        return seen.time(spoken) if spoken else seen.part("c", 1, count)
    return seen.part("c", 1, count) if _is_adverb(seen) else None


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


def _counted_years(seen: Seen, months: float) -> Time | None:
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
    ahead = lead is not None and lead.value.value not in ("last", "before")
    if published is None or ahead or (lead is not None and seen.at("cn") is None and months < 120):
        return Time(at, seen.match.end(), "span", None)
    if lead is None and not over and (before is None or before.tag != "in" or before.role == "on"):
        return None
    interval = calendar.years(published.year - years + 1, published.year)
    kinds = () if lead is not None else ("growth", "amount") if over else ("growth",)
    return Time(at, seen.match.end(), "span", interval, kinds=kinds)


def _half(seen: Seen) -> Time | None:
    number = seen.value("h")
    return seen.part("h", number * 6 - 5, number * 6) if number <= 2 else None


def _that_half(seen: Seen) -> Time | None:
    interval, _ = told("that-6", seen.setting)
    return seen.time(interval) if interval else None


def _quarter(seen: Seen) -> Time | None:
    number = seen.value("q")
    if seen.match["qn"] is not None:
        last = int(_count(seen, "qn"))
        return seen.part("q", 1, 3 * last) if number == 1 and 2 <= last <= 4 else None
    return seen.part("q", number * 3 - 2, number * 3) if number <= 4 else None


def _nth(seen: Seen) -> Time | None:
    """Q1, H2; "the first" only beside another quarter or half: more than in the first."""
    number, token = seen.value("o"), seen.at("o")
    size = {"quarter": 3, "half": 6}.get(token.role if token is not None else "", 0)
    if not size and follows_comparison(seen.sentence, seen.match.start()):
        size = seen.last_length if seen.last_length in (3, 6) else 0
    last = seen.value("p") if seen.match["p"] is not None else number
    if not number <= last or not 1 <= last * size <= 12:
        return None
    return seen.part("o", (number - 1) * size + 1, last * size)


def _since(seen: Seen) -> Time:
    published, year = seen.setting.published, seen.value("sy")
    lead = seen.sentence.tokens[seen.match.start()]
    if lead.value.value == "peak":  # the highest since 2012
        return Time(seen.match.start(), seen.match.end(), "date", None)
    month = seen.value("sm") if seen.match["sm"] else 1
    span = None
    if published is not None and year <= published.year:
        span = Interval(start=date(year, month, 1), end=date(published.year, 12, 31))
    return Time(seen.match.start(), seen.match.end(), "span", span)


def _years(seen: Seen) -> Time | None:
    first, last = ("y1", "y2") if seen.match["y1"] is not None else ("z1", "z2")
    one, two = seen.value(first), seen.value(last)
    if one >= two:
        return None
    ends = (calendar.year(one), calendar.year(two))
    if (
        seen.setting.fiscal_start > 1
        and two == one + 1
        and seen.match.end() - seen.match.start() == 3
    ):
        return seen.time(calendar.fiscal_year(one, seen.setting.fiscal_start), whole=True)
    span = calendar.years(one, two)
    return Time(seen.match.start(), seen.match.end(), "years", span, ends=ends, whole=True)


def _that_time(seen: Seen) -> Time | None:
    """The same period of 2021; with other words the year alone is the time."""
    frame = seen.stated("t")
    if frame is None or seen.kind("t")[:4] not in ("that", "same"):
        return seen.time(frame, whole=True)
    last = seen.setting.last
    if seen.kind("t") == "that-12":
        return seen.time(frame, whole=True)
    interval = calendar.within(last, frame) if last is not None else None
    return Time(seen.match.start(), seen.match.end(), "that", interval, frame=frame, whole=True)


def _frame(seen: Seen) -> Time:
    return seen.time(seen.stated("f"), whole=True)


def _relative(seen: Seen) -> Time | None:
    kind = seen.kind("r")
    if kind.startswith(("ago", "back", "later")):
        return None
    interval, shift = told(kind, seen.setting)
    form = "same" if kind.startswith(("that", "main")) else "relative"
    if kind.startswith("before"):
        form = "before"
    return Time(seen.match.start(), seen.match.end(), form, interval, shift)


def _now(seen: Seen) -> Time | None:
    token = seen.at("w")
    assert token is not None
    return None if token.role == "each" else seen.time(None)


READERS: dict[str, Callable[[Seen], Time | None]] = {
    "months": _months,
    "ending": _ending,
    "monthly": _monthly,
    "date": _date,
    "until": _until,
    "month": _month,
    "ago": _ago,
    "counted": _counted,
    "half": _half,
    "thathalf": _that_half,
    "quarter": _quarter,
    "nth": _nth,
    "since": _since,
    "years": _years,
    "that": _that_time,
    "frame": _frame,
    "relative": _relative,
    "now": _now,
}
