"""What has changed from one timeline to another of the same story: events and links that are new, changed or gone.

Events are told apart by their keys, since their numbers differ from file to file: an event is the same where its key is, or,
where an earlier telling was found since, where it shares a mention.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from timeline.io.timeline_file import to_dict
from timeline.model import Chronicle, Event

Plain = Mapping[str, Any]
FIELDS = (
    "type", "mode", "label", "source", "target", "time", "place", "weapon", "killed", "wounded", "realis", "attributed_to",
    "disputed_by", "intensity", "confidence", "origin", "mentions",
)  # fmt: skip
TEXT = "text_sha256"
ARTICLE_FIELDS = ("title", "published", "outlet", "url", TEXT)
LINK_FIELDS = ("confidence", "cue", "inferred")


@dataclass(frozen=True, slots=True)
class Changed:
    """An event or link that both have, in the newer one's words, and each field that differs: the old value and the new one."""

    before: Plain
    after: Plain
    fields: Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Part:
    """What is new, gone and changed of one kind of thing; all in the order of their files."""

    new: tuple[Plain, ...]
    gone: tuple[Plain, ...]
    changed: tuple[Changed, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.changed)


@dataclass(frozen=True, slots=True)
class Changes:
    """What has changed; it prints as a list, and is false where nothing has.

    Events are as a timeline file has them. Links name their ends by the keys of the events (`earlier`, `later`) and, for
    readers, by their numbers in the file that they are taken from (`earlier_id`, `later_id`).
    """

    articles: Part
    events: Part
    links: Part

    def __bool__(self) -> bool:
        return bool(self.articles or self.events or self.links)

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as plain data."""
        return {name: _part(getattr(self, name)) for name in ("articles", "events", "links")}

    def lines(self) -> Iterator[str]:
        """Yield it as text: + for what is new, - for what is gone, ~ for what has changed."""
        counted = (f"{name}: {_counted(getattr(self, name))}" for name in ("articles", "events", "links"))
        yield "; ".join(counted)
        yield from _listed(self.articles, _article_line)
        yield from _listed(self.events, _event_line)
        yield from _listed(self.links, _link_line)

    def __str__(self) -> str:
        return "\n".join(self.lines())

    __repr__ = __str__


def compare(old: Chronicle, new: Chronicle) -> Changes:
    """Find what has changed from an old chronicle to a new one."""
    before, after = to_dict(old), to_dict(new)
    now = {old_id: new_id for new_id, old_id in _matched(old.events, new.events).items()}
    names = {event["id"]: now.get(event["id"], f"gone {event['id']}") for event in before["events"]}
    keys = {event["id"]: event["key"] for event in after["events"]}
    old_keys = {event["id"]: keys.get(names[event["id"]], event["key"]) for event in before["events"]}
    return Changes(
        _part_of(_articles(before["articles"]), _articles(after["articles"]), ARTICLE_FIELDS),
        _part_of(
            {names[event["id"]]: event for event in before["events"]},
            {event["id"]: event for event in after["events"]},
            FIELDS,
        ),
        _part_of(_links(before["links"], old_keys), _links(after["links"], keys), LINK_FIELDS),
    )


def _matched(old: Iterable[Event], new: Sequence[Event]) -> dict[str, str]:
    """Pair the events by key, and the rest by the mentions they share, as many as possible; new id to old id."""
    left: dict[str, list[Event]] = {}
    for event in old:
        left.setdefault(event.key, []).append(event)
    matched = {event.id: left[event.key].pop(0).id for event in new if left.get(event.key)}
    holders = {telling: event.id for events in left.values() for event in events for telling in _tellings(event)}
    taken: set[str] = set()
    for event in new:
        shared = [holders[one] for one in _tellings(event) if one in holders and holders[one] not in taken]
        if shared and event.id not in matched:
            matched[event.id] = max(dict.fromkeys(shared), key=shared.count)
            taken.add(matched[event.id])
    return matched


def _tellings(event: Event) -> list[tuple[str, int]]:
    return [(mention.article, mention.start) for mention in event.mentions]


def _part_of(before: Mapping[Any, Plain], after: Mapping[Any, Plain], fields: Iterable[str]) -> Part:
    """Compare what goes by the same name on both sides."""
    both = [(before[name], one) for name, one in after.items() if name in before]
    changed = (Changed(was, one, _differences(was, one, fields)) for was, one in both)
    return Part(
        tuple(one for name, one in after.items() if name not in before),
        tuple(one for name, one in before.items() if name not in after),
        tuple(change for change in changed if change.fields),
    )


def _differences(before: Plain, after: Plain, fields: Iterable[str]) -> dict[str, tuple[Any, Any]]:
    values = {name: (_field(before, name), _field(after, name)) for name in fields}
    return {name: (old, new) for name, (old, new) in values.items() if old != new}


def _field(one: Plain, name: str) -> Any:  # noqa: ANN401 - the value of any field
    """Give a field; of mentions only where they stand, since how sure each is changes with every version."""
    if name == "mentions":
        return [f"{mention['article']}:{mention['start']}" for mention in one[name]]
    return one[name]


def _articles(articles: Iterable[Plain]) -> dict[str, Plain]:
    """Give articles by id, with a digest in place of their texts."""
    return {
        one["id"]: {name: one[name] for name in ("id", *ARTICLE_FIELDS[:-1])}
        | {TEXT: sha256(one["text"].encode("utf-8", "surrogatepass")).hexdigest()}
        for one in articles
    }


def _links(links: Iterable[Plain], keys: Mapping[str, str]) -> dict[tuple[str, str, str], Plain]:
    """Give links by their kind and ends, which are named by the keys of the events."""
    named = (
        {
            "kind": link["kind"],
            "earlier": keys[link["earlier"]],
            "later": keys[link["later"]],
            "earlier_id": link["earlier"],
            "later_id": link["later"],
            "confidence": link["confidence"],
            "cue": link["evidence"] and link["evidence"]["cue"],
            "inferred": link["inferred"],
        }
        for link in links
    )
    return {(link["kind"], link["earlier"], link["later"]): link for link in named}


# --- as text and as data ------------------------------------------------------------------------------------------


def _part(part: Part) -> dict[str, Any]:
    return {
        "new": [dict(one) for one in part.new],
        "gone": [dict(one) for one in part.gone],
        "changed": [_changed_dict(one) for one in part.changed],
    }


def _changed_dict(one: Changed) -> dict[str, Any]:
    named = {name: one.after[name] for name in ("key", "kind", "earlier", "later") if name in one.after}
    ids = {"old_id": one.before["id"], "new_id": one.after["id"]} if "id" in one.after else {}
    return named | ids | {"fields": {name: {"old": old, "new": new} for name, (old, new) in one.fields.items()}}


def _counted(part: Part) -> str:
    return f"{len(part.new)} new, {len(part.changed)} changed, {len(part.gone)} gone"


def _listed(part: Part, line: Callable[[Plain], str]) -> Iterator[str]:
    yield from (f"+ {line(one)}" for one in part.new)
    yield from (f"- {line(one)}" for one in part.gone)
    for one in part.changed:
        yield f"~ {line(one.after)}"
        yield from (f"    {name}: {_difference(name, *values)}" for name, values in one.fields.items())


def _article_line(article: Plain) -> str:
    return f"article {article['id']}" + (f", {article['outlet']}" if article["outlet"] else "")


def _event_line(event: Plain) -> str:
    time = event["time"] or {}
    start, end = time.get("start"), time.get("end")
    when = start if start == end else f"{start or ''}..{end or ''}"
    status = "" if event["realis"] == "actual" else f" ({event['realis']})"
    return f"{event['id']} {when or 'undated'} {event['label']}{status} [{event['key']}]"


def _link_line(link: Plain) -> str:
    verb = "responds to" if link["kind"] == "responds_to" else "is caused by"
    told = f'"{link["cue"]}"' if link["cue"] else f"inferred: {link['inferred']}"
    return f"{link['later_id']} {verb} {link['earlier_id']} ({told}) [{link['later']} <- {link['earlier']}]"


def _difference(name: str, old: Any, new: Any) -> str:  # noqa: ANN401 - values of any field
    if name == "mentions":
        more, fewer = [one for one in new if one not in old], [one for one in old if one not in new]
        return " ".join([*(f"+{one}" for one in more), *(f"-{one}" for one in fewer)]) or "in another order"
    if name == TEXT:
        return "another one: the offsets of its events may differ"
    return f"{_value(old)} -> {_value(new)}"


def _value(value: Any) -> str:  # noqa: ANN401 - as above
    if value is None or value == []:
        return "-"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, Mapping):
        if "precision" in value:
            start, end = value["start"], value["end"]
            return str(start) if start == end else f"{start or ''}..{end or ''}"
        return " ".join(f"{name} {one}" for name, one in value.items() if one is not None)
    return str(value)
