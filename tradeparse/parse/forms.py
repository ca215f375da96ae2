"""Words by their surroundings: endings joined to numbers, years to their word, words that turn."""

from dataclasses import replace
from typing import TYPE_CHECKING

from tradeparse.packs import Pack, Word

if TYPE_CHECKING:
    from tradeparse.parse.tokens import Token

_YEAR = 12  # months
#: nouns that may have another in the genitive right behind them, and what that may be
_OWNERS = frozenset({"measure", "share", "percent", "part", "half"})
_OWNED = frozenset({"country", "own", "product", "both", "measure", "generic", "world", "definite"})
#: roles of words that are no nouns: exported, goes to, half-year
_NO_NOUNS = frozenset({"verb", "to", "from", "time"})


def settled(tokens: "list[Token]", low: str, pack: Pack) -> "list[Token]":
    """The tokens of a sentence as what they are where they stand; `low` is the text's lower case."""
    if any(token.tag == "suffix" for token in tokens):
        tokens = _with_suffixes(tokens)
    if any(token.tag == "year" for token in tokens):
        tokens = _with_years(tokens)
    if pack.turns:
        _turn(tokens, low, pack)
    return _with_genitives(tokens) if pack.genitive else tokens


def _with_suffixes(tokens: "list[Token]") -> "list[Token]":
    """2019-м as a year, 3-й as an ordinal, 9-ти as a number; any other ending is only text."""
    kept: list[Token] = []
    for token in tokens:
        if token.tag != "suffix":
            kept.append(token)
            continue
        if not _ends_number(kept, token):
            token.tag = "text"
            kept.append(token)
            continue
        kept.pop()  # the hyphen
        number = kept[-1]
        number.end = token.end
        if number.tag == "number" and token.role == "ordinal":
            number.tag, number.value = "ordinal", Word(number.value)
    return kept


def _ends_number(before: "list[Token]", suffix: "Token") -> bool:
    if len(before) < 2 or before[-1].tag != "dash" or before[-2].tag not in ("number", "year"):
        return False
    return before[-2].end == before[-1].start and before[-1].end == suffix.start


def _with_years(tokens: "list[Token]") -> "list[Token]":
    """A year and the word for it as one: 2022 году."""
    kept: list[Token] = []
    for token in tokens:
        last = kept[-1] if kept else None
        if last is not None and last.tag == "year" and token.tag == "span":
            if token.value.value == _YEAR:
                last.end = token.end
                continue
        kept.append(token)
    return kept


def _turn(tokens: "list[Token]", low: str, pack: Pack) -> None:
    """Words that are something else before certain tags; from the end, as a turn shows to the left."""
    following = ""
    for token in reversed(tokens):
        for turn in pack.turns.get(low[token.start : token.end], ()):
            if following in turn.before:
                token.tag, token.value = turn.tag, turn.word
                break
        following = token.tag


def _with_genitives(tokens: "list[Token]") -> "list[Token]":
    """An "of" without letters between two nouns, where a language has a case for it: экспорт нефти."""
    kept: list[Token] = []
    for token in tokens:
        last = kept[-1] if kept else None
        if last is not None and token.tag in _OWNED and _owns(last):
            kept.append(replace(last, start=last.end, tag="of", value=None))
        kept.append(token)
    return kept


def _owns(token: "Token") -> bool:
    return token.tag in _OWNERS and token.role not in _NO_NOUNS
