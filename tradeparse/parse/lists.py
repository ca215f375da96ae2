"""Which countries belong to which figure of a sentence: lists that run in step, and shared ends."""

import re
from collections.abc import Sequence

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.clauses import Zone
from tradeparse.parse.mention import Mention
from tradeparse.parse.rules.countries import FAR, Spot
from tradeparse.parse.tokens import Sentence

#: what stands between two members of a list
_NEXT_COUNTRY = tag_pattern(r"[comma and definite own text slash]{1,3}")
_NEXT_FIGURE = tag_pattern(r"[comma and compare article dash definite to by]{1,4}")
#: a figure told once more: ($232 million), or 10.5 per cent,
_AGAIN = tag_pattern(r"comma? [open or] [compare article definite which text]{0,3}")
#: a twentieth | of the shipments
_OF_A_FLOW = tag_pattern("of [definite own]? measure")
_CLAUSE = tag_pattern(r"semicolon | but | comma? which | comma (?! and | country | definite )")
#: 114 million, | data of the ministry in Brasilia show
_TOLD_BY = tag_pattern(
    r"comma [text generic] [of from by] [^comma semicolon quantity measure]{1,8}"
    r" [text actual] stop? \Z"
)
#: 114 million, customs in Helsinki say, | a fall of
_APPOSED = tag_pattern(r"comma [article definite] \Z")
#: rose to 3 million|, and two plants have got a permit from Egypt
_ANEW = tag_pattern("""
    comma and [quantity text definite own generic]{1,3}
    [^comma semicolon measure country]{0,8} actual
  | comma and quantity [product generic unit]{0,2} text
  | comma and definite text [to from of] definite? country
""")
#: gas, | which reaches the Polish coast, | was worth
_ASIDE = tag_pattern("comma which [^comma semicolon quantity measure]{1,12} comma")
#: a deficit of 5 million, | wider than the one with India
_LIKE_IT = tag_pattern("than definite? (?: quantity | anaphor ) [with to from] definite? country")
#: 5 million, | ahead of France and the Netherlands
_AHEAD_OF = tag_pattern("compare definite? country (?: [comma and]{1,2} definite? country ){0,4}")
#: came third, after Russia and Romania, | with 5 percent
_BEHIND = tag_pattern(
    "[rank ordinal] comma? (?P<lead> text | compare )"
    " definite? country (?: [comma and]{1,2} definite? country ){0,4} comma"
)
#: up 8 percent, according to the customs service | in Santiago; trade, it was told | in Budapest
_WHERE = ("capitals", "in")
_ORDER = ("turns", "up", "down")
_TOLD_IN = tag_pattern(r"comma text in \Z")


def countries_of(
    sentence: Sentence, mentions: Sequence[Mention], zones: Sequence[Zone], spots: list[Spot]
) -> list[list[Spot]]:
    """The countries of each figure: those of its own words, of its list and of a shared end."""
    own = [_heard(sentence, zone, [s for s in spots if s.index in zone]) for zone in zones]
    if len(mentions) < 2 or not spots:
        return own
    _bracketed(sentence, mentions, zones, own)
    for first, last in _runs(sentence, mentions):
        listed = _in_step(sentence, spots, mentions[first], last - first)
        listed = listed or _in_step_behind(sentence, spots, mentions[last - 1], last - first)
        if listed:
            end = mentions[last - 1].finish
            shared = [s for s in own[last - 1] if s.role in FAR and s.index > end]
            others = [s for s in (*own[first], *shared) if s not in listed]
            for offset, spot in enumerate(listed):
                own[first + offset] = [*others, spot]
    for index in range(len(mentions) - 2, -1, -1):
        if _told_again(sentence, mentions[index], mentions[index + 1]):
            later = [s for s in own[index + 1] if s.index > mentions[index + 1].finish]
            own[index] += later
            own[index + 1] = [s for s in own[index + 1] if s not in later]
        elif (
            not _far(own[index])
            and _bare(own[index])
            and _bare(own[index + 1])
            and _same_flow(sentence, zones[index + 1])
        ):
            own[index] += [
                s for s in own[index + 1] if s.role in FAR and s.index > mentions[index + 1].finish
            ]
    return own


def _heard(sentence: Sentence, zone: Zone, spots: list[Spot]) -> list[Spot]:
    """The countries of a zone without who reports: 5 million, the Turkish ministry says, a fall."""
    if not spots:
        return spots
    tags, spots = sentence.tags, _without_asides(sentence, zone, spots)
    led = CHARS["measure"] in tags[: zone.left]
    if led and tags.startswith(CHARS["colon"], zone.right):
        spots = [s for s in spots if s.index < zone.right]  # fell to 3 million: they turned to Peru
    anew = _ANEW.search(tags, zone.right, zone.last)
    if anew is not None and led:
        spots = [s for s in spots if s.index < anew.start()]
    told_by = _TOLD_BY.search(tags, zone.right, zone.last)
    if told_by is not None:
        spots = [s for s in spots if s.index < told_by.start()]
    apposed = sentence.search_back(_APPOSED, zone.left)
    if apposed is not None and apposed.start() > zone.first:
        spots = [s for s in spots if s.index > apposed.start() or s.role in FAR]
    told = led or _OF_A_FLOW.match(tags, zone.right)
    semicolon = tags.find(CHARS["semicolon"], zone.right, zone.last)
    if semicolon >= 0 and (told or any(s.index < semicolon for s in spots)):
        spots = [s for s in spots if s.index < semicolon]
    end = _CLAUSE.search(tags, zone.right, zone.last)
    if end is None or not told:
        return spots
    flow = tags.find(CHARS["measure"], end.start())  # as shipments to Japan stalled
    last = flow if flow >= 0 else zone.last
    return [s for s in spots if s.index < end.start() or (s.role in FAR and s.index < last)]


def _without_asides(sentence: Sentence, zone: Zone, spots: list[Spot]) -> list[Spot]:
    """The countries of a zone without those of asides, of likenesses, and of where it was told."""
    tags = sentence.tags
    asides = list(_ASIDE.finditer(tags, zone.first, zone.left))
    described = [s for s in spots if s.role == "own" or s.form == "adjectives"]
    spots = [s for s in spots if s not in described or not _is_within(asides, s)]
    likes = list(_LIKE_IT.finditer(tags, zone.right, zone.last))
    ahead = _AHEAD_OF.finditer(tags, zone.right, zone.last)
    likes += [m for m in ahead if sentence.tokens[m.start()].role in ("up", "down")]
    behind = _BEHIND.finditer(tags, 0, zone.left)
    likes += [m for m in behind if sentence.tokens[m.start("lead")].role in _ORDER]
    spots = [s for s in spots if not _is_within(likes, s)]
    spots = [s for s in spots if (s.form, s.role) != _WHERE or not _is_told_in(sentence, zone, s)]
    parted = tags.rfind(CHARS["semicolon"], zone.first, zone.left)  # it came first; sales there
    there = {s.code for s in spots if s.form == "reference" and s.role in FAR and s.index > parted}
    return [s for s in spots if s.index > parted or s.code not in there]


def _is_within(matches: list[re.Match[str]], spot: Spot) -> bool:
    return any(match.start() < spot.index < match.end() for match in matches)


def _is_told_in(sentence: Sentence, zone: Zone, spot: Spot) -> bool:
    """Whether a capital is where a source sits, or where a figure was told."""
    if spot.index < zone.left:
        return _TOLD_IN.search(sentence.tags, zone.first, spot.index) is not None
    return any(t.role == "source" for t in sentence.tokens[zone.right : spot.index])


def same_clause(sentence: Sentence, index: int, spots: list[Spot]) -> list[Spot]:
    """The countries that no semicolon, relative or contrast divides from a token."""
    tags = sentence.tags
    first = max((m.end() for m in _CLAUSE.finditer(tags, 0, index)), default=0)
    match = _CLAUSE.search(tags, index)
    last = match.start() if match else len(tags)
    return [s for s in spots if first <= s.index < last]


def _bracketed(
    sentence: Sentence, mentions: Sequence[Mention], zones: Sequence[Zone], own: list[list[Spot]]
) -> None:
    """And Jordan (900 million): the country before the bracket is the bracket's.

    But not that of a flow, of whose figure the bracket tells more: 5 million from Japan (-18.4%).
    """
    for index in range(1, len(zones)):
        first = zones[index].first
        if not sentence.tags.startswith(CHARS["open"], first) or own[index]:
            continue
        named = [s for s in own[index - 1] if zones[index - 1].right < s.index == first - 1]
        more = mentions[index - 1].kind == "amount" and mentions[index].kind == "growth"
        more = more and [s for s in own[index - 1] if s.role in FAR] == named
        if named and len(own[index - 1]) > 1 and not more:
            own[index - 1].remove(named[0])
            own[index].append(named[0])


def _runs(sentence: Sentence, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """(first, last excluded) of figures of one kind that follow upon one another."""
    runs, first = [], 0
    for index in range(1, len(mentions) + 1):
        if index < len(mentions):
            one, two = mentions[index - 1], mentions[index]
            between = sentence.tags[one.finish : two.begin]
            if one.kind == two.kind and _NEXT_FIGURE.fullmatch(between):
                continue
        if index - first > 1:
            runs.append((first, index))
        first = index
    return runs


def _in_step(sentence: Sentence, spots: list[Spot], figure: Mention, size: int) -> list[Spot]:
    """The list of exactly `size` countries before a run of figures; empty where there is none."""
    before = [s for s in spots if s.index < figure.begin]
    found: list[Spot] = []
    for spot in before:
        between = sentence.tags[found[-1].index + 1 : spot.index] if found else ""
        follows = bool(found) and spot.role == found[-1].role and _NEXT_COUNTRY.fullmatch(between)
        if not follows:
            if len(found) == size:
                break
            found = []
        found.append(spot)
    listed = len(found) == size and found[0].role != "between"
    return found if listed else []


def _in_step_behind(
    sentence: Sentence, spots: list[Spot], figure: Mention, size: int
) -> list[Spot]:
    """The list behind a run: 33, 28 and 9 percent came from China, Russia and Japan
    respectively.
    """
    if CHARS["respectively"] not in sentence.tags[figure.finish :]:
        return []
    behind = [s for s in spots if s.index >= figure.finish]
    return behind if len(behind) == size else []


def _told_again(sentence: Sentence, one: Mention, two: Mention) -> bool:
    return two.restates or _AGAIN.fullmatch(sentence.tags[one.finish : two.begin]) is not None


def _far(spots: list[Spot]) -> bool:
    return any(s.role in FAR for s in spots)


def _bare(spots: list[Spot]) -> bool:
    return any(s.role == "subject" for s in spots)


def _same_flow(sentence: Sentence, zone: Zone) -> bool:
    """Whether a figure names no flow of its own before it."""
    return all(t.tag != "measure" for t in sentence.tokens[zone.first : zone.left])
