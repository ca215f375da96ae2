"""Marked-up articles to gold files: `python tests/gold/markup.py SRC_FOLDER OUT.jsonl`.

An article opens with a header between `---` lines (doc_id, published, publisher, title, lang …).
In its text a figure stands as `[[surface|kind=amount value=52.9e6 unit=USD measure=turnover
reporter=KAZ partner=SRB period=2022-01-01/2022-09-30 claim=c1]]`. `high`, `cmp`, `status`,
`product` and `base` are written where they are not `missing`, `=`, `actual`, missing, missing.
"""

import json
import shlex
import sys
from pathlib import Path

KEYS = {
    "kind", "value", "high", "unit", "cmp", "status", "measure", "reporter", "partner", "product",
    "period", "base", "claim",
}  # fmt: skip


def figure(surface: str, start: int, marks: str, where: str) -> dict:
    """One annotated figure from the text between `|` and `]]`."""
    given = dict(part.split("=", 1) for part in shlex.split(marks))
    if unknown := set(given) - KEYS:
        raise SystemExit(f"{where}: {surface!r} has unknown keys {sorted(unknown)}")
    if lacking := {"kind", "value", "unit", "measure", "claim"} - set(given):
        raise SystemExit(f"{where}: {surface!r} lacks {sorted(lacking)}")
    period = given.get("period", "/").split("/")
    base = given.get("base", "/").split("/")
    return {
        "surface": surface,
        "start": start,
        "end": start + len(surface),
        "kind": given["kind"],
        "value": float(given["value"]),
        "value_high": float(given["high"]) if "high" in given else None,
        "unit": given["unit"],
        "comparator": given.get("cmp", "="),
        "status": given.get("status", "actual"),
        "measure": given["measure"],
        "reporter": given.get("reporter"),
        "partner": given.get("partner"),
        "product": given.get("product"),
        "period_start": period[0] or None,
        "period_end": period[1] or None,
        "base_start": base[0] or None,
        "base_end": base[1] or None,
        "claim_id": given["claim"],
    }


def article(source: str, where: str = "") -> dict:
    """The document's fields with `figures`, spans pointing into the text without the marks."""
    _, header, body = source.split("---\n", 2)
    fields = dict(line.split(":", 1) for line in header.splitlines() if line.strip())
    document = {key.strip(): value.strip() or None for key, value in fields.items()}
    figures, plain, length = [], [], 0
    pieces = (body.strip("\n") + "\n").split("[[")
    for index, piece in enumerate(pieces):
        if index:
            marked, _, piece = piece.partition("]]")
            surface, _, marks = marked.partition("|")
            figures.append(figure(surface, length, marks, where))
            plain.append(surface)
            length += len(surface)
        plain.append(piece)
        length += len(piece)
    return {**document, "text": "".join(plain), "figures": figures}


def main(folder: str, out: str) -> None:
    sources = sorted(Path(folder).glob("*.txt"))
    lines = [
        json.dumps(article(path.read_text(encoding="utf-8"), path.name), ensure_ascii=False)
        for path in sources
    ]
    Path(out).write_text("".join(line + "\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
