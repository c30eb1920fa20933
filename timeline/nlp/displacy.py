"""Events and roles as spaCy's displaCy draws them: plain dictionaries for its `manual=True`.

Takes a Doc that went through `timeline_events`; gives what `displacy.render(..., style="span", manual=True)` and
`style="dep"` take. Colours go in as `options`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from spacy.tokens import Doc

ROLES = {
    "source": "who",
    "target": "whom",
    "time": "when",
    "place": "where",
    "weapon": "with",
    "casualties": "casualties",
}
"""The roles that are drawn, by the name of their `support`, and what stands beside them."""
SPAN_OPTIONS = {
    "colors": {
        "who": "#9ecae8",
        "whom": "#f2c6a0",
        "when": "#d5d5d5",
        "where": "#cfe3c0",
        "with": "#e3d3ec",
        "casualties": "#f4b6b2",
    }
}
"""Colours by role for `displacy.render(..., style="span", options=SPAN_OPTIONS)`; event types have displaCy's own."""


def event_spans(doc: Doc) -> dict[str, Any]:
    """Return the events of a Doc and their roles as spans.

    Parameters
    ----------
    doc
        That went through `timeline_events`.

    Returns
    -------
    dict
        For `displacy.render(event_spans(doc), style="span", manual=True)`: the tokens, and for each event a span with its
        type and one for each of its roles. A phrase with one role in several events stands once.
    """
    found: dict[tuple[int, int, str], None] = {}
    for mention in _mentions(doc):
        found[*_tokens(doc, mention["start"], mention["end"]), mention["type"]] = None
        found.update((one, None) for one in _roles(doc, mention))
    spans = [{"start_token": start, "end_token": end, "label": label} for start, end, label in sorted(found)]
    return {"text": doc.text, "tokens": [token.text for token in doc], "spans": spans, "title": None, "settings": {}}


def event_arcs(doc: Doc) -> dict[str, Any]:
    """Return the events of a Doc as arrows from each act to those who take part in it.

    Parameters
    ----------
    doc
        That went through `timeline_events`, best of one sentence: the drawing is as wide as there are words.

    Returns
    -------
    dict
        For `displacy.render(event_arcs(doc), style="dep", manual=True)`: acts and roles are one word each, and an act has
        its type as tag.
    """
    places: dict[tuple[int, int], str] = {}
    arrows: dict[tuple[tuple[int, int], tuple[int, int], str], None] = {}
    for mention in _mentions(doc):
        act = _tokens(doc, mention["start"], mention["end"])
        places[act] = mention["type"]
        for start, end, label in _roles(doc, mention):
            places.setdefault((start, end), "")
            arrows[act, (start, end), label] = None
    kept = _apart(places)
    words, number = _words(doc, kept)
    arcs = [_arc(number[act], number[role], label) for act, role, label in arrows if {act, role} <= kept.keys()]
    return {"words": words, "arcs": arcs, "settings": {}}


def _mentions(doc: Doc) -> list[dict[str, Any]]:
    return list(doc._.timeline_events or ())


def _tokens(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Give the tokens that characters touch, half open."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return (0, 0) if span is None else (span.start, span.end)


def _roles(doc: Doc, mention: dict[str, Any]) -> list[tuple[int, int, str]]:
    support = mention["support"]
    spans = [
        (span, label) for role, label in ROLES.items() for span in support.get(role, ()) if not isinstance(span, str)
    ]
    return [(*_tokens(doc, *span), label) for span, label in spans]


def _apart(places: dict[tuple[int, int], str]) -> dict[tuple[int, int], str]:
    """Keep of places that overlap the act, else the first: a word is drawn once."""
    kept: dict[tuple[int, int], str] = {}
    for place in sorted(places, key=lambda one: (not places[one], one)):
        if place[0] < place[1] and all(place[1] <= other[0] or other[1] <= place[0] for other in kept):
            kept[place] = places[place]
    return kept


def _words(doc: Doc, kept: dict[tuple[int, int], str]) -> tuple[list[dict[str, str]], dict[tuple[int, int], int]]:
    """Make one word of each place and of each token between them."""
    inside = {i for start, end in kept for i in range(start + 1, end)}
    bounds = [i for i in range(len(doc)) if i not in inside]
    pieces = list(pairwise([*bounds, len(doc)]))
    words = [{"text": doc[start:end].text, "tag": kept.get((start, end), "")} for start, end in pieces]
    return words, {piece: i for i, piece in enumerate(pieces)}


def _arc(act: int, role: int, label: str) -> dict[str, Any]:
    """Make an arrow from an act to a role; displaCy wants the left end first and the direction apart."""
    return {"start": min(act, role), "end": max(act, role), "label": label, "dir": "left" if role < act else "right"}
