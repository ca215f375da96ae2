"""What is aimed at, and how the aim moves."""

import pandas as pd
import pytest
from samples import amount, document, gold_stated, stated

from tradeparse.analysis import targets
from tradeparse.display import words

TEXTS = [document("a", "2021-02-16"), document("b", "2022-10-12"), document("c", "2024-11-12")]


def aim(value, doc, period=None, **context):
    """A target in billions."""
    return amount(
        value * 1e9, f"${value} billion", doc=doc, period=period, status="target", **context
    )


def test_a_target_moves_from_text_to_text():
    """Each text's target is set against the last text's: first, repeated, raised, lowered."""
    texts = [*TEXTS, document("d", "2025-07-01")]
    rows = stated(aim(10, "a"), aim(10, "b"), aim(15, "c"), aim(10, "d"), documents=texts)
    history = targets.history(rows)
    assert history["move"].tolist() == ["first stated", "repeated", "raised", "lowered"]
    assert history["before"].tolist()[1:] == [10e9, 10e9, 15e9]
    assert str(words(targets.describe(history))) == (
        "- **Kazakhstan – Serbia, turnover**, target without a year: USD 10 billion (February "
        "2021), then USD 15 billion (November 2024), then USD 10 billion (July 2025); stated in "
        "4 texts."
    )


def test_steps_to_one_target_are_no_moves():
    """Of several amounts in one text the furthest is the target, the nearer ones are its steps."""
    rows = stated(aim(5, "a"), aim(10, "a", at=50), aim(10, "b"), documents=TEXTS)
    history = targets.history(rows)
    assert history[["value", "nearer"]].to_numpy().tolist() == [[10e9, "USD 5 billion"], [10e9, ""]]
    assert targets.moved(history).empty


def test_another_year_is_another_aim():
    """Targets for two years are two aims, and neither moved."""
    rows = stated(aim(10, "a", "2025"), aim(15, "c", "2030"), documents=TEXTS)
    history = targets.history(rows)
    assert history["move"].tolist() == ["first stated"] * 2
    assert targets.describe_moves(history).startswith("No target was raised, lowered or")


@pytest.mark.parametrize(
    ("before", "after", "move"),
    [
        ("2025", "2030", "moved to a later year"),
        ("2030", "2028", "moved to an earlier year"),
        (None, "2030", "given a year"),
        ("2030", None, "stated without its year"),
    ],
)
def test_the_same_amount_for_another_year_is_a_move(before, after, move):
    """An amount that was aimed at for another year before has moved, and says from where."""
    rows = stated(aim(10, "a", before), aim(10, "c", after), documents=TEXTS)
    history = targets.history(rows).set_index("doc_id")
    assert history["move"].to_dict() == {"a": "first stated", "c": move}
    assert history["moved_from"]["c"] == (before or "no period stated")
    assert pd.isna(history["moved_from"]["a"])


def test_a_target_that_moved_to_another_year_is_told_with_both():
    """The path of a target that was put off has the year before and the year after."""
    rows = stated(aim(10, "a", "2025"), aim(10, "c", "2030"), aim(7, "b"), documents=TEXTS)
    history = targets.history(rows)
    assert targets.moved(history)["value"].tolist() == [10e9, 10e9]
    assert str(words(targets.describe_moves(history))) == (
        "- **Kazakhstan – Serbia, turnover**, target for 2025: USD 10 billion (February 2021); "
        "stated in 1 text.\n"
        "- **Kazakhstan – Serbia, turnover**, target for 2030, moved to a later year (before: "
        "2025): USD 10 billion (November 2024); stated in 1 text."
    )


def test_an_undated_text_has_no_place_in_the_order():
    """A target in a text without a date is listed last, and no move is read off it."""
    texts = [TEXTS[0], document("z", None)]
    history = targets.history(stated(aim(10, "a"), aim(20, "z"), documents=texts))
    assert history["doc_id"].tolist() == ["a", "z"]
    assert history["move"].isna().tolist() == [False, True]


def test_no_target_is_said():
    """Where no target is stated, the words say so."""
    none = targets.history(stated(amount(5e6)))
    assert none.empty
    assert targets.describe(none) == targets.describe_moves(none) == "No target is stated."


def test_the_corpus_target_of_kazakhstan_and_turkey_moved():
    """In the corpus Kazakhstan and Turkey aim at 10, then 15, then 10 billion dollars."""
    history = targets.history(gold_stated())
    path = targets.moved(history)
    path = path[(path["pair"] == "KAZ-TUR") & (path["move"] != "repeated")]
    assert path["value"].tolist() == [10e9, 15e9, 10e9]
