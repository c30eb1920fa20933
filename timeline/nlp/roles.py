"""Who did it, and to whom: the frame of a trigger, filled from the parse."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import replace

from timeline.lexicon import Lexicon
from timeline.model import Actor
from timeline.nlp.absorb import HARM
from timeline.nlp.actors import ActorFinder
from timeline.nlp.anaphora import PRONOUNS, Anaphora
from timeline.nlp.implied import (
    asked,
    askers,
    charged,
    claimants,
    clause_subject,
    deciders,
    enders,
    gives_reason,
    handlers,
    is_at_request,
    leaders_of_operation,
    makers_of_means,
    orderers,
    places_of_authority,
    quitters,
    reporters,
    runners,
    sets_condition,
    speakers,
    stranded_subject,
    subject_beside,
)
from timeline.nlp.page import Page
from timeline.nlp.registry import Ref
from timeline.nlp.role_seats import (
    between_behind,
    each_other,
)
from timeline.nlp.role_slots import Roles, SlotReader
from timeline.nlp.role_targets import CONTENT_TYPES, JUDGED_FRAMES, STATED_FRAMES, TargetFinder
from timeline.nlp.slots import fillers
from timeline.nlp.statements import is_laid_down, is_resolved
from timeline.nlp.subjects import surface_subject
from timeline.nlp.syntax import BORDERS, agents, clause_top, is_passive, prepositions
from timeline.nlp.tree import Token
from timeline.nlp.triggers import JUDGING, Trigger
from timeline.nlp.victims import LEAVING, NOBODY, Victims

DEALING = frozenset({"AGREE", "COOPERATE"})
HARMFUL = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN"})
MENACING = frozenset({"THREATEN", "SANCTION", "ASSAULT", "COERCE"})  # what is to be done "if it strikes" is done to it
RECONCILED = DEALING | {"CONSULT", "RETREAT"}  # what a third party may bring about between two
BETWEEN = frozenset({"sever"})  # done by two, it is done by each to the other
JOINT = frozenset({"exercise", "patrol"})  # held with somebody, they are done by both
ALONG = ("along", "on", "near", "at", "across")
INSIDE = frozenset(
    {"poss", "compound", "amod", "nmod", "npadvmod", "conj"}
)  # of the phrase whose head says who somebody is
NEXT = 4  # words: "as the chief go-betweens"
FRONTS = BORDERS | {"line"}
OF_THOSE_IN_POWER = frozenset({"curfew", "martial-law", "censor"})  # modes
AT_HOME = frozenset({"close", "censor", "withhold"})  # families of acts done to what is one's own: "closed its border"


class RoleFinder:
    """Fills the frames of one page's triggers."""

    def __init__(
        self,
        page: Page,
        lexicon: Lexicon,
        finder: ActorFinder,
        anaphora: Anaphora,
        trigger_heads: dict[int, Trigger] | None = None,
    ) -> None:
        self.page, self.lexicon, self.finder, self.anaphora = page, lexicon, finder, anaphora
        self.victims = Victims(finder)
        self.slots = SlotReader(page, lexicon, finder, anaphora, self.victims, trigger_heads or {})
        self.targets = TargetFinder(self.slots, self.assign)

    @property
    def trigger_heads(self) -> dict[int, Trigger]:
        """The triggers by the index of their head."""
        return self.slots.trigger_heads

    def know(self, triggers: Iterable[Trigger]) -> None:
        """Go by these triggers from now on."""
        self.slots.trigger_heads = {t.head.i: t for t in triggers}

    def refs_of(self, token: Token, slot: str = "", role: str = "") -> tuple[Ref, ...]:
        """Give the actors that the phrase at `token` means in a slot."""
        return self.slots.refs_of(token, slot, role)

    def assign(self, trigger: Trigger) -> Roles:
        """Give the parties of `trigger`."""
        if is_at_request(trigger):
            return _apart(
                Roles(self.slots.first_of(askers(trigger), "source"), self.slots.first_of(asked(trigger), "target"))
            )
        source = self._not_the_answerer(trigger, self._source(trigger))
        sides = self._sides_between(trigger)
        if trigger.row.frame.mutual:
            return self._mutual(trigger, sides or source)
        if sides and not source:
            return Roles(sides, sides)
        if len(source) > 1 and each_other(trigger.head):
            return Roles(source, source)
        target = self.targets.find(trigger, source)
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
        sides = self.slots.refs_in(trigger, "between", "source") if held else ()
        if not sides and trigger.nominal:  # "the pact reached in May between [X] and [Z]": hung on the participle
            made = (c for c in trigger.head.doc[trigger.head.i + 1 : trigger.head.i + 2] if c.dep_ == "acl")
            sides = tuple(r for c in made for t in prepositions(c, "between") for r in self.slots.refs_of(t, "between"))
        if not sides and trigger.nominal:  # "fighting erupted in the morning between [X] and [Z]": hung on the morning
            late = between_behind(trigger.head)
            sides = tuple(r for t in late for r in self.slots.refs_of(t, "between", "source"))
        if not sides and trigger.row.frame.name == "noun.fight":
            sides = self._sides_of_border(trigger)
        return sides if len(sides) > 1 else ()

    def _sides_of_border(self, trigger: Trigger) -> tuple[Ref, ...]:
        """ "Fighting along the border between [X] and [Z]": nobody else is told to fight there."""
        if any(self.slots.refs_in(trigger, slot, "source") for slot in ("with", "by", "against", "among")):
            return ()
        seats = (trigger.head, clause_top(trigger.top))
        borders = (o for seat in seats for word in ALONG for o in prepositions(seat, word) if o.lemma_ in FRONTS)
        found = ((*prepositions(o, "between"), *fillers(o, "mod")) for o in borders)
        return next((refs for ts in found if (refs := tuple(r for t in ts for r in self.finder.refs(t)))), ())

    def _source(self, trigger: Trigger) -> tuple[Ref, ...]:
        if (blow := _blow_above(trigger)) is not None:
            return self.slots.first_of(agents(blow), "source")
        source = self._light_source(trigger) or self.slots.first(trigger, trigger.row.frame.source, "source")
        source = self._not_the_hunter(trigger, source) or self._implied_source(trigger)
        source = source or self.slots.of_the_measure(trigger, "source")
        left = trigger.row.family in LEAVING and (is_passive(trigger.head) or surface_subject(trigger.head) is None)
        if not source and not trigger.nominal and (left or trigger.row.frame.name == "verb.deploy"):
            source = self.slots.refs_in(trigger, "obj", "source")  # the staff were evacuated, the army put on alert
        if trigger.row.family in JOINT or (trigger.nominal and any(c.lower_ == "joint" for c in trigger.head.lefts)):
            source += tuple(r for r in self.slots.refs_in(trigger, "with", "source") if r not in source)
        if trigger.row.mode == "resign":
            source = tuple(replace(r, actor=r.person) if r.person else r for r in source)
        return source

    def _not_the_hunter(self, trigger: Trigger, source: tuple[Ref, ...]) -> tuple[Ref, ...]:
        """ "X shot down the missiles that [they] fired": where "they" cannot be who brings them down, it is the party before."""
        noun = trigger.head.head
        hunt = clause_top(noun)
        if trigger.head.dep_ != "relcl" or hunt.lemma_.lower() not in self.lexicon.classes["bringing_down"]:
            return source
        hunters = frozenset(r.actor for t in fillers(hunt, "subj") for r in self.slots.refs_of(t, "subj"))
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
        return any(t.dep_ == "ccomp" or (t.i in self.slots.trigger_heads and t.i != trigger.head.i) for t in over)

    def _answer_above(self, trigger: Trigger) -> Trigger | None:
        """Find the hostile act or judgement of which the clause or phrase of an act gives the reason."""
        climb = (trigger.top, *trigger.top.ancestors)
        word = next((t for t in climb if gives_reason(t) or sets_condition(t) or self._is_charge(t, trigger)), None)
        if word is None:
            return None
        over = {t.top.i: t for t in self.slots.trigger_heads.values()} | self.slots.trigger_heads
        above = next((over[t.i] for t in word.ancestors if t.i in over), None)
        if above is None or above is trigger:
            return None
        fitting = MENACING if sets_condition(word) else JUDGING if word.tag_ == "VBG" else JUDGING | HARMFUL
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
            *orderers(trigger),
            *runners(trigger, self.lexicon),
            *quitters(trigger),
        ]
        if trigger.row.frame.name == "noun.visit" and (guest := clause_subject(trigger.head)) is not None:
            doers.append(guest)  # "on a visit to Y, [X] said"
        if not trigger.nominal:
            doers += [*stranded_subject(trigger.head), *subject_beside(trigger.head)]
        if trigger.row.frame.name == "noun.victim" and any(prepositions(trigger.head, "of")):
            doers += [
                t for slot in ("poss", "mod") for t in fillers(trigger.head, slot)
            ]  # "Qatar's expulsion of envoys"
        if trigger.row.frame.name in JUDGED_FRAMES:
            doers += speakers(trigger.head)
        doers += [t for t in (*reporters(trigger), *enders(trigger)) if self._is_armed(t)]
        found = (self.slots.refs_of(token, "subj", "source") for token in doers)
        said = next((refs for refs in found if refs and not {r.actor for r in refs} <= NOBODY), ())
        if trigger.row.frame.name in STATED_FRAMES:
            return self._author(trigger)
        return (
            said
            or self._the_world(trigger)
            or self._where_it_stirs(trigger)
            or next((refs for t in places_of_authority(trigger, self.lexicon) if (refs := self._state_at(t))), ())
            or self._author(trigger)
            or self._in_power(trigger)
        )

    def _in_power(self, trigger: Trigger) -> tuple[Ref, ...]:
        """ "A [curfew] was imposed", "the constitution [was suspended]": what none but those in power at home can do."""
        if trigger.row.mode not in OF_THOSE_IN_POWER or not (trigger.nominal or is_passive(trigger.head)):
            return ()
        return self.finder.homes.of(trigger.head)

    def _author(self, trigger: Trigger) -> tuple[Ref, ...]:
        """Give who makes the statement, where a verdict in it is nobody else's: "the attack was unlawful"."""
        laid_down = is_laid_down(trigger, self.finder.registry.signatory, ("shall", "will"))
        own = laid_down or trigger.row.frame.name in STATED_FRAMES or _opens_paragraph(trigger)
        if not own and (trigger.row.frame.name not in JUDGED_FRAMES or any(speakers(trigger.head))):
            return ()
        span = self.page.span(trigger.head.i, trigger.head.i)
        return tuple(Ref(actor, span, "pronoun") for actor in self.finder.registry.signatory)

    def _is_armed(self, token: Token) -> bool:
        """Tell whether somebody is a force of a state: "the army", "the Malian Navy"."""
        name = self.page.name(token)
        last = None if name is None else name.text.split()[-1].lower()
        role = self.finder.role(token) if last is None else self.lexicon.roles.get(last)
        return role is not None and role.kind == "forces"

    def _where_it_stirs(self, trigger: Trigger) -> tuple[Ref, ...]:
        """ "The raid sparked outrage in [Uganda]": where an act is resented."""
        if self.slots.act_that_stirs(trigger) is None:
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

    def _mutual(self, trigger: Trigger, source: tuple[Ref, ...]) -> Roles:
        """Both sides of talks or a clash: each is source and target."""
        source = tuple(r for r in source if not self._presides(r, trigger))
        others = self._involved(trigger) or self.slots.first(trigger, trigger.row.frame.target, "target")
        others = tuple(r for r in others if not self._presides(r, trigger))
        if trigger.row.type in DEALING:  # "signed a pact", "exchanged prisoners": no partner, unless by name
            others = tuple(r for r in others if r.how != "description" or not self._is_handled(trigger, r))
        meeting = others or (trigger.row.type == "CONSULT" and _opens_sentence(trigger.head))
        if trigger.nominal and meeting and not source:  # "after talks with Y, X said": X is the other side
            subject = clause_subject(trigger.head)
            source = self.slots.refs_of(subject, "subj", "source") if subject is not None else ()
        if (
            not trigger.nominal and not others and len(source) < 2 and trigger.row.type in CONTENT_TYPES
        ):  # "agreed to lift the embargo on Y"
            content = self.targets.inside_content(trigger, {r.actor for r in source})
            if content:
                return Roles(source, content)
        both = tuple({r.actor: r for r in (*source, *others)}.values())
        rivals = [r.how for r in both] == ["description"] and self._is_among_rivals(trigger)
        several = len(both) > 1 or rivals
        alone = not several or trigger.row.type == "MOBILIZE"  # allies exercise together, against somebody else
        return Roles(both, () if alone else both)

    def _presides(self, ref: Ref, trigger: Trigger) -> bool:
        """ "A truce brokered by [Oman]", "[Oman]-mediated talks", "talks under the auspices of [the Union]": who is no side of them."""
        words = self.lexicon.classes
        token = self.page.token_at(ref.span) if trigger.nominal and trigger.row.type in RECONCILED else None
        while token is not None and token.dep_ in INSIDE:
            if token.head.lemma_.lower() in words["presiding"] and token.head.tag_ == "VBN":
                return True
            token = token.head
        if token is None:
            return False
        if token.i + 1 < len(token.doc) and token.doc[token.i + 1].lemma_.lower() in words["auspices"]:
            return True  # "under [Omani] mediation"
        behind = token.doc[token.right_edge.i + 1 : token.right_edge.i + 1 + NEXT]  # "with [Oman] as mediator"
        acting_as = (
            len(behind) > 1 and behind[0].lower_ == "as" and any(t.lemma_.lower() in words["mediator"] for t in behind)
        )
        above = token.head.head if token.dep_ == "pobj" else token
        by = token.head.lower_ == "by" and above.tag_ == "VBN" and above.lemma_.lower() in words["presiding"]
        of = token.head.lower_ == "of" and above.lemma_.lower() in words["auspices"]
        held = {t.i for t in (trigger.head, trigger.top, trigger.light) if t is not None}
        held.update(range(trigger.first, trigger.last + 1))  # "two days of talks in [Brussels]"
        where = trigger.row.type == "CONSULT" and token.head.lower_ in {"in", "at"} and token.head.head.i in held
        return acting_as or by or of or where

    def _is_among_rivals(self, trigger: Trigger) -> bool:
        """ "Clashes between rival [gangs]", "fighting among [rebels]": one plural is both sides."""
        seats = (t for word in ("between", "among") for t in self.slots.tokens_in(trigger, word))
        return any(t.tag_ == "NNS" and all(word.lower_ != "and" for word in t.subtree) for t in seats)

    def _is_handled(self, trigger: Trigger, ref: Ref) -> bool:
        """Tell whether a party is only described by the object of a verb: "signed a [pact]"."""
        objects = fillers(trigger.head, "obj") if not trigger.nominal else ()
        return any(self.page.span(t.i, t.i)[1] == ref.span[1] for t in objects)

    def _involved(self, trigger: Trigger) -> tuple[Ref, ...]:
        """ "A summit was held in Lima involving [Peru] and [Chile]": who takes part."""
        seats = (trigger.head, trigger.top) if trigger.nominal else ()
        clauses = (c for seat in seats for c in seat.rights if c.lower_ == "involving")
        return tuple(r for c in clauses for t in c.rights if t.dep_ in {"dobj", "pobj"} for r in self.slots.refs_of(t))

    def _is_of_a_union(self, trigger: Trigger) -> bool:
        """ "A [UN] arms embargo": whoever carries it out, a body of states before a measure has imposed it."""
        if trigger.row.frame.name != "noun.measure":
            return False
        named = (c for c in fillers(trigger.head, "mod") if c.i in self.page.names)
        return any(self.finder.registry.known(r.actor).kind == "igo" for c in named for r in self.finder.resolve(c))

    def _light_source(self, trigger: Trigger) -> tuple[Ref, ...]:
        """Who carried it out: the subject of an active light verb, the agent of a passive one."""
        if trigger.carrier is None or trigger.light_role != "active" or self.slots.act_that_stirs(trigger) is not None:
            return ()
        if trigger.row.frame.name == "noun.victim" and any(c.tag_ == "PRP$" for c in trigger.head.lefts):
            return ()  # "X began his sentence"
        if "poss" in trigger.row.frame.source and any(
            c.dep_ == "poss" and self.slots.is_name(c) for c in trigger.head.lefts
        ):
            return ()  # "X calls Y's raid an act of war"
        if self._is_of_a_union(trigger):
            return ()  # "X implements the EU embargo"
        found = self.slots.refs_of_subject(trigger.carrier, "source")
        if (
            not found and trigger.head.head.lower_ == "in" and is_passive(trigger.carrier)
        ):  # "factions engaged in a war"
            found = tuple(r for t in fillers(trigger.carrier, "obj") for r in self.slots.refs_of(t, "subj", "source"))
        return found


def _opens_sentence(noun: Token) -> bool:
    """ "After [talks] in Oslo, X signed": whoever does the rest took part."""
    phrase = next((t for t in (noun, *noun.ancestors) if t.dep_ == "prep" and t.i == t.sent.start), None)
    return phrase is not None and phrase.lower_ in {"after", "following", "during"}


def _opens_paragraph(trigger: Trigger) -> bool:
    """ "4. Deplores the raid and urges restraint", "To suspend Peru", in a resolution: the body that adopts it is told once, over all paragraphs."""
    verb = trigger.light or trigger.head
    while verb.dep_ == "conj" and verb.head.tag_ == verb.tag_:
        verb = verb.head
    before = (t for t in verb.doc[verb.sent.start : verb.i])
    bare = all(t.dep_ in {"meta", "punct", "advmod", "neg"} or not t.text.isalpha() for t in before if t.text != "To")
    opens = verb.text[:1].isupper() if verb.tag_ in {"VBZ", "VBG"} else is_resolved(verb)
    return verb.dep_ == "ROOT" and bare and opens


def _blow_above(trigger: Trigger) -> Token | None:
    """ "A jet was shot down, [killing] both pilots": whom an act befalls does not kill by it."""
    verb = trigger.head
    falls = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i > verb.head.i and is_passive(verb.head)
    return verb.head if falls and trigger.row.family in HARM else None


def _apart(roles: Roles) -> Roles:
    """Nobody acts on himself: an actor that fills both roles keeps the one for which it was named."""
    sources = {r.actor for r in roles.source}
    target = tuple(r for r in roles.target if r.actor not in sources)
    return Roles(roles.source, target)
