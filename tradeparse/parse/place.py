"""The sides and the product of a flow, from a figure's own words, its sentence and the topic."""

from dataclasses import replace

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.central import as_partner, as_told_of, central
from tradeparse.parse.goods import labelled, product_of, taxed_product
from tradeparse.parse.rules.countries import FAR
from tradeparse.parse.rules.sides import Sides, sides
from tradeparse.parse.shares import share
from tradeparse.parse.spoken import goods_before, goods_meant
from tradeparse.parse.topic import Flow
from tradeparse.parse.where import Where, aimed
from tradeparse.schema import GROUPS, WORLD

_DIRECTED = ("exports", "imports", "investment")
_TWO_WAY = ("turnover", "balance")
#: Vietnam (5 million), Laos
_IN_BRACKETS = tag_pattern("country open [plus up down compare currency quantity]")
_DASH = CHARS["dash"]
#: exports of fruit rose | and brought in | 5 million
_AND_BRINGS = tag_pattern(r"and measure [compare article of own generic text unit]{0,5} \Z")
_OBLIQUE = (*FAR, "in", "between")


def place(measure: str, where: Where) -> Flow:
    """The flow of a figure: its measure with sides and product."""
    if measure == "other":
        return Flow("other", Sides(), _taxed(where))
    if where.mention.kind == "share" or where.is_part or _is_of_a_share(where):
        return share(measure, where)
    product = product_of(where.sentence, where.zone, where.anchor, where.mention)
    product = product or goods_meant(where) or where.topic.label
    bare = not where.spots and not where.bracketed
    if where.anchor < 0 and (bare or where.pronoun_behind_countries):
        return _continued(measure, where, product)
    if where.anchor < 0 and where.spoken is not None and where.goes_on(measure):
        listed = _next_of_list(measure, where, where.spoken)
        if listed is not None:
            product = product or _kept_product(measure, where)
            return replace(where.spoken, sides=listed, product=product, in_passing=True)
    found = _sides(measure, where)
    if found.pair and _is_a_total(Flow(measure, found), where):
        owner = next(s.code for s in where.spots if s.code in found.codes)
        found = Sides(owner, WORLD)
    if where.has("reverse") and not where.spots:
        found = _reversed(measure, found, where)
    if where.topic.side and found.partner == WORLD and not (where.worldly or where.total):
        found = Sides(found.reporter, where.topic.side)
    found = where.without_several(found)
    flow = Flow(
        measure,
        found,
        product or _kept_product(measure, where),
        by_reporter=_by_reporter(found, where),
        owned=_owned(measure, found, where),
        in_passing=where.ranked or _varies(measure, found, where),
    )
    return as_told_of(flow, where)


def _reversed(measure: str, found: Sides, where: Where) -> Sides:
    """The sides of what goes the other way: imports from Russia were 5, exports back were 3."""
    told = where.spoken
    if told is None:
        return found
    if told.measure == measure:
        return found.turned
    directed = told.measure in _DIRECTED and measure in _DIRECTED
    return told.sides if directed and told.sides.pair else found


def _is_of_a_share(where: Where) -> bool:
    """Whether a change is one of a country's share: India's share fell by 5 percentage points."""
    named = any(s.form != "reference" for s in where.spots)
    return where.mention.unit == "pp" and named and where.has("share")


def _is_a_total(flow: Flow, where: Where) -> bool:
    """Whether a flow told without its other side is too large for the pair spoken of."""
    amount = where.mention.leads_to or where.mention
    if amount.kind != "amount" or where.anchor < 0 or where.has("target", "forecast"):
        return False
    named = {s.code: s.role for s in where.spots if s.code in flow.sides.codes}
    if any(s.form == "reference" for s in where.spots):
        return False
    alone = len(named) == 1 and not set(named.values()) & set(FAR) and not where.has("both")
    return alone and where.topic.outweighs(flow, amount.unit, amount.value)


def _varies(measure: str, found: Sides, where: Where) -> bool:
    """Whether the sentence goes through several partners: to China 5, to Japan 3 million."""
    before = where.before
    return before is not None and before.measure == measure and before.sides != found


def _owned(measure: str, found: Sides, where: Where) -> bool:
    """Whether trade is told as that of one with the other: its trade with Norway. Exports were."""
    if measure not in _TWO_WAY:
        told = where.spoken
        return told is not None and told.owned and not where.spots and found == told.sides
    roles = {s.code: s.role for s in where.spots}
    return roles.get(found.reporter or "") in ("own", "subject", "of") and (
        roles.get(found.partner or "") == "with"
    )


def _by_reporter(found: Sides, where: Where) -> bool:
    """Whether a verb has the reporter as its subject: Armenia shipped; the investors are Malta."""
    if where.role == "agent":
        return True
    subjects = [s.code for s in where.spots if s.role == "subject" and s.index < where.anchor]
    return where.role == "verb" and subjects[-1:] == [found.reporter]


def _taxed(where: Where) -> str | None:
    """The goods of a tariff, and of the next figure that speaks of the same."""
    product = taxed_product(where.sentence, where.zone, where.anchor, where.mention)
    if product is None and where.role == "tariff":
        product = goods_before(where)
    before = where.spoken
    if product is not None or before is None or before.measure != "other":
        return product
    if where.of_all_goods:
        return None
    the_rate = where.sentence.tags[: where.anchor].endswith(CHARS["definite"])
    parted = where.sentence.tags.startswith(CHARS["of"], where.zone.right)
    again = where.anchor < 0 or where.mention.adjoins
    again = again or (where.anchor >= where.zone.right and not parted)
    again = again or (the_rate and where.anchor < where.zone.left)
    return before.product if again and where.mention.kind != "amount" else None


def _continued(measure: str, where: Where, product: str | None) -> Flow:
    """A figure without a measure and countries of its own speaks of the flow before it."""
    topic = where.topic
    goal = aimed(where.sentence, where.zone, topic)
    flow = goal or where.spoken or topic.main or topic.left
    main = topic.main if where.before is None else None
    if main is not None and (where.has("both") or _counts_anew(measure, flow, main)):
        flow = main
    if flow is None or flow.measure == "other":
        flow = Flow(measure, topic.pair)
    found = flow.sides
    if where.has("reverse"):
        found = found.turned
    elif where.worldly and found.reporter:
        found = Sides(found.reporter, WORLD)
    total = where.sums_up and where.sentence.tags.startswith(_DASH)  # – In total: 100 million
    kept = None if where.includes_before or total else flow.product
    if product is None and flow.measure in ("exports", "imports") and found.pair:
        product = labelled(where.sentence, where.zone, where.mention)
    owned = flow.owned and found == flow.sides
    return Flow(flow.measure, found, product or kept, owned=owned)


def _counts_anew(measure: str, flow: Flow | None, main: Flow) -> bool:
    """Whether statistics tell of the document's whole trade, behind a part of it."""
    return flow is not None and flow.measure != measure == main.measure


def _kept_product(measure: str, where: Where) -> str | None:
    """The goods of the flow that goes on, unless this is a total."""
    lists = where.role == "partner" and where.sentence.text.endswith(":")  # the buyers were:
    flow = where.spoken or (where.topic.left if lists else None)
    same = where.of_it or (where.these and flow is not None and not flow.part)
    joined = _AND_BRINGS.match(where.sentence.tags, max(where.anchor - 1, 0), where.zone.left)
    brings = where.role in ("receipts", "verb") and joined is not None
    named = where.anchor >= 0 and where.role not in ("taker", "partner") and not (same or brings)
    named = named or where.of_goods
    named = named or where.includes_before
    if named or flow is None or flow.measure != measure or where.sums_up:
        return None
    return flow.product


def _next_of_list(measure: str, where: Where, flow: Flow) -> Sides | None:
    """Armenia shipped A, Kazakhstan B: a bare country takes the place of the one before it."""
    if where.bracketed and flow.sides.reporter and (measure != "investment" or not where.spots):
        return _next_bracketed(measure, where, flow)
    put_first = any(where.is_for(s.index) for s in where.spots) or where.after_one
    if any(s.role in _OBLIQUE for s in where.spots) and not put_first:
        return None
    return _next_named(measure, where, flow, put_first=bool(put_first))


def _next_named(measure: str, where: Where, flow: Flow, *, put_first: bool) -> Sides | None:
    """The sides where a country that is named takes the place of the one before it.

    put_first: a clause begins with whom its figure is for.
    """
    if any(s.role == "own" for s in where.spots):
        return _next_owner(where, flow)
    if where.after_one in flow.sides.codes:
        return flow.sides.with_in_place(where.after_one, where.spots[0].code)
    left = [s for s in where.spots if s.index < where.zone.left]
    code = (left[-1] if left else where.spots[0]).code
    codes = list(dict.fromkeys(s.code for s in where.spots))
    if measure == "turnover" and len(codes) == 2 and not flow.in_passing:
        return Sides(*codes)
    if code in flow.sides.codes:
        return flow.sides
    if measure in ("gdp", "balance") and not put_first:
        return None
    invested = measure == "investment"
    investors = invested and (where.ranked or flow.in_passing)
    if where.before is not None and (investors or (flow.by_reporter and not where.ranked)):
        return Sides(code, flow.sides.partner)
    if invested and where.before is None and flow.sides.partner in where.topic.own:
        return Sides(code, flow.sides.partner)  # 2. Japan – 91.1 billion
    if measure == "turnover" and where.ranked:
        return Sides(where.topic.side_at_home(flow.sides), code)
    return Sides(flow.sides.reporter, code) if flow.sides.reporter else None


def _next_owner(where: Where, flow: Flow) -> Sides | None:
    """Slovakia's exports by 50 percent, Poland's by 30; Serbian ones 5 million, Croatian ones 3."""
    if len(where.spots) > 1:
        return None
    owner = where.spots[0].code
    if owner in flow.sides.codes:
        return flow.sides if owner == flow.sides.reporter else flow.sides.turned
    return Sides(owner, flow.sides.partner) if where.before is not None else None


def _next_bracketed(measure: str, where: Where, flow: Flow) -> Sides:
    """The second after China (155 billion); in the place of the country at the bracket before.

    In an order of investors it invests.
    """
    tokens, at = where.sentence.tokens, where.zone.left - 2
    code = next((s.code for s in where.spots if s.index == at), tokens[at].value.code)
    if code in flow.sides.codes:
        return flow.sides
    told = [m.start() for m in _IN_BRACKETS.finditer(where.sentence.tags, 0, at)]
    first = bool(told) and tokens[told[-1]].value.code == flow.sides.reporter
    if first or measure == "investment":
        return Sides(code, flow.sides.partner)
    return Sides(flow.sides.reporter, code)


def _sides(measure: str, where: Where) -> Sides:
    found = sides(measure, where.spots, where.anchor, where.role)
    if where.elsewhere:
        return Sides(found.reporter or where.topic.side_at_home(where.known))
    in_order = where.ranked and bool(found.reporter) and (where.bracketed or not found.partner)
    if where.role == "partner" or in_order:
        found = _ranked(measure, found, where)
    if measure in _DIRECTED:
        return _direct(measure, as_partner(measure, found, where), where)
    if measure == "gdp":
        home = where.before.sides.reporter if where.before else where.topic.speaker
        return Sides(found.reporter or home)
    if found.reporter and where.with_all:
        return Sides(found.reporter, WORLD)
    return _symmetric(as_partner(measure, found, where), where)


def _ranked(measure: str, found: Sides, where: Where) -> Sides:
    """On the import side Serbia came first: the country in the order is the far end."""
    if measure == "investment":
        return found
    owner = next((s.code for s in where.spots if s.role in ("own", "of")), None)
    others = [s for s in where.spots if s.code != owner]
    other = next((s.code for s in others if s.index == where.zone.left - 2), None)
    other = other or next((s.code for s in others), None)
    return Sides(owner, other) if other else found


def _symmetric(found: Sides, where: Where) -> Sides:
    """Turnover and balance: two sides, filled up from what was spoken of."""
    if found.reporter and found.partner:
        return found
    topic, known = where.topic, where.known
    one = found.reporter or found.partner
    if one is None:
        return _symmetric_unnamed(where, known)
    if _is_mutual(one, where) or (one in GROUPS and where.with_each_other):
        return Sides(one, one)
    alone = len({spot.code for spot in where.spots}) == 1
    if alone and where.between_both and known.pair and one not in known.codes:
        return _symmetric_unnamed(where, known)  # he told them on his way to Singapore
    if where.has("both") or found.partner:  # the two countries; "trade with Turkey"
        listed = where.before.sides.reporter if where.before else None
        options = (known.other(one), listed, topic.partner_of(one), topic.home, known.reporter)
        other = next((code for code in options if code not in (None, WORLD, one)), None)
        if other is not None:
            return Sides(other, one)
        if one in GROUPS:  # mutual trade of the union
            return Sides(one, one)
    if where.worldly or (where.total and where.owned):
        return Sides(one, WORLD)
    return _symmetric_of_one(one, found, where)


def _symmetric_of_one(one: str, found: Sides, where: Where) -> Sides:
    """The trade of one country whose other side goes unsaid, as the text has told it so far."""
    topic, known = where.topic, where.known
    if known.other(one):
        return Sides(one, known.other(one))
    alone = topic.opening.pair is None and topic.whole.reporter == one and topic.flow is None
    other = topic.partner_of(one)
    if other and not alone:
        return Sides(one, other)
    if where.before is not None and where.before.sides.pair:
        return Sides(where.before.sides.reporter, one)
    return _of_nobody_named(found, where) or Sides(one, _guest(one, where) or WORLD)


def _is_mutual(group: str, where: Where) -> bool:
    """Whether it is the trade of a group's members with each other: mutual trade of the union."""
    owns = any(s.code == group and s.role in ("of", "own") for s in where.spots)
    return group in GROUPS and owns and where.tells_of_both


def _of_nobody_named(found: Sides, where: Where) -> Sides | None:
    """The trade of who is no country with one: the region's trade with Turkey."""
    one = found.partner
    return found if one and not where.ranked and _guest(one, where) is None else None


def _guest(one: str, where: Where) -> str | None:
    """With whom "we" trade in a text that opens with a guest."""
    guest = where.topic.opening.reporter
    ours = any(s.form == "reference" for s in where.spots) and one == where.topic.home
    return guest if ours and guest != one else None


def _symmetric_unnamed(where: Where, known: Sides) -> Sides:
    topic = where.topic
    if where.has("both"):
        if topic.main is not None and topic.main.sides.within and where.tells_of_both:
            return topic.main.sides
        blocs = tuple(code for code in topic.said if code in GROUPS)
        if len(blocs) == 2 and len(topic.just_named) != 2:
            return Sides(*blocs)
        if len(topic.just_named) == 2:
            return Sides(*topic.just_named)
        if WORLD in known.codes:
            return topic.pair if topic.pair.pair else topic.opening
        if known.partner is None and topic.home not in (None, known.reporter):
            return Sides(topic.home, known.reporter)
    elif where.worldly or (known.reporter and not known.partner) or _is_whole(where):
        return Sides(topic.side_at_home(known), WORLD)
    return known


def _is_whole(where: Where) -> bool:
    """Whether a total is told in a text about the trade of one country."""
    return where.total and where.topic.opening.pair is None


def _direct(measure: str, found: Sides, where: Where) -> Sides:
    """Exports, imports, investment: who sells, buys or invests, and with whom."""
    if found.reporter and found.partner:
        return found
    if found.reporter:
        return _with_whom(measure, found.reporter, where)
    if found.partner:
        return _by_whom(measure, found.partner, where)
    return _direct_unnamed(measure, where)


def _with_whom(measure: str, reporter: str, where: Where) -> Sides:
    topic, known = where.topic, where.known
    if where.worldly or where.total or where.opens:
        return Sides(reporter, WORLD)
    before = where.before
    joined = before is not None and before.measure == measure and before.sides.pair is not None
    if before is not None and joined and reporter not in before.sides.codes:
        return Sides(reporter, before.sides.partner)  # while Rwanda sold 3 million
    whole = _whole_before(measure, where)
    host = whole.sides.reporter if whole is not None else None
    if measure == "investment" and host not in (None, reporter):
        return Sides(reporter, host)  # Egypt's investment statistics: that from the Emirates
    if whole is not None or (topic.whole.reporter and not topic.pairs):
        return Sides(reporter, WORLD)
    if where.spoken is None and topic.goes_through_partners_of(reporter):
        return Sides(reporter, WORLD)
    partner = known.other(reporter) or topic.partner_of(reporter)
    partner = partner or _dealer(measure, reporter, where)
    if partner is None and (measure == "investment" or reporter not in topic.own):
        partner = _host(reporter, where)
    return Sides(reporter, partner or (None if measure == "investment" else WORLD))


def _beyond(member: str, where: Where) -> str | None:
    """The other side of a group that a country is a member of, in a text about its trade."""
    topic = where.topic
    for pair in (topic.opening, where.known):
        for group in pair.codes:
            if member in topic.members.get(group, ()) and pair.pair is not None:
                other = pair.other(group)
                return other if other != member else None
    return None


def _whole_before(measure: str, where: Where) -> Flow | None:
    """The flow of the figure before, if it is one with everyone: Latvian exports 9, Estonian 10."""
    before = where.spoken
    told = before is not None and (before.measure, before.sides.partner) == (measure, WORLD)
    return before if told else None


def _by_whom(measure: str, partner: str, where: Where) -> Sides:
    topic = where.topic
    listed = where.spoken if where.anchor < 0 and where.goes_on("imports") else None
    if listed is not None and listed.sides.reporter not in (None, partner):
        return Sides(listed.sides.reporter, partner)  # those from China
    told = where.spoken.sides.reporter if where.spoken and where.goes_on(measure) else None
    options = (
        where.known.other(partner) or _beyond(partner, where),
        told,
        topic.partner_of(partner),
        topic.speaker,
    )
    reporter = next((code for code in options if code not in (None, WORLD, partner)), None)
    return Sides(reporter, partner)


def _of_paragraph_before(measure: str, where: Where) -> Sides | None:
    """The sides with which a new paragraph begins that names none: those of the same flow before
    it; with the world behind a list of one country's partners.
    """
    topic = where.topic
    if topic.goes_through_partners_of(topic.sides.reporter):
        return Sides(topic.sides.reporter, WORLD)
    if topic.left is None or topic.left.measure != measure or where.worldly:
        return None
    of_one = central(where) == topic.left.sides.reporter and topic.whole.reporter
    return topic.whole if of_one else topic.left.sides


def _direct_unnamed(measure: str, where: Where) -> Sides:
    topic, known, spoken = where.topic, where.known, where.spoken
    if where.total and known.reporter:
        return Sides(topic.side_at_home(known), WORLD)
    if spoken is not None and where.goes_on(measure) and not (where.worldly or spoken.in_passing):
        return spoken.sides
    earlier = _of_paragraph_before(measure, where) if spoken is None else None
    if earlier is not None:
        return earlier
    if spoken is not None and (spoken.owned or (where.is_item and spoken.measure in _DIRECTED)):
        reporter = spoken.sides.reporter
    elif where.before is not None and where.before.measure in (*_DIRECTED, "balance"):
        reporter = where.before.sides.reporter
    elif topic.opening.pair is None and topic.whole.reporter and not where.in_two_way:
        return topic.whole
    else:
        reporter = topic.side_at_home(known)
        beside = where.before is not None and where.before.measure == "turnover"
        told = topic.told.get(measure) if not beside else None
        if told is not None and set(told.codes) == set(known.codes) and not where.worldly:
            return told
    return Sides(reporter, WORLD if where.worldly else known.other(reporter) or WORLD)


def _host(code: str, where: Where) -> str | None:
    """With whom a guest of the document deals: the country that it speaks of or from."""
    flow, topic = where.spoken, where.topic
    told = flow.sides.partner if flow is not None and flow.measure == "investment" else None
    options = (told, topic.opening.reporter, topic.home)
    return next((other for other in options if other not in (None, code, WORLD)), None)


def _dealer(measure: str, reporter: str, where: Where) -> str | None:
    """Of whom a country buys in a passage about what another sells."""
    spoken = where.spoken
    turned = {"imports": "exports", "exports": "imports"}.get(measure)
    if spoken is None or where.role != "verb" or spoken.measure != turned:
        return None
    return spoken.sides.reporter if spoken.sides.reporter != reporter else None
