"""Files with one document a row: what .jsonl, .csv and .parquet have in common."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tradeparse.documents.fields import Origin, document_of
from tradeparse.documents.files import Source
from tradeparse.documents.skipped import Skipped
from tradeparse.records import Document


@dataclass(frozen=True, slots=True)
class Row:
    """One row's fields; `number` counts from 1 and names a document that has no id."""

    number: int
    place: str
    fields: Mapping[str, object]


def read_rows(source: Source, rows: Iterable[Row | Skipped]) -> Iterator[Document | Skipped]:
    """The documents of all rows, ids made unique; the rows that held none, each in its order.

    Where no row holds a document, one Skipped speaks for the whole file.
    """
    places: dict[str, str] = {}
    losses: list[Skipped] = []
    for found in _documents(source, rows):
        if isinstance(found, Skipped) and not found.kept and not places:
            losses.append(found)
            continue
        yield from losses
        losses.clear()
        if isinstance(found, Skipped):
            yield found
        else:
            place, document = found
            yield from _with_own_id(document, place, places)
    if not places:
        yield _nothing_in(source, losses)


def _documents(
    source: Source, rows: Iterable[Row | Skipped]
) -> Iterator[tuple[str, Document] | Skipped]:
    for row in rows:
        if isinstance(row, Skipped):
            yield row
            continue
        origin = Origin(source.name, f"{source.stem}-{row.number}", row.place)
        for found in document_of(row.fields, origin):
            yield found if isinstance(found, Skipped) else (row.place, found)


def _with_own_id(
    document: Document, place: str, places: dict[str, str]
) -> Iterator[Document | Skipped]:
    given = document.doc_id
    number = 2
    while document.doc_id in places:
        document = replace(document, doc_id=f"{given}-{number}")
        number += 1
    if document.doc_id != given:
        yield Skipped(
            name=document.origin or "",
            place=place,
            reason=f"doc_id {given!r} stands at {places[given]} too; read as {document.doc_id!r}",
            remedy="Give each document an id of its own",
            kept=True,
        )
    places[document.doc_id] = place
    yield document


def _nothing_in(source: Source, losses: list[Skipped]) -> Skipped:
    if not losses:
        remedy = "Add a row for each, or remove it"
        return Skipped(name=source.name, reason="holds no documents", remedy=remedy)
    others = len(losses) - 1
    if not others:
        return losses[0]
    said = f"{losses[0].reason}, and none of the other {others} rows can be read either"
    return replace(losses[0], reason=said)
