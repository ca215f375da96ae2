"""Who contradicts whom: verdicts on statements of one fact, and what the corpus contradicts."""

from functools import cache
from itertools import permutations

import pytest
from samples import amount, document, gold_stated, growth, stated

from tradeparse.analysis import contradictions, verdicts
from tradeparse.analysis.contradictions import agreements, disagreements
from tradeparse.display import words


def found(*figures, documents=()):
    """The findings about figures, as records."""
    frame = contradictions.contradictions(stated(*figures, documents=documents))
    return frame.to_dict("records")


def verdict(*figures):
    """The one verdict on figures that state one fact."""
    (finding,) = found(*figures)
    return finding["verdict"]


corpus = cache(lambda: contradictions.contradictions(gold_stated()))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("$107.7 million", 107.7e6, "="), ("117 mln", 117e6, "~"), verdicts.DIFFER),
        (("117 mln", 117e6, "~"), ("$120 million", 120e6, "~"), verdicts.AGREE),
        (("2 billion", 2e9, ">"), ("2.1 billion", 2.1e9, "="), verdicts.ALLOWED),
        (("2 billion", 2e9, ">"), ("1.9 billion", 1.9e9, "="), verdicts.DIFFER),
        (("2 billion", 2e9, "<"), ("1.9 billion", 1.9e9, "="), verdicts.ALLOWED),
        (("4.1 billion", 4.1e9, "="), ("5.3 billion", 5.3e9, ">"), verdicts.DIFFER),
        (("4.1 billion", 4.1e9, ">"), ("4.1 billion", 4.1e9, "="), verdicts.AGREE),
        (("$6 billion", 6e9, "="), ("$6.1 billion", 6.1e9, "="), verdicts.AGREE),
        (("$24.1 billion", 24.1e9, "="), ("$31.2 billion", 31.2e9, "="), verdicts.DIFFER),
        (("$4.1 billion", 4.1e9, "="), ("$4.2 billion", 4.2e9, "="), verdicts.AGREE),
        (("$1 billion", 1e9, "="), ("$2 billion", 2e9, "="), verdicts.DIFFER),
    ],
)
def test_verdicts_follow_the_wording(one, other, expected):
    """Rounding and comparators decide whether two amounts of one fact can both be true."""
    pair = [
        amount(value, surface, sign=sign, doc=doc)
        for doc, (surface, value, sign) in (("a", one), ("b", other))
    ]
    assert {verdict(*order) for order in permutations(pair)} == {expected}


def test_a_finding_names_both_sides_and_the_size():
    """A finding has both sentences, outlets and days, the spread, the ratio and the reason."""
    texts = [document("a", "2026-02-10"), document("b", "2026-02-26")]
    (row,) = found(
        amount(107.7e6, sentence="It was $107.7 million."),
        amount(120e6, sign="~", doc="b", sentence="It was about $120 million."),
        amount(117e6, sign="~", doc="b", at=40),
        documents=texts,
    )
    assert (row["lower_value"], row["upper_value"]) == (107.7e6, 120e6)
    assert (row["lower_sentence"], row["upper_publisher"]) == ("It was $107.7 million.", "outlet b")
    assert row["spread"] == pytest.approx(12.3e6)
    assert row["ratio"] == pytest.approx(120 / 107.7)
    assert (row["statements"], row["documents"], row["outlets"]) == (3, 2, 2)
    assert row["contradiction"]
    assert row["reason"] == "11 % apart; allowing for rounding and wording, still 5.8 %"


def test_two_sides_counting_one_flow_are_mirror_data():
    """Exports as one country counts them and imports as the other does are mirror data."""
    (row,) = found(
        amount(5e6, measure="exports"),
        amount(7e6, measure="imports", reporter="SRB", partner="KAZ", doc="b"),
    )
    assert row["verdict"] == verdicts.MIRROR
    assert row["reason"] == "Serbia counts 40 % more than Kazakhstan for the same flow"


def test_one_side_that_contradicts_itself_differs():
    """Two counts of one side differ, even where the other side's count stands between them."""
    rows = found(
        amount(5e6, measure="exports"),
        amount(9e6, measure="exports", doc="c"),
        amount(7e6, measure="imports", reporter="SRB", partner="KAZ", doc="b"),
    )
    assert [row["verdict"] for row in rows] == [verdicts.DIFFER]


def test_a_part_larger_than_its_year():
    """Nine months above the whole year are found; nine months below it are nothing to say."""
    year, more = amount(26.3e6, period="2016"), amount(28.2e6, period="2016-01/2016-09", doc="b")
    (row,) = found(year, more)
    assert (row["verdict"], row["lower_period"]) == (verdicts.PARTIAL, "2016")
    assert "Jan–Sep 2016 is 7.2 % larger than the whole of 2016" in row["reason"]
    assert found(year, amount(20e6, period="2016-01/2016-09", doc="b")) == []


def test_other_years_products_currencies_and_targets_are_other_facts():
    """What differs in period, product, currency, status or direction is never set side by side."""
    assert (
        found(
            amount(1e6),
            amount(2e6, period="2024", doc="b"),
            amount(0.3e6, product="wheat", doc="c"),
            amount(4e6, unit="EUR", doc="d"),
            amount(5e6, status="target", doc="e"),
            amount(6e6, status="target", doc="f"),
            amount(7e6, status="forecast", doc="g"),
            amount(8e6, measure="exports", doc="h"),
            amount(9e6, measure="exports", reporter="SRB", partner="KAZ", doc="i"),
        )
        == []
    )


def test_a_product_that_is_most_of_a_total_is_another_definition():
    """A product of another text that is at least half the total is named as other definition."""
    (row,) = found(
        amount(10e6, measure="exports"), amount(8e6, measure="exports", product="oil", doc="b")
    )
    assert (row["verdict"], row["contradiction"]) == (verdicts.DEFINITION, False)
    assert row["reason"] == "one covers only oil"


def test_without_a_period_only_one_document_is_compared():
    """Two amounts without a period are compared within their document, not across documents."""
    undated = amount(100e6, period=None), amount(400e6, period=None, at=60)
    (row,) = found(*undated)
    assert row["reason"].endswith("within one document")
    assert found(undated[0], amount(400e6, period=None, doc="b")) == []


def test_without_a_period_the_year_before_is_compared_with_care():
    """An amount without a period is set against the year before its text, as no contradiction."""
    texts = [document("a", "2026-02-10"), document("b", "2026-03-01"), document("c", "2024-03-01")]
    year, undated = amount(107.7e6), amount(120e6, sign="~", period=None, doc="b")
    (row,) = found(year, undated, documents=texts)
    assert (row["verdict"], row["contradiction"]) == (verdicts.UNDATED, False)
    assert row["reason"].startswith("11 % apart, but the higher states no period; 2025")
    assert found(year, amount(120e6, period=None, doc="c"), documents=texts) == []


def test_a_headline_is_held_against_its_text():
    """A headline that exceeds its text is found, and said to be the headline."""
    title = "Trade hits $3 billion"
    text = document("a", title=title, text=f"{title}\nIt was $2.1 billion.")
    (row,) = found(
        amount(3e9, "$3 billion", at=11, claim="c"),
        amount(2.1e9, "$2.1 billion", at=30, claim="c"),
        documents=[text],
    )
    assert (row["verdict"], row["reason"].endswith("headline against text")) == ("differ", True)


def test_growth_contradicts_in_percentage_points():
    """Growths of one flow over one base are compared; over another base they are another fact."""
    (row,) = found(growth(23.6), growth(34.1, doc="b"))
    assert row["reason"].startswith("10.5 percentage points apart")
    assert verdict(growth(33, "33%"), growth(33.4, "33.4%", doc="b")) == verdicts.AGREE
    assert found(growth(33), growth(200, base="2014", doc="b")) == []


def test_repetition_is_counted_and_not_multiplied():
    """A thousand texts that say the same make one finding, quickly."""
    same = [amount(5e6, doc=f"d{number}") for number in range(1000)]
    (row,) = found(*same, amount(9e6, doc="other"))
    assert (row["verdict"], row["statements"]) == (verdicts.DIFFER, 1001)


def test_nothing_stated_gives_nothing():
    """Without statements there is an empty frame with its columns, and words that say so."""
    none = contradictions.contradictions(stated())
    assert none.empty
    assert {"verdict", "reason", "lower_sentence", "figure_ids"} <= set(none.columns)
    assert contradictions.describe(none).startswith("No fact is stated more than once")


def test_words_name_the_fact_both_sides_and_the_reason():
    """The conclusion counts what was compared and names the gravest with both sources."""
    frame = contradictions.contradictions(stated(amount(1e6), amount(2e6, doc="b")))
    assert str(words(contradictions.describe(frame))) == (
        "1 fact stated more than once. In **1** of them the statements exclude each other: "
        "1 “differ”.\n\n"
        "- **Kazakhstan – Serbia, turnover, 2025**: USD 1 million (outlet a, 2026-02-10) against "
        "USD 2 million (outlet b, 2026-02-10). 2 times apart; allowing for rounding and wording, "
        "still 20 %."
    )


REAL = [
    ("KAZ-SRB", "2025", (107.7e6, 117e6, 120e6)),
    ("KAZ-SRB", "no period stated", (100e6, 400e6)),
    ("KAZ-TUR", "2021", (4.1e9, 5.3e9)),
    ("CHN-KAZ", "2022", (24.1e9, 31.2e9)),
]


@pytest.mark.parametrize(("pair", "period", "values"), REAL, ids=[f"{p} {y}" for p, y, _ in REAL])
def test_the_real_contradictions_of_the_corpus(pair, period, values):
    """The sample corpus contradicts itself where it is known to, with every amount as evidence."""
    rows = disagreements(corpus())
    rows = rows[(rows["pair"] == pair) & (rows["flow"] == "turnover")]
    rows = rows[(rows["quantity"] == "amount") & (rows["upper_period"] == period)]
    said = gold_stated().set_index("figure_id")["value"]
    cited = {value for ids in rows["figure_ids"] for value in said.loc[ids.split("\n")]}
    assert set(values) <= cited
    assert rows["lower_sentence"].str.len().gt(20).all()


def test_nine_months_of_2016_exceed_the_year_in_the_corpus():
    """26.3 million for 2016 and 28.2 million for nine months of it are set against each other."""
    rows = corpus()[corpus()["verdict"] == verdicts.PARTIAL]
    pairs = set(zip(rows["lower_value"], rows["upper_value"], strict=True))
    assert (26.3e6, 28.2e6) in pairs


def test_no_contradiction_of_the_corpus_agrees_within_rounding():
    """Whatever is called a contradiction stays one when rounding and wording are stretched."""
    rows = disagreements(corpus())
    assert (rows["lower_high"] < rows["upper_low"]).all()
    assert (agreements(corpus())["verdict"] != verdicts.DIFFER).all()
