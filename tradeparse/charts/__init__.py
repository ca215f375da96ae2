"""A frame to an Axes: one function a chart, units and sources on it.

Every chart takes an `ax`, or makes a figure of its own; a frame without rows gives Axes that say
so. Colours are those of Okabe and Ito, told apart in grey by marker, line or hatch as well.
`marks` says how a claim is drawn, `labels` where its words go, `style` what all charts share.
"""

from tradeparse.charts.bases import bases
from tradeparse.charts.coverage import coverage, gaps
from tradeparse.charts.disputes import contradictions
from tradeparse.charts.growth import ladder
from tradeparse.charts.official import official
from tradeparse.charts.outlets import contradicted, ratios
from tradeparse.charts.pairs import dumbbell, pairs
from tradeparse.charts.path import target_path
from tradeparse.charts.timeline import timeline

__all__ = [
    "bases",
    "contradicted",
    "contradictions",
    "coverage",
    "dumbbell",
    "gaps",
    "ladder",
    "official",
    "pairs",
    "ratios",
    "target_path",
    "timeline",
]
