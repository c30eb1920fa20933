"""The layers view: who answered whom, without the calendar."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from timeline.figure.cards import STRIPE, Card
from timeline.figure.geometry import Box
from timeline.figure.key import ActorColours
from timeline.figure.ladder import colour_actors
from timeline.figure.layers_layout import Route, lay_layers
from timeline.figure.options import FigureOptions
from timeline.figure.overview import TOO_MANY_REMARK, draw_overview
from timeline.figure.parts import TOO_MANY
from timeline.figure.pen import Page, Stroke, fit_layout, look_of, new_page
from timeline.figure.scope import select
from timeline.figure.setting import Setting
from timeline.figure.signs import DASHES, draw_head, draw_swatch
from timeline.model import Chronicle


def draw_layers(chronicle: Chronicle, options: FigureOptions | None = None, ax: Axes | None = None) -> Figure:
    """Return the layers view of `chronicle` as a figure, or draw it into `ax` and return its figure.

    Above `TOO_MANY` events nobody could read it: then the overview is drawn, which says so.

    Raises
    ------
    UsageError
        If `ax` belongs to no figure.
    """
    options = options or FigureOptions()
    look = look_of(options)
    scope = select(chronicle, options)
    if len(scope.items) > TOO_MANY:
        return draw_overview(chronicle, options, ax, remark=TOO_MANY_REMARK)
    actors = colour_actors(scope, look.theme)
    setting = Setting(scope, look.measure, options.words, ())
    layout = fit_layout(lambda width: lay_layers(setting, width, options.title, actors), options, ax)
    page = new_page((layout.width, layout.height), look, ax)
    for route in layout.routes:
        _draw_route(page, route)
    for card in layout.cards:
        _draw_card(page, card, actors)
    for swatch in layout.key.swatches:
        draw_swatch(page, swatch)
    for line in layout.texts:
        page.text(line)
    return page.finish(layout.title)


def _draw_route(page: Page, route: Route) -> None:
    tie = route.tie
    colour = page.theme.inferred if tie.inferred else page.theme.arrow
    stroke = Stroke(colour, 1.2 if tie.inferred else 1.6, DASHES if tie.dashed else None)
    page.path(route.curves, stroke, gid=f"r{tie.earlier}-{tie.later}")
    draw_head(page, route.head, colour, open_head=tie.link.kind == "causes")


def _draw_card(page: Page, card: Card, actors: ActorColours) -> None:
    item, box = card.item, card.box
    colour = actors.get(item.actor, page.theme.ink)
    edge = Stroke(colour, 1.7, DASHES if item.hollow else None)
    page.rounded(box, page.theme.hollow, edge, gid=f"ev{item.number}")
    stripe = Box(box.left + 3, box.top + 4, box.left + 3 + STRIPE, box.bottom - 4)
    page.box(stripe, page.look.colour_of(item.event.intensity), Stroke(page.theme.edge, 0.5), order=5)
    for line in card.lines:
        page.text(line, gid=f"label{item.number}-{round(line.baseline)}")
    for line in card.parties:
        page.text(line, colour=colour)
