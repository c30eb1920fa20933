"""Who a noun phrase means: names, owners, descriptions and persons become actors of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from spacy.tokens import Token

from timeline.lexicon import Lexicon, Name, RoleNoun
from timeline.model import Actor, ActorKind
from timeline.model import Span as CharSpan
from timeline.nlp.page import Page
from timeline.nlp.syntax import counted

How = Literal["name", "place", "owner", "description", "person", "pronoun"]

MODIFIERS = frozenset({"poss", "amod", "compound", "nmod", "npadvmod"})
OWNER_PREPOSITIONS = frozenset({"of", "in", "from", "for", "at"})
SPONSOR_VERBS = frozenset({"back", "support", "sponsor", "fund", "align", "link", "arm", "ally", "finance"})
LOOSE_ADJECTIVES = frozenset(
    "angry several many some few other more most new suspected alleged unidentified unknown masked young dead live "
    "own various numerous additional such same certain key top senior leading former late entire whole heavy".split()
)
CIVIL_VESSELS = frozenset("ship vessel tanker freighter trawler ferry airliner boat carrier freighter dhow yacht plane jet".split())
CIVIL_WORDS = frozenset("cargo commercial merchant container oil chemical fishing civilian passenger trading private bulk flagged owned "
    "registered operated chartered".split())
MILITARY_WORDS = frozenset("naval navy patrol war military fighter guard attack fast assault landing supply support speed".split())
VOICES = frozenset({"office", "government", "ministry", "agency", "forces", "facility", "vehicle"})
BODIES = frozenset({"government", "ministry", "agency", "alliance", "group", "party", "company", "forces"})
KIND_OF_ROLE: dict[str, ActorKind] = {
    "group": "armed-group",
    "alliance": "other",
    "civilians": "civilians",
    "party": "party",
    "company": "company",
    "forces": "state-forces",
}
OF_HEADS = frozenset({"supporter", "critic", "opponent", "ally", "backer", "follower", "loyalist", "relative", "sympathizer"})
HALVES = frozenset({"North", "South", "East", "West"})
HOLDING = frozenset({"administer", "control", "occupy", "hold", "annex", "run", "govern"})
PRODUCED = frozenset({"make", "produce", "build", "manufacture", "import", "buy", "ship", "originate", "grow", "assemble"})
LINKED = frozenset({"link", "affiliate", "associate", "belong", "tie", "connect", "ally", "align", "use", "own", "operate", "control", "hold", "run", "launch", "fire"})
DEMONYM_ENDINGS = ("n", "an", "ian", "ean", "ese", "i", "ish", "ic", "er", "s", "ns", "ans", "ians")


class PronounResolver(Protocol):
    """What resolves "it" and "the group"."""

    def is_anaphor(self, token: Token) -> bool:
        """Tell whether `token` refers back."""

    def resolve(self, token: Token) -> tuple[Ref, ...]:
        """Give the actors that it means."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an actor: its id, the span that makes it, and how it was found.

    `person` is the id of the named person who stands for the actor, where one does; `personal` is true where somebody
    in office does, named or not, so that "he" or "she" may refer to it.
    """

    actor: str
    span: CharSpan
    how: How
    person: str | None = None
    personal: bool = False


@dataclass
class Registry:
    """The actors of one article as they are met, with the words that were used for them."""

    lexicon: Lexicon
    actors: dict[str, Actor] = field(default_factory=dict)
    surfaces: dict[str, list[str]] = field(default_factory=dict)
    defined: dict[str, Actor] = field(default_factory=dict)
    persons: dict[str, tuple[str | None, str]] = field(default_factory=dict)
    full_names: dict[str, str] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)
    signatory: tuple[str, ...] = ()

    def meet(self, actor: Actor, surface: str) -> str:
        """Note that `surface` was used for `actor`; give the actor's id."""
        self.actors.setdefault(actor.id, actor)
        forms = self.surfaces.setdefault(actor.id, [])
        if surface not in forms:
            forms.append(surface)
        return actor.id

    def sign(self, actors: tuple[str, ...]) -> None:
        """Note who "we" is in this article."""
        self.signatory = actors
        for ident in actors:
            self.meet(self.known(ident), self.known(ident).name)

    def known(self, ident: str) -> Actor:
        """Give the actor with this id, from the article or the lexicon."""
        return self.actors.get(ident) or self.defined.get(ident) or self.lexicon.names.actors[ident]

    def all(self) -> tuple[Actor, ...]:
        """Give every actor that was met, its aliases being the words that the article used."""
        return tuple(
            replace(actor, aliases=tuple(s for s in self.surfaces[ident] if s != actor.name))
            for ident, actor in self.actors.items()
        )


def slug(text: str) -> str:
    """Make a stable id of a description: lower case, words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "someone"


class ActorFinder:
    """Resolves the tokens of one page to actors, each token once."""

    def __init__(self, page: Page, lexicon: Lexicon, registry: Registry) -> None:
        self.page = page
        self.lexicon = lexicon
        self.registry = registry
        self._memo: dict[int, tuple[Ref, ...]] = {}
        self._pronouns: PronounResolver | None = None
        self.history: list[tuple[Token, Ref]] = []
        self.named_here = {n.actor for n in page.names.values() if n.kind in {"state", "adjective", "people"}}
        self._learn_persons()
        self.unknown = self._unknown_names()
        for token in page.doc:
            if token.pos_ in {"NOUN", "PROPN"} or token.i in page.names:
                self.history += [(token, ref) for ref in self.resolve(token)]

    def resolve_with(self, pronouns: PronounResolver) -> None:
        """Use `pronouns` for possessors such as "its" from now on; the references in `history` stay as they are."""
        self._pronouns = pronouns
        self._memo.clear()

    # -- a token, with and without what is coordinated with it ------------------------------------------------------

    def refs(self, token: Token) -> tuple[Ref, ...]:
        """Give the actors that the phrase headed by `token` means, those joined to it by "and" included."""
        found = list(self.resolve(token))
        for conjunct in _conjuncts(token):
            found += [r for r in self.resolve(conjunct) if r.actor not in {f.actor for f in found}]
        return tuple(found)

    def resolve(self, token: Token) -> tuple[Ref, ...]:
        """Give the actors that `token`, with its modifiers, means: none, one, or the owners of what it names."""
        if token.i not in self._memo:
            self._memo[token.i] = ()  # a phrase cannot be part of its own meaning
            self._memo[token.i] = self._resolve(token)
        return self._memo[token.i]

    def _resolve(self, token: Token) -> tuple[Ref, ...]:
        name = self.page.name(token)
        if name is not None:
            return self._named(token, name)
        if self._pronouns is not None and self._pronouns.is_anaphor(token):
            meant = self._pronouns.resolve(token)
            if meant or token.pos_ == "PRON":
                return meant
        if token.text in HALVES and (half := self._half(token)):
            return half
        if token.text in self.unknown:
            return self._unknown(token)
        role = self.lexicon.roles.get(token.lemma_.lower())
        if token.pos_ == "PROPN" and (role is None or token.ent_type_ == "PERSON"):
            return self._proper(token)
        if role is not None and token.pos_ == "PROPN" and role.kind in BODIES and (body := self._named_body(token, role)):
            return body
        if through := tuple(r for inner in counted(token) for r in self.refs(inner)):
            return through
        if role is not None and token.pos_ in {"NOUN", "PROPN", "ADJ"}:
            return self._described(token, role)
        return self.owners(token) if token.pos_ in {"NOUN", "NUM"} else ()

    # -- names ------------------------------------------------------------------------------------------------------

    def _named(self, token: Token, name: Name) -> tuple[Ref, ...]:
        if name.actor is None:
            return ()
        start, end = self._name_span(token)
        actor = self.registry.known(self._of_the_time(name))
        self.registry.meet(actor, self.page.text[start:end])
        if name.kind == "person":
            return (Ref(actor.id, (start, end), "person", self._person_actor(name.text, actor.country), personal=True),)
        return (Ref(actor.id, (start, end), "place" if name.kind == "capital" else "name"),)

    def _of_the_time(self, name: Name) -> str:
        """Give the state that a capital stands for: a past one where the article names that and not today's."""
        actor = str(name.actor)
        if name.kind not in {"capital", "metonym"} or actor in self.named_here:
            return actor
        states = self.lexicon.names.capitals.get(name.text, ())
        return next((s for s in states if s in self.named_here), actor)

    def _name_span(self, token: Token) -> CharSpan:
        first, end = self.page.name_spans[token.i]
        return self.page.span(first, end - 1)

    def place_state(self, token: Token) -> tuple[Ref, ...]:
        """Give the state in which the named place `token` lies."""
        name = self.page.name(token)
        if name is None or name.kind not in {"place", "capital"}:
            return ()
        holder = self._holder(token)
        if holder is None and name.country not in self.lexicon.names.actors:
            return ()
        start, end = self._name_span(token)
        actor = self.registry.known(holder or str(name.country))
        self.registry.meet(actor, actor.name)
        return (Ref(actor.id, (start, end), "place"),)

    def _holder(self, token: Token) -> str | None:
        """ "Indian-administered Kashmir": who holds a place."""
        for child in token.lefts:
            if child.dep_ == "amod" and child.tag_ == "VBN" and child.lemma_.lower() in HOLDING:
                for inner in child.lefts:
                    name = self.page.name(inner)
                    if name is not None and name.actor is not None:
                        return name.actor
        return None

    def _half(self, token: Token) -> tuple[Ref, ...]:
        """ "the North": the state of that half which the article names."""
        for actor in self.registry.actors.values():
            if actor.kind == "state" and actor.name.startswith(f"{token.text} "):
                return (Ref(actor.id, self.page.span(token.i, token.i), "name"),)
        return ()

    # -- owners: "Iranian jets", "the embassy of France", "its forces" ----------------------------------------------

    def owners(self, token: Token) -> tuple[Ref, ...]:
        """Give the actors whose `token` is: its possessor, its adjectives of nation, "of" and "in" phrases."""
        found: list[Ref] = []
        holder = self._holder(token)
        if holder is not None:
            return (Ref(self.registry.meet(self.registry.known(holder), self.registry.known(holder).name), self.page.span(token.i, token.i), "owner"),)
        for modifier in self._modifiers(token):
            for ref in self.resolve(modifier):
                if ref.how != "description" or modifier.dep_ == "poss":
                    found.append(replace(ref, how="owner" if ref.how in {"name", "place"} else ref.how))
        if not found:
            found += self._owners_after(token)
        unique = {ref.actor: ref for ref in reversed(found)}
        return tuple(reversed(unique.values()))

    def _modifiers(self, token: Token) -> Iterator[Token]:
        own = self.page.name_spans.get(token.i)
        for child in token.lefts:
            if child.dep_ not in MODIFIERS or (own and own[0] <= child.i < own[1]):
                continue
            if is_sponsorship(child):
                continue
            yield child
            yield from _conjuncts(child)
            if child.dep_ in {"amod", "compound", "nmod"} and child.i not in self.page.names:
                yield from (g for g in child.lefts if g.dep_ in {"compound", "amod", "nmod"} and g.i in self.page.names)

    def _owners_after(self, token: Token) -> list[Ref]:
        found: list[Ref] = [r for participle in token.rights if _is_link(participle) for r in self._linked_to(participle)]
        for preposition in token.rights if not found else ():
            if preposition.dep_ == "prep" and preposition.lower_ in OWNER_PREPOSITIONS:
                for inner in (c for c in preposition.children if c.dep_ == "pobj"):
                    for ref in (*self.refs(inner), *self.place_state(inner)):
                        if self.registry.known(ref.actor).kind in {"state", "armed-group", "igo", "state-forces", "other"}:
                            found.append(replace(ref, how="owner"))
            if found:
                break
        return found

    def _linked_to(self, participle: Token) -> Iterator[Ref]:
        """ "targets linked to Iran", "a depot used by the militia"."""
        places = {"in", "from"} if participle.lemma_.lower() in PRODUCED else set()
        for preposition in participle.children:
            if preposition.dep_ in {"prep", "agent"} and preposition.lower_ in {"to", "with", "by"} | places:
                for inner in (c for c in preposition.children if c.dep_ == "pobj"):
                    yield from (replace(r, how="owner") for r in self.refs(inner))

    # -- descriptions: "an Iran-backed militia in Iraq", "the protesters" -------------------------------------------

    def _described(self, token: Token, role: RoleNoun) -> tuple[Ref, ...]:
        owners = self.owners(token)
        if role.kind == "office" and token.tag_ in {"NN", "NNP"}:
            return tuple(replace(r, personal=True) for r in owners)
        if role.kind == "office" and not owners and any(c.dep_ == "amod" for c in token.lefts):
            return (self._description(token, role, owners),)  # "European leaders", "international diplomats"
        if self._is_civil_vessel(token, owners):
            return (self._vessel(token, role, owners),)
        if role.kind in VOICES or role.kind == "territory" or self._is_equipment(token):
            return owners
        if token.lemma_.lower() in OF_HEADS:
            return (self._description(token, role, owners),)
        groups = tuple(r for r in owners if self.registry.known(r.actor).kind in {"armed-group", "igo", "party", "company"})
        if groups:
            return groups
        return (self._description(token, role, owners),)

    def _is_civil_vessel(self, token: Token, owners: tuple[Ref, ...]) -> bool:
        """Tell whether a ship or aircraft is a trader's: it is hit for itself, where a warship is hit for its state."""
        if token.lemma_.lower() not in CIVIL_VESSELS:
            return False
        words = {t.lower_ for t in token.lefts}
        navy = any(self.page.name(t) and self.page.name(t).kind in {"body", "group"} for t in token.lefts)  # type: ignore[union-attr]
        return not navy and not words & MILITARY_WORDS and bool(words & CIVIL_WORDS or token.tag_ == "NNS" and not owners or self._vessel_name(token))

    def _vessel(self, token: Token, role: RoleNoun, owners: tuple[Ref, ...]) -> Ref:
        named = self._vessel_name(token)
        if named is None:
            return self._description(token, role, owners)
        country = next((self.registry.known(r.actor).country for r in owners), None)
        self.registry.meet(Actor(slug(named), named, "other", country), named)
        return Ref(slug(named), self.page.span(token.i, token.i), "description")

    def _vessel_name(self, token: Token) -> str | None:
        """ "a commercial tanker, Ardmore Encounter": the name that stands beside the word."""
        for child in token.rights:
            if child.dep_ == "appos" and child.pos_ == "PROPN":
                span = self.page.span(child.left_edge.i, child.i)
                return self.page.text[span[0] : span[1]]
        return None

    def _is_equipment(self, token: Token) -> bool:
        """Tell whether "fighters" are aircraft: "F-16 fighters", "fighter jets"."""
        if token.lemma_.lower() == "fighter" and any(r.actor in self.lexicon.names.actors and self.registry.known(r.actor).kind == "state" for r in self.owners(token)):
            return True
        return any(c.dep_ in {"compound", "amod", "nmod"} and c.lemma_.lower() in self.lexicon.weapons for c in token.lefts)

    def _description(self, token: Token, role: RoleNoun, owners: tuple[Ref, ...]) -> Ref:
        sponsor = self._sponsor(token)
        span = self._description_span(token)
        words = self.page.text[span[0] : span[1]]
        country = next((self.registry.known(r.actor).country for r in owners), None) or self._country_of(token)
        singular = f"{words[: len(words) - len(token.text)]}{token.lemma_}" if words.endswith(token.text) else words
        ident = slug(singular)
        if ident.upper() in self.lexicon.names.actors:
            ident = f"{ident}-{role.kind}"
        actor = Actor(ident, words, KIND_OF_ROLE.get(role.kind, "other"), country, sponsor)
        self.registry.meet(actor, words)
        return Ref(ident, span, "description")

    def _description_span(self, token: Token) -> CharSpan:
        first = token.i
        for child in sorted(token.lefts, key=lambda t: -t.i):
            if child.dep_ not in MODIFIERS or child.right_edge.i + 1 != first and child.dep_ != "compound":
                break
            if child.lemma_.lower() in LOOSE_ADJECTIVES or child.dep_ == "poss" and child.pos_ == "PRON":
                break
            first = child.left_edge.i
        last = token.i
        if token.lemma_.lower() in OF_HEADS:
            of = next((c for c in token.rights if c.lower_ == "of" and c.dep_ == "prep"), None)
            last = of.right_edge.i if of is not None and of.right_edge.i - token.i < 6 else last
        return self.page.span(first, last)

    def _sponsor(self, token: Token) -> str | None:
        """Find who backs a group: "Iran-backed", "backed by Iran"."""
        for child in token.children:
            if not is_sponsorship(child):
                continue
            for inner in child.subtree:
                name = self.page.name(inner)
                if name is not None and name.actor is not None and inner.i != token.i:
                    return self.registry.known(name.actor).country
        return None

    def _country_of(self, token: Token) -> str | None:
        for preposition in token.rights:
            if preposition.dep_ == "prep" and preposition.lower_ in {"in", "from", "of"}:
                for inner in (c for c in preposition.children if c.dep_ == "pobj"):
                    name = self.page.name(inner)
                    if name is not None:
                        return name.country
        return None

    # -- names that no table knows ----------------------------------------------------------------------------------

    def _unknown_names(self) -> dict[str, str]:
        """Give the proper names that act in this text though no table knows them, and their adjectives.

        Maps each form to the name it stands for: "Karvian" to "Karvia".
        """
        registry, found = self.registry, dict(self.registry.unknown)
        for token in self.page.doc:
            if self._may_be_unknown(token) and token.dep_ in {"nsubj", "poss", "pobj", "dobj", "conj", "nsubjpass"}:
                acts = token.dep_ in {"nsubj", "poss"} or (token.dep_ == "pobj" and token.head.lower_ == "by")
                if acts and not any(c.dep_ == "compound" for c in token.lefts):
                    found.setdefault(token.text, token.text)
        for token in self.page.doc:
            if token.text not in found and token.text[:1].isupper() and token.i not in self.page.names and len(token.text) > 4:
                stem = next((n for n in found if _is_form_of(token.text, n)), None)
                if stem is not None:
                    found[token.text] = found[stem]
        registry.unknown.update(found)
        return found

    def _may_be_unknown(self, token: Token) -> bool:
        return (
            token.pos_ == "PROPN"
            and token.i not in self.page.names
            and (token.ent_type_ in {"GPE", "ORG", "NORP", "LOC", ""} or (token.ent_type_ == "PERSON" and self._stands_alone(token)))
            and token.text[:1].isupper()
            and len(token.text) > 2
            and not (token.text.isupper() and len(token.text) > 4)  # a dateline
            and token.text not in HALVES
            and token.lemma_.lower() not in self.lexicon.roles
            and token.text not in self.lexicon.titles
        )

    def _named_body(self, token: Token, role: RoleNoun) -> tuple[Ref, ...]:
        """ "the Norden Council", "the Organisation of Southern States": a body with a name of its own."""
        if self.owners(token):
            return ()
        first = token.i
        while first > token.sent.start and token.doc[first - 1].pos_ == "PROPN" and token.doc[first - 1].i not in self.page.names:
            first -= 1
        of = next((c for c in token.rights if c.lower_ == "of" and c.dep_ == "prep"), None)
        last = of.right_edge.i if of is not None and of.right_edge.pos_ == "PROPN" and of.right_edge.i - token.i < 5 else token.i
        if first == last:
            return ()
        start, end = self.page.span(first, last)
        name = self.page.text[start:end]
        kind = KIND_OF_ROLE.get(role.kind, "other")
        self.registry.meet(Actor(slug(name), name, kind), name)
        return (Ref(slug(name), (start, end), "name"),)

    def _stands_alone(self, token: Token) -> bool:
        """Tell whether what was taken for a person is one bare word, never met with a first name or title."""
        return token.text not in self.registry.full_names and not any(c.dep_ in {"compound", "appos", "amod"} for c in token.children)

    def _unknown(self, token: Token) -> tuple[Ref, ...]:
        name = self.unknown[token.text]
        self.registry.meet(Actor(slug(name), name), token.text)
        return (Ref(slug(name), self.page.span(token.i, token.i), "name"),)

    # -- persons ----------------------------------------------------------------------------------------------------

    def _learn_persons(self) -> None:
        """Note the full names that the lexicon knows, so that the bare surname is understood too."""
        for name in self.page.names.values():
            if name.kind == "person" and name.actor is not None:
                self.registry.persons.setdefault(name.text.split()[-1], (name.actor, name.text))
        for ent in self.page.doc.ents:
            if ent.label_ == "PERSON" and ent[-1].i not in self.page.names and ent[-1].pos_ == "PROPN" and 1 < len(ent) < 5:
                start, end = self.page.span(ent.start, ent.end - 1)
                self.registry.full_names.setdefault(ent[-1].text, self.page.text[start:end])

    def _person_actor(self, full_name: str, country: str | None) -> str:
        return self.registry.meet(Actor(slug(full_name), full_name, "person", country), full_name)

    def _proper(self, token: Token) -> tuple[Ref, ...]:
        """Resolve a proper noun that no table knows: a titled or known person, else a person or body of its own."""
        first = token.left_edge.i if token.left_edge.i >= token.sent.start else token.i
        run = [t for t in token.doc[first : token.i + 1] if t.pos_ == "PROPN" and t.dep_ in {"compound", token.dep_} or t.i == token.i]
        titles = [t for t in token.lefts if self._is_title(t)]
        span = self.page.span(next((t.i for t in run if not self._is_title(t)), token.i), token.i)
        full_name = self.page.text[span[0] : span[1]]
        full_name = self.registry.full_names.get(token.text, full_name)
        if titles or self._has_office(token):
            state = next(iter(self._office_owner(token, titles)), None) or self._last_state(token, titles)
            self.registry.persons.setdefault(token.text, (state, full_name))
        if token.text in self.registry.persons:
            return (self._known_person(token, span),)
        if (kind := self._kind_said(token)) is not None:
            country = next((self.registry.known(r.actor).country for r in self.owners(token)), None)
            return (Ref(self.registry.meet(Actor(slug(full_name), full_name, kind, country), full_name), span, "name"),)
        if any(self._is_voice(t) for t in token.lefts) and (owned := self.owners(token)):
            return owned
        if token.ent_type_ == "PERSON" and token.dep_ not in {"compound", "amod", "nmod"}:
            return (Ref(self._person_actor(full_name, None), span, "person", slug(full_name), personal=True),)
        owners = self.owners(token)
        if owners or token.ent_type_ != "ORG" or token.dep_ in {"compound", "amod", "nmod"}:
            return owners
        return (Ref(self.registry.meet(Actor(slug(full_name), full_name), full_name), span, "name"),)

    def _kind_said(self, token: Token) -> ActorKind | None:
        """ "the oil company Minaro", "the rebel group Ansar": the common noun before a name says what it is."""
        for child in token.lefts:
            role = self.lexicon.roles.get(child.lemma_.lower())
            if role is not None and role.kind in {"company", "group", "party", "alliance"} and child.pos_ == "NOUN":
                return KIND_OF_ROLE[role.kind]
        return None

    def _is_voice(self, token: Token) -> bool:
        role = self.lexicon.roles.get(token.lemma_.lower())
        return role is not None and role.kind in VOICES - {"office"}

    def _known_person(self, token: Token, span: CharSpan) -> Ref:
        state, full_name = self.registry.persons[token.text]
        person = self._person_actor(full_name, state and self.registry.known(state).country)
        if state is None:
            return Ref(person, span, "person", person, personal=True)
        self.registry.meet(self.registry.known(state), self.registry.known(state).name)
        return Ref(state, span, "person", person, personal=True)

    def _last_state(self, token: Token, titles: list[Token]) -> str | None:
        """Give the state named last before an office holder whose state is not said ("… President Ergin threatened")."""
        if not any(self.lexicon.titles.get(t.text) == "office" or t.lemma_.lower() in self.lexicon.roles for t in titles):
            return None
        for earlier, ref in reversed(self.history):
            if earlier.i < token.i and ref.how == "name" and self.registry.known(ref.actor).kind in {"state", "other"}:
                return ref.actor
        return None

    def _is_title(self, token: Token) -> bool:
        role = self.lexicon.roles.get(token.lemma_.lower())
        return token.text in self.lexicon.titles or (role is not None and role.kind == "office")

    def _has_office(self, token: Token) -> bool:
        return any(self._is_title(t) for t in (*(c for c in token.rights if c.dep_ == "appos"), *_apposed_to(token)))

    def _office_owner(self, token: Token, titles: list[Token]) -> Iterator[str]:
        holders = [token, *titles, *(c for c in token.rights if c.dep_ == "appos"), *_apposed_to(token)]
        for holder in holders:
            for ref in self.owners(holder):
                yield ref.actor


def _is_link(token: Token) -> bool:
    return token.dep_ == "acl" and token.tag_ in {"VBN", "VBG"} and token.lemma_.lower() in LINKED | PRODUCED


def _is_form_of(word: str, name: str) -> bool:
    """Tell whether a word is an adjective or people of a name: "Karvian", "Karvians" of "Karvia"."""
    stem = name.rstrip("aeiouy") if len(name) > 4 else name
    rest = word[len(stem) :]
    return len(stem) > 3 and word.startswith(stem) and word != name and rest.lstrip("aeiou") in {e.lstrip("aeiou") for e in DEMONYM_ENDINGS}


def _conjuncts(token: Token) -> Iterator[Token]:
    """Yield what is joined to `token` from the right by coordination."""
    for child in token.rights:
        if child.dep_ == "conj":
            yield child
            yield from _conjuncts(child)


def _apposed_to(token: Token) -> tuple[Token, ...]:
    return (token.head,) if token.dep_ == "appos" else ()


def is_sponsorship(token: Token) -> bool:
    """Tell whether a modifier says who backs a group: "Iran-backed", "supported by Iran"."""
    return token.lemma_.lower() in SPONSOR_VERBS and token.tag_ in {"VBN", "VBD", "JJ"} or token.lower_.endswith("-backed")
