"""A figure on its way through the parser: where it stands, then what it is about."""

from dataclasses import dataclass, field

from tradeparse.records import Interval


@dataclass(slots=True)
class Mention:
    """One figure found in a sentence; the later steps fill in its context."""

    first: int  # its tokens in the sentence: from first up to last, excluded
    last: int
    kind: str
    value: float
    unit: str
    rule: str
    high: float | None = None
    comparator: str = "="
    cue: tuple[int, int] | None = None  # tokens of the growth word that touches the number
    is_base: bool = False  # an amount that another figure is compared with
    restates: bool = False  # the amount before it in another currency
    part: bool = False  # a percentage that those it is listed with make a share
    adjoins: bool = False  # nothing but small words stands between it and the figure before it
    leads_to: "Mention | None" = None  # the amount that a growth ends at: rose 5% to 3 billion
    ends: bool = False  # an amount that a growth ends at
    compared: bool = False  # the growth word itself names a base: "7.6% more than"
    status: str = "actual"
    measure: str = "other"
    reporter: str | None = None
    partner: str | None = None
    product: str | None = None
    period: Interval | None = None
    base: Interval | None = None
    because: dict[str, str] = field(default_factory=dict)

    @property
    def ratio(self) -> float | None:
        """new/old of a growth; missing for everything else, for points and for money."""
        if self.kind != "growth":
            return None
        if self.unit == "percent":
            return 1 + self.value / 100
        return self.value if self.unit == "factor" else None

    @property
    def begin(self) -> int:
        """The first token, its growth word included."""
        return min(self.first, self.cue[0]) if self.cue else self.first

    @property
    def finish(self) -> int:
        """The token after the last, its growth word included."""
        return max(self.last, self.cue[1]) if self.cue else self.last
