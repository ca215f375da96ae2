"""The goods, services or sector that a figure is limited to."""

import re

from tradeparse.packs.tags import CHARS
from tradeparse.parse.clauses import Zone
from tradeparse.parse.mention import Mention
from tradeparse.parse.rules import goods as rules
from tradeparse.parse.tokens import Sentence

_PARTED = frozenset(CHARS[tag] for tag in ("comma", "semicolon", "stop"))
#: roles of verbs whose subject may be goods: wheat earned, wheat cost the country
_SELLS = ("verb", "costs", "receipts")
_EXPORTS_AND = CHARS["measure"] + CHARS["and"]
#: a run of more unknown words than this is no name of goods but a piece of a sentence
_LONGEST = 3


def product_of(sentence: Sentence, zone: Zone, anchor: int, mention: Mention) -> str | None:
    """The product beside the word that names the flow, or beside the figure in a list."""
    tags = sentence.tags
    span = _without(sentence, zone) or _topical(sentence, zone, anchor, mention)
    heads = anchor >= 0 and CHARS["measure"] not in tags[zone.first : anchor]
    if span is None and heads and sentence.tokens[anchor].role == "partner":
        span = _np(rules.MORE_OF.match(tags, anchor + 1))  # the buyers of Turkish steel
        span = span or _np(rules.FLOW_OF.match(tags, anchor + 1))
    if span is None:
        span = _np(rules.BRACKETED.search(tags, max(zone.first - 14, 0), zone.left))
    if span is None and mention.kind == "amount":
        span = _np(rules.RANKED.search(tags, max(zone.first - 3, 0), zone.left))
        span = span or _np(sentence.search_back(rules.MOST_IMPORTANT, zone.left))
    if span is None and anchor >= 0 and sentence.tokens[anchor].value.value == "balance":
        span = _np(rules.TRADED.search(tags, zone.first, zone.left))
    if span is None:
        span = (
            _listed(sentence, zone, mention) if anchor < 0 else _beside_flow(sentence, zone, anchor)
        )
    if span is None and sentence.search_back(rules.BULK, zone.left):
        span = _np(rules.BULK_WAS.match(tags, zone.right))
    if span is None and mention.kind == "amount":
        span = _worth(sentence, zone) or _part(sentence, zone) or _sold_for(sentence, zone)
        span = span or _were(sentence, zone) or _np(rules.FELL_ON_IT.match(tags, zone.right))
        span = (
            span or _np(rules.MADE_OF.match(tags, zone.right, zone.last)) or _beside(sentence, zone)
        )
    if span is None and mention.cue is not None and mention.cue[1] > mention.last:
        span = _np(rules.MORE_OF.match(tags, zone.right, zone.last))
    span = span or _np(rules.OF_THESE.match(tags, zone.first)) or _np(rules.LABEL.match(tags))
    if span is None and anchor >= 0 and sentence.tokens[anchor].role == "again":
        both = tags[:anchor].endswith(_EXPORTS_AND)
        span = None if both else (anchor, anchor + 1)  # re-exports: goods that others made
    return _told(sentence, span, mention)


def labelled(sentence: Sentence, zone: Zone, mention: Mention) -> str | None:
    """The label of an item, in a list of what one country sells another: floor coverings: 5."""
    span = _np(rules.UNKNOWN_LABEL.match(sentence.tags, 0, zone.left))
    return _told(sentence, span if span and names_goods(sentence, *span) else None, mention)


def _listed(sentence: Sentence, zone: Zone, mention: Mention) -> tuple[int, int] | None:
    """Goods before a figure that no flow stands beside: those of services, wheat 5 million."""
    if sentence.search_back(rules.WAS_GOODS, zone.left):
        return _np(rules.BARE.match(sentence.tags, zone.right))
    span = _np(rules.THOSE_OF.search(sentence.tags, zone.first, zone.left))
    listed = rules.LISTED.search(sentence.tags, zone.first, zone.left) if span is None else None
    if listed is not None and (mention.kind == "amount" or not listed["lead"]):
        return _np(listed)
    return span


def _beside_flow(sentence: Sentence, zone: Zone, anchor: int) -> tuple[int, int] | None:
    """Goods beside the word that names the flow."""
    tags = sentence.tags
    span = (
        _np(rules.BEFORE.search(tags, zone.first, anchor))
        or _behind(sentence, zone, anchor)
        or _np(rules.TRADED_WITH.match(tags, anchor + 1, zone.left))
        or _object(sentence, zone, anchor)
        or _np(rules.SHIPPED.search(tags, zone.first, anchor))
        or _earning(sentence, anchor)
        or _paid_for(sentence, zone, anchor)
    )
    if span is None and sentence.tokens[anchor].role in ("verb", "receipts"):
        selling = sentence.search_back(rules.SELLING, anchor)
        selling = selling or rules.FRONTED.match(tags, 0, anchor)
        selling = selling or rules.SOLD_FOR.search(tags, zone.first, anchor)
        return _np(selling or rules.OF_FLOW.search(tags, 0, anchor))
    if span is None and sentence.tokens[anchor].role == "goods":  # export items include diesel at
        span = _np(rules.LISTED.search(tags, anchor + 1, zone.left))
    return span or _np(rules.THOSE_OF.search(tags, anchor + 1, zone.left))


def _earning(sentence: Sentence, anchor: int) -> tuple[int, int] | None:
    """The subject of a participle: fish made the best start, earning 5 million."""
    sells = sentence.tokens[anchor].role in ("verb", "receipts")
    return _np(rules.EARNING.fullmatch(sentence.tags, 0, anchor)) if sells else None


def _paid_for(sentence: Sentence, zone: Zone, anchor: int) -> tuple[int, int] | None:
    """Goods that are paid for, or in a clause of its own: coffee, for which it pays."""
    paid = rules.PAID_FIRST.search(sentence.tags, anchor + 1, zone.left)
    if paid is not None and sentence.tokens[anchor].role in ("spending", "receipts"):
        return _np(paid)
    if sentence.tokens[anchor].role != "spending":
        return None
    found = rules.PAID_FOR.search(sentence.tags, 0, anchor)
    for_it = found is not None and found["it"] and not rules.FOR_IT.match(sentence.tags, zone.right)
    return None if for_it else _np(found)


def _were(sentence: Sentence, zone: Zone) -> tuple[int, int] | None:
    """What a part of all is made of: of all exports, 6 million were services; 6 million of them."""
    if not sentence.tags.startswith(CHARS["of"]):
        found = _np(rules.PREDICATE.match(sentence.tags, zone.right, zone.last))
        return found if found is not None and _known(sentence, *found) else None
    return _np(rules.ALL_WERE.match(sentence.tags, zone.right))


def _beside(sentence: Sentence, zone: Zone) -> tuple[int, int] | None:
    """Goods that a part is of: of which 5 million services; chiefly crude oil, 5 million."""
    tags = sentence.tags
    if tags[: zone.left].rstrip(CHARS["compare"]).endswith(CHARS["anaphor"]):
        return _np(rules.OF_WHICH.match(tags, zone.right, zone.last))
    if (out := rules.OUT_OF_IT.search(tags, zone.first, zone.left)) is not None:
        return _np(out)
    if tags[zone.right : zone.right + 1] in _PARTED:
        return _np(rules.APPOSED.search(tags, zone.first, zone.left))
    return None


def shared_product(sentence: Sentence, zone: Zone, anchor: int, mention: Mention) -> str | None:
    """What makes up a share: before the number as its subject, or behind it as its predicate.

    A share of a flow of goods is of these goods: 6 percent of Lithuania's dairy exports.
    """
    tags = sentence.tags
    behind = rules.PREDICATE.match(tags, zone.right, zone.last)
    behind = behind or rules.PREDICATE_DASH.match(tags, zone.right)
    behind = behind or rules.PREDICATE_BARE.match(tags, zone.right, zone.last)
    behind = behind or rules.FELL_ON.match(tags, zone.right, zone.last)
    behind = behind or rules.HALF_WAS.match(tags, zone.right)
    behind = behind or rules.CONSISTS.match(tags, zone.right)
    part = mention.rule == "part of"  # a third were car parts
    if behind is None and (part or rules.OF_THIS.search(tags, zone.first, zone.left)):
        behind = rules.WERE.match(tags, zone.right, zone.last)
    span = _np(rules.THOSE_OF.search(tags, zone.first, zone.left)) or _np(behind)
    span = span or _np(rules.OF_WHICH_GOODS.search(tags, 0, zone.left))
    span = span or _part(sentence, zone) or _sharing(sentence, zone)
    span = span or _np(rules.PART_OF_GOODS.match(tags, zone.right, zone.last))
    span = span or _np(rules.ITEM.match(tags, 0, zone.left))
    span = span or _np(rules.FRONTED_WHOLE.match(tags, 0, zone.left))
    span = span or _np(sentence.search_back(rules.WHICH_MAKE, zone.left))
    span = span or _np(sentence.search_back(rules.MADE_UP_BY, zone.left)) or _were(sentence, zone)
    span = span or _np(rules.LED_WITH.fullmatch(tags, 0, zone.left))
    span = span or _np(rules.THE_LARGEST.search(tags, 0, zone.left)) or _np(rules.LABEL.match(tags))
    if span is None and anchor >= 0:
        first = zone.right if anchor >= zone.right else zone.first
        before = _np(rules.BEFORE.search(tags, first, anchor))
        span = before or (_behind(sentence, zone, anchor) if anchor >= zone.right else None)
    if span is not None and not names_goods(sentence, *span):
        return None
    return _told(sentence, span, mention)


def _part(sentence: Sentence, zone: Zone) -> tuple[int, int] | None:
    """The subject of a word of shares: of the imports, petroleum accounted for."""
    found = rules.SUBJECT.search(sentence.tags, zone.first, zone.left)
    found = found or rules.PART_OF_FLOW.search(sentence.tags, zone.first, zone.left)
    found = found or rules.SHARE_OF.search(sentence.tags, zone.first, zone.left)
    if found is not None and not _tells_a_part(sentence, found):
        return None
    return _np(found or rules.BRACKETED.search(sentence.tags, 0, zone.left))


def _tells_a_part(sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether goods are known, or have a word of shares behind them: "the task is 5 million"."""
    first, last = found.span("np") if found["np"] is not None else found.span("before")
    return _known(sentence, first, last) or CHARS["share"] in sentence.tags[last : found.end()]


def _sharing(sentence: Sentence, zone: Zone) -> tuple[int, int] | None:
    """Goods that make up a share, whatever stands before them: that year phones made up."""
    following = rules.NEXT_SHARE.fullmatch(sentence.tags, zone.first, zone.left)
    if following is not None:
        return _np(following)
    found = rules.SUBJECT_KNOWN.search(sentence.tags, zone.first, zone.left)
    found = found or rules.SHARE_OF_NEXT.search(sentence.tags, zone.first, zone.left)
    if found is None or "verb" not in found.groupdict():
        return _np(found)
    verb = sentence.tokens[found.start("verb")]
    return _np(found) if verb.tag != "measure" or verb.role in ("verb", "taker") else None


def _sold_for(sentence: Sentence, zone: Zone) -> tuple[int, int] | None:
    """Kazakh oil worth 5 million."""
    return _np(rules.WORTH.search(sentence.tags, zone.first, zone.left))


def taxed_product(sentence: Sentence, zone: Zone, anchor: int, mention: Mention) -> str | None:
    """The goods that a tariff is for; interest and taxes at large have none."""
    step = rules.TAXED_STEP.search(sentence.tags, 0, zone.left)
    if step is not None:
        return _told(sentence, _np(step), mention)
    if anchor < 0:
        listed = rules.TAXED_NEXT.match(sentence.tags, zone.right, zone.last)
        listed = listed or rules.TAXED_FIRST.search(sentence.tags, zone.first, zone.left)
        listed = listed or sentence.search_back(rules.TAXED_LISTED, zone.left)
        return _told(sentence, _np(listed), mention) if mention.kind != "amount" else None
    if sentence.tokens[anchor].role == "spending":  # meat from India pays 10 percent
        on_it = rules.TAXED_ON_IT.search(sentence.tags, zone.first, zone.left)
        span = _np(on_it) or _np(_taxed_subject(sentence, zone, anchor))
        return _told(sentence, span, mention)
    if sentence.tokens[anchor].role != "tariff":
        return None
    on_it = rules.TAXED_ON_IT.search(sentence.tags, zone.first, zone.left)
    if on_it is not None:
        return _told(sentence, _np(on_it), mention)
    match = rules.TAXED.match(sentence.tags, anchor + 1)
    match = match or rules.TAXED.match(sentence.tags, zone.right, zone.last)
    if match is not None:
        link = sentence.tokens[match.start("link")]
        known = "product" in {t.tag for t in sentence.tokens[match.start("np") : match.end("np")]}
        country = sentence.tokens[match.start("np") - 1].tag == "country"
        if link.role == "on" or (link.role == "" and (known or country)):
            return _told(sentence, match.span("np"), mention)
    before = _np(rules.BEFORE.search(sentence.tags, zone.first, anchor))
    return _told(
        sentence,
        before
        or _np(rules.TAXED_FIRST.search(sentence.tags, zone.first, min(anchor, zone.left)))
        or _np(_taxed_subject(sentence, zone, anchor)),
        mention,
    )


def _taxed_subject(sentence: Sentence, zone: Zone, anchor: int) -> re.Match[str] | None:
    return rules.TAXED_SUBJECT.search(sentence.tags, zone.first, min(anchor, zone.left))


def _told(sentence: Sentence, span: tuple[int, int] | None, mention: Mention) -> str | None:
    if span is None:
        return None
    mention.because["product"] = sentence.words(*span)
    return mention.because["product"]


def _np(match: re.Match[str] | None) -> tuple[int, int] | None:
    if match is None:
        return None
    return match.span("np") if match["np"] is not None else match.span("before")


def names_goods(sentence: Sentence, first: int, last: int) -> bool:
    """Whether unknown words are few enough to be a name: used cars, live camels and cattle."""
    if any(token.role in ("people", "buyers") for token in sentence.tokens[first : last + 1]):
        return False
    return sentence.low(first, first + 1)[:1].isalnum() and all(
        token.tag != "text" or sentence.low(at, at + 1).count(" ") < _LONGEST
        for at, token in enumerate(sentence.tokens[first:last], first)
    )


def _known(sentence: Sentence, first: int, last: int) -> bool:
    return any(t.tag == "product" for t in sentence.tokens[first:last])


def _behind(sentence: Sentence, zone: Zone, anchor: int) -> tuple[int, int] | None:
    """Exports of medicines; unknown words only behind "of", and only of what is sold or bought."""
    match = rules.BEHIND.match(sentence.tags, anchor + 1, zone.last)
    if match is None:
        return None
    span = match.span("np")
    link, flow = sentence.tokens[match.start("link")], sentence.tokens[anchor]
    if link.tag == "from" and not (flow.role == "receipts" and _known(sentence, *span)):
        return None
    if link.tag == "in" and not (link.role == "plain" and _known(sentence, *span)):
        return None
    if not _known(sentence, *span) and CHARS["definite"] in sentence.tags[anchor : span[0]]:
        return None  # exports of the plant
    directed = flow.value.value in ("exports", "imports") and names_goods(sentence, *span)
    led = sentence.tokens[span[0] - 1].tag == "country"
    return span if _known(sentence, *span) or (directed and not led) else None


def _object(sentence: Sentence, zone: Zone, anchor: int) -> tuple[int, int] | None:
    """What a verb sells or buys: before the figure, or behind it with "on" or "worth of"."""
    takes = sentence.tags[anchor + 1 : anchor + 2] == CHARS["product"]  # Ghana imports rice
    if sentence.tokens[anchor].role not in ("verb", "taker") and not takes:
        return None
    if anchor < zone.left:
        found = rules.OBJECT.match(sentence.tags, anchor + 1, zone.left)
        span = _np(found or rules.OBJECT_FAR.match(sentence.tags, anchor + 1, zone.left))
        if span is not None and names_goods(sentence, *span):
            return span
    sold = rules.SOLD_FOR.search(sentence.tags, zone.first, anchor)
    return _np(sold or rules.OTHER_FLOW.match(sentence.tags, zone.right))


def _worth(sentence: Sentence, zone: Zone) -> tuple[int, int] | None:
    """What the money goes to, right behind it: on Kazakh oil, worth of wheat."""
    match = rules.SPENT.match(sentence.tags, zone.right, zone.last)
    roles = ("", "on", "worth", "plain")
    if match is not None and sentence.tokens[match.start("link")].role in roles:
        return _np(match)
    return None


def _without(sentence: Sentence, zone: Zone) -> tuple[int, int] | None:
    """Excluding gold: a product too."""
    match = rules.WITHOUT.search(sentence.tags, zone.first, zone.left)
    if match is None or sentence.tokens[match.start()].role != "without":
        return None
    beside = sentence.tags[: match.start()].endswith(CHARS["measure"])
    if not beside and not _known(sentence, *match.span("np")):
        return None  # the last year without the agreement
    return match.start(), match.end("np")


def _topical(
    sentence: Sentence, zone: Zone, anchor: int, mention: Mention
) -> tuple[int, int] | None:
    """Goods as the subject of a verb that sells, leads or grows, where no flow is named before."""
    match = rules.TOPICAL.search(sentence.tags, zone.first, zone.right)
    if match is None or match.end("np") > zone.left:
        return None
    verb = match.start("verb")
    token = sentence.tokens[verb]
    told = token.tag in ("share", "rank") and mention.kind == "amount"
    named = match.start("np") < anchor < zone.left
    if named and not told and (verb != anchor or token.role not in _SELLS):
        return None
    takes = sentence.tags[verb + 1 : verb + 2] == CHARS["product"]  # the exporters sold coffee
    invests = token.tag == "measure" and token.value.value == "investment"
    sells = token.tag == "rank" or (token.role in _SELLS and not (takes or invests))
    span = match.span("np")
    fits = _known(sentence, *span) or sells
    return span if fits and names_goods(sentence, *span) else None
