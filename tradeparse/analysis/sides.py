"""Whose count a number is: the country whose statistics its sentence names."""

import re
from functools import cache

import pandas as pd

from tradeparse.packs import Place, expand, languages, pack, sections
from tradeparse.packs.lexicon import Entry, Lexicon
from tradeparse.parse.view import lower, plain

CLAUSE = re.compile(r"[;:.!?](?=\s)")
NEAR = 25  # letters between a country and the word for its statistics


def counted_by(rows: pd.DataFrame, langs: pd.Series) -> pd.Series:
    """For each row the code of the country that counted; missing where no text says so.

    rows: `measure`, `reporter`, `partner`, `sentence`, `surface`. langs: the language of each
    row's document. Exports are the exporter's count and imports the importer's, unless the clause
    names the statistics of the other country; a turnover is the count of whose statistics its
    clause names. A clause that names one country and no statistics carries on from the clause
    before: "by the Kazakh statistics …; by the Serbian ones …".
    """
    columns = ["measure", "reporter", "partner", "sentence", "surface"]
    cells = zip(*(rows[name] for name in columns), langs, strict=True)
    sides = [_side(*cell) for cell in cells]
    return pd.Series(sides, index=rows.index, dtype="str")


def _side(
    measure: str, reporter: str, partner: str, sentence: str, surface: str, lang: str
) -> str | None:
    own = reporter if measure in ("exports", "imports") else None
    if lang not in languages():
        return own
    return _named(sentence, surface, lang, (reporter, partner)) or own


def _named(sentence: str, surface: str, lang: str, pair: tuple[str, str]) -> str | None:
    """The one of `pair` beside whose name the clause of `surface` has a word for statistics."""
    words = _words(lang)
    at = max(sentence.find(surface), 0)
    known = False
    for clause, end in _clauses(sentence):
        text = plain(clause)
        found = words.find(text, lower(text))
        counts = [(start, stop) for start, stop, entry in found if entry.tag == "counting"]
        places = [(start, stop, entry.value) for start, stop, entry in found if entry.value in pair]
        if at < end:
            return _nearest(places, counts) or (_only(places) if known and not counts else None)
        known = known or _nearest(places, counts) is not None
    return None


def _clauses(sentence: str) -> list[tuple[str, int]]:
    """The clauses of a sentence, each with where it ends."""
    cuts = [*(match.end() for match in CLAUSE.finditer(sentence)), len(sentence)]
    starts = [0, *cuts]
    return [(sentence[start:end], end) for start, end in zip(starts, cuts, strict=False)]


def _nearest(places: list, counts: list) -> str | None:
    """The country that stands nearest to a word for statistics, if it stands near enough."""
    gaps = sorted(
        (max(start - other_stop, other_start - stop), code)
        for start, stop, code in places
        for other_start, other_stop in counts
    )
    return gaps[0][1] if gaps and gaps[0][0] <= NEAR else None


def _only(places: list) -> str | None:
    codes = {code for _, _, code in places}
    return codes.pop() if len(codes) == 1 else None


@cache
def _words(lang: str) -> Lexicon:
    """The countries of a language, and its words for those who count."""
    data = sections(lang)
    countries = [
        Entry(entry.form, "country", entry.value.code, entry.case)
        for entry in pack(lang).lexicon.entries()
        if isinstance(entry.value, Place) and entry.tag == "country"
    ]
    forms = data.get("counting", {}).get("forms", ())
    counting = [
        Entry(full, "counting", None)
        for form in forms
        for full in expand(form, data.get("endings", {}))
    ]
    return Lexicon([*countries, *counting], joined=pack(lang).joined)
