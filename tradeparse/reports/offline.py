"""HTML that a notebook shows, made fit for a page that works offline and without scripts."""

import re
from html import escape, unescape
from html.parser import HTMLParser

DROPPED = {"script", "iframe", "object", "embed", "noscript", "form"}  # with what is in them
DROPPED_ALONE = {"link", "meta", "base", "html", "head", "body"}
LOADED = {"src", "srcset", "poster", "background", "data"}  # attributes that fetch what they name
OUTSIDE = re.compile(r"\s*(?:[a-z]+:)?//", re.IGNORECASE)
SCRIPT_LINK = re.compile(r"\s*(?:javascript|vbscript)\s*:", re.IGNORECASE)
STYLE_OUTSIDE = re.compile(r"@import[^;]*;?|url\(\s*['\"]?\s*(?!data:|#)[^)]*\)", re.IGNORECASE)
TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
CELL = re.compile(r"<(t[dh])([^>]*)>(.*?)</\1>", re.DOTALL)
NUMBER = re.compile(r"\s*(?:[-−+<>~≈±]?\s?[\d.,\s]*\d(?:\s?[%×])?|NaN|–|—|)\s*")


def offline_html(text: str) -> str:
    """The HTML without scripts and without anything that would be loaded from elsewhere.

    Links to other places stay links. The columns of plain tables that hold numbers are
    marked with a class, so that a style sheet can align them.
    """
    filtered = _Filter()
    filtered.feed(text)
    filtered.close()
    return TABLE.sub(lambda table: _with_number_columns(table[0]), "".join(filtered.parts))


def _with_number_columns(table: str) -> str:
    """The table with the class `num` on each cell of a column in which all is numbers."""
    rows = [CELL.findall(row) for row in ROW.findall(table)]
    if "span=" in table or len({len(row) for row in rows}) != 1:
        return table  # columns can't be told by counting cells
    numeric = {
        place
        for place, column in enumerate(zip(*rows, strict=True))
        if (data := [text for tag, _, text in column if tag == "td"])
        and any(text.strip() for text in data)
        and all(NUMBER.fullmatch(unescape(text)) for text in data)
    }

    def marked_row(row: re.Match[str]) -> str:
        places = iter(range(len(rows[0])))

        def marked(cell: re.Match[str]) -> str:
            plain = next(places) not in numeric or "class=" in cell[2]
            return cell[0] if plain else f'<{cell[1]}{cell[2]} class="num">{cell[3]}</{cell[1]}>'

        return CELL.sub(marked, row[0])

    return ROW.sub(marked_row, table)


class _Filter(HTMLParser):
    """Passes HTML on as it comes, but for what is dropped."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self.inside: list[str] = []  # dropped elements that are still open
        self.in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write an element's start, or start to drop."""
        if tag in DROPPED:
            self.inside.append(tag)
        if self.inside or tag in DROPPED_ALONE:
            return
        self.in_style = tag == "style"
        kept = [(name, value) for name, value in attrs if not _unfit(tag, name, value or "")]
        written = "".join(f' {n}="{escape(v)}"' if v is not None else f" {n}" for n, v in kept)
        self.parts.append(f"<{tag}{written}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write an element that closes itself; of those dropped nothing has to be closed."""
        if tag not in DROPPED:
            self.handle_starttag(tag, attrs)
            if self.parts and not self.inside and tag not in DROPPED_ALONE:
                self.parts[-1] = self.parts[-1][:-1] + "/>"
            self.in_style = False

    def handle_endtag(self, tag: str) -> None:
        """Write an element's end, or end to drop."""
        if tag in self.inside:
            del self.inside[self.inside.index(tag) :]
        elif not self.inside and tag not in DROPPED_ALONE | DROPPED:
            self.in_style = False
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Write text; of a style sheet, what needs nothing from elsewhere."""
        self._write(STYLE_OUTSIDE.sub("", data) if self.in_style else data)

    def handle_entityref(self, name: str) -> None:
        """Write `&amp;` as it stands."""
        self._write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Write `&#36;` as it stands."""
        self._write(f"&#{name};")

    def _write(self, text: str) -> None:
        if not self.inside:
            self.parts.append(text)


def _unfit(tag: str, name: str, value: str) -> bool:
    fetches = name in LOADED or (name in {"href", "xlink:href"} and tag not in {"a", "area"})
    return (
        name.startswith("on")
        or (fetches and bool(OUTSIDE.match(value)))
        or (name in {"href", "xlink:href", "action"} and bool(SCRIPT_LINK.match(value)))
        or (name == "style" and bool(STYLE_OUTSIDE.search(value)))
    )
