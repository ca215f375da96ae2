"""What a notebook needs before its first cell that does anything."""

import os
import sys
from typing import Any

import pandas as pd
from matplotlib import rcParams

from tradeparse.charts.style import DEFAULTS
from tradeparse.display.evidence import HANDED
from tradeparse.display.theme import Fragment
from tradeparse.records import Document, Figure


def setup() -> None:
    """Set this session up for notebooks: rich views, no currency sign as mathematics, alike charts.

    A cell that ends with a document shows it with its figures lit; with a figure, the words behind
    each of its columns; with one of the contract's frames, what people read in it. pandas' frames
    and styled frames are shown without MathJax; matplotlib takes texts letter for letter, draws as
    the charts of `tradeparse.charts` do, and shows pictures at twice the pixels. Call it once;
    again does no harm.
    """
    pd.set_option("display.html.use_mathjax", False)
    pd.set_option("styler.html.mathjax", False)
    pd.set_option("display.max_columns", 30)
    rcParams.update(DEFAULTS)
    shell = _shell()
    if shell is not None:
        _show_richly(shell)
        _sharpen()


def _shell() -> Any:
    """IPython's shell that this runs in; None in a script."""
    ipython = sys.modules.get("IPython")
    return None if ipython is None else ipython.get_ipython()


def _show_richly(shell: Any) -> None:
    """Show documents, figures and the contract's frames for people, all else as ever."""
    from tradeparse.display import views

    html = shell.display_formatter.formatters["text/html"]
    html.for_type(Document, lambda shown: views.document(shown)._repr_html_())
    html.for_type(Figure, lambda shown: views.figure(shown)._repr_html_())
    html.for_type(list, lambda shown: _html(views.listed(shown)))
    html.for_type(pd.DataFrame, lambda shown: _html(views.frame(shown)) or shown._repr_html_())
    plain = shell.display_formatter.formatters["text/plain"]
    plain.for_type(Document, lambda shown, printer, _: printer.text(views.name(shown)))


def _html(view: Fragment | None) -> str | None:
    return None if view is None else view._repr_html_()


def _sharpen() -> None:
    """Pictures for screens of high resolution.

    In a report they are drawings as well, since only these can lead to evidence. Without the day
    of their making, equal plots are equal files.
    """
    from matplotlib_inline.backend_inline import set_matplotlib_formats

    formats = ("retina", "svg") if os.environ.get(HANDED) else ("retina",)
    set_matplotlib_formats(*formats, bbox_inches="tight", metadata={"Date": None})
