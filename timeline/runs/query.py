"""Ask a run: only the articles are decoded in which, by the index, somebody asked for acts in the time asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from timeline.config import parse_bound
from timeline.errors import UsageError
from timeline.model import Chronicle
from timeline.runs.folder import Entry, RunFolder
from timeline.selection import select


def chronicles_of(run: RunFolder) -> Iterator[Chronicle]:
    """Yield the chronicle of each article of a run, in order; they are decoded one at a time."""
    for number, entries in run.indices():
        yield from run.read_part(number, [True] * len(entries))


def query_run(
    run: RunFolder,
    *,
    actors: Sequence[str] = (),
    types: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
) -> Iterator[Chronicle]:
    """Yield for each article that has such events a chronicle of just these.

    Parameters
    ----------
    actors
        Ids, names or aliases; an event fits if any of them acts or is acted on.
    types
        PLOVER types.
    since, until
        First and last day (`YYYY-MM-DD`), month or year; an undated event lies in no stretch of days.

    Raises
    ------
    UsageError
        Where no article of the run has such an actor, or a bound is no date.
    InputError
        Where a part is not what was written.
    """
    first = "" if since is None else parse_bound(since, "since", "first")
    last = "9999-12-31" if until is None else parse_bound(until, "until", "last")
    dated = since is not None or until is not None
    wanted = {name.casefold() for name in actors}
    met: set[str] = set()
    for number, entries in run.indices():
        met.update(name for entry in entries for name in wanted.intersection(entry.names))
        fits = [_fits(entry, wanted, first, last, dated=dated) for entry in entries]
        if any(fits):
            here = (entry for entry, fit in zip(entries, fits, strict=True) if fit)
            for entry, chronicle in zip(here, run.read_part(number, fits), strict=True):
                asked = sorted(wanted.intersection(entry.names)) or None
                part = select(chronicle, actors=asked, types=types or None, since=since, until=until)
                if part.events:
                    yield part
    if wanted - met:
        raise UsageError(_unknown(run, sorted(wanted - met)))


def _fits(entry: Entry, wanted: set[str], first: str, last: str, *, dated: bool) -> bool:
    if not entry.events or (wanted and wanted.isdisjoint(entry.names)):
        return False
    return not dated or (entry.since is not None and entry.since <= last and (entry.until or "") >= first)


def _unknown(run: RunFolder, names: Sequence[str]) -> str:
    known = sorted({name for _, entries in run.indices() for entry in entries for name in entry.names})
    near = sorted({match for name in names for match in get_close_matches(name, known)}) or known[:12]
    return f"actor: found {', '.join(map(repr, names))}; this run has {', '.join(near) if near else 'no actors'}"
