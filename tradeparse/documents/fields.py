"""The contract's document fields, as a header or a row states them, to a Document."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tradeparse.documents.dates import parse_date
from tradeparse.documents.head import Head, read_head
from tradeparse.documents.language import code_of
from tradeparse.documents.skipped import Skipped
from tradeparse.records import Document


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document's fields stand: its file, the place in it, and the id it gets there."""

    name: str
    default_id: str
    place: str = ""

    def note(self, reason: str, remedy: str) -> Skipped:
        """A line about a document that is read all the same."""
        return Skipped(name=self.name, place=self.place, reason=reason, remedy=remedy, kept=True)


def document_of(fields: Mapping[str, object], origin: Origin) -> Iterator[Document | Skipped]:
    """The document and a note for each field that could not be taken; without text, a Skipped.

    A field that is there and empty is missing; one that is not there at all is looked for in
    the head of the text. `source` serves as url where it is one address.
    """
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        yield _without_text(fields, origin)
        return
    head = read_head(text) if {"published", "publisher", "title"} - fields.keys() else Head()
    taken: dict[str, str | None] = {}
    for key in ("doc_id", "publisher", "title", "url", "source", "lang"):
        taken[key], wrong = _words(fields.get(key), number_allowed=key == "doc_id")
        if wrong:
            reason = f"`{key}` is {wrong} where text is expected, and counts as missing"
            yield origin.note(reason, "Write it as text")
    published = parse_date(fields.get("published"))
    if published is None and not _is_missing(fields.get("published")):
        reason = f"`published` is {fields['published']!r}, no date that can be read, and is missing"
        yield origin.note(reason, "Write the date as 2022-11-06")
    lang = code_of(taken["lang"] or "")
    if taken["lang"] and lang is None:
        reason = f"`lang` is {taken['lang']!r}, no ISO 639-1 code; the language is detected"
        yield origin.note(reason, "Write two letters, such as en")
    yield Document(
        doc_id=taken["doc_id"] or origin.default_id,
        text=text,
        published=published if "published" in fields else head.published,
        publisher=taken["publisher"] if "publisher" in fields else head.publisher,
        title=taken["title"] if "title" in fields else head.title,
        lang=lang,
        url=taken["url"] or _address(taken["source"]),
        origin=origin.name,
    )


def _without_text(fields: Mapping[str, object], origin: Origin) -> Skipped:
    text = fields.get("text")
    if "text" not in fields:
        reason = "has no `text`"
    elif _is_missing(text):
        reason = "has an empty text"
    else:
        reason = f"`text` is {_kind(text)} where text is expected"
    return Skipped(
        name=origin.name,
        place=origin.place,
        reason=reason,
        remedy="Put the article's text in `text`, or remove it",
    )


def _words(value: object, *, number_allowed: bool) -> tuple[str | None, str]:
    """The text in a field, and what stands there instead where it is something else."""
    if _is_missing(value):
        return None, ""
    if isinstance(value, str):
        return value.strip(), ""
    if number_allowed and isinstance(value, int) and not isinstance(value, bool):
        return str(value), ""
    return None, _kind(value)


def _is_missing(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, float) and math.isnan(value))


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list"}
    return names.get(type(value), "an object" if isinstance(value, dict) else type(value).__name__)


def _address(source: str | None) -> str | None:
    """The source where it is one address; "totals after https://…" is not the document's own."""
    return source if re.fullmatch(r"https?://\S+", source or "") else None
