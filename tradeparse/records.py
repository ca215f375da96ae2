"""The records that pass through the parser: small, frozen, keyword-only."""

from dataclasses import dataclass
from datetime import date

from tradeparse.schema import Comparator, Kind, Measure, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article, communiqué or statement. `text` never changes once it is read."""

    doc_id: str
    text: str
    published: date | None = None
    publisher: str | None = None
    lang: str | None = None  # ISO 639-1
    title: str | None = None
    url: str | None = None
    duplicate_of: str | None = None  # doc_id of the first document with the same text
    origin: str | None = None  # the file it came from


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Days from `start` to `end`, both included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One mention of money, growth, share or rate: a row of the figures frame."""

    doc_id: str
    figure_id: str
    claim_id: str
    start: int  # document.text[start:end] is the surface
    end: int
    surface: str
    sentence: str
    kind: Kind
    value: float  # currency units, signed percent, or new/old
    value_high: float | None = None  # upper bound of a range
    unit: str
    ratio: float | None = None  # growth only: new/old
    comparator: Comparator = "="
    status: Status = "actual"
    measure: Measure = "other"
    reporter: str | None = None
    partner: str | None = None
    product: str | None = None
    period: Interval | None = None
    base: Interval | None = None
    rule: str = ""  # which rule found it; for explain(), not a column
    because: tuple[tuple[str, str], ...] = ()  # column -> the words behind it; for explain()
