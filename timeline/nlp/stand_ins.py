"""What a word may stand for where a guard asks for a kind of thing: "the Lanner Brigade" is a force, "Dar Essa" a town.

The guards of the trigger tables name common nouns ("troop", "city", "prisoner"). Text often has something else in that
place: a name, a pronoun, a noun for a kind of person. `stand_ins` gives the common nouns that such a word stands for.
"""

from __future__ import annotations

from collections.abc import Mapping

from timeline.nlp.actors import ActorFinder
from timeline.nlp.anaphora import RELATIVE
from timeline.nlp.tree import Token
from timeline.nlp.vessels import is_ship_prefix

PERSONS = frozenset({"he", "she", "him", "her", "himself", "herself"})
PERSON_NAME, STATE_OR_TOWN = "PERSON", "GPE"  # of spaCy's entities
PLACES = frozenset({"place", "capital"})
POINTING = frozenset(
    {"it", "them", "other", "another", "more", "one", "rest", "own"}
)  # "seized a tanker and held [it]"
CLAUSES = frozenset({"conj", "advcl", "relcl", "ccomp", "xcomp", "acl"})
ROLES = frozenset({"forces", "office", "civilians"})  # words for people: other roles are words for many things
NO_WORDS: frozenset[str] = frozenset()


class StandIns:
    """Finds the common nouns for which the words of one page stand; each word is looked at once."""

    def __init__(self, finder: ActorFinder, classes: Mapping[str, frozenset[str]]) -> None:
        self.finder = finder
        self.classes = classes
        self._machines = classes["hardware"] | classes["vessel"]
        self._memo: dict[int, frozenset[str]] = {}

    def of(self, token: Token) -> frozenset[str]:
        """Give the common nouns that `token` stands for besides itself."""
        if token.i not in self._memo:
            self._memo[token.i] = NO_WORDS  # a relative pronoun in its own antecedent stands for nothing
            self._memo[token.i] = self._find(token)
        return self._memo[token.i]

    def _find(self, token: Token) -> frozenset[str]:
        if token.lower_ in RELATIVE and token.dep_ in {"nsubj", "nsubjpass", "dobj"}:
            return self._of_antecedent(token)
        if token.pos_ == "NUM" and token.dep_ == "nsubj" and any(c.lower_ in {"all", "the"} for c in token.lefts):
            return self._as("side")  # "all three vowed to retaliate"
        if token.lower_ in PERSONS:
            return self._as("person")
        if token.dep_ == "dobj" and (
            token.lemma_.lower() in POINTING or token.lower_ in POINTING or token.pos_ == "NUM"
        ):
            return self._of_earlier_object(token)
        if (kind := self._kind_before(token)) is not None:
            return frozenset({kind})
        name = self.finder.page.name(token)
        if name is not None and name.kind in PLACES and name.country is not None:  # an ocean is no territory
            return self._as("place")
        if name is not None and name.kind == "people":
            return self._as("people") | self._of_actor(token)
        if name is not None and name.kind == "metonym" and name.text in self.finder.lexicon.names.capitals:
            return self._as("place") | self._of_actor(token)  # "took Phnom Penh"
        if token.pos_ == "PROPN" and name is None and token.ent_type_ == STATE_OR_TOWN:
            return self._as("place")
        if any(is_ship_prefix(c, self.classes) for c in (token, *token.lefts)):
            return self._as("vessel")
        if token.pos_ == "PROPN" and (token.ent_type_ == PERSON_NAME or (name is not None and name.kind == "person")):
            return self._as("person")
        return self._of_role(token) | self._of_actor(token)

    def _kind_before(self, name: Token) -> str | None:
        """Give the noun before a name that says what kind of ship or machine it is: "the [cruiser] Mauritius"."""
        if name.pos_ != "PROPN":
            return None
        kinds = (c.lemma_.lower() for c in name.lefts if c.dep_ in {"compound", "nmod"} and c.text.islower())
        return next((kind for kind in kinds if kind in self._machines), None)

    def _of_antecedent(self, pronoun: Token) -> frozenset[str]:
        """ "the shipowner [who] was freed": what the pronoun means, and what that stands for."""
        clause = next((t for t in pronoun.ancestors if t.dep_ == "relcl"), None)
        if clause is None or clause.head == clause:
            return NO_WORDS
        noun = clause.head
        return frozenset({noun.lemma_.lower(), noun.lower_}) | self.of(noun)

    def _of_earlier_object(self, token: Token) -> frozenset[str]:
        """ "closed the canal and guarded [it]", "killed two soldiers and captured [three]": what the clause before acts on."""
        if token.lower_ == "own":
            return self._of_nouns_before(token)
        verb = token.head
        while verb.dep_ in CLAUSES:
            verb = verb.head
            objects = (c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"} and c.i < token.i)
            noun = next(objects, None)
            if noun is not None and noun != token:
                return frozenset({noun.lemma_.lower(), noun.lower_}) | self.of(noun)
        return NO_WORDS

    def _of_nouns_before(self, own: Token) -> frozenset[str]:
        """ "expelled the envoy and recalled its [own]": one of the things told right before, in this sentence or the last one."""
        start = own.doc[own.sent.start - 1].sent.start if own.sent.start else own.sent.start
        nouns = [
            t for t in own.doc[start : own.i] if t.pos_ in {"NOUN", "PROPN"} and t.dep_ not in {"compound", "poss"}
        ]
        return frozenset().union(*({n.lemma_.lower(), n.lower_} | self._titles(n) | self.of(n) for n in nouns))

    def _titles(self, name: Token) -> frozenset[str]:
        """Give the words before a name that say what the bearer is: "[Ambassador] John Doe"."""
        before = name.lefts if name.pos_ == "PROPN" else ()
        return frozenset(c.lower_ for c in before if c.dep_ in {"compound", "nmod"})

    def _of_role(self, token: Token) -> frozenset[str]:
        if token.lemma_.lower() == "commissioner" and any(c.lower_ == "high" for c in token.lefts):
            return frozenset({"ambassador"})  # so the states of the Commonwealth call theirs
        role = self.finder.role(token) if token.pos_ == "NOUN" else None
        return self._as(role.kind) if role is not None and role.kind in ROLES else NO_WORDS

    def _of_actor(self, token: Token) -> frozenset[str]:
        if token.pos_ not in {"PROPN", "PRON"} and token.i not in self.finder.page.names:
            return NO_WORDS
        kinds = {self.finder.registry.known(r.actor).kind for r in self.finder.resolve(token)}
        return frozenset().union(*(self._as(kind) for kind in kinds))

    def _as(self, kind: str) -> frozenset[str]:
        return self.classes.get(f"as_{kind.replace('-', '_')}", NO_WORDS)
