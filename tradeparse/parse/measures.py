"""What a figure measures: the word that says so, and what it is where no word does."""

import re

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.balance import exceeds, head
from tradeparse.parse.clauses import Zone, flow_ahead
from tradeparse.parse.mention import Mention
from tradeparse.parse.portions import RATES, coverage, divided
from tradeparse.parse.tokens import Sentence, Token
from tradeparse.parse.topic import Flow, Topic
from tradeparse.parse.unsaid import unsaid

#: behind the figure: 15 million | in exports, as the goal for trade, were Kyrgyz exports, of all
#: that it sold; or 3%, in the value of exports
_BEHIND = tag_pattern("""
    (?: comma? or compare{0,2} (?: quantity percent | currency? quantity currency? ) comma?
        (?= in | of )
      | open compare? [currency quantity]{2,3} close (?= in | of ) )?
    (?: [in of actual generic product which to anaphor]{1,3} | target [in of]
      | in (?: definite generic of | compare ) )
    [definite country own product generic world both article share dash and quantity span]{0,6}
    (?P<m>measure)
""")
#: a 96 million | deficit
_NOUN = tag_pattern("[product generic country]{0,2} (?P<m>measure)")
#: 39 percent | of Zimbabwe's exports of 4 billion
_OF_A_SUM = tag_pattern(
    "of [definite own country generic product]{1,5} measure"
    " of [compare article]{0,2} [currency quantity]"
)
#: half of it, 15 million, | were Kyrgyz exports; 9 million | – purchases from there
_PREDICATE = tag_pattern(r"""
    (?: comma actual [definite country own product]{0,3}
      | dash [definite country own]{0,2} (?= measure [text from in to of own country]{0,4}
        (?: [comma semicolon stop close] | \Z ) ) ) (?P<m>measure)
""")
#: the balance | – exports less imports – | narrowed; cars|, whose prices are high,| gained; beef|,
#: a trade that once flourished,| gained
_ASIDE = tag_pattern("""
    measure [^semicolon dash]{0,5} (?P<aside> dash [^semicolon quantity dash]{1,12} dash )
  | (?P<clause> comma which [^comma semicolon quantity dash]{1,8} comma )
  | (?P<called> comma article [text generic]? measure
      [anaphor which] [^comma semicolon]{1,8} comma )
""")
#: exports of cars rose: what is counted is the product of a flow
_COUNTED_OF = tag_pattern(r"measure (?: of | in ) [generic article product definite]{0,3} \Z")
#: compared with the record | 5 million
_THAN = tag_pattern(r"than [compare definite article generic own]{0,4} \Z")
#: exports were 104% | against November of last year
_AGAINST = tag_pattern(
    r"(?P<link> than | by ) [definite of generic anaphor in own]{0,3} [relative year month ordinal]"
)
#: it paid 7 million | for it
_FOR_IT = tag_pattern("in anaphor")
#: paid for Turkmen gas | 5 million
_PAID_FOR = tag_pattern(
    r"measure in definite? country? text? product [^comma semicolon quantity]{0,4} \Z"
)
#: coffee, for which it pays | 5 million
_FOR_WHICH = tag_pattern(r"in which [anaphor own country definite actual]{0,3} measure compare? \Z")
#: put 5 million | into a port, in Egypt
_INTO = tag_pattern("to | in country")
#: a credit line of | 5 million
_HEADED = tag_pattern(r"measure of compare{0,2} \Z")
#: firms doubled | their direct investment
_GROWN = tag_pattern("(?: own [generic country both]? | both )? measure")
#: 13 times lower than | imports
_TIMES_THAT_OF = tag_pattern(r"times [up down compare] [than of]{0,2} \Z")
#: exports | (+14%)
_ASIDE_OF = tag_pattern("measure open [compare by]{0,2}")
#: to invest in an assembly | plant
_INVESTS_IN = tag_pattern(r"measure in [text definite own country generic product]{0,4} \Z")
_INVESTS = ("verb", "investment")
#: invested | 5 million, lent farmers | 5 million
_VERB = tag_pattern(r"measure to? [compare article]{0,2} \Z")
#: will add 5 million | a year to it
_TO_IT = tag_pattern("(?: now | article span )? to anaphor")
#: a duty of 5 percent | of the customs value
_OF_A_PRICE = tag_pattern(
    "of [definite own article]? text? generic (?! [of measure product country] )"
)
#: on the import side, machinery cost
_GOODS_APART = tag_pattern("comma [definite country]? product")
#: exports brought our | farmers
_BRINGS = tag_pattern(r"measure [own definite country text]{0,2} \Z")
#: the share of the rouble, | the ministry says,| exceeds
_TOLD_BETWEEN = tag_pattern(r"comma text [text country region definite of]{0,4} comma \Z")
_STOPS = ("comma", "semicolon", "colon", "but")
_WALLS = ("semicolon", "but")
#: of this sum | a fifth were soybeans
_OF_THIS = tag_pattern(r"of anaphor compare? \Z")
#: a percentage below this is no level of another year
_LOWEST_INDEX = 30
#: to bring this share to | 25 percent
_THIS_SHARE = tag_pattern(r"anaphor share (?: by [year relative] )? to compare? \Z")
#: 7 million | (6 million euros) in grants
_CONVERTED = tag_pattern("open compare? [currency quantity]{2,3} close")
#: will charge | 5 percent on imported rice
_CHARGES = tag_pattern(r"measure compare{0,2} \Z")
_OTHERWISE = (CHARS["or"], CHARS["comma"] + CHARS["or"])


def measure_of(
    sentence: Sentence,
    mention: Mention,
    zone: Zone,
    before: Flow | None,
    topic: Topic,
    named: tuple[str, int] | None = None,
) -> tuple[str, int]:
    """(measure, token of the word that says it or -1) of a figure.

    named: the same, where it stands in a list: exports and imports were A and B respectively.
    """
    if named is not None:
        mention.because["measure"] = sentence.words(named[1], named[1] + 1)
        return named
    anchor = anchor_of(sentence, mention, zone)
    if before is not None and mention.ends and anchor > zone.right:
        anchor = -1  # exports rose by 5% to 3 billion as trade grew
    if before is not None and before.measure != "other" and _is_compared(sentence, mention, zone):
        anchor = -1  # a surplus of 3 billion, as prices fell, compared with the 5 billion of 2023
    if _is_cost(sentence, anchor) and _costs_imports(sentence, anchor, before, topic):
        anchor = -1  # imports rose by 5% and cost 3 billion
    if anchor >= 0:
        token = sentence.tokens[anchor]
        mention.because["measure"] = sentence.words(anchor, anchor + 1)
        if mention.kind == "amount" and exceeds(sentence, zone) is not None:
            return "balance", anchor
        spends = token.role == "spending" and (  # cheese paid 6 percent at the border
            mention.kind == "share" or not _buys(sentence, zone, topic)
        )
        if token.tag == "unit" or spends:
            return "other", anchor
        return str(token.value.value), anchor
    if before is not None:
        return before.measure, -1
    return unsaid(sentence, zone, topic), -1


def _costs_imports(sentence: Sentence, anchor: int, before: Flow | None, topic: Topic) -> bool:
    """Whether what cost money was imported: so was the flow spoken of; peas alone cost."""
    if before is not None:
        return before.measure == "imports"
    spoken = topic.flow is not None and topic.flow.measure == "imports"
    return spoken and any(t.tag == "product" for t in sentence.tokens[:anchor])


def _is_compared(sentence: Sentence, mention: Mention, zone: Zone) -> bool:
    """Whether an amount is nothing but what the one before it is compared with."""
    than = mention.kind == "amount" and sentence.search_back(_THAN, zone.left)
    return bool(than) and not _BEHIND.match(sentence.tags, zone.right)


def _buys(sentence: Sentence, zone: Zone, topic: Topic) -> bool:
    """Whether what money is spent on is goods, those spoken of too, or comes from a country."""
    behind = sentence.tokens[zone.right : zone.right + 6]
    if any(t.tag in ("country", "product", "generic") for t in behind):
        return True
    before = sentence.tokens[zone.first : zone.left]
    bought = any(
        t.tag == "measure" and t.value.value == "imports" and t.role == "verb" for t in before
    )
    if bought or sentence.search_back(_PAID_FOR, zone.left):
        return True
    goods = topic.goods or any(t.tag == "product" for t in sentence.tokens[: zone.left])
    for_it = _FOR_IT.match(sentence.tags, zone.right)
    return bool(goods) and bool(for_it or sentence.search_back(_FOR_WHICH, zone.left))


def anchor_of(sentence: Sentence, mention: Mention, zone: Zone) -> int:
    """The token that says what a figure measures, in its own zone; -1 where none does."""
    tags = sentence.tags
    owner = _owner_of(sentence, mention, zone)
    if owner is not None:
        return owner
    led = sentence.search_back(_HEADED, zone.left)
    if led is not None and _fits(sentence, led.start(), mention):
        return head(sentence, led.start())
    behind = _right_behind(sentence, mention, zone)
    if behind >= 0:
        return behind
    noun = _NOUN.match(tags, zone.right) if mention.kind != "growth" else None
    if noun is not None and _is_what_is_told(sentence.tokens[noun.start("m")], mention):
        return noun.start("m")
    inside = tags[zone.left : zone.right].find(CHARS["measure"])
    if inside >= 0:
        return zone.left + inside
    if mention.kind == "share" and sentence.search_back(_THIS_SHARE, zone.left):
        return -1
    before = _before(sentence, mention, zone)
    if before >= 0 or (mention.kind == "share" and sentence.search_back(_OF_THIS, zone.left)):
        return before
    return _further_behind(sentence, mention, zone)


def _is_what_is_told(noun: Token, mention: Mention) -> bool:
    """Whether the noun right behind a figure says what it is: a 5 million deficit, an 8% tariff."""
    if mention.kind == "amount":
        two_way = noun.value.value == "turnover" and not noun.role  # out of 5 million of trade
        return two_way or noun.value.value in ("balance", "other")
    return noun.role in RATES


def _owner_of(sentence: Sentence, mention: Mention, zone: Zone) -> int | None:
    """What a growth is plainly of: exports (+14%), doubled their investment; -1 for "it".

    And of what a percentage is told.
    """
    tags = sentence.tags
    if mention.kind == "share":
        charged = _charged(sentence, zone)
        return divided(sentence, zone) if charged is None else charged
    if mention.kind != "growth":
        return None
    aside = zone.first and _ASIDE_OF.fullmatch(tags, zone.first - 1, zone.left)
    if aside and _fits(sentence, zone.first - 1, mention):
        return zone.first - 1
    grown = _GROWN.match(tags, zone.right, zone.last) if mention.unit == "factor" else None
    if grown is not None:
        return grown.end() - 1
    return -1 if _TO_IT.match(tags, zone.right, zone.last) else None


def _charged(sentence: Sentence, zone: Zone) -> int | None:
    """The verb of a tariff right before a percentage: will charge | 5 percent on imported rice."""
    found = sentence.search_back(_CHARGES, zone.left)
    if found is None or sentence.tokens[found.start()].role != "tariff":
        return None
    behind = sentence.tokens[zone.right : zone.right + 1]
    return found.start() if any(t.tag == "in" and t.role == "on" for t in behind) else None


def _right_behind(sentence: Sentence, mention: Mention, zone: Zone) -> int:
    """The measure that small words join to the figure before it; -1 where there is none."""
    tags = sentence.tags
    told_twice = tags[zone.right : zone.last + 1].startswith(_OTHERWISE)
    told_twice = told_twice or _CONVERTED.match(tags, zone.right) is not None
    whole = mention.kind == "share" and _OF_A_SUM.match(tags, zone.right)
    last = len(tags) if told_twice or whole else zone.last
    behind = _BEHIND.match(tags, zone.right, last) or _PREDICATE.match(tags, zone.right)
    if behind is None or not _fits(sentence, behind.start("m"), mention):
        return flow_ahead(sentence, mention, zone)
    if _puts_in(sentence, behind.start("m"), zone):
        return -1
    return _balance(sentence, zone, behind) or behind.start("m")


def _puts_in(sentence: Sentence, index: int, zone: Zone) -> bool:
    """Whether money is invested in what stands behind it: has invested | 5 million in a plant."""
    verb = sentence.search_back(_VERB, zone.left)
    if verb is None or sentence.tokens[index].value.value != "other":
        return False
    token = sentence.tokens[verb.start()]
    return token.role == "spending" or (token.role == "verb" and token.value.value == "investment")


def _balance(sentence: Sentence, zone: Zone, behind: re.Match[str]) -> int:
    """The balance before a figure of one: a surplus of | 5 million | in trade with; else 0."""
    if sentence.tokens[behind.start()].tag not in ("in", "of"):
        return 0
    for index in range(zone.left - 1, zone.first, -1):
        token = sentence.tokens[index]
        if token.tag == "measure":
            return index if token.value.value == "balance" else 0
    return 0


def _before(sentence: Sentence, mention: Mention, zone: Zone) -> int:
    """The nearest measure before the figure, or what is counted; -1 where there is none."""
    aside = _ASIDE.search(sentence.tags, zone.first, zone.left)
    first, last = aside.span(aside.lastgroup or 0) if aside else (-1, -1)
    for index in range(zone.left - 1, zone.first - 1, -1):
        if first <= index < last:
            continue
        if sentence.search_back(_TIMES_THAT_OF, index):  # 13 times lower than imports: 5 million
            continue
        if sentence.tokens[index].tag == "measure" and _fits(sentence, index, mention):
            moved = _investing(sentence, index, mention)
            moved = _costing(sentence, index, zone) if moved is None else moved
            return head(sentence, index) if moved is None else moved
        if mention.kind == "growth" and _is_counted(sentence, index):
            return index
    return -1


def _investing(sentence: Sentence, index: int, mention: Mention) -> int | None:
    """The verb that says what is put into a thing: to invest in a plant | 5 million."""
    found = sentence.search_back(_INVESTS_IN, index)
    if found is None or mention.kind != "amount" or sentence.tokens[index].role:
        return None
    verb = sentence.tokens[found.start()]
    thing = sentence.tokens[index].value.value == "other"
    return found.start() if thing and (verb.role, verb.value.value) == _INVESTS else None


def _is_cost(sentence: Sentence, index: int) -> bool:
    return index >= 0 and sentence.tokens[index].role == "cost"


def _costing(sentence: Sentence, index: int, zone: Zone) -> int | None:
    """The purchases that "cost" or "spent" is said of: purchases from there, of cars, cost."""
    if sentence.tokens[index].role not in ("cost", "costs", "spending"):
        return None
    for at in range(index - 1, zone.first - 1, -1):
        token = sentence.tokens[at]
        if token.tag == "measure":
            spent = sentence.tokens[index].role == "spending"
            if spent and not sentence.tags.endswith(CHARS["in"], 0, at):
                return None  # on imports of fuel Georgia spent; but not: it imports and pays
            apart = _GOODS_APART.search(sentence.tags, at, index)
            return at if token.value.value in ("imports", "exports") and not apart else None
    return None


def _further_behind(sentence: Sentence, mention: Mention, zone: Zone) -> int:
    """A measure behind the figure; past the first comma only where the sentence has one figure."""
    tokens = sentence.tokens
    alone = zone.first == 0 and zone.last == len(tokens)
    for index in range(zone.right, zone.last):
        tag = tokens[index].tag
        relative = tag == "comma" and sentence.tags.startswith(CHARS["which"], index + 1)
        explains = tag == "colon" and mention.kind == "growth"  # that is 5% less: prices fell
        if tag in _STOPS and (tag in _WALLS or not alone or relative or explains):
            break
        if tokens[index].role == "cause":  # it fell to 5 million because of lower prices
            break
        if tokens[index].tag == "measure" and _fits(sentence, index, mention):
            aside = mention.kind == "growth" and CHARS["comma"] in sentence.tags[zone.right : index]
            return -1 if aside and tokens[index].value.value == "other" else index
    return -1


def _is_counted(sentence: Sentence, index: int) -> bool:
    """Whether a growth is that of people or things: the number of visitors rose by 18%."""
    if sentence.tokens[index].role == "states":  # exports to the member states
        return False
    if sentence.tokens[index].role == "measured" and sentence.tags[:index].endswith(CHARS["in"]):
        return False  # in tonnes, the volume fell
    if sentence.tokens[index].tag != "unit" or sentence.tags[:index].endswith(CHARS["quantity"]):
        return False
    return sentence.search_back(_COUNTED_OF, index) is None


def _fits(sentence: Sentence, index: int, mention: Mention) -> bool:
    """Rates measure percentages, not money; "the economy" is one that grows; payees are paid."""
    role = sentence.tokens[index].role
    if role == "payee":
        beside = sentence.search_back(_VERB, mention.begin)
        paid = beside is not None and beside.start() == index
        return index >= mention.finish or (paid and not _brings(sentence, index))
    if role == "putting":
        return _INTO.match(sentence.tags, mention.finish) is not None
    if role == "taker" and mention.kind == "share":
        return False  # Italy took 15 percent of the exports
    if role == "weak":
        return mention.kind in ("growth", "share") and mention.unit == "percent"
    return role not in RATES or mention.kind != "amount"


def _brings(sentence: Sentence, index: int) -> bool:
    """Whether a flow brings those who are paid something in: exports brought our farmers."""
    brings = sentence.search_back(_BRINGS, index)
    return brings is not None and sentence.tokens[brings.start()].role == "receipts"


def _of_duty(tokens: list[Token], index: int) -> bool:
    """Whether a genitive without a word of its own is that of a tariff: 10 percent duty."""
    bare = tokens[index].start == tokens[index].end
    return bare and any(t.role == "tariff" for t in tokens[index + 1 : index + 2])


def settle_kind(
    sentence: Sentence, mention: Mention, zone: Zone, before: Mention | None = None
) -> None:
    """Tell whether a percentage without a word of growth is a share, a rate or yet a growth.

    before: the figure before it in the sentence.
    """
    if mention.kind != "share" or mention.part:
        return
    tokens = sentence.tokens
    if _is_index(sentence, mention, zone):
        mention.kind, mention.value = "growth", round(mention.value - 100, 6)
        return
    after = tokens[zone.right] if zone.right < len(tokens) else None
    named = [t for t in tokens[zone.first : zone.left] if t.tag == "measure"]
    of_duty = after is not None and after.tag == "of" and _of_duty(tokens, zone.right)
    if of_duty or coverage(sentence, zone) >= 0:
        mention.kind = "rate"
        return
    on = after is not None and (after.tag, after.role) == ("in", "on")  # charges 30% on goods from
    on = on or _OF_A_PRICE.match(sentence.tags, zone.right) is not None
    taxed = on and bool(named) and named[-1].role == "tariff"
    per_annum = any(t.role == "rate" for t in tokens[zone.right + 1 : zone.right + 2])
    of_something = after is not None and (after.tag == "of" or after.role == "of")
    of_something = of_something and not (per_annum and mention.measure == "other")
    if not taxed and (of_something or _is_shared(sentence, zone)):
        return
    parts = before is not None and (before.kind, before.measure) == ("share", "other")
    taxes = after is not None and after.role == "tariff"  # on palm oil the 6 percent duty
    if parts and not (named or per_annum or taxes):
        return  # freed 90 percent of its tariff lines from duty, and Indonesia 86 percent
    if (named and named[-1].role in RATES) or mention.measure == "other":
        mention.kind, mention.measure = "rate", "other"
    elif mention.measure == "gdp":  # grew by 2 percent, and 3 percent is forecast
        mention.kind = "growth"


def _is_shared(sentence: Sentence, zone: Zone) -> bool:
    """Whether the figure's own clause speaks of a share."""
    tags, comma = sentence.tags, CHARS["comma"]
    left = max(tags.rfind(comma, zone.first, zone.left), zone.first)
    told = sentence.search_back(_TOLD_BETWEEN, left + 1)
    left = zone.first if told is not None else left
    right = tags.find(comma, zone.right, zone.last)
    return CHARS["share"] in tags[left : right if right >= 0 else zone.last]


def _is_index(sentence: Sentence, mention: Mention, zone: Zone) -> bool:
    """Whether a percentage is a growth as new/old: exports were 104% of last year's level."""
    against = _AGAINST.match(sentence.tags, zone.right)
    if against is None or mention.value < _LOWEST_INDEX:
        return False
    if mention.measure == "other" or mention.high is not None:
        return False
    link = sentence.tokens[against.start("link")]
    shared = any(t.tag == "share" for t in sentence.tokens[zone.first : zone.last])
    return not shared and (link.tag == "than" or link.role == "on")
