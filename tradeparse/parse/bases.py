"""What a growth is compared with, and which amounts stand only to be compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse import calendar
from tradeparse.parse.rules.seen import Time
from tradeparse.parse.standing import starts_a_change
from tradeparse.records import Interval

if TYPE_CHECKING:
    from tradeparse.parse.when import Clock

#: before an amount: it is what the figure before it is compared with
_COMPARED_AMOUNT = tag_pattern(r"""
    (?: than | from )
    [compare definite article generic own measure text anaphor year relative]{0,3} \Z
""")
#: (2022: $410 million)
_DATED_AMOUNT = tag_pattern(r"[open semicolon comma] in? year colon [compare]{0,2} \Z")
#: between two figures of one list, so that a comparison behind the last is also the first one's
_JOINED = tag_pattern(r"[^semicolon but open close which than from since target forecast]* \Z")
_YOY = CHARS["yoy"]


def is_base_amount(clock: Clock, index: int) -> bool:
    """Whether an amount is what another figure is compared with."""
    mention, zone = clock.mentions[index], clock.zones[index]
    if mention.kind == "growth":
        return False
    tags = clock.sentence.tags
    if clock.sentence.search_back(_COMPARED_AMOUNT, zone.left):
        return index > 0 or starts_a_change(clock.sentence, zone)
    if not index:
        return False
    if clock.sentence.search_back(_DATED_AMOUNT, zone.left):
        return True
    opened = tags[zone.first : zone.left].startswith(CHARS["open"])
    if opened and clock.mentions[index - 1].kind == "growth":
        return any(t.compared and t.last == zone.first for t in clock.times)
    behind = [t for t in clock.times if t.first in zone and t.first >= zone.right]
    return bool(behind) and behind[0].shift is not None


def time_of_base(clock: Clock, index: int) -> Time | None:
    """The time of an amount compared with: behind it, else the one before its bracket."""
    zone = clock.zones[index]
    inside = [t for t in clock.times if t.first in zone]
    behind = [t for t in inside if t.first >= zone.right]
    if behind and CHARS["to"] not in clock.sentence.tags[zone.right : behind[0].first]:
        return behind[0]
    before = [t for t in clock.times if t.compared and zone.first - 1 <= t.last <= zone.left]
    if before:
        return before[-1]
    plain = [t for t in inside if t.last <= zone.left]
    if starts_a_change(clock.sentence, zone):
        return plain[-1].start if plain else None
    return plain[-1] if plain else None


def base_of(clock: Clock, index: int) -> Interval | None:
    """The base that a growth's own words name, or those that serve it with others."""
    mention, zone = clock.mentions[index], clock.zones[index]
    assert mention.period is not None
    last = max(i for i, m in enumerate(clock.mentions) if m.kind == "growth")
    reach = clock.zones[-1].last if index == last else zone.last
    told = [t for t in clock.times if clock.compares(t, zone) and zone.first <= t.first < reach]
    yoy = _on_year(clock, zone.first, zone.last)
    told.sort(key=lambda time: time.first < zone.right)
    if not told and not yoy:
        told, yoy = _joint_comparison(clock, index)
    for time in told:
        base = clock.told_from(time, mention.period)
        if base is not None:
            clock.explain(mention, "base", time)
            return base
    if yoy and (yoy == 12 or calendar.length(mention.period) == yoy):
        return calendar.moved(mention.period, -yoy)
    return None


def _on_year(clock: Clock, first: int, last: int) -> int:
    """How many months back it compares: year on year 12, month on month 1; 0 without such words."""
    index = clock.sentence.tags.find(_YOY, first, last)
    return int(clock.sentence.tokens[index].value.value or 12) if index >= 0 else 0


def _joint_comparison(clock: Clock, index: int) -> tuple[list[Time], int]:
    """A comparison before all growths of the sentence, or behind those that it joins."""
    tags, first = clock.sentence.tags, clock.zones[0].left
    told = [t for t in clock.times if t.compared and t.last <= first]
    if told or _YOY in tags[:first]:
        return told, _on_year(clock, 0, first)
    for mention, zone in zip(clock.mentions[index + 1 :], clock.zones[index + 1 :], strict=True):
        between = tags[clock.zones[index].right : zone.left]
        if mention.kind != "growth" or not _JOINED.match(between):
            break
        told = [t for t in clock.times if t.compared and t.first in zone]
        yoy = 0 if told else _on_year(clock, zone.first, zone.last)
        if told or yoy:
            return told, yoy
    return [], 0


def base_of_list(clock: Clock, index: int) -> Interval | None:
    """The period of the amount that a growth is told with: behind it, or before it."""
    mention, mentions = clock.mentions[index], clock.mentions
    for other in mentions[index + 1 : index + 3]:
        if other.is_base and other.period is not None and other.measure == mention.measure:
            return other.period if other.period != mention.period else None
    before = mentions[max(index - 2, 0) : index]
    if len(before) == 2 and before[0].kind == before[1].kind == "amount" and before[1].is_base:
        return before[1].period if before[1].measure == mention.measure else None
    return None
