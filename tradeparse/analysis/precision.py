"""How exactly a number was stated: what its rounding and its comparator allow.

- **Rounding.** A number stands for everything that rounds to it: 107.7 million for 107.65 to
  107.75, 5 billion for 4.5 to 5.5. Zeros at the end of a whole number count as rounded away, but
  never so that a number of two or more digits keeps fewer than two: 120 million is 115 to 125,
  100 million is 95 to 105. A single digit is taken as rounded by a quarter at most: 1 billion is
  0.75 to 1.25. A number in words is taken as stated with at most two digits.
- **About** is taken as within 5 percent, or within rounding where that is wider.
- **More than, less than** bound one side and leave the other open: over 2 billion allows 2.1,
  and 3. For a fall or a deficit they speak of its size.
"""

import math
import re

ABOUT = 0.05
COARSEST = 0.25
_NUMBER = re.compile(r"\d[\d.,'’\s\u00a0\u202f]*")
_DECIMALS = re.compile(r"[.,](\d{1,2}|\d{4,})$")


def allowed(value: float, high: float | None, surface: str, comparator: str) -> tuple[float, float]:
    """Lowest and highest value that a stated number allows, in the number's own unit.

    high: the upper bound of a stated range, or None. An open side is infinite; "less than"
    ends at zero.
    """
    top = value if high is None else high
    if comparator == ">":
        return (value, math.inf) if value >= 0 else (-math.inf, top)
    if comparator == "<":
        return (0.0, top) if value >= 0 else (value, 0.0)
    half = _half(value, high, surface)
    if comparator == "~":
        return value - max(half, ABOUT * abs(value)), top + max(half, ABOUT * abs(top))
    return value - half, top + half


def allowed_ratio(
    ratio: float, high: float | None, surface: str, comparator: str, unit_name: str
) -> tuple[float, float]:
    """Lowest and highest new/old that a stated growth allows.

    ratio, high: new/old, with the upper bound of a stated range. unit_name: `percent` or
    `factor`. A factor below one is read as its inverse, as it was said: fell 2.5 times.
    """
    if unit_name == "percent":
        top = None if high is None else (high - 1) * 100
        low, up = allowed((ratio - 1) * 100, top, surface, comparator)
        return max(0.0, 1 + low / 100), 1 + up / 100
    if ratio >= 1 or high is not None:
        return allowed(ratio, high, surface, comparator)
    low, up = allowed(1 / ratio, None, surface, comparator)
    return 1 / up, (1 / low if low else math.inf)


def _half(value: float, high: float | None, surface: str) -> float:
    """Half the worth of the last digit that counts; in a range, of its finer end."""
    numbers = _NUMBER.findall(surface)
    if high is None or len(numbers) < 2:
        worth = unit(value, surface)
    else:
        worth = min(unit(value, numbers[0]), unit(high, numbers[-1]))
    return min(worth / 2, COARSEST * abs(value))


def unit(value: float, surface: str) -> float:
    """The worth of the last digit that counts: 0.1 million in "107.7 million"."""
    if value == 0:
        return 0.0
    digits = int(_significant(surface) or _worded(value))
    return 10.0 ** round(math.log10(abs(value) / digits))


def _significant(surface: str) -> str:
    """The digits that count, without zeros in front: "1077" of "107.7", "12" of "120"."""
    numbers = [number.rstrip(" .,'’\u00a0\u202f") for number in _NUMBER.findall(surface)]
    digits = re.sub(r"\D", "", "".join(numbers)).lstrip("0")
    if not digits or _DECIMALS.search(numbers[-1]):
        return digits
    return digits[:2] + digits[2:].rstrip("0") if len(digits) > 1 else digits


def _worded(value: float) -> str:
    """The first two digits of a number that was written in words, without a zero at the end."""
    return f"{abs(value):.1e}"[:3].replace(".", "").rstrip("0")
