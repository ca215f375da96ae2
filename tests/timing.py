"""The periods and bases that a text's figures have, shown in one line each."""

from datetime import date, timedelta

from tradeparse.parse import extract
from tradeparse.records import Document, Figure, Interval

PUBLISHED = date(2023, 11, 30)


def when(text: str, published: date | None = PUBLISHED) -> list[str]:
    """The period of each figure, and its base behind "<": `2023-01..2023-09 < 2022-01..2022-09`."""
    document = Document(doc_id="d", text=text, published=published, lang="en")
    return [_shown(figure) for figure in extract(document)]


def _shown(figure: Figure) -> str:
    base = f" < {_span(figure.base)}" if figure.base else ""
    return _span(figure.period) + base


def _span(interval: Interval | None) -> str:
    """`2023`, `2023-05`, `2023-01..2023-09`; with days where they are no whole months.

    A dash where there is none.
    """
    if interval is None:
        return "-"
    if interval.start.day > 1 or (interval.end + timedelta(days=1)).day > 1:
        return f"{interval.start}..{interval.end}"
    start, end = f"{interval.start:%Y-%m}", f"{interval.end:%Y-%m}"
    if (start[5:], end[5:]) == ("01", "12"):
        return start[:4] if start[:4] == end[:4] else f"{start[:4]}..{end[:4]}"
    return start if start == end else f"{start}..{end}"
