"""A frame to a table for people: sorted, aligned, units in the heads, comparators visible.

Each function gives a `Fragment` that a notebook shows; `tp.publish_table` takes the frame itself.
`layout` is how any table is written, the other files are one question each, as in `analysis`.
"""

from tradeparse.tables.claims import claims, preview, targets
from tradeparse.tables.corrections import corrections
from tradeparse.tables.coverage import gaps, languages, losses, without_figures
from tradeparse.tables.findings import contradictions, growth
from tradeparse.tables.official import mirror, official, unmatched
from tradeparse.tables.outlets import outlets
from tradeparse.tables.pairs import changes, comparison, parts
from tradeparse.tables.progress import progress

__all__ = [
    "changes",
    "claims",
    "comparison",
    "contradictions",
    "corrections",
    "gaps",
    "growth",
    "languages",
    "losses",
    "mirror",
    "official",
    "outlets",
    "parts",
    "preview",
    "progress",
    "targets",
    "unmatched",
    "without_figures",
]
