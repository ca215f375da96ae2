"""HTML that a notebook shows, made fit for a page that works offline and without scripts."""

import re
from html import escape
from html.parser import HTMLParser

DROPPED = {"script", "iframe", "object", "embed", "noscript", "form"}  # with what is in them
DROPPED_ALONE = {"link", "meta", "base", "html", "head", "body"}
LOADED = {"src", "srcset", "poster", "background", "data"}  # attributes that fetch what they name
OUTSIDE = re.compile(r"\s*(?:[a-z]+:)?//", re.IGNORECASE)
SCRIPT_LINK = re.compile(r"\s*(?:javascript|vbscript)\s*:", re.IGNORECASE)
STYLE_OUTSIDE = re.compile(r"@import[^;]*;?|url\(\s*['\"]?\s*(?!data:|#)[^)]*\)", re.IGNORECASE)
NUMBER = re.compile(r"<td>(\s*(?:[-−+<>~≈]?\s?[\d.,\s]*\d\s?%?|NaN|–|—)\s*)</td>")


def offline_html(text: str) -> str:
    """The HTML without scripts and without anything that would be loaded from elsewhere.

    Links to other places stay links. Cells of plain tables that hold a number get a class.
    """
    filtered = _Filter()
    filtered.feed(text)
    filtered.close()
    return NUMBER.sub(r'<td class="num">\1</td>', "".join(filtered.parts))


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
        kept = [(name, value) for name, value in attrs if not _unfit(name, value or "")]
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


def _unfit(name: str, value: str) -> bool:
    return (
        name.startswith("on")
        or (name in LOADED and bool(OUTSIDE.match(value)))
        or (name in {"href", "xlink:href", "action"} and bool(SCRIPT_LINK.match(value)))
        or (name == "style" and bool(STYLE_OUTSIDE.search(value)))
    )
