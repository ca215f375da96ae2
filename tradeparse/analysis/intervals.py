"""How sure a share or a median is when it rests on few cases."""

from collections.abc import Iterable
from fractions import Fraction
from math import nan, sqrt
from statistics import NormalDist

LEVEL = 0.95
FEWEST = 6  # values that a median needs for an interval at this level
Interval = tuple[float, float]


def share(successes: int, cases: int, level: float = LEVEL) -> Interval:
    """Where the true share may lie, when `successes` of `cases` were seen; NaN without a case.

    Wilson's score interval: within 0 and 1, and wide for few cases. 0 of 4 allows up to 0.49.
    """
    if not cases:
        return nan, nan
    z = NormalDist().inv_cdf((1 + level) / 2)
    seen, weight = successes / cases, z * z / cases
    middle = (seen + weight / 2) / (1 + weight)
    reach = z * sqrt((seen * (1 - seen) + weight / 4) / cases) / (1 + weight)
    return max(middle - reach, 0.0), min(middle + reach, 1.0)


def median(values: Iterable[float], level: float = LEVEL) -> Interval:
    """Where the true median may lie: between two of the values; NaN where these are too few.

    The interval of order statistics, which asks nothing of how the values are distributed: each
    lies above the median as often as a coin falls on heads. At 95 % it takes `FEWEST` values.
    """
    ordered = sorted(values)
    rank = _rank(len(ordered), level)
    return (ordered[rank - 1], ordered[-rank]) if rank else (nan, nan)


def _rank(cases: int, level: float) -> int:
    """Which of the values, from the lowest, the interval begins with; 0 where none is sure enough.

    So many heads that fewer are rarer, among all ways that the coins can fall, than the level
    leaves to one side.
    """
    rare = (1 - Fraction(str(level))) / 2 * 2**cases
    rank, ways, as_few = 0, 1, 1
    while cases and as_few <= rare:
        rank += 1
        ways = ways * (cases - rank + 1) // rank
        as_few += ways
    return rank
