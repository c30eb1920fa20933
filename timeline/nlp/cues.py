"""Cues: words that say that one act answers another, or was brought about by it.

Takes a parsed document and the heads of its triggers; gives for each cue the trigger that is later (answers) and the one
that is earlier (is answered). Which words are cues stands in `lexicons/cues.toml`; here are the shapes: how the two acts
hang on a cue. Prepositional phrases and clauses often hang on the wrong word, so from a cue the search climbs to the
nearest trigger above, through verbs that only carry their object, and looks down its complement for the nearest below.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline.lexicon import Lexicon
from timeline.lexicon.pointers import ANYTHING, DEAL
from timeline.model import LinkKind
from timeline.nlp.cue_deeds import charges, deeds_of_those_hit
from timeline.nlp.cue_openings import (
    acts_after_colon,
    acts_announced,
    acts_by_participle,
    acts_told_before,
    acts_told_next,
    next_is_by_same,
)
from timeline.nlp.cue_pointers import NOTHING, WHAT_WAS_DONE, Pointer, Pointing, points_back
from timeline.nlp.cue_table import CueTable, Sense, cues_of
from timeline.nlp.cue_walk import (
    MOVES,
    POINTERS,
    SUBJECTS,
    VERBAL,
    Walk,
    agent_of,
    complement_of,
    fillers_of,
    is_negated,
    is_passive,
    means_of,
    noun_after,
    noun_described,
    objects_of,
    particle,
    phrase_after,
    span_of,
    words_from,
)
from timeline.nlp.syntax import has_to
from timeline.nlp.tree import Span, Token

NOUNS = frozenset({"NOUN", "PROPN"})
SET_BESIDE = frozenset({"advcl", "acl", "amod", "appos", "prep", "dep"})
LONGEST_INSERTION = 7  # words
SAYING_WHAT = frozenset({"answer", "cause", "reason", "condition"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue and the mentions it joins; `start` and `end` are token indices, `end` exclusive.

    `later` and `earlier` are mention numbers, None where the cue leaves that side to be found; `pointer` is the noun that
    then points at the earlier act ("over the remark"), if there is one. Those that go on with the later act do not answer
    where it does so `alone`.
    """

    kind: LinkKind
    group: str
    start: int
    end: int
    later: int | None
    earlier: int | None
    confidence: float
    pointer: Pointer = NOTHING
    alone: bool = False


def find_cues(sentences: Iterable[Span], heads: Mapping[int, int], lexicon: Lexicon) -> list[Cue]:
    """Find the cues of sentences and the mentions they join.

    Parameters
    ----------
    sentences
        Of a parsed document, with lemmas and tags.
    heads
        From the token index of a trigger's head to the number of its mention.
    lexicon
        Holds the cues as `cues.toml` gives them.

    Returns
    -------
    list of Cue
        In text order. A cue that joins several acts ("closed its border and recalled its envoy in response") is given
        once for each; one without a later act is left out, save where its subject is "this".
    """
    finder = _Finder(heads, cues_of(lexicon), lexicon.roles)
    cues: dict[tuple[int | None, int | None], Cue] = {}
    for sentence in sentences:
        for cue in finder.find(sentence):
            known = cues.get((cue.later, cue.earlier))
            if cue.later != cue.earlier and (known is None or _rank(known) < _rank(cue)):
                cues[cue.later, cue.earlier] = cue
    return sorted(_without_vague(cues.values()), key=lambda c: (c.start, c.end, c.later or -1, c.earlier or -1))


def _rank(cue: Cue) -> tuple[bool, float]:
    """Rank the cues of two acts: words that say what the one is to the other before those that only put them in order or say little of it."""
    return cue.group in SAYING_WHAT and cue.pointer.kind != ANYTHING, cue.confidence


def _without_vague(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Leave out a cue that leaves open what another cue of the same act says: "retaliated … in response to Y"."""
    told = {cue.later for cue in cues if cue.earlier is not None and cue.group in SAYING_WHAT}
    yield from (cue for cue in cues if cue.earlier is not None or cue.later not in told)


class _Finder:
    """Looks for all shapes in a sentence."""

    def __init__(self, heads: Mapping[int, int], table: CueTable, persons: Container[str]) -> None:
        self.heads = heads
        self.table = table
        self.walk = Walk(heads, table.walk)
        self.pointing = Pointing(table.pointers, table.walk["again"], table.verdicts, persons)

    def find(self, sentence: Span) -> Iterator[Cue]:
        """Yield the cues of one sentence."""
        taken: set[int] = set()
        openers = self.table.openers
        if not any(token.i in self.heads for token in sentence):
            openers = self.table.announcers  # "The answer came in steps": the acts stand in the next sentence
        for token in sentence:
            may_open = token.i in self.heads or token.lower_ in openers or token.lemma_.lower() in openers
            if token.i in taken:
                continue
            for cue in self._at(token) if may_open else self._act(token):
                taken.update(range(cue.start, cue.end))
                yield cue

    def _at(self, token: Token) -> Iterator[Cue]:
        phrase = self._noun_phrase(token)
        if phrase is not None:
            yield from phrase
            return
        yield from self._preposition(token)
        yield from self._conjunction(token)
        yield from self._so_that(token)
        yield from self._verb(token)
        yield from self._answer(token)
        yield from self._answer_noun(token)
        yield from self._adjective(token)
        yield from self._adverb(token)
        yield from self._act(token)
        yield from self._deed(token)
        yield from self._done_by_asked(token)

    # --- the shapes ---------------------------------------------------------------------------------------------

    def _noun_phrase(self, token: Token) -> list[Cue] | None:
        # "in (direct) response (to Y)": None where the words are not there, an empty list where they join nothing.
        for shape in self.table.noun_phrases.get(token.lower_, ()):
            lead = words_from(token, shape.lead)
            noun = noun_after(lead, shape.nouns) if lead is not None else None
            if noun is None or (noun.lower_ == "protest" and any(c.dep_ == "det" for c in noun.lefts)):
                continue  # "arrested in a protest": where
            tail = _tail_behind(noun, shape.tails)
            if self._denied(token) or (tail is None and self._is_verdict(token)):
                return []
            if tail is not None:
                return list(self._joined(shape.sense, token, tail, complement_of(tail, tail) or phrase_after(tail)))
            return list(self._joined(shape.sense, token, noun, None)) if shape.sense.bare else None
        return None

    def _is_verdict(self, phrase: Token) -> bool:
        """Tell whether a phrase says what a verdict takes something for: "criticised it [as a reprisal]"."""
        verb = phrase.head
        judged = any(c.dep_ in {"dobj", "nsubjpass"} for c in verb.children)
        return phrase.lower_ == "as" and verb.lemma_.lower() in self.table.acts and judged

    def _preposition(self, token: Token) -> Iterator[Cue]:
        for phrase, sense in self.table.prepositions.get(token.lower_, ()):
            last = words_from(token, phrase)
            if last is not None and sense.slots:
                yield from self._avoided(sense, token, last)
                return
            complement = complement_of(token, last) if last is not None else None
            if last is None or complement is None or self._denied(token):
                continue
            if token.i in self.heads and token.dep_ not in SET_BESIDE:
                return  # "was outraged by the raid": nothing else is done for it
            if sense.via and complement.lemma_.lower() not in sense.via:
                continue
            if sense.itself:
                yield from self._asked(sense, token, last, complement)
                return
            yield from (
                self._carried_out(sense, token, last, complement)
                if sense.open == DEAL
                else self._joined(sense, token, last, complement)
            )
            return

    def _avoided(self, sense: Sense, token: Token, last: Token) -> Iterator[Cue]:
        """Join what is done to what is thereby not done: "resigned [rather than] defend the accord": the accord."""
        verb = next((c for c in last.head.rights if c.i > last.i and c.pos_ in VERBAL), None)
        done = self.walk.own(last.head, frozenset(t.i for t in verb.subtree)) if verb is not None else None
        if verb is None or done is None:
            return
        acts = self.walk.in_slots(verb, sense.slots, {done})
        ends = [(act, NOTHING) for act in acts] or self.pointing.open_ends(verb, sense)
        for act, pointer in ends:
            yield self._cue(sense, (token, last), done, act, pointer)

    def _done_beside(self, clause: Token) -> int | None:
        """Give what the verb tells beside which a clause stands, or of whose subject the clause is said."""
        verb = clause.head if clause.head.pos_ in VERBAL else clause.head.head
        return self.walk.own(verb, frozenset(t.i for t in clause.subtree))

    def _done_by_asked(self, verb: Token) -> Iterator[Cue]:
        """Join what is done by who was asked to the asking: "X, [whom] Y had [asked] for help, sent ships"."""
        asked = verb.dep_ == "relcl" and verb.head.dep_ in SUBJECTS and verb.i in self.heads
        whom = next((c for c in verb.lefts if c.lower_ == "whom" and c.dep_ == "dobj"), None)
        if not asked or whom is None:
            return
        done = self._done_beside(verb)
        senses = (sense for _, sense in self.table.prepositions.get(verb.lower_, ()) if sense.itself)
        for sense in senses if done is not None else ():
            yield self._cue(sense, (whom, whom), done, self.heads[verb.i])

    def _carried_out(self, sense: Sense, token: Token, last: Token, deal: Token) -> Iterator[Cue]:
        """Join what is done under a deal that is known to the deal, which was made before: "under the accord X withdrew"; not "under a treaty of 1961"."""
        if token.head.pos_ not in VERBAL or not points_back(deal):  # "the talks under the accord"
            return
        inside = frozenset({*range(token.i, last.i + 1), *(t.i for t in deal.subtree)})
        for act in (self.walk.own(token.head, inside), *self.walk.coordinated(token.head, inside)):
            if act is not None:
                yield self._cue(sense, (token, last), act, None, Pointer(DEAL))

    def _asked(self, sense: Sense, token: Token, last: Token, complement: Token) -> Iterator[Cue]:
        """Join what is done by who was asked to the asking: "[persuaded by] its ally, X withdrew", "X, urged by Y, withdrew"."""
        told_of = token.head
        aside = token.dep_ == "advcl" or told_of.dep_ in SUBJECTS
        if token.tag_ != "VBN" or token.dep_ not in SET_BESIDE or not aside:
            return
        asking = self.heads.get(token.i)
        if asking is None:
            yield from self._joined(sense, token, last, complement)
            return
        done = self._done_beside(token)
        if done is not None:
            yield self._cue(sense, (token, last), done, asking)

    def _conjunction(self, token: Token) -> Iterator[Cue]:
        # "after X attacked", "so long as X attacks": the clause is the dependent of what it is told of.
        for phrase, sense in self.table.conjunctions.get(token.lower_, ()):
            last = words_from(token, phrase)
            clause = _clause_opened(token, last) if last is not None else None
            if last is None or clause is None or self._denied(token):
                continue
            if clause.dep_ == "ROOT":  # the parse has taken the main clause for a part of this one
                yield from self._fronted_clause(sense, token)
            else:
                yield from self._joined(sense, token, last, clause)
            return

    def _so_that(self, token: Token) -> Iterator[Cue]:
        """Join what comes of how something was done: "was [so] bloody [that] X left", "in terms [so] stiff [that] X left"."""
        sense = next((sense for phrase, sense in self.table.degrees.get(token.lower_, ()) if len(phrase) == 1), None)
        if sense is None or token.dep_ not in {"advmod", "predet"}:
            return
        clauses = (c for c in token.head.rights if c.pos_ in VERBAL)
        that = next((t for c in clauses for t in c.lefts if t.lower_ == "that" and t.dep_ == "mark"), None)
        if that is None or that.head.i < token.i:
            return
        inside = {t.i for t in that.head.subtree}
        above = [n for n in self.walk.all_above(token, inside, anywhere=False) if n is not None]
        later = self.walk.own(that.head, frozenset())
        if later is not None and above and above[0] != later:
            yield self._cue(sense, (token, that), later, above[0])

    def _fronted_clause(self, sense: Sense, token: Token) -> Iterator[Cue]:
        # "After X attacked, Y voted": split at the comma where the tree does not.
        if token.i != token.sent.start:
            return
        comma = next((t.i for t in token.sent if t.text == "," and t.i > token.i), None)
        if comma is None:
            return
        earlier = next((self.heads[i] for i in range(token.i, comma) if i in self.heads), None)
        later = next((self.heads[i] for i in range(comma, token.sent.end) if i in self.heads), None)
        if earlier is not None and later is not None:
            yield Cue(sense.kind, sense.group, token.i, token.i + 1, later, earlier, sense.confidence)

    def _verb(self, token: Token) -> Iterator[Cue]:
        if token.pos_ not in VERBAL | {"ADP", "SCONJ", "ADJ"} or self._denied(token):
            return
        for phrase, sense in self.table.verbs.get(token.lemma_.lower(), ()):
            last = particle(token, phrase[1:])
            if last is None:
                continue
            if any(c.lemma_.lower() in self.table.walk["sums"] for c in token.rights if c.dep_ == "dobj"):
                return  # "bringing the toll of the protests to 38"
            passive = is_passive(token)
            effect = (complement_of(last) if last != token else None) or self._effect(token)
            if "clause" in sense.slots and (effect is None or effect.pos_ not in VERBAL):
                continue
            agent = agent_of(token)
            if passive and not sense.passive:
                yield from self._brought_about(sense, token, agent, self.walk.subject(token))
            elif effect is not None and (passive or not sense.passive):
                yield from self._brought_about(sense, token, self.walk.subject(token), effect, last)
            return

    def _effect(self, verb: Token) -> Token | None:
        """Give what a causative verb brings about: of its objects ("forced X to strike") the one that holds an act."""
        objects = objects_of(verb)
        return next((o for o in objects if self.walk.all_below(o)), objects[0] if objects else None)

    def _brought_about(
        self, sense: Sense, verb: Token, cause: Token | None, effect: Token | None, last: Token | None = None
    ) -> Iterator[Cue]:
        """Join the acts in the two arguments of a causative verb."""
        if cause is None or effect is None:
            return
        first, second = (cause, effect) if not sense.reverse else (effect, cause)
        earlier, later = self.walk.argument(first, verb), self.walk.argument(second, verb)
        if (
            not sense.reverse and verb.i < effect.i
        ):  # "drawing protests from X and a round of sanctions": hung on the verb
            torn = (c for c in verb.rights if c.dep_ == "conj" and c.pos_ in NOUNS)
            later = [*later, *(n for noun in torn for n in self.walk.all_below(noun))]
        pointer = self.pointing.pointer(first)
        start, end = verb.i, (last.i if last is not None and last.i > verb.i else verb.i) + 1
        for answer in later:
            for act in earlier or ([None] if pointer is not None else []):
                if answer != act and answer is not None:
                    told = pointer or NOTHING if act is None else NOTHING
                    yield Cue(sense.kind, sense.group, start, end, answer, act, sense.confidence, told)
        if not later and _takes_up(second) and earlier and earlier[0] is not None:
            yield Cue(sense.kind, sense.group, start, end, None, earlier[0], sense.confidence)

    def _answer(self, token: Token) -> Iterator[Cue]:
        # "A retaliated for Y": the verb is the answer; a vow to retaliate answers too.
        if token.pos_ not in VERBAL:
            return
        for phrase, sense in self.table.answers.get(token.lemma_.lower(), ()):
            last = particle(token, phrase[1:])
            if last is None or sense.denied != self._denied(token):
                continue
            if self._talk(token, sense.slots):
                return
            answers = list(dict.fromkeys((*self._answering(token), *self._announced(token))))
            if sense.means and not means_of(token, self.heads):
                return
            earlier = self.walk.in_slots(token, sense.slots, set(answers)) or self.walk.named_in(token, sense.itself)
            earlier = earlier or [n for n in [self._act_named(token)] if n is not None]
            for act, pointer in [(act, NOTHING) for act in earlier] or self.pointing.open_ends(token, sense):
                yield from (
                    self._cue(sense, (token, last), answer, act, pointer) for answer in answers if answer != act
                )
            return

    def _answering(self, verb: Token) -> list[int]:
        """Give the acts that a verb of answering stands for: itself, its means ("by shelling"), or what was done to answer.

        "The bombing avenged …": the subject; "bombed the camp to avenge …": the verb above.
        """
        found = [
            n
            for f in means_of(verb, self.heads)
            for n in (*self.walk.all_below(f), *acts_by_participle(f, self.walk))
            if n is not None
        ]
        found = found or acts_by_participle(verb, self.walk) or acts_after_colon(verb, self.walk)
        if verb.i in self.heads:
            return [self.heads[verb.i], *found, *self.walk.of_cleft(verb)]
        subject = next((c for c in verb.children if c.dep_ in {"nsubj", "csubj"}), None)
        if not found and subject is not None:
            found = [n for n in [self.walk.below(subject)] if n is not None]
        hangs = verb.dep_ in {"advcl", "xcomp", "acl", "pcomp"} and not self.walk.describes_deeds(verb)
        if not found and subject is None and hangs:
            _, above = self.walk.climb(verb, frozenset(t.i for t in verb.subtree))
            found = [n for n in (*self.walk.of_cleft(verb), above) if n is not None][:1]
        if not found and verb.dep_ == "ROOT":  # "took the hint and withdrew"
            later = (c for c in verb.conjuncts if c.i > verb.i and not any(s.dep_ in SUBJECTS for s in c.lefts))
            found = [n for n in (self.walk.own(c, frozenset()) for c in later) if n is not None]
        if not found and verb.dep_ == "ROOT" and next_is_by_same(verb.sent):
            found = acts_told_next(verb.sent, self.walk)
        return found

    def _announced(self, verb: Token) -> list[int]:
        """Give the vow or threat under which an answer stands: "vowed to avenge it", "promised a response"."""
        head = verb.head
        announced = (
            verb.dep_ in ({"xcomp", "ccomp", "acl"} if verb.pos_ in VERBAL else {"dobj"})
            and not is_passive(verb)
            and head.lemma_.lower() in self.table.walk["announcing"]
        )
        if not announced or head.i not in self.heads:
            return []
        beside = head.dep_ == "advcl" and _stands_beside(head) and head.head.i in self.heads
        return [self.heads[head.i], *([self.heads[head.head.i]] if beside else [])]  # "vowing to avenge it, X struck"

    def _answer_noun(self, token: Token) -> Iterator[Cue]:
        # "a response to Y": the noun is the answer, or what it is said of: "X was a response to Y".
        for _, sense in self.table.answer_nouns.get(token.lemma_.lower(), ()):
            if token.pos_ in VERBAL or self._denied(token):
                return
            later = self._answers_named(token) or self._announced(token)
            announced = [] if later else acts_announced(token, self.walk)
            later = later or announced
            # "vowed revenge for Y": the phrase may hang on the verb
            owner = [token.head] if token.dep_ in {"dobj", "oprd"} else []
            acts = next(filter(None, (self.walk.in_slots(t, sense.slots, set(later)) for t in (token, *owner))), [])
            ends: list[tuple[int | None, Pointer]] = [(act, NOTHING) for act in acts]
            if not ends:
                ends += [e for t in (token, *owner) for e in self.pointing.open_ends(t, sense)][:1]
            said = [f for slot in sense.slots for f in fillers_of(token, slot)]
            consists = token.dep_ == "nsubj" and token.head.lemma_ == "be"  # "its answer was to close the border"
            if (announced or consists) and not ends and not said:
                ends = [(None, NOTHING)]
            for answer in later:
                yield from (self._cue(sense, (token, token), answer, act, pointer) for act, pointer in ends)
            return

    def _answers_named(self, noun: Token) -> list[int]:
        """Give the act that a noun for an answer is: itself, what it is said of, or how somebody took it ("took revenge by …")."""
        if noun.i in self.heads:
            announced = self._vowed(noun)
            return [self.heads[noun.i], *announced]
        other = self.walk.said_to_be(noun)
        if noun.dep_ == "appos":  # "announced tariffs, a reply to", "expelled two envoys, a reply to"
            inside = frozenset(t.i for t in noun.subtree)
            act = self.walk.below(noun.head, inside)
            act = self.walk.climb(noun, inside)[1] if act is None else act
        else:
            act = self._subject_act(other) if other is not None else self.walk.said_in_what(noun)
        if act is None and noun.dep_ == "dobj" and noun.head.lemma_.lower() in self.table.walk["taking"]:
            return self._answering(noun.head)
        return [act] if act is not None else []

    def _vowed(self, noun: Token) -> list[int]:
        """Give the vow or threat whose object is an answer: "[vowed] retaliation"."""
        verb = noun.head
        vows = noun.dep_ == "dobj" and verb.lemma_.lower() in self.table.walk["announcing"] and verb.i in self.heads
        return [self.heads[verb.i]] if vows and self.heads[verb.i] != self.heads[noun.i] else []

    def _subject_act(self, subject: Token) -> int | None:
        """Give the act that a subject names, or that "it" takes up from the clause before: "…, and it was an answer to"."""
        clause = subject.head
        if subject.lower_ in POINTERS and clause.dep_ == "conj":
            return self.walk.own(clause.head, frozenset({subject.i}))
        before = next((c for c in clause.lefts if c.dep_ == "ccomp" and c.i < subject.i), None)
        if subject.lower_ in POINTERS and before is not None:  # "…; that too was a reply to"
            return self.walk.own(before, frozenset())
        if subject.lower_ in POINTERS and clause.dep_ == "ROOT":
            return next(iter(acts_told_before(subject.sent, self.walk)), None)
        act = self.walk.below(subject)
        which = next((c for c in subject.rights if c.dep_ == "relcl"), None)
        if act is None and which is not None and _takes_up_all(which):
            return self.walk.climb(subject, frozenset(t.i for t in which.subtree))[1]
        return act

    def _adjective(self, token: Token) -> Iterator[Cue]:
        # "retaliatory strikes", "counter-tariffs", "in a retaliatory move": what they answer is left to be found.
        for phrase, sense in self.table.adjectives.get(token.lower_, ()):
            last = words_from(token, phrase)
            if last is None or self._denied(token):
                continue
            yield from (self._cue(sense, (token, last), answer, None) for answer in self._described(last))
            return

    def _described(self, adjective: Token) -> list[int]:
        """Give the acts that an adjective describes: its noun, or what was done "in" or "as" such a move."""
        noun = noun_described(adjective)
        if noun is not None and self._not_meant(noun):
            return []
        if noun is None or noun.i in self.heads:
            return [self.heads[noun.i]] if noun is not None else []
        if noun.dep_ != "pobj" or noun.head.lower_ not in {"in", "as"}:
            return []
        inside = {t.i for t in noun.head.subtree}
        return [n for n in self.walk.all_above(noun.head, inside, anywhere=False) if n is not None]

    def _adverb(self, token: Token) -> Iterator[Cue]:
        # "Hours later B shelled …": what went before is left to be found.
        for phrase, sense in self.table.adverbs.get(token.lower_, ()):
            last = words_from(token, phrase)
            if last is None or (sense.apart and not _stands_alone(token)):
                continue
            before = self._told_last(token) if sense.here else None
            if sense.just:
                before = next(reversed(acts_told_before(token.sent, self.walk)), None)
            above = self.walk.all_above(last, span_of(token, last), anywhere=sense.apart)
            told = [n for n in above if n != before]
            for later in told or (self._told_first(last) if sense.here else []):
                if later is not None:
                    yield self._cue(sense, (token, last), later, before, Pointer(sense.open or ""))
            return

    def _told_first(self, cue: Token) -> list[int]:
        """Give the first act that its sentence tells behind a cue."""
        told = [i for i in self.heads if cue.i < i < cue.sent.end]
        return [self.heads[min(told)]] if told else []

    def _told_last(self, cue: Token) -> int | None:
        """Give the last act that its sentence tells before a cue: "X refused to apologise, whereupon Y left"."""
        told = [i for i in self.heads if cue.sent.start <= i < cue.i]
        return self.heads[max(told)] if told else None

    def _act(self, token: Token) -> Iterator[Cue]:
        # "condemned Y": the trigger is the cue, and what it is said of stands in its slots, or is only pointed at.
        verbal = token.pos_ in VERBAL
        own = self.heads.get(token.i)
        later = self._done_to_say(token) if own is None else own
        if later is None:
            return
        senses = [
            sense
            for phrase, sense in self.table.acts.get(token.lemma_.lower(), ())
            if (verbal or not sense.on_verb) and particle(token, phrase[1:]) is not None
        ]
        for sense in senses:
            judged = (f for slot in ("obj", "of") if slot in sense.slots for f in fillers_of(token, slot))
            if any(self.pointing.judged(f) == WHAT_WAS_DONE for f in judged):
                break
            acts = self.walk.in_slots(token, sense.slots, {later}, sense.via)
            verb = None if acts or verbal else _verb_of(token)
            if verb is not None and verb.lemma_ not in self.table.acts:
                # "approved sanctions for the raid", "protests were held against it": hung on the verb
                grounds = {"for", "over", "against", "into", "about"}.intersection(sense.slots)
                acts = self.walk.in_slots(verb, sorted(grounds), {later}, sense.via)
            acts = acts or self.walk.named_in(token, sense.itself)
            if acts:
                answers = [*self._judging(token, later), *(_gone_on_with(token, self.walk) if sense.carried else ())]
                yield from (self._cue(sense, (token, token), one, act) for one in answers for act in acts)
                return
        named = self._act_named(token)
        if senses and _complains_of_them(token) and (told := self._told_last(token)) not in {None, later}:
            yield self._cue(senses[0], (token, token), later, told)
            return
        for sense in senses:
            described = named if not {"obj", "judged"}.isdisjoint(sense.slots) else None
            described = self._act_behind(token, sense.slots) if described is None else described
            if described not in {None, later}:
                yield self._cue(sense, (token, token), later, described)
                return
            for act, pointer in self.pointing.open_ends(token, sense):
                if pointer.at is not None and self.heads.get(pointer.at) == later:
                    return  # "called the raid a crime": the words around its noun are no verdict on it
                yield from (self._cue(sense, (token, token), one, act, pointer) for one in self._judging(token, later))
                return

    def _done_to_say(self, word: Token) -> int | None:
        """Give the act that is done to give a verdict, or while it is given.

        "Recalled its envoy to condemn the raid", "to express its [anger] over it", "…, calling the raid a crime".
        """
        verb = word.head if word.dep_ == "dobj" else word
        calls = any("judged" in sense.slots for _, sense in self.table.acts.get(verb.lemma_.lower(), ()))
        beside = verb.dep_ == "advcl" and _stands_beside(verb) and (calls or word != verb)
        if not beside and (verb.dep_ not in {"advcl", "acl"} or not has_to(verb)):
            return None
        return self.walk.climb(verb, frozenset(t.i for t in verb.subtree))[1]

    def _judging(self, verb: Token, done: int) -> list[int]:
        """Give the act that a verdict is, or that is done to give it, and the one that it is given for: "broke off relations, calling the raid a crime"."""
        told = verb.head if verb.dep_ == "dobj" and has_to(verb.head) else verb  # "was summoned to hear a protest"
        beside = told.dep_ == "advcl" and _stands_beside(told)
        meant = told != verb and told.dep_ in {"advcl", "xcomp"}
        return [done, *([self.heads[told.head.i]] if (beside or meant) and told.head.i in self.heads else [])]

    def _act_named(self, verb: Token) -> int | None:
        """Give the act that a clause gives a verdict on: "…, a step that Y condemned", "a raid denounced by Y", ", which Y condemned"."""
        noun = verb.head
        if verb.dep_ not in {"relcl", "acl"} or not _lacks_object(verb):
            return None
        inside = frozenset(t.i for t in verb.subtree)
        beside = noun.lemma_.lower() in self.table.pointers and _is_set_apart(noun)
        if noun.i in self.heads and not beside:
            return self.heads[noun.i]
        banned = frozenset(t.i for t in noun.subtree) if beside else inside
        return self.walk.climb(noun, banned)[1] if beside or _said_of_all(verb) else None

    def _act_behind(self, verb: Token, slots: Sequence[str]) -> int | None:
        """Give the act of which a clause tells a verdict behind a preposition: "a raid [of which] Y complained", ", [against which] Y protested"."""
        phrases = (c for c in verb.lefts if c.dep_ == "prep" and c.lower_ in slots)
        if verb.dep_ != "relcl" or not any(c.lower_ == "which" for phrase in phrases for c in phrase.rights):
            return None
        if verb.head.i in self.heads:
            return self.heads[verb.head.i]
        opening = verb.left_edge
        set_off = opening.i > 0 and opening.nbor(-1).text == ","
        return self._told_last(opening) if set_off else None

    def _deed(self, token: Token) -> Iterator[Cue]:
        # "shot down a drone that had crossed the border", "arrested men suspected of the bombing".
        for charge in charges(token, self.table, self.walk):
            acts: list[int | None] = [a for a in self.walk.all_below(charge.deed) if a not in {None, charge.done}]
            pointer = self.pointing.pointer(charge.deed) if not acts else None
            for act in acts or ([None] if pointer is not None else []):
                yield self._cue(charge.sense, (charge.first, charge.last), charge.done, act, pointer or NOTHING)
        later = self.heads.get(token.i)
        if later is not None and not is_negated(token):
            for deed in deeds_of_those_hit(token, self.table, self.walk):
                if deed.act != later:
                    yield self._cue(deed.sense, (deed.first, deed.last), later, deed.act)

    # --- walking the sentence -----------------------------------------------------------------------------------

    def _joined(self, sense: Sense, first: Token, last: Token, complement: Token | None) -> Iterator[Cue]:
        """Join what a preposition or clause is told of (above) and what it holds (below)."""
        earlier: Sequence[int | None] = [None]
        pointer = Pointer(sense.open) if sense.open is not None else None
        inside = span_of(first, last)
        if complement is not None:
            if complement.lemma_.lower() in self.table.walk["talk"]:
                return
            if complement.lower_ == "which" and first.head.dep_ == "relcl":
                yield from self._relative(sense, (first, last), first.head)
                return
            earlier = self.walk.all_below(complement) or self.walk.gerund_after(complement)
            pointer = self.pointing.complement(complement, sense)
            if not earlier and pointer is not None:
                earlier = [None]
            inside |= {t.i for t in complement.subtree}
        if not earlier:
            return
        start = complement if first.dep_ in {"mark", "advmod"} and complement is not None else first
        if self.walk.describes_deeds(start):
            return
        later = self.walk.all_above(start, inside, anywhere=sense.group in {"answer", "reason"})
        if complement is None and last.i + 1 < len(last.doc) and last.nbor().pos_ == "PUNCT":
            later = self._of_main_clause(first, inside) or later
        for answer in later[:1] if sense.alone else later:
            if sense.on_verb and answer not in self._verbs(first.sent):
                continue
            for act in earlier:
                if (answer is not None or act is not None) and answer != act:
                    yield self._cue(sense, (first, last), answer, act, pointer or NOTHING if act is None else NOTHING)

    def _of_main_clause(self, cue: Token, inside: set[int]) -> list[int | None]:
        """Give what a clause tells that ends with a cue: "X blocked Y's bid to join the pact in response" tells of the blocking."""
        purpose = next((t for t in cue.ancestors if t.dep_ == "acl" and has_to(t)), None)
        return [] if purpose is None else self.walk.all_above(purpose, inside, anywhere=False)

    def _relative(self, sense: Sense, words: tuple[Token, Token], clause: Token) -> Iterator[Cue]:
        """Join a relative clause to what it is said of: "…, after which Y closed its border"."""
        inside = frozenset(t.i for t in clause.subtree)
        above = self.walk.own(clause.head, inside)
        above = self.walk.climb(clause.head, inside)[1] if above is None else above
        for answer in (self.walk.own(clause, frozenset()), *self.walk.coordinated(clause, frozenset())):
            if answer is not None and answer != above:
                yield self._cue(sense, words, answer, above)

    def _verbs(self, sentence: Span) -> set[int]:
        """Give the acts of a sentence that its verbs name."""
        return {self.heads[t.i] for t in sentence if t.i in self.heads and t.pos_ in VERBAL}

    def _talk(self, token: Token, slots: Sequence[str]) -> bool:
        return any(f.lemma_.lower() in self.table.walk["talk"] for slot in slots for f in fillers_of(token, slot))

    def _not_meant(self, noun: Token) -> bool:
        """Tell whether the text says that what a noun names is not done: "does not intend to take retaliatory steps"."""
        above = noun.head
        while above.dep_ in {"xcomp", "conj"} and above.pos_ in VERBAL and not is_negated(above):
            above = above.head
        return noun.dep_ == "dobj" and is_negated(above)

    def _denied(self, token: Token) -> bool:
        """Tell whether the text says that this is no answer: "not in retaliation", "was not prompted by"."""
        denial = self.table.walk["denial"]
        before = token.nbor(-1).lower_ if token.i > token.sent.start else ""
        return before in denial or is_negated(token)

    def _cue(
        self,
        sense: Sense,
        words: tuple[Token, Token],
        later: int | None,
        earlier: int | None,
        pointer: Pointer = NOTHING,
    ) -> Cue:
        start, stop = min(t.i for t in words), max(t.i for t in words) + 1
        return Cue(sense.kind, sense.group, start, stop, later, earlier, sense.confidence, pointer, sense.alone)


def _clause_opened(first: Token, last: Token) -> Token | None:
    """Give the clause that a conjunction of one or more words opens: "after X [attacked]", "so long as X [attacks]"."""
    if first == last:
        clausal = first.head.pos_ in VERBAL or first.head.dep_ == "advcl"
        # "with six people having been shot": beside the act, and not before it
        beside = first.lower_ == "having" and any(c.dep_ in SUBJECTS for c in first.head.lefts)
        return first.head if first.dep_ in {"mark", "advmod", "aux"} and clausal and not beside else None
    words = list(first.doc[first.i : last.i + 1])
    return next((t.head for t in reversed(words) if t.head.i > last.i and t.head.pos_ in VERBAL), None)


def _verb_of(noun: Token) -> Token | None:
    """Give the verb that carries out an act named by a noun: "[imposed] sanctions", "[hit] it with sanctions"."""
    if noun.dep_ == "conj" and noun.head.pos_ in NOUNS:
        return _verb_of(noun.head)
    if noun.dep_ == "pobj" and noun.head.lower_ == "with":
        return noun.head.head if noun.head.head.pos_ in VERBAL else None
    return noun.head if noun.dep_ in {"dobj", "nsubjpass", "attr"} else None


def _complains_of_them(verb: Token) -> bool:
    """Tell whether what a clause before it tells is what somebody speaks of: "X fired shells, and Y complained [about them]"."""
    phrases = (c for c in verb.rights if c.dep_ == "prep" and c.lower_ in {"about", "over", "of"})
    return any(c.lower_ in {"it", "them"} for phrase in phrases for c in phrase.rights) and verb.dep_ == "conj"


def _gone_on_with(verb: Token, walk: Walk) -> Iterator[int]:
    """Yield what the same doer does who gives way: "yielded to the demand and [withdrew]"."""
    others = (c for c in verb.conjuncts if c.i > verb.i and not any(s.dep_ in SUBJECTS for s in c.lefts))
    yield from (number for other in others if (number := walk.own(other, frozenset())) is not None)


def _tail_behind(noun: Token, tails: frozenset[str]) -> Token | None:
    """Give the preposition behind a noun; who says so may stand between: "in answer, [it was said], to the appeals"."""
    if noun.i + 1 >= noun.sent.end:
        return None
    behind = noun.nbor()
    if behind.text == ",":
        inserted = noun.doc[behind.i + 1 : min(behind.i + LONGEST_INSERTION, noun.sent.end - 1)]
        comma = next((t for t in inserted if t.text == ","), None)
        behind = comma.nbor() if comma is not None else behind
    return behind if behind.lower_ in tails else None


def _stands_beside(verb: Token) -> bool:
    """Tell whether a clause has no finite verb and stands behind what is told, or opens its sentence: "…, [calling] the raid a crime"."""
    return verb.tag_ == "VBG" and (verb.i > verb.head.i or verb.left_edge.i == verb.sent.start)


def _is_set_apart(noun: Token) -> bool:
    """Tell whether a noun stands in apposition, to a noun or to all that is told: "X recalled its envoy, a [step] that"."""
    first = noun.left_edge
    comma = first.i > noun.sent.start and first.nbor(-1).text == ","
    return noun.dep_ in {"appos", "npadvmod", "conj"} or (comma and first.lower_ in {"a", "an"})


def _stands_alone(word: Token) -> bool:
    """Tell whether a word stands between commas, or opens its sentence before one: "[Satisfied], Chad withdrew"."""
    behind = word.i + 1 < word.sent.end and word.nbor().text == ","
    return behind and (word.i == word.sent.start or word.nbor(-1).text == ",")


def _takes_up(word: Token) -> bool:
    """Tell whether a subject is what the sentence before tells: "this", "the decision", "these steps"."""
    known = any(c.lower_ in {"the", "this", "that", "these", "those"} for c in word.lefts)
    return word.lower_ in POINTERS or (known and word.lemma_.lower() in MOVES and not any(True for _ in word.rights))


def _lacks_object(verb: Token) -> bool:
    """Tell whether a clause that describes something has that for its object: "which it condemned", "denounced by it"."""
    if verb.dep_ == "acl":
        return verb.tag_ == "VBN"
    objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    return all(c.tag_ in {"WDT", "WP"} or c.lower_ == "that" for c in objects)


def _said_of_all(verb: Token) -> bool:
    """Tell whether ", which" takes up all that was told: "X bombed a camp, which Y condemned"."""
    return any(c.lower_ == "which" and c.dep_ == "dobj" for c in verb.lefts) and _takes_up_all(verb)


def _takes_up_all(clause: Token) -> bool:
    """Tell whether a clause opens with ", which"."""
    which = clause.left_edge
    return which.lower_ == "which" and which.i > 0 and which.nbor(-1).text == ","
