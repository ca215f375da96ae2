"""Articles to measure speed with: as many as wanted, no two alike, at a known density.

Sentences come from the gold articles: those with figures as they are but for their digits and
names, those without (dates and counts included) with a third of their words exchanged too, so
that no text, sentence or number comes often enough for a cache to help.
"""

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import regex

from tradeparse.records import Document

#: characters of one article
ARTICLE = 3000
#: characters from which a sentence has enough words to be made another one
LONG = 60
#: sentences of one paragraph
PARAGRAPH = 4

SENTENCE = regex.compile(r"[^\s.!?][^\n]*?(?:[.!?](?=\s)|(?=\n)|\Z)")
DIGITS = regex.compile(r"\d+")
NAME = regex.compile(r"(?<=\p{Ll} )\p{Lu}\p{Ll}{3,}")
WORD = regex.compile(r"(?<= )\p{Ll}{5,}")


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of one language's gold articles, and the words to vary them with."""

    with_figures: tuple[tuple[str, int], ...]  # the sentence and how many figures it has
    without: tuple[str, ...]
    names: tuple[str, ...]
    words: tuple[str, ...]


def sentences(paths: Sequence[Path], lang: str) -> Sentences:
    """The sentences of the gold articles in a language."""
    having: list[tuple[str, int]] = []
    without: list[str] = []
    for row in _gold(paths, lang):
        starts = [figure["start"] for figure in row["figures"]]
        for match in SENTENCE.finditer(row["text"]):
            inside = sum(match.start() <= start < match.end() for start in starts)
            if inside:
                having.append((match[0], inside))
            elif len(match[0]) >= LONG:
                without.append(match[0])
    prose = " ".join(without)
    return Sentences(
        tuple(having),
        tuple(without),
        tuple(sorted(set(NAME.findall(prose)))),
        tuple(sorted(set(WORD.findall(prose)))),
    )


def articles(
    source: Sentences, lang: str, *, characters: int, figures_per_kb: float, seed: int = 1
) -> list[Document]:
    """Articles of about 3,000 characters, together about `characters`, at that density."""
    rng = random.Random(seed)
    made: list[Document] = []
    length, owed = 0, 0.0
    while length < characters:
        owed += figures_per_kb * ARTICLE / 1000
        text, figures = _article(source, rng, owed)
        owed -= figures
        made.append(Document(doc_id=f"{lang}-{len(made)}", text=text, lang=lang))
        length += len(text)
    return made


def _article(source: Sentences, rng: random.Random, owed: float) -> tuple[str, int]:
    """A text with about so many figures, and how many it has."""
    parts: list[str] = []
    figures = 0
    while figures + 0.5 < owed:
        sentence, count = rng.choice(source.with_figures)
        parts.append(sentence)
        figures += count
    while sum(map(len, parts)) < ARTICLE:
        parts.append(_other_words(rng.choice(source.without), source, rng))
    parts = [_other_names(_other_digits(part, rng), source, rng) for part in parts]
    rng.shuffle(parts)
    paragraphs = [" ".join(parts[at : at + PARAGRAPH]) for at in range(0, len(parts), PARAGRAPH)]
    return "\n\n".join(paragraphs) + "\n", figures


def _other_digits(sentence: str, rng: random.Random) -> str:
    """Every number another one of as many digits; a year stays a year."""

    def other(match: regex.Match[str]) -> str:
        number = match[0]
        if len(number) == 4 and number[:2] in ("19", "20"):
            return str(rng.randrange(2000, 2026))
        first = str(rng.randrange(1, 10)) if number[0] != "0" else "0"
        return first + "".join(str(rng.randrange(10)) for _ in number[1:])

    return DIGITS.sub(other, sentence)


def _other_names(sentence: str, source: Sentences, rng: random.Random) -> str:
    """Every other name inside the sentence exchanged for one of another sentence."""
    return NAME.sub(
        lambda match: rng.choice(source.names) if rng.random() < 0.5 else match[0], sentence
    )


def _other_words(sentence: str, source: Sentences, rng: random.Random) -> str:
    """A third of the longer words exchanged; for prose without figures alone."""
    return WORD.sub(
        lambda match: rng.choice(source.words) if rng.random() < 0.33 else match[0], sentence
    )


def _gold(paths: Sequence[Path], lang: str) -> Iterator[dict]:
    for path in paths:
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.strip() and (row := json.loads(line)).get("lang") == lang:
                yield row
