"""Which words belong to which figure: a sentence with several figures, cut between them."""

from dataclasses import dataclass

from tradeparse.packs.tags import CHARS
from tradeparse.parse.mention import Mention
from tradeparse.parse.tokens import Sentence

_HARD = {CHARS[t] for t in ("semicolon", "but", "open", "close")}
_COMMA, _AND, _OR = CHARS["comma"], CHARS["and"], CHARS["or"]
_TIME_LEADS = {CHARS[t] for t in ("in", "by", "of", "definite", "ended", "from", "fiscal", "since")}
_TIMES = {CHARS[t] for t in ("year", "month", "relative", "ordinal", "quarter", "span", "part", "half")}


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
    for one, two in zip(mentions, mentions[1:], strict=False):
        cuts.append(cut(sentence.tags, one.finish, max(two.begin, one.finish)))
    cuts.append(len(sentence.tags))
    return [
        Zone(cuts[i], max(m.begin, cuts[i]), min(m.finish, cuts[i + 1]), cuts[i + 1])
        for i, m in enumerate(mentions)
    ]


def cut(tags: str, begin: int, end: int) -> int:
    """Where, between two figures, the words of the first end and those of the second begin."""
    between = tags[begin:end]
    for offset, char in enumerate(between):
        if char in _HARD:
            return begin + offset + (char == CHARS["close"])
    comma = between.find(_COMMA)
    if comma >= 0:
        return begin + comma
    joined = between.find(_AND)
    if joined >= 0:
        return begin + joined
    if between.find(_OR) >= 0:
        return begin + between.find(_OR)
    # nothing divides them: a time that follows the first figure at once is the first one's
    offset = 0
    while offset < len(between) and between[offset] in _TIME_LEADS | _TIMES:
        offset += 1
    if offset and any(c in _TIMES for c in between[:offset]):
        while between[offset - 1] in _TIME_LEADS:
            offset -= 1
        return begin + offset
    return begin
