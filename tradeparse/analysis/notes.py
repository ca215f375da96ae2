"""What was read and what was left out: the data notes at the end of every notebook."""

import platform
from importlib.metadata import PackageNotFoundError, version

import pandas as pd

from tradeparse import __version__
from tradeparse.analysis import wording
from tradeparse.analysis.across import outlets
from tradeparse.analysis.evidence import FLOWS, Documents, documents_as_frame

LIBRARIES = ("pandas", "matplotlib", "regex")


def describe(documents: Documents, figures: pd.DataFrame, stated: pd.DataFrame) -> str:
    """Documents, figures, exclusions and versions behind a notebook, in Markdown."""
    read = _read(documents_as_frame(documents), figures)
    lines = [read, *_skipped(documents), *_figures(figures, stated), *_left_out(figures)]
    lines.append(_versions())
    return "\n".join(f"- {line}" for line in lines)


def _read(documents: pd.DataFrame, figures: pd.DataFrame) -> str:
    if documents.empty:
        return "**Documents**: none was read."
    days = documents["published"].dropna()
    dates = f", published {days.min():%Y-%m-%d} to {days.max():%Y-%m-%d}" if len(days) else ""
    undated = len(documents) - len(days)
    silent = len(documents) - documents["doc_id"].isin(figures["doc_id"]).sum()
    return (
        f"**Documents**: {len(documents)} from "
        f"{wording.counted(outlets(documents['publisher']), 'outlet')}{dates}; "
        f"{undated} without a date, {silent} without a figure."
    )


def _skipped(documents: Documents) -> list[str]:
    """What was not read, and what was read twice, where the documents say so."""
    if isinstance(documents, pd.DataFrame):
        return []
    lost = [note for note in getattr(documents, "skipped", ()) if not note.kept]
    again = [document.doc_id for document in documents if document.duplicate_of]
    lines = []
    if lost:
        names = wording.listed(dict.fromkeys(wording.plain(note.name) for note in lost), 5)
        lines.append(f"**Not read**: {wording.counted(len(lost), 'source')}: {names}.")
    if again:
        names = wording.listed(map(wording.plain, again), 5)
        lines.append(f"**Left out as repetitions of another text**: {names}.")
    return lines


def _figures(figures: pd.DataFrame, stated: pd.DataFrame) -> list[str]:
    if figures.empty:
        return ["**Figures**: none was found."]
    counts = figures["kind"].value_counts().items()
    kinds = [wording.counted(count, str(kind)) for kind, count in counts]
    return [
        f"**Figures**: {len(figures)} ({wording.listed(kinds)}); "
        f"{len(stated)} of them, amounts and growths of flows between two countries, are used here."
    ]


def _left_out(figures: pd.DataFrame) -> list[str]:
    """Figures that no comparison uses, each counted once, by the first reason that holds."""
    rest = figures
    reasons = {
        "shares and rates": rest["kind"].isin(("share", "rate")),
        "about something other than a flow between countries": ~rest["measure"].isin(FLOWS),
        "without both countries": rest["reporter"].isna() | rest["partner"].isna(),
        "growth in money or percentage points": (rest["kind"] == "growth") & rest["ratio"].isna(),
    }
    parts = []
    for reason, holds in reasons.items():
        if count := int(holds.loc[rest.index].sum()):
            parts.append(f"{count} {reason}")
        rest = rest[~holds.loc[rest.index]]
    undated = int(rest["period_start"].isna().sum())
    notes = [f"**Left out of comparisons**: {wording.listed(parts)}."] if parts else []
    if undated:
        notes.append(
            f"**Without a period**: {undated}, compared only within their document, and with the "
            "year before it, which is then assumed."
        )
    return notes


def _versions() -> str:
    names = [f"tradeparse {__version__}", f"Python {platform.python_version()}", *_installed()]
    return f"**Versions**: {', '.join(names)}."


def _installed() -> list[str]:
    found = []
    for name in LIBRARIES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return found
