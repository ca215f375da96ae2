"""`tradeparse explain`."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import click

from tradeparse.cli.layout import aligned, counted
from tradeparse.cli.reading import Reader, input_options
from tradeparse.reasons import reasons
from tradeparse.records import Document, Figure

COLOURS = {"amount": "green", "growth": "cyan", "share": "magenta", "rate": "yellow"}


@click.command()
@input_options()
@click.option("--figure", "figure_id", metavar="ID", help="Only the figure with this figure_id.")
@click.option(
    "--around", metavar="TEXT", help="Only figures with TEXT in their sentence, in any case."
)
def explain(
    inputs: tuple[str, ...], figure_id: str | None, around: str | None, **options: Any
) -> None:
    """Show why each figure reads as it does: its rule, and the words behind each column.

    The first thing to run when a reading is wrong.

    \b
    Examples:
      tradeparse explain article.txt
      tradeparse explain articles/ --around "3.7 times"
      tradeparse explain article.txt --figure article:284-296
      echo "Exports rose by 12% to $3.4 billion in 2023." | tradeparse explain -
    """
    reader = Reader(**options)
    documents = reader.documents(inputs)
    figures = reader.figures(documents)
    chosen = [f for f in figures if _wanted(f, figure_id, around)]
    if figure_id and not chosen:
        raise click.UsageError(_no_such_figure(figure_id, figures))
    for document in documents:
        own = [figure for figure in chosen if figure.doc_id == document.doc_id]
        if own:
            click.echo(_heading(document))
            for figure in own:
                click.echo(f"\n{explained(figure)}")
            click.echo()
    if not chosen:
        reader.say(_nothing(documents, figures, around))
    reader.end(f"{counted(len(chosen), 'figure')} of {len(figures)}")


def explained(figure: Figure) -> str:
    """The sentence with the figure lit, then a line per column: its value and the words for it."""
    rows = [(f"    {reason.column}", reason.value, reason.words) for reason in reasons(figure)]
    name = click.style(figure.surface, fg=COLOURS[figure.kind], bold=True)
    rule = click.style(f"[{figure.figure_id}] {figure.rule}".rstrip(), dim=True)
    return "\n".join((f"  {name}  {rule}", f"    {_lit(figure)}", aligned(rows)))


def _wanted(figure: Figure, figure_id: str | None, around: str | None) -> bool:
    if figure_id and figure.figure_id != figure_id:
        return False
    return not around or around.lower() in figure.sentence.lower()


def _no_such_figure(figure_id: str, figures: Sequence[Figure]) -> str:
    close = get_close_matches(figure_id, [figure.figure_id for figure in figures])
    meant = f" Did you mean {' or '.join(close)}?" if close else ""
    return f"No figure has the id {figure_id!r}; there are {len(figures)}.{meant}"


def _nothing(documents: Sequence[Document], figures: Sequence[Figure], around: str | None) -> str:
    if around and any(around.lower() in document.text.lower() for document in documents):
        return f"{around!r} stands in the text, and no figure was read in its sentence."
    if around and figures:
        return f"Of {counted(len(figures), 'figure')} none has {around!r} in its sentence."
    return f"No figure was read in {counted(len(documents), 'document')}."


def _heading(document: Document) -> str:
    about = (document.title, document.publisher, document.published, document.lang)
    said = " · ".join(str(part) for part in about if part)
    return f"{click.style(document.doc_id, bold=True, underline=True)}  {said}".rstrip()


def _lit(figure: Figure) -> str:
    """The sentence on one line, the figure in it in its kind's colour."""
    surface = " ".join(figure.surface.split())
    lit = click.style(surface, fg=COLOURS[figure.kind], bold=True)
    return " ".join(figure.sentence.split()).replace(surface, lit, 1)
