"""Frames to files and back: `.csv`, `.parquet`, `.jsonl`, each read back equal."""

import csv
import json
import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import pandas as pd

from tradeparse.errors import ColumnsMissing, UnknownFormat, UnreadableFrame
from tradeparse.frames.columns import typed
from tradeparse.schema import CLAIM_COLUMNS, DOCUMENT_COLUMNS, FIGURE_COLUMNS

Columns = Mapping[str, str]


def read_figures(path: str | Path) -> pd.DataFrame:
    """The figures frame in a `.csv`, `.parquet` or `.jsonl` file, with the contract's dtypes.

    Columns that the contract does not know stay behind its own. Raises UnknownFormat for
    another ending, UnreadableFrame for a file that cannot be read or a cell of another type,
    ColumnsMissing for a file that holds something else.
    """
    path = Path(path)
    reader = READERS[known_ending(path)]
    try:
        return typed(reader(path), FIGURE_COLUMNS, str(path))
    except FileNotFoundError as error:
        raise UnreadableFrame(f"{path}: there is no such file. Check the path.") from error
    except (ColumnsMissing, UnreadableFrame, ImportError):
        raise
    except (OSError, ValueError) as error:  # pandas' parser errors are ValueErrors
        reason = str(error).strip().splitlines()[0]
        raise UnreadableFrame(
            f"{path}: not a readable {path.suffix} file ({reason}). "
            "Write it anew with `tradeparse extract`."
        ) from error


def write_figures(figures: pd.DataFrame, path: str | Path) -> None:
    """Write the figures frame in the form of the path's ending; the file appears whole.

    Folders on the way are made. Columns beyond the contract's are written behind them. An empty
    text is missing, as it is everywhere in the contract. Raises ColumnsMissing when `figures`
    is not a figures frame, UnknownFormat for an ending other than .csv, .parquet, .jsonl.
    """
    _write(figures, path, FIGURE_COLUMNS, "a figures frame")


def write_claims(claims: pd.DataFrame, path: str | Path) -> None:
    """Write the claims frame, as write_figures does the figures frame."""
    _write(claims, path, CLAIM_COLUMNS, "a claims frame")


def write_documents(documents: pd.DataFrame, path: str | Path) -> None:
    """Write the documents frame, as write_figures does the figures frame."""
    _write(documents, path, DOCUMENT_COLUMNS, "a documents frame")


def to_csv(frame: pd.DataFrame, stream: TextIO) -> None:
    """The frame as CSV: ISO days, empty for missing, every number as it is.

    Lines end as RFC 4180 says; with a bare newline a carriage return inside a text would go
    unquoted and split its row.
    """
    frame.to_csv(
        stream,
        index=False,
        date_format="%Y-%m-%d",
        lineterminator="\r\n",
        quoting=csv.QUOTE_MINIMAL,
    )


def known_ending(path: str | Path) -> str:
    """The path's ending, in lower case. Raises UnknownFormat for one that names no format."""
    ending = Path(path).suffix.lower()
    if ending not in WRITERS:
        raise UnknownFormat(
            f"{path}: the ending {ending!r} names no format that holds a frame. "
            f"Use one of {', '.join(WRITERS)}."
        )
    return ending


def _write(frame: pd.DataFrame, path: str | Path, columns: Columns, what: str) -> None:
    write = WRITERS[known_ending(path)]
    frame = typed(frame, columns, what)
    with whole_file(Path(path)) as part:
        write(frame, part)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A path to write to, moved to `path` when all went well and removed when it did not."""
    target = Path(os.path.realpath(path))  # a link stays a link
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        yield part
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _write_csv(frame: pd.DataFrame, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        to_csv(frame, stream)


def _write_jsonl(frame: pd.DataFrame, path: Path) -> None:
    """One object a line, null for missing, days as text."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for row in zip(*(_plain(frame[name]) for name in frame.columns), strict=True):
            line = dict(zip(frame.columns, row, strict=True))
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")


def _plain(values: pd.Series) -> list[Any]:
    """A column as what JSON has words for."""
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        values = values.dt.strftime("%Y-%m-%d")
    return values.astype(object).where(values.notna(), None).tolist()


def _write_parquet(frame: pd.DataFrame, path: Path) -> None:
    with _pyarrow(path):
        frame.to_parquet(path, index=False, engine="pyarrow")


def _read_csv(path: Path) -> pd.DataFrame:
    return pd.read_csv(
        path,
        dtype="str",
        keep_default_na=False,  # Namibia's NA is a country
        na_values=[""],
        encoding="utf-8-sig",
    )


def _read_jsonl(path: Path) -> pd.DataFrame:
    rows = []
    with path.open(encoding="utf-8-sig", newline="\n") as stream:
        for number, line in enumerate(stream, start=1):
            if line.strip():
                rows.append(_object(line, path, number))
    return pd.DataFrame(rows, dtype=object) if rows else pd.DataFrame(columns=[*FIGURE_COLUMNS])


def _object(line: str, path: Path, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise UnreadableFrame(
            f"{path}, line {number}: not JSON ({error}). "
            "Each line holds one figure as an object; correct or remove that line."
        ) from error
    if not isinstance(row, dict):
        raise UnreadableFrame(
            f"{path}, line {number}: {type(row).__name__} instead of an object. "
            "Each line holds one figure as an object; correct or remove that line."
        )
    return row


def _read_parquet(path: Path) -> pd.DataFrame:
    with _pyarrow(path):
        return pd.read_parquet(path, engine="pyarrow")


@contextmanager
def _pyarrow(path: Path) -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        raise UnknownFormat(
            f"{path}: .parquet needs pyarrow, which is not installed. "
            "Install it (`pip install tradeparse[parquet]`), or use .csv or .jsonl."
        ) from error


READERS: dict[str, Callable[[Path], pd.DataFrame]] = {
    ".csv": _read_csv,
    ".parquet": _read_parquet,
    ".jsonl": _read_jsonl,
}
WRITERS: dict[str, Callable[[pd.DataFrame, Path], None]] = {
    ".csv": _write_csv,
    ".parquet": _write_parquet,
    ".jsonl": _write_jsonl,
}
