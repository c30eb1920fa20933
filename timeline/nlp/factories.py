"""spaCy's doors to the language stage: `nlp.add_pipe("timeline_events")` in any English pipeline with a parser.

spaCy imports this module whenever any pipeline is made, so it needs spaCy and the standard library only; the stage itself
is loaded when a component is made. Components leave plain data on the Doc: `doc.spans["timeline_times"]`,
`doc.spans["timeline_actors"]`, `doc.spans["timeline_events"]`, and `doc._.timeline` with the mentions as dictionaries.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

Component = Callable[[Doc], Doc]


@Language.factory("timeline_times", default_config={"published": None})
def make_times(nlp: Language, name: str, published: str | None) -> Component:
    """Make a component that marks time expressions; a span's label is its type, its `kb_id_` its TIMEX3 value."""
    del nlp, name
    from timeline.nlp.times import find_times  # noqa: PLC0415  the stage is loaded only where it is used

    def mark_times(doc: Doc) -> Doc:
        found = (
            (doc.char_span(t["start"], t["end"], alignment_mode="expand"), t) for t in find_times(doc.text, published)
        )
        doc.spans["timeline_times"] = [
            Span(doc, span.start, span.end, label=time["type"], kb_id=time["value"] or "")
            for span, time in found
            if span is not None
        ]
        return doc

    return mark_times


@Language.factory("timeline_actors", default_config={"lexicon": None})
def make_actors(nlp: Language, name: str, lexicon: str | None) -> Component:
    """Make a component that marks the names of actors and places; a span's label is the kind of its name."""
    del nlp, name
    from timeline.lexicon import find_names, load_lexicon  # noqa: PLC0415  as above

    tables = load_lexicon(lexicon).names

    def mark_actors(doc: Doc) -> Doc:
        found = ((doc.char_span(start, end, alignment_mode="expand"), n) for start, end, n in find_names(doc.text, tables, {}))
        doc.spans["timeline_actors"] = [
            Span(doc, span.start, span.end, label=n.kind, kb_id=n.actor or n.country or "")
            for span, n in found
            if span is not None
        ]
        return doc

    return mark_actors


@Language.factory("timeline_events", default_config={"published": None, "lexicon": None})
def make_events(nlp: Language, name: str, published: str | None, lexicon: str | None) -> Component:
    """Make a component that finds event mentions in a parsed Doc; a span's label is its PLOVER type."""
    del nlp, name
    from timeline.nlp.component import read_doc  # noqa: PLC0415  as above

    if not Doc.has_extension("timeline"):
        Doc.set_extension("timeline", default=None)

    def mark_events(doc: Doc) -> Doc:
        mentions: list[dict[str, Any]] = read_doc(doc, published, lexicon)
        spans = ((doc.char_span(m["start"], m["end"], alignment_mode="expand"), m) for m in mentions)
        doc.spans["timeline_events"] = [Span(doc, s.start, s.end, label=m["type"]) for s, m in spans if s is not None]
        doc._.timeline = mentions
        return doc

    return mark_events
