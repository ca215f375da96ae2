"""Each tool as its documentation uses it, and its answers turned into findings.

A tool is imported by name when it is loaded, since none is in the environment of another.
What turns an answer into findings is a function of its own, which needs no tool installed.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from importlib import import_module
from itertools import chain
from typing import Any

from benchmarks.peers.finding import Finding, Kind

Reader = Callable[[str], Iterable[Finding]]

PERCENT = ("percent",)
#: how the units begin that quantulum3 makes of "percent" and "per cent"
PERCENTAGES = ("percent", "per cent")
#: what price-parser is shown: a number, what touches it, a word before it and two behind it
CANDIDATE = re.compile(r"(?:[^\W\d]+ )?[^\s\d]*\d[\d.,]*[^\s\d]*(?: [^\s\d]+){0,2}")
SCALES = {"thousand": 1e3, "k": 1e3, "trillion": 1e12, "trn": 1e12}
SCALES |= dict.fromkeys(("million", "mln", "mn", "m"), 1e6)
SCALES |= dict.fromkeys(("billion", "bln", "bn", "b"), 1e9)
SCALE = re.compile(rf"\d ?({'|'.join(SCALES)})\b", re.IGNORECASE)


def tradeparse() -> Reader:
    """`extract`, on the text alone: it learns neither the date nor the source."""
    extract = import_module("tradeparse.parse").extract
    document = import_module("tradeparse.records").Document

    def read(text: str) -> Iterable[Finding]:
        return _each(figure_findings, extract([document(doc_id="", text=text, lang="en")]))

    return read


def figure_findings(figure: Any) -> Iterator[Finding]:
    """A Figure of tradeparse; factors and percentage points are not compared."""
    if figure.unit in ("factor", "pp"):
        return
    kind: Kind = "percent" if figure.unit == "percent" else "money"
    for value in (figure.value, figure.value_high):
        if value is not None:
            yield Finding(figure.start, figure.end, kind, value, (figure.unit,))


def quantulum3() -> Reader:
    """`parser.parse`, with the classifier that tells units of one name apart."""
    parse = import_module("quantulum3.parser").parse
    return lambda text: _each(quantity_findings, parse(text))


def quantity_findings(quantity: Any) -> Iterator[Finding]:
    """A Quantity of quantulum3 that is of a currency or a percentage.

    "5 percent year on year" is percent years to it, and counts. A range comes as its mean and
    the distance from there to both ends; a dollar of which no more is said may be any.
    """
    unit = quantity.unit
    kind: Kind = "percent" if unit.name.startswith(PERCENTAGES) else "money"
    if kind == "money" and unit.entity.name != "currency":
        return
    name = unit.name if unit.name == "dollar" else unit.currency_code or unit.name
    start, end = quantity.span
    distance = quantity.uncertainty or 0.0
    for value in sorted({quantity.value - distance, quantity.value + distance}):
        yield Finding(start, end, kind, value, PERCENT if kind == "percent" else (name,))


def recognizers_text() -> Reader:
    """The models of `recognize_currency` and `recognize_percentage`, each made once."""
    culture = import_module("recognizers_text").Culture.English
    units = import_module("recognizers_number_with_unit").NumberWithUnitRecognizer(culture)
    numbers = import_module("recognizers_number").NumberRecognizer(culture)
    models = units.get_currency_model(), numbers.get_percentage_model()
    return lambda text: _each(
        result_findings, chain.from_iterable(model.parse(text) for model in models)
    )


def result_findings(result: Any) -> Iterator[Finding]:
    """A ModelResult of Recognizers-Text; a currency's name without a number is no finding.

    Its `end` is the last character. "Dollar" and "Pound" come without a code: any will do.
    """
    said = result.resolution or {}
    if not said.get("value"):
        return
    start, end = result.start, result.end + 1
    if result.type_name == "percentage":
        yield Finding(start, end, "percent", float(said["value"].rstrip("%")), PERCENT)
    else:
        name = said.get("isoCurrency") or said["unit"].rpartition(" ")[2].lower()
        yield Finding(start, end, "money", float(said["value"]), (name,))


def price_parser(scaled: bool = False) -> Reader:
    """`Price.fromstring` on every number of the text with the words around it.

    It reads one price from a short string and says not where; so it is led to each number.
    scaled: "million" behind the number, which it does not know, is put right for it.
    """
    parse = import_module("price_parser").Price.fromstring
    known = codes(import_module("price_parser._currencies").CURRENCIES)

    def read(text: str) -> Iterable[Finding]:
        return chain.from_iterable(
            price_findings(parse(match[0]), match, known, scaled)
            for match in CANDIDATE.finditer(text)
        )

    return read


def price_findings(
    price: Any, match: re.Match[str], known: Mapping[str, tuple[str, ...]], scaled: bool
) -> Iterator[Finding]:
    """A Price, where there is a currency; its sign stands for each currency that uses it."""
    if price.amount is None or not price.currency:
        return
    scale = SCALE.search(match[0]) if scaled else None
    value = float(price.amount) * (SCALES[scale[1].lower()] if scale else 1)
    units = known.get(price.currency, (price.currency.upper(), price.currency.lower()))
    yield Finding(match.start(), match.end(), "money", value, units)


def codes(currencies: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """Each code and sign in price-parser's table, with the codes that it may stand for."""
    found: dict[str, tuple[str, ...]] = {}
    for code, entry in currencies.items():
        for sign in {code, entry["s"], entry["sn"], *entry.get("sn2", ())}:
            found[sign] = (*found.get(sign, ()), code)
    return found


def _each(
    findings: Callable[[Any], Iterable[Finding]], answers: Iterable[Any]
) -> Iterator[Finding]:
    return chain.from_iterable(map(findings, answers))


#: by the name that the tables give it: how a tool is loaded
TOOLS: dict[str, Callable[[], Reader]] = {
    "tradeparse": tradeparse,
    "quantulum3": quantulum3,
    "recognizers-text": recognizers_text,
    "price-parser": price_parser,
    "price-parser, scaled": partial(price_parser, scaled=True),
}
