"""What a growth implies, and whether it fits what is stated about the time before."""

import math

import pytest
from samples import amount, gold_stated, growth, stated

from tradeparse.analysis.growth import describe, describe_readings, implied
from tradeparse.display import words


def only(*figures):
    """The one growth that figures state."""
    (row,) = implied(stated(*figures)).to_dict("records")
    return row


def test_nine_months_of_2022_imply_14_million():
    """52.9 million and 3.7 times imply 14.3 million a year earlier, with what rounding allows."""
    months = "2022-01/2022-09"
    row = only(
        amount(52.9e6, "52.9 million", period=months, claim="c"),
        growth(3.7, "3.7 times higher", "factor", period=months, claim="c"),
    )
    assert row["implied"] == pytest.approx(14.3e6, rel=1e-3)
    assert (row["implied_low"], row["implied_high"]) == pytest.approx(
        (52.85e6 / 3.75, 52.95e6 / 3.65)
    )
    assert row["other"] == pytest.approx(52.9e6 / 4.7)
    assert (row["base"], row["assumed"]) == ("Jan–Sep 2021", True)


def test_73_million_and_three_times_imply_24_in_the_corpus():
    """73.8 million and tripled imply 24.6 million for 2021; a word has no second reading."""
    rows = implied(gold_stated())
    row = rows[rows["amount"].eq(73.8e6) & rows["value"].eq(3)].iloc[0]
    assert row["implied"] == pytest.approx(24.6e6)
    assert row["implied_low"] < 24.6e6 < row["implied_high"]
    assert row["base"] == "2021"


@pytest.mark.parametrize(
    ("base", "verdict"),
    [
        (100.1e6, "fits"),
        (95e6, "does not fit"),
    ],
)
def test_a_stated_base_fits_or_does_not(base, verdict):
    """A growth is held against what anyone states for its base."""
    row = only(
        amount(107.7e6, claim="c"),
        growth(7.6, claim="c", base="2024"),
        amount(base, period="2024", doc="b"),
    )
    assert (row["verdict"], row["base_lowest"], row["assumed"]) == (verdict, base, False)
    assert row["computed_low"] <= 107.7e6 / base <= row["computed_high"]


def test_the_other_reading_of_times_higher():
    """3 times higher fits a base of a quarter only where it is read as 3 times more."""
    row = only(
        amount(100e6, "100.0 million", claim="c"),
        growth(3, "3.0 times higher", "factor", claim="c"),
        amount(25e6, "25.0 million", period="2024", doc="b"),
    )
    assert row["verdict"] == "fits the other reading"


def test_any_base_that_is_stated_may_fit():
    """Where texts disagree about the base, one that fits is enough; one between them is not."""
    grown = amount(107.7e6, claim="c"), growth(7.6, claim="c")
    bases = [amount(value, period="2024", doc=doc) for doc, value in (("b", 90e6), ("c", 100.1e6))]
    assert only(*grown, *bases)["verdict"] == "fits"
    wide = [amount(value, period="2024", doc=doc) for doc, value in (("b", 90e6), ("c", 110e6))]
    assert only(*grown, *wide)["verdict"] == "does not fit"


def test_open_growth_implies_an_open_base():
    """More than tripled bounds the base on one side only."""
    row = only(
        amount(90e6, "90 million", claim="c"),
        growth(3, "more than tripled", "factor", sign=">", claim="c"),
    )
    assert row["implied_low"] == 0
    assert row["implied_high"] == pytest.approx(90.5e6 / 3)
    fallen = only(amount(90e6, claim="c"), growth(-60, "by more than 60%", sign=">", claim="c"))
    assert math.isinf(fallen["implied_high"])


def test_growth_alone_implies_nothing():
    """A growth without an amount of its claim implies no base, and one without a period is none."""
    assert math.isnan(only(growth(7))["implied"])
    assert implied(stated(growth(7, period=None))).empty


def test_words_put_what_clashes_first():
    """The conclusion counts the verdicts and begins with the growth that does not fit."""
    rows = implied(
        stated(
            amount(50e6, claim="a", period="2020"),
            growth(5, claim="a", period="2020"),
            amount(117e6, sign="~", doc="b", claim="c"),
            growth(7, doc="b", claim="c"),
            amount(100.1e6, period="2024", doc="b", at=9),
        )
    )
    opening, _, first, *_ = str(words(describe(rows))).splitlines()
    assert (
        opening == "2 growths are stated with an amount: 1 does not fit what is stated "
        "for its base and 1 has no stated base."
    )
    assert first == (
        "- **Kazakhstan – Serbia, turnover, 2025**: about USD 117 million after +7 % implies "
        "USD 109 million for 2024, the base being assumed; rounding and wording allow "
        "USD 103–115 million. Stated is USD 100.1 million: this does not fit."
    )
    assert describe(rows[:0]).startswith("No growth is stated together with its amount")


def test_a_stated_base_keeps_its_comparator():
    """What was stated as over 3 billion is said as over 3 billion where it is held against."""
    rows = implied(
        stated(
            amount(5.3e9, sign=">", claim="a", period="2021"),
            growth(58, claim="a", period="2021"),
            amount(3e9, sign=">", doc="b", period="2020"),
        )
    )
    assert str(words(describe(rows))).endswith("Stated is over USD 3 billion: this fits.")


def times(value, *bases):
    """100 million after a growth said as a number of times, and bases that others state."""
    grown = [
        amount(100e6, "100.0 million", claim="c"),
        growth(value, f"{value:.1f} times higher", "factor", at=30, claim="c"),
    ]
    others = [amount(b, f"{b / 1e6:.1f} million", period="2024", doc="b") for b in bases]
    return [*grown, *others]


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        (times(4, 25e6), "1 fit only N times as high, 0 only N times more, 0 both and 0 neither."),
        (times(4, 20e6), "0 fit only N times as high, 1 only N times more, 0 both and 0 neither."),
        (times(4, 90e6), "0 fit only N times as high, 0 only N times more, 0 both and 1 neither."),
        (times(4), "nobody states the base of any, so the amounts favour neither reading."),
        ([amount(5e6)], "No growth is said as a number of times together with its amount."),
    ],
)
def test_the_amounts_tell_the_two_readings_apart(figures, words):
    """Of growths said as a number of times it is counted which reading the stated bases fit."""
    assert describe_readings(implied(stated(*figures))).endswith(words)


def test_both_readings_are_told_with_their_intervals():
    """52.9 million and 3.7 times: 14.3 million, or 11.3 where it is read as 3.7 times more."""
    months = "2022-01/2022-09"
    rows = implied(
        stated(
            amount(52.9e6, "52.9 million", period=months, claim="c"),
            growth(3.7, "3.7 times higher", "factor", period=months, claim="c"),
        )
    )
    assert (rows["other_low"][0], rows["other_high"][0]) == pytest.approx(
        (52.85e6 / 4.75, 52.95e6 / 4.65)
    )
    said = describe(rows)
    assert "implies USD 14.3 million for Jan–Sep 2021" in said
    assert "rounding and wording allow USD 14.1–14.5 million" in said
    assert (
        "Read as that many times more (×4.7), it would be USD 11.3 million (USD 11.1–11.4" in said
    )
