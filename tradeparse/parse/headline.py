"""A headline repeats a figure of the text below it, and is about the same time."""

from tradeparse.parse.mention import Mention
from tradeparse.parse.tokens import Sentence
from tradeparse.parse.view import View

#: how many figures below a headline are looked at
_NEAR = 12
_LINES = 2


def date_headline(view: View, found: list[tuple[Sentence, Mention]]) -> None:
    """Give the figures of the headline the period of those that they repeat."""
    end = _end(view)
    above = [mention for sentence, mention in found if sentence.end <= end]
    below = [mention for _, mention in found[len(above) : len(above) + _NEAR]]
    for mention in above:
        if mention.period is not None:
            continue
        same = next((m for m in below if m.period and _repeats(mention, m)), None)
        if same is not None:
            mention.period = same.period


def _end(view: View) -> int:
    """Where the lines without a full stop end with which a text begins; 0 where it has none."""
    end = 0
    for start, stop in view.paragraphs[:-1][:_LINES]:
        if view.plain[start:stop].rstrip(' "').endswith((".", "!", ":", "。")):
            break
        end = stop
    return end


def _repeats(one: Mention, two: Mention) -> bool:
    return (one.kind, one.value, one.high, one.unit) == (two.kind, two.value, two.high, two.unit)
