"""What each figure of a sentence is about: measure, countries, product, status, period, base."""

from itertools import pairwise

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.clauses import Zone, zones
from tradeparse.parse.lists import countries_of, same_clause
from tradeparse.parse.mention import Mention
from tradeparse.parse.place import Where, place
from tradeparse.parse.rules.countries import Spot
from tradeparse.parse.tokens import Sentence
from tradeparse.parse.topic import Flow, Topic
from tradeparse.parse.when import Clock

_NEAR_RIGHT = tag_pattern(
    r"[in of actual generic product which to anaphor]{1,3} [definite country own product generic world both article share dash and]{0,5} (?P<m>measure)"
)
_RATE = "rate"
#: no trade flow is smaller, in any currency; what is smaller is a price
SMALLEST_FLOW = 50_000


def attribute(sentence: Sentence, mentions: list[Mention], spots: list[Spot], topic: Topic, clock: Clock) -> None:
    """Fill in the context of the figures of a sentence, and leave the topic as they leave it."""
    flow: Flow | None = None
    cut = zones(sentence, mentions)
    shared = countries_of(sentence, mentions, cut, spots)
    for mention, zone, own in zip(mentions, cut, shared, strict=True):
        flow = _flow(sentence, mention, zone, own, flow, topic)
        mention.measure = flow.measure
        mention.reporter, mention.partner = flow.sides.reporter, flow.sides.partner
        mention.product = flow.product
        _settle_kind(sentence, mention, zone)
        _sign(sentence, mention, zone)
        topic.speak_of(flow)
        if mention.kind == "amount":
            topic.money = mention.unit
    clock.date(mentions, cut)
    for one, two in pairwise(mentions):
        if two.restates:
            _repeat(one, two)


def _repeat(one: Mention, two: Mention) -> None:
    """A conversion has everything of the amount that it converts, but for the comparator."""
    two.kind, two.measure, two.status = one.kind, one.measure, one.status
    two.reporter, two.partner, two.product = one.reporter, one.partner, one.product
    two.period, two.base, two.is_base = one.period, one.base, one.is_base
    if one.value < 0 < two.value:
        two.value = -two.value


def overhear(sentence: Sentence, spots: list[Spot], topic: Topic, clock: Clock) -> None:
    """A sentence without figures may still say what the next one speaks of."""
    for index, token in enumerate(sentence.tokens):
        if token.tag != "measure" or token.role == "weak":
            continue
        if token.value.value == "other":
            if token.role != _RATE:
                continue
            topic.flow = Flow("other")
            return
        size = len(sentence.tokens)
        zone = Zone(0, size, size, size)
        nobody = Mention(first=size, last=size, kind="growth", value=0, unit="percent", rule="")
        near = same_clause(sentence, index, spots)
        where = Where(sentence, nobody, zone, near, index, None, topic)
        topic.flow = place(str(token.value.value), where)
        if topic.flow.sides.pair:
            topic.pair = topic.flow.sides
        clock.overhear()
        return


def _flow(
    sentence: Sentence,
    mention: Mention,
    zone: Zone,
    spots: list[Spot],
    before: Flow | None,
    topic: Topic,
) -> Flow:
    anchor = _anchor(sentence, mention, zone)
    if mention.kind == "amount" and abs(mention.value) < SMALLEST_FLOW:
        return Flow("other")
    if anchor >= 0:
        measure = str(sentence.tokens[anchor].value.value)
        mention.because["measure"] = sentence.words(anchor, anchor + 1)
    elif before is not None:
        measure = before.measure
    elif topic.flow is not None:
        measure = topic.flow.measure
    elif topic.main is not None:
        measure = topic.main.measure
    else:
        measure = "turnover" if topic.pair.pair else "other"
    where = Where(sentence, mention, zone, spots, anchor, before, topic)
    return place(measure, where)


def _anchor(sentence: Sentence, mention: Mention, zone: Zone) -> int:
    """The token that says what a figure measures, in its own zone; -1 where none does."""
    tokens = sentence.tokens
    right = _NEAR_RIGHT.match(sentence.tags, zone.right, zone.last)
    if right is not None and _fits(tokens[right.start("m")].role, mention):
        return right.start("m")
    if mention.kind == "share" and sentence.tags[zone.right : zone.right + 1] != CHARS["of"]:
        rates = [i for i in range(zone.first, zone.left) if tokens[i].tag == "measure" and tokens[i].role == _RATE]
        if rates:
            return rates[-1]
    inside = sentence.tags[zone.left : zone.right].find(CHARS["measure"])
    if inside >= 0:
        return zone.left + inside
    for index in range(zone.left - 1, zone.first - 1, -1):
        if tokens[index].tag == "measure" and _fits(tokens[index].role, mention):
            return index
    for index in range(zone.right, zone.last):
        if tokens[index].tag in ("comma", "semicolon", "but"):
            break
        if tokens[index].tag == "measure" and _fits(tokens[index].role, mention):
            return index
    if zone.first == 0 and zone.last == len(tokens):
        for index in range(zone.right, zone.last):
            if tokens[index].tag == "measure" and _fits(tokens[index].role, mention):
                return index
    return -1


def _fits(role: str, mention: Mention) -> bool:
    """Rates of interest and tariffs measure percentages, "the economy" is one that grows."""
    if role == "weak":
        return mention.kind == "growth" and mention.unit == "percent"
    return role != _RATE or mention.kind != "amount"


def _settle_kind(sentence: Sentence, mention: Mention, zone: Zone) -> None:
    """A percentage that is not growth: a share of something, or a rate."""
    if mention.kind != "share":
        return
    tokens = sentence.tokens
    anchor_role = ""
    for index in range(zone.left - 1, zone.first - 1, -1):
        if tokens[index].tag == "measure":
            anchor_role = tokens[index].role
            break
    after = tokens[zone.right] if zone.right < len(tokens) else None
    of = after is not None and (after.tag == "of" or (after.tag == "anaphor" and after.role == "of"))
    shared = any(tokens[i].tag == "share" for i in range(zone.first, zone.last))
    if not of and not shared and anchor_role == _RATE:
        mention.kind, mention.measure = "rate", "other"
    elif not of and not shared and mention.measure == "other":
        mention.kind = "rate"


def _sign(sentence: Sentence, mention: Mention, zone: Zone) -> None:
    """A deficit is a negative amount."""
    if mention.measure != "balance" or mention.kind != "amount" or mention.value < 0:
        return
    for index in (*range(zone.left - 1, -1, -1), *range(zone.right, zone.last)):
        token = sentence.tokens[index]
        if token.tag == "measure" and token.value.value == "balance":
            if token.value.sign < 0:
                mention.value = -mention.value
            return
