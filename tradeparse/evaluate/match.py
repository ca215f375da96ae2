"""When two readings agree, and which reading of one side belongs to which of the other."""

import math
from collections.abc import Callable, Sequence

from tradeparse.evaluate.gold import Reading

#: what each level asks for beyond the one before it
ADDED: dict[str, tuple[str, ...]] = {
    "found": (),
    "read": ("comparator", "status", "measure"),
    "dated": ("period",),
    "full": ("countries", "base", "product"),
}
LEVELS = tuple(ADDED)
#: what is compared once a figure is found; PARTS says of which columns it consists
COLUMNS = tuple(column for added in ADDED.values() for column in added)
PARTS = {
    "period": ("period_start", "period_end"),
    "countries": ("reporter", "partner"),
    "base": ("base_start", "base_end"),
}

Accept = Callable[[Reading, Reading], bool]
Pairs = list[tuple[Reading, Reading | None]]


def agree(gold: Reading, read: Reading, level: str) -> bool:
    """Whether both say the same, as far as the level looks."""
    if not same_quantity(gold, read):
        return False
    for step in LEVELS[: LEVELS.index(level) + 1]:
        if any(differ(gold, read, column) for column in ADDED[step]):
            return False
    return True


def same_quantity(gold: Reading, read: Reading) -> bool:
    """Kind, value, upper bound and unit agree, numbers within one in a thousand.

    "Fell by half" is -50 percent or a factor of 0.5: growth is compared as new/old.
    """
    if gold.kind != read.kind or not _same_number(gold.value_high, read.value_high):
        return False
    ratios = _ratio(gold), _ratio(read)
    if None not in ratios and gold.value_high is None:
        return _same_number(*ratios)
    return gold.unit == read.unit and _same_number(gold.value, read.value)


def differ(gold: Reading, read: Reading, column: str) -> bool:
    """Whether the two differ in a column; of the product only whether there is one counts."""
    if column == "countries":
        return _countries(gold) != _countries(read)
    if column == "product":
        return (gold.product is None) != (read.product is None)
    names = PARTS.get(column, (column,))
    return any(getattr(gold, name) != getattr(read, name) for name in names)


def match(
    gold: Sequence[Reading], read: Sequence[Reading], accept: Accept, *, closest: bool = True
) -> Pairs:
    """Each gold reading, in the order of the text, with the read one that is its match.

    One to one and greedy: of those accepted and not yet taken, the one that overlaps most, and
    of equals the first. Not `closest`: the first in any case.
    """
    free = list(read)
    pairs: Pairs = []
    for figure in sorted(gold, key=lambda reading: reading.start):
        accepted = [o for o in free if overlap(figure, o) > 0 and accept(figure, o)]
        taken = None
        if accepted:
            taken = max(accepted, key=lambda o: overlap(figure, o)) if closest else accepted[0]
            free = [other for other in free if other is not taken]
        pairs.append((figure, taken))
    return pairs


def unmatched(read: Sequence[Reading], pairs: Pairs) -> list[Reading]:
    """The readings that no gold figure has taken."""
    taken = {id(other) for _, other in pairs}
    return [reading for reading in read if id(reading) not in taken]


def overlap(one: Reading, other: Reading) -> int:
    """Characters that both spans cover; zero or less when they lie apart."""
    return min(one.end, other.end) - max(one.start, other.start)


def _same_number(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-3, abs_tol=1e-9)


def _ratio(reading: Reading) -> float | None:
    """New/old of a growth in percent or as a factor."""
    if reading.kind != "growth" or reading.value is None:
        return None
    by_unit = {"percent": 1 + reading.value / 100, "factor": reading.value}
    return by_unit.get(reading.unit)


def _countries(reading: Reading) -> list[str] | None:
    """Reporter and partner as they are compared: unordered where the order says nothing."""
    if reading.measure == "other":  # a loan, a project: whose it is has no one answer
        return None
    pair = [reading.reporter or "", reading.partner or ""]
    return sorted(pair) if reading.measure in ("turnover", "balance", "gdp") else pair
