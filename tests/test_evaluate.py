"""Scores against gold: matching, levels, parts, columns and misses."""

import importlib.util
import json
import os
import random
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from tradeparse.errors import UnreadableDocument
from tradeparse.evaluate import (
    LEVELS,
    Compared,
    column_scores,
    compare,
    kinds_confused,
    level_scores,
    misses,
    scores_by,
)
from tradeparse.evaluate.gold import reading
from tradeparse.evaluate.match import agree, match
from tradeparse.frames import figures_frame, write_figures
from tradeparse.records import Document, Figure, Interval

TEXT = "Trade rose by 20% to $52.9 million, a third of it in machines, 0123456789 0123456789."
GOLD = {
    "surface": "$52.9 million",
    "start": 21,
    "end": 34,
    "kind": "amount",
    "value": 52.9e6,
    "value_high": None,
    "unit": "USD",
    "comparator": "=",
    "status": "actual",
    "measure": "turnover",
    "reporter": "KAZ",
    "partner": "SRB",
    "product": None,
    "period_start": "2022-01-01",
    "period_end": "2022-09-30",
    "base_start": None,
    "base_end": None,
    "claim_id": "c1",
}
GROWTH = {
    **GOLD, "surface": "rose by 20%", "start": 6, "end": 17, "kind": "growth", "value": 20.0,
    "unit": "percent", "base_start": "2021-01-01", "base_end": "2021-09-30",
}  # fmt: skip


def gold(**changes):
    """The amount as a reading, with some cells changed."""
    return reading({**GOLD, **changes})


def growth(**changes):
    """The growth as a reading, with some cells changed."""
    return reading({**GROWTH, **changes})


def compared(said, read, lang="en"):
    """One document with these readings on its two sides."""
    document = Document(doc_id="a", text=TEXT, lang=lang)
    return Compared(document=document, gold=tuple(said), read=tuple(read))


def reached(said, read):
    """The levels at which the two agree, from the lowest."""
    return [level for level in LEVELS if agree(said, read, level)]


@pytest.mark.parametrize(
    ("changes", "levels"),
    [
        ({}, ["found", "read", "dated", "full"]),
        ({"value": 52.95e6}, ["found", "read", "dated", "full"]),  # within one in a thousand
        ({"value": 53.0e6}, []),
        ({"value_high": 60e6}, []),
        ({"unit": "EUR"}, []),
        ({"kind": "share"}, []),
        ({"comparator": "~"}, ["found"]),
        ({"status": "target"}, ["found"]),
        ({"measure": "exports"}, ["found"]),
        ({"period_end": "2022-12-31"}, ["found", "read"]),
        ({"period_start": None}, ["found", "read"]),
        ({"partner": "TUR"}, ["found", "read", "dated"]),
        ({"base_start": "2021-01-01"}, ["found", "read", "dated"]),
        ({"product": "machines"}, ["found", "read", "dated"]),
        ({"reporter": "SRB", "partner": "KAZ"}, ["found", "read", "dated", "full"]),
        ({"period_end": "2022-09-30T00:00:00"}, ["found", "read", "dated", "full"]),
    ],
)
def test_each_level_asks_for_its_columns(changes, levels):
    """A figure reaches the last level whose columns are all right."""
    assert reached(gold(), gold(**changes)) == levels


def test_the_order_of_countries_counts_for_exports():
    """Exports of A to B are not those of B to A; of a loan no country is compared."""
    turned = {"reporter": "SRB", "partner": "KAZ"}
    assert "full" not in reached(gold(measure="exports"), gold(measure="exports", **turned))
    assert "full" in reached(gold(measure="other"), gold(measure="other", partner="CHN"))


def test_of_the_product_only_whether_there_is_one_counts():
    """The words for a product are not compared."""
    assert "full" in reached(gold(product="machines"), gold(product="machinery"))


@pytest.mark.parametrize(
    ("said", "read", "found"),
    [
        ((-50.0, "percent"), (0.5, "factor"), True),
        ((2.0, "factor"), (100.0, "percent"), True),
        ((2.0, "factor"), (200.0, "percent"), False),
        ((5.0, "pp"), (5.0, "percent"), False),
        ((20e6, "USD"), (20e6, "USD"), True),
    ],
)
def test_growth_is_compared_as_new_over_old(said, read, found):
    """Percent and factor are the same growth where new/old is the same."""
    one, other = (growth(value=value, unit=unit) for value, unit in (said, read))
    assert agree(one, other, "found") is found


def test_a_figure_matches_once_and_where_it_overlaps_most():
    """Of two readings at one place the one that covers more is taken, the other is left."""
    wide, narrow = gold(), gold(start=29)
    found = partial(agree, level="found")
    assert match([gold()], [narrow, wide], found) == [(gold(), wide)]
    assert match([gold(), gold(claim_id="c2")], [narrow], found)[1][1] is None
    assert match([gold()], [gold(start=34, end=40)], found) == [(gold(), None)]


def test_scores_count_both_sides():
    """Precision is of those read, recall of those in gold."""
    scores = level_scores([compared([gold(), growth()], [gold(), gold(start=50, end=60)] * 2)])
    assert (scores["found"].precision, scores["found"].recall) == (0.25, 0.5)
    assert scores["found"].f1 == pytest.approx(1 / 3)
    assert level_scores([])["full"].f1 == 0


def test_linked_counts_pairs_of_one_claim():
    """Two figures of one claim are a pair; the ids themselves need not be the same."""
    said = [gold(), growth(), gold(start=60, end=70, value=1.0, claim_id="c2")]
    read = [replace(r, claim_id=c) for r, c in zip(said, "xyy", strict=True)]
    linked = level_scores([compared(said, read)])["linked"]
    assert (linked.recalled, linked.gold, linked.read) == (0, 1, 1)
    together = [replace(r, claim_id="z") for r in said]
    linked = level_scores([compared(said, together)])["linked"]
    assert (linked.precision, linked.recall) == (pytest.approx(1 / 3), 1.0)


def test_parts_are_counted_on_their_own_side():
    """Gold's exports read as imports lower the recall of one and the precision of the other."""
    one = compared([gold(measure="exports")], [gold(measure="imports")])
    by = scores_by([one], "measure")
    assert (by["exports"]["found"].recall, by["imports"]["found"].precision) == (1.0, 1.0)
    assert (by["exports"]["read"].recall, by["imports"]["read"].precision) == (0.0, 0.0)
    assert list(scores_by([one, compared([], [gold()], lang="ru")], "lang")) == ["en", "ru"]
    assert "linked" in scores_by([one], "lang")["en"]


def test_the_column_that_loses_most_comes_first():
    """Column accuracy is over the figures found; `alone` counts those it alone keeps from full."""
    read = [gold(status="target"), growth(status="target", measure="exports")]
    scores = column_scores([compared([gold(), growth()], read)])
    assert next(iter(scores)) == "status"
    assert (scores["status"].accuracy, scores["status"].alone) == (0.0, 1)
    assert (scores["measure"].accuracy, scores["measure"].alone) == (0.5, 0)


def test_kinds_confused_counts_what_was_read_as_what():
    """A growth read as a rate, one not read and one made up each have their cell."""
    said, read = [growth(), gold()], [growth(kind="rate"), gold(start=50, end=60)]
    assert kinds_confused([compared(said, read)]) == {
        ("growth", "rate"): 1,
        ("amount", "nothing"): 1,
        ("nothing", "amount"): 1,
    }


def test_each_miss_is_listed_once_at_its_first_level():
    """A miss names its level, what was read in its place and the columns that differ."""
    said = [growth(), gold()]
    read = [growth(base_start=None), gold(value=5.0), gold(start=50, end=60)]
    late, early, extra = misses([compared(said, read)])
    assert (late.level, late.columns) == ("full", {"base_start": ("2021-01-01", None)})
    assert (early.level, early.columns) == ("found", {"value": (52.9e6, 5.0)})
    assert (extra.level, extra.gold, extra.read) == ("extra", None, read[2])
    assert not list(misses([compared(said, said)]))


def figure_of(row):
    """A gold row as the parser would give it."""
    days = {
        name: Interval(
            start=date.fromisoformat(row[f"{name}_start"]),
            end=date.fromisoformat(row[f"{name}_end"]),
        )
        for name in ("period", "base")
        if row[f"{name}_start"]
    }
    plain = {k: v for k, v in row.items() if not k.startswith(("period_", "base_"))}
    return Figure(doc_id="a", figure_id=f"a-{row['start']}", sentence=TEXT, **plain, **days)


@pytest.fixture
def gold_file(tmp_path):
    """A gold file of one document and two figures."""
    path = tmp_path / "gold.jsonl"
    line = {"doc_id": "a", "text": TEXT, "lang": "en", "figures": [GOLD, GROWTH]}
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    return path


def test_documents_are_read_by_the_parser(gold_file):
    """Without predictions the parser reads gold's documents, and its reasons are at hand."""
    figures = [figure_of(GOLD), figure_of(GROWTH)]
    (one,) = compare([gold_file], extract=lambda documents: figures)
    assert level_scores([one])["full"].f1 == 1.0
    assert one.read[0].figure is figures[0]


@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".parquet"])
def test_predictions_come_from_a_file_too(gold_file, tmp_path, ending):
    """A figures file scores as the figures in it."""
    path = tmp_path / f"figures{ending}"
    write_figures(figures_frame([figure_of(GOLD), figure_of({**GROWTH, "value": 21.0})]), path)
    scores = level_scores(compare([gold_file], pred=path))
    assert (scores["full"].recalled, scores["full"].gold, scores["full"].read) == (1, 2, 2)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "line 1: not a gold document"),
        ('{"doc_id": "a", "text": "t"}', "KeyError: 'figures'"),
        (json.dumps({"doc_id": "a", "text": "no", "figures": [GOLD]}), "says '.52.9 million'"),
        (json.dumps({"doc_id": "a", "text": "t", "published": "May", "figures": []}), "'May'"),
    ],
)
def test_a_gold_file_that_does_not_hold_together_is_named(tmp_path, line, says):
    """The error names the gold file, the line and what is wrong with it."""
    path = tmp_path / "gold.jsonl"
    path.write_text(line, encoding="utf-8")
    with pytest.raises(UnreadableDocument, match=says) as raised:
        compare([path], extract=lambda documents: [])
    assert str(path) in str(raised.value)


def random_row(rng):
    """A figure with cells from a few values, so that many of two sides agree."""
    start = rng.randrange(0, 60)
    row = {
        "start": start,
        "end": start + rng.randrange(1, 9),
        "kind": rng.choice(["amount", "growth", "growth"]),
        "value": rng.choice([2.0, 100.0, 0.5, -50.0]),
        "value_high": rng.choice([None, None, 3.0]),
        "unit": rng.choice(["USD", "percent", "factor", "pp"]),
        "claim_id": rng.choice("ab"),
        "surface": "",
    }
    row |= {"comparator": rng.choice("=="), "status": rng.choice(["actual", "actual", "target"])}
    row |= {"measure": rng.choice(["turnover", "exports", "other"])}
    row |= {name: rng.choice(["KAZ", "SRB", None]) for name in ("reporter", "partner")}
    row |= {"product": rng.choice([None, None, "oil", "gas"])}
    days = [None, "2022-01-01", "2022-01-01"]
    return row | {
        f"{n}_{e}": rng.choice(days) for n in ("period", "base") for e in ("start", "end")
    }


@pytest.mark.skipif("REFERENCE_SCORER" not in os.environ, reason="REFERENCE_SCORER is not set")
def test_scores_are_those_of_the_reference():
    """The counts of every level are those of the scorer at the path in REFERENCE_SCORER."""
    path = Path(os.environ["REFERENCE_SCORER"])
    spec = importlib.util.spec_from_file_location("reference", path)
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    rng = random.Random(7)
    for _ in range(2000):
        said, read = ([random_row(rng) for _ in range(rng.randrange(0, 25))] for _ in range(2))
        scores = level_scores([compared(map(reading, said), map(reading, read))])
        for level in LEVELS:
            assert scores[level].recalled == reference.pair_up(said, read, level)[0]
        linked = scores["linked"]
        expected = reference.linked_pairs(said, read)
        assert (linked.recalled, linked.read, linked.gold) == expected
