"""What the numbers of a frame's columns are in, for the heads of a table."""

import re

import pandas as pd

#: columns of numbers, and what they are in: the column that says it for each row, or a unit
UNITS = {
    r"(lower_|upper_)?(value|value_high|low|high)|lowest|middle|highest|spread": "unit",
    r"(start|first|last)_(lowest|middle|highest)|before|(one|other)_(value|low|high)": "unit",
    r"compared|official_value|other_value": "compared_unit",
    r"amount(_low|_high)?|(base|implied_base)_amount": "currency",
    r"(implied|other)(_low|_high)?|base_(lowest|highest)": "currency",
    r"ratio(_low|_high)?|growth_ratio|computed_(low|high)": "new/old",
    r"yearly|pace|needed(_low|_high)?": "new/old a year",
    r"official_ratio": "claim/count",
}


def heads(frame: pd.DataFrame) -> list[str]:
    """The columns' names, each with its unit where the frame says it: "value, USD".

    Where rows differ, the head names the column that says it: "value, in its unit".
    """
    named = ((str(name), _unit(frame, str(name))) for name in frame)
    return [f"{name}, {unit}" if unit else name for name, unit in named]


def _unit(frame: pd.DataFrame, name: str) -> str:
    known = next((unit for names, unit in UNITS.items() if re.fullmatch(names, name)), "")
    if known not in ("unit", "currency", "compared_unit"):
        return known
    units = [] if known not in frame else frame[known].dropna().unique().tolist()
    return str(units[0]) if len(units) == 1 else f"in its {known}" if units else ""
