"""Intervals of whole days: years, quarters, months, fiscal years, and how to move them."""

from calendar import monthrange
from datetime import date, timedelta

from tradeparse.records import Interval


def year(number: int) -> Interval:
    """A calendar year."""
    return Interval(start=date(number, 1, 1), end=date(number, 12, 31))


def months(number: int, first: int, last: int, last_year: int | None = None) -> Interval:
    """From the first day of month `first` of a year to the last day of month `last`."""
    end_year = last_year or number
    return Interval(
        start=date(number, first, 1), end=date(end_year, last, monthrange(end_year, last)[1])
    )


def fiscal_year(number: int, first_month: int) -> Interval:
    """The fiscal year that begins in a calendar year; January's is the calendar year."""
    if first_month == 1:
        return year(number)
    return months(number, first_month, first_month - 1, number + 1)


def moved(interval: Interval, years: int) -> Interval:
    """The same interval `years` later, or earlier when negative."""
    start = _in_year(interval.start, interval.start.year + years)
    if interval.end == _month_end(interval.end):
        shifted = _in_year(interval.end.replace(day=1), interval.end.year + years)
        return Interval(start=start, end=_month_end(shifted))
    return Interval(start=start, end=_in_year(interval.end, interval.end.year + years))


def in_year(interval: Interval, number: int) -> Interval:
    """The same part of another year: nine months of 2022 seen in 2021."""
    return moved(interval, number - interval.end.year)


def month_before(day: date) -> Interval:
    """The calendar month before the one of `day`."""
    last = day.replace(day=1) - timedelta(days=1)
    return months(last.year, last.month, last.month)


def quarter_of(day: date) -> int:
    """1 to 4."""
    return (day.month - 1) // 3 + 1


def is_year(interval: Interval) -> bool:
    """Whether an interval is exactly one calendar year."""
    return interval == year(interval.start.year)


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _in_year(day: date, number: int) -> date:
    return day.replace(year=number, day=min(day.day, monthrange(number, day.month)[1]))
