"""A frame as a workbook: a head that stays in sight, columns of fitting width, links."""

import re
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pandas as pd

from tradeparse.errors import UnknownFormat

LONGEST = 32_767  # characters that a cell can hold
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # letters that it can't
WIDEST = 60  # characters of a column; longer texts go on in the next line
LINK = "0F5C6E"


def has_workbooks() -> bool:
    """Whether workbooks can be written here: openpyxl is installed."""
    return find_spec("openpyxl") is not None


def write_workbook(
    frame: pd.DataFrame, heads: list[str], path: Path, links: Mapping[str, str]
) -> None:
    """Write the frame as the only sheet of a workbook, under these heads.

    Text is text whatever it begins with. links: text of a cell to the address it leads to.
    Raises UnknownFormat without openpyxl.
    """
    if not has_workbooks():
        raise UnknownFormat(
            f"{path}: .xlsx needs openpyxl, which is not installed. "
            "Install it (`pip install tradeparse[reports]`), or use .csv."
        )
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet = book.active
    sheet.title = path.stem[:31]
    top, bold = Alignment(wrap_text=True, vertical="top"), Font(bold=True)
    linked = Font(underline="single", color=LINK)
    for number, head in enumerate(heads, start=1):
        values = [_value(cell) for cell in frame.iloc[:, number - 1]]
        for line, value in enumerate([head, *values], start=1):
            cell = sheet.cell(line, number, value)
            cell.alignment = top
            if isinstance(value, str):
                cell.data_type = "s"
            elif hasattr(value, "year"):
                cell.number_format = "yyyy-mm-dd"
            if line > 1 and value in links:
                cell.hyperlink, cell.font = links[value], linked
        sheet.cell(1, number).font = bold
        letter = sheet.cell(1, number).column_letter
        sheet.column_dimensions[letter].width = _width(head, values)
    sheet.freeze_panes = "A2"
    if heads:
        sheet.auto_filter.ref = sheet.dimensions
    book.save(path)


def _value(cell: Any) -> Any:
    """A cell of a frame as a workbook can have it."""
    if pd.isna(cell):
        return None
    if isinstance(cell, pd.Timestamp):
        return cell.to_pydatetime()
    if isinstance(cell, float) and cell in (float("inf"), float("-inf")):
        return "∞" if cell > 0 else "−∞"
    plain = cell.item() if hasattr(cell, "item") else cell
    return plain if isinstance(plain, int | float) else CONTROL.sub("", str(plain))[:LONGEST]


def _width(head: str, values: list[Any]) -> int:
    lines = [len(line) for value in values for line in _shown(value).split("\n")]
    return min(max(len(head) + 3, *lines, 0) + 2, WIDEST)  # 3 for the mark of the filter


def _shown(value: Any) -> str:
    """About what a spreadsheet shows of a value."""
    if value is None:
        return ""
    return f"{value:%Y-%m-%d}" if hasattr(value, "year") else str(value)
