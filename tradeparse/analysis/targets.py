"""What a pair aims at, and how the aim moved from one text to the next."""

import pandas as pd

from tradeparse.analysis import wording
from tradeparse.analysis.wording import Row

FLOW = ["pair", "flow", "parties", "product", "unit"]
AIM = [*FLOW, "period"]
NO_TARGET = "No target is stated."
FIRST, RAISED, LOWERED, REPEATED = "first stated", "raised", "lowered", "repeated"
LATER, EARLIER = "moved to a later year", "moved to an earlier year"
DATED, UNDATED = "given a year", "stated without its year"


def history(stated: pd.DataFrame) -> pd.DataFrame:
    """One row per document and target: the amount aimed at, and how it moved since the last text.

    stated: from `evidence.stated`. A text that names several amounts for one year, or several
    without a year, is taken at its furthest, with the `nearer` steps in words. Rows of one aim
    (pair, flow, product, currency, target year) are in the order of publication, undated texts
    last. Columns besides those of `stated`: `nearer`; `move` (`first stated`, `raised`,
    `lowered`, `repeated`; missing for an undated text); `before`, the amount of the text before.
    A difference that rounding allows is `repeated`. Where the amount was aimed at for another
    year before, `move` says that the year was moved, given or dropped, and `moved_from` is the
    period that it had.
    """
    rows = stated[(stated["status"] == "target") & (stated["quantity"] == "amount")]
    text = [*AIM, "doc_id"]
    nearer = [_nearer(texts.to_dict("records")) for _, texts in rows.groupby(text, dropna=False)]
    told = {figure: words for steps in nearer for figure, words in steps.items()}
    far = rows[rows["figure_id"].isin(told)]
    far = far.assign(nearer=far["figure_id"].map(told).astype("str"))
    far = far.sort_values([*AIM, "published", "doc_id"], ignore_index=True)
    earlier = far.groupby(AIM, dropna=False)[["value", "low", "high"]].shift()
    move = pd.Series(REPEATED, index=far.index, dtype="str")
    move = move.mask(far["low"] > earlier["high"], RAISED)
    move = move.mask(far["high"] < earlier["low"], LOWERED)
    move = move.mask(earlier["value"].isna(), FIRST).where(far["published"].notna())
    return _with_years(far.assign(move=move, before=earlier["value"]))


def moved(aims: pd.DataFrame) -> pd.DataFrame:
    """The rows of a `history` whose aim was raised, lowered or moved at some time, whole paths."""
    changed = aims["move"].isin((RAISED, LOWERED, LATER, EARLIER))
    path = changed.groupby([aims[name] for name in AIM], dropna=False).transform("any")
    left = aims.loc[changed, [*FLOW, "moved_from"]].dropna(subset="moved_from")
    before = pd.MultiIndex.from_frame(left.rename(columns={"moved_from": "period"})[AIM])
    return aims[path | pd.MultiIndex.from_frame(aims[AIM]).isin(before)]


def describe(aims: pd.DataFrame) -> str:
    """Each aim with what became of it, in Markdown; `aims` is a `history`."""
    if aims.empty:
        return NO_TARGET
    lines = [_aim_in_words(rows) for _, rows in aims.groupby(AIM, dropna=False, sort=False)]
    return "\n".join(f"- {line}" for line in lines)


def describe_moves(aims: pd.DataFrame) -> str:
    """The aims that were raised, lowered or moved, in Markdown; `aims` is a `history`."""
    if aims.empty:
        return NO_TARGET
    rows = moved(aims)
    if rows.empty:
        return "No target was raised, lowered or moved from one text to the next."
    return describe(rows)


def _nearer(rows: list[Row]) -> dict[str, str]:
    """The figure of the furthest of a text's amounts, with the nearer ones in words."""
    furthest, *steps = sorted(rows, key=lambda row: row["value"], reverse=True)
    near = [row for row in reversed(steps) if row["value"] < furthest["value"]]
    said = dict.fromkeys(map(wording.said, near))
    return {furthest["figure_id"]: ", ".join(said)}


def _with_years(far: pd.DataFrame) -> pd.DataFrame:
    """What was first stated for a year, though the amount was aimed at for another one before."""
    columns = ["period_end", "published", "low", "high"]
    new = far[far["move"] == FIRST].rename_axis("row").reset_index()
    both = new[["row", *AIM, *columns]].merge(far[[*AIM, *columns]], on=FLOW, suffixes=("", "_old"))
    both = both[
        (both["period"] != both["period_old"])
        & (both["published_old"] < both["published"])
        & (both["low"] <= both["high_old"])
        & (both["low_old"] <= both["high"])
    ].sort_values("published_old", kind="stable")
    last = both.drop_duplicates("row", keep="last").set_index("row")
    return far.assign(
        move=far["move"].mask(far.index.isin(last.index), _moves(last).reindex(far.index)),
        moved_from=last["period_old"].reindex(far.index).astype("str"),
    )


def _moves(last: pd.DataFrame) -> pd.Series:
    """What became of the year."""
    new, old = last["period_end"], last["period_end_old"]
    move = pd.Series(EARLIER, index=last.index, dtype="str").mask(new > old, LATER)
    return move.mask(old.isna(), DATED).mask(new.isna(), UNDATED)


def _aim_in_words(rows: pd.DataFrame) -> str:
    """One aim's path: the amounts in the order of publication, without those repeated."""
    records = rows.to_dict("records")
    first = records[0]
    what = wording.flow_name(first["measure"], first["parties"])
    when = "without a year" if first["span"] == "none" else f"for {first['period']}"
    path = [
        row for row in records if not wording.missing(row["published"]) and row["move"] != REPEATED
    ]
    steps = [f"{wording.cited(row)} ({row['published']:%B %Y})" for row in path]
    count = wording.counted(rows["doc_id"].nunique(), "text")
    year = "" if wording.missing(first["moved_from"]) else f", {first['move']}"
    year += f" (before: {first['moved_from']})" if first["move"] in (LATER, EARLIER) else ""
    return (
        f"**{wording.plain(what)}**, target {when}{year}: "
        f"{', then '.join(steps or [wording.cited(first)])}; stated in {count}."
    )
