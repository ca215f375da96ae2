"""Findings in words: Markdown that a notebook shows."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

from tradeparse.display.evidence import address

REFERENCE = re.compile(r"\[([^\[\]]*)\]\(figure:([^()\s]+)\)")  # from `wording.reference`


@dataclass(frozen=True, slots=True)
class Words:
    """Markdown with a rich view; `str` gives it back, without its references to figures."""

    markdown: str

    def _repr_markdown_(self) -> str:
        text = REFERENCE.sub(_link, self.markdown)
        return text.replace("<span>$</span>", "$").replace("$", "<span>$</span>")

    def __repr__(self) -> str:
        return str(self)

    def __str__(self) -> str:
        return REFERENCE.sub(r"\1", self.markdown)


def words(markdown: str) -> Words:
    """`markdown`, shown as such in a notebook; a currency sign in it stays a currency sign.

    What refers to a figure leads to its evidence in a report, and is mere text elsewhere.
    """
    return Words(markdown)


def _link(reference: re.Match[str]) -> str:
    target = address(unquote(reference[2]))
    return f"[{reference[1]}]({target})" if target else reference[1]
