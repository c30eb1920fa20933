"""Who did it, and to whom: the frame of a trigger, filled from the parse."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from timeline.lexicon import Lexicon, slug
from timeline.model import Actor
from timeline.nlp.actors import ActorFinder
from timeline.nlp.anaphora import PRONOUNS, Anaphora
from timeline.nlp.implied import (
    asked,
    askers,
    charged,
    claimants,
    clause_subject,
    deciders,
    embassies_beside,
    gives_reason,
    handlers,
    hosted,
    is_at_request,
    is_document,
    issuers,
    leaders_of_operation,
    makers_of_means,
    places_of_authority,
    quitters,
    runners,
    sets_condition,
    speakers,
    stranded_subject,
    subject_beside,
    takers_of_step,
)
from timeline.nlp.owners import is_origin
from timeline.nlp.page import Page
from timeline.nlp.registry import Ref
from timeline.nlp.role_seats import (
    between_behind,
    each_other,
    is_content,
    is_venue,
    phrase_of,
    right_behind,
    shared_modifiers,
    the_dead_of,
)
from timeline.nlp.slots import fillers
from timeline.nlp.subjects import CONCERTED, surface_subject
from timeline.nlp.syntax import BORDERS, clause_top, counting, is_passive, prepositions
from timeline.nlp.tree import Token
from timeline.nlp.triggers import JUDGING, Trigger
from timeline.nlp.victims import INHABITANTS, LEAVING, NOBODY, Victims

PLACE_SLOTS = frozenset({"on", "upon", "at", "into", "against", "over", "obj", "of", "toward", "towards"})
JUDGED_FRAMES = frozenset({"adj.judged", "verb.judged"})
CONTENT_TYPES = frozenset({"AGREE", "REJECT", "REQUEST", "THREATEN", "CONCEDE", "PROTEST"})
HITTING = frozenset({"hit", "strike", "target", "rock", "devastate", "damage", "destroy", "pound"})
GRIEVANCE = frozenset({"in", "over", "against", "at", "about", "for", "of", "following", "after", "to", "outside"})
FORUMS = frozenset({"igo"})  # kinds of actor before which one accuses, and which are not accused themselves
BEFORE = frozenset({"to", "with", "before", "at"})
DEALING = frozenset({"AGREE", "COOPERATE"})
HARMFUL = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN"})
CONDITIONS = frozenset({"if", "unless", "should", "once", "until"})
UNKNOWN_KIND = frozenset({"terrorist", "terror", "suicide"})  # "an Islamist terrorist attack": by whom is not said
RIVALRY = frozenset({"ACCUSE", "COERCE", "REJECT", "THREATEN", "REQUEST"})
CUSTODY = frozenset({"arrest", "release", "abduct"})  # families of acts of which "his arrest" may remind
THEIRS = frozenset({"his", "her", "their"})
BETWEEN = frozenset({"sever"})  # done by two, it is done by each to the other
JOINT = frozenset({"exercise", "patrol"})  # held with somebody, they are done by both
ALONG = ("along", "on", "near", "at", "across")
FRONTS = BORDERS | {"line"}
FIRING = frozenset({"firing", "fire", "gunfire", "shooting", "shell", "shelling", "bomb", "bullet"})
AT_PLACES = frozenset({"bombing", "blast", "explosion", "massacre", "shooting", "killing", "killings", "siege"})
HARMING = frozenset({"kill", "wound", "injure"})
AIMED_AT = ("against", "toward", "towards", "at", "over", "into", "along", "near", "around", "off")
AT_HOME = frozenset({"close", "censor", "withhold"})  # families of acts done to what is one's own: "closed its border"
MOVING = frozenset({"verb.deploy"})  # frames of acts done with one's own arms
JUDGED = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN", "RETREAT", "CONCEDE"})
STIRRED = frozenset({"ACCUSE", "REJECT", "PROTEST", "SUPPORT"})  # what an act may draw from others
OF_ACTS = frozenset({"condemn", "praise"})  # families of verbs that judge what somebody did: "denounced it"
EVERYBODY = frozenset(
    "side party actor stakeholder state country nation donor community group faction leader government".split()
)
NOT_SEARCHED = frozenset({"subj", "poss", "mod", "by", "iobj", "ccomp"})


@dataclass(frozen=True, slots=True)
class Roles:
    """The parties of one mention, in text order, with the spans that name them."""

    source: tuple[Ref, ...] = ()
    target: tuple[Ref, ...] = ()


@dataclass
class RoleFinder:
    """Fills the frames of one page's triggers."""

    page: Page
    lexicon: Lexicon
    finder: ActorFinder
    anaphora: Anaphora
    trigger_heads: dict[int, Trigger] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make what tells who suffers an act."""
        self.victims = Victims(self.finder)

    def assign(self, trigger: Trigger) -> Roles:
        """Give the parties of `trigger`."""
        if is_at_request(trigger):
            return _apart(Roles(self._first_of(askers(trigger), "source"), self._first_of(asked(trigger), "target")))
        source = self._not_the_answerer(trigger, self._source(trigger))
        sides = self._sides_between(trigger)
        if trigger.row.frame.mutual:
            return self._mutual(trigger, sides or source)
        if sides and not source:
            return Roles(sides, sides)
        if len(source) > 1 and each_other(trigger.head):
            return Roles(source, source)
        target = self._target(trigger, source)
        if trigger.row.family not in AT_HOME:
            target = self._not_oneself(trigger, target, frozenset(r.actor for r in source))
        source = self._not_the_victim(trigger, source, target)
        target = self._across_border(source, target)
        if len(source) == 2 and not target and trigger.row.family in BETWEEN:
            return Roles(source, source)
        sided = self.victims.with_sides(trigger, self.victims.as_persons(trigger, target))
        return self._with_own_people(_apart(Roles(source, sided)), target if sided else ())

    def _with_own_people(self, roles: Roles, target: tuple[Ref, ...]) -> Roles:
        """ "Soldiers killed two [students] in Chad": whose people are hit by those of their own state are hit as people."""
        if roles.target or not roles.source:
            return roles
        people = (r for r in target if r.how == "description" and r.actor not in NOBODY)
        return Roles(roles.source, tuple(r for r in people if self.finder.registry.known(r.actor).kind == "civilians"))

    def _sides_between(self, trigger: Trigger) -> tuple[Ref, ...]:
        """ "Y ended the fighting between [X] and [Z]": where both sides are told, whose verb it is adds none."""
        held = trigger.nominal or is_passive(trigger.head)  # "a pact was signed between [X] and [Z]"
        sides = self._slot_refs(trigger, "between", "source") if held else ()
        if not sides and trigger.nominal:  # "fighting erupted in the morning between [X] and [Z]": hung on the morning
            late = between_behind(trigger.head)
            sides = tuple(r for t in late for r in self.refs_of(t, "between", "source"))
        if not sides and trigger.row.frame.name == "noun.fight":
            sides = self._sides_of_border(trigger)
        return sides if len(sides) > 1 else ()

    def _sides_of_border(self, trigger: Trigger) -> tuple[Ref, ...]:
        """ "Fighting along the border between [X] and [Z]": nobody else is told to fight there."""
        if any(self._slot_refs(trigger, slot, "source") for slot in ("with", "by", "against", "among")):
            return ()
        seats = (trigger.head, clause_top(trigger.top))
        borders = (o for seat in seats for word in ALONG for o in prepositions(seat, word) if o.lemma_ in FRONTS)
        found = ((*prepositions(o, "between"), *fillers(o, "mod")) for o in borders)
        return next((refs for ts in found if (refs := tuple(r for t in ts for r in self.finder.refs(t)))), ())

    def _source(self, trigger: Trigger) -> tuple[Ref, ...]:
        source = self._light_source(trigger) or self._first(trigger, trigger.row.frame.source, "source")
        source = self._not_the_hunter(trigger, source) or self._implied_source(trigger)
        source = source or self._of_the_measure(trigger, "source")
        left = trigger.row.family in LEAVING and (is_passive(trigger.head) or surface_subject(trigger.head) is None)
        if not source and not trigger.nominal and (left or trigger.row.frame.name == "verb.deploy"):
            source = self._slot_refs(trigger, "obj", "source")  # the staff were evacuated, the army put on alert
        if trigger.row.family in JOINT:
            source += tuple(r for r in self._slot_refs(trigger, "with", "source") if r not in source)
        if trigger.row.mode == "resign":
            source = tuple(replace(r, actor=r.person) if r.person else r for r in source)
        return source

    def _not_the_hunter(self, trigger: Trigger, source: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """ "X shot down the missiles that [they] fired": where "they" cannot be who brings them down, it is the party before."""
        noun = trigger.head.head
        hunt = clause_top(noun)
        if trigger.head.dep_ != "relcl" or hunt.lemma_.lower() not in self.lexicon.classes["bringing_down"]:
            return source
        hunters = frozenset(r.actor for t in fillers(hunt, "subj") for r in self.refs_of(t, "subj"))
        if not hunters or any(r.how != "pronoun" or r.actor not in hunters for r in source):
            return source
        return next((self.anaphora.others(t, hunters) for t in fillers(trigger.head, "subj")), ())

    def _not_the_answerer(self, trigger: Trigger, source: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """ "X sanctioned Y over its tests", "X condemned Y after it shelled a port": what is answered was done by Y."""
        said = [self.page.token_at(r.span) for r in source]
        if not source or any(word is None or r.how != "pronoun" for word, r in zip(said, source, strict=True)):
            return source
        if any(word.lower_ not in PRONOUNS for word in said if word is not None) and self._is_reported(trigger):
            return source
        above = self._answer_above(trigger)
        if above is None or (above.row.type not in JUDGING | {"THREATEN"} and trigger.row.type not in HARMFUL):
            return source
        answering = self.assign(above)
        doers = {r.actor for r in answering.source}
        if (
            not {r.actor for r in source} <= doers
            or not answering.target
            or {r.actor for r in answering.target} & doers
        ):
            return source
        return tuple(replace(r, how="pronoun", span=source[0].span) for r in answering.target)

    def _is_reported(self, trigger: Trigger) -> bool:
        """Tell whether an act is only what somebody says in a reason: "after Y warned that the army had struck"."""
        over = itertools.takewhile(lambda t: not gives_reason(t), (trigger.top, *trigger.top.ancestors))
        return any(t.dep_ == "ccomp" or (t.i in self.trigger_heads and t.i != trigger.head.i) for t in over)

    def _answer_above(self, trigger: Trigger) -> Trigger | None:
        """Find the hostile act or judgement of which the clause or phrase of an act gives the reason."""
        climb = (trigger.top, *trigger.top.ancestors)
        word = next((t for t in climb if gives_reason(t) or sets_condition(t) or self._is_charge(t, trigger)), None)
        if word is None:
            return None
        over = {t.top.i: t for t in self.trigger_heads.values()} | self.trigger_heads
        above = next((over[t.i] for t in word.ancestors if t.i in over), None)
        if above is None or above is trigger:
            return None
        fitting = {"THREATEN"} if sets_condition(word) else JUDGING if word.tag_ == "VBG" else JUDGING | HARMFUL
        return above if above.row.type in fitting else None

    def _is_charge(self, word: Token, trigger: Trigger) -> bool:
        """ "Accused Y of arrogance, [claiming] that it had torn up the pact": what is claimed besides is of Y, too."""
        lies_ahead = any(c.dep_ == "aux" and c.tag_ == "MD" for c in trigger.head.lefts)
        told = word.dep_ == "advcl" and word.tag_ == "VBG" and word.lemma_.lower() in self.lexicon.speech
        return told and not lies_ahead

    def _implied_source(self, trigger: Trigger) -> tuple[Ref, ...]:
        """Give who acts, where the sentence says so outside the slots of the frame."""
        doers = [
            *makers_of_means(trigger, self.lexicon),
            *leaders_of_operation(trigger, self.lexicon),
            *handlers(trigger, self.lexicon),
            *claimants(trigger),
            *charged(trigger),
            *deciders(trigger),
            *runners(trigger, self.lexicon),
            *quitters(trigger),
        ]
        if not trigger.nominal:
            doers += [*stranded_subject(trigger.head), *subject_beside(trigger.head)]
        if trigger.row.frame.name == "noun.victim" and any(prepositions(trigger.head, "of")):
            doers += [
                t for slot in ("poss", "mod") for t in fillers(trigger.head, slot)
            ]  # "Qatar's expulsion of envoys"
        if trigger.row.frame.name in JUDGED_FRAMES:
            doers += speakers(trigger.head)
        found = (self.refs_of(token, "subj", "source") for token in doers)
        said = next((refs for refs in found if refs and not {r.actor for r in refs} <= NOBODY), ())
        return (
            said
            or self._the_world(trigger)
            or self._where_it_stirs(trigger)
            or next((refs for t in places_of_authority(trigger, self.lexicon) if (refs := self._state_at(t))), ())
        )

    def _where_it_stirs(self, trigger: Trigger) -> tuple[Ref, ...]:
        """ "The raid sparked outrage in [Uganda]": where an act is resented."""
        if self._act_that_stirs(trigger) is None:
            return ()
        places = (t for p in ("in", "across") for t in prepositions(trigger.head, p))
        return next((refs for t in places if (refs := self._state_at(t))), ())

    def _the_world(self, trigger: Trigger) -> tuple[Ref, ...]:
        """ "International condemnation": that of the international community."""
        if not trigger.nominal or trigger.row.type not in JUDGING | {"REQUEST"}:
            return ()
        words = (c for c in fillers(trigger.head, "mod") if c.lower_ in self.lexicon.classes["worldwide"])
        community = Actor("international-community", "international community", "other")
        return tuple(
            Ref(self.finder.registry.meet(community, c.text), self.page.span(c.i, c.i), "description") for c in words
        )

    def _state_at(self, token: Token) -> tuple[Ref, ...]:
        refs = self.finder.place_state(token) or self.finder.refs(token)
        return tuple(r for r in refs if self.finder.registry.known(r.actor).kind == "state")

    def _target(self, trigger: Trigger, source: tuple[Ref, ...]) -> tuple[Ref, ...]:
        if (held := self._held_before(trigger)) is not None:
            return held
        told = self._light_target(trigger) or self._judged(trigger, source)
        if not told and self._judges_an_act(trigger):
            return ()  # who did it is told elsewhere; whom it hit is not blamed for it
        return (
            told
            or self._of_the_measure(trigger, "target")
            or self._leaned_against(trigger)
            or self._what_it_hit(trigger)
            or tuple(r for t in embassies_beside(trigger) for r in self.finder.owners(t))
            or self._the_dead(trigger, source)
            or self._other_than(source, trigger)
            or self._inside_object(trigger)
            or self._inside_content(trigger, {r.actor for r in source})
            or self._grieved_at(trigger, {r.actor for r in source})
            or self._conditioned(trigger, {r.actor for r in source})
            or self._first(trigger, trigger.row.frame.target, "target")
            or self._firm_in_name(trigger)
        )

    def _firm_in_name(self, trigger: Trigger) -> tuple[Ref, ...]:
        """ "The [Air Togo] bombing": a firm before an act of force is whom it hit."""
        words = fillers(trigger.head, "mod") if trigger.nominal and trigger.row.type == "ASSAULT" else ()
        refs = (r for t in words for r in self.finder.refs(t))
        return tuple(r for r in refs if self.finder.registry.known(r.actor).kind == "company")

    def _other_than(self, source: tuple[Ref, ...], trigger: Trigger) -> tuple[Ref, ...]:
        """Fill the first slot that names another than the doer: "reaffirmed its support [for Togo]"."""
        doers = {r.actor for r in source}
        found = (
            _as_rivals(self._slot_refs(trigger, slot, "target"), source, trigger) for slot in trigger.row.frame.target
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
        return tuple(r for t in subjects for r in self.refs_of(t, "obj", "target") if r.actor not in sources)

    def _of_the_measure(self, trigger: Trigger, role: str) -> tuple[Ref, ...]:
        """ "The ban that X had put on Y was lifted": who handles a measure is told where the measure is."""
        if trigger.row.frame.name != "verb.ease":
            return ()
        for token in fillers(trigger.head, "obj"):
            for clause in (c for c in token.rights if c.dep_ in {"acl", "relcl"}):
                slots = ("subj",) if role == "source" else ("on", "against")
                found = tuple(r for slot in slots for t in fillers(clause, slot) for r in self.refs_of(t, slot, role))
                if found:
                    return found
        return ()

    def _not_oneself(self, trigger: Trigger, target: tuple[Ref, ...], sources: frozenset[str]) -> tuple[Ref, ...]:
        """ "Y violated its airspace": where "its" cannot be the doer, it is the party before."""
        if not target or any(r.how != "pronoun" or r.actor not in sources for r in target):
            return target
        if self.victims.is_personal(trigger) and all(r.person for r in target):
            return target  # "its officers ousted him": one of the same state
        token = self.page.token_at(target[0].span)
        if token is None or "own" in {c.lower_ for c in token.head.lefts}:
            return ()  # "dropped its own duties"
        return self.anaphora.others(token, sources)

    def _not_the_victim(self, trigger: Trigger, source: tuple[Ref, ...], target: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """ "Y shot down a jet of X after [it] had violated Y's airspace": where "it" cannot be Y, it is X."""
        hit = {r.actor for r in target if r.how != "pronoun"}
        harmful = trigger.row.type in HARMFUL and trigger.row.family not in AT_HOME
        if not source or not harmful or any(r.how != "pronoun" or r.actor not in hit for r in source):
            return source
        token = self.page.token_at(source[0].span)
        meant = token is not None and token.lower_ in {"it", "they"}
        return (self.anaphora.others(token, frozenset(hit)) if token is not None and meant else ()) or source

    def _across_border(self, source: tuple[Ref, ...], target: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """ "Hezbollah's attacks on the Israel-Lebanon border": they are not on the land that the doer is of."""
        countries = {self.finder.registry.known(r.actor).country for r in source}
        across = tuple(r for r in target if r.actor not in countries)
        token = self.page.token_at(target[-1].span) if len(target) > 1 else None
        return across if across and token is not None and token.head.lemma_.lower() in BORDERS else target

    def _judged(self, trigger: Trigger, source: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """Give whose step or act is judged, where that is told before."""
        step = takers_of_step(trigger.head, self.lexicon) if trigger.row.type in JUDGING else ()
        return tuple(r for t in step for r in self.refs_of(t, "subj", "source")) or self._told_last(trigger, source)

    def _judges_an_act(self, trigger: Trigger) -> bool:
        """Tell whether the first thing that is judged is an act whose doer is not named: "condemned the raid on Y"."""
        if trigger.row.type not in JUDGING:
            return False
        for slot in (s for s in trigger.row.frame.target if s not in NOT_SEARCHED):
            for token in self._slot_tokens(trigger, slot):
                act = self._act_at(token)
                if act is not None and act.row.family != "generic" and not act.row.frame.mutual:
                    addressed = self._first(trigger, [s for s in trigger.row.frame.target if s in BEFORE], "target")
                    return not addressed and not self._first(act, act.row.frame.source, "source")
                if self._is_deed_against(token):
                    return True
                if self.refs_of(token, slot, "target"):
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
            t for t in reversed(self.trigger_heads.values()) if t.head.i < trigger.head.i and t.row.type in JUDGED
        )
        told = (self._first(t, t.row.frame.source, "source") for t in before)
        return next((refs for refs in told if refs and not speaking & {r.actor for r in refs}), ())

    def _mutual(self, trigger: Trigger, source: tuple[Ref, ...]) -> Roles:
        """Both sides of talks or a clash: each is source and target."""
        others = self._involved(trigger) or self._first(trigger, trigger.row.frame.target, "target")
        if trigger.row.type in DEALING:  # "signed a pact", "exchanged prisoners": no partner, unless by name
            others = tuple(r for r in others if r.how != "description" or not self._is_handled(trigger, r))
        if trigger.nominal and others and not source:  # "after talks with Y, X said": X is the other side
            subject = clause_subject(trigger.head)
            source = self.refs_of(subject, "subj", "source") if subject is not None else ()
        if (
            not trigger.nominal and not others and len(source) < 2 and trigger.row.type in CONTENT_TYPES
        ):  # "agreed to lift the embargo on Y"
            content = self._inside_content(trigger, {r.actor for r in source})
            if content:
                return Roles(source, content)
        both = tuple({r.actor: r for r in (*source, *others)}.values())
        alone = len(both) < 2 or trigger.row.type == "MOBILIZE"  # allies exercise together, against somebody else
        return Roles(both, () if alone else both)

    # -- slots ------------------------------------------------------------------------------------------------------

    def _first_of(self, tokens: Iterable[Token], role: str) -> tuple[Ref, ...]:
        return next((refs for token in tokens if (refs := self.refs_of(token, "subj", role))), ())

    def _first(self, trigger: Trigger, slots: Sequence[str], role: str) -> tuple[Ref, ...]:
        for slot in slots:
            refs = self._slot_refs(trigger, slot, role)
            if refs:
                return refs
        return ()

    def _slot_refs(self, trigger: Trigger, slot: str, role: str) -> tuple[Ref, ...]:
        found: list[Ref] = []
        personal = role == "target" and self.victims.is_personal(trigger)
        for token in self._slot_tokens(trigger, slot):
            if slot in {"mod", "poss"} and (trigger.first <= token.i <= trigger.last or self._is_half_word(token)):
                continue
            if slot == "mod" and role == "source" and (group := self._group_in_name(trigger, token)):
                found += group
                continue
            if role == "source" and slot == "mod" and self._is_where(token, trigger):
                continue
            if role == "target" and (judged := self._act_at(token)) and trigger.row.type in JUDGING:
                found += self._first(judged, judged.row.frame.source, "source")
                continue
            if role == "target" and (token.lower_.endswith(("self", "selves")) or self._is_given(trigger, slot, token)):
                continue  # "blew himself up": nobody acts on himself
            found += (self.victims.named_beside(token) if personal else ()) or self.refs_of(token, slot, role)
            found += self.victims.persons_joined(token) if personal else ()
        if not found and trigger.nominal and slot in {"poss", "mod"}:
            found = [r for token in shared_modifiers(trigger.head, slot) for r in self.refs_of(token, slot, role)]
        if role == "source" and trigger.row.type == "PROTEST":
            against = {r.actor for r in self._leaned_against(trigger)}
            found = [self._as_protester(r) for r in found if r.actor not in against]
        if role == "target" and _is_before(trigger, slot):  # "complained to the council"
            found = [r for r in found if self.finder.registry.known(r.actor).kind not in FORUMS]
        if role == "source" and slot == "mod" and trigger.nominal and trigger.row.type == "ASSAULT":
            found = [
                r for r in found if self.finder.registry.known(r.actor).kind != "company"
            ]  # "the Air Togo bombing"
        if role == "source":
            found = [
                r
                for r in found
                if not (r.how == "place" and slot in {"mod", "from", "of"}) and r.actor not in NOBODY - INHABITANTS
            ]
        return tuple({r.person if personal and r.person else r.actor: r for r in found}.values())

    def _is_handled(self, trigger: Trigger, ref: Ref) -> bool:
        """Tell whether a party is only described by the object of a verb: "signed a [pact]"."""
        objects = fillers(trigger.head, "obj") if not trigger.nominal else ()
        return any(self.page.span(t.i, t.i)[1] == ref.span[1] for t in objects)

    def _group_in_name(self, trigger: Trigger, adjective: Token) -> tuple[Ref, ...]:
        """ "[Somali pirate] attacks": who attacks is in the name of the act, and the adjective says whence they are."""
        words = [t for t in trigger.head.doc[trigger.first : trigger.last + 1] if t.i != trigger.head.i]
        if len(words) != 1 or adjective.i != words[0].i - 1 or words[0].lemma_.lower() in UNKNOWN_KIND:
            return ()
        role = self.lexicon.roles.get(words[0].lemma_.lower()) or self.lexicon.roles.get(f"{words[0].lower_}s")
        home = self.finder.resolve(adjective)
        if (
            role is None
            or role.kind != "group"
            or [self.finder.registry.known(r.actor).kind for r in home] != ["state"]
        ):
            return ()
        span = self.page.span(adjective.i, words[0].i)
        told = self.page.text[slice(*span)]
        group = Actor(slug(f"{told}s"), f"{told}s", "armed-group", home[0].actor)
        return (Ref(self.finder.registry.meet(group, told), span, "description"),)

    def _involved(self, trigger: Trigger) -> tuple[Ref, ...]:
        """ "A summit was held in Lima involving [Peru] and [Chile]": who takes part."""
        seats = (trigger.head, trigger.top) if trigger.nominal else ()
        clauses = (c for seat in seats for c in seat.rights if c.lower_ == "involving")
        return tuple(r for c in clauses for t in c.rights if t.dep_ in {"dobj", "pobj"} for r in self.refs_of(t))

    def _leaned_against(self, trigger: Trigger) -> tuple[Ref, ...]:
        """ "Burmese anti-government protests", "anti-French rallies": whom a protest is said to be against."""
        lefts = list(trigger.head.lefts) if trigger.nominal and trigger.row.type == "PROTEST" else []
        anti = next((c for c in lefts if c.lower_.split("-")[0] == "anti"), None)
        if anti is None:
            return ()
        named = [c for c in lefts if c.i in self.page.names]
        behind = [c for c in named if c.i == anti.i + 2 and c.doc[c.i - 1].text == "-"]
        return tuple(r for c in behind or named for r in self.finder.resolve(c))

    def _as_protester(self, ref: Ref) -> Ref:
        """ "Thousands of people marched": what makes them one party is that they protest."""
        if ref.actor not in NOBODY:
            return ref
        protesters = Actor("protester", "protesters", "civilians", self.finder.registry.known(ref.actor).country)
        return replace(ref, actor=self.finder.registry.meet(protesters, self.page.text[slice(*ref.span)]))

    def _act_at(self, token: Token) -> Trigger | None:
        """Give the act that a noun names: who judges or refuses an act judges its doer."""
        other = self.trigger_heads.get(token.i)
        return other if other is not None and other.nominal else None

    def _slot_tokens(self, trigger: Trigger, slot: str) -> Iterable[Token]:
        if slot == "on" and trigger.head.dep_ == "dobj" and trigger.head.head.lemma_ == "blame":
            return []  # "blamed the attack on [Y]": who is said to have done it
        own = list(fillers(trigger.head, slot))
        if not own and slot == "subj" and trigger.row.pos == "A" and trigger.head.tag_ == "VBN":
            seat = trigger.head.head if trigger.head.dep_ == "acomp" else trigger.head
            return [
                t for t in (surface_subject(seat),) if t is not None
            ]  # "[X] is committed to peace": read as a passive
        if trigger.row.type == "PROTEST" and slot == "by":  # "rallies against abuses by Y" are not held by Y
            own = list(prepositions(trigger.head, slot))
        if not own and slot == "mod" and (before := self._adjective_before(trigger.head)):
            return [before]
        if own or not trigger.nominal:
            return own
        if trigger.behind is not None and (found := list(prepositions(trigger.behind, slot))):
            return found
        counted = counting(trigger.head) != trigger.head
        if trigger.light is not None and (counted or trigger.head.dep_ != "pobj"):
            return list(prepositions(trigger.light, slot))
        return list(right_behind(trigger, slot))

    def _is_half_word(self, token: Token) -> bool:
        """Tell whether a common word is half of a hyphened adjective, and so no party: "a left-[wing] coup"."""
        around = {t.text for t in token.doc[max(0, token.i - 1) : token.i + 2]}
        return "-" in around and token.pos_ != "PROPN" and token.i not in self.page.names

    def _is_where(self, token: Token, trigger: Trigger) -> bool:
        """ "The [Kenya] bombing": a state named by its noun is where it was, not the doer."""
        name = self.page.names.get(token.i)
        if name is None or name.kind != "state" or token.text.isupper() or "." in token.text:
            return False
        known = any(c.dep_ == "det" and c.i < token.i for c in trigger.head.lefts)
        return known and trigger.head.lemma_.lower() in AT_PLACES and token.i == trigger.first - 1

    def _adjective_before(self, noun: Token) -> Token | None:
        """ "[Ruritanian] shelling", which the parser may take for two subjects or for a noun with its verb."""
        name = self.page.names.get(noun.i - 1)
        if name is None or not (noun.tag_ == "VBG" or name.kind == "adjective"):
            return None
        return noun.doc[noun.i - 1]

    def refs_of(self, token: Token, slot: str = "", role: str = "") -> tuple[Ref, ...]:
        """Give the actors that the phrase at `token` means in a slot."""
        other = self.trigger_heads.get(token.i)
        if other is not None and other.nominal and slot == "subj":
            return self._first(other, other.row.frame.source, "source")
        if self.anaphora.is_anaphor(token):
            refs = self.anaphora.resolve(token) or self.finder.resolve(token) or self._issuer_behind(token, slot)
            return refs + tuple(r for c in token.conjuncts if c.i > token.i for r in self.finder.resolve(c))
        if slot == "subj" and role == "source" and token.lemma_.lower() in FIRING:  # "the firing by [X] killed two"
            return tuple(r for s in ("by", "mod", "poss") for t in fillers(token, s) for r in self.finder.refs(t))
        if slot == "subj" and is_document(token, self.lexicon):
            return tuple(r for issuer in issuers(token, self.lexicon) for r in self.refs_of(issuer))
        refs = self.finder.refs(token)
        if role == "target" and (inside := [r for t in hosted(token, self.lexicon) for r in self.finder.refs(t)]):
            return tuple(inside)
        if not refs and role == "target" and slot in PLACE_SLOTS:
            refs = self.finder.place_state(token)
        return refs

    def _issuer_behind(self, token: Token, slot: str) -> tuple[Ref, ...]:
        """ "[X] adopted a resolution that condemns Z"."""
        if slot != "subj" or token.tag_ not in {"WDT", "WP"} or token.head.dep_ != "relcl":
            return ()
        return tuple(r for issuer in issuers(token.head.head, self.lexicon) for r in self.refs_of(issuer))

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
            return tuple(r for o in objects for r in self.refs_of(o, "obj", "target"))

        return suffering(HITTING) or tuple(r for r in suffering(HARMING) if not self.victims.is_of_nobody(r))

    def _held_before(self, trigger: Trigger) -> tuple[Ref, ...] | None:
        """ "Peru freed two reporters. [Their] arrest …": those who were held or freed last, and never who speaks; None where nobody was."""
        owner = next((c for c in trigger.head.lefts if c.tag_ == "PRP$"), None)
        if owner is None or not trigger.nominal or trigger.row.family not in CUSTODY or owner.lower_ not in THEIRS:
            return None
        before = (t for t in reversed(self.trigger_heads.values()) if t.head.i < trigger.head.i)
        act = next((t for t in before if t.row.family in CUSTODY and not t.nominal), None)
        if act is None:
            return None
        return tuple(replace(r, span=self.page.span(owner.i, owner.i), how="pronoun") for r in self.assign(act).target)

    def _the_dead(self, trigger: Trigger, source: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """ "Nine [Kenyan] soldiers died after a raid on a border post": whose men an act cost, where its own words name only a place."""
        if not trigger.nominal or trigger.row.type != "ASSAULT":
            return ()
        doers = {r.actor for r in source}
        dead = [r for t in the_dead_of(trigger.head) for r in self.refs_of(t, "obj", "target") if r.actor not in doers]
        sided = tuple(r for r in dead if self.finder.registry.known(r.actor).kind in {"state", "igo"})
        told = self._first(trigger, trigger.row.frame.target, "target") if sided else ()
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
            if slot not in NOT_SEARCHED and not _is_before(trigger, slot)
            for t in self._slot_tokens(trigger, slot)
            if t.lemma_.lower() not in CONCERTED
        ]
        for seat in seats:
            for token in phrase_of(seat):
                if self._is_given(trigger, "obj", seat):
                    break
                origin = is_origin(token.head, self.lexicon.classes)
                if self._is_name(token) and not origin and (refs := self.finder.resolve(token)):
                    return tuple(replace(r, how="owner") for r in refs)
        return ()

    def _inside_content(self, trigger: Trigger, sources: set[str]) -> tuple[Ref, ...]:
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

    def _is_given(self, trigger: Trigger, slot: str, token: Token) -> bool:
        """ "Shipped Syrian fighters": what is given is no receiver, but "supplied the rebels with rifles" names him."""
        giving = (
            trigger.row.frame.name == "verb.give" and trigger.head.lemma_.lower() in self.lexicon.classes["sending"]
        )
        return giving and slot == "obj" and token.i not in self.page.names and not any(fillers(trigger.head, "with"))

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
        if self._is_name(token):
            return True
        role = self.lexicon.roles.get(token.lemma_.lower())
        return role is not None and role.kind in {"group", "party"} and token.pos_ == "NOUN"

    def _is_name(self, token: Token) -> bool:
        return token.i in self.page.names or token.text in self.finder.unknown

    # -- light verbs ------------------------------------------------------------------------------------------------

    def _light_source(self, trigger: Trigger) -> tuple[Ref, ...]:
        """Who carried it out: the subject of an active light verb, the agent of a passive one."""
        if trigger.carrier is None or trigger.light_role != "active" or self._act_that_stirs(trigger) is not None:
            return ()
        if trigger.row.frame.name == "noun.victim" and any(c.tag_ == "PRP$" for c in trigger.head.lefts):
            return ()  # "X began his sentence"
        if "poss" in trigger.row.frame.source and any(
            c.dep_ == "poss" and self._is_name(c) for c in trigger.head.lefts
        ):
            return ()  # "X calls Y's raid an act of war"
        found = self._subject_refs(trigger.carrier, "source")
        if (
            not found and trigger.head.head.lower_ == "in" and is_passive(trigger.carrier)
        ):  # "factions engaged in a war"
            found = tuple(r for t in fillers(trigger.carrier, "obj") for r in self.refs_of(t, "subj", "source"))
        return found

    def _act_that_stirs(self, trigger: Trigger) -> Trigger | None:
        """ "The [raid] drew protests", "the [arrests] raised concerns": the act is what others protest against."""
        if trigger.light is None or trigger.row.type not in STIRRED or is_passive(trigger.light):
            return None
        subject = surface_subject(trigger.light)
        act = None if subject is None else self._act_at(subject)
        return None if act is trigger else act

    def _light_target(self, trigger: Trigger) -> tuple[Ref, ...]:
        """Who suffered it: the subject of "came under", "faced", the object of "served [Togo] with" a demand."""
        if trigger.carrier is None:
            return ()
        if (act := self._act_that_stirs(trigger)) is not None:
            return self.assign(act).source
        if trigger.light is not None and trigger.light_role == "active" and trigger.head.head.lower_ == "with":
            return tuple(r for token in fillers(trigger.light, "obj") for r in self.refs_of(token, "obj", "target"))
        return self._subject_refs(trigger.carrier, "target") if trigger.light_role == "passive" else ()

    def _subject_refs(self, verb: Token, role: str) -> tuple[Ref, ...]:
        return tuple(ref for token in fillers(verb, "subj") for ref in self.refs_of(token, "subj", role))


def _is_before(trigger: Trigger, slot: str) -> bool:
    """Tell whether a slot names before whom one accuses; who is "hit out at" is accused himself."""
    return trigger.row.type == "ACCUSE" and slot in BEFORE and trigger.row.family not in OF_ACTS


def _as_rivals(refs: tuple[Ref, ...], source: tuple[Ref, ...], trigger: Trigger) -> tuple[Ref, ...]:
    """ "A court of [Chad] accused the former president, [Amos Okoro]": one of the doer's own state is meant himself."""
    if trigger.row.type not in RIVALRY:
        return refs
    doers, persons = {r.actor for r in source}, {r.person for r in source}
    own = (r.person is not None and r.how == "person" and r.actor in doers and r.person not in persons for r in refs)
    return tuple(replace(r, actor=str(r.person)) if is_own else r for r, is_own in zip(refs, own, strict=True))


def _apart(roles: Roles) -> Roles:
    """Nobody acts on himself: an actor that fills both roles keeps the one for which it was named."""
    sources = {r.actor for r in roles.source}
    target = tuple(r for r in roles.target if r.actor not in sources)
    return Roles(roles.source, target)
