"""`tradeparse evaluate`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tradeparse.cli import scores
from tradeparse.cli.reading import Reader

if TYPE_CHECKING:
    from tradeparse.evaluate import Compared

PARTS = ("lang", "kind", "measure", "column")


@click.command()
@click.argument(
    "gold", nargs=-1, required=True, metavar="GOLD...",
    type=click.Path(exists=True, path_type=Path),
)  # fmt: skip
@click.option(
    "--corrections", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Score against the corrections in FILE; GOLD then names the articles that they are of.",
)  # fmt: skip
@click.option(
    "--pred", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Score the figures in FILE. Default: the documents are read now.",
)  # fmt: skip
@click.option(
    "--by", "parts", multiple=True, type=click.Choice(PARTS),
    help="Only the scores by this, and the overall ones; may be given again. Default: all.",
)  # fmt: skip
@click.option(
    "--misses", type=click.IntRange(min=0), default=0, metavar="N",
    help="List up to N misses of each level, with what was read and why.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print everything as one JSON object.")
def evaluate(
    gold: tuple[Path, ...],
    corrections: Path | None,
    pred: Path | None,
    parts: tuple[str, ...],
    misses: int,
    as_json: bool,
) -> None:
    """Score readings against gold files.

    GOLD is a .jsonl file: a document a line, with its `figures`. A figure counts as

    \b
      found   when its span, kind, value, bound and unit are right,
      read    when comparator, status and measure are too,
      dated   when its period is too,
      full    when countries, base and product (given or not) are too;
      linked  counts pairs of figures that share a claim.

    `alone` counts the figures that only this column keeps from being full.

    With --corrections only figures that someone has corrected, removed or added are scored.

    \b
    Examples:
      tradeparse evaluate tests/gold/dev-en.jsonl
      tradeparse evaluate gold.jsonl --misses 5 --by column
      tradeparse evaluate gold.jsonl --pred figures.csv --json
      tradeparse evaluate data/articles --corrections data/corrections.csv
    """
    from tradeparse.evaluate import compare

    compared = _corrected(gold, corrections, pred) if corrections else compare(gold, pred=pred)
    if as_json:
        result = scores.as_json(compared, misses)
        click.echo(json.dumps(result, ensure_ascii=False, indent=1))
    else:
        click.echo(scores.as_text(compared, parts or PARTS, misses))


def _corrected(inputs: tuple[Path, ...], corrections: Path, pred: Path | None) -> list["Compared"]:
    """The articles with their corrections as gold; a line on stderr for each that is stale."""
    from tradeparse.evaluate import against_corrections, stale
    from tradeparse.frames import figures_frame, read_figures

    reader = Reader(lang=None, strict=False, quiet=False)
    documents = reader.documents([str(path) for path in inputs])
    figures = [] if pred else reader.figures(documents)
    read = read_figures(pred) if pred else figures_frame(figures)
    for line in stale(documents, corrections, read):
        click.echo(f"stale: {line}", err=True)
    return against_corrections(documents, corrections, read, figures)
