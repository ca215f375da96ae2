"""An executed notebook as HTML: its text, tables and plots, without its code.

No mathematics is set, so a dollar sign is a dollar sign. Pictures stand in the page itself.
What went to stderr is no part of the report and becomes a note.
"""

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

import mistune
from nbformat import NotebookNode

from tradeparse.reports.offline import offline_html
from tradeparse.reports.plots import EVIDENCE, linked_drawing

ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
TITLE = re.compile(r"\A\s*#[ \t]+(.+?)[ \t#]*(?:\n|\Z)")
PICTURES = ("image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp")
KINDS = ("text/html", *PICTURES, "text/markdown", "text/latex", "text/plain")  # best first
SUFFIXES = {".svg": PICTURES[0], ".png": PICTURES[1], ".jpg": PICTURES[2], ".gif": PICTURES[3]}
WIDTH = 880  # pixels of a drawing that comes alone
LONGEST = 50_000  # characters of text that one output may have
HIDDEN = {"remove-cell", "remove-output", "hide-output", "injected-parameters"}


@dataclass(slots=True)
class Page:
    """The parts of a notebook that its report shows."""

    question: str = ""  # the notebook's own heading
    html: str = ""
    contents: list[tuple[str, str]] = field(default_factory=list)  # anchor and text of each section
    notes: list[str] = field(default_factory=list)  # what was written to stderr
    captions: Mapping[str, str] = field(default_factory=dict)  # of evidence that plots lead to
    plots: int = 0


def notebook_page(
    notebook: NotebookNode, folder: Path, captions: Mapping[str, str] | None = None
) -> Page:
    """The page of an executed notebook.

    folder: the notebook's own, where pictures that its text names are looked for. captions: of
    the evidence that plots lead to, from `plots.captions`.
    """
    page = Page(captions=captions or {})
    renderer = _Renderer(page, folder)
    markdown = mistune.create_markdown(
        renderer=renderer, plugins=["table", "strikethrough", "url", "task_lists", "footnotes"]
    )
    parts: list[str] = []
    for cell in notebook.cells:
        if HIDDEN & set(cell.metadata.get("tags", [])):
            continue
        if cell.cell_type == "markdown":
            text = cell.source
            if not page.question and not parts and (title := TITLE.match(text)):
                page.question, text = title[1], text[title.end() :]
            renderer.attachments = cell.get("attachments", {})
            parts.append(_block("prose", str(markdown(text))))
        elif cell.cell_type == "code":
            shown = (_output(output, page, markdown) for output in cell.outputs)
            parts.append("".join(shown))
    page.html = "\n".join(filter(None, parts))
    return page


def _block(kind: str, html: str) -> str:
    return f'<div class="{kind}">{html}</div>' if html.strip() else ""


def _output(output: NotebookNode, page: Page, markdown: Any) -> str:
    if output.output_type == "stream":
        text = _shortened(ANSI.sub("", output.text))
        if output.name == "stderr":
            page.notes.append(text.strip())
            return ""
        return _block("stream", f"<pre>{escape(text)}</pre>")
    if output.output_type == "error":
        page.notes.append(f"{output.ename}: {ANSI.sub('', output.evalue)}")
        return ""
    for kind in KINDS:
        if kind in output.data and (html := _shown(kind, output, page, markdown)):
            return html
    return ""


def _shown(kind: str, output: NotebookNode, page: Page, markdown: Any) -> str:
    """One form of an output as HTML; empty when this form has nothing to see."""
    data = output.data[kind]
    text = data if isinstance(data, str) else "".join(data)
    if kind == "text/html":
        return _block("shown", offline_html(text))
    if kind == "text/markdown":
        return _block("prose", str(markdown(text)))
    if kind in PICTURES:
        page.plots += 1
        if kind == PICTURES[0] and (drawing := _drawing(text, output, page)):
            return f'<figure class="plot">{drawing}</figure>'
        encoded = b64encode(text.encode()).decode() if kind == PICTURES[0] else text
        about = output.metadata.get(kind, {})
        width = f' width="{about["width"]:g}"' if "width" in about else ""
        where = f": {page.contents[-1][1]}" if page.contents else ""
        address = f"data:{kind};base64,{''.join(encoded.split())}"
        image = f'<img src="{address}" alt="{escape("Plot" + where)}"{width}>'
        return f'<figure class="plot">{image}</figure>'
    return _block("stream", f"<pre>{escape(_shortened(ANSI.sub('', text)))}</pre>")


def _drawing(text: str, output: NotebookNode, page: Page) -> str | None:
    """A drawing that leads to evidence, as wide as the picture beside it; None for any other."""
    width = output.metadata.get("image/png", {}).get("width", WIDTH)
    drawing = linked_drawing(text, page.plots, width, page.captions)
    return offline_html(drawing) if drawing else None


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    left = len(text) - LONGEST
    return f"{text[:LONGEST]}\n… {left:,} more characters stand in the executed notebook"


class _Renderer(mistune.HTMLRenderer):
    """Markdown as HTML for a page that stands alone."""

    def __init__(self, page: Page, folder: Path) -> None:
        super().__init__(escape=False)
        self.page, self.folder = page, folder
        self.attachments: dict[str, dict[str, str]] = {}

    def heading(self, text: str, level: int, **attrs: Any) -> str:
        """A heading; those of sections get an anchor and stand in the contents."""
        anchor = f"section-{len(self.page.contents) + 1}"
        if level <= 2:
            self.page.contents.append((anchor, re.sub(r"<[^>]+>", "", text)))
            return f'<h2 id="{anchor}">{text}</h2>\n'
        return f"<h{level}>{text}</h{level}>\n"

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """A link out, to evidence, or within the page; to a neighbouring file it leads nowhere."""
        if "://" in url or url.startswith(("#", "mailto:", EVIDENCE)):
            return super().link(text, url, title)
        return text

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """A picture as part of the page; one that can't be had is named."""
        address = self._embedded(url)
        if address is None:
            return f"<em>{text or escape(url)}</em>"
        return f'<img src="{address}" alt="{text}">'

    def inline_html(self, html: str) -> str:
        """HTML in the text."""
        return offline_html(html) if not html.startswith("</") else html

    def block_html(self, html: str) -> str:
        """HTML between paragraphs."""
        return offline_html(html) + "\n"

    def _embedded(self, url: str) -> str | None:
        if url.startswith("data:"):
            return url
        for kind, data in self.attachments.get(url.removeprefix("attachment:"), {}).items():
            return f"data:{kind};base64,{data}"
        path = self.folder / url
        if "://" in url or path.suffix.lower() not in SUFFIXES or not path.is_file():
            return None
        data = b64encode(path.read_bytes()).decode()
        return f"data:{SUFFIXES[path.suffix.lower()]};base64,{data}"
