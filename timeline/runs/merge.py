"""The merge of `graph.merge` for more chronicles than memory holds: the same steps and decisions, the same bytes.

What is known of events, claims and notes is in a database on disk (`store`); in memory are a few numbers for each event, the
actors, and what is looked at: one chronicle, one group of tellings, the acts between two sides, the events that one
chain of claims joins.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain, groupby, tee
from typing import TypeVar

from timeline.graph.claims import (
    Claim,
    Refused,
    claim_of,
    claim_of_link,
    claim_of_relation,
    is_stated,
    links_of,
    relations_of,
)
from timeline.graph.contradictions import contradiction_notes
from timeline.graph.fit import HOSTILE, Kinship, dated
from timeline.graph.match import group_entry
from timeline.graph.merge import (
    date_note_of,
    distinct,
    entries_in,
    kept_notes,
    merge_actors,
    merge_chronicles,
    merge_events,
    merge_makers,
    party_of,
    sort_key,
    told_of,
)
from timeline.graph.order import Seat, Told, days_of, in_order, seat, settle, sorting_days
from timeline.graph.respond import last_blows, sides_of, swap
from timeline.io.timeline_file import pieces, sorted_links
from timeline.model import Actor, Article, Chronicle, Event, Link, Note, Relation, TimeSpan
from timeline.runs.store import (
    Articles,
    StoredGroups,
    all_groups,
    entries_of_event,
    open_store,
    packed,
    sortable,
    unpacked,
)

T = TypeVar("T")
Joined = TypeVar("Joined", Link, Relation)


@contextmanager
def merge_on_disk(chronicles: Iterable[Chronicle]) -> Iterator[Merged]:
    """Merge chronicles, and give what they make as long as the context lasts.

    Parameters
    ----------
    chronicles
        In any order; each is taken once and not held.

    Raises
    ------
    OutputError
        Where there is no room for the temporary files.

    Examples
    --------
    >>> with merge_on_disk([]) as merged:
    ...     len(merged)
    0
    """
    with open_store() as store:
        collected = _Collected(store, chronicles)
        if collected.count > 1:
            yield _merge(store, collected)
        else:
            yield _held(merge_chronicles(collected.last))


class _Collected:
    """The chronicles in the store: sorted, each once, its events in the order in which they are put to groups."""

    def __init__(self, store: sqlite3.Connection, chronicles: Iterable[Chronicle]) -> None:
        self._store = store
        self.count = self.events = 0
        self.last: list[Chronicle] = []
        self._makers: dict[tuple[tuple[str, str], ...], None] = {}
        for chronicle in chronicles:
            first = chronicle.articles[0] if chronicle.articles else Article("", "")
            row = (sortable(first.id), sortable(first.published or ""), packed(chronicle))
            store.execute("INSERT INTO raw (article, published, data) VALUES (?, ?, ?)", row)
        self.articles = Articles(store)
        self.actors = merge_actors(self._file(distinct(self._sorted(), self.articles)))
        self.made_by = merge_makers(map(dict, self._makers))
        store.execute("DROP TABLE raw")

    def _sorted(self) -> Iterator[Chronicle]:
        rows = self._store.execute("SELECT article, published, data FROM raw ORDER BY article, published, number")
        for _, alike in groupby(rows, key=lambda row: row[:2]):
            yield from sorted((unpacked(data) for *_, data in alike), key=sort_key)

    def _file(self, chronicles: Iterable[Chronicle]) -> Iterator[Chronicle]:
        for number, chronicle in enumerate(chronicles):
            rows = [
                (place, number, sortable(entry.event.id), packed(entry))
                for place, entry in enumerate(entries_in(number, chronicle), start=self.events)
            ]
            self._store.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", rows)
            self.events += len(rows)
            if chronicle.links or chronicle.relations or chronicle.notes:
                rest = replace(chronicle, articles=(), actors=(), events=())
                self._store.execute("INSERT INTO rest VALUES (?, ?)", (number, packed(rest)))
            self._makers[tuple(sorted(chronicle.made_by.items()))] = None
            self.count, self.last = number + 1, [chronicle]
            yield chronicle


class Anew(Iterable[T]):
    """What is read anew each time that it is gone through."""

    def __init__(self, read: Callable[[], Iterable[T]]) -> None:
        self._read = read

    def __iter__(self) -> Iterator[T]:
        return iter(self._read())


@dataclass(frozen=True, slots=True)
class Merged(Sized):
    """What a merge makes, in the order of the timeline file; its length is the number of events.

    `days` are the first and the last day that the events reach.
    """

    made_by: Mapping[str, str]
    articles: Iterable[Article]
    actors: Sequence[Actor]
    events: Iterable[Event]
    links: Iterable[Link]
    relations: Iterable[Relation]
    notes: Iterable[Note]
    count: int
    days: Sequence[str]

    def __len__(self) -> int:
        return self.count

    def pieces(self) -> Iterator[str]:
        """Yield the text of the timeline file, piece by piece."""
        parts = ("articles", "actors", "events", "links", "relations", "notes")
        return pieces(self.made_by, **{name: getattr(self, name) for name in parts})


def _held(chronicle: Chronicle) -> Merged:
    """Give a chronicle that memory holds as what a merge makes."""
    days = [day[:10] for e in chronicle.events if e.time for day in (e.time.start, e.time.end) if day]
    return Merged(
        chronicle.made_by,
        chronicle.articles,
        sorted(chronicle.actors, key=lambda actor: actor.id),
        chronicle.events,
        sorted_links(chronicle.links),
        sorted_links(chronicle.relations),
        chronicle.notes,
        len(chronicle.events),
        days,
    )


def _merge(store: sqlite3.Connection, collected: _Collected) -> Merged:
    kin = Kinship(collected.actors)
    event_of = _group(store, kin)
    count = _tell(store, kin)
    _claim(store, event_of, kin)
    _settle(store, count)
    order = _order(store, count)
    place = array("q", bytes(8 * count))
    for number, event in enumerate(order, start=1):
        place[event] = number
    store.create_function("place", 1, place.__getitem__, deterministic=True)
    desk = _Desk(store, kin, collected.articles, event_of, place)
    _write_notes(desk)
    found = store.execute("SELECT min(first), min(last), max(first), max(last) FROM event").fetchone()
    return Merged(
        collected.made_by,
        Anew(collected.articles.values),
        collected.actors,
        Anew(lambda: map(desk.event, order)),
        Anew(lambda: _joins(desk, links_of, link=True)),
        Anew(lambda: _joins(desk, relations_of, link=False)),
        Anew(lambda: (unpacked(data) for (data,) in store.execute("SELECT data FROM note ORDER BY number"))),
        count,
        [day for day in found if day],
    )


# --- the steps of the merge ------------------------------------------------------------------------------------------


def _group(store: sqlite3.Connection, kin: Kinship) -> array[int]:
    """Put each telling to its event; give for each telling the number of its event."""
    groups = StoredGroups(store)
    entries = store.execute("SELECT data FROM entry ORDER BY number")
    event_of = array("q", (group_entry(unpacked(data), groups, kin) for (data,) in entries))
    store.execute("DROP TABLE standing")
    return event_of


def _tell(store: sqlite3.Connection, kin: Kinship) -> int:
    """Note of each event when and where it is told, and of a blow between whom; give the number of events."""
    count = 0
    for_days, groups = tee((number, group, told_of(group)) for number, group in all_groups(store))
    days = sorting_days(told for *_, told in for_days)
    for (number, group, told), day in zip(groups, days, strict=True):
        several = len(group) > 1 and date_note_of(group, told.time, "") is not None
        place, clock, _ = seat(number, day, days_of(told.time), told.time)
        time = told.time if dated(told.time) else None
        hostile = group[0].event.type in HOSTILE
        row = (number, hostile, several, day, place, clock, packed(told), packed(time), *_ends(time))
        store.execute("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        party = party_of(group)
        if party.strikes:
            pairs = {tuple(sorted(map(sortable, sides))) for sides in sides_of(party, kin)}
            store.executemany("INSERT INTO blow VALUES (?, ?, ?, ?)", [(*p, number, packed(party)) for p in pairs])
        count = number + 1
    return count


def _ends(time: TimeSpan | None) -> tuple[str | None, str | None]:
    start, end = (time.start, time.end) if time else (None, None)
    return start and start[:10], end and end[:10]


def _claim(store: sqlite3.Connection, event_of: Sequence[int], kin: Kinship) -> None:
    """Join what texts and hands state, links and relations, the surest of equals, and infer further links anew."""
    for number, rest in _rests(store):
        event = {name: event_of[place] for name, place in _tellings(store, number)}
        for link in filter(is_stated, rest.links):
            _state(store, link, event[link.earlier], event[link.later])
        for one in rest.relations:
            earlier, later = event[one.earlier], event[one.later]
            if earlier != later:
                row = (one.kind, earlier, later, packed(claim_of_relation(one, earlier, later)))
                store.execute("INSERT OR IGNORE INTO ordered VALUES (?, ?, ?, ?)", row)
    _infer(store, kin)
    for (data,) in store.execute("SELECT data FROM stated UNION ALL SELECT data FROM ordered"):
        _add_claim(store, unpacked(data))
    for later, earlier in store.execute("SELECT later, earlier FROM swapped"):
        _add_claim(store, claim_of(swap(later, earlier)))
    store.execute("CREATE INDEX claim_by_earlier ON claim (earlier)")


def _state(store: sqlite3.Connection, link: Link, earlier: int, later: int) -> None:
    if earlier != later:
        row = (later, earlier, link.confidence, packed(claim_of_link(link, earlier, later)))
        store.execute(
            "INSERT INTO stated VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
            " SET confidence = excluded.confidence, data = excluded.data WHERE excluded.confidence > confidence",
            row,
        )


def _infer(store: sqlite3.Connection, kin: Kinship) -> None:
    """Infer answers without a cue, two sides at a time."""
    blows = store.execute("SELECT one, two, event, party FROM blow ORDER BY one, two, event")
    for _, rows in groupby(blows, key=lambda row: row[:2]):
        striking = {event: unpacked(party) for *_, event, party in rows}
        answered = {later for later in striking if _answers(store, later)}
        for later, (day, earlier) in last_blows(striking, answered, kin):
            store.execute(
                "INSERT INTO swapped VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET day = excluded.day, earlier = excluded.earlier"
                " WHERE (excluded.day, excluded.earlier) > (swapped.day, swapped.earlier)",
                (later, day, earlier),
            )


def _answers(store: sqlite3.Connection, later: int) -> bool:
    """Tell whether words say what hostile act an event answers."""
    asked = "SELECT 1 FROM stated JOIN event ON number = earlier WHERE later = ? AND hostile LIMIT 1"
    return store.execute(asked, (later,)).fetchone() is not None


def _add_claim(store: sqlite3.Connection, claim: Claim) -> None:
    row = (claim.earlier, claim.later, claim.link or claim.kind, claim.link is not None, packed(claim))
    store.execute("INSERT INTO claim (earlier, later, kind, link, data) VALUES (?, ?, ?, ?, ?)", row)


def _settle(store: sqlite3.Connection, count: int) -> None:
    """Find which claims can be true together, among the events that chains of claims join."""
    chain_of = array("q", range(count))

    def head(event: int) -> int:
        while chain_of[event] != event:
            chain_of[event] = event = chain_of[chain_of[event]]
        return event

    for earlier, later in store.execute("SELECT earlier, later FROM claim"):
        chain_of[head(earlier)] = head(later)
    store.create_function("head", 1, head, deterministic=True)
    rows = store.execute("SELECT head(earlier) AS chain, number, data FROM claim ORDER BY chain, number")
    for _, chained in groupby(rows, key=lambda row: row[0]):
        _settle_chain(store, {number: unpacked(data) for _, number, data in chained})


def _settle_chain(store: sqlite3.Connection, claims: Mapping[int, Claim]) -> None:
    events = sorted({end for claim in claims.values() for end in (claim.earlier, claim.later)})
    here = {event: place for place, event in enumerate(events)}
    facts = [store.execute("SELECT told, day FROM event WHERE number = ?", (event,)).fetchone() for event in events]
    told, days = [unpacked(one) for one, _ in facts], [day for _, day in facts]
    own = {number: replace(c, earlier=here[c.earlier], later=here[c.later]) for number, c in claims.items()}
    settled = settle(told, list(own.values()), days)
    kept = {claim.weight for claim in settled.kept}
    follows = [(claim.weight in kept, number) for number, claim in own.items()]
    store.executemany("UPDATE claim SET kept = ? WHERE number = ?", follows)
    for one in settled.refused:
        _refuse(store, _with_numbers(one, events))
    for place, event in enumerate(events):
        time = settled.time_of(place, told[place].time)
        day = seat(event, days[place], settled.days[place], None)[0]
        row = (day, packed(time), *_ends(time), event)
        store.execute("UPDATE event SET seat = ?, time = ?, first = ?, last = ? WHERE number = ?", row)


def _with_numbers(refused: Refused, events: Sequence[int]) -> Refused:
    """Name the events of a chain by their own numbers again."""

    def known(claim: Claim) -> Claim:
        return replace(claim, earlier=events[claim.earlier], later=events[claim.later])

    dates = refused.dates and (events[refused.dates[0]], events[refused.dates[1]])
    return Refused(known(refused.claim), tuple(map(known, refused.against)), dates)


def _refuse(store: sqlite3.Connection, refused: Refused) -> None:
    inferred, bare, doubt, later, earlier, kind, article, start = refused.claim.weight
    row = (inferred, bare, doubt, later, earlier, kind, sortable(str(article)), start, packed(refused))
    store.execute("INSERT INTO refused VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def _order(store: sqlite3.Connection, count: int) -> array[int]:
    """Give the numbers of the events in order."""
    following = "kept AND kind != 'overlaps'"
    waiting, leads = array("q", bytes(8 * count)), bytearray(count)
    for earlier, later in store.execute(f"SELECT earlier, later FROM claim WHERE {following}"):  # noqa: S608 - our own words
        waiting[later] += 1
        leads[earlier] = True
    follows = bytearray(map(bool, waiting))
    seats: Iterator[Seat] = store.execute("SELECT seat, clock, number FROM event ORDER BY seat, clock, number")
    free = (one for one in seats if not follows[one[2]])

    def later_than(event: int) -> list[int]:
        if not leads[event]:
            return []
        return [n for (n,) in store.execute(f"SELECT later FROM claim WHERE earlier = ? AND {following}", (event,))]  # noqa: S608 - as above

    def seat_of(event: int) -> Seat:
        found: Seat = store.execute("SELECT seat, clock, number FROM event WHERE number = ?", (event,)).fetchone()
        return found

    return array("q", in_order(free, waiting, later_than, seat_of))


# --- what came out ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Desk:
    """What it takes to write events: the event of each telling, and the place of each event in the order, from 1."""

    store: sqlite3.Connection
    kin: Kinship
    articles: Articles
    event_of: Sequence[int]
    place: Sequence[int]

    def id_of(self, event: int) -> str:
        """Give the new id of an event."""
        return f"e{self.place[event]}"

    def name_of(self, chronicle: int, name: str) -> str:
        """Give the new id of a chronicle's event."""
        asked = "SELECT number FROM entry WHERE chronicle = ? AND id = ?"
        found = self.store.execute(asked, (chronicle, sortable(name))).fetchone()
        return self.id_of(self.event_of[found[0]]) if found else name

    def event(self, number: int) -> Event:
        """Make an event of its tellings."""
        group = list(entries_of_event(self.store, number))
        told_in = {m.article for entry in group for m in entry.event.mentions} if len(group) > 1 else set()
        texts = {name: self.articles[name].text for name in sorted(told_in) if name in self.articles}
        (time,) = self.store.execute("SELECT time FROM event WHERE number = ?", (number,)).fetchone()
        return merge_events(group, self.id_of(number), unpacked(time), self.name_of, kin=self.kin, texts=texts)


def _joins(desk: _Desk, make: Callable[..., tuple[Joined, ...]], *, link: bool) -> Iterator[Joined]:
    """Yield the links, or the relations, by the places of their later and then of their earlier events."""
    asked = "SELECT data FROM claim WHERE kept AND link = ? ORDER BY place(later), place(earlier), kind"
    for (data,) in desk.store.execute(asked, (link,)):
        claim = unpacked(data)
        yield from make([claim], {end: desk.id_of(end) for end in (claim.earlier, claim.later)})


def _write_notes(desk: _Desk) -> None:
    for note in chain(_kept_notes(desk), _contradictions(desk), _dates(desk)):
        digest = sha256(sortable(repr(note))).digest()
        desk.store.execute("INSERT OR IGNORE INTO note (digest, data) VALUES (?, ?)", (digest, packed(note)))


def _kept_notes(desk: _Desk) -> Iterator[Note]:
    for number, rest in _rests(desk.store):
        names = {(number, name): desk.id_of(desk.event_of[place]) for name, place in _tellings(desk.store, number)}
        yield from kept_notes(rest, number, names)


def _contradictions(desk: _Desk) -> Iterator[Note]:
    columns = "inferred, bare, doubt, later, earlier, kind, article, start"
    for (data,) in desk.store.execute(f"SELECT data FROM refused ORDER BY {columns}"):  # noqa: S608 - our own words
        refused = unpacked(data)
        ends = {end for claim in (refused.claim, *refused.against) for end in (claim.earlier, claim.later)}
        events = sorted(ends | set(refused.dates or ()))
        told = {event: _told(desk.store, event) for event in events}
        yield from contradiction_notes([refused], told, {event: desk.id_of(event) for event in events})


def _dates(desk: _Desk) -> Iterator[Note]:
    for (number,) in desk.store.execute("SELECT number FROM event WHERE several_dates ORDER BY number"):
        group = list(entries_of_event(desk.store, number))
        note = date_note_of(group, _told(desk.store, number).time, desk.id_of(number))
        if note is not None:
            yield note


def _told(store: sqlite3.Connection, event: int) -> Told:
    told: Told = unpacked(store.execute("SELECT told FROM event WHERE number = ?", (event,)).fetchone()[0])
    return told


def _rests(store: sqlite3.Connection) -> Iterator[tuple[int, Chronicle]]:
    """Yield number and links, relations and notes of each chronicle that has any."""
    rows = store.execute("SELECT chronicle, data FROM rest ORDER BY chronicle")
    return ((number, unpacked(data)) for number, data in rows)


def _tellings(store: sqlite3.Connection, chronicle: int) -> Iterator[tuple[str, int]]:
    """Yield id and number of each telling of a chronicle."""
    rows = store.execute("SELECT id, number FROM entry WHERE chronicle = ?", (chronicle,))
    return ((name.decode("utf-8", "surrogatepass"), number) for name, number in rows)
