"""When: the period and the base of each figure."""

from datetime import date

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse import calendar
from tradeparse.parse.clauses import Zone
from tradeparse.parse.mention import Mention
from tradeparse.parse.rules.periods import Setting, Time, times
from tradeparse.parse.standing import stand, starts_a_change
from tradeparse.parse.tokens import Sentence
from tradeparse.parse.topic import Topic
from tradeparse.records import Interval

#: measures whose period carries over to the next sentences; the others must say theirs
_CARRIED = ("turnover", "exports", "imports", "balance")
#: before an amount: it is what the figure before it is compared with
_COMPARED_AMOUNT = tag_pattern(
    r"(?: than | (?<! [up down] ) from ) [compare definite article generic own measure text anaphor]{0,3} \Z"
)
#: between two figures of one list, so that a time behind the last is also the first one's
_JOINED = tag_pattern(r"[^semicolon but open close which than from since target forecast]* \Z")


class Clock:
    """The times of one sentence, and which figure each belongs to."""

    def __init__(
        self, sentence: Sentence, topic: Topic, published: date | None, fiscal_start: int
    ) -> None:
        self.sentence = sentence
        self.topic = topic
        self.published = published
        setting = Setting(published, topic.year, topic.named, fiscal_start)
        self.times = times(sentence, setting)
        for time in self.times:
            if time.interval is not None and not time.compared:
                topic.named = time.interval
                topic.year = time.interval.end.year

    def date(self, mentions: list[Mention], zones: list[Zone]) -> None:
        """Set status, period and base of the figures of the sentence."""
        stand(self.sentence, mentions, zones)
        own = [self._own_period(m, z, mentions, i) for i, (m, z) in enumerate(zip(mentions, zones, strict=True))]
        for index, mention in enumerate(mentions):
            mention.period = own[index]
            self._settle(mention, zones[index], mentions[:index])
            own[index] = mention.period
        for index, mention in enumerate(mentions):
            if own[index] is None and not self._timeless(mention, zones[index]):
                mention.period = self._shared(index, mentions, zones, own)
        for index, mention in enumerate(mentions):
            if mention.kind == "growth" and mention.base is None:
                mention.base = self._base(index, mentions, zones)
        self._leave(mentions)

    # --- period ----------------------------------------------------------------------------------

    def _own_period(
        self, mention: Mention, zone: Zone, mentions: list[Mention], index: int
    ) -> Interval | None:
        """The period in the figure's own words."""
        inside = [t for t in self.times if t.first in zone]
        plain = [t for t in inside if not t.compared]
        if mention.kind == "amount":
            mention.is_base = self._is_base_amount(mention, zone, mentions, index)
            if mention.is_base:
                found = self._time_of_base(zone, inside, mentions, index)
                if found is not None:
                    self._explain(mention, "period", found)
                    return found.interval
                previous = mentions[index - 1] if index else None
                if previous is not None and previous.kind == "growth" and previous.base:
                    return previous.base
        right = [t for t in plain if t.first >= zone.right]
        left = [t for t in plain if t.last <= zone.left]
        within = [t for t in plain if zone.left <= t.first < zone.right]
        chosen = within[0] if within else self._nearer(left, right, zone)
        if chosen is None:
            return None
        self._explain(mention, "period", chosen)
        if chosen.ends is not None and mention.kind == "growth":
            mention.base = chosen.ends[0]
            return chosen.ends[1]
        return chosen.interval

    def _settle(self, mention: Mention, zone: Zone, before: list[Mention]) -> None:
        """A goal lies ahead; an earlier amount in brackets is what its growth compares with."""
        period = mention.period
        if period is None:
            return
        if self.published and period.start > self.published and mention.status == "actual":
            mention.status = "target"
        if mention.status == "target" and self.published and period.end < self.published:
            mention.period = None
        head = self.sentence.tags[: zone.left]
        bracketed = head.count(CHARS["open"]) > head.count(CHARS["close"])
        if bracketed and mention.kind == "amount":
            earlier = [m for m in before if m.period is not None and m.period.start > period.start]
            mention.is_base = mention.is_base or bool(earlier)

    def _nearer(self, left: list[Time], right: list[Time], zone: Zone) -> Time | None:
        """A time right behind the figure, else the last one before it, else any behind it."""
        tags = self.sentence.tags
        if right and CHARS["comma"] not in tags[zone.right : right[0].first]:
            if len(right) > 1 and right[1].first - right[0].last <= 2 and right[1].whole > right[0].whole:
                return right[1]
            return right[0]
        if left:
            return left[-1]
        return right[0] if right else None

    def _is_base_amount(
        self, mention: Mention, zone: Zone, mentions: list[Mention], index: int
    ) -> bool:
        """Whether an amount is what another figure is compared with."""
        tags = self.sentence.tags
        if _COMPARED_AMOUNT.search(tags, 0, zone.left):
            return index > 0 or starts_a_change(self.sentence, zone)
        opened = tags[zone.first : zone.left].startswith(CHARS["open"])
        if opened and index and mentions[index - 1].kind == "growth":
            return any(t.compared and t.last == zone.first for t in self.times)
        behind = [t for t in self.times if t.first in zone and t.first >= zone.right]
        return bool(behind) and behind[0].shift is not None and behind[0].compared and index > 0

    def _time_of_base(
        self, zone: Zone, inside: list[Time], mentions: list[Mention], index: int
    ) -> Time | None:
        """The time of an amount compared with: behind it, else the one before its bracket."""
        behind = [t for t in inside if t.first >= zone.right]
        if behind:
            return behind[0]
        before = [t for t in self.times if t.compared and t.last <= zone.left and t.last >= zone.first - 1]
        if before:
            return before[-1]
        plain = [t for t in inside if t.last <= zone.left]
        return plain[-1] if plain else None

    def _explain(self, mention: Mention, column: str, time: Time) -> None:
        mention.because[column] = self.sentence.words(time.first, time.last)

    def _timeless(self, mention: Mention, zone: Zone) -> bool:
        """Whether a figure without a time of its own has none at all."""
        if mention.status != "actual":
            return False
        return any(t.tag == "now" for t in self.sentence.tokens[zone.first : zone.last])

    def _shared(
        self, index: int, mentions: list[Mention], zones: list[Zone], own: list[Interval | None]
    ) -> Interval | None:
        """The period of a neighbour in the sentence, else the one carried over."""
        mention = mentions[index]
        tags = self.sentence.tags
        if mention.is_base:
            return None
        stock = mention.measure == "investment"
        for other in range(index - 1, -1, -1):
            if mentions[other].is_base or mentions[other].period is None:
                continue
            if mentions[other].status == mention.status:
                return mentions[other].period
            break
        for other in range(index + 1, len(mentions) if not stock else 0):
            if own[other] is None or mentions[other].is_base or mentions[other].status != mention.status:
                continue
            if _JOINED.match(tags[zones[index].right : zones[other].left]):
                return own[other]
            break
        if mention.status != "actual" or mention.measure not in _CARRIED:
            return None
        return self.topic.period

    # --- base ------------------------------------------------------------------------------------

    def _base(self, index: int, mentions: list[Mention], zones: list[Zone]) -> Interval | None:
        """What a growth is compared with, where its sentence says so."""
        mention, zone = mentions[index], zones[index]
        if mention.period is None:
            return None
        last = max(i for i in range(len(mentions)) if mentions[i].kind == "growth")
        reach = zones[-1].last if index == last else zone.last
        told = [t for t in self.times if t.compared and zone.first <= t.first < reach]
        yoy = CHARS["yoy"] in self.sentence.tags[zone.first : zone.last]
        if not told and not yoy:
            told, yoy = self._joint_comparison(index, mentions, zones)
        for time in told:
            self._explain(mention, "base", time)
            if time.shift is not None:
                return calendar.moved(mention.period, time.shift)
            if time.interval is not None and time.interval != mention.period:
                return time.interval
        if yoy:
            return calendar.moved(mention.period, -1)
        for other in mentions[index + 1 : index + 3]:
            if other.is_base and other.period is not None and other.measure == mention.measure:
                return other.period if other.period != mention.period else None
        return None

    def _joint_comparison(
        self, index: int, mentions: list[Mention], zones: list[Zone]
    ) -> tuple[list[Time], bool]:
        """A comparison before all growths of the sentence, or behind those that it joins."""
        first = zones[0].left
        tags = self.sentence.tags
        told = [t for t in self.times if t.compared and t.last <= first]
        if told or CHARS["yoy"] in tags[:first]:
            return told, CHARS["yoy"] in tags[:first]
        for other in range(index + 1, len(mentions)):
            if mentions[other].kind != "growth" or not _JOINED.match(tags[zones[index].right : zones[other].left]):
                break
            told = [t for t in self.times if t.compared and t.first in zones[other]]
            if told or CHARS["yoy"] in tags[zones[other].first : zones[other].last]:
                return told, not told
        return [], False

    def _leave(self, mentions: list[Mention]) -> None:
        """Hand the period of the last figure that is not a base to the next sentence."""
        for mention in mentions:
            if mention.status == "actual" and not mention.is_base and mention.measure in _CARRIED:
                if mention.period is not None:
                    self.topic.period = mention.period
