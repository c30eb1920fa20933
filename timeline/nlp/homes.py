"""Whose "the army", "the authorities", "police" are: institutions that are named without their state."""

from __future__ import annotations

import heapq
import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from timeline.lexicon import Lexicon, RoleNoun, find_names
from timeline.nlp.focus import Focus, Told
from timeline.nlp.owners import MISSIONS
from timeline.nlp.page import DATELINE, SOFT_DATELINE
from timeline.nlp.registry import Ref
from timeline.nlp.strangers import INSTITUTIONS
from timeline.nlp.syntax import SUBJECTS, prepositions
from timeline.nlp.tree import Token

LEAST_WEIGHT = 0.5
OF_OTHERS = frozenset({"forces", "government"})  # whose own police and regime a statement calls "our"
SENT_BY_MANY = frozenset({"peacekeeper"})
WHERE = ("in", "near", "outside", "inside", "around")
OWN = frozenset({"federal", "government", "state", "national", "regular"})  # "government forces" act in their own land
HEADLINED = 3.0  # of the one state that the title names: it is at home from the first word on
DATELINED = 0.6  # of the state from which a report was filed
LEANING_WORD = re.compile(r"\b(?i:anti|pro)[-\u2010\u2011]\w+")
VISITS = frozenset({"visit", "trip", "tour", "travel", "stay", "stop", "stopover", "journey"})
ACTED_ON = 0.2  # what a state keeps of its weight that stands in the same clause as what the institution acts on


class Homes:
    """Finds the state at home in the story, to which its unnamed institutions belong."""

    def __init__(self, focus: Focus) -> None:
        self.focus = focus
        self.finder = focus.finder
        self.owned: list[Told] = []  # "its police": institutions whose a pronoun says they are

    def note(self, token: Token, refs: tuple[Ref, ...]) -> None:
        """Note whose an institution is by a pronoun before it."""
        self.owned += [Told(token, ref, self.focus.sentence_of[token.i]) for ref in refs]

    def of(self, token: Token) -> tuple[Ref, ...]:
        """Give the state whose the institution `token` is: whose such a one was said to be, else that of the story."""
        where = self._clause_of_place(token) or self._set_in(token) or self._there(token)
        near = token.lemma_.lower() in self.finder.lexicon.classes["police"]  # who acts where they are at home
        here = self._where_it_acts(token) if near and not where else None
        told = None if where or here else self._same_before(token)
        if where:
            return tuple(replace(r, how="pronoun", span=self.finder.page.span(token.i, token.i)) for r in where[:1])
        if told is None and token.lemma_.lower() in SENT_BY_MANY:
            return self._sender_of(token)
        if told is None:
            ident = here or self._at_home(token)
            ident = ident or self._where_it_acts(token) or self._only_state_named(token)
            return () if ident is None else (self._ref(ident, token),)
        return (replace(told.ref, span=self.finder.page.span(token.i, token.i), how="pronoun", person=None),)

    def _ref(self, ident: str, token: Token) -> Ref:
        state = self.finder.registry.known(ident)  # of which the title alone may have told so far
        return Ref(self.finder.registry.meet(state, state.name), self.finder.page.span(token.i, token.i), "pronoun")

    def _same_before(self, token: Token) -> Told | None:
        """ "The Malian army … the army", "the UN Security Council … the council": who was told last under that name."""
        acted_on = self._acted_on(token)
        owned = (told for told in reversed(self.owned) if told.token.i < token.i)
        for told in heapq.merge(owned, self.focus.before(token), key=lambda told: -told.token.i):
            owns = self.focus.is_state(told.ref) or self.finder.registry.known(told.ref.actor).kind == "igo"
            same = owns and self._institution(told) == token.lemma_.lower()
            if same and told.ref.actor not in acted_on:
                return told
        return None

    def _clause_of_place(self, token: Token) -> tuple[Ref, ...]:
        """ "A rally in the [Peruvian] city of Tacna, where police fired": the state of the place that the clause is about."""
        clause = token.head
        if clause.dep_ != "relcl" or not any(c.lower_ == "where" for c in clause.lefts):
            return ()
        place = clause.head
        town = place.head.head if place.head.lower_ == "of" else place  # "the Peruvian [city] of Tacna"
        found = self.finder.place_state(place) or self.finder.owners(place) or self.finder.owners(town)
        return tuple(r for r in found if self.focus.is_state(r))

    def _there(self, token: Token) -> tuple[Ref, ...]:
        """ "In the Peruvian city of Tacna … Police [there] fired": the state of the place told of last, else that of the story."""
        behind = token.doc[token.i + 1] if token.i + 1 < token.sent.end else token
        if behind.lower_ != "there" or behind.tag_ != "RB" or token.sent.start == 0:
            return ()
        before = token.doc[token.sent.start - 1].sent
        grounds = (t for t in before if t.dep_ == "pobj" and t.head.lower_ in {"in", "at", "near"})
        found = (
            r for t in grounds for r in (*self.finder.place_state(t), *self.finder.owners(t), *self.finder.refs(t))
        )
        state = next((r for r in found if self.focus.is_state(r)), None)
        home = next(iter(self.finder.registry.headlined), self.finder.registry.datelined)
        return (state,) if state is not None else (self._ref(home, token),) if home is not None else ()

    def _set_in(self, token: Token) -> tuple[Ref, ...]:
        """ "In [Lima] the minister of trade sued": where a sentence opens with the place in which its subject acts."""
        if token.dep_ not in SUBJECTS:
            return ()
        opening = (p for p in token.head.lefts if p.lower_ == "in" and p.i == token.sent.start)
        named = (o for p in opening for o in p.rights if o.dep_ == "pobj" and o.i in self.finder.page.names)
        places = (o for o in named if not any(c.dep_ == "conj" for c in o.rights))
        found = (r for o in places for r in (*self.finder.place_state(o), *self.finder.refs(o)))
        acted_on = self._acted_on(token)
        return tuple(r for r in found if self.focus.is_state(r) and r.actor not in acted_on)[:1]

    def _sender_of(self, token: Token) -> tuple[Ref, ...]:
        """ "Peacekeepers": those of the body told last, and never of the state in which they are."""
        before = (t for t in self.focus.before(token) if self.finder.registry.known(t.ref.actor).kind == "igo")
        return tuple(
            replace(t.ref, span=self.finder.page.span(token.i, token.i), how="pronoun")
            for t in itertools.islice(before, 1)
        )

    def _institution(self, told: Told) -> str | None:
        """Give the noun by which a state's institution was told: of "the Malian army", of "the Chilean Navy"."""
        name = self.finder.page.name(told.token)
        if name is not None:
            return name.text.split()[-1].lower() if name.kind in {"body", "group"} else None
        its = any(c.tag_ == "PRP$" for c in told.token.lefts)  # "Chad put its police on alert"
        return told.token.lemma_.lower() if told.ref.how == "owner" or its else None

    def of_person(self, token: Token) -> tuple[Ref, ...]:
        """Give the state of the story for a minister by name, who acts on none of his own: "… [Lima] summoned the Chilean envoy"."""
        seat = token.head if token.dep_ == "appos" else token  # "the [premier], Ana Lima, summoned the Chilean envoy"
        objects = [c for c in seat.head.rights if c.dep_ in {"dobj", "dative"}] if seat.dep_ == "nsubj" else []
        names = (self.finder.page.name(t) for o in objects for t in _phrase(o))
        faced = frozenset(n.country for n in names if n is not None and n.country is not None)
        ident = self._at_home(token, faced)
        return self.of(token) if not faced else () if ident is None else (self._ref(ident, token),)

    def _at_home(self, token: Token, faced: frozenset[str] = frozenset()) -> str | None:
        weights = self.focus.weights(token, self._may_be_home, places=True)
        for state in self.finder.registry.headlined:
            weights[state] = weights.get(state, 0.0) + HEADLINED
        if (filed := self.finder.registry.datelined) is not None:
            weights[filed] = weights.get(filed, 0.0) + DATELINED
        acted_on = self._acted_on(token)
        role = self.finder.role(token)
        others = role is not None and role.kind in OF_OTHERS
        less = acted_on.union(self.finder.registry.signatory) if others else acted_on
        faded = {ident: weight * (ACTED_ON if ident in less else 1.0) for ident, weight in weights.items()}
        faded = {ident: weight for ident, weight in faded.items() if ident not in faced}
        best = max(faded, key=lambda ident: faded[ident], default=None)
        return best if best is not None and faded[best] >= LEAST_WEIGHT else None

    def _where_it_acts(self, token: Token) -> str | None:
        """ "[Soldiers] killed two men in northern Chad": where no state has been told of, that of the place where they did it."""
        role = self.finder.role(token)
        police = token.lemma_.lower() in self.finder.lexicon.classes["police"]
        seats_of = SUBJECTS | {"pobj", "dobj"} if police else SUBJECTS | {"pobj"}
        if role is None or role.kind != "forces" or token.dep_ not in seats_of or _is_owned(token):
            return None
        verb = token.head.head if token.dep_ == "pobj" and token.head.dep_ in {"agent", "prep"} else token.head
        seats = [token, verb, *(c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"})]
        seats += [o for p in verb.rights if p.lower_ in {"on", "at"} for o in p.children if o.dep_ == "pobj"]
        if police:  # "protesters in [Chad] clash with police protecting an embassy in Lima"
            seats += [c for c in verb.lefts if c.dep_ == "nsubj" and c is not token]
            seats += [o for clause in token.rights if clause.dep_ == "acl" for o in clause.rights if o.dep_ == "dobj"]
        places = [o for seat in seats for word in WHERE for o in prepositions(seat, word)]
        if any(c.lower_ in OWN for c in token.lefts):  # "federal troops captured the town of Kessu, [Chad]"
            places += [o for seat in seats for o in (seat, *prepositions(seat, "of")) if o.dep_ in {"dobj", "pobj"}]
        places += [o for place in places for o in prepositions(place, "in")]  # "in a clash in Chad"
        grounds = (p for p in places if not self._is_mission(p))  # "outside the Chadian embassy in [Lima]"
        beside = (o for place in grounds for o in (place, *(c for c in place.rights if c.dep_ == "appos")))
        found = (r for o in beside for r in (*self.finder.place_state(o), *self.finder.refs(o)))
        return next((r.actor for r in found if self.focus.is_state(r)), None)

    def _is_mission(self, place: Token) -> bool:
        """Tell whether a building is of another state than that in which it stands."""
        return self.finder.page.text[slice(*self.finder.page.span(place.i, place.i))].split()[-1].lower() in MISSIONS

    def _only_state_named(self, token: Token) -> str | None:
        """ "Police fired at a rally against the [Peruvian] government": the one state of which a sentence has a name at all."""
        role, is_agent = self.finder.role(token), token.head.dep_ == "agent"
        if role is None or role.kind != "forces" or not (token.dep_ in SUBJECTS or is_agent):
            return None
        if _is_owned(token) or token.lemma_.lower() in self.finder.lexicon.weapons:
            return None  # "a bomber": it may be anybody's
        hurt = {t.i for c in token.head.head.lefts if is_agent and c.dep_ == "nsubjpass" for t in c.subtree}
        if any(t in self.finder.page.names for t in hurt):
            return None  # "Libyan posts were shelled by [soldiers]"
        names = (self.finder.page.name(t) for t in token.sent)
        states = {n.country for n in names if n is not None and n.kind not in {"person", "group"} and n.country}
        only = next(iter(states)) if len(states) == 1 else None
        return only if only in self.finder.lexicon.names.actors and only not in self._acted_on(token) else None

    def _is_assumed(self, told: Told) -> bool:
        """Tell whether a state is only taken for that of another institution: "the junta dissolved [the Senate]"."""
        word = self.finder.page.token_at(told.ref.span) or told.token
        if word.i in self.finder.page.names or word.pos_ == "PRON":
            return False
        by_noun = told.ref.how in {"pronoun", "owner"} and word.pos_ != "PROPN"
        return (by_noun or told.ref.how == "person") and self._same_before(word) is None

    def _may_be_home(self, told: Told) -> bool:
        kind = self.finder.registry.known(told.ref.actor).kind
        return self.focus.is_state(told.ref) or (kind == "other" and told.ref.how == "name")

    def _acted_on(self, token: Token) -> set[str]:
        """ "The army shelled [Iranian] posts": the states named in what a subject acts on, but not in a clause about it."""
        verb = token.head
        if token.dep_ not in {"nsubj", "nsubjpass"}:
            return set()
        visited = {r.actor for place in _visited(verb) for r in self.finder.refs(place)}
        objects = [c for c in verb.rights if c.dep_ in {"dobj", "prep", "agent", "dative"}]
        words = {t.i for o in objects if o.lower_ not in {"in", "near", "from"} for t in _phrase(o)}
        role = self.finder.role(token)
        at_home = role is not None and role.kind == "forces"  # "police beat his supporters": his may be theirs, too
        told = (t for t in self.focus.told if t.token.i in words and not self._is_assumed(t))
        return visited | {t.ref.actor for t in told if not (at_home and t.ref.how == "pronoun")}


def headlined(title: str | None, lexicon: Lexicon) -> frozenset[str]:
    """Give the state that a title is about, where it names no other: "protests in Peru", "anti-Chilean riots in Peru"."""
    told = LEANING_WORD.sub(" ", title or "")
    named = (name for _, _, name in find_names(told, lexicon.names, {}))
    states = frozenset(name.country for name in named if name.country and name.country in lexicon.names.actors)
    return states if len(states) == 1 else frozenset()


def datelined(text: str, lexicon: Lexicon) -> str | None:
    """Give the state from which a report was filed: "LIMA, May 3 - …"."""
    line = DATELINE.match(text) or SOFT_DATELINE.match(text)
    named = (name.country for _, _, name in find_names(line.group() if line else "", lexicon.names, {}))
    return next((country for country in named if country is not None and country in lexicon.names.actors), None)


def is_institution(role: RoleNoun | None) -> bool:
    """Tell whether a common noun names what states have: "army", "ministry", "president"."""
    return role is not None and role.kind in INSTITUTIONS


def _visited(verb: Token) -> Iterator[Token]:
    """ "On a visit to [Chad], the minister said", "speaking during a trip to [Peru]": where a subject is a guest."""
    for phrase in (c for c in verb.lefts if c.dep_ in {"prep", "advcl"}):
        for trip in (t for t in phrase.subtree if t.lemma_.lower() in VISITS):
            yield from (place for word in ("to", "in") for place in prepositions(trip, word))
            yield from (place for place in trip.rights if place.dep_ == "dobj")


def _is_owned(token: Token) -> bool:
    """Tell whether it is said whose a force is, though no table knows the name: "the navy of Belmark"."""
    told = (c for c in token.children if c.lower_ not in WHERE and c.dep_ not in {"acl", "relcl"})
    return any(t.pos_ == "PROPN" for c in told for t in (c, *c.children))


def _phrase(word: Token) -> Iterator[Token]:
    """Yield the words of a phrase, but not those of clauses and names that only tell more of it."""
    yield word
    for child in word.children:
        if child.dep_ not in {"relcl", "acl", "advcl", "appos"}:
            yield from _phrase(child)
