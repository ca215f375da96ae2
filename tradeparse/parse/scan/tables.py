"""Rows of a table in the text: numbers whose currency and scale stand in the heading above them."""

from dataclasses import dataclass

from tradeparse.packs.tags import CHARS, tag_pattern
from tradeparse.parse.mention import Mention
from tradeparse.parse.tokens import Sentence

#: turnover in millions of US dollars:    Trade by country, USD million
_HEADING = tag_pattern(r"""
    (?: scale of? definite? (?P<name>currency) | (?P<sign>currency) scale ) [^stop quantity]{0,6}
    (?: open [^close quantity]{1,12} close colon? )? \Z
""")
#: China – | 5,440.1 (up 3%)
_ROW = tag_pattern(r"""
    [^quantity]{0,8} (?: quantity stop )? [^quantity stop]{1,8} (?P<value>quantity)
    (?: open [^open close]{1,12} close )? [comma semicolon stop]? \Z
""")


@dataclass(slots=True)
class Table:
    """The unit and scale of the rows that follow a heading; no unit outside of tables."""

    unit: str | None = None
    scale: float = 1.0

    def close(self) -> None:
        """No rows follow any more."""
        self.unit, self.scale = None, 1.0


def heading(sentence: Sentence) -> tuple[int, int] | None:
    """(currency, scale) tokens of a heading that says in what the rows below it are."""
    match = _HEADING.search(sentence.tags)
    if match is None:
        return None
    currency = match.start("name") if match["name"] else match.start("sign")
    scale = sentence.tags.index(CHARS["scale"], match.start())
    return currency, scale


def row(sentence: Sentence, table: Table) -> list[Mention]:
    """The number of a row as an amount in the unit of its heading."""
    match = _ROW.match(sentence.tags) if table.unit else None
    if match is None or table.unit is None:
        return []
    at = match.start("value")
    number = sentence.tokens[at].value
    if number.scaled:
        return []
    return [
        Mention(
            first=at,
            last=at + 1,
            kind="amount",
            value=number.value * table.scale,
            unit=table.unit,
            rule="row of a table",
        )
    ]
