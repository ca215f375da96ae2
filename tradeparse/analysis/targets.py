"""What a pair aims at, and how the aim moved from one text to the next."""

import pandas as pd

from tradeparse.analysis import wording

AIM = ["pair", "flow", "parties", "product", "unit", "period"]
NO_TARGET = "No target is stated."
FIRST, RAISED, LOWERED, REPEATED = "first stated", "raised", "lowered", "repeated"


def history(stated: pd.DataFrame) -> pd.DataFrame:
    """One row per document and target: the amount aimed at, and how it moved since the last text.

    stated: from `evidence.stated`. A text that names several amounts for one year, or several
    without a year, is taken at its furthest; the `steps` before it are counted. Rows of one aim
    (pair, flow, product, currency, target year) are in the order of publication, undated texts
    last. Columns besides those of `stated`: `steps`, `move` (`first stated`, `raised`,
    `lowered`, `repeated`; missing for an undated text) and `before`, the amount of the text
    before. A difference that rounding allows is `repeated`.
    """
    rows = stated[(stated["status"] == "target") & (stated["quantity"] == "amount")]
    text = [*AIM, "doc_id"]
    named = rows.groupby(text, dropna=False)["value"].transform("size")
    far = rows.assign(steps=named - 1).sort_values("value", ascending=False, kind="stable")
    far = far.drop_duplicates(text).sort_values([*AIM, "published", "doc_id"], ignore_index=True)
    earlier = far.groupby(AIM, dropna=False)[["value", "low", "high"]].shift()
    move = pd.Series(REPEATED, index=far.index, dtype="str")
    move = move.mask(far["low"] > earlier["high"], RAISED)
    move = move.mask(far["high"] < earlier["low"], LOWERED)
    move = move.mask(earlier["value"].isna(), FIRST).where(far["published"].notna())
    return far.assign(move=move, before=earlier["value"])


def moved(aims: pd.DataFrame) -> pd.DataFrame:
    """The rows of a `history` whose aim was raised or lowered at some time, the whole path."""
    changed = aims["move"].isin((RAISED, LOWERED))
    return aims[changed.groupby([aims[name] for name in AIM], dropna=False).transform("any")]


def describe(aims: pd.DataFrame) -> str:
    """Each aim with what became of it, in Markdown; `aims` is a `history`."""
    if aims.empty:
        return NO_TARGET
    lines = [_aim_in_words(rows) for _, rows in aims.groupby(AIM, dropna=False, sort=False)]
    return "\n".join(f"- {line}" for line in lines)


def describe_moves(aims: pd.DataFrame) -> str:
    """The aims that were raised or lowered, in Markdown; `aims` is a `history`."""
    if aims.empty:
        return NO_TARGET
    rows = moved(aims)
    if rows.empty:
        return "No target was raised or lowered from one text to the next."
    return describe(rows)


def _aim_in_words(rows: pd.DataFrame) -> str:
    """One aim's path: the amounts in the order of publication, without those repeated."""
    records = rows.to_dict("records")
    first = records[0]
    what = wording.flow_name(first["measure"], first["parties"])
    when = "without a year" if first["span"] == "none" else f"for {first['period']}"
    path = [
        row for row in records if not wording.missing(row["published"]) and row["move"] != REPEATED
    ]
    steps = [f"{wording.said(row)} ({row['published']:%B %Y})" for row in path]
    count = wording.counted(rows["doc_id"].nunique(), "text")
    return (
        f"**{wording.plain(what)}**, target {when}: "
        f"{', then '.join(steps or [wording.said(first)])}; stated in {count}."
    )
