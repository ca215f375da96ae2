"""How sure a share or a median is: against tables and against chance itself."""

import math
import random

import pytest

from tradeparse.analysis import intervals


@pytest.mark.parametrize(
    ("successes", "cases", "low", "high"),
    [(0, 4, 0, 0.4899), (2, 4, 0.1500, 0.8500), (1, 1, 0.2065, 1), (81, 263, 0.2553, 0.3662)],
)
def test_a_share_has_wilsons_interval(successes, cases, low, high):
    """The interval of a share is Wilson's, and stays within 0 and 1."""
    assert intervals.share(successes, cases) == pytest.approx((low, high), abs=1e-4)


def test_no_case_gives_no_share():
    """Without a case nothing is known: both ends are missing."""
    assert all(math.isnan(end) for end in intervals.share(0, 0))


@pytest.mark.parametrize(
    ("cases", "ends"),
    [(6, (1, 6)), (8, (1, 8)), (9, (2, 8)), (10, (2, 9)), (20, (6, 15)), (100, (40, 61))],
)
def test_a_median_has_the_interval_of_order_statistics(cases, ends):
    """The interval runs between the ranks that tables of the sign test give at 95 %."""
    values = random.Random(1).sample(range(1, cases + 1), cases)
    assert intervals.median(values) == ends


@pytest.mark.parametrize("cases", range(intervals.FEWEST))
def test_few_values_have_no_interval(cases):
    """Below six values no interval of the median is sure enough at 95 %."""
    assert all(math.isnan(end) for end in intervals.median(range(cases)))


@pytest.mark.parametrize("cases", [6, 15])
def test_the_median_is_inside_as_often_as_promised(cases):
    """In at least 95 of 100 samples of a skewed distribution its median is inside the interval."""
    chance, inside, samples = random.Random(7), 0, 2000
    for _ in range(samples):
        low, high = intervals.median(chance.expovariate(1) for _ in range(cases))
        inside += low <= math.log(2) <= high
    assert inside / samples >= 0.95 - 0.01


def test_the_interval_of_many_values_is_quick_and_narrow():
    """Ten thousand values are no burden, and leave little doubt."""
    low, high = intervals.median(range(10_000))
    assert 4900 <= low < 5000 < high <= 5100
