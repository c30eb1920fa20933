"""What a cue answers that leaves it open: "in retaliation", "refused", "condemned the move", "over the remarks".

Such a cue says nothing of the act, or only of what kind it was. Of the acts that the text has told by then, a reader takes
one of that kind which the answer's target did, or which hit the one who answers: near the cue before far from it, what a
sentence tells before what it mentions beside it, and of several things done at once the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline.graph.draft import Draft
from timeline.graph.fit import FORCEFUL, FRIENDLY, HOSTILE, VERBAL, Kinship
from timeline.graph.story import GENERIC, same_root
from timeline.lexicon.pointers import meanings
from timeline.model import CueMention, EventMention

ASKED = "request"
RETURNED = "return"
ANSWERING = frozenset({"answer", "judgement"})  # cues of what is meant as an answer, to all that was done
# Families of words that are said of any blow ("the raid", "the assault"): they do not tell which.
ANY_MEANS = frozenset({"attack", GENERIC})
NEAR_SENTENCES = 2
DEALINGS = frozenset({"COOPERATE", "AID", "SUPPORT", "AGREE"})  # help and deals at which somebody else takes offence
# What a noun that points at an act (`cues.toml`, pointers) may have been.
POINTED_AT = {
    "": HOSTILE,
    "act": HOSTILE | {"RETREAT", "CONCEDE", "AGREE"},
    "words": VERBAL,
    ASKED: frozenset({"REQUEST", "THREATEN", "AGREE", "CONCEDE"}),
    "verdict": frozenset({"SANCTION", "CONCEDE"}),
    "death": frozenset({"ASSAULT"}),
    "deed": FORCEFUL,
}


@dataclass(frozen=True, slots=True)
class Told:
    """What a cue is read in the light of: all drafts, the draft of each mention, the threat of each act threatened (by number)."""

    drafts: Sequence[Draft]
    draft_of: Mapping[int, Draft]
    threat_of: Mapping[int, Draft]
    kin: Kinship


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An act that a cue may answer, with its last telling before the cue and what speaks for it."""

    draft: Draft
    last: EventMention
    near: bool
    opposed: bool

    @property
    def rank(self) -> tuple[bool, bool, int, bool, int]:
        return self.near, self.opposed, self.last.mention.sentence_index, not self.last.aside, self.last.mention.end


Fits = Callable[[CueMention, Draft, Draft], bool]


def act_answered(cue: CueMention, later: Draft, told: Told) -> Draft | None:
    """Find what is answered where the cue does not say, None where nothing told fits.

    What may happen some day answers nothing yet, and no threatened act answers its own threat.
    """
    if later.realis == "hypothetical":
        return None
    for fits in (_pointed_at, _in_other_words, _of_that_type, _dealt):
        found = list(_candidates(cue, later, told, fits))
        if found:
            best = max(found, key=lambda one: one.rank)
            return _first_of_one_go(best, found, told.kin) if cue.group in ANSWERING else best.draft
    return None


def _candidates(cue: CueMention, later: Draft, told: Told, fits: Fits) -> Iterator[_Candidate]:
    threat = told.threat_of.get(later.number)
    source = later.source or (threat.source if threat else ())
    target = later.target or (threat.target if threat else ())
    for draft in told.drafts:
        if draft in (later, threat) or draft.realis != "actual" or not fits(cue, draft, later):
            continue
        own = told.kin.share(draft.source, source) and not draft.mutual
        last = _last_before(cue, draft)
        if own != _for_own_act(later) or last is None or not _theirs(cue, draft, told.kin):
            continue
        opposed = told.kin.touch(draft.source, target) or told.kin.touch(draft.target, source)
        near = cue.sentence_index - last.mention.sentence_index <= NEAR_SENTENCES
        named = cue.pointer not in POINTED_AT and cue.pointer != RETURNED
        asked = cue.pointer == ASKED
        if near or named or own or (opposed and not asked):
            yield _Candidate(draft, last, near, opposed)


def _last_before(cue: CueMention, draft: Draft) -> EventMention | None:
    told = (m for m in draft.tellings if m.mention.end <= cue.start)
    return max(told, key=lambda m: m.mention.end, default=None)


def _theirs(cue: CueMention, draft: Draft, kin: Kinship) -> bool:
    """Tell whether the doer can be the one whose act the cue says it is: "condemned the American decision"."""
    return not cue.pointer_owners or kin.agree(cue.pointer_owners, draft.source)


def _first_of_one_go(best: _Candidate, found: Sequence[_Candidate], kin: Kinship) -> Draft:
    """Give the first of the things that one side does in one go: "recalled its envoy and expelled theirs"."""
    together = [one for one in found if _together(one, best, kin)]
    return min(together, key=lambda one: one.last.mention.start).draft


def _together(one: _Candidate, best: _Candidate, kin: Kinship) -> bool:
    if one.rank[:-1] != best.rank[:-1] or one.draft.time != best.draft.time:
        return one is best
    alike = (one.draft.taken_as in FORCEFUL) == (best.draft.taken_as in FORCEFUL)
    return one is best or (alike and kin.share(one.draft.source, best.draft.source))


def _for_own_act(later: Draft) -> bool:
    """Tell whether an act is about something that its doer did before: an apology is."""
    return any(m.family == "apologize" for m in later.tellings)


def _pointed_at(cue: CueMention, draft: Draft, later: Draft) -> bool:
    """Tell whether a draft is of the kind that a noun points at, or is told in a form of that noun.

    "In return" good answers good and evil evil.
    """
    pointer = cue.pointer
    praised = pointer == "act" or (pointer == "" and cue.group == "answer")
    if praised and later.type == "SUPPORT":
        return draft.taken_as in FRIENDLY
    if pointer == RETURNED:
        return draft.taken_as in (FRIENDLY if later.taken_as in FRIENDLY else HOSTILE)
    if pointer in POINTED_AT:
        return draft.taken_as in POINTED_AT[pointer]
    families = cue.pointer_families - ANY_MEANS
    return any(
        same_root(pointer, m.lemma) or _noun_of(m.lemma, pointer) or m.family in families for m in draft.tellings
    )


def _in_other_words(cue: CueMention, draft: Draft, _later: Draft) -> bool:
    """Tell whether a draft is told in words of a family at which the noun can point: "the landing", where a port was taken."""
    families = meanings(cue.pointer_families - ANY_MEANS, cue.pointer)
    return any(m.family in families for m in draft.tellings)


def _noun_of(lemma: str, noun: str) -> bool:
    """Tell whether a noun is made from a short verb: "cutting" from "cut", "mining" from "mine"."""
    return len(lemma) > 2 and noun.startswith(lemma.removesuffix("e")) and noun.endswith("ing")


def _dealt(cue: CueMention, draft: Draft, later: Draft) -> bool:
    """Tell whether a draft is a deal or help at which somebody else hits back: "Peru armed the rebels. In response, Chad left"."""
    hit = not draft.mutual and (not later.target or not set(later.target).isdisjoint(draft.source))
    return hit and cue.pointer == "" and cue.group == "answer" and draft.type in DEALINGS and later.taken_as in HOSTILE


def _of_that_type(cue: CueMention, draft: Draft, _later: Draft) -> bool:
    """Tell whether a draft is of a type that the noun can name, where none is told in its own words: "the raid", "the decision"."""
    return draft.type in cue.pointer_types or (cue.pointer == "act" and draft.type not in VERBAL)
