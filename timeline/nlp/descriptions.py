"""Actors without a name: "an Iran-backed militia in Iraq", "the protesters", "a commercial tanker"."""

from __future__ import annotations

from dataclasses import replace

from timeline.lexicon import RoleNoun, slug
from timeline.model import Actor, ActorKind
from timeline.model import Span as CharSpan
from timeline.nlp.owners import MODIFIERS, is_leaning, is_sponsorship
from timeline.nlp.registry import PhraseReader, Ref
from timeline.nlp.syntax import SUBJECTS, prepositions
from timeline.nlp.tree import Token
from timeline.nlp.vessels import is_civil_vessel, vessel_name

VOICES = frozenset({"office", "government", "ministry", "agency", "forces", "facility", "vehicle"})
ANYBODY = frozenset({"man", "woman", "youth", "people", "person"})
KIND_OF_ROLE: dict[str, ActorKind] = {
    "group": "armed-group",
    "alliance": "other",
    "civilians": "civilians",
    "party": "party",
    "company": "company",
    "ngo": "ngo",
    "forces": "state-forces",
}


class Describer:
    """Makes actors of what only a common noun describes."""

    def __init__(self, finder: PhraseReader) -> None:
        self.finder = finder
        self.words = finder.lexicon.classes

    def describe(self, token: Token, role: RoleNoun) -> tuple[Ref, ...]:
        """Give whom a common noun with its modifiers means: an actor of its own, or those whose voice it is."""
        if role.kind == "office" and (led := self._led(token)):
            return led
        owners = self.finder.owners(token)
        if role.kind == "office" and token.tag_ in {"NN", "NNP"}:
            return self._holder(token, owners) or tuple(replace(r, personal=True) for r in owners)
        if (
            role.kind == "office"
            and not owners
            and any(c.dep_ == "amod" and not self.finder.is_of_office(c) for c in token.lefts)
        ):
            return (self._description(token, role, owners),)  # "European leaders", "international diplomats"
        if named := self._named_behind(token, role):
            return named
        if nation := self._nation(token, owners):
            return nation
        if is_civil_vessel(token, self.finder.page, self.words, owned=bool(owners)):
            return (self._vessel(token, role, owners),)
        if role.kind in {"territory", "government"} and not owners and self._is_many_states(token):
            return (self._description(token, role, owners),)
        if role.kind == "forces" and self._are_irregular(token, owners):
            return (self._description(token, replace(role, kind="group"), owners),)  # "opposition forces"
        if role.kind in VOICES or role.kind == "territory" or self._is_equipment(token) or self._is_any_side(token):
            return tuple(_impersonal(r) if role.kind == "government" else r for r in owners)
        if token.lemma_.lower() in self.words["follower"]:
            return (self._description(token, role, owners),)
        groups = tuple(
            r for r in owners if self.finder.registry.known(r.actor).kind in {"armed-group", "igo", "party", "company"}
        )
        if groups:
            return groups
        return (self._description(token, role, owners),)

    def _nation(self, token: Token, owners: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """ "Stands with [the people] of Mali", "aid to [the Malian people]": a nation as a whole, which is its state."""
        words = [c for c in token.lefts if c.dep_ != "punct"]
        whole = token.lower_ == "people" and token.dep_ != "nsubj" and words[:1] and words[0].lower_ == "the"
        if not whole or any(c.i not in self.finder.page.names for c in words[1:]):
            return ()
        if len(words) == 1:
            owners = tuple(r for o in prepositions(token, "of") for r in self.finder.refs(o))
        return owners if owners and all(self.finder.registry.known(r.actor).kind == "state" for r in owners) else ()

    def _led(self, token: Token) -> tuple[Ref, ...]:
        """ "Rebel leaders in Norway", "Peru's opposition leader": whose spokesman or leader somebody is."""
        before = (c for c in token.lefts if c.dep_ in {"compound", "amod"} and c.pos_ in {"NOUN", "ADJ"})
        refs = [r for c in before for r in self.finder.resolve(c) if r.how == "description"]
        kinds = {"armed-group", "party"}
        return tuple(replace(r, personal=True) for r in refs if self.finder.registry.known(r.actor).kind in kinds)

    def _holder(self, office: Token, owners: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """ "The colonial secretary, [Otto Lind], resigned": who holds the office, where the name follows it."""
        held = self.holders(office) if office.dep_ in SUBJECTS or not owners else ()
        return held if {r.actor for r in owners} <= {r.actor for r in held} else ()

    def holders(self, noun: Token) -> tuple[Ref, ...]:
        """Give the person whose name stands behind a noun and says who is meant: "the envoy, [Ana Lima], said"."""
        named = (c for c in noun.rights if c.dep_ == "appos" and c.pos_ == "PROPN")
        told = (self.finder.resolve(c) for c in named)
        return next((refs for refs in told if refs and all(r.how == "person" for r in refs)), ())

    def _is_any_side(self, token: Token) -> bool:
        """ "Urged [all parties] to talk", "met [the sides]": whoever they are, nothing is said of them but that they are several."""
        bare = all(c.dep_ in {"det", "predet", "punct"} for c in token.lefts) and not any(
            c.dep_ == "prep" for c in token.rights
        )
        return token.lower_ in {"parties", "sides"} and token.dep_ not in SUBJECTS and bare

    def _are_irregular(self, token: Token, owners: tuple[Ref, ...]) -> bool:
        """ "Militia forces", "anti-Taliban forces in Kabul": no state's, unless it is said whose; "Peruvian rebel forces" never are."""
        leaning = any(is_leaning(c) for c in token.lefts)
        before = {c.lemma_.lower() for c in token.lefts}
        of_states = all(self.finder.registry.known(r.actor).kind == "state" for r in owners)
        words = self.words["rising"] if owners else self.words["irregular"]
        return leaning or (of_states and bool(before & words))

    def _named_behind(self, token: Token, role: RoleNoun) -> tuple[Ref, ...]:
        """ "Shipping firms Hapag-Lloyd and Maersk", "a customs clerk, Pedro Amaro": who is described, where a name follows."""
        states = token.tag_ == "NNS" and token.lemma_.lower() in self.words["state_word"]  # "four countries, Peru, …"
        if not states and role.kind not in {"group", "company", "ngo", "party", "civilians"}:
            return ()
        named = (c for c in token.rights if c.dep_ == "appos" and c.pos_ == "PROPN")
        return tuple(ref for c in named for ref in self.finder.refs(c) if ref.how in {"name", "person"})

    def _is_many_states(self, token: Token) -> bool:
        """ "Regional countries", "Arab nations": states told of by a trait that they share."""
        told_by = any(
            c.dep_ in {"amod", "compound", "det"} and c.lower_ in self.words["shared_trait"] for c in token.lefts
        )
        return token.tag_ == "NNS" and token.lemma_.lower() in {"country", "nation", "state", "power"} and told_by

    def _vessel(self, token: Token, role: RoleNoun, owners: tuple[Ref, ...]) -> Ref:
        named = vessel_name(token, self.finder.page)
        if named is None:
            return self._description(token, role, owners)
        country = next((self.finder.registry.known(r.actor).country for r in owners), None)
        self.finder.registry.vessels.add(self.finder.registry.meet(Actor(slug(named), named, "other", country), named))
        return Ref(slug(named), self.finder.page.span(token.i, token.i), "description")

    def _is_equipment(self, token: Token) -> bool:
        """Tell whether "fighters" are aircraft: "F-16 fighters", "fighter jets"."""
        if token.lemma_.lower() == "fighter" and any(
            r.actor in self.finder.lexicon.names.actors and self.finder.registry.known(r.actor).kind == "state"
            for r in self.finder.owners(token)
        ):
            return True
        return any(
            c.dep_ in {"compound", "amod", "nmod"} and c.lemma_.lower() in self.finder.lexicon.weapons
            for c in token.lefts
        )

    def _description(self, token: Token, role: RoleNoun, owners: tuple[Ref, ...]) -> Ref:
        sponsor = self._sponsor(token)
        span = self._description_span(token)
        words = self.finder.page.text[span[0] : span[1]]
        country = next((self.finder.registry.known(r.actor).country for r in owners), None) or self.country_of(token)
        singular = f"{words[: len(words) - len(token.text)]}{token.lemma_}" if words.endswith(token.text) else words
        ident = slug(singular)
        if ident.upper() in self.finder.lexicon.names.actors:
            ident = f"{ident}-{role.kind}"
        actor = Actor(ident, words, KIND_OF_ROLE.get(role.kind, "other"), country, sponsor)
        self.finder.registry.meet(actor, words)
        return Ref(ident, span, "description")

    def _description_span(self, token: Token) -> CharSpan:
        first = token.i
        for child in sorted(token.lefts, key=lambda t: -t.i):
            if child.dep_ not in MODIFIERS or (child.right_edge.i + 1 != first and child.dep_ != "compound"):
                break
            if child.lower_ == "old" and any(c.lemma_.lower() in {"year", "month"} for c in child.subtree):
                break  # "a 22-year-old man"
            if child.lemma_.lower() in self.words["loose_adjective"] or (child.dep_ == "poss" and child.pos_ == "PRON"):
                break
            words = (t for t in child.subtree if t.ent_type_ != "DATE" or t == child)
            first = next(t.i for t in words if t == child or t.lemma_.lower() not in self.words["loose_adjective"])
        last = token.i
        if token.lemma_.lower() in self.words["follower"]:
            of = next((c for c in token.rights if c.lower_ == "of" and c.dep_ == "prep"), None)
            last = of.right_edge.i if of is not None and of.right_edge.i - token.i < 6 else last
        elif token.lemma_.lower() in ANYBODY:
            look = next((c for c in token.rights if c.dep_ == "prep" and self._is_look(c)), None)
            last = look.right_edge.i if look is not None else last
        return self.finder.page.span(first, last)

    def _is_look(self, preposition: Token) -> bool:
        """Tell whether a phrase says what people wear or ride: "men [in plain clothes]", "men [on motorcycles]", not "in Chad"."""
        objects = [c for c in preposition.rights if c.dep_ == "pobj"]
        told = preposition.lower_ in {"in", "on", "wearing"} and preposition.i == preposition.head.i + 1
        return told and any(
            {o.lower_, o.lemma_.lower()} & self.words["worn_or_ridden"] and o == preposition.right_edge for o in objects
        )

    def _sponsor(self, token: Token) -> str | None:
        """Find who backs a group: "Iran-backed", "backed by Iran"."""
        for child in token.children:
            if not is_sponsorship(child):
                continue
            for inner in child.subtree:
                name = self.finder.page.name(inner)
                if name is not None and name.actor is not None and inner.i != token.i:
                    return self.finder.registry.known(name.actor).country
        return None

    def country_of(self, token: Token) -> str | None:
        """Give the country that a phrase behind `token` places it in."""
        for preposition in token.rights:
            if preposition.dep_ == "prep" and preposition.lower_ in {"in", "from", "of", "across", "throughout"}:
                for inner in (c for c in preposition.children if c.dep_ == "pobj"):
                    name = self.finder.page.name(inner)
                    if name is not None:
                        return name.country
        return None


def _impersonal(ref: Ref) -> Ref:
    """ "Sanctions on the Maduro regime": on the state, and no person."""
    return replace(ref, person=None, personal=False)
