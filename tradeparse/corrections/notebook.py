"""For whoever finds a misreading in a notebook: write it down, once, for every later run."""

import getpass
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pandas as pd

from tradeparse.corrections import session
from tradeparse.corrections.file import append, as_frame, check
from tradeparse.corrections.places import Documents, Ground
from tradeparse.corrections.values import (
    ADD,
    COLUMNS,
    INTERVALS,
    REMOVE,
    hint,
    interval,
    written,
)
from tradeparse.errors import CorrectionsWrong
from tradeparse.frames.records import documents_frame
from tradeparse.packs import languages, pack
from tradeparse.parse.view import View


def correct(
    figure_id: str,
    *,
    note: str = "",
    who: str = "",
    remove: bool = False,
    figures: pd.DataFrame | None = None,
    path: str | Path = "",
    **columns: Any,
) -> pd.DataFrame:
    """The corrections of one figure that were written down, one row a column.

        tp.correct("dev-en-019:284-292", partner="TUR", note="the talks were in Ankara")
        tp.correct("dev-en-019:284-292", remove=True, note="a house number")

    columns: names and values of the figures frame; None for what the text does not state.
    `period` and `base` take an interval as "2022", "2022-03", "2022Q3" or "2022-01/2022-09".
    who: empty for the name of this account. figures, path: where no notebook has called
    apply_corrections in this session, the figures as they were read, and the file to write to.
    Run the notebook again to see what becomes of it. Raises CorrectionsWrong, and writes nothing,
    for an unknown figure or column, or a value that can't stand there.
    """
    figures, path = _figures(figures), _path(path)
    row = _named(figure_id, figures)
    values = _values(columns)
    if remove == bool(values):
        raise CorrectionsWrong(
            f"{figure_id}: say what to correct, as partner='TUR', or remove=True to take it out."
        )
    about = {name: row[name] for name in ("figure_id", "doc_id", "surface", "sentence")}
    rows = [
        {**about, "column": name, "was": written(row.get(name)), "value": value}
        for name, value in ({REMOVE: ""} if remove else values).items()
    ]
    return _written(rows, path, note, who)


def add_figure(
    doc_id: str,
    surface: str,
    *,
    kind: str,
    value: float,
    unit: str,
    nth: int = 1,
    note: str = "",
    who: str = "",
    documents: Documents | None = None,
    path: str | Path = "",
    **columns: Any,
) -> pd.DataFrame:
    """The rows that were written down to add a figure that was missed.

        tp.add_figure("dev-en-019", "$4.1 billion", kind="amount", value=4.1e9, unit="USD",
                      measure="turnover", reporter="KAZ", partner="TUR", period="2021")

    surface: its words, as they stand in the document; nth: which of them, where they stand there
    more than once. columns, note, who, path: as for correct. documents: where no notebook has
    called apply_corrections in this session. Raises CorrectionsWrong, and writes nothing, for
    words that are not there, or values that can't be.
    """
    known = session.last.documents if documents is None else documents
    figures = session.last.figures
    text, lang = _text(doc_id, known)
    at = -1
    for _ in range(nth):
        at = text.find(surface, at + 1)
        if at < 0 or not surface:
            raise CorrectionsWrong(
                f"{doc_id}: {surface!r} does not stand there{f' {nth} times' if nth > 1 else ''}. "
                "Give the words of the figure as the text has them."
            )
    end = at + len(surface)
    for row in Ground(figures).by_document.get(doc_id, ()) if figures is not None else ():
        if row["start"] < end and at < row["end"]:
            raise CorrectionsWrong(
                f"{doc_id}: {row['figure_id']} is read at {surface!r} already. Correct that one."
            )
    about = {"figure_id": f"{doc_id}:{at}-{end}", "doc_id": doc_id, "surface": surface}
    about["sentence"] = _sentence(text, lang, at, end)
    given = {"kind": kind, "value": value, "unit": unit, **columns}
    values = {ADD: f"{at}-{end}", **_values(given)}
    rows = [{**about, "column": name, "value": value} for name, value in values.items()]
    return _written(rows, _path(path), note, who)


def _written(rows: list[dict[str, str]], path: Path, note: str, who: str) -> pd.DataFrame:
    """Check the rows, write them down, and give them back as a frame."""
    signed = {"note": note, "who": who or _account(), "when": f"{date.today():%Y-%m-%d}"}
    rows = [{**row, **signed} for row in rows]
    check([(row["figure_id"], row) for row in rows])
    append(path, rows)
    return as_frame(rows)


def _values(columns: Mapping[str, Any]) -> dict[str, str]:
    """Values as the file has them; intervals become their two days."""
    values: dict[str, str] = {}
    for name, value in columns.items():
        if name in INTERVALS:
            try:
                values |= interval(name, value)
            except ValueError as error:
                raise CorrectionsWrong(
                    f"{name} is {value!r}, and must be an interval as 2022, 2022-03, 2022Q3 "
                    "or 2022-01/2022-09."
                ) from error
        elif name not in COLUMNS:
            known = [*COLUMNS, *INTERVALS]
            raise CorrectionsWrong(f"there is no column {name!r} to correct.{hint(name, known)}")
        else:
            values[name] = written(value)
    return values


def _figures(figures: pd.DataFrame | None) -> pd.DataFrame:
    known = session.last.figures if figures is None else figures
    if known is None:
        raise CorrectionsWrong(
            "no figures are known in this session. Call apply_corrections first, as the notebooks "
            "do, or give them: figures=figures."
        )
    return known


def _path(path: str | Path) -> Path:
    known = Path(path) if str(path) else session.last.path
    if known is None:
        raise CorrectionsWrong(
            "no file of corrections is known in this session. Call apply_corrections with its "
            "path first, as the notebooks do, or give it: path='../data/corrections.csv'."
        )
    return known


def _named(figure_id: str, figures: pd.DataFrame) -> dict[str, Any]:
    rows = figures[figures["figure_id"] == figure_id].to_dict("records")
    if not rows:
        close = get_close_matches(figure_id, figures["figure_id"].tolist())
        meant = f" Did you mean {' or '.join(close)}?" if close else ""
        raise CorrectionsWrong(
            f"no figure has the id {figure_id!r}; there are {len(figures)}.{meant}"
        )
    return {str(name): cell for name, cell in rows[0].items()}


def _text(doc_id: str, documents: Documents | None) -> tuple[str, str | None]:
    """The text of a document, and its language."""
    if documents is None:
        raise CorrectionsWrong(
            "no documents are known in this session. Call apply_corrections with them first, as "
            "the notebooks do, or give them: documents=documents."
        )
    frame = documents if isinstance(documents, pd.DataFrame) else documents_frame(documents)
    found = frame[frame["doc_id"] == doc_id].to_dict("records")
    if not found:
        raise CorrectionsWrong(f"there is no document {doc_id!r}.{hint(doc_id, frame['doc_id'])}")
    return found[0]["text"], found[0]["lang"]


def _sentence(text: str, lang: str | None, start: int, end: int) -> str:
    """The sentence around a figure, as the parser would give it."""
    words = pack(lang if lang in languages() else "en")
    view = View(text, words.abbreviations, words.closing)
    sentences = view.sentences(view.paragraph_at(start))
    around = [text[a:b] for a, b in sentences if a <= start and end <= b]
    return around[0] if around else text[start:end]


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name
        return ""
