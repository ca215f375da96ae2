"""Charts of outlets and of coverage, by the numbers on their Axes."""

import matplotlib as mpl
import pytest

mpl.use("Agg")

from matplotlib import pyplot as plt
from matplotlib.text import Text
from samples import amount, document, stated
from test_analysis_outlets import held

from tradeparse import charts
from tradeparse.analysis import coverage, gaps, outlets
from tradeparse.frames import figures_frame

EMPTY = stated()


@pytest.fixture(autouse=True)
def closed():
    """Every figure is closed after its test."""
    yield
    plt.close("all")


def words(ax):
    """All that is written on an Axes."""
    ax.figure.canvas.draw()
    return [text.get_text() for text in ax.findobj(Text) if text.get_text()]


def spans(ax):
    """The level lines: (from, to), by height."""
    return {
        line.get_ydata()[0]: tuple(line.get_xdata())
        for line in ax.lines
        if len(line.get_xdata()) == 2 and len(set(line.get_ydata())) == 1
    }


def cells(ax):
    """The cells that are filled: the middle and the height of each, and its colour."""
    found = [patch for patch in ax.patches if patch.get_width() > 0.9]
    return {
        (round(p.get_x() + p.get_width() / 2, 1), round(p.get_y() + 0.44)): p.get_facecolor()
        for p in found
    }


def test_a_document_is_a_cell_at_its_outlet_and_month():
    """A cell is filled where an outlet has a document, darker for more, and bears the number."""
    days = ["2026-01-10", "2026-03-10", "2026-03-11", "2026-02-01"]
    names = ["One", "One", "One", "Other"]
    texts = [
        document(f"{n}", day, publisher=name)
        for n, (day, name) in enumerate(zip(days, names, strict=True))
    ]
    ax = charts.coverage(coverage.calendar(texts))
    filled = cells(ax)
    assert set(filled) == {(0, 0), (2, 0), (1, 1)}
    assert filled[(0, 0)] == filled[(1, 1)] != filled[(2, 0)]
    assert sum(filled[(2, 0)][:3]) < sum(filled[(0, 0)][:3])
    said = words(ax)
    assert {"documents a month", "Jan\n2026", "Feb", "Mar", "One", "Other", "all outlets"} <= set(
        said
    )
    assert "Source: 4 documents from 2 outlets." in " ".join(said)


def test_what_has_no_date_stands_apart():
    """Documents without a date have a column of their own, apart from the others."""
    ax = charts.coverage(coverage.calendar([document("a"), document("b", None)]))
    assert sorted(x for x, _ in cells(ax)) == pytest.approx([0, 1.1], abs=0.05)
    assert "no\ndate" in words(ax)


def test_many_columns_are_told_by_shade():
    """Where no number has room, a key says what the shades stand for."""
    texts = [document("a", "2010-01-10"), *(document(f"{n}", publisher="B") for n in range(5))]
    ax = charts.coverage(coverage.calendar(texts, "month"))
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["1", "2–3", "4–5"]
    assert {"2010", "2026"} <= set(words(ax))


def test_outlets_beyond_the_first_are_counted():
    """Outlets that are not drawn are counted below, and their documents are in the sums."""
    texts = [document(f"{n}") for n in range(5)]
    ax = charts.coverage(coverage.calendar(texts), most=2)
    assert len(cells(ax)) == 2
    assert any("Not drawn: 3 more outlets." in text for text in words(ax))
    assert words(ax).count("5") == 2


def test_a_reason_is_a_bar_as_long_as_its_figures():
    """Each reason is a bar of its number of figures; what may be misread is hatched."""
    figures = figures_frame(
        [
            amount(5e6, sentence="Trade was $5 million.", period=None),
            amount(6e6, sentence="Trade was $6 million.", period=None, at=60),
            amount(7e6, sentence="In 2020, he said, trade was $7 million.", period=None, at=120),
            amount(8e6, sentence="Trade was $8 million.", partner=None, at=180),
        ]
    )
    found = gaps.gaps(figures, [document("a")])
    ax = charts.gaps(found, len(figures))
    bars = [(bar.get_width(), bar.get_hatch()) for bar in ax.patches]
    assert bars == [(2, None), (1, "////"), (1, None)]
    said = words(ax)
    assert {gaps.NO_TIME, gaps.TIME_LEFT, "without a period", "to be checked"} <= set(said)
    assert any("4 of 4 figures lack something" in text for text in said)


def test_a_share_stands_in_its_interval():
    """An outlet's share of contradicted facts is a point within its interval, with both numbers."""
    rows = stated(
        amount(100e6),
        amount(120e6, doc="b"),
        amount(5e6, period="2024", at=50),
        amount(5e6, period="2024", doc="b", at=50),
        amount(1e6, partner="TUR", doc="c"),
    )
    ax = charts.contradicted(outlets.outlets(rows, held(rows)))
    assert spans(ax)[0] == pytest.approx((9.45, 90.55), abs=0.01)
    points = [line.get_xdata()[0] for line in ax.lines if len(line.get_xdata()) == 1]
    assert points == [50, 50]
    said = words(ax)
    assert said.count("1 of 2") == 2
    assert any("1 none of whose facts another outlet states" in text for text in said)
    assert any("3 outlets" in text for text in said)


def test_each_amount_stands_by_its_count():
    """Amounts are points at claim by count, with their median; few have no interval."""
    years = range(2018, 2025)
    figures = [amount(100e6 + 2e6 * n, period=f"{y}", at=60 * n) for n, y in enumerate(years)]
    figures.append(amount(50e6, period="2018", doc="b"))
    rows = stated(*figures)
    against = held(rows, *((year, 100e6, None) for year in years))
    ax = charts.ratios(outlets.outlets(rows, against), outlets.held(against))
    points = [line for line in ax.lines if len(line.get_xdata()) == 1]
    small = sorted(line.get_xdata()[0] for line in points if line.get_marker() == "o")
    assert small == pytest.approx([0.5, *(1 + 0.02 * n for n in range(7))])
    medians = {
        round(line.get_xdata()[0], 3): line.get_markerfacecolor()
        for line in points
        if line.get_marker() == "D"
    }
    assert medians == {1.06: "#1F1F1F", 0.5: "white"}
    assert spans(ax)[0.36] == pytest.approx((1, 1.12))
    assert {"an amount", "median, 95 %", "median of too few", "×1", "7", "1"} <= set(words(ax))


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda: charts.coverage(coverage.calendar([])), "No document was read"),
        (lambda: charts.gaps(gaps.gaps(figures_frame([]), []), 0), "No figure lacks"),
        (lambda: charts.contradicted(outlets.outlets(EMPTY, held(EMPTY))), "another outlet states"),
        (
            lambda: charts.ratios(outlets.outlets(EMPTY, held(EMPTY)), outlets.held(held(EMPTY))),
            "official count from elsewhere",
        ),
    ],
)
def test_nothing_to_draw_is_said_in_its_place(draw, message):
    """A chart without data is Axes that say so."""
    assert any(message in text for text in words(draw()))


def test_names_with_currency_signs_stay_letters():
    """An outlet called "$ Daily $" is written letter for letter, on Axes that are given."""
    texts = [document(name, publisher=f"$ {name} $") for name in "ab"]
    rows = stated(amount(1e6), amount(2e6, doc="b"), documents=texts)
    for draw, frame in (
        (charts.coverage, coverage.calendar(texts)),
        (charts.contradicted, outlets.outlets(rows, held(rows))),
    ):
        _, ax = plt.subplots()
        assert draw(frame, ax=ax) is ax
        assert "$ a $" in words(ax)
        assert not any(text.get_parse_math() for text in ax.findobj(Text) if text.get_text())
