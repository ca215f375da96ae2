"""Tables for people: heads with units, comparators, order, nothing lost and nothing run."""

import re
from html import escape, unescape

from samples import amount, document, gold_stated, growth, stated

from tradeparse import tables
from tradeparse.analysis import compare, contradictions, targets
from tradeparse.analysis.growth import implied
from tradeparse.tables.layout import FIGURE_SPACE, POINT_SPACE, Column, table


def cells(fragment):
    """A table's cells, row by row, the head first; blanks that align are left out."""
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", fragment.html)
    found = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in rows]
    return [[_text(cell) for cell in row] for row in found]


def _text(cell):
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", cell)).split())


def test_claims_have_units_in_the_head_and_their_growth_beside_them():
    """One currency stands in the head; a claim's growth and comparator stand in its row."""
    rows = stated(
        amount(107.7e6, claim="c"),
        growth(7.6, claim="c"),
        amount(117e6, sign="~", doc="b"),
        amount(52.9e6, doc="c", period="2022-01/2022-09"),
    )
    head, *body = cells(tables.claims(rows))
    assert head[2] == "Amount, million USD"
    assert [row[0] for row in body] == ["Jan–Sep 2022", "2025", "2025"]
    assert [row[2:5] for row in body] == [
        ["52.9", "", "part of a year"],
        ["107.7", "+7.6 %", "achieved"],
        ["≈ 117", "", "achieved"],
    ]


def test_two_currencies_stand_in_their_rows():
    """Where currencies differ, each amount names its own."""
    head, *body = cells(tables.claims(stated(amount(1e6), amount(2e9, unit="KZT", doc="b"))))
    assert head[2] == "Amount"
    assert [row[2] for row in body] == ["USD 1 million", "KZT 2 billion"]


def test_numbers_are_aligned_at_their_points():
    """A number with fewer digits behind the point is filled up with blanks of a digit's width."""
    column = Column("n", lambda row: row["n"], number=True)
    html = table([{"n": "1.25"}, {"n": "10"}, {"n": "7.5"}], [column], "c", "nothing").html
    assert f">10{POINT_SPACE}{FIGURE_SPACE * 2}<" in html
    assert f">7.5{FIGURE_SPACE}<" in html
    assert ">1.25<" in html


def test_contradictions_show_both_sides_and_lead_to_their_finding():
    """A row has both statements with outlet and date, the size, the verdict and its id."""
    rows = stated(amount(107.7e6), amount(120e6, sign="~", doc="b"))
    found = contradictions.contradictions(rows)
    fragment = tables.contradictions(found)
    (row,) = cells(fragment)[1:]
    assert row[0] == "Kazakhstan – Serbia, turnover, 2025"
    assert row[1].startswith("USD 107.7 million")
    assert row[2].startswith("about USD 120 million")
    assert "outlet b, 2026-02-10" in row[2]
    assert (row[3], row[4]) == ("11 %", "2")
    assert row[5].startswith("differ")
    assert f'data-finding="{escape(found["finding_id"][0])}"' in fragment.html


def test_whole_years_are_columns_and_disagreement_is_marked():
    """Each whole year is a column; statements that exclude each other are marked as a range."""
    rows = stated(
        amount(100.1e6, period="2024"),
        amount(107.7e6, doc="b"),
        amount(117e6, doc="c"),
        amount(9e6, period="2025-01/2025-02", doc="d"),
    )
    compared = compare.compare(rows)
    head, row = cells(tables.comparison(compared))
    assert head == ["Flow", "Unit", "2024", "2025"]
    assert row == ["Kazakhstan – Serbia, turnover", "million USD", "100.1", "≠ 107.7–117"]
    assert [row[1] for row in cells(tables.parts(compared))[1:]] == ["Jan–Feb 2025"]


def test_growth_shows_the_implied_and_the_stated_base():
    """The implied base stands with its range, the stated base and the verdict beside it."""
    rows = stated(
        amount(107.7e6, claim="c"), growth(7.6, claim="c"), amount(100.1e6, period="2024", doc="b")
    )
    (row,) = cells(tables.growth(implied(rows)))[1:]
    assert row[1:3] == ["+7.6 %", "USD 107.7 million"]
    assert row[3].startswith("2024")
    assert row[4].startswith("USD 100.1 million")
    assert row[5:7] == ["USD 100.1 million", "fits"]


def test_targets_show_their_move():
    """A target's row has the year aimed at, the amount, the move and the nearer steps."""
    texts = [document("a", "2021-02-16"), document("b", "2024-11-12")]
    rows = stated(
        amount(10e9, status="target", period=None),
        amount(5e9, status="target", period=None, at=40),
        amount(15e9, status="target", period=None, doc="b"),
        documents=texts,
    )
    body = cells(tables.targets(targets.history(rows)))[1:]
    assert [row[2:5] for row in body] == [
        ["10", "first stated", "USD 5 billion"],
        ["15", "raised", ""],
    ]


def test_cells_are_escaped_and_dollars_stay():
    """Nothing in a cell becomes an element, and the wrapper keeps dollars from mathematics."""
    texts = [document("a", publisher="<script>alert('$x$')</script>")]
    view = tables.claims(stated(amount(5e6), documents=texts))._repr_html_()
    assert "<script>" not in view
    assert "&lt;script&gt;" in view
    assert 'class="tp mathjax_ignore"' in view


def test_long_tables_say_how_much_is_left():
    """A table cut short says how many rows there are beyond."""
    rows = stated(*(amount(number * 1e6, doc=f"d{number}") for number in range(1, 8)))
    assert "4 more rows." in tables.claims(rows, most=3).html


def test_empty_tables_say_so():
    """Without rows each table is a sentence."""
    none = stated()
    compared = compare.compare(none)
    fragments = [
        tables.claims(none),
        tables.comparison(compared),
        tables.parts(compared),
        tables.changes(compare.change(compared)),
        tables.contradictions(contradictions.contradictions(none)),
        tables.growth(implied(none)),
        tables.targets(targets.history(none)),
        tables.preview(none, "doc_id value"),
    ]
    assert all("<table" not in fragment.html and len(repr(fragment)) > 10 for fragment in fragments)


def test_the_corpus_fits_every_table():
    """On the corpus every table is made, in HTML and for a terminal."""
    rows = gold_stated()
    compared = compare.compare(rows)
    for fragment in (
        tables.claims(rows),
        tables.comparison(compared),
        tables.parts(compared),
        tables.changes(compare.change(compared)),
        tables.contradictions(contradictions.contradictions(rows)),
        tables.growth(implied(rows)),
        tables.targets(targets.history(rows)),
        tables.preview(rows, "doc_id surface value published"),
    ):
        assert "<tbody><tr" in fragment.html
        assert "\n" in repr(fragment)
        assert "nan" not in repr(fragment).lower()
