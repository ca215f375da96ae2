"""An interview: the country of the guest who answers, and that of the host who asks."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from tradeparse.packs import Pack, Place, Word, pack
from tradeparse.packs.lexicon import Lexicon
from tradeparse.parse.rules.countries import FAR, Spot, spots
from tradeparse.parse.tokens import Sentence
from tradeparse.parse.view import View
from tradeparse.schema import GROUPS, WORLD

#: so many paragraphs that only ask make an interview, and how long each may be
_QUESTIONS = 2
_LONGEST = 240  # characters
#: the words of a speaker for the own country, and how often a column says them
_WE = ("own", "we")
_OFTEN = 2
_ENOUGH = 24
#: what stands between a country and its envoy, and between the envoy and a country
_BEFORE = re.compile(r"(?:'s?|’s?)?(?: [^\s.,;:!?]+){0,3} ")


@dataclass(frozen=True, slots=True)
class Talk:
    """Who speaks in the paragraphs of an interview; nobody that is known, in any other text."""

    guest: str | None = None
    host: str | None = None
    questions: frozenset[int] = frozenset()

    def voice(self, paragraph: int) -> str | None:
        """The country that "we" means in a paragraph, where a guest or the host speaks."""
        if self.guest is None or paragraph < min(self.questions):
            return None
        return self.host if paragraph in self.questions else self.guest

    def listener(self, paragraph: int) -> str | None:
        """The country that "you" means."""
        if self.guest is None or paragraph < min(self.questions):
            return None
        return self.guest if paragraph in self.questions else self.host


def interview(title: str, view: View, words: Pack, home: str | None) -> Talk:
    """Who talks with whom, where a text asks and answers and begins with who the guest is.

    home: the country from which the text speaks: the host's, if the words name no other.
    """
    questions = frozenset(
        number
        for number, (start, end) in enumerate(view.paragraphs)
        if end - start <= _LONGEST and view.plain[start:end].rstrip(' "').endswith("?")
    )
    if len(questions) < _QUESTIONS:
        return Talk()
    begins = view.paragraphs[min(questions)][0]
    for text in (View(view.text[:begins]), View(title)):
        guest, host = _envoy(text, words)
        if guest is not None:
            host = host or (home if home != guest else None)
            return Talk(guest, host, questions)
    return Talk()


def speaks_for_itself(view: View, lang: str) -> bool:
    """Whether a text says "we" in its own voice, as a column does, and not only in quotes."""
    return len(_own_words(view, lang)) >= _OFTEN


def own_country(view: View, words: Pack, decimal: str) -> str | None:
    """The country that a column means by "we": the one named most of those that it never sells to
    or buys from: our exports to Egypt, our imports from there.
    """
    said = _own_words(view, words.code)
    if len(said) < _OFTEN:
        return None
    beside = {_sentence_at(view, at) for at in said}
    far = {spot.code for span in beside for spot in _far_ends(view, words, decimal, span)}
    if not far:  # a column that opens with the trade with Egypt
        paragraphs = map(view.sentences, range(len(view.paragraphs)))
        opens = next((spans[0] for spans in paragraphs if len(spans) > 1), None)
        begins = _far_ends(view, words, decimal, opens) if opens else []
        far = {spot.code for spot in begins if spot.role == "with"}
    near = Counter(code for _, _, code in _named(view, words) if code not in far)
    return near.most_common(1)[0][0] if far and near else None


def _sentence_at(view: View, at: int) -> tuple[int, int]:
    return next(span for span in reversed(view.sentences(view.paragraph_at(at))) if span[0] <= at)


def _far_ends(view: View, words: Pack, decimal: str, span: tuple[int, int]) -> list[Spot]:
    """The countries that stand at the far end of a flow in a sentence."""
    found = spots(Sentence(view, words, *span, decimal))
    return [spot for spot in found if spot.role in FAR]


def _own_words(view: View, lang: str) -> list[int]:
    """Where a text says "we" outside of quotes; as many as tell who that is."""
    said: list[int] = []
    for at, end, _ in _we(lang).find(view.plain, view.low):
        start = view.paragraphs[view.paragraph_at(at)][0]
        quoted = view.plain.count('"', start, at) % 2
        if not quoted and not view.plain[at:end].isupper():  # nor US
            said.append(at)
        if len(said) == _ENOUGH:
            break
    return said


@cache
def _we(lang: str) -> Lexicon:
    words = pack(lang)
    entries = words.lexicon.entries()
    we = (e for e in entries if isinstance(e.value, Word) and (e.tag, e.value.role) == _WE)
    return Lexicon(we, joined=words.joined)


def _envoy(text: View, words: Pack) -> tuple[str | None, str | None]:
    """(whose envoy speaks, in what country) by the first envoy who has a country."""
    named = _named(text, words)
    for envoy in _envoys(words.code).finditer(text.plain):
        of = envoy.end("of")
        guest = next((n for n in named if of > 0 and n[0] == of), None)
        before = [n for n in named if _joins(text, n[1], envoy.start())]
        guest = guest or (before[-1] if before else None)
        if guest is None:
            continue
        after = max(guest[1], envoy.end("who"))
        hosts = (n[2] for n in named if _sits(text, words.code, after, n[0]))
        return guest[2], next(hosts, None)
    return None, None


def _named(text: View, words: Pack) -> list[tuple[int, int, str]]:
    """(start, end, code) of each country that a text names."""
    return [
        (start, end, entry.value.code)
        for start, end, entry in words.places.find(text.plain, text.low)
        if isinstance(entry.value, Place) and entry.value.code not in ("", WORLD, *GROUPS)
    ]


def _joins(text: View, end: int, start: int) -> bool:
    return end < start and _BEFORE.fullmatch(text.plain, end, start) is not None


def _sits(text: View, lang: str, after: int, start: int) -> bool:
    """Whether an envoy is to, or in, the country that begins at `start`."""
    return start > after and _seats(lang).fullmatch(text.plain, after, start) is not None


@cache
def _envoys(lang: str) -> re.Pattern[str]:
    """An envoy, and where "of" the country begins behind it."""
    words = pack(lang)
    who, of = ("|".join(map(re.escape, names)) for names in (words.envoys, words.envoys_of))
    return re.compile(rf"\b(?P<who>{who or '(?!)'})\b(?P<of> (?:{of or '(?!)'}))?", re.IGNORECASE)


@cache
def _seats(lang: str) -> re.Pattern[str]:
    names = "|".join(map(re.escape, pack(lang).envoys_to))
    return re.compile(rf" (?:{names or '(?!)'}) ", re.IGNORECASE)
