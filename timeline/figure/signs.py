"""The signs that views share: markers, bars and whiskers, arrows, labels, and their samples in the key.

What belongs to an event or a link says so by its gid, the id of the element in an SVG: `ev5`, `ev5-…` and `label5-…` for
event 5, `r3-5` and `r3-5-…` for the link from 3 to 5.
"""

from __future__ import annotations

from timeline.figure.arrows import Arrow
from timeline.figure.geometry import Box, Curve, Point
from timeline.figure.key import Swatch
from timeline.figure.labels import Label, line_width
from timeline.figure.panel import BAR, Mark
from timeline.figure.pen import Page, Stroke, align_x
from timeline.figure.scope import Item
from timeline.figure.style import LABEL_SIZE, SMALLEST_SIZE, marker_of, readable_on
from timeline.figure.text import ASCENT, LINE_HEIGHT, TextLine

DASHES = (4.0, 2.6)
_DOTS = (1.0, 1.4)
_MARKER_SIZE = 14.0
_SAMPLE_STEP = 3


def draw_arrow(page: Page, arrow: Arrow, colour: str | None = None, width: float | None = None) -> None:
    """Draw an arrow: dashed where not both acts took place or a rule says so, grey where inferred."""
    colour = colour or (page.theme.inferred if arrow.inferred else page.theme.arrow)
    width = width or (1.2 if arrow.inferred else 1.5)
    gid = f"r{arrow.earlier}-{arrow.later}"
    page.curve(arrow.shaft, Stroke(colour, width, DASHES if arrow.dashed else None), gid=gid)
    draw_head(page, arrow.head, colour, open_head=arrow.causes, gid=f"{gid}-head")


def draw_mark(page: Page, mark: Mark, colour: str | None = None) -> None:
    """Draw a marker with its bar or whisker, filled with the colour of its intensity unless told another."""
    item = mark.item
    fill = colour or page.look.colour_of(item.event.intensity)
    _draw_extent(page, mark, fill)
    centre = (mark.x, mark.y)
    draw_sign(page, item, centre, _MARKER_SIZE, colour)
    if item.disputed:
        ink = page.theme.ink if item.hollow else readable_on(fill)
        doubt = TextLine(mark.x, mark.y + 3.0, "?", SMALLEST_SIZE, bold=True, align="center")
        page.text(doubt, colour=ink, gid=f"ev{item.number}-doubt")


def draw_sign(page: Page, item: Item, centre: Point, size: float, colour: str | None = None) -> None:
    """Draw the shape of an item, hollow where it did not take place."""
    theme, shape, intensity = page.theme, marker_of(item.event), item.event.intensity
    size *= {"*": 1.2, "D": 0.86, "s": 0.86}.get(shape, 1.0)
    if item.hollow:
        page.marker(shape, centre, size, theme.hollow, Stroke(theme.edge, 2.8)).set_gid(f"ev{item.number}-edge")
        outline = Stroke(colour or page.look.outline_of(intensity), 1.6)
        page.marker(shape, centre, size, theme.hollow, outline).set_gid(f"ev{item.number}")
    else:
        fill = colour or page.look.colour_of(intensity)
        page.marker(shape, centre, size, fill, Stroke(theme.edge)).set_gid(f"ev{item.number}")


def draw_label(page: Page, label: Label, mark: Mark, colour: str | None = None) -> None:
    """Write a placed label, each line as the runs it is made of, and the leader to its marker."""
    if label.leader:
        page.line(label.leader, Stroke(page.theme.inferred, 0.7), order=2.5, gid=f"label{label.number}-leader")
    if label.inside and not mark.item.hollow:
        colour = readable_on(page.look.colour_of(mark.item.event.intensity))
    size = label.block.size
    for i, line in enumerate(label.block.lines):
        baseline = label.box.top + size * (i * LINE_HEIGHT + ASCENT)
        gid = f"label{label.number}-{i + 1}"
        x = align_x(label.box, label.align)
        if len({(run.bold, run.role) for run in line}) == 1:
            text = "".join(run.text for run in line)
            whole = TextLine(x, baseline, text, size, line[0].bold, align=label.align, role=line[0].role)
            page.text(whole, gid=gid, colour=colour if line[0].bold else None)
            continue
        width = line_width(line, size, page.look.measure)
        x -= {"left": 0.0, "center": width / 2, "right": width}[label.align]
        for j, run in enumerate(line):
            piece = TextLine(x, baseline, run.text, size, run.bold, role=run.role)
            page.text(piece, gid=f"{gid}-{j + 1}", colour=colour if run.bold else None)
            x += page.look.measure(run.text, size, bold=run.bold)


def draw_swatch(page: Page, swatch: Swatch) -> None:
    """Draw a sample of the key."""
    theme, x, y = page.theme, swatch.x, swatch.y
    colour = page.look.colours[_SAMPLE_STEP]
    left, right = x - 14, x + 12
    if swatch.kind == "shape":
        size = 8.5 if swatch.value in "Ds" else 10.0
        page.marker(swatch.value, (x, y), size, theme.inferred, Stroke(theme.edge, 0.8))
    elif swatch.kind == "colour":
        step = page.look.colours[int(swatch.value)]
        page.box(Box(x - 5, y - 4.5, x + 5, y + 4.5), step, Stroke(theme.edge, 0.8))
    elif swatch.kind == "actor":
        page.box(Box(x - 5, y - 4.5, x + 5, y + 4.5), swatch.value)
    elif swatch.kind == "hollow":
        page.marker(swatch.value, (x, y), 10.0, theme.hollow, Stroke(theme.edge, 2.6))
        page.marker(swatch.value, (x, y), 10.0, theme.hollow, Stroke(colour, 1.4))
    elif swatch.kind == "disputed":
        page.text(TextLine(x, y + 3.2, "?", LABEL_SIZE + 1, bold=True, align="center"))
    elif swatch.kind == "bar":
        page.box(Box(left, y - BAR + 1, right, y + BAR - 1), colour, Stroke(theme.edge, 0.9))
    elif swatch.kind in ("whisker", "open"):
        _draw_span_swatch(page, swatch, left, right)
    else:
        _draw_line_swatch(page, swatch, left, right)


def _draw_extent(page: Page, mark: Mark, fill: str) -> None:
    when, edge = mark.item.when, page.theme.edge
    if when is None or when.shape == "point" or mark.extent is None:
        return
    y, gid = mark.y, f"ev{mark.item.number}-extent"
    if when.shape == "bar":
        page.box(mark.extent, page.theme.hollow if mark.item.hollow else fill, Stroke(edge), order=4, gid=gid)
        return
    page.line([(mark.left, y), (mark.right, y)], Stroke(edge, 1.6, _DOTS), order=4, gid=gid)
    for x, side, other in ((mark.left, "from", "before"), (mark.right, "until", "after")):
        if when.shape != other and (when.shape == "whisker" or x != mark.x):
            page.line([(x, y - BAR), (x, y + BAR)], Stroke(edge, 1.4), order=4, gid=f"{gid}-{side}")
    if when.shape == "whisker":
        return
    tip, back = (mark.left, 5.0) if when.shape == "before" else (mark.right, -5.0)
    page.line([(tip + back, y - BAR), (tip, y), (tip + back, y + BAR)], Stroke(edge, 1.4), order=4, gid=f"{gid}-open")


def draw_head(
    page: Page, head: tuple[Point, Point, Point], colour: str, *, open_head: bool, gid: str | None = None
) -> None:
    """Draw the head of an arrow, filled or open."""
    if open_head:
        page.polygon(head, page.theme.paper, Stroke(colour, 1.1), gid=gid)
    else:
        page.polygon(head, colour, gid=gid)


def _draw_span_swatch(page: Page, swatch: Swatch, left: float, right: float) -> None:
    y, stroke = swatch.y, Stroke(page.theme.edge, 1.3)
    page.line([(left, y), (right, y)], Stroke(page.theme.edge, 1.6, _DOTS))
    if swatch.kind == "open":
        page.line([(left + 4, y - 4), (left, y), (left + 4, y + 4)], stroke)
        return
    for x in (left, swatch.x - 1, right):
        page.line([(x, y - 4), (x, y + 4)], stroke)


def _draw_line_swatch(page: Page, swatch: Swatch, left: float, right: float) -> None:
    y, inferred = swatch.y, swatch.kind == "inferred"
    colour = page.theme.inferred if inferred else page.theme.arrow
    dashes = DASHES if swatch.kind in ("inferred", "tentative") else None
    shaft = Curve((left, y), ((left + right) / 2, y), (right - 7, y))
    page.curve(shaft, Stroke(colour, 1.2 if inferred else 1.5, dashes))
    draw_head(page, ((right, y), (right - 8, y - 3.2), (right - 8, y + 3.2)), colour, open_head=swatch.kind == "causes")
