"""Which columns can be corrected, and what can stand in them."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any

import pandas as pd
from babel import Locale

from tradeparse import schema
from tradeparse.packs.cldr import alpha3

REMOVE, ADD = "remove", "add"  # in place of a column: the figure is none; the figure was missed
FIXED = ("doc_id", "figure_id", "start", "end", "surface", "sentence", "ratio")
#: what can be corrected; `ratio` follows from the value, another place is another figure
COLUMNS = tuple(name for name in schema.FIGURE_COLUMNS if name not in FIXED)
NEEDED = ("claim_id", "kind", "value", "unit", "comparator", "status", "measure")
INTERVALS = ("period", "base")
WORDS: Mapping[str, tuple[str, ...]] = {
    "kind": schema.KINDS,
    "comparator": schema.COMPARATORS,
    "status": schema.STATUSES,
    "measure": schema.MEASURES,
}


def problem(column: str, text: str) -> str:
    """What is wrong with a value for a column, in words with the remedy; empty when all is well.

    text: the value as the file has it; empty for missing.
    """
    if column == REMOVE:
        return ""
    if column not in COLUMNS:
        known = [*COLUMNS, REMOVE, *INTERVALS]
        return f"there is no column {column!r} to correct.{hint(column, known)}"
    if not text:
        return f"{column} can't be missing" if column in NEEDED else ""
    return _CHECKS.get(column, _no_problem)(column, text)


def parsed(column: str, text: str) -> Any:
    """A value as the figures frame holds it; `text` has no `problem`."""
    kind = schema.FIGURE_COLUMNS[column]
    if not text:
        return pd.NaT if kind == "date" else float("nan") if kind == "number" else None
    if kind == "number":
        return float(text)
    return pd.Timestamp(text) if kind == "date" else text


def written(value: Any) -> str:
    """A value of the figures frame as the file has it: 52900000, 2022-12-31, empty for missing."""
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, date):  # a Timestamp is one
        return f"{value:%Y-%m-%d}"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.15g}"
    return str(value)


def interval(name: str, text: str | None) -> dict[str, str]:
    """The two columns of an interval: "2022", "2022-03", "2022Q3", or two of these with a slash.

    name: `period` or `base`. Raises ValueError for a text that is no interval.
    """
    first, _, last = (text or "").partition("/")
    ends = ("", "")
    if text:
        ends = (
            f"{pd.Period(first).start_time:%Y-%m-%d}",
            f"{pd.Period(last or first).end_time:%Y-%m-%d}",
        )
    return dict(zip((f"{name}_start", f"{name}_end"), ends, strict=True))


def hint(wrong: str, known: Iterable[str]) -> str:
    """A guess at what was meant, else all that is known."""
    names = list(known)
    close = get_close_matches(wrong, names, n=1)
    return f" Did you mean {close[0]!r}?" if close else f" There are: {', '.join(names)}."


def _word(column: str, text: str) -> str:
    words = WORDS[column]
    return "" if text in words else f"{column} is {text!r}.{hint(text, words)}"


def _number(column: str, text: str) -> str:
    try:
        number = float(text)
    except ValueError:
        return f"{column} is {text!r}, and must be a number without signs or words, as 52900000"
    return "" if abs(number) < float("inf") else f"{column} is {text!r}, and must be finite"


def _day(column: str, text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        return f"{column} is {text!r}, and must be a day as 2022-12-31"
    return "" if len(text) == 10 else f"{column} is {text!r}, and must be a day as 2022-12-31"


def _country(column: str, text: str) -> str:
    if text in alpha3().values() or text in schema.GROUPS or text == schema.WORLD:
        return ""
    codes = alpha3() if len(text) == 2 else {code: code for code in alpha3().values()}
    known = codes if len(text) <= 3 else _codes_by_name()
    close = get_close_matches(_bare(text), known, n=1)
    groups = ", ".join((schema.WORLD, *schema.GROUPS))
    remedy = f"Did you mean {known[close[0]]!r}?" if close else f"Groups are {groups}."
    return f"{column} is {text!r}, and must be an ISO 3166-1 alpha-3 code or a group. {remedy}"


def _unit(column: str, text: str) -> str:
    if text in schema.RATIO_UNITS or text in Locale("en").currencies:
        return ""
    known = [*schema.RATIO_UNITS, *Locale("en").currencies]
    close = get_close_matches(text, known, n=1) or get_close_matches(text.upper(), known, n=1)
    guess = f" Did you mean {close[0]!r}?" if close else ""
    units = ", ".join(schema.RATIO_UNITS)
    return f"{column} is {text!r}, and must be an ISO 4217 code or {units}.{guess}"


def _no_problem(column: str, text: str) -> str:
    return ""


@cache
def _codes_by_name() -> dict[str, str]:
    """The alpha-3 code of every country by its English name."""
    names = Locale("en").territories
    return {_bare(names[two]): three for two, three in alpha3().items() if two in names}


def _bare(text: str) -> str:
    """`text` in capitals, without accents."""
    letters = unicodedata.normalize("NFKD", text.upper())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


_CHECKS: dict[str, Callable[[str, str], str]] = {
    **dict.fromkeys(WORDS, _word),
    **dict.fromkeys(("value", "value_high"), _number),
    **dict.fromkeys(("period_start", "period_end", "base_start", "base_end"), _day),
    **dict.fromkeys(("reporter", "partner"), _country),
    "unit": _unit,
}
