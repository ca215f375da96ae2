"""What each figure of a sentence is about: measure, countries, product, status, period, base."""

from itertools import pairwise

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.balance import settle_sign
from tradeparse.parse.clauses import Zone, zones
from tradeparse.parse.in_turn import measures_of_list
from tradeparse.parse.lists import countries_of, same_clause
from tradeparse.parse.measures import measure_of, settle_kind
from tradeparse.parse.mention import Mention
from tradeparse.parse.place import place
from tradeparse.parse.portions import RATES
from tradeparse.parse.rules.countries import Spot
from tradeparse.parse.rules.sides import Sides
from tradeparse.parse.standing import announce
from tradeparse.parse.tokens import Sentence, Token
from tradeparse.parse.topic import Flow, Topic
from tradeparse.parse.view import is_heading
from tradeparse.parse.when import Clock
from tradeparse.parse.where import Where
from tradeparse.schema import RATIO_UNITS

#: this figure, it; not: this January
_GOES_ON = tag_pattern("anaphor (?! month | year | span | relative | ordinal | quarter | half )")
#: Hungary and Vietnam. The two-way trade was
_PAIR = tag_pattern("dash? country [and dash slash] country [stop colon]?")
#: – Laos. Trade with China was
_LABEL = tag_pattern("dash? (?: quantity stop? )? country [stop colon]?")
#: Armenia, first half of 2024
_TITLE = tag_pattern("country comma (?: in? definite? [ordinal month year relative] )")
_OPEN, _CLOSE = CHARS["open"], CHARS["close"]
#: no trade flow is smaller, in any currency; what is smaller is a price
SMALLEST_FLOW = 50_000
SMALLEST_TOLD = 2_000
_TRADED = ("exports", "imports", "turnover")


def attribute(
    sentence: Sentence, mentions: list[Mention], spots: list[Spot], topic: Topic, clock: Clock
) -> None:
    """Fill in the context of the figures of a sentence, and leave the topic as they leave it."""
    if _GOES_ON.match(sentence.tags) and not sentence.tokens[0].role:
        topic.go_on()
    flow: Flow | None = None
    plain: Flow | None = None  # that of the last figure outside of brackets
    inside = False
    cut = zones(sentence, mentions)
    shared = countries_of(sentence, mentions, cut, spots)
    named = measures_of_list(sentence, mentions)
    shared = [own or _beside_flow(cut, shared, named.get(i)) for i, own in enumerate(shared)]
    for index, (mention, zone, own) in enumerate(zip(mentions, cut, shared, strict=True)):
        if inside and _CLOSE in sentence.tags[mentions[index - 1].finish : mention.begin]:
            flow = plain or flow
        inside = _is_inside(sentence, mention)
        flow = _flow(sentence, mention, zone, own, flow, topic, named.get(index), spots)
        plain = plain if inside else flow
        _give(mention, flow)
        settle_kind(sentence, mention, zone, mentions[index - 1] if index else None)
        settle_sign(sentence, mention, zone, topic)
        topic.speak_of(flow)
        if mention.kind == "amount":
            topic.money = mention.unit
            topic.tally(flow, mention.unit, mention.value)
    if inside and plain is not None:
        topic.flow = plain  # 7 million (exports 5, imports 2). The figure was
    clock.date(mentions, cut)
    _remember(mentions, topic, clock)
    for one, two in pairwise(mentions):
        if two.restates:
            _repeat(one, two)


def _beside_flow(
    cut: list[Zone], shared: list[list[Spot]], named: tuple[str, int] | None
) -> list[Spot]:
    """The countries of the figure in whose words the flow of another stands."""
    if named is None:
        return []
    _, at = named
    return next((spots for zone, spots in zip(cut, shared, strict=True) if at in zone), [])


def _remember(mentions: list[Mention], topic: Topic, clock: Clock) -> None:
    """Leave with the topic what was traded, what was last told, and what is aimed at."""
    for mention in mentions:
        sides = Sides(mention.reporter, mention.partner)
        if mention.kind == "amount" and mention.status == "actual":
            topic.weigh(Flow(mention.measure, sides), mention.unit, mention.value)
            topic.amount = topic.amount if clock.looks_back(mention) else mention
        if mention.status == "target" and mention.measure != "other":
            topic.aimed = Flow(mention.measure, sides, mention.product)


def _is_inside(sentence: Sentence, mention: Mention) -> bool:
    """Whether a figure stands in brackets."""
    before = sentence.tags[: mention.begin]
    return before.rfind(_OPEN) > before.rfind(_CLOSE)


def _give(mention: Mention, flow: Flow) -> None:
    mention.measure, mention.product = flow.measure, flow.product
    mention.reporter, mention.partner = flow.sides.reporter, flow.sides.partner


def _repeat(one: Mention, two: Mention) -> None:
    """A conversion has everything of the amount that it converts, but for the comparator."""
    two.kind, two.measure, two.status = one.kind, one.measure, one.status
    two.reporter, two.partner, two.product = one.reporter, one.partner, one.product
    two.period, two.base, two.is_base = one.period, one.base, one.is_base
    if one.value < 0 < two.value:
        two.value = -two.value


def overhear(sentence: Sentence, spots: list[Spot], topic: Topic, clock: Clock) -> None:
    """A sentence without figures may still say what the next one speaks of."""
    announce(sentence, topic)
    for index, token in enumerate(sentence.tokens):
        measure = _heard(sentence, token)
        if not measure or token.role == "weak":
            continue
        if measure == "other" and token.role not in RATES:
            continue
        if token.role == "partner" and _names_its_flow(sentence, index):
            continue
        size = len(sentence.tokens)
        zone = Zone(0, size, size, size)
        nobody = Mention(first=size, last=size, kind="growth", value=0, unit="percent", rule="")
        near = same_clause(sentence, index, spots)
        where = Where(sentence, nobody, zone, near, index, None, topic)
        topic.flow, topic.item = place(measure, where), None
        if topic.flow.measure == "other":
            return
        if topic.flow.sides.pair:
            topic.pair = topic.flow.sides
        clock.overhear()
        return
    _turn(sentence, spots, topic)
    clock.overhear(flow=False)


def _heard(sentence: Sentence, token: Token) -> str:
    """The measure that a word names, or that heads a list of partners; empty for none."""
    if token.tag == "measure":
        return str(token.value.value)
    partners = (token.tag, token.role) == ("rank", "partner") and is_heading(sentence.text)
    return "turnover" if partners else ""


def _turn(sentence: Sentence, spots: list[Spot], topic: Topic) -> None:
    """Take from a heading, a label or a remark of whose trade the next sentences tell."""
    if _PAIR.fullmatch(sentence.tags) and len({s.code for s in spots}) == len(spots):
        topic.open_anew(Sides(*(s.code for s in spots)))
        return
    if len(spots) != 1:
        return
    alone = spots[0]
    if alone.form == "names" and _LABEL.fullmatch(sentence.tags):
        topic.turn_to(alone.code)
    elif alone.form == "names" and _titles(sentence, topic):
        topic.turn_wholly_to(alone.code)
    elif alone.role == "with" and topic.speaker not in (None, alone.code):
        topic.pair = Sides(topic.speaker, alone.code)  # with Italy all is well
        topic.flow = Flow("turnover", topic.pair)


def _titles(sentence: Sentence, topic: Topic) -> bool:
    """Whether a country heads a list in a text about several: Armenia, first half of 2024."""
    alone = topic.opens.pair is None and is_heading(sentence.text)
    return alone and _TITLE.match(sentence.tags) is not None


def _names_its_flow(sentence: Sentence, index: int) -> bool:
    """Whether partners are explained by the flow itself: suppliers (imports to Moldova):"""
    flow = sentence.tokens[index].value.value
    later = sentence.tokens[index + 1 :]
    return any(t.tag == "measure" and not t.role and t.value.value == flow for t in later)


def _is_price(sentence: Sentence, mention: Mention) -> bool:
    """Whether money is too little for a flow; told in thousands behind one it may be less."""
    money = mention.kind in ("amount", "growth") and mention.unit not in RATIO_UNITS
    if not money or abs(mention.value) >= SMALLEST_FLOW:
        return False
    own, before = sentence.tokens[mention.first : mention.last], sentence.tokens[: mention.begin]
    scaled = any(t.tag == "quantity" and t.value.scaled for t in own)
    named = next((t.value.value for t in reversed(before) if t.tag == "measure"), "")
    return not (scaled and named in _TRADED) or abs(mention.value) < SMALLEST_TOLD


def _owners(sentence: Sentence, flow: int, spots: list[Spot]) -> list[Spot]:
    """Whose a flow is that is named behind its figure: the lion's share, 18 million, was Kazakh
    exports; Italy with 5, Spain with 4 million were the main markets for Polish goods.
    """
    listed = sentence.tokens[flow].role == "partner"
    own = [s for s in spots if s.role in ("own", "of")]
    behind = [s for s in own if s.index > flow and s.form != "reference"] if listed else []
    return [s for s in own if s.index == flow - 1] + behind


def _flow(
    sentence: Sentence,
    mention: Mention,
    zone: Zone,
    spots: list[Spot],
    before: Flow | None,
    topic: Topic,
    named: tuple[str, int] | None,
    everywhere: list[Spot],
) -> Flow:
    if _is_price(sentence, mention):
        return Flow("other")
    measure, anchor = measure_of(sentence, mention, zone, before, topic, named)
    if anchor >= zone.last:
        spots = [*spots, *(s for s in _owners(sentence, anchor, everywhere) if s not in spots)]
    where = Where(sentence, mention, zone, spots, anchor, before, topic)
    points = mention.unit == "pp" and CHARS["measure"] not in sentence.tags[zone.first : zone.left]
    again = points or (mention.kind == "share" and where.told_again)
    if again and before is not None and before.measure != "other":
        return before  # exports were 9.8 billion or 59.6 percent of the turnover
    flow = place(measure, where)
    unnamed = anchor < 0 and mention.kind == "amount"
    if unnamed and topic.adds_up(flow, mention.unit, mention.value):
        return Flow("turnover", flow.sides)  # put together, that makes 12 billion
    return flow
