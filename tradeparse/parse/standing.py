"""Standing: whether a figure is stated as achieved, as a goal, or as an expectation."""

from tradeparse.packs.tags import tag_pattern
from tradeparse.parse.clauses import Zone
from tradeparse.parse.mention import Mention
from tradeparse.parse.tokens import Sentence

_FROM_HERE = tag_pattern(r"from [compare definite article generic]{0,2} \Z")
_TO_THERE = tag_pattern(r"""
    [^comma semicolon quantity but]{0,6}
    to [compare definite article generic between]{0,2} [currency quantity]
""")
_STOPS = ("semicolon", "but")


def starts_a_change(sentence: Sentence, zone: Zone) -> bool:
    """Whether a figure is where a change begins: 4.7 in "from 4.7 to 10 billion"."""
    tags = sentence.tags
    here = _FROM_HERE.search(tags, 0, zone.left)
    return here is not None and _TO_THERE.match(tags, zone.right) is not None


def stand(sentence: Sentence, mentions: list[Mention], zones: list[Zone]) -> None:
    """Set the status of the figures of a sentence, each by the words of its own clause."""
    standing = "actual"
    for mention, zone in zip(mentions, zones, strict=True):
        stated = _stated(sentence, mention, zone)
        if stated is not None:
            standing = stated
        elif _begins_anew(sentence, zone):
            standing = "actual"
        mention.status = "actual" if starts_a_change(sentence, zone) else standing


def _stated(sentence: Sentence, mention: Mention, zone: Zone) -> str | None:
    tokens = sentence.tokens
    for index in range(zone.left - 1, zone.first - 1, -1):
        token = tokens[index]
        if token.tag in ("target", "forecast"):
            return _because(sentence, mention, _leading(sentence, index))
        if token.tag == "actual" and token.role == "done":
            return "actual"
        if token.tag in _STOPS:
            break
    for index in range(zone.right, zone.last):
        token = tokens[index]
        if token.tag in ("target", "forecast"):
            return _because(sentence, mention, index)
        if token.tag in _STOPS or token.tag == "close":
            break
        if token.tag == "comma" and zone.last < len(tokens):
            break
    return None


def _because(sentence: Sentence, mention: Mention, index: int) -> str:
    mention.because["status"] = sentence.words(index, index + 1)
    return sentence.tokens[index].tag


def _leading(sentence: Sentence, index: int) -> int:
    """Of several cues in a row ("is expected to reach") the first decides."""
    tokens = sentence.tokens
    at = index - 1
    while at >= 0 and tokens[at].tag in (
        "to", "actual", "anaphor", "target", "forecast", "definite",
    ):  # fmt: skip
        if tokens[at].tag in ("target", "forecast"):
            index = at
        at -= 1
    return index


def _begins_anew(sentence: Sentence, zone: Zone) -> bool:
    """Whether a clause with a verb of its own begins before the figure."""
    return any(
        t.tag in ("actual", "but", "semicolon", "which") or (t.tag in ("up", "down") and not t.role)
        for t in sentence.tokens[zone.first : zone.left]
    )
