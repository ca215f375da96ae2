"""What was read and what was not: documents by outlet and time, texts without a figure, losses."""

import re
from collections.abc import Sequence
from itertools import pairwise

import pandas as pd
from babel import Locale

from tradeparse.analysis import periods, wording
from tradeparse.analysis.across import named
from tradeparse.analysis.evidence import FLOWS, Documents, documents_as_frame
from tradeparse.errors import UnknownChoice
from tradeparse.packs import Word, languages, pack
from tradeparse.parse.view import lower, plain
from tradeparse.records import Document

#: what became of a document
READ, REPEATED, FOREIGN = "with figures", "repeats another text", "no pack for its language"
SILENT, ABOUT_TRADE = "no figure", "about trade, no figure"
STANDINGS = (READ, ABOUT_TRADE, SILENT, REPEATED, FOREIGN)
UNCOUNTED = "it names no money, no percent and no times"
NOT_TAKEN = "it names money, percent or times, and none of it reads as a figure"

STEPS = {"month": "M", "quarter": "Q", "year": "Y"}
LONG = pd.Timedelta(days=62)  # without a document: a gap worth telling
COLUMNS = 40  # that a calendar has at most, if it can be helped
NO_DATE, NO_OUTLET, NO_LANGUAGE = "no date", "no outlet named", "a language that was not told"

#: words that make a figure of the number beside them
COUNTING = ("currency", "percent", "point", "times", "multiple")
SIGNS = re.compile(r"\d\s?%|[$€£¥₸₽₺]\s?\d")


def readable(documents: Sequence[Document]) -> list[Document]:
    """The documents in a language that has a pack, or that could not be told; `extract` refuses the
    others.
    """
    return [document for document in documents if document.lang in (None, *languages())]


def articles(documents: Documents, figures: pd.DataFrame) -> pd.DataFrame:
    """One row per document, in their order: where it is from, and what became of it.

    figures: the figures frame of what was read. Columns: `doc_id`, `outlet`, `published`, `lang`,
    `title`, `url`; `words` and `figures`, how many it has; `standing`, one of `STANDINGS`; `why` a
    text about trade has no figure; `duplicate_of`, the document with the same words that stands
    for it. A frame of documents does not say what repeats what.
    """
    frame = documents_as_frame(documents).reset_index(drop=True)
    table = frame[["doc_id", "published", "lang", "title", "url"]].assign(
        outlet=_outlets(frame),
        words=frame["text"].fillna("").map(lambda text: len(text.split())).astype("int64"),
        figures=frame["doc_id"].map(figures["doc_id"].value_counts()).fillna(0).astype("int64"),
        duplicate_of=_repeats(documents, frame),
    )
    rows = zip(table.to_dict("records"), frame["text"].fillna(""), strict=True)
    found = [_standing(row, text) for row, text in rows]
    return table.join(pd.DataFrame(found, columns=["standing", "why"], dtype="str"))


def calendar(documents: Documents, step: str = "") -> pd.DataFrame:
    """How many documents of each outlet are of each month, quarter or year, zeros included.

    One row per outlet (the index), those with most documents first; one column per period from
    the first to the last, also where there is nothing, and `NO_DATE` where a document has none.
    step: month, quarter or year; empty for the finest of which there are not too many columns.
    Raises UnknownChoice for another step.
    """
    frame = documents_as_frame(documents)
    days, outlets = frame["published"].dropna(), _outlets(frame)
    step = _step(days, step)
    dated = frame["published"].dt.to_period(STEPS[step])
    labels = [_label(period) for period in _all(dated.dropna(), STEPS[step])]
    columns = labels + [NO_DATE] * bool(len(frame) - len(days))
    when = dated.map(_label, na_action="ignore").astype("str").fillna(NO_DATE)
    counts = pd.DataFrame(
        {
            "outlet": pd.Categorical(outlets, outlets.value_counts().index),
            step: pd.Categorical(when, columns),
        }
    )
    table = counts.groupby(["outlet", step], observed=False).size().unstack(step)
    table.index = pd.Index(table.index.astype("str"), name="outlet")
    table.columns = pd.Index(table.columns.astype("str"), name=step)
    return table.astype("int64")


def by_language(table: pd.DataFrame) -> pd.DataFrame:
    """One row per language: `documents`, `with_figures`, `figures`, and whether it has a `pack`.

    table: from `articles`. `language` is the name of `lang`.
    """
    rows = table.assign(lang=table["lang"].fillna(NO_LANGUAGE), read=table["standing"] == READ)
    sums = rows.groupby("lang").agg(
        documents=("doc_id", "size"), with_figures=("read", "sum"), figures=("figures", "sum")
    )
    sums = sums.sort_values("documents", ascending=False, kind="stable").reset_index()
    names = [Locale("en").languages.get(code, code) for code in sums["lang"]]
    return sums.assign(
        language=pd.Series(names, dtype="str"),
        pack=sums["lang"].isin((*languages(), NO_LANGUAGE)),
    )


def losses(documents: Documents) -> pd.DataFrame:
    """One row per source that was not read, or not wholly: `name`, `place`, `reason`, `remedy`.

    `kept` is true where the document is there and only lacks something. A frame of documents, or a
    plain list, does not know of any.
    """
    skipped = getattr(documents, "skipped", ())
    names = ("name", "place", "reason", "remedy")
    rows = [{name: getattr(note, name) for name in names} for note in skipped]
    kept = pd.Series([note.kept for note in skipped], dtype="bool")
    return pd.DataFrame(rows, columns=list(names), dtype="str").assign(kept=kept)


def describe(table: pd.DataFrame, lost: pd.DataFrame) -> str:
    """What was read, where it is thin, and what was lost, in Markdown.

    table: from `articles`. lost: from `losses`.
    """
    if table.empty:
        return "\n".join(["- No document was read.", *(f"- {line}" for line in _lost(lost))])
    lines = [_read(table), *_times(table), *_weight(table), *_silent(table), *_lost(lost)]
    return "\n".join(f"- {line}" for line in lines)


def _outlets(frame: pd.DataFrame) -> pd.Series:
    return named(frame)["outlet"].reindex(frame.index).fillna(NO_OUTLET)


def _repeats(documents: Documents, frame: pd.DataFrame) -> pd.Series:
    known = [] if isinstance(documents, pd.DataFrame) else documents
    repeats = {document.doc_id: document.duplicate_of for document in known}
    return frame["doc_id"].map(repeats).astype("str")


def _standing(row: wording.Row, text: str) -> tuple[str, str | None]:
    """What became of a document, and why a text about trade has no figure."""
    if not wording.missing(row["duplicate_of"]):
        return REPEATED, None
    if row["figures"]:
        return READ, None
    lang = "en" if wording.missing(row["lang"]) else row["lang"]
    if lang not in languages():
        return FOREIGN, None
    words = plain(text)
    entries = [entry for _, _, entry in pack(lang).anchors.find(words, lower(words))]
    if not any(isinstance(e.value, Word) and _is_flow(e.tag, e.value) for e in entries):
        return SILENT, None
    counts = any(entry.tag in COUNTING for entry in entries) or SIGNS.search(words)
    return ABOUT_TRADE, NOT_TAKEN if counts else UNCOUNTED


def _is_flow(tag: str, word: Word) -> bool:
    """Whether a word names a flow: trade, exports; a verb such as "bought" alone does not."""
    return tag == "measure" and word.value in FLOWS and word.role not in ("verb", "weak")


def _step(days: pd.Series, step: str) -> str:
    """The step asked for, or the finest that fits."""
    if step and step not in STEPS:
        raise UnknownChoice(
            f"the step is {step!r}, and it can be {', '.join(STEPS)}. Set one of these, or leave "
            "it empty for the finest that fits."
        )
    months = periods.length(days.min(), days.max()) if len(days) else 0
    fitting = [
        name for name, size in {"month": 1, "quarter": 3}.items() if months <= size * COLUMNS
    ]
    return step or next(iter(fitting), "year")


def _all(dated: pd.Series, freq: str) -> list[pd.Period]:
    """Every period from the first to the last, those without a document included."""
    if dated.empty:
        return []
    return list(pd.period_range(dated.min(), dated.max(), freq=freq))


def _label(period: pd.Period) -> str:
    """2026, Q1 2026, Feb 2026"""
    return periods.label(period.start_time.normalize(), period.end_time.normalize())


def _read(table: pd.DataFrame) -> str:
    counts = table["standing"].value_counts()
    kinds = [f"{counts[standing]} {standing}" for standing in STANDINGS if standing in counts]
    outlets = table.loc[table["outlet"] != NO_OUTLET, "outlet"].nunique()
    langs = by_language(table)
    said = [f"{row['documents']} in {row['language']}" for row in langs.to_dict("records")]
    return (
        f"**{wording.counted(len(table), 'document')}** from {wording.counted(outlets, 'outlet')}, "
        f"{wording.listed(said)}: {wording.listed(kinds)}."
    )


def _times(table: pd.DataFrame) -> list[str]:
    """Which months have documents, and the longest time without one."""
    days = table["published"].dropna().sort_values()
    undated = len(table) - len(days)
    lines = []
    if len(days):
        months = days.dt.to_period("M")
        span = periods.length(days.iloc[0], days.iloc[-1])
        lines.append(
            f"**In time**: {days.iloc[0]:%Y-%m-%d} to {days.iloc[-1]:%Y-%m-%d}; "
            f"{months.nunique()} of {wording.counted(span, 'month')} have a document."
        )
        gaps = [(later - earlier, earlier, later) for earlier, later in pairwise(days)]
        if gaps and max(gaps)[0] > LONG:
            _, since, end = max(gaps)
            lines.append(f"**The longest gap** is from {since:%Y-%m-%d} to {end:%Y-%m-%d}.")
    if undated:
        lines.append(
            f"**Without a date**: {wording.counted(undated, 'document')}, where words such as "
            "“last year” cannot be dated."
        )
    return lines


def _weight(table: pd.DataFrame) -> list[str]:
    """How much rests on the outlet with most documents, and how many have a single one."""
    counts = table.loc[table["outlet"] != NO_OUTLET, "outlet"].value_counts()
    if len(counts) < 2:
        return []
    single = int((counts == 1).sum())
    return [
        f"**Unevenly spread**: {counts.iloc[0]} of {len(table)} documents are from "
        f"{wording.plain(str(counts.index[0]))}; {single} of {len(counts)} outlets have one."
    ]


def _silent(table: pd.DataFrame) -> list[str]:
    rows = table[table["standing"] == ABOUT_TRADE]
    if rows.empty:
        return ["No text about trade is without a figure."]
    reasons = [f"{why} ({count})" for why, count in rows["why"].value_counts().items()]
    return [
        f"**About trade, and no figure read**: {wording.counted(len(rows), 'document')}: "
        f"{'; '.join(reasons)}. Look at these first: a rule or a word may be missing."
    ]


def _lost(lost: pd.DataFrame) -> list[str]:
    gone, kept = lost[~lost["kept"]], lost[lost["kept"]]
    lines = []
    if len(gone):
        names = wording.listed(map(wording.plain, gone["name"].unique()), 5)
        lines.append(f"**Not read**: {wording.counted(len(gone), 'source')}: {names}.")
    if len(kept):
        lines.append(
            f"**Read, but not wholly**: {wording.counted(len(kept), 'note')}, in the table."
        )
    return lines
