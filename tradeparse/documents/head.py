"""What a news text says about itself before it begins: its date, its agency, its title."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import regex

from tradeparse.documents.dateline import (
    LONGEST_TITLE,
    SENTENCE_ENDS,
    Dateline,
    is_agency,
    read_dateline,
)
from tradeparse.documents.dates import parse_date
from tradeparse.documents.words import head_words, pattern, plain

_HEAD = 2000  # characters that are looked at
_LINES = 8  # lines before which the text itself begins
_LONGEST_LINE = 120  # of a line that is neither title nor text
_LEAD = 800  # characters of the first paragraph

_DATE_PREFIX = r"\s* date :? \s+ (?P<day> \d{4}-\d{2}-\d{2} ) (?! [\p{L}\p{N}-] )"
_LABEL = r"(?i) \s* \L<date_labels> (?: \s? [::] \s* | \s+ )"  # Published on:
_CREDIT = (
    r"(?i: \L<credits> ) \s? [|::©] \s* (?P<name> \p{Lu} [^|\n]{1,60} )"  # Images | Kazakh MFA
)
_BYLINE = r"\L<bylines> \s? :? \s \p{Lu}"  # By Aigerim Sample
_OFFICE = r"(?i) (?P<office> \L<press_offices> ) \s of \s (?: the \s )?"  # press service of the
_REPORTED = r"""
    (?: ^ | [,.;:»”"–—-] \s? | \b the \s ) \s*                          # , Akorda reported
        (?<! \L<citations> \s ) (?P<agency> \L<agencies> )
        (?i: \s (?: news \s )? agency )? \s \L<reports> (?! \p{L} )
  | (?<! \p{L} ) (?<! \L<citations> \s ) \L<reports> \s (?: the \s )?   # reports Kazinform
        [«“"]? (?P<agency> \L<agencies> ) (?! \p{L} | [\s-] \p{Lu} )"""


@dataclass(slots=True)
class Head:
    """What was plainly there; everything else is None."""

    published: date | None = None
    publisher: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the head that is not blank."""

    text: str
    before_gap: bool  # a blank line follows, or nothing


def read_head(text: str) -> Head:
    """Date, agency and title, where the text opens as news texts do.

    Read are " date 2023-09-25" before anything else, a date on a line of its own, a dateline
    ("ASTANA, 5 October 2023 –", "ASTANA. KAZINFORM –", "ANKARA (AA) –"), a credit ("Images |
    Kazakh MFA"), a title above these or above the first paragraph, and an agency that the first
    paragraph names as its own ("…, Akorda reported"). A date without its year is no date.
    """
    lines = list(_lines(text[:_HEAD]))
    head = Head()
    credit = lead = ""
    for number, line in enumerate(lines):
        rest = _after_date_prefix(line.text, head) if number == 0 else line.text
        if not rest or _is_date_line(rest, head) or _is_agency_line(rest, head):
            _title_before(lines, number, head)
        elif named := pattern(_CREDIT).fullmatch(rest):
            credit = named["name"].strip()
        elif dateline := read_dateline(rest):
            _take(dateline, head)
            _title_before(lines, number, head)
            lead = rest
            break
        elif not (_may_be_title(lines) if number == 0 else _may_stand_between(line)):
            _title_above_text(lines, number, head)
            lead = rest
            break
    head.publisher = head.publisher or _credited(credit, lead) or _reporting(lead)
    return head


def _lines(text: str) -> Iterator[_Line]:
    lines = text.splitlines()
    kept = 0
    for line, after in zip(lines, [*lines, ""][1:], strict=True):
        if line.strip():
            yield _Line(line.strip(), not after.strip())
            kept += 1
        if kept == _LINES:
            return


def _after_date_prefix(line: str, head: Head) -> str:
    """The first line without its " date 2023-09-25", which goes to the head."""
    match = pattern(_DATE_PREFIX).match(line)
    day = parse_date(match["day"]) if match else None
    if match is None or day is None:
        return line
    head.published = day
    return line[match.end() :].strip()


def _is_date_line(line: str, head: Head) -> bool:
    """Whether the line is a date, alone or beside an agency and the like; takes it if so."""
    pieces = regex.split(r"\s*[|•·]\s*", line) if len(line) <= _LONGEST_LINE else []
    days = [parse_date(pattern(_LABEL).sub("", piece, count=1)) for piece in pieces]
    if not any(days):
        return False
    head.published = head.published or next(day for day in days if day)
    for piece in pieces:
        _is_agency_line(piece, head)
    return True


def _is_agency_line(line: str, head: Head) -> bool:
    if not is_agency(line):
        return False
    head.publisher = head.publisher or line
    return True


def _take(dateline: Dateline, head: Head) -> None:
    head.published = head.published or dateline.published
    head.publisher = head.publisher or dateline.agency


def _title_before(lines: list[_Line], number: int, head: Head) -> None:
    """Takes the first line for the title, where a date, agency or dateline stands below it."""
    if number and head.title is None and _may_be_title(lines):
        head.title = lines[0].text


def _title_above_text(lines: list[_Line], number: int, head: Head) -> None:
    """Takes the first line for the title of a text that goes on in sentences after a gap."""
    first, here = lines[0], lines[number]
    if number and first.before_gap and len(here.text) > len(first.text):
        _title_before(lines, number, head)


def _may_be_title(lines: list[_Line]) -> bool:
    """Whether the first line can be one: two words or more, no news head, table or sentence."""
    text = lines[0].text
    words = regex.findall(r"\p{Han}|\p{L}+", text)
    opens = regex.match(r"[\p{Lu}\p{Lo}\p{N}«“\"'‘]", text)
    if not opens or len(words) < 2 or len(text) > LONGEST_TITLE or "\t" in text:
        return False
    if text[-1] in ".:;,。" and not (len(lines) > 2 and _is_date_line(lines[1].text, Head())):
        return False
    of_head = pattern(_DATE_PREFIX).match(text) or pattern(_CREDIT).fullmatch(text)
    return not of_head and read_dateline(text) is None


def _may_stand_between(line: _Line) -> bool:
    """A byline or a subtitle, which may stand between the title and the date."""
    if len(line.text) > _LONGEST_LINE:
        return False
    ends_openly = line.text[-1] not in SENTENCE_ENDS + ":;,"
    return bool(pattern(_BYLINE).match(line.text)) or (line.before_gap and ends_openly)


def _credited(credit: str, lead: str) -> str | None:
    """Whom a credit names, unless for pictures alone; its press service, if that reports."""
    if not credit or plain(credit) in map(plain, head_words()["picture_agencies"]):
        return None
    for match in pattern(_OFFICE).finditer(lead):
        if plain(lead[match.end() :]).startswith(plain(credit)):
            return f"{credit} {match['office']}"
    return credit


def _reporting(lead: str) -> str | None:
    """The agency that the first paragraph names as the one that reports it."""
    match = pattern(_REPORTED).search(lead[:_LEAD])
    return match["agency"] if match else None
