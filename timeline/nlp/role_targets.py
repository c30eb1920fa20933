"""To whom it was done: where the frame's slots name nobody, the object, the content or the grievance of an act may."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from timeline.nlp.implied import (
    embassies_beside,
    takers_of_step,
)
from timeline.nlp.owners import is_leaning, is_origin
from timeline.nlp.registry import Ref
from timeline.nlp.role_seats import (
    is_content,
    is_venue,
    phrase_of,
    the_dead_of,
)
from timeline.nlp.role_slots import BEFORE, OF_ACTS, Roles, SlotReader, is_before
from timeline.nlp.slots import fillers
from timeline.nlp.subjects import CONCERTED
from timeline.nlp.syntax import BORDERS, clause_top, prepositions
from timeline.nlp.tree import Token
from timeline.nlp.triggers import JUDGING, Trigger

STATED_FRAMES = frozenset({"adj.due", "verb.due"})  # what the author of a statement asks for by saying that it is due
JUDGED_FRAMES = frozenset({"adj.judged", "noun.judged", "verb.judged", "verb.evidence"})
CONTENT_TYPES = frozenset({"AGREE", "REJECT", "REQUEST", "THREATEN", "CONCEDE", "PROTEST"})
HITTING = frozenset({"hit", "strike", "target", "rock", "devastate", "damage", "destroy", "pound"})
GRIEVANCE = frozenset({"in", "over", "against", "at", "about", "for", "of", "following", "after", "to", "outside"})
SHOWN = frozenset({"protest", "anger", "outrage", "indignation"})  # in which a step is taken
MEANT_FOR = ("at", "over", "against", "about")
CONDITIONS = frozenset({"if", "unless", "should", "once", "until"})
RIVALRY = frozenset({"ACCUSE", "COERCE", "REJECT", "THREATEN", "REQUEST"})
CUSTODY = frozenset({"arrest", "release", "abduct"})  # families of acts of which "his arrest" may remind
HOLDING = frozenset({"arrest", "abduct", "seize"})  # families of acts by which somebody comes to be held
HELD = frozenset({"hostage", "prisoner", "captive", "detainee", "abductee", "internee"})
THEIRS = frozenset({"his", "her", "their"})
KNOWN = THEIRS | {"the", "its"}
QUELLING = frozenset({"repress", "crowd-control", "crackdown"})  # families of what is done to a crowd
HARMING = frozenset({"kill", "wound", "injure"})
AIMED_AT = ("against", "toward", "towards", "at", "over", "into", "along", "near", "around", "off")
TO_BORDER = ("to", "at", "on", "along", "near", "toward", "towards", "across", "around")
MOVING = frozenset({"verb.deploy"})  # frames of acts done with one's own arms
JUDGED = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN", "RETREAT", "CONCEDE"})
EVERYBODY = frozenset(
    "side party actor stakeholder state country nation donor community group faction leader government".split()
)
NOT_SEARCHED = frozenset({"subj", "poss", "mod", "by", "iobj", "ccomp"})


@dataclass
class TargetFinder:
    """Finds the targets of one page's triggers; `assign` gives both roles of another act."""

    slots: SlotReader
    assign: Callable[[Trigger], Roles]

    def __post_init__(self) -> None:
        """Keep at hand what most questions need."""
        self.page, self.lexicon, self.finder = self.slots.page, self.slots.lexicon, self.slots.finder
        self.victims = self.slots.victims

    def find(self, trigger: Trigger, source: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """Give the target of a trigger whose source is known."""
        if (held := self._held_before(trigger)) is not None:
            return held
        if self.slots.is_in_favour(trigger):
            faced = [s for s in trigger.row.frame.target if s not in NOT_SEARCHED | {"obj", "over"}]
            return self.slots.leaned_against(trigger) or self.slots.first(trigger, faced, "target")
        told = self._light_target(trigger) or self._judged(trigger, source)
        if not told and self._judges_an_act(trigger):
            return ()  # who did it is told elsewhere; whom it hit is not blamed for it
        doers = {r.actor for r in source}
        return (
            told
            or self.slots.of_the_measure(trigger, "target")
            or self.slots.leaned_against(trigger)
            or self._what_it_hit(trigger)
            or tuple(r for t in embassies_beside(trigger) for r in self.finder.owners(t))
            or self.slots.mission_hit(trigger)
            or self._crowd(trigger)
            or self._set_free(trigger, doers)
            or self._the_dead(trigger, source)
            or self._other_than(source, trigger)
            or self._own_person(trigger, source)
            or self._neighbours(trigger, doers)
            or self._inside_object(trigger)
            or self.inside_content(trigger, doers)
            or self._grieved_at(trigger, doers)
            or self._conditioned(trigger, doers)
            or self.slots.first(trigger, trigger.row.frame.target, "target")
            or self._protested_by(trigger)
            or self._firm_in_name(trigger)
            or self._town_in_name(trigger)
        )

    def _light_target(self, trigger: Trigger) -> tuple[Ref, ...]:
        """Who suffered it: the subject of "came under", "faced", the object of "served [Togo] with" a demand."""
        if trigger.carrier is None:
            return ()
        if (act := self.slots.act_that_stirs(trigger)) is not None:
            return self.assign(act).source
        if trigger.light is not None and trigger.light_role == "active" and trigger.head.head.lower_ == "with":
            return tuple(
                r for token in fillers(trigger.light, "obj") for r in self.slots.refs_of(token, "obj", "target")
            )
        return self.slots.refs_of_subject(trigger.carrier, "target") if trigger.light_role == "passive" else ()

    def _other_than(self, source: tuple[Ref, ...], trigger: Trigger) -> tuple[Ref, ...]:
        """Fill the first slot that names another than the doer: "reaffirmed its support [for Togo]"."""
        doers = {r.actor for r in source}
        found = (
            self._as_rivals(self.slots.refs_in(trigger, slot, "target"), source, trigger)
            for slot in trigger.row.frame.target
        )
        return next((refs for refs in found if not {r.actor for r in refs} <= doers), ())

    def _conditioned(self, trigger: Trigger, sources: set[str]) -> tuple[Ref, ...]:
        """Give whose act a threat is to prevent: "threatened war if [Ethiopia] filled the dam"."""
        if trigger.row.type != "THREATEN" or trigger.nominal:
            return ()
        seats = [trigger.head, *(c for c in trigger.head.rights if c.dep_ in {"xcomp", "ccomp", "dobj"})]
        clauses = (c for seat in seats for c in seat.rights if c.dep_ == "advcl")
        conditions = (c for c in clauses if any(m.lower_ in CONDITIONS for m in c.lefts))
        subjects = (t for c in conditions for t in fillers(c, "subj"))
        return tuple(r for t in subjects for r in self.slots.refs_of(t, "obj", "target") if r.actor not in sources)

    def _judged(self, trigger: Trigger, source: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """Give whose step or act is judged, where that is told before."""
        step = takers_of_step(trigger.head, self.lexicon) if trigger.row.type in JUDGING else ()
        return tuple(r for t in step for r in self.slots.refs_of(t, "subj", "source")) or self._told_last(
            trigger, source
        )

    def _judges_an_act(self, trigger: Trigger) -> bool:
        """Tell whether the first thing that is judged is an act whose doer is not named: "condemned the raid on Y"."""
        if trigger.row.type not in JUDGING:
            return False
        for slot in (s for s in trigger.row.frame.target if s not in NOT_SEARCHED):
            for token in self.slots.tokens_in(trigger, slot):
                act = self.slots.act_at(token)
                if act is not None and act.row.family != "generic" and not act.row.frame.mutual:
                    addressed = self.slots.first(
                        trigger, [s for s in trigger.row.frame.target if s in BEFORE], "target"
                    )
                    return not addressed and not self.slots.first(act, act.row.frame.source, "source")
                if self._is_deed_against(token):
                    return True
                if self.slots.refs_of(token, slot, "target"):
                    return False
        return False

    def _is_deed_against(self, token: Token) -> bool:
        """ "These senseless [acts] against the embassies of Y": nobody is said to have done them."""
        if token.lemma_.lower() not in self.lexicon.anaphors or not any(prepositions(token, "against")):
            return False
        return not any(c.dep_ in {"poss", "agent"} or c.i in self.page.names for c in token.children) and not any(
            o for p in ("by", "of") for o in prepositions(token, p)
        )

    def _told_last(self, trigger: Trigger, source: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """ "it was illegal", "denounced it": who did what was told last, unless that is the one who says so."""
        slot = "subj" if trigger.row.frame.name in JUDGED_FRAMES else "obj" if trigger.row.family in OF_ACTS else None
        judged = next(fillers(trigger.head, slot), None) if slot and not trigger.nominal else None
        if judged is None or judged.lower_ not in {"it", "this", "that"}:
            return ()
        speaking = {r.actor for r in source}
        before = (
            t for t in reversed(self.slots.trigger_heads.values()) if t.head.i < trigger.head.i and t.row.type in JUDGED
        )
        told = (self.slots.first(t, t.row.frame.source, "source") for t in before)
        return next((refs for refs in told if refs and not speaking & {r.actor for r in refs}), ())

    def _what_it_hit(self, trigger: Trigger) -> tuple[Ref, ...]:
        """ "An airstrike hits a militia convoy", "the attack, which struck the airport": the object of the noun's verb."""
        if not trigger.nominal or trigger.row.type != "ASSAULT":
            return ()
        verbs = [trigger.head.head] if trigger.head.dep_ == "nsubj" else []
        verbs += [c for v in verbs for c in v.rights if c.dep_ == "conj"]
        verbs += [c for c in trigger.head.rights if c.dep_ in {"relcl", "acl"}]
        verbs += [c for c in clause_top(trigger.top).rights if c.tag_ == "VBG" and c.lemma_ == "target"]

        def suffering(acts: frozenset[str]) -> tuple[Ref, ...]:
            objects = (o for v in verbs if v.lemma_.lower() in acts for o in fillers(v, "obj") if o != trigger.head)
            return tuple(r for o in objects for r in self.slots.refs_of(o, "obj", "target"))

        return suffering(HITTING) or tuple(r for r in suffering(HARMING) if not self.victims.is_of_nobody(r))

    def _held_before(self, trigger: Trigger) -> tuple[Ref, ...] | None:
        """ "Peru freed two reporters. [Their] arrest …": those who were held or freed last, and never who speaks; None where nobody was."""
        owner = next((c for c in trigger.head.lefts if c.tag_ == "PRP$"), None)
        if owner is None or not trigger.nominal or trigger.row.family not in CUSTODY or owner.lower_ not in THEIRS:
            return None
        before = (t for t in reversed(self.slots.trigger_heads.values()) if t.head.i < trigger.head.i)
        act = next((t for t in before if t.row.family in CUSTODY and not t.nominal), None)
        if act is None:
            return None
        return tuple(replace(r, span=self.page.span(owner.i, owner.i), how="pronoun") for r in self.assign(act).target)

    def _set_free(self, trigger: Trigger, doers: set[str]) -> tuple[Ref, ...]:
        """ "Freed the [hostages]", "let the [ship] go", "shot one of his [captives]": those whose seizure was told last, where nobody says of whom they are."""
        released = trigger.row.family == "release"
        if not released and trigger.row.type not in {"ASSAULT", "COERCE"}:
            return ()
        freed = next((t for slot in ("obj", "on", "at", "of") for t in fillers(trigger.head, slot)), None)
        known = HELD | (self.lexicon.classes["vessel"] if released else frozenset())
        told = freed is not None and all(c.lower_ in KNOWN or c.dep_ == "nummod" for c in freed.lefts)
        if freed is None or not told or freed.left_edge.lower_ not in KNOWN or freed.lemma_.lower() not in known:
            return ()
        if any(self.finder.registry.known(r.actor).country for r in self.slots.refs_of(freed, "obj", "target")):
            return ()
        before = (t for t in reversed(self.slots.trigger_heads.values()) if t.head.i < trigger.head.i)
        acts = [self.assign(t) for t in before if t.row.family in HOLDING]
        own = (act for act in acts if doers & {r.actor for r in act.source})
        act = next(own, acts[0] if acts and (released or not doers) else None)
        held = act.target if act is not None else ()
        span = self.page.span(freed.i, freed.i)
        return tuple(replace(r, span=span, how="pronoun") for r in held if r.actor not in doers)

    def _own_person(self, trigger: Trigger, source: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """ "Prosecutors charged the former president, [Amos Okoro]": whom the name behind his office tells from the state that he is of."""
        if trigger.row.type not in RIVALRY or trigger.nominal:
            return ()
        named = (r for t in fillers(trigger.head, "obj") for r in self.victims.named_beside(t) if r.person)
        return self._as_rivals(tuple(named), source, trigger)

    def _crowd(self, trigger: Trigger) -> tuple[Ref, ...]:
        """ "Crushed the [protests]", "broke up a [rally]": those who protest, whether or not it is said who they are."""
        if trigger.row.family not in QUELLING:
            return ()
        seats = (t for slot in ("obj", "of", "on", "against") for t in fillers(trigger.head, slot))
        acts = (act for t in seats if (act := self.slots.act_at(t)) is not None and act.row.type == "PROTEST")
        act = next(acts, None)
        return () if act is None else self.assign(act).source or self.slots.protesters(act)

    def _the_dead(self, trigger: Trigger, source: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """ "Nine [Kenyan] soldiers died after a raid on a border post": whose men an act cost, where its own words name only a place."""
        if not trigger.nominal or trigger.row.type != "ASSAULT":
            return ()
        doers = {r.actor for r in source}
        dead = [
            r for t in the_dead_of(trigger.head) for r in self.slots.refs_of(t, "obj", "target") if r.actor not in doers
        ]
        sided = tuple(r for r in dead if self.finder.registry.known(r.actor).kind in {"state", "igo"})
        told = self.slots.first(trigger, trigger.row.frame.target, "target") if sided else ()
        named = any(r.how != "pronoun" and not self.victims.is_located(r) for r in told)
        return () if named else sided

    def _inside_object(self, trigger: Trigger) -> tuple[Ref, ...]:
        """Give the first actor named inside what is acted on: "stopped the import of [Thai] fruit"."""
        seats = list(fillers(trigger.head, "obj")) if not trigger.nominal else []
        if trigger.row.frame.name in MOVING:  # "sent the cruiser Mauritius": own arms; but "sent a missile over Japan"
            seats = [t for seat in seats for slot in AIMED_AT for t in prepositions(seat, slot)]
        seats += [
            t
            for slot in trigger.row.frame.target
            if slot not in NOT_SEARCHED and not is_before(trigger, slot)
            for t in self.slots.tokens_in(trigger, slot)
            if t.lemma_.lower() not in CONCERTED
        ]
        for seat in seats:
            for token in phrase_of(seat):
                if self.slots.is_given(trigger, "obj", seat):
                    break
                origin = is_origin(token.head, self.lexicon.classes)
                if (
                    self.slots.is_name(token)
                    and not origin
                    and not is_leaning(token)
                    and (refs := self.finder.resolve(token))
                ):
                    return tuple(replace(r, how="owner") for r in refs)
        return ()

    def _neighbours(self, trigger: Trigger, doers: set[str]) -> tuple[Ref, ...]:
        """ "Sent troops to its border with [Chad]": the neighbour against whom arms are moved."""
        if not trigger.row.frame.name.endswith(".deploy"):
            return ()
        moved = (t for t in (trigger.head, trigger.light) if t is not None)
        seats = [s for t in moved for s in (t, *fillers(t, "obj"), *prepositions(t, "of"))]
        borders = (o for s in seats for word in TO_BORDER for o in prepositions(s, word) if o.lemma_.lower() in BORDERS)
        found = (r for o in borders for t in prepositions(o, "with") for r in self.slots.refs_of(t, "with", "target"))
        return tuple(r for r in found if r.actor not in doers)

    def inside_content(self, trigger: Trigger, sources: set[str]) -> tuple[Ref, ...]:
        """Give the first party named in what is promised, refused, demanded or threatened: "to continue aid to [Mozambique]"."""
        if trigger.row.type not in CONTENT_TYPES or self._is_for_all(trigger):
            return ()
        seats = {trigger.head, trigger.top}
        clauses = [c for seat in seats for c in seat.children if is_content(c)]
        clauses += [
            c for seat in seats for p in seat.children if p.dep_ == "prep" for c in p.children if c.dep_ == "pcomp"
        ]
        clauses += fillers(trigger.head, "obj")
        return self._first_party_in(clauses, sources)

    def _is_for_all(self, trigger: Trigger) -> bool:
        """ "Urged all sides to join talks led by Y": those who are asked are told, if not by name."""
        if trigger.row.type != "REQUEST":
            return False
        asked = (t for slot in ("obj", "on", "upon", "to") for t in fillers(trigger.head, slot))
        return any(t.lemma_.lower() in EVERYBODY and any(c.lower_ in {"all", "both"} for c in t.lefts) for t in asked)

    def _grieved_at(self, trigger: Trigger, sources: set[str]) -> tuple[Ref, ...]:
        """Give the first party named in what a protest is about: "staged rallies over a law signed by [Tbilisi]"."""
        if trigger.row.type != "PROTEST":
            return ()
        seats = [t for t in (trigger.head, trigger.light, *fillers(trigger.head, "obj")) if t is not None]
        about = [c for seat in seats for c in seat.children if is_content(c) or c.dep_ in {"acl", "advcl"}]
        about += [c for seat in seats for c in seat.children if c.dep_ == "prep" and c.lower_ in GRIEVANCE]
        return self._first_party_in(about, sources)

    def _protested_by(self, trigger: Trigger) -> tuple[Ref, ...]:
        """ "Recalled its envoy in protest at [Chad's] claim", "in anger at [Chad]": against whom a step is said to be meant."""
        seats = (t for t in (trigger.head, *fillers(trigger.head, "obj")) if not trigger.nominal)
        for shown in (o for seat in seats for o in prepositions(seat, "in") if o.lemma_.lower() in SHOWN):
            behind = [
                o for word in MEANT_FOR for o in (*prepositions(shown, word), *prepositions(shown.head.head, word))
            ]
            refs = next((refs for o in behind if o.i > shown.i and (refs := self.slots.refs_of(o, "at", "target"))), ())
            if refs:
                return refs
        return ()

    def _first_party_in(self, phrases: Iterable[Token], sources: set[str]) -> tuple[Ref, ...]:
        """Give the first party in some phrases with those joined to it, or else the state of the first place named there."""
        places: tuple[Ref, ...] = ()
        for phrase in phrases:
            for token in filter(self._may_be_party, phrase.subtree):
                found = tuple(r for r in self.finder.refs(token) if r.actor not in sources and r.how != "place")
                if found:
                    return tuple(replace(r, how="owner") for r in found)
                if not is_venue(token):
                    places = places or tuple(r for r in self.finder.place_state(token) if r.actor not in sources)
        return places

    def _may_be_party(self, token: Token) -> bool:
        """Tell whether a word names a party, or describes an armed or political one: "opposition parties"."""
        if self.slots.is_name(token):
            return True
        role = self.lexicon.roles.get(token.lemma_.lower())
        return role is not None and role.kind in {"group", "party"} and token.pos_ == "NOUN"

    def _town_in_name(self, trigger: Trigger) -> tuple[Ref, ...]:
        """ "The [Lomé] attack": on the state whose town it is."""
        towns = (t for t in fillers(trigger.head, "mod") if self.slots.is_town_hit(t, trigger))
        return tuple(r for t in towns for r in self.finder.refs(t))

    def _firm_in_name(self, trigger: Trigger) -> tuple[Ref, ...]:
        """ "The [Air Togo] bombing": a firm before an act of force is whom it hit."""
        words = fillers(trigger.head, "mod") if trigger.nominal and trigger.row.type == "ASSAULT" else ()
        refs = (r for t in words for r in self.finder.refs(t))
        return tuple(r for r in refs if self.finder.registry.known(r.actor).kind == "company")

    def _as_rivals(self, refs: tuple[Ref, ...], source: tuple[Ref, ...], trigger: Trigger) -> tuple[Ref, ...]:
        """ "A court of [Chad] accused the former president, [Amos Okoro]": one of the doer's own state is meant himself."""
        if trigger.row.type not in RIVALRY:
            return refs
        doers, persons = {r.actor for r in source}, {r.person for r in source}
        persons |= self.finder.registry.envoys  # "asked her": the ambassador, who is of another state
        meant = (r.person is not None and r.how in {"person", "pronoun"} and r.person not in persons for r in refs)
        own = (is_meant and r.actor in doers for r, is_meant in zip(refs, meant, strict=True))
        return tuple(replace(r, actor=str(r.person)) if is_own else r for r, is_own in zip(refs, own, strict=True))
