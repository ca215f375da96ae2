"""Data notes: what was read, what was left out, with which versions."""

from samples import amount, document, growth, stated

from tradeparse.analysis import notes
from tradeparse.documents.skipped import Documents, Skipped
from tradeparse.frames import claims_frame, figures_frame


def test_notes_count_what_was_read_used_and_left_out():
    """Documents, losses, figures, exclusions by reason, and versions stand in the notes."""
    figures = [
        amount(5e6),
        growth(7, doc="b", period=None),
        growth(2, unit="pp"),
        amount(1e6, measure="other"),
        amount(1e6, partner=None),
    ]
    lost = Skipped(name="bad.txt", reason="it is empty", remedy="Remove it")
    note = Skipped(name="b", reason="no date", remedy="Add it", kept=True)
    texts = Documents([document("a"), document("b", None), document("c")], [lost, note])
    said = notes.describe(texts, figures_frame(figures), stated(*figures, documents=texts))
    *lines, versions = said.splitlines()
    assert lines == [
        "- **Documents**: 3 from 3 outlets, published 2026-02-10 to 2026-02-10; "
        "1 without a date, 1 without a figure.",
        "- **Not read**: 1 source: bad.txt.",
        "- **Figures**: 5 (3 amounts and 2 growths); 2 of them, amounts and growths of flows "
        "between two countries, are used here.",
        "- **Left out of comparisons**: 1 about something other than a flow between countries, "
        "1 without both countries and 1 growth in money or percentage points.",
        "- **Without a period**: 1, compared only within their document, and with the year before "
        "it, which is then assumed.",
    ]
    assert versions.startswith("- **Versions**: tradeparse ")


def test_notes_name_repetitions():
    """A document with the words of another is named, and its figures are not used."""
    texts = [document("a"), document("b", duplicate_of="a")]
    said = notes.describe(texts, figures_frame([]), stated(documents=texts))
    assert "**Left out as repetitions of another text**: b." in said


def test_notes_on_nothing():
    """An empty folder has notes that say that nothing was read and found."""
    figures = figures_frame([])
    assert claims_frame(figures).empty
    said = notes.describe([], figures, stated())
    assert "none was read" in said
    assert "none was found" in said
