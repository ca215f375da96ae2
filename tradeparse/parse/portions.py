"""What a percentage is plainly told of: a rate, things, money spoken of, a flow."""

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.clauses import Zone
from tradeparse.parse.tokens import Sentence

#: two thirds | of the trade in 2021 consisted of our imports
_CONSISTS_OF = tag_pattern(
    "of definite? [both own country]{0,2} measure [^comma semicolon measure quantity]{0,8} share"
    " of? [definite own country]{0,2} (?P<m>measure)"
)
#: exports covered | 85 percent of imports
_COVERED = tag_pattern(r"measure measure compare? \Z")
#: exports made up | 60 percent | of the turnover
_PART_FLOW = tag_pattern(r"""
    (?P<m> measure ) [^comma semicolon measure quantity]{0,8}
    (?: comma [^comma semicolon measure quantity]{1,3} comma )?
    share [compare article to of]{0,3} \Z
""")
#: the share of exports in the turnover was | 60 percent
_SHARE_OF_FLOW = tag_pattern(r"""
    share of [definite own country]{0,2} (?P<m> measure ) (?: [to from in] country )?
    in [definite own country both generic anaphor]{0,3} (?P<whole> measure )
    [^comma semicolon quantity measure]{0,8} \Z
""")
#: Ecuador supplied | 23 percent | of the crude that Peru imported
_OF_WHAT = tag_pattern(
    "of [generic definite]{0,2} text? [product generic] (?: anaphor | which )?"
    " definite? country (?P<m> measure )"
)
_OF_A_FLOW = tag_pattern("of [definite own country both generic anaphor]{0,3} (?P<whole> measure )")
#: of all that Nigeria exported, | 5 percent | was bought by Africans
_FRONTED = tag_pattern(r"\A of generic? anaphor? definite? country (?P<m> measure )")
_TAKEN = tag_pattern("actual measure by")
#: 60 percent | of the lorries
_OF_THINGS = tag_pattern("of [definite own]{0,2} unit")
#: 60 percent | of that money was paid for potash
_OF_THAT = tag_pattern("of anaphor [text generic] actual? measure in")
#: roles of words for percentages that are no money: interest, inflation; tariffs
RATES = ("rate", "tariff")


def divided(sentence: Sentence, zone: Zone) -> int | None:
    """What a percentage is plainly of; -1 for "of that money".

    It is the rate named before, where nothing says of what it is a part.
    """
    tokens, tags = sentence.tokens, sentence.tags
    covers = coverage(sentence, zone)
    if covers >= 0:
        return covers
    part = _part_flow(sentence, zone)
    if part is not None:
        return part
    fronted = _FRONTED.match(tags)
    if fronted is not None and _TAKEN.match(tags, zone.right):
        return fronted.start("m")
    if not tags.startswith(CHARS["of"], zone.right):
        rates = (t.tag == "measure" and t.role in RATES for t in tokens[zone.first : zone.left])
        return max((i for i, rate in enumerate(rates, zone.first) if rate), default=None)
    things = _OF_THINGS.match(tags, zone.right)
    if things is not None:
        return things.end() - 1
    if _OF_THAT.match(tags, zone.right):
        return -1
    made_of = _CONSISTS_OF.match(tags, zone.right) or _OF_WHAT.match(tags, zone.right)
    return made_of.start("m") if made_of is not None else None


def _part_flow(sentence: Sentence, zone: Zone) -> int | None:
    """The exports or imports that make up a part of the two-way trade."""
    part = whole = sentence.search_back(_SHARE_OF_FLOW, zone.left)
    if part is None:
        part = sentence.search_back(_PART_FLOW, zone.left)
        whole = _OF_A_FLOW.match(sentence.tags, zone.right)
    if part is None or whole is None:
        return None
    flow = sentence.tokens[part.start("m")].value.value
    two_way = sentence.tokens[whole.start("whole")].value.value == "turnover"
    return part.start("m") if flow in ("exports", "imports") and two_way else None


def coverage(sentence: Sentence, zone: Zone) -> int:
    """The word that says how much of the imports is paid for by exports; -1 where none does."""
    covered = sentence.search_back(_COVERED, zone.left)
    if covered is None or sentence.tokens[covered.start() + 1].role != "rate":
        return -1
    return covered.start() + 1
