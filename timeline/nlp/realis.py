"""Did it happen? Climb from an act to the root of its sentence and let the operators that are met decide.

The operators ("vow to", "may", "if", "plan", "deny that") are data (`realis.toml`): words by what they do to what stands
below them. The nearest one decides, save that a plan may turn out to be a threat or a fear further up ("warned that it
would strike"). What an act is only meant for ("in order to deter") is no event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, cast

from timeline.lexicon import Lexicon
from timeline.model import Realis
from timeline.nlp.light import told_behind
from timeline.nlp.operators import REALITIES, Reality, operators_of
from timeline.nlp.page import Page
from timeline.nlp.registry import Ref
from timeline.nlp.role_targets import STATED_FRAMES
from timeline.nlp.roles import RoleFinder
from timeline.nlp.statements import is_laid_down
from timeline.nlp.subjects import JUDGED_FOR, surface_subject
from timeline.nlp.syntax import (
    VERBAL,
    counting,
    hangs_too_low,
    has_to,
    is_definite,
    is_passive,
    is_told_as_past,
    own_clause_of_conjunct,
)
from timeline.nlp.tree import Token
from timeline.nlp.triggers import Trigger, denies

HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "REJECT", "PROTEST", "ACCUSE", "THREATEN"})
CLAUSES = frozenset({"ROOT", "conj", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp"})
GOVERNING_PREPOSITIONS = frozenset({"with", "for", "against", "to", "of", "at", "from", "into", "upon"})
MEANS = frozenset({"with", "by"})  # "would answer with strikes": as real as the answer
ANY = frozenset({"a", "an", "any", "every", "each", "no"})  # before what may yet be done: "any ship seized"
NOBODY = frozenset({"nobody", "nothing", "none", "neither"})
COUNTED_OUT = frozenset({"vote"})  # "voted 13 to none [to ban] the sale": what was voted, hung on the count
EFFORTS = frozenset({"effort", "bid", "attempt", "drive", "push"})
SEEKING = frozenset({"secure", "reach", "achieve", "broker", "negotiate", "bring", "obtain", "forge"})
TERMS = frozenset({"until", "till"})
FIRST_OF_ITS_KIND = frozenset({"first", "last", "latest", "only", "next", "second", "third", "late"})
ANNOUNCING = frozenset({"announce", "approve"})
TAKEN_BY = frozenset({"announce", "vote"})
# What people are before an act; of an act itself it says how it goes ("an uneasy truce").
FEELINGS = frozenset({"uneasy", "nervous", "anxious", "wary", "eager", "fearful", "worried"})
SENSES = frozenset({"hear", "see", "watch", "feel", "smell"})  # "could hear shelling": there was some
PASSING = frozenset({"adopt", "pass", "approve", "issue", "endorse", "sign"})
AGREED = frozenset({"agreement", "deal", "accord"})
BANS = frozenset({"ban", "prohibition", "moratorium", "embargo"})
TALKS = frozenset({"talk", "negotiation", "discussion", "debate", "vote"})
STILL_OPEN = frozenset({"SANCTION", "RETREAT", "AGREE", "MOBILIZE", "AID", "CONCEDE"})
# Nouns that what stands behind such a preposition is known to: "an appeal against the sentence", "an inquiry into a raid".
OF_SOMETHING_KNOWN = {
    **dict.fromkeys(("appeal", "petition"), ("against",)),
    **dict.fromkeys(("inquiry", "investigation", "probe", "review"), ("into",)),
    **dict.fromkeys(("agreement", "deal"), ("at",)),
    **dict.fromkeys(("apology", "compensation", "explanation", "reparation"), ("for",)),
}
WORDS = frozenset({"REQUEST", "THREATEN", "ACCUSE"})
TURNING_DOWN = frozenset({"refuse", "reject", "decline", "dismiss", "rebuff", "spurn", "ignore", "defy"})
HIGHEST = 12  # steps of a climb: deeper sentences are parsed wrong more often than right
CONTENT = frozenset({"xcomp", "acomp", "dobj"})  # how what is threatened hangs on the threat
OBLIGING = frozenset({"oblige", "obligate", "bind"})


class RealityFinder:
    """Finds the reality of the acts of one page, and whose word it rests on."""

    def __init__(self, page: Page, lexicon: Lexicon, roles: RoleFinder) -> None:
        self.page, self.lexicon, self.roles = page, lexicon, roles
        self.operators = operators_of(lexicon)
        self.phrase_ends = self.operators.phrase_ends(page.doc)
        self.handing_on = frozenset(lexicon.realis["transparent"]["as_light_verbs"])
        self.announced = frozenset(lexicon.realis["planned"]["announced"])
        self.senders = frozenset(lexicon.realis["planned"]["senders"])
        self.forecasters = frozenset(lexicon.realis["threatened"]["forecasters"])
        self.topics = frozenset(lexicon.realis["barrier"]["topics"])

    def realis(self, trigger: Trigger) -> Realis:
        """Give the reality of an act, "actual" where nothing above it says otherwise."""
        reality = self._reality(trigger)
        if reality in {"planned", "hypothetical"} and self._is_what_is_threatened(trigger):
            return "threatened"
        if reality == "planned" and trigger.row.type in {"SANCTION", "ACCUSE"} and _is_taken_by_saying_so(trigger.top):
            return "actual"
        if reality == "planned" and is_laid_down(trigger, self.roles.finder.registry.signatory):
            return "actual"
        return cast("Realis", reality) if reality != "aim" else "planned"

    def _is_what_is_threatened(self, trigger: Trigger) -> bool:
        """ "Stands ready to impose [sanctions]": what hangs on a threat as its content."""
        token = trigger.top
        while token.dep_ in CONTENT and token.head != token:
            token = token.head
            above = self.roles.trigger_heads.get(token.i)
            if above is not None and above.row.type == "THREATEN" and above.head != trigger.head:
                return True
        return False

    def is_aim(self, trigger: Trigger) -> bool:
        """Tell whether the text only says that something is done for the sake of this act."""
        return self._reality(trigger) == "aim"

    def _reality(self, trigger: Trigger) -> Reality:
        if self.page.in_question(trigger.head) or trigger.row.frame.name in STATED_FRAMES:
            return "actual"
        found: Reality = "actual"
        for reality in self._operators_above(trigger):
            if reality == "aim" and found == "negated":
                return reality  # "aimed at preventing clashes"
            if reality in {"actual", "aim"}:
                return reality if found == "actual" else found
            if reality == "passing-aim":
                return "actual" if found == "actual" else "aim"
            if found == "hypothetical":  # what "might" be done is a threat under "hinted that"
                return "threatened" if reality == "threatened" else found
            found = _joined(found, reality)
            if found == "threatened":
                return found
        return "hypothetical" if found == "planned" and _is_conditional(trigger.top) else found

    # -- the climb --------------------------------------------------------------------------------------------------

    def _operators_above(self, trigger: Trigger) -> Iterator[Reality]:
        """Yield what the words above an act do to it, from the nearest on, until one ends the climb."""
        yield from self._own_modifiers(trigger.head)
        behind = told_behind(trigger.head, self.lexicon) if trigger.nominal else None
        if behind is not None and behind.tag_ in {"VBD", "VBN"}:
            yield from self._clause_operators(behind, trigger, shared=True)
            return  # "may lift the duties that it put on wine": they are there
        token, shared, is_itself = trigger.head, True, True
        for _ in range(HIGHEST):
            if token.pos_ in VERBAL or token.dep_ in CLAUSES:
                yield from self._clause_operators(token, trigger, shared=shared)
            elif token.i in self.phrase_ends:
                yield self.phrase_ends[token.i]
            above = token.head
            if above == token or (token.dep_ == "relcl" and not (has_to(token) and above.pos_ not in VERBAL)):
                return
            step = "negated" if _is_for_nothing(token) else self._step(token, trigger, is_itself=is_itself)
            if step == "stop":
                return
            if step is not None and step != "transparent":
                yield step
            shared = not (token.dep_ == "conj" and own_clause_of_conjunct(token)) or _is_alternative(token)
            is_itself = is_itself and (above == trigger.light or token.dep_ in {"conj", "xcomp"})
            token = above

    def _own_modifiers(self, head: Token) -> Iterator[Reality]:
        above = counting(head)  # "any acts of terrorism"
        for child in (*head.lefts, *(c for c in above.lefts if above is not head and c.dep_ == "det")):
            part = {"amod": "adjectives", "compound": "adjectives", "nmod": "adjectives", "det": "determiners"}.get(
                child.dep_
            )
            felt = part == "adjectives" and child.lower_ in FEELINGS
            if part and not felt and (found := self.operators.get(part, child)):
                yield found

    def _clause_operators(self, verb: Token, trigger: Trigger, *, shared: bool) -> Iterator[Reality]:
        """What a verb's own clause says, the strongest first: negation, "if", modals, adverbs, phrases."""
        found: set[Reality] = set()
        for child in verb.children:
            if child.dep_ == "mark" and (reality := self.operators.get("marks", child)):
                found.add(reality)
            elif child.dep_ == "mark" and child.lower_ in TERMS and _is_in_present(verb):
                found.add("hypothetical")  # "until the prisoners are freed": they are not yet
            elif shared and (own := self._clause_operator(child, trigger)):
                found.add(own)
        yield from sorted(found, key=REALITIES.index)

    def _clause_operator(self, child: Token, trigger: Trigger) -> Reality | None:
        if trigger.lies_in_denial and child.head == trigger.head and denies(child):
            return None
        above = child.head.head
        if child.tag_ == "TO" and above.lemma_.lower() == "be" and self._said_to_be(above):
            return None  # "the goal is to seize it": not set down as "they are to seize it" is
        if child.i in self.phrase_ends and child.i < trigger.head.i and child.dep_ not in {"prep", "dobj", "pobj"}:
            return self.phrase_ends[child.i]
        match child.dep_:
            case "neg":
                only = _is_only(child)
                return "negated" if child.i <= trigger.head.i and not only else None
            case "aux" if trigger.row.type == "REJECT" and trigger.lies_in_denial and _would_not(child):
                return None  # "would not hear of it": it was refused
            case "aux":
                if child.lower_ in {"'d", "\u2019d"} and child.head.tag_ == "VBN" and not is_passive(child.head):
                    return None  # "they'd fled": they had
                sensed = child.lower_ in {"could", "can"} and child.head.lemma_.lower() in SENSES
                return None if sensed else self.operators.get("modals", child)
            case "advmod":
                return self.operators.get("adverbs", child)
            case "nsubj" | "nsubjpass":
                denied = child.lower_ in NOBODY or any(c.dep_ == "det" and c.lower_ == "no" for c in child.lefts)
                return "negated" if denied else None
            case "dobj" if child.head == trigger.head:
                return "negated" if child.lower_ in NOBODY else None
            case "agent":
                return "negated" if any(c.lower_ in NOBODY for c in child.rights) else None
            case _:
                return None

    def _step(self, token: Token, trigger: Trigger, *, is_itself: bool) -> Reality | Literal["stop"] | None:
        """What passing from `token` to the word above it does."""
        above = token.head
        if self._ends_climb(token, trigger) or (trigger.row.type in WORDS and above.lemma_.lower() in TURNING_DOWN):
            return "stop"  # "the demand was refused": it was made
        match token.dep_:
            case "nsubj" | "csubj":
                return self._subject_step(token, trigger)
            case "advcl":
                return self._adverbial_step(token, trigger, is_itself=is_itself)
            case "acl" | "relcl":
                return self._modifier_step(token, trigger, is_itself=is_itself)
            case "amod" if _is_done(token):
                return "stop"
            case "prep" | "agent":
                return self._preposition_step(token, trigger)
            case "dobj" | "nsubjpass" | "attr" | "oprd" | "dative":
                done = self._governed(above, trigger) or self._done_next(token, trigger) or self._seen_as(above)
                return done or self._passing(token, above, trigger)
            case "xcomp" | "ccomp" if (said := self._complement_step(token, trigger)) is not None:
                return said
            case "ccomp":
                found = self._governed(above, trigger)
                past = found == "planned" or above.lemma_.lower() == "warn"  # "warned that it had cut no ties"
                found = None if past and is_told_as_past(token) else found
                return found or self._reported(above)
            case "compound" | "appos" if above.lemma_.lower() in AGREED:
                return None  # "a ceasefire agreement", "the agreement, a pact between the two": what is agreed has that name
            case "xcomp" | "compound" | "appos":
                return self._governed(above, trigger)
            case _:
                return None

    def _ends_climb(self, token: Token, trigger: Trigger) -> bool:
        """Tell whether what stands above `token` says nothing of the act."""
        match token.dep_:
            case "ccomp" | "pcomp":  # "what it called a raid"; "there will be a raid, he said"
                return _is_naming(token) or token.i < token.head.i
            case "conj":
                return hangs_too_low(token)
            case "appos":
                return token.head.pos_ in VERBAL
            case "nsubjpass":
                return self._was_planned(token, trigger) or _is_judged(token.head)
            case _:
                return token.dep_ == "parataxis"

    def _was_planned(self, subject: Token, trigger: Trigger) -> bool:
        """Tell whether a known attack is only said to have been planned: "the assassination was prepared for months"."""
        if subject.head.lemma_ in {"intend", "mean", "design"} and is_definite(subject):
            return True  # "the sanctions are intended to put pressure on it": they are there
        past = any(c.dep_ == "auxpass" and c.lower_ in {"was", "were", "been"} for c in subject.head.lefts)
        is_plan = self.operators.get("verbs", subject.head) == "planned"
        return past and is_plan and trigger.row.type == "ASSAULT" and is_definite(subject)

    def _done_next(self, subject: Token, trigger: Trigger) -> Reality | None:
        """ "the talks were announced and then [put off]": what the next verb does to the same subject counts."""
        verbs = subject.head.rights if subject.dep_ == "nsubjpass" else ()
        joined = (v for v in verbs if v.dep_ == "conj" and v.tag_ == "VBN" and not own_clause_of_conjunct(v))
        return next((found for v in joined if (found := self._governed(v, trigger)) in {"planned", "negated"}), None)

    def _seen_as(self, verb: Token) -> Reality | None:
        """ "saw war as [inevitable]": what somebody holds an act to be."""
        said = [c for p in verb.rights if p.dep_ == "prep" and p.lower_ == "as" for c in p.children]
        said += [c for c in verb.rights if c.dep_ in {"oprd", "acomp"}]
        return next((found for c in said if (found := self.operators.get("adjectives", c))), None)

    def _complement_step(self, clause: Token, trigger: Trigger) -> Reality | None:
        """ "The goal is to [seize] it", "is obliged to [pay]", "used tear gas to [disperse] them"."""
        above = clause.head
        match above.lemma_.lower():
            case "be":
                return self._said_to_be(above)
            case "use" if clause.dep_ == "xcomp" and _is_sought(clause, trigger):
                return "aim"
            case lemma if lemma in OBLIGING and _is_in_force(above):
                return "hypothetical"
            case _:
                return None

    def _said_to_be(self, copula: Token) -> Reality | None:
        """ "The goal was to [seize] it", "the plan is to [strike]", "the fear is that they [invade]": what the subject is of."""
        subject = next((c for c in copula.lefts if c.dep_ == "nsubj"), None)
        return self.operators.get("nouns", subject) if subject is not None else None

    def _subject_step(self, subject: Token, trigger: Trigger) -> Reality | Literal["stop"] | None:
        """ "an invasion looks unlikely", "further strikes could draw Iran in"; other subjects are as real as can be."""
        verb = subject.head
        for child in verb.children:
            if child.dep_ in {"acomp", "oprd", "attr"} and (found := self.operators.get("adjectives", child)):
                return found
        if verb == trigger.light or (verb.lemma_.lower(),) in self.lexicon.light_verbs:
            return None
        modal = any(
            c.dep_ == "aux" and self.operators.get("modals", c) in {"hypothetical", "planned"} for c in verb.children
        )
        return "hypothetical" if modal and trigger.nominal and not is_definite(trigger.head) else "stop"

    def _adverbial_step(self, clause: Token, trigger: Trigger, *, is_itself: bool) -> Reality | Literal["stop"] | None:
        if has_to(clause):
            if trigger.row.type == "CONSULT" and _is_there(clause.head):
                return "stop"
            if _is_sought(clause, trigger):
                return "aim"
            if clause == trigger.top and clause.head.lemma_.lower() in self.senders:
                return "aim" if trigger.row.type == "CONSULT" else "planned"  # "flew there to discuss it"
            if self.operators.get("verbs", clause.head) == "transparent" or _is_only_to(clause):
                return None
            if clause.head.lemma_.lower() in COUNTED_OUT:
                return self._governed(clause.head, trigger)
            return "aim" if is_itself else "passing-aim"
        marked = any(c.dep_ == "mark" for c in clause.children)
        # "will send them home, accusing them of abuse"
        blaming = trigger.row.type == "ACCUSE" and clause == trigger.top
        return "stop" if marked or blaming or clause.tag_ != "VBG" else None

    def _modifier_step(self, clause: Token, trigger: Trigger, *, is_itself: bool) -> Reality | Literal["stop"] | None:
        """ "a plan to attack", "the first to attack", "a meeting to discuss": a noun's infinitive."""
        noun = clause.head
        if _is_passed(clause) or _is_done(clause) or (trigger.row.type == "ACCUSE" and _is_voted(clause)):
            return "stop"
        if _is_sought(clause, trigger) and clause.head.lemma_.lower() in EFFORTS:
            return "aim"
        found = self._governed(noun, trigger)
        if found is not None or not has_to(clause):
            return found
        if any(c.lemma_.lower() in FIRST_OF_ITS_KIND for c in noun.lefts) or noun.lemma_.lower() in FIRST_OF_ITS_KIND:
            return "stop"
        return "aim" if is_itself else "passing-aim"

    def _preposition_step(self, preposition: Token, trigger: Trigger) -> Reality | Literal["stop"] | None:
        above = preposition.head
        if self._threatens(above, trigger):
            return self._aimed("threatened", above, trigger)
        if preposition.lower_ in OF_SOMETHING_KNOWN.get(above.lemma_.lower(), ()):
            return "stop"
        if preposition.lower_ in self.topics and _is_still_talked_of(above, trigger):
            return "hypothetical"
        if preposition.lower_ == "on" and above.lemma_.lower() in BANS and not is_definite(trigger.head):
            return "hypothetical"  # "a ban on demonstrations"
        pair = f"{above.lemma_.lower()} {preposition.lower_}"
        if found := self.operators.by_part["verbs"].get(pair):
            return self._aimed(found, above, trigger)
        if preposition.lower_ in self.topics and not self._is_sent_on(preposition):
            return "stop"
        if preposition.lower_ in MEANS and above.pos_ in VERBAL:
            found = self._governed(above, trigger)
            return found if found == "threatened" else None
        if preposition.lower_ in GOVERNING_PREPOSITIONS and (found := self._governed(above, trigger)):
            return found
        return self._passing(preposition, above, trigger)

    def _is_sent_on(self, preposition: Token) -> bool:
        """Tell whether an act is what somebody is sent to do: "could send troops [on] a raid"."""
        return preposition.lower_ == "on" and preposition.head.lemma_.lower() in self.senders

    def _passing(self, token: Token, above: Token, trigger: Trigger) -> Literal["stop"] | None:
        """Past a word that says nothing itself: what is known ("the strikes") stays what it is, "a strike" climbs on."""
        if trigger.light in {above, token} or above == trigger.head:
            return None
        known = trigger.nominal and is_definite(trigger.head) and not _is_of_any(trigger.head)
        return "stop" if known else None

    def _governed(self, above: Token, trigger: Trigger) -> Reality | None:
        """What the word above does to what it governs."""
        if above == trigger.light and above.lemma_.lower() in self.handing_on:
            return None
        if above.lemma_.lower() in ANNOUNCING and trigger.nominal and self._lies_ahead(trigger):
            return "planned"
        if self._threatens(above, trigger):
            return self._aimed("threatened", above, trigger)
        if above.lower_ == "able" and above.head.lower_ in {"was", "were"}:
            return None  # "were able to return fire": they did
        part = "verbs" if above.pos_ in VERBAL else "adjectives" if above.pos_ == "ADJ" else "nouns"
        found = self.operators.get(part, above)
        return self._aimed(found, above, trigger) if found else None

    def _threatens(self, word: Token, trigger: Trigger) -> bool:
        holder = self.roles.trigger_heads.get(word.i)
        return holder is not None and holder.row.type == "THREATEN" and holder is not trigger

    def _lies_ahead(self, trigger: Trigger) -> bool:
        return trigger.row.type == "PROTEST" or trigger.head.lemma_.lower() in self.announced

    def _aimed(self, found: Reality, above: Token, trigger: Trigger) -> Reality:
        """A threat needs a hostile act of the speaker's own: "warned of a coup" is a fear, "vowed to help" a plan."""
        if found != "threatened":
            return found
        if trigger.row.type not in HOSTILE:
            return "planned"
        if above.lemma_.lower() not in {"warn", "warning"}:
            return found
        # "warned its citizens of attacks" is no threat
        return found if self._threatens(above, trigger) and not self._of_others(above, trigger) else "hypothetical"

    def _of_others(self, verb: Token, trigger: Trigger) -> bool:
        subject = surface_subject(verb) if verb.pos_ in VERBAL else None
        if subject is not None and subject.lemma_.lower() in self.forecasters:
            return True
        doers = {r.actor for r in self.roles.assign(trigger).source if r.how != "pronoun"}
        return bool(doers) and not doers & {r.actor for r in self._speaker(verb)}

    def _reported(self, verb: Token) -> Reality | Literal["stop"] | None:
        """A report is as real as what it says; what is only foreseen is a thought."""
        if verb.lemma_.lower() not in self.lexicon.speech:
            return None
        subject = surface_subject(verb)
        return (
            "hypothetical"
            if subject is not None and subject.lemma_.lower() in self.forecasters and _is_ahead(verb)
            else "stop"
        )

    # -- whose word -------------------------------------------------------------------------------------------------

    def attribution(self, trigger: Trigger) -> tuple[tuple[Ref, ...], tuple[Ref, ...]]:
        """Give who the text says claims the act, and who disputes it."""
        claimed: tuple[Ref, ...] = ()
        disputed: tuple[Ref, ...] = ()
        token = trigger.top
        for _ in range(HIGHEST):
            claimed = claimed or self._according_to(token)
            if token.head == token:
                break
            kind = self._kind_of_word(token, trigger)
            if kind == "deny":
                disputed = disputed or self._speaker(token.head)
            elif kind is not None:
                claimed = claimed or self._speaker(token.head)
            token = token.head
        return claimed, disputed

    def _kind_of_word(self, token: Token, trigger: Trigger) -> str | None:
        """Kind of the word of speech that has `token` as what is said: "said that", "accused X of", "denied a role in"."""
        above = token.head
        kind = self.lexicon.speech.get(above.lemma_.lower())
        if kind is None or above == trigger.top:
            return None
        if token.dep_ in {"ccomp", "acl"}:
            return kind
        if token.dep_ == "prep" and token.lower_ == "of":
            return kind if kind == "claim" else None
        is_denied_noun = token.dep_ in {"dobj", "xcomp"} and kind == "deny" and above.i not in self.roles.trigger_heads
        return kind if is_denied_noun else None

    def _speaker(self, verb: Token) -> tuple[Ref, ...]:
        if verb.pos_ == "NOUN":
            owners: Iterable[Token] = (c for c in verb.lefts if c.dep_ in {"poss", "amod", "compound"})
        else:
            subject = surface_subject(verb)
            owners = () if subject is None else (subject,)
        return tuple({r.actor: r for o in owners for r in self.roles.refs_of(o, "subj", "source")}.values())

    def _according_to(self, word: Token) -> tuple[Ref, ...]:
        for child in word.children:
            if child.dep_ == "prep" and child.lower_ == "according":
                for noun in (n for to in child.children for n in to.children if n.dep_ == "pobj"):
                    return tuple({r.actor: r for r in self.roles.refs_of(noun, "subj", "source")}.values())
        return ()


def _is_there(verb: Token) -> bool:
    """ "Was in Chad to discuss it": who is there for talks holds them."""
    return verb.lemma_.lower() == "be" and any(c.dep_ == "prep" and c.lower_ in {"in", "at"} for c in verb.rights)


def _is_in_force(duty: Token) -> bool:
    """ "Is obliged to [pay]": a duty that stands, and not one that somebody was put to."""
    return any(c.dep_ == "auxpass" and c.lower_ in {"is", "are", "be"} for c in duty.lefts)


def _is_alternative(verb: Token) -> bool:
    """ "Had not admitted it or [named] others": what "or" joins shares the negation, though its form may look like another."""
    return verb.dep_ == "conj" and any(c.lower_ == "or" and c.dep_ == "cc" for c in verb.head.rights if c.i < verb.i)


def _is_in_present(verb: Token) -> bool:
    helpers = {c.lower_ for c in verb.lefts if c.dep_ in {"aux", "auxpass"}}
    return bool(helpers & {"is", "are", "has", "have"}) or (not helpers and verb.tag_ in {"VBZ", "VBP"})


def _is_passed(clause: Token) -> bool:
    """Tell whether a text that says something has been adopted: "adopted a resolution [condemning] the raid"."""
    noun = clause.head
    return (
        clause.tag_ == "VBG"
        and noun.dep_ in {"dobj", "nsubjpass", "appos", "conj"}
        and noun.head.lemma_.lower() in PASSING
    )


def _is_sought(clause: Token, trigger: Trigger) -> bool:
    """ "efforts to [secure] a truce", "used his influence to [bring about] a truce": not yet come to."""
    return trigger.nominal and trigger.row.type in {"AGREE", "RETREAT"} and clause.lemma_.lower() in SEEKING


def _is_voted(clause: Token) -> bool:
    """Tell whether a resolution is voted that says something: "votes on a resolution [to condemn] the coup"."""
    noun = clause.head
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    return has_to(clause) and verb.lemma_.lower() in PASSING | TAKEN_BY


def _is_still_talked_of(talk: Token, trigger: Trigger) -> bool:
    """Tell whether an act is only what is talked about or voted on: "talks on a withdrawal", "a vote on sanctions"."""
    open_act = trigger.nominal and trigger.row.type in STILL_OPEN and not is_definite(trigger.head)
    return open_act and talk.lemma_.lower() in TALKS


def _is_done(participle: Token) -> bool:
    """ "a deal [brokered] by X", "free those [detained]", "a man [accused] of a raid": what is known of what lies ahead."""
    if participle.tag_ != "VBN":
        return False
    charged = participle.lemma_.lower() in JUDGED_FOR and any(c.dep_ == "prep" for c in participle.rights)
    open_to_all = any(c.lower_ in ANY for c in participle.head.lefts)
    return charged or not open_to_all or any(c.dep_ == "agent" for c in participle.rights)


def _joined(nearer: Reality, further: Reality) -> Reality:
    """Reality of an act below two operators: a plan may be a threat or a fear, a "not" may be asked for or denied."""
    if nearer == "actual":
        return further
    if nearer == "negated":
        return "hypothetical" if further in {"negated", "hypothetical", "threatened"} else nearer
    return further if further in {"threatened", "hypothetical"} else nearer


def _is_of_any(noun: Token) -> bool:
    """Tell whether a noun with "the" names a kind of act and no act that is known: "the use of force"."""
    return noun.lemma_.lower() == "use" and any(c.lower_ == "of" for c in noun.rights)


def _is_judged(verb: Token) -> bool:
    """Tell whether a passive says what somebody holds a thing to be: "the raid is considered [a violation]"."""
    return any(c.dep_ in {"oprd", "attr"} or (c.dep_ == "prep" and c.lower_ == "as") for c in verb.rights)


def _is_naming(clause: Token) -> bool:
    """Tell whether a clause only names something that exists: "refused what it called an ultimatum"."""
    return any(c.lower_ == "what" for c in clause.lefts)


def _is_taken_by_saying_so(word: Token) -> bool:
    """Tell whether a measure is taken by announcing or voting it: "announced that it will [ban] imports", "voted to [expel] X"."""
    while word.dep_ in {"conj", "dobj"} and word.head != word:
        word = word.head
    return word.dep_ in {"ccomp", "xcomp"} and word.head.lemma_.lower() in TAKEN_BY


def _is_conditional(token: Token) -> bool:
    """Tell whether an act waits for a condition: "would retaliate if …"."""
    for _ in range(HIGHEST):
        if any(c.dep_ == "advcl" and any(m.lower_ in {"if", "unless"} for m in c.lefts) for c in token.children):
            return True
        if token.head == token or token.dep_ in {"relcl", "advcl"}:
            return False
        token = token.head
    return False


def _is_for_nothing(clause: Token) -> bool:
    """ "Did nothing to [end] the raids", "took no further steps to [free] them": what stands before the infinitive is none."""
    first = clause.left_edge
    if not has_to(clause) or first.i == 0:
        return False
    noun = clause.doc[first.i - 1]
    return noun.lower_ in NOBODY or (noun.pos_ == "NOUN" and any(c.lower_ == "no" for c in noun.lefts))


def _is_only_to(clause: Token) -> bool:
    """ "reopened only to be shut again": a result, no aim."""
    first = clause.left_edge
    return first.lower_ == "only" or (first.i > 0 and clause.doc[first.i - 1].lower_ == "only")


def _is_only(negation: Token) -> bool:
    """ "not only struck", "is not the only one to strike", "not the first to strike": others did so, too."""
    behind = [t.lower_ for t in negation.doc[negation.i + 1 : negation.i + 3]]
    return behind[:1] in (["only"], ["just"], ["merely"]) or behind in (
        ["the", "only"],
        ["the", "first"],
        ["the", "last"],
    )


def _is_ahead(verb: Token) -> bool:
    return any(
        c.dep_ == "ccomp" and any(a.dep_ == "aux" and a.lower_ in {"will", "would", "'ll", "'d"} for a in c.children)
        for c in verb.children
    )


def _would_not(word: Token) -> bool:
    """Tell whether a helping verb and the denial right behind say that somebody did not want to: "[would] not", not "would no longer"."""
    return (
        word.lower_ == "would"
        and word.i + 1 < len(word.doc)
        and word.doc[word.i + 1].lower_ in {"not", "n't", "n\u2019t"}
    )
