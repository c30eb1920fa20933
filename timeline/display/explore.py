"""Widgets to explore and review a timeline in a notebook (extra `notebook`): filters that drive the picture, beside the review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from os import PathLike
from typing import TYPE_CHECKING, Any, get_args

from timeline.display.panel import ReviewPanel
from timeline.display.picture import MOST_EVENTS_AS_SVG
from timeline.display.review import Review
from timeline.errors import UsageError
from timeline.figure.options import VIEWS
from timeline.figure.text import tidy
from timeline.model import Chronicle, Realis
from timeline.output import picture_bytes

if TYPE_CHECKING:
    from timeline.api.timeline import Timeline


def load_widgets() -> Any:  # noqa: ANN401 - a module without types
    """Load ipywidgets.

    Raises
    ------
    UsageError
        Where it is not installed, with what installs it.
    """
    try:
        import ipywidgets  # noqa: PLC0415 - an extra
    except ImportError as error:
        message = "explore: needs ipywidgets, which is not installed; install it with: pip install 'escalation-timeline[notebook]'"
        raise UsageError(message) from error
    return ipywidgets


class Explorer:
    """A timeline with filters, its picture and a review, as widgets of a notebook.

    A script may drive the widgets as a hand does: they are attributes of `filters` and `panel`.

    Parameters
    ----------
    timeline
        What to explore.
    corrections
        A file of corrections, applied from the beginning; the review adds to it.
    """

    def __init__(self, timeline: Timeline, corrections: str | PathLike[str] | None = None) -> None:
        make = load_widgets()
        self.review = Review(timeline, corrections)
        self.filters = Filters(make, timeline.chronicle, self._show_picture)
        self.panel = ReviewPanel(make, self.review, self._show_picture)
        self.picture = make.Image(format="svg+xml")
        self.box = make.Tab([make.VBox([self.filters.box, self.picture]), self.panel.box], titles=("explore", "review"))
        self.shown: Timeline = timeline
        self._show_picture()

    def _repr_mimebundle_(self, **options: Any) -> Any:  # noqa: ANN401 - what ipywidgets takes and gives
        return self.box._repr_mimebundle_(**options)

    def _show_picture(self) -> None:
        """Draw what the filters leave of the timeline with its corrections."""
        whole = self.review.corrected
        self.shown = self.filters.apply(whole)
        self.filters.found.value = f"{len(self.shown)} of {len(whole)} events"
        as_svg = len(self.shown) <= MOST_EVENTS_AS_SVG
        ending, self.picture.format = (".svg", "svg+xml") if as_svg else (".png", "png")
        drawn = picture_bytes(self.shown.chronicle, ending, self.filters.view.value) if len(self.shown) else b""
        self.picture.value = drawn


class Filters:
    """What is chosen of a timeline: nothing chosen in a list stands for all of it.

    Parameters
    ----------
    make
        The module ipywidgets.
    chronicle
        What the choices are offered from.
    changed
        Called after each change.
    """

    def __init__(self, make: Any, chronicle: Chronicle, changed: Callable[[], None]) -> None:  # noqa: ANN401 - a module
        self.view = make.Dropdown(options=VIEWS, description="view")
        self.actors = make.SelectMultiple(options=_actors(chronicle), description="actors", rows=6)
        types = sorted({event.type for event in chronicle.events})
        self.types = make.SelectMultiple(options=types, description="types", rows=6)
        told = [one for one in get_args(Realis) if any(event.realis == one for event in chronicle.events)]
        self.realis = make.SelectMultiple(options=told, description="status", rows=6)
        days = _days(chronicle)
        self.days = make.SelectionRangeSlider(
            options=days,
            index=(0, len(days) - 1),
            description="days",
            continuous_update=False,
            readout=False,  # it is empty until the days change
            layout=make.Layout(width="24rem"),
        )
        self.chosen_days = make.Label(" to ".join(self.days.value))
        self.days.observe(lambda change: setattr(self.chosen_days, "value", " to ".join(change["new"])), "value")
        self.intensity = make.FloatSlider(max=10, step=0.5, description="intensity", continuous_update=False)
        self.confidence = make.FloatSlider(max=1, step=0.05, description="confidence", continuous_update=False)
        self.found = make.Label()
        sliders = make.VBox(
            [self.view, make.HBox([self.days, self.chosen_days]), self.intensity, self.confidence, self.found],
            layout=make.Layout(flex="0 0 auto"),  # a row that is too narrow would cut off the days
        )
        lists = make.HBox([self.actors, self.types, self.realis])
        self.box = make.HBox([sliders, lists], layout=make.Layout(flex_flow="row wrap"))
        for one in (self.view, self.actors, self.types, self.realis, self.days, self.intensity, self.confidence):
            one.observe(lambda _: changed(), "value")

    def apply(self, whole: Timeline) -> Timeline:
        """Return the part of a timeline that is chosen."""
        everywhere = self.days.index == (
            0,
            len(self.days.options) - 1,
        )  # undated events fit no day, but are not left out unasked
        first, last = (None, None) if everywhere else self.days.value
        left = {actor.id for actor in whole.chronicle.actors}  # a correction may have taken one away
        return whole.filter(
            actors=[one for one in self.actors.value if one in left] if self.actors.value else None,
            types=self.types.value or None,
            realis=self.realis.value or None,
            since=first,
            until=last,
            min_intensity=self.intensity.value,
            min_confidence=self.confidence.value,
        )


def _actors(chronicle: Chronicle) -> list[tuple[str, str]]:
    """Give names and ids of those who act or are acted on, the busiest first."""
    acts = Counter(one for event in chronicle.events for one in sorted({*event.source, *event.target}))
    names = {actor.id: tidy(actor.name) for actor in chronicle.actors}
    return [(f"{names.get(one, one)} ({number})", one) for one, number in acts.most_common()]


def _days(chronicle: Chronicle) -> list[str]:
    """Give every day on which an event begins or ends."""
    times = (event.time for event in chronicle.events if event.time)
    return sorted({day[:10] for time in times for day in (time.start, time.end) if day}) or ["undated"]
