"""Evidence: each statement with its sentence, its outlet and its date."""

from html import escape

import pandas as pd

from tradeparse.analysis import contradictions, evidence, wording
from tradeparse.analysis.verdicts import UNDATED
from tradeparse.display.evidence import address_of, leading
from tradeparse.display.highlight import lit
from tradeparse.display.theme import Fragment, link, tag

NOTHING = "There is no statement to quote."


def quotes(rows: pd.DataFrame, most: int = 50) -> Fragment:
    """Each statement's sentence with its words marked, then outlet, date and title.

    rows: rows of `evidence.stated`. A sentence that several rows share is quoted once, all of
    its words marked. The first `most` sentences are shown, and how many more there are.
    """
    if rows.empty:
        return Fragment(tag("p", NOTHING, class_="tp-muted"), NOTHING)
    quoted = [group for _, group in rows.groupby(["doc_id", "sentence"], sort=False)]
    parts = [_quote(group) for group in quoted[:most]]
    if len(quoted) > most:
        parts.append(tag("p", f"{len(quoted) - most} more sentences.", class_="tp-muted"))
    return Fragment("".join(parts), wording.counted(len(quoted), "sentence"))


def findings(found: pd.DataFrame, stated: pd.DataFrame, most: int = 20) -> Fragment:
    """Each finding with its verdict and everything that is stated about it, quoted.

    found: from `analysis.contradictions`; stated: the frame that it was made from.
    """
    parts = [_finding(row, stated) for row in found.head(most).to_dict("records")]
    if len(found) > most:
        parts.append(tag("p", f"{len(found) - most} more findings.", class_="tp-muted"))
    return Fragment(
        "".join(parts) or tag("p", NOTHING, class_="tp-muted"),
        wording.counted(len(found), "finding") if len(found) else NOTHING,
    )


def _finding(row: wording.Row, stated: pd.DataFrame) -> str:
    heading = tag("h4", escape(contradictions.label(row)), data_finding=row["finding_id"])
    verdict = f"{tag('strong', escape(row['verdict']))}: {escape(row['reason'])}"
    said = evidence.behind(stated, row["figure_ids"])
    ordered = said.sort_values(["value", "published"], kind="stable")
    undated = _undated(row, said)
    note = tag("p", escape(undated), class_="tp-muted") if undated else ""
    return heading + tag("p", verdict, class_="tp-muted") + note + quotes(ordered).html


def _undated(row: wording.Row, said: pd.DataFrame) -> str:
    """What of a dated finding states no period, and is taken to be about its year."""
    rows = said[said["span"] == "none"].to_dict("records")
    names = [f"{wording.said(one)} ({wording.source(one)})" for one in rows]
    if not names or row["lower_span"] == "none" or row["verdict"] == UNDATED:
        return ""
    one = "states" if len(names) == 1 else "state"
    year = f"{row['lower_period']}, the year before its publication, is assumed"
    return f"{wording.listed(names)} {one} no period: {year}."


def _quote(rows: pd.DataFrame) -> str:
    records = rows.to_dict("records")
    row = records[0]
    title = row["title"] if isinstance(row["title"], str) else row["doc_id"]
    page = leading(address_of(row), escape(wording.source(row)))
    source = f"{page}: {link(row['url'], escape(title))}"
    place = " (in the headline)" if row["headline"] else ""
    corrected = [row["correction"] for row in records if isinstance(row.get("correction"), str)]
    notes = [tag("div", f"Corrected: {escape(text)}", class_="tp-muted") for text in corrected]
    return tag(
        "blockquote",
        tag("div", _marked(row["sentence"], records), class_="tp-text")
        + tag("div", source + place, class_="tp-muted")
        + "".join(notes),
        data_document=row["doc_id"],
    )


def _marked(sentence: str, records: list[wording.Row]) -> str:
    """The sentence with the words of its figures marked, in the order of the text."""
    pieces, at = [], 0
    for row in sorted(records, key=lambda row: row["start"]):
        start = sentence.find(row["surface"], at)
        if start < 0:
            continue
        mark = leading(address_of(row), lit(row["surface"], row))
        pieces += [escape(sentence[at:start]), mark]
        at = start + len(row["surface"])
    return "".join([*pieces, escape(sentence[at:])])
