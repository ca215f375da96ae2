"""Words that stand for a country spoken of: our, the republic, its neighbour, there, the bloc.

The role of such a word in the pack says whom it can mean:

    we      the country that speaks             the        the country that is spoken of
    you     the one that is spoken to           its        the one named just before
    other   the other side of a pair            there      the place named just before
    bloc    the group spoken of                 their      the group, where one was just named
    his     that of the guest who speaks        states     the group that has so many members
    them    behind "to" or "from", who was      member  behind the name of a group, the one of it
            named last                                  that is spoken of

A pronoun that sells or buys is the country that the sentence before was about.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.rules.countries import FAR, Spot, describes_flow, role_at
from tradeparse.parse.tokens import Sentence, Token
from tradeparse.parse.topic import Topic
from tradeparse.schema import GROUPS, WORLD

#: roles of a country that is the far end of a flow
_FAR = ("to", "from", "with", "in")
_FORM = "reference"
#: how many tokens may stand before the group with which a sentence begins
_FRAME = 3
#: Italy |: trade with it
_WITH_IT = tag_pattern(
    "[^semicolon country]{0,10} measure (?: of country )? with anaphor (?! generic | text | unit )"
)
#: our; European; it sold; trade with it; the six states
_MAY_STAND = tag_pattern("""
    own | region | anaphor (?= actual? (?: measure | share ) ) | (?<= measure with ) anaphor
  | quantity (?= unit | generic )
""")
#: Georgia, the country in between,
_APPOSED = tag_pattern("country comma own [^comma semicolon but]{1,6} comma actual")
#: its wines and spirits earned, its companies have invested
_GOODS_SELL = tag_pattern("own (?: (?: text? and? product ){1,3} | unit actual? ) measure")
_TRADE_WITH = CHARS["measure"] + CHARS["with"]
_LED = (CHARS["in"], CHARS["with"], CHARS["from"], CHARS["of"])
_SEMICOLON, _COLON = CHARS["semicolon"], CHARS["colon"]
#: it sold, they have bought, it accounts for
_ACTS = tag_pattern("anaphor actual? (?: measure | share )")


def with_references(sentence: Sentence, named: list[Spot], topic: Topic) -> list[Spot]:
    """The countries named in a sentence and those that other words stand for, left to right."""
    for one in named:
        one.code = topic.speaks_for(one)
        if one.role == "subject" and _WITH_IT.match(sentence.tags, one.index + 1):
            one.role = "with"
    named = _without_frame(sentence, named, topic)
    found_at = (match.start() for match in _MAY_STAND.finditer(sentence.tags))
    words = [index for index in found_at if _stands_for_a_country(sentence, index)]
    if not words:
        return named
    found: list[Spot] = []
    by_index = {spot.index: spot for spot in named}
    for index in sorted((*words, *by_index)):
        spot = by_index.get(index)
        if spot is None:
            word = _Word(sentence, index, found, named, topic)
            code = word.code
            if code is not None:
                found.append(Spot(index, code, word.towards(code), _FORM))
        else:
            if spot.role == "subject":  # it may be the second of a list that a reference begins
                spot.role = role_at(sentence, index, spot.form, spot.code, found)
            found.append(spot)
    return _without_frame(sentence, found, topic)


def _without_frame(sentence: Sentence, named: list[Spot], topic: Topic) -> list[Spot]:
    """The countries without the group of which the sentence picks a member: inside the union."""
    if len(named) < 2 or named[0].role not in ("between", "in") or named[0].index > _FRAME:
        return named
    group, one = named[:2]
    joined = CHARS["and"] in sentence.tags[group.index : one.index]
    into = CHARS["measure"] in sentence.tags[: group.index]  # exports to the union
    if joined or into or one.code not in topic.members.get(group.code, ()):
        return named
    if one.role == group.role:  # it only followed a comma
        one.role = "subject"
    return named[1:]


def _stands_for_a_country(sentence: Sentence, index: int) -> bool:
    """Whether a word may mean a country or group without naming it."""
    token = sentence.tokens[index]
    if token.tag == "own":
        return bool(token.role)
    if token.tag == "region":
        return token.value.code in GROUPS
    if token.tag == "anaphor":
        if not token.role and _is_traded_with(sentence, index):
            return True
        acts = _ACTS.match(sentence.tags, index)
        return acts is not None and not token.role and _is_verb(sentence.tokens[acts.end() - 1])
    return sentence.tokens[index + 1].role == "states"


def _is_traded_with(sentence: Sentence, index: int) -> bool:
    """Whether a word stands behind "trade with"."""
    return sentence.tags.endswith(_TRADE_WITH, 0, index)


def _is_verb(token: Token) -> bool:
    return token.tag == "share" or token.role in ("verb", "taker")


@dataclass(slots=True)
class _Word:
    """A word that stands for a country: where it is, and which countries are named around it."""

    sentence: Sentence
    index: int
    left: list[Spot]  # the countries before it, those that other words stand for among them
    named: list[Spot]  # all that the sentence names
    topic: Topic

    @property
    def code(self) -> str | None:
        """The code that the word stands for, where that can be told."""
        token = self.sentence.tokens[self.index]
        if token.tag == "anaphor":
            traded = _is_traded_with(self.sentence, self.index)
            return None if self.left else self.only_named if traded else self.acting
        if token.tag == "region":
            return token.value.code if token.value.code in self.topic.groups else None
        if token.tag == "quantity":
            return self.group_of(token.value.value)
        if self.sentence.tags.startswith(CHARS["of"], self.index + 1):
            return None  # the members of the union: it is named
        return _BY_ROLE[token.role](self)

    @property
    def acting(self) -> str | None:
        """The country that a pronoun stands for which sells or buys."""
        verb = self.sentence.tags.startswith(CHARS["measure"], self.index + 1)
        return self.topic.acting or (self.only_named if verb else None)

    @property
    def only_named(self) -> str | None:
        """The one country named just before: Switzerland, for one. The trade with it."""
        said = self.topic.just_named
        return said[0] if len(said) == 1 else None

    def towards(self, code: str) -> str:
        """The role of the country towards its flow."""
        role = role_at(self.sentence, self.index, _FORM, code, self.left)
        there = self.sentence.tokens[self.index].role == "there"
        return "with" if there and role not in _FAR else role

    @property
    def led(self) -> str:
        """The role that the words before give."""
        return role_at(self.sentence, self.index, _FORM, "", self.left)

    def group_of(self, size: float) -> str | None:
        """The six states, its four partners: a group with as many members, or one more."""
        for code in self.topic.groups:
            if len(self.topic.members.get(code, ())) - size in (0, 1):
                return code
        return None

    def we(self) -> str | None:
        """The document's own country, or its guest where that country is spoken to."""
        speaker = self.topic.speaker
        if self.topic.voice is not None:
            return speaker
        spoken_to = any(t.tag == "own" and t.role == "you" for t in self.sentence.tokens)
        if spoken_to or any(s.code == speaker and s.role in _FAR for s in self.named):
            return self.topic.partner_of(speaker) or speaker
        return speaker

    def you(self) -> str | None:
        """The country that a document speaks from is spoken to by its guest."""
        return self.topic.talk.listener(self.topic.paragraph) or self.topic.speaker

    def his(self) -> str | None:
        """The country of a guest who speaks, or of whom the sentence before named."""
        if self.left:
            return self.left[-1].code
        said = self.topic.just_named
        alone = said[0] if len(said) == 1 and said[0] != self.topic.home else None
        return alone or self.topic.partner_of(self.topic.home)

    def bloc(self) -> str | None:
        """The group spoken of last, of those that are called so."""
        if self.left and self.left[-1].index == self.index - 1:
            return None  # EU member states
        meant = self.sentence.tokens[self.index].value.value or GROUPS
        groups = [s.code for s in reversed(self.left)] + list(self.topic.groups)
        if self.led != "in":  # but not: our first partner in the region
            groups += self.topic.opening.codes
        return next((code for code in groups if code in meant), None)

    def their(self) -> str | None:
        """The group before a flow of theirs."""
        if not describes_flow(self.sentence, self.index):
            return None
        said = self.left[-1].code if self.left else self.topic.last_said
        return said if said in GROUPS else None

    def its(self) -> str | None:
        """Whose flow it is: of the owner named just before, else of whom the passage speaks."""
        owns = describes_flow(self.sentence, self.index) or self._owns_what_sells
        if self.index and not owns:
            return None
        owners = [s for s in self.left if s.role in ("own", "subject") and not self._is_sold_to(s)]
        owners = [s for s in owners if not (s.form == _FORM and s.code in GROUPS)] or owners
        owners = [s for s in owners if s.form != "capitals"] or owners  # citing Brussels; its
        ahead = [s for s in self.named if s.index > self.index and s.role == "subject"]
        led = self.left or self.sentence.tags[: self.index] in _LED  # in its trade with all, Japan
        near = owners[-1:] or (ahead[:1] if led else []) or self.left[-1:]
        return near[0].code if near else self.topic.subject or self.topic.speaker

    def _is_sold_to(self, spot: Spot) -> bool:
        """Whether a country stands right behind a verb, as the one that is sold to."""
        before = self.sentence.tokens[spot.index - 1 : spot.index] if spot.index > 1 else []
        return any(t.tag == "measure" and t.role == "verb" for t in before)

    @property
    def _owns_what_sells(self) -> bool:
        """Whether goods of the word's country earn the money: its wines and spirits earned."""
        match = _GOODS_SELL.match(self.sentence.tags, self.index)
        return match is not None and _is_verb(self.sentence.tokens[match.end() - 1])

    def them(self) -> str | None:
        """Exports to them: who was named last, if not in this sentence; but groups may be."""
        if self.left and self.left[-1].code in GROUPS and self.led in FAR:
            return self.left[-1].code
        said = self.topic.last_said
        far = self.led in FAR
        return said if far and said not in {s.code for s in self.left} else None

    def member(self) -> None:
        """The Central Asian country: the group's name means the one that the text speaks of."""
        before = self.left[-1] if self.left else None
        if before is None or before.index != self.index - 1:
            return
        members = self.topic.members.get(before.code, frozenset())
        codes = (*self.topic.pair.codes, *self.topic.opening.codes)
        before.code = next((code for code in codes if code in members), before.code)

    def the(self) -> str | None:
        """The republic: the far end behind "to" and "in", else the one not named here.

        Between commas it is the country before: Georgia, the country in between, has sold.
        """
        if self.left and _APPOSED.match(self.sentence.tags, self.left[-1].index):
            apposed = self.left[-1].index == self.index - 2
            possessive = self.sentence.low(self.index, self.index + 1).endswith("s")
            if apposed and not possessive:
                return self.left[-1].code
        called = self._called_so
        if called is not None:
            return called
        led = self.led
        if led in ("to", "with", "in") and not (led == "to" and self._has_a_source):
            whole = self.topic.whole.reporter  # into the country, whose trade the text is about
            alone = not self.left and self.topic.opening.pair is None and whole == self.topic.home
            return whole if alone and led != "with" else self.other()
        near = {s.code for s in (self.left or self.named)}
        flow = self.topic.flow
        if not near and flow is not None and flow.sides.partner == WORLD:
            return flow.sides.reporter  # China's trade was 5 million. The country's surplus
        known = (self.topic.home, *self.topic.pair.codes, *self.topic.opening.codes)
        known = tuple(code for code in known if code not in GROUPS) or known
        return next((code for code in known if code and code not in near), None)

    @property
    def _called_so(self) -> str | None:
        """The country spoken of that is called by the word's name: the sultanate, the kingdom."""
        meant = self.sentence.tokens[self.index].value.value or ()
        topic = self.topic
        here = [s.code for s in (*reversed(self.left), *self.named)]
        told = (*topic.said, *topic.pair.codes, *topic.opens.codes, topic.home)
        far = self.led in FAR  # Spanish exports to the kingdom
        codes = (*(c for c in told if c not in here), *here) if far else (*here, *told)
        return next((code for code in codes if code in meant), None)

    @property
    def _has_a_source(self) -> bool:
        """Whether what the sentence tells of comes from a country: imports from China into it."""
        return any(s.role == "from" for s in self.left)

    def other(self) -> str | None:
        """The neighbour, there: a place named just before, else the other side of a pair."""
        topic, left = self.topic, self.left
        places = [s for s in left if s.role in _FAR and s.code not in GROUPS]
        near = self.sentence.tokens[max(self.index - 2, 0) : self.index]
        its = any(t.tag == "own" and t.role == "its" for t in near)
        if places and not its:
            return places[-1].code
        if topic.voice is not None and not left and not its:
            return topic.opening.other(topic.voice) or topic.partner_of(topic.voice)
        others = [s.code for s in left if s.code != left[-1].code]
        if others and not its:
            return others[-1]
        acting = [s for s in left if s.role == "subject"] or left[-1:]
        if acting and not its:
            said = [code for code in topic.just_named if code != acting[0].code]
            if len(said) == 1 and topic.just_named[0] == said[0]:
                return said[0]
        if not left and not its and len(topic.said) == 1 and topic.said[0] not in topic.own:
            return topic.said[0]  # Iran, for one. Trade with the neighbour
        spoken_of = topic.home in (*topic.pair.codes, *topic.opening.codes) and not its
        home = topic.home if spoken_of else None
        one = acting[0].code if acting else home or topic.subject or topic.speaker
        if its and topic.home not in (None, one, *topic.opening.codes):
            return topic.home  # of several partners of the document's own country
        other = topic.opening.other(one) or topic.partner_of(one)
        return other or (topic.home if topic.home != one else None)

    def there(self) -> str | None:
        """A country of which the clause before has told: Japan came second; sales there grew."""
        last = self.left[-1] if self.left else None
        between = self.sentence.tags[last.index : self.index] if last is not None else ""
        parted = _SEMICOLON in between or _COLON in between
        if last is not None and last.role in _FAR and last.code in GROUPS:
            return last.code  # exports to Africa grew, imports from there fell
        if last is not None and parted and last.code not in self.topic.own:
            return last.code
        return self.other()


_BY_ROLE: dict[str, Callable[[_Word], str | None]] = {
    "we": _Word.we,
    "you": _Word.you,
    "his": _Word.his,
    "bloc": _Word.bloc,
    "their": _Word.their,
    "its": _Word.its,
    "them": _Word.them,
    "the": _Word.the,
    "member": _Word.member,
    "other": _Word.other,
    "there": _Word.there,
}
