"""Who acts, and on whom, where the text does not say: the party for which most speaks, if enough does.

A reader supplies it from the story: "Sudrania recalled its ambassador", "the hostages were released". The chances are those of a
multinomial logistic model over the parties that may be meant and nobody; its weights, in `lexicons/choices.csv`, were
learned from our own articles (`tests/quality/train_choices.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from timeline.graph.clues import AFTER, NEAR, Evidence, Party, Role, clues, last_clash, nobody, parties
from timeline.graph.draft import Draft
from timeline.lexicon.chances import Clues, likeliest
from timeline.model import Span

Option = tuple[Party, Clues]

# Whom one meets, joins or helps is named where it matters: of nineteen guesses two were right.
NAMED_PARTNERS = frozenset({"CONSULT", "COOPERATE", "AID"})
# Families of acts by which a state rules those at home: it is seldom another party of the story whom they hit.
INNER_ACTS = frozenset({"arrest", "crackdown", "coup", "censor", "convict"})
# Types of what two do together even where one of them is told alone: "Chad signed a truce".
TWO_SIDED = frozenset({"ASSAULT", "RETREAT", "AGREE"})
# Types of what happens in a state without its doing.
SCENES = frozenset({"ASSAULT", "PROTEST"})
# Below it more guesses spoil a timeline than complete it (measured by cross-validation).
LEAST_CHANCE: Mapping[Role, float] = {"source": 0.5, "target": 0.4}


def guess_parties(drafts: Sequence[Draft], evidence: Evidence, weights: Mapping[str, Mapping[str, float]]) -> None:
    """Fill, in place, the open roles for which some party is likely enough; each says where that party is told of.

    No guess rests on another, and none gives an actor both roles of an act: then it is the target.
    """
    roles: tuple[Role, ...] = ("target", "source")
    found = [
        (draft, role, guess(options(evidence, draft, role), role, weights[role]))
        for role in roles
        for draft in open_drafts(drafts, role)
    ]
    mutual = (d for d in drafts if any(telling.mutual for telling in d.tellings))
    open_fights = [d for d in mutual if not d.target and (not d.source or d.type in TWO_SIDED)]
    for draft, role, party in found:
        if (
            party
            and not _is_of(party, (*draft.source, *draft.target), evidence)
            and not _is_bystander(party, draft, role, evidence)
        ):
            setattr(draft, role, party)
            _say_where(draft, role, evidence)
    for draft in (d for d in open_fights if d.realis == "actual"):
        _make_mutual(draft, evidence)


def _is_bystander(party: Party, draft: Draft, role: Role, evidence: Evidence) -> bool:
    """Tell whether a party is only named beside an act of force: the state in which it happened, or a person, whom it would be said to have hit."""
    if role == "source":
        return _is_scene(party, draft, evidence)
    return draft.type in SCENES and any(evidence.kin.kind(actor) == "person" for actor in party)


def _is_scene(party: Party, draft: Draft, evidence: Evidence) -> bool:
    """Tell whether a state is guessed for what was only done in it: it does nothing in the article, or would have killed its own man."""
    states = tuple(actor for actor in party if evidence.kin.kind(actor) == "state")
    idle = any(actor not in evidence.doers for actor in states)
    persons = tuple(actor for actor in draft.target if evidence.kin.kind(actor) == "person")
    own = draft.type == "ASSAULT" and evidence.kin.touch(states, persons)
    bodies = draft.type == "PROTEST" and any(evidence.kin.kind(actor) in {"igo", "state"} for actor in party)
    return draft.type in SCENES and (idle or own or bodies)


def _make_mutual(draft: Draft, evidence: Evidence) -> None:
    """Let both sides of a fight that are guessed act on each other."""
    if draft.source and draft.target:
        draft.source = draft.target = (*draft.source, *(a for a in draft.target if a not in draft.source))
        for role in ("source", "target"):
            draft.from_link.pop(role, None)
            draft.from_text.pop(role, None)
            _say_where(draft, role, evidence)


def _is_of(party: Party, other: Party, evidence: Evidence) -> bool:
    """Tell whether a party is one of those in the other role, or backs them, or is backed by them."""
    return bool(set(party) & set(other)) or (evidence.kin.touch(party, other) and not evidence.kin.share(party, other))


def open_drafts(drafts: Sequence[Draft], role: Role) -> Iterator[Draft]:
    """Yield the drafts of which no telling says who fills a role, and somebody is likely to.

    What is only possible and names nobody stays nobody's; talks, help and what is aimed at nobody are not given a target.
    """
    for draft in drafts:
        told = draft.source or draft.target or draft.realis != "hypothetical"
        inner = draft.type in NAMED_PARTNERS or draft.first.family in INNER_ACTS
        aimless = role == "target" and (inner or not draft.aimed)
        if told and not aimless and not getattr(draft, role):
            yield draft


def options(evidence: Evidence, draft: Draft, role: Role) -> list[Option]:
    """Give who may fill a role and what speaks for each; nobody comes first."""
    found = [(party, clues(evidence, draft, role, party)) for party in parties(evidence, draft, role)]
    return [((), nobody(draft, role)), *found]


def guess(choices: Sequence[Option], role: Role, weights: Mapping[str, float]) -> Party:
    """Give the likeliest party; empty where none reaches the least chance."""
    return choices[likeliest([told for _, told in choices], weights, LEAST_CHANCE[role])][0]


def _say_where(draft: Draft, role: Role, evidence: Evidence) -> None:
    """Keep what the guess rests on: the last clash of that party, else where it is named nearest, else another act of it."""
    party: Party = getattr(draft, role)
    clash = last_clash(evidence, draft, party)
    spans = _named_nearest(draft, party, evidence)
    if clash is not None and _shows(evidence.drafts[clash[3]], draft, party):
        draft.from_link[role] = clash[3]
    elif len(spans) < len(party) and (act := next((d for d in evidence.drafts if _shows(d, draft, party)), None)):
        draft.from_link[role] = act.number
    else:
        draft.from_text[role] = spans


def _shows(act: Draft, draft: Draft, party: Party) -> bool:
    """Tell whether another act has the whole party among those who act or suffer in it."""
    return act is not draft and set(party) <= {*act.source, *act.target}


def _named_nearest(draft: Draft, party: Party, evidence: Evidence) -> tuple[Span, ...]:
    here = draft.first.mention
    near = range(here.sentence_index - NEAR, here.sentence_index + AFTER + 1)
    namings = [n for sentence in near for n in evidence.named_in.get(sentence, ())]
    found = {n.actor: n for n in sorted(namings, key=lambda n: -abs(n.start - here.start))}
    return tuple((found[actor].start, found[actor].end) for actor in party if actor in found)
