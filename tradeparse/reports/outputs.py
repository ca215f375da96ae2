"""How a notebook hands its tables and documents over to the report that it becomes."""

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from tradeparse.records import Document

FOLDER = "TRADEPARSE_TABLES"  # set by the runner; without it nothing is written
FORMATS = "TRADEPARSE_TABLE_FORMATS"  # "csv" or "csv,xlsx"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def publish_table(name: str, frame: pd.DataFrame) -> None:
    """Write `frame` as `<name>.csv` and `<name>.xlsx` beside the report that this notebook becomes.

    In JupyterLab, where no report is made, nothing is written.
    name: letters, digits, `.`, `_`, `-`. A name that is used twice is written anew.
    frame: any shape. An index becomes the first columns, unless it only numbers the rows. Rows
    that name a figure of the documents handed over get its sentence, outlet, date and place.
    Text that a spreadsheet would run as a formula gets an apostrophe in front. The workbook is
    left out where the suite does not want it, or openpyxl is not installed.
    Raises ValueError when the name can't be a file's name.
    """
    if not NAME.fullmatch(name):
        raise ValueError(
            f"a table can't be called {name!r}: use letters, digits, '.', '_' and '-', "
            "a letter or digit first"
        )
    folder = os.environ.get(FOLDER)
    if not folder:
        return
    from tradeparse.display.evidence import handed
    from tradeparse.tables.files import write_table
    from tradeparse.tables.proof import with_evidence
    from tradeparse.tables.workbook import has_workbooks

    known = handed()
    table = with_evidence(frame, known)
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    write_table(table, target / f"{name}.csv")
    if "xlsx" in os.environ.get(FORMATS, "csv").split(",") and has_workbooks():
        links = {name: f"../{page}" for name, page in {**known.documents, **known.figures}.items()}
        write_table(table, target / f"{name}.xlsx", links)


def publish_documents(documents: Sequence[Document] | pd.DataFrame, figures: pd.DataFrame) -> None:
    """Hand documents over, so that each gets a page of evidence in the reports.

    From this call on, tables, plots, quotations and words of this notebook lead from each figure
    to its sentence on its document's page. In JupyterLab, where no report is made, nothing is
    written and nothing leads anywhere: call it before the first table.
    documents: those that were read, or their frame. figures: all figures that were read in them,
    corrections included. Called again, it adds documents, and replaces those it had.
    """
    from tradeparse.display.articles import articles
    from tradeparse.display.evidence import HANDED, handed

    path = os.environ.get(HANDED)
    if not path:
        return
    known = {article["doc_id"]: article for article in handed().articles}
    known |= {article["doc_id"]: article for article in articles(documents, figures)}
    lines = (json.dumps(article, ensure_ascii=False) + "\n" for article in known.values())
    part = Path(path).with_suffix(".part")
    part.parent.mkdir(parents=True, exist_ok=True)
    part.write_text("".join(lines), encoding="utf-8")
    part.replace(path)
