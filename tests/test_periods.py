"""Which interval words of time mean, one construction a test."""

import pytest
from timing import when


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("in 2022", "2022"),
        ("by the end of 2022", "2022"),
        ("by end-2022", "2022"),
        ("in the whole of last year", "2022"),
        ("in May 2022", "2022-05"),
        ("in May", "2023-05"),
        ("in December", "2022-12"),
        ("this January", "2023-01"),
        ("last December", "2022-12"),
        ("last month", "2023-10"),
        ("last quarter", "2023-07..2023-09"),
        ("in January-September", "2023-01..2023-09"),
        ("between January and September 2022", "2022-01..2022-09"),
        ("in Jan.-Sept. 2022", "2022-01..2022-09"),
        ("from January through September 2022", "2022-01..2022-09"),
        ("from November 2021 to March 2022", "2021-11..2022-03"),
        ("in the nine months from January to September", "2023-01..2023-09"),
        ("in 9 months of 2022", "2022-01..2022-09"),
        ("in the first nine months of this year", "2023-01..2023-09"),
        ("over seven months of this year", "2023-01..2023-07"),
        ("by the end of September", "2023-01..2023-09"),
        ("as of 1 October 2023", "2023-01..2023-09"),
        ("in the six months to June 2022", "2022-01..2022-06"),
        ("in the year to March 2023", "2022-04..2023-03"),
        ("in the twelve months ended 30 June 2023", "2022-07..2023-06"),
        ("in the three months to end-September", "2023-07..2023-09"),
        ("in the quarter ended September 30", "2023-07..2023-09"),
        ("in the June quarter", "2023-04..2023-06"),
        ("in the third quarter", "2023-07..2023-09"),
        ("in the last quarter of 2022", "2022-10..2022-12"),
        ("in Q3 2022", "2022-07..2022-09"),
        ("in Q1-Q3 2022", "2022-01..2022-09"),
        ("in the first three quarters of 2022", "2022-01..2022-09"),
        ("in the second half of 2022", "2022-07..2022-12"),
        ("in the first half of this year", "2023-01..2023-06"),
        ("in H1", "2023-01..2023-06"),
        ("five years ago", "2018"),
        ("a decade ago", "2013"),
        ("the year before last", "2021"),
        ("in 1H23", "2023-01..2023-06"),
        ("in the first and second quarters of 2023", "2023-01..2023-06"),
        ("in the first month of this year", "2023-01"),
        ("in the month of May", "2023-05"),
        ("in the two months to February", "2023-01..2023-02"),
        ("in the four quarters to the end of Q2 2023", "2022-07..2023-06"),
        ("in the period from January to September", "2023-01..2023-09"),
        ("in the January-September period of 2022", "2022-01..2022-09"),
        ("in the first half (January-June) of 2022", "2022-01..2022-06"),
        ("as at end-September 2022", "2022-01..2022-09"),
        ("since the beginning of the year", "2023"),
        ("from 2005 to the second quarter of 2022", "2005-01..2022-06"),
        ("over three years (2019-2021)", "2019..2021"),
    ],
)
def test_words_of_time_name_an_interval(words, expected):
    """A year, a part of one with or without its year, and a time told from publication."""
    assert when(f"Poland's exports to Norway were $2 billion {words}.") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The line from Poland to Norway has run for nine months. Exports were $2 billion.",
        "Four months after the agreement of 2019 Poland's exports to Norway were $2 billion.",
        "The 2009 agreement has brought trade between Poland and Norway to $2 billion.",
        "Poland and Norway want to bring trade to $2 billion within five years.",
        "Trade between Poland and Norway is now $2 billion.",
        "Trade between Poland and Norway is worth $2 billion a year.",
        "Poland has a loan of $2 billion from Norway over 10 years.",
    ],
)
def test_what_the_text_does_not_date_stays_missing(text):
    """How long something lasts, the year of a treaty and a fresh "now" give a figure no period."""
    assert when(text) == ["-"]


def test_without_publication_only_stated_years_count():
    """Last year and a bare month mean nothing where the day of publication is not known."""
    text = "Exports were $2 billion last year, $1 billion in May and $3 billion in 2020."
    assert when(text, None) == ["-", "-", "2020"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("India's exports to Nepal in 2022-23 were $8 billion.", "2022-04..2023-03"),
        ("India's exports to Nepal in FY23 were $8 billion.", "2022-04..2023-03"),
        ("India's exports in the first quarter of FY24 were $2 billion.", "2023-04..2023-06"),
        ("India's exports in the current fiscal year came to $8 billion.", "2023-04..2024-03"),
        ("India's exports in the first six months of the current fiscal were $4 billion.",
         "2023-04..2023-09"),
        ("India's exports in April-September 2022-23 were $4 billion.", "2022-04..2022-09"),
        ("Pakistan's exports to China during July-March (2022-23) were $1 billion.",
         "2022-07..2023-03"),
        ("Egypt's exports to Sudan hit $900 million in FY 2022/2023.", "2022-07..2023-06"),
        ("Australia's exports to Japan were A$100 billion in 2022-23.", "2022-07..2023-06"),
        ("In the fiscal year that ended in June 2023 Egypt's exports were $900 million.",
         "2022-07..2023-06"),
        ("In the 2022/23 season Ukraine's exports of grain to Spain were $900 million.",
         "2022-07..2023-06"),
        ("Poland's exports to Norway in fiscal 2022 were $2 billion.", "2022"),
    ],
)  # fmt: skip
def test_a_fiscal_year_is_the_countrys_own(text, expected):
    """It begins in April in India, in July in Pakistan and Egypt, in January elsewhere."""
    assert when(text) == [expected]


def test_two_years_with_a_dash_are_a_span_where_they_are_no_fiscal_year():
    """2015-2020 covers six years."""
    assert when("Poland's imports from Norway were $9 billion in 2015-2020.") == ["2015..2020"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("in the first 20 days of July", "2023-07-01..2023-07-20"),
        ("in the first two weeks of July 2022", "2022-07-01..2022-07-14"),
        ("in the first 10 days of this month", "2023-11-01..2023-11-10"),
        ("from July 1 to 20", "2023-07-01..2023-07-20"),
        ("between 1 January and 15 November 2023", "2023-01-01..2023-11-15"),
        ("from March 21, 2022 to March 20, 2023", "2022-03-21..2023-03-20"),
        ("in the year that ended on March 20, 2023", "2022-03-21..2023-03-20"),
        ("from January 1 to October 31", "2023-01..2023-10"),
    ],
)
def test_days_that_a_text_names_bound_the_interval(words, expected):
    """Whole months stay months; the year is the latest in which the span has ended."""
    assert when(f"Poland's exports to Norway were $2 billion {words}.") == [expected]


@pytest.mark.parametrize(
    "event", ["On May 5-7 the ministers met.", "From May 28 to June 2 a fair was held."]
)
def test_a_few_days_are_an_event_and_no_period(event):
    """What is shorter than a month and does not begin with one dates no trade."""
    assert when(f"{event} Trade with Norway was $2 billion.") == ["-"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pakistan's exports fell by 5% in the first nine months (July-March) of the fiscal year"
         " 2019-20.", "2019-07..2020-03"),
        ("April, the first month of 2022-23, began well: India's exports were $2 billion.",
         "2022-04"),
        ("In 2021-22 India's exports rose. April, the first month of the new year, brought it"
         " $2 billion of exports.", "2023-04"),
        ("TOKYO - Japan's exports in fiscal 2022 were $2 billion.", "2022-04..2023-03"),
        ("DELHI - India's exports in fiscal 2022 were $2 billion.", "2021-04..2022-03"),
        ("In the first six months of the current Iranian year Iran's exports were $2 billion.",
         "2023-03-21..2023-09-20"),
    ],
)  # fmt: skip
def test_parts_and_names_of_fiscal_years(text, expected):
    """Months in brackets, the first month of a year, and years named by their first or last."""
    assert when(text)[-1] == expected
