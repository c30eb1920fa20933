"""The widgets of a review: the list of events with their verdicts, the card of one, and the buttons that judge it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from timeline.display.review import Review, Verdict
from timeline.errors import TimelineError
from timeline.figure.text import tidy
from timeline.io.schema import EVENT_TYPES

SIGNS: Mapping[Verdict, str] = {"open": "○", "accepted": "✓", "rejected": "✗", "merged": "⊕", "retyped": "✎"}
NO_MODE = "no mode"
DEFAULT_FILE = "fixes.toml"


class ReviewPanel:
    """The widgets of a review; a verdict goes on to the next event that has none.

    Parameters
    ----------
    make
        The module ipywidgets.
    review
        What keeps the verdicts.
    changed
        Called after each verdict.
    """

    def __init__(self, make: Any, review: Review, changed: Callable[[], None]) -> None:  # noqa: ANN401 - a module
        self.review, self._changed = review, changed
        names = [(f"{one.id} {tidy(one.label)}", one.id) for one in review.timeline.chronicle.events]
        self.event = make.Select(options=self._labelled(), rows=12, layout=make.Layout(width="26rem"))
        self.card = make.HTML()
        self.other = make.Dropdown(options=names, description="with", layout=make.Layout(width="26rem"))
        self.type = make.Dropdown(options=EVENT_TYPES, description="type")
        self.mode = make.Dropdown(options=[NO_MODE], description="mode")
        self.why = make.Text(description="why", placeholder="a remark, if you like")
        self.path = make.Text(value=str(review.path or DEFAULT_FILE), description="file")
        self.message = make.HTML()
        self.accept = self._button(make, "accept", lambda: self._judge(review.accept))
        self.reject = self._button(make, "reject", lambda: self._judge(review.reject, self.why.value))
        self.merge = self._button(make, "merge", lambda: self._judge(review.merge, self.other.value, self.why.value))
        self.retype = self._button(make, "retype", self._retype)
        self.undo = self._button(make, "undo", self._undo)
        self.save = self._button(make, "save", self._save)
        self.box = make.VBox([make.HBox([self.event, self._verdicts(make)]), self.card])
        self.event.observe(lambda _: self._show(), "value")
        self.type.observe(lambda _: self._offer_modes(), "value")
        self._show()

    def _button(self, make: Any, name: str, act: Callable[[], None]) -> Any:  # noqa: ANN401 - a widget
        button = make.Button(description=name, disabled=not len(self.review.timeline))
        button.on_click(lambda _: act())
        return button

    def _verdicts(self, make: Any) -> Any:  # noqa: ANN401 - a widget
        rows = (
            (self.accept, self.reject, self.undo),
            (self.merge, self.other),
            (self.retype, self.type, self.mode),
            (self.why,),
            (self.save, self.path),
        )
        return make.VBox([*(make.HBox(row) for row in rows), self.message])

    def _labelled(self) -> list[tuple[str, str]]:
        events = self.review.timeline.chronicle.events
        return [(f"{SIGNS[self.review.verdict(one.id)]} {one.id} {tidy(one.label)}", one.id) for one in events]

    def _show(self) -> None:
        """Show the event that is chosen, and offer its own type and mode."""
        if self.event.value is None:
            return
        card = self.review.timeline.event(self.event.value)
        self.card.value = card._repr_html_()
        self.type.value = card.event.type
        self._offer_modes()
        self.mode.value = card.event.mode if card.event.mode in self.mode.options else NO_MODE

    def _offer_modes(self) -> None:
        known = self.review.ontology.get(self.type.value)
        self.mode.options = [NO_MODE, *(known.modes if known else ())]

    def _judge(self, verdict: Callable[..., None], *details: object) -> None:
        """Give a verdict on the event, say what became of it, and go on to the next that is open."""
        event = self.event.value
        try:
            verdict(event, *details)
        except TimelineError as error:
            self._say(str(error))
            return
        self.why.value = ""
        self._refresh(f"{event}: {self.review.verdict(event)}")
        ids = [ident for _, ident in self.event.options]
        after = ids[ids.index(event) + 1 :] + ids[: ids.index(event)]
        self.event.value = next((one for one in after if self.review.verdict(one) == "open"), event)

    def _retype(self) -> None:
        mode = None if self.mode.value == NO_MODE else self.mode.value
        self._judge(self.review.retype, self.type.value, mode, self.why.value)

    def _undo(self) -> None:
        self._refresh("taken back" if self.review.undo() else "nothing to take back")

    def _save(self) -> None:
        try:
            path = self.review.save(self.path.value)
        except TimelineError as error:
            self._say(str(error))
            return
        self._refresh(f"written to {path}")

    def _refresh(self, message: str) -> None:
        """Bring the signs of the list up to date and say what was done."""
        chosen = self.event.value
        self.event.options = self._labelled()
        self.event.value = chosen
        waiting = len(self.review.entries) - self.review.saved
        self._say(f"{message}; {waiting} to save" if waiting else message)
        self._changed()

    def _say(self, message: str) -> None:
        self.message.value = escape(message)
