"""The two sides of an evaluation: what gold files say, and what was read."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from tradeparse.errors import UnreadableDocument
from tradeparse.records import Document, Figure
from tradeparse.schema import FIGURE_COLUMNS

Extract = Callable[[list[Document]], Iterable[Figure]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one side says of one span: a missing cell is None, a day is ISO text."""

    start: int
    end: int
    surface: str
    kind: str
    value: float | None
    value_high: float | None
    unit: str
    comparator: str
    status: str
    measure: str
    reporter: str | None
    partner: str | None
    product: str | None
    period_start: str | None
    period_end: str | None
    base_start: str | None
    base_end: str | None
    claim_id: str | None
    figure: Figure | None = None  # where this side is the parser: the figure, for its reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One document with what gold says and what was read, each in its own order."""

    document: Document
    gold: tuple[Reading, ...]
    read: tuple[Reading, ...]


def compare(
    gold: Iterable[str | Path], *, pred: str | Path | None = None, extract: Extract | None = None
) -> list[Compared]:
    """Each document of the gold files beside what was read in it.

    pred: a figures file made before; without it the documents are read now, by `extract`
    (default: tradeparse's own), and in a language without a pack nothing is read. Raises
    UnreadableDocument for a gold file that does not hold together, and what read_figures
    raises for `pred`.
    """
    said = [pair for path in gold for pair in _read_gold(Path(path))]
    if pred is not None:
        read = _readings_of_file(pred)
    else:
        read = _readings_of_parser([document for document, _ in said], extract)
    return [
        Compared(document=document, gold=figures, read=tuple(read.get(document.doc_id, ())))
        for document, figures in said
    ]


def reading(row: Mapping[str, Any], figure: Figure | None = None) -> Reading:
    """A row of gold or of a figures frame as a Reading."""
    return Reading(
        **{name: _cell(name, row.get(name)) for name in _CELLS},
        figure=figure,
    )


_CELLS = [field.name for field in fields(Reading) if field.name != "figure"]


def _cell(name: str, value: Any) -> Any:
    """A cell as Reading wants it: numbers as float, days as ISO text, nothing as None."""
    kind = FIGURE_COLUMNS[name]
    if value is None or value == "" or value != value:  # NaN and NaT differ from themselves
        return None
    if kind == "number":
        return float(value)
    return int(value) if kind == "integer" else str(value)[: 10 if kind == "date" else None]


def _readings_of_file(path: str | Path) -> dict[str, list[Reading]]:
    from tradeparse.frames import read_figures

    by_document: dict[str, list[Reading]] = defaultdict(list)
    for row in read_figures(path).to_dict("records"):
        by_document[row["doc_id"]].append(reading({str(k): v for k, v in row.items()}))
    return by_document


def _readings_of_parser(
    documents: list[Document], extract: Extract | None
) -> dict[str, list[Reading]]:
    from tradeparse import packs, parse

    read = extract or parse.extract
    documents = [d for d in documents if d.lang is None or d.lang in packs.languages()]
    by_document: dict[str, list[Reading]] = defaultdict(list)
    for figure in read(documents):
        by_document[figure.doc_id].append(reading(_row(figure), figure))
    return by_document


def _row(figure: Figure) -> dict[str, Any]:
    """A figure's columns, its two intervals opened into their days."""
    edges = {
        f"{name}_{edge}": getattr(interval, edge, None)
        for name, interval in (("period", figure.period), ("base", figure.base))
        for edge in ("start", "end")
    }
    plain = {name: getattr(figure, name) for name in _CELLS if name not in edges}
    return {**plain, **edges}


def _read_gold(path: Path) -> Iterator[tuple[Document, tuple[Reading, ...]]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableDocument(
            f"{path}: not a readable gold file ({error}). It is a .jsonl of documents."
        ) from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _gold_document(line, f"{path}, line {number}")


def _gold_document(line: str, place: str) -> tuple[Document, tuple[Reading, ...]]:
    try:
        row = json.loads(line)
        document = Document(
            doc_id=str(row["doc_id"]),
            text=row["text"],
            published=date.fromisoformat(row["published"]) if row.get("published") else None,
            publisher=row.get("publisher"),
            lang=row.get("lang"),
            title=row.get("title"),
            url=row.get("url"),
        )
        figures = tuple(reading(figure) for figure in row["figures"])
        moved = [f for f in figures if document.text[f.start : f.end] != f.surface]
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnreadableDocument(
            f"{place}: not a gold document ({type(error).__name__}: {error}). Each line holds "
            "a document's fields and its `figures`: data contract, 'Files'."
        ) from error
    if moved:
        found = document.text[moved[0].start : moved[0].end]
        raise UnreadableDocument(
            f"{place}: at {moved[0].start}:{moved[0].end} stands {found!r}, and the gold figure "
            f"says {moved[0].surface!r}. Correct its start and end."
        )
    return document, figures
