"""Flows and figures told in rows: exports and imports were 5 and 3, up 4% and down 2%."""

from itertools import takewhile

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.mention import Mention
from tradeparse.parse.tokens import Sentence

#: exports to Serbia and imports from it
_LISTED = tag_pattern(
    "measure (?: [to from country own definite anaphor generic]{0,4}"
    " [comma and]{1,2} [country own definite]{0,2} measure ){1,3}"
)
#: its exports and imports; exports to and imports from
_COUPLED = tag_pattern("measure to? and measure (?= (?! from ) | from definite? country )")
#: Italy with | 5 million
_WITH = tag_pattern(r"country with compare? \Z")
#: oil made up 43 percent | and natural gas | 31 percent | of what Serbia bought from Russia
_NEXT_PART = tag_pattern(
    "[comma and]{1,2} [product generic definite share compare in article]{1,6}"
)
_OF_A_WHOLE = tag_pattern("of [own definite country generic both]{0,4} (?P<m> measure )")
#: vehicle parts (5 million) and fuels (4 million |) headed the list of what Spain shipped
_HEADS_A_FLOW = tag_pattern("[close comma] [^comma semicolon quantity measure]{0,8} measure")
#: drinks for | 5 million | and sulphur for | 4 million | were shipped
_FOR_GOODS = tag_pattern(r"product generic? in compare{0,2} \Z")
_ARE_SOLD = tag_pattern("actual{1,2} measure")
#: cars ( | 5 million | ); cars, at | 5 million | ,
_ASIDE = tag_pattern(". open close | comma in comma")
_OF_TWO = ("former", "latter")


def measures_of_list(sentence: Sentence, mentions: list[Mention]) -> dict[int, tuple[str, int]]:
    """Figure -> its measure and the token that says it, where flows and figures are told in rows.

    Exports and imports were 5 and 3 billion, up 4% and down 2%, respectively; exports were 5 and
    imports 3 billion, up 4% and down 2%, respectively; exports and imports were 8 billion; the
    former grew by 4%, the latter by 2%.
    """
    tags = sentence.tags
    of_two = _former_and_latter(sentence, mentions)
    if of_two:
        return of_two
    respectively = CHARS["respectively"] in tags
    for match in (_LISTED if respectively else _COUPLED).finditer(tags):
        flows = [i for i in range(*match.span()) if tags[i] == CHARS["measure"]]
        further = tags.find(CHARS["measure"], match.end())
        end = further if further >= 0 else len(tags)
        behind = [i for i, m in enumerate(mentions) if match.end() <= m.begin < end]
        if (
            len(flows) > 1
            and len(behind) >= len(flows)
            and (respectively or _are_two(mentions, behind))
        ):
            return _in_turn(sentence, mentions, behind, flows)
        if not respectively and _are_one(sentence, mentions, behind, flows):
            return dict.fromkeys(behind, ("turnover", flows[0]))
    if respectively:
        return _of_amounts_before(sentence, mentions)
    return (
        _of_frame(sentence, mentions)
        or _of_brackets(sentence, mentions)
        or _of_goods_sold(sentence, mentions)
        or _of_one_whole(sentence, mentions)
    )


def _former_and_latter(sentence: Sentence, mentions: list[Mention]) -> dict[int, tuple[str, int]]:
    """What the former and the latter of two flows did; a figure behind goes on with its own."""
    told: dict[int, tuple[str, int]] = {}
    begin, which = 0, None
    for index, mention in enumerate(mentions):
        for at in range(begin, mention.begin):
            token = sentence.tokens[at]
            if token.tag == "anaphor" and token.value.value in _OF_TWO:
                which = token.value.value
            elif token.tag == "measure":
                which = None
        begin = mention.finish
        flows = _last_two_flows(sentence, mention.begin) if which is not None else []
        if len(flows) == len(_OF_TWO):
            at = flows[_OF_TWO.index(which)]
            told[index] = str(sentence.tokens[at].value.value), at
    return told


def _last_two_flows(sentence: Sentence, end: int) -> list[int]:
    """The tokens of the last two different measures named before `end`, in their order."""
    found: dict[str, int] = {}
    for at in range(end - 1, -1, -1):
        token = sentence.tokens[at]
        if token.tag == "measure" and len(found) < len(_OF_TWO):
            found.setdefault(str(token.value.value), at)
    return sorted(found.values())


def _of_frame(sentence: Sentence, mentions: list[Mention]) -> dict[int, tuple[str, int]]:
    """Figures of a list before what it is of: Italy with 5, Spain with 4 million were the top
    export destinations.
    """
    first, last = mentions[0].begin, mentions[-1].finish
    if len(mentions) < 2 or CHARS["measure"] in sentence.tags[:first]:
        return {}
    if not sentence.search_back(_WITH, first):
        return {}
    for index, token in enumerate(sentence.tokens[last:], last):
        if token.tag == "measure" and token.role == "partner":
            return dict.fromkeys(range(len(mentions)), (str(token.value.value), index))
    return {}


def _of_brackets(sentence: Sentence, mentions: list[Mention]) -> dict[int, tuple[str, int]]:
    """Goods with their amounts beside them, before the flow that they head: cars (5 million) and
    fuels (4 million) headed the list of what Spain shipped; cars, at 5 million, were the largest.
    """
    tags, last = sentence.tags, mentions[-1].finish
    if len(mentions) < 2 or not all(_ASIDE.fullmatch(_around(tags, m)) for m in mentions):
        return {}
    if CHARS["measure"] in tags[:last] or CHARS["product"] not in tags[: mentions[0].first]:
        return {}
    found = _HEADS_A_FLOW.match(tags, last)
    if found is None:
        return {}
    flow = str(sentence.tokens[found.end() - 1].value.value), found.end() - 1
    return dict.fromkeys(range(len(mentions)), flow)


def _of_goods_sold(sentence: Sentence, mentions: list[Mention]) -> dict[int, tuple[str, int]]:
    """Goods and what they were sold for, before the verb that sells all of them: drinks for 5,
    sulphur for 4 and cement for 3 million were shipped to Congo.
    """
    tags, last = sentence.tags, mentions[-1].finish
    found = _ARE_SOLD.match(tags, last)
    if len(mentions) < 2 or found is None or CHARS["measure"] in tags[:last]:
        return {}
    if not all(m.kind == "amount" and sentence.search_back(_FOR_GOODS, m.begin) for m in mentions):
        return {}
    verb = found.end() - 1
    return dict.fromkeys(range(len(mentions)), (str(sentence.tokens[verb].value.value), verb))


def _around(tags: str, mention: Mention) -> str:
    """The tags before and behind a figure."""
    first, last = mention.first, mention.finish
    return tags[max(first - 2, 0) : first] + tags[last : last + 1]


def _of_one_whole(sentence: Sentence, mentions: list[Mention]) -> dict[int, tuple[str, int]]:
    """Shares of one flow that is told behind the last: oil made up 43 and gas 31 percent of it."""
    told: dict[int, tuple[str, int]] = {}
    whole: int | None = None
    for index in range(len(mentions) - 1, -1, -1):
        mention = mentions[index]
        if mention.kind != "share":
            whole = None
            continue
        found = _OF_A_WHOLE.match(sentence.tags, mention.finish)
        if found is not None:
            whole = found.start("m")
        elif whole is not None and _NEXT_PART.fullmatch(
            sentence.tags, mention.finish, mentions[index + 1].begin
        ):
            told[index] = str(sentence.tokens[whole].value.value), whole
        else:
            whole = None
    return told


def _in_turn(
    sentence: Sentence, mentions: list[Mention], behind: list[int], flows: list[int]
) -> dict[int, tuple[str, int]]:
    """The figures of each flow: 5 and 3 billion, 4% and 2%; or 4% to 5 billion, 2% to 3 billion."""
    size = len(flows)
    rounds = len(behind) // size
    kinds = [mentions[i].kind for i in behind]
    grouped = rounds > 1 and len(behind) == rounds * size and kinds[0] != kinds[1]
    owners = [i // rounds if grouped else i % size for i in range(rounds * size)]
    told = [(str(sentence.tokens[flow].value.value), flow) for flow in flows]
    return {figure: told[owner] for figure, owner in zip(behind, owners, strict=False)}


def _are_two(mentions: list[Mention], behind: list[int]) -> bool:
    """Whether two flows are told as two sums, in turn without saying so."""
    one, two = mentions[behind[0]], mentions[behind[1]]
    return one.kind == two.kind == "amount" and not two.restates


def _are_one(
    sentence: Sentence, mentions: list[Mention], behind: list[int], flows: list[int]
) -> bool:
    """Whether exports and imports are told as one sum, or grow as one."""
    told = {sentence.tokens[flow].value.value for flow in flows}
    if told != {"exports", "imports"} or not behind:
        return False
    amounts = [i for i in behind if mentions[i].kind == "amount" and not mentions[i].restates]
    if amounts == behind[:1]:
        return True
    headed = (
        CHARS["measure"] in sentence.tags[: flows[0]]
    )  # the deficit, exports less imports, fell
    grows = mentions[behind[0]].kind == "growth"
    return grows and not headed and len(amounts) < len(flows)


def _of_amounts_before(sentence: Sentence, mentions: list[Mention]) -> dict[int, tuple[str, int]]:
    """Growths told "respectively" behind as many amounts, each with a flow of its own."""
    tags = sentence.tags
    end = tags.index(CHARS["respectively"])
    before = [i for i, mention in enumerate(mentions) if mention.begin < end]
    growths = list(takewhile(lambda i: mentions[i].kind == "growth", reversed(before)))[::-1]
    amounts = before[: -len(growths)][-len(growths) :] if growths else []
    flows = []
    for i in amounts:
        begin = mentions[i - 1].finish if i else 0
        flow = tags.rfind(CHARS["measure"], begin, mentions[i].begin)
        if mentions[i].kind != "amount" or flow < 0:
            return {}
        flows.append((str(sentence.tokens[flow].value.value), flow))
    if len(growths) < 2 or len(flows) != len(growths):
        return {}
    return dict(zip(growths, flows, strict=True))
