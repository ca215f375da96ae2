"""What tests read of a text: the countries and the goods of its figures."""

from tradeparse.parse import extract
from tradeparse.records import Document

PAIR = "Trade between Poland and Norway was $5 billion. "
HOME = "WARSAW - Trade between Poland and Norway was $5 billion. "


def places(text: str, *, title: str = "", publisher: str = "") -> list[str]:
    """`reporter>partner` of each figure, and its product behind a colon where it has one."""
    document = Document(doc_id="d", text=text, title=title, publisher=publisher, lang="en")
    return [
        f"{f.reporter or ''}>{f.partner or ''}" + (f": {f.product}" if f.product else "")
        for f in extract(document)
    ]


def product(text: str) -> str | None:
    """The product of the last figure of a text."""
    return extract(Document(doc_id="d", text=text, lang="en"))[-1].product
