"""Downloads of UN Comtrade: which of their lines are totals of trade, and what these say.

Comtrade counts in dollars: exports free on board, imports with freight and insurance. A reporter
is the country whose office counted.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

import pandas as pd
from babel.core import get_global

from tradeparse.analysis.sheets import Line, Sheet
from tradeparse.errors import UnreadableSeries
from tradeparse.packs.cldr import alpha3
from tradeparse.schema import WORLD

PLUS = ("period", "reporterCode", "flowCode", "partnerCode", "cmdCode", "primaryValue")
OLD = (
    "Period", "Trade Flow or Trade Flow Code", "Reporter ISO or Reporter Code",
    "Partner ISO or Partner Code", "Commodity Code", "Trade Value (US$)",
)  # fmt: skip

TOTAL = "TOTAL"
EXPORTS, IMPORTS = "exports", "imports"
#: re-exports and re-imports are parts of these, and left out
FLOWS = {
    "x": EXPORTS, "2": EXPORTS, "export": EXPORTS, "exports": EXPORTS,
    "m": IMPORTS, "1": IMPORTS, "import": IMPORTS, "imports": IMPORTS,
}  # fmt: skip
#: where Comtrade's number of a country is not the one of M49
NUMBERS = {
    "0": WORLD, "97": "EU", "251": "FRA", "381": "ITA", "490": "TWN", "579": "NOR", "699": "IND",
    "757": "CHE", "841": "USA", "842": "USA",
}  # fmt: skip
_PERIOD = re.compile(r"(\d{4})(0[1-9]|1[0-2])?")
#: what breaks a total down, and the cell that says that a line does not
WHOLE = {
    "partner2Code": "0", "2nd Partner Code": "0", "customsCode": "C00", "Customs Proc. Code": "C00",
    "motCode": "0", "Mode of Transport Code": "0", "mosCode": "0",
}  # fmt: skip


def plus(sheet: Sheet) -> Iterator[dict]:
    """The totals in a download of Comtrade Plus."""
    return _totals(sheet, "reporter", "partner", "flowCode", "cmdCode", "primaryValue", _services)


def old(sheet: Sheet) -> Iterator[dict]:
    """The totals in a download of Comtrade as it was before 2023."""
    flow = "Trade Flow" if "Trade Flow" in sheet else "Trade Flow Code"
    return _totals(sheet, "Reporter", "Partner", flow, "Commodity Code", "Trade Value (US$)")


def _services(line: Line) -> bool:
    return line["typeCode"] == "S"


def _nothing(_: Line) -> bool:
    return False


def _totals(
    sheet: Sheet,
    reporter: str,
    partner: str,
    flow: str,
    product: str,
    value: str,
    other: Callable[[Line], bool] = _nothing,
) -> Iterator[dict]:
    """A record for each line that is a total between two countries; the columns by their names."""
    kept = 0
    for line in sheet.lines:
        countries = [_country(line, party) for party in (reporter, partner)]
        measure = FLOWS.get(line[flow].lower())
        if line[product] != TOTAL or measure is None or None in countries:
            continue
        if other(line) or _broken_down(line):
            continue
        kept += 1
        start, end = _period(line)
        yield {
            "reporter": countries[0],
            "partner": countries[1],
            "measure": measure,
            "period_start": start,
            "period_end": end,
            "amount": _amount(line, value),
            "currency": "USD",
            "comparator": "=",
            "side": countries[0],
            "source": f"UN Comtrade ({sheet.name})",
            "source_url": None,
        }
    if sheet.lines and not kept:
        raise UnreadableSeries(_without_totals(sheet, product))


def _without_totals(sheet: Sheet, product: str) -> str:
    products = sorted({line[product] for line in sheet.lines})
    return (
        f"{sheet.name}: none of its {len(sheet.lines)} lines is a total of exports or imports "
        f"between two countries; {product} is {', '.join(products[:5])}. Download it again for "
        f"all commodities ({TOTAL}), with the second partner World and all modes of transport."
    )


def _broken_down(line: Line) -> bool:
    """Whether a line is a part of a total: one mode of transport, one second partner."""
    return any(line[column] not in ("", whole) for column, whole in WHOLE.items())


def _country(line: Line, party: str) -> str | None:
    """The alpha-3 code of a party, by its number or by its ISO code; None for no country."""
    number, iso = line[f"{party} Code"].lstrip("0") or "0", line[f"{party} ISO"]
    if not line[f"{party} Code"]:
        number = ""
    if number in NUMBERS:
        return NUMBERS[number]
    if iso in (WORLD, "W00"):
        return WORLD
    return iso if iso in _alpha3() else _by_number(number)


@cache
def _by_number(number: str) -> str | None:
    """The alpha-3 code of a number of M49."""
    found = get_global("territory_aliases").get(number.zfill(3), [])
    return alpha3().get(found[0]) if len(found) == 1 else None


@cache
def _alpha3() -> frozenset[str]:
    return frozenset(alpha3().values())


def _period(line: Line) -> tuple[pd.Timestamp, pd.Timestamp]:
    """The first and the last day of "2022" or "202209"."""
    days = _days(line["period"])
    if days is None:
        raise line.wrong("period", "a year as 2022, or a month as 202209")
    return days


@cache
def _days(text: str) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    period = _PERIOD.fullmatch(text)
    if period is None:
        return None
    year, month = int(period[1]), period[2]
    whole = pd.Period(year=year, month=int(month or 1), freq="M" if month else "Y")
    return whole.start_time.normalize(), whole.end_time.normalize()


def _amount(line: Line, column: str) -> float:
    try:
        return float(line[column])
    except ValueError as error:
        raise line.wrong(column, "a number of dollars") from error
