"""Amounts in one currency, at the average rate of the period that they are about.

The rates are those that HM Revenue and Customs of the United Kingdom has published, which come
with the package `hmrc-rates` and need no network. A calendar year, and a year to March, is taken
at the yearly average (from 2010 on); every other period at the mean of its monthly rates (from
February 2014 on), each of which is fixed shortly before its month; a span of whole calendar years
for which there are no monthly rates at the mean of its yearly averages. Rates are per pound, so
one currency is set against another through the pound. What has no rate stays missing, with the
reason: nothing is taken from a neighbouring period.
"""

from functools import cache
from typing import TYPE_CHECKING

import pandas as pd

from tradeparse.analysis import periods, wording
from tradeparse.errors import RatesMissing, UnknownChoice

if TYPE_CHECKING:
    from hmrc_rates import Rates, Table

SOURCE = "HMRC"
YEARLY = f"{SOURCE} yearly average"
MONTHLY = f"{SOURCE} monthly rates, mean of"
SAME = "same currency"
#: where a frame has its amounts: (column, currency); and what goes along with each
AMOUNTS = (("amount", "currency", ("amount_high",)), ("value", "unit", ("value_high",)))
RATE_COLUMNS = ("rate", "rate_source", "rate_period", "rate_missing")

Period = tuple[pd.Timestamp, pd.Timestamp]


def convert(frame: pd.DataFrame, into: str = "USD") -> pd.DataFrame:
    """`frame` and what its amounts are worth in one currency, computed; the amounts stay.

    frame: claims, `evidence.stated`, or official series: it has `amount` in `currency`, or
    `value` in `unit`, and `period_start` and `period_end`. into: an ISO 4217 code.

    Columns besides: `amount_usd` (named after `into`), and `amount_usd_high` where the frame
    has an upper bound; `rate`, how much of `into` one unit of the currency is worth;
    `rate_source` and `rate_period`, what it is the average of; `rate_missing`, why there is none
    ("no period stated", "no rate of TJS in 2022"). An amount that is in `into` already has the
    rate 1, period or not. Rows about something else than money (growth) have none of it.
    Raises UnknownChoice for a currency without any rate, RatesMissing where the rates are not
    installed.
    """
    into = _known(into)
    value, unit, tops = next(names for names in AMOUNTS if names[0] in frame and names[1] in frame)
    codes = frame[unit].where(frame[value].notna())
    asked = zip(codes, frame["period_start"], frame["period_end"], strict=True)
    found = [_found(str(code), start, end, into) for code, start, end in asked]
    rates = pd.DataFrame(found, columns=list(RATE_COLUMNS), index=frame.index)
    rates = rates.astype({"rate": "float64", **dict.fromkeys(RATE_COLUMNS[1:], "str")})
    name = f"amount_{into.lower()}"
    worth = {name: frame[value] * rates["rate"]}
    worth |= {f"{name}_high": frame[top] * rates["rate"] for top in tops if top in frame}
    return frame.assign(**worth, **{column: rates[column] for column in RATE_COLUMNS})


def coverage() -> str:
    """For which time there are rates, in words."""
    months = _rates().months()
    first, last = (f"{m.year}-{m.month:02}" for m in (months[0], months[-1]))
    years = [period.year for period in _rates().average_periods() if not period.is_march]
    return (
        f"Rates: {SOURCE}, monthly from {first} to {last}, "
        f"yearly averages from {years[0]} to {years[-1]}"
    )


def describe(converted: pd.DataFrame) -> str:
    """How many amounts of a `convert`ed frame have a rate, and why others have none."""
    money = converted[converted["rate"].notna() | converted["rate_missing"].notna()]
    foreign = money[money["rate_source"] != SAME]
    if foreign.empty:
        return "No amount had to be converted."
    missing = foreign["rate_missing"].value_counts()
    known = int(foreign["rate"].notna().sum())
    opening = f"{wording.counted(known, 'amount')} converted, {len(foreign) - known} not"
    reasons = [f"{why} ({count})" for why, count in missing.items()]
    return f"{opening}{': ' if reasons else ''}{wording.listed(reasons)}. {coverage()}."


def _found(
    code: str, start: pd.Timestamp, end: pd.Timestamp, into: str
) -> tuple[float, str | None, str | None, str | None]:
    """rate, source, period, and why there is no rate."""
    if len(code) != 3 or not code.isupper():
        return float("nan"), None, None, None  # a growth, or nothing at all
    if code == into:
        return 1.0, SAME, None, None
    if wording.missing(start) or wording.missing(end):
        return float("nan"), None, None, periods.NO_PERIOD
    rate, source = _average(code, into, start, end)
    period = periods.label(start, end)
    if rate is None:
        return float("nan"), None, None, f"no rate of {code} in {period}"
    return rate, source, period, None


@cache
def _average(
    code: str, into: str, start: pd.Timestamp, end: pd.Timestamp
) -> tuple[float | None, str]:
    """How much of `into` one `code` is worth on average, and where that is from."""
    if periods.kind(start, end) == periods.YEAR:
        rate = _yearly(code, into, end)
        if rate is not None:
            return rate, YEARLY
    months = pd.period_range(start, end, freq="M")
    monthly = [_monthly(code, into, month.year, month.month) for month in months]
    if None not in monthly:
        return _mean(monthly), f"{MONTHLY} {wording.counted(len(months), 'month')}"
    if start.month == 1 and end.month == 12 and periods.kind(start, end) == periods.SPAN:
        ends = [pd.Timestamp(year, 12, 31) for year in range(start.year, end.year + 1)]
        yearly = [_yearly(code, into, last) for last in ends]
        if None not in yearly:
            return _mean(yearly), f"{YEARLY}, mean of {len(yearly)} years"
    return None, ""


def _mean(rates: list[float | None]) -> float:
    return sum(rate for rate in rates if rate is not None) / len(rates)


def _yearly(code: str, into: str, end: pd.Timestamp) -> float | None:
    """The average of the year to `end`; None where there is no table or it lacks a currency."""
    from hmrc_rates import PeriodNotAvailableError, YearEnd

    ends = {3: YearEnd.march, 12: YearEnd.december}
    if end.month not in ends:
        return None
    try:
        table = _rates().average(ends[end.month](end.year))
    except PeriodNotAvailableError:
        return None
    return _crossed(table, code, into)


def _monthly(code: str, into: str, year: int, month: int) -> float | None:
    from hmrc_rates import PeriodNotAvailableError, YearMonth

    try:
        table = _rates().monthly(YearMonth(year, month))
    except PeriodNotAvailableError:
        return None
    return _crossed(table, code, into)


def _crossed(table: "Table", code: str, into: str) -> float | None:
    """One `code` in `into`, through the pound."""
    one, other = table.get(code), table.get(into)
    if one is None or other is None:
        return None
    return float(other.units_per_gbp / one.units_per_gbp)


def _known(into: str) -> str:
    rates = _rates()
    from hmrc_rates import RateType

    kinds = (RateType.MONTHLY, RateType.AVERAGE)
    codes = {currency.code for kind in kinds for currency in rates.currencies(kind)} | {"GBP"}
    if into not in codes:
        raise UnknownChoice(
            f"the currency is {into!r}, and there are rates of {len(codes)} others, among them "
            "USD, EUR, CNY and KZT. Set an ISO 4217 code in capitals."
        )
    return into


@cache
def _rates() -> "Rates":
    try:
        from hmrc_rates import Rates
    except ImportError as error:
        raise RatesMissing(
            "amounts are converted at the rates of hmrc-rates, which is not installed. "
            'Install it: pip install "tradeparse[rates]"'
        ) from error
    return Rates()
