"""Datelines: "ASTANA, 5 October 2023 –", "АСТАНА. КАЗИНФОРМ –", "Бишкек, 5 окт. /Кабар/."."""

from dataclasses import dataclass
from datetime import date

import regex

from tradeparse.documents.dates import find_date, is_month
from tradeparse.documents.words import pattern

LONGEST_TITLE = 200
SENTENCE_ENDS = ".!?…。”»\"'"

# a place, and up to 80 characters before what ends the dateline
_PLACE = r"""
    (?P<place> (?: (?: ST | FT | MT | St ) \.? \s )?
        (?: \p{Lu}{2} [\p{Lu}\p{M}’'/ -]{0,30} (?<! [\s-] )     # NUR-SULTAN
          | \p{Lu} \p{Ll}+ (?: [ -] \p{Lu} \p{Ll}+ )? )         # New York
    )
    (?! [\p{L}\p{N}] )
    (?P<inside> [^–—\n]{0,80}? )"""
_DASHED = _PLACE + r" (?: \s* (?: [–—] | -- ) \s? | \s - \s )"
_STOPPED = _PLACE + r" (?: (?<= [)/] ) [.:]? \s (?! [–—-] ) | (?<= \p{N} | г ) \. \s (?= \p{Lu} ) )"
_BRACKETED = r"[(/] (?P<name> \p{L} [\p{L}\p{N}. «»-]{1,30} ) [)/]? \.?"  # (Reuters)  /TASS/
_LAST = r"(?P<mark> [.,] ) \s* (?P<name> \p{L} [\p{L}\p{N} «»-]{2,30} ) \.? \s* $"  # . KAZINFORM
_SIGNED = r"\s* (?P<agency> \L<agencies> ) [.,] \s"  # – РИА Новости.
_CHINESE = r"[((]? (?P<agency> \L<agencies> ) \p{Han}{0,8} \d [^\n]{1,18}? 日? 电"


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says beside its place; None where it does not."""

    published: date | None
    agency: str | None


def read_dateline(line: str) -> Dateline | None:
    """The date and the agency in the dateline that opens the line; None where none does.

    A bare place counts in capitals and before a whole paragraph only: "USA – the great market"
    may be a title. A date without its year is no date.
    """
    if match := pattern(_CHINESE).match(line):
        found = find_date(match[0])
        return Dateline(found[0] if found else None, match["agency"])
    for ending in (_DASHED, _STOPPED):
        if (match := pattern(ending).match(line)) and (dateline := _read(match, line)):
            return dateline
    return None


def _read(match: regex.Match[str], line: str) -> Dateline | None:
    inside = match["inside"]
    capitals = match["place"].isupper()
    found = find_date(inside)
    day, rest = (found[0], inside[: found[1]] + inside[found[2] :]) if found else (None, inside)
    agency, rest = _agency(rest, capitals)
    if agency is None and (signed := pattern(_SIGNED).match(line, match.end())):
        agency = signed["agency"]
    words = regex.findall(r"[\p{L}\p{N}][\p{L}\p{N}.'’-]*", rest)
    dated = day is not None or any(map(is_month, words))
    opens_text = capitals and (len(line) > LONGEST_TITLE or line[-1] in SENTENCE_ENDS)
    if not all(map(_belongs, words)) or not (dated or agency or opens_text):
        return None
    return Dateline(day, agency)


def _agency(inside: str, capitals: bool) -> tuple[str | None, str]:
    """The agency after the place, and what is left without it.

    After a place in capitals any name in brackets is one, and any in capitals after a full
    stop; elsewhere the names in head.toml.
    """
    if match := pattern(_BRACKETED).search(inside):
        name = match["name"].strip()
        if capitals or is_agency(name):
            return name, inside[: match.start()] + inside[match.end() :]
    if match := pattern(_LAST).search(inside):
        name = match["name"].strip()
        if (capitals and name.isupper() and match["mark"] == ".") or is_agency(name):
            return name, inside[: match.start()]
    return None, inside


def is_agency(name: str) -> bool:
    """Whether the name stands in head.toml, as written there or in capitals."""
    return pattern(r"\L<agencies>").fullmatch(name) is not None


def _belongs(word: str) -> bool:
    """Whether the word may stand in a dateline: a day, a month, the name of a country."""
    return word.strip(".").isdigit() or is_month(word) or word[0].isupper()
