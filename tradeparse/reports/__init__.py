"""Suites of notebooks, run with papermill and published as reports.

`run_report` runs a suite file. Names are loaded when they are first used: neither pydantic
nor papermill is imported for a command that needs neither.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tradeparse.reports.outputs import publish_table
    from tradeparse.reports.results import Event, ReportResult, SuiteResult
    from tradeparse.reports.run import run_report
    from tradeparse.reports.suite import read_suite

__all__ = [
    "Event",
    "ReportResult",
    "SuiteResult",
    "publish_table",
    "read_suite",
    "run_report",
]

_HOMES = {
    "Event": "results",
    "ReportResult": "results",
    "SuiteResult": "results",
    "publish_table": "outputs",
    "read_suite": "suite",
    "run_report": "run",
}


def __getattr__(name: str) -> object:
    """The public `name`, from the module that is its home."""
    if name not in _HOMES:
        raise AttributeError(f"module 'tradeparse.reports' has no attribute {name!r}")
    value = getattr(import_module(f"tradeparse.reports.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
