"""Roles that follow from links: whom an answer hits, who did what is condemned, who threatens whom with an act.

A role is only filled where the text leaves it empty, and the event it was taken from is kept as its support.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.graph.draft import Draft, threatened_acts
from timeline.graph.fit import HOSTILE
from timeline.graph.respond import ANSWER, Answer

QUELLING = frozenset({"crowd-control", "repress"})  # families of what is done to those who protest
NEAR = 3  # sentences


def fill_roles(drafts: Sequence[Draft], answers: Iterable[Answer]) -> None:
    """Fill empty roles of the drafts, in place: first from threats, then from answers, the surest first, then from protests."""
    for threat, act in threatened_acts(drafts):
        _fill(act, "source", threat.source, threat)
        _fill(act, "target", threat.target, threat)
        _fill(threat, "target", act.target, act)
    for answer in sorted(answers, key=lambda a: (-a.confidence, a.later, a.earlier)):
        if answer.kind == "responds_to":
            _fill_answer(drafts[answer.later], drafts[answer.earlier], answer)
    _fill_quelled(drafts)


def _fill_quelled(drafts: Sequence[Draft]) -> None:
    """ "Thousands marched. Police fired tear gas": whom those hit who quell a protest, where only the protest tells it."""
    for draft in drafts:
        here = draft.first.mention.sentence_index
        if draft.first.family in QUELLING and not draft.target:
            before = (d for d in reversed(drafts[: draft.number]) if d.type == "PROTEST" and d.source)
            protest = next(before, None)
            if protest is not None and any(0 <= here - m.mention.sentence_index <= NEAR for m in protest.tellings):
                _fill(draft, "target", protest.source, protest)


def _fill_answer(later: Draft, earlier: Draft, answer: Answer) -> None:
    # An answer hits the doer of what it answers; what is answered in kind had hit the one who answers. Who did it is not
    # supplied from whom the answer hits: that would make the accusation the proof.
    if later.type in {"REJECT", "SUPPORT", "ACCUSE"} and set(earlier.source) & set(earlier.target):
        _fill(later, "target", _parties(earlier, later), earlier)  # a truce or a pact is that of all its parties
    if later.type in {"REJECT", "SUPPORT"}:
        _fill(later, "target", earlier.source, earlier)  # who refuses or welcomes an act refuses or welcomes its doer
    if later.type not in HOSTILE or earlier.type not in HOSTILE:
        return
    _fill(later, "target", earlier.source, earlier)
    if answer.cue is not None and answer.cue.group == ANSWER and earlier.type == "ASSAULT" == later.type:
        _fill(earlier, "target", later.source, later)


def _parties(shared: Draft, judge: Draft) -> tuple[str, ...]:
    """Give all parties of what several do together but him who judges it."""
    both = dict.fromkeys((*shared.source, *shared.target))
    return tuple(actor for actor in both if actor not in judge.source)


def _fill(draft: Draft, role: str, actors: tuple[str, ...], origin: Draft) -> None:
    """Fill one role, unless it is filled or the other role holds the same actors: nobody acts on themselves."""
    other = draft.target if role == "source" else draft.source
    if getattr(draft, role) or not actors or set(actors) & set(other) or (role == "target" and not draft.aimed):
        return
    setattr(draft, role, actors)
    draft.from_link[role] = origin.number
