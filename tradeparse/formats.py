"""Values and periods in as few characters as say them; text that no spreadsheet runs."""

import math
import re
from datetime import date

#: what a spreadsheet takes for the beginning of a formula, in full width too
FORMULA = re.compile(r"[ \u00a0]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20].", re.DOTALL)
NUMBER = re.compile(r"[-+]?\d[\d.,\u00a0\u202f ]*%?")  # runs nothing, whatever its sign


def quantity(value: float, high: float | None, unit: str, comparator: str = "=") -> str:
    """A value with its bound, unit and comparator: "> 1,000,000,000 USD", "-9.7 percent"."""
    text = _number(value)
    if high is not None and not math.isnan(high):
        text = f"{text} to {_number(high)}"
    return f"{'' if comparator == '=' else comparator + ' '}{text} {unit}"


def days(start: date | None, end: date | None) -> str:
    """An interval as short as it can be said: "2022", "2022-01-01 to 2022-09-30"; "" if missing."""
    if start is None or end is None:
        return ""
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    return f"{start:%Y-%m-%d} to {end:%Y-%m-%d}"


def without_formula(text: str) -> str:
    """`text`, with an apostrophe in front where a spreadsheet would run it."""
    return f"'{text}" if FORMULA.match(text) and not NUMBER.fullmatch(text) else text


def as_it_was(text: str) -> str:
    """What `without_formula` was given."""
    return text[1:] if text.startswith("'") and without_formula(text[1:]) == text else text


def _number(value: float) -> str:
    return f"{value:,.4f}".rstrip("0").rstrip(".")
