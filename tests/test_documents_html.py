"""Saved pages: main text, what the page says of itself, and pages that hold nothing."""

import logging
import sys
from datetime import date

import pytest

from tradeparse.documents import read_documents

PARAGRAPHS = [
    "Trade between Kazakhstan and Serbia reached $52.9 million in the first nine months of the "
    "year, officials said after a day of talks in the capital.",
    "The ministers agreed to bring the figure to $150 million within a few years, and to open a "
    "direct flight between the two capitals by the spring.",
    "Machinery made up a quarter of exports, said the deputy minister, who led the delegation.",
]


def page(head="", body=PARAGRAPHS, opening='<!DOCTYPE html>\n<html lang="en">'):
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in body)
    return (
        f"{opening}<head><title>Trade grows</title>{head}</head><body><nav><a href='/'>Home</a> "
        f"<a href='/news'>All the news</a></nav><article><h1>Trade grows</h1>{paragraphs}"
        "</article><footer>Copyright 2019 Sample Gazette</footer></body></html>"
    )


@pytest.fixture
def read(tmp_path):
    """Reads a page, given as markup or bytes, to its documents."""

    def reader(markup: str | bytes, name: str = "a.html"):
        data = markup if isinstance(markup, bytes) else markup.encode()
        (tmp_path / name).write_bytes(data)
        return read_documents(tmp_path / name)

    return reader


@pytest.mark.parametrize("name", ["a.html", "a.htm", "A.HTML"])
def test_main_text_is_read(read, name):
    """The article's paragraphs are the text; menu and footer are not."""
    (document,) = read(page(), name)
    assert document.doc_id.lower() == "a"
    for paragraph in PARAGRAPHS:
        assert paragraph in document.text
    assert "All the news" not in document.text
    assert "Copyright" not in document.text
    assert "<" not in document.text


def test_page_says_who_when_and_where(read):
    """Date, site, title and address come from what the page says of itself."""
    (document,) = read(
        page(
            '<meta property="article:published_time" content="2022-11-06T23:45:00+06:00">'
            '<meta property="og:site_name" content="Sample Gazette">'
            '<link rel="canonical" href="https://gazette.example/2022/trade">'
        )
    )
    assert document.published == date(2022, 11, 6)
    assert document.publisher == "Sample Gazette"
    assert document.title == "Trade grows"
    assert document.url == "https://gazette.example/2022/trade"
    assert document.lang == "en"


def test_year_in_the_footer_is_no_date(read):
    """A page that does not say its date has none, whatever stands in its copyright line."""
    (document,) = read(page())
    assert document.published is None
    assert document.publisher is None
    assert document.url is None


def test_dateline_on_a_page_is_read(read):
    """What the page does not say is read from the head of its text."""
    body = [f"ASTANA, 5 October 2023 (Kazinform) – {PARAGRAPHS[0]}", *PARAGRAPHS[1:]]
    (document,) = read(page(body=body))
    assert document.published == date(2023, 10, 5)
    assert document.publisher == "Kazinform"


def test_browser_says_where_it_saved_from(read):
    """The comment that a browser leaves in a saved page gives its address."""
    comment = "<!-- saved from url=(0031)https://gazette.example/2022/x -->"
    (document,) = read(page(opening=f"<!DOCTYPE html>\n{comment}\n<html>"))
    assert document.url == "https://gazette.example/2022/x"


@pytest.mark.parametrize(
    "attribute, lang",
    [('lang="en-GB"', "en"), ("lang=de", "de"), ('xml:lang="en"', "en"), ('lang="ru"', "en"),
     ("", "en"), ('lang="x"', "en"), ('class="no-js" lang="fr"', "fr")],
)  # fmt: skip
def test_language_of_the_page_holds_unless_its_script_is_another(read, attribute, lang):
    """`<html lang>` is the language, but no page in Latin letters is Russian."""
    (document,) = read(page(opening=f"<!DOCTYPE html><html {attribute}>"))
    assert document.lang == lang


@pytest.mark.parametrize("encoding, declared", [("cp1251", "windows-1251"), ("utf-16", "utf-8")])
def test_page_in_another_encoding_is_read(read, encoding, declared):
    """A page is decoded by its mark or by what it declares, before it is taken apart."""
    sentence = "Товарооборот двух стран вырос на треть, сообщили в министерстве торговли. "
    markup = page(f'<meta charset="{declared}">', [sentence * 4, sentence * 3], "<html>")
    (document,) = read(markup.encode(encoding))
    assert sentence * 3 in document.text + " "
    assert document.lang == "ru"


def test_xml_declaration_does_no_harm(read):
    """A page that opens as XML is read like any other."""
    (document,) = read('<?xml version="1.0" encoding="utf-8"?>\n' + page())
    assert PARAGRAPHS[0] in document.text


@pytest.mark.parametrize(
    "markup",
    [
        "<html><head><title>Talks</title></head><body></body></html>",
        "<html><body><script>var text = 'Trade grew.'</script></body></html>",
        "Trade grew. There is no markup here at all.",
        "<",
    ],
)
def test_page_without_main_text_gives_one_line(read, markup, tmp_path, capfd):
    """An empty page, a page of scripts, a text under .html: one line, and none of the library's."""
    logging.lastResort.setLevel(logging.WARNING)
    documents = read(markup)
    assert documents == []
    (skipped,) = documents.skipped
    assert str(skipped) == (
        f"{tmp_path / 'a.html'}: has no main text. "
        "Save the page once it has loaded whole, or its text as .txt."
    )
    assert capfd.readouterr() == ("", "")


def test_page_that_is_something_else_is_named(read):
    """A PDF under .html is called a PDF."""
    assert "is a PDF, not text" in str(read(b"%PDF-1.7 and so on").skipped[0])


def test_page_that_breaks_the_library_is_named(read, monkeypatch):
    """Whatever a page does to the library costs that page alone."""
    import trafilatura

    def breaking(*args, **options):
        raise RecursionError("too deep")

    monkeypatch.setattr(trafilatura, "bare_extraction", breaking)
    (skipped,) = read(page()).skipped
    assert "is a page that cannot be taken apart (RecursionError: too deep)" in str(skipped)


def test_deep_nesting_is_survived(read):
    """A page of ten thousand nested elements is read or named."""
    documents = read("<html><body>" + "<div>" * 10_000 + PARAGRAPHS[0] + "</body></html>")
    assert len(documents) + len(documents.skipped) == 1


@pytest.mark.parametrize("absent", ["trafilatura", "lxml_html_clean"])
def test_page_without_the_library_says_what_to_install(read, monkeypatch, absent):
    """Where a library for pages is not installed, the line names it and the extra."""
    for name in list(sys.modules):
        if name.startswith(("trafilatura", "lxml.html", "justext", absent)):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, absent, None)
    (skipped,) = read(page()).skipped
    assert skipped.remedy == 'Install it: pip install "tradeparse[html]"'
