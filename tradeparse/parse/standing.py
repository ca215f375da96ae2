"""How a figure stands: stated as achieved, as a goal, or as an expectation."""

from tradeparse.packs import Word
from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.clauses import Zone
from tradeparse.parse.mention import Mention
from tradeparse.parse.tokens import Sentence, Token
from tradeparse.parse.topic import Topic

#: the old level, from which a planned change starts: from | 20.8% | to 4.5%
_FROM_HERE = tag_pattern(r"from [compare definite article generic]{0,2} \Z")
_TO_THERE = tag_pattern(
    "[^comma semicolon quantity but]{0,6}"
    " [to actual] [compare definite article generic between]{0,2} [currency quantity]"
)
#: from 1 July the charge falls
_FROM_A_DAY = tag_pattern(r"\A (?: from | since | ended ) (?: quantity month | month quantity )")
#: falls from 10 to | 5 percent
_FROM_TO = tag_pattern(r"""
    [up down] from [compare article definite]{0,2} currency? quantity [percent currency]?
    to [compare article definite]{0,2} \Z
""")
#: the duty, at present | 12 percent, is to be abolished; shipments, now | 5 million, should grow
_NOW = tag_pattern(r"now (?: actual | measure (?: article measure of )? )? compare? \Z")
_NOW_ASIDE = tag_pattern(r"comma now compare? \Z")
#: would free them from a duty of | 45 percent
_FROM_A_RATE = tag_pattern(r"from [article own definite] country? measure of compare? \Z")
#: grew 5% | year on year in 2019, | to reach
_ADJUNCTS = tag_pattern("""
    [yoy in of year month relative span quantity definite generic compare text measure]{0,9} comma?
""")
#: plans a | credit line, plans to open the country a | credit line, forecasts a | price; to raise
#: the capital of the | fund
_PLANS = tag_pattern(r"""
    target (?: to text )? [article text generic country]{1,4} \Z
  | forecast [article definite] [text generic]{0,2} \Z | forecast compare \Z
  | to [up down] [definite article own measure]{0,3} \Z
""")
#: will add 5 billion and | raise; to bring trade to 5 billion, but exports | to double
_AND_OR_BUT = tag_pattern(r"(?: and | but [^comma semicolon actual quantity]{1,8} ) \Z")
#: we have moved our target from | 5 billion to 10
_OLD_TARGET = tag_pattern(
    r"[own definite country] [measure both generic]{0,2} target [up text down]{0,2}"
    r" from compare? \Z"
)
#: to bring trade to 5 billion in 2025, | and in the medium term to | 10 billion; and in Russian: to
#: bring trade to 5 billion, | and investment – to | 1 billion
_AND_THEN = tag_pattern(r"""
    comma? but (?: now | in [since of definite generic relative year month span]{1,4} ) dash?
    to compare? \Z
  | comma? but [generic definite own both product]{0,3} measure
    [of in to from country product measure definite]{0,6} dash to compare? \Z
""")
#: has invested 5 million, | a sum that he would like to see grow
_A_SUM_TO_GROW = tag_pattern("""
    [^semicolon colon but]{0,12} comma article [currency generic text] [anaphor which]
    [^comma semicolon target]{0,6} target to? [up down multiple]
""")
_ACTUAL = CHARS["actual"]
_TWO = CHARS["country"] + CHARS["and"] + CHARS["country"]
_PLAN_WHICH = CHARS["target"] + CHARS["comma"] + CHARS["which"]
_SMALL = tag_pattern("[definite article compare generic]{0,3}")
_CUES = ("target", "forecast")
_CHANGES = ("up", "down", "multiple")
_WEAK = ("weak", "aim", "echo")
_STOPS = ("semicolon", "colon", "but")
_BEHIND_STOPS = {
    "target": ("semicolon", "colon", "but", "and", "close"),
    "forecast": ("semicolon", "colon", "but", "and", "close", "comma", "which"),
}


def starts_a_change(sentence: Sentence, zone: Zone) -> bool:
    """Whether a figure is where a change begins: 4.7 in "from 4.7 to 10 billion"."""
    starts = sentence.search_back(_FROM_HERE, zone.left)
    return starts is not None and _TO_THERE.match(sentence.tags, zone.right) is not None


def stand(sentence: Sentence, mentions: list[Mention], zones: list[Zone], topic: Topic) -> None:
    """Set the status of the figures of a sentence, each by the words of its own clause."""
    item = sentence.view.continues(topic.paragraph)
    asked = topic.asked and mentions[0].measure != "other"
    standing = topic.announced if item or asked else "actual"
    previous: Mention | None = None
    for mention, zone in zip(mentions, zones, strict=True):
        stated = _before(sentence, mention, zone, topic.standing, standing, previous)
        stated = stated or _behind(sentence, mention, zone)
        aside = previous is not None and (previous.measure == "other") != (
            mention.measure == "other"
        )
        if stated is not None:
            standing = stated
        elif aside or _begins_anew(sentence, zone):
            standing = "actual"
        old = _is_old_level(sentence, mention, zone, previous) or stands_today(sentence, mention)
        mention.status = "actual" if old else standing
        of_lines = mention.kind == "share" and mention.measure == "other"
        rate = (mention.kind == "rate" or of_lines) and _is_tariff(sentence, zone)
        dated = mention.measure == "other" and _FROM_A_DAY.match(sentence.tags) is not None
        if rate and mention.status == "forecast":
            mention.status = "target"  # a duty that will be is one agreed on
        elif (rate or dated) and _is_scheduled(sentence, zone):
            mention.status = "target"
        previous = mention
    topic.standing = mentions[-1].status
    if not item:
        topic.announced = topic.standing if sentence.text.endswith(":") else "actual"


def announce(sentence: Sentence, topic: Topic) -> None:
    """A sentence without figures that ends with a colon says how those of its list stand, a
    question how the answer does: and the goal?
    """
    topic.announced = "actual"
    if not sentence.text.endswith((":", "?")):
        return
    for index, token in enumerate(sentence.tokens):
        if token.tag in _CUES and token.role not in _WEAK:
            told = any(t.tag == "measure" and t.role == "verb" for t in sentence.tokens[index:])
            topic.announced = "actual" if told else token.tag  # one sees what we sold them:
            break


def _is_old_level(
    sentence: Sentence, mention: Mention, zone: Zone, previous: Mention | None
) -> bool:
    """What a change starts from, or what the growth before it is compared with, is no plan."""
    if sentence.search_back(_OLD_TARGET, zone.left):
        return False
    if mention.kind != "growth" and sentence.search_back(_FROM_HERE, zone.left):
        return True
    if any(t.role == "instead" for t in sentence.tokens[max(zone.left - 1, 0) : zone.left]):
        return True
    if mention.kind == "rate" and sentence.search_back(_FROM_A_RATE, zone.left):
        return True
    if previous is None or not previous.compared or mention.kind != "amount":
        return False
    return _SMALL.fullmatch(sentence.tags[previous.finish : mention.begin]) is not None


def _is_scheduled(sentence: Sentence, zone: Zone) -> bool:
    """Where a change goes that is told in the present tense: falls from 10 to | 5 percent."""
    found = sentence.search_back(_FROM_TO, zone.left)
    if found is None or sentence.tags[: found.start()].endswith(_ACTUAL):  # has been cut
        return False
    return sentence.tokens[found.start()].value.tense in ("present", "base")


def stands_today(sentence: Sentence, mention: Mention) -> bool:
    """A rate with an owner is in force: to scrap its 5 percent tariff; what is told of now is."""
    if mention.kind != "rate":
        return sentence.search_back(_NOW_ASIDE, mention.begin) is not None
    if sentence.search_back(_NOW, mention.begin):
        return True
    owned = sentence.tags[: mention.begin].endswith(CHARS["own"])
    return owned and sentence.tags.startswith(CHARS["measure"], mention.finish)


def _before(
    sentence: Sentence,
    mention: Mention,
    zone: Zone,
    spoken: str,
    standing: str,
    previous: Mention | None,
) -> str | None:
    """The cue before the figure that says most, unless what has happened stands between.

    A strong cue ("plans") decides; a weak one ("will", "to increase") where none stands before it.
    spoken: how the last figure stood, for an echo of it: "this would be 11% more"; standing: how
    the figure before it does, for one more step: "is to reach 5, that is, to double".
    """
    tokens = sentence.tokens
    weak, aimed = -1, False
    for index in range(zone.right - 1, zone.first - 1, -1):
        token = tokens[index]
        if token.tag in _CUES and token.role not in _WEAK:
            return _because(sentence, mention, _leading(sentence, index))
        if _is_past(token) and all(t.role != "wish" for t in tokens[zone.first : index]):
            if aimed:
                break
            return "actual"
        if weak < 0 and (_is_weak(sentence, index) or _goes_on(sentence, index, standing)):
            weak = index
        # a comma parts a goal from what has happened: agreed in May, to lift trade to 15 billion
        aimed = aimed or (weak >= 0 and token.tag == "comma" and _is_goal(tokens[weak]))
        leads_in = token.tag == "colon" and (
            index == zone.left - 1 or weak >= 0 or _is_to_be(tokens[zone.left])
        )
        stops = token.tag in _STOPS and not leads_in  # we have a plan: exports should grow
        if stops or (_is_price(sentence, mention, index) and not _is_planned(sentence, index)):
            break
    if weak < 0:
        return None
    if (
        tokens[weak].role == "aim"
        and standing not in _CUES
        and _is_its_end(sentence, weak, previous)
    ):
        return "actual"  # a growth of 4 per cent to touch 18 billion
    return _weakly(sentence, mention, zone, weak, (standing, spoken))


def _weakly(
    sentence: Sentence, mention: Mention, zone: Zone, weak: int, before: tuple[str, str]
) -> str:
    """The status that a weak cue gives; before: of the figure before it, and of the last one."""
    standing, spoken = before
    token = sentence.tokens[weak]
    told = _because(sentence, mention, weak)
    if told == "forecast" and any(t.role == "accord" for t in sentence.tokens[zone.first : weak]):
        return "target"  # they agreed that trade should grow
    if token.role == "echo":
        return standing if standing in _CUES else spoken if spoken in _CUES else told
    return standing if _is_goal(token) and standing in _CUES else told


def _is_to_be(token: Token) -> bool:
    """Whether a growth is told in the infinitive: wants this: in two years to double."""
    return token.tag in _CHANGES and token.value.tense == "base"


def _is_its_end(sentence: Sentence, index: int, previous: Mention | None) -> bool:
    """Whether "to reach" says where a change has led: grew 5% year on year in 2019 to reach."""
    if index and sentence.tokens[index - 1].tag in ("percent", "quantity", "times", "currency"):
        return True
    if previous is None or previous.kind != "growth":
        return False
    return _ADJUNCTS.fullmatch(sentence.tags, previous.finish, index) is not None


def _is_goal(token: Token) -> bool:
    """Whether a weak cue is an infinitive: to reach, to increase."""
    return token.role == "aim" or token.tag in _CHANGES


def _is_past(token: Token) -> bool:
    """Whether a verb says that something has happened."""
    return token.tag in ("actual", *_CHANGES) and token.value.tense == "past"


def _is_weak(sentence: Sentence, index: int) -> bool:
    """A cue that others may overrule: will rise, to reach, to increase trade, to invest."""
    token = sentence.tokens[index]
    if token.tag in _CUES or (isinstance(token.value, Word) and token.value.tense == "future"):
        return True
    based = token.tag in _CHANGES and token.value.tense == "base"
    placed = token.tag == "measure" and token.role in ("putting", "verb")
    return (based or placed) and index > 0 and sentence.tokens[index - 1].tag == "to"


def _goes_on(sentence: Sentence, index: int, standing: str) -> bool:
    """Whether a bare verb goes on with the plan before it: will add 5 billion and raise output.

    Or one in another clause: agreed to bring trade to 5 billion, but the exports to double.
    """
    token = sentence.tokens[index]
    joined = sentence.search_back(_AND_OR_BUT, index) is not None
    based = token.tag in _CHANGES and token.value.tense == "base"
    return joined and based and standing in _CUES


def _behind(sentence: Sentence, mention: Mention, zone: Zone) -> str | None:
    """The cue behind the figure: $3 billion as the goal; a drop of 8% is to be expected."""
    priced = mention.measure == "other" and mention.kind != "share"
    closed: set[str] = set()
    heads = not any(t.tag in ("actual", "measure") for t in sentence.tokens[zone.first : zone.left])
    for index in range(zone.right, zone.last):
        tag = sentence.tokens[index].tag
        if sentence.tokens[index].role == "cause" and sentence.tags[index - 1] != _ACTUAL:
            break  # because fewer ships were ordered; but not: is due to go
        if tag == "colon" and heads:  # ten billion dollars: that is what both want to reach
            continue
        if not _joins_countries(sentence, index):
            closed |= {cue for cue in _CUES if tag in _BEHIND_STOPS[cue]}
        effect = sentence.tokens[index].role == "effect"
        if priced and not effect:
            continue
        if tag in _CUES and (effect or tag not in closed):
            if _A_SUM_TO_GROW.match(sentence.tags, zone.right, index + 3):
                return None
            return _because(sentence, mention, index)
    return None


def _joins_countries(sentence: Sentence, index: int) -> bool:
    """The "and" of the countries that act: what Turkey and Azerbaijan would like to see."""
    return sentence.tags[index - 1 : index + 2] == _TWO


def _is_price(sentence: Sentence, mention: Mention, index: int) -> bool:
    """A cost, price or loan is stated, whatever it is for: will build a plant at a cost of."""
    token = sentence.tokens[index]
    return (
        (mention.kind, mention.measure) == ("amount", "other")
        and token.tag == "measure"
        and token.value.value == "other"
        and token.role in ("", "cost")
    )


def _is_planned(sentence: Sentence, index: int) -> bool:
    """Whether what costs money is itself the plan: plans a | credit line."""
    return sentence.search_back(_PLANS, index) is not None


def _is_tariff(sentence: Sentence, zone: Zone) -> bool:
    return any(
        token.tag == "measure" and token.role == "tariff" for token in sentence.tokens[: zone.last]
    )


def _because(sentence: Sentence, mention: Mention, index: int) -> str:
    """The status that a cue gives; a verb in the infinitive is a goal, in the future a forecast."""
    mention.because["status"] = sentence.words(index, index + 1)
    token = sentence.tokens[index]
    if token.tag in _CUES:
        return "target" if _invests(sentence, index) else token.tag
    return "forecast" if token.value.tense == "future" else "target"


def _invests(sentence: Sentence, index: int) -> bool:
    """Whether a cue says that somebody will invest, which is a plan."""
    verb = sentence.tokens[index + 1 : index + 2]
    return any(t.role == "verb" and t.value.value == "investment" for t in verb)


def _leading(sentence: Sentence, index: int) -> int:
    """Of several cues in a row ("is expected to reach") the first decides; "will agree to reach"
    is a goal.
    """
    tokens = sentence.tokens
    at = index - 1
    if at >= 0 and tokens[index].role == "agreed":
        return index
    if sentence.tags[: at + 1].endswith(_PLAN_WHICH):  # a plan, which will allow
        return at - 2
    while at >= 0 and tokens[at].tag in ("to", "actual", "anaphor", "definite", *_CUES):
        if tokens[at].tag in _CUES:
            index = at
        at -= 1
    return index


def _begins_anew(sentence: Sentence, zone: Zone) -> bool:
    """Whether a clause with a verb of its own begins before the figure."""
    if sentence.search_back(_AND_THEN, zone.left):
        return False
    return any(
        token.tag in ("actual", "but", "semicolon", "which")
        or (token.tag in ("up", "down") and not token.role)
        for token in sentence.tokens[zone.first : zone.left]
    )
