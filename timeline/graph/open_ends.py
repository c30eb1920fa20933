"""What a cue answers that leaves it open: "in retaliation", "refused", "condemned the move", "over the remarks".

Such a cue says nothing of the act, or only of what kind it was. A reader supplies it from what the text has told by then. Here
each act told before the cue has clues that speak for it (its kind, its parties, how near and how often it is told) and its chance
is that of a multinomial logistic model over them and none; the weights, in `lexicons/choices.csv`, were learned from our own
articles (`tests/quality/train_choices.py`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline.graph.draft import Draft
from timeline.graph.fit import FORCEFUL, FRIENDLY, HOSTILE, VERBAL, Kinship, before, dated, first_day
from timeline.graph.story import GENERIC, same_root
from timeline.lexicon.chances import Clues, likeliest
from timeline.lexicon.pointers import ANYTHING, DEAL, DONE, EACH, meanings
from timeline.model import CueMention, EventMention

ASKED = "request"
RETURNED = "return"
# Families of words that are said of any blow ("the raid", "the assault"): they do not tell which.
ANY_MEANS = frozenset({"attack", GENERIC})
DEALINGS = frozenset({"COOPERATE", "AID", "SUPPORT", "AGREE"})  # help and deals at which somebody else takes offence
# What a noun that points at an act (`cues.toml`, pointers) may have been.
POINTED_AT = {
    "": HOSTILE,
    "act": HOSTILE | {"RETREAT", "CONCEDE", "AGREE"},
    DONE: FORCEFUL,  # "what it called piracy": sooner a deed than words
    "words": VERBAL,
    ASKED: frozenset({"REQUEST", "THREATEN", "AGREE", "CONCEDE"}),
    DEAL: frozenset({"AGREE"}),
    EACH: FORCEFUL,
    "pressure": HOSTILE | {"REQUEST"},
    ANYTHING: HOSTILE | FRIENDLY | {"REQUEST"},
    "verdict": frozenset({"SANCTION", "CONCEDE"}),
    "death": frozenset({"ASSAULT"}),
    "deed": FORCEFUL,
}
AS_SAID, IN_OTHER_WORDS, OF_ITS_TYPE = 3, 2, 1
# Below it links are made up rather than found (measured by cross-validation): two in five that are chosen are wrong.
LEAST_CHANCE = 0.25
# So that a long article costs time in proportion: how many acts before a cue are looked at.
ACTS_RECALLED = 60


@dataclass(frozen=True, slots=True)
class Told:
    """What a cue is read in the light of: all drafts, the draft of each mention, the threat of each act threatened (by number)."""

    drafts: Sequence[Draft]
    draft_of: Mapping[int, Draft]
    threat_of: Mapping[int, Draft]
    kin: Kinship


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An act that a cue may answer, with its tellings before the cue, the last one at the end.

    `fit` says how well it is such an act as the cue says (`_fit`).
    """

    draft: Draft
    tellings: tuple[EventMention, ...]
    fit: int

    @property
    def last(self) -> EventMention:
        return self.tellings[-1]


def act_answered(cue: CueMention, later: Draft, told: Told, weights: Mapping[str, float]) -> Draft | None:
    """Find what is answered where the cue does not say, None where nothing told is likely enough."""
    choices = options(cue, later, told)
    return choices[likeliest([clues for _, clues in choices], weights, LEAST_CHANCE)][0]


def acts_answered_each(cue: CueMention, later: Draft, told: Told) -> list[Draft]:
    """Find the acts of which each is answered: those told in the paragraph before the cue."""
    found = [one for one in _candidates(cue, later, told) if one.last.paragraph == later.first.paragraph]
    return [one.draft for one in reversed(found)]


def options(cue: CueMention, later: Draft, told: Told) -> list[tuple[Draft | None, Clues]]:
    """Give the acts that a cue may answer and what speaks for each; none of them comes first.

    What may happen some day answers nothing yet, no threatened act answers its own threat, and nobody answers himself but by an apology.
    """
    # what is still to be done under a deal is what was agreed, and nothing that came of it
    ahead = later.realis == "hypothetical" or (cue.pointer == DEAL and later.realis != "actual")
    fitting = [] if ahead else list(_candidates(cue, later, told))
    best = max((one.fit for one in fitting), default=0)
    found = [one for one in fitting if one.fit == best]
    return [(None, {}), *((one.draft, _clues(one, found, cue, later, told)) for one in found)]


def _candidates(cue: CueMention, later: Draft, told: Told) -> Iterator[_Candidate]:
    source, _ = _parties(later, told)
    for draft in told.drafts[: -ACTS_RECALLED - 1 : -1]:
        tellings = sorted(
            (m for m in draft.tellings if m.mention.end <= cue.start), key=lambda m: (m.mention.end, m.mention.start)
        )
        possible = draft.realis == "actual" and draft not in (later, told.threat_of.get(later.number))
        own = told.kin.share(draft.source, source) and not draft.mutual
        named = not cue.pointer_owners or told.kin.agree(cue.pointer_owners, draft.source)
        # one refuses what one is asked for, and what others have agreed upon
        asked = cue.pointer != ASKED or draft.mutual or told.kin.agree(draft.target, source)
        fit = _fit(cue, draft, later)
        if (
            tellings
            and possible
            and fit
            and named
            and asked
            and _may_be_answered_by(later, draft, own=own)
            and not before(later.time, draft.time)
        ):
            yield _Candidate(draft, tuple(tellings), fit)


def _parties(later: Draft, told: Told) -> tuple[Sequence[str], Sequence[str]]:
    """Give who answers, and whom; a threatened act has what its threat says."""
    threat = told.threat_of.get(later.number)
    source = later.source or (threat.source if threat else ())
    return source, later.target or (threat.target if threat else ())


def _may_be_answered_by(later: Draft, earlier: Draft, *, own: bool) -> bool:
    """Tell whether an act can be about what its own side did before: an apology is, a resignation may be."""
    families = {m.family for m in later.tellings}
    if "apologize" in families:
        return own or not earlier.source
    return not own or "resign" in families


def _clues(one: _Candidate, among: Sequence[_Candidate], cue: CueMention, later: Draft, told: Told) -> Clues:
    draft, last = one.draft, one.last
    source, target = _parties(later, told)
    gap = cue.sentence_index - last.mention.sentence_index
    did, hit = told.kin.touch(draft.source, target), told.kin.touch(draft.target, source)
    found: dict[str, float | bool] = {
        "some": True,
        f"some: {cue.group}": True,
        f"some: {later.realis}": True,
        "distance": math.log1p(gap),
        "sentence before": gap == 1,
        "acts between": math.log1p(sum(other.last.mention.end > last.mention.end for other in among)),
        "same paragraph": last.paragraph == later.first.paragraph,
        "first act, told long before": draft.number == 0 and gap > 1,
        "told often": math.log(len(one.tellings)),
        "not first of one go": any(_goes_before(other, one, told.kin) for other in among),
        "doer is hit": did,
        "hit who answers": hit,
        "roles swapped": did and hit,
        "doer unknown": not draft.source,
        "target unknown": not draft.target,
        "words, where the cue names none": draft.type in VERBAL and cue.pointer in {"", "act"},
        "assault": draft.type == "ASSAULT",
        "casualties": any(m.killed or m.wounded for m in draft.tellings),
        "same type": draft.type == later.type,
        "same family": draft.first.family == later.first.family,
        "same day": dated(draft.time) and dated(later.time) and _day(draft) == _day(later),
        "as said": one.fit == AS_SAID,
        "as said in the noun's own word": one.fit == AS_SAID
        and cue.pointer not in POINTED_AT
        and cue.pointer != RETURNED,
        "of a type that the noun can name": _is_of_type(cue, draft),
        "only one": len(among) == 1,
    }
    return {clue: float(value) for clue, value in found.items() if value}


def _day(draft: Draft) -> str:
    return first_day(draft.time) if draft.time else ""


def _goes_before(other: _Candidate, one: _Candidate, kin: Kinship) -> bool:
    """Tell whether one side does both in one go, the other first: "recalled its envoy and expelled theirs"."""
    together = (
        other.last.mention.sentence_index == one.last.mention.sentence_index and other.draft.time == one.draft.time
    )
    first = other.last.mention.start < one.last.mention.start
    return together and first and kin.share(other.draft.source, one.draft.source)


def _fit(cue: CueMention, draft: Draft, later: Draft) -> int:
    """Tell how well a draft is such an act as the cue says, 0 where it is none."""
    if _is_said(cue, draft, later):
        return AS_SAID
    if _in_other_words(cue, draft):
        return IN_OTHER_WORDS
    spoken = cue.pointer == DONE and draft.taken_as in POINTED_AT["act"]  # "condemned what it called blackmail"
    return OF_ITS_TYPE if spoken or _is_of_type(cue, draft) or _is_deal(cue, draft, later) else 0


def _is_said(cue: CueMention, draft: Draft, later: Draft) -> bool:
    """Tell whether a draft is such an act as the cue's noun says, or as such a cue answers.

    "In return" good answers good and evil evil.
    """
    pointer = cue.pointer
    praised = pointer in {"act", DONE} or (pointer == "" and cue.group in {"answer", "judgement"})
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


def _in_other_words(cue: CueMention, draft: Draft) -> bool:
    """Tell whether a draft is told in words of a family at which the noun can point: "the landing", where a port was taken."""
    families = meanings(cue.pointer_families - ANY_MEANS, cue.pointer)
    return any(m.family in families for m in draft.tellings)


def _noun_of(lemma: str, noun: str) -> bool:
    """Tell whether a noun is made from a short verb: "cutting" from "cut", "mining" from "mine"."""
    return len(lemma) > 2 and noun.startswith(lemma.removesuffix("e")) and noun.endswith("ing")


def _is_deal(cue: CueMention, draft: Draft, later: Draft) -> bool:
    """Tell whether a draft is a deal or help at which somebody else hits back: "Peru armed the rebels. In response, Chad left"."""
    outside = bool(later.source) and set(later.source).isdisjoint(draft.source)
    hit = (outside or not draft.mutual) and (not later.target or not set(later.target).isdisjoint(draft.source))
    against = later.taken_as in HOSTILE or any(m.family == "resign" for m in later.tellings)  # "resigned in protest"
    return hit and cue.pointer == "" and cue.group == "answer" and draft.type in DEALINGS and against


def _is_of_type(cue: CueMention, draft: Draft) -> bool:
    """Tell whether a draft is of a type that the noun can name: "the raid", "the decision"."""
    return draft.type in cue.pointer_types or (cue.pointer == "act" and draft.type not in VERBAL)
