"""Words in any order: whatever stands beside what, reading neither fails nor leaves the text."""

import json
import random
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import tradeparse as tp

GOLD = Path(__file__).parent / "gold"


@cache
def words(lang):
    """Every word of the gold articles of a language, as often as it stands there."""
    lines = [line for path in GOLD.glob("*.jsonl") for line in path.open(encoding="utf-8")]
    articles = [json.loads(line) for line in lines]
    return [word for a in articles if a["lang"] == lang for word in a["text"].split(" ")]


@pytest.mark.parametrize("lang", tp.languages())
@pytest.mark.parametrize("seed", range(40))
def test_shuffled_words_are_read_without_failing(lang, seed):
    """Five texts of words drawn at random, dated and undated: every span is that of its words."""
    chance = random.Random(f"{lang}{seed}")
    for number in range(5):
        text = " ".join(chance.choices(words(lang), k=chance.randint(3, 60)))
        published = date(2024, 5, 1) if number % 2 else None
        document = tp.Document(doc_id="shuffled", text=text, lang=lang, published=published)
        for figure in tp.extract(document):
            assert text[figure.start : figure.end] == figure.surface
