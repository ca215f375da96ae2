"""`tradeparse claims`."""

from pathlib import Path
from typing import Any

import click

from tradeparse.cli.layout import counted
from tradeparse.cli.output import claims_table, out_option, show
from tradeparse.cli.reading import Reader, input_options


@click.command()
@input_options(required=False)
@click.option(
    "--figures", "figures_file", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path),
    help="Take the figures from FILE, as `extract` wrote it; INPUT then only says when and by "
    "whom its documents were published.",
)  # fmt: skip
@click.option(
    "--corrections", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Apply the corrections made by hand in FILE.",
)  # fmt: skip
@out_option("claims")
def claims(
    inputs: tuple[str, ...],
    out: Path | None,
    figures_file: Path | None,
    corrections: Path | None,
    **options: Any,
) -> None:
    """Join figures into claims: what a document says about one flow in one period.

    A claim has an amount, its growth and the base that the text states; `implied_base_amount`
    (amount / growth) is computed. INPUT is what `extract` takes: documents. With --figures
    they are not read again.

    The exit code is 0 when everything was read, 1 when something was skipped (a line on stderr
    says what and why), 2 when nothing could be done.

    \b
    Examples:
      tradeparse claims articles/
      tradeparse claims articles/ --out claims.csv
      tradeparse claims --figures figures.csv documents.jsonl --out claims.parquet
    """
    from tradeparse.frames import claims_frame, figures_frame, read_figures, write_claims
    from tradeparse.frames.files import known_ending

    if not inputs and figures_file is None:
        raise click.UsageError("Name the documents, or a figures file with --figures.")
    if out:
        known_ending(out)  # before the work, not after it
    reader = Reader(**options)
    figures = read_figures(figures_file) if figures_file else None
    documents = reader.documents(inputs, any_language=figures is not None)
    if figures is None:
        figures = figures_frame(reader.figures(documents))
    figures = reader.corrected(figures, corrections, documents)
    joined = claims_frame(figures, documents)
    if out:
        write_claims(joined, out)
    else:
        show(joined, claims_table)
    reader.end(f"{counted(len(joined), 'claim')} from {counted(len(figures), 'figure')}", out)
