"""The steps from inputs to a timeline: `build` is `merge` of `extract`.

Each function takes what it needs as arguments and keeps nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.api.timeline import Timeline, read_corrections
from timeline.config import DEFAULT_MAX_SIZE, ExtractOptions, ReadOptions
from timeline.errors import InputError
from timeline.read.corpus import FAILED, Inputs, read_inputs
from timeline.workers import extract_chronicles

if TYPE_CHECKING:
    from timeline.io.corrections_file import Corrections
    from timeline.nlp.times import Mode


def build(  # noqa: PLR0913 - what `extract` takes
    inputs: Inputs,
    *,
    corrections: Corrections | None = None,
    published: str | None = None,
    model: str | None = None,
    lexicon: str | PathLike[str] | None = None,
    workers: int = 1,
    max_size: int = DEFAULT_MAX_SIZE,
    progress: bool = False,
) -> Timeline:
    """Read news and build one timeline of it: `merge` of `extract`, which describes the parameters, and `correct`.

    `corrections` are those of `Timeline.correct`, applied at the end; they are checked before anything is read.

    Raises
    ------
    InputError
        Where nothing could be read. What fails beside something that could is a note of kind "failed".
    CorrectionsError
        Where the corrections cannot be read or contradict each other.
    UsageError, ModelError, LexiconError
        As in `extract`.
    """
    checked = None if corrections is None else read_corrections(corrections, lexicon=lexicon)
    each = extract(
        inputs,
        published=published,
        model=model,
        lexicon=lexicon,
        workers=workers,
        max_size=max_size,
        progress=progress,
    )
    whole = gather(each)[0]
    return whole if checked is None else whole.correct(checked, lexicon=lexicon)


def gather(timelines: Iterable[Timeline]) -> tuple[Timeline, tuple[str, ...]]:
    """Merge timelines fresh from `extract`, and give the messages of the inputs that failed.

    Raises
    ------
    InputError
        With all of these messages, where everything failed, or where there was nothing.
    """
    failures: list[str] = []
    done = 0

    def counted() -> Iterator[Timeline]:
        nonlocal done
        for one in timelines:
            messages = [note.message for note in one.notes if note.kind == FAILED] if not len(one) else []
            failures.extend(messages)
            done += not messages and (bool(one.articles) or bool(len(one)))
            yield one

    merged = merge(counted())
    if not done:
        raise InputError("\n".join(failures) or "found no input; give files, folders, globs or records to read")
    return merged, tuple(failures)


def extract(  # noqa: PLR0913 - each option is an argument of its own
    articles: Inputs,
    *,
    workers: int = 1,
    published: str | None = None,
    model: str | None = None,
    lexicon: str | PathLike[str] | None = None,
    max_size: int = DEFAULT_MAX_SIZE,
    progress: bool = False,
) -> Iterator[Timeline]:
    """Read articles and give one complete timeline each: its events, coreference and links.

    Parameters
    ----------
    articles
        A path or glob (str or Path; a folder is read below), an `Article`, a record (a dict with `text` and, where known,
        `id`, `title`, `published`, `outlet`, `url`), or an iterable of these, which may be endless.
    workers
        Processes to read with. More than one pays from some hundred articles on; on systems that do not fork, the calling
        script needs the usual `if __name__ == "__main__":`.
    published
        The day of publication (`YYYY-MM-DD`) of all articles, before any date in them.
    model
        A spaCy pipeline with a parser and named entities, by name; None takes the English one that comes with the package.
    lexicon
        A folder with tables that are layered over the package's own.
    max_size
        The most bytes that a file, what comes out of a compressed one, or a record of a JSON Lines file may have.
    progress
        Whether to say how many articles were read: in one line below a notebook's cell, or on a terminal's standard error.

    Yields
    ------
    Timeline
        In the order of the articles, while they are read. An article that fails gives an empty one with a note of kind
        "failed". A timeline file gives its own.

    Raises
    ------
    UsageError
        Where an option or input is none of the above.
    ModelError, LexiconError
        Where the model or a table cannot be loaded.
    """
    reading = ReadOptions(published=published, max_size=max_size)
    folder = None if lexicon is None else Path(fspath(lexicon))
    options = ExtractOptions(model=model, lexicon=folder, workers=workers)
    timelines = map(Timeline, extract_chronicles(read_inputs(articles, reading), options))
    if not progress:
        return timelines
    from timeline.display.progress import watch  # noqa: PLC0415 - only where it is asked for

    return watch(timelines, len)


def merge(timelines: Iterable[Timeline]) -> Timeline:
    """Make one timeline of many: actors and events that are the same become one, and events are numbered anew.

    The order of the timelines does not change the result.
    """
    from timeline.graph.build import merge_chronicles  # noqa: PLC0415 - not needed to load or plot

    return Timeline(merge_chronicles(one.chronicle for one in timelines))


def load(path: str | PathLike[str]) -> Timeline:
    """Load a timeline file.

    Raises
    ------
    InputError
        Where it cannot be read or is no JSON.
    TimelineFileError
        Where it is no timeline file, with every fault and its place.
    """
    from timeline.io import timeline_file  # noqa: PLC0415 - as in `Timeline._frame`

    return Timeline(timeline_file.load(fspath(path)))


def find_times(
    text: str, published: str | None = None, *, mode: Mode = "auto", day_first: bool | None = None
) -> list[dict[str, str | int | bool | None]]:
    """Find the time expressions of a text.

    Parameters
    ----------
    text
        Plain text.
    published
        The day of publication (`YYYY-MM-DD`), from which relative expressions are resolved; None leaves them unresolved.
    mode
        "news" counts "on Monday" from the day of publication, "narrative" from the date told last; "auto" chooses by the
        years that the text names.
    day_first
        Whether "3/4/2019" is the third of April. None reads it as 4 March and marks it `ambiguous`.

    Returns
    -------
    list of dict
        In text order: `start` and `end` (half-open code point offsets), `text`, `type` (DATE, TIME, DURATION or SET) and
        `value`, the TIMEX3 value or None; and `ambiguous`: True, where a date can be read two ways.

    Raises
    ------
    UsageError
        If `published` is no ISO date.

    Examples
    --------
    >>> find_times("It rained on Tuesday.", published="2023-12-06")
    [{'start': 13, 'end': 20, 'text': 'Tuesday', 'type': 'DATE', 'value': '2023-12-05'}]
    """
    from timeline.nlp.times import find_times as find  # noqa: PLC0415 - the grammar is needed nowhere else here

    return find(text, published=published, mode=mode, day_first=day_first)
