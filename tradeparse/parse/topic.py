"""What a document speaks of as it goes on: its countries, the flow, the period, the money."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tradeparse.packs import Pack, Place
from tradeparse.parse.interview import Talk
from tradeparse.parse.mention import Mention
from tradeparse.parse.rules.countries import Spot
from tradeparse.parse.rules.seen import Comparison
from tradeparse.parse.rules.setting import Setting
from tradeparse.parse.rules.sides import Sides
from tradeparse.records import Document, Interval
from tradeparse.schema import GROUPS, WORLD

NOBODY = Sides()
#: how many tokens may stand before the country with which a sentence begins
_FRONT = 2
_WEIGHED = ("turnover", "exports", "imports", "balance")
#: an amount so many times the largest of a pair is no part of its trade
_BEYOND = 5
#: what ends a sentence that the next paragraph goes on with: a question, a list, its items
_OPEN_ENDS = ("?", ":", ";", ",")
#: by which part a sum may differ from that of its rounded parts
_ROUNDED = 0.005


@dataclass(frozen=True, slots=True)
class Flow:
    """What a figure is about, apart from time: the measure, its sides and its product."""

    measure: str
    sides: Sides = NOBODY
    product: str | None = None
    by_reporter: bool = False  # a verb's subject is its reporter: in a list the next one is too
    owned: bool = False  # a trade of two told as that of its reporter: Poland's trade with Norway
    part: bool = False  # goods of which a share was told: the flow that goes on is the whole
    in_passing: bool = False  # one of a list: what follows does not speak of this pair

    @property
    def sent(self) -> Sides:
        """From whom to whom goods went; nobody where this is no flow of goods."""
        if self.measure == "exports":
            return self.sides
        return self.sides.turned if self.measure == "imports" else NOBODY


@dataclass(slots=True)
class Topic:
    """The state that one sentence hands to the next."""

    press: str | None = None  # the country in which it is published, if it opens with it too
    home: str | None = None  # the country from which it speaks
    opens: Sides = field(default_factory=Sides)  # the countries that title and lead name most
    partner_at: int = -1  # from where on the second of them may be meant without being named
    opening: Sides = field(default_factory=Sides)  # those of them that have been named so far
    pair: Sides = field(default_factory=Sides)  # the two countries spoken of last
    pairs: list[Sides] = field(default_factory=list)  # all of them, the last one last
    partners: dict[str, set[str]] = field(default_factory=dict)  # with whom each country trades
    sides: Sides = field(default_factory=Sides)  # those of the last flow, the world among them
    whole: Sides = field(default_factory=Sides)  # the last ones with the world
    talk: Talk = field(default_factory=Talk)  # who speaks, in an interview
    asked: bool = False  # the last sentence asks or lists: what follows goes on with it
    said: tuple[str, ...] = ()  # the countries named in the last sentence that names any
    subject: str | None = None  # the country that the last sentence was about
    goods: str | None = None  # the goods that the last sentence was about
    label: str | None = None  # those that head the paragraph: Crude oil. Exports fell.
    side: str | None = None  # the country that heads it, one of several partners: Laos. Exports
    acting: str | None = None  # the country with which the last sentence begins
    groups: tuple[str, ...] = ()  # the groups of countries spoken of, the last one first
    members: Mapping[str, frozenset[str]] = field(default_factory=dict)  # of each group
    seats: Mapping[str, str] = field(default_factory=dict)  # of groups, by whose capital it is
    flow: Flow | None = None  # the flow of the last figure in this paragraph
    item: Flow | None = None  # the flow with which the last item of a list began
    left: Flow | None = None  # the flow of the last figure before this paragraph
    told: dict[str, Sides] = field(default_factory=dict)  # the last sides of each measure
    #: the largest trade, and the largest balance, of each pair in each currency
    largest: dict[tuple[frozenset[str], str, bool], float] = field(default_factory=dict)
    #: what last went from a seller to a buyer in all, with its currency
    sent: dict[Sides, tuple[str, float]] = field(default_factory=dict)
    amount: Mention | None = None  # the last amount that is no look back
    traded: Flow | None = None  # the flow of the last figure about trade
    aimed: Flow | None = None  # the flow of the last target
    main: Flow | None = None  # the two-way flow that the document is about
    period: Interval | None = None  # the period of the last figure, where it may carry over
    compared: Comparison | None = None  # with what the growths of the list that follows are
    dated: int = -1  # the paragraph in which it was said
    setting: Setting = field(default_factory=Setting)  # what relative times are told from
    money: str | None = None  # the currency of the last amount
    sign: int = 1  # of the balance that was spoken of last: -1 of a deficit
    standing: str = "actual"  # the status of the last figure
    announced: str = "actual"  # and of those in the list that follows
    paragraph: int = -1
    fresh: bool = True  # no figure of this paragraph has been read

    @property
    def voice(self) -> str | None:
        """The country of who speaks here, in an interview."""
        return self.talk.voice(self.paragraph)

    @property
    def speaker(self) -> str | None:
        """The country from which the document speaks, else the one that it opens with."""
        return self.voice or self.home or self.opening.reporter

    @property
    def own(self) -> tuple[str | None, ...]:
        """The country that the document speaks from and those that it opens with."""
        return (self.home, *self.opening.codes)

    def partner_of(self, code: str | None) -> str | None:
        """With whom a country was last said to trade; in the opening where nowhere else."""
        for pair in (*reversed(self.pairs), self.opening):
            other = pair.other(code)
            if other is not None:
                return other
        return None

    def goes_through_partners_of(self, code: str | None) -> bool:
        """Whether a text about the trade of one country has told of several of its partners."""
        several = code is not None and len(self.partners.get(code, ())) > 1
        about = code in (self.whole.reporter, self.opening.reporter)
        return several and about and self.opening.pair is None

    def speaks_for(self, spot: Spot) -> str:
        """The group that a capital stands for in a text about it, else its country."""
        group = self.seats.get(spot.code, "") if spot.form == "capitals" else ""
        about = group in (*self.groups, *self.opens.codes) and spot.code not in self.opens.codes
        return group if about else spot.code

    def reach(self, start: int, spots: list[Spot]) -> None:
        """A sentence that starts here and names these countries is read."""
        named = self.partner_at < start or any(s.code == self.opens.partner for s in spots)
        self.opening = self.opens if named else Sides(self.opens.reporter)

    def open_anew(self, pair: Sides) -> None:
        """A heading names two countries: what follows is about their trade."""
        self.opens = self.opening = self.pair = pair
        self.partner_at, self.flow, self.main, self.whole = -1, None, None, NOBODY
        self.pairs.append(pair)

    def turn_wholly_to(self, code: str) -> None:
        """A part of a text is headed by a country: what follows is about its trade with all."""
        self.opens = self.opening = self.pair = Sides(code)
        self.whole, self.partner_at = Sides(code, WORLD), -1
        self.sides = self.whole
        self.pairs.append(self.whole)
        self.flow = self.left = self.main = None

    def turn_to(self, code: str) -> None:
        """A label names one country: what follows is its trade with whom the text is about."""
        about = self.opens.reporter
        if about is None and self.sides.pair:
            about = self.sides.reporter
        if about in (None, code, *GROUPS):
            return
        self.side = code
        self.pair = Sides(about, code)
        self.pairs.append(self.pair)
        if self.flow is not None and self.flow.sides.pair:
            turned = self.flow.sides.partner == about
            self.flow = replace(self.flow, sides=self.pair.turned if turned else self.pair)

    def hear(self, spots: list[Spot], text: str, goods: str | None = None) -> None:
        """A sentence that names these countries was read; `goods` are what it is about."""
        self.goods = goods
        if goods and goods == text.rstrip(" .:") and "," not in goods:
            self.label = goods
        self.asked = text.endswith(_OPEN_ENDS)
        begins = spots[0] if spots and spots[0].index <= _FRONT else None
        acts = begins is not None and (begins.role == "subject" or _fronted(begins))
        self.acting = begins.code if begins is not None and acts else None
        if not spots:
            return
        countries = [s for s in spots if s.code not in GROUPS]
        self.said = tuple(dict.fromkeys(s.code for s in spots))
        groups = [s.code for s in reversed(spots) if s.code in GROUPS]
        self.groups = tuple(dict.fromkeys((*groups, *self.groups)))
        about = next((s for s in countries if s.role in ("subject", "own") or _fronted(s)), None)
        if about is not None:
            self.subject = about.code

    @property
    def just_named(self) -> tuple[str, ...]:
        """The countries, groups left out, that the last sentence with any names."""
        return tuple(code for code in self.said if code not in GROUPS)

    @property
    def last_said(self) -> str | None:
        """The country or group named last."""
        return self.said[-1] if self.said else None

    def speak_of(self, flow: Flow) -> None:
        """A figure with this flow was read."""
        self.flow = flow
        if self.fresh:
            self.item, self.fresh = flow, False
        if flow.measure != "other":
            self.traded = flow
        if flow.sides.reporter and flow.measure != "other":
            self.sides = flow.sides
            if flow.sides.partner == WORLD:
                self.whole = flow.sides
        if self.main is None and flow.measure == "turnover":
            self.main = flow
        if flow.sides.pair:
            self.told[flow.measure] = flow.sides
            self.pair = flow.sides
            self.pairs.append(flow.sides)
            one, two = flow.sides.pair
            self.partners.setdefault(one, set()).add(two)

    def weigh(self, flow: Flow, unit: str, value: float) -> None:
        """An amount of the trade of two countries was read."""
        if flow.sides.pair and flow.measure in _WEIGHED:
            of = _pair_of(flow, unit)
            self.largest[of] = max(self.largest.get(of, 0.0), abs(value))

    def outweighs(self, flow: Flow, unit: str, value: float) -> bool:
        """Whether an amount is far beyond what two countries trade, where that is known."""
        known = self.largest.get(_pair_of(flow, unit))
        return known is not None and abs(value) > _BEYOND * known

    def tally(self, flow: Flow, unit: str, value: float) -> None:
        """An amount of all that one country sent to another was read."""
        if flow.sent != NOBODY and flow.product is None:
            self.sent[flow.sent] = (unit, value)

    def adds_up(self, flow: Flow, unit: str, value: float) -> bool:
        """Whether an amount is what went both ways between the sides of a flow."""
        one, two = self.sent.get(flow.sent), self.sent.get(flow.sent.turned)
        if one is None or two is None or one is two or not one[0] == two[0] == unit:
            return False
        return abs(one[1] + two[1] - value) <= _ROUNDED * value

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries in whose money the document may speak, the likeliest first."""
        spoken = (self.home, *_codes(self.pair), *_codes(self.opens), *self.said)
        return tuple(code for code in spoken if code)

    def side_at_home(self, sides: Sides) -> str | None:
        """The side of a pair from which the document speaks, else its first."""
        speaks = (self.voice, self.home, self.speaker)
        own = [code for code in speaks if code and code in sides.codes]
        return own[0] if own else sides.reporter

    def enter(self, paragraph: int, continues: bool) -> None:
        """A new paragraph begins: a figure without a flow of its own speaks of the main one.

        continues: it is an item of a list, and the flow is that of the items before it.
        """
        self.paragraph, self.fresh, self.label, self.side = paragraph, True, None, None
        self.left = self.flow or self.left
        self.item = self.item if continues else None
        self.compared = self.compared if continues else None
        if self.item is not None and self.flow is not None:
            self.flow = self.item
        if not (self.asked or continues):
            self.flow = self.goods = self.acting = None

    def go_on(self) -> None:
        """A paragraph that begins with "this" goes on with the flow of the one before."""
        self.flow = self.flow or self.left


def _fronted(spot: Spot) -> bool:
    """Whether a sentence begins with for whom it holds: for Kazakhstan, in Peru."""
    return spot.role == "in" and spot.index <= _FRONT and spot.form != "capitals"


_WEIGHTS = {"names": 3, "adjectives": 3, "compounds": 3, "people": 2, "capitals": 1}


def _pair_of(flow: Flow, unit: str) -> tuple[frozenset[str], str, bool]:
    return frozenset(flow.sides.codes), unit, flow.measure == "balance"


def _codes(sides: Sides) -> tuple[str | None, str | None]:
    return sides.reporter, sides.partner


def opening_pair(found: list[list[Spot]]) -> Sides:
    """The two countries that a title and the first sentences name most, in order of mention.

    found: the countries of the title, then of each sentence. The second is left out where it is
    neither in the title nor ever named together with the first; a group counts less than a country
    where no other group stands beside it.
    """
    score: Counter[str] = Counter()
    order: dict[str, int] = {}
    for rank, sentence in enumerate(found):
        for spot in sentence:
            order.setdefault(spot.code, len(order))
            weight = _WEIGHTS.get(spot.form, 1) * (3 if rank == 0 else 2)
            score[spot.code] += weight + 3 * (spot.role == "between")
    beside = {s.code for spots in found if len(groups := _groups(spots)) > 1 for s in groups}
    for code in score:
        if code in GROUPS:
            score[code] += 1 if code in beside else -(score[code] // 3)
    ranked = sorted(score, key=lambda code: (-score[code], order[code]))
    near = {spot.code for spots in found for spot in spots if spot.role != "far"}
    codes = _with_an_owner(ranked, near)
    if len(codes) == 2 and not _together(codes, found):
        codes = codes[:1]
    owned = [code in near for code in ranked[:2]] == [
        False,
        True,
    ]  # Azerbaijan's trade with the OTS
    if len(ranked) > 2 and score[ranked[1]] == score[ranked[2]] and not owned:
        titled = {spot.code for spot in found[0]}
        codes = codes if set(codes) <= titled else codes[:1]
    owners = {spot.code for sentence in found for spot in sentence if spot.role == "own"}
    codes.sort(key=lambda code: (code not in owners, code not in near, order[code]))
    return Sides(*codes)


def _with_an_owner(ranked: list[str], near: set[str]) -> list[str]:
    """The two countries named most; of two that are but far ends, the first with whose trade it
    is: exports to the States climb as trade with Britain slips, Irish figures show.

    near: the countries that are named as something else than a far end too.
    """
    codes = ranked[:2]
    owners = [code for code in ranked if code in near and code not in GROUPS]
    if len(codes) < 2 or not owners or not near.isdisjoint(codes):
        return codes
    return [owners[0], codes[0]]


def _groups(spots: list[Spot]) -> list[Spot]:
    return [spot for spot in spots if spot.code in GROUPS]


def _together(codes: list[str], found: list[list[Spot]]) -> bool:
    title, *sentences = [{s.code for s in spots} for spots in found]
    return set(codes) <= title or codes[1] in title or any(set(codes) <= said for said in sentences)


def home_of(document: Document, pack: Pack) -> str | None:
    """The country of a document's publisher, where that can be told."""
    publisher = document.publisher or ""
    low = publisher.lower()
    found = pack.lexicon.find(publisher, low)
    for _, _, entry in found:
        place = entry.value
        if isinstance(place, Place) and place.code not in ("", WORLD, *GROUPS):
            return place.code
    for name in low.replace(" / ", "|").split("|"):
        if name.strip() in pack.outlets:
            return pack.outlets[name.strip()]
    return None
