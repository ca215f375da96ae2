"""The goods, services or sector that a figure is limited to."""

import re

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.clauses import Zone
from tradeparse.parse.mention import Mention
from tradeparse.parse.tokens import Sentence

_JOINED = "(?: (?: and | comma | dash )? [product text unit] ){0,6}"
#: words that may be goods: the first is no unit, for "people" and "firms" are units
_GOODS = f"(?: product | text ) {_JOINED}"
_KNOWN = "product (?: (?: and | comma | dash )? product ){0,6}"

#: exports of medicines, imports of Kazakh oil, trade in services
_BEHIND = tag_pattern(rf"(?P<link> of | in ) [generic article]{{0,3}} country? (?P<np> (?: {_GOODS} | unit {_JOINED} ) )")
#: wheat exports, crude oil and gas deliveries
_BEFORE = tag_pattern(rf"(?P<np> {_KNOWN} ) [generic dash]? measure? \Z")
#: bought drugs worth, sold readymade garments for, delivered Turkish tractors
_OBJECT = tag_pattern(rf"[up down generic]? country? (?P<np> {_GOODS} | unit ) [generic in compare actual]{{1,3}} \Z")
#: spent 5 million | on Kazakh oil; 5 million | worth of wheat
_SPENT = tag_pattern(rf"(?: in | (?: generic | compare )? of ) [generic article]{{0,2}} country? (?P<np> {_KNOWN} )")
#: oil worth 5 million: in front of any flow
_WORTH = tag_pattern(rf"(?P<np> {_KNOWN} ) (?P<worth> generic | compare ) compare? \Z")
#: exports of chemicals represented | 60 percent of all exports
_PART_OF_FLOW = tag_pattern(rf"measure of (?P<np> {_GOODS} ) actual? share [compare to article]{{0,3}} \Z")
#: earned 5 million | from tea exports
_OTHER_FLOW = tag_pattern(rf"[from in of by] (?P<np> {_KNOWN} ) [generic dash]? measure")
#: … refined copper 301 million: in a list, right before the number
_LISTED = tag_pattern(rf"(?P<np> product (?: (?: and | text )? product ){{0,6}} ) (?P<lead> [actual compare in with of dash colon comma]{{0,4}} ) \Z")
#: imports without energy products, without the metal, our exports
_WITHOUT = tag_pattern(rf"not definite? (?P<np> {_GOODS} )")
#: Wheat, usually the star of the list, collapsed by; Fuels alone brought in
_TOPICAL = tag_pattern(
    rf"(?: \A | semicolon | but ) comma? (?P<np> {_GOODS} )"
    r"(?: comma [^comma semicolon currency]{1,14} comma )? compare? (?P<verb> actual | up | down | rank | share | measure | generic )"
)
#: crude oil makes up | 98 percent of them
_SUBJECT = tag_pattern(
    rf"(?: \A | comma | semicolon | stop | and | which ) definite? (?P<np> {_GOODS} (?: in {_GOODS} | of {_GOODS} )? )"
    r" [actual share compare target forecast to]{0,4}? [actual share] [compare article share to]{0,4} \Z"
)
#: two thirds | of this sum were machinery
_PREDICATE = tag_pattern(
    rf"(?: of | anaphor ) [^comma semicolon]{{0,10}} actual [compare article generic]{{0,2}} (?P<np> {_GOODS} )"
)
#: a duty on wagons, the tariff of the union for Iranian polymers, for wool the tariff
_TAXED = tag_pattern(rf"(?: of own? definite? [country own text]? )? (?P<link>in) [definite generic]{{0,2}} country? (?P<np> {_GOODS} | unit )")
_TAXED_FIRST = tag_pattern(rf"in country? (?P<np> {_KNOWN} ) definite \Z")

#: a run of more unknown words than this is no name of goods but a piece of a sentence
_LONGEST = 3


def product_of(sentence: Sentence, zone: Zone, anchor: int, mention: Mention) -> str | None:
    """The product beside the word that names the flow, or beside the figure in a list."""
    tags = sentence.tags
    span = _without(sentence, zone) or _topical(sentence, zone, anchor)
    if span is None and anchor < 0:
        listed = _LISTED.search(tags, zone.first, zone.left) or _bracketed(sentence, zone)
        span = _np(listed) if listed and (mention.kind == "amount" or not listed["lead"]) else None
    elif span is None:
        span = (
            _np(_BEFORE.search(tags, zone.first, anchor))
            or _behind(sentence, zone, anchor)
            or _object(sentence, zone, anchor)
        )
    if span is None and mention.kind == "amount":
        span = _worth(sentence, zone) or _part(sentence, zone) or _sold_for(sentence, zone)
    return _told(sentence, span, mention)


def shared_product(sentence: Sentence, zone: Zone, mention: Mention) -> str | None:
    """What makes up a share: before the number as its subject, or behind it as its predicate."""
    span = _np(_PREDICATE.match(sentence.tags, zone.right, zone.last)) or _part(sentence, zone)
    if span is not None and not _names_goods(sentence, *span):
        return None
    return _told(sentence, span, mention)


def _part(sentence: Sentence, zone: Zone) -> tuple[int, int] | None:
    """The subject of a word of shares: of the imports, petroleum accounted for."""
    found = _SUBJECT.search(sentence.tags, zone.first, zone.left)
    return _np(found or _PART_OF_FLOW.search(sentence.tags, zone.first, zone.left))


def _sold_for(sentence: Sentence, zone: Zone) -> tuple[int, int] | None:
    match = _WORTH.search(sentence.tags, zone.first, zone.left)
    return _np(match)


def taxed_product(sentence: Sentence, zone: Zone, anchor: int, mention: Mention) -> str | None:
    """The goods that a tariff is for; interest and taxes at large have none."""
    if anchor < 0 or sentence.tokens[anchor].role != "tariff":
        return None
    match = _TAXED.match(sentence.tags, anchor + 1)
    if match is not None:
        link = sentence.tokens[match.start("link")]
        known = "product" in {t.tag for t in sentence.tokens[match.start("np") : match.end("np")]}
        country = sentence.tokens[match.start("np") - 1].tag == "country"
        if link.role == "on" or (link.role == "" and (known or country)):
            return _told(sentence, match.span("np"), mention)
    before = _np(_BEFORE.search(sentence.tags, zone.first, anchor))
    return _told(sentence, before or _np(_TAXED_FIRST.search(sentence.tags, zone.first, anchor)), mention)


def _bracketed(sentence: Sentence, zone: Zone) -> re.Match[str] | None:
    """Led by rubber goods (40 billion)."""
    opened = sentence.tags.startswith(CHARS["open"], zone.first)
    return _LISTED.search(sentence.tags, 0, zone.first) if opened else None


def _told(sentence: Sentence, span: tuple[int, int] | None, mention: Mention) -> str | None:
    if span is None:
        return None
    mention.because["product"] = sentence.words(*span)
    return mention.because["product"]


def _np(match: re.Match[str] | None) -> tuple[int, int] | None:
    return match.span("np") if match is not None else None


def _names_goods(sentence: Sentence, first: int, last: int) -> bool:
    """Whether unknown words are few enough to be a name: used cars, live camels and cattle."""
    return all(
        token.tag != "text" or sentence.low(at, at + 1).count(" ") < _LONGEST
        for at, token in enumerate(sentence.tokens[first:last], first)
    )


def _known(sentence: Sentence, first: int, last: int) -> bool:
    return any(t.tag == "product" for t in sentence.tokens[first:last])


def _behind(sentence: Sentence, zone: Zone, anchor: int) -> tuple[int, int] | None:
    """Exports of medicines; unknown words only behind "of", and only of what is sold or bought."""
    match = _BEHIND.match(sentence.tags, anchor + 1, zone.last)
    if match is None:
        return None
    span = match.span("np")
    link, flow = sentence.tokens[match.start("link")], sentence.tokens[anchor]
    if link.tag == "in" and not (link.role == "plain" and _known(sentence, *span)):
        return None
    directed = flow.value.value in ("exports", "imports") and _names_goods(sentence, *span)
    led = sentence.tokens[span[0] - 1].tag == "country"
    return span if _known(sentence, *span) or (directed and not led) else None


def _object(sentence: Sentence, zone: Zone, anchor: int) -> tuple[int, int] | None:
    """What a verb sells or buys: before the figure, or behind it with "on" or "worth of"."""
    if sentence.tokens[anchor].role != "verb":
        return None
    if anchor < zone.left:
        span = _np(_OBJECT.match(sentence.tags, anchor + 1, zone.left))
        if span is not None and _names_goods(sentence, *span):
            return span
    return _np(_OTHER_FLOW.match(sentence.tags, zone.right, zone.last))


def _worth(sentence: Sentence, zone: Zone) -> tuple[int, int] | None:
    """What the money goes to, right behind it: on Kazakh oil, worth of wheat."""
    match = _SPENT.match(sentence.tags, zone.right, zone.last)
    if match is not None and sentence.tokens[match.start()].role in ("", "on"):
        return _np(match)
    return None


def _without(sentence: Sentence, zone: Zone) -> tuple[int, int] | None:
    """Excluding gold: a product too."""
    match = _WITHOUT.search(sentence.tags, zone.first, zone.left)
    if match is None or sentence.tokens[match.start()].role != "without":
        return None
    return match.start(), match.end("np")


def _topical(sentence: Sentence, zone: Zone, anchor: int) -> tuple[int, int] | None:
    """Goods as the subject of a verb that sells, leads or grows, where no flow is named before."""
    match = _TOPICAL.search(sentence.tags, zone.first, zone.right)
    if match is None or match.end("np") > zone.left:
        return None
    verb = match.start("verb")
    token = sentence.tokens[verb]
    if anchor >= 0 and (verb != anchor or token.role != "verb"):
        return None
    sells = token.tag == "rank" or token.role == "verb"
    span = match.span("np")
    fits = _known(sentence, *span) or sells
    return span if fits and _names_goods(sentence, *span) else None
