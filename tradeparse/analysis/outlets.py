"""Which outlet can be trusted, and how sure is that: each against others and against offices."""

from math import log

import pandas as pd

from tradeparse.analysis import evidence, intervals, wording
from tradeparse.analysis.across import EXCLUDING, across, named, spelled
from tradeparse.analysis.held import NEAR, WITHIN
from tradeparse.analysis.wording import Row

COUNTS = (
    "documents", "claims", "compared", "contradicted", "by_itself", "held", "fitting", "own",
    "unplaced",
)  # fmt: skip
IDS = ("contradicted_ids", "held_ids")
NOTHING = "No outlet states an amount or a growth of a flow between two countries."
ALONE = "No outlet states a fact that another outlet states too, so none can be contradicted."
UNCOUNTED = "No outlet states an amount for which there is an official count from elsewhere."


def outlets(stated: pd.DataFrame, against: pd.DataFrame) -> pd.DataFrame:
    """One row per outlet: what it states, how often others exclude that, how it fits the counts.

    stated: from `evidence.stated`; what names no publisher is left out. against: the same held
    against official series, from `official.against`. Columns:

    - `outlet`, as it most often writes itself; `documents`, `claims`;
    - `compared`, facts of the outlet that another outlet states too; `contradicted`, those of them
      that rounding and wording do not let agree; `share`, one by the other, with `share_low` and
      `share_high`; `by_itself`, facts on which its own statements exclude each other;
      `contradicted_ids`, figures of the contradicted facts, a line each;
    - `held`, amounts for which there is an official count, see `held`; `fitting`, those within
      10 % of it or within what wording allows; `median`, of claim by count, with
      `median_low` and `median_high`; `lowest` and `highest`; `held_ids`; `unplaced`, those of
      texts without an address; `own`, further amounts, which the outlet itself is the source for.

    Intervals are at 95 %: Wilson's for the share, that of order statistics for the median, missing
    below six values. The outlets with most claims come first: the order is no ranking.
    """
    rows = named(stated)
    counts = rows.groupby("outlet").agg(
        documents=("doc_id", "nunique"), claims=("claim_id", "nunique")
    )
    table = counts.join([_disputed(across(stated)), _fits(held(against))])
    whole = {name: table[name].fillna(0).astype("int64") for name in COUNTS}
    texts = {name: table[name].fillna("").astype("str") for name in IDS}
    order = ["claims", "documents"]
    table = table.assign(**whole, **texts).sort_values(order, ascending=False, kind="stable")
    return table.reset_index()


def held(against: pd.DataFrame) -> pd.DataFrame:
    """The amounts that an office counted too, with `outlet` and `own`; a repeated one stands once.

    against: from `official.against`. `own` says that the count is quoted from the outlet's own
    site, so that agreement shows nothing but that both were read alike.
    """
    rows = named(against[(against["quantity"] == "amount") & against["official_ratio"].gt(0)])
    rows = rows.assign(own=_site(rows["url"]).eq(_site(rows["official_source_url"])))
    rows = rows.sort_values("own", ascending=False, kind="stable")
    return rows.drop_duplicates(["outlet", "fact_id", "value"]).reset_index(drop=True)


def _site(urls: pd.Series) -> pd.Series:
    """The sites that addresses are on; missing where there is no address."""
    return urls.astype("str").str.lower().str.extract(r"^https?://(?:www\.)?([^/:]+)")[0]


def _disputed(both: pd.DataFrame) -> pd.DataFrame:
    """Per outlet the facts that others state too, and what excludes them: others, or itself."""
    alien = both["outlet"] != both["other_outlet"]
    others, own = both[alien], both[~alien & both["excluded"]]
    against = others[others["excluded"]]
    table = pd.DataFrame(
        {
            "compared": others.groupby("outlet")["fact_id"].nunique(),
            "contradicted": against.groupby("outlet")["fact_id"].nunique(),
            "by_itself": own.groupby("outlet")["fact_id"].nunique(),
            "contradicted_ids": against.groupby("outlet")["figure_id"].agg(_joined),
        }
    )
    cases = table[["contradicted", "compared"]].fillna(0).astype("int64")
    bounds = [intervals.share(*row) for row in cases.itertuples(index=False)]
    share = (cases["contradicted"] / cases["compared"]).where(cases["compared"] > 0)
    return _with_bounds(table.assign(share=share), "share", bounds)


def _fits(amounts: pd.DataFrame) -> pd.DataFrame:
    """Per outlet the amounts that were counted elsewhere, and their ratios to the counts."""
    free = amounts[~amounts["own"]]
    groups = free.assign(
        fits=free["band"].isin((WITHIN, NEAR)), unplaced=free["url"].isna()
    ).groupby("outlet")
    table = groups.agg(
        held=("figure_id", "size"),
        fitting=("fits", "sum"),
        unplaced=("unplaced", "sum"),
        median=("official_ratio", "median"),
        lowest=("official_ratio", "min"),
        highest=("official_ratio", "max"),
        held_ids=("figure_id", _joined),
    )
    bounds = [intervals.median(rows["official_ratio"]) for _, rows in groups]
    own = amounts[amounts["own"]].groupby("outlet").size().rename("own")
    return _with_bounds(table, "median", bounds).join(own, how="outer")


def _with_bounds(table: pd.DataFrame, name: str, bounds: list[intervals.Interval]) -> pd.DataFrame:
    ends = pd.DataFrame(bounds, columns=[f"{name}_low", f"{name}_high"], index=table.index)
    return table.join(ends.astype("float64"))


def _joined(figure_ids: pd.Series) -> str:
    return evidence.joined(figure_ids.unique())


def told_apart(table: pd.DataFrame) -> pd.DataFrame:
    """Two outlets a row whose shares of contradicted facts differ by more than chance allows.

    table: from `outlets`. `seldom` is contradicted less often than `often`: its interval ends
    where the other's has not begun. The widest apart come first.
    """
    ends = table.loc[table["compared"] > 0, ["outlet", "share_low", "share_high"]]
    both = ends.add_prefix("seldom_").merge(ends.add_prefix("often_"), how="cross")
    gap = both["often_share_low"] - both["seldom_share_high"]
    apart = both.assign(gap=gap)[gap > 0].sort_values("gap", ascending=False, kind="stable")
    names = {"seldom_outlet": "seldom", "often_outlet": "often"}
    return apart.rename(columns=names)[[*names.values(), "gap"]].reset_index(drop=True)


def describe(table: pd.DataFrame, most: int = 5) -> str:
    """Which outlets stand out, how sure that is, and what cannot be said, in Markdown."""
    if table.empty:
        return NOTHING
    lines = [_verdict(table), *_contradicted(table, most), *_by_itself(table, most)]
    lines += [*_counted(table, most), *_silent(table)]
    return "\n".join(f"- {line}" for line in lines)


def share_in_words(row: Row) -> str:
    """2 of 5 facts (40 %; 95 %: 12 to 77 %)"""
    low, high = (f"{100 * row[f'share_{end}']:.0f}" for end in ("low", "high"))
    facts = wording.counted(row["compared"], "fact")
    return f"{row['contradicted']} of {facts} (95 % interval {low} to {high} %)"


def median_in_words(row: Row) -> str:
    """1.02 (11 amounts, 95 % interval 0.99 to 1.06)"""
    sure = "too few for an interval"
    if not wording.missing(row["median_low"]):
        sure = f"95 % interval {times(row['median_low'])} to {times(row['median_high'])}"
    return f"{times(row['median'])} ({wording.counted(row['held'], 'amount')}, {sure})"


def times(ratio: float) -> str:
    """A ratio near one with its hundredths: 1.00, 1.95, 12.3"""
    return f"{ratio:.2f}" if ratio < 10 else wording.number(ratio, 3)


def _verdict(table: pd.DataFrame) -> str:
    """The answer to the question, as far as there is one."""
    apart = told_apart(table).to_dict("records")
    off = table[(table["median_low"] > 1) | (table["median_high"] < 1)].to_dict("records")
    said = [
        f"{_name(pair['seldom'])} is contradicted less often than {_name(pair['often'])}"
        for pair in apart[:3]
    ]
    said += [f"what {_name(row['outlet'])} states lies off the official counts" for row in off]
    count = wording.counted(len(table), "outlet")
    if said:
        return f"**Beyond chance, of {count}**: {wording.listed(said)}."
    return (
        f"**Of {count} none can be called more reliable than another**: what is known of each "
        "rests on so few facts that chance alone may explain how they differ."
    )


def _contradicted(table: pd.DataFrame, most: int) -> list[str]:
    rows = table[table["compared"] > 0]
    if rows.empty:
        return [ALONE]
    named_ = rows.sort_values("compared", ascending=False, kind="stable").head(most)
    said = [f"{_name(row['outlet'])} {share_in_words(row)}" for row in named_.to_dict("records")]
    more = f"; {len(rows) - most} more in the table" if len(rows) > most else ""
    return [
        f"**Contradicted by another outlet**: {'; '.join(said)}{more}. Whoever contradicts is "
        "contradicted: this says that somebody is wrong, not who."
    ]


def _by_itself(table: pd.DataFrame, most: int) -> list[str]:
    rows = table[table["by_itself"] > 0].sort_values("by_itself", ascending=False, kind="stable")
    said = [
        f"{_name(row['outlet'])} on {wording.counted(row['by_itself'], 'fact')}"
        for row in rows.to_dict("records")
    ]
    return [f"**Contradict themselves**: {wording.listed(said, most)}."] if said else []


def _counted(table: pd.DataFrame, most: int) -> list[str]:
    rows = table[table["held"] > 0]
    own, unplaced = int(table["own"].sum()), int(table["unplaced"].sum())
    lines = [UNCOUNTED]
    if len(rows):
        first = rows.sort_values("held", ascending=False, kind="stable").head(most)
        said = [
            f"{_name(row['outlet'])} {median_in_words(row)}" for row in first.to_dict("records")
        ]
        more = f"; {len(rows) - most} more in the table" if len(rows) > most else ""
        lines = [
            f"**Median of amount by official count**: {'; '.join(said)}{more}. Each amount is held "
            "against the nearer of the two offices' counts, which flatters."
        ]
    if own:
        said_own = wording.counted(own, "further amount has", "further amounts have")
        lines.append(
            f"{said_own} a count that is quoted from the outlet's own site. Agreement there proves "
            "nothing, so these are left out."
        )
    if unplaced:
        lines.append(
            f"{wording.counted(unplaced, 'amount')} that could be held against a count "
            f"{'stands' if unplaced == 1 else 'stand'} in texts without an address, whose source "
            "may be the count itself."
        )
    return lines


def _silent(table: pd.DataFrame) -> list[str]:
    rows = table[(table["compared"] == 0) & (table["held"] == 0)]
    names = wording.listed(map(_name, rows["outlet"]), 6)
    return [f"**Nothing can be said** of {names}: no other source for their facts."] * bool(
        len(rows)
    )


def _name(outlet: str) -> str:
    return wording.plain(outlet)


def between(found: pd.DataFrame) -> pd.DataFrame:
    """The contradictions whose two extremes are from different outlets, each in its own words.

    found: from `contradictions.contradictions`; the two sides' statistics are left out, since
    these are nobody's fault.
    """
    rows = found[found["verdict"].isin(EXCLUDING)]
    ends = [spelled(rows[f"{end}publisher"]) for end in ("lower_", "upper_")]
    return rows[ends[0].ne(ends[1]) & ends[0].notna() & ends[1].notna()].reset_index(drop=True)


def far_off(amounts: pd.DataFrame) -> pd.DataFrame:
    """The amounts that are more than 10 % off their count, furthest first; from `held`."""
    rows = amounts[~amounts["own"] & ~amounts["band"].isin((WITHIN, NEAR))]
    order = rows["official_ratio"].map(log).abs().sort_values(ascending=False, kind="stable")
    return rows.loc[order.index].reset_index(drop=True)
