"""Which sentences of a text are read: those that may hold a figure, and those that lead to one."""

from typing import NamedTuple

import regex

from tradeparse.packs import NUMBERS, TRIGGERS, Entry, Pack, Word
from tradeparse.parse.view import View

_TOUCHING = regex.compile(r"[0-9]\p{L}")
#: an anchor: where a word stands, and what it is
Anchor = tuple[int, int, Entry]
#: words that may be a figure by themselves; the others need a number at their side
_ALONE = frozenset({"multiple", "half"})
_COUNTED = frozenset({"part", "quarter"})
#: how far from its unit a number word may end: "three and a half million", "three of a million"
_NEAR = 4


class Place(NamedTuple):
    """Where a sentence stands; `leads`: it holds no figure, but may say what the next ones mean."""

    paragraph: int
    start: int
    end: int
    leads: bool


def plan(view: View, words: Pack) -> list[Place]:
    """The sentences to read, in order; none where no sentence may hold a figure.

    Of the sentences before one with figures the nearest of its paragraph is read, and the last that
    names a flow.
    """
    anchors = _anchors(view, words)
    if not any(entry.tag in TRIGGERS for _, _, entry in anchors):
        return []
    places: list[Place] = []
    nearest: Place | None = None
    naming: Place | None = None
    at = 0
    for paragraph, (_, stop) in enumerate(view.paragraphs):
        if at == len(anchors):
            break
        nearest = None
        if anchors[at][0] >= stop:
            continue
        for start, end in view.sentences(paragraph):
            first = at
            while at < len(anchors) and anchors[at][0] < end:
                at += 1
            own = anchors[first:at]
            if not _may_hold_a_figure(own, view.low, words.articles):
                nearest = Place(paragraph, start, end, leads=True)
                if any(entry.tag == "measure" for _, _, entry in own):
                    naming = nearest
                continue
            if naming is not None and naming is not nearest:
                places.append(naming)
            if nearest is not None:
                places.append(nearest)
            places.append(Place(paragraph, start, end, leads=False))
            nearest = naming = None
    return places


def _anchors(view: View, words: Pack) -> list[Anchor]:
    """The anchors of a text, those among them that touch the digits before them: 45pc."""
    found = words.anchors.find(view.plain, view.low)
    touching: list[Anchor] = []
    for match in _TOUCHING.finditer(view.low):
        at = match.end() - 1
        word = words.anchors.behind_digits(view.plain, view.low, at)
        if word is not None:
            touching.append((at, *word))
    return sorted((*found, *touching), key=lambda anchor: anchor[0]) if touching else found


def _may_hold_a_figure(anchors: list[Anchor], low: str, articles: tuple[str, ...]) -> bool:
    """Whether the anchors of a sentence can make a figure: a unit with a number at its side."""
    for index, (start, end, entry) in enumerate(anchors):
        tag = entry.tag
        if tag not in TRIGGERS:
            continue
        if tag in _ALONE or _stands_alone(entry) or _beside_digits(low, start, end):
            return True
        before = anchors[index - 1] if index else None
        if before is not None and before[2].tag in NUMBERS and start - before[1] <= _NEAR:
            return True
        after = anchors[index + 1] if index + 1 < len(anchors) else None
        if after is not None and after[2].tag in NUMBERS and after[0] - end <= _NEAR:
            return True
        if (tag in _COUNTED or tag == "scale") and low.endswith(articles, max(start - 8, 0), start):
            return True
    return False


def _stands_alone(entry: Entry) -> bool:
    """Whether a part or a scale needs no number: треть, миллиард."""
    return isinstance(entry.value, Word) and entry.value.role in ("fraction", "one")


def _beside_digits(low: str, start: int, end: int) -> bool:
    """Whether a digit stands right before or behind a word, a space or hyphen between at most."""
    return any(c.isdigit() for c in low[max(start - 2, 0) : start] + low[end : end + 2])
