"""What changed in a report's tables since it was last published."""

import pytest
from reporting import project, write_notebook, write_suite

from tradeparse.reports import run_report
from tradeparse.reports.diff import changed_tables

BEFORE = "claim_id,pair,amount,currency\na#1,KAZ-SRB,52.9,USD\na#2,KAZ-TUR,4.1,USD\nb#1,X,1,\n"


@pytest.fixture
def folders(tmp_path):
    """Two folders, for the tables before and after."""
    for name in ("before", "after"):
        (tmp_path / name).mkdir()
    return tmp_path / "before", tmp_path / "after"


def changes(folders, before, after):
    """The changes from one text of a table to another: sort, then the cells that are shown."""
    for folder, text in zip(folders, (before, after), strict=True):
        if text:
            (folder / "claims.csv").write_text(text, encoding="utf-8")
    found = changed_tables(*folders)
    return [(change.sort, change.cells) for table in found for change in table.shown]


def test_same_tables_have_no_changes(folders):
    """Where nothing has changed, nothing is told."""
    assert changes(folders, BEFORE, BEFORE) == []


def test_rows_are_matched_by_their_id(folders):
    """With an id in the table, a row is new, gone or changed, wherever it stands."""
    after = "claim_id,pair,amount,currency\nc#1,Y,7,\na#2,KAZ-TUR,5.3,USD\na#1,KAZ-SRB,52.9,USD\n"
    assert changes(folders, BEFORE, after) == [
        ("new", [("claim_id", "c#1", None), ("pair", "Y", None), ("amount", "7", None)]),
        ("changed", [("claim_id", "a#2", None), ("amount", "5.3", "4.1")]),
        ("gone", [("claim_id", "b#1", None), ("pair", "X", None), ("amount", "1", None)]),
    ]


def test_rows_without_an_id_are_a_set(folders):
    """Without an id, or with one that stands twice, whole rows are new or gone."""
    before, after = "doc_id,n\na,1\na,2\na,2\n", "doc_id,n\na,2\na,3\n"
    assert [(sort, cells[1][1]) for sort, cells in changes(folders, before, after)] == [
        ("new", "3"),
        ("gone", "1"),
        ("gone", "2"),
    ]


def test_new_column_is_a_change(folders):
    """A column that was not there before shows with each row that has something in it."""
    after = (
        BEFORE.replace("currency", "currency,rate")
        .replace("USD", "USD,1.1")
        .replace("1,\n", "1,,\n")
    )
    assert changes(folders, BEFORE, after)[0] == (
        "changed",
        [("claim_id", "a#1", None), ("rate", "1.1", "")],
    )


@pytest.mark.parametrize("before, after, sort", [(BEFORE, "", "gone"), ("", BEFORE, "new")])
def test_table_that_comes_or_goes(folders, before, after, sort):
    """A table that only one of the runs has is new, or gone, with all its rows."""
    assert [found for found, _ in changes(folders, before, after)] == [sort] * 3


def test_codes_are_compared_as_text(folders):
    """Namibia's NA and the code 0901 are what they are: text."""
    assert changes(folders, "x_id,c\n1,NA\n2,0901\n", "x_id,c\n1,\n2,901\n") == [
        ("changed", [("x_id", "1", None), ("c", "", "NA")]),
        ("changed", [("x_id", "2", None), ("c", "901", "0901")]),
    ]


def test_report_and_index_tell_of_changes(tmp_path):
    """The second time, the report and the index say what is new in its tables."""
    reports = project(tmp_path)
    write_notebook(
        tmp_path / "notebooks" / "reads.ipynb",
        "# Reads",
        "import os, pandas as pd\nfrom tradeparse.reports import publish_table",
        "publish_table('articles', pd.DataFrame({'doc_id': sorted(os.listdir(sources))}))",
    )
    suite = write_suite(reports, '[[report]]\nid = "reads"\nnotebook = "reads"')
    first = run_report(suite)
    assert "changed since" not in (first.out / "reads" / "reads.html").read_text().lower()
    (tmp_path / "data" / "articles" / "002.txt").write_text("More.")
    second = run_report(suite)
    page = (second.out / "reads" / "reads.html").read_text()
    assert "articles 1 new</summary>" in page
    assert "<i>doc_id</i> 002.txt" in page
    assert "Changed: <b>articles</b> 1 new" in second.index.read_text()
    third = run_report(suite, force=True)
    assert "No table has changed since" in (third.out / "reads" / "reads.html").read_text()
