"""The goods that a sentence is about, and words that stand for them, in it and in the next."""

import re

from tradeparse.packs.tags import CHARS
from tradeparse.parse.goods import names_goods
from tradeparse.parse.rules import goods as rules
from tradeparse.parse.tokens import Sentence
from tradeparse.parse.where import Where

_COLON = CHARS["colon"]


def goods_spoken_of(sentence: Sentence) -> str | None:
    """The goods that a sentence is about: barley in "Barley is the main product."."""
    tags = sentence.tags
    match = rules.SPOKEN_OF.match(tags) or rules.CALLED_FIRST.match(tags)
    match = match or rules.LAST_GOODS.match(tags)
    if match is None:
        match = rules.CALLED_GOODS.match(tags)
        if match is None or sentence.tokens[match.start("called")].role != "goods":
            return None
    return sentence.words(*match.span("np")) if names_goods(sentence, *match.span("np")) else None


def goods_meant(where: Where) -> str | None:
    """The goods that the words leave to what was said before: of it, they, its exports."""
    sentence, anchor = where.sentence, where.anchor
    if _refers(where):
        return goods_before(where) or _goods_told(where)
    if _is_measured(where):
        return goods_before(where) or _goods_traded(where)
    if rules.IN_THAT.match(sentence.tags, where.zone.right):
        named = sentence.tags.rfind(CHARS["product"], 0, where.zone.left)
        return sentence.words(named, named + 1) if named >= 0 else where.topic.goods
    if sentence.search_back(rules.WITH_A_SHARE, where.zone.left):
        return goods_spoken_of(sentence)
    item = rules.ITEM.match(sentence.tags)
    if anchor < 0 and item is not None and item.end() <= where.zone.left:
        return sentence.words(*item.span("np"))
    apart = anchor < 0 or anchor >= where.zone.right
    if apart and where.before is None and _COLON in sentence.tags[: where.zone.left]:
        return goods_spoken_of(sentence)  # coal tells the same story: minus 30 percent
    return _goods_by_flow(where) if 0 < anchor < where.zone.left else None


def _goods_by_flow(where: Where) -> str | None:
    """The goods spoken of that the flow before a figure is one of: barley leads. Its exports."""
    sentence, anchor = where.sentence, where.anchor
    if CHARS["own"] == sentence.tags[anchor - 1] and (told := _before_colon(where)) is not None:
        return told
    own = sentence.tokens[anchor - 1]
    if anchor == 1 and own.role in ("its", "their") and where.topic.goods:
        return where.topic.goods  # Barley is the main product. Its exports rose
    announced = _COLON in sentence.tags[:anchor] or (own.tag == "own" and own.role == "its")
    if announced or where.ranked or (where.role == "verb" and own.tag in ("anaphor", "actual")):
        return goods_spoken_of(sentence)
    called = rules.CALLED_GOODS.match(sentence.tags)
    return goods_spoken_of(sentence) if called and called.end() <= anchor else None


def _goods_told(where: Where) -> str | None:
    """The goods of the flow just told of, where words call them goods: exports of this crop."""
    told = where.spoken
    called = where.anchor >= 0 and rules.OF_THAT_KIND.match(where.sentence.tags, where.anchor)
    return told.product if told is not None and called else None


def _is_measured(where: Where) -> bool:
    """Whether goods go without their name, by their weight: sold 5 million tonnes there for."""
    zone, sentence = where.zone, where.sentence
    found = rules.MEASURED.search(sentence.tags, zone.first, zone.left)
    if found is None or where.role not in ("verb", "receipts", "spending"):
        return False
    measured = (sentence.tokens[found.start(found.lastgroup or 0)].role, found.lastgroup)
    return measured in (("measured", "unit"), ("of", "them"))


def _goods_traded(where: Where) -> str | None:
    """The goods of the last flow of goods."""
    told = (where.spoken, where.topic.left, where.topic.traded)
    return next((flow.product for flow in told if flow is not None and flow.product), None)


def goods_before(where: Where) -> str | None:
    """The goods that the sentence is about, else those of the sentence before."""
    return goods_spoken_of(where.sentence) or _before_colon(where) or where.topic.goods


def _before_colon(where: Where) -> str | None:
    """The goods that the words behind a colon speak of: fuels fell most: their deliveries."""
    told = rules.BEFORE_COLON.search(where.sentence.tags, 0, where.zone.left)
    return where.sentence.words(*told.span("np")) if told is not None else None


def _refers(where: Where) -> bool:
    """Whether a pronoun may stand for goods just spoken of: shipments of it, they brought in."""
    sentence, zone, anchor = where.sentence, where.zone, where.anchor
    sells = where.role in ("verb", "receipts")
    first = zone.first if sells else max(zone.first, anchor)
    of_it = rules.OF_IT.search(sentence.tags, first, zone.last)
    if of_it is not None and bool(of_it["at"]) == bool(sentence.tokens[of_it.end() - 1].role):
        return True
    of_them = rules.OF_THEM.search(sentence.tags, zone.first, zone.last)
    if of_them is not None and sentence.tokens[of_them.start("them")].role == "them":
        return True
    if _sells_them(sentence, rules.SOLD_THEM.search(sentence.tags, zone.first, zone.left)):
        return True
    at = sentence.search_back(rules.AT, zone.left)
    if at is not None and rules.THEY_BEHIND.match(sentence.tags, zone.right):
        return True
    theirs = rules.THEIR_VALUE.search(sentence.tags, zone.first, zone.right)
    if theirs is not None and sentence.tokens[theirs.start()].role in ("its", "their"):
        return True
    shared = where.mention.kind == "share"
    if not shared and 0 <= anchor < zone.left and where.role != "verb":
        return False
    they = rules.THEY.search(sentence.tags, zone.first, zone.left)
    return they is not None and not sentence.tokens[they.start()].role


def _sells_them(sentence: Sentence, found: re.Match[str] | None) -> bool:
    """Whether a pronoun is what a verb sells: we shipped them to India."""
    if found is None:
        return False
    if found["traded"] is not None:
        verb, pronoun = (sentence.tokens[found.start() + at] for at in (0, 1))
        return verb.role == "verb" and not pronoun.role
    names = ("it", "verb") if found["it"] is not None else ("them", "sold")
    pronoun, verb = (sentence.tokens[found.start(name)] for name in names)
    return verb.role == "verb" and pronoun.role in ("its", "their", "them")
