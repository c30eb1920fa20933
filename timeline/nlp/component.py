"""The event finder on a Doc that somebody else parsed: what the `timeline_events` component does."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from spacy.tokens import Doc

from timeline.lexicon import load_lexicon
from timeline.model import Article
from timeline.nlp.mentions import MentionMaker
from timeline.nlp.page import page_of_doc
from timeline.nlp.registry import Registry
from timeline.nlp.setting import setting_of


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
