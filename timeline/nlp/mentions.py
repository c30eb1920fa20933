"""Make the event mentions of a page: each trigger with its parties, reality, date, place, means and tolls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from timeline.lexicon import Lexicon
from timeline.lexicon.pointers import EXACT, meanings
from timeline.model import CueMention, EventMention, Mention, OrderMention, Realis
from timeline.model import Span as CharSpan
from timeline.nlp.absorb import Act, absorb_effects, without_contents
from timeline.nlp.actors import ActorFinder
from timeline.nlp.anaphora import Anaphora
from timeline.nlp.background import is_judged, recalls, told_as_background
from timeline.nlp.circumstances import Toll, place_of, tolls, weapon_of
from timeline.nlp.cues import Cue, find_cues
from timeline.nlp.date_seats import GROUNDS
from timeline.nlp.date_shifts import distance_before
from timeline.nlp.dates import Dated, DateFinder, spoken_on, stands_aside, under_heading
from timeline.nlp.deaths import died_in_another, is_by_somebody, is_toll_alone, shows_force
from timeline.nlp.demands import spoken_demands, spoken_refusals, stated_demands, told_refusals
from timeline.nlp.echoes import echoes_of
from timeline.nlp.ellipsis import repeated_acts
from timeline.nlp.lemmas import repair_lemmas
from timeline.nlp.page import Page
from timeline.nlp.realis import RealityFinder
from timeline.nlp.registry import Ref, Registry
from timeline.nlp.role_slots import Roles
from timeline.nlp.role_targets import JUDGED
from timeline.nlp.roles import RoleFinder
from timeline.nlp.second_names import done_for
from timeline.nlp.sequence import find_orders
from timeline.nlp.setting import Setting
from timeline.nlp.statements import is_announced, is_performed, is_recorded, speaks_in_present
from timeline.nlp.subjects import surface_subject
from timeline.nlp.syntax import (
    REASON_NOUNS,
    VERBAL,
    clause_top,
    counting,
    first_conjunct,
    is_passive,
    prepositions,
)
from timeline.nlp.threats import promised_acts, spoken_threats
from timeline.nlp.tree import Token
from timeline.nlp.triggers import TOLLS, Trigger, TriggerFinder

Reference = Literal["verb", "definite", "demonstrative", "possessive", "named", "indefinite", "bare"]
ARMED_TYPES = frozenset({"ASSAULT", "MOBILIZE", "COERCE"})
FIGHTS = frozenset({"fight", "clash", "violence", "war", "protest", "riot"})  # families of what goes on for days
# prepositions of what is told as a part of the act above: "wounded in drone attacks", "including drone attacks"
PARTS_OF = frozenset({"in", "including", "by", "with", "through", "during"})
BECOMING = frozenset("descend develop degenerate erupt escalate evolve explode grow spill turn".split())
# groups of cues whose earlier act somebody takes up, or tells as what came before his own
ANSWERED = frozenset({"answer", "cause", "judgement", "reason", "sequence"})
PROTESTERS = frozenset({"protester", "protestor", "demonstrator", "marcher", "striker", "rioter"})
POINTING = frozenset({"definite", "demonstrative", "possessive"})
TOWARDS = frozenset({"for", "over", "against", "about", "on", "at"})
JUSTIFYING = frozenset({"reflect", "comment", "cite", "defend", "justify", "explain", "acknowledge", "confirm"})
MOVING_ON = frozenset({"when", "after", "once"})
IDLE_TYPES = frozenset({"AGREE", "CONSULT", "CONCEDE", "SUPPORT", "COOPERATE", "AID", "REQUEST", "ACCUSE"})
# Of what is only possible, force is told as a fear, words and favours mostly as an aim: "in hopes of moderating it".
PEACEABLE = frozenset({"AGREE", "CONSULT", "CONCEDE", "SUPPORT", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT"})
TALK_TYPES = frozenset({"ACCUSE", "REQUEST", "AGREE", "SUPPORT", "CONCEDE"})
DETERMINERS: dict[str, Reference] = {
    **dict.fromkeys(("this", "that", "these", "those", "such"), "demonstrative"),
    "the": "definite",
    **dict.fromkeys(("a", "an", "another"), "indefinite"),
}


class MentionMaker:
    """Makes the mentions and cues of one page; `next_sentence` numbers the sentences on through the article."""

    def __init__(self, page: Page, lexicon: Lexicon, registry: Registry, setting: Setting, first_sentence: int) -> None:
        self.page, self.lexicon, self.registry, self.setting = page, lexicon, registry, setting
        repair_lemmas(page.doc, lexicon)
        self.finder = ActorFinder(page, lexicon, registry)
        self.anaphora = Anaphora(self.finder)
        self.finder.resolve_with(self.anaphora)
        self.sentence_number = {s.start: first_sentence + n for n, s in enumerate(page.doc.sents)}
        self.first_sentence = first_sentence
        self.next_sentence = first_sentence + len(self.sentence_number)
        self.trigger_finder = TriggerFinder(page, lexicon, self.finder)

    def make(self) -> tuple[list[EventMention], list[CueMention], list[OrderMention]]:
        """Give the page's mentions in text order, the cues between them, and the words that order them."""
        triggers = self.trigger_finder.find()
        self.roles = RoleFinder(self.page, self.lexicon, self.finder, self.anaphora, {t.head.i: t for t in triggers})
        triggers += spoken_threats(triggers, self.roles)
        triggers += spoken_demands(triggers, self.roles)
        triggers += spoken_refusals(triggers, self.roles)
        triggers = stated_demands(told_refusals(triggers, self.roles), self.roles)
        triggers = sorted((*triggers, *promised_acts(triggers, self.lexicon)), key=lambda t: t.first)
        repeated = list(repeated_acts(triggers, self.roles))
        again = {t.head.i for t in repeated}
        triggers = sorted((*(t for t in triggers if t.head.i not in again), *repeated), key=lambda t: t.first)
        self.roles.know(triggers)
        self.reality = RealityFinder(self.page, self.lexicon, self.roles)
        telling = [t for t in without_contents(triggers) if not self._is_idle(t) and not self._is_aim(t)]
        acts = self._with_topics(absorb_effects(telling, self.lexicon.classes["mishap"]))
        self.dates = DateFinder(
            self.page,
            self.lexicon,
            self.setting.timexes,
            [a.trigger for a in acts],
            self.setting,
        )
        self.tolls = list(tolls(self.page.doc, self.page))
        self.told_in_past = not speaks_in_present(s.root for s in self.page.doc.sents)
        mentions = [self._mention(act) for act in acts]
        heads = _heads(acts)
        cues = self._cues(acts, heads)
        self._tell_answered(mentions, acts, cues)
        return mentions, cues, self._orders(heads)

    def _with_topics(self, acts: Sequence[Act]) -> list[Act]:
        """Give the acts, each that a topic before a colon has named as one with the topic's."""
        told = {act.trigger.head.i: act.trigger for act in acts}
        named = ((n, self.trigger_finder.behind_topic(act.trigger, told)) for n, act in enumerate(acts))
        topics = {behind.head.i: n for n, behind in named if behind is not None}
        return [replace(a, same_as=topics[a.trigger.head.i]) if a.trigger.head.i in topics else a for a in acts]

    def _tell_answered(self, mentions: list[EventMention], acts: Sequence[Act], cues: Sequence[CueMention]) -> None:
        """Let a toll that is answered tell the act, in place: "bombed the camp after three soldiers were [killed]"."""
        for n in {cue.earlier for cue in cues if cue.earlier is not None and cue.group in ANSWERED}:
            trigger = acts[n].trigger
            if trigger.row.family in TOLLS and not trigger.nominal and not self.page.in_question(trigger.head):
                mentions[n] = replace(mentions[n], presupposed=False)

    def _is_idle(self, trigger: Trigger) -> bool:
        """Tell whether a word only speaks of talk that nobody in particular has held ("a commitment to peace", "diplomacy")."""
        if self._is_what_for(trigger):
            return True
        kind = trigger.row.type
        truce = kind == "RETREAT" and trigger.nominal and trigger.row.family == "ceasefire"
        peaceable = (kind in PEACEABLE or truce) and not _is_entertained(trigger)
        if peaceable and self.reality.realis(trigger) == "hypothetical":
            return True
        if not trigger.nominal or trigger.row.type not in IDLE_TYPES or _is_answered(trigger.head):
            return False
        told = self.reality.realis(trigger) == "actual" and not self._is_some_talk(trigger)
        roles = None if told else self.roles.assign(trigger)
        return roles is not None and not roles.source and not roles.target

    def _is_what_for(self, trigger: Trigger) -> bool:
        """Tell whether a demand is only what a protest is for: "marched in a rally [demanding] reform"."""
        verb = trigger.head
        if trigger.row.type != "REQUEST" or verb.tag_ != "VBG" or verb.dep_ not in {"acl", "advcl"}:
            return False
        crowd = {verb.head.lemma_.lower(), *(o.lemma_.lower() for o in prepositions(verb.head, "of"))}
        if verb.dep_ == "acl" and not crowd.isdisjoint(PROTESTERS):
            return True  # "used tear gas on protesters [calling] for reform": who they are
        above = (verb.head, *(c for c in verb.head.children if c.dep_ in {"nsubj", "dobj"}))
        told = (self.roles.trigger_heads.get(t.i) for t in above)
        return any(t is not None and t.row.type == "PROTEST" for t in told)

    def _is_aim(self, trigger: Trigger) -> bool:
        """Tell whether an act is only what another one is for, and not that one in other words: "took to the streets to [protest]"."""
        return self.reality.is_aim(trigger) and done_for(trigger, self.roles.trigger_heads) is None

    def _is_some_talk(self, trigger: Trigger) -> bool:
        """Tell whether a noun that no verb carries out speaks of talk that is not known: "an insult", "calls for peace"."""
        unknown = self._reference(trigger) in {"indefinite", "bare"}
        judged = trigger.head.head.i in self.roles.trigger_heads  # "rejected proposals": somebody has made them
        governed = trigger.head.dep_ in {"dobj", "pobj", "attr", "conj"} and not judged
        return unknown and governed and trigger.light is None and trigger.row.type in TALK_TYPES

    # -- one mention ------------------------------------------------------------------------------------------------

    def _mention(self, act: Act) -> EventMention:
        trigger = act.trigger
        roles = self._roles(act)
        realis = self.reality.realis(trigger)
        attributed, disputed = self.reality.attribution(trigger)
        dated = self._date(trigger, realis, roles)
        place = place_of(trigger, self.page)
        weapon = weapon_of(trigger, self.lexicon) if trigger.row.type in ARMED_TYPES else None
        killed, wounded = self._tolls_of(act, realis)
        support: dict[str, tuple[CharSpan | str, ...]] = {
            "source": tuple(r.span for r in roles.source),
            "target": tuple(r.span for r in roles.target),
            "time": dated.spans if dated else (),
            "place": (place[1],) if place else (),
            "weapon": (self.page.span(weapon[1].i, weapon[1].i),) if weapon else (),
            "killed": (killed.span,) if killed else (),
            "wounded": (wounded.span,) if wounded else (),
            "attributed_to": tuple(r.span for r in attributed),
            "disputed_by": tuple(r.span for r in disputed),
        }
        alone = is_toll_alone(trigger, roles) and not is_by_somebody(trigger, self.finder)
        counts = alone and not self._came_first(trigger)
        mode = trigger.row.mode
        if mode is None and weapon is not None and trigger.row.type == "ASSAULT":
            mode = weapon[0].mode
        return EventMention(
            mention=self._span(trigger.head, trigger.first, trigger.last, {k: v for k, v in support.items() if v}),
            type=trigger.row.type,
            mode=mode,
            lemma=trigger.head.lemma_.lower(),
            family=trigger.row.family,
            reference=self._reference(trigger),
            plural=trigger.nominal and trigger.head.tag_ in {"NNS", "NNPS"},
            source=tuple(dict.fromkeys(r.actor for r in roles.source)),
            target=tuple(dict.fromkeys(r.actor for r in roles.target)),
            time=dated.time if dated else None,
            place=place[0] if place else None,
            weapon=weapon[0].name if weapon else None,
            killed=killed.killed if killed else None,
            wounded=wounded.wounded if wounded else None,
            realis=realis,
            attributed_to=tuple(r.actor for r in attributed),
            disputed_by=tuple(r.actor for r in disputed),
            confidence=_confidence(trigger, roles, realis),
            clause=self.page.starts[clause_top(trigger.top).i],
            paragraph=self.page.block_of[trigger.head.i],
            presupposed=self.page.in_question(trigger.head) or trigger.row.family == "generic" or counts,
            by_force=counts
            and self._is_only_telling(trigger)
            and shows_force(trigger, self.finder, self.lexicon.classes),
            same_as=act.same_as,
            mutual=trigger.row.frame.mutual and not self._is_one_sided(trigger),
            described=trigger.nominal and any(c.lower_ == "of" for c in trigger.head.rights),
            echoes=tuple(self._echo(w) for w in echoes_of(act, self.lexicon) if not self._names_another(w, trigger)),
            aside=_is_aside(trigger),
            recalls=recalls(trigger, self.page.names),
            in_favour=self.roles.slots.is_in_favour(trigger),
        )

    def _is_one_sided(self, trigger: Trigger) -> bool:
        """ "A unilateral cease-fire": what others do together is declared here by one."""
        return any(c.lower_ in self.lexicon.classes["one_sided"] for c in trigger.head.lefts)

    def _names_another(self, word: Token, trigger: Trigger) -> bool:
        """ "Will investigate the [attack]": what is looked into is no second name of the inquiry."""
        other = self.roles.trigger_heads.get(word.i)
        return other is not None and other.nominal and other.row.type in JUDGED and trigger.row.type == "ACCUSE"

    def _echo(self, word: Token) -> Mention:
        return self._span(word, word.i, word.i, {})

    def _span(self, head: Token, first: int, last: int, support: dict[str, tuple[CharSpan | str, ...]]) -> Mention:
        start, end = self.page.span(first, last)
        return Mention(
            self.setting.article.id,
            start,
            end,
            self.page.text[start:end],
            self.page.sentence(head),
            self.sentence_number[head.sent.start],
            support,
        )

    def _roles(self, act: Act) -> Roles:
        """Parties of an act; what the clause of its effect says ("killing two Ruritanians") fills what is missing."""
        if self.page.block(act.trigger.head).kind == "topic":
            return Roles((), ())  # those of the sentence behind it
        roles = self.roles.assign(act.trigger)
        told = [self.roles.assign(effect) for effect in act.effects]
        sources = {r.actor for r in roles.source}
        victims = tuple({r.actor: r for more in told for r in more.target if r.actor not in sources}.values())
        telling = (more for effect, more in zip(act.effects, told, strict=True) if not _hangs_on_place(effect))
        doers = next((found for more in telling if (found := _without(more.source, victims))), ())
        sides = tuple({r.actor: r for r in (*victims, *roles.source)}.values())
        if act.trigger.row.frame.name == "noun.fight" and not roles.target and self._are_sides(sides) and victims:
            return Roles(sides, sides)  # "six soldiers were killed in a shootout with rebels"
        if act.trigger.row.frame.mutual and len(roles.source) > 1 and roles.source == roles.target:
            return roles  # "between rebels and the army in Chad": no side is only where it is
        return Roles(roles.source or doers, self.roles.victims.choose(roles.target, victims))

    def _is_only_telling(self, toll: Trigger) -> bool:
        """Tell whether no other word of the paragraph tells of an assault, whose dead could be counted."""
        block = self.page.block_of[toll.head.i]
        if died_in_another(toll.head, self.lexicon.classes):
            return True
        told = (t for t in self.roles.trigger_heads.values() if t.row.type == "ASSAULT" and t is not toll)
        return all(
            self.page.block_of[t.head.i] != block or (t.row.family in TOLLS and is_passive(t.head)) for t in told
        )

    def _came_first(self, trigger: Trigger) -> bool:
        """Tell whether a blow answers the one that killed: "shot two rebels after five soldiers were [killed]"."""
        verb = trigger.head
        answer = self.roles.trigger_heads.get(verb.head.i)
        after = verb.dep_ == "advcl" and any(c.lower_ == "after" for c in verb.lefts)
        return after and answer is not None and answer.row.type == "ASSAULT"

    def _are_sides(self, victims: Sequence[Ref]) -> bool:
        """Tell whether those killed in a fight fought it: two or more, none of them civilians."""
        kinds = [self.registry.known(r.actor).kind for r in victims]
        return len(kinds) > 1 and "civilians" not in kinds

    def _reference(self, trigger: Trigger) -> Reference:
        if not trigger.nominal:
            return "verb"
        if trigger.head.dep_ == "attr" and any(c.lower_ in {"this", "it", "that"} for c in trigger.head.head.lefts):
            return "demonstrative"  # "this was a deliberate attack"
        told = next((found for child in trigger.head.lefts if (found := _told_by(child)) is not None), None)
        enlarged = trigger.light is not None and trigger.light.lemma_.lower() in self.lexicon.classes["enlarge_verb"]
        if told == "possessive" and enlarged:
            return "indefinite"  # "extended its sanctions to …"
        if told == "definite" and self._is_another(trigger.head):
            return "indefinite"
        named = any(c.i in self.page.names for c in trigger.head.lefts)
        if told is None and self._goes_on(trigger):
            return "definite"
        taken = trigger.light is not None and trigger.row.type == "SANCTION" and trigger.light_role == "active"
        return told or ("named" if named else "indefinite" if taken else "bare")

    def _is_another(self, noun: Token) -> bool:
        """Tell whether a noun is of another act than those told: "the previous war", "the second attack", told of for the first time."""
        words = [c.lower_ for c in noun.lefts if c.lower_ in self.lexicon.classes["another"]]
        return bool(words) and not any(t.lower_ == words[0] for t in noun.doc.tokens[: noun.left_edge.i])

    def _goes_on(self, trigger: Trigger) -> bool:
        """Tell whether a noun is of fighting that is known to be going on: "as fighting rages", "days of clashes"."""
        noun = trigger.head
        if trigger.row.family not in FIGHTS:
            return False
        above = counting(noun)
        if above != noun:
            return above.lemma_.lower() in {"day", "week", "month"}
        return noun.dep_ == "nsubj" and noun.head.lemma_.lower() in self.lexicon.classes["going_on"]

    # -- dates and tolls --------------------------------------------------------------------------------------------

    def _date(self, trigger: Trigger, realis: Realis, roles: Roles) -> Dated | None:
        """Date an act: by its being spoken in a statement, its own words, or the day heading."""
        heading = self.setting.heading_before(self.page.starts[trigger.head.i])
        sources = self._speakers(trigger, roles)
        quoted = self.dates.is_quoted(trigger)
        reported = quoted and not self.registry.signatory  # what a report quotes is not of its day
        told = realis == "actual" and heading is None and trigger.head.dep_ == "acl"
        if told and (earlier := self.dates.date(trigger)) is not None:
            return earlier  # "our 3 May statement condemning it"
        if heading is None and is_performed(trigger, sources, self.registry.signatory):
            spoken = None if reported else spoken_on(self.setting.dct)
            said = self.dates.said_on(trigger) if quoted else None
            return said or (Dated(spoken, ()) if spoken else None)
        own = self.dates.date(trigger, ahead=realis != "actual")
        if own is not None or realis != "actual":
            return own
        if heading is None and self._is_made_public(trigger, sources, quoted=quoted, reported=reported):
            spoken = spoken_on(self.setting.dct)
            return Dated(spoken, ()) if spoken else None
        if heading is not None:
            timeless = (
                told_as_background(trigger)
                or is_judged(trigger)
                or self._is_bare_reason(trigger)
                or self._is_turned_down(trigger)
                or self._was_told_before(trigger)
                or self._is_known(trigger)
                or self.dates.is_apart(trigger)
                or recalls(trigger, self.page.names)
            )
            return None if timeless else under_heading(heading)
        return self.dates.at_once(trigger) or (self._told_on(trigger) if self.setting.narrative else None)

    def _is_made_public(self, trigger: Trigger, sources: set[str], *, quoted: bool, reported: bool) -> bool:
        """Tell whether a statement announces or records what its author does."""
        author = self.registry.signatory
        if not reported and is_announced(trigger, sources, author):
            return True
        return not quoted and self.told_in_past and is_recorded(trigger, sources, author)

    def _speakers(self, trigger: Trigger, roles: Roles) -> set[str]:
        """Give who speaks in an act: its source, and for a noun the subject of its clause, too ("X joins the calls")."""
        if not self.registry.signatory:
            return set()  # only those who sign a statement are asked for
        subject = surface_subject(clause_top(trigger.top)) if trigger.nominal else None
        return {r.actor for r in (*roles.source, *(self.finder.refs(subject) if subject is not None else ()))}

    def _told_on(self, trigger: Trigger) -> Dated | None:
        """Date what a history tells on in the simple past by the date of this sentence, or the month or year of the one before."""
        if not _tells_on(trigger):
            return None
        here, sentence = self.page.starts[trigger.head.i], trigger.head.sent
        before = self.page.doc[sentence.start - 1].sent if sentence.start else sentence
        first = max(self.page.starts[before.start], self.page.block(trigger.head).start)
        told = [t for t in self.setting.timexes if first <= t.start < here and t.type == "DATE" and t.span]
        told = [t for t in told if not stands_aside(self.page.text, t)]
        if not told or told[-1].span is None or told[-1].span.end is None:
            return None
        before_it = told[-1].start < self.page.starts[sentence.start]
        if before_it and not self.dates.frames(told[-1], before):
            return None
        if _moves_on(clause_top(trigger.top), told[-1].end, self.page):
            return None
        return Dated(told[-1].span, ((told[-1].start, told[-1].end),))

    def _is_turned_down(self, trigger: Trigger) -> bool:
        """Tell whether talk is only what another act refuses, or marks those it blames: "rejects an offer", "scolds envoys calling for …"."""
        word = trigger.head
        if trigger.row.type not in TALK_TYPES or trigger.light is not None:
            return False
        blamed = word.dep_ == "acl" and word.tag_ == "VBG" and word.head.dep_ == "dobj"
        above = word.head.head if blamed else word.head
        judge = self.roles.trigger_heads.get(above.i)
        if judge is None or judge.nominal:
            return False
        return judge.row.type in ({"ACCUSE", "REJECT"} if blamed else {"REJECT"}) and (blamed or word.dep_ == "dobj")

    def _was_told_before(self, trigger: Trigger) -> bool:
        """Tell whether a noun points at an act that is the ground of another: "lifted the ban following the protests"."""
        word = trigger.head
        return (
            trigger.nominal
            and trigger.light is None
            and word.dep_ == "pobj"
            and word.head.lower_ in GROUNDS
            and self._reference(trigger) in POINTING
        )

    def _is_known(self, trigger: Trigger) -> bool:
        """Tell whether a noun is a known act to which another is done: "defends its strikes", "lifts the ban", "protests against the raid"."""
        word = first_conjunct(trigger.head)
        above = word.head
        if word.dep_ == "pobj" and above.lower_ in TOWARDS:
            above = above.head
        elif word.dep_ != "dobj":
            return False
        other = self.roles.trigger_heads.get(above.i)
        told = (other is not None and other is not trigger) or above.lemma_.lower() in JUSTIFYING
        return trigger.nominal and trigger.light is None and told and self._reference(trigger) in POINTING

    def _is_bare_reason(self, trigger: Trigger) -> bool:
        """Tell whether a bare plural only gives the ground of another act: "in response to rocket attacks", "amid protests"."""
        return (
            trigger.nominal
            and trigger.light is None
            and (trigger.head.tag_ == "NNS" or trigger.head.head.lower_ == "despite")
            and trigger.head.dep_ in {"pobj", "conj"}
            and not _is_part(trigger.head.head)
            and self._reference(trigger) in {"bare", "named"}
        )

    def _tolls_of(self, act: Act, realis: Realis) -> tuple[Toll | None, Toll | None]:
        """Give the dead and the wounded that stand in the act's own words or in its clause."""
        if act.trigger.row.type != "ASSAULT" or realis != "actual":
            return None, None
        mine = {act.trigger.head.i, *(e.head.i for e in act.effects)}
        own_clause = clause_top(act.trigger.top)
        seats = own_clause, act.trigger.head
        found = [t for verb, t in self.tolls if verb.i in mine or any(_hangs_on(verb, seat) for seat in seats)]
        return next((t for t in found if t.killed), None), next((t for t in found if t.wounded), None)

    # -- cues -------------------------------------------------------------------------------------------------------

    def _cues(self, acts: Sequence[Act], heads: Mapping[int, int]) -> list[CueMention]:
        made = []
        for cue in (
            c for found in find_cues(self.page.doc.sents, heads, self.lexicon) for c in _shared_by_list(found, acts)
        ):
            start, end = self.page.span(cue.start, cue.end - 1)
            pointer = cue.pointer.kind or _exact_noun(cue.earlier, acts)
            rows = [row for row in self.lexicon.triggers.get("N", pointer) if len(row.phrase) == 1]
            rows = [] if self._is_of_a_thing(cue.pointer.at) else rows
            made.append(
                CueMention(
                    cue.kind,
                    cue.group,
                    start,
                    end,
                    self.page.text[start:end],
                    cue.later,
                    cue.earlier,
                    cue.confidence,
                    self.sentence_number[self.page.doc[cue.start].sent.start],
                    pointer,
                    frozenset(row.family for row in rows),
                    frozenset(row.type for row in rows),
                    self._owners(cue.pointer.at),
                )
            )
        return made

    def _is_of_a_thing(self, noun: int | None) -> bool:
        """Tell whether words behind a noun give it another sense: "condemned the fall in exports"."""
        behind = (
            (p for c in self.page.doc[noun].rights if c.dep_ == "prep" for p in c.rights) if noun is not None else ()
        )
        return any(p.dep_ == "pobj" and p.pos_ == "NOUN" and p.head.lower_ in {"of", "in"} for p in behind)

    def _owners(self, noun: int | None) -> tuple[str, ...]:
        """Give whose act a noun points at: "the American decision", "Iran's conduct"."""
        if noun is None:
            return ()
        owners = [word for word in self.page.doc[noun].lefts if word.dep_ in {"poss", "amod", "compound", "nmod"}]
        return tuple(dict.fromkeys(ref.actor for word in owners for ref in self.finder.refs(word)))

    def _orders(self, heads: Mapping[int, int]) -> list[OrderMention]:
        made = []
        for order in find_orders(self.page.doc, heads, self.lexicon):
            start, end = self.page.span(order.start, order.end - 1)
            first, days = (
                distance_before(start, self.setting.timexes, self.page.text) if order.direct else (start, None)
            )
            text = self.page.text[first:end]
            made.append(OrderMention(order.kind, first, end, text, order.later, order.earlier, order.confidence, days))
        return made


def _exact_noun(number: int | None, acts: Sequence[Act]) -> str:
    """Give the noun of an act that it does not tell by itself, but whose kind it says: "condemned the diversion"."""
    row = acts[number].trigger.row if number is not None else None
    return row.phrase[0] if row is not None and row.family == "generic" and meanings([EXACT], row.phrase[0]) else ""


def _is_entertained(trigger: Trigger) -> bool:
    """Tell whether the text tells it, or holds it possible: "met", "may condemn", "possible talks"; not "ready to meet"."""
    words = {c.lower_ for seat in {trigger.head, trigger.top} for c in seat.lefts if c.dep_ in {"aux", "mark", "amod"}}
    return (
        bool(words & {"may", "might", "could", "must", "if", "unless", "possible", "potential", "likely"})
        or trigger.head.tag_ == "VBD"
    )


def _heads(acts: Sequence[Act]) -> dict[int, int]:
    """Give the words that stand for the acts: the heads of their triggers, and those of their effects."""
    heads = {act.trigger.head.i: n for n, act in enumerate(acts)}
    for n, act in enumerate(acts):
        heads.setdefault(act.trigger.top.i, n)
        for effect in act.effects:
            heads.setdefault(effect.head.i, n)
    return heads


def _is_answered(noun: Token) -> bool:
    """Tell whether another act answers what a noun names: "in reply to an agreement that …"."""
    cue = noun.head.head
    return noun.dep_ == "pobj" and noun.head.lower_ == "to" and cue.lemma_.lower() in REASON_NOUNS


def _told_by(word: Token) -> Reference | None:
    """Give how a noun refers, where a determiner or possessor before it says so."""
    if word.dep_ == "poss":
        if word.ent_type_ == "DATE":
            return "definite"
        return "possessive" if word.pos_ == "PRON" else "named"
    return DETERMINERS.get(word.lower_) if word.dep_ == "det" else None


def _shared_by_list(cue: Cue, acts: Sequence[Act]) -> Iterator[Cue]:
    """Yield a cue of answering once for each measure of a list: "closed the border and cut off water in response to …"."""
    yield cue
    if cue.group != "answer" or cue.later is None or cue.alone:
        return
    top = acts[cue.later].trigger.top
    if top.doc[cue.start].pos_ not in {"ADP", "SCONJ"}:  # "in response" holds for a list, "retaliatory" for its noun
        return
    joined = {t.i for t in top.conjuncts if t.pos_ not in VERBAL or surface_subject(t) == surface_subject(top)}
    for number, act in enumerate(acts):
        if number not in {cue.later, cue.earlier} and act.trigger.top.i in joined:
            yield replace(cue, later=number)


def _without(refs: Iterable[Ref], others: Iterable[Ref]) -> tuple[Ref, ...]:
    taken = {r.actor for r in others}
    return tuple(r for r in refs if r.actor not in taken)


def _hangs_on_place(effect: Trigger) -> bool:
    """ "A bomb explodes in Lomé [killing] two": the parser hangs the effect on the town, which did nothing."""
    verb = effect.head
    return verb.tag_ == "VBG" and verb.dep_ == "acl" and verb.head.dep_ == "pobj"


def _tells_on(trigger: Trigger) -> bool:
    """Tell whether a verb in the simple past carries a story on."""
    verb = trigger.head
    while verb.dep_ == "xcomp" and verb.head.pos_ in VERBAL:
        verb = verb.head  # "forced it to back down"
    if trigger.nominal or verb.dep_ in {"relcl", "acl", "pcomp", "amod", "advcl"}:
        return False
    if verb.dep_ == "ccomp" and not any(t.text == ";" for t in verb.doc[verb.head.i : verb.i]):
        return False  # "alleged that it was stealing oil"
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    return not helpers & {"had", "has", "have"} and (verb.tag_ == "VBD" or bool(helpers & {"was", "were"}))


def _is_part(preposition: Token) -> bool:
    """Tell whether a preposition says how or where an act is done: "in clashes", "spilled over into riots", not "a probe into riots"."""
    return preposition.lower_ in PARTS_OF or (preposition.lower_ == "into" and preposition.head.lemma_ in BECOMING)


def _moves_on(clause: Token, told: int, page: Page) -> bool:
    """Tell whether a clause in front puts an act behind the date told: "in June it sent a ship; when the envoys left, it …"."""
    fronted = (c for verb in (clause, clause.head) for c in verb.lefts if c.dep_ == "advcl")
    return any(page.starts[c.left_edge.i] > told and any(m.lower_ in MOVING_ON for m in c.lefts) for c in fronted)


def _is_aside(trigger: Trigger) -> bool:
    """Tell whether a clause that only describes tells an act: "two agreements which it had signed", "soldiers guarding it"."""
    verb = clause_top(trigger.top)
    while verb.dep_ in {"conj", "xcomp"} and verb.head.pos_ in VERBAL:
        verb = verb.head
    return verb.dep_ in {"relcl", "acl"}


def _hangs_on(verb: Token, head: Token) -> bool:
    """Tell whether a verb is `head`, or an effect clause right under it (", killing two")."""
    return verb == head or (verb.head == head and verb.dep_ in {"advcl", "acl", "relcl", "conj", "xcomp"})


def _confidence(trigger: Trigger, roles: Roles, realis: Realis) -> float:
    """How sure the mention is: the word's own weight, raised by named parties."""
    value = trigger.weight
    value *= 1.0 if roles.source else 0.85
    value *= 1.0 if roles.target else 0.9
    return round(value * (1.0 if realis == "actual" else 0.9), 3)
