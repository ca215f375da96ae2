"""The date in a field, on a line or in a dateline; only where it can be read in one way."""

from datetime import date, datetime

import regex

from tradeparse.documents.words import head_words, months, plain, weekdays

YEARS = range(1900, 2101)

_ISO = regex.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}.{0,25})?\s*")
_WRITTEN = regex.compile(
    r"""(?<! [\p{N}\p{Latin}\p{Cyrillic}] ) (?:
        (?P<d> \d{1,2} ) (?: st | nd | rd | th | er | \. )? \s? (?: of \s | de \s )?  # 6  6th  6.
        (?P<m> \p{L}{3,12} ) \.? ,? \s? (?: de \s | del \s )?                         # November
        (?P<y> \d{4} ) (?: \s? (?: г\. | года | ж\. | жыл(?:ы|ғы)? ) )?               # 2022 г.
      | (?P<m> \p{L}{3,12} ) \.? \s (?P<d> \d{1,2} ) (?: st | nd | rd | th )? ,? \s   # November 6,
        (?P<y> \d{4} )                                                                # 2022
      | (?P<y> \d{4} ) \s жыл(?:ы|ғы) \s                                              # 2022 жылғы
        (?P<d> \d{1,2} ) \s (?P<m> \p{L}{3,12} )                                     # 6 қараша
      | (?P<y> \d{4} ) \s? 年 \s? (?P<n> \d{1,2} ) \s? 月 \s? (?P<d> \d{1,2} ) \s? 日  # 2022年
      | (?P<y> \d{4} ) (?P<mark> [-/.] ) (?P<n> \d{1,2} ) (?P=mark) (?P<d> \d{1,2} )   # 2022/11/6
      | (?P<d> \d{1,2} ) \. \s? (?P<n> \d{1,2} ) \. \s? (?P<y> \d{4} ) \.?            # 06.11.2022
      | (?P<a> \d{1,2} ) (?P<mark> [-/] ) (?P<b> \d{1,2} ) (?P=mark) (?P<y> \d{4} )    # 25/11/2022
    ) (?! [\p{N}\p{Latin}\p{Cyrillic}] )""",
    regex.VERBOSE,
)
_TIME = regex.compile(
    r"(?<![\p{N}:.])\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?![\p{N}.])"
    r"(?:\s?(?:[+-]\d{2}:?\d{2}|Z))?"
)
_WORD = regex.compile(r"[\p{L}'.]+")


def parse_date(value: object) -> date | None:
    """The date in a cell or a whole string; None where there is none or it can be read two ways.

    Read are dates and datetimes, ISO strings, "6 November 2022, 12:45", "Nov. 6, 2022",
    "06.11.2022", "6 ноября 2022 года", "2022年11月6日", with a weekday or a time beside them. Of
    "11/6/2022" nobody can say which month it is: None. A datetime gives its own local day.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not 8 <= len(value.strip()) <= 80:
        return None
    if iso := _ISO.fullmatch(value):
        return _day(*map(int, iso.groups()))
    found = find_date(value)
    return found[0] if found and _is_noise(value[: found[1]] + " " + value[found[2] :]) else None


def find_date(text: str) -> tuple[date, int, int] | None:
    """The first full date in the text, with its start and end."""
    for match in _WRITTEN.finditer(text):
        day = _read(match)
        if day is not None:
            return day, match.start(), match.end()
    return None


def is_month(word: str) -> bool:
    """Whether the word names a month in one of the languages."""
    return plain(word) in months()


def _read(match: regex.Match[str]) -> date | None:
    part = match.groupdict()
    year = int(part["y"])
    if part["a"]:
        first, second = int(part["a"]), int(part["b"])
        if first <= 12 and second <= 12 and first != second:
            return None
        return _day(year, min(first, second), max(first, second))
    month = int(part["n"]) if part["n"] else months().get(plain(part["m"]))
    return _day(year, month, int(part["d"])) if month else None


def _day(year: int, month: int, day: int) -> date | None:
    if year not in YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_noise(rest: str) -> bool:
    """Whether nothing but a time, a weekday and punctuation stands beside a date."""
    words = _WORD.findall(_TIME.sub(" ", rest))
    allowed = {plain(word) for word in head_words()["time_words"]} | weekdays()
    return not regex.search(r"\p{N}", _TIME.sub(" ", rest)) and all(
        plain(word) in allowed for word in words if word.strip("'.")
    )
