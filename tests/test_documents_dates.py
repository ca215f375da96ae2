"""Dates in fields: which are read, and which are left alone."""

from datetime import date, datetime, timedelta, timezone

import pytest

from tradeparse.documents.dates import find_date, parse_date


@pytest.mark.parametrize(
    "value",
    [
        date(2022, 11, 6),
        datetime(2022, 11, 6, 23, 59, tzinfo=timezone(timedelta(hours=6))),
        "2022-11-06",
        " 2022-11-06 ",
        "2022-11-06T23:59:00+06:00",
        "2022-11-06T01:00Z",
        "2022-11-06 12:45:10.123",
        "2022/11/06",
        "2022.11.06",
        "06.11.2022",
        "6.11.2022.",
        "06.11.2022, 12:45",
        "12:45 06.11.2022",
        "6 November 2022",
        "6 Nov 2022",
        "6th of November 2022",
        "November 6, 2022",
        "NOV. 6, 2022",
        "Sunday, 6 November 2022, 12:45",
        "Sun, 06 Nov 2022 12:45:00 GMT",
        "Nov. 6, 2022 at 12:45 p.m.",
        "6 ноября 2022",
        "6 ноября 2022 г.",
        "6 ноября 2022 года, 12:45",
        "воскресенье, 6 ноября 2022 г., 12:45",
        "6 нояб. 2022",
        "6 қараша 2022 ж.",
        "2022 жылғы 6 қараша",
        "6 Kasım 2022",
        "6 KASIM 2022 Pazar",
        "6. novembar 2022.",
        "6. новембра 2022.",
        "6. November 2022",
        "6 novembre 2022",
        "6 de noviembre de 2022",
        "2022年11月6日",
        "2022年11月06日 12:45",
    ],
)
def test_date_is_read(value):
    """A date that can be meant in one way only is read, whatever its language and spelling."""
    assert parse_date(value) == date(2022, 11, 6)


@pytest.mark.parametrize(
    "value, day",
    [
        ("25/11/2022", date(2022, 11, 25)),
        ("11/25/2022", date(2022, 11, 25)),
        ("11/11/2022", date(2022, 11, 11)),
        ("12 Ağustos 2021", date(2021, 8, 12)),
        ("1er août 2021", date(2021, 8, 1)),
        ("29 февраля 2024", date(2024, 2, 29)),
    ],
)
def test_more_dates_are_read(value, day):
    """With slashes a date is read where only one of its numbers can be a month."""
    assert parse_date(value) == day


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "yesterday",
        "2022",
        "2022-11",
        "November 2022",
        "6 November",
        "11/6/2022",
        "2022-13-06",
        "31.11.2022",
        "29 February 2023",
        "6 November 22",
        "6 November 0022",
        "6 November 2922",
        "6 Nonember 2022",
        "2022-11-06 to 2022-11-08",
        "week of 6 November 2022",
        "5 6 November 2022",
        20221106,
        1667692800.0,
        True,
        ["2022-11-06"],
        "6 November 2022 " * 100,
    ],
)
def test_date_that_is_none_is_missing(value):
    """Half a date, one that never was, one with other words, or one of two: none."""
    assert parse_date(value) is None


def test_date_is_found_in_a_line():
    """The first full date in a line is found with its place."""
    line = "ASTANA, 31 November 2022 and Nov. 6, 2022 –"
    day, start, end = find_date(line)
    assert day == date(2022, 11, 6)
    assert line[start:end] == "Nov. 6, 2022"
    assert find_date("ASTANA, 6 November –") is None
