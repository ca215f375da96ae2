"""The reading view: the text as the rules see it, letter for letter as long as the text itself."""

import re
from bisect import bisect_right
from functools import cache, cached_property

import regex

_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\n\r\v\f\u2028\u2029\u200b\ufeff"
)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_QUOTES = "\u2018\u2019\u201a\u201b\u02bc\u2032"
_DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"
#: odd spaces, dashes, quotes and full-width marks, and what each is read as
_ODD = (
    *((space, " ") for space in _SPACES),
    *((dash, "-") for dash in _DASHES),
    *((quote, "'") for quote in _QUOTES),
    *((quote, '"') for quote in _DOUBLE),
    ("％", "%"),
    ("，", ","),
    ("．", "."),
)
_ODD_ASCII = tuple((odd, mark) for odd, mark in _ODD if odd.isascii())
#: Cyrillic letters that look like Latin ones, and the other way round
_CYRILLIC = "аАеЕоОрРсСхХуУкКмМтТВНіІјЈѕЅ"
_LATIN = "aAeEoOpPcCxXyYkKmMtTBHiIjJsS"
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_MIXED = regex.compile(r"\p{Cyrillic}\p{Latin}|\p{Latin}\p{Cyrillic}")

_BREAK = re.compile(r"\n\s*")
_LINE = re.compile(r"[^\n]+")
#: signs that open the items of a list, beside dashes
_SIGNS = "•·▪●◦‣■*"
_SIGNED = re.compile(rf"(?m)^([ \t]*)[{re.escape(_SIGNS)}](?=[ \t\u00a0])")
_BULLET = re.compile(rf"[-–{re.escape(_SIGNS)}]\s")
_ITEM = re.compile(rf"(?:[-–{re.escape(_SIGNS)}]|\d{{1,2}}[.)])\s")
#: a line that ends with one of these is the last of its paragraph
_FINAL = '.!?:;…»”"。！？'
#: its marks stand alone before those that repeat: what begins with one of a set is found faster
_SENTENCE = re.compile(
    r"[.!?…。！？][.!?…。！？]*"
    r"(?:[\"')\]»”’]*(?:\s+|$)(?=([^\w\s]*)(\w?))|(?<=[。！？]))"
)
#: КИШИНЁВ, 20 сентября - В июле 2024 г. Молдова: where and when it was written
_DATELINE = re.compile(r"[^\W\d_a-zа-яё]{3,40}+[^.!?\n]{0,40}? - ")
_OPENING = tuple("([-,;")  # what stands behind an abbreviation, never first in a sentence
SHORTEST = 30  # characters before an abbreviation that may end its sentence
#: a line of a table: China – 5,440.1; 2016 г. – 1 048,6
_ROW = re.compile(
    r"\s*(?:\d{1,2}[.)] )?(?:\d{4}(?: [^\W\d]{1,4}\.?)?|[^\d\n]{2,60})"
    r"(?:[ :–-]{1,3}|[ ]?[:–-] ?[^\d\n]{1,4})\d[\d., ]{0,20}[^\d\n.]{0,12}"
    r"(?:\([^()\n]{1,24}\))?[;,.]?\s*"
)
_SHORTEST_TABLE = 2  # rows
_QUESTIONS = 2  # that begin with a dash: a dialogue
LONGEST = 1500  # characters of a sentence; a longer one is cut at a space


@cache
def _lengthening(char: str) -> bool:
    return len(char.lower()) != 1


def lower(text: str) -> str:
    """`text` in lower case, letter for letter: "İ".lower() alone would be two."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if _lengthening(c) else c.lower() for c in text.replace("İ", "i"))


def plain(text: str) -> str:
    """`text` with odd spaces, dashes, quotes and lookalike letters replaced one for one, and what
    opens an item of a list.
    """
    if any(sign in text for sign in _SIGNS):
        text = _SIGNED.sub(r"\1-", text)
    ascii_only = text.isascii()
    for odd, mark in _ODD_ASCII if ascii_only else _ODD:
        if odd in text:
            text = text.replace(odd, mark)
    if ascii_only or not _has_cyrillic(text) or not _MIXED.search(text):
        return text
    return _in_one_script(text)


def is_heading(text: str) -> bool:
    """Whether a line does not end as a sentence does."""
    return text.endswith(":") or text[-1:] not in _FINAL


def is_row(text: str) -> bool:
    """Whether a line is one of a table: a name and a number."""
    return _ROW.fullmatch(text) is not None


def is_item(text: str) -> bool:
    """Whether a line is an item of a list."""
    return _ITEM.match(text) is not None


def _has_cyrillic(text: str) -> bool:
    """Whether Cyrillic letters are in a text, told by their first bytes in UTF-8."""
    encoded = text.encode("utf-8", "replace")
    return b"\xd0" in encoded or b"\xd1" in encoded or b"\xd2" in encoded


def _in_one_script(text: str) -> str:
    """Each word with letters of two scripts in the one that most of them are in."""
    pieces, done = [], 0
    for match in _MIXED.finditer(text):
        start, end = match.span()
        if start < done:
            continue
        while start > done and text[start - 1].isalpha():
            start -= 1
        while end < len(text) and text[end].isalpha():
            end += 1
        pieces += [text[done:start], _one_script(text[start:end])]
        done = end
    return "".join([*pieces, text[done:]])


def _one_script(word: str) -> str:
    as_latin, as_cyrillic = word.translate(_TO_LATIN), word.translate(_TO_CYRILLIC)
    wants_latin = sum(c < "\u0250" for c in word) * 2 >= len(word)
    first, second = (as_latin, as_cyrillic) if wants_latin else (as_cyrillic, as_latin)
    return first if not _MIXED.search(first) else second


class View:
    """A text in its reading form, and where its paragraphs and sentences stand."""

    def __init__(
        self,
        text: str,
        abbreviations: frozenset[str] = frozenset(),
        closing: frozenset[str] = frozenset(),
    ) -> None:
        self.text = text
        self.plain = plain(text)
        self.low = lower(self.plain)
        self._abbreviations = abbreviations
        self._closing = closing
        self._sentences: dict[int, list[tuple[int, int]]] = {}

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """(start, end) of each paragraph, in order."""
        edges, start = [], 0
        for match in _BREAK.finditer(self.text):
            if not self._divides(match):
                continue
            if match.start() > start:
                edges.append((start, match.start()))
            start = match.end()
        if start < len(self.text):
            edges.append((start, len(self.text)))
        return edges

    def _divides(self, match: re.Match[str]) -> bool:
        """Whether a line break ends a paragraph: a blank or finished line, or the next item."""
        if "\n" in match.group()[1:]:
            return True
        line_end = self.text[max(match.start() - 3, 0) : match.start()].rstrip()
        return line_end[-1:] in _FINAL or _BULLET.match(self.text, match.end()) is not None

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.paragraphs]

    def paragraph_at(self, offset: int) -> int:
        """The number of the paragraph that holds `offset`."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def continues(self, paragraph: int) -> bool:
        """Whether a paragraph is an item of a list, a row below a heading, or behind a colon."""
        start, end = self.paragraphs[paragraph]
        if _ITEM.match(self.text, start) and not (self._is_dialogue and self._is_said(start)):
            return True
        if paragraph == 0:
            return False
        before = self.text[slice(*self.paragraphs[paragraph - 1])].rstrip()
        if before.endswith((":", ";")):
            return True
        row = self.text[start:end].partition("\n")[0]
        return is_row(row) and (is_heading(before) or is_row(before))

    @cached_property
    def _is_dialogue(self) -> bool:
        """Whether dashes open what is said: some of the paragraphs that they open ask."""
        asked = (
            self._is_said(start) and self.plain[start:end].rstrip(' "').endswith("?")
            for start, end in self.paragraphs
        )
        return sum(asked) >= _QUESTIONS

    def _is_said(self, start: int) -> bool:
        return self.text[start : start + 1] in ("-", "–", "—")

    def sentences(self, paragraph: int) -> list[tuple[int, int]]:
        """(start, end) of each sentence of a paragraph, in order."""
        if paragraph not in self._sentences:
            self._sentences[paragraph] = self._split(*self.paragraphs[paragraph])
        return self._sentences[paragraph]

    def _split(self, start: int, end: int) -> list[tuple[int, int]]:
        if self.text.find("\n", start, end) < 0:
            return self._prose(start, end)
        rows = [m for m in _LINE.finditer(self.text, start, end) if is_row(m.group())]
        if len(rows) < _SHORTEST_TABLE:
            return self._prose(start, end)
        sentences: list[tuple[int, int]] = []
        for row in rows:
            sentences += [*self._prose(start, row.start()), row.span()]
            start = row.end()
        return sentences + self._prose(start, end)

    def _prose(self, start: int, end: int) -> list[tuple[int, int]]:
        sentences: list[tuple[int, int]] = []
        begin = start
        for match in _SENTENCE.finditer(self.plain, start, end):
            if match.end() < end and not self._ends(match, begin):
                continue
            sentences.extend(self._bounded(begin, match.end()))
            begin = match.end()
        if begin < end:
            sentences.extend(self._bounded(begin, end))
        return sentences

    def _ends(self, match: re.Match[str], begin: int) -> bool:
        """Whether a full stop ends its sentence, rather than an abbreviation or an initial."""
        mark = match.group().strip()
        if mark[0] != ".":
            return True
        following = match.group(2) or ""
        if following and not (following[0].isupper() or following[0].isdigit()):
            return False
        word = self.low[max(match.start() - 12, 0) : match.start()].rpartition(" ")[2]
        numbered = word[:1].isdigit()  # 2021-м.
        word = word.rpartition("-")[2].lstrip("(\"'[")
        if not word:
            return True
        if word in self._abbreviations:
            return False
        if word in self._closing:  # 5 млрд долл. Экспорт; but not: долл. США, В 2022 г. Сербия
            following = self.plain[match.end() : match.end() + 2]
            acronym = following.isalpha() and following.isupper()
            goes_on = acronym or following[:1] in _OPENING  # 5 млрд долл. (+18%)
            dateline = _DATELINE.match(self.plain, begin, match.start())
            begin = dateline.end() if dateline else begin
            return not goes_on and match.start() - begin > SHORTEST
        initial = len(word) == 1 and word.isalpha() and following[:1].isupper()
        return numbered or not initial

    def _bounded(self, start: int, end: int) -> list[tuple[int, int]]:
        pieces = []
        while end - start > LONGEST:
            cut = self.plain.rfind(" ", start + LONGEST // 2, start + LONGEST)
            cut = cut if cut > start else start + LONGEST
            pieces.append((start, cut))
            start = cut
        while start < end and self.plain[start] == " ":
            start += 1
        tail = end
        while tail > start and self.plain[tail - 1] == " ":
            tail -= 1
        if tail > start:
            pieces.append((start, tail))
        return pieces
