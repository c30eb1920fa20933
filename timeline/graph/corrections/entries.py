"""What a hand may correct in a timeline: plain data that names events by the keys of their mentions.

A key is `article:offset`; that of any mention finds its event, so that a correction stays good when the article is read
again. `where` says where a correction stands, `why` is its author's own remark.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from timeline.model import Actor, ActorKind, LinkKind, TimeSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One entry of a corrections file."""

    where: str = ""
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop(Correction):
    """There was no such event."""

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge(Correction):
    """These are one event; the first one's facts go before those of the others."""

    told: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Split(Correction):
    """These mentions leave the events they were taken for, and become one of their own."""

    told: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Correction):
    """Other facts of an event: new values by the fields of `Event`.

    Parties are names or ids of actors, or an `Actor` that is new to the timeline.
    """

    key: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Add(Change):
    """An event that was missed, at the words that tell of it."""

    trigger: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLink(Correction):
    """The later event answers the earlier one, or was brought about by it; `cue` are the words that say so, if any do."""

    earlier: str
    later: str
    kind: LinkKind = "responds_to"
    cue: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlink(Correction):
    """The later event does not answer the earlier one."""

    earlier: str
    later: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeActor(Correction):
    """Another name, kind, home or sponsor of an actor, and those who are the same actor under other names."""

    actor: str
    name: str | None = None
    kind: ActorKind | None = None
    country: str | None = None
    sponsor: str | None = None
    join: tuple[str, ...] = ()

    @property
    def changes(self) -> dict[str, Any]:
        """The new values by the fields of `Actor`."""
        given = {name: getattr(self, name) for name in ("name", "kind", "country", "sponsor")}
        return {name: value for name, value in given.items() if value is not None}


def keys_of(correction: Correction) -> tuple[str, ...]:
    """Give the keys of the events that a correction is about."""
    match correction:
        case Drop() | Change():
            return (correction.key,)
        case Merge() | Split():
            return correction.told
        case SetLink() | Unlink():
            return correction.later, correction.earlier
    return ()


def wording(correction: Correction) -> str:
    """Say what a correction does, in words that are the same whatever timeline it is applied to."""
    why = f" ({correction.why})" if correction.why else ""
    return f"{_deed(correction)}{why}"


def _deed(correction: Correction) -> str:
    match correction:
        case Drop(key=key):
            return f"dropped {key}"
        case Merge(told=told):
            return f"merged {' and '.join(told)}"
        case Split(told=told):
            return f"split off {' and '.join(told)}"
        case Add(key=key, trigger=trigger, facts=facts):
            return f'added {key} "{trigger}": {_listed(facts)}'
        case Change(key=key, facts=facts):
            return f"changed {key}: {_listed(facts)}"
        case SetLink(earlier=earlier, later=later, kind=kind):
            return f"linked: {later} {'responds to' if kind == 'responds_to' else 'is caused by'} {earlier}"
        case Unlink(earlier=earlier, later=later):
            return f"unlinked {later} from {earlier}"
        case ChangeActor(actor=actor, join=join):
            joined = f"joined with {' and '.join(join)}" if join else ""
            return f"actor {actor}: {', '.join(filter(None, (joined, _listed(correction.changes))))}"
    raise TypeError(type(correction))


def _listed(facts: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {_worded(value)}" for name, value in facts.items())


def _worded(value: object) -> str:
    if isinstance(value, TimeSpan):
        return value.start if value.start == value.end and value.start else f"{value.start or ''}..{value.end or ''}"
    if isinstance(value, tuple):
        return " and ".join(one.name if isinstance(one, Actor) else str(one) for one in value) or "nobody"
    return "none" if value is None else str(value)
