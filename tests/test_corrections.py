"""Corrections: written once, applied to every later run, stale when the text has changed."""

from datetime import date

import pandas as pd
import pytest
from samples import amount, document, growth

import tradeparse as tp
from tradeparse.corrections import session
from tradeparse.corrections.file import FILE_COLUMNS, append
from tradeparse.errors import CorrectionsWrong
from tradeparse.frames import figures_frame

SENTENCE = "Trade with Ankara rose by 10% to $4.1 billion."
TEXT = f"House number 36 million dollars.\n\n{SENTENCE} Serbia bought for $7 million."
DOCUMENTS = [document("a", text=TEXT)]


def figure(make, value, surface, **columns):
    """A figure where its words stand in TEXT."""
    sentence = next(
        s for s in (SENTENCE, *TEXT.replace(SENTENCE, "\n").split("\n")) if surface in s
    )
    made = make(value, surface, at=TEXT.index(surface), sentence=sentence.strip(), **columns)
    name = f"a:{made.start}-{made.end}"
    return {**{n: getattr(made, n) for n in made.__slots__}, "figure_id": name, "claim_id": "a#1"}


READ = figures_frame(
    [
        tp.Figure(**figure(amount, 36e6, "36 million dollars", period=None)),
        tp.Figure(**figure(growth, 10, "rose by 10%")),
        tp.Figure(**figure(amount, 4.1e9, "$4.1 billion")),
    ]
)
HOUSE, GROWTH, TRADE = READ["figure_id"]


@pytest.fixture
def path(tmp_path):
    """The file of a session whose notebook has read TEXT."""
    tp.apply_corrections(READ, tmp_path / "corrections.csv", DOCUMENTS)
    return tmp_path / "corrections.csv"


def corrected(path, read=READ, documents=DOCUMENTS):
    """The figures as corrected, by their id."""
    return tp.apply_corrections(read, path, documents).set_index("figure_id", drop=False)


def outcomes(path, read=READ, documents=DOCUMENTS):
    """What comes of each correction: column and outcome."""
    reviewed = tp.review_corrections(read, path, documents)
    return dict(zip(reviewed["column"], reviewed["outcome"], strict=True))


def edited(text):
    """The document with another text, and the figures at the places where they now stand."""
    shift = text.find("$4.1 billion") - TEXT.index("$4.1 billion")
    moved = READ[READ["figure_id"] == TRADE]
    start, end = int(moved["start"].iloc[0]) + shift, int(moved["end"].iloc[0]) + shift
    return [document("a", text=text)], moved.assign(
        start=start, end=end, figure_id=f"a:{start}-{end}"
    )


def test_without_a_file_nothing_is_corrected(tmp_path):
    """A file that is not there, or no file at all, leaves every figure as it was read."""
    for path in (tmp_path / "none.csv", ""):
        frame = tp.apply_corrections(READ, path, DOCUMENTS)
        pd.testing.assert_frame_equal(frame[READ.columns], READ)
        assert frame["correction"].isna().all()


def test_a_correction_is_written_with_its_words_and_applied_later(path):
    """What is written down names figure, words, sentence, why and who, and holds in later runs."""
    said = tp.correct(TRADE, partner="TUR", note="the talks were in Ankara", who="ann")
    assert said.to_dict("records") == [
        {
            "figure_id": TRADE, "doc_id": "a", "surface": "$4.1 billion", "sentence": SENTENCE,
            "column": "partner", "was": "SRB", "value": "TUR", "note": "the talks were in Ankara",
            "who": "ann", "when": f"{date.today():%Y-%m-%d}",
        }
    ]  # fmt: skip
    frame = corrected(path)
    assert frame.at[TRADE, "partner"] == "TUR"
    assert frame.at[TRADE, "correction"].startswith(
        "partner was SRB, is TUR: the talks were in Ankara (ann, "
    )
    assert frame["correction"].notna().sum() == 1
    assert READ.set_index("figure_id").at[TRADE, "partner"] == "SRB"


def test_dtypes_stay_those_of_the_contract(path):
    """A corrected frame has the contract's dtypes, whatever was corrected in it."""
    tp.correct(TRADE, value=5.3e9, value_high=5.5e9, product=None, period="2021", base="2020")
    frame = corrected(path)
    assert frame[READ.columns].dtypes.equals(READ.dtypes)
    assert frame.loc[TRADE, ["value", "value_high"]].tolist() == [5.3e9, 5.5e9]
    assert frame.at[TRADE, "period_end"] == pd.Timestamp("2021-12-31")
    assert "period was 2025, is 2021" in frame.at[TRADE, "correction"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2022", ("2022-01-01", "2022-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2022Q3", ("2022-07-01", "2022-09-30")),
        ("2022-01/2022-09", ("2022-01-01", "2022-09-30")),
        (None, ("", "")),
    ],
)
def test_intervals_in_short(path, text, days):
    """A period is given as people write it, and missing as None."""
    said = tp.correct(TRADE, period=text).set_index("column")["value"]
    assert (said["period_start"], said["period_end"]) == days


def test_a_growth_keeps_its_ratio(path):
    """Where the value of a growth is corrected, new/old follows."""
    tp.correct(GROWTH, value=-9.7)
    assert corrected(path).at[GROWTH, "ratio"] == pytest.approx(0.903)
    tp.correct(GROWTH, value=3.7, unit="factor")
    assert corrected(path).at[GROWTH, "ratio"] == 3.7
    tp.correct(GROWTH, unit="pp")
    assert pd.isna(corrected(path).at[GROWTH, "ratio"])


def test_the_last_correction_holds(path):
    """Of two corrections of one value the later one holds."""
    tp.correct(TRADE, partner="TUR")
    tp.correct(TRADE, partner="UZB")
    assert corrected(path).at[TRADE, "partner"] == "UZB"
    assert outcomes(path) == {"partner": "applied"}


def test_a_cell_can_be_run_twice(path):
    """A correction that the file has already is not written again; a new reason is."""
    tp.correct(TRADE, partner="TUR", note="in Ankara")
    before = path.read_bytes()
    assert len(tp.correct(TRADE, partner="TUR", note="in Ankara")) == 1
    assert path.read_bytes() == before
    tp.correct(TRADE, partner="TUR", note="in the title, too")
    assert len(tp.read_corrections(path)) == 2


def test_a_false_figure_is_removed(path):
    """A figure that is none is gone from every later run."""
    tp.correct(HOUSE, remove=True, note="a house number")
    assert corrected(path)["figure_id"].tolist() == [GROWTH, TRADE]
    assert outcomes(path) == {"remove": "applied"}


def test_a_missed_figure_is_added(path):
    """A figure that was missed stands in its place, with its sentence, a claim and its reason."""
    tp.add_figure(
        "a", "$7 million", kind="amount", value=7e6, unit="USD", measure="imports",
        reporter="SRB", partner="KAZ", period="2025", note="missed", who="ann",
    )  # fmt: skip
    frame = corrected(path)
    *_, added = frame.to_dict("records")
    assert TEXT[added["start"] : added["end"]] == added["surface"] == "$7 million"
    assert added["sentence"] == "Serbia bought for $7 million."
    assert (added["value"], added["measure"], added["status"]) == (7e6, "imports", "actual")
    assert added["correction"].startswith("added: missed (ann, ")
    assert frame[READ.columns].dtypes.equals(READ.dtypes)
    assert len(tp.claims_frame(frame, DOCUMENTS)) == 2


def test_an_added_figure_that_is_read_by_now_is_corrected(path):
    """Once the parser reads a figure there, its place is known; values that differ still hold."""
    tp.add_figure("a", "$7 million", kind="amount", value=7e6, unit="USD", measure="imports")
    seven = figure(amount, 7e6, "$7 million", measure="exports")
    read = pd.concat([READ, figures_frame([tp.Figure(**seven)])], ignore_index=True)
    assert outcomes(path, read) == {
        "measure": "applied", "add": "needless", "kind": "needless", "value": "needless",
        "unit": "needless",
    }  # fmt: skip
    frame = corrected(path, read)
    assert len(frame) == 4
    assert frame.at[seven["figure_id"], "measure"] == "imports"


def test_a_changed_sentence_makes_corrections_stale(path):
    """When the sentence of a figure has changed, its correction changes nothing and says so."""
    tp.correct(TRADE, partner="TUR")
    tp.add_figure("a", "$7 million", kind="amount", value=7e6, unit="USD")
    documents, read = edited(TEXT.replace("Ankara", "Minsk").replace("bought", "sold"))
    read = read.assign(sentence=SENTENCE.replace("Ankara", "Minsk"))
    reviewed = tp.review_corrections(read, path, documents)
    assert set(reviewed["outcome"]) == {"stale"}
    assert "the text has changed" in reviewed["reason"][0]
    assert "Minsk" in reviewed["reason"][0]
    frame = corrected(path, read, documents)
    assert frame["partner"].tolist() == ["SRB"]
    assert frame["correction"].isna().all()


def test_a_correction_moves_with_its_sentence(path):
    """What changes elsewhere in a text moves figures; their corrections move with them."""
    tp.correct(TRADE, partner="TUR")
    documents, read = edited("A headline.\n\n" + TEXT)
    tp.add_figure("a", "$7 million", kind="amount", value=7e6, unit="USD")
    frame = corrected(path, read, documents)
    assert frame["partner"].iloc[0] == "TUR"
    assert frame["start"].tolist() == [documents[0].text.index(s) for s in ("$4.1", "$7 m")]


def test_a_figure_that_is_read_no_more(path):
    """Where nothing is read at the words, a removal is needless and a correction is stale."""
    tp.correct(HOUSE, remove=True)
    tp.correct(TRADE, partner="TUR")
    assert outcomes(path, READ[:0]) == {"remove": "needless", "partner": "stale"}


def test_what_is_read_so_by_now_is_needless(path):
    """A correction that the parser has caught up with is told apart from one that is applied."""
    tp.correct(TRADE, partner="TUR")
    assert outcomes(path, READ.assign(partner="TUR")) == {"partner": "needless"}


def test_other_documents_are_elsewhere(path):
    """A correction of a document that is not among those read is no fault."""
    tp.correct(TRADE, partner="TUR")
    other = READ.assign(doc_id="b", figure_id=READ["figure_id"].str.replace("a:", "b:"))
    assert outcomes(path, other, [document("b", text=TEXT)]) == {"partner": "elsewhere"}


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: tp.correct(TRADE, partnr="TUR"), "Did you mean 'partner'?"),
        (lambda: tp.correct(TRADE, partner="Turkey"), "Did you mean 'TUR'?"),
        (lambda: tp.correct(TRADE, partner="KZ"), "Did you mean 'KAZ'?"),
        (lambda: tp.correct(TRADE, measure="turnovr"), "Did you mean 'turnover'?"),
        (lambda: tp.correct(TRADE, unit="usd"), "Did you mean 'USD'?"),
        (lambda: tp.correct(TRADE, value="5 million"), "must be a number"),
        (lambda: tp.correct(TRADE, value=float("inf")), "must be finite"),
        (lambda: tp.correct(TRADE, period="soon"), "must be an interval"),
        (lambda: tp.correct(TRADE, period_end="2021-02-30"), "must be a day"),
        (lambda: tp.correct(TRADE, measure=None), "measure can't be missing"),
        (lambda: tp.correct(TRADE, surface="$5"), "there is no column 'surface'"),
        (lambda: tp.correct(TRADE), "say what to correct"),
        (lambda: tp.correct(TRADE, partner="TUR", remove=True), "say what to correct"),
        (lambda: tp.correct(TRADE + "9", partner="TUR"), f"Did you mean {TRADE}"),
        (lambda: tp.add_figure("a", "$9", kind="amount", value=9, unit="USD"), "does not stand"),
        (lambda: tp.add_figure("b", "$7", kind="amount", value=7, unit="USD"), "no document 'b'"),
        (
            lambda: tp.add_figure("a", "$4.1", kind="amount", value=4, unit="USD"),
            f"{TRADE} is read at '$4.1' already",
        ),
    ],
)
def test_what_cannot_be_is_refused(path, call, said):
    """A wrong name or value is refused with what was meant, and nothing is written."""
    with pytest.raises(CorrectionsWrong) as error:
        call()
    assert said in str(error.value)
    assert not path.exists()


def test_a_session_without_figures_says_so(monkeypatch):
    """Before anything was read, the error names what to call, or to give."""
    monkeypatch.setattr(session, "last", session.Session())
    with pytest.raises(CorrectionsWrong, match="apply_corrections first"):
        tp.correct(TRADE, partner="TUR")
    with pytest.raises(CorrectionsWrong, match="path='"):
        tp.correct(TRADE, partner="TUR", figures=READ)


def test_all_faults_of_a_file_are_told_at_once(tmp_path):
    """Each wrong row is named with its line and remedy; a file of something else is refused."""
    path = tmp_path / "corrections.csv"
    path.write_text(
        "figure_id,column,value,when\n"
        "a:1-2,partner,Turkey,\n"
        "a:1-2,colour,blue,\n"
        ",value,5,\n"
        "a:3-9,add,3-9,\n"
        "a:1-2,value,5,yesterday\n"
        "\n"
        "a:1-2,value,6,2026-11-23\n",
        encoding="utf-8",
    )
    with pytest.raises(CorrectionsWrong) as error:
        tp.read_corrections(path)
    lines = str(error.value).splitlines()
    assert [line.partition(": ")[0] for line in lines] == [
        f"{path}, row {n}" for n in (2, 3, 4, 5, 6, 5, 5, 5)
    ]
    path.write_text("a,b\n1,2\n")
    with pytest.raises(CorrectionsWrong, match="lacks figure_id, column, value"):
        tp.read_corrections(path)


def test_a_file_by_hand_needs_three_columns(tmp_path):
    """Figure, column and value are enough; columns of one's own stay where they are."""
    path = tmp_path / "corrections.csv"
    path.write_text(f"figure_id,column,value,seen by\n{TRADE},partner,TUR,bob\n")
    assert corrected(path).at[TRADE, "partner"] == "TUR"
    tp.correct(TRADE, status="target")
    first, second, _ = path.read_text(encoding="utf-8").splitlines()
    assert first.split(",") == [*FILE_COLUMNS, "seen by"]
    assert second.endswith(",bob")
    assert corrected(path).at[TRADE, "partner"] == "TUR"


def test_a_spreadsheet_runs_nothing_of_the_file(tmp_path):
    """A sentence that begins like a formula is guarded in the file, and read as it was."""
    path = tmp_path / "corrections.csv"
    said = {"figure_id": "a:1-2", "column": "product", "value": "=1+1", "sentence": "@SUM(A1)"}
    append(path, [said])
    assert ",'@SUM(A1)," in path.read_text(encoding="utf-8")
    [row] = tp.read_corrections(path).to_dict("records")
    assert (row["value"], row["sentence"]) == ("=1+1", "@SUM(A1)")


def test_corrections_are_gold(path):
    """Against corrections only corrected figures are scored: misread, false, missed and right."""
    from tradeparse.evaluate import against_corrections, level_scores, stale

    tp.correct(TRADE, partner="TUR")
    tp.correct(HOUSE, remove=True)
    tp.add_figure("a", "$7 million", kind="amount", value=7e6, unit="USD")
    [compared] = against_corrections(DOCUMENTS, path, READ)
    assert (len(compared.gold), len(compared.read)) == (2, 2)
    scores = level_scores([compared])
    assert (scores["found"].precision, scores["found"].recall) == (0.5, 0.5)
    assert scores["full"].f1 == 0
    mended = READ[READ["figure_id"] != HOUSE].assign(partner="TUR")
    [compared] = against_corrections(DOCUMENTS, path, mended)
    assert level_scores([compared])["full"].precision == 1
    assert stale(DOCUMENTS, path, READ[:0]) == [
        f"{TRADE}, partner: nothing is read at these words any more"
    ]


def test_corrections_as_a_table(path):
    """A table has one row a figure, stale ones first, with why, who, when and what came of it."""
    from tradeparse import tables

    assert repr(tables.corrections(tp.review_corrections(READ, path))) == (
        "Nothing has been corrected by hand."
    )
    tp.correct(TRADE, partner="TUR", period="2021", note="in Ankara", who="ann")
    tp.correct(HOUSE, remove=True, note="a <house>", who="bob")
    read = READ.assign(sentence=READ["sentence"].str.replace("House", "Flat"))
    shown = tables.corrections(tp.review_corrections(read, path, [document("a", text="Flat")]))
    stale, applied = repr(shown).splitlines()[1:]
    assert "removed" in stale
    assert "stale; the text has changed" in stale
    assert "partner was SRB, is TUR; period was 2025, is 2021" in applied
    assert f"ann, {date.today():%Y-%m-%d}" in applied
    assert "2 figures corrected by hand: 1 stale and 1 applied" in shown.html
    assert "a &lt;house&gt;" in shown.html
    other = tables.corrections(tp.review_corrections(READ[:0], path, [document("b")]))
    assert "2 figures in documents not read here" in repr(other)
