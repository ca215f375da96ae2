"""The pages' templates, and how values look on them."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def templates() -> Environment:
    """The templates, with their filters."""
    environment = Environment(
        loader=PackageLoader("tradeparse.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        value=shown_value, day=shown_time, seconds=shown_seconds, date=shown_date, host=shown_host
    )
    return environment


def shown_value(value: Any) -> str:
    """A parameter's value as people write it."""
    if value is None or value in ("", [], {}):
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(shown_value, value))
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {shown_value(item)}" for key, item in value.items())
    return str(value)


def shown_time(moment: str) -> str:
    """An ISO date and time as `23 November 2026, 06:12`."""
    return f"{datetime.fromisoformat(moment):%-d %B %Y, %H:%M}"


def shown_date(day: str) -> str:
    """An ISO date as `10 February 2026`."""
    return f"{date.fromisoformat(day):%-d %B %Y}"


def shown_host(address: str) -> str:
    """Whose an address of the web is: `www.example.org` as `example.org`."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


def shown_seconds(seconds: float) -> str:
    """A duration as `4.2 s` or `3 min 20 s`."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    return f"{seconds // 60:.0f} min {seconds % 60:.0f} s"
