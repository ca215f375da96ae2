"""One pair through time: what is stated about it, what is not, in words."""

import pandas as pd

from tradeparse.analysis import wording
from tradeparse.analysis.across import outlets
from tradeparse.analysis.compare import amounts, compare

PARTS = {
    "actual": ("stated as achieved", "stated as achieved"),
    "target": ("target", "targets"),
    "forecast": ("forecast", "forecasts"),
}


def describe(rows: pd.DataFrame, measure: str = "turnover") -> str:
    """How much is stated about a pair, its latest and highest whole year, in Markdown.

    rows: the rows of `evidence.stated` about one pair.
    """
    if rows.empty:
        return "No amount and no growth is stated for this pair."
    lines = [_counts(rows)]
    for currency in rows.loc[rows["quantity"] == "amount", "unit"].unique():
        lines += _years(compare(rows, measure=measure, currency=currency), measure)
    lines += _gaps(rows)
    return "\n".join(f"- {line}" for line in lines)


def _counts(rows: pd.DataFrame) -> str:
    kinds = rows["status"].value_counts()
    parts = [
        wording.counted(kinds[status], *names) for status, names in PARTS.items() if status in kinds
    ]
    return (
        f"{wording.counted(len(rows), 'number')} in "
        f"{wording.counted(rows['doc_id'].nunique(), 'document')} from "
        f"{wording.counted(outlets(rows['publisher']), 'outlet')}: {wording.listed(parts)}."
    )


def _years(compared: pd.DataFrame, measure: str) -> list[str]:
    years = compared[(compared["span"] == "year") & compared["product"].isna()]
    if years.empty:
        return []
    latest, peak = years.iloc[-1], years.sort_values("highest").iloc[-1]
    lines = [f"The latest whole year with {measure} is {latest['period']}: {_amount(latest)}."]
    if peak["period"] != latest["period"]:
        lines.append(f"The highest is {peak['period']}: {_amount(peak)}.")
    return lines


def _gaps(rows: pd.DataFrame) -> list[str]:
    undated = int(((rows["span"] == "none") & (rows["status"] == "actual")).sum())
    partial = int((rows["span"] == "part").sum())
    notes = []
    if partial:
        notes.append(
            f"{wording.counted(partial, 'number is', 'numbers are')} about a part of a year."
        )
    if undated:
        notes.append(
            f"{wording.counted(undated, 'number states', 'numbers state')} no period, "
            "so no chart against time shows them."
        )
    return notes


def _amount(row: pd.Series) -> str:
    if row["lowest"] == row["highest"]:
        return amounts(row)
    said = wording.money_range(row["lowest"], row["highest"], row["unit"])
    return said if row["agree"] else f"{said}, as the statements disagree"
