"""What went wrong, figure by figure: gold beside what was read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from tradeparse.evaluate.gold import Compared, Reading
from tradeparse.evaluate.match import (
    COLUMNS,
    LEVELS,
    PARTS,
    agree,
    differ,
    match,
    overlap,
    same_quantity,
    unmatched,
)
from tradeparse.records import Document

#: the level of a figure that was read where gold has none
EXTRA = "extra"
QUANTITY = ("kind", "value", "value_high", "unit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A gold figure and the first level at which it fails, or a figure that isn't there."""

    level: str  # a level, or EXTRA
    document: Document
    gold: Reading | None
    read: Reading | None  # what was read at the place, if anything

    @property
    def start(self) -> int:
        """Where in the text it stands."""
        figure = self.gold or self.read
        return figure.start if figure else 0

    @property
    def columns(self) -> dict[str, tuple[object, object]]:
        """The columns that differ, each with gold's cell and the one read."""
        if self.gold is None or self.read is None:
            return {}
        names = QUANTITY if self.level == "found" else _opened(self.gold, self.read)
        cells = {n: (getattr(self.gold, n), getattr(self.read, n)) for n in names}
        return {name: pair for name, pair in cells.items() if pair[0] != pair[1]}


def misses(compared: Iterable[Compared]) -> Iterator[Miss]:
    """Every miss, in the order of the documents and, within one, of the text."""
    for c in compared:
        yield from sorted(_misses(c), key=lambda miss: miss.start)


def _misses(compared: Compared) -> list[Miss]:
    listed: list[Miss] = []
    for level in LEVELS:
        pairs = match(compared.gold, compared.read, partial(agree, level=level))
        free = unmatched(compared.read, pairs)
        known = {id(miss.gold) for miss in listed}
        listed += [
            Miss(level=level, document=compared.document, gold=gold, read=_near(gold, free))
            for gold, read in pairs
            if read is None and id(gold) not in known
        ]
    misread = {id(miss.read) for miss in listed}
    found = match(compared.gold, compared.read, same_quantity)
    return listed + [
        Miss(level=EXTRA, document=compared.document, gold=None, read=read)
        for read in unmatched(compared.read, found)
        if id(read) not in misread
    ]


def _near(gold: Reading, free: list[Reading]) -> Reading | None:
    """Of the readings left at the place the closest: the same quantity, then most covered."""
    touching = [read for read in free if overlap(gold, read) > 0]
    return max(touching, key=lambda r: (same_quantity(gold, r), overlap(gold, r)), default=None)


def _opened(gold: Reading, read: Reading) -> list[str]:
    """The compared columns that differ, what consists of two opened into them."""
    wrong = [column for column in COLUMNS if differ(gold, read, column)]
    return [n for c in wrong for n in PARTS.get(c, (c,))]
