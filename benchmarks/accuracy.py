"""F1 of each level on the gold files, what was developed on apart from what was held back."""

from collections.abc import Sequence
from pathlib import Path

from tradeparse import packs
from tradeparse.evaluate import LEVELS, Compared, compare, level_scores

#: gold files with articles kept for measuring alone: each one whose number this divides
HELD_BACK = {"dev-en": 4, "dev-multi": 2, "own-en-h": 1, "own-ru": 1}
HEAD = ("gold file", "language", "articles", "texts", "figures", *LEVELS, "linked")


def held_back(gold: str, doc_id: str) -> bool:
    """Whether an article of the gold file was kept for measuring alone."""
    divisor, number = HELD_BACK.get(gold), doc_id.rpartition("-")[2]
    return divisor is not None and number.isdigit() and int(number) % divisor == 0


def accuracy_table(paths: Sequence[Path]) -> list[Sequence[str]]:
    """A row for each gold file, language with a pack, and half: F1 per level."""
    rows: list[Sequence[str]] = [HEAD]
    for path in paths:
        parts: dict[tuple[str, bool], list[Compared]] = {}
        for compared in compare([path]):
            document = compared.document
            if document.lang in packs.languages():
                part = document.lang, held_back(path.stem, document.doc_id)
                parts.setdefault(part, []).append(compared)
        rows += [_row(path, *part, parts[part]) for part in sorted(parts)]
    return rows


def _row(path: Path, lang: str, held: bool, compared: Sequence[Compared]) -> Sequence[str]:
    scores = level_scores(compared)
    return (
        path.name,
        lang,
        "held back" if held else "developed on",
        str(len(compared)),
        str(sum(len(c.gold) for c in compared)),
        *(f"{score.f1:.3f}" for score in scores.values()),
    )
