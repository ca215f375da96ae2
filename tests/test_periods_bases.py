"""What a growth is compared with, and when, one construction a test."""

import pytest
from timing import when


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Over the past five years trade grew by 40%.", "2019..2023"),
        ("Trade has tripled in ten years.", "2014..2023"),
        ("Trade has doubled since 2015.", "2015..2023"),
        ("Trade has doubled since the agreement took effect in 2015.", "2015..2023"),
        ("Poland has invested $3 billion in Norway since 2005.", "2005..2023"),
        ("Between 2015 and 2022 trade doubled.", "2022 < 2015"),
        ("From 2015 to 2022 trade doubled.", "2022 < 2015"),
        ("Trade rose by 5 percent in 2022, the most since 2012.", "2022"),
    ],
)
def test_growth_over_a_span_has_no_base_but_between_two_years_one(text, expected):
    """Up to the end of the year of publication; "the highest since" is no span."""
    assert when(text) == [expected]


@pytest.mark.parametrize(
    ("comparison", "base"),
    [
        ("compared with 2021", "2021"),
        ("over 2021", "2021"),
        ("on 2021", "2021"),
        ("from 2021", "2021"),
        ("against the same period of 2021", "2021-01..2021-09"),
        ("on the same period of the previous year", "2021-01..2021-09"),
        ("on that of 2019", "2019-01..2019-09"),
        ("from a year earlier", "2021-01..2021-09"),
        ("year on year", "2021-01..2021-09"),
        ("than in January-September 2019", "2019-01..2019-09"),
        ("on the same nine months of 2019", "2019-01..2019-09"),
        ("compared with a similar period of 2019", "2019-01..2019-09"),
        ("on the corresponding 2019 period", "2019-01..2019-09"),
        ("than was recorded in 2019", "2019"),
        ("with respect to 2019", "2019"),
    ],
)
def test_a_comparison_behind_a_growth_is_its_base(comparison, base):
    """The period stays the figure's own, and what is not compared has no base."""
    start = "In January-September 2022 Poland's exports to Norway were up 5 percent"
    assert when(f"{start} {comparison}.") == [f"2022-01..2022-09 < {base}"]
    assert when(f"{start}.") == ["2022-01..2022-09"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May exports rose 3% month on month.", ["2023-05 < 2023-04"]),
        ("In the second quarter exports rose 3% quarter-on-quarter.",
         ["2023-04..2023-06 < 2023-01..2023-03"]),
        ("In January-May exports rose 3% month on month.", ["2023-01..2023-05"]),
        ("In the second quarter exports were 3% higher than in the first.",
         ["2023-04..2023-06 < 2023-01..2023-03"]),
        ("In May exports were 3% more than in April and 8% more than in May 2022.",
         ["2023-05 < 2023-04", "2023-05 < 2022-05"]),
        ("Exports in 2022 were three times the level of 2012.", ["2022 < 2012"]),
        ("Exports in 2022 were twice as much as in 2012.", ["2022 < 2012"]),
        ("Exports in 2022 were 2.3 times that of 2012.", ["2022 < 2012"]),
        ("Exports in 2022 doubled again.", ["2022"]),
        ("Exports in 2022 were 1.4 times what they had been in March 2019.", ["2022 < 2019-03"]),
        ("Exports in 2022 were twice what they were in 2019.", ["2022 < 2019"]),
        ("Exports in Q4 2022 were $5 billion, compared with $4 billion in the third.",
         ["2022-10..2022-12", "2022-07..2022-09"]),
    ],
)  # fmt: skip
def test_bases_of_a_month_a_quarter_and_a_multiple(text, expected):
    """The month before needs a month; "again" names no base."""
    assert when(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Year on year, exports in May were up 3% and imports were down 2%.",
         ["2023-05 < 2022-05", "2023-05 < 2022-05"]),
        ("Compared with 2021, exports grew by 25% and imports fell by 4% in 2022.",
         ["2022 < 2021", "2022 < 2021"]),
        ("In 2022 exports rose by 5% and imports fell by 4% against 2021.",
         ["2022 < 2021", "2022 < 2021"]),
        ("In 2022 exports rose by 5% against 2021, while imports fell by 4%.",
         ["2022 < 2021", "2022"]),
        ("In 2022 exports rose by 5%, while imports were $5 billion, up from $4 billion in 2021.",
         ["2022", "2022", "2021"]),
        ("In 2022 imports fell 10 percent year on year and exports 5 percent.",
         ["2022 < 2021", "2022 < 2021"]),
        ("In 2022 imports fell 10 percent year on year and exports rose 5 percent.",
         ["2022 < 2021", "2022"]),
        ("Exports fell by $98 million (-9%) to $990 million in May 2022 compared with May 2021.",
         ["2022-05 < 2021-05", "2022-05 < 2021-05", "2022-05"]),
        ("In 2022 exports saw a rise of 5%, or $50 million, over 2021.",
         ["2022 < 2021", "2022 < 2021"]),
        ("In May 2022 exports rose 5% to $5 billion from a year ago.",
         ["2022-05 < 2021-05", "2022-05"]),
        ("In 2022 exports rose by 5% to $5 billion compared with the same period of 2021.",
         ["2022 < 2021", "2022"]),
    ],
)  # fmt: skip
def test_one_comparison_serves_the_growths_that_it_joins(text, expected):
    """Before all of them or behind the last; another clause has none."""
    assert when(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports were $5 billion in 2022, against $4 billion a year earlier.", ["2022", "2021"]),
        ("Exports fell to $5 billion in 2022 from $6 billion in 2021.", ["2022", "2021"]),
        ("Exports were $5 billion last year, compared with 2021's $4 billion.", ["2022", "2021"]),
        ("Exports were $5 billion in 2022, against $4 billion in 2021, a rise of 25%.",
         ["2022", "2021", "2022 < 2021"]),
        ("In March 2023 exports rose by 85%, from $6 million a year earlier to $11 million.",
         ["2023-03 < 2022-03", "2022-03", "2023-03"]),
        ("Between 2015 and 2022 exports doubled, from $1 billion to $2 billion.",
         ["2022 < 2015", "2015", "2022"]),
        ("In the first five months exports rose from $1 billion to $2 billion.",
         ["-", "2023-01..2023-05"]),
        ("Exports rose from $1 billion in 2015 to $2 billion in 2022.", ["2015", "2022"]),
        ("In the first quarter exports fell by 6% from that of 2022, when they were $1 billion.",
         ["2023-01..2023-03 < 2022-01..2022-03", "2022-01..2022-03"]),
        ("In 2022 exports were $5 billion (plus 10%; 2021: $4 billion) and imports $2 billion.",
         ["2022", "2022 < 2021", "2021", "2022"]),
        ("Exports were $5 billion in 2022, 17.7 percent below the $6 billion of 2021.",
         ["2022", "2022 < 2021", "2021"]),
        ("Exports were $5 billion in 2022 against exports of $4 billion in 2021, up 25 percent.",
         ["2022", "2021", "2022 < 2021"]),
        ("Exports grew from $4 billion in 2020 to $5 billion in 2022, a rise of 25%.",
         ["2020", "2022", "2022 < 2020"]),
        ("Exports fell to $5 billion in 2022 from 2021's $6 billion.", ["2022", "2021"]),
        ("Exports were $5 billion in 2022, down from the previous year's $6 billion.",
         ["2022", "2021"]),
        ("Exports were $5 billion in 2022, while a year earlier they were $6 billion, so they"
         " fell by 17%.", ["2022", "2021", "2022 < 2021"]),
        ("Trade should reach $8 billion this year, compared with $5 billion last year.",
         ["2023", "2022"]),
        ("Since the agreement came into force in 2015, trade has tripled to $5 billion.",
         ["2015..2023", "-"]),
        ("In 2022 exports grew 5%, compared with 8% growth in 2021.", ["2022", "2021"]),
        ("In October exports were $250 million against $230 million a year earlier (+8%).",
         ["2023-10", "2022-10", "2023-10 < 2022-10"]),
    ],
)  # fmt: skip
def test_an_amount_compared_with_has_a_period_of_its_own(text, expected):
    """It is told from the figure that it is compared to, and is the base of its growth."""
    assert when(text) == expected
