"""Hand-made documents: parses that are written down, so that a rule is tested without a model."""

from dataclasses import replace
from pathlib import Path

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from timeline.lexicon import TriggerTable, load_lexicon
from timeline.lexicon.tables import Row
from timeline.lexicon.triggers import COLUMNS
from timeline.model import Article
from timeline.nlp.actors import ActorFinder
from timeline.nlp.anaphora import Anaphora
from timeline.nlp.page import page_of_doc
from timeline.nlp.registry import Registry
from timeline.nlp.roles import RoleFinder
from timeline.nlp.triggers import TriggerFinder

VOCAB = English().vocab  # knows lower case, which a blank vocabulary does not


def make_doc(table):
    """Build a document from lines "word pos tag dep head [lemma [entity]]".

    The head is a word of the same sentence (the first such) or the number of a token; ROOT is its own head. Sentences are
    parted by blank lines, a lemma that is not given is the word in lower case.
    """
    rows, heads, starts = [], [], []
    for sentence in (part.split("\n") for part in table.strip().split("\n\n")):
        cells = [line.split() for line in sentence if line.strip()]
        first, words = len(rows), [row[0] for row in cells]
        for number, row in enumerate(cells):
            starts.append(number == 0)
            named = number if row[3] == "ROOT" else int(row[4]) if row[4].isdecimal() else words.index(row[4])
            heads.append(first + named)
            rows.append(row + [row[0].lower(), ""][len(row) - 5 :])
    words, pos, tags, deps, _, lemmas, entities = zip(*rows, strict=True)
    doc = Doc(
        VOCAB,
        words=list(words),
        spaces=[nxt not in (".", ",", "'s", "-") for nxt in words[1:]] + [False],
        pos=list(pos),
        tags=list(tags),
        deps=list(deps),
        heads=heads,
        lemmas=list(lemmas),
        ents=[f"B-{entity}" if entity else "O" for entity in entities],
    )
    assert [token.is_sent_start for token in doc] == starts, "the heads do not make the sentences of the table"
    return doc


class Scene:
    """A hand-made document with everything that reads it: page, actors, anaphora, triggers and roles."""

    def __init__(self, doc, lexicon):
        self.lexicon = lexicon
        self.page = page_of_doc(doc, lexicon)
        self.doc = self.page.doc
        self.registry = Registry(lexicon)
        self.finder = ActorFinder(self.page, lexicon, self.registry)
        self.anaphora = Anaphora(self.finder)
        self.finder.resolve_with(self.anaphora)

    def __getitem__(self, word):
        """Give the first token that is `word`."""
        return next(token for token in self.doc if token.text == word)

    def actors(self, word):
        return [ref.actor for ref in self.finder.refs(self[word])]

    def meant(self, word):
        """Give whom a pronoun or description means."""
        token = self[word]
        return [ref.actor for ref in self.anaphora.resolve(token)] if self.anaphora.is_anaphor(token) else None

    def triggers(self):
        return TriggerFinder(self.page, self.lexicon, self.finder).find()

    def roles(self):
        """Give for each trigger its words, who acted and who was acted on."""
        found = self.triggers()
        finder = RoleFinder(self.page, self.lexicon, self.finder, self.anaphora, {t.head.i: t for t in found})
        return [(t.head.text, *self._ids(finder.assign(t))) for t in found]

    @staticmethod
    def _ids(roles):
        return [r.actor for r in roles.source], [r.actor for r in roles.target]


@pytest.fixture(scope="session")
def lexicon():
    """Give the package's own tables."""
    return load_lexicon()


def with_rows(lexicon, *rows):
    """Give a lexicon whose only triggers are `rows`: cells in the order of the table, separated by commas."""
    table = [
        Row(row.split(","), {column: i for i, column in enumerate(COLUMNS)}, Path("rows.csv"), number)
        for number, row in enumerate(rows)
    ]
    modes = {name: frozenset(event_type.modes) for name, event_type in lexicon.ontology.items()}
    return replace(lexicon, triggers=TriggerTable(table, lexicon.frames, lexicon.classes, modes))


@pytest.fixture(scope="session")
def parse():
    return make_doc


@pytest.fixture(scope="session")
def set_scene(lexicon):
    """Give a function that makes a scene of a parse table, with `rows` as its only triggers where they are given."""

    def make(table, *rows):
        return Scene(make_doc(table), with_rows(lexicon, *rows) if rows else lexicon)

    return make


@pytest.fixture(scope="session")
def extractor():
    """Give the language stage with the packaged model (slow to load: half a second)."""
    from timeline.nlp.extract import Extractor  # noqa: PLC0415  the model is loaded only where a test needs it

    return Extractor()


@pytest.fixture(scope="session")
def read(extractor):
    """Give a function that reads a text published on a day."""
    return lambda text, published=None: extractor.read(Article("test", text, published=published))
