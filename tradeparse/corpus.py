"""A folder of one's own articles: its contradictions, a chart and the evidence, a line each."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from tradeparse.analysis import contradictions as disputes
from tradeparse.analysis import coverage, wording
from tradeparse.analysis.evidence import of_pairs, stated
from tradeparse.corrections import apply_corrections
from tradeparse.display.articles import articles
from tradeparse.display.evidence import Article
from tradeparse.display.highlight import highlight
from tradeparse.display.theme import STYLE, Fragment
from tradeparse.display.words import Words
from tradeparse.documents import read_documents
from tradeparse.errors import UnknownChoice
from tradeparse.frames import claims_frame, figures_frame
from tradeparse.parse import extract
from tradeparse.records import Document
from tradeparse.tables.files import write_table
from tradeparse.tables.findings import contradictions
from tradeparse.tables.workbook import has_workbooks

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PAGES = "documents"


def read_corpus(
    *inputs: str | Path, lang: str | None = None, corrections: str | Path = ""
) -> "Corpus":
    """The articles behind the inputs, read and compared when first asked for what they say.

    inputs: files, folders or globs, as `read_documents` takes them; lang: the language of all of
    them. corrections: a file of figures corrected by hand, as `tp.correct` writes it. A document in
    a language without a pack is kept and not read; the corpus says so when it is shown.
    """
    return Corpus(read_documents(*inputs, lang=lang), corrections)


class Corpus:
    """Articles, and what they say: frames are made of them when first asked for."""

    def __init__(self, documents: list[Document], corrections: str | Path = "") -> None:
        self.documents = documents
        self.corrections = corrections

    @cached_property
    def figures(self) -> pd.DataFrame:
        """The figures frame, corrected by hand where a file of corrections was given."""
        read = figures_frame(extract(coverage.readable(self.documents)))
        return apply_corrections(read, self.corrections, self.documents)

    @cached_property
    def claims(self) -> pd.DataFrame:
        """The claims frame."""
        return claims_frame(self.figures, self.documents)

    @cached_property
    def stated(self) -> pd.DataFrame:
        """What is stated about flows of two countries, see `tradeparse.stated`."""
        return stated(self.claims, self.figures, self.documents)

    @cached_property
    def found(self) -> pd.DataFrame:
        """The facts that are stated more than once, see `tradeparse.contradictions`."""
        return disputes.contradictions(self.stated)

    def contradictions(self, pair: str = "") -> Fragment:
        """The statements that exclude each other as a table for people; `found` is the frame.

        pair: "KAZ-SRB" for one pair, empty for all.
        """
        found = disputes.disagreements(of_pairs(self.found, pair))
        return contradictions(
            found, "Statements that exclude each other", "No two statements exclude each other."
        )

    def chart(self, pair: str = "", measure: str = "turnover") -> "Axes":
        """How far statements of one fact are apart; with a pair, all that is stated through time.

        measure: turnover, exports, imports, balance or investment, for a pair.
        """
        from tradeparse import charts

        if pair:
            return charts.timeline(self.stated, pair, measure)
        return charts.contradictions(self.found, self.stated)

    def evidence(self, of: str = "") -> "Evidence":
        """The document that a claim stands in, its words lit: a view, and a page to save.

        of: a claim_id or a figure_id, as the frames have them; empty for the lower statement of
        the gravest contradiction. Raises UnknownChoice for one that is not there.
        """
        ids = self._figures_of(of)
        doc_id = self.figures.set_index("figure_id").loc[ids[0], "doc_id"]
        [shown] = [document for document in self.documents if document.doc_id == doc_id]
        own = self.figures[self.figures["doc_id"] == doc_id]
        [article] = articles([shown], own)
        return Evidence(article, tuple(ids), highlight(shown, own))

    def publish(self, folder: str | Path) -> Path:
        """Write the contradictions as a table and a chart, and a page of evidence a document.

        In the folder, which is given back: `contradictions.csv`, and where openpyxl is installed
        `contradictions.xlsx` with links to the pages; `contradictions.png`; `documents/`.
        """
        folder = Path(folder)
        pages = list(articles(self.documents, self.figures))
        (folder / PAGES).mkdir(parents=True, exist_ok=True)
        for article in pages:
            Evidence(article).save(folder / PAGES / article["page"])
        found = disputes.disagreements(self.found)
        write_table(found, folder / "contradictions.csv")
        if has_workbooks():
            write_table(found, folder / "contradictions.xlsx", _places(pages))
        picture = self.chart().get_figure(root=True)
        assert picture is not None
        picture.savefig(folder / "contradictions.png", dpi=200, bbox_inches="tight")
        return folder

    def _figures_of(self, of: str) -> list[str]:
        """The figures of a claim, or the one figure that is named."""
        if not of and len(self.found):
            of = self.found["lower_figure_id"].iloc[0]
        named = self.figures[(self.figures["claim_id"] == of) | (self.figures["figure_id"] == of)]
        if named.empty:
            known = wording.listed(self.figures["claim_id"].unique(), 3) or "there is none"
            raise UnknownChoice(
                f"{of!r} is neither a claim_id nor a figure_id of these articles; claims are "
                f"{known}. Take one from `claims` or `figures`."
            )
        return named["figure_id"].tolist()

    def _repr_markdown_(self) -> str:
        rows = coverage.articles(self.documents, self.figures)
        return Words(coverage.describe(rows, coverage.losses(self.documents)))._repr_markdown_()

    def __repr__(self) -> str:
        return f"Corpus of {wording.counted(len(self.documents), 'document')}"


@dataclass(frozen=True)
class Evidence:
    """A document as its page of evidence has it; `figures`, the ids of those asked for."""

    article: Article
    figures: tuple[str, ...] = ()
    view: Fragment | None = None

    @property
    def page(self) -> str:
        """The page as HTML, whole: offline, without script."""
        from tradeparse.reports.pages import templates

        figures = [{**figure, "others": [], "users": []} for figure in self.article["figures"]]
        return templates().get_template("evidence.html").render(
            suite={"title": "Evidence"}, style=STYLE, article=self.article, figures=figures,
            chosen=self._anchors(), users=[], versions=[],
        )  # fmt: skip

    def save(self, path: str | Path) -> Path:
        """Write the page; its path is given back."""
        path = Path(path)
        path.write_text(self.page, encoding="utf-8")
        return path

    def _anchors(self) -> list[str]:
        known = self.article["figures"]
        return [figure["anchor"] for figure in known if figure["figure_id"] in self.figures]

    def _repr_html_(self) -> str:
        shown = self.view._repr_html_() if self.view else ""
        for figure in self.figures:
            own = f'id="{escape(figure)}"'
            shown = shown.replace(own, f'{own} style="outline: 2px solid currentColor"')
        return shown

    def __repr__(self) -> str:
        return self.view.plain if self.view else self.article["title"]


def _places(pages: list[Article]) -> Mapping[str, str]:
    """The address of each figure and each document, as seen from the folder."""
    places: dict[str, Any] = {}
    for article in pages:
        page = f"{PAGES}/{article['page']}"
        places[article["doc_id"]] = page
        places |= {f["figure_id"]: f"{page}#{f['anchor']}" for f in article["figures"]}
    return places
