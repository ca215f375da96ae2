"""`publish_table`: how a notebook hands its tables over."""

import pandas as pd
import pytest

import tradeparse as tp


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The folder that a runner would name."""
    monkeypatch.setenv("TRADEPARSE_TABLES", str(tmp_path / "tables"))
    return tmp_path / "tables"


def test_nothing_is_written_outside_a_report(tmp_path, monkeypatch, capsys):
    """In JupyterLab a table that is published is neither written nor shown."""
    monkeypatch.delenv("TRADEPARSE_TABLES", raising=False)
    monkeypatch.chdir(tmp_path)
    assert tp.publish_table("claims", pd.DataFrame({"a": [1]})) is None
    assert list(tmp_path.iterdir()) == []
    assert capsys.readouterr().out == ""


def test_table_is_written_as_csv(folder):
    """In a report the table is a CSV file of its name, in UTF-8."""
    tp.publish_table("claims", pd.DataFrame({"pair": ["Türkiye"], "amount": [1.5]}))
    assert (folder / "claims.csv").read_text(encoding="utf-8") == "pair,amount\nTürkiye,1.5\n"


def test_index_that_says_something_is_written(folder):
    """An index of names becomes columns; one that numbers rows, in whatever order, does not."""
    frame = pd.DataFrame({"n": [1, 2]})
    tp.publish_table("plain", frame[::-1])
    tp.publish_table("named", frame.set_axis(["a", "b"]).rename_axis("pair"))
    tp.publish_table("years", frame.set_axis([2021, 2022]).rename_axis("year"))
    tp.publish_table("empty", frame.iloc[:0])
    written = {path.stem: path.read_text() for path in folder.iterdir()}
    assert written == {
        "plain": "n\n2\n1\n",
        "named": "pair,n\na,1\nb,2\n",
        "years": "year,n\n2021,1\n2022,2\n",
        "empty": "n\n",
    }


def test_cell_that_a_spreadsheet_would_run(folder):
    """Text that a spreadsheet would take for a formula is made text; figures stay as they are."""
    said = ["=1+1", "@SUM(A1)", "+1+cmd|' /C calc'!A0", "-2+3", "\t=1", " =1", "＝1", "=", "+48,1%",
            "-5.2", "plain", None]  # fmt: skip
    tp.publish_table("t", pd.DataFrame({"said": pd.Series(said, dtype="str")}))
    lines = (folder / "t.csv").read_text().splitlines()[1:]
    assert lines == [
        "'=1+1", "'@SUM(A1)", "'+1+cmd|' /C calc'!A0", "'-2+3", "'\t=1", "' =1", "'＝1", "=",
        '"+48,1%"', "-5.2", "plain", '""',
    ]  # fmt: skip


def test_workbook_is_written_when_asked_for(folder, monkeypatch):
    """With xlsx among the formats, a workbook with the same rows stands beside the CSV file."""
    monkeypatch.setenv("TRADEPARSE_TABLE_FORMATS", "csv,xlsx")
    frame = pd.DataFrame({"pair": ["KAZ-SRB"], "amount": [52.9]})
    tp.publish_table("claims", frame)
    read = pd.read_excel(folder / "claims.xlsx", dtype={"pair": "str"})
    pd.testing.assert_frame_equal(read, frame)


@pytest.mark.parametrize("name", ["../claims", "a/b", "", "a b", ".hidden", "x" * 101])
def test_name_that_is_no_file_name_is_refused(folder, name):
    """A table's name can't lead out of the report's folder."""
    with pytest.raises(ValueError, match="can't be called"):
        tp.publish_table(name, pd.DataFrame())
