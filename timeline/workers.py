"""From what was found in the inputs to one chronicle each, in this process or in several, in order.

An article that fails gives an empty chronicle with a note, and costs no other. Worker processes send plain data home, never
parsed documents; one that dies is replaced, and the article that it died of is named.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from timeline import __version__
from timeline.config import ExtractOptions
from timeline.errors import InputError, LexiconError, ModelError
from timeline.model import Article, Chronicle, Note, Reading
from timeline.read.corpus import FAILED, Found

if TYPE_CHECKING:
    from timeline.nlp.extract import Extractor

CHUNK = 4  # articles handed to a worker at once: more leave one idle at the end
WINDOW = 6  # chunks under way for each worker: so many results may wait for an earlier one
DIED = "its process died; it may need more memory than there is"

Chunk = Sequence[Found]
Work = Callable[[Chunk, ExtractOptions], list[Chronicle]]


def extract_chronicles(found: Iterable[Found], options: ExtractOptions) -> Iterator[Chronicle]:
    """Give one chronicle for each thing found, in order; at most a few chunks are held at a time.

    Raises
    ------
    ModelError, LexiconError
        Where the model or a table cannot be loaded.
    """
    chunks = chunked(found)
    first = next(chunks, None)
    if first is None:
        return
    if any(one.article for one in first):
        load_extractor(options)  # in this process, so that a missing model is said at once and workers inherit it
    chunks = chain([first], chunks)
    parts = (extract_chunk(c, options) for c in chunks) if options.workers == 1 else in_processes(chunks, options)
    for part in parts:
        yield from part


def chunked(found: Iterable[Found]) -> Iterator[Chunk]:
    """Yield what was found a few at a time."""
    iterator = iter(found)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


def load_extractor(options: ExtractOptions) -> Extractor:
    """Load model and lexicon; both stay loaded in a process, so that a second call costs nothing.

    Raises
    ------
    ModelError, LexiconError
        Where the model or a table cannot be loaded.
    """
    from timeline.nlp.lean import import_spacy  # noqa: PLC0415 - as below

    import_spacy()
    from timeline.nlp.extract import Extractor  # noqa: PLC0415 - spaCy, which plotting a stored timeline can do without

    return Extractor(options.model, options.lexicon)


def extract_chunk(chunk: Chunk, options: ExtractOptions) -> list[Chronicle]:
    """Make the chronicles of a chunk."""
    articles = [one.article for one in chunk if one.article]
    extractor = load_extractor(options) if articles else None
    readings = iter(_read_all(articles, extractor) if extractor else ())
    return [_chronicle_of(one, readings, extractor) for one in chunk]


def _read_all(articles: list[Article], extractor: Extractor) -> list[Reading | Exception]:
    """Read articles together; where that fails, each alone, so that a fault stays with its article."""
    try:
        return list(extractor.read_many(articles))
    except (ModelError, LexiconError):
        raise  # no fault of an article
    except Exception:  # noqa: BLE001 - whatever goes wrong with a text must not cost the others
        return [_read_alone(article, extractor) for article in articles]


def _read_alone(article: Article, extractor: Extractor) -> Reading | Exception:
    try:
        return extractor.read(article)
    except Exception as error:  # noqa: BLE001 - as in `_read_all`
        return error


def _chronicle_of(one: Found, readings: Iterator[Reading | Exception], extractor: Extractor | None) -> Chronicle:
    if one.stored is not None:
        return _stored_chronicle(one)
    if one.article is None or extractor is None:
        return Chronicle((), (), (), (), one.notes)
    from timeline.graph.build import build_chronicle  # noqa: PLC0415 - not needed for stored timelines

    made_by = {"version": __version__, **extractor.made_by} | ({"reader": one.read_with} if one.read_with else {})
    try:
        reading = _raised(next(readings))
        chronicle = build_chronicle(reading, extractor.lexicon)
    except Exception as error:  # noqa: BLE001 - as in `_read_all`
        return failed(one, f"{type(error).__name__}: {error}", made_by)
    return replace(chronicle, notes=one.notes + chronicle.notes, made_by=made_by)


def _raised(reading: Reading | Exception) -> Reading:
    if isinstance(reading, Exception):
        raise reading
    return reading


def _stored_chronicle(one: Found) -> Chronicle:
    from timeline.io.timeline_file import from_dict  # noqa: PLC0415 - articles can do without

    try:
        return from_dict(one.stored, one.where)
    except InputError as error:
        return Chronicle((), (), (), (), (Note(FAILED, str(error)),))


def failed(one: Found, reason: str, made_by: dict[str, str] | None = None) -> Chronicle:
    """Return the empty chronicle of an article that failed, with a note that says why."""
    articles = (one.article,) if one.article else ()
    note = Note(FAILED, f"{one.article.id if one.article else one.where}: the article could not be read ({reason})")
    return Chronicle(articles, (), (), (), (*one.notes, note), made_by or {})


def in_processes(
    chunks: Iterator[Chunk], options: ExtractOptions, work: Work = extract_chunk
) -> Iterator[list[Chronicle]]:
    """Run chunks in worker processes and give their results in order."""
    pool = _new_pool(options.workers)
    waiting: deque[tuple[Chunk, Future[list[Chronicle]]]] = deque()
    try:
        while True:
            wanted = options.workers * WINDOW - len(waiting)
            waiting.extend((chunk, _submit(pool, work, chunk, options)) for chunk in islice(chunks, wanted))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                part = future.result()
            except BrokenProcessPool:  # everything under way is lost with the worker that died
                pool.shutdown(wait=False, cancel_futures=True)
                part = _one_by_one(chunk, options, work)
                pool = _new_pool(options.workers)
                waiting = deque((lost, _submit(pool, work, lost, options)) for lost, _ in waiting)
            yield part
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _new_pool(workers: int) -> ProcessPoolExecutor:
    """Start workers: forked where that is safe, so that they inherit the loaded model."""
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin_work)


def _begin_work() -> None:
    """Leave Ctrl-C to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _submit(pool: ProcessPoolExecutor, work: Work, chunk: Chunk, options: ExtractOptions) -> Future[list[Chronicle]]:
    try:
        return pool.submit(work, chunk, options)
    except BrokenProcessPool as error:
        broken: Future[list[Chronicle]] = Future()
        broken.set_exception(error)
        return broken


def _one_by_one(chunk: Chunk, options: ExtractOptions, work: Work) -> list[Chronicle]:
    """Run each article of a chunk in a worker of its own, to find the one that kills it."""
    found: list[Chronicle] = []
    for one in chunk:
        with _new_pool(1) as pool:
            try:
                found += pool.submit(work, [one], options).result()
            except BrokenProcessPool:
                found.append(failed(one, DIED))
    return found
