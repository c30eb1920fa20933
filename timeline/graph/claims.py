"""Claims: which of two events comes first, and what says so. Links claim it, and so do words of mere order ("before").

Made of answers and of `OrderMention`s; those that hold become the links and relations of a chronicle.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from timeline.graph.draft import Draft
from timeline.graph.respond import HAND, Answer
from timeline.lexicon.calibration import load_link_weights
from timeline.model import CueMention, Evidence, Link, LinkKind, OrderMention, Relation, RelationKind

UNREAL = frozenset({"negated", "hypothetical"})
IN_SEQUENCE = frozenset({"begins", "before"})


@dataclass(frozen=True, slots=True)
class Claim:
    """That of two events, by number, one comes first, and what says so: words of an article, or a rule.

    `link` is the kind of the link that claims it, None where only the order is claimed.
    """

    kind: RelationKind
    earlier: int
    later: int
    confidence: float
    link: LinkKind | None = None
    evidence: Evidence | None = None
    rule: str | None = None

    @property
    def weight(self) -> tuple[object, ...]:
        """What sorts the surer claims first: stated before inferred, links before mere order, then by confidence."""
        said = (self.evidence.article, self.evidence.start) if self.evidence else ("", 0)
        return (
            self.rule not in {None, HAND},
            self.link is None,
            -self.confidence,
            self.later,
            self.earlier,
            self.kind,
            *said,
        )


@dataclass(frozen=True, slots=True)
class Refused:
    """A claim that was given up, and what it contradicts: surer claims, and the dates of two events where these matter."""

    claim: Claim
    against: tuple[Claim, ...]
    dates: tuple[int, int] | None = None


def claim_of(answer: Answer, article: str = "") -> Claim:
    """Give what an answer claims: it begins after what it answers has begun; `article` is that of its cue, if it has one."""
    evidence = _evidence(answer.cue, article) if answer.cue else None
    return Claim("begins", answer.earlier, answer.later, answer.confidence, answer.kind, evidence, answer.inferred)


def claim_of_link(link: Link, earlier: int, later: int) -> Claim:
    """Give what a link of a chronicle claims of two events, by their numbers."""
    return Claim("begins", earlier, later, link.confidence, link.kind, link.evidence, link.inferred)


def claim_of_relation(relation: Relation, earlier: int, later: int) -> Claim:
    """Give what a relation of a chronicle claims of two events, by their numbers."""
    return Claim(relation.kind, earlier, later, relation.confidence, evidence=relation.evidence)


def is_stated(link: Link) -> bool:
    """Tell whether a text or a hand says that a link is there, and no rule inferred it."""
    return link.inferred in {None, HAND}


def _evidence(cue: CueMention, article: str) -> Evidence:
    left_open: Literal["earlier", "later"] | None = None
    if cue.earlier is None or cue.later is None:
        left_open = "earlier" if cue.earlier is None else "later"
    return Evidence(article, cue.start, cue.end, cue.text, cue.group, left_open)


def order_claims(
    orders: Iterable[OrderMention], drafts: Sequence[Draft], answers: Iterable[Answer], article: str
) -> list[Claim]:
    """Give what the words of order claim of the drafts: of real acts, and where no answer says the same."""
    draft_of = {member: draft for draft in drafts for member in draft.members}
    known = {(answer.earlier, answer.later) for answer in answers}
    claims: dict[tuple[object, ...], Claim] = {}
    for told in orders:
        earlier, later = draft_of.get(told.earlier), draft_of.get(told.later)
        if earlier is None or later is None or earlier is later or UNREAL & {earlier.realis, later.realis}:
            continue
        if told.kind in IN_SEQUENCE and (earlier.number, later.number) in known:
            continue
        evidence = Evidence(article, told.start, told.end, told.text)
        claim = Claim(told.kind, earlier.number, later.number, told.confidence, evidence=evidence)
        claims.setdefault((claim.kind, claim.earlier, claim.later), claim)
    return list(claims.values())


def links_of(
    claims: Iterable[Claim], ids: Mapping[int, str], worth: Mapping[str, float] | None = None
) -> tuple[Link, ...]:
    """Give the links among the claims, by later and then by earlier event.

    `worth` are the confidences of the events by id, where the links are new and theirs follow from it.
    """
    links = [
        Link(c.link, ids[c.earlier], ids[c.later], _confidence(c, ids, worth or {}), c.evidence, c.rule)
        for c in claims
        if c.link is not None
    ]
    return tuple(sorted(links, key=lambda link: (int(link.later[1:]), int(link.earlier[1:]))))


def _confidence(claim: Claim, ids: Mapping[int, str], worth: Mapping[str, float]) -> float:
    """Give how often a link of such a cue between such events is right; an inferred one keeps the confidence of its rule."""
    told = claim.evidence
    if not worth or told is None or told.group is None:
        return claim.confidence
    earlier, later = worth[ids[claim.earlier]], worth[ids[claim.later]]
    return load_link_weights().confidence(told.group, earlier, later, left_open=told.left_open is not None)


def relations_of(claims: Iterable[Claim], ids: Mapping[int, str]) -> tuple[Relation, ...]:
    """Give the relations that are no links, by later and then by earlier event."""
    relations = [
        Relation(c.kind, ids[c.earlier], ids[c.later], c.confidence, c.evidence)
        for c in claims
        if c.link is None and c.evidence is not None
    ]
    return tuple(sorted(relations, key=lambda one: (int(one.later[1:]), int(one.earlier[1:]), one.kind)))
