"""The cues by shape, arranged for matching: what `lexicons/cues.toml` holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product
from typing import Any

from timeline.errors import LexiconError
from timeline.lexicon import Lexicon
from timeline.model import LinkKind

GROUPS = frozenset({"answer", "cause", "reason", "judgement", "sequence", "circumstance", "condition", "deed"})
SHAPES = (
    "noun_phrase",
    "preposition",
    "conjunction",
    "verb",
    "answer",
    "answer_noun",
    "adjective",
    "adverb",
    "act",
    "deed",
    "degree",
)


@dataclass(frozen=True, slots=True)
class Sense:
    """What a row of the table says of its words."""

    group: str
    confidence: float
    slots: tuple[str, ...] = ()
    reverse: bool = False
    passive: bool = False
    bare: bool = False
    on_verb: bool = False
    via: frozenset[str] = frozenset()
    open: str | None = None
    here: bool = False
    apart: bool = False
    denied: bool = False
    whom: str | None = None
    means: bool = False
    itself: tuple[str, ...] = ()
    alone: bool = False
    just: bool = False
    carried: bool = False

    @property
    def kind(self) -> LinkKind:
        """Whether the words speak of an answer or of a consequence."""
        return "causes" if self.group == "cause" else "responds_to"


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A cue such as "in (direct) response to": a preposition, a noun, and the preposition of what is answered."""

    lead: tuple[str, ...]
    nouns: frozenset[str]
    tails: frozenset[str]
    sense: Sense


Phrases = Mapping[str, tuple[tuple[tuple[str, ...], Sense], ...]]


@dataclass(frozen=True)
class CueTable:
    """The cues by shape; phrases by their first word, longest first, noun phrases by that of their lead, as the table has them."""

    noun_phrases: Mapping[str, tuple[NounPhrase, ...]]
    prepositions: Phrases
    conjunctions: Phrases
    verbs: Phrases
    answers: Phrases
    answer_nouns: Phrases
    adjectives: Phrases
    adverbs: Phrases
    acts: Phrases
    deeds: Phrases
    degrees: Phrases
    walk: Mapping[str, frozenset[str]]
    pointers: Mapping[str, str]

    @cached_property
    def announcers(self) -> frozenset[str]:
        """The words that can announce an answer of which the next sentence tells."""
        return frozenset((*self.answers, *self.answer_nouns))

    @cached_property
    def verdicts(self) -> frozenset[str]:
        """The words for what somebody says that an act is: "a crime"."""
        return frozenset(w for w, rows in self.acts.items() if any(sense.slots == ("subj",) for _, sense in rows))

    @cached_property
    def openers(self) -> frozenset[str]:
        """All words with which a cue may begin, but for the acts themselves."""
        phrases = (
            self.noun_phrases,
            self.prepositions,
            self.conjunctions,
            self.verbs,
            self.answers,
            self.answer_nouns,
            self.adjectives,
            self.adverbs,
            self.deeds,
            self.degrees,
        )
        return frozenset().union(*phrases)


@lru_cache(maxsize=4)
def cues_of(lexicon: Lexicon) -> CueTable:
    """Give the cues of a lexicon, arranged once."""
    return read_cues(lexicon.cues)


def read_cues(table: Mapping[str, Any]) -> CueTable:
    """Arrange the content of `cues.toml` for matching.

    Raises
    ------
    LexiconError
        With all faults of the rows.

    Examples
    --------
    >>> row = {"words": ["lead to"], "group": "cause", "confidence": 0.8}
    >>> read_cues({"verb": [row]}).verbs["lead"][0][0]
    ('lead', 'to')
    """
    faults = [fault for shape in SHAPES for row in table.get(shape, ()) for fault in _faults(shape, row)]
    if faults:
        raise LexiconError("cues.toml has faults:\n" + "\n".join(faults))
    return CueTable(
        noun_phrases=_noun_phrases(table.get("noun_phrase", ())),
        prepositions=_phrases(table.get("preposition", ())),
        conjunctions=_phrases(table.get("conjunction", ())),
        verbs=_phrases(table.get("verb", ())),
        answers=_phrases(table.get("answer", ())),
        answer_nouns=_phrases(table.get("answer_noun", ())),
        adjectives=_phrases(table.get("adjective", ())),
        adverbs=_phrases(table.get("adverb", ())),
        acts=_phrases(table.get("act", ())),
        deeds=_phrases(table.get("deed", ())),
        degrees=_phrases(table.get("degree", ())),
        walk=defaultdict(frozenset, {name: frozenset(words) for name, words in table.get("walk", {}).items()}),
        pointers={
            word: kind for kind, words in table.get("pointers", {}).items() if kind != "origin" for word in words
        },
    )


def _noun_phrases(rows: Iterable[Mapping[str, Any]]) -> dict[str, tuple[NounPhrase, ...]]:
    found: dict[str, list[NounPhrase]] = defaultdict(list)
    for row in rows:
        nouns, tails, sense = frozenset(row["nouns"]), frozenset(row["tail"]), _sense(row)
        for lead in (lead for words in row["lead"] for lead in _spelt_out(words)):
            found[lead[0]].append(NounPhrase(lead, nouns, tails, sense))
    return {word: tuple(phrases) for word, phrases in found.items()}


def _faults(shape: str, row: Mapping[str, Any]) -> Iterator[str]:
    needs = ("lead", "nouns", "tail") if shape == "noun_phrase" else ("words",)
    at = f"[[{shape}]] {row.get(needs[-1], ['?'])}"
    yield from (f"{at}: no {name}; each row needs one" for name in (*needs, "group", "confidence") if name not in row)
    if row.get("group", "answer") not in GROUPS:
        yield f"{at}: group is {row['group']!r}; allowed: {', '.join(sorted(GROUPS))}"
    sure = row.get("confidence", 0)
    if not isinstance(sure, int | float) or not 0 <= sure <= 1:
        yield f"{at}: confidence is {sure!r}; allowed: a number from 0 to 1"


def _sense(row: Mapping[str, Any]) -> Sense:
    return Sense(
        row["group"],
        float(row["confidence"]),
        tuple(row.get("slots", ())),
        bool(row.get("reverse", False)),
        bool(row.get("passive", False)),
        bool(row.get("bare", False)),
        bool(row.get("on_verb", False)),
        frozenset(row.get("via", ())),
        row.get("open"),
        bool(row.get("here", False)),
        bool(row.get("apart", False)),
        bool(row.get("denied", False)),
        row.get("whom"),
        bool(row.get("means", False)),
        tuple(row.get("itself", ())),
        bool(row.get("alone", False)),
        bool(row.get("just", False)),
        bool(row.get("carried", False)),
    )


def _phrases(rows: Iterable[Mapping[str, Any]]) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], Sense]]] = defaultdict(list)
    for row in rows:
        for words in row["words"]:
            for phrase in _spelt_out(words):
                found[phrase[0]].append((phrase, _sense(row)))
    return {first: tuple(sorted(phrases, key=lambda p: -len(p[0]))) for first, phrases in found.items()}


def _spelt_out(words: str) -> Iterator[tuple[str, ...]]:
    """Yield the phrases that words with alternatives stand for."""
    yield from product(*(place.split("|") for place in words.split()))
