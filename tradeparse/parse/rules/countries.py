"""Who trades with whom: the countries of a sentence, their roles, and the sides of a flow."""

from dataclasses import dataclass

from tradeparse.packs import Place
from tradeparse.packs.tags import tag_pattern
from tradeparse.parse.tokens import Sentence
from tradeparse.schema import GROUPS, WORLD

#: tags that tell the role of the country behind them
_LEADS = {"from", "to", "with", "between", "of", "in", "by"}
_SKIPPED = {"definite", "article", "text", "generic", "own", "both", "quote", "region", "compare", "world"}
_LISTED = {"and", "comma", "or"}
#: what an adjective stands before: Turkish firms
_NOUNS = {"text", "generic", "product", "unit", "measure", "dash", "and", "change", "up", "down", "share"}
#: BAKU, February 11 - In January …: the place of writing is not spoken of
_DATELINE = tag_pattern(r"[country region] [comma month number quantity year text]{0,5} [dash colon]")


@dataclass(slots=True)
class Spot:
    """A country in a sentence: its token, its code and its role towards the flow.

    role: a tag of _LEADS, `own` (possessive, or an adjective before the flow), or `subject`.
    """

    index: int
    code: str
    role: str
    form: str


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

    def other(self, code: str | None) -> str | None:
        """The side that `code` is not, when it is one of the two."""
        if code == self.reporter:
            return self.partner
        return self.reporter if code == self.partner else None


def spots(sentence: Sentence) -> list[Spot]:
    """The countries named in a sentence with their roles, left to right."""
    found: list[Spot] = []
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        if token.tag != "country":
            continue
        place: Place = token.value
        if index == 0 and dateline(sentence):
            continue
        spot = Spot(index, place.code, role_at(sentence, index, place.form, place.code, found), place.form)
        if found and found[-1].index == index - 2 and tokens[index - 1].tag in ("dash", "slash"):
            spot.role = found[-1].role = "between"
        found.append(spot)
    return found


def dateline(sentence: Sentence) -> str | None:
    """The country in whose city a sentence says that it was written."""
    if not _DATELINE.match(sentence.tags):
        return None
    place: Place = sentence.tokens[0].value
    return place.code or None if place.form in ("capitals", "regions") else None


def role_at(sentence: Sentence, index: int, form: str, code: str, found: list[Spot]) -> str:
    """The role of the country at a token; `found` are the countries to its left."""
    tokens = sentence.tokens
    if tokens[index].possessive:
        return "own"
    if form in ("adjectives", "reference") and describes_flow(sentence, index):
        return "own"
    at = index - 1
    while at >= 0 and index - at <= 4 and (tokens[at].tag in _SKIPPED or _other_members(sentence, at)):
        at -= 1
    if at < 0:
        return "subject"
    tag = tokens[at].tag
    if tag == "share" and tokens[at].role:  # went to, came from
        return tokens[at].role
    if tag == "dash" and at and tokens[at - 1].tag == "between":  # intra-
        return "between"
    if tag in ("of", "in") and code in GROUPS and "between" in [t.tag for t in tokens[max(at - 4, 0) : at]]:
        return "between"  # among the members of the union
    if tag in _LEADS:
        return tag
    if tag in _LISTED and found and at - found[-1].index <= 2:
        return found[-1].role
    if tag == "country" and found:
        return found[-1].role if tokens[at].value.form == "capitals" else "subject"
    after = tokens[index + 1].tag if index + 1 < len(tokens) else ""
    return "own" if form == "adjectives" and after in _NOUNS else "subject"


def _other_members(sentence: Sentence, at: int) -> bool:
    """Whether "of" stands in "other countries of", which names no owner."""
    return at > 0 and sentence.tokens[at].tag == "of" and sentence.tokens[at - 1].tag == "world"


def describes_flow(sentence: Sentence, index: int) -> bool:
    """Whether a word before a flow says whose it is: Serbian [copper] exports, its trade."""
    tokens = sentence.tokens
    for at in range(index + 1, min(index + 4, len(tokens))):
        if tokens[at].tag == "measure":
            return tokens[at].value.value != "other" and tokens[at].role not in ("verb", "weak")
        listed = tokens[at].tag == "country" and tokens[at - 1].tag in ("and", "comma")
        if tokens[at].tag not in ("generic", "product", "text", "world", "and", "both") and not listed:
            return False
        if tokens[at].tag == "text" and " " in sentence.low(at, at + 1):
            return False
    return False


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
    if measure == "exports":
        _objects(found, flow_at, role, "to")
        out = ("own", "subject", "of", "by") if role == "receipts" else ("own", "from", "subject", "of", "by")
        return _directed(found, flow_at, out, ("from", "to", "with", "in") if role == "receipts" else ("to", "with", "in"))
    if measure == "imports":
        _objects(found, flow_at, role, "from")
        for spot in found:
            if spot.role in ("of", "in") and spot.index > flow_at >= 0 and spot.form == "adjectives":
                spot.role = "from"
        return _directed(found, flow_at, ("own", "subject", "to", "by", "of", "in"), ("from", "with"))
    if measure == "investment":
        return _directed(found, flow_at, ("own", "from", "by", "subject", "of"), ("in", "to", "with"))
    if measure == "gdp":
        spot = first(found, "own", "of", "subject", "in")
        return Sides(spot.code if spot else None)
    return _paired(found)


def _objects(found: list[Spot], flow_at: int, role: str, becomes: str) -> None:
    """Behind a verb a bare country is its object: invoiced Austrian customers."""
    if role == "verb":
        for spot in found:
            if spot.index > flow_at and spot.role in ("own", "subject") and spot.form == "adjectives":
                spot.role = becomes


def _directed(
    found: list[Spot], flow_at: int, out: tuple[str, ...], back: tuple[str, ...]
) -> Sides:
    between = [s.code for s in found if s.role == "between"]
    if len(set(between)) == 2:
        return Sides(between[0], between[1])
    owner = [s for s in found if s.role == "own" and 0 < flow_at - s.index <= 4]
    reporter = owner[-1] if owner else first(found, *out)
    partner = first(found, *back, besides=reporter.code if reporter else None)
    if partner is None and reporter is not None:
        rest = [s for s in found if s.code != reporter.code and s.form != "capitals" and s.role != "own"]
        partner = rest[-1] if rest else None
    return Sides(reporter.code if reporter else None, partner.code if partner else None)


def _paired(found: list[Spot]) -> Sides:
    """Two-way flows: a stated pair, else whose trade with whom, else the names there are."""
    between = list(dict.fromkeys(s.code for s in found if s.role == "between"))
    if len(between) >= 2:
        return Sides(between[0], between[1])
    if between:
        return Sides(between[0], between[0])
    one = first(found, "own", "subject", "of", "by", "from", "in", "to")
    other = first(found, "with", besides=one.code if one else None)
    if other is not None:
        return Sides(one.code if one else None, other.code)
    if one is not None and one.role == "in" and one.code in GROUPS:
        return Sides(one.code, one.code)
    solid = [s for s in found if s.form != "capitals"] or found
    codes = list(dict.fromkeys(s.code for s in solid))
    if len(codes) >= 2:
        return Sides(codes[0], codes[1])
    return Sides(codes[0] if codes else None)
