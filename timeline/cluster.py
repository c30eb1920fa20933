"""The same extraction on a cluster, through Dask: its scheduler, its retries, its dashboard.

Tasks are the chunks that worker processes would get, and give the same chronicles in the same order. A worker that dies
is Dask's to replace; a chunk of which several have died is read again article by article, so that the one is named.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from timeline.config import ExtractOptions
from timeline.errors import UsageError
from timeline.model import Chronicle
from timeline.read.corpus import Found
from timeline.workers import DIED, Chunk, Work, chunked, extract_chunk, failed

OWN = "local"
WINDOW = 6  # chunks under way for each thread of the cluster


def extract_on_cluster(
    address: str, work: Work = extract_chunk
) -> Callable[[Iterable[Found], ExtractOptions], Iterator[Chronicle]]:
    """Give what extracts on the cluster at `address` (`tcp://…`), or on one of `options.workers` processes here ("local").

    Raises
    ------
    UsageError
        Where Dask is not installed, or nobody answers at the address.
    """

    def extract(found: Iterable[Found], options: ExtractOptions) -> Iterator[Chronicle]:
        with _client(address, options) as client:
            yield from _in_cluster(chunked(found), options, client, work)

    return extract


@contextmanager
def _client(address: str, options: ExtractOptions) -> Iterator[Any]:
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415 - an extra, and half a second
    except ImportError as error:
        message = "--dask: distributed is not installed; install it with: pip install 'escalation-timeline[dask]'"
        raise UsageError(message) from error
    if address == OWN:
        with (
            LocalCluster(n_workers=options.workers, threads_per_worker=1, dashboard_address=None) as cluster,  # type: ignore[no-untyped-call]
            Client(cluster) as client,  # type: ignore[no-untyped-call]
        ):
            yield client
        return
    try:
        client = Client(address, timeout="20s")  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        message = (
            f"--dask: no scheduler answers at {address!r} ({error}); give tcp://HOST:PORT, or {OWN!r} for one here"
        )
        raise UsageError(message) from error
    with client:
        yield client


def _in_cluster(chunks: Iterator[Chunk], options: ExtractOptions, client: Any, work: Work) -> Iterator[Chronicle]:  # noqa: ANN401 - of an optional package
    """Give the chronicles of chunks in order; a bounded number is under way."""
    waiting: deque[tuple[Chunk, Any]] = deque()
    while True:
        wanted = max(0, max(1, sum(client.nthreads().values())) * WINDOW - len(waiting))  # fewer after one has died
        waiting.extend((c, client.submit(work, c, options, pure=False)) for c in islice(chunks, wanted))
        if not waiting:
            return
        chunk, future = waiting.popleft()
        yield from _result(chunk, future, options, client, work)


def _result(chunk: Chunk, future: Any, options: ExtractOptions, client: Any, work: Work) -> list[Chronicle]:  # noqa: ANN401 - as above
    from distributed import KilledWorker  # noqa: PLC0415 - as in `_client`

    try:
        done: list[Chronicle] = future.result()
    except KilledWorker:
        if len(chunk) == 1:
            return [failed(chunk[0], DIED)]
        return [
            chronicle
            for one in chunk
            for chronicle in _result([one], client.submit(work, [one], options, pure=False), options, client, work)
        ]
    return done
