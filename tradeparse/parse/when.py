"""When: the period of each figure, from its own words, its neighbours, or what was said before."""

from dataclasses import replace

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse import calendar
from tradeparse.parse.bases import (
    base_of,
    base_of_item,
    base_of_list,
    before_change,
    comparison_of_list,
    is_base_amount,
)
from tradeparse.parse.clauses import Zone, timed
from tradeparse.parse.mention import Mention
from tradeparse.parse.nearest import time_behind, time_of
from tradeparse.parse.rules.periods import times
from tradeparse.parse.rules.seen import Time
from tradeparse.parse.scan.tables import is_note
from tradeparse.parse.series import paired, told_of_later
from tradeparse.parse.standing import stand, stands_today
from tradeparse.parse.tokens import Sentence
from tradeparse.parse.topic import Topic
from tradeparse.parse.view import is_heading
from tradeparse.records import Interval

#: measures whose period carries over to the next sentences; the others must say theirs
_CARRIED = ("turnover", "exports", "imports", "balance")
#: what of an economy says when trade is told of: its growth, not its size
_GROWTH = ("gdp", "growth")
#: between two figures of one list, so that a time behind the last is also the first one's
_JOINED = tag_pattern(r"""
    (?: [^semicolon but open close which than from since target forecast]
      | from (?= [anaphor definite own]{0,2} (?: country | anaphor ) )
      | than [in definite of]{0,3} [year relative month ordinal quarter half span]{1,4} comma )* \Z
""")
#: 1.9% | (5 million), in imports | 3%; 3% | ( | 8 million) in May
_BRACKETED = tag_pattern(r"open [^open close]{0,8} (?: close | \Z )")
#: fell by 8 percent compared with 2021, to | 3 billion; rose by 64% to reach | 3 billion
_TO = tag_pattern(
    r"[^semicolon but which target forecast]* (?: to actual? | target )"
    r" [compare definite article generic]{0,3} \Z"
)
#: Serbia, which since | 2023 has bought gas
_WHICH = tag_pattern(r"comma which [^comma semicolon colon]{0,8} \Z")
#: last year's | trade of | 6 billion
_ITS = tag_pattern("[generic both]{0,2} measure of compare?")
#: BERN, 2 May – | October was a lean month
_BEFORE_SUBJECT = tag_pattern(
    "(?: [country text region month quantity comma]{1,6} dash )? definite?"
)
#: a time behind these is told of something else than what stands before them
_PARTED = frozenset(CHARS[t] for t in ("comma", "semicolon", "colon", "which", "and"))
#: doubled | to reach nearly | 3 billion
_ENDS_AT = tag_pattern("comma? to actual? [compare definite article generic]{0,3}")
#: how far a growth may be from the amounts that it leads from and to, both rounded
_ROUNDED = 0.03
_CLOSE = CHARS["close"]
_OF_THIS = CHARS["of"] + CHARS["anaphor"]
_OF_IT = (_OF_THIS, CHARS["from"] + CHARS["anaphor"], CHARS["anaphor"])
_COMMA, _SEMICOLON, _ACTUAL = CHARS["comma"], CHARS["semicolon"], CHARS["actual"]
#: what stands before the time of a goal, even a past one: by 2020, for 2020; not: in 2020
_AIMED = (("by", ""), ("in", ""))
#: forms that say that there is no period, where they give none
_TIMELESS = ("now", "span")


class Clock:
    """The times of one sentence, and which figure each belongs to."""

    def __init__(self, sentence: Sentence, topic: Topic) -> None:
        self.sentence = sentence
        self.topic = topic
        self.published = topic.setting.published
        self._before = replace(topic.setting)
        self._said, self._standing = topic.setting.said, topic.standing
        self.times = times(sentence, topic.setting)
        self.mentions: list[Mention] = []
        self.zones: list[Zone] = []
        self._own: list[Time | None] = []
        self._looked_back: Mention | None = None  # an amount that its growth shows to be a base

    def date(self, mentions: list[Mention], zones: list[Zone]) -> None:
        """Set status, period and base of the figures of the sentence."""
        self.mentions, self.zones = mentions, timed(self.sentence, self.times, mentions, zones)
        stand(self.sentence, mentions, zones, self.topic)
        for index, mention in enumerate(mentions):
            mention.is_base = is_base_amount(self, index)
        row = paired(self.sentence, self.times, mentions, self.zones)
        self._own = [row.get(index) or time_of(self, index) for index in range(len(mentions))]
        self._own = [self._led_to(index) or own for index, own in enumerate(self._own)]
        self._set_periods()
        for index in range(len(mentions)):
            self._settle(index)
        self._set_bases()
        self._leave()

    def _led_to(self, index: int) -> Time | None:
        """The time of the amount that a growth leads to: over a decade it rose by 58% to 46
        billion in 2015; tripled in 2022 and nearly doubled to 2 billion in 2023.
        """
        mention, behind = self.mentions[index], self._own[index + 1 : index + 2]
        if mention.kind != "growth" or not behind or behind[0] is None:
            return None
        other, time, own = self.mentions[index + 1], behind[0], self._own[index]
        if other.kind != "amount" or other.is_base or not (time.names and time.interval):
            return None
        if mention.leads_to is other and mention.status == other.status != "actual":
            return time  # agreed in 2015 to triple trade to 15 billion by 2025
        if own is not None and own.form != "span":
            return None
        past = mention.leads_to is other and self.sentence.tokens[other.first - 1].role == "ends"
        between = self._tags(mention.finish, other.begin)
        return time if past or _ENDS_AT.fullmatch(between) else None

    def _set_periods(self) -> None:
        """Own times first, then those of neighbours; amounts compared with are told from them."""
        for index, mention in enumerate(self.mentions):
            if not mention.is_base:
                self._take(index, mention)
        for index, mention in enumerate(self.mentions):
            if not mention.is_base and mention.period is None and not self._is_timeless(index):
                mention.period = self._shared(index)
        for index, mention in enumerate(self.mentions):
            if mention.is_base:
                self._take(index, mention)

    def overhear(self, *, flow: bool = True) -> None:
        """A sentence without figures says what period the next one speaks of.

        flow: it speaks of a flow; else only a time that is its subject counts ("May was better"),
        that of a heading or a question, of a note on all numbers, or of statistics ("the data for
        May").
        """
        self.topic.compared = comparison_of_list(self) or self.topic.compared
        named = [
            t
            for t in self.times
            if t.names and t.interval and t.form != "span" and not self._is_in_a_clause(t)
        ]
        if not named:
            return
        heads = flow or is_heading(self.sentence.text) or is_note(self.sentence)
        heads = heads or self._is_subject(named[0]) or self.sentence.text.endswith("?")
        if heads or self._is_of_statistics(named[-1]):
            self._carry(named[-1].interval)

    def _is_of_statistics(self, time: Time) -> bool:
        """Whether a time is that of numbers that are published: the results for May 2024."""
        before = self.sentence.tokens[: time.first]
        at = next((i for i, t in enumerate(before) if t.role == "statistics"), -1)
        return at >= 0 and _PARTED.isdisjoint(self._tags(at, time.first))

    def _is_in_a_clause(self, time: Time) -> bool:
        """Whether a time is told of something else: Serbia, which since 2023 has bought gas."""
        return self.sentence.search_back(_WHICH, time.first) is not None

    def _is_subject(self, time: Time) -> bool:
        """Whether a sentence begins with a part of a year, and goes on without a comma."""
        assert time.interval is not None
        part = calendar.length(time.interval) < calendar.YEAR
        begins = _BEFORE_SUBJECT.fullmatch(self.sentence.tags, 0, time.first) is not None
        behind = self._tags(time.last, time.last + 1)
        return begins and (behind not in ("", _COMMA) if part else behind == _ACTUAL)

    # --- the figure's own words -------------------------------------------------------------------

    def _tags(self, first: int, last: int) -> str:
        return self.sentence.tags[first:last]

    def _take(self, index: int, mention: Mention) -> None:
        """Give a figure the interval of its time."""
        time = self._own[index]
        if time is None:
            return
        mention.period = time.interval
        if mention.is_base or time.compared:
            mention.period = self._seen_from_neighbour(time, index)
        elif time.ends is not None and mention.kind == "growth":
            mention.base, mention.period = time.ends
        elif time.form == "span" and not self._spans(time, mention):
            mention.period = None
        if mention.period is not None:
            self.explain(mention, "period", time)

    def _spans(self, time: Time, mention: Mention) -> bool:
        """Whether a figure is about a span up to now: what has grown over five years."""
        if mention.status != "actual" or (mention.kind == "amount" and mention.measure == "other"):
            return False
        return not time.kinds or mention.kind in time.kinds

    def _seen_from_neighbour(self, time: Time, index: int) -> Interval | None:
        """The interval of an amount compared with, told from the figure that it is compared to."""
        if not time.told and time.form != "relative":
            return time.interval
        others = [*reversed(self.mentions[:index]), *self.mentions[index + 1 :]]
        near = next((m.period for m in others if m.period and not m.is_base), None)
        return self.told_from(time, near) if near is not None else time.interval

    @staticmethod
    def told_from(time: Time, period: Interval | None) -> Interval | None:
        """What a comparison means for a period: a year earlier, the same period of 2021."""
        if period is None:
            return time.interval if time.whole and not time.told else None
        if time.shift is not None:
            fits = time.shift % 12 == 0 or calendar.length(period) <= -time.shift
            return calendar.moved(period, time.shift) if fits else None
        if time.frame is not None:
            return calendar.within(period, time.frame)
        if time.interval is None or time.interval == period:
            return None
        if time.form != "relative" or calendar.length(time.interval) != calendar.YEAR:
            return time.interval
        if calendar.length(period) < calendar.YEAR:
            return calendar.within(period, time.interval)  # a July above last year: its July
        before = calendar.moved(period, -calendar.YEAR)  # a fiscal year: the one before it
        fiscal = before.start <= time.interval.end and time.interval.start <= before.end
        return before if fiscal and calendar.length(period) == calendar.YEAR else time.interval

    def compares(self, time: Time, zone: Zone) -> bool:
        """Whether a time is a base: a year earlier, behind a growth that has another period."""
        dates = any(
            own is not None and own.first == time.first and mention.kind == "growth"
            for own, mention in zip(self._own, self.mentions, strict=True)
        )
        back = time.told and not (time.backward or time.looks_ahead)
        behind = back and time.first >= zone.right and not dates
        return time.compared or behind

    def explain(self, mention: Mention, column: str, time: Time) -> None:
        """Note the words that gave a figure its period or base."""
        mention.because[column] = self.sentence.words(time.first, time.last)

    def _is_timeless(self, index: int) -> bool:
        """Whether a figure without a period has none at all: now, a year, in the medium term."""
        own, zone = self._own[index], self.zones[index]
        if own is not None and (own.form in _TIMELESS or not (own.interval or own.told)):
            return own.form != "same"
        mention, before = self.mentions[index], self.mentions[max(index - 1, 0)]
        if mention.status != "actual":
            return False
        listed = own is None and index > 0 and mention.kind == before.kind == "share"
        if listed and before.period is None and self._is_timeless(index - 1):
            return True  # today America takes 10 percent, China 6
        behind = self._tags(zone.right, zone.last).partition(_COMMA)[0]
        return CHARS["now"] in self._tags(zone.first, zone.right) + behind

    # --- neighbours, and what was said before -----------------------------------------------------

    def _shared(self, index: int) -> Interval | None:
        """The period of a neighbour in the sentence, else the one carried over."""
        mention = self.mentions[index]
        if any(self._is_unknown(at) for at in range(index)):
            return None
        lender = next((at for at in range(index - 1, -1, -1) if self._lends(at, mention)), -1)
        if lender >= 0 and self._stands_alike(lender, index):
            return self._since_then(lender, mention) or self.mentions[lender].period
        later = self._of_a_list(index) if mention.measure != "investment" else None
        if later is not None:
            return later
        if self._is_echo(index) or self._goes_on(index) or self._divides(index):
            return self._said
        if mention.measure == "other":
            return None
        if (time := time_behind(self, index)) is not None:
            self._own[index] = time
            self._take(index, mention)
            return mention.period
        stock = mention.measure == "investment" and self._is_item
        if mention.status != "actual" or not (stock or mention.measure in _CARRIED):
            return None
        return None if self._is_general(index) else self.topic.period

    def _stands_alike(self, lender: int, index: int) -> bool:
        """Whether both figures have one status; a tariff or a share of something else stands apart,
        and what is no trade behind a semicolon.
        """
        other, mention, zone = self.mentions[lender], self.mentions[index], self.zones[index]
        between = self._tags(self.zones[lender].right, zone.left)
        taxes = any(t.role == "tariff" for t in self.sentence.tokens[zone.first : zone.last])
        of_trade = other.measure != "other" and (taxes or mention.kind == "share")
        apart = mention.measure == "other" and (of_trade or _SEMICOLON in between)
        return other.status == mention.status and not apart

    @property
    def _is_item(self) -> bool:
        """Whether the sentence is of a list, which is dated by what stands above it."""
        return self.sentence.view.continues(self.topic.paragraph)

    def _since_then(self, earlier: int, growth: Mention) -> Interval | None:
        """The period of a growth told behind both amounts: 4 in 2023; it had been 5 in 2022, so it
        shrank by a fifth. Where the later one is of the sentence before, the sum must come out.
        """
        base = self.mentions[earlier]
        if growth.kind != "growth" or base.kind != "amount" or base.period is None:
            return None
        laters = self.mentions[:earlier] if self.looks_back(base) else []
        told = self.topic.amount if self.topic.flow is not None else None
        if told is not None and _is_change(base, told, growth):
            laters = [*laters, told]
        for later in laters:
            alike = (later.kind, later.unit, later.measure) == ("amount", base.unit, base.measure)
            if alike and later.period and later.period.start > base.period.end:
                growth.base, self._looked_back = base.period, base
                return later.period
        return None

    def _is_unknown(self, index: int) -> bool:
        """Whether a figure is dated by a time that none can tell: last year, of an undated text."""
        own = self._own[index]
        return own is not None and own.form == "relative" and own.interval is None

    def _lends(self, index: int, mention: Mention) -> bool:
        """Whether a figure lends its period to one that stands behind it."""
        other, own = self.mentions[index], self._own[index]
        if other.is_base or other.period is None:
            return False
        if own is None:
            return True
        if mention.kind == "growth":  # of what was told to compare, the growth leads back
            return not own.looks_back
        return not (other.kind == "growth" and own.form == "span")  # has tripled since 2011 to

    def _is_echo(self, index: int) -> bool:
        """Whether a growth says more of the figure before: this would be 11% more than in 2021."""
        mention = self.mentions[index]
        ahead = mention.status != "actual" and mention.status == self._standing
        part = self._tags(self.zones[index].right, self.zones[index].last).startswith(_OF_IT)
        return not index and ahead and (mention.kind == "growth" or part)

    def _divides(self, index: int) -> bool:
        """Whether a share is one of the money told before: three quarters of this money."""
        mention, zone = self.mentions[index], self.zones[index]
        invested = mention.kind == "share" and mention.measure == "investment"
        return invested and self._tags(zone.right, zone.last).startswith(_OF_THIS)

    def _goes_on(self, index: int) -> bool:
        """Whether one more expects so much of the same flow: the chamber forecasts 650 million."""
        mention = self.mentions[index]
        again = mention.status == self._standing == "forecast"
        before = self.sentence.tokens[: mention.begin]
        potential = any(t.tag == "forecast" and t.role == "potential" for t in before)
        return not index and mention.kind == "amount" and again and not potential

    def _is_general(self, index: int) -> bool:
        """Whether a part is told in the present tense, in a paragraph without a period yet."""
        mention, zone = self.mentions[index], self.zones[index]
        again = self._tags(zone.right, zone.last).startswith(_OF_IT)  # a fifth of these exports
        if mention.kind != "share" or again or self.topic.dated == self.topic.paragraph:
            return False
        before = self.sentence.tokens[: zone.left]
        return any(t.tag in ("share", "actual") and t.value.tense == "present" for t in before)

    def _of_a_list(self, index: int) -> Interval | None:
        """The period that stands behind the last figure of a list."""
        mention = self.mentions[index]
        for other in range(index + 1, len(self.mentions)):
            that = self.mentions[other]
            own = self._own[other] or time_behind(self, other)
            if own is None or that.is_base or that.status != mention.status:
                continue
            if mention.measure == "other" != that.measure:
                break
            between = self._tags(self.zones[index].right, self.zones[other].left)
            aside = _CLOSE in self._tags(self.zones[other].right, own.first)
            if aside and not mention.compared:
                between = _BRACKETED.sub("", between)
            reaches = mention.kind == "growth" and that.kind == "amount" and _TO.match(between)
            if reaches or _JOINED.match(between):
                return that.period or (None if own.form in _TIMELESS else own.interval)
            break
        return None

    def _settle(self, index: int) -> None:
        """A goal lies ahead; an earlier amount in brackets is what its growth compares with."""
        mention, period = self.mentions[index], self.mentions[index].period
        if period is None:
            return
        if self.topic.setting.is_ahead(period) and stands_today(self.sentence, mention):
            mention.period = None  # the duty is now 6 percent and will go in 2030
            return
        if self.published and period.start > self.published and mention.status == "actual":
            mention.status = "target" if mention.kind in ("amount", "rate") else "forecast"
        if self._is_of_the_past(index):
            mention.status = "actual"
        past = self.published is not None and period.end < self.published
        if past and mention.is_base:
            mention.status = "actual"
        if mention.status == "target" and past:
            own = self._own[index]
            lead = self.sentence.tokens[own.first - 1] if own is not None and own.first else None
            if lead is None or (lead.tag, lead.role) not in _AIMED:
                mention.period = None
        head = self._tags(0, self.zones[index].left)
        bracketed = head.count(CHARS["open"]) > head.count(CHARS["close"])
        if bracketed and mention.kind == "amount" and self._own[index] is not None:
            before = [m.period for m in self.mentions[:index] if m.period is not None]
            mention.is_base = mention.is_base or any(p.start > period.start for p in before)

    def _is_of_the_past(self, index: int) -> bool:
        """Whether a past time owns the flow: last year's trade of 6 billion should grow."""
        own, zone, period = self._own[index], self.zones[index], self.mentions[index].period
        if own is None or period is None or not self.published or period.end >= self.published:
            return False
        return _ITS.fullmatch(self._tags(own.last, zone.left)) is not None

    # --- bases ------------------------------------------------------------------------------------

    def _set_bases(self) -> None:
        """What growths are compared with, and the periods of base amounts that tell none."""
        for index, mention in enumerate(self.mentions):
            if mention.kind != "growth" or mention.base is not None:
                continue
            own = self._own[index]
            if own is None or own.form != "span" or mention.period != own.interval:
                mention.base = base_of(self, index) or base_of_list(self, index)
                mention.base = mention.base or self._base_of_both_ends(index)
                mention.base = mention.base or base_of_item(self, index)
                if mention.base is not None and mention.base == mention.period:
                    self._move_on(mention.base)
        for index, mention in enumerate(self.mentions):
            if mention.is_base and mention.period is None:
                mention.period = before_change(self, index)

    def _move_on(self, base: Interval) -> None:
        """In June less than in that of 2024: a June of the next year, where no year is told."""
        later = calendar.moved(base, calendar.YEAR)
        setting = self.topic.setting
        if setting.is_ahead(later):
            return
        for mention, own in zip(self.mentions, self._own, strict=True):
            if mention.period == base and not (mention.is_base or (own and own.whole)):
                mention.period, setting.frame = later, calendar.year(later.end.year)

    def _base_of_both_ends(self, index: int) -> Interval | None:
        """The base of a growth dated by a time before it that names both years: from 2018 to 2023
        trade grew by 30%: exports rose by 50%.
        """
        mention, left = self.mentions[index], self.zones[index].left
        own = self._own[index]
        if own is not None and own.form != "same":
            return None
        ends = [time.ends for time in self.times if time.ends and time.last <= left]
        return next((first for first, last in ends if last == mention.period), None)

    # --- what the next sentence hears -------------------------------------------------------------

    def _leave(self) -> None:
        """Hand the period of the last figure that is not a look back to the next sentence."""
        self.topic.compared = comparison_of_list(self) or self.topic.compared
        setting = self.topic.setting
        self._before.said = setting.said = self.mentions[-1].period
        earlier = [self.looks_back(mention) for mention in self.mentions]
        if any(earlier):
            setting = self.topic.setting = self._before
            zones = [z for z, back in zip(self.zones, earlier, strict=True) if back]
            for time in self.times:
                if time.names and time.interval and not any(time.first in z for z in zones):
                    setting.name(time.ends[1] if time.ends else time.interval, frame=time.framed)
        for index, (mention, back) in enumerate(zip(self.mentions, earlier, strict=True)):
            if mention.period is None or mention.is_base or back or mention.status != "actual":
                continue
            carries = mention.measure in _CARRIED or (mention.measure, mention.kind) == _GROWTH
            if carries and not told_of_later(self.mentions, index):
                self._carry(mention.period)
            if mention.measure in (*_CARRIED, "gdp"):
                setting.main = setting.main or mention.period
                setting.speak_of(mention.period)

    def _carry(self, interval: Interval | None) -> None:
        self.topic.period, self.topic.dated = interval, self.topic.paragraph

    def looks_back(self, mention: Mention) -> bool:
        """A year earlier it had been 5 million: told only to compare."""
        index = self.mentions.index(mention)
        time, zone = self._own[index], self.zones[index]
        if mention.is_base or mention is self._looked_back:
            return True
        if time is not None and (time.looks_back or time.backward or time.compared):
            return True
        tokens = self.sentence.tokens[zone.first : zone.last]
        told = any(t.tag == "actual" and t.role == "earlier" for t in tokens)
        return told and not self._is_latest(mention)

    def _is_latest(self, mention: Mention) -> bool:
        """Whether nothing later was told of: he added that trade had been 5 million in 2018."""
        others = [self.topic.period, *(m.period for m in self.mentions if m is not mention)]
        ends = [period.end for period in others if period is not None]
        return mention.period is not None and all(end <= mention.period.end for end in ends)


def _is_change(base: Mention, later: Mention, growth: Mention) -> bool:
    """Whether a growth is what leads from one amount to the other, as far as it is rounded."""
    if not base.value or base.unit != later.unit or growth.high is not None:
        return False
    times = later.value / base.value
    if growth.unit == "factor":
        return abs(times - growth.value) <= _ROUNDED * growth.value
    return growth.unit == "percent" and abs(times - 1 - growth.value / 100) <= _ROUNDED / 2
