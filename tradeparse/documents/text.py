"""Plain text to a Document, with or without a header of `key: value` lines."""

import re
from collections.abc import Iterator

from tradeparse.documents.encodings import decode
from tradeparse.documents.fields import Origin, document_of
from tradeparse.documents.files import Source
from tradeparse.documents.skipped import Refused, Skipped
from tradeparse.records import Document

#: a text opens with a header only where one of these stands in its second line
KEYS = ("doc_id", "published", "publisher", "title", "url", "source", "lang")

_OPENING = re.compile(
    rf"\s*---[ \t]*\r?\n(?:[ \t]*\r?\n)*(?:{'|'.join(KEYS)})[ \t]*:", re.IGNORECASE
)
_RULE = re.compile(r"---[ \t]*")
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL
)


def read_text(source: Source, data: bytes) -> Iterator[Document | Skipped]:
    """The one document of a .txt file; its text is the file's, or what follows the header.

    After a header the line ends that open the text are left out; nothing else is changed.
    """
    text = decode(data, source.name)
    if looks_like_html(text):
        raise Refused(source.name, "is an HTML page", "Give it the ending .html")
    yield from document_of(split_header(text, source.name), Origin(source.name, source.stem))


def looks_like_html(text: str) -> bool:
    """Whether the text opens as a page does."""
    return _PAGE.match(text[:4096]) is not None


def split_header(text: str, name: str) -> dict[str, object]:
    """The header's fields and `text`; `text` alone where no header opens it.

    Keys that are no document fields, and what is indented below them, are passed over.
    Raises Refused with the line, for a header that is not closed or has a line without a colon.
    """
    if not _OPENING.match(text):
        return {"text": text}
    lines = text.splitlines(keepends=True)
    rules = [number for number, line in enumerate(lines) if _RULE.fullmatch(line.rstrip("\r\n"))]
    if len(rules) < 2:
        raise _unreadable(name, rules[0], "opens with a header that no second --- closes")
    opening, closing = rules[:2]
    fields: dict[str, object] = {}
    for number in range(opening + 1, closing):
        key, colon, value = lines[number].partition(":")
        if not colon and key.strip() and key[0] not in " \t-#":
            raise _unreadable(name, number, "has a line without a colon in its header")
        if key.strip().lower() in KEYS:
            fields[key.strip().lower()] = _unquoted(value.strip())
    return fields | {"text": "".join(lines[closing + 1 :]).lstrip("\r\n")}


def _unreadable(name: str, number: int, reason: str) -> Refused:
    remedy = "Write `key: value` lines between two lines of ---"
    return Refused(name, reason, remedy, f"line {number + 1}")


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
