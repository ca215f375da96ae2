"""Which sentences of a text are read: those that may hold a figure, and those that lead to one."""

import re
from operator import itemgetter
from typing import NamedTuple

import regex

from tradeparse.packs import NUMBERS, TRIGGERS, Entry, Pack, Word
from tradeparse.parse.scan.tables import is_note
from tradeparse.parse.tokens import Sentence
from tradeparse.parse.view import View, is_heading, is_item, is_row

_TOUCHING = regex.compile(r"[0-9]\p{L}")
#: an anchor: where a word stands, and what it is
Anchor = tuple[int, int, Entry]
#: words that may be a figure by themselves; the others need a number at their side
_ALONE = frozenset({"multiple", "half"})
_COUNTED = frozenset({"part", "quarter", "scale", "point"})
#: how far from its unit a number word may end: "three and a half million", "three of a million"
_NEAR = 4
_NEAR_TIMES = 12  # в семь с лишним раз
_LONGEST_HEADING = 100  # characters
_SHORT = 40  # of a question
_YEAR = re.compile(r"[12](?:(?<=\b1)9|(?<=\b2)0)\d\d\b")


class Place(NamedTuple):
    """Where a sentence stands; `leads`: it holds no figure, but may say what the next ones mean."""

    paragraph: int
    start: int
    end: int
    leads: bool


def plan(view: View, words: Pack) -> list[Place]:
    """The sentences to read, in order; none where no sentence may hold a figure.

    Of the sentences before one with figures the nearest of its paragraph is read, the last that
    names a flow, and the last short question; before the first also the last that names a year: the
    results for May 2024. The rows of a table are read with their heading, and the numbers behind a
    note on their unit.
    """
    anchors = _anchors(view, words)
    if not any(entry.tag in TRIGGERS for _, _, entry in anchors):
        return []
    planner = _Planner(view, words)
    at = 0
    for paragraph, (begin, stop) in enumerate(view.paragraphs):
        bare = at == len(anchors) or anchors[at][0] >= stop
        tabular = planner.table is not None or planner.note is not None
        if bare and not tabular and not planner.may_be_dated(begin, stop):
            planner.nearest = Place(paragraph, begin, stop, leads=True)
            continue
        planner.nearest = planner.heading
        for start, end in view.sentences(paragraph):
            first = at
            while at < len(anchors) and anchors[at][0] < end:
                at += 1
            planner.take(Place(paragraph, start, end, leads=False), anchors[first:at])
    return planner.places


class _Planner:
    """Takes the sentences of a text in order, and keeps those that are to be read."""

    def __init__(self, view: View, words: Pack) -> None:
        self.places: list[Place] = []
        self.nearest: Place | None = None  # the sentence before, where it holds no figure
        self.table: Place | None = None  # the heading of the rows that follow
        self.note: Place | None = None  # the sentence that says in what all numbers are
        self._naming: Place | None = None  # the last one to name a flow
        self._asking: Place | None = None  # the last short question: and Italy?
        self._dating: Place | None = None  # the last one before all figures to name a year
        self._view = view
        self._words = words

    @property
    def heading(self) -> Place | None:
        """The sentence before, where it is a heading, or a question."""
        near = self.nearest
        if near is None or near.end - near.start > _LONGEST_HEADING:
            return None
        text = self._view.text[near.start : near.end]
        return near if is_heading(text) or text.endswith("?") else None

    def may_be_dated(self, start: int, end: int) -> bool:
        """Whether a year is named before all figures, which may be that of what follows."""
        return not self.places and _YEAR.search(self._view.low, start, end) is not None

    def take(self, place: Place, anchors: list[Anchor]) -> None:
        """Read a sentence, hear it for what it says of others, or pass over it."""
        text = self._view.text[place.start : place.end]
        if self.table is not None and (is_row(text) or (is_item(text) and self._counts(place))):
            self._keep(self.table)
            self._keep(self.nearest)  # the heading of a part of the table
            self._keep(place)
            return
        tags = {entry.tag for _, _, entry in anchors}
        money = "currency" in tags
        if money and self.note is None and self._is_note(place):
            self.note = place
        elif money and self._view.plain[place.end - 1] not in ".!?":
            self.table = place  # it may be a heading
        elif self.table is not None and not self._divides_a_table(place, anchors):
            self.table = None
        counts = self.note not in (None, place) and self._counts(place)
        if not counts and not _may_hold_a_figure(anchors, self._view.low, self._words.articles):
            self.nearest = place._replace(leads=True)
            if "measure" in tags:
                self._naming = self.nearest
            if self._view.plain[place.end - 1] == "?" and place.end - place.start <= _SHORT:
                self._asking = self.nearest
            if self.may_be_dated(place.start, place.end):
                self._dating = self.nearest
            return
        leading = filter(None, (self.note, self._dating, self._naming, self._asking, self.nearest))
        for before in sorted(leading, key=lambda leads: leads.start):
            self._keep(before)
        self._keep(place)
        self.nearest = self._naming = self._dating = self._asking = None

    def _keep(self, place: Place | None) -> None:
        if place is not None and (not self.places or self.places[-1].start < place.start):
            self.places.append(place)

    def _divides_a_table(self, place: Place, anchors: list[Anchor]) -> bool:
        """Whether a line without figures heads a part of a table."""
        short = place.end - place.start <= _LONGEST_HEADING
        bare = not _may_hold_a_figure(anchors, self._view.low, self._words.articles)
        return short and bare and is_heading(self._view.text[place.start : place.end])

    def _counts(self, place: Place) -> bool:
        """Whether a sentence has a number."""
        return any(c.isdigit() for c in self._view.low[place.start : place.end])

    def _is_note(self, place: Place) -> bool:
        """Whether a short sentence without other numbers than a year says in what all are."""
        if place.end - place.start > _LONGEST_HEADING:
            return False
        closed = self._view.plain[place.end - 1] == "."
        bare = _YEAR.sub("", self._view.low[place.start : place.end])
        if not closed or any(c.isdigit() for c in bare):
            return False
        words = self._words
        return is_note(Sentence(self._view, words, place.start, place.end, words.decimal))


def _anchors(view: View, words: Pack) -> list[Anchor]:
    """The anchors of a text, those among them that touch the digits before them: 45pc."""
    found = words.anchors.find(view.plain, view.low)
    touching: list[Anchor] = []
    for match in _TOUCHING.finditer(view.low):
        at = match.end() - 1
        word = words.anchors.behind_digits(view.plain, view.low, at)
        if word is not None:
            touching.append((at, *word))
    return sorted((*found, *touching), key=itemgetter(0)) if touching else found


def _may_hold_a_figure(anchors: list[Anchor], low: str, articles: tuple[str, ...]) -> bool:
    """Whether the anchors of a sentence can make a figure: a unit with a number at its side."""
    for index, (start, end, entry) in enumerate(anchors):
        tag = entry.tag
        if tag not in TRIGGERS:
            continue
        if tag in _ALONE or _stands_alone(entry) or _beside_digits(low, start, end):
            return True
        before = anchors[index - 1] if index else None
        near = _NEAR_TIMES if tag == "times" else _NEAR
        if before is not None and before[2].tag in NUMBERS and start - before[1] <= near:
            return True
        after = anchors[index + 1] if index + 1 < len(anchors) else None
        if after is not None and after[2].tag in NUMBERS and after[0] - end <= _NEAR:
            return True
        if tag in _COUNTED and low.endswith(articles, max(start - 8, 0), start):
            return True
    return False


def _stands_alone(entry: Entry) -> bool:
    """Whether a part or a scale needs no number: треть, миллиард."""
    return isinstance(entry.value, Word) and entry.value.role in ("fraction", "one")


def _beside_digits(low: str, start: int, end: int) -> bool:
    """Whether a digit stands right before or behind a word, a space or hyphen between at most."""
    return any(c.isnumeric() for c in low[max(start - 2, 0) : start] + low[end : end + 2])
