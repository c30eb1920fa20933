"""Measure a run over generated articles: seconds of processor, peak memory and disk of extract, merge and query.

    python tests/benchmarks/long_run.py 2000

The figures stand in `tests/benchmarks/corpora.md`, with the machine. Run by hand: it takes minutes, or hours.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

STATES = (
    "France",
    "Iran",
    "Israel",
    "Egypt",
    "Turkey",
    "Russia",
    "Ukraine",
    "China",
    "India",
    "Pakistan",
    "Syria",
    "Iraq",
)
ACTS = (
    (
        "shelled a border town in",
        "The shelling killed {n} people, officials in {b} said, and damaged a school and two farms.",
    ),
    ("imposed sanctions on", "The sanctions name {n} banks and a shipping company, and take effect within a month."),
    (
        "condemned",
        "A spokesman for the foreign ministry of {a} spoke of a breach of the agreement that both sides had signed.",
    ),
    ("sent warships towards", "The {n} vessels are to stay for the summer, according to the defence ministry of {a}."),
    ("expelled two diplomats of", "They were given {n} days to leave, and {b} called the step groundless."),
)
REST = (
    "Prices of {good} at the market of {town} rose by {n} per cent, which {who} put down to the {weather} weeks of {month}.",
    "The library of {town} showed {n} maps of {good} routes, and {who} said that it drew more visitors than in {month}.",
    "Growers of {good} near {town} hope for {weather} days in {month}; {who} expect {n} wagons from the first picking.",
    "A new bridge at {town} will carry {n} lorries of {good} an hour once {who} have tested it, in {weather} {month}.",
    "Schools in {town} opened {n} days late, because {who} had to repair roofs after a {weather} {month} and a want of {good}.",
    "{b} answered a day later: it recalled its ambassador from {a} in retaliation and closed a crossing for {good} near {town}.",
    "Analysts doubt that either side wants more, though talks in {town} about {good} have been put off {n} times since {month}.",
)
FILLINGS = {
    "good": (
        "barley",
        "copper",
        "timber",
        "sugar",
        "olive oil",
        "wool",
        "cement",
        "salt",
        "coffee",
        "glass",
        "paper",
        "rice",
    ),
    "town": (
        "Arven",
        "Belmora",
        "Castrin",
        "Dorlan",
        "Esk",
        "Farrow",
        "Galten",
        "Hessia",
        "Ivrea",
        "Jorda",
        "Kelm",
        "Lissan",
    ),
    "who": (
        "traders",
        "officials",
        "the guild",
        "two engineers",
        "the mayor",
        "teachers",
        "old residents",
        "a committee",
    ),
    "weather": ("dry", "wet", "cold", "mild", "windy", "foggy", "stormy"),
    "month": ("January", "March", "April", "June", "July", "September", "October", "December"),
}
SLOTS = tuple(FILLINGS)
REPRINTED = 10  # each tenth article is one of the nine before it once more, in another outlet


def articles(count: int) -> Iterator[dict[str, str]]:
    """Yield records of about a hundred words over some years; a tenth are reprints with another last sentence."""
    for i in range(count):
        of = i - 1 - i // REPRINTED % (REPRINTED - 1) if i % REPRINTED == REPRINTED - 1 else i
        last = "This report was taken over from an agency." if of < i else f"This was report {i} of the desk."
        yield {
            "id": f"g{i:07}",
            "published": (_day(of) + timedelta(days=1 if of == i else 2)).isoformat(),
            "outlet": f"Desk {i % 40}",
            "text": f"{_told(of)} {last}",
        }


def _day(number: int) -> date:
    return date(2020, 1, 1) + timedelta(days=number // 8 % 1500)


def _told(number: int) -> str:
    """Write what an article tells; the same for the same number."""
    chance = random.Random(number)  # noqa: S311 - made-up news, no secret
    day, a, b = _day(number), STATES[number % 12], STATES[(number * 7 + number // 12 + 1) % 12]
    b = b if b != a else STATES[(number + 1) % 12]
    act, detail = ACTS[number // 3 % len(ACTS)]
    sentences = [f"On {day.day} {day:%B} {day.year} {a} {act} {b}.", detail, *chance.sample(REST, 4)]
    filled = ({slot: chance.choice(FILLINGS[slot]) for slot in SLOTS} for _ in sentences)
    return " ".join(
        sentence.format(a=a, b=b, n=chance.randint(2, 60), **words)
        for sentence, words in zip(sentences, filled, strict=True)
    )


def measure(name: str, *arguments: str) -> None:
    """Run a command and print what it cost."""
    code = (
        "import resource, sys, time; from timeline.cli import main; sys.argv = ['timeline', *sys.argv[1:]]\n"
        "try:\n    main()\nexcept SystemExit as left:\n    assert not left.code, left.code\nfinally:\n"
        "    used = resource.getrusage(resource.RUSAGE_SELF)\n"
        "    print(f'{used.ru_utime + used.ru_stime:.1f} {used.ru_maxrss / 1024:.0f}')\n"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True)
    seconds, peak = done.stdout.split()[-2:]
    print(f"{name:8} {seconds:>8} s  {peak:>6} MiB")  # noqa: T201 - a script, whose output this is


def main() -> None:
    """Generate, extract, merge, query."""
    count = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        source = folder / "articles.jsonl"
        with source.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(record) + "\n" for record in articles(count))
        run, whole, part = str(folder / "run") + "/", str(folder / "all.json"), str(folder / "part.json")
        measure("extract", "extract", str(source), "-o", run, "-q")
        measure("merge", "merge", run, "-o", whole, "-q")
        measure("query", "query", run, "--actor", "Egypt", "--since", "2020-03", "--until", "2020-04", "-o", part, "-q")
        sizes = {p.name: p.stat().st_size for p in (source, Path(whole), Path(part))}
        sizes["run"] = sum(p.stat().st_size for p in Path(run).rglob("*") if p.is_file())
        print(  # noqa: T201 - as above
            {name: f"{size / 1e6:.1f} MB" for name, size in sizes.items()},
            len(json.loads(Path(whole).read_text("utf-8"))["events"]),
        )


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
