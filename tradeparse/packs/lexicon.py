"""All words of a language in one automaton: where they stand in a text, and what they are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

#: tags that may touch a digit: "20mn", "USD24.2", "5%", "2.5fold"
BESIDE_DIGITS = frozenset(
    {"scale", "currency", "percent", "point", "times", "unit", "compare", "fiscal", "ordinal"}
)
#: tags of words that a careless text joins to the number behind them, and how long these are
_SMALL_WORDS = frozenset({"to", "by", "of", "from"})
_SHORTEST = 2
#: characters that are searched at once, so that a word looked for again costs no more than these
_WINDOW = 1000
#: marks that a word may follow as it follows a space, in texts and in forms alike
_APART = '-/(["'


@dataclass(frozen=True, slots=True)
class Entry:
    """What a form means: its tag, the tag's value, and how it must be written."""

    form: str
    tag: str
    value: object
    case: str = "any"  # any | initial (a capital first letter) | upper | exact

    def written_as(self, surface: str) -> bool:
        """Whether `surface` has the capitals that the form asks for."""
        if self.case == "any":
            return True
        if self.case == "initial":
            return surface[0].isupper()
        if self.case == "upper":
            return surface.isupper()
        return surface == self.form


def case_of(form: str) -> str:
    """How a form must be written: with the capitals that it has itself."""
    letters = [c for c in form if c.isalpha()]
    if not any(c.isupper() for c in letters):
        return "any"
    if len(letters) <= 5 and all(c.isupper() for c in letters):
        return "upper"
    return "initial" if form[0].isupper() else "exact"


class Lexicon:
    """The forms of a language, found in one pass over a text.

    entries: of two with the same form and case the later wins.
    joined: the language writes without spaces, so a word may touch its neighbours.

    In other languages a word is looked for with the space before it, so that the automaton itself
    passes over the "in" of "meeting"; what touches a number is for `behind_digits`.
    """

    def __init__(self, entries: Iterable[Entry], *, joined: bool = False) -> None:
        by_form: dict[str, dict[str, Entry]] = {}
        for entry in entries:
            cases = by_form.setdefault(entry.form.replace("İ", "i").lower(), {})
            cases[entry.form if entry.case == "exact" else entry.case] = entry
        order = {"exact": 0, "upper": 1, "initial": 2, "any": 3}
        self._joined = joined
        self._by_form = {
            form: tuple(sorted(cases.values(), key=lambda e: order[e.case]))
            for form, cases in by_form.items()
        }
        self._beside_digits = {
            form: tuple(sorted(beside, key=_is_sign))  # 20K: thousands, before the kwacha
            for form, cases in self._by_form.items()
            if (beside := [e for e in cases if e.tag in BESIDE_DIGITS])
        }
        sought = [
            form for form in self._by_form if joined or not _touches_only(form, self._by_form)
        ]
        patterns = [self._pattern(form) for form in sought]
        self._entries = [self._by_form[form] for form in sought]
        self._plain = [
            cases[0] if len(cases) == 1 and cases[0].case == "any" else None
            for cases in self._entries
        ]
        self._led = [pattern[0] == " " for pattern in patterns]
        self._patterns = patterns
        self._index = {pattern: index for index, pattern in enumerate(patterns)}
        self._several = [" " in pattern.strip() for pattern in patterns]
        self._one_word = [
            not joined and not several and pattern[-1].isalnum()
            for pattern, several in zip(patterns, self._several, strict=True)
        ]
        self._longest = max(map(len, patterns), default=0)
        self._automaton = AhoCorasick(
            patterns,
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.ContiguousNFA,  # small enough for the cache
        )

    def __len__(self) -> int:
        return len(self._by_form)

    def entries(self) -> Iterator[Entry]:
        """Every entry, in the order of its form's first appearance."""
        for cases in self._by_form.values():
            yield from cases

    def find(self, text: str, low: str) -> list[tuple[int, int, Entry]]:
        """(start, end, entry) of the words in `text`, left to right, none overlapping.

        low: `text` in lower case, letter for letter.
        """
        found: list[tuple[int, int, Entry]] = []
        hay = low if self._joined else " " + _spaced(low)
        at, end = 0, len(hay)
        while at < end:
            at = self._take(found, text, low, hay, at)
        return found

    def _take(
        self, found: list[tuple[int, int, Entry]], text: str, low: str, hay: str, at: int
    ) -> int:
        """Add the words from `at` in the hay on to `found`; where to go on from.

        That is a window further, or behind what was no word: a phrase may have hidden one inside.
        """
        plain, led, one_word, size = self._plain, self._led, self._one_word, len(low)
        offset = at if self._joined else at - 1  # of the window, in the text
        behind = 0  # where the last word ends
        window = hay[at : at + _WINDOW + self._longest]
        for index, begin, end in self._automaton.find_matches_as_indexes(window):
            if begin >= _WINDOW:  # it may be cut
                return at + begin
            start, stop = begin + offset + led[index], end + offset
            entry = plain[index]  # most forms: one meaning, any case, no letter behind
            touches = stop < size and low[stop].isalnum()
            if touches and one_word[index] and low[stop].isalpha():  # the p of "price"
                continue
            if touches or entry is None:
                entry = self._fitting(index, text, low, start, stop)
            if entry is not None:
                found.append((start, stop, entry))
                behind = end
            elif self._several[index]:
                shorter = self._shorter(index, text, low, start)
                if shorter is None:
                    return hay.index(" ", at + begin + 1)
                found.append((start, *shorter))
                return at + shorter[0] - offset
        return at + max(_WINDOW, behind)

    def behind_digits(self, text: str, low: str, at: int) -> tuple[int, Entry] | None:
        """(end, entry) of the word that touches the digits before `at`: the mn of "20mn"."""
        end = at
        while end < len(low) and low[end].isalpha():
            end += 1
        if end == at:
            return None
        for stop in (end + 1, end) if low[end : end + 1] == "." else (end,):
            for entry in self._beside_digits.get(low[at:stop], ()):
                if entry.written_as(text[at:stop]):
                    return stop, entry
        return None

    def small_word(self, form: str) -> Entry | None:
        """The preposition that a form is: a word that may lack the space before a number."""
        if len(form) < _SHORTEST:
            return None
        return next((e for e in self._by_form.get(form, ()) if e.tag in _SMALL_WORDS), None)

    def _shorter(self, index: int, text: str, low: str, start: int) -> tuple[int, Entry] | None:
        """(end, entry) of the longest form that a phrase begins with: "of" where it was "of it"."""
        phrase = self._patterns[index]
        while (cut := phrase.rfind(" ")) > 0:
            phrase = phrase[:cut]
            shorter = self._index.get(phrase)
            if shorter is not None:
                stop = start + len(phrase) - self._led[index]
                entry = self._fitting(shorter, text, low, start, stop)
                if entry is not None:
                    return stop, entry
        return None

    def _pattern(self, form: str) -> str:
        if self._joined or form[0] in _APART:
            return form
        return (" " if form[0].isalnum() else "") + _spaced(form)

    def _fitting(self, index: int, text: str, low: str, start: int, end: int) -> Entry | None:
        """The entry of a form that stands here as a word, with the capitals that it asks for."""
        entries = self._entries[index]
        if not self._joined and end < len(low):
            after = low[end]
            if after.isalnum() and low[end - 1].isalnum():
                if after.isalpha() or low[end - 1].isdigit():
                    return None
                entries = tuple(e for e in entries if e.tag in BESIDE_DIGITS)
        for entry in entries:
            if entry.case == "any" or entry.written_as(text[start:end]):
                return entry
        return None


def _is_sign(entry: Entry) -> bool:
    return entry.tag == "currency"


def _spaced(low: str) -> str:
    """A text with the marks that part words as spaces."""
    for mark in _APART:
        if mark in low:
            low = low.replace(mark, " ")
    return low


def _touches_only(form: str, by_form: dict[str, tuple[Entry, ...]]) -> bool:
    """Whether a form is so short that it counts only behind a number: k, m, b."""
    return (
        len(form) == 1
        and form.isalpha()
        and all(e.tag in ("scale", "times") for e in by_form[form])
    )
