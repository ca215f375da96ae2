"""Evidence one click away: pages of documents, what leads to them, and the way back."""

import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from reporting import project, write_notebook, write_suite
from samples import amount, document, growth

import tradeparse as tp
from tradeparse.display.articles import article
from tradeparse.frames import figures_frame
from tradeparse.reports import fingerprint, run_report
from tradeparse.reports.offline import offline_html
from tradeparse.reports.plots import captions, linked_drawing

ARTICLES = {
    "one": (
        "2026-02-10",
        "First Wire",
        "In 2025 trade between Kazakhstan and Serbia came to $107.7 million, 7.6% more than in "
        "2024.\n\nThe <b>Serbian</b> side hopes for $200 million by 2030 & more.",
    ),
    "two, a/б": (
        "2026-02-26",
        "Second Wire",
        "Trade between Kazakhstan and Serbia reached about $120 million in 2025.",
    ),
}
PARAMETERS = """
sources: str = "../data/articles"  # a folder of articles
corrections: str = "../data/corrections.csv"  # by hand
"""
READ = """
import tradeparse as tp
from tradeparse import charts, tables
from tradeparse.analysis import contradictions
from tradeparse.display import findings, highlight, quotes, words
tp.setup()
documents = tp.read_documents(sources)
read = tp.figures_frame(tp.extract(documents))
figures = tp.apply_corrections(read, corrections, documents)
tp.publish_documents(documents, figures)
stated = tp.stated(tp.claims_frame(figures, documents), figures, documents)
"""
NOTEBOOKS = {
    "pair": (
        "# A pair?",
        READ,
        "charts.timeline(stated, 'KAZ-SRB');",
        "tp.publish_table('claims', stated)\ntables.claims(stated)",
        "quotes(stated)",
        "tables.corrections(tp.review_corrections(read, corrections, documents))",
    ),
    "clash": (
        "# A clash?",
        READ,
        "found = tp.contradictions(stated)\ntp.publish_table('found', found)",
        "words(contradictions.describe(found))",
        "tables.contradictions(found)",
        "charts.contradictions(found, stated);",
        "highlight(documents[0], figures)",
    ),
}
SUITE = "[suite]\ntitle = 'All & everything'\n" + "".join(
    f'[[report]]\nid = "{name}"\nnotebook = "{name}"\n' for name in NOTEBOOKS
)


class Page(HTMLParser):
    """The links, anchors and scripts of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links, self.anchors, self.scripts = [], set(), []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "script" or any(name.startswith("on") for name in given):
            self.scripts.append(tag)
        self.anchors.update(filter(None, [given.get("id")]))
        if tag == "a":
            self.links += filter(None, [given.get("href") or given.get("xlink:href")])


def dead_links(out: Path) -> list[str]:
    """The links of all published pages that lead to no file, or to no place in it."""
    pages = [p for p in out.glob("*/*.html") if p.parent.name not in ("runs", "failed")]
    known = {path: Page(path) for path in [out / "index.html", *pages]}
    dead = []
    for path, page in known.items():
        for link in page.links:
            url = urlsplit(link)
            if url.scheme:
                continue
            target = Path(path.parent, unquote(url.path)) if url.path else path
            target = Path(*_normal(target))
            anchor = unquote(url.fragment)
            if not target.exists() or (anchor and anchor not in known[target].anchors):
                dead.append(f"{path.relative_to(out)}: {link}")
    return dead


def _normal(path: Path) -> list[str]:
    """The parts of a path with `..` taken out as a browser does it, links being no matter."""
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return parts


def evidence_links(path: Path) -> list[str]:
    """Where a report leads to for evidence."""
    return [link for link in Page(path).links if link.startswith("../documents/")]


def write_articles(folder: Path, **changed: str) -> None:
    """The articles as JSON lines, some with other texts."""
    lines = [
        {
            "doc_id": name, "published": day, "publisher": outlet, "title": f"Title of {name}",
            "lang": "en", "text": changed.get(name, text), "url": "https://example.org/?a=1&b=2",
        }
        for name, (day, outlet, text) in ARTICLES.items()
    ]  # fmt: skip
    target = folder / "data" / "articles"
    target.joinpath("all.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")


@pytest.fixture(scope="module")
def suite(tmp_path_factory):
    """A suite of two small notebooks over two articles, one figure of them corrected by hand."""
    folder = tmp_path_factory.mktemp("evidence")
    reports = project(folder)
    (folder / "data" / "articles" / "001.txt").unlink()
    write_articles(folder)
    at = ARTICLES["one"][2].index("$200 million")
    rows = (
        f"figure_id,column,value,note,who,when\none:{at}-{at + 12},product,wine,why,ann,2026-11-23"
    )
    (folder / "data" / "corrections.csv").write_text(rows, encoding="utf-8")
    for name, cells in NOTEBOOKS.items():
        path = folder / "notebooks" / f"{name}.ipynb"
        write_notebook(path, *cells, parameters=PARAMETERS)
    return write_suite(reports, SUITE)


@pytest.fixture(autouse=True, scope="module")
def program(tmp_path_factory):
    """A program that does not change while the tests run, whoever is editing the package."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fingerprint, "PACKAGE", tmp_path_factory.mktemp("program"))
        yield


@pytest.fixture(scope="module")
def out(suite):
    """The published suite."""
    result = run_report(suite, engine="fork", jobs=2)
    assert [(report.status, report.message) for report in result.reports] == [("ok", "")] * 2
    return result.out


def page_of(out: Path, doc_id: str) -> str:
    """The page of a document, of which there is one."""
    titled = f"<title>Title of {doc_id} "
    texts = [path.read_text(encoding="utf-8") for path in (out / "documents").glob("*.html")]
    [page] = [text for text in texts if titled in text]
    return page


def test_every_link_of_a_published_suite_leads_somewhere(out):
    """No link of any published page is dead, its place in the page included; no script anywhere."""
    assert dead_links(out) == []
    for path in [*out.glob("*.html"), *out.glob("*/*.html")]:
        assert Page(path).scripts == [], path


def test_tables_quotations_words_and_points_lead_to_evidence(out):
    """Each way in which a report shows a figure leads to that figure's page."""
    pair = (out / "pair" / "pair.html").read_text(encoding="utf-8")
    clash = (out / "clash" / "clash.html").read_text(encoding="utf-8")
    link = r'href="\.\./documents/[^"]+#f-[^"]+"'
    assert re.search(rf'<td class="tp-right"><a {link} class="tp-evidence">107.7</a>', pair)
    assert re.search(rf"<a {link}[^>]*>First Wire, <span", pair)
    assert re.search(rf'<blockquote[^>]*>.*?<a {link}[^>]*><mark class="tp-amount"', pair)
    assert re.search(rf"<a xlink:{link}[^>]*>.*?<circle class=\"hit\"", pair, re.DOTALL)
    assert re.search(rf"<li>.*<a {link}>about USD 120 million</a>", clash)
    assert re.search(rf'<td><a {link} class="tp-evidence">about USD 120 million</a>', clash)
    assert re.search(rf'<a {link}[^>]*><mark class="tp-amount"[^>]* id="one:', clash)
    shown = re.sub(r"<title>[^<]*</title>|<[^>]+>", " ", pair)
    assert "figure:" not in shown


def test_a_point_says_what_it_leads_to(out):
    """A point of a plot names, for the pointer, its reading, outlet, date and sentence."""
    clash = (out / "clash" / "clash.html").read_text(encoding="utf-8")
    titles = [unescape(title) for title in re.findall(r"<a xlink[^>]*>\s*<title>([^<]*)<", clash)]
    assert any(
        "about USD 120 million · turnover" in title
        and "Second Wire, 2026-02-26: “Trade between" in title
        for title in titles
    )


def test_a_page_has_the_text_lit_with_source_and_readings(out):
    """A page has title, outlet, date, address, and each figure lit by kind beside its reading."""
    page = page_of(out, "one")
    assert "First Wire" in page
    assert "10 February 2026" in page
    assert 'href="https://example.org/?a=1&amp;b=2"' in page
    assert re.search(
        r'<span class="said">In 2025 trade.*?<mark class="tp-amount"[^>]*>\$107.7 million</mark>',
        page,
    )
    assert '<mark class="tp-growth"' in page
    assert "&lt;b&gt;Serbian&lt;/b&gt;" in page
    readings = re.findall(r"<b>([^<]*)</b>\s*<span>([^<]*)</span>", page)
    assert ("USD 107.7 million", "turnover · Kazakhstan – Serbia · 2025") in readings


def test_a_page_leads_back_to_the_reports_that_use_it(out):
    """A page leads to each report that leads to it, figure by figure, and to the list of pages."""
    page = page_of(out, "one")
    head = page[: page.index("<main>")]
    assert re.findall(r'href="(\.\./\w+/\w+\.html)"', head) == [
        "../pair/pair.html", "../clash/clash.html",
    ]  # fmt: skip
    assert '<a href="../index.html">All &amp; everything</a>' in head
    assert '<a href="index.html">Documents</a>' in head
    index = (out / "documents" / "index.html").read_text(encoding="utf-8")
    assert re.findall(r">(Title of [^<]*)</a>", index) == ["Title of two, a/б", "Title of one"]
    assert "../documents/" not in index
    assert 'href="documents/index.html"' in (out / "index.html").read_text(encoding="utf-8")


def test_a_page_leads_to_other_statements_of_its_fact(out):
    """What else is stated about the same fact is one step from a figure."""
    folder = out / "documents"
    pages = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.html")}
    two = next(name for name in pages if name.startswith("two-a-"))
    ways = [name for name, page in pages.items() if f'href="{two}#f-' in page]
    assert [name.partition("-")[0] for name in ways] == ["one"]


def test_corrections_are_marked_with_who_when_and_why(out):
    """A corrected figure is marked wherever it is shown, and a table lists it with its reason."""
    said = "product was missing, is wine: why (ann, 2026-11-23)"
    pair = (out / "pair" / "pair.html").read_text(encoding="utf-8")
    assert f'<span title="{said}">corrected by hand</span>' in pair
    assert f"Corrected: {said}" in pair
    assert "1 figure corrected by hand: 1 applied" in pair
    assert f"<em>Corrected: {said}</em>" in page_of(out, "one")


def test_workbooks_lead_to_evidence(out):
    """A figure's id in a workbook is a link to its page, as seen from the workbook."""
    from openpyxl import load_workbook

    sheet = load_workbook(out / "pair" / "tables" / "claims.xlsx").active
    links = [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert len(links) >= 2 * (sheet.max_row - 1)
    for link in links:
        target = link.target or link.ref
        name, _, anchor = target.removeprefix("../../documents/").partition("#")
        page = (out / "documents" / unquote(name)).read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in page


def test_tables_have_evidence_columns(out):
    """Every table that names figures has sentence, outlet, date, document and offsets of each."""
    head = (out / "clash" / "tables" / "found.csv").read_text(encoding="utf-8").partition("\n")[0]
    wanted = ("sentence", "publisher", "published", "doc_id", "start", "end")
    assert {f"{end}{name}" for end in ("lower_", "upper_", "") for name in wanted} <= set(
        head.split(",")
    )


def test_a_report_run_alone_leaves_the_others_whole(suite, out):
    """When a text changes and one report is run again, both lead to what each has read."""
    folder = suite.parent.parent
    before = set(evidence_links(out / "clash" / "clash.html"))
    write_articles(folder, one="In 2025 trade between Kazakhstan and Serbia was $99 million.")
    [alone] = run_report(suite, only=["pair"], engine="fork").reports
    assert (alone.status, alone.message) == ("ok", "")
    assert dead_links(out) == []
    assert set(evidence_links(out / "clash" / "clash.html")) == before
    assert set(evidence_links(out / "pair" / "pair.html")).isdisjoint(
        link for link in before if "/one-" in link
    )
    versions = sorted((out / "documents").glob("one-*.html"))
    assert len(versions) == 2
    texts = [path.read_text(encoding="utf-8") for path in versions]
    assert all("Read otherwise in" in text for text in texts)
    assert sum("$99 million" in text for text in texts) == 1

    run_report(suite, engine="fork")
    assert dead_links(out) == []
    [left] = (out / "documents").glob("one-*.html")
    assert "Read otherwise in" not in left.read_text(encoding="utf-8")

    untouched = {path: path.stat().st_mtime_ns for path in (out / "documents").iterdir()}
    result = run_report(suite, engine="fork")
    assert {report.status for report in result.reports} == {"skipped"}
    assert {p: p.stat().st_mtime_ns for p in (out / "documents").iterdir()} == untouched


def test_without_documents_there_are_no_pages(tmp_path):
    """A suite whose notebooks hand no documents over has no folder of pages."""
    reports = project(tmp_path)
    write_notebook(tmp_path / "notebooks" / "plain.ipynb", "# Plain?", "print('x')")
    path = write_suite(reports, '[[report]]\nid = "plain"\nnotebook = "plain"\n')
    result = run_report(path, engine="fork")
    assert result.exit_code == 0
    assert not (result.out / "documents").exists()


def test_outside_a_report_nothing_is_handed_over_or_linked(tmp_path, monkeypatch):
    """In JupyterLab no file is written, no link is made, and tables open sentences instead."""
    monkeypatch.delenv("TRADEPARSE_DOCUMENTS", raising=False)
    monkeypatch.chdir(tmp_path)
    from tradeparse import tables
    from tradeparse.display import quotes, words

    texts = [document("a", text="It was $5 million.")]
    figures = figures_frame([amount(5e6, "$5 million", at=7, sentence="It was $5 million.")])
    assert tp.publish_documents(texts, figures) is None
    assert list(tmp_path.iterdir()) == []
    rows = tp.stated(tp.claims_frame(figures, texts), figures, texts)
    table = tables.claims(rows).html
    assert "<a" not in table + quotes(rows).html
    assert 'It was <mark class="tp-amount">$5 million</mark>.' in table
    assert words("[5](figure:a%3A1)")._repr_markdown_() == "5"


def test_handing_over_again_adds_and_replaces(tmp_path, monkeypatch):
    """A second call adds its documents, and replaces those that it has again."""
    monkeypatch.setenv("TRADEPARSE_DOCUMENTS", str(tmp_path / "d.jsonl"))
    figures = figures_frame([amount(5e6, "$5", at=0, doc="a"), amount(6e6, "$6", at=0, doc="b")])
    tp.publish_documents([document("a", text="$5 million")], figures)
    tp.publish_documents([document("b", text="$6"), document("a", text="$5")], figures)
    lines = (tmp_path / "d.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["doc_id"] for line in lines] == ["a", "b"]
    assert json.loads(lines[0])["passages"][0]["html"].startswith("<mark")


def row(text, surface, **columns):
    """A row of the figures frame at its place in a text."""
    made = amount(1e6, surface, at=text.index(surface), sentence=columns.pop("sentence", ""))
    return {**figures_frame([made]).to_dict("records")[0], **columns}


def test_an_article_keeps_every_letter():
    """Passages are the paragraphs of the text, letter for letter, whatever stands in it."""
    text = 'A <b> & "$1"\nand more.\n\n  Next $2,\n\n\nlast.'
    rows = [row(text, "$1", sentence='A <b> & "$1"\nand more.'), row(text, "$2", figure_id="x y")]
    made = article(_as_row(text), rows, {})
    plain = [unescape(re.sub(r"<[^>]+>", "", p["html"])) for p in made["passages"]]
    assert plain == ['A <b> & "$1"\nand more.', "Next $2,", "last."]
    assert [passage["figures"] for passage in made["passages"]] == [[0], [1], []]
    assert made["figures"][1]["anchor"] == "f-x-y"


def test_figures_that_overlap_all_have_anchors():
    """Of figures that overlap the first is lit, and each can be led to; no anchor comes twice."""
    text = "some $5 million now"
    rows = [row(text, "$5 million", figure_id="a b"), row(text, "5 million", figure_id="a-b")]
    html = article(_as_row(text), rows, {})["passages"][0]["html"]
    assert re.findall(r' id="([^"]*)"', html) == ["f-a-b", "f-a-b-2"]
    assert html.count("<mark") == 1


def test_pages_are_named_by_what_they_say():
    """Equal readings share a page, others never do, and a name is fit for any file system."""
    text = "It was $5 million."
    figures = [row(text, "$5 million")]
    one = article(_as_row(text), figures, {})["page"]
    assert article(_as_row(text), [dict(figures[0])], {})["page"] == one
    assert article(_as_row(text), [{**figures[0], "partner": "TUR"}], {})["page"] != one
    assert article(_as_row(text + " So."), figures, {})["page"] != one
    assert re.fullmatch(
        r"[A-Za-z0-9._-]+\.html", article(_as_row(text, "../б/c d"), [], {})["page"]
    )


def _as_row(text, doc_id="a"):
    return {
        "doc_id": doc_id, "text": text, "title": None, "publisher": None, "published": None,
        "lang": None, "url": "javascript:alert(1)",
    }  # fmt: skip


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'viewBox="0 0 9 9" height="9pt"><metadata>x</metadata><defs><path id="m"/></defs>'
    '<g id="g" clip-path="url(#c)"><a xlink:href="{href}" target="_blank">'
    '<use xlink:href="#m" x="3" y="4"/></a></g></svg>'
)


def test_a_drawing_becomes_part_of_the_page():
    """Ids are told apart from those of other plots; a point gets its caption and room to be hit."""
    made = linked_drawing(SVG.format(href="../documents/a.html#f"), 2, 800, {})
    assert made is not None
    assert 'id="plot-2-m"' in made
    assert 'xlink:href="#plot-2-m"' in made
    assert 'clip-path="url(#plot-2-c)"' in made
    assert '<circle class="hit" cx="3" cy="4"' in made
    assert 'width="800"' in made
    assert "metadata" not in made
    assert "_blank" not in made
    known = captions([{**_article(), "page": "a.html"}])
    titled = linked_drawing(SVG.format(href="../documents/a.html#f"), 1, 800, known)
    assert "<title>read so\nWire, 2026-01-01: “It &lt;was&gt;.”</title>" in titled


def test_points_side_by_side_can_both_be_hit():
    """Around a point is room up to half the way to its neighbour, and never less than its mark."""
    svg = SVG.format(href="../documents/a.html#f").replace(
        "</g></svg>",
        '<a xlink:href="../documents/a.html#g"><use x="3" y="14"/></a>'
        '<a xlink:href="../documents/a.html#h"><use x="4" y="14"/></a>'
        '<a xlink:href="../documents/a.html#i"><use x="90" y="90"/></a></g></svg>',
    )
    made = linked_drawing(svg, 1, 800, {})
    assert re.findall(r' r="([^"]*)"', made) == ["5", "2.5", "2.5", "8"]


def _article():
    figure = {"anchor": "f", "reading": "read so", "sentence": "It <was>."}
    return {"publisher": "Wire", "published": "2026-01-01", "doc_id": "a", "figures": [figure]}


def test_a_drawing_without_evidence_stays_a_picture():
    """A drawing that leads nowhere, or elsewhere, is not made part of the page."""
    assert linked_drawing(SVG.format(href="https://example.org"), 1, 800, {}) is None


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ('<image xlink:href="https://x/y.png"></image>', "<image></image>"),
        ('<use href="//x/y#a"></use>', "<use></use>"),
        ('<use xlink:href="#a"></use>',) * 2,
        ('<a xlink:href="https://x/">y</a>',) * 2,
    ],
)
def test_a_drawing_loads_nothing(given, kept):
    """What a drawing would load from elsewhere goes; its links stay."""
    assert offline_html(given) == kept


def test_plots_are_the_same_every_time(tmp_path, monkeypatch):
    """Drawn twice, a plot is the same drawing to the letter."""
    from matplotlib import pyplot as plt

    from tradeparse import charts

    monkeypatch.setenv("TRADEPARSE_DOCUMENTS", str(tmp_path / "d.jsonl"))
    texts = [document("a", text="grew 5 times to $5 million")]
    figures = figures_frame([amount(5e6, "$5 million", at=16), growth(5, "grew 5 times", "factor")])
    tp.publish_documents(texts, figures)
    rows = tp.stated(tp.claims_frame(figures, texts), figures, texts)
    drawn = []
    with plt.rc_context({"svg.hashsalt": "tradeparse"}):
        for name in ("one.svg", "two.svg"):
            ax = charts.timeline(rows, "KAZ-SRB")
            ax.figure.savefig(tmp_path / name, metadata={"Date": None})
            plt.close("all")
            drawn.append((tmp_path / name).read_text(encoding="utf-8"))
    assert drawn[0] == drawn[1]
    assert "../documents/a-" in drawn[0]
