"""Findings in words: Markdown that a notebook shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Markdown with a rich view; `str` gives it back."""

    markdown: str

    def _repr_markdown_(self) -> str:
        return self.markdown.replace("<span>$</span>", "$").replace("$", "<span>$</span>")

    def __repr__(self) -> str:
        return self.markdown

    def __str__(self) -> str:
        return self.markdown


def words(markdown: str) -> Words:
    """`markdown`, shown as such in a notebook; a currency sign in it stays a currency sign."""
    return Words(markdown)
