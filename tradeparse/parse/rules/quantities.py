"""Numbers, number words and scales to one quantity: "3 billion 412 million", "half a billion"."""

from collections.abc import Sequence
from dataclasses import dataclass

from tradeparse.packs.tags import tag_pattern
from tradeparse.parse.tokens import Sentence, Token

QUANTITY = tag_pattern(r"""
    (?P<half>     half of? article? scale )                              # half a billion
  | (?P<fraction> article? (?: quarter | part ) (?: of article )? scale )   # a quarter of a million
  | (?P<mixed>    [number numeral article] and article? half dash? scale? )    # one and a half billion
  | (?P<behind>   [number numeral article] scale and article? half )     # a billion and a half
  | (?P<chain>    (?: number | numeral (?: dash? numeral )* ) scale
                  (?: [and comma]? (?: number | numeral+ ) scale )+ )    # 3 billion 412 million
  | (?P<plain>    number dash? scale | number )                          # 52.9 million
  | (?P<words>    (?: article? numeral ) (?: [dash and]? numeral )* (?: dash? scale )* )  # twenty-five, three billion
  | (?P<one>      article scale )                                        # a billion
  | (?P<bare>     scale )                                                # миллиард
""")


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
    if not any(c in sentence.tags for c in "nNhqfs"):
        return
    spans = []
    for match in QUANTITY.finditer(sentence.tags):
        how = match.lastgroup or ""
        for first, last in _pieces(sentence, *match.span()) if how == "words" else (match.span(),):
            tokens = sentence.tokens[first:last]
            quantity = _read(how, tokens, sentence)
            if quantity is not None:
                token = Token(tokens[0].start, tokens[-1].end, "quantity", quantity)
                spans.append((first, last, token))
    sentence.merge(spans)


def _pieces(sentence: Sentence, first: int, last: int) -> list[tuple[int, int]]:
    """Number words divided at a hyphen that joins no tens and ones: два-три, but twenty-five."""
    tokens = sentence.tokens
    pieces = []
    for at in range(first + 1, last - 1):
        ends = tokens[at - 1], tokens[at + 1]
        if tokens[at].tag == "dash" and ends[0].tag == ends[1].tag == "numeral":
            if ends[0].value.value < 20 or ends[1].value.value >= 10:
                pieces.append((first, at))
                first = at + 1
    return [*pieces, (first, last)]


def _read(how: str, tokens: Sequence[Token], sentence: Sentence) -> Quantity | None:
    scales = [t.value.value for t in tokens if t.tag == "scale"]
    scale = scales[-1] if scales else 1.0
    if how == "half":
        return Quantity(0.5 * scale, scale, True)
    if how == "fraction":
        part = next(t for t in tokens if t.tag in ("quarter", "part"))
        if tokens[-2] is part and part.role != "fraction":  # "of a" may lack: четверть миллиарда
            return None
        return Quantity(scale / _denominator(part), scale, True)
    if how == "mixed":
        return Quantity((_leading(tokens) + 0.5) * scale, scale, True)
    if how == "behind":
        return Quantity((_leading(tokens) + 0.5) * scale, scale, True)
    if how == "chain":
        return _chain(tokens)
    if how == "plain":
        return Quantity(tokens[0].value * scale, scale)
    if how == "bare":
        return Quantity(scale, scale, True) if tokens[0].role == "one" else None
    if how == "one":
        text = sentence.view.low[tokens[-1].start : tokens[-1].end]
        return Quantity(scale, scale, True) if len(text) > 2 else None
    numerals = [t.value.value for t in tokens if t.tag == "numeral"]
    for factor in scales[:-1]:
        scale *= factor
    return Quantity(_spelled(numerals) * scale, scale, True)


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


def _leading(tokens: Sequence[Token]) -> float:
    first = tokens[0]
    if first.tag == "number":
        return float(first.value)
    return float(first.value.value) if first.tag == "numeral" else 1.0


def _denominator(token: Token) -> float:
    return 4.0 if token.tag == "quarter" else float(token.value.value)


def _spelled(numerals: Sequence[float]) -> float:
    """twenty five -> 25, two hundred five -> 205."""
    total = 0.0
    for value in numerals:
        total = max(total, 1.0) * value if value == 100 else total + value
    return total
