"""What CLDR gives through Babel: ISO codes, and names of countries and currencies."""

from functools import cache

from babel import Locale
from babel.core import get_global
from babel.numbers import get_territory_currencies


@cache
def alpha3() -> dict[str, str]:
    """ISO 3166-1 alpha-2 to alpha-3, of today's countries and territories."""
    codes: dict[str, str] = {}
    for alias, targets in get_global("territory_aliases").items():
        if len(alias) == 3 and alias.isalpha() and len(targets) == 1 and not _private(alias):
            codes.setdefault(targets[0], alias)
    # aliases also hold codes of states that are no more; today's stand here where they differ
    codes.update(
        RO="ROU", CD="COD", TL="TLS", MM="MMR", DE="DEU", YE="YEM", BY="BLR", XK="XKX"
    )  # Kosovo's is private, and in use
    return codes


def _private(code: str) -> bool:
    """Whether ISO 3166-1 leaves a code to its users: no country has it."""
    return code in ("AAA", "ZZZ") or code[0] == "X" or "QMM" <= code <= "QZZ"


@cache
def active_currencies() -> tuple[str, ...]:
    """ISO 4217 codes in use today, sorted."""
    codes = {
        code
        for territory in alpha3()
        for code in get_territory_currencies(territory)
        if len(code) == 3
    }
    return tuple(sorted(codes))


def country_names(lang: str) -> dict[str, list[str]]:
    """alpha-3 code to CLDR's names in a language."""
    territories = Locale.parse(lang).territories
    return {three: [territories[two]] for two, three in alpha3().items() if two in territories}


def currency_names(lang: str) -> dict[str, list[str]]:
    """ISO 4217 code to CLDR's names in a language, singular and plural."""
    locale = Locale.parse(lang)
    plurals = locale._data["currency_names_plural"]
    names: dict[str, list[str]] = {}
    for code in active_currencies():
        forms = [locale.currencies.get(code, ""), *plurals.get(code, {}).values()]
        names[code] = [form for form in dict.fromkeys(forms) if form and form != code]
    return names
