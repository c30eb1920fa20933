"""The chain of answers as a Mermaid flowchart, which Markdown on GitHub, GitLab and in many notebooks draws.

References
----------
Mermaid's flowchart syntax, https://mermaid.js.org/syntax/flowchart.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from timeline.io.tables import event_rows, link_rows, when
from timeline.model import Chronicle, Event

MOST_EVENTS = 250
"""Mermaid draws at most 500 arrows and 50,000 letters of text unless its page allows more."""
_OWN_ID = re.compile(r"e[0-9]{1,9}")


def mermaid_bytes(chronicle: Chronicle) -> bytes:
    """Return the events as nodes and the links as arrows, dotted where they are inferred; cooperation and conflict differ in shape."""
    names = {actor.id: actor.name for actor in chronicle.actors}
    nodes = {event.id: _node(event.id, number) for number, event in enumerate(chronicle.events, start=1)}
    lines = ["flowchart LR"]
    for event, row in zip(chronicle.events, event_rows(chronicle), strict=True):
        told = (when(row), _label(event), *_parties(event, names))
        lines.append(f"  {nodes[event.id]}{_shape(event, _text(told))}")
    for row in link_rows(chronicle):
        words = _text((row["cue"] or row["inferred"],))
        arrow = "-->" if row["stated"] else "-.->"
        lines.append(f"  {nodes[row['earlier']]} {arrow}|{words}| {nodes[row['later']]}")
    return ("\n".join(lines) + "\n").encode()


def _node(event_id: str, number: int) -> str:
    """Give what an event is called in the chart: its id, or its number where a stranger's file has another kind of id."""
    return event_id if _OWN_ID.fullmatch(event_id) else f"n{number}"


def _label(event: Event) -> str:
    return event.label + ("" if event.realis == "actual" else f" ({event.realis})")


def _parties(event: Event, names: Mapping[str, str]) -> Iterator[str]:
    """Give who acts on whom, where the label does not say it."""
    sides = (event.source, event.target if event.target != event.source else ())
    who, whom = (", ".join(names.get(one, one) for one in side) for side in sides)
    if who and who not in event.label:
        yield f"{who} → {whom}" if whom else who


def _shape(event: Event, text: str) -> str:
    return f"[{text}]" if event.goldstein < 0 else f"([{text}])"


def _text(lines: Iterable[str]) -> str:
    """Quote a text so that no sign in it is one of Mermaid's; control characters and line breaks become spaces."""
    return '"' + "<br>".join(_escaped(" ".join(line.split())) for line in lines) + '"'


def _escaped(text: str) -> str:
    return "".join(sign if sign.isalnum() or sign in " .,:'()-→" else f"#{ord(sign)};" for sign in text)
