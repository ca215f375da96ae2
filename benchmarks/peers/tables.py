"""What the tools said, as tables: how much is right, and how fast."""

from collections.abc import Sequence

from benchmarks.peers.finding import Kind
from benchmarks.peers.run import Outcome, Texts
from benchmarks.peers.scoring import score
from benchmarks.report import Table
from tradeparse.evaluate import Score

#: the columns of the first table: a kind of figure, and whether its articles were held back
COLUMNS: dict[str, tuple[Kind, bool]] = {
    "amounts": ("money", False),
    "amounts, held back": ("money", True),
    "percentages": ("percent", False),
    "percentages, held back": ("percent", True),
}
SPEED = (
    "tool",
    "gold articles, kB/s",
    "tradeparse, times as fast",
    "one figure per kB, kB/s",
    "tradeparse, times as fast",
)


def accuracy_table(outcomes: Sequence[Outcome], texts: Texts) -> Table:
    """A row for each tool: F1 by kind and half; below, how many figures there are to find."""
    scores = {o.tool: [_score(o, texts, *column) for column in COLUMNS.values()] for o in outcomes}
    rows = [(o.tool, o.version, *map(_f1, scores[o.tool])) for o in outcomes]
    wanted = [str(score.gold) for score in next(iter(scores.values()))]
    return [("tool", "version", *COLUMNS), *rows, ("figures to find", "", *wanted)]


def speed_table(outcomes: Sequence[Outcome], texts: Texts, ours: str) -> Table:
    """A row for each tool: throughput, and that of ours as its multiple."""
    parts = slice(0, len(texts.gold)), slice(len(texts.gold), None)
    sizes = [sum(len(text.encode()) for text in texts.all[part]) / 1000 for part in parts]
    [base] = [outcome for outcome in outcomes if outcome.tool == ours]
    rows: list[Sequence[str]] = [SPEED]
    for outcome in outcomes:
        cells = [outcome.tool]
        for part, size in zip(parts, sizes, strict=True):
            seconds = outcome.seconds(part)
            ratio = "" if outcome is base else f"{seconds / base.seconds(part):.1f}"
            cells += [f"{size / seconds:.0f}", ratio]
        rows.append(cells)
    return rows


def _score(outcome: Outcome, texts: Texts, kind: Kind, held: bool) -> Score:
    answers = zip(texts.gold, outcome.runs[0], strict=False)
    return sum(
        (score(c.gold, a.findings, kind) for (c, half), a in answers if half is held), Score()
    )


def _f1(score: Score) -> str:
    return f"{score.f1:.3f}" if score.read else "–"
