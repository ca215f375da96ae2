"""Pick a pair, a measure and years with the mouse: one optional cell of a notebook."""

import json
import os
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib import pyplot as plt
from matplotlib.figure import Figure

from tradeparse.analysis import wording
from tradeparse.analysis.evidence import FLOWS, flow_of, sorted_pair
from tradeparse.charts import timeline
from tradeparse.display.evidence import HANDED
from tradeparse.display.words import Words

if TYPE_CHECKING:
    from ipywidgets import Box

NOTHING = "No amount is stated with a period, so there is nothing to pick."
HOW = "Run the cells below again, and they are about this choice."
WITHOUT = "With ipywidgets installed, this could be picked with the mouse."


def picker(
    stated: pd.DataFrame, pair: str = "", measure: str = "turnover", since: int = 0, until: int = 0
) -> "Picker":
    """Controls for a pair, a measure and the years of its timeline, and the timeline as picked.

    stated: from `evidence.stated`. The others are where the controls stand at first: pair as
    "KAZ-SRB", empty for the one with most amounts; since and until, the first and the last year, 0
    for all. Each choice draws the timeline anew, and sets the notebook's variables `pair`,
    `measure`, `since` and `until`, as far as it has them. The timeline is a picture as any other,
    so a notebook that is only looked at, or that papermill has run, shows the last choice. In a
    report nothing is shown.
    Raises UnknownChoice for what is no measure of a flow.
    """
    return Picker(stated, pair, measure, since, until)


class Picker:
    """What was picked: `pair`, `measure`, `since`, `until`; a notebook shows it with controls."""

    def __init__(
        self, stated: pd.DataFrame, pair: str, measure: str, since: int, until: int
    ) -> None:
        rows = stated[(stated["quantity"] == "amount") & stated["period_end"].notna()]
        self.stated = stated
        self._rows = rows[rows["product"].isna() & (rows["status"] != "target")]
        self.pair = sorted_pair(pair) or next(iter(self.pairs), "")
        self.measure = flow_of(measure)
        self.since, self.until = since, until
        self._shown: list[Any] = []  # handles of the timeline and the line below it

    @property
    def pairs(self) -> dict[str, int]:
        """The pairs of which an amount is stated, with how many, most first."""
        return {str(pair): count for pair, count in self._rows["pair"].value_counts().items()}

    @property
    def measures(self) -> dict[str, int]:
        """The flows of the pair picked of which an amount is stated, with how many."""
        counts = self._rows.loc[self._rows["pair"] == self.pair, "flow"].value_counts()
        return {flow: int(counts[flow]) for flow in FLOWS if flow in counts}

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year for which the flow picked is stated; 0 where none is."""
        same = (self._rows["pair"] == self.pair) & (self._rows["flow"] == self.measure)
        years = self._rows.loc[same, "period_end"].dt.year
        return (int(years.min()), int(years.max())) if len(years) else (0, 0)

    def pick(self, pair: str, measure: str, years: tuple[int, int]) -> None:
        """Take another choice; a flow that the pair lacks gives way, and other flows all years."""
        other = (pair, measure) != (self.pair, self.measure)
        self.pair = pair
        self.measure = measure if measure in self.measures else next(iter(self.measures), measure)
        low, high = self.years if other else years
        self.since = 0 if low == self.years[0] else low
        self.until = 0 if high == self.years[1] else high

    def show(self) -> None:
        """Draw the timeline anew where it is shown, and set the notebook's variables."""
        for handle, shown in zip(self._shown, (self._timeline(), self._words()), strict=False):
            handle.update(shown)
        names = _shell().user_ns
        names.update({name: value for name, value in self._choice().items() if name in names})

    def _choice(self) -> dict[str, Any]:
        names = ("pair", "measure", "since", "until")
        return {name: getattr(self, name) for name in names}

    def _timeline(self) -> Figure:
        figure = timeline(self.stated, **self._choice()).get_figure(root=True)
        assert figure is not None
        plt.close(figure)  # it is shown here, not at the end of the cell as well
        return figure

    def _words(self) -> Words:
        """The choice as a cell of parameters has it."""
        lines = [f"{name} = {json.dumps(value)}" for name, value in self._choice().items()]
        return Words(f"`{'; '.join(lines)}`  \n{HOW if has_widgets() else WITHOUT}")

    def _ipython_display_(self) -> None:
        if os.environ.get(HANDED):
            return
        from IPython.display import display

        if self._rows.empty:
            display(Words(NOTHING))
            return
        if has_widgets():
            display(controls(self))
        views = (self._timeline(), self._words())
        self._shown = [display(view, display_id=True) for view in views]


def has_widgets() -> bool:
    """Whether there can be controls here: ipywidgets is installed."""
    return find_spec("ipywidgets") is not None


def controls(picked: Picker) -> "Box":
    """The widgets for a choice, side by side; moving one changes the choice and what is shown."""
    from ipywidgets import Dropdown, HBox, IntRangeSlider, Label, Layout

    pairs = [(f"{wording.pair_name(pair)} ({n})", pair) for pair, n in picked.pairs.items()]
    if picked.pair not in picked.pairs:
        pairs.insert(0, (f"{wording.pair_name(picked.pair)} (0)", picked.pair))
    pair = Dropdown(options=pairs, value=picked.pair, description="Pair")
    measure = Dropdown(description="Measure")
    years = IntRangeSlider(description="Years", continuous_update=False, readout=False)
    named = Label()  # the slider's own has no room for two years
    busy = []

    def settle() -> None:
        """Bring the controls in line with the choice, without taking that for another one."""
        busy.append(True)
        flows = picked.measures or {picked.measure: 0}
        measure.options = [(f"{flow} ({n})", flow) for flow, n in flows.items()]
        measure.value = picked.measure if picked.measure in flows else next(iter(flows))
        low, high = picked.years
        with years.hold_trait_notifications():
            years.min, years.max = low, high
            years.value = (picked.since or low, picked.until or high)
        years.disabled = low == high
        named.value = f"{years.value[0]}–{years.value[1]}" if high else ""
        busy.clear()

    def changed(_: object) -> None:
        if not busy:
            picked.pick(pair.value, measure.value, years.value)
            settle()
            picked.show()

    settle()
    for control in (pair, measure, years):
        control.observe(changed, names="value")
    return HBox([pair, measure, years, named], layout=Layout(flex_flow="row wrap"))


def _shell() -> Any:
    """The notebook that this runs in."""
    from IPython import get_ipython

    return get_ipython()
