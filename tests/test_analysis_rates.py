"""Amounts in one currency: the rate, where it is from, and what has none."""

import math
import sys

import pandas as pd
import pytest
from samples import amount, growth, stated

from tradeparse.analysis import rates
from tradeparse.errors import RatesMissing, UnknownChoice

PERIODS = {
    "2022": ("2022-01-01", "2022-12-31"),
    "Jan–Sep 2022": ("2022-01-01", "2022-09-30"),
    "2011–2013": ("2011-01-01", "2013-12-31"),
    "H1 2012": ("2012-01-01", "2012-06-30"),
    "Apr 2022 – Mar 2023": ("2022-04-01", "2023-03-31"),
    "2035": ("2035-01-01", "2035-12-31"),
    "none": (None, None),
}


def claims(*rows):
    """A claims frame's columns about money: (amount, currency, period)."""
    days = [PERIODS[period] for *_, period in rows]
    return pd.DataFrame(
        {
            "amount": [float(value) for value, *_ in rows],
            "currency": [code for _, code, _ in rows],
            "period_start": pd.to_datetime([start for start, _ in days]),
            "period_end": pd.to_datetime([end for _, end in days]),
        }
    )


def only(value, currency, period, into="USD"):
    """The one converted row."""
    [row] = rates.convert(claims((value, currency, period)), into).to_dict("records")
    return row


@pytest.mark.parametrize(
    ("currency", "period", "rate", "source"),
    [
        ("EUR", "2022", 1.0607, "HMRC yearly average"),
        ("KZT", "2022", 1 / 457.8, "HMRC yearly average"),
        ("KZT", "Jan–Sep 2022", 1 / 452.8, "HMRC monthly rates, mean of 9 months"),
        ("INR", "Apr 2022 – Mar 2023", 1 / 79.9, "HMRC yearly average"),
        ("EUR", "2011–2013", 1.334, "HMRC yearly average, mean of 3 years"),
        ("GBP", "2022", 1.2495, "HMRC yearly average"),
    ],
)
def test_an_amount_is_converted_at_the_average_of_its_period(currency, period, rate, source):
    """The rate is the average of the claim's own period, and says what it is the average of."""
    row = only(2e9, currency, period)
    assert row["rate"] == pytest.approx(rate, rel=1e-3)
    assert row["amount_usd"] == 2e9 * row["rate"]
    assert (row["rate_source"], row["rate_period"]) == (source, period)
    assert (row["amount"], row["currency"]) == (2e9, currency)


@pytest.mark.parametrize(
    "currency", ["KZT", "RSD", "AED", "UZS", "KGS", "AZN", "RUB", "TRY", "CNY"]
)
def test_the_currencies_of_the_region_have_rates(currency):
    """The region's currencies have rates for years and for months, in either direction."""
    there = only(1, currency, "2022")["amount_usd"]
    back = only(1, "USD", "2022", currency)[f"amount_{currency.lower()}"]
    assert there * back == pytest.approx(1)
    assert only(1, currency, "Jan–Sep 2022")["amount_usd"] == pytest.approx(there, rel=0.1)


@pytest.mark.parametrize(
    ("currency", "period", "reason"),
    [
        ("EUR", "none", "no period stated"),
        ("TJS", "2022", "no rate of TJS in 2022"),
        ("EUR", "H1 2012", "no rate of EUR in H1 2012"),
        ("EUR", "2035", "no rate of EUR in 2035"),
        ("XXX", "2022", "no rate of XXX in 2022"),
    ],
)
def test_without_a_rate_the_amount_is_missing_and_it_is_said_why(currency, period, reason):
    """No rate is taken from another period, and none is made up."""
    row = only(5e6, currency, period)
    assert math.isnan(row["amount_usd"])
    assert math.isnan(row["rate"])
    assert row["rate_missing"] == reason
    assert row["amount"] == 5e6


def test_its_own_currency_needs_no_rate():
    """Dollars are dollars, with a period or without."""
    row = only(5e6, "USD", "none")
    assert (row["amount_usd"], row["rate"], row["rate_source"]) == (5e6, 1, "same currency")


def test_what_is_stated_is_converted_with_its_range_and_growth_is_not():
    """In the stated frame both ends of a range are converted; a growth has no rate."""
    rows = rates.convert(
        stated(amount(2e9, unit="EUR", high=3e9, period="2022"), growth(7, at=9)), "USD"
    )
    money, change = rows.sort_values("quantity").to_dict("records")
    assert money["amount_usd_high"] == pytest.approx(1.5 * money["amount_usd"])
    assert (money["value"], money["unit"]) == (2e9, "EUR")
    assert math.isnan(change["rate"])
    assert pd.isna(change["rate_missing"])


def test_an_empty_frame_has_the_columns():
    """No claims have no rates, in columns of the same types."""
    none, some = rates.convert(claims()), rates.convert(claims((1, "EUR", "2022")))
    assert list(none) == list(some)
    assert none[list(rates.RATE_COLUMNS)].dtypes.equals(some[list(rates.RATE_COLUMNS)].dtypes)


def test_words_count_what_is_missing_and_name_the_coverage():
    """The words say how many are converted, why others are not, and which time is covered."""
    rows = claims((1, "EUR", "2022"), (1, "TJS", "2022"), (1, "EUR", "none"), (1, "USD", "2022"))
    said = rates.describe(rates.convert(rows))
    assert said.startswith("1 amount converted, 2 not: no rate of TJS in 2022 (1) and no period")
    assert "HMRC, monthly from 2014-02 to 20" in said
    assert rates.describe(rates.convert(claims())) == "No amount had to be converted."


def test_an_unknown_currency_is_refused():
    """A currency that has no rates at all is refused, with what can be asked for."""
    with pytest.raises(UnknownChoice, match=r"the currency is 'usd'.*Set an ISO 4217 code"):
        rates.convert(claims(), "usd")


def test_without_the_extra_the_error_says_what_to_install(monkeypatch):
    """Where hmrc-rates is not installed, the error names the extra."""
    rates._rates.cache_clear()
    monkeypatch.setitem(sys.modules, "hmrc_rates", None)
    with pytest.raises(RatesMissing, match=r'pip install "tradeparse\[rates\]"'):
        rates.convert(claims())
