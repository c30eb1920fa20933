"""Corrections by hand, applied to a chronicle: after extraction and merging, and as often as one likes.

Takes a `Chronicle` and `Correction`s; hands on a `Chronicle` with a note for each of them. Whatever their order, actors
come first, then what is added, split, merged, dropped and changed, links last; so a mention can be split off and merged
elsewhere. What finds nothing to correct is a note and costs nothing else. Corrected twice is corrected once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from timeline.graph.corrections import regroup, restate
from timeline.graph.corrections.desk import Desk, Knowledge, MisfitError
from timeline.graph.corrections.entries import (
    Add,
    Change,
    ChangeActor,
    Correction,
    Drop,
    Merge,
    SetLink,
    Split,
    Unlink,
    wording,
)
from timeline.graph.corrections.settle import APPLIED, settled, unused
from timeline.model import Chronicle

_DEEDS: Mapping[type[Correction], Callable[[Desk, Any], bool]] = {
    ChangeActor: regroup.change_actor,
    Add: restate.add,
    Split: regroup.split,
    Merge: regroup.merge,
    Drop: regroup.drop,
    Change: restate.change,
    Unlink: restate.unlink,
    SetLink: restate.set_link,
}
_PHASES = tuple(_DEEDS)


def correct(chronicle: Chronicle, corrections: Sequence[Correction], lexicon: Knowledge) -> Chronicle:
    """Apply corrections.

    Parameters
    ----------
    chronicle
        Of one article or many.
    corrections
        In the order of their file: of two that contradict each other in this chronicle the first one holds.
    lexicon
        Gives the scores of types and modes, and the actors that a party may be.

    Returns
    -------
    Chronicle
        Events numbered anew by order; after the notes so far, one of kind "correction" for each that was applied, and one
        of kind "correction-unused", with the reason, for each that was not.
    """
    if not corrections:
        return chronicle
    before = {note.message for note in chronicle.notes if note.kind == APPLIED}
    desk = Desk(chronicle, lexicon, before)
    desk.to_merge = {key for one in corrections if isinstance(one, Merge) for key in one.told}
    desk.to_link = [one for one in corrections if isinstance(one, SetLink)]
    applied: set[int] = set()
    missing: list[tuple[int, str]] = []
    for number, correction in sorted(enumerate(corrections), key=lambda pair: _PHASES.index(type(pair[1]))):
        found = _apply(desk, correction)
        if wording(correction) in before:
            applied.add(number)  # what it was about has gone, because it was done
            continue
        applied |= {number} if found else set()
        missing += [(number, key) for key in desk.missing]
        desk.notes += [unused(correction, complaint) for complaint in desk.complaints]
    desk.notes += [unused(corrections[number], desk.nearest(key)) for number, key in sorted(missing)]
    return settled(desk, chronicle, [corrections[number] for number in sorted(applied)])


def _apply(desk: Desk, correction: Correction) -> bool:
    """Apply one correction; tell whether it found what it is about."""
    desk.missing, desk.complaints = [], []
    try:
        return _DEEDS[type(correction)](desk, correction)
    except MisfitError as misfit:
        desk.complaints.append(str(misfit))
        return False
