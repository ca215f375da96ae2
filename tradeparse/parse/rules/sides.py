"""The sides of a flow as the countries of a clause show them."""

from dataclasses import dataclass, replace

from tradeparse.parse.rules.countries import FAR, Spot
from tradeparse.schema import GROUPS, WORLD

#: how many tokens behind a flow its far end stands, how many before a verb its subject
_NEAR = 2
#: how many where goods stand between: exports of travel services to Kenya
_BEHIND = 4


@dataclass(frozen=True, slots=True)
class Sides:
    """Reporter and partner of a flow; either may be missing."""

    reporter: str | None = None
    partner: str | None = None

    @property
    def pair(self) -> tuple[str, str] | None:
        """Both codes, when both are known and neither is the world."""
        if self.reporter and self.partner and WORLD not in (self.reporter, self.partner):
            return self.reporter, self.partner
        return None

    @property
    def codes(self) -> tuple[str, ...]:
        """The sides that are known."""
        return tuple(code for code in (self.reporter, self.partner) if code)

    @property
    def within(self) -> bool:
        """Whether a group trades with itself: its members with each other."""
        return self.reporter is not None and self.reporter == self.partner

    @property
    def turned(self) -> "Sides":
        """The same two the other way round."""
        return Sides(self.partner, self.reporter)

    def with_in_place(self, code: str | None, other: str) -> "Sides":
        """The same with `other` in the place of the side that is `code`."""
        if code == self.reporter:
            return Sides(other, self.partner)
        return Sides(self.reporter, other)

    def other(self, code: str | None) -> str | None:
        """The side that `code` is not, when it is one of the two."""
        if code == self.reporter:
            return self.partner
        return self.reporter if code == self.partner else None


def first(found: list[Spot], *roles: str, besides: str | None = None) -> Spot | None:
    """The first spot with one of the roles, tried in their order."""
    for role in roles:
        for spot in found:
            if spot.role == role and spot.code != besides:
                return spot
    return None


def sides(measure: str, found: list[Spot], flow_at: int, role: str = "") -> Sides:
    """Reporter and partner as the countries of a clause show them; missing where they don't.

    flow_at: the token of the word that names the flow, -1 where there is none; role: its role.
    """
    goods = measure == "exports" and not role
    found = [replace(s) for s in _besides_sources(found, flow_at, _BEHIND if goods else _NEAR)]
    if measure == "exports":
        if role == "taker":
            return _taken(found, flow_at)
        if role == "verb" and any(s.role == "by" and s.index > flow_at for s in found):
            role = "receipts"  # machinery earned the Swiss 5 million from there
        _objects(found, flow_at, role, "to")
        if role != "verb":
            _at_home(found, flow_at)
        out = (
            ("own", "subject", "of", "by")
            if role == "receipts"
            else ("own", "from", "subject", "of", "by")
        )
        return _directed(
            found,
            flow_at,
            out,
            ("from", "to", "with", "in") if role == "receipts" else ("to", "with", "in"),
            role,
        )
    if measure == "imports":
        return _imported(found, flow_at, role)
    if measure == "investment":
        return _directed(
            found, flow_at, ("own", "from", "by", "subject", "of"), ("in", "to", "with")
        )
    if measure == "gdp":
        home = first(found, "own", "of", "subject", "in")
        return Sides(home.code if home else None)
    return _paired(found, flow_at)


def _besides_sources(found: list[Spot], flow_at: int, near: int) -> list[Spot]:
    """The countries without the one that only tells of its partners' flow: exports to Kenya grew,
    the Kenyan statistics office says.
    """
    far = next((s for s in found if s.role in FAR and 0 < s.index - flow_at <= near), None)
    if far is None or flow_at < 0:
        return found
    return [s for s in found if s is far or s.code != far.code]


def _taken(found: list[Spot], flow_at: int) -> Sides:
    """Italy took $5 billion from Kazakhstan; Norway received Polish goods."""
    takers = [s for s in found if s.index < flow_at and s.role != "in"]
    givers = [s for s in found if s.index > flow_at and s.role not in ("in", "to", "with")]
    taker = takers[-1].code if takers else None
    giver = next((s.code for s in givers if s.code != taker), None)
    return Sides(giver, taker)


def _imported(found: list[Spot], flow_at: int, role: str) -> Sides:
    """Serbia bought from Turkey; imports of Turkish goods; Russian goods India bought; what goods
    cost a country.
    """
    if role == "costs":
        return _paid(found, flow_at)
    buyer = first([s for s in found if s.index > flow_at], "by") if role == "verb" else None
    if buyer is not None:  # Indian tea bought by Iran
        seller = next((s.code for s in found if s.code != buyer.code), None)
        return Sides(buyer.code, seller)
    _objects(found, flow_at, role, "from")
    named = [s for s in found if s.index < flow_at] if role == "verb" else []
    buyers = [s for s in named if s.role == "subject" and s.form != "adjectives"]
    sellers = [s for s in named if s.form == "adjectives"]
    if buyers and sellers and 0 < buyers[-1].index - sellers[0].index <= _NEAR:
        return Sides(buyers[-1].code, sellers[0].code)
    for spot in found:
        inside = spot.role in ("of", "in") and spot.index > flow_at >= 0
        if inside and spot.form == "adjectives":
            spot.role = "from"
    return _brought_in(found, flow_at, role) or _directed(
        found, flow_at, ("own", "subject", "to", "by", "of", "in"), ("from", "with"), role
    )


def _paid(found: list[Spot], flow_at: int) -> Sides:
    """Goods from Saudi Arabia cost Pakistan $5 billion."""
    payer = next((s.code for s in found if s.index > flow_at), None)
    sellers = [s.code for s in found if s.index < flow_at and s.code != payer]
    return Sides(payer, sellers[-1] if sellers else None)


def _brought_in(found: list[Spot], flow_at: int, role: str) -> Sides | None:
    """Armenian imports to Georgia, Armenian brandy, whose imports to it: whose goods it imports."""
    owner = [s for s in found if s.role == "own" and s.index < flow_at]
    into = [s for s in found if s.role == "to" and 0 < s.index - flow_at <= _NEAR]
    if role or not owner or not into or any(s.role == "from" for s in found):
        return None
    return Sides(into[0].code, owner[-1].code)


def _at_home(found: list[Spot], flow_at: int) -> None:
    """In Uzbekistan exports rose: where they are from, if no other country is named."""
    if len(found) == 1 and found[0].role == "in" and found[0].index < flow_at:
        found[0].role = "of"


def _objects(found: list[Spot], flow_at: int, role: str, becomes: str) -> None:
    """Behind a verb a bare country is its object: invoiced Austrian customers, sold the Poles.

    Unless the far end stands before the verb: to Turkey were sent Belarusian goods.
    """
    before = [s for s in found if s.index < flow_at]
    named = (s for s in before if s.form != "reference")
    sent = becomes == "to" and any(s.role in ("to", "in") for s in named)
    sent = sent or (becomes == "to" and bool(before) and before[0].role == "with")  # sent there
    if role != "verb" or sent:
        return
    for spot in found:
        bare = spot.form in ("adjectives", "people") or spot.index - flow_at == 1
        if spot.index > flow_at and spot.role in ("own", "subject") and bare:
            spot.role = becomes


def _directed(
    found: list[Spot], flow_at: int, out: tuple[str, ...], back: tuple[str, ...], role: str = ""
) -> Sides:
    between = [s.code for s in found if s.role == "between"]
    if len(set(between)) == 2:
        return Sides(between[0], between[1])
    owner = [s for s in found if s.role == "own" and 0 < flow_at - s.index <= 4]
    if role == "verb":
        owner = [
            s for s in found if s.role == "subject" and 0 < flow_at - s.index <= _NEAR
        ] or owner
    reporter: Spot | None = owner[-1] if owner else first(found, *out)
    partner = first(found, *back, besides=reporter.code if reporter else None)
    if partner is None and reporter is not None:
        rest = [
            s for s in found if s.code != reporter.code and s.form != "capitals" and s.role != "own"
        ]
        partner = rest[-1] if rest else None
    return Sides(reporter.code if reporter else None, partner.code if partner else None)


def _paired(found: list[Spot], flow_at: int) -> Sides:
    """Two-way flows: a stated pair, else whose trade with whom, else the names there are.

    Where no word names the flow its owner comes first: China, 15 percent of the union's trade.
    """
    between = list(dict.fromkeys(s.code for s in found if s.role == "between"))
    if len(between) >= 2:
        return Sides(between[0], between[1])
    if between and between[0] in GROUPS:
        return Sides(between[0], between[0])
    one = first(found, "own", "subject", "of", "by", "from", "in", "to")
    other = first(found, "with", besides=one.code if one else None)
    if other is not None:
        return Sides(one.code if one else None, other.code)
    if one is not None and one.role == "in" and one.code in GROUPS:
        return Sides(one.code, one.code)
    solid = [s for s in found if s.form != "capitals"] or found
    owners = [s for s in solid if s.role in ("own", "of") and flow_at < 0]
    owners += [s for s in solid if s.role == "own" and 0 < flow_at - s.index <= _NEAR]
    codes = list(dict.fromkeys(s.code for s in (*owners, *solid)))
    if len(codes) >= 2:
        return Sides(codes[0], codes[1])
    return Sides(codes[0] if codes else None)
