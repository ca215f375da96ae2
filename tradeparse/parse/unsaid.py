"""What a figure measures where no word of its sentence says so: that of what is spoken of."""

from itertools import takewhile

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.clauses import Zone
from tradeparse.parse.tokens import Sentence
from tradeparse.parse.topic import Flow, Topic
from tradeparse.parse.where import aimed

#: in 2019 they had been worth | 5 million
_THEY_WERE = tag_pattern(r"anaphor actual{1,2} compare{1,2} \Z")
#: 5 million | or 11 percent of all exports
_OR_SHARE = tag_pattern("""
    comma? [or open] compare? quantity percent of [definite generic own country both world]{0,3}
    measure
""")
#: goods for | 5 million | left Poland for Ukraine
_GOODS_FOR = tag_pattern(r"generic in compare{0,3} \Z")
_LEAVES = tag_pattern("actual definite? country in definite? country")
#: garments for | 5 million | went from Bangladesh to Japan
_SOLD_FOR = tag_pattern(r"product in compare{0,2} \Z")
_WENT = tag_pattern("actual (?: from definite? country )? to definite? country")
#: Kazakh wheat worth | 5 million dollars
_GOODS_OF = tag_pattern(r"country (?: [generic text]? product | generic ) compare \Z")
#: goods worth 5 million | ($4 million) went
_GOES = tag_pattern("(?: open [^open close]{1,6} close )? text? [share measure]")
#: goods worth 5 million | went from Estonia to Finland
_GOES_ACROSS = tag_pattern("actual from definite? country to definite? country")
#: goods worth 5 million | arrived in Germany from Poland
_ARRIVES = tag_pattern("[actual text] in definite? country from definite? country")
#: the Tajik statistics agency | sees only; according to Tajik statistics it was
_COUNTS = tag_pattern("[text in by of from definite]{0,3} country (?: generic | text generic )")


def unsaid(sentence: Sentence, zone: Zone, topic: Topic) -> str:
    """The measure of a figure whose sentence names none: that of what is spoken of."""
    lead = takewhile(lambda t: t.tag == "compare", reversed(sentence.tokens[: zone.left]))
    they = sentence.search_back(_THEY_WERE, zone.left)
    leaves = _LEAVES.match(sentence.tags, zone.right)
    if leaves and sentence.search_back(_GOODS_FOR, zone.left):
        return "exports"
    if sentence.search_back(_SOLD_FOR, zone.left) and _WENT.match(sentence.tags, zone.right):
        return "exports"
    if not they and any(t.role == "worth" for t in lead):  # goods worth a record 5 million
        goes = "exports" if sentence.search_back(_GOODS_OF, zone.left) else None
        return goes or _goes_somewhere(sentence, zone) or "other"
    goal = aimed(sentence, zone, topic)
    if goal is not None:
        return goal.measure
    flow = topic.flow or topic.main or topic.left
    anew = topic.flow is None or sentence.tags.startswith(CHARS["dash"])
    if anew and flow is not None and flow.measure == "other":
        flow = topic.traded or flow  # a new paragraph or item is about trade again
    if flow is not None and flow.measure == "other" and _looks_ahead(sentence, zone):
        flow = topic.main  # goals and forecasts are about trade again
    if flow is not None and flow.measure != "other":
        counted = _is_counted_anew(sentence, zone, flow, topic)
        return topic.main.measure if counted and topic.main else flow.measure
    divided = _OR_SHARE.match(sentence.tags, zone.right)
    if divided is not None:
        return str(sentence.tokens[divided.end() - 1].value.value)
    return "turnover" if flow is None and topic.pair.pair else "other"


def _is_counted_anew(sentence: Sentence, zone: Zone, flow: Flow, topic: Topic) -> bool:
    """Whether statistics are told of the whole whose two parts were: the Tajik office has 5."""
    parts = flow.measure in ("exports", "imports") and {"exports", "imports"} <= {*topic.told}
    if not parts or zone.first or topic.main is None:
        return False
    if set(topic.main.sides.codes) != set(flow.sides.codes):
        return False
    return _COUNTS.match(sentence.tags, 0, zone.left) is not None and any(
        t.role == "statistics" for t in sentence.tokens[: zone.left]
    )


def _goes_somewhere(sentence: Sentence, zone: Zone) -> str | None:
    """The flow of goods told by their worth: kiwifruit worth 5 million went to Japan."""
    goods = (
        t.tag == "product" or (t.tag == "generic" and not t.role)
        for t in sentence.tokens[zone.first : zone.left]
    )
    if not any(goods):
        return None
    if _GOES_ACROSS.match(sentence.tags, zone.right):
        return "exports"
    if _ARRIVES.match(sentence.tags, zone.right):
        return "imports"
    found = _GOES.match(sentence.tags, zone.right)
    if found is None:
        return None
    verb = sentence.tokens[found.end() - 1]
    if verb.tag == "measure":
        return str(verb.value.value) if verb.role == "verb" else None
    return {"to": "exports", "from": "imports"}.get(verb.role)


def _looks_ahead(sentence: Sentence, zone: Zone) -> bool:
    return any(t.tag in ("target", "forecast") for t in sentence.tokens[zone.first : zone.left])
