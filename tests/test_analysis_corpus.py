"""From the bundled articles to the contradictions that they are known to contain."""

from functools import cache
from pathlib import Path

import pytest

import tradeparse as tp
from tradeparse.analysis import contradictions, targets
from tradeparse.analysis.growth import implied

ARTICLES = Path(__file__).parent.parent / "data" / "articles"


@cache
def stated():
    """What the bundled articles state, as they are read now."""
    documents = tp.read_documents(ARTICLES)
    figures = tp.figures_frame(tp.extract(documents))
    return tp.stated(tp.claims_frame(figures, documents), figures, documents)


@cache
def found():
    """The contradictions between whole amounts of turnover."""
    rows = contradictions.disagreements(tp.contradictions(stated()))
    return rows[(rows["quantity"] == "amount") & (rows["flow"] == "turnover")]


@pytest.mark.parametrize(
    ("pair", "period", "values"),
    [
        ("KAZ-SRB", "2025", {107.7e6, 117e6, 120e6}),
        ("KAZ-SRB", "no period stated", {100e6, 400e6}),
        ("KAZ-SRB", "Jan–Sep 2016", {26.3e6, 28.2e6}),
        ("CHN-KAZ", "2022", {24.1e9, 31.2e9}),
        ("KAZ-TUR", "2021", {4.1e9, 5.3e9}),
    ],
)
def test_the_articles_contradict_each_other_where_they_are_known_to(pair, period, values):
    """Each known contradiction is found in the articles, with every amount among its evidence."""
    rows = found()[(found()["pair"] == pair) & (found()["upper_period"] == period)]
    said = stated().set_index("figure_id")["value"]
    cited = {value for ids in rows["figure_ids"] for value in said.loc[ids.split("\n")]}
    assert values <= cited


def test_the_target_of_kazakhstan_and_turkey_moved():
    """Kazakhstan and Turkey aim at 10, then 15, then 10 billion dollars."""
    path = targets.moved(targets.history(stated()))
    path = path[(path["pair"] == "KAZ-TUR") & (path["move"] != targets.REPEATED)]
    assert path["value"].tolist() == [10e9, 15e9, 10e9]


@pytest.mark.parametrize(("amount", "ratio", "base"), [(52.9e6, 3.7, 14.3e6), (73.8e6, 3, 24.6e6)])
def test_the_articles_imply_what_they_do_not_state(amount, ratio, base):
    """52.9 million and 3.7 times imply 14.3 million; 73.8 million and tripled imply 24.6."""
    rows = implied(stated())
    rows = rows[rows["amount"].eq(amount) & rows["value"].eq(ratio)]
    assert not rows.empty
    assert rows["implied"].tolist() == pytest.approx([base] * len(rows), rel=1e-3)
    assert ((rows["implied_low"] < base) & (base < rows["implied_high"])).all()
