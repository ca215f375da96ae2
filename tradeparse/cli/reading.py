"""Inputs to documents to figures, with a line on stderr for whatever was left out."""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tradeparse.cli.output import watched
from tradeparse.errors import TradeparseError, UnknownLanguage
from tradeparse.records import Document, Figure

if TYPE_CHECKING:
    import pandas as pd
    from tqdm import tqdm

Command = Callable[..., Any]

#: characters that are read at a time: enough to keep a process busy, few enough for the bar
CHUNK = 250_000
#: seconds after which a bar appears
PATIENCE = 2


def known_language(_ctx: click.Context, _param: click.Parameter, lang: str | None) -> str | None:
    """The value of --lang; a usage error when no pack has that code."""
    if lang is not None:
        from tradeparse.packs import languages

        if lang not in languages():
            raise click.BadParameter(f"{lang!r} is none of the packs: {', '.join(languages())}.")
    return lang


def input_options(*, required: bool = True) -> Callable[[Command], Command]:
    """INPUT…, --lang, --strict, --quiet and --jobs, as every command that reads has them."""

    def add(command: Command) -> Command:
        for option in (
            click.option(
                "--jobs", type=click.IntRange(min=1), default=1, metavar="N",
                help="Read with N processes. Default: 1.",
            ),
            click.option("--quiet", "-q", is_flag=True, help="Say nothing but what went wrong."),
            click.option("--strict", is_flag=True, help="End at the first input that is skipped."),
            click.option(
                "--lang", callback=known_language, metavar="CODE",
                help="Language of all inputs, as en. Default: each document's own.",
            ),
            click.argument("inputs", nargs=-1, required=required, metavar="INPUT..."),
        ):  # fmt: skip
            command = option(command)
        return command

    return add


class Reader:
    """Reads inputs and remembers whether something was left out."""

    def __init__(self, *, lang: str | None, strict: bool, quiet: bool, jobs: int = 1) -> None:
        self.lang = lang
        self.strict = strict
        self.quiet = quiet
        self.jobs = jobs
        self.skipped = 0
        self.empty_handed = False  # inputs were given, and none of them could be read

    def documents(self, inputs: Sequence[str], *, any_language: bool = False) -> list[Document]:
        """The documents behind the inputs: those that a language pack can read, or all."""
        if not inputs:
            return []
        from tradeparse.documents import read_documents

        documents = read_documents(
            *inputs,
            lang=self.lang,
            strict=self.strict,
            on_skip=self._on_skip,
            progress=not self.quiet and sys.stderr.isatty(),
        )
        self.empty_handed = not documents
        return [doc for doc in documents if any_language or self._has_pack(doc)]

    def figures(self, documents: Sequence[Document]) -> list[Figure]:
        """The figures of the documents, in their order."""
        figures: list[Figure] = []
        with self.bar(sum(len(document.text) for document in documents)) as bar:
            for found, length in _extracted(_chunks(documents), self.jobs):
                figures += found
                bar.update(length)
        return figures

    def corrected(
        self, figures: "pd.DataFrame", corrections: Path | None, documents: list[Document]
    ) -> "pd.DataFrame":
        """The figures with the corrections of a file, if one is named; stale ones are told."""
        if corrections is None:
            return figures
        from tradeparse.corrections import apply_corrections, review_corrections

        texts = documents or None  # a figures file may come without them
        for row in review_corrections(figures, corrections, texts).to_dict("records"):
            if row["outcome"] == "stale":
                self._skip(f"the correction of {row['figure_id']}: {row['reason']}")
        return apply_corrections(figures, corrections, texts)

    def say(self, line: str) -> None:
        """A line for whoever watches; none when --quiet."""
        if not self.quiet:
            click.echo(line, err=True)

    def bar(self, total: int) -> "tqdm[Any]":
        """A bar over characters, on stderr and there only for a terminal that waits."""
        from tqdm import tqdm

        return tqdm(
            total=total, unit="chars", unit_scale=True, desc="reading", delay=PATIENCE,
            leave=False, disable=True if self.quiet else None,
        )  # fmt: skip

    def end(self, result: str, out: object = None) -> None:
        """Say the result, where it was written or someone looks.

        The exit code is 1 when some inputs were left out, 2 when all were.
        """
        if out or watched():
            skipped = f", {self.skipped} skipped" if self.skipped else ""
            self.say(f"{out or 'tradeparse'}: {result}{skipped}")
        if self.skipped:
            click.get_current_context().exit(2 if self.empty_handed else 1)

    def _on_skip(self, skipped: Any) -> None:
        if skipped.kept:
            self.say(f"note: {skipped}")
        else:
            self._skip(str(skipped))

    def _skip(self, line: str) -> None:
        self.skipped += 1
        click.echo(f"skipped: {line}", err=True)

    def _has_pack(self, document: Document) -> bool:
        from tradeparse.packs import languages

        name = document.origin or document.doc_id
        if document.lang is None:
            self.say(f"note: {name}: its language could not be told; it is read as English.")
        if document.lang is None or document.lang in languages():
            return True
        line = (
            f"{name}: is in {document.lang!r}; the packs are {', '.join(languages())}. "
            "Give its language with --lang, if it is one of them."
        )
        if self.strict:
            raise UnknownLanguage(line)
        self._skip(line)
        return False


def _chunks(documents: Sequence[Document]) -> Iterator[list[Document]]:
    """The documents in their order, as many at a time as make a chunk."""
    chunk: list[Document] = []
    for document in documents:
        chunk.append(document)
        if sum(len(d.text) for d in chunk) >= CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _extracted(chunks: Iterator[list[Document]], jobs: int) -> Iterator[tuple[list[Figure], int]]:
    """For each chunk its figures and its length in characters."""
    if jobs == 1:
        yield from map(_extract, chunks)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # spawned, not forked: a fork copies the threads' locks of the libraries loaded so far
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        try:
            yield from pool.map(_extract, chunks)
        except BrokenProcessPool as error:
            raise TradeparseError(
                f"one of the {jobs} processes died, often for want of memory. "
                "Try again with fewer: --jobs 1."
            ) from error


def _extract(documents: list[Document]) -> tuple[list[Figure], int]:
    from tradeparse.parse import extract

    return list(extract(documents)), sum(len(document.text) for document in documents)
