"""Numbers, number words and scales to one quantity: "3 billion 412 million", "half a billion"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.tokens import Sentence, Token

_SPELLED = "numeral (?: [dash and]? numeral ){0,6}"
QUANTITY = tag_pattern(rf"""
    # half a billion
    (?P<half> article? dash? half dash? (?: of? article )? dash? scale )
    # a quarter of a million
  | (?P<fraction> [article numeral]? dash? [quarter part] dash? (?: of article )? scale )
    # half a percentage point    half a percent
  | (?P<bit> (?: half article? | number of article | article
               | [article numeral]? dash? [quarter part] of article )
             (?= dash? point ) | half article (?= percent ) )
    # one and a half billion
  | (?P<mixed> [number numeral article] (?: dash? numeral ){{0,2}} dash? and dash?
               [article numeral]? dash? half dash? scale? )
    # a billion and a half
  | (?P<behind> [number numeral article] dash? scale and article? half )
    # 3 billion 412 million
  | (?P<chain> (?: number | {_SPELLED} ) scale
               (?: [and comma]? (?: number | {_SPELLED} ) scale ){{1,4}} )
    # 52.9 million    twenty-five, three billion    a billion    миллиард
  | (?P<plain> number dash? scale | number )
  | (?P<words> article? {_SPELLED} (?: dash? scale ){{0,2}} )
  | (?P<one>   article dash? scale )
  | (?P<bare>  scale )
""")
#: what the numbers of a chain are where they turn out to be several
_SINGLE = tag_pattern(rf"""
    (?P<plain> number dash? scale | number )
  | (?P<words> article? {_SPELLED} (?: dash? scale ){{0,2}} )
  | (?P<one>   article dash? scale )
""")
#: exports and imports: two numbers behind them are one for each
_TWO_FLOWS = tag_pattern(
    "measure [^quantity number comma]{0,3} and [^quantity number comma]{0,3} measure"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number read; `scale` is 1 where none was said."""

    value: float
    scale: float = 1.0
    worded: bool = False

    @property
    def scaled(self) -> bool:
        """Whether the number came with a scale of its own."""
        return self.scale != 1.0


def merge_quantities(sentence: Sentence) -> None:
    """Replace what makes up a quantity by one token, tag `quantity`."""
    tags, tokens = sentence.tags, sentence.tokens
    if not any(c in tags for c in "nNhqfsp"):
        return
    spans, at = [], 0
    while (match := QUANTITY.search(tags, at)) is not None:
        at = match.end()
        read = _read(sentence, match)
        if read is None and (single := _SINGLE.match(tags, match.start())) is not None:
            read = _read(sentence, single)
        if read is not None:
            first, at, quantity = read
            token = Token(tokens[first].start, tokens[at - 1].end, "quantity", quantity)
            spans.append((first, at, token))
    sentence.merge(spans)


def _read(sentence: Sentence, match: re.Match[str]) -> tuple[int, int, Quantity] | None:
    """(first token, last excluded, value) of a match that is a quantity."""
    how, first, last = match.lastgroup or "", match.start(), match.end()
    if how == "words":
        return _words(sentence.tokens, first, last)
    quantity = _one(how, sentence, first, last)
    return (first, last, quantity) if quantity is not None else None


def _one(how: str, sentence: Sentence, first: int, last: int) -> Quantity | None:
    tokens = sentence.tokens[first:last]
    scale = tokens[-1].value.value if tokens[-1].tag == "scale" else 1.0
    if how == "plain":
        return Quantity(tokens[0].value * scale, scale)
    if how == "chain":
        several = CHARS["respectively"] in sentence.tags or _TWO_FLOWS.search(sentence.tags[:first])
        apart = any(token.tag in ("and", "comma") for token in tokens)
        return None if several and apart else _chain(tokens)
    if how == "half":
        return Quantity(0.5 * scale, scale, True)
    if how in ("fraction", "bit"):
        return _fraction(tokens, scale)
    if how in ("mixed", "behind"):
        return _and_a_half(tokens, scale)
    if how == "bare":  # миллиард; the billion-dollar mark
        compound = CHARS["definite"] + CHARS["scale"] + CHARS["dash"] + CHARS["currency"]
        one = tokens[0].role == "one" or sentence.tags[max(first - 1, 0) : last + 2] == compound
        return Quantity(scale, scale, True) if one else None
    text = sentence.view.low[tokens[-1].start : tokens[-1].end]
    return Quantity(scale, scale, True) if len(text) > 2 else None


def _fraction(tokens: Sequence[Token], scale: float) -> Quantity | None:
    """A quarter of a million, half a point; "of a" may lack: a quarter million."""
    part = next((t for t in tokens if t.tag in ("quarter", "part")), None)
    if tokens[0].tag == "number":  # 0.3 of a point
        return Quantity(tokens[0].value)
    if part is None:
        return Quantity(0.5 if tokens[0].tag == "half" else 1.0, scale, True)
    count = tokens[0].value.value if tokens[0].tag == "numeral" else 1.0
    full = any(token.tag == "of" for token in tokens)
    if not full and part.role != "fraction" and (part.tag == "part" or tokens[0] is part):
        return None
    return Quantity(count * scale / _denominator(part), scale, True)


def _and_a_half(tokens: Sequence[Token], scale: float) -> Quantity | None:
    """One and a half billion, a billion and a half."""
    cut = next(i for i, token in enumerate(tokens) if token.tag == "and")
    if any(token.tag == "numeral" and token.value.value != 1 for token in tokens[cut:]):
        return None
    if tokens[cut - 1].tag == "scale":
        scale = tokens[cut - 1].value.value
    spelled = [t.value.value for t in tokens[:cut] if t.tag == "numeral"]
    leading = tokens[0].value if tokens[0].tag == "number" else _spelled(spelled or [1.0])
    return Quantity((leading + 0.5) * scale, scale, True)


def _words(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int, Quantity]:
    """Number words as far as they make one number: twenty-five million, but two-three is two."""
    at = first + (tokens[first].tag == "article")
    numerals = [tokens[at].value.value]
    if numerals[0] != 100:  # "a hundred", but not the article of "a three-year plan"
        first = at
    end = at + 1
    for index in range(end, last):
        token = tokens[index]
        if token.tag == "scale":
            break
        if token.tag != "numeral":
            continue
        if not _continues(numerals[-1], token.value.value, tokens[index - 1].tag):
            return first, end, Quantity(_spelled(numerals), 1.0, True)
        numerals.append(token.value.value)
        end = index + 1
    scale = 1.0
    for index in range(end, last):
        if tokens[index].tag == "scale":
            scale *= tokens[index].value.value
            end = index + 1
    step = scale * 100 if scale > 1 and numerals[-1] == 100 else scale
    return first, end, Quantity(_spelled(numerals) * scale, step, True)


def _continues(last: float, value: float, link: str) -> bool:
    """Whether a number word goes on with the one before it: twenty-five, два с половиной."""
    if value < 1 <= last:
        return True
    if value < 1:  # два с половиной
        return True
    if value == 100:
        return last < 100 and link != "and"
    if last >= 100:
        return value < 100
    return last >= 20 and last % 10 == 0 and value < 10 and link != "and"


def _chain(tokens: Sequence[Token]) -> Quantity | None:
    """3 billion 412 million; scales must fall, else these are two numbers."""
    total, part, last = 0.0, [], float("inf")
    for token in tokens:
        if token.tag in ("number", "numeral"):
            part.append(token.value if token.tag == "number" else token.value.value)
        elif token.tag == "scale":
            scale = token.value.value
            number = part[0] if len(part) == 1 else _spelled(part)
            if scale >= last or number * scale >= last:
                return None
            total, part, last = total + number * scale, [], scale
    return Quantity(total, last)


def _denominator(token: Token) -> float:
    return 4.0 if token.tag == "quarter" else float(token.value.value)


def _spelled(numerals: Sequence[float]) -> float:
    """twenty five -> 25, two hundred five -> 205."""
    total = 0.0
    for value in numerals:
        total = max(total, 1.0) * value if value == 100 else total + value
    return total
