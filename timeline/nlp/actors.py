"""Who a noun phrase means: names, owners, descriptions and persons become actors of the article."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

from timeline.lexicon import HALVES, Lexicon, Name, RoleNoun, slug
from timeline.model import Actor
from timeline.model import Span as CharSpan
from timeline.nlp.descriptions import KIND_OF_ROLE, Describer
from timeline.nlp.focus import Focus
from timeline.nlp.homes import Homes
from timeline.nlp.owners import Owners, is_leaning
from timeline.nlp.page import Page
from timeline.nlp.persons import Persons
from timeline.nlp.registry import PronounResolver, Ref, Registry
from timeline.nlp.strangers import find_strangers
from timeline.nlp.syntax import conjuncts, counted
from timeline.nlp.tree import Token
from timeline.nlp.vessels import is_aircraft, is_said_to_be_trader, is_told_to_be_ship, ship_name_span

# The last word of the name of what is signed, which is nobody: "signed the San Francisco [Treaty]".
TREATIES = frozenset({"treaty", "pact", "accord", "accords", "protocol", "convention", "agreement", "armistice"})
NAMED_BODIES = frozenset({"alliance", "group", "party", "company", "forces"})
# One state's where that state is named, but others have one, too.
SHARED_BODIES = frozenset(
    {
        "Foreign Office",
        "Admiralty",
        "Ministry of Defence",
        "Home Office",
        "Colonial Office",
        "War Office",
        "MoD",
        "MOD",
        "Congress",
        "Senate",
        "House of Representatives",
        "House of Commons",
        "House of Lords",
        "Department of Justice",
        "Justice Department",
        "Department of Defense",
        "National Security Council",
        "National Security Agency",
        "Joint Chiefs of Staff",
        "Marine Corps",
        "Secret Service",
        "Securities and Exchange Commission",
        "Border Patrol",
        "Southern Command",
        "Special Air Service",
        "SAS",
    }
)
COMMON_FORCES = frozenset({"Air", "Armed", "National", "Naval", "Special", "Security", "Ground"})  # "Forces", "Guard"
OFFICES = frozenset({"minister", "ministry", "secretary", "office", "department"})
BODIES = frozenset({"government", "ministry", "agency", "alliance", "group", "party", "company", "forces"})


class ActorFinder:
    """Resolves the tokens of one page to actors, each token once."""

    def __init__(self, page: Page, lexicon: Lexicon, registry: Registry) -> None:
        self.page = page
        self.lexicon = lexicon
        self.registry = registry
        self._memo: dict[int, tuple[Ref, ...]] = {}
        self._owned: dict[int, tuple[Ref, ...]] = {}
        self._roles: dict[int, RoleNoun | None] = {}
        self._pronouns: PronounResolver | None = None
        self._owners, self._describer, self._persons = Owners(self), Describer(self), Persons(self)
        self.named_here = {n.actor for n in page.names.values() if n.kind in {"state", "adjective", "people"}}
        self.acting_here = {n.country for n in page.names.values() if n.kind in {"capital", "metonym", "person"}}
        self._persons.learn()
        self._learn_ships()
        self.unknown = find_strangers(page, lexicon, registry)
        self.focus = Focus(self)
        self.homes = Homes(self.focus)
        for token in page.doc:
            if (token.pos_ in {"NOUN", "PROPN"} or token.i in page.names) and not self._is_part_of_name(token):
                self.focus.note(token, self.resolve(token))

    def _is_part_of_name(self, token: Token) -> bool:
        """ "Rebel [leader] Amos Okoro", "[opposition] forces": the whole says who is meant."""
        if token.dep_ in {"compound", "amod"} and token.lemma_.lower() in self.lexicon.classes["rising"]:
            over = self.role(token.head)
            return over is not None and over.kind == "forces" and token.head.pos_ == "NOUN"
        if token.dep_ != "compound" or token.head.pos_ != "PROPN" or token.pos_ != "NOUN":
            return False
        role = self.role(token)
        return role is not None and role.kind == "office"

    def _learn_ships(self) -> None:
        """Note the names of ships, so that one is known before the text says what it is."""
        for token in self.page.doc:
            self._ship(token)

    def resolve_with(self, pronouns: PronounResolver) -> None:
        """Use `pronouns` for possessors such as "its" from now on; those in focus stay as they are."""
        self._pronouns = pronouns
        self._memo.clear()
        self._owned.clear()

    def serve(self, owned: Token, states: tuple[Ref, ...]) -> None:
        """Note whom a person serves whose office a pronoun says: "its envoy, Ana Lima"."""
        for name, meant in self._persons.serve(owned, states):
            self.focus.note(name, meant)

    def refs(self, token: Token) -> tuple[Ref, ...]:
        """Give the actors that the phrase headed by `token` means, those joined to it by "and" included."""
        for name in _named_behind(token):
            if meant := self.refs(name):
                return meant
        found = list(self.resolve(token))
        for conjunct in conjuncts(token):
            found += [r for r in self.resolve(conjunct) if r.actor not in {f.actor for f in found}]
        included = self._included(token)
        told = not found or (all(r.how == "description" for r in found) and self._are_bodies(included))
        return included if told and included else tuple(found)

    def _are_bodies(self, refs: tuple[Ref, ...]) -> bool:
        """ "Regional bodies, including [the African Union]": states and their unions say who is meant."""
        return bool(refs) and all(self.registry.known(r.actor).kind in {"igo", "state"} for r in refs)

    def _included(self, token: Token) -> tuple[Ref, ...]:
        """ "Several partners, including Japan and Kenya": those named of many that are not."""
        if token.tag_ != "NNS":
            return ()
        lists = (p for p in token.rights if p.dep_ == "prep" and p.lower_ in {"including", "like"})
        return tuple(ref for p in lists for inner in p.children if inner.dep_ == "pobj" for ref in self.refs(inner))

    def resolve(self, token: Token) -> tuple[Ref, ...]:
        """Give the actors that `token`, with its modifiers, means: none, one, or the owners of what it names."""
        if token.i not in self._memo:
            self._memo[token.i] = ()  # a phrase cannot be part of its own meaning
            self._memo[token.i] = self._resolve(token)
        return self._memo[token.i]

    def _resolve(self, token: Token) -> tuple[Ref, ...]:
        name = self.page.name(token)
        if (name is None or name.kind in {"place", "person"}) and (
            flag := self._persons.flag_of(token) or self._ship(token)
        ):
            return flag
        if name is not None and not self._persons.is_namesake(token, name):
            return self._named(token, name)
        if self._pronouns is not None and self._pronouns.is_anaphor(token):
            meant = self._pronouns.resolve(token)
            if meant or token.pos_ == "PRON":
                return meant
        if token.text.removesuffix("ern") in HALVES and (half := self._half(token)):
            return half
        if token.text in self.unknown or token.text in self.registry.groups:
            return self._unknown(token)
        role = self.role(token)
        if token.pos_ == "PROPN" and (role is None or token.ent_type_ == "PERSON"):
            within = token.lower_ in TREATIES or self._persons.is_first_name(token)
            in_title = self._persons.is_in_title(token)  # "Chief [Executive]"
            held = self.holders(token) if in_title or token.text in self.lexicon.titles else ()
            return held or (() if within or in_title else self._persons.resolve(token))
        if (
            role is not None
            and token.pos_ == "PROPN"
            and role.kind in BODIES
            and f"{token.text} {token.head.text}" not in self.lexicon.titles  # "the Chief [Cabinet] Secretary"
            and (body := self._named_body(token, role))
        ):
            return body
        if through := tuple(r for inner in counted(token) for r in self.refs(inner)):
            return through
        if (
            role is not None
            and token.dep_ == "appos"
            and (role.kind in NAMED_BODIES or token.lemma_.lower() in self.lexicon.classes["state_word"])
            and (named := self._named_before(token))
        ):
            return named
        if role is not None and token.pos_ in {"NOUN", "PROPN", "ADJ"}:
            return self._describer.describe(token, role)
        return self._of_a_noun(token, role)

    def _of_a_noun(self, token: Token, role: RoleNoun | None) -> tuple[Ref, ...]:
        """Give the person whom a noun without a role describes, else whose the thing is."""
        if token.tag_ == "NN" and role is None and (person := self._persons.named_behind(token)):
            return person
        return self.owners(token) if token.pos_ in {"NOUN", "NUM"} else ()

    def role(self, token: Token) -> RoleNoun | None:
        """Give what kind of actor a common noun heads the description of."""
        if token.i not in self._roles:
            self._roles[token.i] = self._role(token)
        return self._roles[token.i]

    def _role(self, token: Token) -> RoleNoun | None:
        if token.lower_ == "front" and token.head.lower_ == "in":  # "in front of the embassy" is a place
            return None
        if is_aircraft(token, self.lexicon.classes):
            return self.lexicon.roles["aircraft"]
        if token.lower_ == "terrorist" and token.tag_ == "JJ":  # what kind of act it is, and nobody
            return None
        lemma, form = token.lemma_.lower(), token.lower_
        if lemma == "party" and any(c.lower_ in self.lexicon.classes["any_party"] for c in token.lefts):
            return None  # "all relevant parties": nobody in particular
        if form == "rights":  # "Mali's voting rights": not those on the right
            lemma = form
        if token.i > 0 and (before := token.doc[token.i - 1]).head == token:
            for head in (lemma, form):
                if (role := self.lexicon.roles.get(f"{before.lower_} {head}")) is not None:
                    return role
        if (role := self.lexicon.roles.get(lemma)) is not None:
            return role
        # Heads that are such only in the plural name sides ("supporters", "settlers"); mere people ("shoppers") are none.
        role = self.lexicon.roles.get(form)
        return None if role is None or role.kind == "civilians" else role

    @staticmethod
    def is_of_office(token: Token) -> bool:
        """Tell whether a word is part of an office's name: "foreign minister", "prime minister"."""
        return token.lower_ in {"foreign", "prime", "interior"} and token.head.lemma_.lower() in OFFICES

    def is_described(self, ident: str) -> bool:
        """Tell whether an actor has no name of its own."""
        return self.registry.known(ident).name[:1].islower()

    def owners(self, token: Token) -> tuple[Ref, ...]:
        """Give the actors whose `token` is: its possessor, its adjectives of nation, "of" and "in" phrases."""
        if token.i not in self._owned:
            self._owned[token.i] = self._owners.of(token)
        return self._owned[token.i]

    def region(self, token: Token) -> Ref | None:
        """Give a part of a state that has a government of its own: "[Quebec]"."""
        return self._owners.region(token)

    def holders(self, office: Token) -> tuple[Ref, ...]:
        """Give the person whose name stands behind an office: "the envoy, [Ana Lima], said"."""
        return self._describer.holders(office)

    def _ship(self, token: Token) -> tuple[Ref, ...]:
        """ "The tanker Halcyon Dawn": a trader is hit for itself."""
        if not self.is_ship(token):
            return ()
        span = ship_name_span(token, self.page)
        called = self.page.text[slice(*span)]
        ident = self.registry.meet(Actor(slug(called), called), called)
        self.registry.vessels.add(ident)
        return (Ref(ident, span, "name"),)

    def is_ship(self, token: Token) -> bool:
        """Tell whether a word is the name of a ship, by what is said beside it or elsewhere in the text."""
        if token.pos_ not in {"PROPN", "NOUN"} or not token.text[:1].isupper():
            return False
        name, classes = self.page.name(token), self.lexicon.classes
        if name is not None and name.kind not in {"place", "person"}:
            return False
        if is_told_to_be_ship(token, classes):
            return True
        if name is None and token.pos_ == "PROPN" and is_said_to_be_trader(token, classes):
            return True
        vessels = self.registry.vessels
        return bool(vessels) and slug(self.page.text[slice(*ship_name_span(token, self.page))]) in vessels

    # -- names ------------------------------------------------------------------------------------------------------

    def _named_before(self, token: Token) -> tuple[Ref, ...]:
        """ "The Ash Column, an organisation that …": the name that a description explains."""
        known = token.head.i in self.page.names or token.head.pos_ == "PROPN"
        return tuple(r for r in self.resolve(token.head) if r.person is None) if known else ()

    def _is_first_name(self, token: Token, name: Name) -> bool:
        """Tell whether the name of a place is here that of a person: "[Victoria] Reyes", "[Chad] Wolf"."""
        surname = token.head
        one = token.dep_ == "compound" and surname.i == token.i + 1 and surname.i not in self.page.names
        return (
            one
            and name.kind != "person"
            and not token.text.isupper()
            and token.ent_type_ == surname.ent_type_ == "PERSON"
        )

    def _is_surname(self, token: Token, name: Name) -> bool:
        """Tell whether the name of a place is here that of a person: "Ana [Lima]", "Sofia [Trinidad]"."""
        first, end = self.page.name_spans[token.i]
        given = token.doc[first - 1] if first > token.sent.start else None
        if name.kind not in {"state", "capital", "place"} or end - first > 1 or token.text.isupper() or given is None:
            return False
        before = self.page.name(given)
        called = given.pos_ == "PROPN" and given.dep_ == "compound" and given.head == token
        called = called and (before is None or before.kind in {"capital", "place"})
        is_title = self.role(given) is not None or given.text in self.lexicon.titles
        several = token.doc[first - 2] if first - 1 > token.sent.start else given  # "Ana Torres [Medina]"
        sure = token.ent_type_ == "PERSON" or (
            several != given and several.head == token and several.ent_type_ == "PERSON"
        )
        return called and not is_title and given.ent_type_ == "PERSON" and sure

    def _named(self, token: Token, name: Name) -> tuple[Ref, ...]:
        if self._is_surname(token, name):
            return self._persons.resolve(token)
        if token.dep_ == "nsubj" and token.head.pos_ == "VERB" and (region := self.region(token)) is not None:
            return (replace(region, how="name"),)
        if name.actor is None or self._names_treaty(token) or self._is_first_name(token, name):
            return ()
        if is_leaning(token) and (leaning := token.doc[token.i - 2]).lower_ == "pro":
            return self._who_lean(leaning, token) if name.kind == "people" else ()
        start, end = self._name_span(token)
        if name.kind in {"body", "group"} and (other := self._namesake(token, name)):
            return other
        if self.page.text[start:end] in SHARED_BODIES:
            shared = self._shared_body(token, name, (start, end))
            if shared is not None:
                return shared
        if name.kind == "people" and self._is_minority(token):
            return (self._minority(token, end),)
        actor = self.registry.known(self._of_the_time(name))
        self.registry.meet(actor, self.page.text[start:end])
        if name.kind == "person":
            person = self._persons.actor_of(name.text, actor.country, (start, end))
            return (Ref(actor.id, (start, end), "person", person, personal=True),)
        return (Ref(actor.id, (start, end), "place" if name.kind == "capital" else "name"),)

    def _who_lean(self, leaning: Token, people: Token) -> tuple[Ref, ...]:
        """ "Pro-Chileans": those who side with a state, who are no part of it."""
        span = self.page.span(leaning.i, people.i)
        told = self.page.text[slice(*span)]
        group = Actor(slug(told), f"{told[:1].lower()}{told[1:]}", "armed-group")
        return (Ref(self.registry.meet(group, told), span, "description"),)

    def _namesake(self, token: Token, name: Name) -> tuple[Ref, ...]:
        """ "The [Zambian] Labour Party", "the [United] National Front": a body of another state, or of a longer name, than the one known."""
        first = self.page.name_spans[token.i][0]
        before = token.doc[first - 1] if first > token.sent.start else None
        if before is None or before.head != token or before.dep_ not in {"compound", "amod", "nmod"}:
            return ()
        if self.lexicon.roles.get(name.text.split()[-1].lower()) is None or not before.text[:1].isupper():
            return ()  # "the Lebanese Hezbollah" is no other one
        owner = self.page.name(before)
        if owner is not None:
            home = self.registry.known(name.actor or "").country
            is_other = (
                owner.kind in {"adjective", "state"} and owner.actor is not None and home not in {None, owner.actor}
            )
            if not is_other:
                return ()
            if name.kind == "body":
                return self.resolve(before)
        elif before.pos_ != "PROPN" or before.dep_ != "compound" or before.lower_ in self.lexicon.roles:
            return ()
        elif named := self.owners(token):
            return named
        run = itertools.takewhile(
            lambda t: t.dep_ == "compound" and t.head == token, reversed(token.doc[token.sent.start : first])
        )
        opening = min((t.i for t in run if t.i not in self.page.names), default=before.i)
        span = self.page.starts[min(opening, before.i)], self._name_span(token)[1]
        called = self.page.text[slice(*span)]
        kind = self.registry.known(name.actor or "").kind
        country = owner.actor if owner is not None else None
        ident = self.registry.meet(Actor(slug(called), called, "other" if kind == "state" else kind, country), called)
        return (Ref(ident, span, "name"),)

    def _shared_body(self, token: Token, name: Name, span: CharSpan) -> tuple[Ref, ...] | None:
        """Give whose a body is that several states have: that of the state beside it, else of the story; None if the usual one."""
        beside = [r for r in self.owners(token) if r.actor in self.lexicon.names.actors]
        if beside:
            states = [r for r in beside if self.registry.known(r.actor).kind == "state"]
            return tuple(replace(r, span=span, how="name") for r in states) if states else None
        if {name.actor, name.country} & self.named_here or name.country in self.acting_here:
            return None
        return self._placed_in(token, span) or self.homes.of(token) or None

    def _placed_in(self, token: Token, span: CharSpan) -> tuple[Ref, ...]:
        """ "The Ministry of Defence headquarters in [Kyiv]": the state in which a phrase puts its body."""
        seats = (token, token.head, token.head.head)
        country = next((found for seat in seats if (found := self._describer.country_of(seat))), None)
        state = self.lexicon.names.actors.get(country or "")
        return () if state is None else (Ref(self.registry.meet(state, state.name), span, "name"),)

    def _names_treaty(self, token: Token) -> bool:
        """Tell whether a place only gives a treaty its name: "the Treaty of [Paris]"."""
        return self._owners.is_named_after(token.head.head if token.dep_ == "pobj" else token.head, token)

    def _is_minority(self, token: Token) -> bool:
        """Tell whether a people's name means some who live under another state: "ethnic Serbs", "the Serbs of Croatia"."""
        first = self.page.name_spans[token.i][0]
        if first > token.sent.start and token.doc[first - 1].lower_ == "ethnic":
            return True
        own = self.page.names[token.i].country
        of = (c for p in token.rights if p.lower_ == "of" for c in p.children if c.dep_ == "pobj")
        return any(name.country not in {own, None} for c in of if (name := self.page.name(c)) is not None)

    def _minority(self, token: Token, end: int) -> Ref:
        """Make an actor of an ethnic group; its country is that in which it is said to live."""
        first = self.page.name_spans[token.i][0]
        ethnic = first > token.sent.start and token.doc[first - 1].lower_ == "ethnic"
        span = (self.page.span(first - 1 if ethnic else first, token.i)[0], end)
        words = self.page.text[span[0] : span[1]]
        self.registry.meet(Actor(slug(words), words, "civilians", self._describer.country_of(token)), words)
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
        if name is None or (name.kind == "place" and name.country is None):
            return self._state_beside(token)
        if name.kind not in {"place", "capital"} or self._names_treaty(token) or self._is_surname(token, name):
            return ()
        holder = self._owners.holder(token)
        if holder is None and name.country not in self.lexicon.names.actors:
            return ()
        start, end = self._name_span(token)
        actor = self.registry.known(holder or str(name.country))
        self.registry.meet(actor, actor.name)
        return (Ref(actor.id, (start, end), "place"),)

    def _state_beside(self, place: Token) -> tuple[Ref, ...]:
        """ "In Kessu, Bana District, [Chad]": the state told behind a place that no table knows."""
        if place.pos_ != "PROPN" or place.dep_ not in {"pobj", "appos", "conj"}:
            return ()
        behind = (c for c in place.rights if c.pos_ == "PROPN" and c.dep_ in {"appos", "conj"})
        whole = (c for c in behind if not any(t.text[:1].isupper() for t in c.lefts) or c.i not in self.page.names)
        beside = next((c for c in whole if c.doc[c.left_edge.i - 1].text == ","), None)
        name = None if beside is None else self.page.name(beside)
        if beside is None or (name is not None and name.kind not in {"state", "place", "capital"}):
            return ()
        found = self.resolve(beside) if name is not None and name.kind == "state" else self.place_state(beside)
        return tuple(replace(r, span=self.page.span(place.i, place.i), how="place") for r in found)

    def _half(self, token: Token) -> tuple[Ref, ...]:
        """ "the North", "Northern troops": the state of that half which the article names; "the West" is no state."""
        half = token.text.removesuffix("ern")
        if half == "West":
            return ()
        for actor in self.registry.actors.values():
            if actor.kind == "state" and actor.name.startswith(f"{half} "):
                return (Ref(actor.id, self.page.span(token.i, token.i), "name"),)
        return ()

    def _named_body(self, token: Token, role: RoleNoun) -> tuple[Ref, ...]:
        """ "the Norden Council", "the Organisation of Southern States": a body with a name of its own."""
        if self.owners(token):
            return ()
        of_state = role.kind == "ministry" or (role.kind == "forces" and token.doc[token.i - 1].text in COMMON_FORCES)
        if of_state and (home := self.homes.of(token)):
            return home  # "the Ministry of Trade and Industry", "an Air Force base": that of the story
        first = token.i
        while (
            first > token.sent.start
            and token.doc[first - 1].pos_ == "PROPN"
            and token.doc[first - 1].i not in self.page.names
        ):
            first -= 1
        if self._persons.is_in_title(token):
            return self.holders(token)
        of = next((c for c in token.rights if c.lower_ == "of" and c.dep_ == "prep"), None)
        if of is not None and (union := self._union(of)):
            return union
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

    def _union(self, of: Token) -> tuple[Ref, ...]:
        """ "The General Secretariat of the [African Union]": an organ speaks for its union of states."""
        named = (c for c in of.rights if c.i in self.page.names)
        meant = (self.refs(c) for c in named)
        return next((refs for refs in meant if refs and self.registry.known(refs[0].actor).kind == "igo"), ())

    def _unknown(self, token: Token) -> tuple[Ref, ...]:
        """Give a stranger, or the members of a group that the article defines."""
        span = self.page.span(token.i, token.i)
        if token.text in self.registry.groups:
            return tuple(Ref(member, span, "name") for member in self.registry.groups[token.text])
        name = self.unknown[token.text]
        self.registry.meet(Actor(slug(name), name), token.text)
        return (Ref(slug(name), span, "name"),)


def _named_behind(noun: Token) -> Iterator[Token]:
    """Yield the names that say who a plural is: "the firms [Acme] and Bolt", "opposition parties [Wiper] and Narc"."""
    if noun.tag_ != "NNS":
        return
    beside = (*noun.rights, *(c for c in noun.head.lefts if c.dep_ == noun.dep_))
    for name in beside:
        joined = name.pos_ == "PROPN" and name.left_edge.i == noun.i + 1 and any(c.dep_ == "conj" for c in name.rights)
        if joined and name.dep_ in {"appos", noun.dep_}:
            yield name
