"""A plot whose points lead to their evidence: a drawing that becomes part of the page."""

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree import ElementTree as Tree

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
HREF = f"{{{XLINK}}}href"
EVIDENCE = "../documents/"
ROOM = (2.5, 8.0)  # least and most around a point that can be hit, in points
Place = tuple[float, float]
LOCAL = re.compile(r"url\(#")


def captions(articles: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """For the address of each figure what a reader is told before going there."""
    return {
        f"{EVIDENCE}{article['page']}#{figure['anchor']}": _caption(article, figure)
        for article in articles
        for figure in article["figures"]
    }


def linked_drawing(text: str, number: int, width: float, known: Mapping[str, str]) -> str | None:
    """An SVG as part of a page, its links with captions; None for one that leads to no evidence.

    number: of the plot on its page, put before its ids, as ids are unique on a page. width: in
    pixels. known: from `captions`.
    """
    if EVIDENCE not in text:
        return None
    root = Tree.fromstring(text)
    _as_part(root, f"plot-{number}-")
    links = [link for link in root.iter(f"{{{SVG}}}a") if link.get(HREF, "").startswith(EVIDENCE)]
    points = {link.get(HREF): place for link in links if (place := _place(link))}
    for link in links:
        _lead(link, known.get(link.get(HREF, ""), ""), points)
    for name in ("height", "version"):
        root.attrib.pop(name, None)
    root.set("width", f"{width:g}")
    root.set("role", "group")
    Tree.register_namespace("", SVG)
    Tree.register_namespace("xlink", XLINK)
    return Tree.tostring(root, encoding="unicode")


def _caption(article: Mapping[str, Any], figure: Mapping[str, Any]) -> str:
    source = ", ".join(filter(None, (article["publisher"], article["published"])))
    return f"{figure['reading']}\n{source or article['doc_id']}: “{figure['sentence']}”"


def _as_part(root: Tree.Element, prefix: str) -> None:
    """Take out what a drawing alone needs, and put a prefix before all ids."""
    for child in root.findall(f"{{{SVG}}}metadata"):
        root.remove(child)
    for element in root.iter():
        for name, value in element.attrib.items():
            if name == "id":
                element.set(name, prefix + value)
            elif name == HREF and value.startswith("#"):
                element.set(name, f"#{prefix}{value[1:]}")
            else:
                element.set(name, LOCAL.sub(f"url(#{prefix}", value))


def _place(link: Tree.Element) -> Place | None:
    """Where the mark of a point stands; None for a line."""
    mark = link.find(f"{{{SVG}}}use")
    return None if mark is None else (float(mark.get("x", 0)), float(mark.get("y", 0)))


def _room(place: Place, others: Iterable[Place]) -> float:
    """How far around a point it can be hit, so that its neighbours can be hit too."""
    apart = [math.dist(place, other) / 2 for other in others if other != place]
    return max(ROOM[0], min(ROOM[1], *apart, ROOM[1]))


def _lead(link: Tree.Element, caption: str, points: Mapping[str | None, Place]) -> None:
    """Give a link its caption and, around a point, room for a finger; a line steps back for it."""
    link.attrib.pop("target", None)
    place = _place(link)
    if place is not None:
        radius = _room(place, points.values())
        hit = {"class": "hit", "cx": f"{place[0]:g}", "cy": f"{place[1]:g}", "r": f"{radius:.3g}"}
        link.append(Tree.Element(f"{{{SVG}}}circle", hit))
    elif link.get(HREF) in points:
        link.set("tabindex", "-1")
    if caption:
        title = Tree.Element(f"{{{SVG}}}title")
        title.text = caption
        link.insert(0, title)
