"""Counts: precision, recall and F1 per level and part, accuracy per column, kinds confused."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from tradeparse.evaluate.gold import Compared, Reading
from tradeparse.evaluate.match import (
    COLUMNS,
    LEVELS,
    agree,
    differ,
    match,
    same_quantity,
    unmatched,
)

#: what stands in the other side's place where it has no figure
NOTHING = "nothing"

Part = Callable[[Compared, Reading], str]
PARTS: dict[str, Part] = {
    "lang": lambda compared, _: compared.document.lang or "unknown",
    "kind": lambda _, figure: figure.kind,
    "measure": lambda _, figure: figure.measure,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What was right, of what gold has and of what was read."""

    recalled: int = 0  # of gold, how many were read
    gold: int = 0
    confirmed: int = 0  # of those read, how many gold has
    read: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            recalled=self.recalled + other.recalled,
            gold=self.gold + other.gold,
            confirmed=self.confirmed + other.confirmed,
            read=self.read + other.read,
        )

    @property
    def precision(self) -> float:
        """Right of those read; 0 when nothing was read."""
        return self.confirmed / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """Read of those in gold; 0 when gold has nothing."""
        return self.recalled / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnScore:
    """How a column fared among the figures found."""

    right: int
    found: int
    alone: int  # figures that would be full, were it not for this column

    @property
    def accuracy(self) -> float:
        """Right of those found; 0 when none was found."""
        return self.right / self.found if self.found else 0.0


def level_scores(compared: Iterable[Compared]) -> dict[str, Score]:
    """A Score for each level, `linked` last."""
    compared = list(compared)
    scores = {level: sum((_score(c, level) for c in compared), Score()) for level in LEVELS}
    return {**scores, "linked": sum(map(_linked, compared), Score())}


def scores_by(compared: Iterable[Compared], part: str) -> dict[str, dict[str, Score]]:
    """Level scores for each language, kind or measure, the most frequent first.

    Gold figures count to the part that gold gives them, read ones to the part that was read.
    `linked` is counted by language alone, since a claim joins kinds.
    """
    compared = list(compared)
    if part == "lang":
        langs = Counter(PARTS["lang"](c, g) for c in compared for g in (*c.gold, *c.read))
        return {
            lang: level_scores(c for c in compared if (c.document.lang or "unknown") == lang)
            for lang, _ in langs.most_common()
        }
    by_level = {level: _score_by(compared, level, PARTS[part]) for level in LEVELS}
    names = sorted(by_level["found"], key=lambda name: -by_level["found"][name].gold)
    return {name: {level: by_level[level][name] for level in LEVELS} for name in names}


def column_scores(compared: Iterable[Compared]) -> dict[str, ColumnScore]:
    """For each column, how often it is right where the figure is found; the worst first."""
    found = [
        {column for column in COLUMNS if differ(gold, read, column)}
        for c in compared
        for gold, read in match(c.gold, c.read, same_quantity)
        if read is not None
    ]
    scores = {
        column: ColumnScore(
            right=sum(column not in wrong for wrong in found),
            found=len(found),
            alone=sum(wrong == {column} for wrong in found),
        )
        for column in COLUMNS
    }
    return dict(sorted(scores.items(), key=lambda item: item[1].right))


def kinds_confused(compared: Iterable[Compared]) -> Counter[tuple[str, str]]:
    """How often gold's kind was read as which kind; `nothing` where a side has no figure."""
    counts: Counter[tuple[str, str]] = Counter()
    for c in compared:
        pairs = match(c.gold, c.read, lambda _gold, _read: True)
        counts.update((gold.kind, read.kind if read else NOTHING) for gold, read in pairs)
        counts.update((NOTHING, read.kind) for read in unmatched(c.read, pairs))
    return counts


def _score(compared: Compared, level: str) -> Score:
    pairs = match(compared.gold, compared.read, partial(agree, level=level))
    right = sum(read is not None for _, read in pairs)
    return Score(recalled=right, gold=len(compared.gold), confirmed=right, read=len(compared.read))


def _score_by(compared: Sequence[Compared], level: str, part: Part) -> dict[str, Score]:
    counts: dict[str, Counter[str]] = {}
    for c in compared:
        pairs = match(c.gold, c.read, partial(agree, level=level))
        for side, figures in (
            ("gold", c.gold),
            ("read", c.read),
            ("recalled", [gold for gold, read in pairs if read]),
            ("confirmed", [read for _, read in pairs if read]),
        ):
            for figure in figures:
                counts.setdefault(part(c, figure), Counter())[side] += 1
    return {name: Score(**count) for name, count in counts.items()}


def _linked(compared: Compared) -> Score:
    """Pairs that share a claim, over the figures that both sides have."""
    pairs = match(compared.gold, compared.read, same_quantity, closest=False)
    claims = [(gold.claim_id, read.claim_id) for gold, read in pairs if read is not None]
    in_gold, in_read = (_together([claim[side] for claim in claims]) for side in (0, 1))
    right = len(in_gold & in_read)
    return Score(recalled=right, gold=len(in_gold), confirmed=right, read=len(in_read))


def _together(claims: Sequence[str | None]) -> set[tuple[int, int]]:
    """Places of every two figures that have the same claim."""
    return {
        (i, j)
        for i, j in combinations(range(len(claims)), 2)
        if claims[i] is not None and claims[i] == claims[j]
    }
