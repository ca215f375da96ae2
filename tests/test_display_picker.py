"""The picker: what can be picked, what a choice changes, and where it keeps out of the way."""

import subprocess
import sys

import pytest
from samples import amount, stated

import tradeparse as tp
from tradeparse.errors import UnknownChoice

ROWS = stated(
    amount(50e6, period="2020"),
    amount(60e6, period="2022", at=40),
    amount(20e6, period="2022", measure="exports", at=80),
    amount(3e9, period="2023", partner="TUR", doc="b"),
    amount(200e6, period="2030", status="target", at=120),
)


def test_only_what_is_stated_can_be_picked():
    """Pairs come with most amounts first; flows and years are those of the pair picked."""
    picked = tp.picker(ROWS)
    assert picked.pairs == {"KAZ-SRB": 3, "KAZ-TUR": 1}
    assert (picked.pair, picked.measures) == ("KAZ-SRB", {"turnover": 2, "exports": 1})
    assert picked.years == (2020, 2022)
    assert tp.picker(ROWS, "TUR-KAZ").pair == "KAZ-TUR"


def test_a_flow_that_a_pair_lacks_gives_way():
    """Another pair keeps the flow where it has it, and shows all of its years."""
    picked = tp.picker(ROWS, "KAZ-SRB", "exports", 2022)
    picked.pick("KAZ-TUR", "exports", (2022, 2022))
    assert (picked.measure, picked.since, picked.until) == ("turnover", 0, 0)
    picked.pick("KAZ-SRB", "turnover", (2020, 2022))
    picked.pick("KAZ-SRB", "turnover", (2021, 2022))
    assert (picked.since, picked.until) == (2021, 0)


def test_an_unknown_measure_is_refused():
    """What is no measure of a flow is refused before anything is shown."""
    with pytest.raises(UnknownChoice, match="turnover"):
        tp.picker(ROWS, measure="tonnes")


SHELL = """
import os, sys
sys.path.insert(0, "tests")
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
shell = InteractiveShell.instance()
import matplotlib; matplotlib.use("Agg")
import tradeparse as tp
from tradeparse.display import picker
from test_display_picker import ROWS
shell.user_ns.update(pair="KAZ-SRB", measure="turnover", since=0)
{body}
"""
MOVED = """
boxes = []
real = picker.controls
picker.controls = lambda picked: boxes.append(real(picked)) or boxes[-1]
with capture_output() as shown:
    picked = tp.picker(ROWS, "KAZ-SRB")
    picked._ipython_display_()
kinds = [set(output.data) for output in shown.outputs]
assert any("application/vnd.jupyter.widget-view+json" in kind for kind in kinds), kinds
text = " ".join(output.data.get("text/markdown", "") for output in shown.outputs)
assert 'pair = "KAZ-SRB"; measure = "turnover"; since = 0; until = 0' in text, text
pair, measure, years, named = boxes[0].children
labels = [label for label, _ in pair.options]
assert labels == ["Kazakhstan – Serbia (3)", "Kazakhstan – Türkiye (1)"], labels
with capture_output() as shown:
    years.value = (2022, 2022)
assert len(shown.outputs) == 2, shown.outputs
assert (picked.since, picked.until, named.value) == (2022, 0, "2022–2022")
assert shell.user_ns["since"] == 2022
with capture_output() as shown:
    pair.value = "KAZ-TUR"
assert (measure.value, years.min, years.max, years.disabled) == ("turnover", 2023, 2023, True)
assert shell.user_ns["pair"] == "KAZ-TUR" and "until" not in shell.user_ns
with capture_output() as shown:
    pair.value = "KAZ-SRB"; measure.value = "exports"
assert shell.user_ns["measure"] == "exports"
"""
STILL = """
picker.find_spec = lambda name: None
with capture_output() as shown:
    tp.picker(ROWS, "KAZ-SRB")._ipython_display_()
text = " ".join(output.data.get("text/markdown", "") for output in shown.outputs)
assert len(shown.outputs) == 2 and picker.WITHOUT in text
with capture_output() as shown:
    tp.picker(ROWS[:0], "KAZ-SRB")._ipython_display_()
assert picker.NOTHING in shown.outputs[0].data["text/markdown"]
os.environ[picker.HANDED] = "somewhere"
with capture_output() as shown:
    tp.picker(ROWS, "KAZ-SRB")._ipython_display_()
assert shown.outputs == []
"""


@pytest.mark.parametrize("body", [MOVED, STILL], ids=["moved", "still"])
def test_a_choice_changes_the_plot_and_the_parameters(body):
    """Moving a control redraws the timeline and sets the notebook's variables, and those alone.

    Without widgets the timeline stands still, without amounts it says so, in a report it is gone.
    """
    subprocess.run([sys.executable, "-c", SHELL.format(body=body)], check=True)
