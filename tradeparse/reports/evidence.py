"""The pages of evidence: each document that reports lead to, with the way back to them.

    out/documents/index.html    all documents, newest first
    out/documents/<page>.html   one document as the reports read it

The name of a page ends with a hash of what it says. A report that is run again, alone, leads to
pages of its own where it reads a document differently, and the pages of the others stay as they
are. Pages are there before a report that leads to them, and go when no published report does.
"""

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from tradeparse.reports.jobs import DOCUMENTS
from tradeparse.reports.pages import templates
from tradeparse.reports.publish import PAGES, Folder
from tradeparse.reports.suite import Report, Suite

LINK = re.compile(r'(?:xlink:)?href="\.\./documents/([^"#]+)(?:#([^"]*))?"')
INDEX = "index.html"
MOST = 20  # other statements of a fact that a figure leads to
Article = Mapping[str, Any]


@dataclass(frozen=True)
class Use:
    """What a published report makes of the documents: their articles, and where it leads to."""

    report: Report
    articles: dict[str, Article] = field(default_factory=dict)  # by page
    links: dict[str, set[str]] = field(default_factory=dict)  # anchors by page

    @cached_property
    def facts(self) -> dict[str, list[tuple[Article, Article]]]:
        """The figures that state a fact, by its id: each with its article."""
        found: dict[str, list[tuple[Article, Article]]] = defaultdict(list)
        for article in self.articles.values():
            for figure in article["figures"]:
                if figure["fact"]:
                    found[figure["fact"]].append((article, figure))
        return found

    @property
    def address(self) -> str:
        """The report, as seen from a page of evidence."""
        return f"../{self.report.id}/{self.report.id}.html"


class Shelf:
    """The pages of evidence in a folder of reports."""

    def __init__(self, suite: Suite, folder: Folder) -> None:
        self.suite, self.folder, self.changed = suite, folder, False
        self.uses: dict[str, Use] = {}
        for report in suite.reports:
            self._take(report, folder.out / report.id)

    def add(self, report: Report, staged: Path) -> None:
        """Write the pages that a report leads to and that are not there, before it is published."""
        self.changed = True
        if use := self._take(report, staged):
            pages = self.folder.out / PAGES
            self._write(
                {name: a for name, a in use.articles.items() if not (pages / name).exists()}
            )

    def settle(self) -> None:
        """Bring all pages up to date, and clear away those that no published report leads to."""
        if not self.changed and (self.folder.out / PAGES / INDEX).exists():
            return
        published = _published(self.folder.out)
        self._write(published)
        if published:
            self.folder.write(f"{PAGES}/{INDEX}", self._index())
        self.folder.keep_pages({*published, INDEX} if published else set())

    def _take(self, report: Report, folder: Path) -> Use | None:
        """Know of what a report in this folder makes of the documents; forget what was known."""
        self.uses.pop(report.id, None)
        articles = _articles(folder / DOCUMENTS)
        if articles:
            self.uses[report.id] = Use(report, articles, _links(folder / f"{report.id}.html"))
        known = (self.uses.get(each.id) for each in self.suite.reports)
        self.uses = {use.report.id: use for use in known if use}
        return self.uses.get(report.id)

    def _write(self, articles: Mapping[str, Article]) -> None:
        from tradeparse.display.theme import STYLE  # not for a run that publishes nothing

        template = templates().get_template("document.html")
        versions = self._versions()
        for name, article in articles.items():
            readers = [use for use in self.uses.values() if name in use.articles]
            text = template.render(
                suite=self.suite,
                style=STYLE,
                article=article,
                figures=[_shown(article, figure, readers) for figure in article["figures"]],
                users=[use for use in readers if name in use.links],
                versions=[v for v in versions[article["doc_id"]].items() if v[0] != name],
            )
            self.folder.write(f"{PAGES}/{name}", text)

    def _versions(self) -> dict[str, dict[str, list[Use]]]:
        """The pages of each document, by its id, with the reports that read it so."""
        found: dict[str, dict[str, list[Use]]] = defaultdict(lambda: defaultdict(list))
        for use in self.uses.values():
            for page, article in use.articles.items():
                found[article["doc_id"]][page].append(use)
        return found

    def _index(self) -> str:
        """The page that lists the documents of all published reports, newest first."""
        pages = {page: a for use in self.uses.values() for page, a in use.articles.items()}
        rows = [
            (article, [use for use in self.uses.values() if page in use.links])
            for page, article in pages.items()
        ]
        rows.sort(key=lambda row: (row[0]["published"] or "", row[0]["doc_id"]), reverse=True)
        count = sum(len(article["figures"]) for article, _ in rows)
        page = templates().get_template("documents.html")
        return page.render(suite=self.suite, rows=rows, figures=count)


def _shown(article: Article, figure: Article, readers: list[Use]) -> dict[str, Any]:
    """A figure with the reports that lead to it, and the others that state its fact."""
    page, anchor = article["page"], figure["anchor"]
    same = readers[0].facts.get(figure["fact"], []) if readers else []
    return {
        **figure,
        "users": [use for use in readers if anchor in use.links.get(page, ())],
        "others": [(a, f) for a, f in same if (a["page"], f["anchor"]) != (page, anchor)][:MOST],
        "same": len(same) - 1,
    }


def _articles(path: Path) -> dict[str, Article]:
    """The articles in a file that a notebook has left, by their page; none without a file."""
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8") as lines:
        return {article["page"]: article for article in map(json.loads, lines)}


def _links(page: Path) -> dict[str, set[str]]:
    """Where a report leads to: pages of evidence, each with the anchors of its figures."""
    links: dict[str, set[str]] = defaultdict(set)
    for found, anchor in LINK.findall(page.read_text(encoding="utf-8")) if page.is_file() else ():
        links[found].add(anchor)
    return dict(links)


def _published(out: Path) -> dict[str, Article]:
    """The articles of all published reports, by their page; also of those the suite has dropped."""
    files = sorted(out.glob(f"*/{DOCUMENTS}"))
    return {page: article for file in files for page, article in _articles(file).items()}
