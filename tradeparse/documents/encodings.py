"""Bytes to text, never with a loss that nobody sees."""

import codecs
import re

import regex

from tradeparse.documents.language import detect
from tradeparse.documents.skipped import Refused

BOMS = (  # the longer first: a UTF-32 mark begins like a UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: first bytes, and what such a file is
MAGIC = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF file (sound, film or WebP picture)"),
    (b"PK\x03\x04", "a zip archive (or .docx, .xlsx, .odt, .epub)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"PAR1", "a parquet file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)

#: the encodings that news in the nine languages was saved in before UTF-8
LEGACY = [
    "cp1251", "koi8_r", "kz1048", "ptcp154", "cp1254", "cp1252", "cp1250", "gb18030", "cp866",
    "iso8859_5", "big5", "iso8859_2", "mac_cyrillic",
]  # fmt: skip

#: encodings that differ in a few letters only: the language of the text settles which it is
SIBLINGS = ({"cp1250", "cp1252", "cp1254", "iso8859_2"}, {"cp1251", "kz1048", "mac_cyrillic"})
USUAL = {
    "de": ("cp1252",),
    "fr": ("cp1252",),
    "es": ("cp1252",),
    "tr": ("cp1254",),
    "ru": ("cp1251", "mac_cyrillic"),
    "sr": ("iso8859_2", "cp1250", "cp1251", "mac_cyrillic"),
    "kk": ("kz1048",),
}

#: what browsers understand by these names, as the web standard has it
WEB_NAMES = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}

_DECLARED = re.compile(
    rb"""(?i) <\?xml [^>]{0,200}? encoding \s*=\s* ["'] ([\w.:-]{2,40})
            | <meta [^>]{0,200}? charset \s*=\s* ["']? \s* ([\w.:-]{2,40})""",
    re.VERBOSE,
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_CAPITAL_INSIDE = regex.compile(r"\p{Ll}\p{Lu}")
_UTF8_REMEDY = "Save it again as UTF-8"


def decode(data: bytes, name: str, *, markup: bool = False) -> str:
    """The text of a file without its byte order mark, line ends as they stand.

    markup: whether the file itself may say its encoding (`<meta charset>`, `<?xml encoding>`).
    Tried in turn: a byte order mark, UTF-8, what the file says, what its letters suggest.
    Raises Refused with what the file is instead, or with the byte that spoils it.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _as_marked(data[len(mark) :], encoding, len(mark), name)
    refuse_binary(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        declared = _declared(data) if markup else None
        text = _cleanly(data, declared) if declared else None
        if text is None and spoilt_utf8(data):
            raise _broken("UTF-8", error, name) from error
    return text if text is not None else _guessed(data, name)


def refuse_binary(data: bytes, name: str) -> None:
    """Raises Refused when the bytes are no text, with what they are."""
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise Refused(name, f"is {what}, not text", "Save its text as .txt or .html")
    place = data.find(b"\0")
    if place < 0:
        return
    if data.count(b"\0") > len(data) // 3:
        reason = "seems to be UTF-16 without a byte order mark"
        raise Refused(name, reason, _UTF8_REMEDY, f"byte {place}")
    raise Refused(
        name, "is a binary file, not text", "Save its text as .txt or .html", f"byte {place}"
    )


def spoilt_utf8(data: bytes) -> bool:
    """Whether bytes that are no UTF-8 would be, but for a few."""
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", errors="ignore")) - bad
    return good > 3 * bad


def _as_marked(data: bytes, encoding: str, offset: int, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _broken(encoding.upper(), error, name, offset) from error
    if not text.strip():
        raise Refused(name, "is empty", "Save the article's text in it, or remove it")
    return text


def _broken(encoding: str, error: UnicodeDecodeError, name: str, offset: int = 0) -> Refused:
    if error.end >= len(error.object):
        reason = f"is {encoding} that ends inside a character"
    else:
        reason = (
            f"is {encoding} but for a byte that does not fit (0x{error.object[error.start]:02x})"
        )
    return Refused(name, reason, "Fetch or save it again, whole", f"byte {offset + error.start}")


def _declared(data: bytes) -> str | None:
    """Python's name of the encoding that a page says it has; None where it says none."""
    match = _DECLARED.search(data[:4096])
    if match is None:
        return None
    try:
        known = codecs.lookup((match[1] or match[2]).decode("ascii")).name
    except LookupError:
        return None
    return WEB_NAMES.get(known, known)


def _cleanly(data: bytes, encoding: str) -> str | None:
    """The text, or None where the encoding does not fit all of it."""
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return None if _CONTROLS.search(text) else text


def _guessed(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=LEGACY).best()
    text = _cleanly(data, best.encoding) if best else None
    if best is None or text is None:
        raise Refused(name, "is in an encoding that cannot be told", _UTF8_REMEDY)
    likely = [
        _cleanly(data, usual) or text
        for usual in USUAL.get(detect(text) or "", ())
        if any({best.encoding, usual} <= siblings for siblings in SIBLINGS)
    ]
    return min([*likely, text], key=_capitals_inside)


def _capitals_inside(text: str) -> int:
    """How often a capital follows a small letter, as it does in wrongly read words."""
    return len(_CAPITAL_INSIDE.findall(text))
