"""Between whom a fight, a truce or talks are where the text names neither side: "the truce took effect at noon".

So it is with those whom a third party reconciles: "Oman tried to mediate". A reader takes the two that the story sets against
each other: those between which most acts near the telling are done, and of those the ones named most in one sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from timeline.graph.clues import CLASHES, Evidence
from timeline.graph.draft import Draft

SIDES = frozenset({"state", "state-forces", "armed-group", "other"})
FADING = 0.9  # what an act keeps of its weight from one sentence to the next
TOGETHER = 0.3  # what two weigh that are named in one sentence, beside an act between them
REACH = 30  # sentences

Pair = tuple[str, str]


def fill_sides(drafts: Sequence[Draft], evidence: Evidence) -> None:
    """Fill, in place, both roles of those mutual acts that happened and of which neither side is told, and whom a third party brings together."""
    quarrels = [(draft, pair) for draft in drafts for pair in _sides_of(draft, evidence)]
    found = [(draft, _best(draft, quarrels, evidence)) for draft in drafts if _is_open(draft) or _is_mediation(draft)]
    for draft, quarrel in found:
        if quarrel is not None:
            told, draft.target = quarrel
            draft.from_link["target"] = told.number
            if not draft.source:
                draft.source = draft.target
                draft.from_link["source"] = told.number


def _is_open(draft: Draft) -> bool:
    named = draft.source or draft.target
    return not named and draft.realis == "actual" and any(telling.mutual for telling in draft.tellings)


def _is_mediation(draft: Draft) -> bool:
    """Tell whether somebody brings together sides that are not told: "Oman tried to mediate"."""
    return draft.mode == "third-party" and bool(draft.source) and not draft.target and draft.realis == "actual"


def _sides_of(draft: Draft, evidence: Evidence) -> Iterator[Pair]:
    """Yield the pairs between which an act is done."""
    if draft.mutual:
        yield from _pairs(draft.source, evidence)
    elif draft.type in CLASHES:
        for source in draft.source:
            for target in draft.target:
                yield from _pairs((source, target), evidence)


def _pairs(actors: Iterable[str], evidence: Evidence) -> Iterator[Pair]:
    known = (actor for actor in actors if actor not in evidence.signatory)  # who makes a statement says "we" of himself
    sides = sorted({actor for actor in known if evidence.kin.kind(actor) in SIDES})
    yield from (pair for pair in combinations(sides, 2) if not evidence.kin.near(*pair))


def _best(draft: Draft, quarrels: Sequence[tuple[Draft, Pair]], evidence: Evidence) -> tuple[Draft, Pair] | None:
    """Give the pair that is set against each other most around a draft, with the act between them that is told nearest."""
    here = draft.first.mention.sentence_index
    weights: dict[Pair, float] = defaultdict(float)
    nearest: dict[Pair, Draft] = {}
    for told, pair in quarrels:
        apart = abs(told.first.mention.sentence_index - here)
        if apart <= REACH and not set(pair) & set(draft.source):
            weights[pair] += FADING**apart
            before = nearest.get(pair)
            if before is None or apart < abs(before.first.mention.sentence_index - here):
                nearest[pair] = told
    for sentence in range(here - REACH, here + REACH + 1):
        present = {naming.actor for naming in evidence.named_in.get(sentence, ())}
        for pair in weights:
            if present.issuperset(pair):
                weights[pair] += TOGETHER * FADING ** abs(sentence - here)
    best = max(weights, key=lambda pair: (weights[pair], pair), default=None)
    return None if best is None else (nearest[best], best)
