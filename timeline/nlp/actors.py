"""Who a noun phrase means: names, owners, descriptions and persons become actors of the article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from timeline.lexicon import Lexicon, Name, RoleNoun
from timeline.model import Actor, ActorKind
from timeline.model import Span as CharSpan
from timeline.nlp.page import Page
from timeline.nlp.registry import PronounResolver, Ref, Registry, slug
from timeline.nlp.strangers import HALVES, find_strangers
from timeline.nlp.syntax import counted
from timeline.nlp.vessels import is_civil_vessel, vessel_name

MODIFIERS = frozenset({"poss", "amod", "compound", "nmod", "npadvmod"})
OWNER_PREPOSITIONS = frozenset({"of", "in", "from", "for", "at"})
SPONSOR_VERBS = frozenset({"back", "support", "sponsor", "fund", "align", "link", "arm", "ally", "finance"})
LOOSE_ADJECTIVES = frozenset(
    "angry several many some few other more most new suspected alleged unidentified unknown masked young dead live "
    "own various numerous additional such same certain key top senior leading former late entire whole heavy".split()
)
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
OF_HEADS = frozenset(
    {"supporter", "critic", "opponent", "ally", "backer", "follower", "loyalist", "relative", "sympathizer"}
)
HOLDING = frozenset({"administer", "control", "occupy", "hold", "annex", "run", "govern"})
PRODUCED = frozenset(
    {"make", "produce", "build", "manufacture", "import", "buy", "ship", "originate", "grow", "assemble"}
)
LINKED = frozenset(
    "link affiliate associate belong tie connect ally align use own operate control hold run launch fire".split()
)
OWNERS = frozenset({"state", "armed-group", "igo", "state-forces", "other"})


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
        self.unknown = find_strangers(page, lexicon, registry)
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
        if (
            role is not None
            and token.pos_ == "PROPN"
            and role.kind in BODIES
            and (body := self._named_body(token, role))
        ):
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
        if name.kind == "people" and self._is_minority(token):
            return (self._minority(token, end),)
        actor = self.registry.known(self._of_the_time(name))
        self.registry.meet(actor, self.page.text[start:end])
        if name.kind == "person":
            return (Ref(actor.id, (start, end), "person", self._person_actor(name.text, actor.country), personal=True),)
        return (Ref(actor.id, (start, end), "place" if name.kind == "capital" else "name"),)

    def _is_minority(self, token: Token) -> bool:
        """Tell whether a people's name means some who live under another state: "ethnic Serbs"."""
        first = self.page.name_spans[token.i][0]
        return first > token.sent.start and token.doc[first - 1].lower_ == "ethnic"

    def _minority(self, token: Token, end: int) -> Ref:
        """Make an actor of an ethnic group; its country is that in which it is said to live."""
        span = (self.page.span(self.page.name_spans[token.i][0] - 1, token.i)[0], end)
        words = self.page.text[span[0] : span[1]]
        self.registry.meet(Actor(slug(words), words, "civilians", self._country_of(token)), words)
        return Ref(slug(words), span, "description")

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
            return (
                Ref(
                    self.registry.meet(self.registry.known(holder), self.registry.known(holder).name),
                    self.page.span(token.i, token.i),
                    "owner",
                ),
            )
        for modifier in self._modifiers(token):
            found += (
                replace(ref, how="owner" if ref.how in {"name", "place"} else ref.how)
                for ref in self.resolve(modifier)
                if ref.how != "description" or modifier.dep_ == "poss"
            )
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
        """ "targets linked to Iran", "the embassy of France in Cairo": whom a phrase behind a noun makes its owner."""
        linked = [ref for word in token.rights if _is_link(word) for ref in self._linked_to(word)]
        if linked:
            return linked
        for preposition in token.rights:
            if preposition.dep_ == "prep" and preposition.lower_ in OWNER_PREPOSITIONS:
                inside = (c for c in preposition.children if c.dep_ == "pobj")
                refs = (ref for inner in inside for ref in (*self.refs(inner), *self.place_state(inner)))
                owners = [replace(ref, how="owner") for ref in refs if self.registry.known(ref.actor).kind in OWNERS]
                if owners:
                    return owners
        return []

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
        if is_civil_vessel(token, self.page, owned=bool(owners)):
            return (self._vessel(token, role, owners),)
        if role.kind in VOICES or role.kind == "territory" or self._is_equipment(token):
            return owners
        if token.lemma_.lower() in OF_HEADS:
            return (self._description(token, role, owners),)
        groups = tuple(
            r for r in owners if self.registry.known(r.actor).kind in {"armed-group", "igo", "party", "company"}
        )
        if groups:
            return groups
        return (self._description(token, role, owners),)

    def _vessel(self, token: Token, role: RoleNoun, owners: tuple[Ref, ...]) -> Ref:
        named = vessel_name(token, self.page)
        if named is None:
            return self._description(token, role, owners)
        country = next((self.registry.known(r.actor).country for r in owners), None)
        self.registry.meet(Actor(slug(named), named, "other", country), named)
        return Ref(slug(named), self.page.span(token.i, token.i), "description")

    def _is_equipment(self, token: Token) -> bool:
        """Tell whether "fighters" are aircraft: "F-16 fighters", "fighter jets"."""
        if token.lemma_.lower() == "fighter" and any(
            r.actor in self.lexicon.names.actors and self.registry.known(r.actor).kind == "state"
            for r in self.owners(token)
        ):
            return True
        return any(
            c.dep_ in {"compound", "amod", "nmod"} and c.lemma_.lower() in self.lexicon.weapons for c in token.lefts
        )

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
            if child.dep_ not in MODIFIERS or (child.right_edge.i + 1 != first and child.dep_ != "compound"):
                break
            if child.lemma_.lower() in LOOSE_ADJECTIVES or (child.dep_ == "poss" and child.pos_ == "PRON"):
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

    def _named_body(self, token: Token, role: RoleNoun) -> tuple[Ref, ...]:
        """ "the Norden Council", "the Organisation of Southern States": a body with a name of its own."""
        if self.owners(token):
            return ()
        first = token.i
        while (
            first > token.sent.start
            and token.doc[first - 1].pos_ == "PROPN"
            and token.doc[first - 1].i not in self.page.names
        ):
            first -= 1
        of = next((c for c in token.rights if c.lower_ == "of" and c.dep_ == "prep"), None)
        last = (
            of.right_edge.i
            if of is not None and of.right_edge.pos_ == "PROPN" and of.right_edge.i - token.i < 5
            else token.i
        )
        if first == last:
            return ()
        start, end = self.page.span(first, last)
        name = self.page.text[start:end]
        kind = KIND_OF_ROLE.get(role.kind, "other")
        self.registry.meet(Actor(slug(name), name, kind), name)
        return (Ref(slug(name), (start, end), "name"),)

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
            if (
                ent.label_ == "PERSON"
                and ent[-1].i not in self.page.names
                and ent[-1].pos_ == "PROPN"
                and 1 < len(ent) < 5
            ):
                start, end = self.page.span(ent.start, ent.end - 1)
                self.registry.full_names.setdefault(ent[-1].text, self.page.text[start:end])

    def _person_actor(self, full_name: str, country: str | None) -> str:
        return self.registry.meet(Actor(slug(full_name), full_name, "person", country), full_name)

    def _proper(self, token: Token) -> tuple[Ref, ...]:
        """Resolve a proper noun that no table knows: a titled or known person, else a person or body of its own."""
        first = token.left_edge.i if token.left_edge.i >= token.sent.start else token.i
        run = [
            t
            for t in token.doc[first : token.i + 1]
            if (t.pos_ == "PROPN" and t.dep_ in {"compound", token.dep_}) or t.i == token.i
        ]
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
        if not any(
            self.lexicon.titles.get(t.text) == "office" or t.lemma_.lower() in self.lexicon.roles for t in titles
        ):
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
    return (token.lemma_.lower() in SPONSOR_VERBS and token.tag_ in {"VBN", "VBD", "JJ"}) or token.lower_.endswith(
        "-backed"
    )
