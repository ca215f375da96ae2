"""What each form of time means: one reader for each alternative of PERIOD."""

from collections.abc import Callable
from dataclasses import replace

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse import calendar
from tradeparse.parse.rules.comparing import follows_comparison
from tradeparse.parse.rules.counted import ago, counted, since, since_year
from tradeparse.parse.rules.days import date, ending, months, within_month
from tradeparse.parse.rules.seen import Seen, Time
from tradeparse.parse.rules.setting import told
from tradeparse.records import Interval

#: the second half
_NUMBERED = tag_pattern("ordinal dash? [half quarter]")
#: of a year, without the word for it
_DIGITS = 4
#: what stands behind "in the second" where the word for the quarter is left out
_BEHIND = frozenset(CHARS[t] for t in ("by", "to", "and", "comma", "actual", "currency", "stop"))


def _monthly(seen: Seen) -> Time:
    """The June quarter: the one that ends with June."""
    month = seen.value("lm")
    if seen.match["ln"] is not None:
        last = calendar.named(calendar.year(seen.value("ln")), month, month)
        return seen.time(calendar.ending(last, 3), whole=True)
    end = seen.named("l", month, month)
    return replace(end, interval=calendar.ending(end.interval, 3) if end.interval else None)


def _national(seen: Seen) -> Time | None:
    """The current Iranian year; of a country whose year is the calendar's, no time."""
    if seen.value("n_unit") != calendar.YEAR or seen.setting.fiscal_start == 1:
        return None
    return seen.time(seen.national("n"), whole=True)


def _yearly(seen: Seen) -> Time | None:
    """The June 2018 year, the June year: the twelve months that end with June."""
    year, month = seen.at("jy"), seen.value("jm")
    if year is None:
        last = seen.latest(lambda frame: calendar.named(frame, month, month))
        if last is None or seen.value("ju") != calendar.YEAR:
            return None
        return seen.time(calendar.ending(last, calendar.YEAR))
    if year.end - year.start == _DIGITS:  # the June 2018 figures
        return None
    end = calendar.named(calendar.year(seen.value("jy")), month, month)
    return seen.time(calendar.ending(end, calendar.YEAR), whole=True)


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
    if token is not None and token.tag == "since" and token.value.value in ("peak", None):
        return since(seen, seen.named("m_", month, month).interval)
    if (
        seen.match["mx"] is not None and seen.stated("m_") is None
    ):  # the first month of the new year
        return seen.time(seen.latest(lambda year: calendar.named(year, month, month), anew=True))
    if token is None or published is None:
        return seen.named("m_", month, month)
    if token.tag == "anaphor":
        return seen.time(calendar.named(calendar.year(published.year), month, month), whole=True)
    if token.value.value != "last":
        return seen.named("m_", month, month)
    interval = calendar.named(calendar.year(published.year), month, month)
    return seen.time(interval if interval.end < published else calendar.moved(interval, -12))


def _half(seen: Seen) -> Time | None:
    number = seen.value("h")
    return _part(seen, "h", number * 6 - 5, number * 6) if number <= 2 else None


def _part(seen: Seen, name: str, first: int, last: int) -> Time | None:
    """Some months of the fiscal year, where the words speak of that, else of the year."""
    fiscal = seen.match[name + "f"] or seen.match[name + "g"]
    return (seen.fiscal_part if fiscal else seen.part)(name, first, last)


def _that_half(seen: Seen) -> Time | None:
    interval, _ = told("that-6", seen.setting)
    return seen.time(interval) if interval else None


def _quarter(seen: Seen) -> Time | None:
    if seen.match["qc"] is not None:
        return _quarters(seen)
    number = seen.value("q")
    if seen.match["qn"] is not None:
        last = int(seen.count("qn"))
        return _part(seen, "q", 1, 3 * last) if number == 1 and 2 <= last <= 4 else None
    first = seen.value("qp") if seen.match["qp"] is not None else number
    if first < number - 1:
        return None
    return _part(seen, "q", first * 3 - 2, number * 3) if number <= 4 else None


def _quarters(seen: Seen) -> Time | None:
    """After three quarters of 2021; but not: three quarters of what was sold."""
    count, lead = int(seen.count("qc")), seen.sentence.tokens[seen.match.start() - 1]
    led = seen.match.start() > 0 and (lead.tag in ("in", "text") or lead.role == "after")
    framed = seen.stated("q") is not None
    return _part(seen, "q", 1, 3 * count) if led and framed and 1 <= count <= 4 else None


def _nth(seen: Seen) -> Time | None:
    """Q1, H2; "the first" only beside another quarter or half: more than in the first."""
    number, token = seen.value("o"), seen.at("o")
    size = {"quarter": 3, "half": 6}.get(token.role if token is not None else "", 0)
    at = seen.match.start()
    definite = at > 0 and seen.sentence.tokens[at - 1].tag == "definite"
    compared = follows_comparison(seen.sentence, at)
    if not size and definite and (compared or _goes_on(seen)):
        size = seen.last_length if seen.last_length in (3, 6) else 0
        beside = _numbered_before(seen, at) if compared else 0
        if size and beside and seen.setting.last is not None and seen.match["p"] is None:
            return seen.time(calendar.moved(seen.setting.last, (number - beside) * size))
    last = seen.value("p") if seen.match["p"] is not None else number
    if not number <= last or not 1 <= last * size <= 12:
        return None
    time = seen.part("o", (number - 1) * size + 1, last * size)
    short = seen.at("oz")
    if short is None:
        return time
    end = seen.match.start("oz")
    if short.start > seen.sentence.tokens[end - 1].end:  # Q1: 52 million
        return replace(time, last=end)
    year = calendar.year(2000 + seen.value("oz") % 100)  # 1H23
    return seen.time(calendar.part(year, (number - 1) * size + 1, last * size), whole=True)


def _numbered_before(seen: Seen, at: int) -> int:
    """The number of the half or quarter named last: 2 in "the second half was weaker than the
    first"; 0 for none.
    """
    found = [match.start() for match in _NUMBERED.finditer(seen.sentence.tags, 0, at)]
    return int(seen.sentence.tokens[found[-1]].value.value) if found else 0


def _goes_on(seen: Seen) -> bool:
    """Whether quarters are told in turn: by 5% in the first quarter, by 8% in the second."""
    tags, at = seen.sentence.tags, seen.match.start()
    named = CHARS["quarter"] in tags[:at] or CHARS["half"] in tags[:at]
    return named and tags[at - 2 : at - 1] == CHARS["in"] and tags[seen.match.end()] in _BEHIND


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
    frame, kind = seen.stated("t"), seen.kind("t")
    if kind.startswith("year") and seen.sentence.tokens[seen.match.start() + 1].role == "on":
        first, (year, _) = seen.match.start(), told(kind, seen.setting)
        return Time(first, first + 1, "relative", year)  # down last year | on 2023
    again = seen.kind("tr") if seen.match["tr"] is not None else ""
    if kind.startswith("before") and again.startswith(("that", "same")):
        interval, shift = told(kind, seen.setting)  # a year earlier the same months
        return Time(seen.match.start(), seen.match.end(), "before", interval, shift)
    undated = seen.setting.published is None and again == "year-1"
    if undated and kind.startswith(("that", "same")):
        interval, shift = told("before-1", seen.setting)  # a year before what was told
        return Time(seen.match.start(), seen.match.end(), "before", interval, shift)
    if not kind:  # a similar period of 2021
        if frame is None or seen.value("t"):
            return None
        compared = follows_comparison(seen.sentence, seen.match.start())
        return _within(seen, frame) if compared else seen.time(frame, whole=True)
    if frame is None or kind == "that-12" or kind[:4] not in ("that", "same"):
        return seen.time(frame, whole=True)
    return _within(seen, frame)


def _within(seen: Seen, frame: Interval) -> Time:
    """The interval spoken of, as it lies in another year."""
    last = seen.setting.last
    interval = calendar.within(last, frame) if last is not None else None
    return Time(seen.match.start(), seen.match.end(), "that", interval, frame=frame, whole=True)


def _frame(seen: Seen) -> Time:
    frame, end = seen.stated("f"), seen.match.end()
    behind = seen.sentence.tokens[end] if end < len(seen.sentence.tokens) else None
    part = behind is not None and behind.tag == "span" and behind.value.value < calendar.YEAR
    if part and frame is not None and follows_comparison(seen.sentence, seen.match.start()):
        return _within(seen, frame)  # the corresponding 2023 period
    return seen.time(frame, whole=True)


def _relative(seen: Seen) -> Time | None:
    kind = seen.kind("r")
    if kind.startswith(("ago", "back", "later")):
        return None
    if kind == "that-12" and _is_to_come(seen):
        return seen.time(told("year+0", seen.setting)[0], whole=True)
    interval, shift = told(kind, seen.setting)
    form = "same" if kind.startswith(("that", "main")) else "relative"
    if kind.startswith("before"):
        form = "before"
    return Time(seen.match.start(), seen.match.end(), form, interval, shift)


def _is_to_come(seen: Seen) -> bool:
    """Whether the year is the one that has begun: by the end of the year it should reach."""
    tokens, at = seen.sentence.tokens, seen.match.start()
    ends = tokens[at].role == "end" or (at > 0 and tokens[at - 1].tag == "ended")
    return ends and any(t.tag in ("target", "forecast") for t in tokens)


def _now(seen: Seen) -> Time | None:
    token = seen.at("w")
    assert token is not None
    return None if token.role == "each" else seen.time(None)


READERS: dict[str, Callable[[Seen], Time | None]] = {
    "months": months,
    "days": within_month,
    "ending": ending,
    "monthly": _monthly,
    "national": _national,
    "yearly": _yearly,
    "date": date,
    "until": _until,
    "month": _month,
    "ago": ago,
    "counted": counted,
    "half": _half,
    "thathalf": _that_half,
    "quarter": _quarter,
    "nth": _nth,
    "since": since_year,
    "years": _years,
    "that": _that_time,
    "frame": _frame,
    "relative": _relative,
    "now": _now,
}
