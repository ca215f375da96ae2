"""Official series: the reader's own files, and downloads of UN Comtrade as they come."""

from pathlib import Path

import comtrade
import pandas as pd
import pytest
from comtrade import old, plus

from tradeparse.analysis.series import SERIES_COLUMNS, read_series
from tradeparse.errors import UnreadableSeries
from tradeparse.frames.columns import PANDAS_DTYPES

REFERENCE = Path(__file__).parent.parent / "data" / "reference" / "reference-trade.csv"
HEAD = "reporter,partner,measure,period_start,period_end,amount,currency"
NAMIBIA = f"{HEAD}\nNAM,ZAF,exports,2022-01-01,2022-12-31,1200000,USD\n"


def written(folder, text, name="series.csv", encoding="utf-8"):
    """A file with this text."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def facts(frame):
    """What the rows say, without source: who counted what, when, how much."""
    columns = ["reporter", "partner", "measure", "period_start", "period_end", "amount"]
    rows = frame[columns].itertuples(index=False, name=None)
    return [(*flow, f"{start:%Y-%m-%d}", f"{end:%Y-%m-%d}", x) for *flow, start, end, x in rows]


def test_the_bundled_series_are_read_whole():
    """Every line of data/reference is a row, with the contract's dtypes and the reporter's side."""
    frame = read_series(REFERENCE)
    assert len(frame) == len(REFERENCE.read_text(encoding="utf-8").splitlines()) - 1
    assert list(frame) == list(SERIES_COLUMNS)
    wanted = {name: PANDAS_DTYPES[kind] for name, kind in SERIES_COLUMNS.items()}
    assert frame.dtypes.to_dict() == {
        name: pd.Series([], dtype=t).dtype for name, t in wanted.items()
    }
    assert (frame["side"] == frame["reporter"]).all()


def test_a_bracket_behind_the_source_is_a_comparator():
    """ "(exceeded)" and "(some)" are comparators; other brackets, and other places, are not."""
    frame = read_series(REFERENCE)
    signs = frame.set_index(["reporter", "partner", "measure", "period_end"])["comparator"]
    assert signs["TUR", "KAZ", "turnover", pd.Timestamp("2021-12-31")] == ">"
    assert signs["SRB", "KAZ", "turnover", pd.Timestamp("2025-12-31")] == "~"
    assert signs["KAZ", "TUR", "exports", pd.Timestamp("2023-12-31")] == "="


def test_own_columns_may_say_side_and_comparator(tmp_path):
    """`side` and `comparator` columns stand before what is assumed; the file is the source."""
    text = f"{HEAD},side,comparator\nKAZ,EU,turnover,2022-01-01,2022-12-31,4e10,EUR,EU,~\n"
    [row] = read_series(written(tmp_path, text)).to_dict("records")
    assert (row["side"], row["comparator"], row["source"]) == ("EU", "~", "series.csv")
    assert (row["partner"], row["currency"], row["amount"]) == ("EU", "EUR", 4e10)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_own_files_come_as_spreadsheets_save_them(tmp_path, delimiter, encoding):
    """Comma, semicolon or tab, with or without a byte order mark."""
    text = NAMIBIA.replace(",", delimiter)
    frame = read_series(written(tmp_path, text, encoding=encoding))
    assert facts(frame) == [("NAM", "ZAF", "exports", "2022-01-01", "2022-12-31", 1.2e6)]


def test_sources_in_another_encoding_keep_their_letters(tmp_path):
    """A Russian spreadsheet in Windows' encoding is read, its source letter for letter."""
    source = "Бюро национальной статистики Республики Казахстан, внешняя торговля"
    text = f"{HEAD},source\nKAZ,RUS,exports,2022-01-01,2022-12-31,8800000000,USD,{source!r}\n"
    [row] = read_series(written(tmp_path, text.replace("'", '"'), encoding="cp1251")).to_dict(
        "records"
    )
    assert row["source"] == source


@pytest.mark.parametrize(
    ("cell", "wrong", "message"),
    [
        ("NAM", "Namibia", "line 2: reporter is 'Namibia', and it has to be an ISO 3166-1"),
        ("exports", "export", "measure is 'export', and it has to be one of turnover, exports"),
        ("2022-01-01", "01.01.2022", "period_start is '01.01.2022', and it has to be a day as"),
        ("2022-12-31", "2021-12-31", "period_end is '2021-12-31', and it has to be a day after"),
        ("1200000", "1.2 million", "amount is '1.2 million', and it has to be a number in whole"),
        ("1200000", "nan", "amount is 'nan'"),
        ("USD", "$", "currency is '\\$', and it has to be an ISO 4217 code"),
        ("USD", "USD,more,and more", "line 2: 9 cells under 7 columns"),
        ("ZAF", '"ZAF', "line \\d: not CSV"),
    ],
)
def test_a_wrong_cell_is_named_with_its_place(tmp_path, cell, wrong, message):
    """The error names file, line, column, what stands there and what has to."""
    with pytest.raises(UnreadableSeries, match=f"series.csv.*{message}"):
        read_series(written(tmp_path, NAMIBIA.replace(cell, wrong)))


def test_other_columns_are_refused_with_the_nearest_form(tmp_path):
    """A file in no known form is refused with its columns, the nearest form, what that lacks."""
    text = "reporter,partner,measure,start,end,amount,currency\n"
    with pytest.raises(
        UnreadableSeries,
        match="Nearest is your own series, which also has period_start, period_end",
    ):
        read_series(written(tmp_path, text))
    with pytest.raises(
        UnreadableSeries, match=r"its columns \(year, value\) are those of no series"
    ):
        read_series(written(tmp_path, "year,value\n2022,5\n"))


def test_what_is_no_text_is_refused(tmp_path):
    """A workbook is refused with what it is and the remedy; so is a path that leads nowhere."""
    book = tmp_path / "series.xlsx"
    book.write_bytes(b"PK\x03\x04 rest of a workbook")
    with pytest.raises(UnreadableSeries, match=r"series.xlsx: is a zip archive .* read from CSV"):
        read_series(book)
    with pytest.raises(UnreadableSeries, match="there is no such file or folder"):
        read_series(tmp_path / "absent")


def test_a_folder_is_read_whole_and_later_rows_stand(tmp_path):
    """All files of a folder are read in order; of two rows about one thing the later one stands."""
    written(tmp_path, NAMIBIA, "a.csv")
    written(tmp_path, NAMIBIA.replace("1200000", "1300000"), "b.csv")
    written(tmp_path, "no series", "readme.md")
    assert read_series(tmp_path)["amount"].tolist() == [1.3e6]


def test_nothing_to_read_is_an_empty_frame(tmp_path):
    """An empty folder, an empty path, and a header alone give no rows and the same dtypes."""
    for sources in ((tmp_path,), ("",), (), (written(tmp_path, HEAD + "\n"),)):
        frame = read_series(*sources)
        assert frame.empty
        assert frame.dtypes.equals(read_series(REFERENCE).dtypes)


COUNTED = [
    ("KAZ", "SRB", "exports", "2022-01-01", "2022-12-31", 40500000.25),
    ("SRB", "KAZ", "imports", "2022-01-01", "2022-12-31", 47100000.0),
]
LINES = [plus("KAZ", "SRB", "X", "40500000.25"), plus("SRB", "KAZ", "M", 47100000)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
@pytest.mark.parametrize("end", ["", ",", ",,"])
@pytest.mark.parametrize("quoted", [False, True], ids=["plain", "quoted"])
def test_comtrade_plus_is_read_as_it_comes(tmp_path, encoding, end, quoted):
    """Both encodings, lines that end with commas, quotes: the totals of both offices are there."""
    others = [plus("TUR", "CIV", "X", 10), plus("CIV", "W00", "M", 20)]
    text = comtrade.csv(comtrade.PLUS, [*LINES, *others], end, quoted)
    frame = read_series(written(tmp_path, text, encoding=encoding))
    assert [fact for fact in facts(frame) if {"KAZ", "SRB"} & set(fact)] == COUNTED
    assert ("CIV", "WLD") in set(zip(frame["reporter"], frame["partner"], strict=True))
    assert set(frame["currency"]) == {"USD"}
    assert set(frame["source"]) == {"UN Comtrade (series.csv)"}
    assert frame["side"].equals(frame["reporter"])


def test_comtrade_countries_are_told_by_number_where_the_codes_are_empty(tmp_path):
    """M49 numbers stand in for empty ISO codes, Comtrade's own numbers included."""
    bare = {"reporterISO": "", "partnerISO": ""}
    lines = [
        plus("KAZ", "USA", "X", 1, **bare),
        plus("KAZ", "W00", "X", 2, **bare),
        plus("KAZ", "SRB", "X", 3, **bare, partnerCode="251"),
        plus("KAZ", "SRB", "X", 4, **bare, partnerCode="008"),
        plus("KAZ", "SRB", "X", 5, partnerCode="490", partnerISO="S19"),
        plus("KAZ", "SRB", "X", 6, partnerCode="97", partnerISO="EU2"),
        plus("KAZ", "SRB", "X", 7, partnerCode="899", partnerISO="_X"),
    ]
    frame = read_series(written(tmp_path, comtrade.csv(comtrade.PLUS, lines)))
    partners = dict(zip(frame["amount"], frame["partner"], strict=True))
    assert partners == {1: "USA", 2: "WLD", 3: "FRA", 4: "ALB", 5: "TWN", 6: "EU"}


def test_comtrade_parts_of_totals_are_left_out(tmp_path):
    """Products, re-exports, services, one mode of transport or second partner are no totals."""
    parts = [
        plus("KAZ", "SRB", "X", 1, cmdCode="0901"),
        plus("KAZ", "SRB", "RX", 2),
        plus("KAZ", "SRB", "X", 3, typeCode="S"),
        plus("KAZ", "SRB", "X", 4, motCode="2100"),
        plus("KAZ", "SRB", "X", 5, partner2Code="792"),
        plus("KAZ", "SRB", "X", 6, customsCode="C04"),
    ]
    frame = read_series(written(tmp_path, comtrade.csv(comtrade.PLUS, [*parts, *LINES])))
    assert facts(frame) == COUNTED


def test_comtrade_months_are_months(tmp_path):
    """A monthly download has months: 202202 is February, to its last day."""
    lines = [plus("KAZ", "SRB", "X", 5, "202202")]
    frame = read_series(written(tmp_path, comtrade.csv(comtrade.PLUS, lines)))
    assert facts(frame) == [("KAZ", "SRB", "exports", "2022-02-01", "2022-02-28", 5)]


def test_names_in_other_spellings_are_the_same_columns(tmp_path):
    """Columns that a client wrote anew (reporter_iso, an index before them) are known too."""
    text = comtrade.csv(comtrade.PLUS, LINES)
    head, _, rows = text.partition("\r\n")
    snake = head.replace("ISO", "_iso").replace("Code", "_code").replace("Value", "_value")
    again = (
        "," + snake + "\r\n" + "".join(f"{n},{row}\r\n" for n, row in enumerate(rows.splitlines()))
    )
    assert facts(read_series(written(tmp_path, again))) == COUNTED


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_old_comtrade_is_read_as_it_came(tmp_path, encoding):
    """Year, Trade Flow, ISO codes and Trade Value (US$) of the form before 2023."""
    lines = [
        old("KAZ", "TUR", "Export", 1317000000),
        old("KAZ", "TUR", "Import", 616000000),
        old("KAZ", "TUR", "Re-Export", 1),
        old("TUR", "W00", "Export", 5, "201803"),
        old("CIV", "TUR", "Export", 9, **{"Commodity Code": "18"}),
    ]
    frame = read_series(written(tmp_path, comtrade.csv(comtrade.OLD, lines), encoding=encoding))
    assert facts(frame) == [
        ("KAZ", "TUR", "exports", "2018-01-01", "2018-12-31", 1.317e9),
        ("KAZ", "TUR", "imports", "2018-01-01", "2018-12-31", 6.16e8),
        ("TUR", "WLD", "exports", "2018-03-01", "2018-03-31", 5),
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (plus("KAZ", "SRB", "X", 1, cmdCode="0901"), r"cmdCode is 0901. Download it again for all"),
        (plus("KAZ", "SRB", "X", "n/a"), "primaryValue is 'n/a', and it has to be a number of"),
        (
            plus("KAZ", "SRB", "X", 5, period="2022Q1"),
            "period is '2022Q1', and it has to be a year",
        ),
    ],
)
def test_a_download_that_cannot_be_used_says_why(tmp_path, line, message):
    """A download without totals, and cells that are none, are named with the remedy."""
    with pytest.raises(UnreadableSeries, match=message):
        read_series(written(tmp_path, comtrade.csv(comtrade.PLUS, [line])))
