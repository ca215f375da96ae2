"""Pairs side by side: whole years with whole years, each currency by itself."""

import pytest
from samples import amount, growth, stated

from tradeparse.analysis import compare, profile
from tradeparse.errors import UnknownChoice


def compared(*figures, **choice):
    """The comparison of what figures state."""
    return compare.compare(stated(*figures), **choice)


def test_a_part_of_a_year_is_a_row_of_its_own():
    """Nine months and the whole year are never summed up in one row."""
    table = compared(amount(50e6, period="2022-01/2022-09"), amount(70e6, period="2022", doc="b"))
    assert table[["period", "span"]].to_numpy().tolist() == [
        ["Jan–Sep 2022", "part"],
        ["2022", "year"],
    ]
    assert "1 row is about a part of a year" in compare.describe(table)


def test_currencies_are_not_mixed():
    """Each currency is a row of its own; one can be asked for."""
    figures = amount(50e6), amount(60e6, unit="EUR", doc="b")
    assert compared(*figures)["unit"].tolist() == ["EUR", "USD"]
    assert compared(*figures, currency="USD")["lowest"].tolist() == [50e6]


def test_statements_of_a_year_keep_their_range():
    """What is stated for a year is shown from lowest to highest, and whether it agrees."""
    table = compared(
        amount(107.7e6), amount(117e6, sign="~", doc="b"), amount(120e6, sign="~", doc="c")
    )
    row = table.iloc[0]
    assert (row["lowest"], row["middle"], row["highest"]) == (107.7e6, 117e6, 120e6)
    assert (row["statements"], row["outlets"], row["agree"]) == (3, 3, False)
    assert "USD 107.7–120 million" in compare.describe(table)
    assert compared(amount(5e9, "5 billion"), amount(5.1e9, "5.1 billion", doc="b"))["agree"].all()


def test_targets_growth_and_undated_amounts_are_not_compared():
    """Only dated amounts that are stated as achieved are compared."""
    assert compared(amount(5e6, status="target"), amount(6e6, period=None), growth(7)).empty


def test_pairs_measure_and_first_year_are_chosen():
    """Pairs are chosen in either order; exports are found where the partner states imports."""
    figures = (
        amount(5e6, measure="exports", period="2020"),
        amount(6e6, measure="imports", reporter="SRB", partner="KAZ", doc="b"),
        amount(7e6, measure="exports", partner="TUR", doc="c"),
    )
    table = compared(*figures, pairs=["SRB-KAZ"], measure="imports", since=2021)
    assert table[["parties", "lowest"]].to_numpy().tolist() == [["KAZ>SRB", 6e6]]
    with pytest.raises(UnknownChoice, match="gdp"):
        compared(*figures, measure="gdp")


def test_change_runs_from_the_first_whole_year_to_the_last():
    """The change is the last year by the first, as wide as the statements of both years differ."""
    table = compared(
        amount(50e6, period="2020"),
        amount(60e6, period="2020", doc="b"),
        amount(121e6, period="2022", doc="c"),
        amount(900e6, period="2023-01/2023-03", doc="d"),
    )
    row = compare.change(table).iloc[0]
    assert (row["first"], row["last"]) == (2020, 2022)
    assert row["ratio"] == pytest.approx(2.2)
    assert (row["ratio_low"], row["ratio_high"]) == pytest.approx((121 / 60, 121 / 50))
    assert row["yearly"] == pytest.approx(2.2**0.5)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [("=", "=", "−14 %"), (">", "=", "< −14 %"), ("=", ">", "> −14 %"), (">", ">", "≈ −14 %")],
)
def test_a_change_from_more_than_is_less_than(first, last, said):
    """From over 5 billion to 4.3 billion it fell by more than 14 %: the change says so."""
    table = compared(
        amount(5e9, period="2022", sign=first),
        amount(4.3e9, period="2025", sign=last, doc="b"),
    )
    row = compare.change(table).iloc[0].to_dict()
    assert compare.changed(row) == said
    assert compare.end(row, "first") == ("over " if first == ">" else "") + "USD 5 billion"


def test_a_comparison_leads_back_to_its_statements():
    """The statements behind a comparison are exactly those that it sums up."""
    rows = stated(amount(5e6), amount(6e6, doc="b"), amount(7e6, period=None, doc="c"))
    assert compare.behind(compare.compare(rows), rows)["value"].tolist() == [5e6, 6e6]


def test_nothing_to_compare_is_said():
    """Without statements every function gives an empty frame, and the words say so."""
    none = compared()
    assert none.empty
    assert compare.change(none).empty
    assert compare.describe(none) == "No amount is stated for these pairs and this measure."


def test_a_profile_counts_and_names_what_stands_out():
    """A profile says how much is stated, the latest and highest year, and what has no period."""
    rows = stated(
        amount(166.6e6, period="2015"),
        amount(107.7e6, doc="b"),
        amount(117e6, sign="~", doc="c"),
        amount(20e6, period=None, doc="d"),
        amount(52.9e6, period="2022-01/2022-09", doc="e"),
        amount(1e9, status="target", period="2030", doc="e"),
    )
    assert profile.describe(rows).splitlines() == [
        "- 6 numbers in 5 documents from 5 outlets: 5 stated as achieved and 1 target.",
        "- The latest whole year with turnover is 2025: USD 107.7–117 million, as the statements "
        "disagree.",
        "- The highest is 2015: USD 166.6 million.",
        "- 1 number is about a part of a year.",
        "- 1 number states no period, so no chart against time shows them.",
    ]
    assert profile.describe(rows[:0]) == "No amount and no growth is stated for this pair."
