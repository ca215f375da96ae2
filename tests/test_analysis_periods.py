"""Intervals in words, and the kinds that must not be mixed."""

import pandas as pd
import pytest
from samples import span

from tradeparse.analysis import periods


@pytest.mark.parametrize(
    ("interval", "label", "kind"),
    [
        ("2022", "2022", "year"),
        ("2022-01/2022-09", "Jan–Sep 2022", "part"),
        ("2023-07/2023-09", "Q3 2023", "part"),
        ("2024-01/2024-06", "H1 2024", "part"),
        ("2024-07/2024-12", "H2 2024", "part"),
        ("2024-02/2024-04", "Feb–Apr 2024", "part"),
        ("2024-05", "May 2024", "part"),
        ("2022-07/2023-06", "Jul 2022 – Jun 2023", "year"),
        ("2005/2025", "2005–2025", "span"),
        ("2022-11/2023-02", "Nov 2022 – Feb 2023", "part"),
    ],
)
def test_an_interval_in_words(interval, label, kind):
    """An interval is named in as few words as are exact, and its kind is known."""
    days = span(interval)
    start, end = pd.Timestamp(days.start), pd.Timestamp(days.end)
    assert (periods.label(start, end), periods.kind(start, end)) == (label, kind)


def test_odd_days_are_named_in_full():
    """An interval that is no whole number of months is given by its days."""
    days = pd.Timestamp(2022, 1, 5), pd.Timestamp(2022, 3, 7)
    assert periods.label(*days) == "2022-01-05 to 2022-03-07"
    assert periods.kind(*days) == "part"


def test_nothing_stated_is_said():
    """A missing interval has a label and a kind of its own."""
    assert periods.label(pd.NaT, pd.NaT) == "no period stated"
    assert periods.kind(None, None) == "none"
