"""Which articles are read: those with a word of conflict, or with talk between two named parties.

Most news is of neither, and parsing it costs some hundred times what looking at its words does. So a text is read only where
one of its words, or a phrase, names an act by itself (a row of `triggers/*.csv` that needs no company), where a sentence
names two parties and a word of talk or help, or where a word tells that the story is one of conflict (`conflict_setting` of
`classes.toml`: "soldier", "embassy", "ceasefire"). A short text is always read, and so is a text for a pipeline without
the table of irregular forms. What this loses was measured on pieces of our own articles: `docs/corpora.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.language import Language

from timeline.lexicon import Lexicon, find_names
from timeline.nlp.lemmas import bases_of

SHORTEST = 60  # words: what is shorter costs little, and one sentence may be all there is to judge by
LEAST_WEIGHT = 0.7  # of a row that names an act by itself
LONGEST_GAP = 3  # words between two of a phrase: "impose [new sweeping] sanctions"
# A company agrees, asks and helps as well as a state; these count only where two parties of the tables stand with them.
TALK = frozenset({"AGREE", "CONSULT", "REQUEST", "SUPPORT", "COOPERATE", "AID", "CONCEDE"})
NO_PARTIES = frozenset({"person", "place"})
MOST_FORMS = 20_000  # kept; then all are forgotten, so that memory stays bounded
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
IRREGULAR = "lemma_exc"


@dataclass(frozen=True, slots=True)
class Clue:
    """A phrase that tells of a conflict, by its base forms; one of talk counts only between two parties."""

    phrase: tuple[str, ...]
    head: int
    talk: bool


class Gate:
    """Looks at words only; reading a text changes nothing in it."""

    def __init__(self, lexicon: Lexicon, nlp: Language) -> None:
        self._lexicon = lexicon
        self._setting = lexicon.classes["conflict_setting"]
        self._irregular = _irregular_forms(nlp)
        self._clues: dict[str, tuple[Clue, ...]] = {}
        self._forms: dict[str, frozenset[str]] = {}

    def opens(self, text: str) -> bool:
        """Tell whether a text may tell of a conflict, and so is worth reading."""
        if not self._irregular or len(text.split(maxsplit=SHORTEST)) <= SHORTEST:
            return True
        if len(self._forms) > MOST_FORMS:
            self._clues.clear()
            self._forms.clear()
        return any(self._tells(sentence) for sentence in SENTENCE.split(text))

    def _tells(self, sentence: str) -> bool:
        words = WORD.findall(sentence.lower())
        known = self._clues
        for word in words:
            if word not in known:
                known[word] = tuple(dict.fromkeys(self._find(word)))
        talk = False
        for i, word in enumerate(words):
            for clue in known[word]:
                if self._stands_at(i, words, clue):
                    if not clue.talk:
                        return True
                    talk = True
        return talk and self._names_two(sentence)

    def _find(self, word: str) -> Iterator[Clue]:
        for base in self._bases(word):
            if base in self._setting:
                yield Clue((base,), 0, talk=False)
            for pos in ("V", "N", "A"):
                for row in self._lexicon.triggers.get(pos, base):
                    if not row.needs and row.weight >= LEAST_WEIGHT:
                        yield Clue(row.phrase, row.head, row.type in TALK)

    def _bases(self, word: str) -> frozenset[str]:
        if word not in self._forms:
            self._forms[word] = frozenset((word, *bases_of(word), *self._irregular.get(word, ())))
        return self._forms[word]

    def _stands_at(self, place: int, words: Sequence[str], clue: Clue) -> bool:
        """Tell whether a phrase stands around its head: the words before it at once, those behind it in order."""
        first = place - clue.head
        if first < 0 or not all(self._is(words[first + n], clue.phrase[n]) for n in range(clue.head)):
            return False
        for wanted in clue.phrase[clue.head + 1 :]:
            near = range(place + 1, min(place + 2 + LONGEST_GAP, len(words)))
            place = next((i for i in near if self._is(words[i], wanted)), -1)
            if place < 0:
                return False
        return True

    def _is(self, word: str, wanted: str) -> bool:
        return word == wanted or wanted in self._bases(word)

    def _names_two(self, sentence: str) -> bool:
        found = find_names(sentence, self._lexicon.names, {})
        return len({name.actor for _, _, name in found if name.actor and name.kind not in NO_PARTIES}) > 1


def _irregular_forms(nlp: Language) -> dict[str, tuple[str, ...]]:
    """Give the irregular forms that the pipeline's lemmatizer knows ("struck": strike), with what each is a form of."""
    lookups = getattr(dict(nlp.pipeline).get("lemmatizer"), "lookups", None)
    if lookups is None or not lookups.has_table(IRREGULAR):
        return {}
    strings = nlp.vocab.strings
    forms: dict[str, tuple[str, ...]] = {}
    for table in lookups.get_table(IRREGULAR).values():
        for form, bases in table.items():
            word = form if isinstance(form, str) else strings[form]
            forms[word] = (*forms.get(word, ()), *bases)
    return forms


@lru_cache(maxsize=2)
def gate_of(lexicon: Lexicon, nlp: Language) -> Gate:
    """Give the gate of a lexicon and a loaded pipeline."""
    return Gate(lexicon, nlp)
