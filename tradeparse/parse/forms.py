"""Words by their surroundings: endings of numbers, years with their word, words that turn."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tradeparse.packs import Pack, Word

if TYPE_CHECKING:
    from tradeparse.parse.tokens import Token

_YEAR = 12  # months
_YEARS = re.compile(r"(?:19|20)\d\d[/-]")
#: nouns that may have another in the genitive right behind them, and what that may be
_OWNERS = frozenset({"measure", "share", "percent", "part", "half"})
_OWNED = frozenset(
    {"country", "own", "product", "both", "measure", "generic", "world", "definite", "anaphor"}
)
#: what may stand in the genitive behind a comparative
_LEVELS = frozenset({"generic", "anaphor", "year", "month", "relative", "measure"})
#: roles of words that are no nouns: exported, goes to, half-year
_NO_NOUNS = frozenset({"verb", "taker", "to", "from", "time"})


def with_ending(number: "Token", low: str, pack: Pack) -> None:
    """Join to a number the ending that is written behind it: 3-й is an ordinal, 2019-м a year."""
    for endings, ordinal in ((pack.ordinal_endings, True), (pack.number_endings, False)):
        for ending in endings:
            stop = number.end + len(ending)
            if low.startswith(ending, number.end) and not low[stop : stop + 1].isalnum():
                years = low[max(number.start - 5, 0) : number.start]  # 2023/24-й
                number.end = stop
                if ordinal and number.tag == "number" and not _YEARS.fullmatch(years):
                    number.tag, number.value = "ordinal", Word(number.value)
                return


def settled(tokens: "list[Token]", low: str, pack: Pack) -> "list[Token]":
    """The tokens of a sentence as what they are where they stand; low: the text in lower case."""
    tokens = _with_years(tokens)
    if pack.turns and _turn(tokens, low, pack):
        tokens = _with_runs(tokens)
    return _with_cases(tokens, low) if pack.genitive else tokens


def _with_years(tokens: "list[Token]") -> "list[Token]":
    """A year and the word for it as one: 2022 году."""
    named = [
        index
        for index, token in enumerate(tokens)
        if token.tag == "span" and token.value.value == _YEAR
        if index and tokens[index - 1].tag == "year"
    ]
    for index in reversed(named):
        tokens[index - 1].end = tokens.pop(index).end
    return tokens


def _turn(tokens: "list[Token]", low: str, pack: Pack) -> bool:
    """Words that are something else beside certain tags; from the end: a turn shows to the left.

    TOP is money by its capitals, whatever "top" is beside an amount. Says whether a word that
    means nothing else is left as it was; a word that may turn has a value, as no other unknown has.
    """
    left, following = False, ""
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if token.value is not None and token.tag != "currency":
            for turn in pack.turns.get(low[token.start : token.end], ()):
                leads = not turn.before or following in turn.before
                behind = not turn.after or (index > 0 and tokens[index - 1].tag in turn.after)
                if leads and behind:
                    token.tag, token.value = turn.tag, turn.word
                    break
            left = left or token.tag == "text"
        following = token.tag
    return left


def _with_runs(tokens: "list[Token]") -> "list[Token]":
    """A word that did not turn as part of the unknown words around it."""
    kept: list[Token] = []
    for token in tokens:
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.tag == token.tag == "text"
            and "turns" in (last.role, token.role)
        ):
            last.end, last.value = token.end, None
        else:
            kept.append(token)
    return kept


def _describes(tokens: "list[Token]", index: int, low: str) -> bool:
    """Whether a word without an entry stands before goods: экспорт | наливного вина."""
    token, following = tokens[index], tokens[index + 1 : index + 2]
    alone = token.tag == "text" and " " not in low[token.start : token.end]
    return alone and any(t.tag == "product" for t in following)


def _with_cases(tokens: "list[Token]", low: str) -> "list[Token]":
    """Words without letters where a language has a case for them.

    "of" between two nouns (экспорт | нефти), "than" behind a comparative (выше | уровня 2021 года).
    """
    kept: list[Token] = []
    for index, token in enumerate(tokens):
        last = kept[-1] if kept else None
        owned = token.tag in _OWNED and token.role != "taker"  # half of these goods | took Russia
        owned = owned or _describes(tokens, index, low)
        if last is not None and owned and _owns(last):
            kept.append(replace(last, start=last.end, tag="of", value=None))
        elif last is not None and _is_level(token) and _compares(last):
            kept.append(replace(last, start=last.end, tag="than", value=Word()))
        kept.append(token)
    return kept


def _is_level(token: "Token") -> bool:
    return token.tag in _LEVELS and token.role not in _NO_NOUNS


def _compares(token: "Token") -> bool:
    return token.tag in ("up", "down") and token.role == "after"


def _owns(token: "Token") -> bool:
    return token.tag in _OWNERS and token.role not in _NO_NOUNS
