"""Files with one document a row: .jsonl, .csv and .parquet."""

import csv
import json
import sys
from datetime import date, datetime

import pyarrow as pa
import pytest
from pyarrow import parquet

from tradeparse.documents import read_documents

FIELDS = {
    "doc_id": "a-1",
    "published": "2022-11-06",
    "publisher": "Sample Gazette",
    "lang": "en",
    "title": "Talks",
    "url": "https://gazette.example/1",
    "text": "Trade grew.\r\n\r\nExports fell \u2028 by 5\u00a0%.\n",
}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write_jsonl(folder, *lines, encoding="utf-8"):
    text = "".join((x if isinstance(x, str) else json.dumps(x)) + "\n" for x in lines)
    (folder / "a.jsonl").write_bytes(text.encode(encoding))


def write_csv(folder, *rows, delimiter=","):
    with (folder / "a.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)


def write_parquet(folder, columns):
    parquet.write_table(pa.table(columns), folder / "a.parquet")


def lines_of(documents):
    return [str(skipped) for skipped in documents.skipped]


def ids(documents):
    return [document.doc_id for document in documents]


def assert_has_all_fields(documents):
    assert documents.skipped == []
    (document,) = documents
    assert document.doc_id == "a-1"
    assert document.published == date(2022, 11, 6)
    assert document.publisher == "Sample Gazette"
    assert document.lang == "en"
    assert document.title == "Talks"
    assert document.url == "https://gazette.example/1"
    assert document.text == FIELDS["text"]


# all three


@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet"])
def test_row_gives_all_fields(folder, ending):
    """Each field of the contract is read, the text to its last line end, other columns not."""
    fields = FIELDS | {"figures": "[]", "note": "x"}
    if ending == "jsonl":
        write_jsonl(folder, FIELDS | {"figures": [{"start": 0}], "note": None})
    elif ending == "csv":
        write_csv(folder, fields.keys(), fields.values())
    else:
        write_parquet(folder, {key: [value] for key, value in fields.items()})
    assert_has_all_fields(read_documents(f"a.{ending}"))


@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet"])
def test_rows_without_id_are_numbered(folder, ending):
    """Without an id of its own a document has the file's name and the number of its row."""
    if ending == "jsonl":
        write_jsonl(folder, {"text": "one"}, {"text": "two", "doc_id": ""})
    elif ending == "csv":
        write_csv(folder, ["text", "doc_id"], ["one", ""], ["two", " "])
    else:
        write_parquet(folder, {"text": ["one", "two"], "doc_id": pa.nulls(2)})
    assert ids(read_documents(f"a.{ending}")) == ["a-1", "a-2"]


def test_missing_stays_missing(folder):
    """An empty or null field is missing, and "NA" and "nan" are words."""
    write_csv(folder, ["doc_id", "published", "publisher", "text"], ["NA", "", "nan", "null"])
    (document,) = read_documents("a.csv")
    assert (document.doc_id, document.publisher, document.text) == ("NA", "nan", "null")
    assert document.published is None
    write_jsonl(
        folder, {"doc_id": "x", "published": None, "publisher": None, "text": "ANKARA (AA) – A."}
    )
    (document,) = read_documents("a.jsonl")
    assert document.publisher is None


def test_id_that_stands_twice_is_told_apart_and_reported(folder):
    """The second document with an id gets a number, and the line says which is meant."""
    rows = [{"doc_id": doc_id, "text": f"{n}"} for n, doc_id in enumerate(["x", "x", "x-2", "x"])]
    write_jsonl(folder, *rows)
    documents = read_documents("a.jsonl")
    assert ids(documents) == ["x", "x-2", "x-2-2", "x-3"]
    assert lines_of(documents)[0] == (
        "a.jsonl, line 2: doc_id 'x' stands at line 1 too; read as 'x-2'. "
        "Give each document an id of its own."
    )
    assert all(skipped.kept for skipped in documents.skipped)


def test_numbers_serve_as_ids(folder):
    """An id may be a whole number, as tables have it."""
    write_jsonl(folder, {"doc_id": 7, "text": "one"})
    assert ids(read_documents("a.jsonl")) == ["7"]
    write_parquet(folder, {"doc_id": pa.array([8], pa.int32()), "text": ["one"]})
    assert ids(read_documents("a.parquet")) == ["8"]


@pytest.mark.parametrize(
    "key, value, said",
    [
        ("doc_id", True, "`doc_id` is true or false where text is expected"),
        ("title", 5, "`title` is a number where text is expected"),
        ("publisher", ["A", "B"], "`publisher` is a list where text is expected"),
        ("url", {"href": "x"}, "`url` is an object where text is expected"),
        ("lang", "Klingon", "`lang` is 'Klingon', no ISO 639-1 code"),
        ("published", "soon", "`published` is 'soon', no date that can be read"),
        ("published", 20221106, "`published` is 20221106, no date that can be read"),
    ],
)
def test_field_of_a_wrong_type_is_reported(folder, key, value, said):
    """A document with a wrong field is read without it, and the line says where it stands."""
    write_jsonl(folder, {"doc_id": "zero", "text": "zero"}, FIELDS | {key: value})
    documents = read_documents("a.jsonl")
    assert len(documents) == 2
    (skipped,) = documents.skipped
    assert skipped.kept
    assert str(skipped).startswith(f"a.jsonl, line 2: {said}")
    assert documents[1].text == FIELDS["text"]


# jsonl


def test_broken_lines_are_reported_and_the_rest_is_read(folder):
    """Each line that holds no document is named by its number; blank lines are nothing."""
    write_jsonl(
        folder,
        {"doc_id": "a", "text": "one"},
        '{"text": "cut',
        "",
        '["text"]',
        {"doc_id": "b"},
        {"doc_id": "c", "text": None},
        {"doc_id": "d", "text": 5},
        {"doc_id": "e", "text": "  "},
        '{"text": "half a pair \\ud83d"}',
        "[" * 100_000,
        {"doc_id": "f", "text": "two"},
    )
    documents = read_documents("a.jsonl")
    assert ids(documents) == ["a", "f"]
    said = [line.removeprefix("a.jsonl, ").split(". ")[0] for line in lines_of(documents)]
    assert said[:7] == [
        "line 2: is not JSON (Unterminated string starting at at column 10)",
        "line 4: is no JSON object",
        "line 5: has no `text`",
        "line 6: has an empty text",
        "line 7: `text` is a number where text is expected",
        "line 8: has an empty text",
        "line 9: holds characters that are not UTF-8",
    ]
    assert said[7].startswith("line 10: is JSON that cannot be read")
    assert not any(skipped.kept for skipped in documents.skipped)


def test_line_with_spoilt_bytes_is_reported(folder):
    """One line that is not UTF-8 costs that line, not the file."""
    good = json.dumps({"text": "Товарооборот вырос"}, ensure_ascii=False).encode()
    (folder / "a.jsonl").write_bytes(good + b"\n" + b'{"text": "\xff\xfe"}\n' + good)
    documents = read_documents("a.jsonl")
    assert ids(documents) == ["a-1", "a-3"]
    assert lines_of(documents)[0].startswith(
        "a.jsonl, line 2: holds characters that are not UTF-8."
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_json_lines_come_in_other_encodings(folder, encoding):
    """JSON lines are decoded as texts are."""
    text = "Министр сообщил, что товарооборот двух стран вырос на треть."
    line = json.dumps({"doc_id": "a", "text": text}, ensure_ascii=False)
    write_jsonl(
        folder, *[line.replace('"a"', f'"{number}"') for number in range(3)], encoding=encoding
    )
    documents = read_documents("a.jsonl")
    assert documents.skipped == []
    assert [document.text for document in documents] == [text] * 3


@pytest.mark.parametrize(
    "content, said",
    [
        ('[{"text": "one"},\n{"text": "two"}]', "a.jsonl: is one JSON array"),
        ('\ufeff[{"text": "one"}]', "a.jsonl: is one JSON array"),
        ("doc_id,text\na,one\nb,two\n", "a.jsonl, line 1: is not JSON (Expecting value at column "
         "1), and none of the other 2 rows can be read either."),
        ('{\n  "text": "one"\n}\n', "and none of the other 2 rows can be read either."),
        ('{"body": "one"}\n', "a.jsonl, line 1: has no `text`."),
        ("\n\n", "a.jsonl: is empty."),
    ],
)  # fmt: skip
def test_file_without_a_document_gives_one_line(folder, content, said):
    """An array, a table, an object over several lines under .jsonl: one line, not a thousand."""
    (folder / "a.jsonl").write_text(content, encoding="utf-8")
    documents = read_documents("a.jsonl")
    assert documents == []
    (line,) = lines_of(documents)
    assert said in line


# csv


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_the_one_that_gives_a_text_column(folder, delimiter):
    """Comma, semicolon, tab and bar are told by the header, whatever the cells hold."""
    write_csv(
        folder, ["Doc_ID", " TEXT "], ["a", 'One, two; "three" |\t four\nfive'], delimiter=delimiter
    )
    (document,) = read_documents("a.csv")
    assert (document.doc_id, document.text) == ("a", 'One, two; "three" |\t four\nfive')


def test_table_without_text_names_its_columns(folder):
    """A table without a `text` column is refused with the columns that it has."""
    write_csv(folder, ["id", "body"], ["a", "one"])
    assert lines_of(read_documents("a.csv")) == [
        "a.csv: has no `text` column; its columns are id, body. "
        "Rename the column with the article's text to text."
    ]


def test_rows_that_do_not_fit_are_reported(folder):
    """A row with too few or too many cells, or a quote astray, is named by its first line."""
    (folder / "a.csv").write_text(
        'doc_id,text\na,"one\ntwo"\nb\nc,three,four\n\nd,"five"six\ne,seven\nf,"never closed\n',
        encoding="utf-8",
    )
    documents = read_documents("a.csv")
    assert ids(documents) == ["a", "e"]
    said = [line.split(". ")[0] for line in lines_of(documents)]
    assert said == [
        "a.csv, line 4: has 1 cells under 2 columns",
        "a.csv, line 5: has 3 cells under 2 columns",
        "a.csv, line 7: is not CSV (',' expected after '\"')",
        "a.csv, line 9: is not CSV (unexpected end of data)",
    ]


def test_cell_may_hold_a_whole_book(folder):
    """A cell has no limit, and the limit of the csv module is afterwards what it was."""
    limit = csv.field_size_limit()
    write_csv(folder, ["text"], ["word " * 200_000])
    (document,) = read_documents("a.csv")
    assert len(document.text) == 1_000_000
    assert csv.field_size_limit() == limit


def test_header_alone_is_nothing_read(folder):
    """A table without rows holds no documents, which is said."""
    write_csv(folder, ["doc_id", "text"])
    documents = read_documents("a.csv")
    assert documents == []
    assert lines_of(documents) == ["a.csv: holds no documents. Add a row for each, or remove it."]


def test_csv_that_is_something_else_is_named(folder):
    """A spreadsheet under .csv is called what it is."""
    (folder / "a.csv").write_bytes(b"PK\x03\x04rest of the spreadsheet")
    assert "is a zip archive (or .docx, .xlsx" in lines_of(read_documents("a.csv"))[0]


# parquet


def test_parquet_dates_and_nulls(folder):
    """Dates, datetimes and nulls of a typed table are read as such."""
    write_parquet(
        folder,
        {
            "text": ["one", "two", "three"],
            "doc_id": ["a", None, "c"],
            "published": pa.array([datetime(2022, 11, 6, 12, 45), None, None], pa.timestamp("ns")),
            "title": pa.array([None, float("nan"), None], pa.float64()),
        },
    )
    documents = read_documents("a.parquet")
    assert documents.skipped == []
    assert ids(documents) == ["a", "a-2", "c"]
    assert [document.published for document in documents] == [date(2022, 11, 6), None, None]
    assert [document.title for document in documents] == [None] * 3


@pytest.mark.parametrize(
    "spoil, said",
    [
        (lambda data: data[: len(data) // 2], "is a parquet file cut short"),
        (lambda data: data[:4], "is a parquet file cut short"),
        (lambda data: data[:10] + b"\0" * 9 + data[19:], "is a parquet file that cannot be read"),
        (lambda data: data[:-12] + b"\xff" * 8 + b"PAR1", "is a parquet file that cannot be read"),
        (lambda data: b"doc_id,text\na,one\n", "is no parquet file but text"),
        (lambda data: b"\0\1\2\3" * 20, "is no parquet file but something else"),
        (lambda data: b"", "is empty"),
    ],
)  # fmt: skip
def test_spoilt_parquet_is_named(folder, spoil, said):
    """A table that is cut, spoilt, or really a CSV gives one line with a remedy."""
    write_parquet(folder, {"text": [f"a text of some length {n}" for n in range(100)]})
    path = folder / "a.parquet"
    path.write_bytes(spoil(path.read_bytes()))
    documents = read_documents("a.parquet")
    assert documents == []
    (line,) = lines_of(documents)
    assert line.startswith(f"a.parquet: {said}")
    assert "\n" not in line


def test_parquet_without_text_names_its_columns(folder):
    """A table without a `text` column is refused with the columns that it has."""
    write_parquet(folder, {"id": ["a"], "body": ["one"]})
    assert "has no `text` column; its columns are id, body." in lines_of(read_documents("."))[0]


def test_parquet_without_pyarrow_says_what_to_install(folder, monkeypatch):
    """Where pyarrow is not installed, the line names the extra, and other files are read."""
    write_parquet(folder, {"text": ["one"]})
    write_jsonl(folder, {"text": "two"})
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    documents = read_documents(".")
    assert ids(documents) == ["a-1"]
    (line,) = lines_of(documents)
    assert line.startswith("a.parquet: needs pyarrow, which is not installed.")
    assert line.endswith('Install it: pip install "tradeparse[parquet]".')
