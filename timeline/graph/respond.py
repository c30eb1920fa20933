"""Answers: which event responds to which, or was brought about by it.

A cue in the text joins two mentions; here it joins their events. Where a cue leaves one end to be found ("in
retaliation" alone), it is the other side's last hostile act. Cues that only tell a sequence ("after") count where the
parties allow an answer. A blow that is struck back within days, without any cue, is an inferred link.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from timeline.graph.draft import Draft, threatened_acts
from timeline.graph.fit import FORCEFUL, FRIENDLY, HOSTILE, JUDGEMENTS, Kinship, before, dated, first_day
from timeline.graph.open_ends import DEALINGS, Told, act_answered, acts_answered_each
from timeline.graph.story import BACKWARD
from timeline.lexicon.pointers import EACH
from timeline.lexicon.weights import load_weights
from timeline.model import CueMention, Event, LinkKind, Realis, TimeSpan

ANSWER = "answer"
SEQUENCE = "sequence"
CIRCUMSTANCE = "circumstance"
CONDITION = "condition"
JUDGEMENT = "judgement"
DEED = "deed"
ANSWER_DAYS = 7
NEAR_SENTENCES = 2
INFERRED_CONFIDENCE = 0.4
LOOSE = 0.8
ROLE_SWAP = "role-swap"
HAND = "hand"
# What the classes of cues in cues.toml, and the rules that need no cue, go by: for a reader who asks why.
CUE_GROUPS: Mapping[str, str] = {
    ANSWER: "the words say that the one act answers the other",
    "reason": "the words give the one act as the reason for the other",
    "cause": "the words say that the one act brought about the other",
    SEQUENCE: "the words say only that the one act followed the other; the parties are such that it can be an answer",
    CIRCUMSTANCE: "the words say only when the one act was done; the one who was hit by the other did it",
    CONDITION: "the words make the one act the condition of the other",
    DEED: "the words say that the one who is hit had done the other",
    JUDGEMENT: "the words make the one act a verdict on the other",
}
INFERRED: Mapping[str, str] = {
    HAND: "a correction says so",
    ROLE_SWAP: f"no words say so: the one who was hit struck back within {ANSWER_DAYS} days, or in the next sentences",
}
Blow = tuple[str, int]  # first day and number of an act
ANSWERABLE = HOSTILE | {"REQUEST"}
# What is done, to nobody in particular, about unrest or force of nobody that is told: "a curfew after riots".
UNREST, CURBS = frozenset({"PROTEST", "ASSAULT", "MOBILIZE"}), frozenset({"MOBILIZE", "COERCE", "CONCEDE", "SANCTION"})
ARMED = frozenset({"state", "state-forces", "armed-group"})
SOUGHT = FORCEFUL | {"ACCUSE", "REQUEST", "THREATEN"}  # what is done to those who did something, or asked or threatened
CHARGES = frozenset({"ACCUSE", "COERCE", "SANCTION"})
MEANT = ANSWERABLE | {"SUPPORT", "AID", "COOPERATE"}


@dataclass(frozen=True, slots=True)
class Answer:
    """A link between two drafts, by number, with the cue that says so or the rule that infers it."""

    kind: LinkKind
    later: int
    earlier: int
    confidence: float
    cue: CueMention | None = None
    inferred: str | None = None


def link_responses(
    drafts: Sequence[Draft], cues: Sequence[CueMention], kin: Kinship
) -> tuple[list[Answer], list[Answer]]:
    """Make links from cues and, where there are none, from swapped roles.

    Returns
    -------
    answers
        At most one for two events in one direction, the surest; in the order of their cues, inferred ones last.
    refused
        Links that a cue asks for and that would run against the dates.
    """
    told = what_was_told(drafts, kin)
    best: dict[tuple[int, int], Answer] = {}
    refused: list[Answer] = []
    joined = ((cue, later, earlier) for cue in cues for later, earlier in _ends(cue, told))
    for cue, later, seeming in joined:
        earlier = _judged_alike(cue, later, seeming, best, told)
        confidence = _confidence(cue, later, earlier, kin)
        answer = Answer(_kind(cue, later, earlier, kin), later.number, earlier.number, confidence, cue)
        if confidence and before(later.time, earlier.time):
            refused.append(answer)
            continue
        known = best.get((later.number, earlier.number))
        if confidence and (known is None or _telling(known) < _telling(answer)):
            best[later.number, earlier.number] = answer
    stated = list(_without_vague(best.values()))
    return stated + infer_swaps([Party.of(draft) for draft in drafts], stated, kin), refused


def _without_vague(answers: Iterable[Answer]) -> Iterator[Answer]:
    """Leave out an answer to what is left open where words of sequence say after what it came: "hit back after Chad struck"."""
    found = list(answers)
    told = {a.later for a in found if a.cue is not None and a.cue.group == SEQUENCE and a.cue.earlier is not None}
    yield from (a for a in found if a.cue is None or a.cue.earlier is not None or a.later not in told)


def _telling(answer: Answer) -> tuple[bool, float]:
    """Rank the evidence for one link: words for answering before words for causes and sequence, then the surer."""
    return answer.cue is not None and answer.cue.group == ANSWER, answer.confidence


def _kind(cue: CueMention, later: Draft, earlier: Draft, kin: Kinship) -> LinkKind:
    """Tell an answer from a mere consequence: somebody else than the earlier doer does something about it."""
    if cue.group not in {"cause", "reason"}:
        return cue.kind
    answers = later.taken_as in MEANT and (earlier.mutual or not kin.share(later.source, earlier.source))
    return "responds_to" if answers else "causes"


def what_was_told(drafts: Sequence[Draft], kin: Kinship) -> Told:
    """Put together what cues are read in the light of."""
    threats = {act.number: threat for threat, act in threatened_acts(drafts)}
    return Told(drafts, {m: d for d in drafts for m in d.members}, threats, kin)


def later_end(cue: CueMention, told: Told) -> tuple[CueMention, Draft] | None:
    """Find the act that a cue makes an answer, and open the cue's other end where its noun is of no event of its own."""
    later = told.draft_of.get(cue.later) if cue.later is not None else None
    if later is None and (cue.later is None or cue.group != "cause"):
        # "this comes after", or a noun that is of no event of its own: "the decision follows"
        later = _told_before(cue, told.drafts)
    if later is None or later.realis == "negated":
        return None
    open_to = later.type in JUDGEMENTS or cue.group in {"cause", ANSWER}
    if open_to and cue.earlier is not None and cue.earlier not in told.draft_of:
        # "welcomed the move", "the move prompted": the noun is of no event of its own
        cue = replace(cue, earlier=None, pointer=cue.pointer or "act")
    acts = [d for d in told.drafts if told.threat_of.get(d.number) is later] if cue.group == CONDITION else []
    return cue, acts[0] if acts else later


def _ends(cue: CueMention, told: Told) -> Iterator[tuple[Draft, Draft]]:
    found = later_end(cue, told)
    if found is None:
        return
    cue, later = found
    for earlier in _earlier_ends(cue, later, told):
        if earlier.realis == "negated" or (cue.group == CONDITION and _of_one_threat(later, earlier, told)):
            continue
        # "warned that it would strike after the raid": the warning followed it
        warned = cue.group == SEQUENCE and earlier.realis == "actual"
        answering = told.threat_of.get(later.number, later) if warned else later
        if answering is not earlier:
            yield answering, earlier


def _earlier_ends(cue: CueMention, later: Draft, told: Told) -> Sequence[Draft]:
    """Find what a cue answers; all that was told nearby where each act is answered: "each time we protested"."""
    if cue.earlier is None and cue.pointer == EACH:
        return acts_answered_each(cue, later, told)
    if cue.earlier is None:
        earlier = act_answered(cue, later, told, load_weights()["answered"])
    else:
        earlier = told.draft_of.get(cue.earlier)
    return [] if earlier is None else [earlier]


def _judged_alike(
    cue: CueMention, later: Draft, earlier: Draft, best: Mapping[tuple[int, int], Answer], told: Told
) -> Draft:
    """Give what a verdict is about that seems to be about another's verdict: "X condemns the raid. Y calls it a crime": the raid."""
    left_open = cue.earlier is None and not cue.pointer and cue.group == JUDGEMENT
    if not left_open or earlier.type not in JUDGEMENTS or told.kin.share(later.target, earlier.source):
        return earlier
    judged = [a for a in best.values() if a.later == earlier.number and a.cue is not None and a.cue.group == JUDGEMENT]
    return told.drafts[judged[0].earlier] if judged and judged[0].earlier != later.number else earlier


def _of_one_threat(one: Draft, other: Draft, told: Told) -> bool:
    threat = told.threat_of.get(one.number)
    return threat is not None and told.threat_of.get(other.number) is threat


def _told_before(cue: CueMention, drafts: Iterable[Draft]) -> Draft | None:
    """Find the event of "this" in "this comes after …": the last one that the sentence before the cue tells, or mentions beside."""
    told = [
        ((not m.aside, m.mention.start), draft)
        for draft in drafts
        for m in draft.tellings
        if m.mention.end <= cue.start and cue.sentence_index - m.mention.sentence_index == 1
    ]
    return max(told, key=lambda pair: pair[0])[1] if told else None


def _confidence(cue: CueMention, later: Draft, earlier: Draft, kin: Kinship) -> float:
    """Give how far a cue is to be believed, 0 where its sense and the parties allow no answer."""
    if cue.group == CIRCUMSTANCE and not any(
        fits(later, earlier, kin) for fits in (_struck_back, _crowd_answered, _yielded, _broke_out)
    ):
        return 0.0
    found = cue.confidence * (LOOSE if cue.earlier is None or cue.later is None else 1.0)
    own = kin.share(later.source, earlier.source) and not earlier.mutual
    if cue.group == CONDITION and later.realis == "actual":
        return 0.0
    if (
        cue.group == JUDGEMENT
        and own
        and later.type not in CHARGES
        and not set(later.source).isdisjoint(earlier.source)
    ):
        return 0.0  # nobody accuses himself: there the doer of the earlier act was taken wrongly
    if cue.group == DEED and (own or later.type not in SOUGHT or earlier.type not in FORCEFUL):
        return 0.0
    if cue.group == SEQUENCE:
        found *= _plausible(later, earlier, kin)
    return round(found, 3)


def _struck_back(later: Draft, earlier: Draft, kin: Kinship) -> bool:
    """Tell whether the one hit by a hostile act does a hostile act, to its doer as far as the text says."""
    if earlier.taken_as not in HOSTILE or later.taken_as not in HOSTILE:
        return False
    aimed = kin.touch(later.target, earlier.source) or not (later.target and earlier.source)
    return kin.touch(later.source, earlier.target) and aimed


def _crowd_answered(later: Draft, earlier: Draft, kin: Kinship) -> bool:
    """Tell whether rulers answer a crowd that marches at the time: "an emergency amid protests", "resigned as protests spread"."""
    marched = earlier.type == "PROTEST" and earlier.realis == "actual"
    return marched and (later.type in CURBS or _resigned(later)) and not kin.share(later.source, earlier.source)


def _yielded(later: Draft, earlier: Draft, kin: Kinship) -> bool:
    """Tell whether somebody gives way when another turns against him: "pulled its men out when Chad complained"."""
    gives_way = later.type in {"RETREAT", "CONCEDE"} and later.taken_as != "SANCTION" and bool(later.source)
    pressed = earlier.taken_as in ANSWERABLE - {"REJECT"} and earlier.realis == "actual" and bool(earlier.source)
    hit = not earlier.target or kin.touch(later.source, earlier.target)
    return gives_way and pressed and hit and not kin.share(later.source, earlier.source)


def _broke_out(later: Draft, earlier: Draft, kin: Kinship) -> bool:
    """Tell whether violence of nobody in particular comes when forces act: "fighting broke out when police moved in"."""
    violence = later.type in {"ASSAULT", "PROTEST"} and not later.source and later.first.reference != "verb"
    forced = earlier.type in FORCEFUL - {"PROTEST"} and earlier.realis == later.realis == "actual"
    return violence and forced and not earlier.mutual and any(kin.kind(doer) in ARMED for doer in earlier.source)


def _resigned(draft: Draft) -> bool:
    return any(m.family == "resign" for m in draft.tellings)


def _given_way(draft: Draft) -> bool:
    """Tell whether an act that is aimed at nobody gives way, and does not only go away."""
    return not draft.target and (draft.type != "RETREAT" or _resigned(draft))


def _plausible(later: Draft, earlier: Draft, kin: Kinship) -> float:
    """Give how well two acts in sequence are act and answer.

    1 where the one hit strikes back; less where a third party answers, or a party is not known, or unrest is curbed, or who
    does a favour to somebody is made to pay for it; 0 for two acts of one side, for acts of one kind by nobody on nobody,
    and for what nobody would answer.
    """
    own = kin.share(later.source, earlier.source) and not earlier.mutual
    if earlier.taken_as in FRIENDLY and later.taken_as in FRIENDLY:
        return 0.0 if own else 0.9
    if earlier.taken_as not in ANSWERABLE:  # "severed ties with Chad after it sold arms to rebels"
        dealt = earlier.type in DEALINGS and later.taken_as in HOSTILE and not own
        against = later.type == "PROTEST" or kin.touch(later.target, earlier.source)  # "marched after a law was passed"
        return 0.8 if dealt and against else 0.0
    if kin.swapped(later.source, later.target, earlier.source, earlier.target):
        return 1.0
    if kin.touch(later.source, earlier.target):
        return 0.9
    if own:
        return 0.0
    if kin.touch(later.target, earlier.source):
        return 0.9
    if earlier.source or earlier.target:
        return 0.7
    curbed = later.type in CURBS and earlier.type in UNREST
    marched = later.type == "PROTEST" and earlier.type in FORCEFUL  # crowds march after a blast
    struck_back = bool(later.target) and any(m.reference in BACKWARD for m in earlier.tellings)  # "after the strikes"
    one_more = later.type == earlier.type == "ASSAULT" and not struck_back  # one blast after another
    hostile = later.taken_as in HOSTILE and not one_more
    answered = bool(later.source) and (hostile or (earlier.type == "PROTEST" and _given_way(later)))
    return 0.6 if curbed or marched or answered else 0.0


@dataclass(frozen=True, slots=True)
class Party:
    """What the search for swapped roles needs of an event; `told` gives (article, sentence number) of its mentions."""

    type: str
    realis: Realis
    source: tuple[str, ...]
    target: tuple[str, ...]
    time: TimeSpan | None
    told: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, event: Draft | Event) -> Party:
        """Take it from an event or the draft of one."""
        mentions = event.mentions if isinstance(event, Event) else [m.mention for m in event.tellings]
        told = tuple((m.article, m.sentence_index) for m in mentions)
        return cls(event.type, event.realis, event.source, event.target, event.time, told)

    @property
    def strikes(self) -> bool:
        """Whether it is a forceful act of one side on another."""
        one_sided = bool(self.source and self.target) and set(self.source) != set(self.target)
        return self.realis == "actual" and self.type in FORCEFUL and one_sided


def infer_swaps(events: Sequence[Party], stated: Iterable[Answer], kin: Kinship) -> list[Answer]:
    """Link a forceful act to the last one that its target did to its doer, where no cue says what it answers.

    The two are dated within 7 days of each other, or both undated and told in neighbouring sentences. `events` stand in
    the order in which they are told; an answer's ends are indices into it.
    """
    answered = {a.later for a in stated if a.inferred is None and events[a.earlier].type in HOSTILE}
    striking = {number: event for number, event in enumerate(events) if event.strikes}
    return [swap(later, earlier) for later, (_, earlier) in last_blows(striking, answered, kin)]


def swap(later: int, earlier: int) -> Answer:
    """Give the answer that the rule of swapped roles infers."""
    return Answer("responds_to", later, earlier, INFERRED_CONFIDENCE, inferred=ROLE_SWAP)


def last_blows(striking: Mapping[int, Party], answered: Container[int], kin: Kinship) -> Iterator[tuple[int, Blow]]:
    """Yield for each forceful act that is not answered by words the last blow that it can strike back at, if there is one.

    `striking` are the forceful acts by number, in order. Where the acts of many sides are looked at two sides at a time, the
    greatest blow found for an act is the one that is found among all.
    """
    by_sides: dict[tuple[str, str], list[Blow]] = defaultdict(list)
    for number, event in striking.items():
        for sides in sides_of(event, kin):
            by_sides[sides].append((_first(event), number))
    for blows in by_sides.values():
        blows.sort()
    for later, event in striking.items():
        if later in answered:
            continue
        swapped = _sides(event.target, event.source, kin)
        last = (_last_blow(striking, later, by_sides[sides], kin) for sides in swapped if sides in by_sides)
        earlier = max((blow for blow in last if blow), default=None)
        if earlier is not None:
            yield later, earlier


def sides_of(event: Party, kin: Kinship) -> set[tuple[str, str]]:
    """Give the pairs of sides of which one acts on the other."""
    return _sides(event.source, event.target, kin)


def _last_blow(events: Mapping[int, Party], later: int, blows: Sequence[Blow], kin: Kinship) -> Blow | None:
    """Give the last of the other side's blows, sorted by their first days, that an act can strike back at."""
    day = _first(events[later]) if dated(events[later].time) else None
    last = len(blows) if day is None else bisect_right(blows, day, key=lambda blow: blow[0])
    for first, number in (blows[place] for place in range(last - 1, -1, -1)):
        if number != later and _strikes_back(events[later], events[number], kin, told_after=number < later):
            return first, number
        if day is not None and (_days_between(first, day) or 0) > ANSWER_DAYS:
            return None  # and so are all before it
    return None


def _sides(ones: Sequence[str], others: Sequence[str], kin: Kinship) -> set[tuple[str, str]]:
    return {(kin.side(a), kin.side(b)) for a in ones for b in others}


def _first(event: Party) -> str:
    return first_day(event.time) if event.time is not None else ""


def _strikes_back(later: Party, earlier: Party, kin: Kinship, *, told_after: bool) -> bool:
    hit_back = kin.share(later.source, earlier.target) and kin.share(later.target, earlier.source)
    return hit_back and soon_after(later, earlier, told_after=told_after)


def soon_after(later: Party, earlier: Party, *, told_after: bool) -> bool:
    """Tell whether two acts follow closely: within days, or undated in neighbouring sentences."""
    if dated(later.time) and dated(earlier.time):
        gap = _days_between(_first(earlier), _first(later))
        return gap is not None and (0 < gap <= ANSWER_DAYS or (gap == 0 and told_after))
    undated = not dated(later.time) and not dated(earlier.time)
    return undated and told_after and _neighbours(later, earlier)


def _neighbours(later: Party, earlier: Party) -> bool:
    return any(
        article == other and 0 <= sentence - place <= NEAR_SENTENCES
        for article, sentence in later.told
        for other, place in earlier.told
    )


def _days_between(first: str, second: str) -> int | None:
    try:
        return (date.fromisoformat(second) - date.fromisoformat(first)).days
    except ValueError:
        return None
