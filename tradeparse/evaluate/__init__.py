"""How well figures are read: against gold files, level by level.

A gold figure and a read one match when they stand in the same document, their spans overlap
and the columns of the level agree:

    found   kind, value, value_high, unit
    read    found + comparator, status, measure
    dated   read + period
    full    dated + countries, base interval, product given or not
    linked  of the figures found: pairs that share a claim

`gold.py` reads both sides, `corrected.py` takes corrections for gold, `match.py` pairs them up,
`score.py` counts, `misses.py` lists.
"""

from tradeparse.evaluate.corrected import against_corrections, stale
from tradeparse.evaluate.gold import Compared, compare
from tradeparse.evaluate.match import COLUMNS, LEVELS
from tradeparse.evaluate.misses import Miss, misses
from tradeparse.evaluate.score import (
    NOTHING,
    ColumnScore,
    Score,
    column_scores,
    kinds_confused,
    level_scores,
    scores_by,
)

__all__ = [
    "COLUMNS",
    "LEVELS",
    "NOTHING",
    "ColumnScore",
    "Compared",
    "Miss",
    "Score",
    "against_corrections",
    "column_scores",
    "compare",
    "kinds_confused",
    "level_scores",
    "misses",
    "scores_by",
    "stale",
]
