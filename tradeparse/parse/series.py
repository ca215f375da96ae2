"""Figures and their times in a row: 4.5 and 5 billion in 2021 and 2022; 5 now, 4 a year before."""

from dataclasses import replace
from itertools import pairwise

from tradeparse.packs.tags import tag_pattern
from tradeparse.parse import calendar
from tradeparse.parse.clauses import Zone
from tradeparse.parse.mention import Mention
from tradeparse.parse.rules.seen import Time
from tradeparse.parse.tokens import Sentence
from tradeparse.records import Interval

_AND = tag_pattern(r"[and comma]{1,2} in?")
_JOINED = tag_pattern(r"[and comma compare to by]{1,3}")
_BESIDE = tag_pattern(r"comma? [in by of ended]{0,2} definite?")
#: invested 3 billion | in Norway in | 2021 and 2022
_NEAR = tag_pattern(r"[^comma semicolon but which quantity currency percent]{0,8}")
_FORMS = ("frame", "month", "quarter", "nth", "half")


def paired(
    sentence: Sentence, times: list[Time], mentions: list[Mention], zones: list[Zone]
) -> dict[int, Time]:
    """Figure -> its time, where as many times as figures stand in a row, or two with one amount."""
    found: dict[int, Time] = {}
    for row in _rows(sentence, times):
        figures = _beside(sentence, row, mentions, zones)
        if len(figures) == len(row):
            found |= dict(zip(figures, row, strict=True))
        elif len(figures) == 1 and mentions[figures[0]].kind == "amount":
            whole = _whole(row)
            if whole is not None:
                found[figures[0]] = whole
    return found


def _rows(sentence: Sentence, times: list[Time]) -> list[list[Time]]:
    """Times of one form with nothing but "and" between them, two at least."""
    rows: list[list[Time]] = []
    last: Time | None = None
    for time in times:
        plain = time.form in _FORMS and time.names and time.interval is not None
        alike = plain and last is not None and last.form == time.form
        if alike and last is not None and _AND.fullmatch(sentence.tags, last.last, time.first):
            if rows and rows[-1][-1] is last:
                rows[-1].append(time)
            else:
                rows.append([last, time])
        last = time if plain else None
    return rows


def _beside(
    sentence: Sentence, row: list[Time], mentions: list[Mention], zones: list[Zone]
) -> list[int]:
    """The figures in a row that stand right before the times, or behind them in the sentence."""
    tags, first, last = sentence.tags, row[0].first, row[-1].last
    before = [i for i, z in enumerate(zones) if z.right <= first]
    if before and _BESIDE.fullmatch(tags, zones[before[-1]].right, first):
        return _run(sentence, before[::-1], mentions, zones)[::-1]
    if before and _NEAR.fullmatch(tags, zones[before[-1]].right, first):
        return before[-1:]
    behind = [i for i, z in enumerate(zones) if z.left >= last]
    return _run(sentence, behind, mentions, zones) if len(behind) == len(row) else []


def _run(
    sentence: Sentence, order: list[int], mentions: list[Mention], zones: list[Zone]
) -> list[int]:
    """The figures from the first on that are of its kind and joined to each other."""
    run = order[:1]
    for one, two in pairwise(order):
        low, high = min(one, two), max(one, two)
        joined = _JOINED.fullmatch(sentence.tags, zones[low].right, zones[high].left)
        if joined is None or mentions[one].kind != mentions[two].kind:
            break
        run.append(two)
    return run


def _whole(row: list[Time]) -> Time | None:
    """Two times of which one follows the other, as one: in 2022 and 2023."""
    one, two = row[0].interval, row[-1].interval
    if len(row) != 2 or one is None or two is None or (two.start - one.end).days != 1:
        return None
    return replace(row[0], last=row[-1].last, interval=Interval(start=one.start, end=two.end))


def told_of_later(mentions: list[Mention], index: int) -> bool:
    """Whether the same was told of a later time before: it is 28.5%; in 2021 it was 27.9%."""
    one = mentions[index]
    return one.period is not None and any(
        two.period is not None
        and two.period.start > one.period.start
        and calendar.length(two.period) == calendar.length(one.period)
        and _told(two) == _told(one)
        for two in mentions[:index]
    )


def _told(mention: Mention) -> tuple[object, ...]:
    """Of what kind a figure is, how it stands, and of whose flow it tells."""
    sides = (mention.reporter, mention.partner)
    return mention.kind, mention.status, mention.measure, *sides, mention.product
