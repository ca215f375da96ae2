"""Files to Documents: what stands in them, who published it and when, in which language.

One format a file. Whatever cannot be read is named with its place and its remedy, and the
rest is read; from here on a document's text never changes.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from tradeparse.documents.encodings import decode
from tradeparse.documents.files import Source, find_sources
from tradeparse.documents.html import read_html
from tradeparse.documents.ids import with_duplicates, with_unique_ids
from tradeparse.documents.jsonl import looks_like_jsonl, read_jsonl
from tradeparse.documents.language import LANGUAGES, code_of, detect
from tradeparse.documents.skipped import Documents, Refused, Skipped
from tradeparse.documents.tables import read_csv, read_parquet
from tradeparse.documents.text import looks_like_html, read_text
from tradeparse.errors import UnknownLanguage, UnreadableDocument
from tradeparse.records import Document

__all__ = ["LANGUAGES", "Documents", "Skipped", "read_documents"]

Reader = Callable[[Source, bytes], Iterator[Document | Skipped]]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
    ".csv": read_csv,
    ".parquet": read_parquet,
}


def read_documents(
    *inputs: str | Path,
    lang: str | None = None,
    strict: bool = False,
    on_skip: Callable[[Skipped], None] | None = None,
    progress: bool = False,
) -> Documents:
    """The documents behind the inputs, in order, with what could not be read in `.skipped`.

    inputs: files (.txt .html .htm .jsonl .csv .parquet), folders (recursively, sorted, hidden
    files left out), glob patterns, or "-" for standard input (plain text, a page or JSON
    lines). A file that is named twice is read once.
    lang: ISO 639-1 code of all documents. When not given, what a document says of itself
    holds, else its language is detected; where too little speaks for one it stays None.
    on_skip: called with each Skipped as it arises. progress: a bar on stderr after 2 seconds.

    `doc_id` is the document's own, else the file's name without its ending, with the row's
    number where a file has many; ids that clash get the folder's name in front. `published`,
    `publisher` and `title` come from a header, a page or a row, else from the head of the text
    where they plainly stand. `duplicate_of` names the first document with the same words.

    A field that cannot be read, such as the date "yesterday", makes a Skipped with `kept` set:
    the document is there without it. With `strict` any Skipped raises UnreadableDocument.
    Raises UnknownLanguage when `lang` is no ISO 639-1 code.
    """
    given = _checked(lang)
    skipped: list[Skipped] = []
    documents: list[Document] = []
    for found in _read_all(inputs, progress):
        if isinstance(found, Document):
            documents.append(_with_language(found, given))
            continue
        if strict:
            raise UnreadableDocument(str(found))
        skipped.append(found)
        if on_skip is not None:
            on_skip(found)
    return Documents(with_duplicates(with_unique_ids(documents)), skipped)


def _read_all(inputs: Iterable[str | Path], progress: bool) -> Iterator[Document | Skipped]:
    sources: Iterable[Source | Skipped] = find_sources(inputs)
    if progress:
        from tqdm import tqdm

        sources = tqdm(list(sources), desc="reading", unit=" files", delay=2, leave=False)
    for source in sources:
        if isinstance(source, Skipped):
            yield source
        else:
            yield from _read(source)


def _read(source: Source) -> Iterator[Document | Skipped]:
    try:
        data = source.read()
        reader = READERS.get(source.ending) or _recognised(source, data)
        yield from reader(source, data)
    except Refused as refusal:
        yield refusal.skipped


def _recognised(source: Source, data: bytes) -> Reader:
    """The reader for standard input, which has no ending to go by."""
    text = decode(data, source.name, markup=True)
    if looks_like_jsonl(text):
        return read_jsonl
    return read_html if looks_like_html(text) else read_text


def _with_language(document: Document, given: str | None) -> Document:
    lang = given or document.lang or detect(document.text)
    return document if lang == document.lang else replace(document, lang=lang)


def _checked(lang: str | None) -> str | None:
    if lang is None:
        return None
    code = code_of(lang)
    if code is None:
        raise UnknownLanguage(
            f"lang {lang!r} is no ISO 639-1 code. Write two letters, such as {LANGUAGES[0]}, or "
            "leave it out and the language is detected."
        )
    return code
