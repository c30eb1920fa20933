"""What a merge of more than memory holds keeps on disk: a database of SQLite that nobody else sees and that goes with it.

Here are its tables, and the two things that the merge in memory (`graph.merge`) holds in dicts: articles by their ids, and
groups of events by the keys under which they are looked for.
"""

from __future__ import annotations

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from itertools import groupby
from operator import attrgetter
from typing import Any

from timeline.errors import OutputError
from timeline.graph.claims import Claim, Refused
from timeline.graph.match import Entry, Key
from timeline.graph.order import Told
from timeline.graph.respond import Party
from timeline.model import (
    Actor,
    Article,
    Chronicle,
    Event,
    Evidence,
    Link,
    Mention,
    Note,
    Place,
    Relation,
    Tally,
    TimeSpan,
)

MARK = "\0"
PACKED: tuple[type, ...] = (
    *(Actor, Article, Chronicle, Event, Evidence, Link, Mention, Note, Place, Relation, Tally, TimeSpan),
    *(Claim, Entry, Party, Refused, Told, frozenset),
)
NUMBERS = {kind: number for number, kind in enumerate(PACKED)}
VALUES = {kind: attrgetter(*(field.name for field in fields(kind))) for kind in PACKED if is_dataclass(kind)}
CACHE = 64  # MiB of the database in memory
HELD = 8192  # groups whose events are kept in memory, those last looked at
TABLES = """
CREATE TABLE raw (number INTEGER PRIMARY KEY, article BLOB, published BLOB, data BLOB);
CREATE TABLE article (id BLOB PRIMARY KEY, data BLOB) WITHOUT ROWID;
CREATE TABLE rest (chronicle INTEGER PRIMARY KEY, data BLOB);
CREATE TABLE entry (number INTEGER PRIMARY KEY, chronicle INTEGER, id BLOB, data BLOB);
CREATE INDEX entry_by_id ON entry (chronicle, id);
CREATE TABLE standing (key INTEGER, event INTEGER, PRIMARY KEY (key, event)) WITHOUT ROWID;
CREATE TABLE member (event INTEGER, entry INTEGER, PRIMARY KEY (event, entry)) WITHOUT ROWID;
CREATE TABLE event (
    number INTEGER PRIMARY KEY, hostile INTEGER, several_dates INTEGER, day TEXT, seat TEXT, clock TEXT, told BLOB, time BLOB,
    first TEXT, last TEXT
);
CREATE TABLE blow (one BLOB, two BLOB, event INTEGER, party BLOB);
CREATE TABLE stated (later INTEGER, earlier INTEGER, confidence REAL, data BLOB, PRIMARY KEY (later, earlier)) WITHOUT ROWID;
CREATE TABLE ordered (
    kind TEXT, earlier INTEGER, later INTEGER, data BLOB, PRIMARY KEY (kind, earlier, later)
) WITHOUT ROWID;
CREATE TABLE swapped (later INTEGER PRIMARY KEY, day TEXT, earlier INTEGER);
CREATE TABLE claim (
    number INTEGER PRIMARY KEY, earlier INTEGER, later INTEGER, kind TEXT, link INTEGER, kept INTEGER, data BLOB
);
CREATE TABLE refused (
    inferred INTEGER, bare INTEGER, doubt REAL, later INTEGER, earlier INTEGER, kind TEXT, article BLOB, start INTEGER, data BLOB
);
CREATE TABLE note (number INTEGER PRIMARY KEY, digest BLOB UNIQUE, data BLOB);
"""


@contextmanager
def open_store() -> Iterator[sqlite3.Connection]:
    """Make an empty database, in memory as long as it is small; the system takes it away with the process.

    Raises
    ------
    OutputError
        Where there is no room for it.
    """
    with_disk = sqlite3.connect("", isolation_level=None)  # no name: a file of its own that no folder shows
    try:
        with_disk.executescript(f"PRAGMA journal_mode=OFF; PRAGMA cache_size=-{CACHE * 1024}; {TABLES} BEGIN;")
        yield with_disk
    except sqlite3.OperationalError as error:
        message = f"the temporary files of the merge: cannot be written ({error}); make room, or name another folder in SQLITE_TMPDIR"
        raise OutputError(message) from error
    finally:
        with_disk.close()


def packed(value: object) -> str:
    """Give data of our own as text: each object as the number of its class and the values of its fields."""
    return json.dumps(value, default=_taken_apart, check_circular=False)


def unpacked(text: str) -> Any:  # noqa: ANN401 - what was packed
    """Give back what was packed."""
    return _frozen(json.loads(text, object_hook=_put_together))


def _taken_apart(one: Any) -> dict[str, object]:  # noqa: ANN401 - one of PACKED
    kind = type(one)
    return {MARK: NUMBERS[kind], "": sorted(one) if kind is frozenset else VALUES[kind](one)}


def _put_together(data: dict[str, Any]) -> object:
    if MARK not in data:
        return {name: _frozen(value) for name, value in data.items()}
    kind = PACKED[data[MARK]]
    return frozenset(data[""]) if kind is frozenset else kind(*map(_frozen, data[""]))


def _frozen(value: Any) -> Any:  # noqa: ANN401 - lists are tuples again, all else stays
    return tuple(map(_frozen, value)) if type(value) is list else value


def sortable(text: str) -> bytes:
    """Give a text as bytes that sort like it; a lone surrogate, which JSON may hold, is no fault."""
    return text.encode("utf-8", "surrogatepass")


class Articles(MutableMapping[str, Article]):
    """The articles by their ids, in the order of these."""

    def __init__(self, store: sqlite3.Connection) -> None:
        self._store = store

    def __getitem__(self, name: str) -> Article:
        row = self._store.execute("SELECT data FROM article WHERE id = ?", (sortable(name),)).fetchone()
        if row is None:
            raise KeyError(name)
        article: Article = unpacked(row[0])
        return article

    def __setitem__(self, name: str, article: Article) -> None:
        self._store.execute("INSERT INTO article VALUES (?, ?)", (sortable(name), packed(article)))

    def __delitem__(self, name: str) -> None:
        self._store.execute("DELETE FROM article WHERE id = ?", (sortable(name),))

    def __iter__(self) -> Iterator[str]:
        return (name.decode("utf-8", "surrogatepass") for (name,) in self._store.execute("SELECT id FROM article"))

    def __len__(self) -> int:
        return int(self._store.execute("SELECT count(*) FROM article").fetchone()[0])


class StoredGroups:
    """Groups of events on disk, of which the last used are held (see `graph.match.Groups`)."""

    def __init__(self, store: sqlite3.Connection) -> None:
        self._store = store
        self._held: OrderedDict[int, list[Entry]] = OrderedDict()
        self._placed = 0
        self.count = 0

    def under(self, keys: Iterable[Key]) -> Iterable[int]:
        """Give the numbers of the groups that stand under one of these keys, each once."""
        hashes = [_hash(key) for key in keys]
        places = ",".join("?" * len(hashes))
        found = self._store.execute(f"SELECT DISTINCT event FROM standing WHERE key IN ({places})", hashes)  # noqa: S608 - marks only
        return [number for (number,) in found]

    def members(self, group: int) -> Sequence[Entry]:
        """Give the events of a group, in the order in which they were put to it."""
        return self._hold(group)

    def put(self, entry: Entry, group: int | None, keys: Iterable[Key]) -> int:
        """Put the next of the stored events to a group, or to a new one, that then stands under these keys too."""
        if group is None:
            group = self.count
            self.count += 1
        self._hold(group).append(entry)
        self._store.execute("INSERT INTO member VALUES (?, ?)", (group, self._placed))
        self._store.executemany("INSERT OR IGNORE INTO standing VALUES (?, ?)", [(_hash(key), group) for key in keys])
        self._placed += 1
        return group

    def _hold(self, group: int) -> list[Entry]:
        if group not in self._held:
            self._held[group] = list(entries_of_event(self._store, group))
            if len(self._held) > HELD:
                self._held.popitem(last=False)
        self._held.move_to_end(group)
        return self._held[group]


def entries_of_event(store: sqlite3.Connection, event: int) -> Iterator[Entry]:
    """Yield the tellings of an event, in their order."""
    asked = "SELECT data FROM member JOIN entry ON number = entry WHERE event = ? ORDER BY entry"
    return (unpacked(data) for (data,) in store.execute(asked, (event,)))


def all_groups(store: sqlite3.Connection) -> Iterator[tuple[int, list[Entry]]]:
    """Yield the number and the tellings of each event, in the order of the numbers."""
    rows = store.execute("SELECT event, data FROM member JOIN entry ON number = entry ORDER BY event, entry")
    for event, group in groupby(rows, key=lambda row: row[0]):
        yield event, [unpacked(data) for _, data in group]


def _hash(key: Key) -> int:
    """Give a number for a key; two that meet by chance cost a look at an event that does not fit, and nothing else."""
    return int.from_bytes(
        blake2b("\0".join(key).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True
    )
