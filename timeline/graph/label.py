"""A short label for people: who did what to whom, in the words of the text."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.graph.fit import Kinship
from timeline.model import Event, EventMention

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
    verb = telling.reference == "verb"
    return _label(telling.mention.trigger, telling.lemma, event_type, (source, target), kin, verb=verb)


def relabel(event: Event, kin: Kinship) -> str:
    """Label an event again after its facts have changed: from the mention whose trigger its label holds.

    An event without mentions keeps its label.
    """
    named = [m for m in event.mentions if _plain(m.trigger).casefold() in event.label.casefold()]
    telling = max(named or event.mentions, key=lambda m: (len(m.trigger), -m.start), default=None)
    if telling is None:
        return event.label
    verb = telling.reference == "verb"
    return _label(telling.trigger, _lemma(telling.trigger), event.type, (event.source, event.target), kin, verb=verb)


def _lemma(trigger: str) -> str:
    """Guess which of the verbs with a preposition of their own a trigger is a form of."""
    return next((verb for verb in REACHED_BY if trigger.casefold().startswith(verb.rstrip("ey"))), trigger)


def _plain(words: str) -> str:
    return " ".join(words.split())


def _label(  # noqa: PLR0913 - a label is made of that much
    words: str, lemma: str, event_type: str, parties: tuple[Sequence[str], Sequence[str]], kin: Kinship, *, verb: bool
) -> str:
    trigger, (source, target) = _plain(words), parties
    doer, hit = _names(source, kin), _names([] if set(target) == set(source) else target, kin)
    if not verb or event_type not in DIRECT or trigger.endswith("ing"):
        parts = [doer, trigger, PREPOSITIONS.get(event_type, "against") if hit else "", hit]
    elif not doer and trigger.endswith("ed"):
        parts = [hit, trigger]
    else:
        parts = [doer, trigger, _reached_by(trigger, lemma) if hit else "", hit]
    label = " ".join(filter(None, parts))
    if len(label) > LONGEST:
        label = label[: LONGEST - 1].rstrip() + "…"
    return label[:1].upper() + label[1:]


def _reached_by(trigger: str, lemma: str) -> str:
    """Give the preposition between a verb and its target; none where the trigger brings its own ("fired upon")."""
    return "" if " " in trigger else REACHED_BY.get(lemma, "")


def _names(actors: Sequence[str], kin: Kinship) -> str:
    names = [kin.name(actor) for actor in actors]
    if len(names) <= 2:
        return " and ".join(names)
    return f"{names[0]} and {len(names) - 1} others"
