"""Who is in focus: the references of a page in the order of the text, and how much each weighs at a later word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations, groupby

from timeline.lexicon import slug
from timeline.nlp.registry import PhraseReader, Ref
from timeline.nlp.subjects import surface_subject
from timeline.nlp.syntax import SUBJECTS, clause_top, conjuncts
from timeline.nlp.tree import Token

FADING = 0.9  # what a mention keeps of its weight from one sentence to the next
PAIR_FADING = 0.97  # of a pair: the two sides of a story stay so to its end
ALONE = 0.1  # of what two weigh apart, beside once together
PLACE_WEIGHT = 0.5  # of a town for its country, beside a naming of the country itself
STRANGER_WEIGHT = 0.3  # of an unknown name, which may be a town as well as a state
SETTING_WEIGHT = 4.0  # "In Sudan, the army …": a place that opens the sentence tells where all of it happens


@dataclass(frozen=True, slots=True)
class Told:
    """A reference at its token, in its sentence."""

    token: Token
    ref: Ref
    sentence: int


class Focus:
    """The references of one page before any of its words."""

    def __init__(self, finder: PhraseReader) -> None:
        self.finder = finder
        self.sentence_of = {t.i: n for n, sent in enumerate(finder.page.doc.sents) for t in sent}
        self.main_subjects = {n: surface_subject(sent.root) for n, sent in enumerate(finder.page.doc.sents)}
        self.told: list[Told] = []
        self.places = list(self._states_of_places())
        self.countries = {slug(name) for name in finder.registry.nations}

    def _told(self, token: Token, ref: Ref) -> Told:
        return Told(token, ref, self.sentence_of[token.i])

    def _states_of_places(self) -> Iterator[Told]:
        for index in self.finder.page.names:
            token = self.finder.page.doc[index]
            yield from (self._told(token, ref) for ref in self.finder.place_state(token))

    def note(self, token: Token, refs: tuple[Ref, ...]) -> None:
        """Note what a pronoun or description means, in place of what its words alone said."""
        first, last = (find(self.told, token.i, key=_place) for find in (bisect_left, bisect_right))
        if refs or first < last:
            self.told = [*self.told[:first], *(self._told(token, ref) for ref in refs), *self.told[last:]]

    def at(self, token: Token) -> tuple[Ref, ...]:
        """Give what `token` and the words joined to it mean."""
        joined = {token.i, *(t.i for t in conjuncts(token))}
        return tuple({t.ref.actor: t.ref for t in self.told if t.token.i in joined}.values())

    def before(self, token: Token) -> Iterator[Told]:
        """Yield what was told before `token`, the last first."""
        return (t for t in reversed(self.told) if t.token.i < token.i)

    def is_state(self, ref: Ref) -> bool:
        """Tell whether a reference is to a state, or to an unknown name of which the text makes a people or adjective."""
        return self.finder.registry.known(ref.actor).kind == "state" or ref.actor in self.countries

    def weights(self, token: Token, fits: Callable[[Told], bool], *, places: bool = False) -> dict[str, float]:
        """Give for each actor that fits how much it is in focus at `token`; `places` counts a town for its state."""
        here = self.sentence_of[token.i]
        found: dict[str, float] = defaultdict(float)
        for told in filter(fits, self.before(token)):
            found[told.ref.actor] += _faded(told, self._weight(told), here)
        for told in self.places if places else ():
            if told.token.i < token.i:
                found[told.ref.actor] += _faded(told, PLACE_WEIGHT, here)
        return found

    def best_pair(self, token: Token, fits: Callable[[Told], bool]) -> tuple[str, ...]:
        """Give the two that fit and stand together most, lately and often; of pairs that never do, the weightiest."""
        here = self.sentence_of[token.i]
        alone = self.weights(token, fits)
        together: dict[tuple[str, str], float] = defaultdict(float)
        for pair in combinations(alone, 2):
            together[pair] = ALONE * (alone[pair[0]] + alone[pair[1]])
        for sentence, idents in groupby(filter(fits, self.before(token)), key=lambda told: told.sentence):
            present = {told.ref.actor for told in idents}
            for pair in together:
                if present.issuperset(pair):
                    together[pair] += PAIR_FADING ** (here - sentence)
        best = max(together, key=lambda pair: together[pair], default=())
        return tuple(ident for ident in dict.fromkeys(told.ref.actor for told in self.told) if ident in best)

    def _weight(self, told: Told) -> float:
        if not self.is_state(told.ref):
            return STRANGER_WEIGHT
        return 2.0 if is_subject(told.token) else 1.0

    def ranked(self, token: Token, reach: int) -> Iterator[Told]:
        """Yield what a pronoun may mean, the best first: subjects of its clauses, then of the sentences before."""
        here = self.sentence_of[token.i]
        climb = {s.i: n for n, s in enumerate(_subjects_above(token))}
        for sentence in range(here, max(-1, here - reach - 1), -1):
            inside = [t for t in self.told if t.sentence == sentence and t.token.i < token.i]
            same = sentence == here
            yield from sorted(inside, key=lambda t: self._here(t, token, climb) if same else self._there(t))

    @staticmethod
    def _here(told: Told, token: Token, climb: dict[int, int]) -> tuple[int, int]:
        seat = told.token.head if _names_subject(told.token) else told.token
        if seat.i in climb:
            return (0, 2 * climb[seat.i])
        if token.dep_ == "poss" and _in_its_clause(told.token, token):
            return (0, 1)
        part = 1 if is_subject(told.token) else 2 if _is_object(told.token) else 3
        return (part, token.i - told.token.i)

    def _there(self, told: Told) -> tuple[int, int]:
        main = self.main_subjects[told.sentence]
        return (0 if told.token == main else 1 if is_subject(told.token) else 2, told.token.i)


def _place(told: Told) -> int:
    return told.token.i


def _faded(told: Told, weight: float, here: int) -> float:
    """Give what is left of a weight in the sentence `here`; a place that opens that sentence outweighs all."""
    sets = told.sentence == here and is_setting(told.token)
    return SETTING_WEIGHT if sets else weight * FADING ** (here - told.sentence)


def is_setting(token: Token) -> bool:
    """Tell whether a sentence is set in a place: "In Sudan, …", "rebels in Sudan seized …"."""
    preposition = token.head
    if token.dep_ != "pobj" or preposition.lower_ != "in":
        return False
    return preposition.i <= token.sent.start + 1 or preposition.head.dep_ == "nsubj"


def is_subject(token: Token) -> bool:
    """Tell whether a word is a subject, or names whose the subject is."""
    return token.dep_ in SUBJECTS or _names_subject(token)


def _is_object(token: Token) -> bool:
    """Tell whether a word is an object, or names whose the object is: "shot down a [Russian] bomber near the Syrian border"."""
    return token.dep_ == "dobj" or (token.head.dep_ == "dobj" and token.dep_ in {"compound", "poss", "amod"})


def _names_subject(token: Token) -> bool:
    return token.head.dep_ in SUBJECTS and token.dep_ in {"compound", "poss", "amod"}


def _subjects_above(token: Token) -> Iterator[Token]:
    """Yield the subjects of the verbs over a word, the nearest first."""
    for verb in token.ancestors:
        subject = surface_subject(verb) if verb.pos_ in {"VERB", "AUX"} else None
        if subject is not None and subject != token and not subject.is_ancestor(token) and subject.i < token.i:
            yield subject


def _in_its_clause(word: Token, token: Token) -> bool:
    """Tell whether a word stands in the clause of a later one: "sent [Togo] a battery at the request of its government"."""
    return clause_top(word) == clause_top(token) and not word.is_ancestor(token)
