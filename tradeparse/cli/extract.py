"""`tradeparse extract`."""

from pathlib import Path
from typing import Any

import click

from tradeparse.cli.layout import counted
from tradeparse.cli.output import figures_table, out_option, show
from tradeparse.cli.reading import Reader, input_options


@click.command()
@input_options()
@click.option(
    "--documents", "documents_file", metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the documents too, as they were read.",
)  # fmt: skip
@click.option(
    "--corrections", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Apply the corrections made by hand in FILE.",
)  # fmt: skip
@out_option("figures")
def extract(
    inputs: tuple[str, ...],
    out: Path | None,
    documents_file: Path | None,
    corrections: Path | None,
    **options: Any,
) -> None:
    """Read the figures in documents: money, growth, shares, rates, and what they are about.

    INPUT is a file (.txt, .html, .jsonl, .csv, .parquet), a folder, a pattern, or - for
    standard input. The result has one row per figure, with the columns of the data contract.

    The exit code is 0 when everything was read, 1 when something was skipped (a line on stderr
    says what and why), 2 when nothing could be done.

    \b
    Examples:
      tradeparse extract articles/
      tradeparse extract articles/ --out figures.parquet --jobs 2
      tradeparse extract "news/2024-*.html" page.txt --lang en -o figures.csv
      tradeparse extract articles/ -o figures.csv --documents documents.jsonl
      tradeparse extract articles/ --corrections corrections.csv -o figures.csv
      cat article.txt | tradeparse extract - | head
    """
    from tradeparse.frames import documents_frame, figures_frame
    from tradeparse.frames.files import known_ending, write_documents, write_figures

    for path in filter(None, (out, documents_file)):
        known_ending(path)  # before the work, not after it
    reader = Reader(**options)
    documents = reader.documents(inputs)
    figures = reader.corrected(figures_frame(reader.figures(documents)), corrections, documents)
    if documents_file:
        write_documents(documents_frame(documents), documents_file)
    if out:
        write_figures(figures, out)
    else:
        show(figures, figures_table)
    reader.end(f"{counted(len(figures), 'figure')} in {counted(len(documents), 'document')}", out)
