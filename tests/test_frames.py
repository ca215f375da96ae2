"""Figures, documents and claims as frames, and frames as files."""

import json
import os
import re
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from tradeparse.errors import ColumnsMissing, UnknownFormat, UnreadableFrame
from tradeparse.frames import (
    claims_frame,
    documents_frame,
    figures_frame,
    read_figures,
    write_claims,
    write_figures,
)
from tradeparse.records import Document, Figure, Interval
from tradeparse.schema import CLAIM_COLUMNS, DOCUMENT_COLUMNS, FIGURE_COLUMNS

DTYPES = {"text": "str", "integer": "int64", "number": "float64", "date": "datetime64[s]"}
ENDINGS = (".csv", ".parquet", ".jsonl")
FIRST_9_MONTHS_2022 = Interval(start=date(2022, 1, 1), end=date(2022, 9, 30))
FIRST_9_MONTHS_2021 = Interval(start=date(2021, 1, 1), end=date(2021, 9, 30))

AMOUNT = Figure(
    doc_id="a",
    figure_id="a-10",
    claim_id="a-c1",
    start=10,
    end=22,
    surface="52.9 million",
    sentence="Trade was 52.9 million dollars.",
    kind="amount",
    value=52.9e6,
    unit="USD",
    measure="turnover",
    reporter="SRB",
    partner="KAZ",
    period=FIRST_9_MONTHS_2022,
)
GROWTH = replace(
    AMOUNT,
    figure_id="a-40",
    start=40,
    end=56,
    surface="3.7 times higher",
    kind="growth",
    value=3.7,
    unit="factor",
    ratio=3.7,
    comparator="~",
    base=FIRST_9_MONTHS_2021,
)
BASE = replace(
    AMOUNT, figure_id="a-70", claim_id="a-c2", start=70, end=82, value=14.3e6,
    period=FIRST_9_MONTHS_2021,
)  # fmt: skip

ODD_TEXTS = [
    'quoted "word", comma',
    "two\nlines",
    "carriage\rreturn",
    "both\r\nof them",
    "=SUM(A1)",
    "+1.5",
    "NA",
    "nan",
    "None",
    "null",
    "«52,9 млн» — 5亿 ₸ ‏مليون",
    "\u2028 and \x85 and \x0b",
    " spaces around ",
    "0901",
    "true",
    "2022-01-01",
    "back\\slash;semi\ttab",
]


def odd_figures() -> pd.DataFrame:
    """A frame with a row for each text that a file format likes to spoil."""
    return figures_frame(
        replace(
            [AMOUNT, GROWTH][n % 2],
            doc_id=text,
            figure_id=f"f{n}",
            sentence=text,
            product=text if n % 3 else None,
            value=[0.1 + 0.2, -9.7, 1e15 + 0.3][n % 3],
            value_high=1 / 3 if n % 4 == 0 else None,
            period=None if n % 5 == 0 else FIRST_9_MONTHS_2022,
        )
        for n, text in enumerate(ODD_TEXTS)
    )


def dtypes(columns: dict[str, str]) -> dict[str, str]:
    """pandas dtypes of these columns."""
    return {name: DTYPES[kind] for name, kind in columns.items()}


def seen(frame: pd.DataFrame) -> dict[str, str]:
    """pandas dtypes of this frame."""
    return {name: str(dtype) for name, dtype in frame.dtypes.items()}


@pytest.mark.parametrize("figures", [[], [AMOUNT], [replace(AMOUNT, reporter=None, period=None)]])
def test_figures_frame_has_the_contracts_columns(figures):
    """Columns, their order and dtypes are the contract's, whatever the figures hold."""
    frame = figures_frame(figures)
    assert list(seen(frame).items()) == list(dtypes(FIGURE_COLUMNS).items())
    assert len(frame) == len(figures)


def test_figures_frame_holds_what_the_figures_say():
    """A row is its figure; what the figure does not state is missing."""
    row = figures_frame(iter([AMOUNT, GROWTH])).iloc[0]
    assert (row["value"], row["unit"], row["start"]) == (52.9e6, "USD", 10)
    assert row["period_end"] == pd.Timestamp(2022, 9, 30)
    assert row[["value_high", "ratio", "product", "base_start", "base_end"]].isna().all()


@pytest.mark.parametrize("documents", [[], [Document(doc_id="a", text="t")]])
def test_documents_frame_has_the_contracts_columns(documents):
    """Documents have the contract's columns and dtypes, with or without rows."""
    assert seen(documents_frame(documents)) == dtypes(DOCUMENT_COLUMNS)


@pytest.mark.parametrize("figures", [[], [AMOUNT, GROWTH, BASE]])
def test_claims_frame_has_the_contracts_columns(figures):
    """Claims have the contract's columns and dtypes, with or without rows."""
    claims = claims_frame(figures_frame(figures))
    assert list(seen(claims).items()) == list(dtypes(CLAIM_COLUMNS).items())


def test_a_claim_joins_amount_growth_and_base():
    """52.9 million, 3.7 times higher than 14.3 million, are one claim and its base another."""
    document = Document(doc_id="a", text="…", published=date(2022, 11, 6), publisher="Kazinform")
    claims = claims_frame(figures_frame([AMOUNT, GROWTH, BASE]), [document])
    assert claims["claim_id"].tolist() == ["a-c1", "a-c2"]
    claim = claims.iloc[0]
    assert claim["amount"] == 52.9e6
    assert claim["currency"] == "USD"
    assert claim["growth_ratio"] == 3.7
    assert claim["comparator"] == "="  # the amount's, not the growth's
    assert claim["pair"] == "KAZ-SRB"
    assert claim["base_end"] == pd.Timestamp(2021, 9, 30)
    assert claim["base_amount"] == 14.3e6
    assert claim["implied_base_amount"] == pytest.approx(14.297e6, rel=1e-4)
    assert claim["publisher"] == "Kazinform"
    assert claim["published"] == pd.Timestamp(2022, 11, 6)


def test_the_first_amount_counts():
    """A conversion in brackets comes second and is not the claim's amount."""
    converted = replace(AMOUNT, figure_id="a-25", start=25, end=37, value=49e6, unit="EUR")
    claim = claims_frame(figures_frame([converted, AMOUNT])).iloc[0]
    assert (claim["amount"], claim["currency"]) == (52.9e6, "USD")


def test_a_claim_without_amount_speaks_by_its_growth():
    """Growth alone gives comparator and period, and the currency is its base amount's."""
    claim = claims_frame(figures_frame([GROWTH, BASE])).iloc[0]
    assert claim["comparator"] == "~"
    assert claim["period_start"] == pd.Timestamp(2022, 1, 1)
    assert pd.isna(claim["amount"])
    assert (claim["base_amount"], claim["currency"]) == (14.3e6, "USD")
    assert pd.isna(claim["implied_base_amount"])


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"unit": "EUR"}, "another currency"),
        ({"measure": "exports"}, "another flow"),
        ({"partner": "TUR"}, "another partner"),
        ({"product": "copper"}, "a part of it"),
        ({"doc_id": "b"}, "another document"),
        ({"period": None}, "no period"),
    ],
)
def test_a_base_amount_is_never_made_up(changed, why):
    """Only the same document's amount of the same flow over the base interval is the base."""
    claim = claims_frame(figures_frame([AMOUNT, GROWTH, replace(BASE, **changed)])).iloc[0]
    assert pd.isna(claim["base_amount"]), why
    assert claim["implied_base_amount"] == pytest.approx(14.297e6, rel=1e-4)


def test_a_turnover_has_no_direction():
    """SRB-KAZ and KAZ-SRB are the same turnover, so the one is the other's base."""
    turned = replace(BASE, reporter=BASE.partner, partner=BASE.reporter)
    assert claims_frame(figures_frame([AMOUNT, GROWTH, turned])).iloc[0]["base_amount"] == 14.3e6


def test_of_several_base_amounts_the_nearest_actual_one_counts():
    """A forecast gives way to what was achieved, a far mention to the one beside the growth."""
    far = replace(BASE, figure_id="x", claim_id="c3", start=2000, value=14e6)
    forecast = replace(BASE, figure_id="y", claim_id="c4", start=41, value=20e6, status="forecast")
    claims = claims_frame(figures_frame([forecast, far, AMOUNT, GROWTH, BASE]))
    assert claims.set_index("claim_id").loc["a-c1", "base_amount"] == 14.3e6


def test_growth_without_a_ratio_gives_way_to_one_with_it():
    """ "rose by $20 million, or 3.7 times": the claim's ratio is 3.7."""
    money = replace(GROWTH, start=35, figure_id="m", value=20e6, unit="USD", ratio=None)
    assert claims_frame(figures_frame([AMOUNT, money, GROWTH])).iloc[0]["growth_ratio"] == 3.7


def test_a_claim_of_a_share_alone_has_a_row():
    """A share has a claim of its own, without an amount and without a growth."""
    share = replace(AMOUNT, kind="share", value=17.6, unit="percent", measure="exports")
    claim = claims_frame(figures_frame([share])).iloc[0]
    assert claim["measure"] == "exports"
    assert claim[["amount", "currency", "growth_ratio"]].isna().all()


def test_a_pair_needs_both_countries():
    """With one country unknown the pair is missing."""
    assert pd.isna(claims_frame(figures_frame([replace(AMOUNT, partner=None)])).loc[0, "pair"])


def test_claims_come_in_the_order_of_the_figures():
    """The first claim of the frame is that of its first figure."""
    second = [replace(f, doc_id="b", claim_id="b-c1") for f in (AMOUNT, GROWTH)]
    claims = claims_frame(figures_frame([*second, BASE, AMOUNT]))
    assert claims["claim_id"].tolist() == ["b-c1", "a-c2", "a-c1"]


def test_equal_claim_ids_of_two_documents_stay_apart():
    """Where claim ids are unique only within a document, as in gold files, rows stay apart."""
    assert len(claims_frame(figures_frame([AMOUNT, replace(AMOUNT, doc_id="b")]))) == 2


def test_claims_take_a_documents_frame_too():
    """The documents frame gives the same claims as the documents."""
    documents = [Document(doc_id="a", text="t", publisher="B92"), Document(doc_id="a", text="u")]
    figures = figures_frame([AMOUNT])
    assert_frame_equal(
        claims_frame(figures, documents), claims_frame(figures, documents_frame(documents))
    )


def test_claims_of_something_else_name_the_columns():
    """A frame that is not a figures frame is refused by the names it lacks."""
    with pytest.raises(ColumnsMissing, match="column claim_id"):
        claims_frame(figures_frame([AMOUNT]).drop(columns="claim_id"))
    with pytest.raises(ColumnsMissing, match=r"documents frame.*publisher"):
        claims_frame(figures_frame([AMOUNT]), documents=pd.DataFrame({"doc_id": ["a"]}))


def test_claims_of_100_000_figures_take_seconds():
    """Claims are made column by column: 100,000 figures in less than five seconds."""
    base = figures_frame([AMOUNT, GROWTH, BASE])
    many = base.iloc[[0, 1, 2] * 34_000].reset_index(drop=True)
    many["doc_id"] = (many.index // 30).astype("str")
    many["claim_id"] = (many.index // 3).astype("str") + many["claim_id"]
    began = time.perf_counter()
    assert len(claims_frame(many)) == 68_000
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize("ending", ENDINGS)
def test_files_read_back_equal(tmp_path, ending):
    """What is written is read back equal: odd texts, missing values, numbers to the last bit."""
    frame = odd_figures()
    write_figures(frame, tmp_path / f"figures{ending}")
    assert_frame_equal(read_figures(tmp_path / f"figures{ending}"), frame, check_exact=True)


@pytest.mark.parametrize("ending", ENDINGS)
def test_empty_frames_read_back_equal(tmp_path, ending):
    """No figures stay no figures, with all columns and dtypes."""
    write_figures(figures_frame([]), tmp_path / f"figures{ending}")
    assert_frame_equal(read_figures(tmp_path / f"figures{ending}"), figures_frame([]))


@pytest.mark.parametrize("ending", ENDINGS)
def test_further_columns_are_kept(tmp_path, ending):
    """A column of the reader's own is written and read behind the contract's."""
    frame = figures_frame([AMOUNT]).assign(note="mine")
    write_figures(frame, tmp_path / f"figures{ending}")
    assert read_figures(tmp_path / f"figures{ending}")["note"].tolist() == ["mine"]


def test_claims_are_written_with_their_columns(tmp_path):
    """The claims file has the claims frame's columns."""
    write_claims(claims_frame(figures_frame([AMOUNT])), tmp_path / "claims.jsonl")
    line = json.loads((tmp_path / "claims.jsonl").read_text(encoding="utf-8"))
    assert list(line) == list(CLAIM_COLUMNS)
    assert (line["period_end"], line["product"], line["pair"]) == ("2022-09-30", None, "KAZ-SRB")


def test_an_unknown_ending_is_refused_before_anything_is_written(tmp_path):
    """An ending that names no format is refused with those that do."""
    with pytest.raises(UnknownFormat, match=r"'\.xls'.*\.csv, \.parquet, \.jsonl"):
        write_figures(figures_frame([]), tmp_path / "figures.xls")
    assert not list(tmp_path.iterdir())


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    """A file appears whole or not at all; the old one stays when writing fails."""
    path = tmp_path / "figures.csv"
    write_figures(figures_frame([AMOUNT]), path)
    before = path.read_bytes()

    def full(*_args, **_kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr(pd.DataFrame, "to_csv", full)
    with pytest.raises(OSError, match="No space"):
        write_figures(figures_frame([]), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_on_the_way_is_made(tmp_path):
    """The folder of the output need not be there."""
    write_figures(figures_frame([AMOUNT]), tmp_path / "new" / "figures.csv")
    assert len(read_figures(tmp_path / "new" / "figures.csv")) == 1


@pytest.mark.parametrize(
    ("name", "content", "error", "says"),
    [
        ("gone.csv", None, UnreadableFrame, "no such file"),
        ("empty.csv", "", UnreadableFrame, "not a readable .csv"),
        ("other.csv", "a,b\n1,2\n", ColumnsMissing, "other.csv lacks the columns doc_id"),
        ("broken.parquet", "PAR", UnreadableFrame, "not a readable .parquet"),
        ("broken.jsonl", "{\n", UnreadableFrame, "line 1: not JSON"),
        ("list.jsonl", "\n[1]\n", UnreadableFrame, "line 2: list instead of an object"),
        ("latin.csv", b"doc_id\n\xff\xfe\n", UnreadableFrame, "not a readable .csv"),
    ],
)
def test_an_unreadable_file_is_named(tmp_path, name, content, error, says):
    """The error names the file, what is wrong with it and what to do."""
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(error, match=says) as raised:
        read_figures(path)
    assert str(path) in str(raised.value)


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("value", "52,9", "'52,9' is not a number"),
        ("start", "1.5", "'1.5' is not a whole number"),
        ("start", "", "nan is not a whole number"),
        ("period_start", "01.01.2022", "'01.01.2022' is not a date as 2022-12-31"),
    ],
)
def test_a_wrong_cell_is_named(tmp_path, column, value, says):
    """A cell that its column cannot hold is named by file, column and row."""
    path = tmp_path / "figures.csv"
    write_figures(figures_frame([AMOUNT, AMOUNT]), path)
    frame = pd.read_csv(path, dtype="str", keep_default_na=False)
    frame.loc[1, column] = value
    frame.to_csv(path, index=False)
    with pytest.raises(UnreadableFrame, match=says) as raised:
        read_figures(path)
    assert f"column '{column}', row 2" in str(raised.value)


def test_a_file_from_a_spreadsheet_is_read(tmp_path):
    """A byte order mark in front and `\\r\\n` behind the lines do no harm."""
    path = tmp_path / "figures.csv"
    write_figures(figures_frame([AMOUNT]), path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert_frame_equal(read_figures(path), figures_frame([AMOUNT]))


WITHOUT_PYARROW = """
import sys
sys.modules["pyarrow"] = None
from tradeparse.errors import UnknownFormat
from tradeparse.frames import claims_frame, figures_frame, read_figures, write_figures
write_figures(figures_frame([]), "figures.csv")
assert claims_frame(read_figures("figures.csv")).empty
try:
    write_figures(figures_frame([]), "figures.parquet")
except UnknownFormat as error:
    print(error)
"""


def test_without_pyarrow_only_parquet_is_missing(tmp_path):
    """Without pyarrow .csv works, and .parquet says what to install and what does without."""
    path = os.pathsep.join(str(Path(p).resolve()) for p in sys.path if p)
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_PYARROW],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": path},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert re.search(r"tradeparse\[parquet\].*\.csv or \.jsonl", done.stdout)
