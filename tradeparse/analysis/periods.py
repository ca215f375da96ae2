"""Intervals of days as people name them: "2022", "Jan–Sep 2022", "Q3 2023"."""

from functools import cache

import pandas as pd

YEAR, PART, SPAN, NONE = "year", "part", "span", "none"
NO_PERIOD = "no period stated"


@cache
def label(start: pd.Timestamp | None, end: pd.Timestamp | None) -> str:
    """The interval from `start` to `end`, both days included, in as few words as are exact."""
    if start is None or end is None or pd.isna(start) or pd.isna(end):
        return NO_PERIOD
    if not _whole_months(start, end):
        return f"{start:%Y-%m-%d} to {end:%Y-%m-%d}"
    if start.year != end.year:
        if start.month == 1 and end.month == 12:
            return f"{start.year}–{end.year}"
        return f"{start:%b %Y} – {end:%b %Y}"
    return _within_year(start, end)


def _within_year(start: pd.Timestamp, end: pd.Timestamp) -> str:
    months = end.month - start.month + 1
    if months == 12:
        return f"{start.year}"
    if months == 1:
        return f"{start:%b %Y}"
    if months == 6 and start.month in (1, 7):
        return f"H{1 + start.month // 7} {start.year}"
    if months == 3 and start.month % 3 == 1:
        return f"Q{1 + start.month // 3} {start.year}"
    return f"{start:%b}–{end:%b} {start.year}"


def _whole_months(start: pd.Timestamp, end: pd.Timestamp) -> bool:
    return bool(start.day == 1 and (end + pd.Timedelta(days=1)).day == 1)


@cache
def kind(start: pd.Timestamp | None, end: pd.Timestamp | None) -> str:
    """`year` for twelve whole months, `part` for fewer, `span` for more, `none` for no period."""
    if start is None or end is None or pd.isna(start) or pd.isna(end):
        return NONE
    months = length(start, end)
    if months == 12 and _whole_months(start, end):
        return YEAR
    return PART if months <= 12 else SPAN


def length(start: pd.Timestamp, end: pd.Timestamp) -> int:
    """Months that the interval touches."""
    return (end.year - start.year) * 12 + end.month - start.month + 1


def with_periods(frame: pd.DataFrame) -> pd.DataFrame:
    """`frame` and two columns more: `period`, its label, and `span`, its kind."""
    intervals = list(zip(_days(frame["period_start"]), _days(frame["period_end"]), strict=True))
    return frame.assign(
        period=pd.Series([label(*days) for days in intervals], index=frame.index, dtype="str"),
        span=pd.Series([kind(*days) for days in intervals], index=frame.index, dtype="str"),
    )


def _days(days: pd.Series) -> list[pd.Timestamp | None]:
    return [None if pd.isna(day) else day for day in days]
