"""What was corrected last in this session, so that `tp.correct` knows which figures and file."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from tradeparse.corrections.places import Documents


@dataclass(slots=True)
class Session:
    """The figures as they were read, their documents, and the file of their corrections."""

    figures: pd.DataFrame | None = None
    documents: Documents | None = None
    path: Path | None = None


last = Session()


def remember(figures: pd.DataFrame, documents: Documents | None, path: Path | None) -> None:
    """Keep in mind what apply_corrections was called with."""
    last.figures, last.documents, last.path = figures, documents, path
