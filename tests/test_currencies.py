"""Every active currency of ISO 4217: by code, by name, by the press's forms, next to a number."""

import tomllib
from typing import Any

import pytest

from tradeparse.packs import FOLDER, Money, expand, languages, pack, sections
from tradeparse.packs.cldr import active_currencies, currency_names
from tradeparse.parse.scan import scan
from tradeparse.parse.scan.money import Owners, Purse
from tradeparse.parse.tokens import Sentence
from tradeparse.parse.view import View

CODES = active_currencies()
LANGUAGES = languages()
#: in each language: what is exported, 52.9 millions of it, and nothing
EXPORTED = {"en": "Exports reached {}.", "ru": "Экспорт достиг {}."}
MILLIONS = {"en": "52.9 million", "ru": "52,9 млн"}
FELL = {"en": "Yesterday {} fell again.", "ru": "Вчера {} снова упал."}


def amounts(text: str, lang: str = "en", home: str | None = None) -> list[tuple[float, str]]:
    """(value, unit) of the amounts in a sentence, as one from a country would mean them."""
    words = pack(lang)
    sentence = Sentence(View(text), words, 0, len(text), words.decimal)
    purse = Purse(lambda: Owners((home,) if home else ()))
    return [(m.value, m.unit) for m in scan(sentence, purse) if m.kind == "amount"]


def owner(money: Money) -> str | None:
    """A country whose money it is, where several have the same name or sign."""
    return next(iter(sorted(money.shared)), None)


def of_code(code: str) -> str | None:
    """The country that an article must be from for a code that is a word too: TOP, ALL."""
    meant = [e.value for e in pack("en").lexicon.entries() if e.form == code and e.case != "any"]
    return next((owner(money) for money in meant if money.code is None), None)


def named(lang: str, table: str, *, parts: bool = False) -> list[tuple[str, dict[str, Any]]]:
    """(form, entry) of the currencies in a language's file, or of their parts: cents, kopecks."""
    endings = sections(lang).get("endings", {})
    return [
        (full, entry)
        for entry in sections(lang)[table]
        if ("parts" in entry) == parts
        for form in entry["forms"]
        for full in expand(form, endings)
    ]


def unread(lang: str, cases: list[tuple[str, str | None, str]]) -> list[tuple[str, Any]]:
    """Those of (amount, home, unit) that are not read as 52.9 million of the unit."""
    found = [
        (said, unit, amounts(EXPORTED[lang].format(said), lang, home)) for said, home, unit in cases
    ]
    return [(said, got) for said, unit, got in found if got != [(52.9e6, unit)]]


@pytest.mark.parametrize("code", CODES)
def test_codes_stand_before_and_behind_a_number(code):
    """USD 52.9 million, 52.9 million USD, USD52.9 million: each code is its currency."""
    forms = (f"{code} 52.9 million", f"52.9 million {code}", f"{code}52.9 million")
    assert unread("en", [(said, of_code(code), code) for said in forms]) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_cldr_names_stand_behind_a_number(lang):
    """52.9 million Kazakhstani tenges: the names that CLDR has, singular and plural."""
    cases = [
        (f"{MILLIONS[lang]} {form}", None, code)
        for code, names in currency_names(lang).items()
        for name in names
        for form in {name, name.lower()}
    ]
    assert unread(lang, cases) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_press_forms_stand_behind_a_number(lang):
    """52.9 million bucks of whatever the press calls them, ordinary words among them."""
    cases = [
        (f"{MILLIONS[lang]} {form}", None, entry["code"]) for form, entry in named(lang, "currency")
    ]
    assert unread(lang, cases) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_shared_names_are_the_money_of_the_country_spoken_of(lang):
    """Dinars are Serbian in Serbia and Kuwaiti in Kuwait; a bare dollar is American everywhere."""
    cases = [
        (f"{MILLIONS[lang]} {form}", country, "USD" if entry["default"] == "USD" else code)
        for form, entry in named(lang, "ambiguous")
        for country, code in entry.get("by_country", {}).items()
    ]
    assert unread(lang, cases) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("table", ["currency", "ambiguous"])
def test_parts_are_told_in_their_currency(lang, table):
    """35 cents are 0.35 dollars."""
    cases = [
        (form, entry.get("code") or entry["default"])
        for form, entry in named(lang, table, parts=True)
    ]
    assert cases
    read = [amounts(EXPORTED[lang].format(f"35 {form}"), lang) for form, _ in cases]
    assert read == [[(0.35, code)] for _, code in cases]


def test_signs_stand_before_a_number():
    """US$52.9 million, Rs52.9 million: each sign, in each country that has it."""
    cases = []
    common = tomllib.loads((FOLDER / "common.toml").read_text(encoding="utf-8"))
    for entry in common["sign"]:
        homes = entry.get("by_country", {}) or {None: entry.get("code")}
        for form in entry["forms"]:
            for home, code in homes.items():
                unit = "USD" if entry.get("code") == "USD" else code
                cases.append((f"{form}52.9 million", home, unit))
                cases.append((f"{form} 52.9 million", home, unit))
    assert unread("en", cases) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_money_without_a_number_is_no_amount(lang):
    """The tenge fell again: a currency by itself is no figure."""
    forms = [form for form, _ in (*named(lang, "currency"), *named(lang, "ambiguous"))]
    assert [form for form in forms if amounts(FELL[lang].format(form), lang)] == []


def test_a_dollar_is_the_writers_own_where_the_text_has_said_so():
    """After S$, a bare dollar in Singapore is Singapore's, until US$ is named."""
    own = Purse(lambda: Owners(("SGP",), "SGD"))
    words = pack("en")
    for text, units in (
        ("Imports were $12 billion.", ["SGD"]),
        ("Imports were 12 billion dollars.", ["SGD"]),
        ("Imports were US$9 billion.", ["USD"]),
        ("Imports were US$9 billion, exports $7 billion.", ["USD", "USD"]),
    ):
        sentence = Sentence(View(text), words, 0, len(text), words.decimal)
        assert [m.unit for m in scan(sentence, own)] == units, text
