"""How notebooks show documents, figures and frames: for people, and nothing else changed."""

import re
import subprocess
import sys
from html import unescape

import pandas as pd
import pytest
from samples import amount, document, growth

import tradeparse as tp
from tradeparse.display import views
from tradeparse.frames import claims_frame, documents_frame, figures_frame

SENTENCE = (
    "In 2025 trade between Kazakhstan and Serbia came to $107.7 million, 7.6% more than in 2024."
)
ARTICLE = document("a", text=SENTENCE, title="Trade & more")


def text_of(html):
    """What a reader sees of some HTML."""
    return unescape(re.sub(r"<[^>]+>", " ", html))


def test_a_document_is_shown_with_its_figures_lit():
    """A document shows its text as it is read now, each figure with its value on hover."""
    view = views.document(ARTICLE)
    assert re.findall(r'class="tp-(amount|growth)" title="([^"]*)"', view.html) == [
        ("amount", "amount: USD 107.7 million · turnover · Kazakhstan – Serbia · 2025"),
        ("growth", "growth: 7.6 % · turnover · Kazakhstan – Serbia · 2025"),
    ]
    assert "mathjax_ignore" in view._repr_html_()
    assert views.name(ARTICLE) == "Document a: Trade & more"


def test_a_document_in_an_unknown_language_is_shown_and_says_so():
    """Where no pack can read a document, its text stands there with the reason."""
    view = views.document(document("b", text="Der Handel wuchs.", lang="de"))
    assert "Der Handel wuchs." in view.html
    assert "de" in text_of(view.html)
    assert "no figures in this document" in view.html


def test_a_figure_is_shown_with_the_words_behind_its_columns():
    """A figure stands in its sentence, and each column beside the words that gave it its value."""
    [first, _] = tp.extract(ARTICLE)
    said = " ".join(text_of(views.figure(first).html).split())
    assert "period 2025 “2025”" in said
    assert "measure turnover “trade”" in said


def test_a_list_of_figures_or_documents_is_a_frame():
    """Lists of figures and of documents are shown as their frames; other lists as ever."""
    assert "$107.7 million" in text_of(views.listed(tp.extract(ARTICLE)).html)
    assert "Trade & more" in text_of(views.listed([ARTICLE]).html)
    assert views.listed([]) is None
    assert views.listed([1, ARTICLE]) is None


def test_figures_are_shown_in_their_sentences():
    """Each row is the words around a figure, lit, and how it was read; long sentences are cut."""
    long = f"{'Before that. ' * 20}It was $5 million {'and so on ' * 20}."
    rows = figures_frame([amount(5e6, sentence=long), growth(7, "by 7%", sentence="Up by 7%.")])
    view = views.frame(rows).html
    assert re.findall(r"<mark[^>]*>([^<]*)</mark>", view) == ["$5 million", "by 7%"]
    assert "… Before that. Before that." in text_of(view)
    assert text_of(view).count("Before") < 10
    assert "2 rows, 22 columns" in view


def test_claims_are_shown_as_people_write_them():
    """A claim has its period, its amount with comparator and currency, its growth, its source."""
    figures = figures_frame(
        [amount(52.9e6, sign=">", claim="c"), growth(3.7, unit="factor", claim="c")]
    )
    said = views.frame(claims_frame(figures, [ARTICLE])).plain
    shown = text_of(views.frame(claims_frame(figures, [ARTICLE])).html)
    for words in ("KAZ-SRB", "2025", "over USD 52.9 million", "×3.7", "outlet a, 2026-02-10"):
        assert words in " ".join(shown.split())
    assert "claim_id" in said


def test_documents_are_shown_by_their_openings():
    """A frame of documents has a line for each, with the beginning of its text."""
    view = views.frame(documents_frame([document("a", text="word " * 100)]))
    assert text_of(view.html).count("word") < 40
    assert "2026-02-10" in view.html


def test_a_frame_of_another_shape_is_left_to_pandas():
    """A frame that is none of the contract's is not touched, nor one with more columns."""
    assert views.frame(pd.DataFrame({"a": [1]})) is None
    assert views.frame(figures_frame([amount(1e6)]).assign(mine=1)) is None
    assert views.frame(figures_frame([amount(1e6)]).assign(correction="x")) is not None


@pytest.mark.parametrize(
    "rows", [figures_frame([]), claims_frame(figures_frame([])), documents_frame([])]
)
def test_an_empty_frame_says_so(rows):
    """A frame without rows is shown in words."""
    assert "No " in views.frame(rows).html
    assert "0 rows" in views.frame(rows).html


def test_many_rows_are_cut_and_counted():
    """Of many rows the first are shown, and how many there are."""
    rows = figures_frame([amount(1e6, at=20 * n) for n in range(30)])
    view = views.frame(rows).html
    assert view.count("<mark") == views.MOST
    assert f"The first {views.MOST} of 30 rows" in view


SETUP = """
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
import pandas as pd, tradeparse as tp
tp.setup(); tp.setup()
def html(shown):
    return shell.display_formatter.format(shown)[0].get("text/html", "")
document = tp.Document(doc_id="a", text="Trade of Kazakhstan and Serbia was $5 million in 2020.")
figures = tp.extract(document)
assert all('class="tp-amount"' in html(x) for x in (document, figures[0], figures)), html(document)
assert 'class="tp-amount"' in html(tp.figures_frame(figures))
assert "mathjax_ignore" in html(pd.DataFrame({"a": ["$1"]}))
assert "<table" in html(pd.DataFrame({"a": ["$1"]}))
assert html([1, 2]) == ""
assert "Document a" in shell.display_formatter.format([document])[0]["text/plain"]
pd.set_option("display.notebook_repr_html", False)
assert html(pd.DataFrame({"a": [1]})) == ""
"""


def test_setup_makes_the_views_known():
    """After `tp.setup` IPython shows documents, figures and frames so, and all else as before."""
    subprocess.run([sys.executable, "-c", SETUP], check=True)
