"""What was stated: amounts and growths with their words, their source and what they allow."""

from collections.abc import Iterable, Sequence

import pandas as pd

from tradeparse.analysis import periods, precision
from tradeparse.analysis.sides import counted_by
from tradeparse.errors import UnknownChoice
from tradeparse.frames import documents_frame
from tradeparse.frames.columns import typed
from tradeparse.records import Document
from tradeparse.schema import CLAIM_COLUMNS, FIGURE_COLUMNS

Documents = Sequence[Document] | pd.DataFrame

#: measures of a flow between two countries; `other` says too little about what it is
FLOWS = ("turnover", "exports", "imports", "balance", "investment")
#: what two statements share when they are about one fact
FACT = ("quantity", "flow", "parties", "product", "unit", "status", "period_start", "period_end")


def stated(
    claims: pd.DataFrame, figures: pd.DataFrame, documents: Documents | None = None
) -> pd.DataFrame:
    """One row per amount, and per growth that has a ratio, stated about a flow of two countries.

    claims, figures: the contract's frames, of the same documents. documents: for `title`, `url`
    and whether a figure stands in the headline; without it these are missing.

    Left out: the measure `other`, GDP, figures without both countries, growth in money or in
    percentage points. A number repeated in its claim stands once. Columns besides the figures
    frame's: `quantity` (`amount` or `growth`), `value` and `value_high` in `unit` (a currency
    code, or `ratio`: new/old), `said` (the unit in the text), `low` and `high` (what rounding and
    comparator allow), `pair`, `flow` and `parties` (exports "A>B" also for imports of B from A;
    a balance as the first of the pair sees it), `side` (the country that counted, where the
    measure or the sentence says so), `period` and `span` (label and kind), `headline`,
    `publisher`, `published`, `title`, `url`, `lang`, `correction` (what was corrected by hand, from
    apply_corrections), and `fact_id`, shared by rows about one fact. Documents that repeat
    another's text are left out. Raises ColumnsMissing.
    Source: "How to read growth" in the data contract; rounding as in `precision`.
    """
    figures = typed(figures, FIGURE_COLUMNS, "a figures frame")
    claims = typed(claims, CLAIM_COLUMNS, "a claims frame")
    figures = figures[~figures["doc_id"].isin(_repeats(documents))]
    if "correction" not in figures:
        figures = figures.assign(correction=pd.Series(None, index=figures.index, dtype="str"))
    rows = with_parties(pd.concat([_amounts(figures), _growths(figures)], ignore_index=True))
    rows = _seen_from_first(rows)
    rows = rows.merge(_sources(claims), on=["doc_id", "claim_id"], how="left")
    rows = _with_documents(rows, documents)
    rows = rows.assign(side=counted_by(rows, rows["lang"]))
    rows = _with_allowed(periods.with_periods(rows))
    rows = _without_repeats(rows.assign(fact_id=_fact_ids(rows)))
    return rows.sort_values(["period_end", "published", "doc_id", "start"], ignore_index=True)


def of_pairs(rows: pd.DataFrame, *pairs: str) -> pd.DataFrame:
    """The rows about these pairs, "SRB-KAZ" being "KAZ-SRB"; all rows where none is named."""
    wanted = {sorted_pair(pair) for pair in pairs if pair}
    return rows[rows["pair"].isin(wanted)] if wanted else rows


def flow_of(measure: str) -> str:
    """The flow that a measure is about; raises UnknownChoice for what is no measure of a flow."""
    if measure not in FLOWS:
        raise UnknownChoice(
            f"the measure is {measure!r}, and it can be {', '.join(FLOWS)}. Set one of these."
        )
    return "exports" if measure == "imports" else measure


def sorted_pair(pair: str) -> str:
    """The pair as the frames write it: codes in capitals, sorted, joined with a hyphen."""
    return "-".join(sorted(code.strip() for code in pair.upper().split("-")))


def joined(figure_ids: Iterable[str]) -> str:
    """Figure ids as one cell, a line each: an id may have blanks, as a file's name may."""
    return "\n".join(figure_ids)


def parted(cell: object) -> list[str]:
    """The ids of a cell that `joined` made; none of an empty one."""
    return cell.split("\n") if isinstance(cell, str) else []


def middle_figure(cell: str) -> str:
    """Of the figures of a cell, from lowest to highest, the one in the middle."""
    ids = parted(cell)
    return ids[(len(ids) - 1) // 2]


def behind(rows: pd.DataFrame, figure_ids: str) -> pd.DataFrame:
    """The rows of the figures in a `figure_ids` cell, in its order: the evidence of a finding."""
    return rows.set_index("figure_id", drop=False).loc[parted(figure_ids)].reset_index(drop=True)


def _amounts(figures: pd.DataFrame) -> pd.DataFrame:
    rows = figures[(figures["kind"] == "amount") & figures["measure"].isin(FLOWS)]
    return rows.assign(quantity="amount", said=rows["unit"])


def _growths(figures: pd.DataFrame) -> pd.DataFrame:
    """Growth with a ratio; `value` becomes new/old, whichever way it was said."""
    rows = figures[
        (figures["kind"] == "growth")
        & figures["measure"].isin(FLOWS)
        & figures["unit"].isin(("percent", "factor"))
        & figures["ratio"].gt(0)
    ]
    top = rows["value_high"].where(rows["unit"] == "factor", 1 + rows["value_high"] / 100)
    return rows.assign(
        quantity="growth", value=rows["ratio"], value_high=top, said=rows["unit"], unit="ratio"
    )


def _sources(claims: pd.DataFrame) -> pd.DataFrame:
    columns = ["doc_id", "claim_id", "publisher", "published"]
    return claims[columns].drop_duplicates(columns[:2])


def with_parties(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with both countries: their `pair`, and `flow` and `parties` in one direction."""
    rows = rows[rows["reporter"].notna() & rows["partner"].notna()]
    one, other = rows["reporter"], rows["partner"]
    mutual = rows["measure"].isin(("turnover", "balance")) & (one > other)
    turned = mutual | (rows["measure"] == "imports")
    first, second = one.mask(turned, other), other.mask(turned, one)
    low, high = one.mask(one > other, other), other.mask(one > other, one)
    return rows.assign(
        pair=low + "-" + high,
        parties=first + ">" + second,
        flow=rows["measure"].replace({"imports": "exports"}),  # counted where they arrive
    )


def seen_from_other_side(rows: pd.DataFrame) -> pd.Series:
    """Whether a row is a balance as the second of its pair sees it: the same with another sign."""
    return (rows["measure"] == "balance") & (rows["reporter"] > rows["partner"])


def _seen_from_first(rows: pd.DataFrame) -> pd.DataFrame:
    money = seen_from_other_side(rows) & (rows["quantity"] == "amount")
    ranged = rows["value_high"].notna()
    return rows.assign(
        value=rows["value"].mask(money, -rows["value_high"].where(ranged, rows["value"])),
        value_high=rows["value_high"].mask(money & ranged, -rows["value"]),
    )


def _with_documents(rows: pd.DataFrame, documents: Documents | None) -> pd.DataFrame:
    """Title, address and language of each row's document, and where the figure stands in it."""
    frame = documents_as_frame(documents)
    frame = frame.assign(title_end=_title_ends(frame)).drop_duplicates("doc_id")
    columns = ["doc_id", "title", "url", "lang", "title_end"]
    rows = rows.merge(frame[columns], on="doc_id", how="left")
    headline = rows["start"] < rows["title_end"].fillna(0)
    return rows.assign(headline=headline).drop(columns="title_end")


def documents_as_frame(documents: Documents | None) -> pd.DataFrame:
    """The documents frame of what a notebook has: documents, their frame, or nothing."""
    if isinstance(documents, pd.DataFrame):
        return documents
    return documents_frame(documents or [])


def _repeats(documents: Documents | None) -> set[str]:
    """The ids of documents with the same words as one before them."""
    if documents is None or isinstance(documents, pd.DataFrame):
        return set()
    return {document.doc_id for document in documents if document.duplicate_of}


def _title_ends(documents: pd.DataFrame) -> pd.Series:
    """Where the headline ends in each text; 0 unless the text opens with its title."""
    texts = zip(documents["text"].fillna(""), documents["title"].fillna("\0"), strict=True)
    ends = [
        text.find(title) + len(title) if title in text[: len(title) + 80] else 0
        for text, title in texts
    ]
    return pd.Series(ends, index=documents.index, dtype="int64")


def _with_allowed(rows: pd.DataFrame) -> pd.DataFrame:
    columns = ["quantity", "value", "value_high", "surface", "comparator", "said"]
    bounds = [_allowed(*row) for row in rows[columns].itertuples(index=False, name=None)]
    return rows.assign(
        low=pd.Series([low for low, _ in bounds], index=rows.index, dtype="float64"),
        high=pd.Series([high for _, high in bounds], index=rows.index, dtype="float64"),
    )


def _allowed(
    quantity: str, value: float, top: float, surface: str, comparator: str, said: str
) -> tuple[float, float]:
    value_high = None if pd.isna(top) else top
    if quantity == "growth":
        return precision.allowed_ratio(value, value_high, surface, comparator, said)
    return precision.allowed(value, value_high, surface, comparator)


def _fact_ids(rows: pd.DataFrame) -> pd.Series:
    """One text per fact. What states no period can only be compared within its document."""
    a_year_before = rows["period_start"] - pd.DateOffset(years=1)
    base = rows["base_start"].fillna(a_year_before).where(rows["quantity"] == "growth")
    undated = rows["doc_id"].where(rows["period_start"].isna())
    parts = [rows[column] for column in FACT] + [base, undated]
    ids, *others = (part.astype("str").fillna("") for part in parts)
    for text in others:
        ids = ids + "|" + text
    return ids


def _without_repeats(rows: pd.DataFrame) -> pd.DataFrame:
    """A number that its claim repeats stands once: the first time it is said."""
    said = ["fact_id", "doc_id", "claim_id", "value", "value_high", "comparator"]
    return rows.sort_values("start", kind="stable").drop_duplicates(said)
