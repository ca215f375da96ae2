"""The sides and the product of a flow, from a figure's own words, its sentence and the topic."""

from dataclasses import dataclass

from tradeparse.parse.clauses import Zone
from tradeparse.parse.goods import product_of, shared_product
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
    mention: Mention
    zone: Zone
    spots: list[Spot]  # the countries of the zone
    anchor: int  # the token that names the measure, or -1
    before: Flow | None  # the flow of the figure before it in the sentence
    topic: Topic

    def has(self, *tags: str) -> bool:
        """Whether a word of one of these tags stands in the zone."""
        return any(t.tag in tags for t in self.sentence.tokens[self.zone.first : self.zone.last])

    @property
    def role(self) -> str:
        """The role of the word that names the measure."""
        return self.sentence.tokens[self.anchor].role if self.anchor >= 0 else ""

    @property
    def worldly(self) -> bool:
        """Whether the words mean trade with everyone: foreign trade, sales abroad."""
        return self.role == "world" or self.has("world")


def place(measure: str, where: Place) -> Flow:
    """The flow of a figure: its measure with sides and product."""
    if measure == "other":
        return Flow("other", Sides(), None)
    if where.mention.kind == "share":
        return _share(measure, where)
    product = product_of(where.sentence, where.zone, where.anchor, where.mention)
    if where.anchor < 0 and not where.spots:
        return _continued(measure, where, product)
    return Flow(measure, _sides(measure, where), product or _kept_product(measure, where))


def _continued(measure: str, where: Place, product: str | None) -> Flow:
    """A figure without a measure and countries of its own speaks of the flow before it."""
    topic = where.topic
    flow = where.before or topic.flow or topic.main
    if flow is None or flow.measure == "other":
        flow = Flow(measure, topic.pair)
    return Flow(flow.measure, flow.sides, product or flow.product)


def _kept_product(measure: str, where: Place) -> str | None:
    flow = where.before or where.topic.flow
    if where.anchor < 0 and flow is not None and flow.measure == measure:
        return flow.product
    return None


def _sides(measure: str, where: Place) -> Sides:
    found = sides(measure, where.spots, where.anchor, where.role)
    if measure in _DIRECTED:
        return _direct(measure, found, where)
    if measure == "gdp":
        home = where.before.sides.reporter if where.before else where.topic.speaker
        return Sides(found.reporter or home)
    return _symmetric(found, where)


def _known(where: Place) -> Sides:
    """The two sides spoken of before: in the sentence, in the paragraph, in the document."""
    topic = where.topic
    if where.before is not None and where.before.sides.reporter:
        return where.before.sides
    if where.has("both") and topic.pair.pair is None and topic.opening.pair:
        return topic.opening
    if topic.flow is not None and topic.flow.sides.reporter:
        return topic.flow.sides
    return topic.pair if topic.pair.reporter else topic.opening


def _symmetric(found: Sides, where: Place) -> Sides:
    """Turnover and balance: two sides, filled up from what was spoken of."""
    if found.reporter and found.partner:
        return found
    topic, known = where.topic, _known(where)
    one = found.reporter or found.partner
    if one is None:
        if where.worldly and not where.has("both"):
            return Sides(topic.side_at_home(known), WORLD)
        if where.has("both") and WORLD in (known.reporter, known.partner):
            return topic.pair if topic.pair.pair else topic.opening
        return known
    if where.has("both") or found.partner:  # the two countries; "trade with Turkey"
        other = known.other(one) or topic.partner_of(one)
        if other in (None, WORLD):
            other = topic.home if topic.home != one else known.reporter
        if other != one:
            return Sides(other, one)
    if where.worldly:
        return Sides(one, WORLD)
    if known.other(one):
        return known
    other = topic.partner_of(one)
    if other:
        return Sides(one, other)
    if where.before is not None and where.before.sides.pair:
        return Sides(where.before.sides.reporter, one)
    return Sides(one, WORLD)


def _direct(measure: str, found: Sides, where: Place) -> Sides:
    """Exports, imports, investment: who sells, buys or invests, and with whom."""
    reporter, partner = found.reporter, found.partner
    topic, known = where.topic, _known(where)
    before = where.before
    if reporter and partner:
        return found
    if reporter:
        if where.worldly:
            return Sides(reporter, WORLD)
        partner = known.other(reporter) or topic.partner_of(reporter)
        return Sides(reporter, partner or (WORLD if measure != "investment" else None))
    if partner:
        reporter = known.other(partner) or topic.partner_of(partner)
        if reporter in (None, WORLD) and topic.speaker != partner:
            reporter = topic.speaker
        return Sides(reporter, partner)
    if before is not None and before.measure in _DIRECTED and measure in _DIRECTED:
        reporter = before.sides.reporter
    else:
        reporter = topic.side_at_home(known)
    return Sides(reporter, WORLD if where.worldly else known.other(reporter))


# --- shares --------------------------------------------------------------------------------------


def _share(measure: str, where: Place) -> Flow:
    """A part of a flow: Germany accounts for 2.8% of the country's trade; oil is 98% of exports."""
    flow = where.before or where.topic.flow or where.topic.main
    product = shared_product(where.sentence, where.zone, where.mention)
    if where.anchor < 0 and not where.spots and flow is not None:
        return Flow(flow.measure, flow.sides, product or flow.product)
    behind = where.anchor >= where.zone.right
    left = [s for s in where.spots if s.index < where.zone.left]
    if behind and not left and _anaphoric(where) and flow is not None and flow.measure == measure:
        return flow
    whole = [s for s in where.spots if s not in left] if behind else where.spots
    owners = _owners(where, left)
    rest = [s for s in whole if s not in owners]
    found = sides(measure, rest, where.anchor, where.role)
    known = _known(where)
    reporter = found.reporter
    partner = owners[-1].code if owners else found.partner
    if partner is None and behind and left and product is None:
        partner = left[-1].code
    if reporter is None or reporter == partner:
        reporter = known.other(partner) or where.topic.side_at_home(known)
        if reporter == partner:
            reporter = where.topic.speaker
    if partner is None and not (where.worldly and product):
        partner = known.other(reporter) or where.topic.partner_of(reporter) or WORLD
    return Flow(measure, Sides(reporter, partner or WORLD), product)


def _anaphoric(where: Place) -> bool:
    zone = where.zone
    return any(t.tag in ("anaphor", "own") for t in where.sentence.tokens[zone.first : zone.left])


def _owners(where: Place, left: list[Spot]) -> list[Spot]:
    """The countries whose share it is: Iraq's share in Turkish exports, the share of the EAEU."""
    tokens = where.sentence.tokens
    found = []
    for spot in left:
        after = tokens[spot.index + 1].tag if spot.index + 1 < len(tokens) else ""
        near = [t.tag for t in tokens[max(spot.index - 3, 0) : spot.index]]
        if after == "share" or "share" in near:
            found.append(spot)
    return found
