"""JSON lines to Documents: one object a line, with the document's fields."""

import codecs
import json
from collections.abc import Iterator, Sequence

from tradeparse.documents.encodings import BOMS, decode, spoilt_utf8
from tradeparse.documents.files import Source
from tradeparse.documents.rows import Row, read_rows
from tradeparse.documents.skipped import Refused, Skipped
from tradeparse.records import Document


def read_jsonl(source: Source, data: bytes) -> Iterator[Document | Skipped]:
    """A document for each line that holds one, a Skipped for each that does not."""
    if data.removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"[":
        raise Refused(
            source.name,
            "is one JSON array, where one object a line is expected",
            "Write each object on a line of its own",
        )
    yield from read_rows(source, _rows(source, data))


def looks_like_jsonl(text: str) -> bool:
    """Whether the first line that is not blank is a JSON object."""
    line = text.lstrip().partition("\n")[0]
    try:
        return line.startswith("{") and isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _rows(source: Source, data: bytes) -> Iterator[Row | Skipped]:
    for number, line in enumerate(_lines(source, data), start=1):
        if line.strip():
            yield _row(source.name, number, line)


def _lines(source: Source, data: bytes) -> Sequence[str | bytes]:
    """The lines as text; as bytes where the file is UTF-8 but for some of its lines."""
    marked = any(data.startswith(mark) for mark, _ in BOMS)
    try:
        # json reads bytes as UTF-8, and splitlines would cut at U+2028 inside a string
        return decode(data, source.name).split("\n")
    except Refused:
        if marked or b"\0" in data or not spoilt_utf8(data):
            raise
        return data.split(b"\n")


def _row(name: str, number: int, line: str | bytes) -> Row | Skipped:
    place = f"line {number}"
    try:
        text = line if isinstance(line, str) else line.decode("utf-8")
        fields = json.loads(text)
        if "\\u" in text:  # half a surrogate pair can be written in JSON, but not saved
            json.dumps(fields, ensure_ascii=False).encode("utf-8")
    except UnicodeError:
        reason = "holds characters that are not UTF-8"
    except json.JSONDecodeError as error:
        reason = f"is not JSON ({error.msg} at column {error.colno})"
    except (ValueError, RecursionError) as error:
        reason = f"is JSON that cannot be read ({error})"
    else:
        if isinstance(fields, dict):
            return Row(number, place, fields)
        reason = "is no JSON object"
    remedy = "Mend the line or remove it; each holds one object with a `text`"
    return Skipped(name=name, place=place, reason=reason, remedy=remedy)
