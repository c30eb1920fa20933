"""From words to a plain tree: the pipeline's own pipes, and quicker ways to the same result where they fit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc as SpacyDoc

from timeline.nlp.entities import EntityFinder
from timeline.nlp.forms import PIPES, FormFinder
from timeline.nlp.pipeline import on_one_thread
from timeline.nlp.tree import Doc, plant


class Parser:
    """Parses words with one pipeline; its forms and entities are found the quick way, where the pipeline allows it."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        recogniser = dict(nlp.pipeline).get("ner")
        quick_forms, quick_entities = FormFinder.fits(nlp), EntityFinder.fits(recogniser)
        self._forms = FormFinder(nlp) if quick_forms else None
        self._entities = EntityFinder(recogniser) if quick_entities else None
        done = {*(PIPES if quick_forms else ()), *(("ner",) if quick_entities else ())}
        self._pipes = [pipe for name, pipe in nlp.pipeline if name not in done]

    def parse(self, words: Sequence[str], spaces: Sequence[bool], starts: Sequence[bool | int | None]) -> Doc:
        """Parse words; `starts` is True where a sentence has to begin, None where the parser decides."""
        doc = SpacyDoc(self._nlp.vocab, list(words), list(spaces), sent_starts=list(starts))
        with on_one_thread():
            for pipe in self._pipes:
                doc = pipe(doc)
            forms = self._forms.find(doc) if self._forms else None
            entities = self._entities.find(doc) if self._entities else None
        return plant(doc, forms, entities)


@lru_cache(maxsize=2)
def parser_of(nlp: Language) -> Parser:
    """Give the parser of a loaded pipeline."""
    return Parser(nlp)
