"""Readers of decoded JSON that collect every fault with its place, and what a timeline file is made of.

A reader takes a value, its path such as `events[3].time.start`, and the list of faults; it gives the value as the data
model has it, or None after it noted a fault. Fields that this version does not know are left aside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, get_args

from timeline.model import (
    Actor,
    ActorKind,
    Article,
    Basis,
    Chronicle,
    Event,
    Evidence,
    Link,
    LinkKind,
    Mention,
    Note,
    Place,
    Precision,
    Realis,
    Reference,
    Relation,
    RelationKind,
    Tally,
    TimeSpan,
)

EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""The 16 event types of PLOVER, from agreement to assault."""

Faults = list[str]
Reader = Callable[[object, str, Faults], Any]

_MISSING = object()
_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\dZ?)?")


def _fault(faults: Faults, path: str, value: object, allowed: str) -> None:
    found = "nothing" if value is _MISSING else repr(value)
    faults.append(f"{path}: found {found if len(found) <= 60 else found[:57] + '…'}; allowed is {allowed}")


def text(value: object, path: str, faults: Faults) -> str | None:
    """Read a string that is not empty."""
    if isinstance(value, str) and value:
        return value
    _fault(faults, path, value, "a string that is not empty")
    return None


def _number(low: float, high: float) -> Reader:
    def read(value: object, path: str, faults: Faults) -> float | None:
        if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high:
            return float(value)
        _fault(faults, path, value, f"a number from {low:g} to {high:g}")
        return None

    return read


def _count(value: object, path: str, faults: Faults) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    _fault(faults, path, value, "a whole number from 0")
    return None


def _day(value: object, path: str, faults: Faults) -> str | None:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value) and _is_calendar_time(value):
        return value
    _fault(faults, path, value, "a day as YYYY-MM-DD")
    return None


def _moment(value: object, path: str, faults: Faults) -> str | None:
    if isinstance(value, str) and _TIME.fullmatch(value) and _is_calendar_time(value):
        return value
    _fault(faults, path, value, "YYYY-MM-DD or YYYY-MM-DDThh:mm")
    return None


def _is_calendar_time(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _one_of(allowed: tuple[str, ...]) -> Reader:
    def read(value: object, path: str, faults: Faults) -> str | None:
        if isinstance(value, str) and value in allowed:
            return value
        _fault(faults, path, value, "one of " + ", ".join(allowed))
        return None

    return read


def _optional(reader: Reader) -> Reader:
    return lambda value, path, faults: None if value is None or value is _MISSING else reader(value, path, faults)


def _default(reader: Reader, default: object) -> Reader:
    return lambda value, path, faults: default if value is _MISSING else reader(value, path, faults)


def _many(reader: Reader) -> Reader:
    """Read a list; one that is missing is empty."""

    def read(value: object, path: str, faults: Faults) -> tuple[Any, ...]:
        if value is _MISSING:
            return ()
        if not isinstance(value, list | tuple):
            _fault(faults, path, value, "a list")
            return ()
        return tuple(reader(item, f"{path}[{index}]", faults) for index, item in enumerate(value))

    return read


def _needed(reader: Reader) -> Reader:
    """Read a list that must be there."""

    def read(value: object, path: str, faults: Faults) -> Any:  # noqa: ANN401 - what the inner reader gives
        if value is _MISSING:
            _fault(faults, path, value, "a list")
            return ()
        return reader(value, path, faults)

    return read


def _record(make: Callable[..., Any], **fields: Reader) -> Reader:
    """Read a JSON object into what `make` builds of its fields."""

    def read(value: object, path: str, faults: Faults) -> Any:  # noqa: ANN401 - what `make` gives
        if not isinstance(value, Mapping):
            _fault(faults, path, value, "an object")
            return None
        prefix = f"{path}." if path else ""
        return make(
            **{name: reader(value.get(name, _MISSING), prefix + name, faults) for name, reader in fields.items()}
        )

    return read


def _span(value: object, path: str, faults: Faults) -> tuple[int, int] | None:
    match value:
        case [int(start), int(end)] if 0 <= start < end and not isinstance(start, bool):
            return start, end
    _fault(faults, path, value, "[start, end] with 0 <= start < end")
    return None


def _span_or_link(value: object, path: str, faults: Faults) -> tuple[int, int] | str | None:
    if isinstance(value, Mapping):
        return text(value.get("link", _MISSING), f"{path}.link", faults)
    return _span(value, path, faults)


def _mapping(reader: Reader) -> Reader:
    """Read an object with any names; one that is missing is empty."""

    def read(value: object, path: str, faults: Faults) -> dict[str, Any]:
        if value is _MISSING:
            return {}
        if not isinstance(value, Mapping):
            _fault(faults, path, value, "an object")
            return {}
        return {str(name): reader(item, f"{path}.{name}", faults) for name, item in value.items()}

    return read


_TALLY = _record(Tally, min=_optional(_count), max=_optional(_count))
_MENTION = _record(
    Mention,
    article=text,
    start=_count,
    end=_count,
    trigger=text,
    sentence=_span,
    sentence_index=_count,
    support=_mapping(_many(_span_or_link)),
    confidence=_optional(_number(0, 1)),
    reference=_optional(_one_of(get_args(Reference))),
    joined_by=_optional(text),
)
_EVENT = _record(
    Event,
    id=text,
    key=text,
    origin=_default(_one_of(("text", "import", "hand")), "text"),
    type=_one_of(EVENT_TYPES),
    mode=_optional(text),
    label=text,
    source=_many(text),
    target=_many(text),
    time=_optional(
        _record(
            TimeSpan,
            start=_optional(_moment),
            end=_optional(_moment),
            precision=_one_of(get_args(Precision)),
            basis=_one_of(get_args(Basis)),
            expression=_optional(text),
        )
    ),
    place=_optional(_record(Place, name=text, country=_optional(text))),
    weapon=_optional(text),
    killed=_optional(_TALLY),
    wounded=_optional(_TALLY),
    realis=_one_of(get_args(Realis)),
    attributed_to=_many(text),
    disputed_by=_many(text),
    goldstein=_number(-10, 10),
    intensity=_number(0, 10),
    confidence=_number(0, 1),
    mentions=_many(_MENTION),
)
_EVIDENCE = _record(
    Evidence,
    article=text,
    start=_count,
    end=_count,
    cue=text,
    group=_optional(text),
    left_open=_optional(_one_of(("earlier", "later"))),
)
_LINK = _record(
    Link,
    kind=_one_of(get_args(LinkKind)),
    earlier=text,
    later=text,
    confidence=_number(0, 1),
    evidence=_optional(_EVIDENCE),
    inferred=_optional(text),
)
_RELATION = _record(
    Relation,
    kind=_one_of(get_args(RelationKind)),
    earlier=text,
    later=text,
    confidence=_number(0, 1),
    evidence=_EVIDENCE,
)
_ARTICLE = _record(
    Article,
    id=text,
    title=_optional(text),
    published=_optional(_day),
    outlet=_optional(text),
    url=_optional(text),
    text=text,
)
_ACTOR = _record(
    Actor,
    id=text,
    name=text,
    kind=_one_of(get_args(ActorKind)),
    country=_optional(text),
    sponsor=_optional(text),
    aliases=_many(text),
)
read_chronicle: Reader = _record(
    Chronicle,
    made_by=_mapping(text),
    articles=_needed(_many(_ARTICLE)),
    actors=_needed(_many(_ACTOR)),
    events=_needed(_many(_EVENT)),
    links=_needed(_many(_LINK)),
    relations=_many(_RELATION),
    notes=_many(_record(Note, kind=text, message=text, events=_many(text))),
)
"""Read the whole of a timeline file but its `format`."""
