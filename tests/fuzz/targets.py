"""What is fuzzed: each target takes bytes and may fail only as its room says it does.

`run.py` feeds them with a coverage-guided fuzzer; `test_found_inputs.py` feeds them with all that was ever found.
"""

import gzip
import json
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from timeline.audit import audit
from timeline.config import ReadOptions
from timeline.errors import CorrectionsError, InputError
from timeline.io.corrections_file import read_corrections
from timeline.io.exports import data_bytes
from timeline.io.timeline_file import dumps, from_dict, loads
from timeline.lexicon import load_lexicon
from timeline.nlp.times import find_times
from timeline.read.corpus import read_inputs

ENDINGS = (".txt", ".html", ".json", ".jsonl", ".txt.gz", ".jsonl.gz", ".xml", "")
DAYS = (None, "2021-05-10", "0001-01-01", "9999-12-31")
EXPORTS = (".json", ".jsonl", ".csv", ".graphml", ".gexf", ".md")
LIMIT = 4096
SEED = Path(__file__).with_name("seed.json")


def read(data: bytes) -> None:
    """Any bytes in a file of any kind give articles or a message."""
    ending, content = ENDINGS[data[0] % len(ENDINGS)] if data else "", data[1:]
    path = _folder() / f"any{ending}"
    path.write_bytes(gzip.compress(content, 1) if ending.endswith(".gz") and len(data) % 2 else content)
    for found in read_inputs(path, ReadOptions(max_size=LIMIT)):
        assert found.article or found.stored is not None or found.notes
        if found.article:
            assert found.article.text.strip()
            found.article.text.encode()


@cache
def _folder() -> Path:
    """Give a folder in memory where there is one."""
    memory = Path("/dev/shm")  # noqa: S108 - for speed only; a folder of its own is made in it
    return Path(tempfile.mkdtemp(prefix="timeline-fuzz-", dir=memory if memory.is_dir() else None))


def times(data: bytes) -> None:
    """Any text gives times whose offsets are right."""
    published, text = DAYS[data[0] % len(DAYS)] if data else None, data[1:].decode("utf-8", "replace")
    last = 0
    for one in find_times(text, published=published):
        assert text[one["start"] : one["end"]] == one["text"]
        assert last <= one["start"] < one["end"]
        last = one["end"]


def load(data: bytes) -> None:
    """Any text gives a timeline, which can be written and audited, or a message."""
    try:
        chronicle = loads(data.decode("utf-8", "replace"))
    except InputError:
        return
    _use(chronicle)


def load_changed(data: bytes) -> None:
    """A timeline file with some values replaced gives a timeline or a message."""
    document = json.loads(SEED.read_text("utf-8"))
    for start in range(0, len(data) - 4, 5):
        _replace(document, data[start : start + 5])
    try:
        chronicle = from_dict(document)
    except InputError:
        return
    _use(chronicle)


def _replace(document: object, code: bytes) -> None:
    """Walk down by the first bytes and put another value, or nothing, in the place that is reached."""
    holder, place = None, None
    for byte in (*code[:4], code[3] ^ code[1], code[2] ^ code[0]):
        inner = document if holder is None else holder[place]
        if not isinstance(inner, dict | list) or not inner:
            break
        holder, place = inner, (sorted(inner)[byte % len(inner)] if isinstance(inner, dict) else byte % len(inner))
    if holder is not None:
        if code[4] % len(VALUES) == 0:
            del holder[place]
        else:
            holder[place] = VALUES[code[4] % len(VALUES)]


VALUES = (
    ..., None, True, "", "e1", "e9", "\ud800", "\x1b[31m", "seed", 0, 1, -1, 5, 10**30, 1e308, float("nan"), [], {}, [0, 1], [5, 2],
    [[0, 5]], {"link": "e2"}, {"link": "e9"}, "2021-02-30", "9999-12-31", "0001-01-01", "2021-05-03T05:30", "ASSAULT", ["USA"], "hand",
    "import", {"min": 5, "max": 1}, {"start": None, "end": None, "precision": "day", "basis": "order", "expression": None},
)  # fmt: skip


def _use(chronicle: object) -> None:
    text = dumps(chronicle)
    assert dumps(loads(text)) == text
    audit(chronicle)
    for ending in EXPORTS:
        data_bytes(chronicle, ending)


def corrections(data: bytes) -> None:
    """Any text gives corrections or a message."""
    path = _folder() / "fixes.toml"
    path.write_bytes(data)
    try:
        read_corrections(path, load_lexicon(None).ontology)
    except CorrectionsError:
        return


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "read": read,
    "times": times,
    "load": load,
    "load_changed": load_changed,
    "corrections": corrections,
}
