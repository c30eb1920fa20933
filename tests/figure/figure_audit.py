"""What is wrong with a layout, as a list of sentences: empty for a good one."""

from itertools import combinations

from timeline.figure.geometry import Box
from timeline.figure.lanes import order_lanes
from timeline.figure.layout import lay_chain
from timeline.figure.options import FigureOptions
from timeline.figure.scope import select
from timeline.figure.setting import Setting

SMALLEST_LEGIBLE = 8.0


def lay(chronicle, measure, width=950.0, options=None):
    options = options or FigureOptions()
    scope = select(chronicle, options)
    setting = Setting(scope, measure, options.words, order_lanes(scope.items, scope.ties))
    return lay_chain(setting, width, None, "Read it so.", {})


def audit(layout, measure):
    """Return every overlap and everything off the page."""
    faults = [fault for panel in layout.panels for fault in audit_panel(panel)]
    for box, what in [*text_boxes(layout, measure), *panel_boxes(layout)]:
        if not box.inside(layout.frame, 0.5):
            faults.append(f"{what} is off the page: {box}")
    faults += overlapping(text_boxes(layout, measure), "texts")
    return faults


def audit_panel(panel):
    outside = [label for label in panel.labels if not label.inside]
    boxes = [(label.box, f"label {label.number}") for label in outside]
    marks = [(mark.box, f"marker {mark.number}") for mark in panel.marks]
    bars = [(mark.extent, f"bar {mark.number}") for mark in panel.marks if mark.extent]
    faults = overlapping(boxes, "labels") + overlapping(marks, "markers")
    faults += [f"{a} on {b}" for box, a in boxes for other, b in marks + bars if box.overlaps(other)]
    for arrow in panel.arrows:
        name = f"arrow {arrow.earlier}-{arrow.later}"
        faults += [f"{name} touches {what}" for box, what in boxes if any(box.contains(p) for p in arrow.points)]
    for label in outside:
        if label.leader:
            way = [tuple(a + (b - a) * i / 50 for a, b in zip(*label.leader, strict=True)) for i in range(51)]
            others = [(box, what) for box, what in boxes if what != f"label {label.number}"]
            faults += [
                f"leader of {label.number} runs through {w}" for b, w in others if any(b.contains(p) for p in way)
            ]
    numbers = {mark.number for mark in panel.marks}
    if {label.number for label in panel.labels} != numbers:
        faults.append("an event has no number")
    return faults


def overlapping(boxes, what):
    return [f"{what}: {a} on {b}" for (one, a), (other, b) in combinations(boxes, 2) if one.overlaps(other, -0.3)]


def text_boxes(layout, measure):
    lines = [*layout.texts, *(line for panel in layout.panels for line in panel.texts)]
    return [(text_box(line, measure), line.text) for line in lines]


def text_box(line, measure):
    width = measure(line.text, line.size, bold=line.bold)
    left = line.x - {"left": 0.0, "center": width / 2, "right": width}[line.align]
    return Box(left, line.baseline - 0.76 * line.size, left + width, line.baseline + 0.2 * line.size)


def panel_boxes(layout):
    marks = [(mark.extent or mark.box, f"mark {mark.number}") for mark in layout.marks]
    labels = [(label.box, f"label {label.number}") for label in layout.labels]
    return [*marks, *labels, *((arrow.box, "arrow") for arrow in layout.arrows)]
