"""Measure a run over generated articles: seconds of processor, peak memory and disk of extract, merge and query.

    python tests/benchmarks/long_run.py 2000

The figures stand in `tests/benchmarks/README.md`, with the machine. Run by hand: it takes minutes, or hours.
"""

import json
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
    "Prices at the market in the capital rose slightly, and most shops were open as usual during the week.",
    "The national library showed maps of the eighteenth century, which drew more visitors than in other years.",
    "Farmers hope for rain after a dry spring; the harvest of barley is put at two thirds of last year's.",
    "{b} answered a day later: it recalled its ambassador from {a} in retaliation and closed a crossing for lorries.",
    "Analysts doubt that either side wants more, though talks have been put off {n} times since the winter.",
)


def articles(count: int) -> Iterator[dict[str, str]]:
    """Yield records of about a hundred words, no two the same, over some years."""
    for i in range(count):
        day = date(2020, 1, 1) + timedelta(days=i // 8 % 1500)
        a, b = STATES[i % 12], STATES[(i * 7 + i // 12 + 1) % 12]
        b = b if b != a else STATES[(i + 1) % 12]
        act, detail = ACTS[i // 3 % len(ACTS)]
        told = [f"On {day.day} {day:%B} {day.year} {a} {act} {b}.", detail, *(REST[(i + k) % 5] for k in range(4))]
        text = " ".join(told).format(a=a, b=b, n=i % 37 + 2) + f" This was report {i} of the desk."
        yield {
            "id": f"g{i:07}",
            "published": (day + timedelta(days=1)).isoformat(),
            "outlet": f"Desk {i % 40}",
            "text": text,
        }


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
