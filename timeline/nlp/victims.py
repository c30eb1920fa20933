"""Who suffers an act, of those named in its slot: persons, peoples, crowds, and ground that is nobody's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from timeline.lexicon import slug
from timeline.nlp.actors import ActorFinder
from timeline.nlp.registry import Ref
from timeline.nlp.syntax import BORDERS, conjuncts, is_passive
from timeline.nlp.tree import Token
from timeline.nlp.triggers import JUDGING, TOLLS, Trigger

PERSONAL_FRAMES = frozenset({"verb.person-object", "noun.victim"})
LOCATING = frozenset({"in", "at", "near", "across", "outside", "inside"})
POINTING = frozenset({"the", "this", "that", "these", "those"})
SENDING_AWAY = frozenset({"expel", "deport", "deny-entry"})
LEAVING = frozenset({"withdraw", "evacuate", "leave", "retreat"})
TAKING = LEAVING | {"take-ground", "invade", "advance"}  # families of acts done to ground
STRIKING = frozenset({"attack", "offensive", "encircle", "occupy", "siege", "blockade", "storm"})  # and to towns
NATION_WITHIN = 3  # words of a description
STANDING = frozenset(
    {
        "protester",
        "demonstrator",
        "activist",
        "opposition",
        "migrant",
        "refugee",
        "critic",
        "supporter",
        "dissident",
        "rioter",
        "marcher",
    }
)
CROWDS = frozenset({"crowd", "people", "person"})
NOBODY = frozenset(
    "person people family child man woman staff crew crowd victim reporter member relative passenger inhabitant public "
    "resident one other somebody anyone citizen worker guest visitor user group men women children someone site official officials source sources".split()
)
# Nobody's target by themselves, but a party where they act.
INHABITANTS = frozenset({"resident", "inhabitant", "citizen", "crowd"})


class Victims:
    """Tells whom an act is done to, where its slot describes or names somebody."""

    def __init__(self, finder: ActorFinder) -> None:
        self.finder = finder
        self.page = finder.page
        self.states = finder.lexicon.names.actors

    # -- persons ----------------------------------------------------------------------------------------------------

    @staticmethod
    def is_personal(trigger: Trigger) -> bool:
        """Tell whether a person suffers an act for himself, as one convicted does; an envoy is expelled for his state."""
        return _is_done_to_persons(trigger) and (trigger.row.type != "SANCTION" or trigger.row.family == "convict")

    def as_persons(self, trigger: Trigger, target: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """Keep a person who is killed, held or expelled as that person; elsewhere the person stands for the state."""
        if not _is_done_to_persons(trigger) and trigger.row.type != "SANCTION":
            return self._without_stateless_envoys(trigger, target)
        shot = trigger.row.type == "ASSAULT"  # a group's commander is hit for the group, but held for himself
        groups = {r.actor for r in target if shot and self.finder.registry.known(r.actor).kind == "armed-group"}
        envoys = self.finder.registry.envoys if trigger.row.family in SENDING_AWAY else set()
        groups.update(r.actor for r in target if r.person in envoys)  # an envoy is sent away for his state
        own = (r for r in target if r.person and r.actor not in groups and not self._is_possessor(r, trigger.head))
        persons = {r: replace(r, actor=r.person) for r in own if r.person}
        return self._without_stateless_envoys(trigger, tuple(persons.get(r, r) for r in target))

    def _without_stateless_envoys(self, trigger: Trigger, target: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """ "Summoned Ambassador Lima": for the state that sent him, which the text does not name here."""
        if trigger.row.type not in JUDGING and trigger.row.family not in SENDING_AWAY:
            return target
        return tuple(r for r in target if r.actor != r.person or r.person not in self.finder.registry.envoys)

    def persons_joined(self, token: Token) -> tuple[Ref, ...]:
        """ "Arrested Prime Minister Diab and [President Aoun]": persons of one state, each of whom is a victim of his own."""
        return tuple(r for c in conjuncts(token) for r in self.finder.resolve(c) if r.person)

    def named_beside(self, token: Token) -> tuple[Ref, ...]:
        """ "Shot a clerk, [Pedro Amaro]", "held the group's leader, [Ines Cabral]": the name behind what describes a person."""
        found = {noun: self._person_beside(noun) for noun in (token, *conjuncts(token))}
        if not any(found.values()):
            return ()
        return tuple(r for noun, named in found.items() for r in named or self.finder.resolve(noun))

    def _person_beside(self, noun: Token) -> tuple[Ref, ...]:
        role = self.finder.role(noun)
        if noun.pos_ != "NOUN" or (role is not None and role.kind not in {"office", "civilians"}):
            return ()
        names = (c for c in noun.rights if c.dep_ == "appos" and c.pos_ == "PROPN")
        sure = (c for c in names if role is not None or c.ent_type_ == "PERSON")
        refs = (r for c in sure for r in self.finder.resolve(c))
        return tuple(r for r in refs if r.person or self.finder.registry.known(r.actor).kind in {"person", "other"})

    def _is_possessor(self, ref: Ref, act: Token) -> bool:
        """ "Expelled [his] ambassador": whose the victim is, who is no victim himself, as in "[his] expulsion"."""
        token = self.page.token_at(ref.span)
        return token is not None and token.dep_ == "poss" and token.head != act

    # -- peoples and crowds -----------------------------------------------------------------------------------------

    def with_sides(self, trigger: Trigger, target: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """Give the state for its people and firms that are hit or under sanctions.

        People without any feature of their own are nobody's target, unless they are the very ones that are shot at;
        a name that no table has is no party where ground is taken.
        """
        found: list[Ref] = []
        for ref in target:
            if not (_is_done_to_ground(trigger) and self._is_unknown_ground(ref)):
                found += self._sides(trigger, ref)
        named = [r for r in found if r.how != "description"] if trigger.row.type == "SANCTION" else []
        return tuple({r.actor: r for r in named or found}.values())

    def _sides(self, trigger: Trigger, ref: Ref) -> Iterator[Ref]:
        actor = self.finder.registry.known(ref.actor)
        words = ref.actor.split("-")
        if ref.how != "description" or actor.kind in {"armed-group", "party"}:
            yield ref
        elif (
            actor.country
            and actor.country in self.states
            and trigger.row.type in {"ASSAULT", "SANCTION", "COERCE", "RETREAT"}
            and not STANDING & set(words)
        ):
            yield from (replace(ref, actor=state) for state in self._states_of(ref, actor.country))
        elif nation := self._nation_of(ref):
            yield replace(ref, actor=nation)
        elif len(words) > 1 or words[-1] not in NOBODY or self._is_hit_crowd(trigger, ref):
            yield ref

    def _states_of(self, ref: Ref, country: str) -> Iterator[str]:
        """Yield the ids of all states whose people or firms are described: "[Syrian] and [Iranian] firms"."""
        head = self.page.token_ending(ref.span)
        owners = self.finder.owners(head) if head is not None else ()
        states = {o.actor for o in owners if o.actor in self.states and self.states[o.actor].kind == "state"}
        for state in dict.fromkeys((country, *(o.actor for o in owners if o.actor in states))):
            yield self.finder.registry.meet(self.states[state], self.page.text[slice(*ref.span)])

    def _nation_of(self, ref: Ref) -> str | None:
        """ "Two Belmark fishermen": the nation of people, where no table has it."""
        first = self.page.token_at(ref.span)
        inside = self.page.doc[first.i : first.i + NATION_WITHIN] if first is not None else ()
        names = (self.finder.unknown.get(t.text, "") for t in inside if self.page.starts[t.i] < ref.span[1])
        return next((slug(name) for name in names if name in self.finder.registry.nations), None)

    def _is_unknown_ground(self, ref: Ref) -> bool:
        """ "Captured Kessu": a name that no table has and that does nothing itself is where it was done."""
        known = ref.actor in self.states or ref.actor in self.finder.registry.vessels
        acting = known or self.page.text[slice(*ref.span)] in self.finder.unknown
        unknown = self.finder.registry.known(ref.actor).kind in {"other", "person"}
        return ref.how in {"name", "person"} and unknown and not acting

    def _is_hit_crowd(self, trigger: Trigger, ref: Ref) -> bool:
        """Tell whether people of no side are the very ones an act is done to: "shot two men"; not "nine people were killed", "the men"."""
        counted_only = trigger.row.family in TOLLS and not trigger.nominal and is_passive(trigger.head)
        token = self.page.token_at(ref.span)
        known = token is not None and any(c.dep_ == "poss" or c.lower_ in POINTING for c in token.lefts)
        return trigger.row.type == "ASSAULT" and not counted_only and not (known and ref.actor not in CROWDS)

    # -- an act and its effects -------------------------------------------------------------------------------------

    def choose(self, told: tuple[Ref, ...], victims: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """Choose who was hit: those whom the act names before those whom its effects count, a mere place after both."""
        sure = tuple(r for r in told if not self.is_located(r) and r.actor not in NOBODY)
        known = tuple(r for r in victims if not self.is_of_nobody(r))
        sided = tuple(r for r in known if r.how != "description" or self._has_side(r))
        return sure or sided or known or told or tuple(r for r in victims if r.actor not in NOBODY)

    def is_located(self, ref: Ref) -> bool:
        """Tell whether a party is only named as where something lay: "a camp in [Iraq]", "on the [Iraqi] border"."""
        token = self.page.token_at(ref.span)
        while token is not None and token.dep_ == "conj":  # "a camp in Iraq and [Syria]"
            token = token.head
        if (
            token is not None
            and token.dep_ == "poss"
            and token.head.lemma_.lower() in self.finder.lexicon.classes["territory"]
        ):
            token = token.head  # "in [Mali's] Gao region"
        above = token.head if token is not None else None
        located = above is not None and above.dep_ == "prep" and above.lower_ in LOCATING
        if above is not None and above.dep_ == "prep" and above.lower_ in {"with", "of", "between"}:
            located = located or above.head.lemma_.lower() in BORDERS  # "on the border with [Chad]"
        return ref.how == "place" or located or (above is not None and above.lemma_.lower() in BORDERS)

    def _has_side(self, ref: Ref) -> bool:
        """Tell whether people are said to be of a state or of a group: not "a foreign contractor"."""
        actor = self.finder.registry.known(ref.actor)
        return actor.country is not None or actor.kind in {"armed-group", "party"}

    def is_of_nobody(self, ref: Ref) -> bool:
        """Tell whether people have no side: "three civilians"."""
        actor = self.finder.registry.known(ref.actor)
        return ref.how == "description" and actor.country is None and actor.kind in {"civilians", "other"}


def _is_done_to_ground(trigger: Trigger) -> bool:
    return trigger.row.family in STRIKING or (trigger.row.family in TAKING and not trigger.nominal)


def _is_done_to_persons(trigger: Trigger) -> bool:
    return trigger.row.frame.name in PERSONAL_FRAMES or trigger.row.mode == "release"
