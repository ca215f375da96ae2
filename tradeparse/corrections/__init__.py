"""Figures corrected by hand: kept in a file, applied to every later run, checked against the text.

A correction names a figure, a column and the value that it should have; or it removes a figure
that is none, or adds one that was missed. It carries the words and the sentence that it is about,
so that it is known to be stale when the text has changed.

`file.py` reads and writes the file, `values.py` checks what stands in it, `places.py` finds the
figures that it is about, `apply.py` changes them, `notebook.py` is for whoever finds a misreading.
"""

from tradeparse.corrections.apply import apply_corrections, review_corrections
from tradeparse.corrections.file import read_corrections
from tradeparse.corrections.notebook import add_figure, correct

__all__ = [
    "add_figure",
    "apply_corrections",
    "correct",
    "read_corrections",
    "review_corrections",
]
