"""What each country's office counted, flow by flow, and how far the two offices are apart."""

from collections.abc import Iterable

import pandas as pd

from tradeparse.analysis import evidence, periods, precision, wording
from tradeparse.analysis.wording import Row

Period = tuple[pd.Timestamp, pd.Timestamp]

FLOW = ["flow", "pair", "parties", "unit"]
PERIOD = ["period_start", "period_end"]
OFFICE = ["reporter", "partner", "currency", "side"]
ONE, OTHER = "one_", "other_"
SIDE = ["side", "value", "low", "high", "source", "source_url", "computed"]


def counts(series: pd.DataFrame, spans: Iterable[Period] = ()) -> pd.DataFrame:
    """One row per flow, period and office: what it counted, computed where it can be.

    series: from `series.read_series`. Months are summed up to calendar years, and to each of
    `spans` (first and last day) where all its months are there; turnover and balance are computed
    from an office's exports and imports. What the series states itself is never computed.
    Columns: `flow`, `pair`, `parties` as in `evidence.stated` (imports of B from A are exports
    "A>B", counted by B; a balance as the first of the pair sees it), `unit` (currency), `side`
    (who counted), `value`, `low` and `high` (what the digits of the amount and its comparator
    allow), `period`, `span`, `source`, `source_url`, and `computed`: how, else missing.
    """
    rows = _with_sums(_with_allowed(series), spans)
    rows = _with_totals(rows).rename(columns={"currency": "unit"})
    rows = evidence.with_parties(rows)
    turned = evidence.seen_from_other_side(rows)
    rows = rows.assign(
        value=rows["amount"].mask(turned, -rows["amount"]),
        low=rows["low"].mask(turned, -rows["high"]),
        high=rows["high"].mask(turned, -rows["low"]),
    )
    columns = [*FLOW, *PERIOD, *SIDE]
    return periods.with_periods(rows[columns]).sort_values(
        [*FLOW, *PERIOD, "side"], ignore_index=True
    )


def mirror(counted: pd.DataFrame) -> pd.DataFrame:
    """One row per flow and period that both offices counted, and how far apart they are.

    counted: from `counts`. Columns: the flow and its period; `one_…` and `other_…`, the count of
    the first and of the second of `parties`; `ratio`, the larger by the smaller (missing where
    the signs differ); `asymmetry`, their difference by their mean; `agree`, whether rounding and
    wording let both be the same. The widest apart come first.
    """
    first = counted["parties"].str.split(">").str[0]
    both = [*FLOW, *PERIOD, "period", "span"]
    one, other = counted[counted["side"] == first], counted[counted["side"] != first]
    named = (
        rows[[*both, *SIDE]].rename(columns={name: f"{end}{name}" for name in SIDE})
        for end, rows in ((ONE, one), (OTHER, other))
    )
    left, right = named
    rows = left.merge(right, on=both)
    low, high = _sorted(rows[f"{ONE}value"].abs(), rows[f"{OTHER}value"].abs())
    same_sign = rows[f"{ONE}value"] * rows[f"{OTHER}value"] > 0
    difference = (rows[f"{ONE}value"] - rows[f"{OTHER}value"]).abs()
    return rows.assign(
        ratio=(high / low.where(low > 0)).where(same_sign),
        asymmetry=2 * difference / (low + high),
        agree=(rows[f"{ONE}low"] <= rows[f"{OTHER}high"])
        & (rows[f"{OTHER}low"] <= rows[f"{ONE}high"]),
    ).sort_values(["asymmetry", *FLOW], ascending=[False, *[True] * len(FLOW)], ignore_index=True)


def describe(mirrored: pd.DataFrame, most: int = 5) -> str:
    """How far the two offices are apart, in Markdown; the `most` furthest by name."""
    if mirrored.empty:
        return "No flow is counted by both offices for the same period."
    apart = mirrored[~mirrored["agree"]]
    opening = (
        f"{wording.counted(len(mirrored), 'flow is', 'flows are')} counted by both offices for the "
        f"same period: {len(mirrored) - len(apart)} alike within rounding and wording, "
        f"{len(apart)} apart."
    )
    if mirrored["ratio"].notna().any():
        opening += f" The median distance is {wording.apart(mirrored['ratio'].median())}."
    lines = [f"- {_apart_in_words(row)}" for row in apart.head(most).to_dict("records")]
    return "\n".join([opening, "", *lines]) if lines else opening


def _apart_in_words(row: Row) -> str:
    said = [
        f"{wording.money(row[f'{end}value'], row['unit'])} by the count of "
        f"{wording.in_text(row[f'{end}side'])}"
        for end in (ONE, OTHER)
    ]
    how = "" if wording.missing(row["ratio"]) else f": {wording.apart(row['ratio'])} apart"
    what = wording.flow_name(row["flow"], row["parties"])
    return f"**{wording.plain(what)}, {row['period']}**: {' and '.join(said)}{how}."


def _with_allowed(series: pd.DataFrame) -> pd.DataFrame:
    """What the digits of an amount and its comparator allow; and that nothing is computed yet."""
    cells = zip(series["amount"], series["comparator"], strict=True)
    bounds = [_allowed(amount, sign) for amount, sign in cells]
    frame = pd.DataFrame(bounds, columns=["low", "high"], index=series.index, dtype="float64")
    return series.join(frame).assign(computed=pd.Series(None, index=series.index, dtype="str"))


def _allowed(amount: float, sign: str) -> tuple[float, float]:
    """Lowest and highest count behind an amount.

    An office has one count, so one that "exceeded" an amount exceeded it by little: by no more
    than what "about" allows.
    """
    low, high = precision.allowed(amount, None, _digits(amount), "=" if sign == "=" else "~")
    if sign in "<>":
        larger = (sign == ">") == (amount >= 0)  # of a deficit, the size is what exceeds
        return (amount, high) if larger else (low, amount)
    return low, high


def _digits(amount: float) -> str:
    """An amount as a file writes it: whole, or with cents."""
    return f"{abs(amount):.0f}" if amount == round(amount) else f"{abs(amount):.2f}"


def _with_sums(rows: pd.DataFrame, spans: Iterable[Period]) -> pd.DataFrame:
    """The rows, and sums of months over calendar years and `spans`."""
    start, end = rows["period_start"], rows["period_end"]
    monthly = rows[(start.dt.to_period("M") == end.dt.to_period("M")) & _whole_months(rows)]
    numbers = monthly["period_end"].dt.year.unique()
    years = [(pd.Timestamp(year, 1, 1), pd.Timestamp(year, 12, 31)) for year in numbers]
    wanted = dict.fromkeys([*spans, *years])
    sums = [_sum(monthly, *span) for span in wanted if periods.length(*span) > 1]
    return _first_of(pd.concat([rows, *sums], ignore_index=True)) if sums else rows


def _whole_months(rows: pd.DataFrame) -> pd.Series:
    return rows["period_start"].dt.is_month_start & rows["period_end"].dt.is_month_end


def _sum(monthly: pd.DataFrame, start: pd.Timestamp, end: pd.Timestamp) -> pd.DataFrame:
    within = monthly[(monthly["period_start"] >= start) & (monthly["period_end"] <= end)]
    groups = within[within["measure"] != "balance"].groupby([*OFFICE, "measure"])
    months = periods.length(start, end)
    sums = groups.agg(
        amount=("amount", "sum"), low=("low", "sum"), high=("high", "sum"),
        source=("source", "first"), source_url=("source_url", "first"), months=("amount", "size"),
    ).reset_index()  # fmt: skip
    sums = sums[sums["months"] == months].drop(columns="months")
    return sums.assign(period_start=start, period_end=end, computed=f"sum of {months} months")


def _with_totals(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows, and turnover and balance of each office's exports and imports."""
    key = [*OFFICE, *PERIOD]
    exports, imports = (rows[rows["measure"] == name] for name in ("exports", "imports"))
    both = exports.merge(imports, on=key, suffixes=("", "_in"))
    summed = (", each a " + both["computed"]).fillna("")
    total = both.assign(
        measure="turnover",
        amount=both["amount"] + both["amount_in"],
        low=both["low"] + both["low_in"],
        high=both["high"] + both["high_in"],
        computed="exports + imports" + summed,
    )
    balance = both.assign(
        measure="balance",
        amount=both["amount"] - both["amount_in"],
        low=both["low"] - both["high_in"],
        high=both["high"] - both["low_in"],
        computed="exports − imports" + summed,
    )
    totals = [frame[rows.columns] for frame in (total, balance) if len(frame)]
    return _first_of(pd.concat([rows, *totals], ignore_index=True))


def _first_of(rows: pd.DataFrame) -> pd.DataFrame:
    """What is stated before what is computed."""
    return rows.drop_duplicates([*OFFICE, "measure", *PERIOD], ignore_index=True)


def _sorted(one: pd.Series, other: pd.Series) -> tuple[pd.Series, pd.Series]:
    return one.where(one < other, other), one.where(one > other, other)
