"""Whose a thing is: "Iranian jets", "the embassy of France", "its forces", "targets linked to Iran"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from timeline.lexicon import slug
from timeline.model import Actor
from timeline.nlp.registry import PhraseReader, Ref
from timeline.nlp.slots import HYPHENS
from timeline.nlp.syntax import conjuncts, prepositions
from timeline.nlp.tree import Token

MODIFIERS = frozenset({"poss", "amod", "compound", "nmod", "npadvmod"})
OWNER_PREPOSITIONS = frozenset({"of", "in", "from", "for", "at"})
SPONSOR_VERBS = frozenset(
    {"back", "support", "sponsor", "fund", "align", "link", "arm", "ally", "finance", "train", "equip"}
)
LOCATING = frozenset({"in", "at", "near", "across", "inside"})
MISSIONS = frozenset({"embassy", "consulate", "mission"})  # of one state in another
GOVERNING = frozenset({"government", "ministry"})  # kinds of what a region may have of its own
HELD = frozenset({"facility", "vehicle", "territory", "forces"})  # kinds of what armed people have
NAMED_AFTER = frozenset(
    "treaty agreement accord convention protocol declaration conference pact peace charter congress armistice statute principle summit talks process round".split()
)  # what bears the name of the place where it was made: "the Treaty of Paris"
DEALS = NAMED_AFTER | {"deal", "truce", "ceasefire", "cease-fire", "memorandum", "settlement"}
OWNERS = frozenset({"state", "armed-group", "igo", "state-forces", "other"})


class Owners:
    """Finds the actors that the words around a noun name as its owners."""

    def __init__(self, finder: PhraseReader) -> None:
        self.finder = finder
        self.words = finder.lexicon.classes

    def of(self, token: Token) -> tuple[Ref, ...]:
        """Give the actors whose `token` is: its possessor, its adjectives of nation, "of" and "in" phrases."""
        found: list[Ref] = []
        if (region := self._governed(token)) is not None:
            return (region,)
        if (holder := self.holder(token)) is not None:
            known = self.finder.registry.known(holder)
            return (
                Ref(self.finder.registry.meet(known, known.name), self.finder.page.span(token.i, token.i), "owner"),
            )
        for modifier in self._modifiers(token):
            found += (
                replace(ref, how="owner" if ref.how in {"name", "place"} else ref.how)
                for ref in self.finder.resolve(modifier)
                if ref.how != "description" or modifier.dep_ == "poss" or self._is_coalition(modifier)
            )
        found = self._without_models(token, found)
        from_story = bool(found) and all(ref.how == "pronoun" for ref in found)
        if from_story and not any(c.dep_ == "poss" for c in token.lefts):
            found = self._owners_after(token) or found  # "army posts in Chad": not of the state told last
        found += () if found else self._armed_holders(token)
        found += () if found else self._owners_after(token)
        unique = {ref.actor: ref for ref in reversed(found)}
        return tuple(reversed(unique.values()))

    def _governed(self, token: Token) -> Ref | None:
        """ "The government of [Quebec]", "[Quebec]'s premier": the region itself, where it has a government of its own."""
        role = self.finder.role(token)
        if role is None or not (role.kind in GOVERNING or token.lemma_.lower() in self.words["regional_office"]):
            return None
        before = (c for c in token.lefts if c.dep_ in MODIFIERS)
        return next((ref for c in (*before, *prepositions(token, "of")) if (ref := self.region(c)) is not None), None)

    def region(self, token: Token) -> Ref | None:
        """Give a part of a state that has a government of its own: "[Quebec]"."""
        name = self.finder.page.name(token)
        if name is None or name.kind != "place" or name.text.lower() not in self.words["self_governing"]:
            return None
        ident = self.finder.registry.meet(Actor(slug(name.text), name.text, "other", name.country), name.text)
        return Ref(ident, self.finder.page.span(token.i, token.i), "owner")

    def _is_coalition(self, word: Token) -> bool:
        """Tell whether forces are those of a coalition: "U.S. and [coalition] forces"."""
        role, owned = self.finder.role(word), self.finder.role(word.head if word.dep_ != "conj" else word.head.head)
        told_so = role is not None and role.kind == "alliance" and word.dep_ in {"conj", "compound", "nmod"}
        return told_so and owned is not None and owned.kind in {"forces", "vehicle"}

    def _without_models(self, token: Token, found: list[Ref]) -> list[Ref]:
        """ "British Vulcan and Harrier aircraft": names of models stand beside the state whose things they are."""
        role = self.finder.lexicon.roles.get(token.lemma_.lower())
        kinds = [self.finder.registry.known(ref.actor).kind for ref in found]
        if role is None or role.kind not in {"vehicle", "forces"} or "state" not in kinds:
            return found
        models = {"other", "person", "company"}
        return [r for r, kind in zip(found, kinds, strict=True) if kind not in models or r.how == "description"]

    def _armed_holders(self, token: Token) -> list[Ref]:
        """ "Rebel positions", "a militia convoy", "rebel forces": what armed people hold, where the noun means no others."""
        role = self.finder.lexicon.roles.get(token.lemma_.lower())
        if role is not None and role.kind not in HELD:
            return []
        inside = (c for c in token.lefts if c.dep_ in MODIFIERS and c.lemma_.lower() != "fighter")
        refs = (ref for c in inside for ref in self.finder.resolve(c) if ref.how == "description")
        return [ref for ref in refs if self.finder.registry.known(ref.actor).kind == "armed-group"]

    def _modifiers(self, token: Token) -> Iterator[Token]:
        own = self.finder.page.name_spans.get(token.i)
        for child in token.lefts:
            if child.dep_ not in MODIFIERS or (own and own[0] <= child.i < own[1]):
                continue
            if is_sponsorship(child) or is_leaning(child) or _is_sponsor(child):
                continue
            yield from self._hyphened_before(child)
            yield child
            yield from conjuncts(child)
            if (
                child.dep_ in {"amod", "compound", "nmod"}
                and child.i not in self.finder.page.names
                and not is_origin(child, self.words)
            ):
                yield from (
                    g
                    for g in child.lefts
                    if (g.dep_ in {"compound", "amod", "nmod"} or _leads(g, token)) and g.i in self.finder.page.names
                )

    def _hyphened_before(self, name: Token) -> Iterator[Token]:
        """ "The [Israel]-Lebanon border": a state that a hyphen joins to another."""
        names = self.finder.page.names
        both = (c for c in name.lefts if name.i in names and c.i in names and c.i == name.i - 2)
        yield from (c for c in both if c.doc[c.i + 1].text in HYPHENS)

    def _owners_after(self, token: Token) -> list[Ref]:
        """ "targets linked to Iran", "the embassy of France in Cairo": whom a phrase behind a noun makes its owner."""
        # "targets in [Syria linked to X]": the parser may hang the tie on the place
        places = (c for p in token.rights if p.dep_ == "prep" and p.lower_ in LOCATING for c in p.rights)
        ties = (word for seat in (token, *places, *_acted_on_by(token)) for word in seat.rights if self._is_link(word))
        linked = [ref for word in ties for ref in self._linked_to(word)]
        if linked:
            return linked
        if self._is_department(token):  # "the Ministry of Trade and Labour of [Peru]": what it is for is nobody
            named = (t for t in token.subtree if t.i != token.i and t.i in self.finder.page.names)
            states = (r for t in named for r in (*self.finder.resolve(t), *self.finder.place_state(t)))
            return [replace(r, how="owner") for r in states if self.finder.registry.known(r.actor).kind == "state"][:1]
        role = self.finder.role(token)
        for preposition in (*token.rights, *self._seat_behind(token)):
            where = (
                token.lemma_.lower() in DEALS | MISSIONS and preposition.lower_ in LOCATING
            )  # "signed an accord in Kenya"
            led = (
                preposition.lower_ == "under" and role is not None and role.kind == "forces"
            )  # "forces under the council"
            if preposition.dep_ == "prep" and (led or preposition.lower_ in OWNER_PREPOSITIONS) and not where:
                inside = [c for c in preposition.children if c.dep_ == "pobj" and not self._names_field(token, c)]
                if token.pos_ == "PROPN":  # "the Ministry of Defence of [Chad]"
                    inside += [o for c in inside for o in prepositions(c, "of")]
                refs = (ref for inner in inside for ref in (*self.finder.refs(inner), *self.finder.place_state(inner)))
                owners = [
                    replace(ref, how="owner") for ref in refs if self.finder.registry.known(ref.actor).kind in OWNERS
                ]
                if owners:
                    return owners
        return []

    def _seat_behind(self, token: Token) -> Iterator[Token]:
        """ "Met officials [in] Peru": where those who are in office hold it, though the phrase hangs on the verb."""
        behind = token.doc[token.i + 1] if token.i + 1 < token.sent.end else token
        if token.lemma_.lower() in self.words["of_a_seat"] and token.tag_ == "NNS" and token.dep_ in {"dobj", "pobj"}:
            yield from (p for p in (behind,) if p.lower_ == "in" and p.dep_ == "prep" and p.head.is_ancestor(token))

    def _is_department(self, token: Token) -> bool:
        """Tell whether a noun is part of a government that is called by what it is for: "the Department of Health"."""
        role = self.finder.role(token)
        return role is not None and role.kind == "ministry" and token.text[:1].isupper()

    def _names_field(self, token: Token, noun: Token) -> bool:
        """ "The Ministry of Foreign [Affairs] of Chad": what a body is for, which is nobody."""
        return token.pos_ == "PROPN" and noun.tag_ == "NNPS" and noun.i not in self.finder.page.names

    def is_named_after(self, token: Token, place: Token) -> bool:
        """Tell whether a place only gives a treaty its name: "the Treaty of Paris", "the Paris accords"."""
        name = self.finder.page.name(place)
        made = token.lemma_.lower() in NAMED_AFTER and token.text[:1].isupper()
        return made and name is not None and name.kind in {"capital", "place", "metonym"}

    def _is_link(self, token: Token) -> bool:
        """Tell whether a word behind a noun ties it to somebody: "linked to", "loyal to", "made in"."""
        if token.dep_ in {"amod", "acomp", "relcl"} and token.lower_ in self.words["devoted"]:
            return True
        tying = self.words["linked"] | self.words["produced"]
        return token.dep_ == "acl" and token.tag_ in {"VBN", "VBG", "VBD"} and token.lemma_.lower() in tying

    def _linked_to(self, participle: Token) -> Iterator[Ref]:
        """ "targets linked to Iran", "a depot used by the militia"."""
        places = {"in", "from"} if participle.lemma_.lower() in self.words["produced"] else set()
        for preposition in participle.children:
            if preposition.dep_ in {"prep", "agent"} and preposition.lower_ in {"to", "with", "by"} | places:
                for inner in (c for c in preposition.children if c.dep_ == "pobj"):
                    yield from (replace(r, how="owner") for r in self.finder.refs(inner))

    def holder(self, token: Token) -> str | None:
        """ "Indian-administered Kashmir": who holds a place."""
        for child in token.lefts:
            if child.dep_ == "amod" and child.tag_ == "VBN" and child.lemma_.lower() in self.words["holding"]:
                for inner in child.lefts:
                    name = self.finder.page.name(inner)
                    if name is not None and name.actor is not None:
                        return name.actor
        return None


def _leads(name: Token, noun: Token) -> bool:
    """ "[French]-led troops": whose they are, as "an American-led Operation Anvil" is not."""
    return name.dep_ == "npadvmod" and name.head.lower_ == "led" and noun.pos_ == "NOUN"


def _is_sponsor(name: Token) -> bool:
    """ "[French] trained forces of Togo": who backs somebody, though no hyphen joins the two words; "Syrian armed forces" are Syria's."""
    behind = name.doc[name.i + 1]
    backing = behind.head == name.head and behind.i < name.head.i and behind.tag_ in {"VBN", "VBD"}
    return backing and behind.lemma_.lower() in SPONSOR_VERBS - {"ally", "arm", "align"}


def is_leaning(token: Token) -> bool:
    """Tell whether a name only says to whom somebody leans: "pro-Iranian", "anti-French", "a Chad solidarity march"."""
    first, behind = token.i - 2, token.i + 1
    if behind < token.sent.end and token.doc[behind].lower_ == "solidarity" and token.doc[behind].head != token:
        return True
    return first >= 0 and token.doc[first].lower_ in {"pro", "anti"} and token.doc[first + 1].text == "-"


def _acted_on_by(token: Token) -> tuple[Token, ...]:
    """Give the act on a thing, on which the parser may hang what ties the thing: "[strikes] on targets linked to X"."""
    is_thing = token.dep_ == "pobj" and token.head.lower_ in {"on", "against", "at"} and token.head.head.pos_ == "NOUN"
    return (token.head.head,) if is_thing else ()


def is_origin(word: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a participle says where a thing comes from: "Iranian-[made]"; `words` are the lexicon's classes."""
    hyphened = word.i > 0 and word.doc[word.i - 1].text in HYPHENS
    return hyphened and not words["made_in"].isdisjoint({word.lower_, word.lemma_.lower()})


def is_sponsorship(token: Token) -> bool:
    """Tell whether a modifier says who backs a group: "Iran-backed", "supported by Iran"."""
    if token.lower_.endswith("-backed") or (is_leaning(token) and token.doc[token.i - 2].lower_ == "pro"):
        return True
    return token.lemma_.lower() in SPONSOR_VERBS and token.tag_ in {"VBN", "VBD", "JJ"}
