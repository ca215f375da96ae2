"""The sides and the product of a flow, from a figure's own words, its sentence and the topic."""

from dataclasses import dataclass

from tradeparse.packs.tags import tag_pattern
from tradeparse.parse.clauses import Zone
from tradeparse.parse.mention import Mention
from tradeparse.parse.rules.countries import Sides, Spot, sides
from tradeparse.parse.tokens import Sentence
from tradeparse.parse.topic import Flow, Topic
from tradeparse.schema import WORLD

_DIRECTED = ("exports", "imports", "investment")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure's flow is looked for."""

    sentence: Sentence
    zone: Zone
    spots: list[Spot]  # the countries of the zone
    anchor: int  # the token that names the measure, or -1
    before: Flow | None  # the flow of the figure before it in the sentence
    topic: Topic
    previous: Mention | None

    def has(self, tag: str) -> bool:
        """Whether a word of this tag stands in the zone."""
        return any(t.tag == tag for t in self.sentence.tokens[self.zone.first : self.zone.last])


def place(measure: str, where: Place) -> Flow:
    """The flow of a figure: its measure with sides and product."""
    if measure == "other":
        return Flow("other", _other_sides(where), _product(where))
    if where.anchor < 0 and not where.spots and where.before is not None:
        return where.before
    found = sides(measure, where.spots, where.anchor)
    known = where.before.sides if where.before else (where.topic.pair if where.topic.pair.reporter else Sides())
    if measure in _DIRECTED:
        both = _direct(measure, found, known, where)
    elif measure == "gdp":
        both = Sides(found.reporter or (known.reporter if where.before else where.topic.home or known.reporter))
    else:
        both = _symmetric(found, known, where)
    return Flow(measure, both, _product(where) or _kept_product(measure, where))


def _kept_product(measure: str, where: Place) -> str | None:
    before = where.before
    if where.anchor < 0 and before is not None and before.measure == measure:
        return before.product
    flow = where.topic.flow
    if where.anchor < 0 and before is None and flow is not None and flow.measure == measure:
        return flow.product
    return None


def _other_sides(where: Place) -> Sides:
    return Sides()


def _symmetric(found: Sides, known: Sides, where: Place) -> Sides:
    """Turnover and balance: two sides, filled up from what was spoken of."""
    if found.pair or (found.reporter and found.partner):
        return found
    topic = where.topic
    home = topic.side_at_home(known)
    if found.partner:  # "trade with Turkey"
        if home and home != found.partner:
            return Sides(known.other(found.partner) or home, found.partner)
        return Sides(known.other(found.partner), found.partner)
    if found.reporter:
        if where.has("world"):
            return Sides(found.reporter, WORLD)
        other = known.other(found.reporter)
        if other:
            return known
        if where.before is not None and where.before.sides.reporter:
            return Sides(where.before.sides.reporter, found.reporter)
        return Sides(found.reporter, WORLD if not known.pair else None) if not known.pair else Sides(home, found.reporter)
    if where.has("world") and not where.has("both") and where.anchor >= 0:
        return Sides(home, WORLD)
    return known


def _direct(measure: str, found: Sides, known: Sides, where: Place) -> Sides:
    """Exports, imports, investment: who sells, buys or invests, and with whom."""
    if found.reporter and found.partner:
        return found
    topic = where.topic
    if found.reporter:
        if where.has("world"):
            return Sides(found.reporter, WORLD)
        other = known.other(found.reporter)
        if other is None and topic.pair.pair:
            other = topic.pair.other(found.reporter)
        if other is None and measure != "investment":
            other = WORLD
        return Sides(found.reporter, other)
    if found.partner:
        other = known.other(found.partner) or topic.pair.other(found.partner)
        if other is None and topic.home != found.partner:
            other = topic.home or known.reporter
        return Sides(other, found.partner)
    home = topic.side_at_home(known)
    before = where.before
    if before is not None and before.measure in ("exports", "imports") and measure in ("exports", "imports"):
        home = before.sides.reporter
    other = known.other(home)
    if where.has("world"):
        other = WORLD
    return Sides(home, other)


_PRODUCT_OF = tag_pattern(r"[of in] (?P<np> [definite article generic]* (?: product | text ) (?: (?: and | comma | dash )? (?: product | text ) )* )")
_PRODUCT_BEFORE = tag_pattern(r"(?P<np> product (?: (?: and | comma ) product )* ) generic? \Z")


def _product(where: Place) -> str | None:
    """The goods or services that a figure is limited to."""
    sentence, anchor = where.sentence, where.anchor
    if anchor < 0:
        return None
    match = _PRODUCT_BEFORE.search(sentence.tags, where.zone.first, anchor)
    if match is not None:
        return sentence.words(match.start("np"), match.end("np"))
    match = _PRODUCT_OF.match(sentence.tags, anchor + 1, where.zone.last)
    if match is not None:
        words = [i for i in range(match.start("np"), match.end("np")) if sentence.tokens[i].tag in ("product", "text")]
        return sentence.words(words[0], words[-1] + 1)
    return None
