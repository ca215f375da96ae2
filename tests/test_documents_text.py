"""Plain text: its header, what its head says, and that its text stays as it is."""

import time
from datetime import date

import pytest

from tradeparse.documents import read_documents
from tradeparse.documents.head import Head, read_head

BODY = "Officials said that trade between the two countries had grown by a third.\n"


@pytest.fixture
def read(tmp_path):
    """Reads a text, given as it stands in the file, to its one document."""

    def reader(text: str, name: str = "story.txt"):
        path = tmp_path / name
        path.write_bytes(text.encode())
        documents = read_documents(path)
        assert documents.skipped == []
        (document,) = documents
        return document

    return reader


@pytest.fixture
def refused(tmp_path):
    """Reads a text that cannot be read to the line that says why."""

    def reader(text: str):
        path = tmp_path / "story.txt"
        path.write_bytes(text.encode())
        documents = read_documents(path)
        assert documents == []
        (skipped,) = documents.skipped
        return str(skipped).removeprefix(str(path))

    return reader


# the text


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f" \n\n {BODY}\n\n\n",
        "one\r\ntwo\rthree\n\tfour\u2028five\x85six\x0b",
        "5\u00a0billion\u202fdollars e\u0301 \U0001f4b0 İI",
    ],
    ids=["plain", "blank lines", "line ends", "odd letters"],
)
def test_text_is_the_file_as_it_is(read, text):
    """Without a header the text is the file, to the last blank and line end."""
    assert read(text).text == text


def test_document_knows_its_file(read, tmp_path):
    """The id is the file's name without its last ending, the origin the file."""
    document = read(BODY, "2022-11-06.inform.kz.txt")
    assert document.doc_id == "2022-11-06.inform.kz"
    assert document.origin == str(tmp_path / "2022-11-06.inform.kz.txt")


# the header


def test_header_gives_the_fields(read):
    """Every field of the contract is read from the header, and the text begins after it."""
    document = read(
        "---\ndoc_id: a-1\npublished: 2022-11-06\npublisher: Sample Gazette\n"
        "title: Talks: the second round\nurl: https://gazette.example/1\nlang: en\n---\n" + BODY
    )
    assert document.doc_id == "a-1"
    assert document.published == date(2022, 11, 6)
    assert document.publisher == "Sample Gazette"
    assert document.title == "Talks: the second round"
    assert document.url == "https://gazette.example/1"
    assert document.lang == "en"
    assert document.text == BODY


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_after_the_header_are_left_out(read, end):
    """The blank lines after a header go, whatever their ends; those at the end stay."""
    header = end.join(["---", "title: Talks", "", "---", "", "", ""])
    assert read(f"{header}One.{end}{end}Two.{end}{end}").text == f"One.{end}{end}Two.{end}{end}"


@pytest.mark.parametrize(
    "line, url",
    [
        ("source: https://a.example/1", "https://a.example/1"),
        ("source: https://a.example/1 https://b.example/2", None),
        ("source: illustrative, totals after https://a.example/1", None),
        ("source: https://a.example/1\nurl: https://b.example/2", "https://b.example/2"),
    ],
)
def test_source_is_the_url_where_it_is_one(read, line, url):
    """`source` serves as url where it is one address, not where it names two or mentions one."""
    assert read(f"---\n{line}\n---\n{BODY}").url == url


def test_header_may_hold_more_than_we_need(read):
    """Unknown keys, lists, comments and quotes in a header do no harm."""
    document = read(
        '---\ntitle: "Talks"\ntags:\n  - trade\n- talks\n# a note\nauthor: A: B\n---\n' + BODY
    )
    assert document.title == "Talks"
    assert document.text == BODY


def test_empty_field_is_missing(read):
    """What a header leaves empty is missing, also where the text would say it."""
    document = read(f"---\npublished:\ntitle: \n---\nASTANA, 5 October 2023 – {BODY}")
    assert document.published is None
    assert document.title is None


def test_field_that_the_header_lacks_is_read_from_the_text(read):
    """What a header does not name at all is looked for in the head of the text."""
    document = read(f"---\nlang: en\n---\nASTANA, 5 October 2023 – {BODY}")
    assert document.published == date(2023, 10, 5)


@pytest.mark.parametrize(
    "text, line",
    [
        (
            f"---\ntitle: Talks\n\n{BODY}",
            ", line 1: opens with a header that no second --- closes. Write `key: value` lines "
            "between two lines of ---.",
        ),
        (
            f"---\ntitle: Talks\nsecond round\n---\n{BODY}",
            ", line 3: has a line without a colon in its header. Write `key: value` lines "
            "between two lines of ---.",
        ),
        (
            "---\ntitle: Talks\n---\n\n",
            ": has an empty text. Put the article's text in `text`, or remove it.",
        ),
        (f"<!DOCTYPE html>\n<html>{BODY}", ": is an HTML page. Give it the ending .html."),
    ],
    ids=["unclosed", "no colon", "no text", "page"],
)
def test_text_that_cannot_be_read_says_why(refused, text, line):
    """A broken header, a header alone and a page are named with their place and remedy."""
    assert refused(text) == line


@pytest.mark.parametrize("text", ["---\nTwo lines of dashes\n---\nare no header.\n", "--- a\n"])
def test_dashes_alone_are_no_header(read, text):
    """A text that opens with a rule and not with a known key is plain text."""
    assert read(text).text == text


def test_date_that_cannot_be_read_is_a_note(tmp_path):
    """A document with an unreadable date is read without it, and that is said."""
    path = tmp_path / "a.txt"
    path.write_text(f"---\npublished: last Friday\nlang: english\n---\n{BODY}")
    documents = read_documents(path)
    assert documents[0].published is None
    assert documents[0].lang == "en"
    assert [skipped.kept for skipped in documents.skipped] == [True, True]
    assert "`published` is 'last Friday', no date that can be read" in str(documents.skipped[0])
    assert "`lang` is 'english', no ISO 639-1 code" in str(documents.skipped[1])


# the head

GAP = "\n\n"


@pytest.mark.parametrize(
    "text, published",
    [
        (" date 2023-09-25 ASTANA – " + BODY, date(2023, 9, 25)),
        (" date 2023-12-02 Images | Sample Ministry" + GAP + BODY, date(2023, 12, 2)),
        ("date: 2023-12-02\n" + BODY, date(2023, 12, 2)),
        ("Talks held" + GAP + "6 November 2022, 12:45" + GAP + BODY, date(2022, 11, 6)),
        ("Talks held" + GAP + "Published: Sunday, Nov. 6, 2022 at 12:45 GMT\n" + BODY,
         date(2022, 11, 6)),
        ("Talks held\nBy Anna Sample\n6th November 2022\n\n" + BODY, date(2022, 11, 6)),
        ("Talks held" + GAP + "A second round" + GAP + "06.11.2022" + GAP + BODY,
         date(2022, 11, 6)),
        ("Talks held" + GAP + "BELGRADE | 6 November 2022 | 12:45" + GAP + BODY,
         date(2022, 11, 6)),
        ("6 November 2022" + GAP + BODY, date(2022, 11, 6)),
        ("ASTANA, 5 October 2023 – " + BODY, date(2023, 10, 5)),
        ("Astana, 5 October 2023. " + BODY, date(2023, 10, 5)),
        ("BEIJING, Oct. 5, 2023 (Xinhua) -- " + BODY, date(2023, 10, 5)),
        ("Переговоры прошли" + GAP + "6 ноября 2022, 12:45" + GAP + BODY, date(2022, 11, 6)),
        ("Переговоры прошли" + GAP + "12:45, 06.11.2022" + GAP + BODY, date(2022, 11, 6)),
        ("АСТАНА, 25.09.2023 – " + BODY, date(2023, 9, 25)),
        ("АСТАНА. 25 сентября 2023 года. КАЗИНФОРМ – " + BODY, date(2023, 9, 25)),
        ("Келіссөздер өтті" + GAP + "2022 жылғы 6 қараша" + GAP + BODY, date(2022, 11, 6)),
        ("Görüşmeler yapıldı" + GAP + "6 Kasım 2022 Pazar" + GAP + BODY, date(2022, 11, 6)),
        ("Održani razgovori" + GAP + "6. novembra 2022." + GAP + BODY, date(2022, 11, 6)),
        ("新华社贝尔格莱德2022年11月6日电 " + BODY, date(2022, 11, 6)),
    ],
)  # fmt: skip
def test_date_in_the_head_is_read(text, published):
    """A date before the text, on a line of its own or in a dateline is the date of the text."""
    assert read_head(text).published == published


@pytest.mark.parametrize(
    "text",
    [
        "ASTANA, Oct 12 – " + BODY,
        "АСТАНА, 12 октября – " + BODY,
        "BELGRADE – On 5 October 2023 the ministers met and signed a memorandum on trade.",
        "The agreement of 5 October 2023 is in force. " + BODY,
        BODY + GAP + "6 November 2022",
        "Talks held" + GAP + "11/6/2022" + GAP + BODY,
        "Talks held" + GAP + "6 November" + GAP + BODY,
        "Talks held" + GAP + "31 November 2022" + GAP + BODY,
        "Talks held" + GAP + "Updated figures for 6 November 2022" + GAP + BODY,
        "date palms were sold for $5 million in 2022-10-11 trade. " + BODY,
        "",
    ],
)
def test_date_that_is_not_plain_is_missing(text):
    """Without its year, readable in two ways, or inside the text, a date is not the text's."""
    assert read_head(text).published is None


@pytest.mark.parametrize(
    "text, publisher",
    [
        ("ASTANA. KAZINFORM – " + BODY, "KAZINFORM"),
        ("АСТАНА. КАЗИНФОРМ – " + BODY, "КАЗИНФОРМ"),
        ("ANKARA (AA) – " + BODY, "AA"),
        ("TASHKENT, Uzbekistan (UzDaily.com) -- " + BODY, "UzDaily.com"),
        ("Belgrade, 5 October 2023 (Tanjug) – " + BODY, "Tanjug"),
        ("БЕЛГРАД, 5 октября. /ТАСС/. " + BODY, "ТАСС"),
        ("МОСКВА, 5 окт — РИА Новости. " + BODY, "РИА Новости"),
        ("Астана. 5 октября. КазТАГ – " + BODY, "КазТАГ"),
        ("NUR-SULTAN. October 12, 2021. KAZINFORM - " + BODY, "KAZINFORM"),
        ("新华社北京10月5日电 " + BODY, "新华社"),
        ("Talks held" + GAP + "Kazinform" + GAP + "6 November 2022" + GAP + BODY, "Kazinform"),
        ("Talks held" + GAP + "Trend | 6 November 2022" + GAP + BODY, "Trend"),
        ("date 2023-12-02 Images | Sample Ministry" + GAP + BODY, "Sample Ministry"),
        ("Talks held" + GAP + "Photo: Sample Ministry" + GAP + "The press office of the Sample "
         "Ministry reports that trade grew.", "Sample Ministry press office"),
        ("ASTANA – Trade has grown by a third, Akorda reported.", "Akorda"),
        ("ASTANA – Trade has grown by a third, reports Kazinform.", "Kazinform"),
        ("Trade has grown by a third, Kazinform News Agency reports.", "Kazinform"),
        ("Торговля выросла на треть, передает Казинформ.", "Казинформ"),
        ("Торговля выросла на треть, ТАСС сообщает.", "ТАСС"),
    ],
)  # fmt: skip
def test_agency_in_the_head_is_the_publisher(text, publisher):
    """An agency in the dateline, in a credit or as the one that reports is the publisher."""
    assert read_head(text).publisher == publisher


@pytest.mark.parametrize(
    "text",
    [
        "ASTANA – " + BODY,
        "ST. PETERSBURG – " + BODY,
        "WASHINGTON, D.C. – " + BODY,
        "Trade has grown, the press service of the Sample Ministry reported.",
        "Trade has grown by a third, as Reuters reported.",
        "Trade has grown by a third, the minister told Reuters.",
        "Trade has grown by a third, and the trend reports a turn.",
        "Trade has grown by a third, according to data reported by Kazinform.",
        "Talks held" + GAP + "Photo: Reuters" + GAP + BODY,
        "Kazakhstan (KAZ) and Serbia – two partners. " + BODY,
        BODY + GAP + "ASTANA. KAZINFORM – " + BODY,
    ],
)
def test_agency_that_is_not_plain_is_missing(text):
    """A place, a picture agency, somebody quoted or a later paragraph is no publisher."""
    assert read_head(text).publisher is None


@pytest.mark.parametrize(
    "text, title",
    [
        ("Talks held in Astana" + GAP + "6 November 2022, 12:45" + GAP + BODY,
         "Talks held in Astana"),
        ("  Talks held in Astana.\n6 November 2022\n" + BODY, "Talks held in Astana."),
        ("Talks held in Astana\nASTANA – " + BODY, "Talks held in Astana"),
        ("Will trade double?" + GAP + BODY * 2, "Will trade double?"),
        ("USA – the great market" + GAP + "6 November 2022" + GAP + BODY,
         "USA – the great market"),
        ("Переговоры в Астане" + GAP + BODY, "Переговоры в Астане"),
        ("中塞贸易额增长" + GAP + "2022年11月6日" + GAP + BODY, "中塞贸易额增长"),
    ],
)  # fmt: skip
def test_title_above_the_text_is_read(text, title):
    """The first line is the title above a date, a dateline, or a gap and the first paragraph."""
    assert read_head(text).title == title


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        BODY + GAP + BODY,
        "Officials said that trade between the two\ncountries had grown by a third.\n",
        "ASTANA – " + BODY,
        "6 November 2022" + GAP + BODY,
        "year\tturnover" + GAP + BODY,
        "- a point of a list" + GAP + BODY,
        "Trade:" + GAP + BODY,
        "Talks held in Astana",
    ],
)
def test_first_line_that_is_no_title_stays_text(text):
    """A paragraph, a wrapped line, a dateline or a table's head is no title."""
    assert read_head(text).title is None


def test_head_of_nothing_is_empty():
    """A text without a head says nothing about itself."""
    assert read_head("") == read_head(BODY) == Head()


@pytest.mark.parametrize("piece", ["A", "Aa ", "a\n", "5 ", "| ", "A. ", "A (", "ASTANA, "])
def test_head_is_read_in_no_time(piece):
    """Only the first 2000 characters are looked at, and no text makes that slow."""
    started = time.perf_counter()
    read_head(piece * 10**6)
    assert time.perf_counter() - started < 1
