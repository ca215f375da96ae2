"""Lit documents, quotations, words: escaped, readable in both themes, dollars as dollars."""

import re
import subprocess
import sys
from html import unescape

import pandas as pd
from samples import amount, document, gold, growth, stated

import tradeparse as tp
from tradeparse.analysis import contradictions
from tradeparse.display import example, findings, quotes, words
from tradeparse.display.theme import KINDS, STYLE, link
from tradeparse.frames import figures_frame

TEXT = "Trade <rose> by 7% to $5 million & more."
FIGURES = figures_frame(
    [
        growth(7, "rose> by 7%", at=7),
        amount(5e6, "$5 million", at=22, sign=">"),
    ]
)


def text_of(html):
    """What a reader sees of some HTML."""
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_a_lit_document_keeps_its_text():
    """The marks change no letter of the text, whatever stands in it."""
    view = tp.highlight(document("a", text=TEXT), FIGURES)
    body = re.search(r'<div class="tp-text"[^>]*>(.*?)</div>', view.html, re.DOTALL)[1]
    assert text_of(body) == TEXT
    assert "<rose>" not in view.html


def test_each_kind_has_its_mark_and_its_reading():
    """A figure is marked by its kind; hovering shows value, measure, countries and period."""
    view = tp.highlight(document("a", text=TEXT), FIGURES).html
    assert re.findall(r'mark class="tp-(\w+)" title', view) == ["growth", "amount"]
    titles = [unescape(title) for title in re.findall(r'title="([^"]*)"', view)]
    assert titles == [
        "growth: 7 % · turnover · Kazakhstan – Serbia · 2025",
        "amount: over USD 5 million · turnover · Kazakhstan – Serbia · 2025",
    ]


def test_the_legend_counts_the_kinds_that_are_there():
    """The legend names each kind in the text with its number, and no other."""
    legend = tp.highlight(document("a", text=TEXT), FIGURES).html.rpartition("<div")[2]
    assert text_of("<div" + legend) == "amount 1 · growth 1"
    empty = tp.highlight(document("b", text="Nothing."), FIGURES)
    assert "no figures in this document" in empty.html


def test_a_mark_can_be_linked_to():
    """Each mark has the figure's id, so that a page can lead to it."""
    view = tp.highlight(document("a", text=TEXT), FIGURES).html
    ids = re.findall(r' id="([^"]*)"', view)
    assert [unescape(name) for name in ids] == FIGURES["figure_id"].tolist()


def test_the_corpus_is_lit_letter_for_letter():
    """Every gold document is shown with all its figures and not a letter changed."""
    texts, figures = gold()
    for text in texts:
        view = tp.highlight(text, figures).html
        body = re.search(r'<div class="tp-text"[^>]*>(.*?)</div>', view, re.DOTALL)[1]
        assert text_of(body) == text.text
        assert body.count("<mark") == (figures["doc_id"] == text.doc_id).sum()


def test_both_themes_give_every_colour():
    """Light and dark set the same colours, kinds differ in their underline, paper is light."""
    themes = [
        set(re.findall(r"--tp-(\w+):", rule))
        for rule in re.findall(r"\{([^{}]*--tp-ink:[^{}]*)\}", STYLE)
    ]
    assert len(themes) == 3
    assert all(theme == themes[0] for theme in themes)
    assert len({line for _, _, line in KINDS.values()}) == len(KINDS)
    assert '@media screen { body[data-jp-theme-light="false"]' in STYLE
    assert "@media screen and (prefers-color-scheme: dark)" in STYLE


def test_the_example_is_the_richest_document_or_the_one_named():
    """Without an id the document with most figures is shown; an unknown id is said."""
    texts = [document("b", title="Poor"), document("a", text=TEXT, title="Rich")]
    assert "Rich" in example(texts, FIGURES).html
    assert "Poor" in example(texts, FIGURES, "b").html
    assert "There is no document" in example(texts, FIGURES, "zz").html
    assert "There is no document to show." in example([], FIGURES[:0]).html


def test_quotes_mark_all_figures_of_a_sentence_once():
    """A sentence is quoted once with all its statements marked, with outlet, date and title."""
    sentence = "Trade grew by 7% to $5 million, or some $5 million."
    rows = stated(
        growth(7, "grew by 7%", at=6, sentence=sentence),
        amount(5e6, "$5 million", at=20, sentence=sentence),
        documents=[document("a", title="A & B", url="https://example.org/?a=1&b=2")],
    )
    view = quotes(rows).html
    assert view.count("<blockquote") == 1
    assert re.findall(r"<mark[^>]*>([^<]*)</mark>", view) == ["grew by 7%", "$5 million"]
    assert "outlet a, 2026-02-10" in view
    assert 'href="https://example.org/?a=1&amp;b=2"' in view
    assert "A &amp; B" in view


def test_only_addresses_of_the_web_are_linked():
    """A script or a local path never becomes a link."""
    assert link("javascript:alert(1)", "x") == "x"
    assert link(float("nan"), "x") == "x"
    assert link("https://a.b", "x").startswith("<a ")


def test_a_finding_says_what_states_no_period():
    """What only stands beside a year because its text is of the year after is named as such."""
    rows = stated(
        amount(107.7e6),
        amount(117e6, sign="~", doc="b"),
        amount(120e6, sign="~", period=None, doc="c"),
        documents=[document("c", "2026-02-27", publisher="Wire")],
    )
    view = findings(contradictions.contradictions(rows), rows).html
    said = "about USD 120 million (Wire, 2026-02-27) states no period: 2025, the year before its "
    assert f"{said}publication, is assumed." in text_of(view)


def test_findings_quote_every_statement_of_a_fact():
    """A finding is shown with its verdict, its reason and each sentence."""
    rows = stated(
        amount(1e6, sentence="It was $1 million."),
        amount(2e6, sentence="It was $2 million.", doc="b"),
        amount(3e6, sentence="It was $3 million.", doc="c"),
    )
    view = findings(contradictions.contradictions(rows), rows).html
    assert [text_of(quote) for quote in re.findall(r"It was .*?</mark>", view)] == [
        "It was $1 million",
        "It was $2 million",
        "It was $3 million",
    ]
    assert "<strong>differ</strong>" in view
    none = rows[:0]
    assert "no statement to quote" in findings(contradictions.contradictions(none), none).html
    assert "no statement to quote" in quotes(none).html


def test_words_guard_dollars():
    """A dollar in Markdown is wrapped once, so that it never opens a formula."""
    said = words("from $1 to <span>$</span>2")
    assert said._repr_markdown_() == "from <span>$</span>1 to <span>$</span>2"
    assert str(said) == "from $1 to <span>$</span>2"


SETUP = """
import matplotlib, pandas as pd
import tradeparse as tp
tp.setup(); tp.setup()
assert pd.get_option("display.html.use_mathjax") is False
assert pd.get_option("styler.html.mathjax") is False
assert matplotlib.rcParams["text.parse_math"] is False
assert "mathjax_ignore" in pd.DataFrame({"a": ["$1"]})._repr_html_()
"""


def test_setup_sets_all_that_notebooks_need():
    """One call keeps dollars from mathematics in pandas and matplotlib; again does no harm."""
    subprocess.run([sys.executable, "-c", SETUP], check=True)


def test_missing_periods_are_read_as_such():
    """A figure without period, countries and product is read without inventing any."""
    bare = figures_frame([amount(5e6, period=None, reporter=None, partner=None, measure="other")])
    view = tp.highlight(document("a", text="$5 million"), bare).html
    assert 'title="amount: USD 5 million · other · no period stated"' in view
    assert pd.isna(bare["reporter"][0])
