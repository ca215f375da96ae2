"""Numbers, countries and flows as people write them; the plain text of tables, plots and findings.

Money carries its ISO 4217 code, so no text that is made here has a currency sign in it.
"""

import math
from collections.abc import Hashable, Iterable
from functools import cache
from typing import Any
from urllib.parse import quote

import pandas as pd
from babel import Locale
from babel.core import get_global

from tradeparse.schema import WORLD

#: a row of a frame as a record: `frame.to_dict("records")`
Row = dict[Hashable, Any]

SIGNS = {"=": "", "~": "about ", ">": "over ", "<": "under "}
SHORT_SIGNS = {"=": "", "~": "≈ ", ">": "> ", "<": "< "}
SCALES = ((1e12, "trillion", "tn"), (1e9, "billion", "bn"), (1e6, "million", "m"))
PREPOSITIONS = {"exports": "to", "imports": "from", "investment": "in", "balance": "with"}
WITH_ARTICLE = {"USA", "GBR", "ARE", "NLD", "PHL", "MDV", "BHS", "DOM", "CAF", "COM", "EU"}
GROUP_NAMES = {
    WORLD: "the world",
    "EU": "European Union",
    "CENTRAL_ASIA": "Central Asia",
    "AFRICA": "Africa",
    "GCC": "the Gulf states",
    "OTS": "the Turkic states",
}


def missing(value: Any) -> bool:
    """Whether a cell has nothing in it."""
    return bool(pd.isna(value))


def number(value: float, digits: int = 6) -> str:
    """At most `digits` digits that count, thousands with commas, no zeros at the end: 1,317."""
    if value == 0 or not math.isfinite(value):
        return "0" if value == 0 else "∞"
    places = max(0, digits - 1 - math.floor(math.log10(abs(value))))
    text = f"{value:,.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace("-", "−")


def scale(size: float) -> tuple[float, str, str]:
    """What to divide money of this size by, the name of that scale, and its short name."""
    return next((entry for entry in SCALES if abs(size) >= entry[0]), (1.0, "", ""))


def scale_text(value: float, digits: int = 6) -> str:
    """107.7 million, without a currency"""
    factor, name, _ = scale(value)
    return f"{number(value / factor, digits)} {name}".rstrip()


def money(value: float, currency: str, digits: int = 6) -> str:
    """USD 107.7 million"""
    return f"{currency} {scale_text(value, digits)}"


def money_range(low: float, high: float, currency: str, digits: int = 6) -> str:
    """USD 700–800 million; at least, at most, where one end is open"""
    if not math.isfinite(high):
        return f"at least {money(low, currency, digits)}"
    if low == 0:
        return f"at most {money(high, currency, digits)}"
    factor, name, _ = scale(high)
    ends = f"{number(low / factor, digits)}–{number(high / factor, digits)}"
    return f"{currency} {ends} {name}".rstrip()


def stated(value: float, high: float | None, unit: str, comparator: str) -> str:
    """An amount or growth as it was stated: "about USD 117 million", "over ×3", "+33 %"."""
    return SIGNS[comparator] + quantity(value, high, unit)


def said(row: Row, prefix: str = "") -> str:
    """What a row of `evidence.stated` says, or one `prefix`ed end of a finding."""
    value, high = row[f"{prefix}value"], row[f"{prefix}value_high"]
    return stated(value, high, row["unit"], row[f"{prefix}comparator"])


def cited(row: Row, prefix: str = "") -> str:
    """What a row says, as Markdown that refers to its figure."""
    return reference(said(row, prefix), row[f"{prefix}figure_id"])


def reference(text: str, figure_id: object) -> str:
    """`text` as Markdown that refers to a figure: `display.words` makes a link of it, or text."""
    return f"[{text}](figure:{quote(figure_id, safe='')})" if isinstance(figure_id, str) else text


def source(row: Row, prefix: str = "") -> str:
    """Kazinform, 2026-02-10; what is missing is left out, the outlet by the document's id."""
    publisher, day = row[f"{prefix}publisher"], row[f"{prefix}published"]
    name = publisher if isinstance(publisher, str) else row[f"{prefix}doc_id"]
    return name if missing(day) else f"{name}, {day:%Y-%m-%d}"


def quantity(value: float, high: float | None, unit: str) -> str:
    """A value in its unit: money, or new/old as a change in percent or, from 2 up, as a factor."""
    ranged = high is not None and not missing(high) and high != value
    if unit == "ratio":
        return f"{change(value)} to {change(float(high or 0))}" if ranged else change(value)
    return money_range(value, float(high or 0), unit) if ranged else money(value, unit)


def change(ratio: float) -> str:
    """new/old in words: 1.33 is "+33 %", 3.7 is "×3.7", 0.4 is "−60 %"."""
    if ratio >= 2:
        return f"×{number(ratio, 3)}"
    return f"{'+' if ratio >= 1 else '−'}{number(abs(ratio - 1) * 100, 3)} %"


def apart(ratio: float) -> str:
    """How far two values are apart: "11 %" for 1.11, "4 times" for 4."""
    if ratio >= 2:
        return f"{number(ratio, 2)} times"
    return f"{number((ratio - 1) * 100, 2)} %"


def points(difference: float, name: str = "percentage point") -> str:
    """How far two growths are apart: "1 percentage point" for 1.28 and 1.27."""
    size = number(difference * 100, 3)
    return f"{size} {name}{'' if size == '1' else 's'}"


@cache
def country(code: str) -> str:
    """A country's or group's English name by its code; the code itself when it has none."""
    if code in GROUP_NAMES:
        return GROUP_NAMES[code]
    short = (get_global("territory_aliases").get(code) or [code])[0]
    return Locale("en").territories.get(short, code).replace(" & ", " and ")


@cache
def pair_name(pair: str) -> str:
    """Kazakhstan – Serbia"""
    return " – ".join(country(code) for code in pair.split("-"))


def flow_name(measure: str, parties: str, quantity: str = "amount") -> str:
    """Kazakhstan – Serbia, turnover;  imports of Serbia from Kazakhstan, growth"""
    one, other = parties.split(">")
    if measure in PREPOSITIONS:
        if measure == "imports":
            one, other = other, one
        name = f"{measure} of {in_text(one)} {PREPOSITIONS[measure]} {in_text(other)}"
    else:
        name = f"{country(one)} – {country(other)}, {measure}"
    return f"{name}, growth" if quantity == "growth" else name


def in_text(code: str) -> str:
    """A country's name within a sentence: "the United States"."""
    return f"the {country(code)}" if code in WITH_ARTICLE else country(code)


def counted(number_of: int, one: str, many: str | None = None) -> str:
    """1 claim, 3 claims"""
    return f"{number_of:,} {one if number_of == 1 else many or one + 's'}"


def listed(words: Iterable[str], limit: int = 0) -> str:
    """a, b and c; with a `limit`, how many others there are."""
    words = list(words)
    if limit and len(words) > limit:
        words = [*words[:limit], f"{len(words) - limit} more"]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def plain(text: str) -> str:
    """`text` so that Markdown shows it letter for letter, a currency sign included."""
    for mark in "\\`*_{}[]<>#|~":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("$", "<span>$</span>")
