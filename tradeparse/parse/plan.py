"""Which sentences of a text are read: those that may hold a figure, and those that lead to one."""

import re
from typing import NamedTuple

from tradeparse.packs import NUMBERS, TRIGGERS, WORDED, Pack
from tradeparse.parse.view import View

_DIGIT = re.compile(r"\d")


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
    anchors = words.anchors.find(view.plain, view.low)
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
            tags = set()
            while at < len(anchors) and anchors[at][0] < end:
                tags.add(anchors[at][2].tag)
                at += 1
            if not _may_hold_a_figure(tags, view.low, start, end):
                nearest = Place(paragraph, start, end, leads=True)
                naming = nearest if "measure" in tags else naming
                continue
            if naming is not None and naming is not nearest:
                places.append(naming)
            if nearest is not None:
                places.append(nearest)
            places.append(Place(paragraph, start, end, leads=False))
            nearest = naming = None
    return places


def _may_hold_a_figure(tags: set[str], low: str, start: int, end: int) -> bool:
    """Whether the anchors of a sentence can make a figure, with a number where they need one."""
    if not tags & TRIGGERS:
        return False
    if tags & WORDED or tags & NUMBERS:
        return True
    return _DIGIT.search(low, start, end) is not None
