"""The countries of a sentence, and the role of each towards a flow."""

from dataclasses import dataclass

from tradeparse.packs import Place
from tradeparse.packs.tags import tag_pattern
from tradeparse.parse.tokens import Sentence, Token
from tradeparse.schema import GROUPS

#: tags that tell the role of the country behind them
_LEADS = {"from", "to", "with", "between", "of", "in", "by"}
_SKIPPED = {
    "definite",
    "article",
    "text",
    "generic",
    "own",
    "both",
    "quote",
    "region",
    "compare",
}
#: the roles of the far end of a flow
FAR = ("to", "from", "with")
_FAR = {*FAR, "in"}
_LISTED = {"and", "comma", "or"}
#: what an adjective stands before: Turkish firms
_NOUNS = {
    "text",
    "generic",
    "product",
    "unit",
    "measure",
    "dash",
    "and",
    "change",
    "up",
    "down",
    "share",
}
#: BAKU, February 11 - In January …; Oslo, 11 February 2025.: the place of writing is not spoken of
_DATELINE = tag_pattern(
    r"[country region] (?: [comma month number quantity year text]{0,5} [dash colon]"
    r" | comma [month number quantity]{2} comma? year stop )"
)

_LABEL = tag_pattern("country [dash colon]")
#: Закупает | Сербия: where the verb may come first, whose it is stands behind it
_VERB_FIRST = tag_pattern("[dash and but quote]{0,2} text? (?P<verb> measure )")
#: Romania |, where it has invested
_WHERE = tag_pattern("comma (?P<which> which ) [^comma semicolon measure]{0,6} (?P<m> measure )")
#: on strong demand from Japan: why, not with whom; but: thanks to 5 million from Japan
_CAUSE = tag_pattern(
    "which [^comma semicolon but close quantity currency]{1,12} (?= comma | semicolon | but | close"
    " | stop | \\Z )"
)
#: to Germany (€1.3 billion) | and Italy (€0.9 billion)
_MEMBER = tag_pattern("country open [^open close]{1,8} close comma?")


#: Poland was the only one | to which deliveries fell
_TO_WHICH = tag_pattern("""
    country [^comma semicolon currency measure country which]{0,8} (?P<lead> to | from | with )
    which [definite own]{0,2} measure
""")


#: sold goods for 5 million to Mongolia
_SOLD_TO = tag_pattern(r"""
    measure [^semicolon comma quantity]{0,6} quantity currency? [^comma semicolon quantity]{0,3}
    [to from with] definite? country \Z
""")
#: Belarus 3 million, Paraguay beef worth 3 million
_SO_MUCH = tag_pattern(
    "country (?: product [compare generic in]{0,2} )? compare? currency? quantity"
)
#: machinery earned the | Swiss 5 million
_EARNED = tag_pattern(r"product measure definite? \Z")


@dataclass(slots=True)
class Spot:
    """A country in a sentence: its token, its code and its role towards the flow.

    role: a tag of _LEADS, `own` (possessive, or an adjective before the flow), or `subject`.
    """

    index: int
    code: str
    role: str
    form: str


def spots(sentence: Sentence) -> list[Spot]:
    """The countries named in a sentence with their roles, left to right."""
    found: list[Spot] = []
    tokens = sentence.tokens
    causes = [m.span() for m in _CAUSE.finditer(sentence.tags) if tokens[m.start()].role == "cause"]
    for index, token in enumerate(tokens):
        if token.tag != "country" or any(first < index < last for first, last in causes):
            continue
        place: Place = token.value
        if index == 0 and dateline(sentence):
            continue
        if index and tokens[index - 1].tag == "ended":  # through Croatia: only the way
            continue
        if any(t.role == "led" for t in tokens[index + 2 : index + 3]):  # the Russian-led union
            continue
        spot = Spot(
            index, place.code, role_at(sentence, index, place.form, place.code, found), place.form
        )
        if found and found[-1].index == index - 2 and tokens[index - 1].tag in ("dash", "slash"):
            spot.role = found[-1].role = "between"
        if spot.role in ("subject", "of") and _hosts(sentence, index):
            spot.role = "in"
        found.append(spot)
    return found


def _hosts(sentence: Sentence, index: int) -> bool:
    """Whether a clause says what was invested in a country: Romania, where it has invested."""
    found = _WHERE.match(sentence.tags, index + 1)
    if found is None or sentence.tokens[found.start("which")].role != "where":
        return False
    return sentence.tokens[found.start("m")].value.value == "investment"


def dateline(sentence: Sentence) -> str | None:
    """The country in whose city a sentence says that it was written."""
    if not _DATELINE.match(sentence.tags):
        return None
    place: Place = sentence.tokens[0].value
    if heading_of_part(sentence) is not None:
        return None
    shouted = sentence.words(0, 1).isupper() and len(sentence.words(0, 1)) > 3  # SINGAPORE
    return place.code or None if place.form in ("capitals", "regions") or shouted else None


def heading_of_part(sentence: Sentence) -> str | None:
    """The country in capitals that heads a part of a text: RWANDA – Total trade was."""
    if _LABEL.match(sentence.tags) is None or not sentence.words(0, 1).isupper():
        return None
    place: Place = sentence.tokens[0].value
    view, number = sentence.view, sentence.view.paragraph_at(sentence.start)
    if not number:
        return None
    titled = number == 1 and view.plain[slice(*view.paragraphs[0])].rstrip()[-1:] not in ".:"
    return place.code if place.form == "names" and not titled else None


def role_at(sentence: Sentence, index: int, form: str, code: str, found: list[Spot]) -> str:
    """The role of the country at a token; `found` are the countries to its left."""
    tokens = sentence.tokens
    describes = tokens[index].possessive or form in ("adjectives", "reference")
    if describes and describes_flow(sentence, index):
        return "own"
    if (led := _TO_WHICH.match(sentence.tags, index)) is not None:
        return tokens[led.start("lead")].tag
    if sentence.search_back(_EARNED, index):
        return "by"
    at = index - 1
    if at > 0 and _counts(tokens[at]):  # in 41 Vietnamese projects, from the six member states
        at -= 1
    while at >= max(index - 4, 0) and (
        _is_skipped(tokens[at], form)
        or _other_members(sentence, at)
        or (_counts(tokens[at]) and tokens[at + 1].tag == "definite")
    ):
        at -= 1
    if form == "names" and _follows_its_verb(sentence, index):
        return "by"
    role = _led(sentence, at, code, found) if at >= 0 else "subject"
    role = _turned(sentence, index, role)
    if tokens[index].possessive:  # in Serbia's markets, but not by Serbia's bank
        return role if role in _FAR else "own"
    if role:
        return role
    after = tokens[index + 1].tag if index + 1 < len(tokens) else ""
    return "own" if form == "adjectives" and after in _NOUNS else "subject"


def _turned(sentence: Sentence, index: int, role: str) -> str:
    """The role of a country by what stands behind it: with Japan importing 5 million; 5 million
    came from Polish buyers.
    """
    if role == "with" and _acts(sentence, index):
        return "subject"
    buyers = any(t.role == "buyers" for t in sentence.tokens[index + 1 : index + 2])
    return "to" if role == "from" and buyers else role


def _is_skipped(token: Token, form: str) -> bool:
    """Whether a word stands between a country and what leads it, as "what" does not."""
    begins = token.role == "what" and form == "adjectives"
    return token.tag in _SKIPPED and not begins


def _counts(token: Token) -> bool:
    """Whether a word is a plain number."""
    return token.tag == "quantity" and not token.value.scaled


def _follows_its_verb(sentence: Sentence, index: int) -> bool:
    """Whether a sentence begins with the verb of a country: Закупает Сербия."""
    found = _VERB_FIRST.fullmatch(sentence.tags, 0, index)
    return found is not None and sentence.tokens[found.start("verb")].role == "verb"


def _acts(sentence: Sentence, index: int) -> bool:
    """Whether a verb that sells or buys stands right behind a country."""
    following = sentence.tokens[index + 1 : index + 2]
    return any(t.tag == "measure" and t.role == "verb" for t in following)


def _led(sentence: Sentence, at: int, code: str, found: list[Spot]) -> str:
    """The role that the word at `at` gives to the country behind it; empty where it gives none."""
    tokens = sentence.tokens
    tag = tokens[at].tag
    if tag == "share":  # went to, came from
        return tokens[at].role
    if tag == "dash" and at and tokens[at - 1].tag == "between":  # intra-
        return "between"
    among = "between" in [t.tag for t in tokens[max(at - 4, 0) : at]]
    if tag in ("of", "in") and code in GROUPS and among:  # among the members of the union
        return "between"
    if tag == "in" and at and tokens[at - 1].role == "purchases":
        return "from"  # закупки в Китае
    if tag in _LEADS:
        return tag
    if tag in _LISTED and found and _MEMBER.fullmatch(sentence.tags, found[-1].index, at):
        return found[-1].role if found[-1].role in _FAR else ""
    if tag in _LISTED and found and _sells_next(sentence, at + 1, found[-1]):
        return ""  # sold goods for 152 million to Mongolia, Belarus 61 million
    if tag in _LISTED and found and at - found[-1].index <= 2:
        anew = found[-1].role == "own" or found[-1].code == code  # in Bulgaria, Bulgaria …
        return "" if anew else found[-1].role
    if tag == "country" and found:
        return found[-1].role if tokens[at].value.form == "capitals" else "subject"
    return ""


def _sells_next(sentence: Sentence, index: int, before: Spot) -> bool:
    """Whether a country with an amount of its own follows the far end of what another sold."""
    sold = sentence.search_back(_SOLD_TO, before.index + 1)
    if sold is None or sentence.tokens[sold.start()].role != "verb":
        return False
    return _SO_MUCH.match(sentence.tags, index) is not None


def _other_members(sentence: Sentence, at: int) -> bool:
    """Whether "of" stands in "other countries of" or "members of", which names no owner."""
    if at == 0 or sentence.tokens[at].tag != "of":
        among = at > 0 and sentence.tokens[at].tag in ("unit", "world")
        return among and sentence.tokens[at + 1].tag == "of"
    whose = sentence.tokens[at - 1]
    return whose.tag in ("world", "unit") or (whose.tag == "own" and whose.role == "bloc")


def describes_flow(sentence: Sentence, index: int) -> bool:
    """Whether a word before a flow says whose it is: Serbian [copper] exports, its trade."""
    tokens = sentence.tokens
    for at in range(index + 1, min(index + 4, len(tokens))):
        if tokens[at].tag == "measure":
            return tokens[at].value.value != "other" and tokens[at].role not in (
                "verb",
                "taker",
                "weak",
            )
        listed = tokens[at].tag == "country" and tokens[at - 1].tag in ("and", "comma")
        if (
            tokens[at].tag not in ("generic", "product", "text", "world", "and", "both")
            and not listed
        ):
            return False
        if tokens[at].tag == "text" and " " in sentence.low(at, at + 1):
            return False
    return False
