"""Persons, who stand for their state while they hold an office, and other proper nouns that no table knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from timeline.lexicon import Name, slug
from timeline.model import Actor, ActorKind
from timeline.model import Span as CharSpan
from timeline.nlp.descriptions import KIND_OF_ROLE, VOICES
from timeline.nlp.owners import NAMED_AFTER
from timeline.nlp.registry import PhraseReader, Ref
from timeline.nlp.syntax import prepositions
from timeline.nlp.tree import Token
from timeline.nlp.vessels import is_ship_prefix

SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
SERVING = frozenset({"be", "become", "serve", "remain"})  # "Lima was Cuban envoy", "served as Cuban envoy"
ABSTRACT_ENDINGS = ("tion", "sion", "ment", "ity", "ness", "ism", "ship", "ance", "ence")
NAMED_THINGS = NAMED_AFTER | {
    "act",
    "day",
    "plan",
    "games",
    "war",
    "cup",
    "amendment",
    "doctrine",
    "memorandum",
}  # no parties
LOCATING = frozenset({"in", "at", "near", "outside", "inside"})
SERVED = frozenset({"state", "igo", "armed-group"})  # kinds of actor for which who holds office speaks

COUNTERPARTS = frozenset({"counterpart", "colleague", "homologue"})  # who holds the same office of another state
FULL = 2  # words: a given name and a surname
LONGEST_TITLE = 4  # words
SURNAME_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "VNM"})  # where "Kim Jong-un" is "Kim"
DEPARTMENT_OF_STATE = "USA"  # the one state that has secretaries of state without more


class Persons:
    """Learns the persons of a page and says for whom they act."""

    def __init__(self, finder: PhraseReader) -> None:
        self.finder = finder
        self._namesakes: set[str] = set()

    def is_namesake(self, token: Token, name: Name) -> bool:
        """Tell whether a known name is here that of somebody else: "[Ana] Castro", and "Castro" from then on."""
        alone = self.finder.page.text[slice(*self.finder.page.span(token.i, token.i))] == _last_name(name.text)
        return name.kind == "person" and alone and _last_name(name.text) in self._namesakes

    def _is_of_other_state(self, index: int, name: Name) -> bool:
        """ "The Chilean minister Castro": an office of another state than that of the known person."""
        token = self.finder.page.doc[index]
        if name.actor != name.country or not any(self._is_title(c) for c in token.lefts):
            return False
        before = (m for c in token.lefts for m in (*c.lefts, c) if m.dep_ in {"amod", "compound", "nmod"})
        named = (self.finder.page.name(m) for m in before)
        return any(
            n is not None and n.kind in {"adjective", "state"} and n.actor not in {None, name.actor} for n in named
        )

    def _has_other_first_name(self, index: int, name: Name) -> bool:
        """Tell whether another first name than that of the known person stands before a surname."""
        doc, first = self.finder.page.doc, self.finder.page.name_spans[index][0]
        before = doc[first - 1] if first > doc[index].sent.start else None
        if before is None or before.pos_ != "PROPN" or before.i in self.finder.page.names or self._is_title(before):
            return False
        given = before.dep_ == "compound" and before.head == doc[index] and before.text[1:].islower()
        return given and before.ent_type_ == "PERSON" and before.text not in name.text.split()

    def learn(self) -> None:
        """Note the full names that the lexicon knows, so that the bare surname is understood too."""
        known = {
            i: name for i, name in self.finder.page.names.items() if name.kind == "person" and name.actor is not None
        }
        self._namesakes = {
            _last_name(name.text)
            for i, name in known.items()
            if self._has_other_first_name(i, name) or self._is_of_other_state(i, name)
        }
        for index, name in known.items():
            if not self.is_namesake(self.finder.page.doc[index], name):
                self.finder.registry.persons.setdefault(_last_name(name.text), (str(name.actor), name.text))
                if name.country in SURNAME_FIRST and " " in name.text:
                    self.finder.registry.persons.setdefault(name.text.split()[0], (str(name.actor), name.text))
                self._note_first_name(name.text, _last_name(name.text))
        for ent in self.finder.page.doc.ents:
            if (
                ent.label_ == "PERSON"
                and ent[-1].i not in self.finder.page.names
                and ent[-1].pos_ == "PROPN"
                and 1 < len(ent) < 5
                and not any(is_ship_prefix(t, self.finder.lexicon.classes) for t in ent)
            ):
                start, end = self.finder.page.span(ent.start, ent.end - 1)
                self.finder.registry.full_names.setdefault(_surname(ent[-1]), self.finder.page.text[start:end])
                if not self._is_title(ent[0]):
                    self._note_first_name(self.finder.page.text[start:end], _surname(ent[-1]))
                for middle in ent[1:-1]:  # "Gisela Mota Ocampo", who is "Mota" from then on
                    if middle.text[:1].isupper() and len(middle.text) > 2 and middle.i not in self.finder.page.names:
                        self.finder.registry.full_names.setdefault(middle.text, self.finder.page.text[start:end])

        for token in self.finder.page.doc:
            if (given := self._opens_behind_title(token)) is not None:
                told = self.finder.page.text[slice(*self.finder.page.span(given, token.i))]
                self.finder.registry.full_names.setdefault(_surname(token), told)
                self._note_first_name(told, _surname(token))

    def _note_first_name(self, full_name: str, surname: str) -> None:
        """ "Prime Minister Hamid Bello … [Hamid] refused": in many languages it is the first name by which one is told of again."""
        first = full_name.split(maxsplit=1)[0]
        if first != surname and len(first) > 2 and first[1:].islower():
            same = self.finder.registry.first_names.setdefault(first, surname) == surname
            self.finder.registry.first_names[first] = surname if same else None

    def _opens_behind_title(self, token: Token) -> int | None:
        """ "Trade Representative [Taras] Moro": give where the full name begins that a title makes one, whatever the tagger says of it."""
        if token.pos_ != "PROPN" or token.i in self.finder.page.names or token.dep_ == "compound":
            return None
        words = takewhile(
            lambda t: t.dep_ == "compound" and t.pos_ == "PROPN" and t.i not in self.finder.page.names,
            reversed(token.doc[token.sent.start : token.i]),
        )
        run = list(takewhile(lambda t: not self._is_title(t), words))
        if not run or run[-1].i == token.sent.start:
            return None
        return run[-1].i if token.doc[run[-1].i - 1].text in self.finder.lexicon.titles else None

    def is_first_name(self, token: Token) -> bool:
        """ "Prime Minister [Ana] Lima": the whole name says who is meant."""
        whole = self.finder.registry.full_names.get(_surname(token.head), "") if token.dep_ == "compound" else ""
        return token.head.pos_ == "PROPN" and token.text in whole.split()[:-1]

    def _called(self, token: Token) -> str:
        """Give the surname of whom a name means, be it his first name alone."""
        surname, registry = _surname(token), self.finder.registry
        bare = not any(token.lefts) and surname not in registry.persons and surname not in registry.full_names
        return (registry.first_names.get(surname) if bare else None) or surname

    def actor_of(self, full_name: str, country: str | None, span: CharSpan) -> str:
        """Make an actor of a person named at `span`; give its id."""
        told = self.finder.page.text[slice(*span)]
        return self.finder.registry.meet(Actor(slug(full_name), full_name, "person", country), told)

    def resolve(self, token: Token) -> tuple[Ref, ...]:
        """Resolve a proper noun that no table knows: a titled or known person, else a person or body of its own."""
        first = token.left_edge.i if token.left_edge.i >= token.sent.start else token.i
        run = [
            t
            for t in token.doc[first : token.i + 1]
            if (t.pos_ == "PROPN" and t.dep_ in {"compound", token.dep_}) or t.i == token.i
        ]
        before = dict.fromkeys(
            (*token.lefts, *(c for word in run for c in word.lefts))
        )  # "Minister" may hang on a first name
        titles = [t for t in before if self._is_title(t)] or self._shared_titles(token)
        span = self.finder.page.span(next((t.i for t in run if not self._is_title(t)), token.i), token.i)
        full_name = self.finder.page.text[span[0] : span[1]]
        surname = self._called(token)
        known = self.finder.registry.full_names.get(surname, full_name)
        if not _is_namesake(known, full_name):  # "Rajesh Ghosh and Atul Ghosh" are two
            full_name = known
        full_name += _shared_surname(token)
        self._note_envoy(full_name, (*titles, *_said_of(token)))
        if (state := self._of_the_department(token)) is not None:
            self.finder.registry.persons.setdefault(surname, (state, full_name))
        elif titles or self._has_office(token):
            partial = any(self._is_of_a_part(t) for t in titles) or self._is_out_of_office(token, titles)
            owner = None if partial else next(iter(self._office_owner(token, titles)), None)
            if owner is not None and self.finder.registry.known(owner).name[:1].islower():
                owner = None  # "the rebel leader": of no group that has a name, so he is meant himself
            self.finder.registry.persons.setdefault(
                surname, (owner or (None if partial else self._last_state(token, titles)), full_name)
            )
        if surname in self.finder.registry.persons:
            return (self._known_person(token, span),)
        if token.lower_ in self.finder.lexicon.classes["administrative_unit"]:
            return self.finder.owners(token)  # "Chad's Kessu Governorate"
        if (kind := self._kind_said(token)) is not None:
            country = next((self.finder.registry.known(r.actor).country for r in self.finder.owners(token)), None)
            return (
                Ref(
                    self.finder.registry.meet(Actor(slug(full_name), full_name, kind, country), full_name), span, "name"
                ),
            )
        if any(self._is_voice(t) for t in token.lefts) and (owned := self.finder.owners(token)):
            return owned
        if token.ent_type_ == "PERSON" and (of := self._state_of(token)) is not None:
            self.finder.registry.persons.setdefault(surname, (of, full_name))
            return (self._known_person(token, span),)
        if token.ent_type_ == "PERSON" and token.dep_ not in {"compound", "amod", "nmod"}:
            owner = next(self._office_owner(token, titles), None)  # "Ana Lima, Peru's leading activist"
            home = owner and self.finder.registry.known(owner).country
            return (Ref(self.actor_of(full_name, home, span), span, "person", slug(full_name), personal=True),)
        owners = self.finder.owners(token)
        part = token.dep_ in {"compound", "amod", "nmod"} or token.lower_.endswith(ABSTRACT_ENDINGS)
        part = part or token.lower_ in NAMED_THINGS
        if owners or part or self._is_place(token) or token.ent_type_ != "ORG":
            return owners
        return (Ref(self.finder.registry.meet(Actor(slug(full_name), full_name), full_name), span, "name"),)

    def _note_envoy(self, full_name: str, said: Sequence[Token]) -> None:
        """Note that a person stands for a state abroad, where what is said of him tells so."""
        if any(t.lemma_.lower() in self.finder.lexicon.classes["sent_abroad"] for t in said):
            self.finder.registry.envoys.add(slug(full_name))

    def serve(self, owned: Token, states: tuple[Ref, ...]) -> Iterator[tuple[Token, tuple[Ref, ...]]]:
        """ "Its envoy, [Ana Lima]": note whom somebody serves, once it is known who "its" is; yield the names and what they mean."""
        name = self._office_holder(owned)
        if name is None or len(states) != 1 or self.finder.registry.known(states[0].actor).kind not in SERVED:
            return
        surname = _surname(name)
        span = self.finder.page.span(name.left_edge.i if name.left_edge.pos_ == "PROPN" else name.i, name.i)
        told = self.finder.page.text[slice(*span)]
        _, full_name = self.finder.registry.persons.get(
            surname, (None, self.finder.registry.full_names.get(surname, told))
        )
        self.finder.registry.persons[surname] = (states[0].actor, full_name)
        meant = (owned, *(t for t in name.doc[name.i :] if t.text == name.text and t.pos_ == "PROPN" and t != owned))
        yield from ((t, (self._known_person(name, self.finder.page.span(t.i, t.i)),)) for t in meant)

    def _office_holder(self, owned: Token) -> Token | None:
        """Give the name of who holds an office that is somebody's: "its envoy, [Lima]", "its envoy Ana [Lima]"."""
        if not COUNTERPARTS.isdisjoint(t.lemma_.lower() for t in (owned, *owned.lefts)):
            return None
        if owned.pos_ == "PROPN" and any(self._is_title(t) for t in owned.lefts):
            return owned
        beside = [owned.head] if owned.dep_ == "appos" else [c for c in owned.rights if c.dep_ == "appos"]
        names = (t for t in beside if t.pos_ == "PROPN" and t.i not in self.finder.page.names)
        return next(names, None) if self._is_title(owned) else None

    def _state_of(self, token: Token) -> str | None:
        """ "Ana Reed of [Chile] told the council": for whom somebody speaks who is introduced by name and state."""
        if token.dep_ not in {"nsubj", "pobj"} or (token.dep_ == "pobj" and token.head.lower_ != "by"):
            return None
        named = (
            self.finder.page.name(c) for p in token.rights if p.lower_ == "of" for c in p.rights if c.dep_ == "pobj"
        )
        return next((n.actor for n in named if n is not None and n.kind == "state"), None)

    def flag_of(self, token: Token) -> tuple[Ref, ...]:
        """ "The USS Mason", "the French Navy frigate Languedoc": whose warship a name is."""
        doc, before = token.doc, token.i - 1
        if before < token.sent.start or token.pos_ != "PROPN":
            return ()
        flags, names = self.finder.registry.flags, self.finder.page.names
        role, classes = self.finder.role(doc[before]), self.finder.lexicon.classes
        is_ship = doc[before].lemma_.lower() in classes["vessel"]
        flag: tuple[Ref, ...] = ()
        if is_ship_prefix(doc[before], classes) and before in names:
            flag = self.finder.resolve(doc[before])
        elif role is not None and (role.kind == "vehicle" or is_ship) and before - 1 in names:
            flag = self.finder.resolve(doc[before - 1])
        elif token.text in flags and doc[before].lower_ == "the" and doc[before].head == token:
            known = self.finder.registry.known(flags[token.text])
            flag = (
                Ref(self.finder.registry.meet(known, known.name), self.finder.page.span(token.i, token.i), "owner"),
            )
        if len(flag) == 1:
            flags.setdefault(token.text, flag[0].actor)
        return flag

    def _of_the_department(self, token: Token) -> str | None:
        """ "Deputy Secretary of State Ana Reyes": whose department that is, where nobody else's is named."""
        office = next((c for c in token.lefts if c.text == "Secretary"), None)
        heads = office is not None and any(p.lower_ == "of" for p in office.rights)
        words = token.doc[office.i : office.i + 3].text if heads and office is not None else ""
        owned = any(self.finder.registry.known(r.actor).kind == "state" for r in self.finder.owners(token))
        if words != "Secretary of State" or owned:
            return None
        known = self.finder.lexicon.names.actors
        return DEPARTMENT_OF_STATE if DEPARTMENT_OF_STATE in known else None

    def named_behind(self, noun: Token) -> tuple[Ref, ...]:
        """Give the person whom a noun that is no office describes: "an American actor, [John Reed], called"."""
        if any(c.lower_ == "of" for c in noun.rights):
            return ()
        behind = (c for c in noun.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and c.ent_type_ == "PERSON")
        return tuple(ref for c in behind for ref in self.finder.resolve(c))

    def _kind_said(self, token: Token) -> ActorKind | None:
        """ "the oil company Minaro", "the rebel group Ansar": the common noun before a name says what it is."""
        for child in token.lefts:
            role = self.finder.role(child)
            if role is not None and role.kind in {"company", "group", "party", "alliance"} and child.pos_ == "NOUN":
                return KIND_OF_ROLE[role.kind]
        return None

    def _is_place(self, token: Token) -> bool:
        """Tell whether the words around an unknown name say that it is a place: "at Dessel", "took Kessu, a market town"."""
        within = token.dep_ == "pobj" and token.head.lower_ in LOCATING
        said = _said_of(token)
        places, states = (self.finder.lexicon.classes[name] for name in ("territory", "state_word"))
        return within or any(t.lemma_.lower() in places and t.lemma_.lower() not in states for t in said)

    def _is_voice(self, token: Token) -> bool:
        role = self.finder.role(token)
        return role is not None and role.kind in VOICES - {"office"}

    def _known_person(self, token: Token, span: CharSpan) -> Ref:
        state, full_name = self.finder.registry.persons[self._called(token)]
        person = self.actor_of(full_name, state and self.finder.registry.known(state).country, span)
        if state is None:
            return Ref(person, span, "person", person, personal=True)
        self.finder.registry.meet(self.finder.registry.known(state), self.finder.registry.known(state).name)
        return Ref(state, span, "person", person, personal=True)

    def _last_state(self, token: Token, titles: list[Token]) -> str | None:
        """Give the state of an office holder whose state is not said ("… President Ergin threatened"): that of the story."""
        said = [t for t in _said_of(token) if self._is_the_office(t)]
        offices = said + [
            t for t in titles if self.finder.lexicon.titles.get(t.text) == "office" or self.finder.role(t) is not None
        ]
        if not offices or any(self._is_of_a_part(t) or self._is_of_a_town(t) for t in offices):
            return None
        return next((ref.actor for ref in self.finder.homes.of_person(token)), None)

    def _is_the_office(self, noun: Token) -> bool:
        """Tell whether a noun beside a name is an office of which a state has one: "the foreign minister", "the head of the navy"."""
        of_state = not any(c.dep_ == "poss" for c in noun.lefts) and any(c.lower_ == "the" for c in noun.lefts)
        return (
            of_state and self._is_title(noun) and noun.lemma_.lower() not in self.finder.lexicon.classes["of_any_actor"]
        )

    def _is_of_a_part(self, title: Token) -> bool:
        """Tell whether somebody leads only a part of society: "student leader", "opposition leader"."""
        before = title.doc[title.i - 1 : title.i] if title.i > title.sent.start else ()
        return any(t.lemma_.lower() in self.finder.lexicon.classes["part_of_society"] for t in before)

    def _is_out_of_office(self, token: Token, titles: list[Token]) -> bool:
        """ "[Former] President Ana Lima": she acts for nobody but herself."""
        before = (c for t in (token, *titles) for c in (t, *t.lefts))
        return any(c.lower_ in self.finder.lexicon.classes["out_of_office"] for c in before)

    def _is_of_a_town(self, title: Token) -> bool:
        """Tell whether somebody heads a town that no table knows: "the Dessel mayor"."""
        before = title.doc[title.i - 1 : title.i] if title.i > title.sent.start else ()
        local = title.lemma_.lower() in self.finder.lexicon.classes["local_office"]
        return local and any(t.pos_ == "PROPN" for t in before)

    def _is_title(self, token: Token) -> bool:
        role = self.finder.role(token)
        known = token.text in self.finder.lexicon.titles or (role is not None and role.kind == "office")
        return known or token.lemma_.lower() in COUNTERPARTS or self._ends_title(token)

    def is_in_title(self, token: Token) -> bool:
        """Tell whether a word is part of a title: "Chief [Cabinet] Secretary", "Chief [Executive]"."""
        behind = token.doc[token.i + 1 : token.i + 2]
        return self._ends_title(token) or any(self._ends_title(t) for t in behind)

    def _ends_title(self, token: Token) -> bool:
        """Tell whether a word is the last one of a title of several words: "Chief [Executive] Ana Lima"."""
        words = [t.text for t in token.doc[max(token.sent.start, token.i - LONGEST_TITLE + 1) : token.i + 1]]
        return any(" ".join(words[first:]) in self.finder.lexicon.titles for first in range(len(words) - 1))

    def _shared_titles(self, token: Token) -> list[Token]:
        """ "[Presidents] Vega of Peru and Rojas of Chile": a title in the plural is of all that follow."""
        if token.dep_ != "conj":
            return []
        roles = self.finder.lexicon.roles
        several = [t for t in token.head.lefts if t.lower_.endswith("s")]
        return [
            t for t in several if (role := roles.get(t.lower_.removesuffix("s"))) is not None and role.kind == "office"
        ]

    def _has_office(self, token: Token) -> bool:
        return any(self._is_title(t) for t in _said_of(token))

    def _office_owner(self, token: Token, titles: list[Token]) -> Iterator[str]:
        holders = (token, *titles, *_said_of(token))
        if any(holder.lemma_.lower() in COUNTERPARTS for holder in holders):
            yield from self._other_states(holders)
            return
        for holder in holders:
            for ref in self.finder.owners(holder):
                yield ref.actor
        for holder in holders:  # "Boston Mayor Ann Reed", "the governor of Texas"
            places = [c for c in holder.lefts if c.dep_ in {"compound", "amod", "nmod", "poss"}]
            if any(t.lower_ in self.finder.lexicon.classes["regional_office"] for t in titles):
                regions = (self.finder.region(place) for place in places)  # "Quebec Premier Ann Reed"
                yield from (region.actor for region in regions if region is not None)
            yield from (ref.actor for place in places for ref in self.finder.place_state(place))

    def _other_states(self, holders: Sequence[Token]) -> Iterator[str]:
        """ "His [Chilean] counterpart, Carlos Vega", "his counterpart Vega of [Chile]": the state beside the name, and never his own."""
        for holder in holders:
            beside = [c for c in holder.lefts if c.dep_ in {"amod", "compound", "nmod"}]
            beside += prepositions(holder, "of")
            named = (self.finder.page.name(c) for c in beside)
            yield from (n.actor for n in named if n is not None and n.actor is not None and n.kind != "person")


def _shared_surname(token: Token) -> str:
    """ "[Ivan] and Olga Petrov": the surname that a first name shares with the name joined to it."""
    after = token.doc[token.i + 1 : token.i + 4]
    joined = len(after) == 3 and after[0].lower_ == "and" and {t.ent_type_ for t in (token, *after[1:])} == {"PERSON"}
    alone = not any(c.dep_ == "compound" for c in token.lefts)
    return f" {after[2].text}" if joined and alone and after[1].dep_ == "compound" and after[1].head == after[2] else ""


def _is_namesake(known: str, told: str) -> bool:
    """Tell whether a full name is of another person with the same surname than the known one."""
    own, other = told.split(), known.split()
    return len(own) == len(other) == FULL and own[0] != other[0] and all(w[1:].islower() for w in (own[0], other[0]))


def _last_name(full_name: str) -> str:
    """Give the surname in a full name, that of "José Lima Jr." too."""
    words = full_name.split()
    return words[-2] if words[-1] in SUFFIXES and len(words) > 1 else words[-1]


def _surname(token: Token) -> str:
    """Give the name by which a person is told of later: "Lima" of "José Lima Jr."."""
    before = token.doc[token.i - 1] if token.i else token
    return before.text if token.text in SUFFIXES and before.pos_ == "PROPN" else token.text


def _said_of(token: Token) -> tuple[Token, ...]:
    """Give the nouns that say what somebody is: "Lima, the [envoy]", "Lima served as [envoy]"."""
    above: tuple[Token, ...] = (token.head,) if token.dep_ == "appos" else ()
    if token.dep_ == "oprd" and token.head.lemma_ == "name" and token.head.dep_ == "acl":  # "an envoy named Lima"
        above = (token.head.head,)
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ not in SERVING:
        return (*(c for c in token.rights if c.dep_ == "appos"), *above)
    said = [c for c in verb.rights if c.dep_ == "attr"]
    said += [c for p in verb.rights if p.dep_ == "prep" and p.lower_ == "as" for c in p.children if c.dep_ == "pobj"]
    return (*(c for c in token.rights if c.dep_ == "appos"), *said)
