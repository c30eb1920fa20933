"""Feed a target with a coverage-guided fuzzer. What makes it fail goes, once it is mended, into `corpus`, where the tests keep it.

pip install atheris
python tests/fuzz/run.py times 300000       so many executions; inputs that reach new code, and failures, are left in out/fuzz
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CORPUS = Path(__file__).with_name("corpus")
ARTICLES = ROOT / "data" / "articles"
EMPTY = b'{"format": "escalation-timeline/1", "articles": [], "actors": [], "events": [], "links": [], "notes": []}'
LONGEST = 400  # bytes: long enough for every rule, short enough for many tries a second
WORDS = {
    "times": ["on Friday", " 3 May 2021", "last month", "two days later", "dawn", "the early hours of ", "1990s", "between ", " and ", "within hours", "\n\n"],
    "read": ["<p>", "</script>", "<![CDATA[", '{"text": "', '"}\n', "<meta charset=", "\ufeff", "<rss><item><title>", "]]>"],
    "load": ['"format": "escalation-timeline/1"', '"events": [', "[[", "null", "{}"],
    "corrections": ["[[merge]]\n", "[[change]]\n", 'key = "a:1"\n', "keys = [", "[[add]]\n", 'date = "2021-05-03"'],
}  # fmt: skip


def main() -> None:
    """Run one target."""
    import atheris  # noqa: PLC0415 - which the tests can do without

    with atheris.instrument_imports(include=["timeline"]):
        import targets  # noqa: PLC0415 - instrumented
    name, runs = sys.argv[1], int(sys.argv[2])
    work = Path("out") / "fuzz" / name
    work.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(_seeds(name)):
        (work / f"seed-{number}").write_bytes(seed[:LONGEST])
    dictionary = work.parent / f"{name}.dict"
    lines = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in WORDS.get(name, ()))
    dictionary.write_text("".join(f'"{line}"\n' for line in lines), "utf-8")
    options = [f"-runs={runs}", f"-max_len={LONGEST}", "-timeout=20", f"-artifact_prefix={work}/"]
    options += [f"-dict={dictionary}"] if name in WORDS else []
    atheris.Setup([sys.argv[0], *options, str(work)], targets.TARGETS[name])
    atheris.Fuzz()


def _seeds(name: str) -> list[bytes]:
    """Give what to begin with: what was found before, and for texts our own articles."""
    found = [path.read_bytes() for path in sorted((CORPUS / name).glob("*"))]
    articles = [bytes([number]) + path.read_bytes() for number, path in enumerate(sorted(ARTICLES.iterdir()))]
    return found + {"times": articles, "read": articles, "load": [EMPTY]}.get(name, [])


if __name__ == "__main__":
    main()
