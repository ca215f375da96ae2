"""The sides and the product of a flow, from a figure's own words, its sentence and the topic."""

from dataclasses import dataclass, replace

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.clauses import Zone
from tradeparse.parse.goods import product_of, shared_product, taxed_product
from tradeparse.parse.mention import Mention
from tradeparse.parse.rules.countries import Sides, Spot, sides
from tradeparse.parse.tokens import Sentence
from tradeparse.parse.topic import Flow, Topic
from tradeparse.schema import WORLD

_DIRECTED = ("exports", "imports", "investment")
_OBLIQUE = ("to", "from", "with", "in", "between")
#: with other countries of Africa: not all of them, but those of the group
_OF_GROUP = tag_pattern(r"world [of in from] definite? country")
#: 600 million, or 43 percent; 600 million (43 percent)
_AGAIN = tag_pattern(r"comma? [or open] [compare article definite text]{0,3} \Z")


@dataclass(frozen=True, slots=True)
class Where:
    """Where a figure's flow is looked for."""

    sentence: Sentence
    mention: Mention
    zone: Zone
    spots: list[Spot]  # the countries that belong to the figure
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
        if self.role == "world":
            return True
        tags = self.sentence.tags
        return self.has("world") and not _OF_GROUP.search(tags, self.zone.first, self.zone.last)

    @property
    def total(self) -> bool:
        """Whether a flow is called total: that of one country is then its trade with everyone."""
        if self.role == "total":
            return True
        first, last = max(self.anchor - 4, self.zone.first), self.anchor + 3
        near = self.sentence.tokens[first:last] if self.anchor >= 0 else []
        return any(t.tag == "generic" and t.role == "total" for t in near)

    @property
    def opens(self) -> bool:
        """Whether the document's first flow is one country's: Moldova's exports fell."""
        return not self.topic.sides.reporter and any(s.role == "own" for s in self.spots)

    @property
    def told_again(self) -> bool:
        """Whether the figure repeats the one before it in other terms: or 43 percent of."""
        return _AGAIN.match(self.sentence.tags, self.zone.first, self.zone.left) is not None

    @property
    def ranked(self) -> bool:
        """Whether countries stand in an order here: Serbia came first with, followed by Italy."""
        return self.role == "partner" or self.has("rank")

    @property
    def pronoun_behind_countries(self) -> bool:
        """Whether the figure's subject is "it", in a clause that names no country."""
        left = [s for s in self.spots if s.index < self.zone.left]
        if any(s.role in ("to", "from", "with") for s in (left or self.spots)):
            return False
        if any(s.role == "subject" and not self._subordinate(s.index) for s in left):
            return False
        first = left[-1].index + 1 if left else self.zone.first
        return any(t.tag == "anaphor" and not t.role for t in self.sentence.tokens[first : self.zone.left])

    def _subordinate(self, index: int) -> bool:
        """Whether a clause with "when" or "as" holds a token."""
        tags = self.sentence.tags
        return CHARS["which"] in tags[max(tags.rfind(CHARS["comma"], 0, index), 0) : index]

    @property
    def spoken(self) -> Flow | None:
        """The flow spoken of before: in the sentence, else in the paragraph."""
        return self.before or self.topic.flow


def place(measure: str, where: Where) -> Flow:
    """The flow of a figure: its measure with sides and product."""
    if measure == "other":
        return Flow("other", Sides(), _taxed(where))
    if where.mention.kind == "share":
        return _share(measure, where)
    product = product_of(where.sentence, where.zone, where.anchor, where.mention)
    if where.anchor < 0 and (not where.spots or where.pronoun_behind_countries):
        return _continued(measure, where, product)
    if where.anchor < 0 and where.spoken is not None and where.spoken.measure == measure:
        listed = _next_of_list(measure, where, where.spoken)
        if listed is not None:
            return replace(
                where.spoken, sides=listed, product=product or where.spoken.product, in_passing=True
            )
    found = _sides(measure, where)
    if where.has("reverse") and not where.spots and where.spoken and where.spoken.measure == measure:
        found = Sides(found.partner, found.reporter)
    return Flow(
        measure,
        found,
        product or _kept_product(measure, where),
        by_reporter=_by_reporter(found, where),
        in_passing=where.ranked,
    )


def _by_reporter(found: Sides, where: Where) -> bool:
    """Whether a verb has the reporter as its subject: Armenia shipped."""
    subjects = [s.code for s in where.spots if s.role == "subject" and s.index < where.anchor]
    return where.role == "verb" and subjects[-1:] == [found.reporter]


def _taxed(where: Where) -> str | None:
    """The goods of a tariff, and of the next figure that speaks of the same."""
    product = taxed_product(where.sentence, where.zone, where.anchor, where.mention)
    before = where.spoken
    if product is None and where.anchor < 0 and before is not None and before.measure == "other":
        return before.product if where.mention.kind != "amount" else None
    return product


def _continued(measure: str, where: Where, product: str | None) -> Flow:
    """A figure without a measure and countries of its own speaks of the flow before it."""
    topic = where.topic
    flow = where.spoken or topic.main
    if where.has("both") and topic.main is not None and where.before is None:
        flow = topic.main
    if flow is None or flow.measure == "other":
        flow = Flow(measure, topic.pair)
    found = flow.sides
    if where.has("reverse"):
        found = Sides(found.partner, found.reporter)
    elif where.worldly and found.reporter:
        found = Sides(found.reporter, WORLD)
    return Flow(flow.measure, found, product or flow.product)


def _kept_product(measure: str, where: Where) -> str | None:
    flow = where.spoken
    if where.anchor < 0 and flow is not None and flow.measure == measure:
        return flow.product
    return None


def _next_of_list(measure: str, where: Where, flow: Flow) -> Sides | None:
    """Armenia shipped A, Kazakhstan B: a bare country takes the place of the one before it."""
    if any(s.role in _OBLIQUE or s.role == "own" for s in where.spots):
        return None
    left = [s for s in where.spots if s.index < where.zone.left]
    code = (left[-1] if left else where.spots[0]).code
    codes = list(dict.fromkeys(s.code for s in where.spots))
    if measure == "turnover" and len(codes) == 2:
        return Sides(*codes)
    if code in flow.sides.codes:
        return flow.sides
    if measure in ("gdp", "balance"):
        return None
    if where.before is not None and flow.by_reporter and not where.ranked:
        return Sides(code, flow.sides.partner)
    return Sides(flow.sides.reporter, code) if flow.sides.reporter else None


def _sides(measure: str, where: Where) -> Sides:
    found = sides(measure, where.spots, where.anchor, where.role)
    if where.role == "partner" or (where.ranked and found.reporter and not found.partner):
        found = _ranked(found, where)
    if measure in _DIRECTED:
        return _direct(measure, found, where)
    if measure == "gdp":
        home = where.before.sides.reporter if where.before else where.topic.speaker
        return Sides(found.reporter or home)
    return _symmetric(found, where)


def _ranked(found: Sides, where: Where) -> Sides:
    """On the import side Serbia came first: the country in the order is the far end."""
    owner = next((s.code for s in where.spots if s.role in ("own", "of")), None)
    other = next((s.code for s in where.spots if s.code != owner), None)
    return Sides(owner, other) if other else found


def _known(where: Where) -> Sides:
    """The two sides spoken of before: in the sentence, in the paragraph, in the document."""
    topic = where.topic
    if where.before is not None and where.before.sides.reporter:
        return where.before.sides
    if where.has("both") and topic.pair.pair is None and topic.opening.pair:
        return topic.opening
    if topic.flow is not None and topic.flow.sides.reporter:
        if not topic.flow.in_passing or where.anchor < 0:
            return topic.flow.sides
        if topic.opening.pair is None:
            return Sides(topic.flow.sides.reporter, WORLD)
    if topic.opening.pair:
        return topic.opening
    return topic.sides if topic.sides.reporter else topic.opening


def _symmetric(found: Sides, where: Where) -> Sides:
    """Turnover and balance: two sides, filled up from what was spoken of."""
    if found.reporter and found.partner:
        return found
    topic, known = where.topic, _known(where)
    one = found.reporter or found.partner
    if one is None:
        return _symmetric_unnamed(where, known)
    if where.has("both") or found.partner:  # the two countries; "trade with Turkey"
        listed = where.before.sides.reporter if where.before else None
        options = (known.other(one), listed, topic.partner_of(one), topic.home, known.reporter)
        other = next((code for code in options if code not in (None, WORLD, one)), None)
        if other is not None:
            return Sides(other, one)
    if where.worldly or where.total:
        return Sides(one, WORLD)
    if known.other(one):
        return known
    other = topic.partner_of(one)
    if other:
        return Sides(one, other)
    if where.before is not None and where.before.sides.pair:
        return Sides(where.before.sides.reporter, one)
    return Sides(one, WORLD)


def _symmetric_unnamed(where: Where, known: Sides) -> Sides:
    topic = where.topic
    if where.has("both"):
        if len(topic.just_named) == 2:
            return Sides(*topic.just_named)
        if WORLD in known.codes:
            return topic.pair if topic.pair.pair else topic.opening
    elif where.worldly or (known.reporter and not known.partner):
        return Sides(topic.side_at_home(known), WORLD)
    return known


def _direct(measure: str, found: Sides, where: Where) -> Sides:
    """Exports, imports, investment: who sells, buys or invests, and with whom."""
    reporter, partner = found.reporter, found.partner
    topic, known = where.topic, _known(where)
    before = where.before
    if reporter and partner:
        return found
    if reporter:
        if where.worldly or where.total or where.opens:
            return Sides(reporter, WORLD)
        partner = known.other(reporter) or topic.partner_of(reporter) or _dealer(measure, reporter, where)
        return Sides(reporter, partner or (WORLD if measure != "investment" else None))
    if partner:
        reporter = known.other(partner) or topic.partner_of(partner)
        if reporter in (None, WORLD) and topic.speaker != partner:
            reporter = topic.speaker
        return Sides(reporter, partner)
    spoken = where.spoken
    if where.total and known.reporter:
        return Sides(topic.side_at_home(known), WORLD)
    if spoken is not None and spoken.measure == measure and not where.worldly and not spoken.in_passing:
        return spoken.sides
    if before is not None and before.measure in _DIRECTED and measure in _DIRECTED:
        reporter = before.sides.reporter
    elif topic.opening.pair is None and topic.whole.reporter:
        return topic.whole
    else:
        reporter = topic.side_at_home(known)
    return Sides(reporter, WORLD if where.worldly else known.other(reporter) or WORLD)


def _dealer(measure: str, reporter: str, where: Where) -> str | None:
    """Of whom a country buys in a passage about what another sells."""
    spoken = where.spoken
    turned = {"imports": "exports", "exports": "imports"}.get(measure)
    if spoken is None or where.role != "verb" or spoken.measure != turned:
        return None
    return spoken.sides.reporter if spoken.sides.reporter != reporter else None


# --- shares --------------------------------------------------------------------------------------


def _share(measure: str, where: Where) -> Flow:
    """A part of a flow: Germany accounts for 2.8% of the country's trade; oil is 98% of exports."""
    flow = where.spoken or where.topic.main
    product = shared_product(where.sentence, where.zone, where.mention)
    if product is None and where.before is not None and where.told_again:
        product = where.before.product
    repeats = where.told_again and where.before is not None
    named = [s for s in where.spots if not (repeats and s.form == "reference")]
    if where.anchor < 0 and not named and flow is not None:
        return Flow(flow.measure, flow.sides, product or flow.product)
    behind = where.anchor >= where.zone.right
    left = [s for s in where.spots if s.index < where.zone.left]
    if behind and not where.spots and flow is not None and flow.measure == measure and not where.worldly:
        return Flow(measure, flow.sides, product or flow.product)
    roles = {s.role for s in where.spots}
    if {"from", "to"} <= roles or any(s.role == "between" and s.index < where.anchor + 5 for s in where.spots if where.anchor >= 0):
        return Flow(measure, _sides(measure, where), product)
    whole = _whole(where)
    part = _part(where, whole)
    known = _known(where)
    reporter = whole.code if whole else None
    partner = part.code if part else None
    if reporter is None:
        reporter = known.other(partner) or where.topic.side_at_home(known)
        if reporter == partner:
            reporter = where.topic.partner_of(partner) or where.topic.speaker
    if partner is None and not (where.worldly and product):
        partner = known.other(reporter) or where.topic.partner_of(reporter)
    return Flow(measure, Sides(reporter, partner or WORLD), product)


def _whole(where: Where) -> Spot | None:
    """The country whose flow is divided: [a share in] Turkish exports, exports of the republic."""
    anchor = where.anchor
    if anchor < 0:
        return None
    before = [s for s in where.spots if s.role == "own" and 0 < anchor - s.index <= 4]
    if before:
        return before[-1]
    behind = [s for s in where.spots if s.role in ("of", "by") and s.index > anchor]
    return behind[0] if behind else None


def _part(where: Where, whole: Spot | None) -> Spot | None:
    """The country whose part it is: Iraq's share, what went to Africa, the share of the union."""
    rest = [s for s in where.spots if whole is None or s.code != whole.code]
    tokens = where.sentence.tokens
    for spot in rest:
        after = tokens[spot.index + 1].tag if spot.index + 1 < len(tokens) else ""
        near = [t.tag for t in tokens[max(spot.index - 3, 0) : spot.index]]
        if after == "share" or "share" in near:
            return spot
    for role in ("to", "from", "with"):
        far = [s for s in rest if s.role == role]
        if far:
            return far[0]
    return rest[0] if rest else None
