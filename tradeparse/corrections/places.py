"""Which figure a correction is about now: the one it names, or the one its words have become."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from tradeparse.corrections.values import REMOVE
from tradeparse.records import Document

Row = Mapping[str, Any]
Documents = Sequence[Document] | pd.DataFrame
APPLIED, NEEDLESS, STALE, ELSEWHERE = "applied", "needless", "stale", "elsewhere"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a correction applies: a figure, with a word about how it was found, or the reason why
    there is none; then `outcome` says how bad that is.
    """

    figure_id: str | None = None
    reason: str = ""
    outcome: str = STALE


@dataclass(frozen=True)
class Ground:
    """What corrections are held against: the figures as they are read, the texts if known."""

    figures: pd.DataFrame
    documents: Documents | None = None

    @cached_property
    def by_id(self) -> dict[str, Row]:
        """The figures by their id."""
        return {row["figure_id"]: row for rows in self.by_document.values() for row in rows}

    @cached_property
    def by_document(self) -> dict[str, list[Row]]:
        """The figures of each document, in the order of the frame."""
        wanted = ["figure_id", "doc_id", "start", "end", "surface", "sentence"]
        found: dict[str, list[Row]] = {}
        for row in self.figures[wanted].to_dict("records"):
            found.setdefault(row["doc_id"], []).append({str(k): v for k, v in row.items()})
        return found

    @cached_property
    def texts(self) -> dict[str, str] | None:
        """The text of each document; None where the documents are not at hand."""
        if self.documents is None:
            return None
        if isinstance(self.documents, pd.DataFrame):
            ids, texts = self.documents["doc_id"], self.documents["text"].fillna("")
            return dict(zip(ids, texts, strict=True))
        return {document.doc_id: document.text for document in self.documents}

    def find(self, correction: Row) -> Place:
        """Where a correction of a figure, or its removal, applies."""
        named = self.by_id.get(correction["figure_id"])
        if named is not None and _same_words(correction, named):
            return Place(correction["figure_id"])
        doc_id = correction["doc_id"] or (named["doc_id"] if named else "")
        if self._is_elsewhere(doc_id):
            return Place(reason="its document is not among these", outcome=ELSEWHERE)
        alike = _alike(correction, self.by_document.get(doc_id, ()))
        if len(alike) == 1:
            return Place(alike[0]["figure_id"], "moved with its sentence")
        if alike:
            return Place(reason=f"{len(alike)} figures have these words in this sentence now")
        return self._lost(correction, doc_id, named)

    def place_for(self, correction: Row) -> Place:
        """Where a figure that is to be added stands now; needless where one is read by now."""
        doc_id, surface, sentence = (correction[n] for n in ("doc_id", "surface", "sentence"))
        if self._is_elsewhere(doc_id):
            return Place(reason="its document is not among these", outcome=ELSEWHERE)
        start, end = (int(offset) for offset in correction["value"].split("-"))
        text = (self.texts or {}).get(doc_id)
        if text is not None and text[start:end] != surface:
            at = text.find(sentence)
            start = at + sentence.find(surface) if at >= 0 and surface in sentence else -1
            end = start + len(surface)
        if start < 0:
            return Place(reason="the text has changed: its sentence is not there any more")
        for row in self.by_document.get(doc_id, ()):
            if row["start"] < end and start < row["end"]:
                reason = f"a figure is read there now: {row['figure_id']}"
                return Place(row["figure_id"], reason, NEEDLESS)
        return Place(f"{doc_id}:{start}-{end}")

    def _is_elsewhere(self, doc_id: str) -> bool:
        known = self.by_document if self.texts is None else self.texts
        return bool(doc_id) and doc_id not in known

    def _lost(self, correction: Row, doc_id: str, named: Row | None) -> Place:
        """Why no figure is found: the text is another one, or nothing is read there."""
        text = _plain((self.texts or {}).get(doc_id, ""))
        if correction["sentence"] and _plain(correction["sentence"]) in text:
            reason = "nothing is read at these words any more"
            needless = correction["column"] == REMOVE
            return Place(reason=reason, outcome=NEEDLESS if needless else STALE)
        surface = _plain(correction["surface"])
        near = (
            row for row in self.by_document.get(doc_id, ()) if _plain(row["surface"]) == surface
        )
        if now := named or next(near, None):
            return Place(reason=f"the text has changed; it says now: “{now['sentence']}”")
        return Place(reason="the text has changed: its sentence is not there any more")


def _same_words(correction: Row, figure: Row) -> bool:
    """Whether a figure has the words that the correction was made for; those not given will do."""
    return all(
        not correction[name] or _plain(correction[name]) == _plain(figure[name])
        for name in ("doc_id", "surface", "sentence")
    )


def _alike(correction: Row, figures: Iterable[Row]) -> list[Row]:
    """The figures with these words in this sentence, else those whose words overlap with them."""
    surface, sentence = _plain(correction["surface"]), _plain(correction["sentence"])
    if not surface or not sentence:
        return []
    near = [figure for figure in figures if _plain(figure["sentence"]) == sentence]
    same = [figure for figure in near if _plain(figure["surface"]) == surface]
    return same or [
        figure
        for figure in near
        if surface in _plain(figure["surface"]) or _plain(figure["surface"]) in surface
    ]


def _plain(text: object) -> str:
    return " ".join(text.split()) if isinstance(text, str) else ""
