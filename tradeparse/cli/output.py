"""Frames to a file, a terminal or a pipe."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tradeparse.cli.layout import aligned, shortened
from tradeparse.formats import days, quantity

if TYPE_CHECKING:
    import pandas as pd

#: columns of a terminal for a figure's surface and for a document's name
SURFACE = 32
NAME = 24

FIGURES_HEAD = ("document", "figure", "value", "kind", "measure", "countries", "period", "status")
CLAIMS_HEAD = ("document", "measure", "countries", "period", "amount", "growth", "base", "status")


def out_option(what: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """--out, as every command that makes a frame has it."""
    return click.option(
        "--out", "-o", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
        help=f"Write the {what} to FILE: .csv, .parquet or .jsonl. "
        "Default: a table for a terminal, CSV for a pipe.",
    )  # fmt: skip


def watched() -> bool:
    """Whether someone looks at stdout: a terminal, no pipe and no file."""
    return sys.stdout.isatty()


def show(frame: "pd.DataFrame", table: Callable[["pd.DataFrame"], str]) -> None:
    """The frame to stdout: as a table where someone looks at it, as CSV for a program."""
    if watched():
        if len(frame):
            click.echo(table(frame))
        return
    from tradeparse.frames.files import to_csv

    to_csv(frame, sys.stdout)
    sys.stdout.flush()  # here, where a closed pipe is still noticed


def figures_table(figures: "pd.DataFrame") -> str:
    """A line per figure."""
    rows = [
        (
            shortened(row["doc_id"], NAME),
            shortened(row["surface"], SURFACE),
            quantity(row["value"], row["value_high"], row["unit"], row["comparator"]),
            row["kind"],
            *_about(row),
            row["status"],
        )
        for row in _rows(figures)
    ]
    return aligned([FIGURES_HEAD, *rows], right=(2,))


def claims_table(claims: "pd.DataFrame") -> str:
    """A line per claim."""
    rows = [
        (
            shortened(row["doc_id"], NAME),
            *_about(row),
            _money(row, "amount", row["comparator"]),
            quantity(row["growth_ratio"], None, "×") if row["growth_ratio"] else "",
            _money(row, "base_amount"),
            row["status"],
        )
        for row in _rows(claims)
    ]
    return aligned([CLAIMS_HEAD, *rows], right=(4, 5, 6))


def _rows(frame: "pd.DataFrame") -> Iterator[dict[str, Any]]:
    """The rows, None for what is missing."""
    for row in frame.astype(object).where(frame.notna(), None).to_dict("records"):
        yield {str(column): value for column, value in row.items()}


def _about(row: dict[str, Any]) -> tuple[str, str, str]:
    """What a row is about: measure (and product), countries, period."""
    product = f" ({shortened(row['product'], NAME)})" if row["product"] else ""
    countries = " ".join(code or "?" for code in (row["reporter"], row["partner"]))
    return (
        f"{row['measure']}{product}",
        countries if countries != "? ?" else "",
        days(row["period_start"], row["period_end"]),
    )


def _money(row: dict[str, Any], column: str, comparator: str = "=") -> str:
    if row[column] is None:
        return ""
    high = row["amount_high"] if column == "amount" else None
    return quantity(row[column], high, row["currency"], comparator)
