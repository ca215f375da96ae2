"""Claims against official statistics: which count, how far off, on whose side."""

import math

import comtrade
import pandas as pd
import pytest
from comtrade import plus
from samples import amount, document, gold_stated, growth, span, stated

from tradeparse.analysis import counts, official
from tradeparse.analysis.series import SERIES_COLUMNS, read_series
from tradeparse.display import words
from tradeparse.frames.columns import PANDAS_DTYPES

NONE = read_series()


def counted(value, period="2025", side="KAZ", partner="SRB", measure="turnover", **cells):
    """A row of a series."""
    days = span(period)
    row = {
        "reporter": side,
        "partner": partner,
        "measure": measure,
        "period_start": days.start,
        "period_end": days.end,
        "amount": value,
        "currency": "USD",
        "comparator": "=",
        "side": side,
        "source": "office",
    }
    return {**row, **cells}


def series(*rows):
    """A frame of series."""
    frame = pd.DataFrame(rows, columns=list(SERIES_COLUMNS), dtype=object)
    return frame.astype({name: PANDAS_DTYPES[kind] for name, kind in SERIES_COLUMNS.items()})


def flows(*rows, **options):
    """What `counts` makes of a series: (flow, parties, side, value, computed) of each row."""
    frame = counts.counts(series(*rows), **options)
    columns = ["flow", "parties", "side", "value", "computed"]
    return [tuple(row) for row in frame[columns].fillna("").itertuples(index=False)]


def only(claim, *rows, into=""):
    """What one claim is held against."""
    texts = [document("a", url="https://www.example.org/page")]
    found = official.against(stated(claim, documents=texts), series(*rows), into)
    [row] = found.to_dict("records")
    return row


def test_turnover_and_balance_are_computed_by_office():
    """Each office's exports and imports give its turnover and balance, named as computed."""
    assert flows(
        counted(30e6, measure="exports"),
        counted(79e6, measure="imports"),
        counted(20e6, measure="exports", side="SRB", partner="KAZ"),
    ) == [
        ("balance", "KAZ>SRB", "KAZ", -49e6, "exports − imports"),
        ("exports", "KAZ>SRB", "KAZ", 30e6, ""),
        ("exports", "SRB>KAZ", "KAZ", 79e6, ""),
        ("exports", "SRB>KAZ", "SRB", 20e6, ""),
        ("turnover", "KAZ>SRB", "KAZ", 109e6, "exports + imports"),
    ]


def test_what_is_stated_is_not_computed():
    """A turnover that the series has itself stands, whatever exports and imports add up to."""
    rows = flows(counted(110e6), counted(30e6, measure="exports"), counted(79e6, measure="imports"))
    assert ("turnover", "KAZ>SRB", "KAZ", 110e6, "") in rows
    assert len([row for row in rows if row[0] == "turnover"]) == 1


def test_a_balance_is_seen_from_the_first_of_the_pair():
    """Serbia's deficit with Kazakhstan is Kazakhstan's surplus, counted by Serbia."""
    [row] = flows(counted(-117.8e6, side="SRB", partner="KAZ", measure="balance"))
    assert row == ("balance", "KAZ>SRB", "SRB", 117.8e6, "")


def test_months_are_summed_up_where_all_are_there():
    """Months give the year and every asked part of it, but never where one is missing."""
    months = [counted(1e6 * n, f"2022-{n:02}", measure="exports") for n in range(1, 13)]
    asked = [(pd.Timestamp("2022-01-01"), pd.Timestamp("2022-09-30"))]
    frame = counts.counts(series(*months), asked)
    sums = frame.set_index("period")["value"]
    assert sums[["Jan–Sep 2022", "2022"]].tolist() == [45e6, 78e6]
    assert frame.set_index("period")["computed"]["Jan–Sep 2022"] == "sum of 9 months"
    gap = counts.counts(series(*months[:4], *months[5:]), asked)
    assert set(gap["span"]) == {"part"}
    assert gap["computed"].isna().all()


def test_an_office_that_exceeded_an_amount_exceeded_it_by_little():
    """A count worded "exceeded 5.3 billion" is 5.3 to 5.565 billion; a rounded one is rounded."""
    rows = series(
        counted(5.3e9, comparator=">"),
        counted(107.7e6, "2024"),
        counted(-5e9, "2023", measure="balance", comparator=">"),
    )
    bounds = counts.counts(rows).set_index("period")[["low", "high"]]
    assert bounds.loc["2025"].tolist() == [5.3e9, pytest.approx(5.565e9)]
    assert bounds.loc["2024"].tolist() == [107.65e6, 107.75e6]
    assert bounds.loc["2023"].tolist() == [pytest.approx(-5.25e9), -5e9]


def test_the_two_sides_are_set_against_each_other():
    """Both offices' counts of one flow stand in one row, the widest apart first."""
    found = counts.mirror(
        counts.counts(
            series(
                counted(100e6),
                counted(100.2e6, side="SRB", partner="KAZ"),
                counted(10e6, "2024", measure="exports"),
                counted(40e6, "2024", side="SRB", partner="KAZ", measure="imports"),
                counted(7e6, "2023"),
            )
        )
    )
    columns = ["flow", "period", "one_side", "one_value", "other_side", "other_value", "agree"]
    assert found[columns].to_numpy().tolist() == [
        ["exports", "2024", "KAZ", 10e6, "SRB", 40e6, False],
        ["turnover", "2025", "KAZ", 100e6, "SRB", 100.2e6, True],
    ]
    assert found["ratio"].tolist() == pytest.approx([4, 1.002])
    assert found["asymmetry"].tolist() == pytest.approx([1.2, 0.2 / 100.1])
    said = counts.describe(found)
    assert said.startswith("2 flows are counted by both offices for the same period: 1 alike")
    assert "USD 10 million by the count of Kazakhstan and USD 40 million by the count of" in said
    assert said.endswith("Serbia: 4 times apart.")


@pytest.mark.parametrize(
    ("claim", "band"),
    [
        (amount(107.7e6), "within rounding and wording"),
        (amount(108e6, "108 million"), "within rounding and wording"),
        (amount(100e6, "over 100 million", sign=">"), "within rounding and wording"),
        (amount(117e6), "within 10 %"),
        (amount(98e6), "within 10 %"),
        (amount(130e6), "within 25 %"),
        (amount(85e6), "within 25 %"),
        (amount(150e6), "more than 25 % off"),
        (amount(70e6), "more than 25 % off"),
        (amount(-107.7e6, measure="balance"), "more than 25 % off"),
    ],
)
def test_a_claim_falls_into_a_band(claim, band):
    """What rounding and comparator allow comes first, then ten and twenty-five percent."""
    row = only(claim, counted(107.7e6), counted(107.7e6, measure="balance"))
    assert row["band"] == band
    assert row["official_ratio"] == claim.value / 107.7e6


@pytest.mark.parametrize(
    ("claim", "stands", "words"),
    [
        (amount(107.7e6), "KAZ", "with Kazakhstan"),
        (amount(117e6, sign="~"), "SRB", "with Serbia"),
        (amount(112e6, sign="~"), "both", "with both"),
        (amount(150e6), "neither", "with neither, nearer to Serbia"),
        (amount(100e6, sign=">"), "KAZ", "with Kazakhstan"),
        (amount(60e6, sign=">"), "both", "with both"),
        (amount(112e6, sign="<"), "KAZ", "with Kazakhstan"),
    ],
)
def test_on_whose_side_a_claim_stands(claim, stands, words):
    """Of two offices the claim stands with that whose count it fits."""
    row = only(claim, counted(107.7e6), counted(117e6, side="SRB", partner="KAZ"))
    assert (row["stands"], official.stand(row)) == (stands, words)
    assert {row["official_side"], row["other_side"]} == {"KAZ", "SRB"}


def test_more_than_an_amount_stands_with_the_count_it_is_close_to():
    """Over 4.1 billion does not exclude 5.3, and still stands with the office that counted 4.1."""
    counts_ = (
        counted(4.1e9, comparator=">"),
        counted(5.3e9, side="SRB", partner="KAZ", comparator=">"),
    )
    assert only(amount(4.1e9, "4.1 billion", sign=">"), *counts_)["stands"] == "KAZ"


def test_with_one_office_a_claim_stands_with_it_or_not():
    """With one count at hand it is only known whether the claim fits that one."""
    assert official.stand(only(amount(107.7e6), counted(107.7e6))) == "with Kazakhstan"
    assert official.stand(only(amount(150e6), counted(107.7e6))) == "not with Kazakhstan"


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        (amount(5e6, partner="TUR"), "no series for the pair"),
        (amount(5e6, measure="investment"), "no series for this flow of the pair"),
        (
            amount(5e6, reporter="SRB", partner="KAZ", measure="exports"),
            "no series for this flow of the pair",
        ),
        (amount(5e6, product="wheat"), "about a product; the series are totals"),
        (amount(5e6, period=None), "no period stated"),
        (amount(5e6, period="2024"), "no series for the period"),
        (amount(5e6, period="2025-01/2025-09"), "no series for the period"),
        (amount(5e6, unit="EUR"), "the series is in another currency"),
        (growth(7), "no series for the base of the growth"),
        (growth(7, period="2023"), "no series for the period"),
    ],
)
def test_a_claim_without_a_count_says_why(claim, reason):
    """Every claim that is not compared is listed with the first reason that holds."""
    row = only(claim, counted(107.7e6), counted(3e6, measure="exports"))
    assert row["reason"] == reason
    assert math.isnan(row["official_ratio"])


def test_targets_and_forecasts_are_not_held_against_counts():
    """What is aimed at or expected can't be right or wrong yet."""
    rows = stated(amount(5e6, status="target"), amount(6e6, at=30, status="forecast"))
    assert official.against(rows, series(counted(107.7e6))).empty


def test_growth_is_held_against_the_growth_between_two_counts():
    """A growth is compared with the same office's counts of its period and of its base."""
    rows = (
        counted(107.7e6),
        counted(100.1e6, "2024"),
        counted(130e6, side="SRB", partner="KAZ"),
        counted(100e6, "2024", side="SRB", partner="KAZ"),
    )
    row = only(growth(7.6), *rows)
    assert row["official_value"] == pytest.approx(107.7 / 100.1)
    assert (row["stands"], row["band"]) == ("KAZ", "within rounding and wording")
    assert only(growth(30), *rows)["stands"] == "SRB"
    assert only(growth(7.6, base="2023"), *rows)["reason"] == "no series for the base of the growth"


def test_a_claim_in_another_currency_is_converted_where_asked():
    """At the average rate of its period a claim in euros is held against a count in dollars."""
    row = only(amount(100e6, unit="EUR", period="2022"), counted(106e6, "2022"), into="USD")
    assert row["compared"] == pytest.approx(106.07e6, rel=1e-3)
    assert (row["compared_unit"], row["value"], row["unit"]) == ("USD", 100e6, "EUR")
    assert row["band"] == "within rounding and wording"
    assert "EUR 100 million" in official.in_words(row)
    assert "USD 106 million at the average rate" in official.in_words(row)
    assert (
        only(amount(1e6, unit="TJS", period="2022"), counted(1e6, "2022"), into="USD")["reason"]
        == "the series is in another currency"
    )


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (
            amount(3.9e9, measure="exports", reporter="SRB", partner="KAZ"),
            "the exports of Kazakhstan to Serbia (count of Kazakhstan)",
        ),
        (amount(2e12, "2 trillion", measure="imports"), "a thousandth of it"),
        (amount(7e9, measure="imports"), None),
    ],
)
def test_a_claim_far_off_says_what_it_would_fit(claim, words):
    """A claim that fits the opposite direction, or is a slip of a thousand, says so."""
    row = only(claim, counted(3.9e9, measure="exports"), counted(2e9, measure="imports"))
    assert (None if pd.isna(row["instead"]) else row["instead"]) == words


@pytest.mark.parametrize(
    ("url", "same"),
    [("http://example.org/page/", True), ("https://example.org/other", False), (None, False)],
)
def test_a_count_from_the_claims_own_page_proves_nothing(url, same):
    """A count quoted from the page that the claim stands on is marked as such."""
    row = only(amount(107.7e6), counted(107.7e6, source_url=url))
    assert row["same_page"] is same


def test_words_count_bands_sides_and_what_is_missing():
    """The conclusion has the bands, the sides, circular evidence and the reasons."""
    texts = [document(name, url=f"https://example.org/{name}") for name in "abcd"]
    rows = stated(
        amount(107.7e6),
        amount(117e6, doc="b", sign="~"),
        amount(150e6, doc="c", reporter="KAZ", measure="exports"),
        amount(5e6, doc="d", period=None),
        documents=texts,
    )
    found = official.against(
        rows,
        series(
            counted(107.7e6, source_url="https://example.org/a"),
            counted(117e6, side="SRB", partner="KAZ"),
            counted(30e6, measure="exports"),
        ),
    )
    said = str(words(official.describe(found)))
    assert said.startswith(
        "- 3 claims of 4 can be held against an official count: 2 within rounding and wording "
        "and 1 more than 25 % off."
    )
    assert "1 of these counts is quoted from the very page" in said
    assert "they stand: 1 with Kazakhstan and 1 with Serbia" in said
    assert "USD 150 million (outlet c, 2026-02-10) against USD 30 million by the count of" in said
    assert said.endswith("Not compared: no period stated (1).")
    assert official.matched(found)["doc_id"].tolist() == ["c", "a", "b"]
    assert official.unmatched(found)["doc_id"].tolist() == ["d"]


def test_a_claim_that_fits_the_other_sides_count_is_named():
    """Exports that the exporter is said to have counted, and that fit the importer's count."""
    rows = stated(amount(40e6, measure="exports"))
    found = official.against(
        rows,
        series(
            counted(30e6, measure="exports"),
            counted(40e6, side="SRB", partner="KAZ", measure="imports"),
        ),
    )
    assert "this fits the count of Serbia instead" in official.describe(found)


def test_without_claims_or_series_the_words_say_so():
    """No claims, or no series: said in words, in frames with the same columns."""
    none = official.against(stated(), series(counted(107.7e6)))
    assert official.describe(none).startswith("No amount and no growth is stated as achieved")
    lost = official.against(stated(amount(5e6)), NONE)
    assert official.describe(lost).startswith("No claim has an official count to be compared with")
    assert list(none) == list(lost)
    assert counts.describe(counts.mirror(counts.counts(NONE))).startswith(
        "No flow is counted by both"
    )


def test_the_corpus_stands_with_the_offices_that_are_known(tmp_path):
    """In the corpus 4.1 billion stands with Kazakhstan and 5.3 with Turkey, 31.2 with China."""
    from test_analysis_series import REFERENCE

    found = official.matched(official.against(gold_stated(), read_series(REFERENCE)))
    amounts = found[found["quantity"] == "amount"].drop_duplicates(["parties", "value", "period"])
    stands = amounts.set_index(["parties", "period", "value"])["stands"]
    assert stands["KAZ>TUR", "2021", 4.1e9] == "KAZ"
    assert stands["KAZ>TUR", "2021", 5.3e9] == "TUR"
    assert stands["CHN>KAZ", "2022", 31.2e9] == "CHN"
    assert stands["KAZ>SRB", "2025", 117e6] == "SRB"


def test_a_download_of_comtrade_is_held_against_claims(tmp_path):
    """From a file as Comtrade gives it to the verdict: each office's turnover, each claim."""
    lines = [
        plus("KAZ", "SRB", "X", 30e6),
        plus("KAZ", "SRB", "M", 43.8e6),
        plus("SRB", "KAZ", "X", 60e6),
        plus("SRB", "KAZ", "M", 45e6),
    ]
    path = tmp_path / "TradeData.csv"
    path.write_text(comtrade.csv(comtrade.PLUS, lines, end=","), encoding="latin-1")
    rows = stated(amount(73.8e6, period="2022"), amount(105e6, period="2022", doc="b"))
    found = official.against(rows, read_series(path)).set_index("value")
    assert found["stands"].to_dict() == {73.8e6: "KAZ", 105e6: "SRB"}
    assert found["official_computed"].unique().tolist() == ["exports + imports"]
