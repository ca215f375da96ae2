"""When: the period, the base and the standing (actual, target, forecast) of each figure."""

from datetime import date

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse import calendar
from tradeparse.parse.clauses import Zone
from tradeparse.parse.mention import Mention
from tradeparse.parse.rules.periods import Setting, Time, times
from tradeparse.parse.tokens import Sentence
from tradeparse.parse.topic import Topic
from tradeparse.records import Interval

#: words that make the time behind them a base: than in, compared with, against the same period of
_COMPARING = tag_pattern(r"(?: than | compare | yoy ) [in of definite generic text anaphor article own from relative measure]{0,4} \Z")
_YOY = CHARS["yoy"]


class Clock:
    """The times of one sentence, and which figure each belongs to."""

    def __init__(self, sentence: Sentence, topic: Topic, published: date | None, fiscal_start: int) -> None:
        self.sentence = sentence
        self.topic = topic
        self.published = published
        setting = Setting(published, topic.year, topic.named, fiscal_start)
        self.times = times(sentence, setting)
        for time in self.times:
            if time.interval is not None:
                topic.named = time.interval
                topic.year = time.interval.end.year

    def date(self, mention: Mention, zone: Zone, previous: Mention | None) -> None:
        """Set status, period and base of a figure."""
        mention.status = self._status(mention, zone, previous)
        own = [t for t in self.times if t.first in zone]
        bases = [t for t in own if self._compares(t, mention)]
        plain = [t for t in own if t not in bases]
        mention.period = self._period(mention, zone, plain, bases, previous)
        if mention.kind == "growth":
            mention.base = self._base(mention, zone, bases)

    def _compares(self, time: Time, mention: Mention) -> bool:
        """Whether a time is what a growth compares with."""
        head = self.sentence.tags[: time.first]
        if _COMPARING.search(head):
            return True
        return time.shift is not None and time.shift < 0

    def _period(
        self,
        mention: Mention,
        zone: Zone,
        plain: list[Time],
        bases: list[Time],
        previous: Mention | None,
    ) -> Interval | None:
        right = [t for t in plain if t.first >= zone.right]
        left = [t for t in plain if t.last <= zone.left]
        inside = [t for t in plain if zone.left <= t.first < zone.right]
        chosen = (right[:1] or left[-1:] or inside[:1] or [None])[0]
        if chosen is not None:
            if chosen.ends is not None and mention.kind == "growth":
                mention.base = chosen.ends[0]
                return chosen.ends[1]
            return chosen.interval
        if mention.kind == "amount" and bases and bases[-1].last <= zone.left:
            return bases[-1].interval
        if mention.status != "actual":
            return None
        if previous is not None:
            return previous.period
        return self.topic.period

    def _base(self, mention: Mention, zone: Zone, bases: list[Time]) -> Interval | None:
        if mention.base is not None:
            return mention.base
        if mention.period is None:
            return None
        tags = self.sentence.tags[zone.first : zone.last]
        if _YOY in tags:
            return calendar.moved(mention.period, -1)
        for time in bases:
            if time.shift is not None and time.shift < 0:
                return calendar.moved(mention.period, time.shift)
            if time.interval is not None:
                return time.interval
        return None

    def _status(self, mention: Mention, zone: Zone, previous: Mention | None) -> str:
        tokens = self.sentence.tokens
        for index in range(zone.left - 1, zone.first - 1, -1):
            tag = tokens[index].tag
            if tag in ("target", "forecast"):
                mention.because["status"] = self.sentence.words(index, index + 1)
                return tag
            if tag in ("semicolon", "but"):
                break
        return "actual"
