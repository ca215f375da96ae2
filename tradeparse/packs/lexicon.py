"""All words of a language in one automaton: where they stand in a text, and what they are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

#: tags that may touch a digit: "20mn", "USD24.2", "5%", "2.5fold"
BESIDE_DIGITS = frozenset({"scale", "currency", "percent", "point", "times", "unit", "compare", "fiscal"})


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
    """

    def __init__(self, entries: Iterable[Entry], *, joined: bool = False) -> None:
        by_form: dict[str, dict[str, Entry]] = {}
        for entry in entries:
            cases = by_form.setdefault(entry.form.replace("İ", "i").lower(), {})
            cases[entry.form if entry.case == "exact" else entry.case] = entry
        order = {"exact": 0, "upper": 1, "initial": 2, "any": 3}
        self._forms = list(by_form)
        self._entries = [
            tuple(sorted(cases.values(), key=lambda e: order[e.case])) for cases in by_form.values()
        ]
        self._joined = joined
        self._automaton = AhoCorasick(
            self._forms,
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.DFA,
        )

    def __len__(self) -> int:
        return len(self._forms)

    def entries(self) -> Iterator[Entry]:
        """Every entry, in the order of its form's first appearance."""
        for cases in self._entries:
            yield from cases

    def find(self, text: str, low: str) -> list[tuple[int, int, Entry]]:
        """(start, end, entry) of the words in `text`, left to right, none overlapping.

        low: `text` in lower case, letter for letter.
        """
        found: list[tuple[int, int, Entry]] = []
        offset = 0
        pending = self._automaton.find_matches_as_indexes(low)
        while pending:
            retry = -1
            for index, start, end in pending:
                start += offset
                end += offset
                entry = self._fitting(index, text, low, start, end)
                if entry is not None:
                    found.append((start, end, entry))
                elif " " in self._forms[index]:  # a phrase may have hidden a word inside it
                    retry = low.index(" ", start) + 1
                    break
            if retry < 0:
                break
            offset = retry
            pending = self._automaton.find_matches_as_indexes(low[offset:])
        return found

    def _fitting(self, index: int, text: str, low: str, start: int, end: int) -> Entry | None:
        joined = self._joined
        before = low[start - 1] if start else " "
        after = low[end] if end < len(low) else " "
        if not joined:
            if before.isalpha() and low[start].isalpha():
                return None
            if after.isalpha() and low[end - 1].isalpha():
                return None
        digit = (before.isdigit() and low[start].isalnum()) or (
            after.isdigit() and low[end - 1].isalnum()
        )
        for entry in self._entries[index]:
            if digit and not joined and entry.tag not in BESIDE_DIGITS:
                continue
            if entry.case == "any" or entry.written_as(text[start:end]):
                return entry
        return None
