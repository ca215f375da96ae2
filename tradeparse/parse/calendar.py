"""Intervals of whole days: years, quarters, months, fiscal years, and how to move them."""

from calendar import monthrange
from datetime import date, timedelta

from tradeparse.records import Interval

YEAR = 12  # months
_DAY = timedelta(days=1)
_MONTH = 30.44  # days of a month, on average


def year(number: int) -> Interval:
    """A calendar year."""
    return Interval(start=date(number, 1, 1), end=date(number, 12, 31))


def years(first: int, last: int) -> Interval:
    """From the first day of one calendar year to the last day of another."""
    return Interval(start=date(first, 1, 1), end=date(last, 12, 31))


def fiscal_year(number: int, first_month: int, first_day: int = 1) -> Interval:
    """The fiscal year that begins in a calendar year; January's is the calendar year."""
    if first_day == 1:
        return span(number * 12 + first_month - 1, 12)
    start = date(number, first_month, first_day)
    return Interval(start=start, end=_shifted(start, 12) - _DAY)


def span(index: int, count: int) -> Interval:
    """`count` months from the month with a running number, 12 * year + month - 1."""
    last = index + count - 1
    end_year, end_month = last // 12, last % 12 + 1
    return Interval(
        start=date(index // 12, index % 12 + 1, 1),
        end=date(end_year, end_month, monthrange(end_year, end_month)[1]),
    )


def part(frame: Interval, first: int, last: int) -> Interval:
    """From the `first` to the `last` month of a year, counted from where the year begins."""
    if frame.start.day == 1:
        return span(number_of(frame.start) + first - 1, last - first + 1)
    end = _shifted(frame.start, last) - _DAY
    return Interval(start=_shifted(frame.start, first - 1), end=end)


def named(frame: Interval, first: int, last: int, days: tuple[int, int] = (1, 31)) -> Interval:
    """From one calendar month to another, as they lie in a year; the first may lie before it.

    days: from which day of the first month to which of the last.
    """
    start, end = (number_of(frame.start) + (m - frame.start.month) % 12 for m in (first, last))
    if start > end:
        start -= 12
    return with_days(span(start, end - start + 1), days)


def with_days(months: Interval, days: tuple[int, int]) -> Interval:
    """Whole months from a day of the first of them to a day of the last."""
    first = min(days[0], monthrange(months.start.year, months.start.month)[1])
    last = min(days[1], months.end.day)
    start, end = months.start.replace(day=first), months.end.replace(day=last)
    return Interval(start=start, end=end) if start <= end else months


def ending(interval: Interval, count: int) -> Interval:
    """The `count` months up to the end of an interval."""
    return span(number_of(interval.end) - count + 1, count)


def up_to(day: date, count: int) -> Interval:
    """The `count` months up to a day, included; whole ones where it ends a month."""
    return Interval(start=_shifted(day + _DAY, -count), end=day)


def moved(interval: Interval, months: int) -> Interval:
    """The same interval `months` later, or earlier when negative; a month's end stays one."""
    start = _shifted(interval.start, months)
    end = _shifted(interval.end, months)
    if interval.end == _month_end(interval.end):
        end = _month_end(end)
    return Interval(start=start, end=end)


def within(interval: Interval, frame: Interval) -> Interval:
    """The same part of another year, which need not be a calendar year."""
    return moved(interval, (number_of(frame.end) - number_of(interval.end)) // 12 * 12)


def length(interval: Interval) -> int:
    """How many months an interval has, to the nearest; one at least."""
    return max(round((interval.end - interval.start).days / _MONTH), 1)


def number_of(day: date) -> int:
    """The running number of the month of a day, 12 * year + month - 1."""
    return day.year * 12 + day.month - 1


def month_before(day: date) -> Interval:
    """The calendar month before the one of `day`."""
    last = day.replace(day=1) - _DAY
    return span(number_of(last), 1)


def quarter(day: date) -> Interval:
    """The quarter of the calendar year that holds a day."""
    return span(day.year * 12 + (day.month - 1) // 3 * 3, 3)


def _shifted(day: date, months: int) -> date:
    index = number_of(day) + months
    number, month = index // 12, index % 12 + 1
    return date(number, month, min(day.day, monthrange(number, month)[1]))


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
