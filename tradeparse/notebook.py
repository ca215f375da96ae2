"""What a notebook needs before its first cell that does anything."""

import os
import sys

import pandas as pd
from matplotlib import rcParams

from tradeparse.charts.style import DEFAULTS
from tradeparse.display.evidence import HANDED


def setup() -> None:
    """Set this session up for notebooks: a currency sign is no mathematics, charts look alike.

    pandas' frames and styled frames are shown without MathJax; matplotlib takes texts letter for
    letter, draws as the charts of `tradeparse.charts` do, and shows pictures at twice the pixels.
    Call it once; again does no harm.
    """
    pd.set_option("display.html.use_mathjax", False)
    pd.set_option("styler.html.mathjax", False)
    pd.set_option("display.max_columns", 30)
    rcParams.update(DEFAULTS)
    _sharpen()


def _sharpen() -> None:
    """Pictures for screens of high resolution, where there is a notebook to show them.

    In a report they are drawings as well, since only these can lead to evidence. Without the day
    of their making, equal plots are equal files.
    """
    ipython = sys.modules.get("IPython")
    if ipython is None or ipython.get_ipython() is None:
        return
    from matplotlib_inline.backend_inline import set_matplotlib_formats

    formats = ("retina", "svg") if os.environ.get(HANDED) else ("retina",)
    set_matplotlib_formats(*formats, bbox_inches="tight", metadata={"Date": None})
