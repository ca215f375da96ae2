"""The manifest: one JSON line for each report of each run, appended and never rewritten."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

Record = Mapping[str, Any]
FILE = "manifest.jsonl"


def read_manifest(out: Path) -> list[Record]:
    """All records of a folder of reports, oldest first; a line cut off by a crash is left out."""
    path = out / FILE
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [record for line in lines if (record := _record(line)) is not None]


def _record(line: str) -> Record | None:
    try:
        record = json.loads(line)
    except ValueError:
        return None
    return record if isinstance(record, dict) and {"report", "status"} <= record.keys() else None


def append_records(out: Path, records: Iterable[Record]) -> None:
    """Add records in one write, on a line of their own even after a line cut off."""
    text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    with (out / FILE).open("ab+") as file:
        size = file.seek(0, 2)
        if size:
            file.seek(size - 1)
            text = text if file.read(1) == b"\n" else "\n" + text
        file.write(text.encode("utf-8"))


def last_records(records: Iterable[Record], *statuses: str) -> dict[str, Record]:
    """The newest record of each report; with statuses, the newest that has one of them."""
    return {r["report"]: r for r in records if not statuses or r["status"] in statuses}
