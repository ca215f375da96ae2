"""A match of words of time, with the sentence and the setting that it is read in."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from re import Match

from tradeparse.packs.tags import tag_pattern
from tradeparse.parse import calendar
from tradeparse.parse.rules.quantities import Quantity
from tradeparse.parse.rules.setting import Setting, fiscal, told
from tradeparse.parse.tokens import Sentence, Token
from tradeparse.records import Interval

#: a fiscal year that no country explains begins in July: 2022/23
_FISCAL = 7
#: the year of a country that these words mean: this, the last, the next
_NATIONAL = {"": 0, "last": -1, "before": -1, "next": 1}
#: 2024 | – 60: a number that may be a year or not
_DASHED = tag_pattern("[dash slash] quantity")


@dataclass(frozen=True, slots=True)
class Time:
    """A period in a sentence: its tokens, and its interval where it can be told."""

    first: int
    last: int
    form: str  # the alternative of PERIOD that matched
    interval: Interval | None
    shift: int | None = None  # months from the period that it is told from: "a year earlier" -12
    frame: Interval | None = (
        None  # the year in which that period is seen: "the same period of 2021"
    )
    ends: tuple[Interval, Interval] | None = None  # "between 2001 and 2016": the two years
    whole: bool = False  # names a year of its own
    kinds: tuple[str, ...] = ()  # the only kinds of figures that it dates, where not all
    compared: bool = False  # a base: it stands behind "than", or behind the growth
    backward: bool = False  # the time of an amount that another is compared with
    aside: bool = False  # dates another thing than a figure

    @property
    def told(self) -> bool:
        """Whether it is told from the period that a comparison is made with."""
        return self.shift is not None or self.frame is not None

    @property
    def start(self) -> "Time | None":
        """The year where a change begins, of a time that names both its ends."""
        return replace(self, interval=self.ends[0], ends=None) if self.ends else None

    @property
    def end(self) -> "Time":
        """The year where a change ends, of a time that names both; else the time itself."""
        return replace(self, interval=self.ends[1], ends=None) if self.ends else self

    @property
    def looks_back(self) -> bool:
        """Whether it is told from a later period, to compare with it."""
        return self.told and (self.shift is None or self.shift < 0)

    @property
    def looks_ahead(self) -> bool:
        """Whether it is told from an earlier period: the following year."""
        return self.shift is not None and self.shift > 0

    @property
    def framed(self) -> bool:
        """Whether it says of which year it is."""
        return self.whole or self.form in ("relative", "before", "ago")

    @property
    def names(self) -> bool:
        """Whether what follows may be told from it."""
        return not (self.compared or self.backward or self.aside or self.told)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What growths are compared with: a time, else so many months before their own period."""

    told: Time | None
    months: int


@dataclass(frozen=True)
class Seen:
    """A match of PERIOD with the sentence and the setting that it is read in."""

    sentence: Sentence
    match: Match[str]
    setting: Setting

    @property
    def form(self) -> str:
        """The alternative that matched."""
        return self.match.lastgroup or ""  # the outermost group closes last

    @property
    def last_length(self) -> int:
        """How many months the interval named last has; 0 where none was."""
        return calendar.length(self.setting.last) if self.setting.last is not None else 0

    def at(self, group: str) -> Token | None:
        """The token of a group of one tag."""
        index = self.match.start(group)
        return self.sentence.tokens[index] if index >= 0 else None

    def value(self, group: str) -> int:
        """The number in the token of a group: of a month, an ordinal, a unit of time."""
        token = self.at(group)
        assert token is not None
        if token.tag in ("article", "year"):
            return int(token.value) if token.tag == "year" else 1
        return int(token.value.value)

    def count(self, group: str) -> float:
        """How many: the quantity in the token of a group, 2 of "the two", else 1."""
        token = self.at(group)
        if token is not None and isinstance(token.value, Quantity):
            return token.value.value
        return 2 if token is not None and token.tag == "both" else 1

    def kind(self, group: str) -> str:
        """What a relative time says: "year-1", "same-1", "that-3"; empty where there is none."""
        token = self.at(group)
        return str(token.value.value) if token is not None and token.tag == "relative" else ""

    def time(self, interval: Interval | None, *, whole: bool = False) -> Time:
        """A time over the tokens of the match."""
        return Time(self.match.start(), self.match.end(), self.form, interval, whole=whole)

    def stated(self, name: str) -> Interval | None:
        """The year that stands with a part of it; missing where none does."""
        if self.match[name + "q"] is not None:
            return self._fiscal(2000 + self.value(name + "q") % 100, ends=True)
        if self.match[name + "r"] is not None:
            return self._relative_year(name + "r")
        if self.match[name + "k"] is not None:
            return self.national(name)
        if self.match[name + "y"] is None:
            return None
        number = self.value(name + "y")
        fiscal = self.match[name + "w"] is not None or self.match[name + "a"] is not None
        if self._is_next(name):
            if fiscal or self.setting.fiscal_start > 1 or self.at(name + "b").tag == "quantity":  # type: ignore[union-attr]
                return self._fiscal(number)
            return calendar.years(number, number + 1)
        return self._fiscal(number, ends=True) if fiscal else calendar.year(number)

    def _is_next(self, name: str) -> bool:
        """Whether a second year stands behind the first and follows it: 2023-24."""
        token = self.at(name + "b")
        if token is None:
            return False
        second = token.value if token.tag == "year" else token.value.value
        return (self.value(name + "y") + 1) % 100 == second % 100 and second < 2200

    @property
    def loose_end(self) -> int:
        """Where a dash begins that leads to no second year: in 2024 – 60 billion; 0 for none."""
        if not _DASHED.search(self.sentence.tags, self.match.start(), self.match.end()):
            return 0
        for group in self.match.re.groupindex:
            token = self.at(group) if group.endswith("b") and len(group) < 4 else None
            if token is not None and token.tag == "quantity" and not self._is_next(group[:-1]):
                return self.match.start(group[:-1] + "s")
        return 0

    def _fiscal(self, number: int, *, ends: bool = False) -> Interval:
        """The fiscal year that begins in a year, or that ends in it and is named after it."""
        start, day = self.setting.begins
        ends = ends and not self.setting.fiscal_first
        if start == 1 and ends:
            return calendar.year(number)
        return calendar.fiscal_year(number - ends, start if start > 1 else _FISCAL, day)

    def national(self, name: str) -> Interval | None:
        """The Iranian year: the one whose first or last day is told, the current one, or the one
        before.
        """
        if self.match[name + "_year"] is not None:
            return self._with_day(name)
        lead = self.at(name + "v")
        steps = _NATIONAL.get(lead.value.value if lead is not None else "")
        return fiscal(self.setting, steps) if steps is not None else None

    def _with_day(self, name: str) -> Interval | None:
        """The year that begins or ends with a day."""
        try:
            month, number = self.value(name + "_month"), int(self.count(name + "_day"))
            day = date(self.value(name + "_year"), month, number)
        except ValueError:
            return None
        lead = self.at(name + "_lead")
        begins = lead.role == "begins" if lead is not None else day.day == self.setting.fiscal_day
        if begins:
            return calendar.fiscal_year(day.year, day.month, day.day)
        return calendar.up_to(day, calendar.YEAR)

    def _relative_year(self, group: str) -> Interval | None:
        interval, _ = told(self.kind(group), self.setting)
        if interval is None or calendar.length(interval) == 12:
            return interval
        month, day = self.setting.begins
        if month > 1 and interval.start.month == month:  # a part with which a fiscal year begins
            return calendar.fiscal_year(interval.start.year, month, day)
        return calendar.year(interval.end.year)

    def part(self, name: str, first: int, last: int) -> Time:
        """The `first` to `last` month of the year stated, of the one named, or of the latest."""
        if self.match[name + "1"] is not None:  # their names stand in brackets
            return self.named(name, self.value(name + "1"), self.value(name + "2"))
        frame = self.stated(name)
        if frame is not None:
            return self.time(calendar.part(frame, first, last), whole=True)
        return self.time(self.latest(lambda year: calendar.part(year, first, last)))

    def fiscal_part(self, name: str, first: int, last: int) -> Time | None:
        """The `first` to `last` month of the fiscal year stated, else of the latest one in which
        they have passed.
        """
        if self.match[name + "y"] is not None:
            year = self._fiscal(self.value(name + "y"), ends=True)
            return self.time(calendar.part(year, first, last), whole=True)
        years = (fiscal(self.setting, steps) for steps in (0, -1))
        parts = [calendar.part(year, first, last) for year in years if year]
        published = self.setting.published
        passed = [part for part in parts if published and part.end < published]
        return self.time(passed[0], whole=True) if passed else None

    def named(self, name: str, first: int, last: int, days: tuple[int, int] = (1, 31)) -> Time:
        """From one calendar month to another, in the year stated, named, or the latest.

        days: from which day of the first to which of the last.
        """
        frame = self.stated(name)
        if frame is not None:
            return self.time(calendar.named(frame, first, last, days), whole=True)
        return self.time(self.latest(lambda year: calendar.named(year, first, last, days)))

    def latest(
        self, within: Callable[[Interval], Interval], *, anew: bool = False
    ) -> Interval | None:
        """The part that the text is about, one of the year named before, or else the latest that
        ended by publication.

        anew: the words themselves say that it is the latest.
        """
        frame, published, main = self.setting.frame, self.setting.published, self.setting.main
        years = {main.start.year, main.end.year} if main is not None and not anew else ()
        if any(within(calendar.year(year)) == main for year in years):
            return main
        if frame is not None and not anew:
            interval = within(frame)
            if published is None or interval.start <= published:
                return interval
        if published is None:
            return None
        interval = within(calendar.year(published.year))
        return interval if interval.end <= published else calendar.moved(interval, -12)
