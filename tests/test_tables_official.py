"""Tables of claims beside counts, of both offices, and of how far targets are."""

from samples import amount, document, growth, stated
from test_analysis_official import counted, series
from test_tables import cells

from tradeparse import tables
from tradeparse.analysis import counts, official
from tradeparse.analysis.growth import implied
from tradeparse.analysis.progress import progress

COUNTED = series(
    counted(107.7e6, source="office of Kazakhstan"),
    counted(117e6, side="SRB", partner="KAZ", source="office of Serbia (some)", comparator="~"),
    counted(3.9e9, measure="exports", source_url="https://example.org/a"),
)


def held(*figures, into=""):
    """Figures held against the counts."""
    texts = [document("a", url="https://example.org/a")]
    return official.against(stated(*figures, documents=texts), COUNTED, into)


def test_a_claim_stands_beside_both_counts():
    """A row has the claim, both counts with their offices and sources, the ratio, the fit."""
    head, row = cells(tables.official(held(amount(120e6, sign="~"))))
    assert head[:4] == ["Fact", "Claimed", "Counted", "By the other side"]
    assert row[:6] == [
        "Kazakhstan – Serbia, turnover 2025",
        "about USD 120 million",
        "USD 117 million Serbia office of Serbia (some)",
        "USD 107.7 million Kazakhstan office of Kazakhstan",
        "1.03",
        "within rounding and wording with Serbia",
    ]
    assert row[6].startswith("outlet a, 2026-02-10")


def test_what_weakens_or_explains_a_fit_is_named():
    """A count of the claim's own page, and what a claim far off would fit, stand in its row."""
    _, circular = cells(tables.official(held(amount(3.9e9, "3.9 billion", measure="exports"))))
    assert circular[5].endswith("with Kazakhstan count quoted from the same page")
    _, slip = cells(tables.official(held(amount(3.9e12, "3.9 trillion", measure="exports"))))
    assert "would fit a thousandth of it" in slip[5]


def test_a_converted_claim_keeps_what_was_said():
    """A claim in another currency shows what was said, and below it what it was converted to."""
    rows = official.against(
        stated(amount(100e6, unit="EUR", period="2022")), series(counted(106e6, "2022")), "USD"
    )
    _, row = cells(tables.official(rows))
    assert row[1] == "EUR 100 million USD 106 million at average rates"


def test_claims_without_a_count_say_why():
    """What could not be compared is listed with its reason, or it is said that there is none."""
    _, row = cells(tables.unmatched(held(amount(5e6, period=None))))
    assert row[2] == "no period stated"
    assert tables.unmatched(held(amount(107.7e6))).plain == "Every claim has an official count."
    assert tables.unmatched(held()).plain == "No claim is stated as achieved."
    assert tables.official(held()).plain.startswith("No claim has an official count")


def test_the_two_offices_stand_side_by_side():
    """A row has both counts with their offices, and how far they are apart."""
    _, row = cells(tables.mirror(counts.mirror(counts.counts(COUNTED))))
    assert row[2:5] == ["USD 107.7 million Kazakhstan", "USD 117 million Serbia", "8.6 %"]
    assert tables.mirror(counts.mirror(counts.counts(series()))).plain.startswith("No flow is")


def test_a_target_stands_with_its_path_and_need():
    """A row has the target, its path, and the growth a year that is needed with its range."""
    rows = progress(
        stated(
            amount(4e9, "4 billion", period="2020"),
            amount(5e9, "5 billion", doc="b"),
            amount(10e9, "10 billion", at=60, period="2030", status="target"),
            documents=[document("a", "2021-02-16")],
        )
    )
    _, row = cells(tables.progress(rows))
    assert row[1:] == [
        "USD 10 billion for 2030",
        "2021-02",
        "USD 4 billion 2020",
        "USD 5 billion 2025, +4.56 % a year",
        "×2 +14.9 % a year +13.7 % to +16 %",
        "open 16 more years at the pace so far",
    ]
    assert tables.progress(progress(stated())).plain == "No target is stated."


def test_an_implied_base_has_its_other_reading():
    """Below an implied base stand its interval and what N times more would imply."""
    grown = implied(
        stated(
            amount(52.9e6, "52.9 million", claim="c"),
            growth(3.7, "3.7 times higher", "factor", claim="c"),
        )
    )
    _, row = cells(tables.growth(grown))
    assert row[4] == ("USD 14.3 million USD 14.1–14.5 million or, as times more, USD 11.3 million")
