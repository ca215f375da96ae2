"""The pipeline in one function: a document's text to its figures, with their context."""

from collections.abc import Iterable

from tradeparse.packs import TRIGGERS, Pack, Word, pack
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
    view = View(document.text, words.abbreviations)
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


#: a sentence so many before one with figures may still say what these are about
CONTEXT = 2


def _plan(view: View, words: Pack) -> list[tuple[int, int, int]]:
    """(paragraph, start, end) of the sentences to read: those that may hold a figure or lead to one.

    A sentence without figures is read where it names a flow, or stands right before figures.
    """
    anchors = words.anchors.find(view.plain, view.low)
    hot = [start for start, _, entry in anchors if entry.tag in TRIGGERS]
    if not hot:
        return []
    spoken = [start for start, _, entry in anchors if entry.tag not in TRIGGERS]
    plan: list[tuple[int, int, int]] = []
    waiting: list[tuple[int, int, int, bool]] = []
    at = said = 0
    for paragraph in range(view.paragraph_at(hot[-1]) + 1):
        for start, end in view.sentences(paragraph):
            while said < len(spoken) and spoken[said] < start:
                said += 1
            speaks = said < len(spoken) and spoken[said] < end
            while at < len(hot) and hot[at] < start:
                at += 1
            if at < len(hot) and hot[at] < end:
                near = len(waiting) - CONTEXT
                plan += [(p, s, e) for n, (p, s, e, named) in enumerate(waiting) if named or n >= near]
                plan.append((paragraph, start, end))
                waiting = []
            else:
                waiting.append((paragraph, start, end, speaks))
    return plan


def _opening(document: Document, words: Pack, view: View, decimal: str) -> tuple[Topic, list[Spot]]:
    """The topic that the title and the first paragraphs set."""
    title: list[Spot] = []
    if document.title:
        heading = View(document.title, words.abbreviations)
        title = spots(Sentence(heading, words, 0, len(heading.text), decimal))
    found = [title]
    written_in: str | None = None
    for paragraph in range(min(len(view.paragraphs), 3)):
        for start, end in view.sentences(paragraph)[:3]:
            sentence = Sentence(view, words, start, end, decimal)
            written_in = written_in or dateline(sentence)
            found.append(spots(sentence))
    pair = opening_pair(found)
    return Topic(home=home_of(document, words, written_in), opening=pair), title


def _sentence(sentence: Sentence, document: Document, words: Pack, topic: Topic) -> list[Mention]:
    mentions = scan(sentence, Purse(topic.countries, topic.money))
    named = spots(sentence)
    seen = with_references(sentence, named, topic)
    fiscal = words.fiscal_start.get(topic.home or "", 1)
    clock = Clock(sentence, topic, document.published, fiscal)
    if mentions:
        attribute(sentence, mentions, seen, topic, clock)
    else:
        overhear(sentence, seen, topic, clock)
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
