"""Official series from files: the reader's own CSV, or downloads of UN Comtrade as they come."""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd

from tradeparse.analysis import comtrade, wording
from tradeparse.analysis.sheets import Line, Sheet, read_sheet
from tradeparse.errors import UnreadableSeries
from tradeparse.frames.columns import PANDAS_DTYPES
from tradeparse.packs import Word, pack
from tradeparse.packs.lexicon import Lexicon
from tradeparse.parse.view import lower
from tradeparse.schema import COMPARATORS, GROUPS

SERIES_COLUMNS = {
    "reporter": "text",
    "partner": "text",
    "measure": "text",
    "period_start": "date",
    "period_end": "date",
    "amount": "number",
    "currency": "text",
    "comparator": "text",
    "side": "text",
    "source": "text",
    "source_url": "text",
}
KEY = ["reporter", "partner", "measure", "period_start", "period_end", "currency", "side"]
MEASURES = ("turnover", "exports", "imports", "balance")
ENDINGS = (".csv", ".txt", ".tsv")

_CODE = re.compile(r"[A-Z]{3}")
_BRACKET = re.compile(r"\(([^()]+)\)\s*\Z")


@dataclass(frozen=True, slots=True)
class Form:
    """A form that a file can have: its name, the columns that tell it, and how it is read."""

    name: str
    columns: tuple[str, ...]
    records: Callable[[Sheet], Iterator[dict]]


def read_series(*sources: str | Path) -> pd.DataFrame:
    """One row per flow and period that an office of statistics counted, from CSV files.

    sources: files, or folders of them. Each is recognised by its columns:

    - your own series: reporter, partner, measure, period_start, period_end, amount, currency, and
      if you like side, comparator, source, source_url, as in data/reference;
    - UN Comtrade Plus, as downloaded or fetched: period, reporterCode, flowCode, primaryValue …;
    - UN Comtrade before 2023: Year, Period, Trade Flow, Reporter ISO, Trade Value (US$) ….

    Of Comtrade the totals of exports and imports are taken, imports as counted with freight and
    insurance. The columns are those of `SERIES_COLUMNS`: `side` is the country whose office
    counted, the reporter unless the file says otherwise; `amount` in units of `currency`;
    `comparator` as the file has it, or as a bracket at the end of `source` words it: "(exceeded)".
    What two rows state about one thing (flow, period, currency, side) the later one says.
    Raises UnreadableSeries with the file, the place and the remedy.
    """
    files = [file for source in sources if str(source) for file in _files(Path(source))]
    rows = [row for file in files for row in _read(file)]
    frame = pd.DataFrame(rows, columns=list(SERIES_COLUMNS), dtype=object)
    frame = frame.astype({name: PANDAS_DTYPES[kind] for name, kind in SERIES_COLUMNS.items()})
    frame = frame.drop_duplicates(KEY, keep="last")
    return frame.sort_values(KEY, ignore_index=True)


def describe(series: pd.DataFrame) -> str:
    """What a frame of series holds, in Markdown, for the data notes."""
    if series.empty:
        return "- **Official series**: none was read."
    offices = [wording.country(code) for code in series["side"].value_counts().index]
    first, last = series["period_start"].min(), series["period_end"].max()
    sources = series["source"].dropna().value_counts().index
    named = wording.listed((wording.plain(name) for name in sources), 3)
    return (
        f"- **Official series**: {wording.counted(len(series), 'count')} by "
        f"{wording.listed(offices, 6)}, {first:%Y-%m-%d} to {last:%Y-%m-%d}, in "
        f"{wording.listed(sorted(series['currency'].unique()))}; from {named}."
    )


def _files(source: Path) -> list[Path]:
    if source.is_dir():
        return sorted(file for file in source.iterdir() if file.suffix.lower() in ENDINGS)
    if not source.is_file():
        raise UnreadableSeries(
            f"{source}: there is no such file or folder of series. Check the path."
        )
    return [source]


def _read(file: Path) -> Iterator[dict]:
    sheet = read_sheet(file)
    return _form(sheet).records(sheet)


def _form(sheet: Sheet) -> Form:
    """The form of a file, by its columns."""
    lacks = {form: [name for name in form.columns if name not in sheet] for form in FORMS}
    nearest = min(FORMS, key=lambda form: len(lacks[form]) / len(form.columns))
    if not lacks[nearest]:
        return nearest
    raise UnreadableSeries(
        f"{sheet.name}: its columns ({sheet.shown}) are those of no series that can be read. "
        f"Nearest is {nearest.name}, which also has {', '.join(lacks[nearest])}. Add or rename "
        "these, or download the series again as CSV."
    )


def _own(sheet: Sheet) -> Iterator[dict]:
    """The rows of a file in the form of data/reference."""
    for line in sheet.lines:
        start, end = _day(line, "period_start"), _day(line, "period_end")
        if end < start:
            raise line.wrong("period_end", "a day after period_start")
        reporter, source = _country(line, "reporter"), line["source"]
        yield {
            "reporter": reporter,
            "partner": _country(line, "partner"),
            "measure": line.choice("measure", MEASURES),
            "period_start": start,
            "period_end": end,
            "amount": _amount(line),
            "currency": _code(line, "currency", "an ISO 4217 code in capitals"),
            "comparator": line.choice("comparator", COMPARATORS, _worded(source)),
            "side": _country(line, "side") if line["side"] else reporter,
            "source": source or sheet.name,
            "source_url": line["source_url"] or None,
        }


def _country(line: Line, column: str) -> str:
    if line[column] in GROUPS:
        return line[column]
    return _code(line, column, "an ISO 3166-1 alpha-3 code in capitals, or a group such as EU")


def _code(line: Line, column: str, what: str) -> str:
    if not _CODE.fullmatch(line[column]):
        raise line.wrong(column, what)
    return line[column]


def _day(line: Line, column: str) -> date:
    try:
        return date.fromisoformat(line[column])
    except ValueError as error:
        raise line.wrong(column, "a day as 2022-12-31") from error


def _amount(line: Line) -> float:
    try:
        amount = float(line["amount"].replace("_", "x"))
    except ValueError:
        amount = math.nan
    if not math.isfinite(amount):
        raise line.wrong("amount", "a number in whole units, as 107700000 or 107700000.00")
    return amount


def _worded(source: str) -> str:
    """The comparator that a bracket at the end of a source gives in English words."""
    bracket = _BRACKET.search(source)
    if bracket is None:
        return "="
    words = bracket[1].strip()
    found = _exactness().find(words, lower(words))
    whole = [entry.value for start, end, entry in found if (start, end) == (0, len(words))]
    return next((str(word.value) for word in whole if isinstance(word, Word)), "=")


@cache
def _exactness() -> Lexicon:
    return Lexicon(entry for entry in pack("en").lexicon.entries() if entry.tag == "compare")


FORMS = (
    Form(
        "your own series",
        ("reporter", "partner", "measure", "period_start", "period_end", "amount", "currency"),
        _own,
    ),
    Form("UN Comtrade Plus", comtrade.PLUS, comtrade.plus),
    Form("UN Comtrade before 2023", comtrade.OLD, comtrade.old),
)
