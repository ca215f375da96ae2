"""Language packs: a folder of TOML a language, loaded, checked and made into a `Pack`.

A pack holds words and what they are; CLDR (through Babel) adds the names of countries and
currencies. Forms are written as they stand in a text; `stem|set` is a stem with each ending of a
named set. `tags` says what a word can be, `lexicon` finds words in a text.
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tradeparse.errors import PackError, UnknownLanguage
from tradeparse.packs.cldr import country_names, currency_names
from tradeparse.packs.lexicon import Entry, Lexicon, case_of
from tradeparse.packs.tags import TAGS

FOLDER = Path(__file__).parent
#: tables of `form = value` in words.toml, and the tag of their words
TABLES = {
    "numerals": "numeral",
    "scales": "scale",
    "months": "month",
    "ordinals": "ordinal",
    "parts": "part",
    "spans": "span",
}
#: how a country is named: by name, adjective, people, first part of a compound, capital, part
PLACES = ("names", "adjectives", "people", "compounds", "capitals", "regions")


@dataclass(frozen=True, slots=True)
class Place:
    """A country or group in a text. form: one of PLACES."""

    code: str
    form: str


@dataclass(frozen=True, slots=True)
class Money:
    """A currency in a text; `by_country` where its name or sign is shared by several."""

    code: str | None
    by_country: tuple[tuple[str, str], ...] = ()
    beside_number: bool = False  # an ordinary word too: only directly behind a number
    parts: int = 1  # so many of them make one of the currency: 100 cents

    @property
    def shared(self) -> frozenset[str]:
        """The countries that have a currency of this name or sign."""
        return frozenset(country for country, _ in self.by_country)

    def of(self, country: str | None) -> str | None:
        """The ISO 4217 code as someone in `country` would mean it."""
        return dict(self.by_country).get(country or "", self.code)


@dataclass(frozen=True, slots=True)
class Word:
    """What a cue word says: `value` by its tag, and its role where a tag has several."""

    value: Any = None
    role: str = ""
    sign: int = 1
    #: past: what is said has happened; present: it holds, or is agreed on; future: it is expected;
    #: base: the infinitive
    tense: str = ""
    tail: str = ""  # its last word belongs to what follows: "more | than"


@dataclass(frozen=True, slots=True)
class Turn:
    """What a word is beside some tags: "с" is from before a month, else with.

    before: the tags one of which follows; after: those one of which precedes; empty for any.
    """

    before: frozenset[str]
    after: frozenset[str]
    tag: str
    word: Word


@dataclass(frozen=True)
class Pack:
    """One language: its lexicon, its number marks, and what is common to all languages."""

    code: str
    name: str
    decimal: str
    joined: bool
    genitive: bool  # "of" is a case: a noun right behind another needs no word for it
    cases: str  # the letters with which the cases of a noun end; empty where it has none
    possessive: tuple[str, ...]
    ordinal_endings: tuple[str, ...]  # behind digits: 3-й
    number_endings: tuple[str, ...]  # 9-ти
    abbreviations: frozenset[str]
    closing: frozenset[str]  # abbreviations that may also end a sentence: 5 mln.
    envoys: tuple[str, ...]  # who speaks for a country: ambassador, minister
    envoys_of: tuple[str, ...]  # what joins them to it, the space behind included: "of the "
    envoys_to: tuple[str, ...]  # and to where they sit: in
    lexicon: Lexicon
    turns: dict[str, tuple[Turn, ...]]  # form -> what else it is, by what stands beside it
    places: Lexicon  # countries, groups and regions, and what hides their names: US dollars
    anchors: Lexicon  # the words without which a sentence holds no figure, and those for flows
    members: dict[str, frozenset[str]]  # group -> alpha-3 codes
    seats: dict[str, str]  # country whose capital may speak for a group -> the group
    articles: tuple[str, ...]  # with the space behind: "a "
    outlets: dict[str, str]  # outlet, in lower case -> alpha-3 code
    fiscal_start: dict[str, int]  # alpha-3 code -> first month of its fiscal year
    fiscal_days: dict[str, int]  # and the day, where it is not the first
    fiscal_first: frozenset[str]  # those that name it after the year in which it begins


def languages() -> tuple[str, ...]:
    """The ISO 639-1 codes of the packs, sorted."""
    return tuple(sorted(p.parent.name for p in FOLDER.glob("*/words.toml")))


@cache
def pack(lang: str) -> Pack:
    """The pack of a language. Raises UnknownLanguage, or PackError naming the entry."""
    if lang not in languages():
        raise UnknownLanguage(
            f"there is no language pack {lang!r}; the packs are {', '.join(languages())}. "
            "Set the document's `lang`, or add a pack: CONTRIBUTING, 'A new language'."
        )
    common = _toml(FOLDER / "common.toml")
    data = _merged(lang)
    settings = data["language"]
    turns = _turns(lang, data)
    entries = [*_unturned(turns), *_cldr(lang), *_currencies(common, data), *_places(data)]
    entries += _words(lang, data)
    joined = bool(settings.get("joined", False))
    return Pack(
        code=lang,
        name=settings["name"],
        decimal=settings["decimal"],
        joined=joined,
        genitive=bool(settings.get("genitive", False)),
        cases=settings.get("cases", ""),
        possessive=tuple(settings.get("possessive", ())),
        ordinal_endings=tuple(settings.get("ordinal_endings", ())),
        number_endings=tuple(settings.get("number_endings", ())),
        abbreviations=frozenset(settings.get("abbreviations", ())),
        closing=frozenset(settings.get("closing", ())),
        envoys=tuple(settings.get("envoys", ())),
        envoys_of=tuple(settings.get("envoys_of", ())),
        envoys_to=tuple(settings.get("envoys_to", ())),
        lexicon=Lexicon(entries, joined=joined),
        turns=turns,
        anchors=Lexicon(filter(_anchors, entries), joined=joined),
        places=Lexicon((e for e in entries if e.tag in NAMING), joined=joined),
        members={g["code"]: frozenset(g["members"]) for g in common["group"]},
        seats={g["seat"]: g["code"] for g in common["group"] if "seat" in g},
        articles=tuple(f"{e.form.lower()} " for e in entries if e.tag == "article"),
        outlets={
            name.lower(): outlet["country"]
            for outlet in common["outlet"]
            for name in outlet["names"]
        },
        fiscal_start=dict(common["fiscal"]),
        fiscal_days=dict(common["fiscal_days"]),
        fiscal_first=frozenset(common["fiscal_names"]["first"]),
    )


#: words that make a figure without a number, those that need one, and words that are one
WORDED = frozenset({"multiple", "part", "quarter", "half", "point"})
TRIGGERS = WORDED | {"currency", "percent", "point", "times", "scale"}
NUMBERS = frozenset({"scale", "numeral"})
#: countries and regions, and the words that hold their names and mean something else
NAMING = frozenset({"country", "region", "currency", "text"})


def _anchors(entry: Entry) -> bool:
    """Whether a word marks a sentence that may hold a figure, or says what others are about."""
    if entry.tag == "measure":
        return isinstance(entry.value, Word) and entry.value.value != "other"
    return entry.tag in TRIGGERS or entry.tag in NUMBERS


def sections(lang: str) -> dict[str, Any]:
    """All words of a language as written in its files, merged; for tests and tools."""
    return _merged(lang)


def corpus(lang: str) -> list[dict[str, Any]]:
    """The readings in the language's corpus.toml: texts and what they must read as."""
    path = FOLDER / lang / "corpus.toml"
    return _toml(path).get("reading", []) if path.exists() else []


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{path.parent.name}/{path.name}: not valid TOML: {error}") from error


def _merged(lang: str) -> dict[str, Any]:
    """The language's files as one: lists joined, tables merged."""
    merged: dict[str, Any] = {}
    for path in sorted((FOLDER / lang).glob("*.toml")):
        if path.name == "corpus.toml":
            continue
        for key, value in _toml(path).items():
            if isinstance(value, list):
                merged.setdefault(key, []).extend(value)
            else:
                merged.setdefault(key, {}).update(value)
    return merged


def expand(form: str, endings: dict[str, list[str]]) -> Iterator[str]:
    """`стем|set` as the stem with each ending of the set; any other form as it is.

    Words behind the name of the set follow each ending: `приблизи|лся к`.
    """
    stem, bar, name = form.partition("|")
    if not bar:
        yield form
        return
    tail = ""
    while name not in endings and " " in name:
        name, _, last = name.rpartition(" ")
        tail = f" {last}{tail}"
    if name not in endings:
        raise PackError(
            f"the form {form!r} asks for the endings {name!r}; there are {', '.join(endings)}"
        )
    for ending in endings[name]:
        yield stem + ending + tail


_DASHES = str.maketrans("–—", "--")  # as texts are read


def _entries(
    forms: Iterable[str], tag: str, value: object, endings: dict[str, list[str]]
) -> Iterator[Entry]:
    for form in forms:
        for full in expand(form, endings):
            plain = full.translate(_DASHES)
            yield Entry(plain, tag, value, case_of(plain))


def _cldr(lang: str) -> Iterator[Entry]:
    """Names of countries and currencies that CLDR has in the language."""
    for code, names in country_names(lang).items():
        yield from _entries(names, "country", Place(code, "names"), {})
    for code, names in currency_names(lang).items():
        yield from _entries([n.lower() for n in names], "currency", Money(code), {})
        yield Entry(code, "currency", Money(code), "upper")


def _currencies(common: dict[str, Any], data: dict[str, Any]) -> Iterator[Entry]:
    endings = data.get("endings", {})
    for entry in common["sign"]:
        for form in entry["forms"]:
            yield Entry(form, "currency", _money(entry), "exact" if form.lower() != form else "any")
    for entry in (*data.get("currency", ()), *data.get("ambiguous", ())):
        yield from _entries(entry["forms"], "currency", _money(entry), endings)


def _money(entry: dict[str, Any]) -> Money:
    return Money(
        entry.get("code") or entry.get("default") or None,
        tuple(entry.get("by_country", {}).items()),
        bool(entry.get("needs_number", False)),
        int(entry.get("parts", 1)),
    )


def _places(data: dict[str, Any]) -> Iterator[Entry]:
    endings = data.get("endings", {})
    elsewhere = data.get("elsewhere", {})
    yield from _entries(elsewhere.get("areas", ()), "region", Place("", "regions"), endings)
    yield from _entries(elsewhere.get("phrases", ()), "text", None, endings)
    for kind in ("country", "group"):
        for entry in data.get(kind, ()):
            for form in PLACES:
                tag = "region" if form == "regions" else "country"
                yield from _entries(entry.get(form, ()), tag, Place(entry["code"], form), endings)


def _words(lang: str, data: dict[str, Any]) -> Iterator[Entry]:
    endings = data.get("endings", {})
    for table, tag in TABLES.items():
        for form, value in data.get(table, {}).items():
            yield from _entries([form], tag, Word(value), endings)
    for entry in data.get("words", ()):
        word = _word(lang, entry)
        if not BESIDE & entry.keys():
            yield from _entries(entry["forms"], entry["tag"], word, endings)


def _word(lang: str, entry: dict[str, Any]) -> Word:
    """What an entry of words.toml says. Raises PackError where its tags are unknown."""
    for tag in (entry["tag"], *entry.get("before", ()), *entry.get("after", ())):
        if tag not in TAGS:
            raise PackError(
                f"packs/{lang}: an entry with {entry['forms'][:3]} has the tag {tag!r}; "
                f"tags are {', '.join(TAGS)}"
            )
    return Word(
        value=entry.get("value"),
        role=entry.get("as", entry.get("unit", "")),
        sign=entry.get("sign", 1),
        tense=entry.get("tense", ""),
        tail=entry.get("tail", ""),
    )


#: the value of a word that is nothing where it does not turn
TURNS = Word(role="turns")
#: the keys of an entry that holds only beside some tags
BESIDE = frozenset({"before", "after"})


def _turns(lang: str, data: dict[str, Any]) -> dict[str, tuple[Turn, ...]]:
    """The entries that hold only beside some tags, by form."""
    endings = data.get("endings", {})
    turns: dict[str, tuple[Turn, ...]] = {}
    for entry in data.get("words", ()):
        if not BESIDE & entry.keys():
            continue
        turn = Turn(
            frozenset(entry.get("before", ())),
            frozenset(entry.get("after", ())),
            entry["tag"],
            _word(lang, entry),
        )
        for form in entry["forms"]:
            for full in expand(form, endings):
                turns[full.lower()] = (*turns.get(full.lower(), ()), turn)
    return turns


def _unturned(turns: dict[str, tuple[Turn, ...]]) -> Iterator[Entry]:
    """Forms that turn, as text: what they are where nothing else is said of them."""
    for form in turns:
        yield from _entries([form], "text", TURNS, {})
