"""What a notebook needs before its first cell that does anything."""

import pandas as pd
from matplotlib import rcParams

from tradeparse.charts.style import DEFAULTS


def setup() -> None:
    """Set this session up for notebooks: a currency sign is no mathematics, charts look alike.

    pandas' frames and styled frames are shown without MathJax, matplotlib takes texts letter for
    letter and draws as the charts of `tradeparse.charts` do. Call it once; again does no harm.
    """
    pd.set_option("display.html.use_mathjax", False)
    pd.set_option("styler.html.mathjax", False)
    pd.set_option("display.max_columns", 30)
    rcParams.update(DEFAULTS)
