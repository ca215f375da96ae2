"""What a growth is compared with, and which amounts stand only to be compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse import calendar
from tradeparse.parse.clauses import flow_ahead
from tradeparse.parse.mention import Mention
from tradeparse.parse.rules.seen import Comparison, Time
from tradeparse.parse.standing import starts_a_change
from tradeparse.parse.tokens import Token
from tradeparse.records import Interval

if TYPE_CHECKING:
    from tradeparse.parse.when import Clock

#: before an amount: it is what the figure before it is compared with
_COMPARED_AMOUNT = tag_pattern(r"""
    (?: than | from )
    [compare definite article generic own measure of text anaphor year month relative]{0,4} \Z
""")
#: from 28 billion | in 2022 they fell; from 13 million | in 2014, trade between the two soared
_CHANGED_SINCE = tag_pattern("""
    [in of year month definite]{0,4} (?: comma text? )?
    (?: anaphor
      | [definite own country both product]{0,3} measure [^comma semicolon quantity]{0,6} )?
    [up down multiple]
""")
#: 5% more than | the | $4 billion
_LEVEL = tag_pattern("[definite compare own article]{0,2}")
#: 5% up | on the | $4 billion of 2021
_ON_LEVEL = tag_pattern("in [definite own]{1,2} compare?")
#: an increase of 5% | over the | $4 billion of 2021
_OVER_LEVEL = tag_pattern("compare definite")
#: (2022: $410 million)
_DATED_AMOUNT = tag_pattern(r"[open semicolon comma] in? year colon [compare]{0,2} \Z")
#: than in the previous year, | which was recorded at | 5 million
_WHICH_WAS = tag_pattern(r"comma which actual{1,2} [text in]{0,2} compare? \Z")
#: of more figures than these none is joined to a comparison behind the last
_FARTHEST = 12
#: between two figures of one list, so that a comparison behind the last is also the first one's
_JOINED = tag_pattern(r"""
    (?: [^semicolon but open close which than from since target forecast]
      | from (?= definite? country ) )* \Z
""")
#: between two amounts compared with
_AND = tag_pattern(r"comma? and compare?")
#: between an amount compared with and the growth that it is the base of
_SHOWING = tag_pattern(r"[^and but semicolon country]*")
#: where a clause ends that a comparison may serve
_WALL = tag_pattern("[semicolon but]")
_BUT = tag_pattern("but")
#: decreased by 98 million | (| -9%) to 1,003 million, | (or | 9%) less than in 2021
_BRACKET = tag_pattern("open or? compare?")
#: fell by 10 percent year on year | and exports by | 5 percent
_ELIDED = tag_pattern(
    r"[and comma] [definite own country product generic to from]{0,4} measure by? \Z"
)
#: rose by 5 percent | on 2021, i.e. by | 7 million
#: 7 million more | than in the same period of 2023 (| +5%
_RESTATED = tag_pattern("""
    [^semicolon but quantity]{0,8} comma? or by? compare?
  | comma? than [^semicolon comma but quantity]{1,8} open compare?
""")
_IF = CHARS["which"]
_YOY, _THIS, _SEMICOLON = CHARS["yoy"], CHARS["anaphor"], CHARS["semicolon"]


def is_base_amount(clock: Clock, index: int) -> bool:
    """Whether an amount is what another figure is compared with."""
    mention, zone = clock.mentions[index], clock.zones[index]
    if mention.kind == "growth":
        return False
    tags = clock.sentence.tags
    found = clock.sentence.search_back(_COMPARED_AMOUNT, zone.left)
    lead = clock.sentence.tokens[found.start() : zone.left] if found else []
    if lead and all(t.role not in ("there", "whole") for t in lead):
        return _is_compared(clock, index, lead)
    if not index:
        return False
    if _year_before(clock, index) is not None:
        return True
    if _is_of_a_list(clock, index) or _is_level(clock, index) or _is_apposed(clock, zone.left):
        return True
    if clock.sentence.search_back(_DATED_AMOUNT, zone.left):
        return True
    opened = tags[zone.first : zone.left].startswith(CHARS["open"])
    if opened and _repeats_kind(clock, index):
        return any(zone.right <= t.first < zone.last for t in clock.times)
    if opened and clock.mentions[index - 1].kind == "growth":
        return any(t.compared and t.last == zone.first for t in clock.times)
    behind = [t for t in clock.times if t.first in zone and t.first >= zone.right]
    return bool(behind) and (behind[0].shift or 0) < 0 and not behind[0].compared


def _is_compared(clock: Clock, index: int, lead: list[Token]) -> bool:
    """Whether "than" or "from" before an amount tells of a comparison."""
    mention, zone = clock.mentions[index], clock.zones[index]
    if lead[0].role == "after" and any(t.tag == "text" for t in lead):
        return False  # after a visit 5 million was agreed on
    if lead[0].tag == "than":  # but not: exports of 5 million against imports of 3 million
        return not index or mention.measure == clock.mentions[index - 1].measure
    falls = _CHANGED_SINCE.match(clock.sentence.tags, zone.right) is not None
    return index > 0 or falls or starts_a_change(clock.sentence, zone)


def _year_before(clock: Clock, index: int) -> Time | None:
    """The time of an amount behind "from the previous year's"."""
    at = clock.zones[index].left - 1
    token = clock.sentence.tokens[at]
    if at < 0 or token.tag != "yoy" or not token.possessive:
        return None
    return Time(at, at + 1, "relative", None, shift=-int(token.value.value or calendar.YEAR))


def _is_of_a_list(clock: Clock, index: int) -> bool:
    """Against 4 billion in 2021 and 3 billion in 2020: the second after a base."""
    before, zone = clock.mentions[index - 1], clock.zones[index]
    if not before.is_base or before.kind != clock.mentions[index].kind:
        return False
    right = clock.zones[index - 1].right
    end = max((t.last for t in clock.times if right <= t.first < zone.left), default=0)
    return bool(end) and _AND.fullmatch(clock.sentence.tags, end, zone.left) is not None


def _is_level(clock: Clock, index: int) -> bool:
    """Whether the growth before an amount compares with it: 5% more than the $4 billion of 2023."""
    before, mention = clock.mentions[index - 1], clock.mentions[index]
    if mention.kind != "amount" or before.kind != "growth":
        return False
    tags, tokens = clock.sentence.tags, clock.sentence.tokens
    if before.compared:
        return _LEVEL.fullmatch(tags, before.finish, mention.begin) is not None
    if _OVER_LEVEL.fullmatch(tags, before.finish, mention.first):
        return tokens[before.finish].value.value == ">"
    on = _ON_LEVEL.fullmatch(tags, before.finish, mention.begin)
    return on is not None and tokens[before.finish].role == "on"


def _is_apposed(clock: Clock, left: int) -> bool:
    """Whether an amount is told of the time of a comparison right before it."""
    was = clock.sentence.search_back(_WHICH_WAS, left)
    return was is not None and any(t.compared and t.last == was.start() for t in clock.times)


def _repeats_kind(clock: Clock, index: int) -> bool:
    """Whether an amount stands behind one in the same currency: 5 billion (4 billion in 2021)."""
    one, two = clock.mentions[index - 1], clock.mentions[index]
    return one.kind == two.kind == "amount" and one.unit == two.unit


def time_of_base(clock: Clock, index: int) -> Time | None:
    """The time of an amount compared with: behind it, else the one before its bracket."""
    zone, year_before = clock.zones[index], _year_before(clock, index)
    if year_before is not None:
        return year_before
    inside = [t for t in clock.times if t.first in zone]
    behind = [t for t in inside if t.first >= zone.right]
    if behind and CHARS["to"] not in clock.sentence.tags[zone.right : behind[0].first]:
        return behind[0]
    before = [t for t in clock.times if t.compared and zone.first - 1 <= t.last <= zone.left]
    if before:
        return before[-1]
    plain = [t for t in inside if t.last <= zone.left]
    if starts_a_change(clock.sentence, zone):
        between = [t for t in clock.times if t.ends and t.last <= zone.left]
        return next((t.start for t in reversed(plain or between)), None)
    return plain[-1] if plain else None


def base_of(clock: Clock, index: int) -> Interval | None:
    """The base that a growth's own words name, or those that serve it with others."""
    mention = clock.mentions[index]
    told, yoy = _own_comparison(clock, index)
    if not told and not yoy:
        told, yoy = _joint_comparison(clock, index)
    if not told and not yoy and (_is_elided(clock, index) or _is_restated(clock, index)):
        told, yoy = _own_comparison(clock, index - 1)
    if index and any(t.form == "same" and t.first in clock.zones[index] for t in clock.times):
        before = clock.mentions[index - 1]
        if before.kind == "growth" and before.base and before.period == mention.period:
            return before.base  # and those from Mexico by 6% over the same interval
    for time in told:
        base = clock.told_from(time, mention.period)
        if base is not None:
            clock.explain(mention, "base", time)
            return base
    return _moved(mention.period, yoy)


def _moved(period: Interval | None, months: int) -> Interval | None:
    """A period so many months earlier, where it is no longer than they are."""
    if period is None or not months:
        return None
    length = calendar.length(period)
    fits = length == months or length < months == calendar.YEAR
    return calendar.moved(period, -months) if fits else None


def before_change(clock: Clock, index: int) -> Interval | None:
    """The period of an amount compared with that tells none: that of the growth beside it, or a
    year before the one that it led to (over the year, from 4 to 5 million).
    """
    near = clock.mentions[max(index - 1, 0) : index + 2]
    base = next((m.base for m in near if m.base is not None), None)
    later = next((m.period for m in near if m.period is not None), None)
    return base or _moved(later, _on_year(clock, 0, len(clock.sentence.tags)))


def _own_comparison(clock: Clock, index: int) -> tuple[list[Time], int]:
    """The times that a growth is compared with, those behind it first, and how far back it looks.

    Behind the last growth of a clause all of them are its own.
    """
    zone = clock.zones[index]
    reach = zone.last
    if all(m.kind != "growth" for m in clock.mentions[index + 1 :]):
        wall = _WALL.search(clock.sentence.tags, zone.right)
        reach = max(wall.start() if wall else clock.zones[-1].last, reach)
    told = [t for t in clock.times if clock.compares(t, zone) and zone.first <= t.first < reach]
    told.sort(key=lambda time: time.first < zone.right)
    return told, _on_year(clock, zone.first, reach)


def _on_year(clock: Clock, first: int, last: int) -> int:
    """How many months back it compares: year on year 12, month on month 1; 0 without such words."""
    index = clock.sentence.tags.find(_YOY, first, last)
    return int(clock.sentence.tokens[index].value.value or 12) if index >= 0 else 0


def _joint_comparison(clock: Clock, index: int) -> tuple[list[Time], int]:
    """A comparison before all growths between semicolons, or behind those that it joins."""
    tags = clock.sentence.tags
    wall = tags.rfind(_SEMICOLON, 0, clock.zones[index].left) + 1
    first = next(zone.left for zone in clock.zones if zone.left >= wall)
    told = [t for t in clock.times if t.compared and wall <= t.first and t.last <= first]
    if told or _YOY in tags[wall:first]:
        return told, _on_year(clock, wall, first)
    for later in range(index + 1, min(index + _FARTHEST, len(clock.mentions))):
        mention, zone = clock.mentions[later], clock.zones[later]
        between = tags[clock.zones[index].right : zone.left]
        joined = _BRACKET.fullmatch(between) or _JOINED.match(between)
        if mention.kind != "growth" or not joined:
            break
        told, yoy = _own_comparison(clock, later)
        told = [t for t in told if t.compared]
        if told or yoy:
            return told, 0 if told else yoy
    return [], 0


def _is_elided(clock: Clock, index: int) -> bool:
    """Whether a growth has the verb of the one before: imports fell 10% and exports 5%."""
    if not index or clock.mentions[index].cue is not None:
        return False
    one, two = clock.mentions[index - 1], clock.mentions[index]
    between = clock.sentence.tags[one.finish : two.begin]
    return one.kind == "growth" and _ELIDED.search(between) is not None


def _is_restated(clock: Clock, index: int) -> bool:
    """Whether a growth is the one before it in other terms: by 5% on 2021, i.e. by 7 million."""
    if not index or clock.mentions[index - 1].kind != "growth":
        return False
    right, left = clock.zones[index - 1].right, clock.zones[index].left
    return _RESTATED.fullmatch(clock.sentence.tags, right, left) is not None


def base_of_list(clock: Clock, index: int) -> Interval | None:
    """The period of the amount that a growth is told with: behind it, or before it."""
    mention, mentions = clock.mentions[index], clock.mentions
    told = _told_before(clock, index)
    if told is not None and clock.sentence.tags[: clock.zones[index].left].endswith(CHARS["open"]):
        return told
    for other in mentions[index + 1 : index + 3]:
        if _is_base_of(clock, other, mention):
            end = clock.zones[mentions.index(other)].left
            walled = _BUT.search(clock.sentence.tags, clock.zones[index].right, end)
            return None if walled or other.period == mention.period else other.period
    return told


def _is_base_of(clock: Clock, base: Mention, growth: Mention) -> bool:
    """Whether a figure is what a growth starts from: an amount, or for points a percentage."""
    alike = base.kind == "amount" or growth.unit == "pp"
    if not alike or base.period is None or base.measure != growth.measure:
        return False
    return base.is_base or clock.looks_back(base)


def _is_condition(clock: Clock, before: Mention, growth: Mention) -> bool:
    """Whether a sentence begins with what was, to say what came of it: if in 2023 it was."""
    if not clock.sentence.tags.startswith(_IF) or before.kind != "amount":
        return False
    if before.period is None or growth.period is None or before.measure != growth.measure:
        return False
    return before.period.end < growth.period.start


def comparison_of_list(clock: Clock) -> Comparison | None:
    """What the growths of a list are compared with, by the words that head it: in brackets the
    change to May 2023.
    """
    if not clock.sentence.text.endswith(":"):
        return None
    told = next((t for t in clock.times if t.compared), None)
    months = _on_year(clock, 0, len(clock.sentence.tags))
    return Comparison(told, months) if told or months else None


def base_of_item(clock: Clock, index: int) -> Interval | None:
    """What a growth in an item of a list is compared with, by the words that head the list."""
    mention, announced = clock.mentions[index], clock.topic.compared
    if announced is None or mention.status != "actual":
        return None
    if announced.told is not None:
        return clock.told_from(announced.told, mention.period)
    return _moved(mention.period, announced.months)


def _told_before(clock: Clock, index: int) -> Interval | None:
    """The period of the amount compared with right before a growth: against 4 billion, up 25%."""
    mention, mentions = clock.mentions[index], clock.mentions
    tags, zones = clock.sentence.tags, clock.zones
    two = [at for at in range(index) if not mentions[at].restates][-2:]
    for at, following in zip(reversed(two), (index, *reversed(two)), strict=False):
        before = mentions[at]
        if before.is_base and flow_ahead(clock.sentence, before, zones[at]) >= 0:
            return before.period  # against 5 million in May, exports were 4 million, 20% less
        since = _CHANGED_SINCE.match(tags, zones[at].right) is not None
        if not (since or _SHOWING.fullmatch(tags, zones[at].right, zones[following].left)):
            return None
        if _is_condition(clock, before, mention):
            return before.period
        if _is_base_of(clock, before, mention):
            starts = since or (at == two[0] and starts_a_change(clock.sentence, zones[at]))
            told = at > 0 or starts or tags.startswith(_THIS)
            return before.period if told and before.period != mention.period else None
    return None
