"""Why no link joins two events: what the cues and the rule that needs none would have wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline.graph.fit import FORCEFUL, Kinship, dated
from timeline.graph.respond import ANSWER_DAYS, NEAR_SENTENCES, Party, soon_after
from timeline.model import Event, Link


def why_unlinked(earlier: Event, later: Event, links: Iterable[Link], kin: Kinship) -> Iterator[str]:
    """Yield, in plain words, what speaks against `later` being an answer to `earlier`.

    A cue in the text would join any two acts, so that there is none is said first; the rest is why it was not inferred
    either that the one who was hit struck back.
    """
    yield "no words of a text that were understood join the two"
    first, second = Party.of(earlier), Party.of(later)
    ends = ((earlier, first), (later, second))
    faults = [fault for event, party in ends if not party.strikes for fault in _no_blow(event)]
    faults = faults or list(_no_blow_back(first, second, kin))
    answered = [k.earlier for k in links if k.later == later.id and k.evidence and k.earlier != earlier.id]
    if not faults and answered:
        faults = [f"the text says that {later.id} answers {' and '.join(answered)}"]
    yield from (f"no answer is inferred: {fault}" for fault in faults)


def _no_blow(event: Event) -> Iterator[str]:
    if event.realis != "actual":
        yield f"{event.id} is only {event.realis}" if event.realis != "negated" else f"{event.id} did not happen"
    elif event.type not in FORCEFUL:
        yield f"{event.id} is no act of force ({event.type})"
    elif not event.source or not event.target:
        yield f"{event.id} lacks a {'source' if not event.source else 'target'}"
    else:
        yield f"{event.id} is an act of its parties on each other"


def _no_blow_back(earlier: Party, later: Party, kin: Kinship) -> Iterator[str]:
    if not kin.share(later.source, earlier.target):
        yield "the later act is not by the one whom the earlier act hit"
    if not kin.share(later.target, earlier.source):
        yield "the later act does not hit the one who did the earlier act"
    if not soon_after(later, earlier, told_after=True):
        both = dated(earlier.time) and dated(later.time)
        yield (
            f"they do not follow each other within {ANSWER_DAYS} days"
            if both
            else f"they are not both dated, and not both undated and told within {NEAR_SENTENCES} sentences"
        )
