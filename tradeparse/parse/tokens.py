"""A sentence as a row of tokens, and as a string of their tags for the rules to match."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tradeparse.packs import Pack, Word
from tradeparse.packs.tags import CHARS
from tradeparse.parse.numbers import LONGEST, NUMBER, value_of
from tradeparse.parse.view import View

_MARKS = {
    ",": "comma", ";": "semicolon", ":": "colon", "-": "dash", "/": "slash",
    "(": "open", "[": "open", ")": "close", "]": "close", '"': "quote", "+": "plus",
    "、": "comma", "，": "comma", "；": "semicolon", "：": "colon", "（": "open", "）": "close",
    "~": "dash",
}  # fmt: skip
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
    plain, low = view.plain, view.low
    found = [
        Token(start + s, start + e, entry.tag, entry.value)
        for s, e, entry in pack.lexicon.find(plain[start:end], low[start:end])
    ]
    numbers = [m.span() for m in NUMBER.finditer(low, start, end)]
    tokens = _with_numbers(found, numbers, low, decimal, end)
    return _with_gaps(tokens, plain, low, pack, start, end)


def _with_numbers(
    found: list[Token], numbers: list[tuple[int, int]], low: str, decimal: str, end: int
) -> list[Token]:
    """Words and numbers in order; a number inside a word ("Q1", "G20") is none."""
    tokens: list[Token] = []
    words = iter([*found, None])
    word = next(words)
    for begin, stop in numbers:
        while word is not None and word.end <= begin:
            tokens.append(word)
            word = next(words)
        if word is not None and word.start < stop:  # the digits belong to a word
            continue
        before = low[begin - 1] if begin else " "
        after = low[stop] if stop < end else " "
        glued = before.isalpha() and not (tokens and tokens[-1].end == begin)
        ordinal = after.isalpha() and not (word is not None and word.start == stop)
        if glued or ordinal:
            tokens.append(Token(begin, stop, "text"))
            continue
        tokens.append(_number(low, begin, stop, decimal, word))
    while word is not None:
        tokens.append(word)
        word = next(words)
    return tokens


def _number(low: str, begin: int, stop: int, decimal: str, word: Token | None) -> Token:
    digits = low[begin:stop]
    following = word if word is not None and low[stop : word.start].strip(" -") == "" else None
    if len(digits) == 4 and digits.isdigit() and "1900" <= digits <= "2100":
        if following is None or following.tag not in _AFTER_QUANTITY:
            return Token(begin, stop, "year", int(digits))
    scale = following.value.value if following is not None and following.tag == "scale" else 1.0
    value = value_of(digits, decimal, scale) if stop - begin <= LONGEST else None
    return Token(begin, stop, "number" if value is not None else "text", value)


def _with_gaps(
    tokens: list[Token], plain: str, low: str, pack: Pack, start: int, end: int
) -> list[Token]:
    """Marks and unknown words between the tokens, so that every letter stands in one."""
    complete: list[Token] = []
    at = start
    for token in tokens:
        if token.start > at:
            _gap(complete, low, at, token.start)
        complete.append(token)
        at = token.end
        if token.tag in ("country", "both", "own", "region", "relative", "text") and low[at : at + 1] == "'":
            for suffix in pack.possessive:
                if low.startswith(suffix, at):
                    token.possessive = True
                    at += len(suffix)
                    break
    if at < end:
        _gap(complete, low, at, end)
    return complete


def _gap(complete: list[Token], low: str, at: int, end: int) -> None:
    """Tokens of the marks and the unknown words in low[at:end]; a run of words is one token."""
    begin = -1
    for offset in range(at, end):
        char = low[offset]
        tag = _MARKS.get(char)
        if tag is None and char != ".":
            if begin < 0 and char != " ":
                begin = offset
            continue
        if char == "." and begin >= 0 and offset + 1 < end and low[offset + 1] != " ":
            continue  # a stop inside a word
        if tag == "dash" and begin >= 0 and offset + 1 < end and low[offset + 1] != " ":
            if low[offset - 1] != " ":
                continue  # a hyphen inside a word
        if begin >= 0:
            _text(complete, low, begin, offset)
            begin = -1
        complete.append(Token(offset, offset + 1, tag or "stop"))
    if begin >= 0:
        _text(complete, low, begin, end)


def _text(complete: list[Token], low: str, begin: int, end: int) -> None:
    while end > begin and low[end - 1] == " ":
        end -= 1
    if end > begin:
        complete.append(Token(begin, end, "text"))
