"""Numbers whose currency and scale stand elsewhere: in the heading of a table, in a note."""

from dataclasses import dataclass

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.mention import Mention
from tradeparse.parse.tokens import Sentence

#: turnover in millions of US dollars:    Trade by country, USD million
_HEADING = tag_pattern(r"""
    (?: scale of? definite? (?P<name>currency) | (?P<sign>currency) scale ) [^stop quantity]{0,6}
    (?: open [^close quantity]{1,12} close colon? )? \Z
""")
#: all amounts are in millions of US dollars; all data are for 2024 and in euros.
_NOTE = tag_pattern(r"""
    \A open? [generic text measure definite comma]{1,4} actual? (?: in year and )?
    text? in definite?
    (?: scale of? definite? (?P<name>currency) | (?P<sign>currency) scale
      | (?<= [in definite] ) (?P<bare>currency) )
    [^stop quantity]{0,14} close? stop \Z
""")
_YEAR = "[open semicolon comma] year (?: dash quantity )? colon"
#: imports: | 2,592.5; rose 42% to | 1,156.9; 2021-22: | 2,245.1
_NOTED = tag_pattern(rf"""
    (?: measure [^comma semicolon quantity stop measure]{{0,6}} [colon dash actual to]
      | measure [^semicolon quantity stop measure]{{0,10}} colon
      | [percent times] to | {_YEAR} )
    compare{{0,2}} \Z
""")
#: 3,905 (+26 %; 2021: | 3,097)
_IN_A_YEAR = tag_pattern(rf"{_YEAR} \Z")
_ENDS = tag_pattern(r"[comma semicolon open close stop and but in which than by] | \Z")
#: China – | 5,440.1 (up 3%); Kazakhstan – | 910.8, including textiles – 212.3
_ROW = tag_pattern(r"""
    [^quantity]{0,8} (?: quantity stop )? [^quantity stop]{1,8} (?P<value>quantity)
    (?: open [^open close]{1,12} close )? (?: comma or [^semicolon]* )?
    (?P<part> comma [^quantity comma semicolon stop]{1,6} [dash colon] quantity )?
    [comma semicolon stop]? \Z
""")


@dataclass(slots=True)
class Table:
    """The unit and scale of the rows that follow a heading; no unit outside of tables."""

    unit: str | None = None
    scale: float | None = 1.0  # None where each number has its own
    noted: bool = False  # a note says it of all numbers that follow

    def close(self) -> None:
        """No rows follow any more; what a note says holds on."""
        if not self.noted:
            self.unit, self.scale = None, 1.0


def is_note(sentence: Sentence) -> bool:
    """Whether a sentence says in what all numbers of a text are."""
    return _NOTE.match(sentence.tags) is not None


def heading(sentence: Sentence) -> tuple[int, int] | None:
    """(currency, scale) tokens of a heading, or a note, that says in what the numbers below are.

    The scale is -1 where a note names a currency alone.
    """
    match = _HEADING.search(sentence.tags) or _NOTE.match(sentence.tags)
    if match is None:
        return None
    currency = next(match.start(name) for name, at in match.groupdict().items() if at)
    return currency, sentence.tags.find(CHARS["scale"], match.start())


def listed(sentence: Sentence, table: Table) -> list[Mention]:
    """The number of a row as an amount in the unit of its heading; or all that a note is about."""
    if table.unit is None:
        return []
    if table.noted:
        found = [at for at, t in enumerate(sentence.tokens) if t.tag == "quantity"]
        ats, rule = [at for at in found if _is_noted(sentence, at)], "note on the unit"
    else:
        ats, rule = _of_row(sentence), "row of a table"
    return [
        Mention(
            first=at, last=at + 1, kind="amount", unit=table.unit, rule=rule,
            value=sentence.tokens[at].value.value * (table.scale or 1.0),
        )
        for at in ats
        if sentence.tokens[at].value.scaled == (table.scale is None)
    ]  # fmt: skip


def _of_row(sentence: Sentence) -> list[int]:
    """The number of a row, and those of other years behind it."""
    match = _ROW.match(sentence.tags)
    if match is None:
        return []
    behind = range(match.end("value"), len(sentence.tokens))
    part = [match.end("part") - 1] if match["part"] else []
    return [
        match.start("value"),
        *part,
        *(at for at in behind if sentence.search_back(_IN_A_YEAR, at)),
    ]


def _is_noted(sentence: Sentence, at: int) -> bool:
    """Whether a bare number is that of a flow: nothing behind it says what it counts."""
    told = sentence.search_back(_NOTED, at) is not None
    return told and _ENDS.match(sentence.tags, at + 1) is not None
