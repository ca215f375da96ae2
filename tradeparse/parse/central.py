"""A text about the trade of one country: whoever else it names is that country's partner."""

from tradeparse.parse.rules.countries import FAR
from tradeparse.parse.rules.sides import Sides
from tradeparse.parse.topic import Flow
from tradeparse.parse.where import Where
from tradeparse.schema import WORLD

#: roles of a country that is named without saying towards whom: Italy, too, grew by 5%
_BARE = ("subject", "by")


def central(where: Where) -> str | None:
    """The country whose trade a text is about, if it is about that of one."""
    topic = where.topic
    if topic.opening.pair is not None:
        return None
    return topic.home or topic.opening.reporter


def as_partner(measure: str, found: Sides, where: Where) -> Sides:
    """The sides with a country that is only listed as the far end: Singapore, up 18 percent."""
    other = found.reporter
    own = central(where) or _of_group(found, where)
    if own is None or other in (None, own) or where.role in ("verb", "taker", "receipts"):
        return found
    listed = measure in ("exports", "imports") or (measure == "turnover" and where.ranked)
    if not listed or not _is_bare(other, where):
        return found
    partners = where.topic.members.get(found.partner or "", frozenset())
    led = any(s.code == own and s.role in FAR for s in where.spots)
    alone = found.partner in (None, own, WORLD) and not led
    return Sides(own, other) if alone or other in partners else found


def _of_group(found: Sides, where: Where) -> str | None:
    """Who sells to a group of which a member is listed: to the union – Greece, up 8 percent."""
    known = where.known
    if found.reporter not in where.topic.members.get(found.partner or "", ()):
        return None
    if any(s.code == found.reporter and s.index < where.anchor for s in where.spots):
        return None
    sellers = (known.other(found.partner), where.topic.speaker)
    return next((code for code in sellers if code not in (None, WORLD, found.reporter)), None)


def as_told_of(flow: Flow, where: Where) -> Flow:
    """What another country buys, in a passage about what is sold to it: Italy took 36 billion."""
    own, buyer, seller = central(where), flow.sides.reporter, flow.sides.partner
    told = where.spoken or (where.topic.left if seller else None)
    if flow.measure != "imports" or where.role != "verb" or buyer in (None, own):
        return flow
    if own is None or seller not in (own, None, WORLD) or told is None:
        return flow
    if (told.measure, told.sides.reporter) != ("exports", own):
        return flow
    return Flow("exports", Sides(own, buyer), flow.product, by_reporter=flow.by_reporter)


def _is_bare(code: str, where: Where) -> bool:
    roles = {s.role for s in where.spots if s.code == code}
    return bool(roles) and roles <= set(_BARE)
