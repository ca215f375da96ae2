"""Words that stand for a country spoken of: our, the republic, its neighbour, there, the bloc.

The role of such a word in the pack says whom it can mean:

    we      the country that speaks             the        the country that is spoken of
    you     the one that is spoken to           its        the one named just before
    other   the other side of a pair            there      the place named just before
    bloc    the group spoken of                 their      the group, where one was just named
    his     the country of a guest who speaks   states     the group that has so many members
    them    behind "to" or "from" who was named last

A pronoun that sells or buys is the country that the sentence before was about.
"""

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.rules.countries import Spot, describes_flow, role_at
from tradeparse.parse.tokens import Sentence, Token
from tradeparse.parse.topic import Topic
from tradeparse.schema import GROUPS

#: roles of a country that is the far end of a flow
_FAR = ("to", "from", "with", "in")
_FORM = "reference"
#: it sold, they have bought, it accounts for
_ACTS = tag_pattern("anaphor actual? (?: measure | share )")


def with_references(sentence: Sentence, named: list[Spot], topic: Topic) -> list[Spot]:
    """The countries named in a sentence and those that other words stand for, left to right."""
    words = [i for i in range(len(sentence.tokens)) if _stands_for_a_country(sentence, i)]
    if not words:
        return named
    found: list[Spot] = []
    by_index = {spot.index: spot for spot in named}
    for index in sorted((*words, *by_index)):
        spot = by_index.get(index)
        if spot is None:
            code = _meant(sentence, index, found, named, topic)
            if code is not None:
                found.append(Spot(index, code, _role(sentence, index, code, found), _FORM))
        else:
            if spot.role == "subject":  # it may be the second of a list that a reference begins
                spot.role = role_at(sentence, index, spot.form, spot.code, found)
            found.append(spot)
    return found


def _stands_for_a_country(sentence: Sentence, index: int) -> bool:
    """Whether a word may mean a country or group without naming it."""
    token = sentence.tokens[index]
    if token.tag == "own":
        return bool(token.role)
    if token.tag == "region":
        return token.value.code in GROUPS
    if token.tag == "anaphor":
        acts = _ACTS.match(sentence.tags, index)
        return acts is not None and not token.role and _is_verb(sentence.tokens[acts.end() - 1])
    return token.tag == "quantity" and index + 1 < len(sentence.tokens) and (
        sentence.tokens[index + 1].role == "states"
    )


def _role(sentence: Sentence, index: int, code: str, left: list[Spot]) -> str:
    role = role_at(sentence, index, _FORM, code, left)
    return "with" if sentence.tokens[index].role == "there" and role not in _FAR else role


def _meant(
    sentence: Sentence, index: int, left: list[Spot], named: list[Spot], topic: Topic
) -> str | None:
    """The code that a word stands for, where that can be told."""
    token = sentence.tokens[index]
    role = token.role
    if token.tag == "anaphor":
        return topic.acting if not left else None
    if token.tag == "region":
        return token.value.code if token.value.code in topic.groups else None
    if token.tag == "quantity":
        return _group_of(token.value.value, topic)
    if sentence.tags.startswith(CHARS["of"], index + 1):  # the members of the union: it is named
        return None
    if role == "we":
        return _we(sentence, named, topic)
    if role == "you":
        return topic.speaker
    if role == "bloc":
        meant = token.value.value or GROUPS
        groups = [s.code for s in reversed(left)] + list(topic.groups)
        return next((code for code in groups if code in meant), None)
    if role in ("its", "their") and not describes_flow(sentence, index):
        return None
    if role == "their":
        return _group(left[-1:]) or (
            topic.last_said if not left and topic.last_said in GROUPS else None
        )
    if role == "its":
        owners = [s for s in left if s.role in ("own", "subject")]
        ahead = [s for s in named if s.index > index and s.role == "subject"]
        near = owners[-1:] or (ahead[:1] if left else []) or left[-1:]
        return near[0].code if near else topic.subject or topic.speaker
    if role == "the":
        return _the_country(sentence, index, left, named, topic)
    if role == "his":
        return left[-1].code if left else topic.partner_of(topic.home)
    if role == "them":
        led = role_at(sentence, index, _FORM, "", left) in ("to", "from", "with")
        return topic.last_said if led and topic.last_said not in {s.code for s in left} else None
    return _other_side(sentence, index, left, topic)


def _we(sentence: Sentence, named: list[Spot], topic: Topic) -> str | None:
    """Who speaks: the document's own country, or its guest where that country is spoken to."""
    speaker = topic.speaker
    spoken_to = any(t.tag == "own" and t.role == "you" for t in sentence.tokens)
    if spoken_to or any(s.code == speaker and s.role in _FAR for s in named):
        return topic.partner_of(speaker) or speaker
    return speaker


def _the_country(
    sentence: Sentence, index: int, left: list[Spot], named: list[Spot], topic: Topic
) -> str | None:
    """The republic, the country: the far end behind "to" and "in", else the one not named here."""
    if role_at(sentence, index, _FORM, "", left) in ("to", "with", "in"):
        return _other_side(sentence, index, left, topic)
    near = {s.code for s in (left or named)}
    known = (topic.home, *topic.pair.codes, *topic.opening.codes)
    return next((code for code in known if code and code not in near), None)


def _other_side(sentence: Sentence, index: int, left: list[Spot], topic: Topic) -> str | None:
    """The neighbour, there: a place named just before, else the other side of who is spoken of."""
    places = [s for s in left if s.role in _FAR and s.code not in GROUPS]
    its = any(
        t.tag == "own" and t.role == "its" for t in sentence.tokens[max(index - 2, 0) : index]
    )
    if places and not its:
        return places[-1].code
    home = (
        topic.home if topic.home in (*topic.pair.codes, *topic.opening.codes) and not its else None
    )
    acting = [s for s in left if s.role == "subject"] or left[-1:]
    one = acting[0].code if acting else home or topic.subject or topic.speaker
    other = topic.opening.other(one) or topic.partner_of(one)
    return other or (topic.home if topic.home != one else None)


def _is_verb(token: Token) -> bool:
    return token.tag == "share" or token.role in ("verb", "taker")


def _group_of(size: float, topic: Topic) -> str | None:
    """The six states, its four partners: a group spoken of with as many members, or one more."""
    for code in topic.groups:
        if len(topic.members.get(code, ())) - size in (0, 1):
            return code
    return None


def _group(found: list[Spot]) -> str | None:
    return next((s.code for s in reversed(found) if s.code in GROUPS), None)
