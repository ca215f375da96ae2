"""Bytes to text: every encoding that news comes in, and whatever is no text."""

import codecs
import gzip
import io
import zipfile

import pytest

from tradeparse.documents import read_documents
from tradeparse.documents.encodings import decode
from tradeparse.documents.skipped import Refused

TEXTS = {
    "en": "The minister said that trade – “a success story” – had grown to €52.9 million, and that "
    "both countries’ exporters were content with the year’s outcome.\r\n",
    "ru": "Министр сообщил, что товарооборот двух стран вырос до 52,9 млн долларов. Экспорт "
    "увеличился на треть, а импорт сократился.\n",
    "kk": "Министр екі ел арасындағы тауар айналымы өткен жылмен салыстырғанда үш есе өсіп, елу "
    "миллион доллардан асқанын хабарлады. Экспорт көлемі де ұлғайды.\n",
    "tr": "Bakan, iki ülke arasındaki ticaret hacminin geçen yıla göre üçte bir oranında arttığını "
    "ve ihracatın güçlü biçimde büyüdüğünü söyledi.\n",
    "sr": "Ministar je rekao da je robna razmena između dve zemlje porasla na više od pedeset "
    "miliona dolara, što je najviše do sada. Izvoz u Češku je veći.\n",
    "sr-Cyrl": "Министар је рекао да је робна размена између двеју земаља порасла на више од "
    "педесет милиона долара, што је највише до сада.\n",
    "de": "Der Minister erklärte, der Handel zwischen beiden Ländern sei gegenüber dem Vorjahr um "
    "ein Drittel gewachsen; die Ausfuhren übertrafen die größten Erwartungen.\n",
    "fr": "Le ministre a déclaré que les échanges entre les deux pays avaient augmenté d’un tiers "
    "par rapport à l’année précédente, où la hausse était déjà forte.\n",
    "es": "El ministro señaló que el comercio entre los dos países creció un tercio con respecto "
    "al año anterior y que la exportación alcanzó cifras récord.\n",
    "zh": "部长表示,两国贸易额比上年增长三分之一,出口增长强劲,进口略有下降,双方将继续扩大合作。\n",
}

MARKED = [
    ("utf-8-sig", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-32-le", codecs.BOM_UTF32_LE),
    ("utf-32-be", codecs.BOM_UTF32_BE),
]

LEGACY = [
    ("en", "cp1252"),
    ("ru", "cp1251"),
    ("ru", "koi8-r"),
    ("ru", "cp866"),
    ("ru", "iso8859-5"),
    ("ru", "mac-cyrillic"),
    ("kk", "kz1048"),
    ("tr", "cp1254"),
    ("tr", "iso8859-9"),
    ("sr", "cp1250"),
    ("sr", "iso8859-2"),
    ("sr-Cyrl", "cp1251"),
    ("de", "cp1252"),
    ("de", "latin-1"),
    ("fr", "cp1252"),
    ("es", "cp1252"),
    ("es", "latin-1"),
    ("zh", "gb18030"),
    ("zh", "gb2312"),
]


def refusal(data: bytes, **options) -> str:
    with pytest.raises(Refused) as raised:
        decode(data, "a.txt", **options)
    return str(raised.value)


@pytest.mark.parametrize("lang", TEXTS)
def test_utf8_is_read_as_it_is(lang):
    """UTF-8 without a mark is read, to the last line end."""
    assert decode(TEXTS[lang].encode(), "a.txt") == TEXTS[lang]


@pytest.mark.parametrize("encoding, mark", MARKED)
@pytest.mark.parametrize("lang", ["en", "kk", "zh"])
def test_byte_order_mark_tells_the_encoding(encoding, mark, lang):
    """A text with a byte order mark is read by it, and the mark is no part of the text."""
    data = TEXTS[lang].encode(encoding)
    data = data if data.startswith(mark) else mark + data
    assert decode(data, "a.txt") == TEXTS[lang]


@pytest.mark.parametrize("lang, encoding", LEGACY)
def test_legacy_encoding_is_recognised(lang, encoding):
    """A text of a few lines in an encoding that nothing names is read without a wrong letter."""
    text = TEXTS[lang].replace(",", ", ") if lang == "zh" else TEXTS[lang]
    text = text.encode(encoding, "ignore").decode(encoding)
    assert decode(text.encode(encoding) * 3, "a.txt") == text * 3


@pytest.mark.parametrize(
    "declared, encoding, lang",
    [
        ("windows-1251", "cp1251", "ru"),
        ("KOI8-R", "koi8-r", "ru"),
        ("iso-8859-1", "cp1252", "en"),
        ("ISO-8859-9", "cp1254", "tr"),
        ("gb2312", "gb18030", "zh"),
        ("windows-1250", "cp1250", "sr"),
    ],
)
@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="{}">',
        "<meta http-equiv='Content-Type' content='text/html; charset={}'>",
        '<?xml version="1.0" encoding="{}"?>',
    ],
)
def test_declared_encoding_holds(declaration, declared, encoding, lang):
    """What a page says about its encoding is believed, in the sense that browsers give it."""
    page = declaration.format(declared) + "<p>" + TEXTS[lang][:30]
    assert decode(page.encode(encoding, "replace"), "a.html", markup=True) == page.encode(
        encoding, "replace"
    ).decode(encoding)


@pytest.mark.parametrize("declared", ["windows-1251", "no-such-thing", "utf-8", "utf-16"])
def test_wrong_declaration_is_seen_through(declared):
    """A page in UTF-8 is read as UTF-8, and one in nothing it names by its letters."""
    page = f'<meta charset="{declared}"><p>{TEXTS["ru"]}'
    assert decode(page.encode(), "a.html", markup=True) == page
    if declared != "windows-1251":  # in which KOI8-R makes sense, too, of a kind
        assert decode(page.encode("koi8-r") * 3, "a.html", markup=True) == page * 3


def test_declaration_in_plain_text_is_text():
    """In a .txt the words of a declaration decide nothing."""
    text = '<meta charset="koi8-r"> ' + TEXTS["ru"]
    assert decode(text.encode("cp1251"), "a.txt") == text


@pytest.mark.parametrize(
    "data, what",
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "is a PDF, not text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a PNG picture, not text"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "is a JPEG picture, not text"),
        (gzip.compress(b"text", mtime=0), "is a gzip archive, not text"),
        (b"PAR1\0\0", "is a parquet file, not text"),
        (b"{\\rtf1\\ansi text}", "is an RTF file, not text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Office file (.doc, .xls), not text"),
        (b"text\0\0more text than that", "byte 4: is a binary file, not text"),
        ("Trade grew.".encode("utf-16-le"), "seems to be UTF-16 without a byte order mark"),
    ],
)
def test_binary_file_is_named_as_what_it_is(data, what):
    """A PDF, a picture, an archive under the ending .txt is named, with a remedy."""
    line = refusal(data)
    assert line.startswith("a.txt")
    assert what in line
    assert "Save" in line


def test_zipped_document_is_named():
    """A .docx that was renamed is called a zip archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<w:t>Trade grew.</w:t>")
    assert "is a zip archive (or .docx, .xlsx, .odt, .epub), not text" in refusal(file.getvalue())


def test_text_cut_inside_a_character_says_where():
    """UTF-8 that ends inside a character is refused with the byte, not read with a wrong letter."""
    data = TEXTS["ru"].strip(".\n").encode()[:-1]
    assert refusal(data) == (
        f"a.txt, byte {len(data) - 1}: is UTF-8 that ends inside a character. "
        "Fetch or save it again, whole."
    )


def test_spoilt_byte_says_where():
    """UTF-8 with one wrong byte is refused with its place, not taken for something else."""
    text = TEXTS["fr"].encode()
    line = refusal(text[:20] + b"\xff" + text[20:])
    assert line.startswith("a.txt, byte 20: is UTF-8 but for a byte that does not fit (0xff).")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-32-be"])
def test_cut_text_with_a_mark_says_where(encoding):
    """UTF-16 and UTF-32 that end inside a character are refused with the byte in the file."""
    mark = dict(MARKED)[encoding]
    data = mark + "Trade".encode(encoding)[:-1]
    width = 2 if "16" in encoding else 4
    assert f"byte {len(mark) + 4 * width}: is {encoding.upper()} that ends" in refusal(data)


def test_encoding_that_cannot_be_told_is_refused():
    """Bytes that make sense in no encoding are refused, not read as something."""
    data = bytes(range(1, 256)) * 4
    assert "is in an encoding that cannot be told. Save it again as UTF-8." in refusal(data)


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, b" \r\n\t"])
def test_empty_file_is_reported(tmp_path, mark):
    """A file with no byte, a mark alone, or nothing but blanks is empty."""
    (tmp_path / "a.txt").write_bytes(mark)
    (skipped,) = read_documents(tmp_path / "a.txt").skipped
    assert "empty" in skipped.reason


def test_offsets_point_into_the_decoded_text(tmp_path):
    """The document's text is the decoded file, so a slice of it is what stands there."""
    (tmp_path / "a.txt").write_bytes(TEXTS["ru"].encode("cp1251"))
    (document,) = read_documents(tmp_path)
    start = document.text.index("52,9")
    assert document.text[start : start + 8] == "52,9 млн"
    assert document.lang == "ru"
