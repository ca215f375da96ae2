"""Statements made by hand, and those of the gold files, as the frames that analyses take."""

import json
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd

from tradeparse.analysis import evidence
from tradeparse.frames import claims_frame, figures_frame
from tradeparse.records import Document, Figure, Interval

GOLD = Path(__file__).parent / "gold"


def span(text: str | None) -> Interval | None:
    """ "2025", "2025-06" or "2016-01/2016-09" as an interval, both ends included."""
    if text is None:
        return None
    first, _, last = text.partition("/")
    return Interval(start=_day(first, last=False), end=_day(last or first, last=True))


def _day(text: str, *, last: bool) -> date:
    year, *month = (int(part) for part in text.split("-"))
    number = month[0] if month else 12 if last else 1
    return date(year, number, monthrange(year, number)[1] if last else 1)


def amount(value: float, surface: str = "", **context) -> Figure:
    """An amount of money; its surface says how many digits count."""
    return _figure("amount", value, surface or f"${value / 1e6:g} million", **context)


def growth(value: float, surface: str = "", unit: str = "percent", **context) -> Figure:
    """A growth in percent or as a factor."""
    ratio = {"percent": 1 + value / 100, "factor": value}.get(unit)
    text = surface or (f"grew by {value:g}%" if unit == "percent" else f"{value:g} times")
    return _figure("growth", value, text, unit=unit, ratio=ratio, **context)


def _figure(
    kind: str,
    value: float,
    surface: str,
    *,
    doc: str = "a",
    claim: str = "",
    at: int = 0,
    sentence: str = "",
    period: str | None = "2025",
    base: str | None = None,
    high: float | None = None,
    sign: str = "=",
    unit: str = "USD",
    reporter: str | None = "KAZ",
    partner: str | None = "SRB",
    measure: str = "turnover",
    **columns,
) -> Figure:
    return Figure(
        doc_id=doc,
        figure_id=f"{doc}:{kind}:{at}:{surface}:{measure}:{period}:{columns.get('product')}",
        claim_id=claim or f"{doc}:{at}:{surface}",
        start=at,
        end=at + len(surface),
        surface=surface,
        sentence=sentence or f"Trade came to {surface}.",
        kind=kind,
        value=value,
        value_high=high,
        unit=unit,
        comparator=sign,
        measure=measure,
        reporter=reporter,
        partner=partner,
        period=span(period),
        base=span(base),
        **columns,
    )


def document(doc_id: str, published: str | None = "2026-02-10", **fields) -> Document:
    """A document by its id; its publisher is called after it."""
    day = date.fromisoformat(published) if published else None
    known = {"text": f"text of {doc_id}", "publisher": f"outlet {doc_id}", "lang": "en"}
    return Document(doc_id=doc_id, published=day, **{**known, **fields})


def stated(*figures: Figure, documents: Iterable[Document] = ()) -> pd.DataFrame:
    """The frame that every analysis starts from; each document that is not given is made up."""
    given = {d.doc_id: d for d in documents}
    ids = dict.fromkeys([*given, *(figure.doc_id for figure in figures)])
    texts = [given.get(doc_id) or document(doc_id) for doc_id in ids]
    frame = figures_frame(figures)
    return evidence.stated(claims_frame(frame, texts), frame, texts)


def gold(name: str = "dev-en.jsonl", upto: int = 30) -> tuple[list[Document], pd.DataFrame]:
    """The documents 1 to `upto` of a gold file, and their figures frame as gold has it."""
    lines = [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]
    lines = [line for line in lines if line["doc_id"] <= f"dev-en-{upto:03}"]
    texts = [_document(line) for line in lines]
    figures = [_of_gold(line, figure) for line in lines for figure in line["figures"]]
    return texts, figures_frame(figures)


@cache
def gold_stated() -> pd.DataFrame:
    """What the sample corpus states, as gold has it."""
    texts, figures = gold()
    return evidence.stated(claims_frame(figures, texts), figures, texts)


def _document(line: dict) -> Document:
    fields = {name: line.get(name) for name in ("publisher", "lang", "title")}
    return document(line["doc_id"], line.get("published"), text=line["text"], **fields)


def _of_gold(line: dict, figure: dict) -> Figure:
    text, start, end = line["text"], figure["start"], figure["end"]
    opening = max(text.rfind(mark, 0, start) + 2 for mark in (". ", "\n"))
    closing = min(
        (place for mark in (". ", "\n") if (place := text.find(mark, end)) > 0), default=-1
    )
    ratios = {"percent": 1 + figure["value"] / 100, "factor": figure["value"]}
    plain = (
        "surface",
        "start",
        "end",
        "kind",
        "value",
        "value_high",
        "unit",
        "comparator",
        "status",
    )
    flow = ("measure", "reporter", "partner", "product")
    return Figure(
        doc_id=line["doc_id"],
        figure_id=f"{line['doc_id']}:{start}",
        claim_id=f"{line['doc_id']}:{figure['claim_id']}",
        sentence=text[max(opening - 1, 0) : closing + 1].strip(),
        ratio=ratios.get(figure["unit"]) if figure["kind"] == "growth" else None,
        period=_interval(figure, "period"),
        base=_interval(figure, "base"),
        **{name: figure[name] for name in (*plain, *flow)},
    )


def _interval(figure: dict, name: str) -> Interval | None:
    start, end = figure[f"{name}_start"], figure[f"{name}_end"]
    if start is None:
        return None
    return Interval(start=date.fromisoformat(start), end=date.fromisoformat(end))
