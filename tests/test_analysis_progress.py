"""How far targets are: the path so far, and the growth a year that is still needed."""

import math

import pytest
from samples import amount, document, gold_stated, stated

from tradeparse.analysis.progress import describe, progress
from tradeparse.display import words

TEXTS = [document("a", "2021-02-16"), document("b", "2024-11-12"), document("z", None)]


def aim(value, doc="a", period="2030", **context):
    """A target in billions."""
    return amount(
        value * 1e9, f"${value} billion", doc=doc, period=period, status="target", at=500, **context
    )


def only(*figures):
    """The one aim that is stated, and how far it is."""
    [row] = progress(stated(*figures, documents=TEXTS)).to_dict("records")
    return row


def year(number, value, doc="b", **context):
    """A whole year's amount, in billions."""
    return amount(value * 1e9, f"${value} billion", doc=doc, period=str(number), **context)


def test_a_target_with_a_year_needs_a_growth_a_year():
    """From 5 in 2025 to 10 in 2030 is 14.9 % a year, by the target's rounding 13.7 to 16."""
    row = only(aim(10), year(2020, 4), year(2025, 5), year(2023, 4.5, at=9))
    assert (row["start_year"], row["last_year"], row["target_year"]) == (2020, 2025, 2030)
    assert row["pace"] == pytest.approx((5 / 4) ** (1 / 5))
    assert (row["times"], row["years_left"], row["state"]) == (2, 5, "open")
    assert row["needed"] == pytest.approx(2 ** (1 / 5))
    assert row["needed_low"] == pytest.approx((9.5 / 5) ** (1 / 5))
    assert row["needed_high"] == pytest.approx((10.5 / 5) ** (1 / 5))
    assert row["years_at_pace"] == pytest.approx(math.log(2) / math.log(row["pace"]))


def test_what_the_years_disagree_about_widens_the_need():
    """Where two amounts are stated for the last year, the need is known from one to the other."""
    row = only(aim(10), year(2025, 4), year(2025, 6, at=9))
    assert row["needed_low"] == pytest.approx((9.5 / 6) ** (1 / 5))
    assert row["needed_high"] == pytest.approx((10.5 / 4) ** (1 / 5))


def test_parts_of_years_forecasts_and_other_currencies_are_no_path():
    """Only what was achieved in whole years, in the target's currency, is the path."""
    row = only(
        aim(10),
        year(2020, 4),
        amount(3e9, doc="b", period="2025-01/2025-06"),
        year(2024, 7, status="forecast", at=20),
        year(2024, 8, unit="EUR", at=40),
        year(2024, 9, product="grain", at=60),
        year(2024, 9, partner="TUR", at=80),
    )
    assert (row["last_year"], row["last_middle"]) == (2020, 4e9)


@pytest.mark.parametrize(
    ("target", "years", "state"),
    [
        (aim(10, period="2025"), [year(2025, 4)], "missed"),
        (aim(10, period="2025"), [year(2025, 10.4)], "reached"),
        (aim(10, period="2025"), [year(2024, 4), year(2026, 12, at=9)], "open"),
        (aim(10, period=None), [year(2025, 4)], "without a year"),
        (aim(10, period=None), [year(2025, 14)], "reached"),
        (aim(10), [], "no whole year stated"),
    ],
)
def test_the_state_of_a_target(target, years, state):
    """Missed when its year has passed below it, reached at it, else open; never guessed."""
    row = only(target, *years)
    assert row["state"] == state
    assert math.isnan(row["needed"]) == (state != "open")


def test_the_path_starts_before_the_target_was_stated():
    """The pace is counted from the year before the target; from the first where none follows."""
    years = [year(2010, 1), year(2020, 4, at=9), year(2022, 5, at=18)]
    assert only(aim(10), *years)["start_year"] == 2020
    assert only(aim(10, doc="b"), *years)["start_year"] == 2010
    assert only(aim(10, doc="z"), *years)["start_year"] == 2010


def test_moves_and_texts_are_told_with_the_last_amount():
    """A target that was raised is told by its last amount, with its history."""
    row = only(aim(10), aim(15, doc="b"), year(2025, 5))
    assert (row["value"], row["texts"], row["moves"]) == (15e9, 2, "raised")
    assert f"{row['first_published']:%Y-%m-%d}" == "2021-02-16"


def test_words_say_path_need_and_doubt():
    """The words have the path, the need with its range, and what the pace so far would give."""
    rows = stated(aim(10), year(2020, 4), year(2025, 5, at=9), documents=TEXTS)
    said = str(words(describe(progress(rows))))
    assert said == (
        "1 target: 1 open.\n\n"
        "- **Kazakhstan – Serbia, turnover**: USD 10 billion for 2030 (stated February 2021). In "
        "2020 it was USD 4 billion, in 2025 USD 5 billion: +4.56 % a year. Still needed: ×2 in 5 "
        "years, **+14.9 % a year** (+13.7 % to +16 %, by the rounding of the target and by whom "
        "one believes); at the pace so far it would take 16 more years."
    )


def test_a_falling_path_never_gets_there():
    """Where the path so far falls, no number of years is made up."""
    row = stated(aim(10, period=None), year(2020, 4), year(2025, 3, at=9), documents=TEXTS)
    assert "at the pace so far it is never reached" in describe(progress(row))


def test_no_target_is_said_in_a_frame_of_the_same_columns():
    """Without a target there is an empty frame, and the words say so."""
    none, some = progress(stated(year(2025, 5))), progress(stated(aim(10), documents=TEXTS))
    assert none.dtypes.equals(some.dtypes)
    assert describe(none) == "No target is stated."


def test_the_corpus_target_of_ten_billion_is_half_reached():
    """Kazakhstan and Turkey aim at 10 billion dollars and were at 4.9 in 2025, from 2 in 2015."""
    rows = progress(gold_stated())
    [row] = rows[rows["parties"] == "KAZ>TUR"].to_dict("records")
    assert (row["start_year"], row["last_year"]) == (2015, 2025)
    assert (row["start_middle"], row["last_middle"], row["value"]) == (2e9, 4.9e9, 10e9)
    assert row["moves"] == "raised, then lowered"
    assert row["pace"] == pytest.approx((4.9 / 2) ** 0.1)
