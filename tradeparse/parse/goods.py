"""The goods, services or sector that a figure is limited to."""

from tradeparse.packs.tags import tag_pattern
from tradeparse.parse.clauses import Zone
from tradeparse.parse.mention import Mention
from tradeparse.parse.tokens import Sentence

_GOODS = "(?: product | text ) (?: (?: and | comma | dash )? (?: product | text ) )*"
#: exports of medicines, trade in services
_BEHIND = tag_pattern(rf"(?P<link> of | in ) [generic article]* (?P<np> {_GOODS} )")
#: wheat exports, crude oil and gas deliveries
_BEFORE = tag_pattern(r"(?P<np> product (?: (?: and | comma | dash )? product )* ) [generic dash]? \Z")
#: bought drugs worth, sold machinery for
_OBJECT = tag_pattern(r"[up down generic]? (?: country )? (?P<np> product (?: (?: and | comma )? product )* | text (?= generic | compare ) ) [generic in compare actual]{1,3}")
#: … refined copper 301 million: in a list, right before the number
_LISTED = tag_pattern(r"(?P<np> product (?: (?: and | text )? product )* ) [actual compare in with of dash colon]* \Z")
#: crude oil makes up | 98 percent of them
_SUBJECT = tag_pattern(
    r"(?: \A | comma | semicolon | stop | and | which ) [text definite]?? (?P<np> [product text] (?: [and comma in of] [product text] | product )* ) [actual share compare target forecast to]+ [compare article]* \Z"
)
#: two thirds | of this sum were machinery
_PREDICATE = tag_pattern(
    r"(?: of | anaphor ) [^comma semicolon]{0,10} actual [compare article generic]{0,2} (?P<np> [product text] (?: [and comma] [product text] )* )"
)


def product_of(sentence: Sentence, zone: Zone, anchor: int, mention: Mention) -> str | None:
    """The product beside the word that names the flow, or beside the figure in a list."""
    tags = sentence.tags
    if anchor < 0:
        match = _LISTED.search(tags, zone.first, zone.left) if zone.first else None
        return sentence.words(match.start("np"), match.end("np")) if match else None
    match = _BEFORE.search(tags, zone.first, anchor)
    if match is None:
        match = _BEHIND.match(tags, anchor + 1, zone.last)
        if match is not None and not _limits(sentence, match.start("link"), match.start("np")):
            match = None
    if match is None:
        match = _OBJECT.match(tags, anchor + 1, zone.left) if anchor < zone.left else None
    if match is None:
        return None
    mention.because["product"] = sentence.words(match.start("np"), match.end("np"))
    return mention.because["product"]


def _limits(sentence: Sentence, link: int, first: int) -> bool:
    """Whether "of" or "in" behind a flow leads to goods rather than to a time or a place."""
    if sentence.tokens[link].tag == "in" and sentence.tokens[link].role != "plain":
        return False
    return True


def shared_product(sentence: Sentence, zone: Zone, mention: Mention) -> str | None:
    """What makes up a share: before the number as its subject, or behind it as its predicate."""
    tags = sentence.tags
    match = _PREDICATE.match(tags, zone.right, zone.last)
    if match is None:
        match = _SUBJECT.search(tags, zone.first, zone.left)
    if match is None:
        return None
    mention.because["product"] = sentence.words(match.start("np"), match.end("np"))
    return mention.because["product"]


def taxed_product(sentence: Sentence, zone: Zone, anchor: int, mention: Mention) -> str | None:
    return None
