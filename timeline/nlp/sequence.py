"""Words of order: which of two acts came first, where nothing is said of an answer ("before", "until", "days later").

Takes a parsed document and the heads of its triggers, as `cues` does; gives for each word of order the trigger that is
earlier and the one that is later. The words stand in `lexicons/cues.toml` under `[[order]]`; here are the shapes: a
preposition or conjunction between two acts, a verb that joins its subject and object, and a phrase that opens a sentence
and puts its act behind, or before, the one that the sentence before it tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from timeline.lexicon import Lexicon
from timeline.model import RelationKind
from timeline.nlp.cue_walk import VERBAL, Walk, agent_of, complement_of, is_negated, is_passive, objects_of
from timeline.nlp.tree import Doc, Span, Token

OPENING = 7
"""Words from the start of a sentence in which a phrase that opens it must end."""
ACT_HOLDERS = frozenset({"of", "in", "on", "against"})


@dataclass(frozen=True, slots=True)
class Order:
    """Words of order and the mentions they join, by number; `start` and `end` are token indices, `end` exclusive.

    `direct` says that the words govern the act itself, and not what somebody said of it ("after X warned that …").
    """

    kind: RelationKind
    start: int
    end: int
    later: int
    earlier: int
    confidence: float
    direct: bool = True


@dataclass(frozen=True, slots=True)
class Sense:
    """What a row of the table says of its words; `reverse`: what stands behind them, or the object, comes later."""

    kind: RelationKind
    confidence: float
    reverse: bool


Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], Sense]]]


def find_orders(doc: Doc, heads: Mapping[int, int], lexicon: Lexicon) -> list[Order]:
    """Find the words of order of a document and the mentions they join.

    Parameters
    ----------
    doc
        A parsed document, with lemmas and tags.
    heads
        From the token index of a trigger's head to the number of its mention.
    lexicon
        Holds the words as `cues.toml` gives them.

    Returns
    -------
    list of Order
        In text order, no two of the same words.
    """
    finder = _Finder(heads, _table_of(lexicon))
    found: list[Order] = []
    before: Span | None = None
    for sentence in doc.sents:
        if any(token.i in heads for token in sentence):
            found += finder.inside(sentence)
            found += finder.opening(sentence, before)
        before = sentence
    return found


@dataclass(frozen=True, slots=True)
class _Table:
    """The words of order by shape, and those by which a sentence is walked."""

    joining: Phrases
    verbs: Phrases
    openings: Phrases
    adverbs: Mapping[tuple[str, ...], Sense]
    walk: Mapping[str, frozenset[str]]


@lru_cache(maxsize=4)
def _table_of(lexicon: Lexicon) -> _Table:
    rows = lexicon.cues.get("order", ())
    joining, verbs, openings = (_phrases(rows, shape) for shape in ("joining", "verb", "opening"))
    adverbs = {phrase: sense for phrases in openings.values() for phrase, sense in phrases}
    words = {name: frozenset(listed) for name, listed in lexicon.cues.get("walk", {}).items()}
    return _Table(joining, verbs, openings, adverbs, {"eventive": frozenset(), "aside": frozenset(), **words})


class _Finder:
    def __init__(self, heads: Mapping[int, int], table: _Table) -> None:
        self.heads = heads
        self.table = table
        self.walk = Walk(heads, table.walk)

    def inside(self, sentence: Span) -> Iterator[Order]:
        """Yield what joins two acts of one sentence."""
        for token in sentence:
            for phrase, sense in self.table.joining.get(token.lower_, ()):
                if (last := _last_word(token, phrase, sentence.end)) is not None:
                    yield from self._joined(sense, token, last)
                    break
            for phrase, sense in self.table.verbs.get(token.lemma_.lower(), ()):
                if token.pos_ in VERBAL | {"ADP"} and len(phrase) == 1:
                    yield from self._verb(sense, token)
            if token.dep_ == "advmod" and token.head.dep_ == "conj" and (token.lower_,) in self.table.adverbs:
                yield from self._coordinated(self.table.adverbs[token.lower_,], token)

    def _joined(self, sense: Sense, first: Token, last: Token) -> Iterator[Order]:
        clausal = first.dep_ in {"mark", "advmod"} and first.head.pos_ in VERBAL and first == last
        complement = first.head if clausal else complement_of(first, last)
        if complement is None or (clausal and complement.dep_ == "ROOT"):
            return
        below = self._act(complement)
        inside = frozenset({t.i for t in complement.subtree} | set(range(first.i, last.i + 1)))
        top, above = self.walk.climb(complement if clausal else first, inside)
        if below is not None and above is not None and not is_negated(top):
            direct = complement.i in self.heads
            yield from (replace(order, direct=direct) for order in self._order(sense, first, last, above, below))

    def _verb(self, sense: Sense, verb: Token) -> Iterator[Order]:
        subject, passive = self.walk.subject(verb), is_passive(verb)
        objects = objects_of(verb)
        other = agent_of(verb) if passive else (objects[0] if objects else None)
        if subject is None or other is None or is_negated(verb):
            return
        above, below = self._act(subject), self._act(other)
        if above is not None and below is not None:
            turned = Sense(sense.kind, sense.confidence, sense.reverse != passive)
            yield from self._order(turned, verb, verb, above, below)

    def _coordinated(self, sense: Sense, adverb: Token) -> Iterator[Order]:
        # "seized the tanker and later released it"
        second = adverb.head
        first = second.head
        above, below = self.heads.get(second.i), self.heads.get(first.i)
        if above is not None and below is not None and first.i < adverb.i < second.i:
            yield from self._order(sense, adverb, adverb, above, below)

    def opening(self, sentence: Span, before: Span | None) -> Iterator[Order]:
        """Yield what puts the act of a sentence behind or before that of the sentence before it."""
        if before is None:
            return
        for token in sentence[:OPENING]:
            for phrase, sense in self.table.openings.get(token.lower_, ()):
                last = _last_word(token, phrase, sentence.end)
                if last is None or not _opens(sentence, token, last):
                    continue
                above, below = self._main_act(sentence), self._main_act(before)
                if above is not None and below is not None:
                    yield from self._order(sense, token, last, above, below)
                return

    def _main_act(self, sentence: Span) -> int | None:
        """Give what a sentence tells: the act of its main verb."""
        return self.walk.own(sentence.root, frozenset())

    def _act(self, token: Token) -> int | None:
        """Give the act that a word stands for: its own, what a verb is about, or what it is a part of ("the start of")."""
        found = self.walk.own(token, frozenset())
        if found is not None or token.pos_ in VERBAL:
            return found
        holders = (child for child in token.children if child.lower_ in ACT_HOLDERS)
        held = (complement_of(child) for child in holders)
        return next((self.heads[word.i] for word in held if word is not None and word.i in self.heads), None)

    def _order(self, sense: Sense, first: Token, last: Token, above: int, below: int) -> Iterator[Order]:
        later, earlier = (below, above) if sense.reverse else (above, below)
        if later != earlier:
            yield Order(sense.kind, first.i, last.i + 1, later, earlier, sense.confidence)


def _phrases(rows: Sequence[Mapping[str, Any]], shape: str) -> Phrases:
    """Give the phrases of a shape by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Sense]]] = {}
    for row in rows:
        sense = Sense(row["relation"], float(row["confidence"]), bool(row.get("reverse", False)))
        for words in row["words"] if row["shape"] == shape else ():
            phrase = tuple(words.split())
            found.setdefault(phrase[0], []).append((phrase, sense))
    return {first: sorted(phrases, key=lambda pair: -len(pair[0])) for first, phrases in found.items()}


def _last_word(token: Token, phrase: Sequence[str], end: int) -> Token | None:
    """Give the last word of a phrase that starts at a token, None where it does not stand there."""
    stop = token.i + len(phrase)
    if stop > end or [t.lower_ for t in token.doc[token.i : stop]] != list(phrase):
        return None
    return token.doc[stop - 1]


def _opens(sentence: Span, first: Token, last: Token) -> bool:
    """Tell whether a phrase opens its sentence: nothing but its own measure ("two days later") stands before it."""
    ahead = all(
        t.pos_ in {"NUM", "DET", "ADV", "ADJ"} or t.lower_ in {"just", "about"}
        for t in sentence.doc[sentence.start : first.i]
    )
    goes_on = last.i + 1 < sentence.end and last.nbor().lower_ in {"this", "than", "next"}
    return ahead and not goes_on
