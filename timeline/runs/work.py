"""Add articles to a run: what it has is skipped, what it lacks is read and written part by part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, count, islice, tee

from timeline import __version__
from timeline.config import ExtractOptions
from timeline.model import Chronicle
from timeline.read.corpus import FAILED, Found
from timeline.runs.folder import RunFolder, clear_halves, digest_of, open_run
from timeline.workers import extract_chronicles, load_extractor

PART = 64  # articles in a part: what a killed run has to read again at most

Extract = Callable[[Iterable[Found], ExtractOptions], Iterator[Chronicle]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run holds now: articles read this time and before, what could not be read this time, and how many parts were damaged."""

    new: int
    before: int
    events: int
    failures: tuple[str, ...]
    damaged: int = 0


def extend_run(  # noqa: PLR0913 - each choice is an argument of its own
    path: str,
    found: Iterable[Found],
    options: ExtractOptions,
    *,
    published: str | None = None,
    extract: Extract = extract_chronicles,
    tell: Callable[[int, int], None] = lambda _new, _before: None,
) -> Outcome:
    """Read what a run lacks into it; begun again after whatever stopped it, it goes on to the same bytes.

    A part that is not what was written is read anew, in its old place.

    Parameters
    ----------
    path
        The folder of the run.
    found
        The inputs, in an order that stays the same from one start to the next.
    options
        Model, lexicon and processes; the result does not depend on the number of processes.
    published
        The day of publication that was given for all inputs; it belongs to what a run was made with.
    extract
        How to make chronicles of inputs, in order.
    tell
        Called after each part with the number of articles read now, and of those that were there before.

    Raises
    ------
    UsageError
        Where the run was made with another version, model, lexicon or day.
    InputError, OutputError
        Where the folder cannot be read or written.
    ModelError, LexiconError
        Where the model or a table cannot be loaded.
    """
    made_by = {"version": __version__, **load_extractor(options).made_by, "published": published}
    run = open_run(path, made_by)
    clear_halves(run)
    damaged = run.remove_damaged()
    counter = _Counter(run)
    asked, paired = tee(counter.lacking(found))
    rows = zip(paired, extract(asked, options), strict=True)
    failures: list[str] = []
    free = chain(damaged, count(max([counter.parts, *(number + 1 for number in damaged)])))
    for number, part in zip(free, iter(lambda: list(islice(rows, PART)), []), strict=False):
        run.write_part(number, part)
        counter.new += len(part)
        counter.events += sum(len(chronicle.events) for _, chronicle in part)
        failures += [n.message for _, c in part for n in c.notes if n.kind == FAILED]
        tell(counter.new, counter.before)
    return Outcome(counter.new, counter.before, counter.events, tuple(failures), len(damaged))


class _Counter:
    """Knows what a run has, and counts."""

    def __init__(self, run: RunFolder) -> None:
        self.known: set[str] = set()
        self.parts = self.new = self.before = self.events = 0
        for number, entries in run.indices():
            self.parts = number + 1
            self.known |= {entry.digest for entry in entries}
            self.events += sum(entry.events for entry in entries)

    def lacking(self, found: Iterable[Found]) -> Iterator[Found]:
        """Yield what the run has not."""
        for one in found:
            digest = digest_of(one)
            if digest in self.known:
                self.before += 1
            else:
                self.known.add(digest)
                yield one
