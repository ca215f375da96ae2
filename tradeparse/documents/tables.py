"""Tables to Documents: .csv and .parquet, one document a row."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager

from tradeparse.documents.encodings import decode
from tradeparse.documents.files import Source
from tradeparse.documents.rows import Row, read_rows
from tradeparse.documents.skipped import Refused, Skipped
from tradeparse.records import Document
from tradeparse.schema import DOCUMENT_COLUMNS

DELIMITERS = ",;\t|"
_COLUMNS = (*DOCUMENT_COLUMNS, "source")
_PARQUET = b"PAR1"
_LONGEST_CELL = 2**31 - 1


def read_csv(source: Source, data: bytes) -> Iterator[Document | Skipped]:
    """A document a row; every cell is text, and "NA" is two letters.

    The delimiter is whichever of comma, semicolon, tab and bar gives a `text` column.
    Raises Refused, with the columns found, where none does.
    """
    text = decode(data, source.name)
    delimiter = _delimiter(text, source.name)
    yield from read_rows(source, _csv_rows(source.name, text, delimiter))


def read_parquet(source: Source, data: bytes) -> Iterator[Document | Skipped]:
    """A document a row. Raises Refused for a file that is none, or was cut short."""
    _check_parquet(data, source.name)
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise Refused(
            source.name,
            "needs pyarrow, which is not installed",
            'Install it: pip install "tradeparse[parquet]"',
        ) from error
    try:
        file = parquet.ParquetFile(pa.BufferReader(data))
        found = {name.strip().lower(): name for name in file.schema_arrow.names}
        _check_columns(list(found), source.name)
        kept = {key: name for key, name in found.items() if key in _COLUMNS}
        rows = file.read(columns=list(kept.values())).to_pylist()
    except (pa.ArrowException, OSError) as error:
        raise Refused(
            source.name,
            f"is a parquet file that cannot be read ({error})",
            "Write or fetch it again",
        ) from error
    named = ({key: row[name] for key, name in kept.items()} for row in rows)
    yield from read_rows(
        source, (Row(n, f"row {n}", fields) for n, fields in enumerate(named, start=1))
    )


def _csv_rows(name: str, text: str, delimiter: str) -> Iterator[Row | Skipped]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns: list[str] = []
    number = 0
    while True:
        place = f"line {reader.line_num + 1}"
        try:
            with _long_cells():
                cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield _bad_row(name, place, f"is not CSV ({error})")
            continue
        if not cells:
            continue
        if not columns:
            columns = _plain(cells)
        elif len(cells) == len(columns):
            number += 1
            yield Row(number, place, dict(zip(columns, cells, strict=True)))
        else:
            number += 1
            yield _bad_row(name, place, f"has {len(cells)} cells under {len(columns)} columns")


def _bad_row(name: str, place: str, reason: str) -> Skipped:
    remedy = "Put cells that hold a delimiter, a quote or a line end between quotes"
    return Skipped(name=name, place=place, reason=reason, remedy=remedy)


def _delimiter(text: str, name: str) -> str:
    header = text.lstrip("\r\n").splitlines()[0]
    columns: list[str] = []
    for delimiter in DELIMITERS:
        with _long_cells():
            found = _plain(next(csv.reader([header], delimiter=delimiter)))
        if "text" in found:
            return delimiter
        columns = max(columns, found, key=len)
    _check_columns(columns, name)
    return DELIMITERS[0]


def _plain(columns: list[str]) -> list[str]:
    return [column.strip().lower() for column in columns]


def _check_columns(columns: list[str], name: str) -> None:
    if "text" in columns:
        return
    shown = ", ".join(column[:40] for column in columns[:20])
    raise Refused(
        name,
        f"has no `text` column; its columns are {shown}",
        "Rename the column with the article's text to text",
    )


def _check_parquet(data: bytes, name: str) -> None:
    if not data.startswith(_PARQUET):
        what = "text" if b"\0" not in data[:4096] else "something else"
        remedy = "Give it the ending that it needs, such as .csv or .txt"
        raise Refused(name, f"is no parquet file but {what}", remedy)
    if len(data) < 12 or not data.endswith(_PARQUET):
        raise Refused(name, "is a parquet file cut short", "Write or fetch it again, whole")


@contextmanager
def _long_cells() -> Iterator[None]:
    """Lets a cell hold a whole article, for this one step."""
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)
