"""The balance of a trade: the word that heads it, and its sign."""

import re

from tradeparse.packs import Place
from tradeparse.packs.tags import tag_pattern
from tradeparse.parse.clauses import Zone
from tradeparse.parse.mention import Mention
from tradeparse.parse.scan.growth import signed
from tradeparse.parse.tokens import Sentence, Token
from tradeparse.parse.topic import Topic

#: a balance is the head of "surplus in trade with its neighbours", "surplus that it earned"
_HEAD = tag_pattern(r"""
    (?P<head>measure) (?:
        (?: [of text actual definite own country]{1,5} )? [in of with]
        [definite own both anaphor country generic product text]{0,3}
      | [which anaphor] [country own definite text]{0,3} actual{0,2} ) \Z
""")
#: exports exceeded its imports by | 5 million
_EXCESS = tag_pattern(r"""
    measure [^comma semicolon measure quantity]{0,5} (?P<more> compare )
    [definite own country anaphor of]{0,3} (?P<m> measure )
    (?: [from to with of] [definite own country]{1,2} )? by [compare article]{0,2} \Z
""")
#: 5 million | ($4 million) in deficit
_IN_THE_RED = tag_pattern("(?: open [currency quantity compare]{1,3} close )? close? in? measure")
#: in favour of | Serbia
_BESIDE = tag_pattern("definite? country")


def head(sentence: Sentence, index: int) -> int:
    """The balance that a flow stands behind, else the flow itself."""
    match = sentence.search_back(_HEAD, index)
    if match is not None and sentence.tokens[match.start("head")].value.value == "balance":
        return match.start("head")
    return index


def exceeds(sentence: Sentence, zone: Zone) -> re.Match[str] | None:
    """Where a balance is told in words before a figure: exports exceeded imports by."""
    match = _EXCESS.search(sentence.tags, zone.first, zone.left)
    if match is None or sentence.tokens[match.start("more")].value.value != ">":
        return None
    flows = {
        sentence.tokens[match.start()].value.value,
        sentence.tokens[match.start("m")].value.value,
    }
    return match if flows == {"exports", "imports"} else None


def is_balance(token: Token) -> bool:
    """Whether a word names a balance: a deficit, a surplus."""
    return token.tag == "measure" and token.value.value == "balance"


def settle_sign(sentence: Sentence, mention: Mention, zone: Zone, topic: Topic) -> None:
    """Make a deficit a negative amount, and a balance of minus 5 million; where no word says
    which it is, it is what was spoken of last.
    """
    if mention.measure == "balance" and mention.kind == "amount" and mention.value >= 0:
        sign = _favour(sentence, mention, zone) or _sign(sentence, zone) or topic.sign
        mention.value, mention.high = signed(sign, mention.value, mention.high)


def _favour(sentence: Sentence, mention: Mention, zone: Zone) -> int | None:
    """The sign that a balance has in somebody's favour: its reporter's, or its partner's."""
    for index in range(zone.first, zone.last):
        if sentence.tokens[index].role != "favour":
            continue
        beside = _BESIDE.match(sentence.tags, index + 1)
        at = beside.end() - 1 if beside else index - 1
        place = sentence.tokens[at].value
        if isinstance(place, Place) and place.code in (mention.reporter, mention.partner):
            return 1 if place.code == mention.reporter else -1
    return None


def _sign(sentence: Sentence, zone: Zone) -> int | None:
    """The sign of the balance that a figure's clause tells."""
    before = sentence.tokens[zone.left - 1] if zone.left else None
    if before is not None and before.tag == "down" and before.role == "sign":
        return -1
    excess = exceeds(sentence, zone)
    if excess is not None:
        return 1 if sentence.tokens[excess.start()].value.value == "exports" else -1
    tokens = sentence.tokens
    in_it = _IN_THE_RED.match(sentence.tags, zone.right, zone.last)
    told = (in_it.end() - 1,) if in_it else ()  # a balance of 5 million in deficit
    for index in (*told, *range(zone.left - 1, -1, -1), *range(zone.right, zone.last)):
        if is_balance(tokens[index]):
            negative = any(t.role == "negative" for t in tokens[zone.first : zone.last])
            negative = negative or _is_of_a_deficit(sentence, index)
            return -1 if negative else tokens[index].value.sign
    return None


def _is_of_a_deficit(sentence: Sentence, index: int) -> bool:
    """Whether a balance is called a deficit: the deficit of the balance."""
    match = sentence.search_back(_HEAD, index)
    return match is not None and sentence.tokens[match.start("head")].value.sign < 0
