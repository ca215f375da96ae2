"""Tables for the terminal, and into README.md between its markers."""

from collections.abc import Sequence
from pathlib import Path

import regex

README = Path(__file__).with_name("README.md")

Table = Sequence[Sequence[str]]


def markdown(table: Table) -> str:
    """The table in Markdown, its columns lined up for those who read the source."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    head, *rows = (
        "| " + " | ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) + " |"
        for row in table
    )
    return "\n".join([head, "|" + "|".join("-" * (w + 2) for w in widths) + "|", *rows])


def write(name: str, table: Table, readme: Path = README) -> None:
    """Put the table between `<!-- name -->` and `<!-- /name -->` of the README.

    Raises ValueError when the markers are not there.
    """
    text = readme.read_text(encoding="utf-8")
    between = regex.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)", regex.DOTALL)
    if not between.search(text):
        raise ValueError(f"{readme} lacks the markers <!-- {name} --> and <!-- /{name} -->.")
    filled = between.sub(lambda _: markdown(table) + "\n", text)
    readme.write_text(filled, encoding="utf-8")
