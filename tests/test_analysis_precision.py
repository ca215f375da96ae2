"""What rounding and comparators allow."""

import math

import pytest

from tradeparse.analysis.precision import allowed, allowed_ratio


@pytest.mark.parametrize(
    ("value", "surface", "low", "high"),
    [
        (107.7e6, "$107.7 million", 107.65e6, 107.75e6),
        (2e9, "2 billion", 1.5e9, 2.5e9),
        (2e9, "2.0 billion", 1.95e9, 2.05e9),
        (1e9, "$1 billion", 0.75e9, 1.25e9),
        (120e6, "$120 million", 115e6, 125e6),
        (100e6, "100 million dollars", 95e6, 105e6),
        (1.2505e9, "1.250,5 million euros", 1.25045e9, 1.25055e9),
        (921.4e6, "€ 921.400.000", 921.35e6, 921.45e6),
        (0.72e9, "EUR 0,72 billion", 0.715e9, 0.725e9),
        (3.412e9, "3 billion 412 million", 3.4115e9, 3.4125e9),
        (5e8, "half a billion dollars", 4.5e8, 5.5e8),
        (-117.8e6, "$117.8 million", -117.85e6, -117.75e6),
        (52.9e6, "52\u00a0900\u00a0000 долларов", 52.85e6, 52.95e6),
        (0, "0 dollars", 0, 0),
    ],
)
def test_rounding_follows_the_digits(value, surface, low, high):
    """A number stands for what rounds to it at the digits in which it was written."""
    assert allowed(value, None, surface, "=") == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("value", "surface", "sign", "low", "high"),
    [
        (117e6, "117 mln dollars", "~", 111.15e6, 122.85e6),
        (2e9, "2 billion", "~", 1.5e9, 2.5e9),
        (2e9, "2 billion", ">", 2e9, math.inf),
        (2e9, "2 billion", "<", 0, 2e9),
        (-117.8e6, "$117.8 million", ">", -math.inf, -117.8e6),
        (-117.8e6, "$117.8 million", "<", -117.8e6, 0),
    ],
)
def test_comparators_widen_or_open(value, surface, sign, low, high):
    """About is within 5 percent or rounding; more and less leave one side open, by size."""
    assert allowed(value, None, surface, sign) == pytest.approx((low, high))


def test_a_range_is_rounded_at_its_finer_end():
    """Both ends of a range are rounded alike, by the more exact of the two."""
    assert allowed(1e9, 1.5e9, "$1–1.5 billion", "=") == pytest.approx((0.95e9, 1.55e9))


@pytest.mark.parametrize(
    ("ratio", "surface", "sign", "unit", "low", "high"),
    [
        (1.33, "33%", "=", "percent", 1.325, 1.335),
        (0.903, "fell by 9.7 %", "=", "percent", 0.9025, 0.9035),
        (1 / 3, "more than two thirds", ">", "percent", 0, 1 / 3),
        (3, "tripled", "=", "factor", 2.5, 3.5),
        (3.7, "3.7 times higher", "=", "factor", 3.65, 3.75),
        (3, "three times", ">", "factor", 3, math.inf),
        (0.4, "fell 2.5 times", "=", "factor", 1 / 2.55, 1 / 2.45),
        (0.4, "fell 2.5 times", ">", "factor", 0, 0.4),
    ],
)
def test_growth_is_rounded_as_it_was_said(ratio, surface, sign, unit, low, high):
    """Percent are rounded as percent, factors as factors, falls by the number that was said."""
    assert allowed_ratio(ratio, None, surface, sign, unit) == pytest.approx((low, high), abs=1e-9)
