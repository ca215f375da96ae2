"""`tradeparse languages`."""

import click

from tradeparse.cli.layout import aligned


@click.command()
def languages() -> None:
    """List the languages that can be read.

    Each is a pack: a folder of words, and a corpus of phrasings beside what they must read as.

    \b
    Example:
      tradeparse languages
    """
    from tradeparse import packs

    rows = [("code", "language", "words", "corpus lines")]
    for code in packs.languages():
        pack = packs.pack(code)
        lines = sum(len(entry.get("texts", ())) for entry in packs.corpus(code))
        rows.append((code, pack.name, f"{len(pack.lexicon):,}", f"{lines:,}"))
    click.echo(aligned(rows, right=(2, 3)))
