"""Tables as files: CSV and workbooks that no spreadsheet runs anything of, with their evidence."""

import pandas as pd
import pytest
from openpyxl import load_workbook
from samples import amount, document

import tradeparse as tp
from tradeparse.display.evidence import Handed, handed
from tradeparse.errors import UnknownFormat
from tradeparse.frames import figures_frame
from tradeparse.tables import workbook
from tradeparse.tables.proof import with_evidence
from tradeparse.tables.units import heads

HOSTILE = [
    "=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "+1+cmd|x", "-2+3", "\t=1", "\r=1", "\n=1", "  =1",
    "＝1+1", "+A1", "-A1", "=HYPERLINK(\"http://x\")",
]  # fmt: skip
HARMLESS = ["plain", "+48,1%", "-5.2", "+1 200.5", "=", "-", ">", "a=1", "’=1", "$5"]


def frame(**columns):
    """A frame of texts."""
    return pd.DataFrame(columns, dtype="str")


def sheet_of(path):
    """The only sheet of a workbook."""
    book = load_workbook(path)
    assert len(book.sheetnames) == 1
    return book.active


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("kind", ["str", "object", "category"])
def test_no_cell_is_a_formula(tmp_path, ending, kind):
    """Whatever a text begins with, and whatever kind of column holds it, it stays a text."""
    path = tmp_path / f"t{ending}"
    said = pd.Series([*HOSTILE, *HARMLESS], dtype="str").astype(kind)
    tp.write_table(pd.DataFrame({"said": said, "=head": said}), path)
    if ending == ".xlsx":
        rows = list(sheet_of(path).iter_rows())
        assert {cell.data_type for row in rows for cell in row} == {"s"}
        head, *body = [[str(cell.value) for cell in row] for row in rows]
    else:
        read = pd.read_csv(path, dtype="str", keep_default_na=False, lineterminator=None)
        head, body = list(read.columns), read.to_numpy().tolist()
    assert head == ["said", "'=head"]
    written = [first for first, _ in body]
    assert all(text.startswith("'") for text in written[: len(HOSTILE)])
    assert written[len(HOSTILE) :] == HARMLESS


def test_numbers_days_and_nothing_stay_what_they_are(tmp_path):
    """In a workbook a number is a number, a day a day, and a missing cell empty."""
    table = pd.DataFrame(
        {
            "value": [52.9e6, None, float("inf")],
            "start": pd.array([7, 8, 9], dtype="int64"),
            "published": pd.to_datetime(["2026-02-10", None, None]).astype("datetime64[s]"),
            "headline": [True, False, True],
            "publisher": pd.Series(["Wire", None, "x\x00y"], dtype="str"),
        }
    )
    tp.write_table(table, tmp_path / "t.xlsx")
    head, first, second, third = sheet_of(tmp_path / "t.xlsx").iter_rows()
    assert [cell.value for cell in head] == [*table.columns]
    assert [cell.data_type for cell in first] == ["n", "n", "d", "b", "s"]
    assert first[2].number_format == "yyyy-mm-dd"
    assert [cell.value for cell in second] == [None, 8, None, False, None]
    assert [cell.value for cell in third] == ["∞", 9, None, True, "xy"]


def test_a_workbook_is_made_to_be_read(tmp_path):
    """The head is bold and stays in sight, columns fit their words, long texts are wrapped."""
    table = pd.DataFrame(
        {"pair": ["KAZ-SRB"], "sentence": ["word " * 60], "n": pd.array([1], dtype="int64")}
    )
    tp.write_table(table, tmp_path / "a-very-long-name-of-a-table-of-claims.xlsx")
    sheet = sheet_of(tmp_path / "a-very-long-name-of-a-table-of-claims.xlsx")
    assert sheet.title == "a-very-long-name-of-a-table-of-"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:C2"
    assert all(cell.font.bold for cell in sheet[1])
    assert sheet["B2"].alignment.wrap_text
    widths = [sheet.column_dimensions[letter].width for letter in "ABC"]
    assert widths == [9, 60, 6]


def test_a_long_text_is_cut_where_a_workbook_ends(tmp_path):
    """A text longer than a cell can be does not spoil the workbook."""
    tp.write_table(pd.DataFrame({"t": ["x" * 40_000]}), tmp_path / "t.xlsx")
    assert len(sheet_of(tmp_path / "t.xlsx")["A2"].value) == 32_767


def test_heads_name_their_units():
    """A head has the currency that all rows share; where they differ, the column that tells."""
    table = pd.DataFrame(
        {"value": [1.0, 2.0], "unit": ["USD", "USD"], "amount": [1.0, 2.0],
         "currency": ["USD", "KZT"], "ratio": [1.5, None], "yearly": [1.1, 1.2], "n": [1, 2]}
    )  # fmt: skip
    assert heads(table) == [
        "value, USD", "unit", "amount, in its currency", "currency", "ratio, new/old",
        "yearly, new/old a year", "n",
    ]  # fmt: skip
    assert heads(table[["value", "n"]]) == ["value", "n"]


def test_without_openpyxl_the_error_names_it(tmp_path, monkeypatch):
    """Where workbooks can't be written the error says what to install, and CSV still is."""
    monkeypatch.setattr(workbook, "find_spec", lambda name: None)
    table = pd.DataFrame({"a": [1]})
    with pytest.raises(UnknownFormat, match=r"openpyxl.*pip install tradeparse\[reports\]"):
        tp.write_table(table, tmp_path / "t.xlsx")
    monkeypatch.setenv("TRADEPARSE_TABLES", str(tmp_path / "tables"))
    monkeypatch.setenv("TRADEPARSE_TABLE_FORMATS", "csv,xlsx")
    tp.publish_table("t", table)
    assert [path.name for path in (tmp_path / "tables").iterdir()] == ["t.csv"]


def test_another_ending_is_refused(tmp_path):
    """A table for people is CSV or a workbook; anything else is named."""
    with pytest.raises(UnknownFormat, match=r"'\.ods' is no form of a table"):
        tp.write_table(pd.DataFrame(), tmp_path / "t.ods")


@pytest.fixture
def evidence(tmp_path, monkeypatch) -> Handed:
    """Two documents handed over, with a figure each."""
    monkeypatch.setenv("TRADEPARSE_DOCUMENTS", str(tmp_path / "d.jsonl"))
    texts = [document("a", text="$5 million"), document("b", None, text="$6 million")]
    figures = [amount(5e6, doc="a", sentence="$5 million"), amount(6e6, doc="b", at=3)]
    tp.publish_documents(texts, figures_frame(figures))
    return handed()


def test_figures_bring_their_evidence(evidence):
    """A table that names figures gets sentence, outlet, date, document and offsets of each."""
    ids = list(evidence.figures)
    table = with_evidence(frame(lower_figure_id=ids, upper_figure_id=ids[::-1]), evidence)
    assert table["lower_sentence"].tolist() == ["$5 million", "Trade came to $6 million."]
    assert table["upper_publisher"].tolist() == ["outlet b", "outlet a"]
    assert table["lower_start"].tolist() == [0, 3]
    assert table["lower_doc_id"].tolist() == ["a", "b"]
    assert table["lower_published"].tolist() == [pd.Timestamp("2026-02-10"), pd.NaT]


def test_a_row_of_several_figures_has_a_line_for_each(evidence):
    """Where a row names several figures, or none, each has its line in every evidence column."""
    ids = list(evidence.figures)
    table = with_evidence(frame(figure_ids=["\n".join(ids), ""]), evidence)
    assert table["sentence"].tolist() == ["$5 million\nTrade came to $6 million.", ""]
    assert table["start"].tolist() == ["0\n3", ""]
    assert table["published"].tolist() == ["2026-02-10\n", ""]


def test_what_a_table_has_already_stays(evidence):
    """A column of the table's own is not overwritten, and other ids bring nothing."""
    ids = list(evidence.figures)
    table = frame(figure_id=ids, sentence=["x", "y"], finding_id=["f", "g"])
    assert with_evidence(table, evidence)["sentence"].tolist() == ["x", "y"]
    plain = frame(finding_id=["f", "g"], doc_id=["a", "b"])
    assert with_evidence(plain, evidence).equals(plain)
