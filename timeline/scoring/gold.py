"""Annotation to measure against: gold files as in `data/gold`, a folder of them, or a timeline that was corrected by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from timeline.errors import InputError
from timeline.io.readers import Faults, count, fault, many, needed, one_of, optional, record, span, text
from timeline.io.schema import EVENT_TYPES
from timeline.io.timeline_file import from_dict, to_dict
from timeline.model import LinkKind, Realis
from timeline.read.corpus import FORMAT_PREFIX, parse_json
from timeline.read.decode import decode, open_input
from timeline.scoring.told import days_of

Gold = dict[str, Any]
ALIASES, ACROSS = "aliases.json", "across.json"
_MOST_FAULTS = 20
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?")


def _date(value: object, path: str, faults: Faults) -> str | None:
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            days_of(value)
        except ValueError:
            pass
        else:
            return value
    fault(faults, path, value, "a date as YYYY, YYYY-MM or YYYY-MM-DD, or two of them with a slash between")
    return None


def _plain(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - what the readers of the fields give
    return fields


_EVENT = record(
    _plain,
    **{"class": one_of(EVENT_TYPES)},
    id=text,
    trigger=text,
    trigger_start=count,
    mentions=needed(many(span)),
    actors=many(text),
    targets=many(text),
    date=optional(_date),
    realis=one_of(get_args(Realis)),
)
_LINK = record(_plain, **{"from": text}, to=text, type=one_of(get_args(LinkKind)))
_GOLD = record(_plain, id=text, events=needed(many(_EVENT)), links=many(_LINK))


def read_gold(where: str) -> tuple[list[Gold], Mapping[str, Sequence[str]]]:
    """Read annotation.

    Parameters
    ----------
    where
        A gold file, a folder of gold files, or a timeline file, of which each article is taken.

    Returns
    -------
    golds
        One for each article, by id.
    aliases
        The other names of parties that `aliases.json` in the folder lists; none where there is no such file.

    Raises
    ------
    InputError
        Where something cannot be read or is no annotation, with every fault and its place.
    """
    path = Path(where)
    if not path.is_dir():
        return _golds_of(_read(where), where), {}
    files = sorted(one for one in path.glob("*.json") if one.name not in (ALIASES, ACROSS))
    if not files:
        message = (
            f"{where}: the folder holds no gold file (.json); give a file or folder of annotation, or a timeline file"
        )
        raise InputError(message)
    golds = [gold for one in files for gold in _golds_of(_read(str(one)), str(one))]
    aliases = path / ALIASES
    return sorted(golds, key=lambda gold: str(gold["id"])), read_aliases(str(aliases)) if aliases.exists() else {}


def read_aliases(where: str) -> dict[str, list[str]]:
    """Read the other names of parties: a JSON object from a name to a list of names.

    Raises
    ------
    InputError
        Where it is none.
    """
    data = _read(where)
    faults: Faults = []
    if not isinstance(data, Mapping):
        message = f"{where}: found no object; allowed is one from a name to a list of other names"
        raise InputError(message)
    found = {str(name): list(many(text)(others, str(name), faults)) for name, others in data.items()}
    _refuse(faults, where)
    return found


def _read(where: str) -> object:
    with open_input(where) as stream:
        return parse_json(decode(stream.read(), where)[0], where)


def _golds_of(data: object, where: str) -> list[Gold]:
    if isinstance(data, Mapping) and str(data.get("format", "")).startswith(FORMAT_PREFIX):
        return gold_of_timeline(to_dict(from_dict(data, where)))
    faults: Faults = []
    gold = _GOLD(data, "", faults)
    _refuse(faults, where)
    known = {event["id"] for event in gold["events"]}
    for number, link in enumerate(gold["links"]):
        faults += [
            f"links[{number}].{end}: there is no event {link[end]!r}"
            for end in ("from", "to")
            if link[end] not in known
        ]
    _refuse(faults, where)
    return [gold]


def _refuse(faults: Sequence[str], where: str) -> None:
    if faults:
        shown = "\n  ".join([*faults[:_MOST_FAULTS], *(["and more"] if len(faults) > _MOST_FAULTS else [])])
        message = f"{where}: is no annotation that can be scored against\n  {shown}"
        raise InputError(message)


def gold_of_timeline(data: Mapping[str, Any]) -> list[Gold]:
    """Take the articles of a timeline for annotation, as when somebody has corrected it.

    Denied acts are left out, since they count for nothing, and so are links that were inferred.
    """
    names = {actor["id"]: actor["name"] for actor in data["actors"]}
    return [_gold_of_article(article["id"], data, lambda one: names.get(one, one)) for article in data["articles"]]


def _gold_of_article(article: str, data: Mapping[str, Any], name: Callable[[str], str]) -> Gold:
    events = []
    for event in data["events"]:
        told = [mention for mention in event["mentions"] if mention["article"] == article]
        if told and event["realis"] != "negated":
            events.append(
                {
                    "id": event["id"],
                    "trigger": told[0]["trigger"],
                    "trigger_start": told[0]["start"],
                    "class": event["type"],
                    "actors": [name(one) for one in event["source"]],
                    "targets": [name(one) for one in event["target"]],
                    "date": _days(event["time"]),
                    "realis": event["realis"],
                    "mentions": [[mention["start"], mention["end"]] for mention in told],
                }
            )
    there = {event["id"] for event in events}
    links = [
        {"type": link["kind"], "from": link["later"], "to": link["earlier"]}
        for link in data["links"]
        if link["evidence"] and link["evidence"]["article"] == article and {link["later"], link["earlier"]} <= there
    ]
    return {"id": article, "events": events, "links": links}


def _days(time: Mapping[str, Any] | None) -> str | None:
    """Give the days of a time as a gold file writes them; a mere bound is no date."""
    if time is None or time["basis"] == "order":
        return None
    start, end = time["start"] or time["end"], time["end"] or time["start"]
    return f"{start[:10]}/{end[:10]}" if start else None
