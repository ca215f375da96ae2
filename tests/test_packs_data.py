"""The countries, currencies, groups, signs and outlets that the packs carry as data."""

import tomllib
from collections import defaultdict
from functools import cache
from typing import Any

import pytest

from tradeparse.packs import FOLDER, PLACES, expand, sections
from tradeparse.packs.cldr import active_currencies, alpha3, country_names, currency_names
from tradeparse.schema import GROUPS

LANGUAGES = sorted(path.parent.name for path in FOLDER.glob("*/countries.toml"))
#: ISO keeps AAA, QMM to QZZ, XAA to XZZ and ZZZ for its users' own; XKX is what all call Kosovo
COUNTRIES = frozenset(
    code
    for code in alpha3().values()
    if code == "XKX" or not ("QMM" <= code <= "QZZ" or code[0] == "X")
) - {"AAA", "ZZZ"}
CURRENCIES = frozenset(active_currencies())


def listed(text: str) -> list[str]:
    """The words of a text."""
    return text.split()


UN_MEMBERS = listed("""
    AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH
    BLR BLZ BOL BRA BRB BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV
    CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP EST ETH FIN FJI FRA FSM
    GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN
    IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA
    LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ
    MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG
    POL PRK PRT PRY QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP
    SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA
    UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE
""")

#: the adjective is another country's too, and stands there
ADJECTIVE_ELSEWHERE = {"en": {"COG", "DMA"}, "ru": {"DMA"}}
#: the capital has the name of its country, or no country has one
CAPITAL_IS_NAME = {
    "en": {"SGP", "STP"},
    "ru": {"DJI", "DZA", "LUX", "PAN", "SGP", "SMR", "STP", "TUN"},
}
#: other words too: as money they need a number beside them
ORDINARY = {
    "en": listed("""
        won real reals sum sums mark marks crown crowns pound pounds sterling sol som dram lev lei
        dong kip rand leone balboa soles pula kina lek florin
    """),
    "ru": listed("""
        вон сом сома суму сума лев лева фунт фунта крон марка марки кип лек реал драм бат
    """),
}


words = cache(sections)


@cache
def common() -> dict[str, Any]:
    """What all languages share."""
    return tomllib.loads((FOLDER / "common.toml").read_text(encoding="utf-8"))


def expanded(lang: str, forms: list[str]) -> list[str]:
    """Every form in full."""
    endings = words(lang).get("endings", {})
    return [full for form in forms for full in expand(form, endings)]


def shared(owners: dict[str, set[str]]) -> dict[str, list[str]]:
    """The forms that more than one owner has."""
    return {form: sorted(codes) for form, codes in owners.items() if len(codes) > 1}


def money(lang: str) -> list[dict[str, Any]]:
    """The currency entries of a language, ambiguous ones included."""
    data = words(lang)
    return [*data["currency"], *data["ambiguous"]]


def test_un_members_are_193_countries_of_iso():
    """The list that coverage is measured by names each of the 193 members once."""
    assert len(set(UN_MEMBERS)) == len(UN_MEMBERS) == 193
    assert set(UN_MEMBERS) <= COUNTRIES


@pytest.mark.parametrize("lang", LANGUAGES)
def test_country_codes_are_known(lang):
    """Every country entry has an ISO 3166-1 code of its own, and the entries are in order."""
    codes = [entry["code"] for entry in words(lang)["country"]]
    assert set(codes) <= COUNTRIES
    assert codes == sorted(set(codes))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_country_entries_have_only_known_keys(lang):
    """A misspelt key would be a list of words that nobody reads."""
    for entry in words(lang)["country"]:
        assert set(entry) <= {"code", *PLACES}, entry["code"]
        assert all(entry[key] for key in entry), entry["code"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_un_member_has_name_adjective_and_capital(lang):
    """No member state is without a name, an adjective and a capital in any language."""
    entries = {entry["code"]: entry for entry in words(lang)["country"]}
    names = country_names(lang)
    for code in UN_MEMBERS:
        assert code in names or entries[code].get("names"), code
        assert entries[code].get("adjectives") or code in ADJECTIVE_ELSEWHERE[lang], code
        assert entries[code].get("capitals") or code in CAPITAL_IS_NAME[lang], code


def test_russian_countries_decline():
    """A UN member whose Russian name is one word that declines has its other cases too."""
    have = {e["code"]: set(expanded("ru", e.get("names", []))) for e in words("ru")["country"]}
    for code in set(UN_MEMBERS) - {"EGY"}:  # Египет loses its last vowel
        name = country_names("ru")[code][0]
        if name.isalpha() and name.endswith("ия"):
            assert {name[:-1] + ending for ending in ("я", "и", "ю", "ей")} <= have[code]
        elif name.isalpha() and not name.isupper() and name[-1] in "дклмнрст":
            assert {name + ending for ending in ("", "а", "у", "ом", "е")} <= have[code]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_form_stands_for_two_places(lang):
    """Within a language a name, adjective, capital or region is one country's or one group's."""
    data = words(lang)
    owners: dict[str, set[str]] = defaultdict(set)
    for code in COUNTRIES:
        for name in country_names(lang).get(code, []):
            owners[name.lower()].add(code)
    for entry in (*data["country"], *data["group"]):
        for key in PLACES:
            for form in expanded(lang, entry.get(key, [])):
                owners[form.lower()].add(entry["code"])
    for form in expanded(lang, [f for forms in data["elsewhere"].values() for f in forms]):
        owners[form.lower()].add("elsewhere")
    assert shared(owners) == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_group_has_names(lang):
    """Each group of the contract has members once and names in each language."""
    assert sorted(entry["code"] for entry in common()["group"]) == sorted(GROUPS)
    assert sorted(entry["code"] for entry in words(lang)["group"]) == sorted(GROUPS)
    for entry in common()["group"]:
        assert set(entry["members"]) <= COUNTRIES
        assert entry["members"] == sorted(set(entry["members"]))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_active_currency_has_forms(lang):
    """Whatever CLDR knows as money of today has press forms in each language."""
    entries = words(lang)["currency"]
    assert {entry["code"] for entry in entries} == CURRENCIES
    assert all(entry["forms"] for entry in entries)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_form_stands_for_two_currencies(lang):
    """A form is one currency's, or it is ambiguous, in one entry, and says so."""
    owners: dict[str, set[str]] = defaultdict(set)
    for index, entry in enumerate(money(lang)):
        for form in expanded(lang, entry["forms"]):
            owners[form.lower()].add(entry.get("code") or f"ambiguous {index}")
    assert shared(owners) == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_press_form_means_another_currency_than_cldr(lang):
    """A form that CLDR has for one currency is not ours for another."""
    cldr = {name.lower(): code for code, names in currency_names(lang).items() for name in names}
    for entry in words(lang)["currency"]:
        for form in expanded(lang, entry["forms"]):
            assert cldr.get(form.lower(), entry["code"]) == entry["code"], form


@pytest.mark.parametrize("lang", LANGUAGES)
def test_ambiguous_currencies_name_known_codes(lang):
    """What decides between currencies is a country, and what is decided is a currency."""
    for entry in words(lang)["ambiguous"]:
        assert set(entry.get("by_country", {})) <= COUNTRIES
        assert set(entry.get("by_country", {}).values()) <= CURRENCIES
        assert entry["default"] in {"", *CURRENCIES}
        assert entry["default"] or entry.get("by_country"), entry["forms"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_ordinary_words_are_money_only_beside_a_number(lang):
    """An ordinary word (won, real, pounds) is money only with a number beside it."""
    flags = {
        form: bool(entry.get("needs_number"))
        for entry in money(lang)
        for form in expanded(lang, entry["forms"])
    }
    assert [word for word in ORDINARY[lang] if not flags[word]] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_set_of_endings_is_used(lang):
    """Endings are there for a stem, and each stem's endings are there."""
    data = words(lang)
    forms = [f for e in money(lang) for f in e["forms"]]
    forms += [f for e in (*data["country"], *data["group"]) for k in PLACES for f in e.get(k, [])]
    forms += [f for fs in data["elsewhere"].values() for f in fs]
    files = (FOLDER / lang / name for name in ("countries.toml", "currencies.toml"))
    named = {
        key
        for file in files
        for key in tomllib.loads(file.read_text(encoding="utf-8")).get("endings", {})
    }
    assert named == {form.partition("|")[2] for form in forms if "|" in form}


def test_signs_are_one_currency_each():
    """A sign stands once, for a currency or for a choice between currencies."""
    signs = [form for entry in common()["sign"] for form in entry["forms"]]
    assert len(signs) == len(set(signs))
    for entry in common()["sign"]:
        assert {entry.get("code"), *entry.get("by_country", {}).values()} - {None} <= CURRENCIES
        assert set(entry.get("by_country", {})) <= COUNTRIES
        assert "code" in entry or "by_country" in entry, entry["forms"]


def test_outlets_have_one_country_each():
    """An outlet's name, in whatever case, is at home in one country."""
    homes: dict[str, set[str]] = defaultdict(set)
    for entry in common()["outlet"]:
        assert entry["country"] in COUNTRIES
        for name in entry["names"]:
            homes[name.lower()].add(entry["country"])
    assert shared(homes) == {}
    assert len(homes) > 500


def test_fiscal_years_begin_within_the_year():
    """A country is listed when its fiscal year begins in February to December."""
    assert set(common()["fiscal"]) <= COUNTRIES
    assert set(common()["fiscal"].values()) <= set(range(2, 13))
