"""Which words belong to which figure: a sentence with several figures, cut between them."""

from dataclasses import dataclass, replace
from itertools import pairwise

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.mention import Mention
from tradeparse.parse.rules.seen import Time
from tradeparse.parse.tokens import Sentence

_HARD = {CHARS[t] for t in ("semicolon", "colon", "but", "open", "close")}
_TO, _FROM = CHARS["to"], CHARS["from"]
_FROM_HERE = tag_pattern(r"from [compare definite article generic]{0,2} \Z")
_COMMA = CHARS["comma"]
#: where two figures part, the strongest first: 5 million with China | as exports rose
_JOINTS = (CHARS["and"], CHARS["or"], CHARS["which"])
#: double | trade with China | to 80 billion, | from the current 40: what a change is of, and
#: where it leads or begins
_OF_A_CHANGE = tag_pattern(r"""
    [definite own both generic product text of]{0,4} measure
    (?: [^semicolon comma and but] | and (?= country ) ){0,8}?
    (?P<to> to (?= compare{0,2} \Z ) | from (?= [definite generic now own compare]{0,3} \Z ) )
""")
#: a comma, but for the one before "than", unless an amount follows, or a flow and its amount:
#: больше, чем в мае; bought 5 million from Bhutan, against exports of | 3
_DIVIDING = tag_pattern(r"""
    comma (?! than (?! [compare definite article generic own]{0,3} \Z ) )
  | (?<= country ) comma than article? measure of [compare article definite]{0,2} \Z
""")
#: 2 percent of the turnover – | 3 points more
_LAST_DASH = tag_pattern(r"dash [by compare]{0,2} \Z")
#: and imports (at cost) | for
_ASIDE = tag_pattern(
    "[^semicolon colon but open close]{1,6} (?P<aside> open [^open close]{1,6} close )"
)
#: fell by 5 percent, | and with Kazakhstan, by contrast, rose
_BY_CONTRAST = tag_pattern("and [to from with of] definite? country comma but comma")
#: 5 million ($4 million) | to Pakistan in May
_GOES_ON = tag_pattern(
    "close (?: text (?= in ) )? (?: to | from | in | with | of | between | share )"
)
#: the surplus of 4 million | which it had obtained in | 2023 shrank
_OF_WHICH = tag_pattern(
    r"(?: which | anaphor ) [own country definite text actual share]{1,6} in \Z"
    r" | comma anaphor of [definite both own]{0,2} measure [with country and both]{0,4} in \Z"
)
#: at | 5 million in 2023, | Turkish exports were 4% below; against | 5 million a year earlier, |
#: exports fell: an amount before the flow that it is of
_FRONT = tag_pattern(
    r"(?: \A | semicolon | colon | but ) comma? [in with from than] compare{0,2} \Z"
)
_AHEAD = tag_pattern("""
    (?: in? [definite ordinal quarter half span of month year relative dash]{1,6} )?
    comma [definite own country both generic product and]{0,5} measure
""")
#: a surplus of 5 million | with Argentina | in April
_FAR_SIDE = tag_pattern("[with to from] definite? country (?= in definite? [month year relative] )")
#: goods worth 5 million | to Nepal | against imports of; 5 percent | on imported rice | instead of
_TOWARDS = tag_pattern("""
    [to from with] definite? country (?= than | up | down | in )
  | in [measure generic country]? product (?= than )
""")
_TIME_LEADS = {CHARS[t] for t in ("in", "by", "of", "definite", "ended", "from", "fiscal", "since")}
_TIMES = {
    CHARS[t] for t in ("year", "month", "relative", "ordinal", "quarter", "span", "part", "half")
}


@dataclass(frozen=True, slots=True)
class Zone:
    """The tokens of one figure: [first, last), with the figure's own between left and right."""

    first: int
    left: int  # the figure begins here
    right: int  # and ends before this
    last: int

    def __contains__(self, index: int) -> bool:
        return self.first <= index < self.last


def zones(sentence: Sentence, mentions: list[Mention]) -> list[Zone]:
    """A zone for each figure; together they cover the sentence from its start to its end."""
    cuts = [0]
    for one, two in pairwise(mentions):
        begin, end = one.finish, max(two.begin, one.finish)
        change = _OF_A_CHANGE.match(sentence.tags, begin, end) if one.kind == "growth" else None
        cuts.append(change.start("to") if change else cut(sentence.tags, begin, end))
    cuts.append(len(sentence.tags))
    found = [
        Zone(cuts[i], max(m.begin, cuts[i]), min(m.finish, cuts[i + 1]), cuts[i + 1])
        for i, m in enumerate(mentions)
    ]
    ends = [*(zone.left for zone in found[1:]), len(sentence.tags)]
    return [
        replace(zone, last=end) if flow_ahead(sentence, mention, zone) >= 0 else zone
        for mention, zone, end in zip(mentions, found, ends, strict=True)
    ]


def flow_ahead(sentence: Sentence, mention: Mention, zone: Zone) -> int:
    """The token of the flow that follows an amount with which a clause begins; -1 for none."""
    ahead = _AHEAD.match(sentence.tags, zone.right) if mention.kind == "amount" else None
    if ahead is None or sentence.search_back(_FRONT, zone.left) is None:
        return -1
    return ahead.end() - 1


def timed(
    sentence: Sentence, times: list[Time], mentions: list[Mention], zones: list[Zone]
) -> list[Zone]:
    """The zones as times see them: a time right behind a figure is its own.

    A conversion stands in the words of the amount that it restates.
    """
    found = list(zones)
    for index, (one, two) in enumerate(pairwise(zones)):
        end = _end_of_start(sentence, one, two) or _time_behind(sentence.tags, times, one.right)
        start = _start_of_base(sentence.tags, times, one, two)
        if start:
            end = start
        if start or one.last < end <= two.left:
            found[index] = replace(found[index], last=end)
            found[index + 1] = replace(two, first=end)
    for index in range(len(found) - 1, 0, -1):
        if mentions[index].restates:
            one, two = found[index - 1], found[index]
            found[index - 1] = found[index] = Zone(one.first, one.left, two.right, two.last)
    return found


def _end_of_start(sentence: Sentence, one: Zone, two: Zone) -> int:
    """Where "from 89 percent in 2022" ends before "to 76"; 0 where no change begins."""
    end = sentence.tags.rfind(_TO, one.right, two.left)
    if end < 0 or any(c in _HARD | {_COMMA} for c in sentence.tags[one.right : end]):
        return 0
    return end if sentence.search_back(_FROM_HERE, one.left) else 0


def _start_of_base(tags: str, times: list[Time], one: Zone, two: Zone) -> int:
    """Where "from 2022's 4 billion" begins behind another time; 0 where no base does."""
    time = next((t for t in times if t.last == two.left), None)
    if time is None or time.first <= one.right + 1 or tags[time.first - 1] != _FROM:
        return 0
    other = any(one.right <= t.first < time.first for t in times)
    return time.first - 1 if other else 0


def _time_behind(tags: str, times: list[Time], right: int) -> int:
    """Where the time ends that stands right behind a figure; 0 where none does."""
    end = 0
    right += tags[right : right + 1] == CHARS["close"]
    far = _FAR_SIDE.match(tags, right)
    right = far.end() if far else right
    for time in times:
        if time.first < right:
            continue
        lead = tags[right : time.first]
        if any(c not in _TIME_LEADS for c in lead) and not _OF_WHICH.match(lead):
            continue
        end = right = time.last
    return right + 1 if tags[right : right + 1] == CHARS["yoy"] else end


def _joint(between: str) -> int:
    """Where "and", or a dash before the second figure, joins two figures; -1 where none does."""
    for joint in _JOINTS:
        if joint in between:
            return between.index(joint)
    dash = _LAST_DASH.search(between)
    return dash.start() if dash is not None else -1


def cut(tags: str, begin: int, end: int) -> int:
    """Where, between two figures, the words of the first end and those of the second begin."""
    begin += _GOES_ON.match(tags, begin, end) is not None
    between = tags[begin:end]
    contrast = _BY_CONTRAST.search(between)
    if contrast is not None:
        return begin + contrast.start()
    closed = _ASIDE.match(between)
    for offset, char in enumerate(between):
        if closed is not None and offset in range(*closed.span("aside")):
            continue
        if char in _HARD:
            return begin + offset + (char == CHARS["close"])
    comma = _DIVIDING.search(between)
    if comma is not None:
        return begin + comma.start()
    joint = _joint(between)
    if joint >= 0:
        return begin + joint
    # nothing divides them: what follows the first figure at once, a country or time, is its own
    far = _TOWARDS.match(between)
    offset = begin_of_time = far.end() if far else 0
    while offset < len(between) and between[offset] in _TIME_LEADS | _TIMES:
        offset += 1
    if not any(c in _TIMES for c in between[begin_of_time:offset]):
        return begin + begin_of_time
    while between[offset - 1] in _TIME_LEADS:
        offset -= 1
    return begin + offset
