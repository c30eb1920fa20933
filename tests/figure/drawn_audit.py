"""What stands where in a picture as it is drawn, in the coordinates of its PNG or SVG, and what is wrong with that.

A layout may be free of faults and its drawing not: text that is wider than it was measured, points that are taken for pixels.
"""

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import Patch
from matplotlib.text import Text

from timeline.figure.export import PNG_DPI, figure_bytes
from timeline.figure.fonts import font_families, text_measure
from timeline.figure.geometry import Box, Curve, enclosing

RUN = re.compile(r"(?<=-\d)-\d+$")
"""What numbers the runs of one line, which follow each other with a space of their own."""
SVG = "{http://www.w3.org/2000/svg}"
LABEL = re.compile(r"label(\d+)-(?!leader)")
MARK = re.compile(r"ev(\d+)$")
ARROW = re.compile(r"r(\d+)-(\d+)$")
TOUCH = 0.5
"""Points that two things may share, since edges are drawn soft."""


@dataclass
class Drawn:
    """Boxes of texts (with their gid), of markers by number, and points of arrows, in points from the top left."""

    frame: Box
    texts: list
    marks: dict
    arrows: dict

    @property
    def labels(self):
        found = defaultdict(list)
        for gid, _, box in self.texts:
            if match := LABEL.match(gid):
                found[int(match[1])].append(box)
        return found


def as_png(fig):
    """Read places off the artists, as they are drawn on the pixels of a PNG."""
    fig.set_dpi(PNG_DPI)
    renderer = FigureCanvasAgg(fig).get_renderer()
    height, scale = fig.bbox.height, 72 / PNG_DPI

    def box_of(extent):
        return Box(extent.x0 * scale, (height - extent.y1) * scale, extent.x1 * scale, (height - extent.y0) * scale)

    texts = [
        (text.get_gid() or "", text.get_text(), _ink(box_of(text.get_window_extent(renderer))))
        for text in fig.findobj(Text)
        if text.get_text() and text.get_visible()
    ]
    marks, arrows = {}, {}
    for patch in fig.findobj(Patch):
        gid = patch.get_gid() or ""
        if match := MARK.match(gid):
            marks[int(match[1])] = box_of(patch.get_window_extent(renderer))
        if match := ARROW.match(gid):
            path = patch.get_transform().transform_path(patch.get_path()).interpolated(1)
            corners = [(x * scale, (height - y) * scale) for x, y in path.vertices]
            arrows[int(match[1]), int(match[2])] = _along(corners)
    return Drawn(Box(0, 0, fig.bbox.width * scale, height * scale), texts, marks, arrows)


def _ink(box):
    """Take off what a line of text keeps free above and below its letters."""
    return Box(box.left, box.top + 0.1 * box.height, box.right, box.bottom - 0.05 * box.height)


def as_svg(fig):
    """Read places off the elements of the SVG file."""
    root = ET.fromstring(figure_bytes(fig, "svg"))  # noqa: S314 - our own file
    _, _, width, height = map(float, root.get("viewBox").split())
    measure = text_measure(font_families(None))
    texts, marks, arrows = [], {}, {}
    for group in root.iter(f"{SVG}g"):
        gid = group.get("id", "")
        texts += [(gid, "".join(text.itertext()), _text_box(text, measure)) for text in group.findall(f"{SVG}text")]
        path = group.find(f"{SVG}path")
        if path is None:
            continue
        numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path.get("d"))]
        corners = list(zip(numbers[::2], numbers[1::2], strict=True))
        if match := MARK.match(gid):
            marks[int(match[1])] = enclosing(corners)
        if match := ARROW.match(gid):
            arrows[int(match[1]), int(match[2])] = _along(corners)
    return Drawn(Box(0, 0, width, height), texts, marks, arrows)


def _text_box(text, measure):
    style = text.get("style")
    size = float(re.search(r"font-size: ([\d.]+)px", style)[1])
    width = measure("".join(text.itertext()).lstrip("\u200e"), size, bold="font-weight: 700" in style)
    anchor = re.search(r"text-anchor: (\w+)", style)
    left = float(text.get("x")) - {"middle": width / 2, "end": width}.get(anchor[1] if anchor else "start", 0.0)
    baseline = float(text.get("y"))
    return Box(left, baseline - 0.76 * size, left + width, baseline + 0.2 * size)


def _along(corners):
    """Return points along quadratic curves, given as their start and then control and end of each."""
    points, start = [], corners[0]
    for control, end in zip(corners[1::2], corners[2::2], strict=True):
        points += Curve(start, control, end).points()
        start = end
    return points


def faults_of(drawn, *, cards=False):
    """Return every text on another or off the page, and every label on a marker; labels stand on their own `cards`."""
    faults = [f"{text!r} is off the page" for _, text, box in drawn.texts if not box.inside(drawn.frame, TOUCH)]
    faults += [
        f"{one!r} on {other!r}"
        for (line, one, a), (same, other, b) in combinations(drawn.texts, 2)
        if a.overlaps(b, -TOUCH) and not (line and RUN.sub("", line) == RUN.sub("", same))
    ]
    for number, boxes in drawn.labels.items():
        for marked, mark in drawn.marks.items():
            own = marked == number and (cards or all(box.inside(mark, 2.0) for box in boxes))
            if not own and any(box.overlaps(mark, -TOUCH) for box in boxes):
                faults.append(f"label {number} on marker {marked}")
    return faults


def touched_labels(drawn):
    """Return the labels that an arrow runs through."""
    return {
        number
        for number, boxes in drawn.labels.items()
        for points in drawn.arrows.values()
        if any(box.contains(point) for box in boxes for point in points)
    }
