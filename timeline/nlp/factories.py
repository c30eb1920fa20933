"""spaCy's doors to the language stage: `nlp.add_pipe("timeline_events")` in any English pipeline with a parser.

spaCy imports this module whenever any pipeline is made, so it needs spaCy and the standard library only; the stage itself
is loaded when a component is made. Components leave plain data on the Doc: `doc.spans["timeline_times"]`,
`doc.spans["timeline_actors"]`, `doc.spans["timeline_events"]`, and `doc._.timeline_events` with the mentions as dictionaries,
which `doc._.timeline` gives too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

Component = Callable[[Doc], Doc]

if not Doc.has_extension("timeline_events"):  # here, so that it is known to who only reads Docs back
    Doc.set_extension("timeline_events", default=None)
    Doc.set_extension("timeline", getter=lambda doc: doc._.timeline_events)


@Language.factory("timeline_times", default_config={"published": None})
def make_times(nlp: Language, name: str, published: str | None) -> Component:
    """Make a component that marks time expressions; a span's label is its type, its `kb_id_` its TIMEX3 value."""
    del nlp, name
    from timeline.nlp.times import find_times  # noqa: PLC0415  the stage is loaded only where it is used

    def mark_times(doc: Doc) -> Doc:
        marked = (
            _mark(doc, int(t["start"] or 0), int(t["end"] or 0), str(t["type"]), str(t["value"] or ""))
            for t in find_times(doc.text, published)
        )
        doc.spans["timeline_times"] = [span for span in marked if span is not None]
        return doc

    return mark_times


@Language.factory("timeline_actors", default_config={"lexicon": None})
def make_actors(nlp: Language, name: str, lexicon: str | None) -> Component:
    """Make a component that marks the names of actors and places; a span's label is the kind of its name."""
    del nlp, name
    from timeline.lexicon import find_names, load_lexicon  # noqa: PLC0415  as above

    tables = load_lexicon(lexicon).names

    def mark_actors(doc: Doc) -> Doc:
        marked = (
            _mark(doc, start, end, name.kind, name.actor or name.country or "")
            for start, end, name in find_names(doc.text, tables, {})
        )
        doc.spans["timeline_actors"] = [span for span in marked if span is not None]
        return doc

    return mark_actors


@Language.factory(
    "timeline_events",
    default_config={"published": None, "lexicon": None},
    requires=["token.dep", "token.lemma", "token.tag"],
    assigns=["doc._.timeline_events"],
)
def make_events(nlp: Language, name: str, published: str | None, lexicon: str | None) -> Component:
    """Make a component that finds event mentions in a parsed Doc; a span's label is its PLOVER type.

    Raises
    ------
    UsageError
        Where the pipeline is not English, or `published` is no ISO date.
    LexiconError
        Where a table has a fault.
    ModelError
        From the component, at a Doc without the tags, lemmas and dependencies that events are found by.
    """
    from timeline.nlp.component import check_annotation, check_settings, read_doc  # noqa: PLC0415  as above

    check_settings(name, nlp.lang, published, lexicon)

    def mark_events(doc: Doc) -> Doc:
        check_annotation(name, doc)
        mentions: list[dict[str, Any]] = read_doc(doc, published, lexicon)
        marked = (_mark(doc, m["start"], m["end"], m["type"], "") for m in mentions)
        doc.spans["timeline_events"] = [span for span in marked if span is not None]
        doc._.timeline_events = mentions
        return doc

    return mark_events


def _mark(doc: Doc, start: int, end: int, label: str, kb_id: str) -> Span | None:
    """Make a span of the tokens that the characters from `start` to `end` touch."""
    return doc.char_span(start, end, label=label, kb_id=kb_id, alignment_mode="expand")
