"""The same extraction on a cluster, through Dask: its scheduler, its retries, its dashboard.

Tasks are the chunks that worker processes would get, and give the same chronicles in the same order. A worker that dies
is Dask's to replace; a chunk of which several have died is read again article by article, so that the one is named. Where
no worker is left and none comes, the wait has an end.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from time import monotonic
from typing import Any

from timeline.config import ExtractOptions
from timeline.errors import ClusterError, UsageError
from timeline.model import Chronicle
from timeline.read.corpus import Found
from timeline.workers import DIED, Chunk, Work, chunked, extract_chunk, failed

OWN = "local"
WINDOW = 6  # chunks under way for each thread of the cluster
PATIENCE = 120.0  # seconds without any worker after which none is waited for
DEAD = ("failed", "closed")  # states of a worker that is not coming back
LOOK = 2.0  # seconds of waiting after which somebody looks whether there are workers


def extract_on_cluster(
    address: str, work: Work = extract_chunk, patience: float = PATIENCE
) -> Callable[[Iterable[Found], ExtractOptions], Iterator[Chronicle]]:
    """Give what extracts on the cluster at `address` (`tcp://…`), or on one of `options.workers` processes here ("local").

    What it gives raises a ClusterError where for `patience` seconds there is no worker, or the scheduler is gone.

    Raises
    ------
    UsageError
        Where Dask is not installed, or nobody answers at the address.
    """

    def extract(found: Iterable[Found], options: ExtractOptions) -> Iterator[Chronicle]:
        with _crew(address, options, work, patience) as crew:
            yield from _in_cluster(chunked(found), crew)

    return extract


@dataclass(frozen=True, slots=True)
class _Crew:
    """The workers of a cluster, by Dask's client; `revive` asks for those that are gone, where that can be asked."""

    client: Any  # of an optional package
    revive: Callable[[], object]
    patience: float
    work: Work
    options: ExtractOptions

    def submit(self, chunk: Chunk) -> Any:  # noqa: ANN401 - as above
        """Have a chunk read."""
        return self.client.submit(self.work, chunk, self.options, pure=False)

    def count(self) -> int:
        """Count the threads of all workers; 0 also where the scheduler does not answer."""
        try:
            return int(sum(self.client.nthreads().values()))
        except (OSError, TimeoutError):
            return 0


@contextmanager
def _crew(address: str, options: ExtractOptions, work: Work, patience: float) -> Iterator[_Crew]:
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415 - an extra, and half a second
    except ImportError as error:
        message = "--dask: distributed is not installed; install it with: pip install 'escalation-timeline[dask]'"
        raise UsageError(message) from error
    if address == OWN:
        with (
            LocalCluster(n_workers=options.workers, threads_per_worker=1, dashboard_address=":0") as cluster,  # type: ignore[no-untyped-call]
            Client(cluster) as client,  # type: ignore[no-untyped-call]
        ):
            yield _Crew(client, lambda: _replace_lost(cluster, options.workers), patience, work, options)
        return
    try:
        client = Client(address, timeout="20s")  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        message = (
            f"--dask: no scheduler answers at {address!r} ({error}); give tcp://HOST:PORT, or {OWN!r} for one here"
        )
        raise UsageError(message) from error
    with client:
        yield _Crew(client, lambda: None, patience, work, options)


def _replace_lost(cluster: Any, count: int) -> None:  # noqa: ANN401 - of an optional package
    """Have `count` workers begun where fewer are left.

    Dask gives up a worker that is not back within seconds, as on a busy machine, and begins another only when asked. One
    that died while it began is kept in its books as if it lived, so that it has to be struck from them.
    """
    died = [name for name, worker in cluster.workers.items() if worker.status.name in DEAD]
    if died:
        cluster.sync(cluster.scale_down, died)
    cluster.scale(count)


def _in_cluster(chunks: Iterator[Chunk], crew: _Crew) -> Iterator[Chronicle]:
    """Give the chronicles of chunks in order; a bounded number is under way."""
    waiting: deque[tuple[Chunk, Any]] = deque()
    while True:
        wanted = max(0, max(1, crew.count()) * WINDOW - len(waiting))  # fewer after one has died
        waiting.extend((chunk, crew.submit(chunk)) for chunk in islice(chunks, wanted))
        if not waiting:
            return
        chunk, future = waiting.popleft()
        yield from _result(chunk, future, crew)


def _result(chunk: Chunk, future: Any, crew: _Crew) -> list[Chronicle]:  # noqa: ANN401 - as above
    from distributed import KilledWorker  # noqa: PLC0415 - as in `_crew`

    try:
        return _wait(future, crew)
    except KilledWorker:
        if len(chunk) == 1:
            return [failed(chunk[0], DIED)]
        return [chronicle for one in chunk for chronicle in _result([one], crew.submit([one]), crew)]


def _wait(future: Any, crew: _Crew) -> list[Chronicle]:  # noqa: ANN401 - as above
    """Wait for what a worker reads, as long as there are workers."""
    seen = monotonic()
    while True:
        try:
            done: list[Chronicle] = future.result(timeout=LOOK)
        except TimeoutError:
            if crew.count():
                seen = monotonic()
            elif monotonic() - seen > crew.patience:
                message = (
                    f"--dask: the cluster has had no worker for {crew.patience:.0f} seconds; what was read is kept:"
                    " start workers, then the same command again"
                )
                raise ClusterError(message) from None
            else:
                crew.revive()
        except CancelledError as error:
            message = (
                "--dask: the scheduler is gone; what was read is kept: start a cluster, then the same command again"
            )
            raise ClusterError(message) from error
        else:
            return done
