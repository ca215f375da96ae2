"""From figures to claims: what one document says about one flow in one period."""

from collections.abc import Iterable

import pandas as pd

from tradeparse.frames.columns import empty, typed
from tradeparse.frames.records import documents_frame
from tradeparse.records import Document
from tradeparse.schema import CLAIM_COLUMNS, DOCUMENT_COLUMNS, FIGURE_COLUMNS

Documents = Iterable[Document] | pd.DataFrame

CLAIM = ["doc_id", "claim_id"]
FLOW = ["measure", "reporter", "partner", "product"]
#: which figure speaks for its claim, the first that there is
RANK = {"amount": 0, "growth": 1, "share": 2, "rate": 3}


def claims_frame(figures: pd.DataFrame, documents: Documents | None = None) -> pd.DataFrame:
    """One row per claim, in the order of its first figure: amount, growth and base of one fact.

    figures: the figures frame. documents: the documents, or their frame, for `published` and
    `publisher`, which are missing without it. Money stays in its own currency; growth_ratio is
    new/old, so 3.7 means 3.7 times as high.

    The amount is the first one stated (a conversion in brackets comes after it), the growth the
    first that has a ratio. Flow, period, status and comparator are the amount's; the growth's
    where no amount is stated; else the first figure's. base_amount is the amount that the same
    document states for the same flow over the claim's base interval, in the claim's currency:
    an actual one before others, then the one nearest to the growth; none for the measure
    `other`, which says too little to call two flows the same. implied_base_amount =
    amount / growth_ratio is the only computed column. A claim without an amount takes its
    currency from its base amount.

    Raises ColumnsMissing, naming the columns, when `figures` is not a figures frame.
    Source: "The claims frame" and "How to read growth" in the data contract.
    """
    figures = typed(figures, FIGURE_COLUMNS, "a figures frame").reset_index(drop=True)
    if figures.empty:
        return empty(CLAIM_COLUMNS)
    in_text = figures.sort_values("start", kind="stable")
    claims = (
        _leads(in_text)
        .merge(_amounts(in_text), on=CLAIM, how="left")
        .merge(_growths(in_text), on=CLAIM, how="left")
        .merge(_sources(documents), on="doc_id", how="left")
        .assign(pair=lambda c: _pair(c["reporter"], c["partner"]))
    )
    claims = claims.join(_base_amounts(claims, figures))
    claims["currency"] = claims["currency"].fillna(claims["base_unit"])
    growing = claims["growth_ratio"].where(claims["growth_ratio"] != 0)
    claims["implied_base_amount"] = claims["amount"] / growing
    return typed(claims, CLAIM_COLUMNS, "a claims frame")[list(CLAIM_COLUMNS)]


def _leads(in_text: pd.DataFrame) -> pd.DataFrame:
    """The figure that speaks for each claim, in the order in which the claims begin."""
    began = in_text.index.to_series().groupby([in_text[c] for c in CLAIM]).transform("min")
    return (
        in_text.assign(rank=in_text["kind"].map(RANK), began=began)
        .sort_values("rank", kind="stable")
        .drop_duplicates(CLAIM)
        .sort_values("began")
        .loc[:, [*CLAIM, *FLOW, "status", "period_start", "period_end", "comparator"]]
    )


def _amounts(in_text: pd.DataFrame) -> pd.DataFrame:
    names = {"value": "amount", "value_high": "amount_high", "unit": "currency"}
    stated = in_text[in_text["kind"] == "amount"].drop_duplicates(CLAIM)
    return stated[[*CLAIM, *names]].rename(columns=names)


def _growths(in_text: pd.DataFrame) -> pd.DataFrame:
    names = {"ratio": "growth_ratio", "start": "growth_at"}
    grown = in_text[in_text["kind"] == "growth"]
    grown = grown.assign(bare=grown["ratio"].isna()).sort_values("bare", kind="stable")
    columns = [*CLAIM, *names, "base_start", "base_end"]
    return grown.drop_duplicates(CLAIM)[columns].rename(columns=names)


def _sources(documents: Documents | None) -> pd.DataFrame:
    """doc_id, published and publisher: a row per document, none without documents."""
    columns = {name: DOCUMENT_COLUMNS[name] for name in ("doc_id", "published", "publisher")}
    if documents is None:
        return empty(columns)
    if isinstance(documents, pd.DataFrame):
        frame = typed(documents, columns, "a documents frame")
    else:
        frame = documents_frame(documents)
    return frame.drop_duplicates("doc_id")[list(columns)]


def _pair(reporter: pd.Series, partner: pd.Series) -> pd.Series:
    """The two codes sorted and joined: "KAZ-SRB"; missing when either is."""
    sorted_already = reporter.fillna("") <= partner.fillna("")
    first = reporter.where(sorted_already, partner)
    second = partner.where(sorted_already, reporter)
    return first + "-" + second


def _base_amounts(claims: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """base_amount and its base_unit, on the index of the claims that have one."""
    compared = claims.loc[claims["base_start"].notna() & (claims["measure"] != "other")]
    asked = _flow_key(compared).assign(
        claim=compared.index,
        currency=compared["currency"],
        growth_at=compared["growth_at"],
        start=compared["base_start"],
        end=compared["base_end"],
    )
    stated = figures[(figures["kind"] == "amount") & figures["period_start"].notna()]
    offered = _flow_key(stated).assign(
        base_amount=stated["value"],
        base_unit=stated["unit"],
        at=stated["start"],
        unsure=stated["status"] != "actual",
        start=stated["period_start"],
        end=stated["period_end"],
    )
    keys = ["doc_id", "measure", "first", "second", "product", "start", "end"]
    both = asked.merge(offered, on=keys)
    both = both[both["currency"].isna() | (both["currency"] == both["base_unit"])]
    return (
        both.assign(distance=(both["at"] - both["growth_at"]).abs())
        .sort_values(["unsure", "distance"], kind="stable")
        .drop_duplicates("claim")
        .set_index("claim")[["base_amount", "base_unit"]]
    )


def _flow_key(frame: pd.DataFrame) -> pd.DataFrame:
    """What makes two flows of a document the same: measure, the two countries, product."""
    one, other = frame["reporter"].fillna(""), frame["partner"].fillna("")
    swap = (frame["measure"] == "turnover") & (one > other)  # a turnover has no direction
    return frame[["doc_id", "measure"]].assign(
        first=one.mask(swap, other), second=other.mask(swap, one), product=frame["product"]
    )
