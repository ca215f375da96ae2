"""The pages of reports: whole, offline, without code, and with every dollar sign a dollar sign."""

import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from nbformat import v4
from reporting import project, write_notebook, write_suite

from tradeparse.reports import read_suite
from tradeparse.reports.cells import notebook_page
from tradeparse.reports.html import render_report
from tradeparse.reports.index import render_index
from tradeparse.reports.jobs import Answer, Job
from tradeparse.reports.manifest import append_records
from tradeparse.reports.offline import offline_html
from tradeparse.reports.pages import shown_seconds, shown_time, shown_value

PNG = "iVBORw0KGgo="


def shown(data, **metadata):
    return v4.new_output("display_data", data=data, metadata=metadata)


def text(*lines):
    return v4.new_markdown_cell("\n".join(lines))


def code(*outputs, source="x = 1", tags=()):
    return v4.new_code_cell(source, outputs=list(outputs), metadata={"tags": list(tags)})


def page_of(folder, *cells):
    return notebook_page(v4.new_notebook(cells=list(cells)), folder)


def job(**changes) -> Job:
    values = {
        "id": "one",
        "title": "Trade of <KAZ> & $RB",
        "suite_title": "All reports",
        "run": "20261123T060000Z",
        "notebook": "/nowhere/one.ipynb",
        "staging": "/nowhere",
        "scratch": "/nowhere",
        "engine": "kernel",
        "formats": ("html", "notebook", "csv", "png"),
        "given": {},
        "parameters": ({"name": "pair", "value": "KAZ-SRB", "help": 'two "codes"'},),
        "sources": ({"name": "articles", "files": 30},),
        "versions": {"tradeparse": "0.1.0"},
        **changes,
    }
    return Job(**values)


VOID = {"meta", "link", "img", "br", "hr", "input", "col", "wbr"}


class Outside(HTMLParser):
    """Collects what a page would fetch, run, or leave open."""

    def __init__(self, page):
        super().__init__()
        self.found, self.open = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)
        if tag in {"script", "iframe", "object", "embed"}:
            self.found.append(tag)
        for name, value in attrs:
            fetched = name in {"src", "srcset", "poster"} or (tag, name) == ("link", "href")
            if fetched and not (value or "").startswith(("data:", "one/")):
                self.found.append(value)
            if name.startswith("on"):
                self.found.append(name)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_page_has_text_tables_and_plots_without_code(tmp_path):
    """Of a notebook its text and what it shows are in the page, its code is not."""
    frame = pd.DataFrame({"pair": ["KAZ-SRB"], "amount": [52.9]})
    page = page_of(
        tmp_path,
        text("# How did it develop?", "", "It *grew*.", "", "## Numbers"),
        code(source="pair = 'x'", tags=["parameters"]),
        code(shown({"text/html": frame.to_html(), "text/plain": "plain"}), source="secret_code()"),
        code(shown({"image/png": PNG}, **{"image/png": {"width": 640}})),
        code(v4.new_output("stream", name="stdout", text="\x1b[31mred\x1b[0m <b>\n")),
    )
    assert page.question == "How did it develop?"
    assert page.contents == [("section-1", "Numbers")]
    assert "secret_code" not in page.html
    assert "plain" not in page.html
    assert "<em>grew</em>" in page.html
    assert f'<img src="data:image/png;base64,{PNG}" alt="Plot: Numbers" width="640">' in page.html
    assert '<td class="num">52.9</td>' in page.html
    assert "<pre>red &lt;b&gt;\n</pre>" in page.html


def test_messages_become_notes(tmp_path):
    """What went to stderr is no part of the report: it stands in the notes."""
    page = page_of(
        tmp_path, code(v4.new_output("stream", name="stderr", text="FutureWarning: soon\n"))
    )
    assert page.html == ""
    assert page.notes == ["FutureWarning: soon"]


def test_dollar_signs_stay(tmp_path):
    """Two dollar signs on a line are two dollar signs, in text as in tables."""
    said = "rose from $73.8M in 2021 to $150M, $$x$$ and \\$5"
    page = page_of(tmp_path, text(said), code(shown({"text/html": "<p>$73.8M to $150M</p>"})))
    assert "rose from $73.8M in 2021 to $150M, $$x$$ and $5" in page.html
    assert "<p>$73.8M to $150M</p>" in page.html
    whole = render_report(job(), Answer(status="ok"), v4.new_notebook(cells=[text(said)]))
    assert "mathjax" not in whole.lower()


def test_long_print_is_cut_short(tmp_path):
    """A million lines printed are not a million lines of report."""
    page = page_of(tmp_path, code(v4.new_output("stream", name="stdout", text="x" * 1_000_000)))
    assert len(page.html) < 60_000
    assert "950,000 more characters stand in the executed notebook" in page.html


def test_tagged_cells_are_left_out(tmp_path):
    """A cell or an output that is tagged to be removed is not in the page."""
    output = shown({"text/plain": "hidden"})
    page = page_of(
        tmp_path, code(output, tags=["remove-output"]), code(output, tags=["remove-cell"])
    )
    assert page.html == ""


def test_pictures_in_the_text_are_embedded(tmp_path):
    """A picture beside the notebook, or attached to a cell, is part of the page."""
    (tmp_path / "map.png").write_bytes(b"abc")
    cell = text("![Map](map.png) ![A](attachment:a.png) ![Far](https://example.org/x.png)")
    cell.attachments = {"a.png": {"image/png": PNG}}
    page = page_of(tmp_path, cell)
    assert '<img src="data:image/png;base64,YWJj" alt="Map">' in page.html
    assert f'<img src="data:image/png;base64,{PNG}" alt="A">' in page.html
    assert "<em>Far</em>" in page.html


def test_links_that_would_lead_nowhere_are_text(tmp_path):
    """A link to the web stays; one to a file beside the notebook becomes its text."""
    page = page_of(tmp_path, text("[Web](https://example.org) [other](compare_pairs.ipynb)"))
    assert '<a href="https://example.org">Web</a> other' in page.html


@pytest.mark.parametrize(
    "given, kept",
    [
        ("<b>a</b><script>alert(1)</script>c", "<b>a</b>c"),
        ("<script src='https://x/y.js'></script>", ""),
        ('<img src="https://x/y.png" alt="a">', '<img alt="a">'),
        ('<img src="//x/y.png">', "<img>"),
        ('<img src="data:image/png;base64,AA">', '<img src="data:image/png;base64,AA">'),
        ('<a href="https://x" onclick="f()">go</a>', '<a href="https://x">go</a>'),
        ('<a href=" javascript:f()">go</a>', "<a>go</a>"),
        ("<style>@import 'https://x'; a { top: 0 }</style>", "<style> a { top: 0 }</style>"),
        ("<style>a { background: url(http://x/y) } b > c {}</style>",
         "<style>a { background:  } b > c {}</style>"),
        ("<iframe src=x><p>a</p></iframe><br/>b", "<br/>b"),
        ("<link rel=stylesheet href=https://x><p>a &amp; b &#36;5</p>", "<p>a &amp; b &#36;5</p>"),
        ("<details open><summary>s</summary></details>",) * 2,
    ],
)  # fmt: skip
def test_nothing_is_loaded_from_elsewhere(given, kept):
    """Scripts go, and whatever a browser would fetch goes; the rest stays as it is."""
    assert offline_html(given) == kept


def test_columns_of_numbers_are_marked():
    """In a plain table the columns of numbers are told from those of words, head included."""
    frame = pd.DataFrame({"pair": ["2", "x"], "amount": [-1.5, None], "share": ["3 %", "> 2"]})
    marked = offline_html(frame.to_html())
    assert re.findall(r'<th class="num">(\w+)</th>', marked) == ["amount", "share"]
    assert marked.count('<td class="num">') == 4


def test_table_with_joined_cells_is_left_alone():
    """Where cells span columns, nothing is marked: counting them would be wrong."""
    table = "<table><tr><th colspan=2>a</th></tr><tr><td>1</td><td>2</td></tr></table>"
    assert "num" not in offline_html(table)


def test_report_is_whole_and_offline():
    """A report's page closes all it opens, fetches nothing, and leads back to the index."""
    notebook = v4.new_notebook(
        cells=[
            text("# Q?", "", *(f"## Section {n}\n\nText" for n in range(5))),
            code(shown({"text/html": "<script>x</script><p>shown</p>"})),
            code(shown({"image/svg+xml": "<svg onload='f()'></svg>"})),
            code(v4.new_output("stream", name="stderr", text="</pre><script>no</script>")),
        ]
    )
    answer = Answer(status="ok", seconds=3.21, tables=("claims.csv",), plots=("plot-1.png",))
    page = render_report(job(), answer, notebook)
    checked = Outside(page)
    assert checked.found == []
    assert checked.open == []
    assert '<a href="../index.html">All reports</a>' in page
    assert "<h1>Trade of &lt;KAZ&gt; &amp; $RB</h1>" in page
    assert '<li title="two &#34;codes&#34;"><b>pair</b><span>KAZ-SRB</span></li>' in page
    assert "<span>3.2 s</span>" in page
    assert "articles: 30 files" in page
    assert '<a href="#section-5">Section 4</a>' in page
    assert "Messages while it was made (1)" in page
    assert 'href="tables/claims.csv"' in page


def test_index_is_whole_and_offline(tmp_path):
    """The index closes all it opens, fetches nothing from elsewhere, and lists what never ran."""
    reports = project(tmp_path)
    write_notebook(tmp_path / "notebooks" / "one.ipynb", "# One & only?")
    suite = read_suite(
        write_suite(
            reports,
            '[suite]\ntitle = "A & B"\n[[report]]\nid = "one"\nnotebook = "one"\n'
            '[[report]]\nid = "two"\nnotebook = "one"\ntitle = "Two <2>"\n',
        )
    )
    folder = tmp_path / "out" / "runs" / "r" / "one"
    (folder / "plots").mkdir(parents=True)
    for name in ("one.html", "one.ipynb", "plots/plot-1.png"):
        (folder / name).write_text("x")
    (tmp_path / "out" / "one").symlink_to("runs/r/one")
    record = {
        "run": "r", "report": "one", "status": "ok", "ended": "2026-11-23T06:12:00+05:00",
        "seconds": 75, "plots": ["plot-1.png"], "message": "",
    }  # fmt: skip
    append_records(tmp_path / "out", [record])
    page = render_index(suite, tmp_path / "out")
    checked = Outside(page)
    assert checked.found == []
    assert checked.open == []
    assert "<h1>A &amp; B</h1>" in page
    assert "One &amp; only?" in page
    assert "Two &lt;2&gt;" in page
    assert "23 November 2026, 06:12" in page
    assert "1 min 15 s" in page
    assert '<span class="pill">not run</span>' in page
    for address in re.findall(r'(?:href|src)="((?!data:|#)[^"]+)"', page):
        assert (tmp_path / "out" / address).exists(), address


def test_values_as_people_write_them():
    """Lists, choices, nothing at all, and times are shown as words."""
    assert shown_value(["KAZ-SRB", "CHN-KAZ"]) == "KAZ-SRB, CHN-KAZ"
    assert [shown_value(v) for v in (None, "", [], True, False, 0, 1.5)] == [
        "none", "none", "none", "yes", "no", "0", "1.5",
    ]  # fmt: skip
    assert shown_value({"a": 1}) == "a: 1"
    assert shown_seconds(200) == "3 min 20 s"
    assert shown_time("2026-11-03T06:12:59+05:00") == "3 November 2026, 06:12"
