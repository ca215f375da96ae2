"""Where the evidence of a figure stands: the page of its document, in a report that has one.

A notebook hands its documents over with `tp.publish_documents`. From then on whatever shows a
figure can lead to its page. In JupyterLab no pages are made, so nothing leads to one.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from tradeparse.analysis.wording import Row
from tradeparse.display.theme import tag

HANDED = "TRADEPARSE_DOCUMENTS"  # names the file that documents are handed over in
FOLDER = "../documents"  # the pages, as seen from a report
Article = dict[str, Any]  # a document as `articles.article` makes it


@dataclass(frozen=True, slots=True)
class Handed:
    """What has been handed over: the articles, and the address of each figure, claim, document."""

    articles: tuple[Article, ...] = ()
    figures: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, str] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)


def handed() -> Handed:
    """What this notebook has handed over so far; nothing where no report is made of it."""
    path = Path(os.environ.get(HANDED, ""))
    if not path.is_file():
        return Handed()
    stat = path.stat()
    return _read(path, stat.st_mtime_ns, stat.st_size)


def address(figure_id: object) -> str | None:
    """The address of a figure's evidence, as seen from a report; None where there is none."""
    return handed().figures.get(figure_id) if isinstance(figure_id, str) else None


def address_of(row: Row) -> str | None:
    """The address of what a row is about: its figure, else its claim, else its document."""
    known = handed()
    places = {
        "figure_id": known.figures,
        "claim_id": known.claims,
        "doc_id": known.documents,
    }
    found = (places[name].get(row[name]) for name in places if isinstance(row.get(name), str))
    return next(filter(None, found), None)


def leading(target: str | None, content: str) -> str:
    """`content`, which is HTML, as a link to the evidence at `target`, if there is any."""
    return tag("a", content, href=target, class_="tp-evidence") if target else content


def read_articles(path: Path) -> tuple[Article, ...]:
    """The articles in a file that documents were handed over in; none where there is no file."""
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8") as lines:
        return tuple(json.loads(line) for line in lines)


@lru_cache(maxsize=1)
def _read(path: Path, _changed: int, _size: int) -> Handed:
    articles = read_articles(path)
    pages = {article["doc_id"]: f"{FOLDER}/{article['page']}" for article in articles}
    lit = [(pages[article["doc_id"]], f) for article in articles for f in article["figures"]]
    return Handed(
        articles,
        {figure["figure_id"]: f"{page}#{figure['anchor']}" for page, figure in lit},
        {figure["claim_id"]: f"{page}#{figure['anchor']}" for page, figure in reversed(lit)},
        pages,
    )
