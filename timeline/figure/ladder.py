"""The ladder view: the chain with intensity as its height, so that a climb is seen as a climb.

Each rung is one of the five steps of intensity; colours are the actors', as far as they can be told apart.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from timeline.figure.chain import draw_ground, draw_surroundings
from timeline.figure.geometry import Box
from timeline.figure.key import ActorColours
from timeline.figure.layout import lay_chain
from timeline.figure.options import FigureOptions
from timeline.figure.overview import TOO_MANY_REMARK, draw_overview
from timeline.figure.panel import Panel
from timeline.figure.parts import TOO_MANY
from timeline.figure.pen import Page, fit_layout, look_of, new_page
from timeline.figure.scope import UNATTRIBUTED, Scope, select
from timeline.figure.setting import Setting
from timeline.figure.signs import draw_arrow, draw_label, draw_mark
from timeline.figure.style import STEP_NAMES, Theme, actor_colours, step_of
from timeline.model import Chronicle

HOW_TO_READ = (
    "Height is intensity, from 0 to 10 in five rungs; arrows point from an act to its answer, thick where it climbs."
)
_CLIMB = 2.6
_LEVEL = 1.3


def draw_ladder(chronicle: Chronicle, options: FigureOptions | None = None, ax: Axes | None = None) -> Figure:
    """Return the ladder view of `chronicle` as a figure, or draw it into `ax` and return its figure.

    Above `TOO_MANY` events nobody could read it: then the overview is drawn, which says so.

    Raises
    ------
    UsageError
        If `ax` belongs to no figure.
    """
    options = options or FigureOptions()
    look = look_of(options)
    scope = put_on_rungs(select(chronicle, options))
    if len(scope.items) > TOO_MANY:
        return draw_overview(chronicle, options, ax, remark=TOO_MANY_REMARK)
    actors = colour_actors(scope, look.theme)
    setting = Setting(scope, look.measure, options.words, tuple(reversed(STEP_NAMES)), "rungs", options.event_table)
    layout = fit_layout(lambda width: lay_chain(setting, width, options.title, HOW_TO_READ, actors), options, ax)
    page = new_page((layout.width, layout.height), look, ax)
    for panel in layout.panels:
        draw_ground(page, panel)
        for lane in panel.lanes:
            strip = Box(panel.box.left, lane.box.top, panel.box.left + 4, lane.box.bottom)
            page.box(strip, look.colours[STEP_NAMES.index(lane.name)])
        _draw_panel(page, panel, actors)
    draw_surroundings(page, layout)
    return page.finish(layout.title)


def put_on_rungs(scope: Scope) -> Scope:
    """Return the scope with the step of intensity as each item's lane."""
    items = (replace(item, lane=STEP_NAMES[step_of(item.event.intensity)]) for item in scope.items)
    return replace(scope, items=tuple(items))


def colour_actors(scope: Scope, theme: Theme) -> ActorColours:
    """Return a colour for each actor, those who act most first; none where they are too many to tell apart."""
    acts = Counter(item.actor for item in scope.items)
    actors = sorted(acts, key=lambda actor: (actor == UNATTRIBUTED, -acts[actor]))
    colours = actor_colours(len(actors), theme)
    return dict(zip(actors, colours, strict=True)) if colours else {}


def _draw_panel(page: Page, panel: Panel, actors: ActorColours) -> None:
    marks = {mark.number: mark for mark in panel.marks}
    for arrow in panel.arrows:
        earlier, later = marks[arrow.earlier].item, marks[arrow.later].item
        climbs = step_of(later.event.intensity) > step_of(earlier.event.intensity)
        colour = None if arrow.inferred else actors.get(later.actor)
        draw_arrow(page, arrow, colour, _CLIMB if climbs else _LEVEL)
    for mark in panel.marks:
        draw_mark(page, mark, actors.get(mark.item.actor))
    for label in panel.labels:
        mark = marks[label.number]
        draw_label(page, label, mark, actors.get(mark.item.actor))
