"""The pipeline in one function: a document's text to its figures, with their context."""

from collections import deque
from collections.abc import Iterable
from functools import cached_property

from tradeparse.packs import Pack, Word, pack
from tradeparse.packs.tags import CHARS
from tradeparse.parse.attribute import attribute, overhear
from tradeparse.parse.balance import is_balance
from tradeparse.parse.headline import date_headline
from tradeparse.parse.link import link
from tradeparse.parse.mention import Mention
from tradeparse.parse.numbers import writes_comma_decimals
from tradeparse.parse.opening import opening
from tradeparse.parse.plan import Place, plan
from tradeparse.parse.refer import with_references
from tradeparse.parse.rules.countries import Spot, heading_of_part, spots
from tradeparse.parse.rules.quantities import merge_quantities
from tradeparse.parse.scan import scan
from tradeparse.parse.scan.money import Owners, Purse
from tradeparse.parse.scan.tables import Table
from tradeparse.parse.spoken import goods_spoken_of
from tradeparse.parse.tokens import Sentence
from tradeparse.parse.topic import Flow, Topic
from tradeparse.parse.view import View
from tradeparse.parse.when import Clock
from tradeparse.records import Document, Figure


def extract(documents: Document | Iterable[Document]) -> list[Figure]:
    """The figures of one document or of several, in reading order.

    A text without figures gives none. Raises UnknownLanguage for a document whose language no
    pack covers; a document without `lang` is read as English.
    """
    if isinstance(documents, Document):
        return _extract(documents)
    return [figure for document in documents for figure in _extract(document)]


def _extract(document: Document) -> list[Figure]:
    words = pack(document.lang or "en")
    view = View(document.text, words.abbreviations, words.closing)
    places = plan(view, words)
    if not places:
        return []
    found = _Reader(document, words, view).read(places)
    date_headline(view, found)
    claims = link([mention for _, mention in found], words.cases)
    return [
        _figure(document, sentence, mention, claim)
        for (sentence, mention), claim in zip(found, claims, strict=True)
    ]


#: so many sentences without figures are heard before one with figures
LEADING = 3
_FLOW = CHARS["measure"]
_COUNTRY = CHARS["country"]
_YEAR = CHARS["year"]
_OWN, _TEXT = CHARS["own"], CHARS["text"]
_IT = CHARS["anaphor"]
#: exports of the root
_OF_THE = _FLOW + CHARS["of"] + CHARS["definite"] + _TEXT
_DASH = CHARS["dash"]
_MONTH, _RELATIVE = CHARS["month"], CHARS["relative"]


def _asks(sentence: Sentence) -> bool:
    """Whether a sentence leaves open what flow, time or countries its figures are about."""
    tags = sentence.tags
    if _FLOW not in tags or tags.count(_COUNTRY) < 2 or _YEAR not in tags:
        return True
    if tags.startswith(_DASH):  # an item of a list: its year may be the base
        return True
    return _RELATIVE in tags or _refers(tags) or tags.count(_MONTH) > tags.count(_YEAR)


def _refers(tags: str) -> bool:
    """Whether words stand for a country, goods or time named before: there, exports of it."""
    return _OWN in tags or _IT in tags or _OF_THE in tags


class _Reader:
    """Reads the sentences of one document in order, each seen from those before it."""

    def __init__(self, document: Document, words: Pack, view: View) -> None:
        self._document = document
        self._words = words
        self._view = view
        self._decimal = words.decimal
        if words.decimal == "." and writes_comma_decimals(view.low):
            self._decimal = ""  # "2.475" and "2,475" are then both thousands
        self._purse = Purse(self._owners, Table())

    def read(self, places: list[Place]) -> list[tuple[Sentence, Mention]]:
        """The figures of the sentences at `places`, with all of their context."""
        found: list[tuple[Sentence, Mention]] = []
        leading: deque[tuple[Place, Sentence | None]] = deque(maxlen=LEADING)
        for place in places:
            if place.leads:
                leading.append((place, None))
                continue
            sentence = self._sentence(place)
            mentions = scan(sentence, self._purse)
            if not mentions:
                leading.append((place, sentence))
                continue
            for before, read in leading if _asks(sentence) else ():
                self._overhear(before.paragraph, read or self._sentence(before))
            leading.clear()
            self._enter(place.paragraph)
            self._attribute(sentence, mentions)
            found += [(sentence, mention) for mention in mentions]
        return found

    def _sentence(self, place: Place) -> Sentence:
        return Sentence(self._view, self._words, place.start, place.end, self._decimal)

    @cached_property
    def _topic(self) -> Topic:
        """What the text speaks of; a text whose sentences have no figures needs none."""
        return opening(self._document, self._words, self._view, self._decimal)

    def _owners(self) -> Owners:
        return Owners(self._topic.countries, self._topic.money, self._topic.press)

    def _enter(self, paragraph: int) -> None:
        if paragraph != self._topic.paragraph:
            self._topic.enter(paragraph, self._view.continues(paragraph))

    def _spots(self, sentence: Sentence) -> list[Spot]:
        """The countries that a sentence names; one that heads a part is what follows is about."""
        heads = heading_of_part(sentence)
        if heads is not None:
            self._topic.turn_wholly_to(heads)
        named = spots(sentence)
        self._topic.reach(sentence.start, named)
        return named

    def _overhear(self, paragraph: int, sentence: Sentence) -> None:
        """Take what a sentence without figures says of the next one."""
        topic = self._topic
        self._enter(paragraph)
        merge_quantities(sentence)
        named = self._spots(sentence)
        spoken = topic.flow
        overhear(
            sentence, with_references(sentence, named, topic), topic, self._clock(sentence, named)
        )
        self._leave(sentence, named, spoken)

    def _attribute(self, sentence: Sentence, mentions: list[Mention]) -> None:
        """Give the figures of a sentence their context."""
        topic = self._topic
        named = self._spots(sentence)
        spoken = topic.flow
        seen = with_references(sentence, named, topic)
        attribute(sentence, mentions, seen, topic, self._clock(sentence, named))
        self._leave(sentence, named, spoken)

    def _leave(self, sentence: Sentence, named: list[Spot], spoken: Flow | None) -> None:
        for balance in filter(is_balance, sentence.tokens):
            self._topic.sign = balance.value.sign
        if sentence.tags.startswith(CHARS["open"]):  # an aside: the passage goes on as before
            self._topic.flow = spoken
        self._topic.hear(named, sentence.text, goods_spoken_of(sentence))

    def _clock(self, sentence: Sentence, named: list[Spot]) -> Clock:
        """The times of a sentence, its fiscal years those of the text's country, or its own."""
        starts, topic = self._words.fiscal_start, self._topic
        owners = (spot.code for spot in named if spot.role == "own")
        whose = (topic.voice, topic.home, *owners, topic.speaker, *topic.countries)
        country = next((c for c in whose if c in starts), "")
        topic.setting.published = self._document.published
        topic.setting.fiscal_start = starts.get(country, 1)
        topic.setting.fiscal_day = self._words.fiscal_days.get(country, 1)
        topic.setting.fiscal_first = country in self._words.fiscal_first
        return Clock(sentence, topic)


def _end(sentence: Sentence, mention: Mention) -> int:
    """Where a figure ends: "7.6% more than" without the "than"."""
    token = sentence.tokens[mention.finish - 1]
    tail = token.value.tail if mention.compared and isinstance(token.value, Word) else ""
    low = sentence.view.low[token.start : token.end]
    if tail == "*":  # all but its first word
        return token.start + len(low.split()[0])
    if low.endswith(".") and token.end == sentence.end:  # 5 mln. at the end of a sentence
        return token.end - 1
    return token.start + len(low.removesuffix(tail).rstrip()) if tail else token.end


def _figure(document: Document, sentence: Sentence, mention: Mention, claim: int) -> Figure:
    start = sentence.tokens[mention.begin].start
    end = _end(sentence, mention)
    return Figure(
        doc_id=document.doc_id,
        figure_id=f"{document.doc_id}:{start}-{end}",
        claim_id=f"{document.doc_id}#{claim}",
        start=start,
        end=end,
        surface=document.text[start:end],
        sentence=sentence.text,
        kind=mention.kind,  # type: ignore[arg-type]
        value=mention.value,
        value_high=mention.high,
        unit=mention.unit,
        ratio=mention.ratio,
        comparator=mention.comparator,  # type: ignore[arg-type]
        status=mention.status,  # type: ignore[arg-type]
        measure=mention.measure,  # type: ignore[arg-type]
        reporter=mention.reporter,
        partner=mention.partner,
        product=mention.product,
        period=mention.period,
        base=mention.base,
        rule=mention.rule,
        because=tuple(mention.because.items()),
    )
