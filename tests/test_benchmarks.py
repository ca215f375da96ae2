"""What the benchmarks measure with, and where they write."""

import json
from collections import Counter

import pytest

from benchmarks.accuracy import held_back
from benchmarks.report import README, markdown, write
from benchmarks.texts import DIGITS, articles, sentences
from benchmarks.traps import TRAPS, trap

FIGURE = "Exports reached $3.4 billion in 2022, Kazakhstan announced."
FILLER = [
    "Farming was named as another area in which the two sides could move quickly.",
    "Construction services, machine building and energy supply completed the list of Astana.",
    "Questions about transport were raised by Belgrade and by several smaller companies there.",
]


@pytest.fixture
def source(tmp_path):
    """The sentences of one gold article: one with a figure, three without."""
    text = " ".join([FIGURE, *FILLER])
    start = text.index("$3.4")
    path = tmp_path / "gold.jsonl"
    row = {"doc_id": "a", "lang": "en", "text": text, "figures": [{"start": start}]}
    path.write_text(json.dumps(row), encoding="utf-8")
    return sentences([path], "en")


def test_sentences_are_told_apart_by_their_figures(source):
    """A sentence of a gold article counts its figures; those without are filler."""
    assert source.with_figures == ((FIGURE, 1),)
    assert list(source.without) == FILLER


@pytest.mark.parametrize("density", [1.0, 0.05])
def test_articles_have_the_density_asked_for(source, density):
    """The generated articles have about as many figures a kB as was asked for."""
    made = articles(source, "en", characters=200_000, figures_per_kb=density)
    figures = sum(article.text.count(" billion") for article in made)
    length = sum(len(article.text) for article in made)
    assert length == pytest.approx(200_000, rel=0.05)
    assert figures / length * 1000 == pytest.approx(density, rel=0.1)


def test_no_article_comes_twice(source):
    """No two articles are alike, numbers vary, and a second call makes the same ones."""
    made = articles(source, "en", characters=200_000, figures_per_kb=1.0)
    assert len({article.text for article in made}) == len(made)
    numbers = Counter(n for a in made for n in DIGITS.findall(a.text) if len(n) == 4)
    assert len(numbers) > 20
    assert made == articles(source, "en", characters=200_000, figures_per_kb=1.0)


@pytest.mark.parametrize("piece", TRAPS.values(), ids=TRAPS)
def test_a_trap_has_its_size(piece):
    """A trap is as long as was asked for, and ends with a figure that has to be read."""
    text = trap(piece, 1000)
    assert len(text) == 1000
    assert text.startswith(piece)
    assert text.endswith("$5 million in 2022.")


@pytest.mark.parametrize(
    ("gold", "doc_id", "held"),
    [
        ("dev-en", "dev-en-004", True),
        ("dev-en", "dev-en-002", False),
        ("dev-multi", "dev-ru-002", True),
        ("dev-multi", "dev-ru-003", False),
        ("own-en-a", "own-a-04", False),
        ("own-ru", "own-ru-01", True),
    ],
)
def test_held_back_articles_are_known(gold, doc_id, held):
    """Every fourth or second article, or a whole file, was kept for measuring alone."""
    assert held_back(gold, doc_id) is held


def test_tables_replace_what_stands_between_the_markers(tmp_path):
    """A table is written between its markers, again and again, and nothing else changes."""
    readme = tmp_path / "README.md"
    readme.write_text("before\n<!-- speed -->\nold\n<!-- /speed -->\nafter\n", encoding="utf-8")
    for value in ("1", "22"):
        write("speed", [("texts", "ratio"), ("en", value)], readme)
    table = "| texts | ratio |\n|-------|-------|\n| en    | 22    |"
    assert markdown([("texts", "ratio"), ("en", "22")]) == table
    expected = f"before\n<!-- speed -->\n{table}\n<!-- /speed -->\nafter\n"
    assert readme.read_text(encoding="utf-8") == expected
    with pytest.raises(ValueError, match="markers <!-- traps -->"):
        write("traps", [("a",)], readme)


def test_the_readme_has_every_marker():
    """The README has a place for each table that is written."""
    text = README.read_text(encoding="utf-8")
    for name in ("accuracy", "speed", "traps", "machine"):
        assert f"<!-- {name} -->\n" in text
        assert f"<!-- /{name} -->" in text
