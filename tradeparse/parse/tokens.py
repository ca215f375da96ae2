"""A sentence as a row of tokens, and as a string of their tags for the rules to match."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tradeparse.packs import Pack, Word
from tradeparse.packs.tags import CHARS
from tradeparse.parse.forms import settled, with_ending
from tradeparse.parse.numbers import LONGEST, NUMBER, value_of
from tradeparse.parse.view import View

_MARKS = {
    ",": "comma", ";": "semicolon", ":": "colon", "-": "dash", "/": "slash",
    "(": "open", "[": "open", ")": "close", "]": "close", '"': "quote", "+": "plus",
    "、": "comma", "，": "comma", "；": "semicolon", "：": "colon", "（": "open", "）": "close",
    "~": "dash", ".": "stop", "!": "stop", "?": "stop", "…": "stop", "。": "stop",
}  # fmt: skip
_CLASS = "".join(map(re.escape, _MARKS))
#: a mark, or unknown words up to the next one; a stop or hyphen inside a word belongs to it
_PIECE = re.compile(
    rf"(?P<mark>[{_CLASS}])|[^\s{_CLASS}]+(?:[.\-][^\s{_CLASS}]+| +[^\s{_CLASS}]+)*"
)
#: tags that a possessive may follow
_POSSESSED = frozenset(
    {"country", "both", "own", "region", "relative", "year", "month", "yoy", "text"}
)
#: how many tokens a pattern may look back; more would make a long list quadratic
REACH = 24
#: tags that make four digits a quantity rather than a year
_AFTER_QUANTITY = frozenset({"scale", "currency", "percent", "point", "times", "unit"})


@dataclass(slots=True)
class Token:
    """A piece of a sentence; `start` and `end` point into the document's text."""

    start: int
    end: int
    tag: str
    value: Any = None
    possessive: bool = False

    @property
    def role(self) -> str:
        """The role of a word whose tag has several, such as a verb among flows."""
        return self.value.role if isinstance(self.value, Word) else ""


class Sentence:
    """Tokens, tags and text of one sentence."""

    def __init__(self, view: View, pack: Pack, start: int, end: int, decimal: str) -> None:
        self.view = view
        self.start = start
        self.end = end
        self.tokens = _tokens(view, pack, start, end, decimal)
        self.tags = "".join([CHARS[token.tag] for token in self.tokens])

    @property
    def text(self) -> str:
        """The sentence as it stands in the document."""
        return self.view.text[self.start : self.end]

    def words(self, first: int, last: int) -> str:
        """The text of the tokens from `first` up to `last`, excluded."""
        if first >= last:
            return ""
        return self.view.text[self.tokens[first].start : self.tokens[last - 1].end]

    def low(self, first: int, last: int) -> str:
        """The same in the reading view: lower case, plain spaces and dashes."""
        if first >= last:
            return ""
        return self.view.low[self.tokens[first].start : self.tokens[last - 1].end]

    def search_back(self, pattern: re.Pattern[str], end: int) -> re.Match[str] | None:
        """What a pattern that is anchored at its end finds right before the token `end`."""
        return pattern.search(self.tags, max(end - REACH, 0), end)

    def merge(self, spans: Iterable[tuple[int, int, Token]]) -> None:
        """Put one token in the place of several: (first, last excluded, token), left to right."""
        tokens: list[Token] = []
        done = 0
        for first, last, token in spans:
            tokens += self.tokens[done:first]
            tokens.append(token)
            done = last
        if done:
            self.tokens = tokens + self.tokens[done:]
            self.tags = "".join([CHARS[token.tag] for token in self.tokens])


def _tokens(view: View, pack: Pack, start: int, end: int, decimal: str) -> list[Token]:
    words = [
        Token(start + s, start + e, entry.tag, entry.value)
        for s, e, entry in pack.lexicon.find(view.plain[start:end], view.low[start:end])
    ]
    numbers = [m.span() for m in NUMBER.finditer(view.low, start, end)]
    if numbers:
        words = _with_numbers(view, pack, words, numbers, decimal, (start, end))
    return settled(_with_gaps(view.low, pack, words, start, end), view.low, pack)


def _with_numbers(
    view: View,
    pack: Pack,
    words: list[Token],
    numbers: list[tuple[int, int]],
    decimal: str,
    within: tuple[int, int],
) -> list[Token]:
    """Words and numbers in order; a number inside a word ("Q1", "G20", "5th") is none."""
    low, (start, end) = view.low, within
    tokens: list[Token] = []
    following = iter([*words, None])
    word = next(following)
    for begin, stop in numbers:
        while word is not None and word.end <= begin:
            tokens.append(word)
            word = next(following)
        if word is not None and word.start < stop:  # the digits belong to a word
            continue
        touching: Token | None = None
        if stop < end and (low[stop].isalpha() or low[stop] == " "):
            touching = _touching(view, pack, stop, end, word)
        behind = stop < end and low[stop].isalpha() and touching is None
        before = begin and low[begin - 1].isalpha() and not (tokens and tokens[-1].end == begin)
        joined = _joined(pack, low, start, begin) if before else None
        if joined is not None:
            tokens.append(joined)
        if behind or (before and joined is None):
            tokens.append(Token(begin, stop, "text"))
            continue
        number = _number(low, begin, stop, decimal, touching or word)
        with_ending(number, low, pack)
        tokens.append(number)
        if touching is not None:
            tokens.append(touching)
    while word is not None:
        tokens.append(word)
        word = next(following)
    return tokens


def _joined(pack: Pack, low: str, start: int, begin: int) -> Token | None:
    """A small word without the space behind it: the by of "by5%"."""
    first = begin
    while first > start and low[first - 1].isalpha():
        first -= 1
    found = pack.lexicon.small_word(low[first:begin])
    return Token(first, begin, found.tag, found.value) if found is not None else None


def _touching(view: View, pack: Pack, stop: int, end: int, word: Token | None) -> Token | None:
    """The word that touches the digits before `stop`, or a scale of one letter behind them."""
    low = view.low
    if word is not None and word.start <= stop + 1:
        return None
    apart = low[stop] == " "
    if apart and not (
        stop + 1 < end and low[stop + 1].isalpha() and not low[stop + 2 : stop + 3].isalnum()
    ):
        return None
    found = pack.lexicon.behind_digits(view.plain, low, stop + apart)
    if found is None:
        return None
    last, entry = found
    return Token(stop + apart, last, entry.tag, entry.value)


def _number(low: str, begin: int, stop: int, decimal: str, word: Token | None) -> Token:
    digits = low[begin:stop]
    following = word if word is not None and low[stop : word.start].strip(" -") == "" else None
    free = following is None or following.tag not in _AFTER_QUANTITY or _leads(low, following)
    if free and len(digits) == 4 and digits.isdigit() and "1900" <= digits <= "2100":
        return Token(begin, stop, "year", int(digits))
    scale = following.value.value if following is not None and following.tag == "scale" else 1.0
    value = value_of(digits, decimal, scale) if stop - begin <= LONGEST else None
    return Token(begin, stop, "number" if value is not None else "text", value)


def _leads(low: str, money: Token) -> bool:
    """Whether a currency stands before a number of its own: in 2021 $4.2 billion."""
    return money.tag == "currency" and low[money.end : money.end + 2].strip()[:1].isdigit()


def _with_gaps(low: str, pack: Pack, tokens: list[Token], start: int, end: int) -> list[Token]:
    """Marks and unknown words between the tokens, so that every letter stands in one."""
    complete: list[Token] = []
    at = start
    for token in tokens:
        begin = token.start
        if begin > at and (begin - at > 1 or low[at] != " "):
            _gap(complete, low, at, begin)
        complete.append(token)
        at = token.end
        if low[at : at + 1] == "'" and token.tag in _POSSESSED:
            for suffix in pack.possessive:
                if low.startswith(suffix, at):
                    token.possessive = True
                    at += len(suffix)
                    break
    if at < end:
        _gap(complete, low, at, end)
    return complete


def _goes_on(last: Token, low: str, start: int) -> bool:
    """Whether a run of unknown words goes on; a word that may yet turn stands alone."""
    unknown = last.tag == "text" and last.role != "turns"
    return unknown and low[last.end : start].strip() == ""


def _gap(complete: list[Token], low: str, at: int, end: int) -> None:
    """Tokens of the marks and the unknown words in low[at:end]; a run of words is one token."""
    for match in _PIECE.finditer(low, at, end):
        start, stop = match.span()
        mark = match["mark"]
        if mark is not None:
            complete.append(Token(start, stop, _MARKS[mark]))
        elif complete and _goes_on(complete[-1], low, start):
            complete[-1].end = stop
        else:
            complete.append(Token(start, stop, "text"))
