"""The data contract in code: columns, dtypes and vocabularies, stated once.

Everything that writes, reads or checks a frame takes its columns from here.
"""

from typing import Literal, get_args

Kind = Literal["amount", "growth", "share", "rate"]
Comparator = Literal["=", "~", ">", "<"]
Status = Literal["actual", "target", "forecast"]
Measure = Literal["turnover", "exports", "imports", "balance", "investment", "gdp", "other"]

KINDS: tuple[str, ...] = get_args(Kind)
COMPARATORS: tuple[str, ...] = get_args(Comparator)
STATUSES: tuple[str, ...] = get_args(Status)
MEASURES: tuple[str, ...] = get_args(Measure)

#: units that are not an ISO 4217 code
RATIO_UNITS: tuple[str, ...] = ("percent", "factor", "pp")

#: codes that stand beside ISO 3166-1 alpha-3: the world and groups of countries
WORLD = "WLD"
GROUPS: tuple[str, ...] = (
    "EU", "EAEU", "CIS", "OTS", "ASEAN", "GCC", "BRICS", "SCO", "CENTRAL_ASIA", "AFRICA",
)  # fmt: skip

# A dtype here is one of: text, integer, number, date. `frames` says which pandas dtype each is.
DOCUMENT_COLUMNS: dict[str, str] = {
    "doc_id": "text",
    "published": "date",
    "publisher": "text",
    "lang": "text",
    "title": "text",
    "url": "text",
    "text": "text",
}

FIGURE_COLUMNS: dict[str, str] = {
    "doc_id": "text",
    "figure_id": "text",
    "claim_id": "text",
    "start": "integer",
    "end": "integer",
    "surface": "text",
    "sentence": "text",
    "kind": "text",
    "value": "number",
    "value_high": "number",
    "unit": "text",
    "ratio": "number",
    "comparator": "text",
    "status": "text",
    "measure": "text",
    "reporter": "text",
    "partner": "text",
    "product": "text",
    "period_start": "date",
    "period_end": "date",
    "base_start": "date",
    "base_end": "date",
}

#: what a figures frame also carries of its document, so that a claim can say who said it and when
CLAIM_COLUMNS: dict[str, str] = {
    "claim_id": "text",
    "doc_id": "text",
    "published": "date",
    "publisher": "text",
    "measure": "text",
    "reporter": "text",
    "partner": "text",
    "pair": "text",
    "product": "text",
    "status": "text",
    "period_start": "date",
    "period_end": "date",
    "amount": "number",
    "amount_high": "number",
    "currency": "text",
    "comparator": "text",
    "growth_ratio": "number",
    "base_start": "date",
    "base_end": "date",
    "base_amount": "number",
    "implied_base_amount": "number",
}
