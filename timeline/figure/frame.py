"""What stands around every picture: margins, title and subtitle above, the footer below."""

from __future__ import annotations

from math import fsum

from timeline.figure.setting import Setting
from timeline.figure.style import LABEL_SIZE, LANE_SIZE, SMALLEST_SIZE, SUBTITLE_SIZE, TITLE_SIZE
from timeline.figure.text import LINE_HEIGHT, Measure, TextLine, break_at_pause, wrap

MARGIN = 20.0
_LANE_NAME = (70.0, 118.0)
_SLACK = 1.03
"""How much wider than measured long lines may run, on the coarse pixels of a screen."""


def lay_heading(title: str, subtitle: str, width: float, measure: Measure) -> tuple[tuple[TextLine, ...], float]:
    """Return the lines of title and subtitle, broken where a reader pauses, on a page `width` points wide, and where what follows begins."""
    room = (width - 2 * MARGIN) / _SLACK
    lines = [(line, TITLE_SIZE, True) for line in break_at_pause(title, room, 3, TITLE_SIZE, measure, bold=True)]
    lines += [(line, SUBTITLE_SIZE, False) for line in break_at_pause(subtitle, room, 3, SUBTITLE_SIZE, measure)]
    texts, top = [], 16.0
    for line, size, bold in lines:
        top += 0 if bold else 3
        texts.append(TextLine(MARGIN, top + size, line, size, bold, role="ink" if bold else "quiet"))
        top += size * LINE_HEIGHT
    return tuple(texts), top + 14


def lay_footer(text: str, width: float, top: float, measure: Measure) -> tuple[tuple[TextLine, ...], float]:
    """Return the lines of a footer and the height of the page that ends with it."""
    lines = wrap(text, (width - 2 * MARGIN) / _SLACK, 4, SMALLEST_SIZE, measure)
    pitch = SMALLEST_SIZE * LINE_HEIGHT
    first = top + SMALLEST_SIZE
    texts = [TextLine(MARGIN, first + pitch * i, line, SMALLEST_SIZE, role="quiet") for i, line in enumerate(lines)]
    return tuple(texts), top + pitch * len(lines) + 12


def name_width_of(setting: Setting) -> float:
    """Return the width of the column of lane names, in points."""
    names = [lane.partition("  ") for lane in setting.lanes]
    widths = [setting.measure(name, LANE_SIZE, bold=True) for name, _, _ in names]
    widest = max([*widths, *(setting.measure(explained, LABEL_SIZE) for _, _, explained in names)], default=0.0)
    least, most = _LANE_NAME
    return min(max(widest + 16, least), most)


def lay_lane_name(lane: str, left: float, middle: float, width: float, measure: Measure) -> list[TextLine]:
    """Return the lines of a lane's name, centred on the y `middle`; what stands behind two spaces explains the name."""
    name, _, explained = lane.partition("  ")
    lines = [(line, LANE_SIZE, True) for line in wrap(name, width - 14, 4, LANE_SIZE, measure, bold=True)]
    lines += [(line, LABEL_SIZE, False) for line in wrap(explained, width - 14, 2, LABEL_SIZE, measure)]
    y = middle - 0.6 * fsum(size for _, size, _ in lines)
    texts = []
    for line, size, bold in lines:
        texts.append(TextLine(left + 6, y + size, line, size, bold, role="ink" if bold else "quiet"))
        y += size * 1.2
    return texts
