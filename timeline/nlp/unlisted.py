"""Verbs that no row of the lexicon lists, or none in such company: which of them tell an act.

What the text says is done in answer is an act, whatever the word for it: "in response Ankara [unplugged] the pipeline", "retaliated by
[felling] the masts". Of other verbs a careful reader sees it, too, without a list: "Rome [put] Abbas on a flight", "the crowd [hooted] the
envoy". Each has clues (who does it, to what and whom, in which place of the sentence, by which cue), and its chance that of a logistic
model; the weights, in `lexicons/choices.csv`, were learned from our own articles, where every verb was taken as if it were not
listed (`tests/quality/train_choices.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from timeline.lexicon import Lexicon
from timeline.lexicon.chances import Clues, chances
from timeline.lexicon.weights import load_weights
from timeline.nlp.actors import ActorFinder
from timeline.nlp.cue_walk import is_negated
from timeline.nlp.cues import Cue, find_cues
from timeline.nlp.slots import fillers
from timeline.nlp.subjects import surface_subject
from timeline.nlp.syntax import has_to, is_passive, is_without_subject, prepositions
from timeline.nlp.tree import Span, Token

# How likely it must be that a verb tells an act: below, as many that are none would be taken (measured by cross-validation).
LEAST_CHANCE = 0.6
ASIDE = frozenset({"advcl", "relcl", "acl", "conj", "parataxis", "prep"})  # another clause, or what stands beside
# Classes of verbs by what they tell.
KINDS = ("thinking", "perceiving", "having", "being", "phase", "growing", "suffering", "showing", "living")
# Classes of nouns: what somebody may do it to, or what a preposition may govern.
THINGS = (
    *("military_thing", "weapon", "aircraft", "vessel", "own_force", "border", "thoroughfare", "building", "premises"),
    *("territory", "property", "supply", "diplomat", "leader", "worker", "civilian", "protester", "captive", "suspect"),
    *("police", "pact", "talks", "tie", "trade", "goods", "aid", "money", "law", "measure", "privilege", "proposal"),
    *("demand_noun", "claim", "ceasefire", "abstract", "opportunity", "body_part", "information", "government_body"),
    *("mass_noun", "outlet", "market", "figure"),
)
PREPOSITIONS = ("against", "at", "to", "from", "into", "on", "with", "over", "of", "for", "in", "off", "out")
HELPERS = ("have", "be", "to")
MODALS = frozenset({"will", "would", "can", "could", "may", "might", "should", "must", "shall"})
BELOW = frozenset({"ccomp", "xcomp", "acomp", "attr", "oprd"})
MOST_BESIDE = 3


def tried_verbs(sentence: Span, listed: Collection[int], lexicon: Lexicon) -> Iterator[tuple[Token, list[Cue]]]:
    """Yield the verbs of a sentence that may tell an act, each with the cues that would join it to another; `listed` are the heads of known acts."""
    tried = [t for t in sentence if _may_tell(t, listed, lexicon)]
    if tried:
        known = {i: i for i in (*(t.i for t in tried), *(t.i for t in sentence if t.i in listed))}
        cues = find_cues([sentence], known, lexicon)
        answering = {
            c.start for c in cues if c.group == "answer"
        }  # "hit back": says that what it stands with is an answer
        yield from ((v, [c for c in cues if v.i in {c.later, c.earlier}]) for v in tried if v.i not in answering)


def is_likely(clues: Clues) -> bool:
    """Tell whether a verb with such clues is likely enough to tell an act."""
    return chances([{}, clues], load_weights()["act"])[1] >= LEAST_CHANCE


def is_done_in_answer(verb: Token, cues: Iterable[Cue], lexicon: Lexicon) -> bool:
    """Tell whether a cue says of a verb, and not of what stands beside it, that it answers: "in response", "prompted X to fell the masts"."""
    lemma = verb.lemma_.lower()
    light = (lemma,) in lexicon.light_verbs and not lexicon.triggers.get("V", lemma)
    unsaid = lemma in lexicon.classes["unsaid"] or lemma in lexicon.classes["answering"]
    describes = verb.dep_ == "relcl" or (verb.dep_ == "acl" and not has_to(verb))
    told = verb.dep_ == "conj" and is_without_subject(verb)
    if light or unsaid or describes or told:
        return False
    return any(cue.later == verb.i and _says_so(cue, verb) for cue in cues)


def _says_so(cue: Cue, verb: Token) -> bool:
    word = verb.doc[cue.start]
    if cue.group == "answer":
        return verb.is_ancestor(word) or (verb.dep_ == "pcomp" and word.is_ancestor(verb))
    return cue.group == "cause" and has_to(verb) and word.is_ancestor(verb)


def _may_tell(verb: Token, listed: Collection[int], lexicon: Lexicon) -> bool:
    """Tell whether a verb is of doing, and no other word of its clause names an act."""
    lemma = verb.lemma_.lower()
    if verb.pos_ != "VERB" or verb.dep_ in {"amod", "aux", "auxpass"} or is_negated(verb):
        return False
    if lemma in lexicon.speech or lemma in lexicon.classes["idle"] or lemma in lexicon.classes["verbs_feeling"]:
        return False
    return not any(t.i in listed for c in verb.children if c.dep_ not in ASIDE for t in c.subtree)


def clues_of(verb: Token, cues: Iterable[Cue], listed: Collection[int], lexicon: Lexicon, finder: ActorFinder) -> Clues:
    """Give what speaks for and against a verb's telling an act."""
    found = (
        _of_verb(verb, lexicon),
        _of_parties(verb, lexicon, finder),
        _of_clause(verb),
        _of_cues(verb, cues),
    )
    beside = sum(verb.sent.start <= i < verb.sent.end for i in listed if i != verb.i)
    clues = {clue: 1.0 for some in found for clue in some}
    return {**clues, "any": 1.0, f"acts beside: {min(beside, MOST_BESIDE)}": 1.0}


def _of_verb(verb: Token, lexicon: Lexicon) -> Iterator[str]:
    lemma = verb.lemma_.lower()
    yield f"place: {verb.dep_}"
    yield f"form: {verb.tag_}"
    yield from (f"kind: {kind}" for kind in KINDS if lemma in lexicon.classes[f"verbs_{kind}"])
    if (lemma,) in lexicon.light_verbs:
        yield "light"
    helpers = {c.lemma_.lower() for c in verb.lefts if c.dep_ in {"aux", "auxpass"}}
    yield from (f"with: {word}" for word in HELPERS if word in helpers)
    if not helpers.isdisjoint(MODALS):
        yield "with: modal"
    if is_passive(verb):
        yield "passive"


def _of_parties(verb: Token, lexicon: Lexicon, finder: ActorFinder) -> Iterator[str]:
    subject = surface_subject(verb)
    own = {r.actor for r in finder.refs(subject)} if subject is not None else set()
    yield from _of_subject(verb, subject, own, finder)
    objects = list(fillers(verb, "obj"))
    yield from _of_things("obj", objects, own, lexicon, finder)
    if not objects:
        yield "obj: none"
    for word in PREPOSITIONS:
        governed = list(prepositions(verb, word))
        if governed:
            yield f"{word}: something"
            yield from _of_things(word, governed, own, lexicon, finder)


def _of_subject(verb: Token, subject: Token | None, own: Collection[str], finder: ActorFinder) -> Iterator[str]:
    if subject is None:
        yield "doer: none"
        return
    yield from (f"doer: {finder.registry.known(actor).kind}" for actor in own)
    if not own:
        yield f"doer: no party, {subject.pos_}"
    if any(finder.is_described(actor) for actor in own):
        yield "doer: described"
    if subject.pos_ == "PRON":
        yield "doer: pronoun"
    if subject.head != verb:
        yield "doer: shared"


def _of_things(
    slot: str, words: Sequence[Token], own: Collection[str], lexicon: Lexicon, finder: ActorFinder
) -> Iterator[str]:
    for word in words:
        parties = {r.actor for r in finder.refs(word)}
        if parties:
            yield f"{slot}: {'own' if parties <= set(own) else 'other'} party"
        if not {r.actor for r in finder.owners(word)} <= set(own):
            yield f"{slot}: of other party"
        if word.pos_ in {"PROPN", "PRON"}:
            yield f"{slot}: {word.pos_}"
        yield from (f"{slot}: {kind}" for kind in THINGS if word.lemma_.lower() in lexicon.classes[kind])


def _of_clause(verb: Token) -> Iterator[str]:
    for child in verb.children:
        if child.dep_ == "prt":
            yield "particle"
            yield f"particle: {child.lower_}"
        if child.dep_ in BELOW:
            yield f"below: {child.dep_}"
        if child.dep_ == "npadvmod" or child.ent_type_ == "DATE":
            yield "dated"
        if child.dep_ == "mark":
            yield f"mark: {child.lower_}"


def _of_cues(verb: Token, cues: Iterable[Cue]) -> Iterator[str]:
    for cue in cues:
        side = "later" if cue.later == verb.i else "earlier"
        yield f"cue: {side}"
        yield f"cue: {side}, {cue.group}"
