"""The same extraction on a real Dask cluster of processes."""

import os
import signal

import pytest

from timeline.cluster import extract_on_cluster
from timeline.config import ExtractOptions
from timeline.errors import UsageError
from timeline.io.timeline_file import dumps
from timeline.read.corpus import read_inputs
from timeline.workers import extract_chronicles, extract_chunk

distributed = pytest.importorskip("distributed")
ACTORS = ("France", "Iran", "Israel", "Egypt")
RECORDS = [
    {
        "id": f"a{n}",
        "published": "2024-05-10",
        "text": f"On {n % 28 + 1} May 2024 {ACTORS[n % 4]} shelled a town in Syria.",
    }
    for n in range(40)
]


def deadly(chunk, options):
    """Read a chunk, but die of one article."""
    if any(one.article.id == "a21" for one in chunk):
        os.kill(os.getpid(), signal.SIGKILL)
    return extract_chunk(chunk, options)


def dying_once(chunk, options):
    """Read a chunk; the first worker to come to one of them dies."""
    mark = options.lexicon.parent / "died"
    if any(one.article.id == "a13" for one in chunk) and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return extract_chunk(chunk, options)


@pytest.fixture(scope="module")
def alone():
    return [dumps(c) for c in extract_chronicles(read_inputs(RECORDS), ExtractOptions())]


@pytest.fixture(scope="module")
def cluster():
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


@pytest.mark.slow
def test_a_cluster_gives_the_same_bytes_though_a_worker_is_killed(cluster, alone, tmp_path):
    (tmp_path / "lexicon").mkdir()
    options = ExtractOptions(lexicon=tmp_path / "lexicon")
    alone = [dumps(c) for c in extract_chronicles(read_inputs(RECORDS), options)]
    found = [dumps(c) for c in extract_on_cluster(cluster, dying_once)(read_inputs(RECORDS), options)]
    assert (tmp_path / "died").exists()
    assert found == alone


@pytest.mark.skipif(
    "TIMELINE_DEADLY" not in os.environ,
    reason="passes, but was seen to wait for ever once, when Dask began none of the killed workers anew; TIMELINE_DEADLY=1 runs it",
)
@pytest.mark.slow
def test_the_article_that_kills_every_worker_is_named_and_the_rest_done(cluster, alone):
    found = list(extract_on_cluster(cluster, deadly)(read_inputs(RECORDS), ExtractOptions()))
    assert [n for n, c in enumerate(found) if dumps(c) != alone[n]] == [21]
    assert found[21].notes[0].message.startswith("a21: the article could not be read (its process died")


@pytest.mark.slow
def test_a_cluster_of_its_own(alone):
    found = extract_on_cluster("local")(read_inputs(RECORDS[:8]), ExtractOptions(workers=2))
    assert [dumps(c) for c in found] == alone[:8]


def test_where_nobody_answers_it_is_said():
    with pytest.raises(UsageError, match="no scheduler answers"):
        list(extract_on_cluster("tcp://127.0.0.1:1")(read_inputs(RECORDS[:1]), ExtractOptions()))
