"""What a time is told from: the day of publication, and what the passage has named."""

from dataclasses import dataclass, field
from datetime import date

from tradeparse.parse import calendar
from tradeparse.records import Interval

#: how many intervals are remembered
_MEMORY = 16
_SHIFTS = {"month-prev": -1, "quarter-prev": -3}
_YEARS = {"before": -12, "same": -12, "after": 12}


@dataclass(slots=True)
class Setting:
    """What a time is told from: the day of publication, and what the passage has named."""

    published: date | None = None
    fiscal_start: int = 1  # the first month of the country's fiscal year
    fiscal_day: int = 1  # and the day of that month
    fiscal_first: bool = False  # and it is named after the year in which it begins
    frame: Interval | None = None  # the year named last
    main: Interval | None = None  # the interval that the document is about
    said: Interval | None = None  # the period of the last figure, whatever it is about
    spoken: list[Interval] = field(default_factory=list)  # the intervals named, the last one last

    @property
    def last(self) -> Interval | None:
        """The interval named last."""
        return self.spoken[-1] if self.spoken else None

    @property
    def begins(self) -> tuple[int, int]:
        """The month and day on which fiscal years begin: the text's, else the country's."""
        years = (i for i in reversed(self.spoken) if calendar.length(i) == calendar.YEAR)
        dated = next((i.start for i in years if i.start.month > 1), None)
        return (dated.month, dated.day) if dated else (self.fiscal_start, self.fiscal_day)

    def spoken_of(self, months: int) -> Interval | None:
        """The interval of this length that was named last."""
        return next((i for i in reversed(self.spoken) if calendar.length(i) == months), None)

    @property
    def to_date(self) -> Interval | None:
        """The year up to the end of the part of it that was named last; else the whole year."""
        if self.published is None:
            return None
        year = calendar.year(self.published.year)
        parts = (i for i in reversed(self.spoken) if calendar.length(i) < calendar.YEAR)
        part = next(parts, None)
        if part is None or not year.start <= part.end <= self.published:
            return year
        return Interval(start=year.start, end=part.end)

    def is_ahead(self, interval: Interval | None) -> bool:
        """Whether an interval begins after the day of publication."""
        return (
            interval is not None and self.published is not None and interval.start > self.published
        )

    def speak_of(self, interval: Interval) -> None:
        """A figure was about an interval."""
        if interval != self.last:
            self.spoken = [*self.spoken[1 - _MEMORY :], interval]

    def name(self, interval: Interval, *, frame: bool = True) -> None:
        """An interval was named; one that lies ahead is only what "then" means.

        frame: its year was named with it.
        """
        if self.is_ahead(interval):
            self.said = interval
            return
        self.speak_of(interval)
        if not frame:
            return
        fiscal = calendar.length(interval) == 12 and interval.start.month != 1
        self.frame = interval if fiscal else calendar.year(interval.end.year)


def told(kind: str, setting: Setting) -> tuple[Interval | None, int | None]:
    """The interval of a relative time, and its shift in months where it is told from another."""
    name, _, number = kind.partition("-")
    last, published = setting.last, setting.published
    if name == "main":
        return setting.main or last, None
    if kind == "to-date":
        return setting.to_date, None
    if name == "that":
        return _that(int(number or 0), setting), None
    if name == "this":
        return _this(int(number), setting), None
    shift = _SHIFTS.get(kind) or (_YEARS[name] * int(number) if name in _YEARS else 0)
    if shift:
        if last is not None:
            return calendar.moved(last, shift), shift
        known = published is not None and name != "same"
        return (calendar.year(published.year + shift // 12) if known and published else None), shift
    return (_from(kind, published, setting) if published else None), None


def _that(months: int, setting: Setting) -> Interval | None:
    """The interval spoken of; the one of a length where the words say how long it is."""
    last, said = setting.last, setting.said
    if said is not None and setting.is_ahead(said) and months in (0, calendar.length(said)):
        return said  # to 5 billion in 2030; by then
    if not months or last is None or calendar.length(last) == months:
        return last
    if months == 12:
        return setting.frame or calendar.year(last.end.year)
    return setting.spoken_of(months) or (last if calendar.length(last) > 12 else None)


def _this(months: int, setting: Setting) -> Interval | None:
    """This quarter: the one spoken of last, else that of the day of publication."""
    last = setting.last
    if last is not None and calendar.length(last) == months:
        return last
    return calendar.quarter(setting.published) if setting.published else None


def fiscal(setting: Setting, steps: int) -> Interval | None:
    """The fiscal year of the day of publication, or one so many years later."""
    published = setting.published
    if published is None:
        return None
    month, day = setting.begins
    begun = published.year - ((published.month, published.day) < (month, day))
    return calendar.fiscal_year(begun + steps, month, day)


def _from(kind: str, published: date, setting: Setting) -> Interval | None:
    """A time told from the day of publication: this year, last month, the next fiscal year."""
    unit, number = kind.rstrip("+-0123456789"), kind.lstrip("abcdefghijklmnopqrstuvwxyz")
    if not number:
        return None
    steps = int(number)
    if unit == "year":
        return calendar.year(published.year + steps)
    if unit == "fiscal":
        return fiscal(setting, steps)
    if unit == "month":
        return calendar.span(calendar.number_of(published) + steps, 1)
    return calendar.moved(calendar.quarter(published), 3 * steps) if unit == "quarter" else None
