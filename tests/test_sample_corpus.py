"""The bundled articles and the reference figures."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from babel import Locale
from babel.core import get_global

import tradeparse as tp
from tradeparse import schema

ROOT = Path(__file__).parent.parent
ARTICLES = ROOT / "data" / "articles"
REFERENCE = ROOT / "data" / "reference" / "reference-trade.csv"
GOLD = ROOT / "tests" / "gold"
COLUMNS = [
    "reporter", "partner", "measure", "period_start", "period_end", "amount", "currency",
    "source", "source_url",
]  # fmt: skip


def gold_documents(name: str) -> dict[str, dict]:
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines()
    return {document["doc_id"]: document for document in map(json.loads, lines)}


def reference_rows() -> list[dict[str, str]]:
    with REFERENCE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.txt")), ids=lambda path: path.stem)
def test_article_reads_as_its_gold_entry(path):
    """An article on disk is the document that its gold entry annotates, letter for letter."""
    [document] = tp.read_documents(path)
    gold = gold_documents("dev-en.jsonl")[path.stem]
    published = document.published and document.published.isoformat()
    found = (document.doc_id, published, document.publisher, document.title, document.lang)
    assert found == tuple(gold[k] for k in ("doc_id", "published", "publisher", "title", "lang"))
    assert document.text == gold["text"]
    assert document.url in (gold["source"], None if " " in gold["source"] else gold["source"])


def test_all_articles_are_there():
    """The sample corpus has thirty articles, none of them twice."""
    documents = tp.read_documents(ARTICLES)
    assert len({document.doc_id for document in documents}) == len(documents) == 30
    assert [document.doc_id for document in documents if document.duplicate_of] == []


@pytest.mark.parametrize("name", ["dev-en.jsonl", "dev-multi.jsonl"])
def test_gold_spans_hold(name):
    """Every gold figure stands in its text exactly where its offsets say."""
    for document in gold_documents(name).values():
        for figure in document["figures"]:
            assert document["text"][figure["start"] : figure["end"]] == figure["surface"]


@pytest.mark.parametrize("name", ["dev-en.jsonl", "dev-multi.jsonl"])
def test_gold_speaks_the_contract(name):
    """Gold figures have the contract's columns and vocabularies."""
    left_out = {"doc_id", "figure_id", "sentence", "ratio"}
    for document in gold_documents(name).values():
        for figure in document["figures"]:
            assert set(figure) == set(schema.FIGURE_COLUMNS) - left_out
            assert figure["kind"] in schema.KINDS
            assert figure["measure"] in schema.MEASURES
            assert figure["status"] in schema.STATUSES
            assert figure["comparator"] in schema.COMPARATORS


def test_reference_has_its_columns():
    """The reference file has the columns that data/README.md describes, in that order."""
    assert list(reference_rows()[0]) == COLUMNS
    explained = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    assert [column for column in COLUMNS if f"`{column}`" not in explained] == []


def test_reference_rows_make_sense():
    """Each reference row has known codes, whole days in order, a number and an address."""
    for row in reference_rows():
        assert row["measure"] in schema.MEASURES
        assert all(is_country(row[side]) for side in ("reporter", "partner"))
        assert row["currency"] in Locale("en").currencies
        assert date.fromisoformat(row["period_start"]) < date.fromisoformat(row["period_end"])
        assert float(row["amount"])
        assert row["source"]
        assert row["source_url"].startswith("http")


def is_country(code: str) -> bool:
    """Whether CLDR knows the alpha-3 code, or the contract names the group."""
    return code in schema.GROUPS or (len(code) == 3 and code in get_global("territory_aliases"))


def test_reference_has_each_series_once():
    """No reporter gives two amounts for one flow and period."""
    keys = [
        tuple(row[key] for key in ("reporter", "partner", "measure", "period_start", "period_end"))
        for row in reference_rows()
    ]
    assert len(set(keys)) == len(keys)
