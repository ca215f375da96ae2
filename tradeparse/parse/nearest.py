"""Which of the times of a sentence stands with a figure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse import calendar
from tradeparse.parse.bases import time_of_base
from tradeparse.parse.rules.seen import Time
from tradeparse.parse.standing import starts_a_change

if TYPE_CHECKING:
    from tradeparse.parse.when import Clock

_COMMA, _SEMICOLON = CHARS["comma"], CHARS["semicolon"]
#: costs 93 million | and is to open in 2027
_AND_IS = tag_pattern("and [actual target forecast]")
#: 83 and 45 percent, respectively, in 2018
_RESPECTIVELY = tag_pattern(r"comma? respectively comma?")
#: the second half | accounted for | 59 percent
_SHARES = tag_pattern("[text compare]{0,2} share compare{0,2}")
#: trade in 2021 | at | 5 million
_AT = tag_pattern("in compare?")
_WHICH_WAS = tag_pattern("which actual compare{0,2} [currency quantity]")
#: a time behind these belongs to another clause
_WALLS = frozenset(CHARS[t] for t in ("semicolon", "but", "stop", "colon"))
_NEAR_WALLS = _WALLS | {_COMMA}


def time_of(clock: Clock, index: int) -> Time | None:
    """The time in a figure's own words: beside it, else before it, else of the change it ends."""
    zone = clock.zones[index]
    when = _of_when(clock, index)
    if when is not None and time_behind(clock, index, walls=_NEAR_WALLS) is None:
        return when
    if clock.mentions[index].is_base:
        return time_of_base(clock, index)
    plain = _plain(clock, index)
    subject = [t for t in plain if _SHARES.fullmatch(clock.sentence.tags, t.last, zone.left)]
    if subject and clock.mentions[index].kind == "share":
        return subject[-1]  # the second half of 2022 accounted for 59 percent
    within = [t for t in plain if zone.left <= t.first < zone.right]
    if within:
        return within[0]
    led = [t for t in plain if _AT.fullmatch(clock.sentence.tags, t.last, zone.left)]
    if led:
        return led[-1]
    beside = time_behind(clock, index, walls=_NEAR_WALLS)
    before = [t for t in plain if t.last <= zone.left]
    if clock.mentions[index].measure == "other":  # nor does it carry over to these
        if beside is not None and _AND_IS.search(clock.sentence.tags, zone.right, beside.first):
            beside = None
        wall = clock.sentence.tags.rfind(_SEMICOLON, 0, zone.left)
        before = [t for t in before if t.first > wall]
    return beside or _last(before) or _of_change(clock, index)


def time_behind(clock: Clock, index: int, walls: frozenset[str] = _WALLS) -> Time | None:
    """The first time behind a figure, no wall between; of two in apposition the fuller."""
    right = clock.zones[index].right
    times = [t for t in _plain(clock, index) if t.first >= right]
    if not times:
        return None
    between = clock.sentence.tags[right : times[0].first]
    if not walls.isdisjoint(_RESPECTIVELY.sub("", between)):
        return None
    one, *rest = times
    if rest and rest[0].first - one.last <= 2 and rest[0].whole > one.whole:
        return rest[0]
    return one


def _plain(clock: Clock, index: int) -> list[Time]:
    """The times in a figure's words that can be its period."""
    zone, growth = clock.zones[index], clock.mentions[index].kind == "growth"
    found = []
    for time in clock.times:
        if time.first not in zone or time.compared or time.aside or time.form == "date":
            continue
        told = time.told and time.form != "before" and not time.looks_ahead
        if growth and told and time.first >= zone.right:
            if _is_earlier(clock, time):
                continue
            lead = clock.sentence.tokens[time.first - 1]  # fell by 3% in the same period of 2022
            if lead.tag not in ("in", "ended") or lead.role == "on":
                continue
        found.append(time)
    return found


def _is_earlier(clock: Clock, time: Time) -> bool:
    """Whether a time looks back from one named before it: an increase of 5% for that of 2021."""
    named = [t.interval for t in clock.times if t.last <= time.first and t.names and t.interval]
    return time.interval is not None and any(i.start > time.interval.end for i in named)


def _of_when(clock: Clock, index: int) -> Time | None:
    """The time before a clause that tells of it: than in 2022, when it was 5 million; compared
    to January 2022, which amounted to 5 million.
    """
    zone, tags = clock.zones[index], clock.sentence.tags
    for at in range(zone.left - 1, zone.first - 1, -1):
        if tags[at] in _WALLS or tags[at] == _COMMA:
            break
        token = clock.sentence.tokens[at]
        if token.tag == "which" and token.role in ("", "when"):
            ends = (at, at - (tags[at - 1 : at] == _COMMA))
            time = next((t for t in clock.times if t.last in ends), None)
            if time is not None and time.form == "span" and time.interval is not None:
                time = replace(time, form="frame", interval=calendar.year(time.interval.start.year))
            return time if token.role or _WHICH_WAS.match(tags, at) else None
    return None


def _of_change(clock: Clock, index: int) -> Time | None:
    """The time before a change, which is the one of its end: in May it rose from 4 to 5."""
    if not index or not clock.mentions[index - 1].is_base:
        return None
    start = clock.zones[index - 1]
    if not starts_a_change(clock.sentence, start):
        return None
    time = _last([t for t in clock.times if t.last <= start.left and t.names])
    return time.end if time is not None else None


def _last(times: list[Time]) -> Time | None:
    """The last of the times; but of "a year earlier, over the same months" the first."""
    if len(times) > 1 and times[-1].form == "same" and times[-2].told:
        return times[-2]
    return times[-1] if times else None
