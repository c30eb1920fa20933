"""Measure the merge of a run of generated events: seconds, peak memory and disk; no article is parsed for it.

    python tests/benchmarks/many_events.py 12500 50000

The figures stand in `tests/benchmarks/corpora.md`, with the machine. Run by hand: a million events take some twenty minutes of a processor.
"""

import random
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from long_run import measure

from timeline.model import Actor, Article, Chronicle, Event, Evidence, Link, Mention, TimeSpan
from timeline.read.corpus import Found
from timeline.runs.folder import open_run

ACTORS = tuple(Actor(f"S{n:03}", f"State {n}", "state", f"S{n:03}") for n in range(300))
OFTEN = [1 / (1 + n) for n in range(len(ACTORS))]  # a few states do most of what is told
WORDS = {
    "ASSAULT": ("shelled", "bombed", "raided"),
    "SANCTION": ("sanctioned", "embargoed"),
    "COERCE": ("seized", "expelled", "detained"),
    "ACCUSE": ("condemned", "blamed"),
    "THREATEN": ("threatened", "warned"),
    "CONSULT": ("met", "visited"),
    "PROTEST": ("protested", "marched"),
    "REJECT": ("rejected", "refused"),
    "AGREE": ("settled with", "agreed with"),
    "SUPPORT": ("praised", "welcomed"),
    "CONCEDE": ("pardoned", "relented towards"),
    "COOPERATE": ("drilled with", "traded with"),
    "AID": ("supplied", "aided"),
    "RETREAT": ("withdrew from", "left"),
    "REQUEST": ("urged", "petitioned"),
    "MOBILIZE": ("massed troops against", "armed against"),
}
A_DAY, TOLD = 250, 4  # articles of a day, and events that each tells
HAPPEN = 600  # of a day, of which the articles of that day choose
PART = 64


def chronicles(count: int) -> Iterator[Chronicle]:
    """Yield one chronicle an article: four acts of its day, the last of which answers another in so many words."""
    chance = random.Random(1)  # noqa: S311 - news that is the same each time, no secret
    for number in range(count // TOLD):
        day = (date(2000, 1, 1) + timedelta(days=number // A_DAY)).isoformat()
        if number % A_DAY == 0:
            todays = [(chance.choice(sorted(WORDS)), *_two(chance)) for _ in range(HAPPEN)]
        yield _chronicle(chance, number, day, chance.sample(todays, TOLD))


def _two(chance: random.Random) -> tuple[Actor, Actor]:
    doer, hit = chance.choices(ACTORS, OFTEN, k=2)
    return doer, hit if hit is not doer else ACTORS[(ACTORS.index(doer) + 1) % len(ACTORS)]


def _chronicle(chance: random.Random, number: int, day: str, acts: list[tuple[str, Actor, Actor]]) -> Chronicle:
    name, text, events = f"a{number:07}", "", []
    for place, (kind, doer, hit) in enumerate(acts, start=1):
        word = chance.choice(WORDS[kind])
        begin = len(text)
        text += f"{doer.name} {'in answer ' if place == TOLD else ''}{word} {hit.name} on {day}, which was said to be act {place}. "
        start = text.index(word, begin)
        time = TimeSpan(day, day, "day", "explicit", day) if (number + place) % 20 else None  # a twentieth is undated
        told = Mention(
            name,
            start,
            start + len(word),
            word,
            (begin, len(text) - 1),
            place - 1,
            {"source": ((begin, begin + len(doer.name)),)},
        )
        events.append(
            Event(
                f"e{place}",
                f"{name}:{start}",
                kind,
                None,
                f"{doer.name} {word} {hit.name}",
                (doer.id,),
                (hit.id,),
                time,
                None,
                None,
                None,
                None,
                "actual",
                (),
                (),
                -5.0,
                5.0,
                0.8,
                (told,),
            )
        )
    at = text.index("in answer")
    links = (
        Link(
            "responds_to", f"e{chance.randint(1, TOLD - 1)}", f"e{TOLD}", 0.9, Evidence(name, at, at + 9, "in answer")
        ),
    )
    actors = sorted({one for _, *two in acts for one in two}, key=lambda one: one.id)
    made_by = {"version": "generated"}
    return Chronicle((Article(name, text, published=day),), tuple(actors), tuple(events), links, (), made_by)


def write_run(folder: Path, count: int) -> None:
    """Write the run that an extraction would have left."""
    run = open_run(folder, {"version": "generated"})
    part: list[tuple[Found, Chronicle]] = []
    parts = 0
    for chronicle in chronicles(count):
        part.append((Found(chronicle.articles[0].id, chronicle.articles[0]), chronicle))
        if len(part) == PART:
            run.write_part(parts, part)
            part, parts = [], parts + 1
    if part:
        run.write_part(parts, part)


def main() -> None:
    """Generate and merge as many events as are asked for, each number in a run of its own."""
    for count in map(int, sys.argv[1:]):
        with tempfile.TemporaryDirectory() as place:
            run, whole = Path(place) / "run", Path(place) / "all.json"
            write_run(run, count)
            size = sum(one.stat().st_size for one in run.rglob("*") if one.is_file())
            print(f"{count:,} told events, run of {size / 1e6:.0f} MB")  # noqa: T201 - a script, whose output this is
            measure("merge", "merge", str(run), "-o", str(whole))
            print(f"timeline file of {whole.stat().st_size / 1e6:.0f} MB")  # noqa: T201 - as above


if __name__ == "__main__":
    main()
