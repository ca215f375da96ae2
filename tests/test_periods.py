"""When: the period and the base of each figure, one construction a test."""

import time
from datetime import date

import pytest

from tradeparse.parse import extract
from tradeparse.records import Document, Figure, Interval

PUBLISHED = date(2023, 11, 30)


def when(text: str, published: date | None = PUBLISHED) -> list[str]:
    """The period of each figure, and its base behind "<": `2023-01..2023-09 < 2022-01..2022-09`."""
    document = Document(doc_id="d", text=text, published=published, lang="en")
    return [_shown(figure) for figure in extract(document)]


def _shown(figure: Figure) -> str:
    base = f" < {_span(figure.base)}" if figure.base else ""
    return _span(figure.period) + base


def _span(interval: Interval | None) -> str:
    """`2023`, `2023-05`, `2023-01..2023-09`; a dash where there is none."""
    if interval is None:
        return "-"
    start, end = f"{interval.start:%Y-%m}", f"{interval.end:%Y-%m}"
    if (start[5:], end[5:]) == ("01", "12"):
        return start[:4] if start[:4] == end[:4] else f"{start[:4]}..{end[:4]}"
    return start if start == end else f"{start}..{end}"


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
        ("In October exports were $250 million against $230 million a year earlier (+8%).",
         ["2023-10", "2022-10", "2023-10 < 2022-10"]),
    ],
)  # fmt: skip
def test_an_amount_compared_with_has_a_period_of_its_own(text, expected):
    """It is told from the figure that it is compared to, and is the base of its growth."""
    assert when(text) == expected


@pytest.mark.parametrize(
    "look_back",
    [
        "A year earlier they had been $4 billion.",
        "In the same period of 2021 they were $4 billion.",
        "In the whole of 2020 they had reached $7 billion.",
        "That compares with $4 billion in 2021 and $3 billion in 2020.",
        "Five years ago they stood at $3 billion.",
    ],
)
def test_a_look_back_does_not_become_the_period_spoken_of(look_back):
    """What follows is about the period before it."""
    before, behind = "In January-May 2022 exports were $5 billion.", "Imports were $1 billion."
    found = when(f"{before} {look_back} {behind}")
    assert found[0] == found[-1] == "2022-01..2022-05"
    assert "2022-01..2022-05" not in found[1:-1]


def test_a_newer_statement_becomes_the_period_spoken_of():
    """A later period is no look back."""
    text = "In 2021 exports were $5 billion. In 2022 they were $6 billion. Imports were $1 billion."
    assert when(text) == ["2021", "2022", "2022"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("in the same period", "2022-01..2022-03"),
        ("in the quarter", "2022-01..2022-03"),
        ("over those three months", "2022-01..2022-03"),
        ("in the nine months", "2021-01..2021-09"),
        ("in that year", "2022"),
        ("in May", "2022-05"),
    ],
)
def test_times_are_told_from_those_spoken_of_by_their_length(words, expected):
    """The quarter is the one just named, the nine months those named before it."""
    text = (
        "In January-September 2021 exports were $7 billion. "
        "In the first quarter of 2022 they were $3 billion. "
    )
    assert when(f"{text} Imports were $1 billion {words}.")[-1] == expected


def test_a_base_is_no_year_for_the_months_that_follow():
    """In May is seen in the year spoken of, not in the one compared with."""
    text = "In 2022 exports rose by 5% compared with 2020. In May they were $1 billion."
    assert when(text) == ["2022 < 2020", "2022-05"]


def test_a_sentence_without_figures_says_of_when_the_next_one_speaks():
    """Where it speaks of a flow, or its subject is a part of a year; not where one only met."""
    assert when("Trade with Norway grew in May 2022. It was $1 billion.") == ["2022-05"]
    assert when("Last month brought some relief. Trade with Norway was $1 billion.") == ["2023-10"]
    assert when("In 2019 the ministers met. Trade with Norway was $1 billion.") == ["-"]


def test_the_period_carries_over_to_trade_and_not_to_stocks_prices_and_goals():
    """Investment, a loan and a plan must say their own."""
    text = (
        "In 2022 trade between Poland and Norway was $5 billion. Exports were $3 billion. "
        "Norway has invested $9 billion in Poland. A loan of $1 billion was signed. "
        "The two want to reach $8 billion."
    )
    assert when(text) == ["2022", "2022", "-", "-", "-"]


def test_a_general_statement_in_a_paragraph_of_its_own_has_no_period():
    """Beside a dated figure the part keeps its period; in the next paragraph it does not."""
    dated = "In 2022 exports to Norway were $5 billion."
    assert when(f"{dated} Fish accounts for a tenth of exports.")[1] == "2022"
    assert when(f"{dated}\n\nFish accounts for a tenth of exports.")[1] == "-"
    assert when(f"{dated}\n\nFish accounted for a tenth of exports.")[1] == "2022"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports and imports were $3 billion and $2 billion in 2022.", ["2022", "2022"]),
        ("Trade was $4 billion and $5 billion in 2021 and 2022.", ["2021", "2022"]),
        ("In 2021 and 2022 trade was $4 billion and $5 billion respectively.", ["2021", "2022"]),
        ("Poland plans to invest $4 billion in Norway in 2024 and 2025.", ["2024..2025"]),
        ("Trade was $4 billion in 2021 and $5 billion in 2022.", ["2021", "2022"]),
        ("In 2020 trade was $3 billion, in 2021 $4.2 billion, in 2022 $5 billion.",
         ["2020", "2021", "2022"]),
        ("Exports were 5 billion yen ($30 million) in 2022, imports 2 billion yen.",
         ["2022", "2022", "2022"]),
    ],
)  # fmt: skip
def test_times_and_figures_in_a_row(text, expected):
    """One time serves a list, several are shared out, and a conversion has that of its amount."""
    assert when(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trade, which fell in 2020, reached $5 billion in 2022.", ["2022"]),
        ("Trade with Norway, whose ban has been extended to 2030, was $5 billion.", ["-"]),
        ("The share was 18% in 2022; this year it is to be higher.", ["2022"]),
        ("The rate was 7.5 percent in 2014, is 3.5 percent today and will be 2 percent in 2028.",
         ["2014", "-", "2028"]),
    ],
)  # fmt: skip
def test_a_time_of_another_clause_is_not_the_figures(text, expected):
    """A relative clause, what stands behind a semicolon, and "today" keep to themselves."""
    assert when(text) == expected


def test_a_headline_has_the_period_of_the_figure_that_it_repeats():
    """And none where it repeats none."""
    below = "Poland and Norway agreed to bring trade to $8 billion by 2030."
    assert when(f"Poland, Norway to bring trade to $8 billion\n\n{below}") == ["2030", "2030"]
    assert when(f"Poland, Norway to bring trade to $9 billion\n\n{below}") == ["-", "2030"]


def test_many_times_in_a_sentence_take_little_time():
    """A hostile row of dates is read in a time that grows with its length."""
    row = "in May 2022 from 2021 to the same period of 2020 and the first nine months of 2019 "
    begun = time.perf_counter()
    when("Exports rose 5% " + row * 200 + "to $5 billion.")
    assert time.perf_counter() - begun < 2
