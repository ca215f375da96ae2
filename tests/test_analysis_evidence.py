"""What was stated: flows in one direction, whose count, what is left out."""

import pandas as pd
import pytest
from samples import amount, document, gold, growth, stated

from tradeparse.analysis import evidence
from tradeparse.errors import ColumnsMissing, UnknownChoice
from tradeparse.frames import claims_frame, figures_frame


def test_imports_are_the_partners_exports():
    """Imports of A from B and exports of B to A share a fact, and each is its reporter's count."""
    rows = stated(
        amount(5e6, reporter="SRB", partner="KAZ", measure="exports", doc="a"),
        amount(6e6, reporter="KAZ", partner="SRB", measure="imports", doc="b"),
    )
    assert rows["fact_id"].nunique() == 1
    assert rows["parties"].unique().tolist() == ["SRB>KAZ"]
    assert rows["side"].tolist() == ["SRB", "KAZ"]


def test_a_balance_has_one_sign():
    """A deficit of one country is a surplus of the other, ranges and bounds included."""
    deficit = amount(-3e6, high=-2e6, reporter="SRB", partner="KAZ", measure="balance")
    row = stated(deficit).iloc[0]
    assert (row["value"], row["value_high"]) == (2e6, 3e6)
    assert row["low"] < row["value"] < row["value_high"] < row["high"]


def test_turnover_has_no_order():
    """The turnover of a pair is one fact in whichever order its countries are named."""
    rows = stated(amount(5e6), amount(6e6, reporter="SRB", partner="KAZ", doc="b"))
    assert rows["fact_id"].nunique() == 1
    assert rows["pair"].tolist() == ["KAZ-SRB", "KAZ-SRB"]


def test_what_no_flow_is_stays_out():
    """The measure other, GDP, figures without both countries and growth in money stay out."""
    rows = stated(
        amount(1e6, measure="other"),
        amount(2e6, measure="gdp"),
        amount(3e6, partner=None),
        growth(4, unit="pp"),
        amount(5e6),
    )
    assert rows["value"].tolist() == [5e6]


def test_a_number_repeated_in_its_claim_stands_once():
    """The same amount said twice in one claim is one statement; another amount is a second."""
    rows = stated(
        amount(5e6, claim="c", at=0),
        amount(5e6, claim="c", at=50),
        amount(6e6, claim="c", at=90),
    )
    assert rows["start"].tolist() == [0, 90]


def test_a_repeated_document_is_left_out():
    """A text that was read twice makes no statement of its own."""
    texts = [document("a"), document("b", duplicate_of="a")]
    rows = stated(amount(5e6, doc="a"), amount(5e6, doc="b"), documents=texts)
    assert rows["doc_id"].tolist() == ["a"]


def test_the_headline_is_told_from_the_text():
    """A figure that stands in the title at the head of the text is marked as headline."""
    title = "Trade hits $2 billion"
    text = document("a", title=title, text=f"\n{title}\n\nIt was $2.1 billion.")
    rows = stated(amount(2e9, at=12), amount(2.1e9, at=32), documents=[text])
    assert rows.set_index("value")["headline"].to_dict() == {2e9: True, 2.1e9: False}


@pytest.mark.parametrize(
    ("sentence", "surface", "side"),
    [
        ("By the Kazakh statistics it is $1 million; by the Serbian ones $4 million.", "$1", "KAZ"),
        ("By the Kazakh statistics it is $1 million; by the Serbian ones $4 million.", "$4", "SRB"),
        ("The ministry in Belgrade counted $4 million.", "$4", "SRB"),
        ("Trade of Kazakhstan and Serbia came to $4 million.", "$4", None),
        ("Serbia's minister spoke of $4 million.", "$4", None),
        ("Data of the United Nations have $4 million for Kazakhstan and Serbia.", "$4", None),
    ],
)
def test_whose_count_a_turnover_is(sentence, surface, side):
    """A turnover is the count of the country whose statistics its clause names, else nobody's."""
    row = stated(amount(4e6, f"{surface} million", sentence=sentence)).iloc[0]
    assert (None if pd.isna(row["side"]) else row["side"]) == side


def test_without_documents_the_rest_stands():
    """Claims and figures alone give every number; titles and languages are missing."""
    texts, figures = gold()
    claims = claims_frame(figures, texts)
    alone, together = evidence.stated(claims, figures), evidence.stated(claims, figures, texts)
    assert set(alone["figure_id"]) == set(together["figure_id"])
    assert alone["title"].isna().all()


def test_nothing_stated_has_the_same_columns():
    """An empty corpus gives an empty frame with the dtypes of a full one."""
    full, none = (
        stated(amount(5e6)),
        evidence.stated(claims_frame(figures_frame([])), figures_frame([])),
    )
    assert none.empty
    assert none.dtypes.to_dict() == full.dtypes.to_dict()


def test_another_frame_is_refused():
    """A frame without the contract's columns is refused by name."""
    with pytest.raises(ColumnsMissing, match="claim"):
        evidence.stated(pd.DataFrame({"a": [1]}), figures_frame([]))


def test_pairs_are_found_in_either_order():
    """A pair is found however its codes are ordered and written; no pair named is all pairs."""
    rows = stated(amount(5e6), amount(6e6, partner="TUR", doc="b"))
    assert evidence.of_pairs(rows, "srb-kaz")["value"].tolist() == [5e6]
    assert len(evidence.of_pairs(rows, "")) == len(evidence.of_pairs(rows)) == 2


def test_a_measure_of_no_flow_is_refused():
    """A misspelt measure is refused with those that there are."""
    with pytest.raises(UnknownChoice, match=r"turnovr.*turnover, exports"):
        evidence.flow_of("turnovr")
