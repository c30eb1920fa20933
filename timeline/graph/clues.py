"""What speaks for a party in a role that the text leaves open: where it is named, whom it clashes with, what links say.

A clue is a name with a number; `guess` weighs them. All of it is taken from what was found before any guess, so that no
guess rests on another.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Literal

from timeline.graph.draft import Draft, threatened_acts
from timeline.graph.fit import HOSTILE, JUDGEMENTS, Kinship
from timeline.graph.respond import Answer
from timeline.lexicon.chances import Clues
from timeline.model import EventMention, Naming

Role = Literal["source", "target"]
Party = tuple[str, ...]

CLASHES = HOSTILE | {"REQUEST"}
# Acts of which a statement names its author as a party where he is one.
SAID_OF_ONESELF = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "CONCEDE", "AGREE"})
# Types of act that are as likely to be aimed at somebody.
GROUPS: Mapping[str, str] = {
    **dict.fromkeys(("ACCUSE", "REJECT", "THREATEN"), "words"),
    **dict.fromkeys(("ASSAULT", "COERCE", "SANCTION", "PROTEST"), "force"),
    **dict.fromkeys(("AGREE", "CONSULT", "COOPERATE"), "talks"),
    **dict.fromkeys(("REQUEST", "SUPPORT", "AID"), "favour"),
    **dict.fromkeys(("RETREAT", "CONCEDE"), "retreat"),
    "MOBILIZE": "arms",
}
NEAR = 3  # sentences before an act in which a party may be named
AFTER = 1  # and after it
FAR = 400  # characters
# So that a long article costs time in proportion: how many acts around one are looked at, and tellings of it.
ACTS_AROUND = 40
TELLINGS = 8


class Evidence:
    """What one article says: its drafts before any guess, who is named where, and what answers what.

    Parameters
    ----------
    drafts
        In the order of their first mentions.
    namings
        In text order.
    answers
        Links between the drafts, by number.
    kin
        Which actors are one party.
    signatory
        Who makes the statement that the article is.
    """

    def __init__(
        self,
        drafts: Sequence[Draft],
        namings: Sequence[Naming],
        answers: Sequence[Answer],
        kin: Kinship,
        signatory: Party = (),
    ) -> None:
        self.drafts, self.kin, self.signatory = drafts, kin, frozenset(signatory)
        self.judges: dict[int, set[str]] = defaultdict(set)
        self.spared: dict[int, set[str]] = defaultdict(set)
        self.named_in: dict[int, list[Naming]] = defaultdict(list)
        self.hows: dict[str, set[str]] = defaultdict(set)
        self.times_named: Counter[str] = Counter()
        for naming in namings:
            self.named_in[naming.sentence_index].append(naming)
            self.hows[naming.actor].add(naming.how)
            self.times_named[naming.actor] += 1
        self.most_named = max(self.times_named.values(), default=1)
        ranked = sorted(self.times_named, key=lambda actor: (-self.times_named[actor], actor))
        self.rank = {actor: place for place, actor in enumerate(ranked)}
        self.doers = frozenset(actor for draft in drafts for actor in draft.source)
        self.clashes: dict[str, list[Clash]] = defaultdict(list)
        for clash in _clashes(drafts):
            for actor in clash[1:3]:
                self.clashes[actor].append(clash)
        self._before: dict[tuple[int, Party], tuple[list[Clash], Clash | None]] = {}
        self._traits: dict[Party, Clues] = {}
        self.suggested: dict[tuple[int, Role], list[tuple[str, Party]]] = defaultdict(list)
        self._suggest(answers)
        self._befriend()

    def _suggest(self, answers: Sequence[Answer]) -> None:
        """Note what threats and answers suggest for each role."""
        for threat, act in threatened_acts(self.drafts):
            self._note(act, "source", "threat", threat.source)
            self._note(act, "target", "threat", threat.target)
            self._note(threat, "target", "threatened", act.target)
        for answer in answers:
            if answer.kind == "responds_to":
                later, earlier = self.drafts[answer.later], self.drafts[answer.earlier]
                self._note(later, "target", "answered doer", earlier.source)
                self._note(earlier, "target", "victim answers", later.source)
                if later.type in JUDGEMENTS or later.first.family in HOLDING_TO_ACCOUNT:
                    self.judges[earlier.number].update(later.source)
                if later.type == "ACCUSE" and earlier.type == "ASSAULT":
                    self.spared[later.number].update(set(earlier.target) - set(earlier.source))

    def _befriend(self) -> None:
        """Note that whom a judge supports did not do what he judges: "condemned the attack", "stands with Chad"."""
        friends: dict[str, set[str]] = defaultdict(set)
        for draft in self.drafts:
            for supporter in draft.source if draft.type == "SUPPORT" else ():
                friends[supporter].update(draft.target)
        for number, judges in self.judges.items():
            if self.drafts[number].type == "ASSAULT":
                judges.update([friend for judge in judges for friend in friends[judge]])
        for number, spared in self.spared.items():
            spared.update(friend for judge in self.drafts[number].source for friend in friends[judge])

    def clashes_of(self, draft: Draft, party: Party) -> tuple[list[Clash], Clash | None]:
        """Give all clashes of a party, and the last of them that is told before a draft."""
        key = draft.number, party
        if key not in self._before:
            own = [clash for actor in party for clash in self.clashes.get(actor, ())]
            self._before[key] = own, last_clash(self, draft, party)
        return self._before[key]

    def traits_of(self, party: Party) -> Clues:
        """Give what is known of a party wherever in the article it is looked for."""
        if party not in self._traits:
            traits: Clues = {}
            _add(traits, _of_what_kind(self, party))
            _add(traits, _how_often(self, party))
            self._traits[party] = traits
        return self._traits[party]

    def _note(self, draft: Draft, role: Role, clue: str, party: Party) -> None:
        if party:
            self.suggested[draft.number, role].append((clue, party))


HOLDING_TO_ACCOUNT = frozenset({"arrest", "convict", "charge"})  # families of what is done to those who did it
COUP = "coup"  # the family of words for seizing power
Clash = tuple[int, str, str, int]
"""Where a clash is told, who acted on whom in it, and the number of its draft."""


def _clashes(drafts: Sequence[Draft]) -> list[Clash]:
    return sorted(
        (draft.first.mention.start, source, target, draft.number)
        for draft in drafts
        if draft.type in CLASHES
        for source in draft.source
        for target in draft.target
        if source != target
    )


def parties(evidence: Evidence, draft: Draft, role: Role) -> list[Party]:
    """Give who may fill an open role: those named near the act, and those who act around it, alone or as told together."""
    found: dict[Party, None] = {}
    for telling in draft.tellings[:TELLINGS]:
        here = telling.mention.sentence_index
        for sentence in range(here - NEAR, here + AFTER + 1):
            found.update(dict.fromkeys((naming.actor,) for naming in evidence.named_in.get(sentence, ())))
    for one in evidence.drafts[max(0, draft.number - ACTS_AROUND) : draft.number + ACTS_AROUND]:
        for party in (one.source, one.target):
            found.update(dict.fromkeys((party, *((actor,) for actor in party))))
    out = {*_other(draft, role), *_shut_out(evidence, draft, role)}
    return [party for party in found if party and not set(party) & out]


def _shut_out(evidence: Evidence, draft: Draft, role: Role) -> AbstractSet[str]:
    """Give who cannot be meant: who judges an act has not done it, nor is its victim judged; and an author says "we" of himself."""
    # a state that condemns a coup has not suffered it, nor does it fight in the clashes that it condemns
    apart = any(telling.family == COUP or telling.mutual for telling in draft.tellings)
    told = evidence.judges if role == "source" or apart else evidence.spared
    return told.get(draft.number, set()) | (evidence.signatory if draft.type in SAID_OF_ONESELF else frozenset())


def clues(evidence: Evidence, draft: Draft, role: Role, party: Party) -> Clues:
    """Give what speaks for or against a party in the open role of a draft."""
    found: Clues = {"several": 1.0} if len(party) > 1 else {}
    _add(found, _named_near(evidence, draft, party))
    found |= evidence.traits_of(party)
    _add(found, _opposed(evidence, draft, role, party))
    _add(found, _acting_beside(evidence, draft, role, party))
    _add(found, _suggested(evidence, draft, role, party))
    return found


def _add(found: Clues, told: Iterable[tuple[str, float]]) -> None:
    """Keep the greatest value of each clue."""
    for clue, value in told:
        if value > found.get(clue, 0.0):
            found[clue] = value


def nobody(draft: Draft, role: Role) -> Clues:
    """Give what speaks for leaving a role of a draft open."""
    named = ("", draft.type, GROUPS.get(draft.type, ""), draft.first.reference, draft.realis)
    found = dict.fromkeys((f"nobody: {name}" for name in named), 1.0)
    found["nobody: both open"] = float(not _other(draft, role))
    found["nobody: told again"] = math.log(len(draft.tellings))
    return {clue: value for clue, value in found.items() if value}


def _other(draft: Draft, role: Role) -> Party:
    return draft.target if role == "source" else draft.source


def _named_near(evidence: Evidence, draft: Draft, party: Party) -> Iterator[tuple[str, float]]:
    """Give where the party is named, seen from the tellings of the act."""
    for telling in draft.tellings[:TELLINGS]:
        here = telling.mention.sentence_index
        for sentence in range(here - NEAR, here + AFTER + 1):
            for naming in evidence.named_in.get(sentence, ()):
                if naming.actor in party:
                    yield from _seen_from(telling, naming, here - sentence)


def _seen_from(telling: EventMention, naming: Naming, gap: int) -> Iterator[tuple[str, float]]:
    if gap == 0:
        side = "after" if naming.start >= telling.mention.end else "before"
        apart = max(0, naming.start - telling.mention.end, telling.mention.start - naming.end)
        yield f"here {side}", 1.0
        yield f"here {side}, close", 1.0 - min(apart, FAR) / FAR
        yield f"here {side}, {naming.part}", 1.0
        yield f"here, {naming.how}", 1.0
    elif gap == 1:
        yield "sentence before", 1.0
        yield f"sentence before, {naming.part}", 1.0
    else:
        yield "near before" if gap > 0 else "sentence after", 1.0


def _of_what_kind(evidence: Evidence, party: Party) -> Iterator[tuple[str, float]]:
    for actor in party:
        yield f"kind {evidence.kin.kind(actor)}", 1.0
        yield "described", float(evidence.kin.name(actor)[:1].islower())
        yield "only a place", float(evidence.hows.get(actor) == {"place"})


def _how_often(evidence: Evidence, party: Party) -> Iterator[tuple[str, float]]:
    """Give how much of the article is about the party."""
    for actor in party:
        yield "share of namings", evidence.times_named[actor] / evidence.most_named
        yield "named once", float(evidence.times_named[actor] < 2)
        yield "named most", float(evidence.rank.get(actor) == 0)
        yield "named second", float(evidence.rank.get(actor) == 1)


def _opposed(evidence: Evidence, draft: Draft, role: Role, party: Party) -> Iterator[tuple[str, float]]:
    """Give how the party stands to the one that fills the other role."""
    other = _other(draft, role)
    if not other:
        yield "acts", float(any(a == clash[1] for a in party for clash in evidence.clashes.get(a, ())))
        yield "suffers", float(any(a == clash[2] for a in party for clash in evidence.clashes.get(a, ())))
        return
    yield "same side", float(evidence.kin.share(party, other))
    yield "near side", float(evidence.kin.touch(party, other))
    own, last = evidence.clashes_of(draft, other)
    with_party = [clash for clash in own if clash[1] in party or clash[2] in party]
    yield "opposed", float(bool(with_party))
    yield "opposed in this direction", float(any(clash[1 if role == "source" else 2] in party for clash in with_party))
    yield "share of clashes", len(with_party) / len(own) if own else 0.0
    yield "last opposed", float(last is not None and bool({last[1], last[2]} - set(other) & set(party)))


def last_clash(evidence: Evidence, draft: Draft, party: Party) -> Clash | None:
    """Give the last clash of a party that is told before a draft."""
    here = draft.first.mention.start
    before = []
    for actor in party:
        own = evidence.clashes.get(actor, [])
        place = bisect_left(own, (here, "", "", 0))
        before += own[place - 1 : place] if place else []
    return max(before, default=None)


def _acting_beside(evidence: Evidence, draft: Draft, role: Role, party: Party) -> Iterator[tuple[str, float]]:
    """Give what the party does in the acts told right before and after this one."""
    yield "speaker", float(any(a in m.attributed_to for m in draft.tellings for a in party))
    for name, number in (("last", draft.number - 1), ("next", draft.number + 1)):
        if not 0 <= number < len(evidence.drafts):
            continue
        beside = evidence.drafts[number]
        gap = abs(draft.first.mention.sentence_index - beside.first.mention.sentence_index)
        if gap > 1:
            continue
        where = "near" if gap else "here"
        yield f"source of {name} act {where}", float(set(beside.source) == set(party))
        yield f"target of {name} act {where}", float(set(beside.target) == set(party))
        filler = beside.target if role == "target" else beside.source
        alike = set(_other(beside, role)) & set(_other(draft, role))
        yield f"as in {name} act of the same", float(bool(alike) and set(filler) == set(party))


def _suggested(evidence: Evidence, draft: Draft, role: Role, party: Party) -> Iterator[tuple[str, float]]:
    for clue, suggested in evidence.suggested.get((draft.number, role), ()):
        yield clue, float(set(suggested) == set(party))
        yield f"{clue}, in part", float(bool(set(suggested) & set(party)))
