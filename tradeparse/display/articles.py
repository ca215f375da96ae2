"""A document as its page of evidence has it: passages of text, each with its figures read.

Everything here is plain values, so that it can be handed over as JSON and made a page of by a
program that has neither the document nor pandas.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from tradeparse.analysis import evidence, periods, wording
from tradeparse.analysis.wording import Row
from tradeparse.display.evidence import Article
from tradeparse.display.highlight import marked, reading, value
from tradeparse.display.theme import tag, web_address
from tradeparse.frames import claims_frame

UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
BREAK = re.compile(r"\n\s*")
Span = tuple[int, int]


def articles(documents: evidence.Documents, figures: pd.DataFrame) -> Iterator[Article]:
    """Each document with its figures, in the order given; a frame of documents will do too."""
    claims = claims_frame(figures, documents)
    stated = evidence.stated(claims, figures, documents)
    facts = dict(zip(stated["figure_id"], stated["fact_id"], strict=True))
    rows = {
        doc_id: group.to_dict("records")
        for doc_id, group in figures.sort_values(["start", "end"]).groupby("doc_id")
    }
    for row in evidence.documents_as_frame(documents).to_dict("records"):
        yield article(row, rows.get(row["doc_id"], []), facts)


def article(document: Row, figures: list[Row], facts: Mapping[str, str]) -> Article:
    """A document with its figures as plain values; `page` is the name of its page.

    document: a row of the documents frame. figures: its rows of the figures frame, in the order
    of the text. facts: figure_id to fact_id, from `evidence.stated`. The name of the page ends
    with a hash of all that the page says, so two readings of one document never share a page,
    and equal ones always do.
    """
    anchors, day = _anchors(figures), document["published"]
    read = [_figure(row, anchors[row["figure_id"]], facts) for row in figures]
    known: Article = {
        "doc_id": document["doc_id"],
        "title": _text(document["title"]) or document["doc_id"],
        "publisher": _text(document["publisher"]),
        "published": None if wording.missing(day) else f"{day:%Y-%m-%d}",
        "lang": _text(document["lang"]),
        "url": web_address(document["url"]),
        "passages": list(_passages(_text(document["text"]) or "", figures, anchors)),
        "figures": read,
    }
    digest = hashlib.sha256(json.dumps(known, sort_keys=True).encode()).hexdigest()[:10]
    return {**known, "page": f"{_safe(document['doc_id'])[:60] or 'document'}-{digest}.html"}


def _anchors(figures: list[Row]) -> dict[str, str]:
    """An anchor for each figure_id, made of it, and unique on the page."""
    anchors: dict[str, str] = {}
    for row in figures:
        anchor = plain = f"f-{_safe(row['figure_id'])}"
        number = 1
        while anchor in anchors.values():
            number += 1
            anchor = f"{plain}-{number}"
        anchors[row["figure_id"]] = anchor
    return anchors


def _safe(name: str) -> str:
    return UNSAFE.sub("-", name).strip("-.")


def _figure(row: Row, anchor: str, facts: Mapping[str, str]) -> dict[str, Any]:
    """What the page says of a figure."""
    given = {name: row[name] for name in ("figure_id", "claim_id", "surface", "sentence", "kind")}
    return {
        **given,
        "anchor": anchor,
        "start": int(row["start"]),
        "end": int(row["end"]),
        "value": value(row),
        "about": _about(row),
        "reading": reading(row),
        "fact": facts.get(row["figure_id"]),
        "correction": _text(row.get("correction")),
    }


def _about(row: Row) -> list[str]:
    """What a figure is about, part by part: measure, countries, product, period, base, status."""
    countries = [row["reporter"], row["partner"]]
    named = [wording.country(code) for code in countries if isinstance(code, str)]
    base = _period(row, "base")
    parts = [
        "" if row["measure"] == "other" else row["measure"],
        " – ".join(named),
        row["product"],
        _period(row, "period"),
        f"compared with {base}" if base else "",
        "" if row["status"] == "actual" else row["status"],
    ]
    return [part for part in parts if isinstance(part, str) and part]


def _period(row: Row, name: str) -> str:
    start, end = row[f"{name}_start"], row[f"{name}_end"]
    return "" if wording.missing(start) else periods.label(start, end)


def _passages(text: str, figures: list[Row], anchors: Mapping[str, str]) -> Iterator[Article]:
    """The paragraphs of the text as HTML, each with the numbers of the figures that stand in it."""
    sentences = _sentences(text, figures)
    for start, end in _paragraphs(text, [*sentences, *((r["start"], r["end"]) for r in figures)]):
        inside = [n for n, row in enumerate(figures) if start <= row["start"] < end]
        rows = [figures[number] for number in inside]
        spans = [span for span in sentences if start <= span[0] < end]
        words = (start, start + len(text[start:end].rstrip()))
        yield {"html": _lit(text, words, rows, spans, anchors), "figures": inside}


def _paragraphs(text: str, whole: list[Span]) -> Iterator[Span]:
    """Where paragraphs begin and end; none ends inside one of the `whole` spans."""
    at = 0
    for found in BREAK.finditer(text):
        cut = found.end()
        if found.start() > at and not any(start < cut < end for start, end in whole):
            yield at, cut
            at = cut
    if at < len(text):
        yield at, len(text)


def _sentences(text: str, figures: list[Row]) -> list[Span]:
    """Where the figures' sentences stand, in order; none that overlaps one or cuts a figure."""
    spans: list[Span] = []
    for row in figures:
        sentence = row["sentence"] if isinstance(row["sentence"], str) else ""
        start = text.rfind(sentence, 0, row["start"] + len(sentence))
        end = start + len(sentence)
        holds = 0 <= start <= row["start"] and row["end"] <= end
        cuts = any(r["start"] < cut < r["end"] for r in figures for cut in (start, end))
        if holds and not cuts and (not spans or spans[-1][1] <= start):
            spans.append((start, end))
    return spans


def _lit(
    text: str, within: Span, rows: list[Row], sentences: list[Span], anchors: Mapping[str, str]
) -> str:
    """A stretch of text with its figures marked and their sentences told apart."""
    pieces, at = [], within[0]
    for start, end in sentences:
        sentence = marked(text, rows, anchors, (start, end))
        pieces += [marked(text, rows, anchors, (at, start)), tag("span", sentence, class_="said")]
        at = end
    return "".join([*pieces, marked(text, rows, anchors, (at, within[1]))])


def _text(cell: object) -> str | None:
    return cell if isinstance(cell, str) else None
