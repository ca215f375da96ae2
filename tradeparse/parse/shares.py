"""The sides and the product of a share: of whose flow it is a part, and whose part."""

from itertools import pairwise

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.goods import shared_product
from tradeparse.parse.rules.countries import FAR, Spot
from tradeparse.parse.rules.sides import Sides, sides
from tradeparse.parse.spoken import goods_meant
from tradeparse.parse.topic import Flow
from tradeparse.parse.where import Where
from tradeparse.schema import WORLD

_NEXT = 2  # tokens from one country to the next: from Serbia to the Czech Republic
#: how far before a flow its owner may stand, and its subject: Kazakhstan mainly exports oil; of
#: all EU imports
_NEAR = {"own": 4, "subject": 2, "of": 1, "between": 1}

#: that is | a fifth of all imports
_THIS_IS = tag_pattern(
    "[quote dash comma]{0,2} (?: anaphor actual? | or ) [compare article share generic]{0,3}"
)

#: it thus accounted for
_IT_MAKES = tag_pattern("anaphor [compare but text comma]{0,3} share")
#: half | of these goods were bought by Russia
_TAKEN_BY = tag_pattern("""
    of? anaphor [generic measure product text]?
    (?: actual? [text measure] by definite? country | [text measure] country )
""")
#: the share of this commodity group
_OF_THIS_GROUP = tag_pattern("share of anaphor generic")
#: Russia bought | half | of these goods
_TAKES = tag_pattern(r"country [measure text] [compare article]{0,2} \Z")
_OF_THESE = tag_pattern("of? anaphor")
#: the United States, meanwhile, bought | 76 percent
_BUYS = tag_pattern(r"country (?: comma [but text] comma )? (?P<verb> measure ) compare{0,2} \Z")


def share(measure: str, where: Where) -> Flow:
    """A part of a flow: Germany accounts for 2.8% of the country's trade; oil is 98% of exports.

    A part of an economy is that of its country alone.
    """
    if measure == "balance" and any(s.role == "from" for s in where.spots):
        measure = "imports"  # a quarter of the goods came from China
    taken = _taken(where)
    if taken is not None:
        return taken
    product = shared_product(where.sentence, where.zone, where.anchor, where.mention)
    if product is None and where.before is not None and (where.told_again or where.makes_too):
        product = where.before.product
    product = product or goods_meant(where) or _these_goods(where)
    fallen = _of_members(measure, where, product)
    if fallen is not None:
        return fallen
    flow = _same(measure, where)
    if flow is not None:
        goes = flow.sides.turned if where.has("reverse") else flow.sides
        return Flow(flow.measure, goes, product or flow.product)
    found = _next_member(where) or _stated(measure, where)
    member = None
    if found is None:
        whole = _whole(where)
        part = _part(where, whole)
        member = _of_a_member(where, whole, part)
        found = member or _divided(where, whole, part, with_product=product is not None)
    found = _settled(measure, found, where)
    goes_on = where.anchor < 0 or where.of_it or where.these or _tells_of_it(where)
    if product is None and goes_on:
        product = _goods_so_far(measure, where)
    return Flow(
        measure,
        found,
        product,
        by_reporter=member is not None,
        part=product is not None,
        in_passing=bool(where.spots) and product is None,
    )


def _settled(measure: str, found: Sides, where: Where) -> Sides:
    """The sides as the measure has them: an economy has one, capital comes from its investor."""
    if measure == "gdp":
        return Sides(found.reporter)
    found = where.without_several(found)  # went to Russia and China
    if measure != "investment":
        return found
    sources = {s.code for s in where.spots if s.role == "from"}
    hosts = {s.code for s in where.spots if s.role == "in" and s.index > where.anchor}
    acts = {s.code for s in where.spots if s.role == "subject"}
    if found.partner in sources or (found.reporter in hosts and found.partner in acts):
        return found.turned  # 40% of the capital of Poland comes from there; there have 40% of it
    return found


def _these_goods(where: Where) -> str | None:
    """The goods of the flow spoken of, where a share is theirs: the share of this commodity."""
    found = _OF_THIS_GROUP.search(where.sentence.tags, where.zone.first, where.zone.left)
    flow = where.topic.flow
    if found is None or flow is None or where.sentence.tokens[found.end() - 1].role != "goods":
        return None
    return flow.product


def _of_members(measure: str, where: Where, product: str | None) -> Flow | None:
    """What falls to a member of the group whose trade was spoken of: 64% of this to Russia."""
    known = (where.spoken, where.topic.left, where.topic.main)
    flow = next((flow for flow in known if flow is not None and flow.measure == measure), None)
    if flow is None or not (where.these or where.of_it):
        return None
    members = where.topic.members.get(flow.sides.reporter or "", frozenset())
    here = [s.code for s in where.spots if s.code in members]
    if len(here) != 1 or flow.sides.partner in (None, WORLD, *here):
        return None
    member = Sides(here[0], flow.sides.partner)
    return Flow(measure, member, product or flow.product, by_reporter=True)


def _taken(where: Where) -> Flow | None:
    """What one country took of all that another sold: half of these goods were bought by Russia."""
    flow, tags = where.spoken, where.sentence.tags
    if flow is None or flow.measure != "exports" or len(where.spots) != 1:
        return None
    buyer, left, right = where.spots[0].code, where.zone.left, where.zone.right
    takes = where.sentence.search_back(_TAKES, left) and _OF_THESE.match(tags, right)
    takes = takes or _TAKEN_BY.match(tags, right)
    if takes and flow.sides.partner not in (None, WORLD):
        return None
    if not takes and not _buys(where):
        return None
    if buyer == flow.sides.reporter:
        return None
    return Flow("exports", Sides(flow.sides.reporter, buyer), flow.product)


def _buys(where: Where) -> bool:
    """Whether a country buys so much of a flow that goes without saying: bought 76 percent."""
    found = where.sentence.search_back(_BUYS, where.zone.left)
    if found is None or where.sentence.tags.startswith(CHARS["of"], where.zone.right):
        return False
    return where.sentence.tokens[found.start("verb")].value.value == "imports"


def _tells_of_it(where: Where) -> bool:
    """Whether a share is that of the figure before: this is a fifth of all imports."""
    return _THIS_IS.fullmatch(where.sentence.tags, where.zone.first, where.zone.left) is not None


def _goods_so_far(measure: str, where: Where) -> str | None:
    """The goods of the flow spoken of last, of which a part is told."""
    flow = where.topic.flow or (where.topic.left if where.of_it else None)
    return flow.product if flow is not None and flow.measure == measure else None


def _same(measure: str, where: Where) -> Flow | None:
    """The flow spoken of before, where the words of the share name no other."""
    flow, main = where.spoken or where.topic.main, where.topic.main
    if flow is None:
        return None
    if main is not None and main.sides.within and where.tells_of_both:
        return main  # of the mutual trade
    behind = where.anchor >= where.zone.right
    goes_on = flow.measure == measure and where.role != "verb" and where.these
    if behind and goes_on and all(s.index > where.anchor for s in where.spots):
        return flow  # a third of these imports were cars, built by Japanese firms
    repeats = where.told_again and where.before is not None
    if where.anchor < 0:
        named = [s for s in where.spots if not (repeats and s.form == "reference")]
        return None if named else flow
    silent = behind and not where.spots and not where.worldly
    return flow if silent and flow.measure == measure else None


def _stated(measure: str, where: Where) -> Sides | None:
    """The sides of deliveries from one to the other, or of trade between them.

    Of several that trade with one, that one comes first: Peru is ahead in trade with Japan.
    """
    roles = {s.role for s in where.spots}
    if measure == "turnover" and {"subject", "with"} <= roles and len(where.spots) == 2:
        return sides(measure, where.spots, where.anchor, where.role).turned
    across = _across(where) if measure == "exports" else None
    if across is not None:
        return across
    between = any(s.role == "between" and s.index < where.anchor + 5 for s in where.spots)
    slices = any(s.role == "own" and _has_share(where, s) for s in where.spots)
    between = between and not slices
    if not ({"from", "to"} <= roles or (between and where.anchor >= 0)):
        return None
    found = sides(measure, where.spots, where.anchor, where.role)
    return found if found.reporter and found.partner else None


def _across(where: Where) -> Sides | None:
    """From one country to the next, where "in" is also "to": из Узбекистана в Беларусь идут."""
    for one, two in pairwise(where.spots):
        if (one.role, two.role) == ("from", "in") and two.index - one.index <= _NEXT:
            return Sides(one.code, two.code)
    return None


def _divided(where: Where, whole: Spot | None, part: Spot | None, *, with_product: bool) -> Sides:
    """Whose flow is divided, and whose part it is."""
    topic, known = where.topic, where.known
    alone = topic.opening.pair is None and topic.whole.reporter and where.before is None
    if not where.spots and alone:
        return topic.whole
    reporter = whole.code if whole else None
    partner = part.code if part else None
    told = where.spoken
    teller = told.sides.reporter if told is not None and told.measure != "balance" else None
    if reporter is None and teller != partner:
        reporter = teller  # China has 18% of the exports, Italy 15%
    if reporter in (None, partner):
        reporter = known.other(partner) or topic.side_at_home(known)
        if reporter == partner:
            reporter = topic.partner_of(partner) or topic.speaker
        reporter = reporter if reporter != partner else None
    far = any(s.role in FAR for s in where.spots)
    anew = where.spoken is None and topic.opening.pair is None and whole is not None
    if partner is None and told and not told.in_passing and _IT_MAKES.match(where.sentence.tags):
        partner = told.sides.other(reporter)  # it accounted for 5% of the country's trade
    of_all = where.worldly or ((where.total or anew) and not far)
    if partner is None and not (of_all and with_product):
        partner = known.other(reporter) or topic.partner_of(reporter)
    return Sides(reporter, partner or WORLD)


def _of_a_member(where: Where, whole: Spot | None, part: Spot | None) -> Sides | None:
    """Spain accounted for a third of the union's exports to Morocco: those of Spain."""
    if whole is not None and part is not None and whole.role == "between":
        return Sides(part.code, whole.code)  # a member's slice of the trade within a group
    if whole is None or part is None or part.code not in where.topic.members.get(whole.code, ()):
        return None
    far = [s for s in where.spots if s.role in FAR and s.code not in (part.code, whole.code)]
    return Sides(part.code, far[0].code) if far else None


def _next_member(where: Where) -> Sides | None:
    """And France for a quarter: the next of the members of whose parts the sentence tells."""
    before = where.before
    if before is None or not before.by_reporter or where.anchor >= 0 or len(where.spots) != 1:
        return None
    if where.spots[0].role in FAR:
        return None  # Ireland sold butter, a quarter of it to Germany
    two = {where.spots[0].code, before.sides.reporter}
    together = any(two <= members for members in where.topic.members.values())
    return Sides(where.spots[0].code, before.sides.partner) if together else None


def _whole(where: Where) -> Spot | None:
    """The country whose flow is divided: [a share in] Turkish exports, exports of the republic."""
    anchor = where.anchor
    if anchor < 0:  # a fifth of Vietnam's rice
        behind = [s for s in where.spots if 0 < s.index - where.zone.right <= 2]
        return next((s for s in behind if s.role == "own"), None)
    beside = [s for s in where.spots if s.index == anchor - 1]
    if where.role == "weak" and beside:  # 15% of the Turkish economy
        return beside[0]
    told = [s for s in where.spots if s.role == "own" and _owns_the_same(where, s)]
    if told:  # the bulk of Uzbek deliveries is textiles: they make up 57% of exports
        return told[0]
    before = [s for s in where.spots if 0 < anchor - s.index <= _NEAR.get(s.role, 0)]
    before = [s for s in before if not _has_share(where, s)]
    if before:
        return before[-1]
    tokens = where.sentence.tokens
    on = [s for s in where.spots if s.role == "in" and _falls_on(where, s)]
    if on and (taker := next((s for s in where.spots if s.role == "from"), None)) is not None:
        return taker  # у Узбекистана на Казахстан пришлось
    sent = tokens[max(anchor - 1, 0)].role == "all" and tokens[anchor].value.value == "exports"
    owners = ("of", "by", "from") if sent else ("of", "by")  # all goods exported from Iceland
    return next((s for s in where.spots if s.role in owners and s.index > anchor), None)


def _has_share(where: Where, spot: Spot) -> bool:
    """Whether a share is called a country's: Germany's share."""
    following = where.sentence.tokens[spot.index + 1 : spot.index + 2]
    return any(token.tag == "share" for token in following)


def _owns_the_same(where: Where, spot: Spot) -> bool:
    """Whether a country owns a flow that is named before the one of the share, and is the same."""
    if spot.index + 1 >= where.anchor:
        return False
    flow, other = (where.sentence.tokens[at] for at in (where.anchor, spot.index + 1))
    return flow.tag == other.tag == "measure" and flow.value.value == other.value.value


def _falls_on(where: Where, spot: Spot) -> bool:
    """Whether a part falls on a country: на Казахстан пришлось."""
    following = where.sentence.tokens[spot.index + 1 : spot.index + 3]
    return any(token.tag == "share" for token in following)


def _part(where: Where, whole: Spot | None) -> Spot | None:
    """The country whose part it is: Iraq's share, what went to Africa, the share of the union."""
    rest = [s for s in where.spots if whole is None or s.code != whole.code]
    tokens = where.sentence.tokens
    for spot in rest:
        near = [t.tag for t in tokens[max(spot.index - 3, 0) : spot.index]]
        if _has_share(where, spot) or "share" in near:
            return spot
    for role in FAR:
        far = [s for s in rest if s.role == role]
        if far:
            return far[0]
    if where.bracketed:  # its partners were Finland (15% of exports), Latvia (13%)
        beside = [s for s in rest if s.index == where.zone.left - 2]
        rest = beside or rest
    return rest[0] if rest else None
