"""Whom an act is aimed at where its sentence does not say: the party that the doer is at odds with in this story.

"Sudrania recalled its ambassador", "the government rejected the demand": a reader supplies the other side from what was
told before. The event that it is supplied from is kept as the role's support.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from timeline.graph.draft import Draft
from timeline.graph.fit import HOSTILE

# a seizure or a closure is often aimed at nobody, and the guess was wrong more often than right
AIMED = frozenset({"ACCUSE", "REJECT", "THREATEN", "SANCTION", "ASSAULT", "CONCEDE"})
CONFLICT = HOSTILE | {"REQUEST"}


def fill_adversaries(drafts: Sequence[Draft]) -> None:
    """Fill, in place, the empty targets of acts that are aimed at somebody; each takes the nearest clash told before it."""
    dyads = [(d, s, t) for d in drafts if d.type in CONFLICT for s in d.source for t in d.target if s != t]
    main = Counter(frozenset((s, t)) for _, s, t in dyads)
    for draft in drafts:
        if _is_aimed(draft) and draft.source and not draft.target:
            found = next(_counterparts(draft, dyads), None) or _main_counterpart(draft, dyads, main)
            if found is not None:
                origin, actor = found
                draft.target = (actor,)
                draft.from_link["target"] = origin.number


def _is_aimed(draft: Draft) -> bool:
    """Tell whether an act is aimed at somebody; who pulls back, hands over or reopens does so towards the other side."""
    return draft.type in AIMED or (draft.type == "RETREAT" and draft.first.reference == "verb")


def _counterparts(draft: Draft, dyads: Sequence[tuple[Draft, str, str]]) -> Iterator[tuple[Draft, str]]:
    """Yield the other sides of what was told before `draft`, the nearest first."""
    here = draft.first.mention.start
    doers = set(draft.source)
    before = sorted((x for x in dyads if x[0].first.mention.start < here), key=lambda x: -x[0].first.mention.start)
    for origin, source, target in before:
        if source in doers and target not in doers:
            yield origin, target
        elif target in doers and source not in doers:
            yield origin, source


def _main_counterpart(
    draft: Draft, dyads: Sequence[tuple[Draft, str, str]], main: Counter[frozenset[str]]
) -> tuple[Draft, str] | None:
    """Give the party that the doer is at odds with most often in the whole article."""
    for pair, _ in main.most_common():
        others = pair - set(draft.source)
        if len(others) == 1 and len(pair) == 2:
            actor = next(iter(others))
            origin = next(o for o, s, t in dyads if {s, t} == set(pair))
            return origin, actor
    return None
