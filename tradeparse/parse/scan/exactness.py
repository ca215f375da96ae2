"""How exact a figure is: about, over, up to, or more."""

from tradeparse.packs.tags import tag_pattern
from tradeparse.parse.mention import Mention
from tradeparse.parse.tokens import Sentence, Token

_BEFORE = tag_pattern(r"forecast? (?: compare | article | generic | definite )* [by in to]? \Z")
#: 5 million, much more than | the 3 million from China: what is compared with is no bound
_THAN_THE = tag_pattern(r"comma text? (?: compare (?= compare ) )? (?P<than> compare ) definite \Z")
_OVER_THE = tag_pattern(r"[percent times] compare definite \Z")
#: a loan | to 10 million: a maximum, where nothing changes
_LIMITED = tag_pattern(r"[measure generic forecast actual compare own] to \Z")
#: grew two times in June, | up to 10 million: where a change ends
_CHANGING = tag_pattern(r"""
    (?: up | down | target ) [^comma semicolon quantity]{0,8}
    (?: currency? quantity currency? (?= comma? \Z ) )?
    (?: quantity [percent times]{1,2} [^comma semicolon quantity]{0,4} )? comma? \Z
""")


def compare(sentence: Sentence, mention: Mention, floor: int) -> None:
    """Set the comparator from the words in the growth phrase, before the figure, or behind it.

    floor: the token where the figure before it ends; its growth word says nothing of this one.
    """
    tokens = sentence.tokens
    words = [
        index
        for index in range(mention.begin, mention.finish)
        if tokens[index].tag in ("compare", "trailing") and not _is_growth_word(mention, index)
    ]
    match = sentence.search_back(_BEFORE, mention.begin)
    if match is not None:
        words += [i for i in range(max(match.start(), floor), match.end()) if _tells(tokens[i])]
    if mention.finish < len(tokens) and tokens[mention.finish].tag == "trailing":
        words.append(mention.finish)
    if _is_limit(sentence, mention.begin):
        mention.comparator = "<"
        mention.because["comparator"] = sentence.words(mention.begin - 1, mention.begin)
    for index in words:
        if mention.high is not None and tokens[index].role == "within":
            continue  # in the range of 5 to 6 million
        value = _value(sentence, index)
        if value != "=":
            mention.comparator = value
            mention.because["comparator"] = sentence.words(index, index + 1)


def _tells(token: Token) -> bool:
    """Whether a word says how exact a number is: nearly, is estimated to."""
    return token.tag == "compare" or (token.tag == "forecast" and token.value.value is not None)


def _is_limit(sentence: Sentence, begin: int) -> bool:
    """Whether a "to" that may also mean a maximum does: кредит до 10 млн."""
    if not sentence.search_back(_LIMITED, begin) or sentence.tokens[begin - 1].role != "limit":
        return False
    if sentence.tokens[begin - 2].role == "verb":  # plans to invest up to 10 million
        return True
    return not sentence.search_back(_CHANGING, begin - 1)


def _value(sentence: Sentence, index: int) -> str:
    """The comparator of a word; "up to" at the end of a change is no maximum.

    But it is behind "by" and a verb: would grow by up to 5 million, plans to invest up to it.
    """
    word = sentence.tokens[index]
    than = sentence.search_back(_THAN_THE, index + 2)
    if than is not None and word.role in ("up", "down"):
        return "="
    before = sentence.tokens[index - 1] if index else word
    if sentence.search_back(_OVER_THE, index + 2):
        return "="  # 5 percent over the 3 million of 2023
    at_most = before.tag in ("by", "of") or (before.tag == "measure" and before.role == "verb")
    if word.role == "limit" and not at_most and sentence.search_back(_CHANGING, index):
        return "="
    return str(word.value.value)


def _is_growth_word(mention: Mention, index: int) -> bool:
    """Whether a comparator is itself the growth word: 7.6% more than, exceeded by 8.8%."""
    if not mention.compared or mention.cue is None or mention.rule == "multiple":
        return False
    return index in (mention.cue[0], mention.cue[1] - 1)
