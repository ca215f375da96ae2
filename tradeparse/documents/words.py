"""The words by which a head and a date are recognised: head.toml, and CLDR's calendars."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import regex

LOCALES = ("en", "en_GB", "ru", "kk", "tr", "sr", "sr_Latn", "de", "fr", "es")


@cache
def head_words() -> dict[str, Any]:
    """The lists of head.toml by their names."""
    return tomllib.loads(Path(__file__).with_name("head.toml").read_text(encoding="utf-8"))


@cache
def pattern(source: str) -> regex.Pattern[str]:
    r"""The verbose pattern, with each `\L<name>` of it filled from the list of that name."""
    lists: dict[str, Any] = {
        name: forms for name, forms in _lists().items() if rf"\L<{name}>" in source
    }
    return regex.compile(source, regex.VERBOSE, **lists)


@cache
def _lists() -> dict[str, list[str]]:
    lists = {name: forms for name, forms in head_words().items() if isinstance(forms, list)}
    agencies = lists["agencies"]
    return lists | {"agencies": sorted({*agencies, *(name.upper() for name in agencies)})}


@cache
def months() -> dict[str, int]:
    """Month names, wide and short, in every language that has any, to 1…12; keys are `plain`."""
    from babel.dates import get_month_names

    names = {
        plain(name): number
        for locale in LOCALES
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, locale).items()
    }
    extra = {plain(n): int(k) for k, ns in head_words()["months"].items() for n in ns}
    return names | extra


@cache
def weekdays() -> frozenset[str]:
    """Names of weekdays, wide and short, in every language that has any; each is `plain`."""
    from babel.dates import get_day_names

    return frozenset(
        plain(name)
        for locale in LOCALES
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for name in get_day_names(width, context, locale).values()
    )


def plain(word: str) -> str:
    """The word in lower case without a full stop; Turkish i with and without its dot are one."""
    return word.replace("İ", "i").lower().replace("ı", "i").rstrip(".")
