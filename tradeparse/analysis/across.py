"""Which outlets' statements bear on each other: the facts that two of them state."""

import pandas as pd

from tradeparse.analysis.pairing import paired
from tradeparse.analysis.verdicts import AGREE, ALLOWED, DIFFER, PARTIAL

#: what two statements share that say one thing in one way: `paired` keeps two of many such
ALIKE = ["fact_id", "value", "value_high", "comparator", "side"]
#: verdicts that speak about those who state it; the two countries' statistics, an assumed period
#: and another definition are nobody's fault
EXCLUDING = (DIFFER, PARTIAL)
BEARING = (*EXCLUDING, AGREE, ALLOWED)


def across(stated: pd.DataFrame) -> pd.DataFrame:
    """One row per fact of an outlet and statement of another, or of its own, that bears on it.

    stated: from `evidence.stated`; what names no publisher is left out. Columns: `outlet`,
    `fact_id`, `figure_id` of the one, the same with `other_` of the other, and `excluded`, whether
    rounding and wording do not let both be true. Each two are there twice, seen from either.
    """
    alike = stated.groupby(ALIKE, dropna=False).ngroup()
    rows = named(stated.assign(alike=alike)).drop_duplicates(["alike", "outlet"])
    says = rows[["alike", "outlet", "fact_id", "figure_id"]]
    ends = _ends(paired(stated), dict(zip(stated["figure_id"], alike, strict=True)))
    both = ends.merge(says, on="alike").merge(says.add_prefix("other_"), on="other_alike")
    return both.drop(columns=["alike", "other_alike"])


def _ends(pairs: pd.DataFrame, alike: dict[str, int]) -> pd.DataFrame:
    """The groups of statements that bear on each other, from either side."""
    pairs = pairs[pairs["verdict"].isin(BEARING)]
    one, other = (pairs[f"figure_id_{end}"].map(alike).astype("int64") for end in "ab")
    excluded = pairs["verdict"].isin(EXCLUDING)
    seen = [
        pd.DataFrame({"alike": here, "other_alike": there, "excluded": excluded})
        for here, there in ((one, other), (other, one))
    ]
    return pd.concat(seen, ignore_index=True).drop_duplicates()


def named(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that name a publisher, and `outlet`: it, as it most often writes itself.

    Capitals, blanks and hyphens make no other outlet: KAZINFORM is Kazinform.
    """
    rows = rows[rows["publisher"].notna()]
    key = spelled(rows["publisher"])
    spelling = rows.groupby(key)["publisher"].agg(lambda names: names.mode().iloc[0])
    return rows.assign(outlet=key.map(spelling).astype("str"))


def spelled(publishers: pd.Series) -> pd.Series:
    """Publishers without what two spellings of one name differ in."""
    return publishers.astype("str").str.casefold().str.replace(r"[\W_]+", "", regex=True)


def outlets(publishers: pd.Series) -> int:
    """How many outlets these publishers are, however their names are spelled."""
    return spelled(publishers.dropna()).nunique()
