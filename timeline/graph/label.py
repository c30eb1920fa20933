"""A short label for people: who did what to whom, in the words of the text."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.graph.fit import Kinship
from timeline.model import EventMention

LONGEST = 64
PREPOSITIONS = {
    "ACCUSE": "of",
    "AGREE": "with",
    "AID": "to",
    "ASSAULT": "on",
    "COERCE": "on",
    "CONCEDE": "to",
    "CONSULT": "with",
    "COOPERATE": "with",
    "REJECT": "of",
    "RETREAT": "from",
    "REQUEST": "to",
    "SANCTION": "on",
    "SUPPORT": "for",
}
# types whose verbs take their target as an object: "shelled X", "condemns X", "expelled X"
DIRECT = frozenset({"ACCUSE", "ASSAULT", "AID", "COERCE", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN"})
# verbs of those types that reach their target by a preposition all the same
REACHED_BY = {
    "appeal": "to",
    "apply": "to",
    "call": "on",
    "demand": "of",
    "fire": "at",
    "impose": "on",
    "levy": "on",
    "retaliate": "against",
    "shoot": "at",
    "slap": "on",
}


def label_event(
    telling: EventMention, event_type: str, source: Sequence[str], target: Sequence[str], kin: Kinship
) -> str:
    """Give a label of at most 64 characters from the most telling trigger and the names of the parties.

    Examples
    --------
    "United States strikes on Iran-backed militia" · "Iraq condemns United States" · "U.S. bases attacked"
    """
    trigger = " ".join(telling.mention.trigger.split())
    doer, hit = _names(source, kin), _names([] if set(target) == set(source) else target, kin)
    if telling.reference != "verb" or event_type not in DIRECT or trigger.endswith("ing"):
        words = [doer, trigger, PREPOSITIONS.get(event_type, "against") if hit else "", hit]
    elif not doer and trigger.endswith("ed"):
        words = [hit, trigger]
    else:
        words = [doer, trigger, _reached_by(telling) if hit else "", hit]
    label = " ".join(filter(None, words))
    if len(label) > LONGEST:
        label = label[: LONGEST - 1].rstrip() + "…"
    return label[:1].upper() + label[1:]


def _reached_by(telling: EventMention) -> str:
    """Give the preposition between a verb and its target; none where the trigger brings its own ("fired upon")."""
    alone = len(telling.mention.trigger.split()) == 1
    return REACHED_BY.get(telling.lemma, "") if alone else ""


def _names(actors: Sequence[str], kin: Kinship) -> str:
    names = [kin.name(actor) for actor in actors]
    if len(names) <= 2:
        return " and ".join(names)
    return f"{names[0]} and {len(names) - 1} others"
