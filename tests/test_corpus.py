"""The corpora and the words of each language: what must be read, and what must not."""

from datetime import date
from functools import cache
from typing import Any

import pytest

from tradeparse.packs import TABLES, corpus, expand, languages, pack, sections
from tradeparse.packs.tags import TAGS
from tradeparse.parse import explain, extract
from tradeparse.parse.tokens import Sentence
from tradeparse.parse.view import View
from tradeparse.records import Document, Figure
from tradeparse.schema import COMPARATORS, FIGURE_COLUMNS, KINDS, MEASURES, STATUSES

READING = {"figures", "texts", "published", "publisher", "title", "known_failure"}
#: what a corpus line may say of a figure; `none` stands for a missing value
COLUMNS = frozenset(FIGURE_COLUMNS) - {"doc_id", "figure_id", "claim_id", "start", "end"}
VOCABULARY = {"kind": KINDS, "measure": MEASURES, "status": STATUSES, "comparator": COMPARATORS}
LANGUAGES = languages()


def cases() -> list[Any]:
    """Each text of each corpus with what it must read as."""
    return [
        pytest.param(
            Document(
                doc_id=f"{lang}-{number}",
                text=text,
                lang=lang,
                published=_day(reading.get("published")),
                publisher=reading.get("publisher"),
                title=reading.get("title"),
            ),
            reading["figures"],
            id=f"{lang}-{text}",
            marks=_failing(reading),
        )
        for lang in LANGUAGES
        for number, reading in enumerate(corpus(lang))
        for text in reading["texts"]
    ]


def _failing(reading: dict[str, Any]) -> list[pytest.MarkDecorator]:
    reason = reading.get("known_failure")
    return [pytest.mark.xfail(reason=reason, strict=True)] if reason else []


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


def column(figure: Figure, name: str) -> Any:
    """A column of a figure; the days of an interval as text, and `none` for a missing value."""
    value: Any
    if name.endswith(("_start", "_end")):
        which, _, edge = name.partition("_")
        interval = getattr(figure, which)
        value = interval and getattr(interval, edge).isoformat()
    else:
        value = getattr(figure, name)
    return "none" if value is None else value


def view(figures: list[Figure], expected: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The figures in the columns that are expected of them, and the surplus ones in four."""
    usual = [{"kind": None, "value": None, "unit": None, "surface": None}]
    return [
        {name: column(figure, name) for name in wanted}
        for figure, wanted in zip(figures, expected + usual * len(figures), strict=False)
    ]


def same(found: list[dict[str, Any]], expected: list[dict[str, Any]]) -> bool:
    """Whether figures agree; numbers to nine digits, days as text."""
    return len(found) == len(expected) and all(
        _equal(row[name], wanted[name])
        for row, wanted in zip(found, expected, strict=True)
        for name in wanted
    )


def _equal(found: Any, wanted: Any) -> bool:
    if isinstance(wanted, int | float):
        return isinstance(found, int | float) and found == pytest.approx(wanted, rel=1e-4)
    return str(found) == str(wanted)


@pytest.mark.parametrize(("document", "figures"), cases())
def test_corpus(document, figures):
    """Every phrasing reads as its corpus says, from its first to its last letter."""
    found = view(extract(document), figures)
    assert same(found, figures), f"{found}\n\n{explain(document)}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_corpus_speaks_the_contract(lang):
    """A reading has only known keys, its figures known columns and their vocabularies."""
    for reading in corpus(lang):
        assert set(reading) <= READING, reading
        assert reading["texts"]
        for figure in reading["figures"]:
            assert set(figure) <= COLUMNS, figure
            for name in VOCABULARY.keys() & figure.keys():
                assert figure[name] in VOCABULARY[name], figure


@pytest.mark.parametrize("lang", LANGUAGES)
def test_corpus_has_each_text_once(lang):
    """A phrasing stands in a corpus once, so that two readings can't contradict each other."""
    texts = [text for reading in corpus(lang) for text in reading["texts"]]
    assert [text for text in texts if texts.count(text) > 1] == []


@cache
def entries(lang: str) -> list[dict[str, Any]]:
    """The entries of words.toml."""
    return sections(lang)["words"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_entry_has_an_example(lang):
    """No word is without a phrase that shows what it is."""
    assert [entry["forms"][:3] for entry in entries(lang) if not entry.get("examples")] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_example_reads(lang):
    """An example of an entry has a word that is read as what the entry says."""
    unread = [
        (example, entry["tag"], entry["forms"][0])
        for entry in entries(lang)
        for example in entry["examples"]
        if _meaning(entry) not in _meanings(lang, example)
    ]
    assert unread == []


def _meaning(entry: dict[str, Any]) -> tuple[Any, ...]:
    return entry["tag"], entry.get("value"), entry.get("as", entry.get("unit", ""))


def _meanings(lang: str, text: str) -> list[tuple[Any, ...]]:
    """What the words of a text are: by themselves, and where they stand."""
    words, seen = pack(lang), View(text)
    alone = [(e.tag, e.value) for _, _, e in words.lexicon.find(seen.plain, seen.low)]
    placed = Sentence(seen, words, 0, len(text), words.decimal).tokens
    both = [*alone, *((token.tag, token.value) for token in placed)]
    return [(tag, getattr(v, "value", None), getattr(v, "role", "")) for tag, v in both]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_tag_is_known(lang):
    """The tables and entries of a language use the parts of speech that rules know."""
    assert {entry["tag"] for entry in entries(lang)} <= set(TAGS)
    assert set(TABLES.values()) <= set(TAGS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_endings_make_words(lang):
    """A stem with its endings makes words without a mark of the notation left in them."""
    endings = sections(lang).get("endings", {})
    for entry in entries(lang):
        for form in entry["forms"]:
            assert all("|" not in full for full in expand(form, endings))
