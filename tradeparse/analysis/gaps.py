"""Figures that lack a period or a country, and why: what keeps them out of comparisons."""

import re
from functools import cache

import pandas as pd

from tradeparse.analysis import wording
from tradeparse.analysis.evidence import Documents, documents_as_frame
from tradeparse.packs import Place, languages, pack
from tradeparse.packs.lexicon import Lexicon
from tradeparse.parse.view import lower, plain

PERIOD, COUNTRIES, COUNTRY = "period", "both countries", "one country"
PARTS = (PERIOD, COUNTRIES, COUNTRY)

NOW = "said of the present or of every year: such a state has no period"
AIM = "a goal or an expectation without a year"
UNDATED = "told from the day of publication, which is not known"
TIME_LEFT = "a time is named in its sentence, and not taken as its own"
TIMELESS = "a project, loan, price or rate: no time is carried over to these"
STOCK = "an investment without a time: often a stock, which has none"
NO_TIME = "no time is named near it"

OTHER = "a project, loan, price or rate: read without countries"
NO_COUNTRY = "no country is named in its sentence"
ONE_COUNTRY = "one country alone is named in its sentence"
COUNTRIES_LEFT = "countries are named in its sentence, and not taken as its own"
NONE = "No figure lacks a period or a country."
#: reasons that may be a misreading rather than what the text leaves open
TO_CHECK = (TIME_LEFT, COUNTRIES_LEFT)

YEAR = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)")
SOUGHT = ("country", "month", "relative", "now")


def gaps(figures: pd.DataFrame, documents: Documents) -> pd.DataFrame:
    """One row per figure and what it lacks: the figures frame's columns, `lacks` and `why`.

    lacks: one of `PARTS`. What is no gap is left out: GDP is one country's own, and has no
    partner. Columns of the document: `publisher`, `published`, `title`, `url`, `lang`; `headline`
    is false throughout, so that `display.quotes` can quote the rows. `check`: whether the reason
    may be a misreading, so that the sentence is worth a look.
    """
    frame = documents_as_frame(documents).drop_duplicates("doc_id")
    sources = frame[["doc_id", "publisher", "published", "title", "url", "lang"]]
    rows = figures.merge(sources, on="doc_id", how="left").assign(headline=False)
    undated = rows[rows["period_start"].isna()].assign(lacks=PERIOD)
    lacking = rows["reporter"].isna().astype(int) + rows["partner"].isna()
    own = (rows["measure"] == "gdp") & rows["reporter"].notna()
    apart = rows[(lacking > 0) & ~own]
    apart = apart.assign(lacks=lacking[apart.index].map({1: COUNTRY, 2: COUNTRIES}).astype("str"))
    found = pd.concat([undated, apart], ignore_index=True)
    named = [_named(*cells) for cells in zip(found["sentence"], found["lang"], strict=True)]
    cells = zip(found.to_dict("records"), named, strict=True)
    why = pd.Series([_why(row, words) for row, words in cells], index=found.index, dtype="str")
    return found.assign(why=why, check=why.isin(TO_CHECK))


def describe(found: pd.DataFrame, figures: pd.DataFrame) -> str:
    """How many figures lack a period or countries, why, and which are worth a look, in Markdown."""
    if figures.empty:
        return "No figure was read, so none lacks anything."
    if found.empty:
        return f"Each of {wording.counted(len(figures), 'figure')} has a period and its countries."
    lines = []
    for names in ((PERIOD,), (COUNTRIES, COUNTRY)):
        rows = found[found["lacks"].isin(names)]
        if rows.empty:
            continue
        reasons = [f"{why} ({count})" for why, count in rows["why"].value_counts().items()]
        what = "a period" if names == (PERIOD,) else "a country"
        lines.append(
            f"**{len(rows)} of {wording.counted(len(figures), 'figure')} without {what}**: "
            f"{'; '.join(reasons)}."
        )
    look = int(found["check"].sum())
    lines.append(
        f"{wording.counted(look, 'of these is', 'of these are')} worth a look: the words are "
        "there, and the reading may have missed them."
        if look
        else "None of these looks like a misreading: the sentences leave it open."
    )
    return "\n".join(f"- {line}" for line in lines)


def _why(row: wording.Row, words: frozenset[str]) -> str:
    return _why_undated(row, words) if row["lacks"] == PERIOD else _why_nowhere(row, words)


def _why_undated(row: wording.Row, words: frozenset[str]) -> str:
    aim = row["status"] != "actual"
    timed = {"year", "month"} & words
    if "now" in words:
        return NOW
    if aim and "year" not in words:
        return AIM
    if "relative" in words and wording.missing(row["published"]):
        return UNDATED
    if timed or "relative" in words:
        return TIME_LEFT
    if row["measure"] == "other" or row["kind"] == "rate":
        return TIMELESS
    return STOCK if row["measure"] == "investment" else NO_TIME


def _why_nowhere(row: wording.Row, words: frozenset[str]) -> str:
    if row["measure"] == "other":
        return OTHER
    codes = sum(word.isupper() for word in words)
    return (NO_COUNTRY, ONE_COUNTRY)[codes] if codes < 2 else COUNTRIES_LEFT


def _named(sentence: str, lang: str) -> frozenset[str]:
    """What a sentence names: year, month, relative, now, and the codes of countries."""
    lang = "en" if wording.missing(lang) else lang
    if wording.missing(sentence) or lang not in languages():
        return frozenset()
    text = plain(sentence)
    entries = [entry for _, _, entry in _words(lang).find(text, lower(text))]
    names = {e.value.code if isinstance(e.value, Place) else e.tag for e in entries}
    return frozenset(names | ({"year"} if YEAR.search(text) else set()))


@cache
def _words(lang: str) -> Lexicon:
    """The countries of a language, and its words of time."""
    words = pack(lang)
    return Lexicon((e for e in words.lexicon.entries() if e.tag in SOUGHT), joined=words.joined)
