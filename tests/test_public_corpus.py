"""One's own articles in three lines: a table of contradictions, a chart, a page of evidence."""

import csv
import re
from html import unescape

import matplotlib as mpl
import pytest

mpl.use("Agg")

from matplotlib import pyplot as plt

import tradeparse as tp
from tradeparse.errors import UnknownChoice
from tradeparse.tables.workbook import has_workbooks

ONE = """---
doc_id: one
published: 2026-02-10
publisher: First Wire
title: Trade & more
---
In 2025 trade between Kazakhstan and Serbia came to $107.7 million, 7.6% more than in 2024.
"""
TWO = """---
doc_id: two
published: 2026-02-26
publisher: Second Wire
---
Trade between Kazakhstan and Serbia reached $120 million in 2025.
"""


@pytest.fixture
def folder(tmp_path):
    """Two articles that contradict each other, and one that no pack can read."""
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "two.txt").write_text(TWO, encoding="utf-8")
    (tmp_path / "drei.txt").write_text("---\nlang: de\n---\nDer Handel wuchs um 5 Prozent.\n")
    yield tmp_path
    plt.close("all")


def test_contradictions_are_a_table_for_people(folder):
    """The table has both sides with sentence and source; `found` is its frame; a pair limits it."""
    corpus = tp.read_corpus(folder)
    table = corpus.contradictions()
    assert "USD 107.7 million; First Wire, 2026-02-10" in repr(table)
    assert re.search(r"came to <mark[^>]*>\$107.7 million</mark>", table.html)
    assert corpus.found["verdict"].tolist() == ["differ"]
    assert "No two statements" in repr(corpus.contradictions("KAZ-TUR"))


def test_a_chart_shows_the_contradictions_or_a_pair(folder):
    """Without a pair the chart is of what is apart, with one it is of the pair through time."""
    corpus = tp.read_corpus(folder)
    assert "exclude each other" in corpus.chart().get_title(loc="left")
    assert corpus.chart("SRB-KAZ").get_title(loc="left") == "Kazakhstan – Serbia: turnover"


def test_a_claim_has_a_page_of_evidence(folder):
    """The page is whole in itself: text with the words lit, those asked for outlined, no script."""
    corpus = tp.read_corpus(folder)
    claim = corpus.claims.loc[corpus.claims["doc_id"] == "one", "claim_id"].iloc[0]
    path = corpus.evidence(claim).save(folder / "claim.html")
    page = path.read_text(encoding="utf-8")
    assert "<h1" in page
    assert "Trade &amp; more" in page
    outlined = [unescape(name) for name in re.findall(r'mark\[id="([^"]*)"\] { outline', page)]
    assert outlined
    assert all(f'id="{name}"' in page for name in outlined)
    assert not re.search(r"<script|src=\"http|href=\"\.\./", page)
    lit = re.findall(r"<mark[^>]*outline[^>]*>([^<]*)</mark>", corpus.evidence(claim)._repr_html_())
    assert "$107.7 million" in lit


def test_without_a_name_the_evidence_is_that_of_the_gravest_contradiction(folder):
    """`evidence()` leads to the lower statement of the first finding; a figure can be named too."""
    corpus = tp.read_corpus(folder)
    assert corpus.evidence().article["doc_id"] == "one"
    figure = corpus.figures["figure_id"].iloc[-1]
    assert corpus.evidence(figure).figures == (figure,)


def test_a_claim_that_is_not_there_is_refused(folder):
    """An unknown id is refused with ids that there are; so is any where nothing was read."""
    with pytest.raises(UnknownChoice, match="one#"):
        tp.read_corpus(folder).evidence("nine#9")
    (folder / "none").mkdir()
    with pytest.raises(UnknownChoice, match="there is none"):
        tp.read_corpus(folder / "none").evidence()


def test_three_lines_write_table_chart_and_evidence(folder, tmp_path):
    """`publish` writes the table, the chart and the pages, which the workbook leads to."""
    corpus = tp.read_corpus(folder)
    out = corpus.publish(tmp_path / "out")
    with (out / "contradictions.csv").open(encoding="utf-8", newline="") as file:
        [row] = csv.DictReader(file)
    assert (row["lower_publisher"], row["upper_publisher"]) == ("First Wire", "Second Wire")
    assert (out / "contradictions.png").stat().st_size > 10_000
    pages = {path.name: path.read_text(encoding="utf-8") for path in (out / "documents").iterdir()}
    assert len(pages) == 3
    if has_workbooks():
        from openpyxl import load_workbook

        sheet = load_workbook(out / "contradictions.xlsx").active
        links = [cell.hyperlink.target for line in sheet for cell in line if cell.hyperlink]
        assert links
        for link in links:
            name, _, anchor = link.removeprefix("documents/").partition("#")
            assert not anchor or f'id="{anchor}"' in pages[name]


def test_a_corpus_says_what_was_read(folder):
    """Shown, a corpus tells its documents, outlets and what could not be read."""
    corpus = tp.read_corpus(folder)
    assert repr(corpus) == "Corpus of 3 documents"
    said = corpus._repr_markdown_()
    assert "**3 documents** from 2 outlets" in said
    assert "1 no pack for its language" in said


def test_corrections_are_applied(folder):
    """A file of corrections changes what the corpus says."""
    corpus = tp.read_corpus(folder)
    wrong = corpus.figures.loc[corpus.figures["value"] == 120e6, "figure_id"].iloc[0]
    path = folder / "corrections.csv"
    tp.correct(wrong, value=107.7e6, note="a slip", who="A. Reader", path=path)
    mended = tp.read_corpus(folder / "one.txt", folder / "two.txt", corrections=path)
    assert mended.found["contradiction"].tolist() == [False]
    assert (mended.figures["correction"].notna()).sum() == 1


def test_an_empty_folder_is_no_error(tmp_path):
    """Without articles the table says that there is nothing, and so does the chart."""
    corpus = tp.read_corpus(tmp_path)
    assert "No two statements" in repr(corpus.contradictions())
    assert corpus.chart().texts
    assert "No document was read" in corpus._repr_markdown_()
    out = corpus.publish(tmp_path / "out")
    assert (out / "contradictions.png").exists()
    plt.close("all")
