"""Which articles are read: those with a word of conflict, with an act of a known party, or with talk between two.

Most news is of neither, and parsing it costs some hundred times what looking at its words does. So a text is read where

- a word tells what the story is about ("soldier", "embassy", "ceasefire": `conflict_setting` of `classes.toml`),
- a sentence names a party of the tables that is no company, and has a word or phrase that names an act by itself (a row
  of `triggers/*.csv` that needs no company): such a word alone is met in any news ("the Joint Strike Fighter"),
- the text has two different words of that kind; one of an office (`conflict_offices`: "minister") counts as such, too, or
- a sentence names two such parties, and has a word of talk or help.

A short text is always read, and so is a text for a pipeline without the table of irregular forms. What this loses was
measured: `docs/corpora.md`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from spacy.language import Language

from timeline.lexicon import Lexicon, TriggerRow, find_names
from timeline.nlp.lemmas import bases_of

SHORTEST = 60  # words: what is shorter costs little, and one sentence may be all there is to judge by
LEAST_WEIGHT = 0.7  # of a row that names an act by itself
LONGEST_GAP = 3  # words between two of a phrase: "impose [new sweeping] sanctions"
# A company agrees, asks and helps as well as a state; these count only where two parties stand with them.
TALK = frozenset({"AGREE", "CONSULT", "REQUEST", "SUPPORT", "COOPERATE", "AID", "CONCEDE"})
NO_PARTIES = frozenset({"person", "place"})
MOST_FORMS = 20_000  # kept; then all are forgotten, so that memory stays bounded
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
IRREGULAR = "lemma_exc"


Kind = Literal["setting", "act", "office", "talk"]
PARTIES_WITH: dict[Kind, int] = {"setting": 0, "act": 1, "talk": 2}  # in the sentence


@dataclass(frozen=True, slots=True)
class Clue:
    """A word or phrase that tells of a conflict, or of what may belong to one: base forms of its head and those around it."""

    head: str
    kind: Kind
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()


class Gate:
    """Looks at words only; reading a text changes nothing in it."""

    def __init__(self, lexicon: Lexicon, nlp: Language) -> None:
        self._lexicon = lexicon
        self._setting = lexicon.classes["conflict_setting"]
        self._offices = lexicon.classes["conflict_offices"]
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
        told: set[str] = set()
        for sentence in SENTENCE.split(text):
            clues = self._clues_in(WORD.findall(sentence.lower()))
            told |= {clue.head for clue in clues if clue.kind != "talk"}
            if len(told) > 1 or self._tells(sentence, {clue.kind for clue in clues}):
                return True
        return False

    def _tells(self, sentence: str, kinds: Collection[Kind]) -> bool:
        """Tell whether a sentence names as many parties as one of its clues needs."""
        needed = min((PARTIES_WITH[kind] for kind in kinds if kind in PARTIES_WITH), default=None)
        return needed == 0 or (needed is not None and len(self._parties(sentence)) >= needed)

    def _clues_in(self, words: Sequence[str]) -> list[Clue]:
        known = self._clues
        for word in words:
            if word not in known:
                known[word] = tuple(dict.fromkeys(self._find(word)))
        forms = [self._forms[word] for word in words]
        return [clue for i, word in enumerate(words) for clue in known[word] if _stands_at(i, forms, clue)]

    def _find(self, word: str) -> Iterator[Clue]:
        for base in self._bases(word):
            if base in self._setting:
                yield Clue(base, "setting")
            elif base in self._offices:
                yield Clue(base, "office")
            for pos in ("V", "N", "A"):
                for row in self._lexicon.triggers.get(pos, base):
                    if not row.needs and row.weight >= LEAST_WEIGHT:
                        yield Clue(base, self._kind_of(row), row.phrase[: row.head], row.phrase[row.head + 1 :])

    def _kind_of(self, row: TriggerRow) -> Kind:
        if "".join(row.phrase) in self._setting:  # "cease-fire"
            return "setting"
        return "talk" if row.type in TALK else "act"

    def _bases(self, word: str) -> frozenset[str]:
        if word not in self._forms:
            self._forms[word] = frozenset((word, *bases_of(word), *self._irregular.get(word, ())))
        return self._forms[word]

    def _parties(self, sentence: str) -> set[str]:
        """Give the states, groups and organisations that a sentence names."""
        names = self._lexicon.names
        found = (name for _, _, name in find_names(sentence, names, {}) if name.kind not in NO_PARTIES)
        return {one.actor for one in found if one.actor and names.actors[one.actor].kind != "company"}


def _stands_at(place: int, forms: Sequence[AbstractSet[str]], clue: Clue) -> bool:
    """Tell whether a phrase stands around its head: the words before it at once, those behind it in order."""
    first = place - len(clue.before)
    if first < 0 or (clue.before and any(word not in forms[first + n] for n, word in enumerate(clue.before))):
        return False
    for word in clue.behind:
        near = forms[place + 1 : place + 2 + LONGEST_GAP]
        step = next((n for n, found in enumerate(near, 1) if word in found), 0)
        if not step:
            return False
        place += step
    return True


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
