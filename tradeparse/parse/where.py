"""The place in which the sides of a flow are looked for, and what its words say of them."""

from dataclasses import dataclass
from itertools import pairwise

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.clauses import Zone
from tradeparse.parse.mention import Mention
from tradeparse.parse.rules.countries import FAR, Spot, describes_flow
from tradeparse.parse.rules.sides import Sides
from tradeparse.parse.tokens import Sentence
from tradeparse.parse.topic import Flow, Topic
from tradeparse.schema import GROUPS, WORLD

#: with other countries of Africa: not all of them, but those of the group
_OF_GROUP = tag_pattern(r"world [of in from] definite? country")
#: with 180 countries
_WITH_MANY = tag_pattern("[to from with between] compare? quantity text? [unit generic]")
#: a trade deficit | with all countries
_WITH_ALL = tag_pattern("measure with definite? world (?! [of in from] )")
#: exports | to Asia
_ELSEWHERE = tag_pattern(r"[to from with] (?: generic of | [definite generic own]{0,2} ) region")
#: a surplus of 5 million | in its foreign trade
_IN_TRADE = tag_pattern("in [own definite]{0,2} measure")
#: 5 million | worth of Polish goods
_OF_GOODS = tag_pattern("(?: compare of? | of ) [definite own country world]{0,2} generic (?! of )")
_ITEM = CHARS["dash"] + CHARS["country"] + CHARS["comma"]
#: for most other goods | the ceiling is
_FOR_GOODS = tag_pattern("in [definite world country generic text compare]{0,3} generic (?! of )")
#: for | China the sum was
_FOR = tag_pattern(r"(?: \A | [comma semicolon but and] ) in \Z")
_DASH = CHARS["dash"]
_BETWEEN_BOTH = CHARS["between"] + CHARS["both"]
_WITH_BOTH = CHARS["with"] + CHARS["both"]
_IN_BRACKETS = CHARS["country"] + CHARS["open"]
#: 600 million, or 43 percent; 600 million (43 percent); 600 million, which is 43 percent
_AGAIN = tag_pattern(
    r"(?: comma? [or open] | comma which actual | comma? (?: with article )? share of? )"
    r" [compare article definite text]{0,3} \Z"
)
#: earned 5 million in Mexico last year, over | a fifth | of all exports
_APPOSED = tag_pattern(r"(?: in country )? relative? comma compare \Z")
_OF_A_WHOLE = tag_pattern("of (?! anaphor )")
#: 5 million for Panama and | 4 million | for Belize
_FOR_ONE = tag_pattern("in definite? country")
_FOR_ONE_AND = tag_pattern(r"in definite? (?P<one> country ) comma? and? compare? \Z")
#: earned 5 million | and made up | a fifth of all exports
_AND_MAKES = tag_pattern("comma? and [but text now]{0,2} share [compare article]{0,2}")
_AND_COUNTRY = tag_pattern("[and comma]{1,2} definite?")
#: all its exports, all wine exports
_ALL_ITS = tag_pattern(r"generic (?: [own country] product? | product ) measure \Z")
#: these exports, nevertheless, | brought in
_THESE = tag_pattern(r"anaphor measure [but text actual comma]{0,3} \Z")
#: raised the target to | 5 billion
_THE_TARGET = tag_pattern(r"target [of to actual from] compare{0,2} \Z")
#: Indonesia, whose economy grew by 5 percent in 2022 |, accounted for
_WHOSE = tag_pattern(r"comma which measure [^comma semicolon]{1,14} \Z")


def aimed(sentence: Sentence, zone: Zone, topic: Topic) -> Flow | None:
    """The flow of the last target, where a figure is called the target: raised the target to 5."""
    return topic.aimed if sentence.search_back(_THE_TARGET, zone.left) else None


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
        near = self.sentence.tags[self.zone.first : self.zone.last]
        return any(CHARS[tag] in near for tag in tags)

    @property
    def role(self) -> str:
        """The role of the word that names the measure."""
        return self.sentence.tokens[self.anchor].role if self.anchor >= 0 else ""

    @property
    def worldly(self) -> bool:
        """Whether the words mean trade with everyone: foreign trade, sales abroad."""
        if self.role == "world" or self._names_the_world:
            return True
        tags = self.sentence.tags
        many = _WITH_MANY.search(tags, self.zone.first, self.zone.last)
        if many is not None and self.sentence.tokens[many.end() - 1].role == "states":
            return not any(many.start() <= s.index < many.end() for s in self.spots)
        return self.has("world") and not _OF_GROUP.search(tags, self.zone.first, self.zone.last)

    @property
    def with_all(self) -> bool:
        """Whether the flow is one with all countries by its own words."""
        return self.anchor >= 0 and _WITH_ALL.match(self.sentence.tags, self.anchor) is not None

    @property
    def _names_the_world(self) -> bool:
        """Whether a word beside the flow's does: the foreign trade balance showed a surplus; a
        surplus of 5 million in its foreign trade.
        """
        if self.anchor < 0:
            return False
        tokens, zone = self.sentence.tokens, self.zone
        flow = tokens[self.anchor].value.value
        behind = _IN_TRADE.match(self.sentence.tags, zone.right, zone.last)
        if behind is not None and flow == "balance":
            return tokens[behind.end() - 1].role == "world"
        before = [t for t in tokens[zone.first : self.anchor] if t.tag == "measure"]
        return any(
            t.role == "world" and (flow == "balance" or t.value.value == flow) for t in before
        )

    @property
    def total(self) -> bool:
        """Whether a flow is called total: that of one country is then its trade with everyone."""
        if self.role == "total" or self._is_all:
            return True
        first, last = max(self.anchor - 4, self.zone.first), self.anchor + 3
        near = self.sentence.tokens[first:last] if self.anchor >= 0 else []
        return any(t.tag in ("generic", "measure") and t.role == "total" for t in near)

    @property
    def _is_all(self) -> bool:
        """Whether a country's flow is told as all of it: all its exports."""
        found = self.sentence.search_back(_ALL_ITS, self.anchor + 1)
        return found is not None and self.sentence.tokens[found.start()].role == "all"

    @property
    def sums_up(self) -> bool:
        """Whether the words before the figure put a sum to what came before: in total."""
        before = self.sentence.tokens[self.zone.first : self.zone.left]
        return any(t.tag == "generic" and t.role == "total" for t in before)

    @property
    def includes_before(self) -> bool:
        """Whether the figure is the whole of which the one before is a part: 5 out of 6 million."""
        lead = self.sentence.tokens[max(self.zone.left - 2, 0) : self.zone.left]
        return any(t.tag == "from" and t.role == "whole" for t in lead)

    @property
    def in_two_way(self) -> bool:
        """Whether the trade of two was spoken of just before, so that this is a part of it."""
        return self.spoken is not None and self.spoken.measure in ("turnover", "balance")

    @property
    def owned(self) -> bool:
        """Whether a country beside the flow owns it, rather than one that speaks of it."""
        return any(
            s.role == "of" or (s.role == "own" and describes_flow(self.sentence, s.index))
            for s in self.spots
        )

    @property
    def elsewhere(self) -> bool:
        """Whether the other side is a part of the world without a code: exports to Asia."""
        if self.anchor < 0:
            return False
        match = _ELSEWHERE.match(self.sentence.tags, self.anchor + 1, self.zone.last)
        if match is None and not any(s.role in FAR for s in self.spots):
            match = _ELSEWHERE.match(self.sentence.tags, self.zone.right, self.zone.last)
        if match is None:
            return False
        code = self.sentence.tokens[match.end() - 1].value.code
        return not code or (code in GROUPS and code not in self.topic.groups)

    def without_several(self, found: Sides) -> Sides:
        """The sides without a partner that is one of several: exports to Russia and China."""
        far = [s for s in self.spots if s.role in (*FAR, "of") and s.index > self.anchor]
        codes = {s.code for s in far}
        if found.partner not in codes or found.reporter in codes:
            return found
        links = [self.sentence.tags[one.index + 1 : two.index] for one, two in pairwise(far)]
        listed = bool(links) and all(_AND_COUNTRY.fullmatch(link) for link in links)
        return Sides(found.reporter) if listed and CHARS["and"] in links[-1] else found

    @property
    def opens(self) -> bool:
        """Whether the document's first flow is its own country's: Moldova's exports fell."""
        verb = ("subject",) if self.role == "verb" else ()
        owners = [s.code for s in self.spots if s.role in ("own", *verb)]
        return not self.topic.sides.reporter and bool(owners) and owners[0] in self.topic.own

    @property
    def told_again(self) -> bool:
        """Whether the figure repeats the one before it in other terms: or 43 percent of."""
        tags, zone = self.sentence.tags, self.zone
        if _APPOSED.match(tags, zone.first, zone.left):
            return _OF_A_WHOLE.match(tags, zone.right) is not None
        if self.sentence.search_back(_WHOSE, zone.first):
            return False
        return _AGAIN.match(tags, zone.first, zone.left) is not None

    @property
    def makes_too(self) -> bool:
        """Whether what the figure before is of also makes up a share: and made up a fifth."""
        return _AND_MAKES.fullmatch(self.sentence.tags, self.zone.first, self.zone.left) is not None

    @property
    def ranked(self) -> bool:
        """Whether countries stand in an order here: Serbia came first with, followed by Italy."""
        return self.role == "partner" or self.has("rank") or self.lists_a_country

    @property
    def tells_of_both(self) -> bool:
        """Whether the flow itself is told as that of both sides: mutual trade."""
        return self.anchor > 0 and self.sentence.tags[self.anchor - 1] == CHARS["both"]

    @property
    def between_both(self) -> bool:
        """Whether the flow is told as that between both sides: trade between the two countries."""
        return self.sentence.tags.startswith(_BETWEEN_BOTH, self.anchor + 1)

    @property
    def with_each_other(self) -> bool:
        """Whether the members of a group trade with one another."""
        return self.sentence.tags.find(_WITH_BOTH, self.zone.right, self.zone.last) >= 0

    @property
    def these(self) -> bool:
        """Whether the flow named is the one spoken of: these imports; these imports cost."""
        if self.sentence.tags[: self.anchor].endswith(CHARS["anaphor"]):
            return True
        found = self.sentence.search_back(_THESE, self.anchor)
        return found is not None and not self.sentence.tokens[found.start() + 1].role

    @property
    def is_part(self) -> bool:
        """Whether an amount is told as a share is: Egypt accounted for 5 million of the exports."""
        tags, zone = self.sentence.tags, self.zone
        divides = tags.startswith(CHARS["of"], zone.right) and self.anchor >= zone.right
        return divides and CHARS["share"] in tags[zone.first : zone.left]

    @property
    def of_it(self) -> bool:
        """Whether the figure is a part of what was spoken of: 46 percent of the total."""
        return self.sentence.tags.startswith(CHARS["anaphor"], self.zone.right)

    @property
    def of_goods(self) -> bool:
        """Whether the figure is one of goods of all kinds: 5 million worth of Polish goods."""
        return _OF_GOODS.match(self.sentence.tags, self.zone.right) is not None

    @property
    def of_all_goods(self) -> bool:
        """Whether the words before the figure speak of goods without a name: for other goods."""
        zone = self.zone
        return _FOR_GOODS.search(self.sentence.tags, zone.first, zone.left) is not None

    @property
    def is_item(self) -> bool:
        """Whether the sentence is an item of a list with dashes."""
        return self.sentence.tags.startswith(_DASH)

    @property
    def lists_a_country(self) -> bool:
        """Whether the sentence is an item of a list of countries: – Brazil, with 5 million."""
        return self.sentence.tags.startswith(_ITEM)

    @property
    def bracketed(self) -> bool:
        """Whether the figure stands in brackets behind a country: Russia (5 million)."""
        tags, left = self.sentence.tags, self.zone.left
        return tags[max(left - 2, 0) : left] == _IN_BRACKETS

    @property
    def pronoun_behind_countries(self) -> bool:
        """Whether the figure's subject is "it", in a clause that names no country."""
        left = [s for s in self.spots if s.index < self.zone.left]
        if any(s.role in FAR for s in (left or self.spots)):
            return False
        if any(s.role == "subject" and not self._subordinate(s.index) for s in left):
            return False
        if any(self.is_for(s.index) for s in left):
            return False
        first = left[-1].index + 1 if left else self.zone.first
        return any(
            t.tag == "anaphor" and not t.role for t in self.sentence.tokens[first : self.zone.left]
        )

    def is_for(self, index: int) -> bool:
        """Whether a clause begins with whom its figure is for: for China the sum was."""
        led = self.sentence.search_back(_FOR, index)
        return led is not None and not self.sentence.tokens[index - 1].role

    @property
    def after_one(self) -> str | None:
        """For which country the figure before was told, where this one is for another: 5 for
        Panama and 4 | for Belize.
        """
        tokens, right = self.sentence.tokens, self.zone.right
        before = self.sentence.search_back(_FOR_ONE_AND, self.zone.left)
        if before is None or len(self.spots) != 1 or not _FOR_ONE.match(self.sentence.tags, right):
            return None
        plain = not (tokens[right].role or tokens[before.start()].role)
        return str(tokens[before.start("one")].value.code) if plain else None

    def _subordinate(self, index: int) -> bool:
        """Whether a clause with "when" or "as" holds a token."""
        tags = self.sentence.tags
        return CHARS["which"] in tags[max(tags.rfind(CHARS["comma"], 0, index), 0) : index]

    @property
    def spoken(self) -> Flow | None:
        """The flow spoken of before: in the sentence, else in the paragraph."""
        return self.before or self.topic.flow

    def goes_on(self, measure: str) -> bool:
        """Whether the flow spoken of before has this measure."""
        return self.spoken is not None and self.spoken.measure == measure

    @property
    def known(self) -> Sides:
        """The two sides spoken of before: in the sentence, in the paragraph, in the document."""
        topic = self.topic
        if self.before is not None and self.before.sides.reporter:
            return self.before.sides
        if self.has("both") and topic.pair.pair is None and topic.opening.pair:
            return topic.opening
        if topic.flow is not None and topic.flow.sides.reporter:
            if not topic.flow.in_passing or self.anchor < 0:
                return topic.flow.sides
            if topic.opening.pair is None:
                return Sides(topic.flow.sides.reporter, WORLD)
        of_one = topic.main is None or topic.main.sides.partner == WORLD
        if topic.flow is None and of_one and topic.sides.partner == WORLD:
            return topic.sides  # a new paragraph of a text about one country's trade
        if topic.opening.pair:
            return topic.opening
        if topic.whole.reporter and not self.spots:
            return topic.whole
        if topic.sides.reporter or topic.opening.reporter:
            return topic.sides if topic.sides.reporter else topic.opening
        return Sides(topic.home)  # a text that names no country is about its own
