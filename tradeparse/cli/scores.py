"""An evaluation for a terminal, or as JSON."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from tradeparse.cli.layout import aligned, counted, shortened
from tradeparse.schema import KINDS

if TYPE_CHECKING:
    from tradeparse.evaluate import Compared, Miss, Score

#: columns of a terminal for the sentence of a miss
SENTENCE = 160


def as_text(compared: Sequence["Compared"], parts: Sequence[str], misses: int) -> str:
    """Scores overall, by each of the parts, kinds confused, and so many misses of each level."""
    blocks = [_counts(compared), _levels(compared)]
    blocks += [_by(compared, part) for part in parts if part != "column"]
    if "column" in parts:
        blocks += [_columns(compared), _kinds(compared)]
    blocks += [_miss(miss) for miss in listed(compared, misses)]
    return "\n\n".join(blocks)


def as_json(compared: Sequence["Compared"], misses: int) -> dict[str, Any]:
    """The same as plain values; scores have precision, recall and f1, rounded to four places."""
    from tradeparse import evaluate

    return {
        "documents": len(compared),
        "gold": sum(len(c.gold) for c in compared),
        "pred": sum(len(c.read) for c in compared),
        **_plain(evaluate.level_scores(compared)),
        **{
            part: {name: _plain(own) for name, own in evaluate.scores_by(compared, part).items()}
            for part in ("lang", "kind", "measure")
        },
        "column": {
            name: {**asdict(score), "accuracy": round(score.accuracy, 4)}
            for name, score in evaluate.column_scores(compared).items()
        },
        "kinds": [
            {"gold": said, "read": read, "count": count}
            for (said, read), count in evaluate.kinds_confused(compared).most_common()
        ],
        "misses": [_plain_miss(miss) for miss in listed(compared, misses)],
    }


def listed(compared: Sequence["Compared"], most: int) -> Iterator["Miss"]:
    """The first so many misses of each level."""
    from tradeparse import evaluate

    shown: Counter[str] = Counter()
    for miss in evaluate.misses(compared) if most else ():
        shown[miss.level] += 1
        if shown[miss.level] <= most:
            yield miss


def _counts(compared: Sequence["Compared"]) -> str:
    from tradeparse.packs import languages

    gold, read = sum(len(c.gold) for c in compared), sum(len(c.read) for c in compared)
    counts = f"{counted(len(compared), 'document')}, {counted(gold, 'figure')} in gold, {read} read"
    without = {c.document.lang for c in compared if c.document.lang} - {*languages()}
    return f"{counts}; no pack for {', '.join(sorted(without))}" if without else counts


def _levels(compared: Sequence["Compared"]) -> str:
    from tradeparse.evaluate import level_scores

    rows = [("", "precision", "recall", "F1")]
    for level, score in level_scores(compared).items():
        rows.append((level, _three(score.precision), _three(score.recall), _three(score.f1)))
    return aligned(rows, right=(1, 2, 3))


def _by(compared: Sequence["Compared"], part: str) -> str:
    """F1 of each level for each language, kind or measure."""
    from tradeparse.evaluate import LEVELS, scores_by

    levels = [*LEVELS, *(["linked"] if part == "lang" else [])]
    rows = [[f"F1 by {part}", "gold", *levels]]
    for name, own in scores_by(compared, part).items():
        rows.append([name, str(own["found"].gold), *(_three(own[n].f1) for n in levels)])
    return aligned(rows, right=range(1, len(rows[0])))


def _columns(compared: Sequence["Compared"]) -> str:
    from tradeparse.evaluate import column_scores

    rows = [("of figures found", "right", "wrong", "accuracy", "alone")]
    for name, score in column_scores(compared).items():
        wrong = str(score.found - score.right)
        rows.append((name, str(score.right), wrong, _three(score.accuracy), str(score.alone)))
    return aligned(rows, right=(1, 2, 3, 4))


def _kinds(compared: Sequence["Compared"]) -> str:
    """Gold's kinds down, those read across."""
    from tradeparse.evaluate import NOTHING, kinds_confused

    counts = kinds_confused(compared)
    names = (*KINDS, NOTHING)
    rows = [[said, *(str(counts[said, read] or ".") for read in names)] for said in names]
    return aligned([["gold, read as", *names], *rows], right=range(1, len(names) + 1))


def _miss(miss: "Miss") -> str:
    """Where it stands, what differs with the words behind what was read, and the sentence."""
    figure = miss.gold or miss.read
    assert figure is not None
    place = f"[{miss.level}] {miss.document.doc_id} {figure.start}:{figure.end}"
    head = f"{click.style(place, bold=True)} {figure.surface!r}"
    rows = [
        (f"    {column}", f"gold {_cell(said)}", f"read {_cell(read)}", _because(miss, column))
        for column, (said, read) in miss.columns.items()
    ]
    if miss.gold is None or miss.read is None:
        side = "in gold, not read" if miss.gold else "read, not in gold"
        rows = [(f"    {side}:", f"{figure.kind} {_cell(figure.value)} {figure.unit}", "", "")]
    return "\n".join((head, aligned(rows), f"    {shortened(_sentence(miss), SENTENCE)}"))


def _because(miss: "Miss", column: str) -> str:
    """The rule and words behind what was read, where the parser is at hand to say so."""
    figure = miss.read.figure if miss.read else None
    if figure is None:
        return ""
    words = [said for name, said in figure.because if column.startswith(name)]
    if column in ("kind", "value", "value_high", "unit"):
        words = [f"rule {figure.rule}", *words]
    return "; ".join(words)


def _sentence(miss: "Miss") -> str:
    """The sentence that was read, else the text around the figure."""
    if miss.read and miss.read.figure:
        return miss.read.figure.sentence
    start = miss.start
    return f"…{miss.document.text[max(0, start - 70) : start + 90]}…"


def _plain(levels: dict[str, "Score"]) -> dict[str, dict[str, float]]:
    return {
        level: {
            "precision": round(score.precision, 4),
            "recall": round(score.recall, 4),
            "f1": round(score.f1, 4),
        }
        for level, score in levels.items()
    }


def _plain_miss(miss: "Miss") -> dict[str, Any]:
    figure = miss.gold or miss.read
    assert figure is not None
    return {
        "level": miss.level,
        "doc_id": miss.document.doc_id,
        "start": figure.start,
        "end": figure.end,
        "surface": figure.surface,
        "differs": {c: {"gold": g, "read": r} for c, (g, r) in miss.columns.items()},
        "because": dict(_reasons(miss)),
    }


def _reasons(miss: "Miss") -> Iterable[tuple[str, str]]:
    figure = miss.read.figure if miss.read else None
    return (("rule", figure.rule), *figure.because) if figure else ()


def _cell(value: object) -> str:
    if value is None:
        return "missing"
    return f"{value:,.10g}" if isinstance(value, float) else str(value)


def _three(number: float) -> str:
    return f"{number:.3f}"
