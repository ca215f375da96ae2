"""What a document speaks of from the start: the countries of its title and its first sentences."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from tradeparse.packs import Money, Pack, Place, Word, pack
from tradeparse.packs.cldr import alpha3
from tradeparse.packs.lexicon import Lexicon
from tradeparse.parse.dollars import stated_dollar
from tradeparse.parse.interview import interview, own_country, speaks_for_itself
from tradeparse.parse.rules.countries import FAR, Spot, dateline
from tradeparse.parse.rules.sides import Sides
from tradeparse.parse.tokens import Sentence
from tradeparse.parse.topic import Topic, home_of, opening_pair
from tradeparse.parse.view import View
from tradeparse.records import Document
from tradeparse.schema import GROUPS, WORLD

#: how many sentences of each of the first paragraphs
_SENTENCES = (3, 1, 1)
_LABEL = 20  # characters of a sentence that is no more than a label
#: a text that names more countries than so many others is about the trade of one
_FEW = 2
#: characters of the words before a far end: from the
_FAR_LEAD = 12


def opening(document: Document, words: Pack, view: View, decimal: str) -> Topic:
    """The topic that the title and the first paragraphs set, by the countries that they name."""
    title: list[Spot] = []
    if document.title:
        heading = View(document.title, words.abbreviations, words.closing)
        title = _places(_led(_named(words, heading, 0, len(heading.text)), heading.low, words))
    found = [title]
    moneys: list[str] = []
    written_in: str | None = None
    read = 0  # up to where
    for paragraph, most in zip(range(len(view.paragraphs)), _SENTENCES, strict=False):
        for start, end in _first(view.sentences(paragraph), most):
            named, read = _led(_named(words, view, start, end), view.low[start:end], words), end
            if named and named[0].index == 0:
                place = dateline(Sentence(view, words, start, end, decimal))
                written_in = written_in or place
                named = named[1:] if place else named
            found.append(_places(named))
            moneys += [spot.code for spot in named if spot.form == "money"]
    by_name = {spot.code for spots in found for spot in _countries(spots)}
    pair = opening_pair([[spot for spot in spots if spot.code in by_name] for spots in found])
    partner_at = -1
    if pair.partner and all(spot.code != pair.partner for spot in title):
        partner_at = _first_named(pair.partner, words, view, read)
    elif pair.reporter and not pair.partner:
        early = {spot.code for spots in found for spot in spots}
        pair = Sides(pair.reporter, _named_later(words, view, pair.reporter, early))
    press = home_of(document, words)
    money = next((c for c in moneys if c and (c in pair.codes or not pair.reporter)), None)
    spoken_of = {press, *(g for g, members in words.members.items() if press in members)}
    of_others = pair.reporter not in (None, *GROUPS) and not by_name & spoken_of
    of_others = of_others and press is not None and not speaks_for_itself(view, words.code)
    if written_in not in by_name and pair.pair is None and _owns(pair.reporter, found):
        written_in = None  # ISTANBUL – Poland's trade grew
    home = (
        (None if of_others else press) or written_in or own_country(view, words, decimal) or money
    )
    home = _or_its_group(home, pair, words.members)
    if pair.pair and written_in in by_name - set(pair.codes) and _owns(written_in, found):
        pair, partner_at = Sides(written_in), -1  # OSLO: Norwegian sales to Poland and Germany
    press = press if press in by_name else (None if pair.reporter else money)
    press = stated_dollar(view, words, {home, *pair.codes}) or press
    talk = interview(document.title or "", view, words, home)
    if pair.pair is None and talk.guest and talk.host:
        pair = Sides(talk.guest, talk.host)
    return Topic(
        press=press,
        home=home,
        opens=pair,
        talk=talk,
        partner_at=partner_at,
        members=words.members,
        seats=words.seats,
    )


def _first_named(code: str, words: Pack, view: View, end: int) -> int:
    """Where a text names a country first, of those named before its `end`."""
    named = _countries(_named(words, view, 0, end))
    return next((spot.index for spot in named if spot.code == code), -1)


def _first(sentences: list[tuple[int, int]], most: int) -> list[tuple[int, int]]:
    """The first sentences of a paragraph, and one more behind a label: Exports. In 2023 Moldova."""
    labelled = bool(sentences) and sentences[0][1] - sentences[0][0] <= _LABEL
    return sentences[: most + labelled]


def _owns(code: str | None, found: list[list[Spot]]) -> bool:
    """Whether a text opens with what is a country's own: Poland's trade, Polish exports."""
    named = (spot for spots in found for spot in spots if spot.code == code)
    return any(spot.role == "own" or spot.form == "adjectives" for spot in named)


def _named_later(words: Pack, view: View, first: str, early: set[str]) -> str | None:
    """Whom a text that speaks of two names most besides the one that it opens with.

    early: who is named where it opens; a group counts only if it is among them.
    """
    if not _both(words.code).find(view.plain, view.low):
        return None
    named = _countries(_named(words, view, 0, len(view.text)))
    left_out = {first, WORLD, *set(GROUPS) - early}
    others = Counter(s.code for s in named if s.code not in left_out)
    return others.most_common(1)[0][0] if 0 < len(others) <= _FEW else None


@cache
def _both(lang: str) -> Lexicon:
    """The words for two countries together: the two sides, bilateral."""
    words = pack(lang)
    entries = (e for e in words.lexicon.entries() if e.tag == "both")
    return Lexicon(
        (e for e in entries if isinstance(e.value, Word) and not e.value.role), joined=words.joined
    )


def _led(named: list[Spot], low: str, words: Pack) -> list[Spot]:
    """The countries of a sentence, those behind to, from and with as far ends."""
    for spot in named:
        at = max(spot.index - _FAR_LEAD, 0)
        if not spot.role and _leads(words.code).search(low, at, spot.index):
            spot.role = "far"
    return named


@cache
def _leads(lang: str) -> re.Pattern[str]:
    """The words right before the far end of a flow: to, from, with, to the."""
    entries = list(pack(lang).lexicon.entries())
    far = {e.form for e in entries if e.tag in FAR}
    the = {e.form for e in entries if e.tag == "definite"}
    one, two = ("|".join(map(re.escape, sorted(forms, key=len))) for forms in (far, the))
    return re.compile(rf"\b(?:{one or '(?!)'}) (?:(?:{two or '(?!)'}) )?\Z")


def _places(named: list[Spot]) -> list[Spot]:
    return [spot for spot in named if spot.form != "money"]


def _countries(named: list[Spot]) -> list[Spot]:
    return [spot for spot in _places(named) if spot.form != "regions"]


def _or_its_group(
    home: str | None, pair: Sides, members: Mapping[str, frozenset[str]]
) -> str | None:
    """The group that a document speaks from: the union where it is written in Brussels."""
    if home is None or home in pair.codes:
        return home
    return next((code for code in pair.codes if home in members.get(code, ())), home)


def _named(words: Pack, view: View, start: int, end: int) -> list[Spot]:
    """The countries of a sentence without their roles, but for a pair joined by a hyphen.

    A currency stands for the country that issues it, but for the dollar that everyone counts in.
    """
    named: list[Spot] = []
    low = view.low[start:end]
    last = -1
    for begin, stop, entry in words.places.find(view.plain[start:end], low):
        joined = last == begin - 1 and low[last] == "-"
        place = entry.value
        if isinstance(place, Place) and place.code:
            role = "own" if low.startswith(words.possessive, stop) else ""
            role = "between" if joined else role
            named.append(Spot(begin, place.code, role, place.form))
            if joined and len(named) > 1:
                named[-2].role = "between"
        elif isinstance(place, Money) and place.code and place.code != "USD":
            named.append(Spot(begin, alpha3().get(place.code[:2], ""), "", "money"))
        last = stop
    return named
