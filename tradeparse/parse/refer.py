"""Words that stand for a country spoken of: our, the republic, its neighbour, there, the bloc.

The role of such a word in the pack says whom it can mean:

    we      the country that speaks             the        the country that is spoken of
    you     the one that is spoken to           its        the one named just before
    other   the other side of a pair            there      the place named just before
    bloc    the group spoken of                 their      the group, where one was just named
"""

from tradeparse.parse.rules.countries import Spot, describes_flow, role_at
from tradeparse.parse.tokens import Sentence
from tradeparse.parse.topic import Topic
from tradeparse.schema import GROUPS

#: roles of a country that is the far end of a flow
_OBLIQUE = ("to", "from", "with", "in")
_FORM = "reference"


def with_references(sentence: Sentence, named: list[Spot], topic: Topic) -> list[Spot]:
    """The countries named in a sentence and those that other words stand for, left to right."""
    tokens = sentence.tokens
    if not any(t.tag == "own" and t.role for t in tokens):
        return named
    found = list(named)
    for index, token in enumerate(tokens):
        if token.tag != "own" or not token.role:
            continue
        left = [s for s in found if s.index < index]
        code = _meant(sentence, index, left, named, topic)
        if code is None:
            continue
        role = role_at(sentence, index, _FORM, code, left)
        if token.role == "there" and role not in _OBLIQUE:
            role = "with"
        found.append(Spot(index, code, role, _FORM))
        found.sort(key=lambda spot: spot.index)
    return found


def _meant(
    sentence: Sentence, index: int, left: list[Spot], named: list[Spot], topic: Topic
) -> str | None:
    """The code that a word stands for, where that can be told."""
    role = sentence.tokens[index].role
    if role == "we":
        return _we(sentence, named, topic)
    if role == "you":
        return topic.speaker
    if role == "bloc":
        return _group(left) or topic.group
    if role in ("its", "their") and not describes_flow(sentence, index):
        return None
    if role == "their":
        return _group(left[-1:]) or (topic.group if not left and topic.last_said == topic.group else None)
    if role == "its":
        return left[-1].code if left else topic.subject or topic.speaker
    if role == "the":
        return _the_country(sentence, index, left, named, topic)
    if role == "his":
        return topic.partner_of(topic.home) if not left else left[-1].code
    return _other_side(left, topic)


def _we(sentence: Sentence, named: list[Spot], topic: Topic) -> str | None:
    """Who speaks: the document's own country, or its guest where that country is spoken to."""
    speaker = topic.speaker
    spoken_to = any(t.tag == "own" and t.role == "you" for t in sentence.tokens)
    if spoken_to or any(s.code == speaker and s.role in _OBLIQUE for s in named):
        return topic.partner_of(speaker) or speaker
    return speaker


def _the_country(
    sentence: Sentence, index: int, left: list[Spot], named: list[Spot], topic: Topic
) -> str | None:
    """The republic, the country: the far end behind "to" and "in", else the one not named here."""
    lead = role_at(sentence, index, _FORM, "", left)
    if lead in ("to", "with", "in"):
        return _other_side(left, topic)
    near = {s.code for s in (left or named)}
    known = (topic.home, *topic.pair.codes, *topic.opening.codes)
    return next((code for code in known if code and code not in near), None)


def _other_side(left: list[Spot], topic: Topic) -> str | None:
    """The neighbour, there: a place named just before, else the other side of who is spoken of."""
    places = [s for s in left if s.role in _OBLIQUE and s.code not in GROUPS]
    if places:
        return places[-1].code
    one = left[-1].code if left else topic.subject or topic.speaker
    return topic.pair.other(one) or topic.partner_of(one) or (topic.home if topic.home != one else None)


def _group(found: list[Spot]) -> str | None:
    return next((s.code for s in reversed(found) if s.code in GROUPS), None)
