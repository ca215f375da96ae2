"""Outlets: how often others exclude them, how they fit the counts, and how sure that is."""

import math

import pandas as pd
import pytest
from samples import amount, document, growth, stated

from tradeparse.analysis import contradictions, official, outlets
from tradeparse.analysis.series import SERIES_COLUMNS, read_series

EMPTY = stated()


def held(rows, *counts):
    """The rows held against counts: (year, amount, address), all of Kazakhstan's turnover."""
    records = [
        {
            "reporter": "KAZ", "partner": "SRB", "measure": "turnover",
            "period_start": f"{year}-01-01", "period_end": f"{year}-12-31", "amount": value,
            "currency": "USD", "comparator": "=", "side": "KAZ", "source": "office",
            "source_url": url,
        }
        for year, value, url in counts
    ]  # fmt: skip
    series = pd.DataFrame(records, columns=list(SERIES_COLUMNS))
    days = {name: pd.to_datetime(series[name]) for name in ("period_start", "period_end")}
    return official.against(rows, series.assign(**days) if counts else read_series())


def table(*figures, documents=(), counts=()):
    """The outlets of some figures, by name."""
    rows = stated(*figures, documents=documents)
    return outlets.outlets(rows, held(rows, *counts)).set_index("outlet")


def test_a_fact_that_another_outlet_excludes_is_contradicted():
    """Of two facts that two outlets state, one agrees and one does not: 1 of 2, for both."""
    found = table(
        amount(100e6),
        amount(120e6, doc="b"),
        amount(50e6, period="2024", at=50),
        amount(50.2e6, "some $50 million", period="2024", doc="b", at=50, sign="~"),
    )
    assert found["compared"].tolist() == [2, 2]
    assert found["contradicted"].tolist() == [1, 1]
    row = found.loc["outlet a"]
    assert (row["share"], row["share_low"], row["share_high"]) == pytest.approx(
        (0.5, 0.0945, 0.9055), abs=1e-4
    )


def test_a_fact_that_nobody_else_states_is_not_compared():
    """What one outlet alone states is neither right nor wrong, and has no share."""
    found = table(amount(100e6), amount(100e6, doc="b", period="2024"))
    assert found["compared"].tolist() == [0, 0]
    assert found[["share", "share_low", "share_high"]].isna().all(axis=None)


def test_many_alike_are_all_counted():
    """Each of four outlets with one number is contradicted by the fifth, not only two of them."""
    figures = [amount(100e6, doc=name) for name in "abcd"]
    found = table(*figures, amount(200e6, doc="e"))
    assert found["contradicted"].tolist() == [1] * 5


def test_an_outlet_against_itself_is_told_apart():
    """Two documents of one outlet that exclude each other are no contradiction by others."""
    texts = [document(name, publisher="Wire") for name in "ab"]
    found = table(amount(100e6), amount(200e6, doc="b"), documents=texts)
    assert found.loc["Wire", ["compared", "contradicted", "by_itself"]].tolist() == [0, 0, 1]


def test_the_two_sides_statistics_are_nobodys_fault():
    """What each country counted may differ; the outlets that say so are not contradicted."""
    exports = amount(100e6, measure="exports")
    imports = amount(150e6, measure="imports", reporter="SRB", partner="KAZ", doc="b")
    found = table(exports, imports)
    assert found["compared"].tolist() == [0, 0]


def test_capitals_make_no_other_outlet():
    """KAZINFORM and Kazinform are one outlet, called as it most often writes itself."""
    names = {"a": "Kazinform", "b": "KAZINFORM", "c": "Kazinform"}
    texts = [document(doc, publisher=name) for doc, name in names.items()]
    found = table(*(amount(1e6, doc=doc) for doc in names), documents=texts)
    assert found["documents"].to_dict() == {"Kazinform": 3}


def test_what_names_no_outlet_is_left_out():
    """A document without a publisher is nobody's, and contradicts nobody."""
    found = table(amount(1e6), amount(2e6, doc="b"), documents=[document("b", publisher=None)])
    assert found["compared"].to_dict() == {"outlet a": 0}


def test_the_median_of_few_amounts_has_no_interval():
    """With two amounts the median is told, its interval is missing; with six it is there."""
    years = range(2019, 2025)
    figures = [amount(100e6 + n * 1e6, period=f"{year}", at=n * 50) for n, year in enumerate(years)]
    counts = [(year, 100e6, None) for year in years]
    few = table(*figures[:2], counts=counts).loc["outlet a"]
    assert (few["held"], few["median"]) == (2, pytest.approx(1.005))
    assert math.isnan(few["median_low"])
    six = table(*figures, counts=counts).loc["outlet a"]
    assert (six["median_low"], six["median_high"]) == pytest.approx((1.0, 1.05))
    assert (six["lowest"], six["highest"], six["fitting"]) == pytest.approx((1.0, 1.05, 6))


def test_a_count_from_its_own_site_proves_nothing():
    """An amount whose count is quoted from the outlet's own site is counted apart."""
    texts = [document("a", url="https://www.wire.example/1")]
    one = amount(100e6, period="2024")
    own = table(one, documents=texts, counts=[(2024, 100e6, "http://wire.example/2")])
    assert own.loc["outlet a", ["held", "own"]].tolist() == [0, 1]
    free = table(one, documents=texts, counts=[(2024, 100e6, "https://office.example")])
    assert free.loc["outlet a", ["held", "own", "unplaced"]].tolist() == [1, 0, 0]


def test_a_repeated_amount_is_held_once():
    """An outlet that states one amount in two documents has one amount that can be held."""
    texts = [document(name, publisher="Wire") for name in "ab"]
    figures = [amount(100e6, period="2024"), amount(100e6, period="2024", doc="b")]
    assert table(*figures, documents=texts, counts=[(2024, 1e8, None)]).loc["Wire", "held"] == 1


def test_outlets_differ_only_beyond_chance():
    """Two outlets are told apart when their intervals do not meet, and not before."""
    rows = pd.DataFrame({"outlet": ["calm", "loud"], "compared": [20, 20]})
    few = rows.assign(share_low=[0.0, 0.1], share_high=[0.2, 0.5])
    assert outlets.told_apart(few).empty
    many = rows.assign(share_low=[0.0, 0.4], share_high=[0.2, 0.8])
    assert outlets.told_apart(many)[["seldom", "often"]].to_numpy().tolist() == [["calm", "loud"]]


def test_few_facts_allow_no_ranking():
    """Where every interval meets every other, no outlet is called more reliable."""
    rows = stated(amount(100e6), amount(120e6, doc="b"), growth(5, doc="a", at=90))
    said = outlets.describe(outlets.outlets(rows, held(rows)))
    assert "none can be called more reliable" in said
    assert "outlet a 1 of 1 fact (95 % interval 21 to 100 %)" in said
    assert "somebody is wrong, not who" in said


def test_many_facts_tell_outlets_apart():
    """Two that agree on twenty facts are contradicted less often than two that never agree."""
    says = {"a": (1e6, "SRB"), "b": (1e6, "SRB"), "c": (1e6, "TUR"), "d": (2e6, "TUR")}
    figures = [
        amount(value, partner=partner, period=f"{year}", doc=doc, at=50 * (year - 2000))
        for doc, (value, partner) in says.items()
        for year in range(2000, 2020)
    ]
    rows = stated(*figures)
    said = outlets.describe(outlets.outlets(rows, held(rows)))
    assert "**Beyond chance, of 4 outlets**: outlet a is contradicted less often than" in said


def test_contradictions_between_outlets_are_quoted():
    """Only contradictions whose two sides are from different outlets stand between outlets."""
    texts = [document("b", publisher="outlet a")]
    rows = stated(
        amount(100e6),
        amount(200e6, doc="b"),
        amount(5e6, period="2024", at=60),
        amount(9e6, period="2024", doc="c"),
        documents=texts,
    )
    found = outlets.between(contradictions.contradictions(rows))
    assert found["upper_value"].tolist() == [9e6]


def test_amounts_far_from_the_count_come_furthest_first():
    """More than a tenth off, by growing distance, whichever way; what fits is left out."""
    figures = [
        amount(value, period=f"{year}", at=year)
        for year, value in ((2021, 101e6), (2022, 120e6), (2023, 50e6))
    ]
    rows = stated(*figures)
    against = held(rows, *((year, 100e6, None) for year in (2021, 2022, 2023)))
    far = outlets.far_off(outlets.held(against))
    assert far["official_ratio"].tolist() == pytest.approx([0.5, 1.2])


def test_nothing_is_said_of_nobody():
    """Without statements there is no outlet, and that is said."""
    found = outlets.outlets(EMPTY, held(EMPTY))
    assert found.empty
    assert outlets.describe(found) == outlets.NOTHING
    assert outlets.between(contradictions.contradictions(EMPTY)).empty
    assert outlets.far_off(outlets.held(held(EMPTY))).empty
