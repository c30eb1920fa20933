"""The merge on disk: the bytes of the merge in memory, for whatever is merged, and memory that does not grow with it."""

import multiprocessing
import random
import sys
import tracemalloc
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from timeline.errors import OutputError
from timeline.graph.merge import merge_chronicles
from timeline.io.timeline_file import dumps
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
from timeline.runs import store
from timeline.runs.merge import merge_on_disk

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))
from many_events import chronicles as many_chronicles

ACTORS = (
    Actor("AAA", "Arland", "state", "AAA"),
    Actor("aaa-army", "Arland's army", "state-forces", "AAA"),
    Actor("BBB", "Borland", "state", "BBB", None, ("the Borlanders",)),
    Actor("dawn", "Dawn", "armed-group", "BBB", "AAA"),
    Actor("CCC", "Corland", "state", "CCC"),
    Actor("olga-marin", "Olga Marin", "person", "CCC"),
)
WORDS = {"ASSAULT": ("shelled", "raided"), "COERCE": ("seized", "detained"), "CONSULT": ("met", "visited")}
DAYS = [f"2021-05-{day:02}" for day in range(1, 12)]
TEXT = "On a day of May one side did this to another, which did that in answer. " * 4


def a_time(chance):
    first, last = sorted(chance.choices(DAYS, k=2))
    return chance.choice(
        [
            TimeSpan(first, first, "day", "explicit", first),
            TimeSpan(first, first, "day", "explicit", first),
            TimeSpan(first, last, "range", "explicit", "those days"),
            TimeSpan("2021-05-01", "2021-05-31", "month", "relative", "in May"),
            TimeSpan(None, last, "range", "order"),
            None,
        ]
    )


def an_event(chance, article, place):
    kind = chance.choice(sorted(WORDS))
    mentions = tuple(
        Mention(
            article,
            start := 20 * place + 5 * n,
            start + 4,
            chance.choice(WORDS[kind]),
            (0, 70),
            place,
            {"source": ((0, 4),), "target": chance.choice([((5, 9),), (f"e{chance.randint(1, 3)}",)])},
            0.8,
        )
        for n in range(chance.randint(1, 2))
    )
    sides = [(), *((actor.id,) for actor in ACTORS), ("AAA", "CCC")]
    return Event(
        f"e{place + 1}",
        f"{article}:{mentions[0].start}",
        kind,
        chance.choice([None, "aerial"]),
        f"{kind} {place}",
        chance.choice(sides),
        chance.choice(sides),
        a_time(chance),
        chance.choice([None, Place("Arburg", "AAA")]),
        None,
        chance.choice([None, Tally(3, None)]),
        None,
        chance.choice(["actual", "actual", "planned", "threatened"]),
        (),
        chance.choice([(), ("BBB",)]),
        -5.0,
        5.0,
        0.8,
        mentions,
    )


def a_chronicle(seed):
    chance = random.Random(seed)  # noqa: S311 - the same each time, no secret
    article = f"a{chance.randint(1, 30)}"  # some ids come twice, with the same text or another
    published = chance.choice([None, *DAYS])
    events = tuple(an_event(chance, article, place) for place in range(chance.choice([0, 3, 3, 5])))
    pairs = [chance.sample([e.id for e in events], 2) for _ in events] if len(events) > 1 else []
    said = [Evidence(article, at, at + 3, TEXT[at : at + 3], "answer") for at in (3, 30)]
    links = tuple(
        Link(
            "responds_to",
            *pair,
            chance.choice([0.5, 0.9]),
            **chance.choice([{"evidence": said[0]}, {"inferred": rule}]),
        )
        for pair in pairs[:2]
        for rule in [chance.choice(["hand", "role-swap"])]
    )
    kinds = ("begins", "before", "during", "overlaps")
    relations = tuple(Relation(chance.choice(kinds), *pair, 0.7, said[1]) for pair in pairs[2:])
    notes = tuple(Note(kind, f"of {e.id}", (e.id,)) for e in events[:1] for kind in ("circle", "not-inferred"))
    actors = tuple(replace(a, aliases=(*a.aliases, f"{a.id} {seed % 3}")) for a in ACTORS)
    if not events:
        return Chronicle((), (), (), (), (Note("failed", f"{article}: the article could not be read"),))
    text = TEXT + ("", "And so on.")[seed % 2]
    made_by = {"version": "1", "model": chance.choice("xy")}
    return Chronicle((Article(article, text, published=published),), actors, events, links, notes, made_by, relations)


def on_disk(chronicles):
    with merge_on_disk(iter(chronicles)) as merged:
        return "".join(merged.pieces())


@pytest.mark.parametrize("seed", range(12))
def test_it_gives_the_bytes_of_the_merge_in_memory(seed, monkeypatch):
    monkeypatch.setattr(store, "HELD", 3)  # groups are read from disk again and again
    news = [a_chronicle(1000 * seed + n) for n in range(60)]
    whole = merge_chronicles(news)
    assert {note.kind for note in whole.notes} >= {"circle", "failed", "against-time"}
    assert any(len(event.mentions) > 3 for event in whole.events)
    assert on_disk(news) == dumps(whole)
    random.Random(seed).shuffle(news)  # noqa: S311 - as above
    assert on_disk([merge_chronicles(news[:20]), *news[20:]]) == dumps(
        merge_chronicles([merge_chronicles(news[:20]), *news[20:]])
    )


@pytest.mark.parametrize("count", [0, 1, 2])
def test_nothing_or_one_chronicle_stays_what_it_is(count):
    same = [next(one for one in map(a_chronicle, range(9)) if one.events)] * count
    assert on_disk(same) == dumps(merge_chronicles(same))


def test_it_knows_how_much_it_is():
    news = [a_chronicle(n) for n in range(40)]
    whole = merge_chronicles(news)
    days = [day[:10] for e in whole.events if e.time for day in (e.time.start, e.time.end) if day]
    with merge_on_disk(news) as merged:
        assert (len(merged), sum(1 for _ in merged.links)) == (len(whole.events), len(whole.links))
        assert (min(merged.days), max(merged.days)) == (min(days), max(days))
        assert list(merged.notes) == list(merged.notes) == list(whole.notes)


def test_where_there_is_no_room_it_says_so(monkeypatch):
    @contextmanager
    def full():
        with store.open_store() as made:
            made.execute("PRAGMA max_page_count = 40")
            yield made

    monkeypatch.setattr("timeline.runs.merge.open_store", full)
    with pytest.raises(
        OutputError, match=r"temporary files of the merge: cannot be written \(database or disk is full\)"
    ):
        on_disk(many_chronicles(2000))


@pytest.mark.slow
def test_memory_does_not_grow_with_what_is_merged():
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as fresh:  # no garbage of other tests
        few, many = fresh.map(_peak, (2_000, 8_000), chunksize=1)
    assert many <= few + 6_000 * 64  # a few numbers for each event more


def _peak(count):
    """Give the peak of Python's memory in bytes; that of SQLite is bounded by its cache."""
    store.HELD, store.CACHE = 64, 1
    tracemalloc.start()
    with merge_on_disk(many_chronicles(count)) as merged:
        for _ in merged.pieces():
            pass
        _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak
