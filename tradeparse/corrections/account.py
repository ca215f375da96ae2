"""What was corrected, in words: for tables, pages of evidence and whoever asks why."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tradeparse.corrections.places import APPLIED
from tradeparse.corrections.values import ADD, INTERVALS, REMOVE
from tradeparse.formats import days
from tradeparse.schema import FIGURE_COLUMNS

Row = Mapping[Any, Any]


def account(rows: Sequence[Row]) -> str:
    """partner was SRB, is TUR: the talks were in Ankara (ann, 2026-11-23)

    rows: the corrections of one figure, from review_corrections.
    """
    reasons: dict[str, list[Row]] = {}
    for row in rows:
        reasons.setdefault(_reason(row), []).append(row)
    return "; ".join(f"{', '.join(changes(said))}{why}" for why, said in reasons.items())


def changes(rows: Sequence[Row]) -> list[str]:
    """Each change: "partner was SRB, is TUR"; an interval as one, an added figure as added."""
    said = {row["column"]: (_before(row), row["value"]) for row in rows}
    for word, column in (("added", ADD), ("removed", REMOVE)):
        if column in said:
            return [word]
    for name in INTERVALS:
        edges = [said.get(f"{name}_{edge}") for edge in ("start", "end")]
        if None not in edges:
            was, now = (days(*map(_day, ends)) for ends in zip(*filter(None, edges), strict=True))
            del said[f"{name}_start"], said[f"{name}_end"]
            said[name] = (was, now)
    return [
        f"{name} was {_shown(name, was)}, is {_shown(name, now)}"
        for name, (was, now) in said.items()
    ]


def _before(row: Row) -> str:
    """What is read now; where the correction changes nothing, what was read when it was made."""
    return str(row["now"] if row["outcome"] == APPLIED else row["was"])


def _reason(row: Row) -> str:
    source = ", ".join(filter(None, (row["who"], row["when"])))
    note = f": {row['note']}" if row["note"] else ""
    return f"{note} ({source})" if source else note


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _shown(column: str, text: str) -> str:
    number = FIGURE_COLUMNS.get(column) == "number" and text
    return f"{float(text):,.12g}" if number else text or "missing"
