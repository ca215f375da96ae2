"""Saved pages to Documents: the main text, and what the page says about itself."""

import logging
import re
from collections.abc import Iterator
from typing import Any

from tradeparse.documents.encodings import decode
from tradeparse.documents.fields import Origin, document_of
from tradeparse.documents.files import Source
from tradeparse.documents.language import code_of, plausible
from tradeparse.documents.skipped import Refused, Skipped
from tradeparse.records import Document

_LANG = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+?)\s*-->")


def read_html(source: Source, data: bytes) -> Iterator[Document | Skipped]:
    """The one document of a page: its main text, title, date, site and address.

    What the page does not say is looked for in the head of the text. `<html lang>` holds
    unless the text is in another script.
    """
    markup = decode(data, source.name, markup=True)
    page = _main_part(markup, source.name)
    if page is None or not (page.text or "").strip():
        raise Refused(
            source.name,
            "has no main text",
            "Save the page once it has loaded whole, or its text as .txt",
        )
    said = {
        "published": page.date,
        "publisher": page.sitename,
        "title": page.title,
        "url": page.url or _first(_SAVED_FROM, markup),
        "lang": _language(markup, page.text),
    }
    fields = {"text": page.text} | {key: value for key, value in said.items() if value}
    yield from document_of(fields, Origin(source.name, source.stem))


def _main_part(markup: str, name: str) -> Any:
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise Refused(
            name,
            f"needs a library that is not installed ({error.name or error})",
            'Install it: pip install "tradeparse[html]"',
        ) from error
    # what the library has to say about a page is said by Refused
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        # a date somewhere in the text, or the year in a copyright line, is not the page's date
        return bare_extraction(
            markup,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # the library promises nothing about broken markup
        raise Refused(
            name,
            f"is a page that cannot be taken apart ({type(error).__name__}: {error})",
            "Save its text as .txt",
        ) from error


def _language(markup: str, text: str) -> str | None:
    lang = code_of(_first(_LANG, markup[:20_000]) or "")
    return lang if lang and plausible(lang, text) else None


def _first(pattern: re.Pattern[str], markup: str) -> str | None:
    match = pattern.search(markup)
    return match[1] if match else None
