"""A frame to a table for people: sorted, aligned, units in the heads, comparators visible.

Each function gives a `Fragment` that a notebook shows; `tp.publish_table` takes the frame itself.
`layout` is how any table is written, the other files are one question each, as in `analysis`.
"""

from tradeparse.tables.claims import claims, preview, targets
from tradeparse.tables.corrections import corrections
from tradeparse.tables.findings import contradictions, growth
from tradeparse.tables.pairs import changes, comparison, parts

__all__ = [
    "changes",
    "claims",
    "comparison",
    "contradictions",
    "corrections",
    "growth",
    "parts",
    "preview",
    "targets",
]
