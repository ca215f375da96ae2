"""Whose dollar a bare `$` is, where a text says so: all values are in Canadian dollars."""

from collections.abc import Iterable
from functools import cache

from tradeparse.packs import NUMBERS, Money, Pack, pack
from tradeparse.parse.view import View

_SIGN = "$"


def stated_dollar(view: View, words: Pack, countries: Iterable[str | None]) -> str | None:
    """The one of `countries` whose dollar a text names as its own, apart from any number."""
    issuers = {code: country for country, code in _issuers(words.code) if country in countries}
    if not issuers or _SIGN not in view.plain:
        return None
    behind = -1  # where the last number word ends
    for start, end, entry in words.anchors.find(view.plain, view.low):
        if entry.tag in NUMBERS:
            behind = end
        money = entry.value
        if not isinstance(money, Money) or money.by_country or money.code not in issuers:
            continue
        around = view.low[max(start - 2, 0) : start] + view.low[end : end + 2]
        if start - behind > 1 and not any(map(str.isnumeric, around)):
            return issuers[money.code]
    return None


@cache
def _issuers(lang: str) -> frozenset[tuple[str, str]]:
    """(country, code) of each dollar but the American one."""
    found = (entry.value for _, _, entry in pack(lang).lexicon.find(_SIGN, _SIGN))
    shared = (pair for money in found if isinstance(money, Money) for pair in money.by_country)
    return frozenset(pair for pair in shared if pair[1] != "USD")
