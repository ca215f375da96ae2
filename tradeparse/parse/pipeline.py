"""The pipeline in one function: a document's text to its figures, with their context."""

import re
from collections.abc import Iterable

from tradeparse.packs import NUMBERS, TRIGGERS, WORDED, Pack, Word, pack
from tradeparse.packs.tags import CHARS
from tradeparse.parse.attribute import attribute, overhear
from tradeparse.parse.link import link
from tradeparse.parse.mention import Mention
from tradeparse.parse.numbers import writes_comma_decimals
from tradeparse.parse.refer import with_references
from tradeparse.parse.rules.countries import Spot, dateline, spots
from tradeparse.parse.scan import scan
from tradeparse.parse.scan.money import Purse
from tradeparse.parse.tokens import Sentence
from tradeparse.parse.topic import Topic, home_of, opening_pair
from tradeparse.parse.view import View
from tradeparse.parse.when import Clock
from tradeparse.records import Document, Figure

_DIGIT = re.compile(r"\d")


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
    plan = _plan(view, words)
    if not plan:
        return []
    decimal = words.decimal
    if decimal == "." and writes_comma_decimals(view.low):
        decimal = ""  # "2.475" and "2,475" are then both thousands
    topic, title = _opening(document, words, view, decimal)
    found: list[tuple[Sentence, Mention]] = []
    for paragraph, start, end in plan:
        topic.enter(paragraph)
        sentence = Sentence(view, words, start, end, decimal)
        for mention in _sentence(sentence, document, words, topic):
            found.append((sentence, mention))
    claims = link([mention for _, mention in found])
    return [
        _figure(document, sentence, mention, claim)
        for (sentence, mention), claim in zip(found, claims, strict=True)
    ]


#: so many sentences before one with figures are read with it: the nearest, and the last to name a flow
NEAREST, NAMING = 1, 1


def _plan(view: View, words: Pack) -> list[tuple[int, int, int]]:
    """(paragraph, start, end) of the sentences to read: those that may hold a figure or lead to one."""
    anchors = words.anchors.find(view.plain, view.low)
    if not any(entry.tag in TRIGGERS for _, _, entry in anchors):
        return []
    plan: list[tuple[int, int, int]] = []
    waiting: list[tuple[int, int, int]] = []  # without figures, and not read yet
    naming: list[tuple[int, int, int]] = []  # those of them that name a flow
    at = 0
    for paragraph in range(len(view.paragraphs)):
        if at == len(anchors):
            break
        for start, end in view.sentences(paragraph):
            tags = set()
            while at < len(anchors) and anchors[at][0] < end:
                tags.add(anchors[at][2].tag)
                at += 1
            place = (paragraph, start, end)
            if _may_hold_a_figure(tags, view.low, start, end):
                plan += sorted({*naming[-NAMING:], *waiting[-NEAREST:]})
                plan.append(place)
                waiting, naming = [], []
            else:
                waiting.append(place)
                if "measure" in tags:
                    naming.append(place)
    return plan


def _may_hold_a_figure(tags: set[str], low: str, start: int, end: int) -> bool:
    """Whether the anchors of a sentence can make a figure, with a number where they need one."""
    if not tags & TRIGGERS:
        return False
    if tags & WORDED or tags & NUMBERS:
        return True
    return _DIGIT.search(low, start, end) is not None


def _opening(document: Document, words: Pack, view: View, decimal: str) -> tuple[Topic, list[Spot]]:
    """The topic that the title and the first paragraphs set."""
    title: list[Spot] = []
    if document.title:
        heading = View(document.title, words.abbreviations, words.closing)
        title = spots(Sentence(heading, words, 0, len(heading.text), decimal))
    found = [title]
    written_in: str | None = None
    for paragraph, most in zip(range(len(view.paragraphs)), (3, 1, 1), strict=False):
        for start, end in view.sentences(paragraph)[:most]:
            sentence = Sentence(view, words, start, end, decimal)
            written_in = written_in or dateline(sentence)
            found.append(spots(sentence))
    pair = opening_pair(found)
    return Topic(home=home_of(document, words, written_in), opening=pair), title


def _sentence(sentence: Sentence, document: Document, words: Pack, topic: Topic) -> list[Mention]:
    mentions = scan(sentence, Purse(topic.countries, topic.money))
    spoken = topic.flow
    named = spots(sentence)
    seen = with_references(sentence, named, topic)
    starts = words.fiscal_start
    fiscal = next((starts[c] for c in (topic.speaker, *topic.countries) if c in starts), 1)
    clock = Clock(sentence, topic, document.published, fiscal)
    if mentions:
        attribute(sentence, mentions, seen, topic, clock)
    else:
        overhear(sentence, seen, topic, clock)
    if sentence.tags.startswith(CHARS["open"]):  # an aside: the passage goes on as before
        topic.flow = spoken
    topic.hear(named, sentence.text)
    return mentions


def _end(sentence: Sentence, mention: Mention) -> int:
    """Where a figure ends: "7.6% more than" without the "than"."""
    token = sentence.tokens[mention.finish - 1]
    tail = token.value.tail if mention.compared and isinstance(token.value, Word) else ""
    low = sentence.view.low[token.start : token.end]
    if tail == "*":  # all but its first word
        return token.start + len(low.split()[0])
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
