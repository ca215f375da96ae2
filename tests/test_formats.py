"""Values and periods in as few characters as say them."""

from datetime import date

import pytest

from tradeparse import formats


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2022, 1, 1), date(2022, 12, 31), "2022"),
        (date(2021, 1, 1), date(2022, 12, 31), "2021 to 2022"),
        (date(2022, 1, 1), date(2022, 9, 30), "2022-01-01 to 2022-09-30"),
        (None, None, ""),
    ],
)
def test_an_interval_is_said_shortly(start, end, said):
    """A whole year is its number; another interval its two days."""
    assert formats.days(start, end) == said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((1e9, None, "USD", ">"), "> 1,000,000,000 USD"),
        ((1e9, 1.5e9, "USD"), "1,000,000,000 to 1,500,000,000 USD"),
        ((-9.7, float("nan"), "percent", "~"), "~ -9.7 percent"),
    ],
)
def test_a_quantity_is_said_with_its_comparator(arguments, said):
    """Number, bound, unit and comparator, the equals sign left out."""
    assert formats.quantity(*arguments) == said
