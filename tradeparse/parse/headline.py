"""A headline repeats a figure of the text below it, and is about the same time."""

from tradeparse.packs.tags import CHARS
from tradeparse.parse import calendar
from tradeparse.parse.mention import Mention
from tradeparse.parse.tokens import Sentence
from tradeparse.parse.view import View

_YEAR = CHARS["year"]
#: how many figures below a headline are looked at
_NEAR = 12
_LINES = 6
#: how far a round figure is from the one that it stands for
_ROUNDED = 0.05
_POINTS = 0.6  # of a change in percent


def date_headline(view: View, found: list[tuple[Sentence, Mention]]) -> None:
    """Give the figures of the headline the period of those that they repeat, and their sides.

    A time without a year ("in six months") gives way to that of the same figure below.
    """
    end = _end(view)
    above = [(sentence, mention) for sentence, mention in found if sentence.end <= end]
    below = [mention for _, mention in found[len(above) : len(above) + _NEAR]]
    for sentence, mention in above:
        if mention.period is not None and _YEAR in sentence.tags:
            alike = (m for m in below if m.period == mention.period and _repeats(mention, m))
            _take_sides(mention, next(alike, mention))
            continue
        dated = [m for m in below if m.period and _as_long(mention, m)]
        same = next((m for m in dated if _repeats(mention, m)), None)
        if mention.period is None:
            same = same or next((m for m in dated if _rounds(mention, m)), None)
            same = same or _changed(mention, below)
        if same is not None:
            mention.period = same.period
            _take_sides(mention, same)


def _take_sides(mention: Mention, below: Mention) -> None:
    """Where the headline leaves a side unsaid, the text below says it: trade with Bosnia."""
    one, two = (mention.reporter, mention.partner), (below.reporter, below.partner)
    told = set(one) - {None}
    lacks = len(told) == 1 and mention.measure == below.measure
    if lacks and None not in two and told < set(two):
        mention.reporter, mention.partner = two


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


def _as_long(one: Mention, two: Mention) -> bool:
    """Whether the period of a figure may be that of another: it has none, or one as long."""
    if one.period is None or two.period is None:
        return True
    return calendar.length(one.period) == calendar.length(two.period)


def _changed(growth: Mention, below: list[Mention]) -> Mention | None:
    """The first amount below whose change the headline tells, where the text tells both amounts."""
    amounts = [m for m in below if m.kind == "amount" and m.measure == growth.measure]
    if growth.kind != "growth" or growth.unit != "percent" or len(amounts) < 2:
        return None
    later, earlier = amounts[0], amounts[1]
    if later.unit != earlier.unit or not earlier.value or later.period is None:
        return None
    change = 100 * (later.value / earlier.value - 1)
    return later if abs(change - growth.value) <= _POINTS else None


def _rounds(one: Mention, two: Mention) -> bool:
    """Whether a figure is another one told in round terms: by a quarter for 24.8 percent."""
    kinds = [(m.kind, m.measure, m.unit, m.status) for m in (one, two)]
    near = abs(one.value - two.value) <= _ROUNDED * abs(two.value)
    return kinds[0] == kinds[1] and one.high is None and near
