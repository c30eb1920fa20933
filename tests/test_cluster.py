"""The same extraction on a real Dask cluster of processes."""

import os
import signal
import subprocess
import sys

import pytest

from timeline.cluster import extract_on_cluster
from timeline.config import ExtractOptions
from timeline.errors import ClusterError, UsageError
from timeline.io.timeline_file import dumps
from timeline.read.corpus import read_inputs
from timeline.runs.work import extend_run
from timeline.workers import extract_chronicles, extract_chunk

dask = pytest.importorskip("dask")
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
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster:
        yield cluster.scheduler_address


@pytest.mark.slow
def test_a_cluster_gives_the_same_bytes_though_a_worker_is_killed(cluster, alone, tmp_path):
    (tmp_path / "lexicon").mkdir()
    options = ExtractOptions(lexicon=tmp_path / "lexicon")
    alone = [dumps(c) for c in extract_chronicles(read_inputs(RECORDS), options)]
    found = [dumps(c) for c in extract_on_cluster(cluster, dying_once)(read_inputs(RECORDS), options)]
    assert (tmp_path / "died").exists()
    assert found == alone


@pytest.mark.slow
def test_the_article_that_kills_every_worker_is_named_and_the_rest_done(alone):
    with dask.config.set({"distributed.scheduler.allowed-failures": 1}):  # three are allowed, and each takes seconds
        found = list(extract_on_cluster("local", deadly)(read_inputs(RECORDS), ExtractOptions(workers=2)))
    assert [n for n, c in enumerate(found) if dumps(c) != alone[n]] == [21]
    assert found[21].notes[0].message.startswith("a21: the article could not be read (its process died")


@pytest.mark.slow
def test_a_cluster_of_its_own(alone):
    found = extract_on_cluster("local")(read_inputs(RECORDS[:8]), ExtractOptions(workers=2))
    assert [dumps(c) for c in found] == alone[:8]


@pytest.mark.slow
def test_workers_that_dask_has_given_up_are_begun_anew(alone, monkeypatch):
    monkeypatch.setattr("timeline.cluster.LOOK", 0.2)
    lost_soon = {"distributed.deploy.lost-worker-timeout": "1ms", "distributed.scheduler.allowed-failures": 1}
    with dask.config.set(lost_soon):  # sooner than any comes back
        found = list(extract_on_cluster("local", deadly)(read_inputs(RECORDS), ExtractOptions(workers=1)))
    assert [n for n, c in enumerate(found) if dumps(c) != alone[n]] == [21]


@pytest.mark.slow
def test_where_no_worker_is_left_it_ends_and_what_was_read_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr("timeline.runs.work.PART", 4)
    monkeypatch.setattr("timeline.cluster.LOOK", 0.2)
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0") as cluster:
        extract = extract_on_cluster(cluster.scheduler_address, patience=1)

        def tell(_new, _before):
            cluster.scale(0)

        with pytest.raises(ClusterError, match=r"no worker for 1 seconds.*then the same command again"):
            extend_run(str(tmp_path / "run"), read_inputs(RECORDS), ExtractOptions(), extract=extract, tell=tell)
    kept = list((tmp_path / "run" / "parts").glob("*.json"))
    assert 0 < len(kept) < len(RECORDS) / 4
    for name in ("run", "whole"):
        extend_run(str(tmp_path / name), read_inputs(RECORDS), ExtractOptions())
    assert contents(tmp_path / "run") == contents(tmp_path / "whole")


def contents(path):
    return {str(p.relative_to(path)): p.read_bytes() for p in path.rglob("*") if p.is_file()}


SCHEDULER = """
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0") as cluster:
        print(cluster.scheduler_address, flush=True)
        input()
"""


@pytest.mark.slow
def test_where_the_scheduler_is_gone_it_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("timeline.cluster.LOOK", 0.2)
    script = tmp_path / "scheduler.py"
    script.write_text(SCHEDULER, "utf-8")
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([sys.executable, script], text=True, start_new_session=True, **pipes) as scheduler:
        found = extract_on_cluster(scheduler.stdout.readline().strip(), patience=1)(
            read_inputs(RECORDS), ExtractOptions()
        )
        next(found)
        os.killpg(scheduler.pid, signal.SIGKILL)
        with pytest.raises(ClusterError, match=r"the scheduler is gone|no worker for 1 seconds"):
            list(found)


def test_where_nobody_answers_it_is_said():
    with pytest.raises(UsageError, match="no scheduler answers"):
        list(extract_on_cluster("tcp://127.0.0.1:1")(read_inputs(RECORDS[:1]), ExtractOptions()))
