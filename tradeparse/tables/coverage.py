"""What was read and what was not, as tables: languages, texts without a figure, gaps, losses."""

import pandas as pd

from tradeparse.analysis import gaps as lacking
from tradeparse.analysis import wording
from tradeparse.analysis.coverage import READ
from tradeparse.analysis.wording import Row
from tradeparse.display.theme import Fragment
from tradeparse.tables.layout import Column, table

NONE_READ = "No document was read."
ALL_READ = "Every document has a figure."
NO_LOSS = "Nothing was left out: every source was read whole."


def languages(rows: pd.DataFrame, caption: str = "Languages") -> Fragment:
    """One row per language: its documents, how many have figures, how many these are.

    rows: from `analysis.coverage.by_language`.
    """
    columns = [
        Column("Language", lambda row: row["language"]),
        Column("Documents", lambda row: str(row["documents"]), number=True),
        Column("With figures", lambda row: str(row["with_figures"]), number=True),
        Column("Figures", lambda row: str(row["figures"]), number=True),
        Column("Read by", lambda row: "its pack" if row["pack"] else "no pack: not read"),
    ]
    return table(rows.to_dict("records"), columns, caption, NONE_READ)


def without_figures(articles: pd.DataFrame, caption: str = "Without a figure") -> Fragment:
    """One row per document without figures: what became of it and why, those about trade first.

    articles: from `analysis.coverage.articles`.
    """
    rows = articles[articles["standing"] != READ].sort_values("why", kind="stable")
    columns = [
        Column("Document", lambda row: row["title"] if _is(row["title"]) else row["doc_id"]),
        Column("What became of it", lambda row: row["standing"]),
        Column("Why", lambda row: row["why"] if _is(row["why"]) else _instead(row)),
        Column("Words", lambda row: str(row["words"]), number=True),
        Column("Outlet, date", _source),
    ]
    return table(rows.to_dict("records"), columns, caption, ALL_READ)


def gaps(found: pd.DataFrame, caption: str = "What figures lack", most: int = 30) -> Fragment:
    """One row per figure and what it lacks, those to be checked first; its sentence opens.

    found: from `analysis.gaps.gaps`.
    """
    rows = found.sort_values("check", ascending=False, kind="stable")
    columns = [
        Column("Figure", lambda row: row["surface"], figures=lambda row: row["figure_id"]),
        Column("Lacks", lambda row: row["lacks"], tight=True),
        Column("Why", lambda row: row["why"] + ("\nto be checked" if row["check"] else "")),
        Column("About", lambda row: row["measure"]),
        Column("Outlet, date", wording.source, said=""),
    ]
    return table(rows.to_dict("records"), columns, caption, lacking.NONE, most)


def losses(lost: pd.DataFrame, caption: str = "Not read, or not wholly") -> Fragment:
    """One row per source that was not read, or not wholly: the place, the reason, the remedy.

    lost: from `analysis.coverage.losses`.
    """
    columns = [
        Column("Source", lambda row: row["name"] + (f"\n{row['place']}" if row["place"] else "")),
        Column("What happened", lambda row: row["reason"]),
        Column("What helps", lambda row: row["remedy"]),
        Column("Document", lambda row: "read without it" if row["kept"] else "not read"),
    ]
    return table(lost.to_dict("records"), columns, caption, NO_LOSS)


def _is(text: object) -> bool:
    return isinstance(text, str)


def _instead(row: Row) -> str:
    return f"{row['duplicate_of']} stands for it" if _is(row["duplicate_of"]) else ""


def _source(row: Row) -> str:
    day = row["published"]
    return row["outlet"] if wording.missing(day) else f"{row['outlet']}, {day:%Y-%m-%d}"
