"""The event finder on a Doc that somebody else parsed: what the `timeline_events` component does."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from spacy.tokens import Doc

from timeline.config import parse_day
from timeline.errors import ModelError, UsageError
from timeline.lexicon import load_lexicon
from timeline.model import Article
from timeline.nlp.mentions import MentionMaker
from timeline.nlp.page import page_of_doc
from timeline.nlp.registry import Registry
from timeline.nlp.setting import setting_of

LANGUAGE = "en"
NEEDED = {
    "TAG": "tags (a tagger)",
    "POS": "parts of speech (an attribute_ruler or morphologizer)",
    "LEMMA": "lemmas (a lemmatizer)",
    "DEP": "dependencies (a parser)",
}


def check_settings(name: str, lang: str | None, published: str | None, lexicon: str | None) -> None:
    """Refuse settings that no Doc could be read with.

    Raises
    ------
    UsageError
        Where the language is not English, or `published` is no ISO date.
    LexiconError
        Where a table has a fault.
    """
    if lang != LANGUAGE:
        message = f"{name}: the pipeline's language is {lang!r}; only English ({LANGUAGE!r}) is read"
        raise UsageError(message)
    if published is not None:
        parse_day(published, f"{name}.published")
    load_lexicon(lexicon)


def check_annotation(name: str, doc: Doc) -> None:
    """Refuse a Doc that was not annotated: it would give no event, and nobody would learn why.

    Raises
    ------
    ModelError
        With all that is missing.
    """
    if all(token.is_space for token in doc):
        return
    missing = [what for attribute, what in NEEDED.items() if not doc.has_annotation(attribute)]
    if missing:
        message = (
            f"{name}: the Doc has no {' and no '.join(missing)}; add {name} behind the other components "
            "of a pipeline such as en_core_web_sm"
        )
        raise ModelError(message)


def read_doc(doc: Doc, published: str | None, lexicon: str | None) -> list[dict[str, Any]]:
    """Find the event mentions of a parsed Doc, as plain dictionaries in text order.

    The fields are those of `timeline.model.EventMention`, with `start`, `end` and `trigger` of the mention at the top;
    offsets are characters of `doc.text`.
    """
    tables = load_lexicon(lexicon)
    page = page_of_doc(doc, tables)
    setting = setting_of(Article("doc", doc.text, published=published))
    mentions, *_ = MentionMaker(page, tables, Registry(tables), setting, 0).make()
    return [_plain(asdict(m)) for m in mentions]


def _plain(mention: dict[str, Any]) -> dict[str, Any]:
    where = mention.pop("mention")
    at_the_top = {key: where[key] for key in ("start", "end", "trigger")}
    return {**at_the_top, **mention, "support": where["support"]}
