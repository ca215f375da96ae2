"""Reading takes time in proportion to the text, whatever stands in it."""

import json
import time
from pathlib import Path

import pytest

import tradeparse as tp
from benchmarks.traps import TRAPS, trap

GOLD = Path(__file__).parent / "gold"
#: characters of the shorter text; the longer has four times as many
SHORT = 25_000
#: quadratic time would be sixteen times as long
ALLOWED = 8
#: seconds that a busy machine may add
SLACK = 0.1


def seconds(text, lang):
    """Processor time for reading one document, the shorter of two runs."""
    document = tp.Document(doc_id="long", text=text, lang=lang)
    runs = []
    for _ in range(2):
        begin = time.process_time()
        tp.extract(document)
        runs.append(time.process_time() - begin)
    return min(runs)


def prose(lang, size):
    """The gold articles of a language as one document, again and again."""
    lines = [line for path in sorted(GOLD.glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    texts = [row["text"] for row in map(json.loads, lines) if row["lang"] == lang]
    joined = "\n\n".join(texts)
    return (joined * (size // len(joined) + 1))[:size]


@pytest.mark.parametrize("piece", TRAPS.values(), ids=TRAPS)
def test_a_hostile_text_four_times_as_long_takes_no_more_than_its_share(piece):
    """No trap makes reading quadratic."""
    short, long = (seconds(trap(piece, size), "en") for size in (SHORT, 4 * SHORT))
    assert long < ALLOWED * short + SLACK


@pytest.mark.parametrize("lang", tp.languages())
def test_a_long_document_takes_no_more_than_its_share(lang):
    """Many articles in one document are read as fast, letter for letter, as a few."""
    short, long = (seconds(prose(lang, size), lang) for size in (4 * SHORT, 16 * SHORT))
    assert long < ALLOWED * short + SLACK
