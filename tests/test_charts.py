"""Charts by the numbers on their Axes, and by the words that stand on them."""

from pathlib import Path

import matplotlib as mpl
import pandas as pd
import pytest

mpl.use("Agg")

from matplotlib import pyplot as plt
from matplotlib.text import Text
from samples import amount, document, gold_stated, growth, span, stated

from tradeparse import charts
from tradeparse.analysis import compare, contradictions, counts, official, series
from tradeparse.analysis.growth import implied
from tradeparse.charts.labels import spread

EMPTY = stated()
ONLY_A_TARGET = stated(amount(5e9, period="2030", status="target"))


def counted(*rows):
    """What offices counted, as `counts` gives it: (side, amount, period) of Kazakhstan – Serbia."""
    return pd.DataFrame(
        [
            {
                "reporter": side,
                "partner": "SRB" if side == "KAZ" else "KAZ",
                "measure": "turnover",
                "period_start": pd.Timestamp(span(period).start),
                "period_end": pd.Timestamp(span(period).end),
                "amount": amount,
                "currency": "USD",
                "comparator": "=",
                "side": side,
                "source": f"office of {side}",
                "source_url": None,
            }
            for side, amount, period in rows
        ]
    )


COUNTED = counted(("KAZ", 100e6, "2024"), ("KAZ", 107.7e6, "2025"), ("SRB", 117e6, "2025"))
REFERENCE = series.read_series(
    Path(__file__).parent.parent / "data" / "reference" / "reference-trade.csv"
)


@pytest.fixture(autouse=True)
def closed():
    """Every figure is closed after its test."""
    yield
    plt.close("all")


def marks(ax, color=None):
    """The points on an Axes: (x, y, marker, face), without lines and bars."""
    return [
        (line.get_xdata()[0], line.get_ydata()[0], line.get_marker(), line.get_markerfacecolor())
        for line in ax.lines
        if len(line.get_xdata()) == 1
    ]


def words(ax):
    """All that is written on an Axes."""
    ax.figure.canvas.draw()
    return [text.get_text() for text in ax.findobj(Text) if text.get_text()]


def bars(ax, y):
    """The level lines at a height: their ends and whether they are broken."""
    return [
        (*line.get_xdata(), line.get_linestyle() != "-")
        for line in ax.lines
        if len(line.get_xdata()) == 2 and set(line.get_ydata()) == {y}
    ]


def test_a_timeline_draws_each_claim_on_its_period():
    """A claim is a mark on a bar as long as its period, in the scale that the axis names."""
    ax = charts.timeline(
        stated(amount(73.8e6, period="2022"), amount(52.9e6, period="2022-01/2022-09", doc="b")),
        "SRB-KAZ",
    )
    assert {(round(x, 2), y) for x, y, *_ in marks(ax)} == {(2022.5, 73.8), (2022.37, 52.9)}
    ((left, right, broken),) = bars(ax, 73.8)
    assert (left, pytest.approx(right, abs=0.01), broken) == (2022, 2023, False)
    ((_, right, broken),) = bars(ax, 52.9)
    assert (pytest.approx(right, abs=0.01), broken) == (2022.75, True)
    said = words(ax)
    assert {"Kazakhstan – Serbia: turnover", "million USD", "73.8", "52.9 · Jan–Sep"} <= set(said)
    assert "part of a year" in said


def test_directions_are_told_by_the_key():
    """Exports of either side have a colour each, which the key names; turnover has no direction."""
    rows = stated(
        amount(4e9, measure="exports", partner="TUR"),
        amount(2e9, measure="imports", partner="TUR", at=40),
        amount(6e9, partner="TUR", at=80),
    )
    names = [
        [text.get_text() for text in legend.get_texts()] if legend else []
        for legend in (
            charts.timeline(rows, "KAZ-TUR", measure).get_legend()
            for measure in ("exports", "turnover")
        )
    ]
    assert names == [["as stated", "Kazakhstan → Türkiye", "Türkiye → Kazakhstan"], []]


def test_comparators_are_shapes():
    """About is hollow, more than points up, less than points down; each says so in words."""
    ax = charts.timeline(
        stated(
            amount(1e6, sign="~"),
            amount(2e6, sign=">", doc="b"),
            amount(3e6, sign="<", doc="c"),
            amount(4e6, doc="d"),
        ),
        "KAZ-SRB",
    )
    looks = {y: (marker, face) for _, y, marker, face in marks(ax)}
    assert looks[1][1] == "white"
    assert [looks[y][0] for y in (1, 2, 3, 4)] == ["o", "^", "v", "o"]
    assert {"≈ 1", "> 2", "< 3", "4", "about", "more than", "less than"} <= set(words(ax))


def test_targets_are_lines_from_their_text_on():
    """A target runs from the day of its text to the next one's, and is named at its start."""
    texts = [document("a", "2021-07-02"), document("b", "2023-07-02")]
    ax = charts.timeline(
        stated(
            amount(5e9, doc="a", period="2020"),
            amount(10e9, doc="a", at=50, period=None, status="target"),
            amount(15e9, doc="b", period=None, status="target"),
            documents=texts,
        ),
        "KAZ-SRB",
    )
    ((left, right, broken),) = bars(ax, 10)
    assert (left, right, broken) == (pytest.approx(2021.5, 0.01), pytest.approx(2023.5, 0.01), True)
    assert {"target 10", "target 15", "target"} <= set(words(ax))


def test_a_far_target_is_told_in_words():
    """A target that would flatten the plot is told below it."""
    ax = charts.timeline(
        stated(amount(50e6), amount(1e9, doc="a", at=50, period="2030", status="target")), "KAZ-SRB"
    )
    assert ax.get_ylim()[1] < 100
    assert any("target of USD 1 billion for 2030" in text for text in words(ax))


def test_what_is_not_drawn_is_counted():
    """Statements without a period, in another currency or too early are counted below."""
    rows = stated(
        amount(5e6),
        amount(6e6, doc="b"),
        amount(7e6, doc="c", period=None),
        amount(8e6, doc="d", unit="EUR"),
        amount(9e6, doc="e", period="2010"),
    )
    said = words(charts.timeline(rows, "KAZ-SRB", since=2020))
    assert "Not drawn: 1 without a period, 1 not in USD and 1 of other years." in said[-1] or any(
        "Not drawn: 1 without a period, 1 not in USD and 1 of other years." in text for text in said
    )


def test_a_timeline_has_a_first_and_a_last_year():
    """Claims about other years, and targets of later texts, are not drawn but counted."""
    texts = [document("a", "2021-07-02"), document("b", "2023-07-02"), document("c", "2023-08-02")]
    figures = [amount(year * 1e6, period=f"{year}", at=year) for year in (2019, 2020, 2021)]
    figures.append(amount(2300e6, doc="b", period=None, status="target"))
    figures.append(amount(2022e6, doc="c", period="2022"))
    rows = stated(*figures, documents=texts)
    ax = charts.timeline(rows, "KAZ-SRB", since=2020, until=2021)
    assert {y for _, y, *_ in marks(ax)} == {2.020, 2.021}
    said = words(ax)
    assert not any("target" in text for text in said)
    assert any("2 of other years" in text for text in said)


def test_pairs_are_lines_through_whole_years():
    """Each pair is a line through the middle of its whole years, with a bar where they differ."""
    rows = stated(
        amount(100e6, period="2024"),
        amount(107e6),
        amount(117e6, doc="b"),
        amount(5e9, partner="TUR", doc="c"),
        amount(1e6, period="2025-01/2025-03", doc="d"),
    )
    ax = charts.pairs(compare.compare(rows))
    lines = [
        list(zip(line.get_xdata(), line.get_ydata(), strict=True))
        for line in ax.lines
        if line.get_marker() not in ("None", "")
    ]
    assert [(2025, 5e9)] in lines
    assert [(2024, 100e6), (2025, 112e6)] in lines
    assert any("107–117 million in 2025" in text for text in words(ax))
    assert any("1 about a part of a year" in text for text in words(ax))


def test_a_dumbbell_runs_from_first_to_last():
    """Each pair's first and last year stand at their amounts, the change at the right."""
    rows = stated(amount(50e6, period="2020"), amount(110e6, doc="b"))
    ax = charts.dumbbell(compare.change(compare.compare(rows)))
    assert sorted(x for x, *_ in marks(ax)) == [50e6, 110e6]
    assert {"2020", "2025", "×2.2", "Kazakhstan – Serbia"} <= set(words(ax))


def test_a_contradiction_is_a_range_of_its_size():
    """A contradiction runs from 1 to its ratio, with both amounts, outlets and how far apart."""
    rows = stated(
        amount(100e6, sign="~"), amount(400e6, doc="b"), amount(250e6, doc="c"), growth(5)
    )
    found = contradictions.contradictions(rows)
    ax = charts.contradictions(found, rows)
    assert sorted(round(x, 3) for x, *_ in marks(ax)) == [1, 2.5, 4]
    said = set(words(ax))
    assert {"≈ USD 100 million", "USD 400 million", "outlet b", "4 times apart", "differ"} <= said


def test_the_ladder_holds_growth_against_amounts():
    """A rung has the growth as stated, the growth between the amounts, and the implied base."""
    rows = implied(
        stated(
            amount(117e6, sign="~", claim="c"),
            growth(7, claim="c"),
            amount(100.1e6, period="2024", doc="b"),
        )
    )
    ax = charts.ladder(rows)
    assert [x for x, *_ in marks(ax)] == pytest.approx([1.07])
    said = set(words(ax))
    assert {"+7 %", "2024: USD 109 million\nbut stated: USD 100.1 million"} <= said


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda: charts.timeline(EMPTY, "KAZ-SRB"), "No turnover with a period is stated"),
        (lambda: charts.pairs(compare.compare(EMPTY)), "No whole year is stated"),
        (lambda: charts.dumbbell(compare.change(compare.compare(EMPTY))), "no change to show"),
        (lambda: charts.contradictions(contradictions.contradictions(EMPTY)), "No two statements"),
        (lambda: charts.ladder(implied(EMPTY)), "No growth of a dated flow"),
        (lambda: charts.bases(implied(EMPTY)), "No growth is stated together with its amount"),
        (lambda: charts.official(official.against(EMPTY, COUNTED)), "No amount that is claimed"),
        (lambda: charts.target_path(EMPTY, "KAZ-SRB"), "No target for turnover is stated"),
        (lambda: charts.target_path(ONLY_A_TARGET, "KAZ-SRB"), "No whole year is stated in USD"),
    ],
)
def test_nothing_to_draw_is_said_in_its_place(draw, message):
    """A chart without data is Axes that say so."""
    assert any(message in text for text in words(draw()))


CHARTS = {
    "timeline": lambda rows, ax: charts.timeline(rows, "KAZ-SRB", ax=ax),
    "exports": lambda rows, ax: charts.timeline(rows, "KAZ-TUR", "exports", ax=ax),
    "pairs": lambda rows, ax: charts.pairs(compare.compare(rows), ax=ax),
    "dumbbell": lambda rows, ax: charts.dumbbell(compare.change(compare.compare(rows)), ax=ax),
    "contradictions": lambda rows, ax: charts.contradictions(
        contradictions.contradictions(rows), rows, ax=ax
    ),
    "ladder": lambda rows, ax: charts.ladder(implied(rows), ax=ax),
    "bases": lambda rows, ax: charts.bases(implied(rows), rows, ax=ax),
    "official": lambda rows, ax: charts.official(official.against(rows, REFERENCE), ax=ax),
    "beneath": lambda rows, ax: charts.timeline(
        rows, "KAZ-TUR", counted=counts.counts(REFERENCE), ax=ax
    ),
    "target_path": lambda rows, ax: charts.target_path(rows, "KAZ-TUR", ax=ax),
}


@pytest.mark.parametrize("name", CHARTS)
def test_the_corpus_is_drawn_on_given_axes_with_literal_texts(name):
    """On the corpus each chart draws into the Axes it is given, and no text is a formula."""
    _, ax = plt.subplots()
    assert CHARTS[name](gold_stated(), ax) is ax
    ax.figure.canvas.draw()
    assert ax.lines
    assert not any(text.get_parse_math() for text in ax.findobj(Text) if text.get_text())
    assert any("ource" in text or "Hollow" in text for text in words(ax))


def test_outlets_with_currency_signs_stay_letters():
    """A name such as "$ Daily $" is drawn letter for letter."""
    texts = [document("a", publisher="$ Daily $")]
    ax = charts.timeline(stated(amount(5e6), documents=texts), "KAZ-SRB")
    assert any("$ Daily $" in text for text in words(ax))


def test_a_chart_changes_no_settings():
    """Drawing leaves matplotlib's settings as they were."""
    before = dict(mpl.rcParams)
    charts.timeline(gold_stated(), "KAZ-SRB")
    assert dict(mpl.rcParams) == before


def test_labels_are_spread_no_further_than_needed():
    """Labels that would touch move apart by the gap, and the others stay."""
    assert spread([0, 10, 11, 30], 4) == pytest.approx([0, 8.5, 12.5, 30])
    assert spread([5, 5, 5], 2) == pytest.approx([3, 5, 7])
    assert spread([], 2) == []


def test_official_series_lie_beneath_a_timeline():
    """Each count is a pale bar over its period at its amount; the key names both offices."""
    rows = stated(amount(107.7e6))
    ax = charts.timeline(rows, "KAZ-SRB", counted=counts.counts(COUNTED))
    bars_ = {
        (bar.get_x(), round(bar.get_width()), round(bar.get_y() + bar.get_height() / 2, 1))
        for bar in ax.patches
    }
    assert bars_ == {(2024, 1, 100), (2025, 1, 107.7), (2025, 1, 117)}
    assert ax.get_xlim()[0] == 2024
    assert len({bar.get_facecolor() for bar in ax.patches}) == 2
    said = words(ax)
    assert {"counted by Kazakhstan", "counted by Serbia"} <= set(said)
    assert any("Counted: 3 periods, from office of KAZ and office of SRB." in text for text in said)


def test_a_timeline_without_series_has_no_bars():
    """Without official series, and for another pair's, nothing lies beneath."""
    rows = stated(amount(107.7e6, partner="TUR"))
    for given in (None, counts.counts(COUNTED)):
        ax = charts.timeline(rows, "KAZ-TUR", counted=given)
        assert not ax.patches
        assert not any("Counted" in text for text in words(ax))


def test_claims_stand_against_what_was_counted():
    """A claim stands at (count, claim); off the count it has its outlet, flow and period."""
    rows = stated(
        amount(107.7e6),
        amount(120e6, doc="b", sign="~", period="2024"),
        growth(7.7, doc="c"),
        amount(5e6, doc="d", period=None),
    )
    ax = charts.official(official.against(rows, COUNTED))
    points = {(x, y): (marker, face) for x, y, marker, face in marks(ax)}
    assert set(points) == {(107.7e6, 107.7e6), (100e6, 120e6)}
    assert points[100e6, 120e6][1] == "white"
    assert ax.get_xlim() == ax.get_ylim()
    said = words(ax)
    assert "outlet b: Kazakhstan – Serbia, 2024" in said
    assert {"±10 %", "±25 %", "outlet a (1)", "outlet b (1)", "about"} <= set(said)
    assert any("Not drawn: 1 claim without a count and 1 growth." in text for text in said)


def test_the_strips_around_the_diagonal_are_ten_and_twenty_five_percent():
    """The shaded strips reach from 75 to 125 and from 90 to 110 percent of the count."""
    ax = charts.official(official.against(stated(amount(107.7e6)), COUNTED))
    shares = sorted(
        {
            round(y / x, 3)
            for strip in ax.collections
            for path in strip.get_paths()
            for x, y in path.vertices
        }
    )
    assert shares == [0.75, 0.9, 1.1, 1.25]


def test_a_base_off_its_interval_does_not_fit():
    """The implied base is 1 with its interval; each stated base is a mark at its multiple."""
    rows = stated(
        amount(117e6, sign="~", claim="c"),
        growth(7, claim="c"),
        amount(100.1e6, period="2024", doc="b"),
        amount(110e6, period="2024", doc="d", sign=">"),
    )
    grown = implied(rows)
    ax = charts.bases(grown, rows)
    base = grown["implied"][0]
    drawn = [(x, marker) for x, _, marker, _ in marks(ax) if marker in ("o", "^")]
    assert drawn == [(pytest.approx(100.1e6 / base), "o"), (pytest.approx(110e6 / base), "^")]
    ((left, right, _),) = bars(ax, 0)
    assert (left, right) == pytest.approx(
        (grown["implied_low"][0] / base, grown["implied_high"][0] / base)
    )
    said = set(words(ax))
    assert {"2024: USD 109 million", "stated: USD 100.1–110 million"} <= said
    assert "Kazakhstan – Serbia, turnover\n2025: ≈ USD 117 million after +7 %" in said


def test_both_readings_of_a_number_of_times_have_their_interval():
    """3.7 times higher is a bar around 14.3 million, and a hatched one around 11.3 million."""
    rows = stated(
        amount(52.9e6, "52.9 million", claim="c"),
        growth(3.7, "3.7 times higher", "factor", claim="c"),
    )
    grown = implied(rows)
    ax = charts.bases(grown)
    [hatched] = [bar for bar in ax.patches if bar.get_hatch()]
    ends = [hatched.get_x(), hatched.get_x() + hatched.get_width()]
    wanted = [grown[f"other_{end}"][0] / grown["implied"][0] for end in ("low", "high")]
    assert ends == pytest.approx(wanted)
    assert {"read as N times more", "no base stated", "2024: USD 14.3 million"} <= set(words(ax))


def test_a_target_needs_a_growth_a_year():
    """The need is a line from the last whole year to the target, the pace so far is dotted."""
    texts = [document("a", "2021-02-16")]
    ax = charts.target_path(
        stated(
            amount(4e9, period="2020"),
            amount(5e9, doc="b"),
            amount(10e9, doc="a", at=60, period="2030", status="target"),
            documents=texts,
        ),
        "SRB-KAZ",
    )
    lines = {
        (*line.get_xdata(), *line.get_ydata()) for line in ax.lines if len(line.get_xdata()) == 2
    }
    assert (2025.5, 2030.5, 5, 10) in lines
    assert {(x, y) for x, y, marker, _ in marks(ax) if marker == "o"} == {(2020.5, 4), (2025.5, 5)}
    assert [(x, y) for x, y, marker, _ in marks(ax) if marker == "*"] == [(2030.5, 10)]
    [pace] = [line for line in lines if line[0] == 2020.5 and line[1] > 2026]
    assert pace[3] == pytest.approx(4 * 1.25 ** ((pace[1] - 2020.5) / 5))
    assert {"+14.9 % a year needed", "+4.56 % a year since 2020", "target 10 for 2030"} <= set(
        words(ax)
    )


def test_a_target_without_a_year_needs_no_growth_a_year():
    """Where no year is aimed at the target is a line, and no growth a year is made up."""
    rows = stated(
        amount(5e9, period="2024"), amount(10e9, at=60, period=None, status="target", doc="b")
    )
    said = words(charts.target_path(rows, "KAZ-SRB"))
    assert "target 10, no year" in said
    assert not any("needed" in text for text in said)
    assert any("no growth a year can be named" in text for text in said)
