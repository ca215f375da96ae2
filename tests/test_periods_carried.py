"""Which of the times of a text is a figure's: beside it, in a list, or said before."""

import time

import pytest
from timing import when


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
        ("in the same three months", "2022-01..2022-03"),
        ("in the following year", "2023-01..2023-03"),
    ],
)
def test_times_are_told_from_those_spoken_of_by_their_length(words, expected):
    """The quarter is the one just named, the nine months those named before it."""
    text = (
        "In January-September 2021 exports were $7 billion. "
        "In the first quarter of 2022 they were $3 billion. "
    )
    assert when(f"{text} Imports were $1 billion {words}.")[-1] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("it should reach $8 billion by the end of the year", "2023"),
        ("it should reach $8 billion by year-end", "2023"),
        ("it was $8 billion at the end of the year", "2022"),
    ],
)
def test_the_year_is_the_one_that_has_begun_where_its_end_is_to_come(words, expected):
    """What is expected by the end of the year lies ahead; what was is of the year spoken of."""
    assert when(f"Trade with Norway was $5 billion in 2022. Now {words}.")[-1] == expected


def test_a_base_is_no_year_for_the_months_that_follow():
    """In May is seen in the year spoken of, not in the one compared with."""
    text = "In 2022 exports rose by 5% compared with 2020. In May they were $1 billion."
    assert when(text) == ["2022 < 2020", "2022-05"]


def test_a_sentence_without_figures_says_of_when_the_next_one_speaks():
    """Where it speaks of a flow, or its subject is a part of a year; not where one only met."""
    assert when("Trade with Norway grew in May 2022. It was $1 billion.") == ["2022-05"]
    assert when("OSLO - May was good. Trade with Norway was $1 billion.") == ["2023-05"]
    assert when("May was good. That month Poland sold Norway $1 billion of goods.") == ["2023-05"]
    assert when("2022 was a good year. Trade with Norway was $1 billion.") == ["2022"]
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


def test_the_period_of_gdp_is_not_that_of_trade():
    """What an economy makes in a year does not date the trade told next to it."""
    assert when("GDP was $900 billion in 2022. Trade with Norway was $5 billion.") == ["2022", "-"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poland plans exports of $5 billion in 2030. This would be 11% more than in 2022.",
         ["2030", "2030 < 2022"]),
        ("Poland plans exports of $5 billion in 2030. They were $4 billion.", ["2030", "-"]),
    ],
)  # fmt: skip
def test_a_goal_said_again_keeps_its_year(text, expected):
    """What would be so much more is the goal before it; what was is not."""
    assert when(text) == expected


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
        ("In 2021 trade fell by 5%, but it grew by 8% the next year.", ["2021", "2022"]),
        ("In the first quarter exports grew by 5%, in the second by 8% and in the third by 2%.",
         ["2023-01..2023-03", "2023-04..2023-06", "2023-07..2023-09"]),
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
        ("The surplus of $4 billion which Poland had in 2021 shrank to $2 billion in 2022.",
         ["2021", "2022"]),
        ("A survey, published in 2021, says that Poland imports goods worth $2 billion.", ["-"]),
        ("Since 2020 drivers need visas; the duty on apples remains at 45%.", ["-"]),
        ("Exports passed $2 billion in May, a sum for which Poland had needed all of 2019.",
         ["2023-05"]),
        ("Exports were $2 billion in May, the highest since March 2020.", ["2023-05"]),
        ("Trade starts from $6 billion, the volume of trade in 2022, and exports rose by 8%.",
         ["2022", "2022"]),
        ("Exports jumped 83 and 45 percent, respectively, in 2022.", ["2022", "2022"]),
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
