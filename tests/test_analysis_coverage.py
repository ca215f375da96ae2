"""What was read and what was not: times, languages, texts without a figure, figures with gaps."""

from pathlib import Path

import pytest
from samples import amount, document, growth

import tradeparse as tp
from tradeparse.analysis import coverage, gaps
from tradeparse.errors import UnknownChoice
from tradeparse.frames import documents_frame, figures_frame

ARTICLES = Path(__file__).parent.parent / "data" / "articles"
NONE = figures_frame([])


def test_every_month_between_the_first_and_the_last_has_a_column():
    """A month without a document is a column of zeros, in the order of time."""
    texts = [document("a", "2025-11-30"), document("b", "2026-02-01"), document("c", "2026-02-28")]
    table = coverage.calendar(texts)
    assert table.columns.tolist() == ["Nov 2025", "Dec 2025", "Jan 2026", "Feb 2026"]
    assert table.sum().tolist() == [1, 0, 0, 2]
    assert table.columns.name == "month"


def test_the_outlet_with_most_documents_comes_first():
    """Outlets are rows in the order of their documents, spellings of one name together."""
    names = ["Small", "Big", "BIG", "Big"]
    texts = [document(f"{n}", publisher=name) for n, name in enumerate(names)]
    assert coverage.calendar(texts).sum(axis=1).to_dict() == {"Big": 3, "Small": 1}


def test_what_has_no_date_or_no_outlet_is_named_so():
    """Documents without a date have a column, those without a publisher a row of their own."""
    table = coverage.calendar([document("a"), document("b", None, publisher=None)])
    assert table.loc[coverage.NO_OUTLET, coverage.NO_DATE] == 1
    assert table.columns.tolist() == ["Feb 2026", coverage.NO_DATE]
    undated = coverage.calendar([document("a", None)])
    assert undated.to_numpy().tolist() == [[1]]


@pytest.mark.parametrize(
    ("first", "step", "columns"),
    [("2023-01-15", "month", 38), ("2019-05-15", "quarter", 28), ("2010-05-15", "year", 17)],
)
def test_the_finest_step_that_fits_is_taken(first, step, columns):
    """Few years are told by month, more by quarter, many by year."""
    table = coverage.calendar([document("a", first), document("b", "2026-02-10")])
    assert (table.columns.name, len(table.columns)) == (step, columns)


def test_a_step_can_be_asked_for():
    """A step that is asked for is taken; one that there is not is refused with those there are."""
    texts = [document("a", "2016-05-15"), document("b", "2026-02-10")]
    assert len(coverage.calendar(texts, "month").columns) == 118
    with pytest.raises(UnknownChoice, match="month, quarter, year"):
        coverage.calendar(texts, "week")


TEXTS = {
    "read": "Trade between Kazakhstan and Serbia was $5 million in 2025.",
    "plain": "Trade between Kazakhstan and Serbia goes well, and exports matter.",
    "money": "Trade between Kazakhstan and Serbia is worth many dollars.",
    "rain": "The match was played in the rain.",
}


def articles():
    """Four texts, a copy of one, and one that no pack can read, with their rows."""
    texts = [document(name, text=text) for name, text in TEXTS.items()]
    texts.append(document("copy", text=TEXTS["plain"], duplicate_of="plain"))
    texts.append(document("fremd", text="Der Handel wuchs.", lang="de"))
    figures = figures_frame(tp.extract(coverage.readable(texts)))
    return coverage.articles(texts, figures)


def test_what_became_of_each_document_is_told():
    """A text is read, about trade without a figure and why, of no concern, a copy, or foreign."""
    rows = articles().set_index("doc_id")
    assert rows["standing"].to_dict() == {
        "read": coverage.READ,
        "plain": coverage.ABOUT_TRADE,
        "money": coverage.ABOUT_TRADE,
        "rain": coverage.SILENT,
        "copy": coverage.REPEATED,
        "fremd": coverage.FOREIGN,
    }
    assert rows["why"].dropna().to_dict() == {
        "plain": coverage.UNCOUNTED,
        "money": coverage.NOT_TAKEN,
    }
    assert rows.loc["copy", "duplicate_of"] == "plain"


def test_languages_are_counted_with_whether_they_can_be_read():
    """Each language has its documents, its figures, and whether there is a pack for it."""
    rows = coverage.by_language(articles()).set_index("language")
    assert rows.loc["English", ["documents", "with_figures", "pack"]].tolist() == [5, 1, True]
    assert rows.loc["German", ["documents", "figures", "pack"]].tolist() == [1, 0, False]


def test_what_could_not_be_read_is_told_with_its_remedy(tmp_path):
    """A broken line is a loss; a date that could not be read only a note."""
    (tmp_path / "a.jsonl").write_text('{"broken\n')
    (tmp_path / "b.txt").write_text("---\npublished: yesterday\n---\nTrade was fine.\n")
    documents = tp.read_documents(tmp_path)
    lost = coverage.losses(documents)
    assert sorted(lost["kept"]) == [False, True]
    assert lost["remedy"].str.len().min() > 10
    said = coverage.describe(coverage.articles(documents, NONE), lost)
    assert "**Not read**: 1 source" in said
    assert "**Read, but not wholly**: 1 note" in said


def test_the_longest_gap_and_the_weight_of_one_outlet_are_told():
    """Words name the longest time without a document and how much is from one outlet."""
    days = ["2020-01-10", "2020-02-10", "2025-01-10"]
    texts = [document(f"{n}", day, publisher="One") for n, day in enumerate(days)]
    rows = coverage.articles([*texts, document("x", None)], NONE)
    said = coverage.describe(rows, coverage.losses(texts))
    assert "**The longest gap** is from 2020-02-10 to 2025-01-10" in said
    assert "3 of 61 months have a document" in said
    assert "3 of 4 documents are from One; 1 of 2 outlets have one" in said
    assert "**Without a date**: 1 document" in said


def test_a_frame_of_documents_will_do():
    """Where only the frame is at hand, copies and losses are not known, and the rest is told."""
    frame = documents_frame([document("a")])
    assert coverage.articles(frame, NONE)["duplicate_of"].isna().all()
    assert coverage.losses(frame).empty
    assert coverage.calendar(frame).to_numpy().tolist() == [[1]]


def test_nothing_read_is_said():
    """Without documents the calendar is empty, and that nothing was read is said."""
    rows = coverage.articles([], NONE)
    assert rows.empty
    assert coverage.calendar([]).empty
    assert coverage.by_language(rows).empty
    assert coverage.describe(rows, coverage.losses([])) == "- No document was read."


def why(sentence, published="2026-02-10", **columns):
    """What a figure in this sentence lacks, and why."""
    context = {"period": None, **columns}
    make = growth if columns.get("kind") == "growth" else amount
    context.pop("kind", None)
    figures = figures_frame([make(5e6, "$5 million", sentence=sentence, **context)])
    found = gaps.gaps(figures, [document("a", published)])
    return dict(zip(found["lacks"], found["why"], strict=True))


@pytest.mark.parametrize(
    ("sentence", "columns", "reason"),
    [
        ("Trade currently stands at $5 million.", {}, gaps.NOW),
        ("They aim at $5 million.", {"status": "target"}, gaps.AIM),
        ("Last year trade was $5 million.", {"published": None}, gaps.UNDATED),
        ("In May 2024, said the minister, trade was $5 million.", {}, gaps.TIME_LEFT),
        ("The plant costs $5 million.", {"measure": "other"}, gaps.TIMELESS),
        ("They have put in $5 million.", {"measure": "investment"}, gaps.STOCK),
        ("Trade was $5 million.", {}, gaps.NO_TIME),
    ],
)
def test_a_figure_without_a_period_has_a_reason(sentence, columns, reason):
    """What a sentence says, or leaves open, is the reason why its figure has no period."""
    assert why(sentence, **columns)[gaps.PERIOD] == reason


@pytest.mark.parametrize(
    ("sentence", "columns", "reason"),
    [
        ("The plant costs $5 million.", {"measure": "other"}, gaps.OTHER),
        ("Trade was $5 million.", {}, gaps.NO_COUNTRY),
        ("Trade of Serbia was $5 million.", {}, gaps.ONE_COUNTRY),
        ("Trade of Serbia and Kazakhstan was $5 million.", {}, gaps.COUNTRIES_LEFT),
    ],
)
def test_a_figure_without_countries_has_a_reason(sentence, columns, reason):
    """How many countries its sentence names is the reason why a figure has none."""
    apart = {"reporter": None, "partner": None, "period": "2025", **columns}
    assert why(sentence, **apart) == {gaps.COUNTRIES: reason}


def test_one_country_alone_is_told_from_none():
    """A figure that knows one side lacks one country; GDP has one country and lacks none."""
    said = "Trade of Serbia was $5 million."
    assert why(said, period="2025", partner=None) == {gaps.COUNTRY: gaps.ONE_COUNTRY}
    assert why(said, period="2025", partner=None, measure="gdp") == {}


def test_what_may_be_misread_is_marked_and_told():
    """Figures whose sentence has the words are to be checked; the others are left open by it."""
    figures = figures_frame(
        [
            amount(5e6, sentence="In May 2024, he said, trade was $5 million.", period=None),
            amount(6e6, sentence="Trade was $6 million.", period=None, at=60),
            amount(7e6, at=90),
        ]
    )
    found = gaps.gaps(figures, [document("a")])
    assert found["check"].tolist() == [True, False]
    said = gaps.describe(found, figures)
    assert "**2 of 3 figures without a period**" in said
    assert "1 of these is worth a look" in said


def test_no_gap_is_said():
    """All figures whole, or no figures at all: either is said."""
    whole = figures_frame([amount(5e6)])
    assert "Each of 1 figure has" in gaps.describe(gaps.gaps(whole, [document("a")]), whole)
    assert "No figure was read" in gaps.describe(gaps.gaps(NONE, []), NONE)


def test_the_corpus_has_a_reason_for_every_gap():
    """In the bundled articles each figure without a period or countries has a reason."""
    documents = tp.read_documents(ARTICLES)
    figures = figures_frame(tp.extract(documents))
    found = gaps.gaps(figures, documents)
    assert found["why"].notna().all()
    assert set(found.loc[found["lacks"] == gaps.PERIOD, "figure_id"]) == set(
        figures.loc[figures["period_start"].isna(), "figure_id"]
    )
