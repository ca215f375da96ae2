"""Who contradicts whom, and by how much: statements of one fact set against each other."""

import numpy as np
import pandas as pd

from tradeparse.analysis import evidence, verdicts, wording
from tradeparse.analysis.across import outlets
from tradeparse.analysis.pairing import SHARED, SIDE, paired
from tradeparse.analysis.wording import Row

LOWER, UPPER = "lower_", "upper_"


def contradictions(stated: pd.DataFrame) -> pd.DataFrame:
    """One row per fact that is stated more than once: its verdict and its two extremes.

    stated: from `evidence.stated`; targets are left to `targets`. Columns: `finding_id`;
    `quantity`, `flow`, `pair`, `parties`, `unit`, `status` of the fact; `lower_…` and `upper_…`,
    the two statements that disagree most, with sentence, publisher, date and document; `spread`,
    their difference in `unit`, and `ratio`, the larger by the smaller (missing when their signs
    differ); `verdict`, one of `verdicts.VERDICTS`, its `reason`, and `contradiction`, true where
    the verdict is one; `statements`, `documents`, `outlets`, how many there are, and
    `figure_ids`, all of them, a line each. The gravest come first, then the widest.
    """
    compared = paired(stated)
    pairs = _ordered(compared)
    worst = pairs.sort_values(["gravity", "ratio"], ascending=[True, False], kind="stable")
    found = worst.drop_duplicates("finding_id", ignore_index=True)
    found = found.merge(_counts(compared, stated), on="finding_id")
    reasons = [verdicts.reason(row) for row in found.to_dict("records")]
    return found.assign(
        reason=pd.Series(reasons, index=found.index, dtype="str"),
        contradiction=found["verdict"].isin(verdicts.CONTRADICTIONS),
    ).drop(columns="gravity")


def disagreements(found: pd.DataFrame) -> pd.DataFrame:
    """The findings that are contradictions."""
    return found[found["contradiction"]].reset_index(drop=True)


def agreements(found: pd.DataFrame) -> pd.DataFrame:
    """The findings that are none: facts whose statements can all be true."""
    return found[~found["contradiction"]].reset_index(drop=True)


def describe(found: pd.DataFrame, most: int = 5) -> str:
    """What was compared and what excludes what, in Markdown; the `most` gravest by name."""
    if found.empty:
        return "No fact is stated more than once, so nothing can contradict anything."
    worst = disagreements(found)
    opening = f"{wording.counted(len(found), 'fact')} stated more than once. "
    if worst.empty:
        return opening + "All statements agree as far as rounding and wording go."
    kinds = [f"{count} “{kind}”" for kind, count in worst["verdict"].value_counts().items()]
    opening += (
        f"In **{len(worst)}** of them the statements exclude each other: {wording.listed(kinds)}."
    )
    named = worst.head(most).to_dict("records")
    return "\n".join([opening, "", *(f"- {in_words(row)}" for row in named)])


def in_words(finding: Row) -> str:
    """One finding as a sentence in Markdown: the fact, both statements, the reason."""
    both = [
        f"{wording.cited(finding, end)} ({wording.plain(wording.source(finding, end))})"
        for end in (LOWER, UPPER)
    ]
    return f"**{wording.plain(label(finding))}**: {' against '.join(both)}. {finding['reason']}."


def label(finding: Row) -> str:
    """Kazakhstan – Serbia, turnover, 2025"""
    measures = {finding[f"{end}measure"] for end in (LOWER, UPPER)}
    measure = measures.pop() if len(measures) == 1 else finding["flow"]
    what = wording.flow_name(measure, finding["parties"], finding["quantity"])
    product = {finding[f"{end}product"] for end in (LOWER, UPPER)}
    products = sorted(name for name in product if isinstance(name, str))
    periods = list(dict.fromkeys(finding[f"{end}period"] for end in (LOWER, UPPER)))
    return ", ".join([what, *products, " / ".join(periods)])


def _ordered(pairs: pd.DataFrame) -> pd.DataFrame:
    """The pairs with the lower statement first, how far they are apart and how grave that is."""
    swap = pairs["value_a"] > pairs["value_b"]
    ends = {
        f"{end}{name}": pairs[f"{name}_{one}"].mask(swap, pairs[f"{name}_{other}"])
        for end, one, other in ((LOWER, "a", "b"), (UPPER, "b", "a"))
        for name in SIDE
    }
    low, high = ends[f"{LOWER}value"], ends[f"{UPPER}value"]
    ratio = pd.Series(np.maximum(high / low, low / high), index=pairs.index)
    gravity = {verdict: rank for rank, verdict in enumerate(verdicts.VERDICTS)}
    return pairs[["finding_id", *SHARED, "verdict"]].assign(
        **ends,
        spread=high - low,
        ratio=ratio.where(low * high > 0),
        gravity=pairs["verdict"].map(gravity).astype("int64"),
    )


def _counts(compared: pd.DataFrame, stated: pd.DataFrame) -> pd.DataFrame:
    """How many statements, documents and outlets state each finding's facts, and which."""
    facts = stated[["fact_id", "figure_id", "doc_id", "publisher"]]
    ends = [compared[["finding_id", f"fact_id_{end}"]].to_numpy() for end in "ab"]
    members = pd.DataFrame(np.vstack(ends), columns=["finding_id", "fact_id"], dtype="str")
    groups = members.drop_duplicates().merge(facts, on="fact_id").groupby("finding_id")
    return groups.agg(
        statements=("figure_id", "size"),
        documents=("doc_id", "nunique"),
        outlets=("publisher", outlets),
        figure_ids=("figure_id", evidence.joined),
    ).reset_index()
