"""Where the words beside marks go, so that they hide neither marks nor each other."""

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Bbox

from tradeparse.charts.style import INK, SMALL

#: where a label may stand, best first: offset in points, horizontal and vertical alignment
PLACES = (
    (0.0, 7.0, "center", "bottom"),
    (0.0, -7.0, "center", "top"),
    (8.0, 0.0, "left", "center"),
    (-8.0, 0.0, "right", "center"),
    (0.0, 17.0, "center", "bottom"),
    (0.0, -17.0, "center", "top"),
    (8.0, 7.0, "right", "bottom"),
    (8.0, -7.0, "right", "top"),
    (-8.0, 7.0, "left", "bottom"),
    (-8.0, -7.0, "left", "top"),
)
AT_START = ((0.0, 3.0, "left", "bottom"), (0.0, -3.0, "left", "top"), (0.0, 13.0, "left", "bottom"))
BESIDE = ((-8.0, 0.0, "right", "center"), (8.0, 0.0, "left", "center"))
HALO = [withStroke(linewidth=2.5, foreground="white")]
Place = tuple[float, float, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words for the point (x, y), in data coordinates."""

    x: float
    y: float
    text: str
    color: str = INK
    bold: bool = False
    bar: tuple[float, float] | None = None  # the mark sits on a line from here to there
    start: bool = False  # the words begin at the point: it is the left end of a line
    beside: bool = False  # the words stand left or right of the point, not above or below it
    needed: bool = True  # written even where no place is free; else left out there


def place(ax: Axes, labels: list[Label]) -> None:
    """Write the labels on `ax`, whose limits are set, each in the first place that is free.

    A label for which no place is free stands in its best one all the same, so that no number is
    dropped, unless it is not `needed`; these come last. One without words only keeps its place.
    """
    labels = sorted(labels, key=lambda label: not label.needed)
    scale = ax.figure.dpi / 72
    (left, floor), (right, _) = ax.transData.transform(
        list(zip(ax.get_xlim(), ax.get_ylim(), strict=True))
    )
    points = [tuple(ax.transData.transform((label.x, label.y))) for label in labels]
    taken = [
        _mark(ax, label, (1 if label.start else 4) * scale)
        for label in labels
        if label.bar or not label.start
    ]
    for label, point in zip(labels, points, strict=True):
        places = AT_START if label.start else BESIDE if label.beside else PLACES
        boxes = [_box(label.text, point, offset, scale) for offset in places]
        free = (
            number
            for number, box in enumerate(boxes)
            if box.x0 > left - 20 * scale and box.x1 < right and box.y0 > floor + 2 * scale
            if not _hidden(box, taken)
        )
        chosen = next(free, 0 if label.needed else None)
        if label.text and chosen is not None:
            taken.append(boxes[chosen])
            _write(ax, label, places[chosen])


def _mark(ax: Axes, label: Label, radius: float) -> Bbox:
    """What a label's mark and bar cover, in pixels."""
    left, right = label.bar or (label.x, label.x)
    x0, y = ax.transData.transform((left, label.y))
    x1, _ = ax.transData.transform((right, label.y))
    return Bbox.from_extents(x0 - radius, y - radius, x1 + radius, y + radius)


def _write(ax: Axes, label: Label, place: Place) -> None:
    x, y, across, along = place
    ax.annotate(
        label.text, (label.x, label.y), (x, y), textcoords="offset points", ha=across, va=along,
        fontsize=SMALL, color=label.color, fontweight="bold" if label.bold else "normal",
        annotation_clip=False, zorder=5, path_effects=HALO,
    )  # fmt: skip


def spread(positions: list[float], gap: float) -> list[float]:
    """`positions`, each moved as little as needed for neighbours to stand `gap` apart."""
    order = sorted(range(len(positions)), key=positions.__getitem__)
    blocks: list[list[float]] = []  # centre and number of labels that touch each other
    for index in order:
        blocks.append([positions[index], 1])
        while len(blocks) > 1 and _touch(blocks[-2], blocks[-1], gap):
            (upper, many), (lower, few) = blocks.pop(), blocks.pop()
            blocks.append([(upper * many + lower * few) / (many + few), many + few])
    placed = [
        centre + (number - (count - 1) / 2) * gap
        for centre, count in blocks
        for number in range(int(count))
    ]
    moved = dict(zip(order, placed, strict=True))
    return [moved[index] for index in range(len(positions))]


def _touch(below: list[float], above: list[float], gap: float) -> bool:
    return above[0] - below[0] < gap * (above[1] + below[1]) / 2


def _box(text: str, point: tuple[float, float], place: Place, scale: float) -> Bbox:
    """About where the text would stand, in pixels."""
    x, y, across, along = place
    width, height = len(text) * SMALL * 0.56 * scale, SMALL * 1.2 * scale
    left = point[0] + x * scale - {"center": width / 2, "left": 0, "right": width}[across]
    low = point[1] + y * scale - {"center": height / 2, "bottom": 0, "top": height}[along]
    return Bbox.from_bounds(left, low, width, height)


def _hidden(box: Bbox, taken: list[Bbox]) -> bool:
    return any(Bbox.intersection(box, other) is not None for other in taken)
