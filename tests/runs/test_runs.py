"""Long runs: killed, begun again, grown and asked; with the real program where it is a matter of processes."""

import json
import os
import signal
import subprocess
import sys
import time
from itertools import chain
from pathlib import Path

import pytest
from typer.testing import CliRunner

from timeline.api import Timeline
from timeline.cli import app
from timeline.cli.runs import _Progress
from timeline.config import ExtractOptions
from timeline.errors import InputError, UsageError
from timeline.graph.build import merge_chronicles
from timeline.io.timeline_file import dumps
from timeline.read.corpus import read_inputs
from timeline.runs.folder import open_run
from timeline.runs.query import chronicles_of, query_run
from timeline.runs.work import extend_run
from timeline.workers import chunked, extract_chronicles, extract_chunk, in_processes

DAYS = range(1, 29)


def records(count, first=0):
    return [
        {
            "id": f"a{n}",
            "published": f"2024-05-{DAYS[n % 28]:02}",
            "text": f"On {DAYS[n % 28]} May 2024 {'France' if n % 2 else 'Iran'} shelled a border town in Syria. Report {n}.",
        }
        for n in range(first, first + count)
    ]


@pytest.fixture
def small_parts(monkeypatch):
    monkeypatch.setattr("timeline.runs.work.PART", 4)


def run_into(path, articles, **options):
    return extend_run(str(path), read_inputs(articles), ExtractOptions(**options))


def contents(path):
    return {str(p.relative_to(path)): p.read_bytes() for p in sorted(Path(path).rglob("*")) if p.is_file()}


@pytest.mark.usefixtures("small_parts")
def test_a_run_holds_what_extract_gives(tmp_path):
    outcome = run_into(tmp_path / "run", records(10))
    assert (outcome.new, outcome.before, outcome.events, outcome.failures) == (10, 0, 10, ())
    straight = list(extract_chronicles(read_inputs(records(10)), ExtractOptions()))
    assert [dumps(c) for c in chronicles_of(open_run(tmp_path / "run"))] == [dumps(c) for c in straight]
    assert len(list((tmp_path / "run" / "parts").iterdir())) == 6


class Killed(BaseException):
    """Stands for being killed: nothing may be done any more."""


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("writes", [2, 3, 4])
def test_what_was_killed_goes_on_to_the_same_bytes(tmp_path, monkeypatch, writes):
    run_into(tmp_path / "whole", records(14))
    from timeline.runs import folder  # noqa: PLC0415 - its writer is replaced

    real, left = folder.write_bytes, iter([True] * writes)

    def write(path, data):
        if not next(left, False):
            (Path(path).parent / ".timeline-half.tmp").write_bytes(data[:9])
            raise Killed
        real(path, data)

    with monkeypatch.context() as patched:
        patched.setattr(folder, "write_bytes", write)
        with pytest.raises(Killed):
            run_into(tmp_path / "run", records(14))
    outcome = run_into(tmp_path / "run", records(14))
    assert outcome.new + outcome.before == 14
    assert contents(tmp_path / "run") == contents(tmp_path / "whole")


@pytest.mark.usefixtures("small_parts")
def test_a_corpus_may_grow(tmp_path):
    run_into(tmp_path / "run", records(6))
    before = contents(tmp_path / "run")
    outcome = run_into(tmp_path / "run", records(9))
    assert (outcome.new, outcome.before) == (3, 6)
    after = contents(tmp_path / "run")
    assert {name: after[name] for name in before} == before
    assert run_into(tmp_path / "run", records(9)).new == 0
    assert contents(tmp_path / "run") == after


def test_a_run_is_not_mixed_with_another_version(tmp_path):
    run_into(tmp_path / "run", records(1))
    manifest = tmp_path / "run" / "manifest.json"
    told = json.loads(manifest.read_text("utf-8"))
    told["made_by"]["model"] = "en_core_web_sm 2.0"
    manifest.write_text(json.dumps(told), "utf-8")
    with pytest.raises(UsageError, match=r"model was 'en_core_web_sm 2.0', is 'en_core_web_sm 3.8.0'.*another folder"):
        run_into(tmp_path / "run", records(1))


def test_a_damaged_part_is_named(tmp_path):
    run_into(tmp_path / "run", records(2))
    part = next((tmp_path / "run" / "parts").glob("*.gz"))
    part.write_bytes(part.read_bytes()[:-4])
    with pytest.raises(InputError, match="is not what was written"):
        list(chronicles_of(open_run(tmp_path / "run")))


def cut(path):
    path.write_bytes(path.read_bytes()[:-4])


def flip(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def swap(path):
    other = path.with_name(path.name.replace("0000001", "0000000"))
    one, two = path.read_bytes(), other.read_bytes()
    path.write_bytes(two)
    other.write_bytes(one)


def of_another_run(path):
    """Stands for a part that another version, model or lexicon has made: whole, but not this run's."""
    index = path.with_name("0000001.json")
    told = json.loads(index.read_text("utf-8"))
    told["made_by"]["lexicon"] = "sha256:0"
    index.write_text(json.dumps(told), "utf-8")


DAMAGE = {
    "cut off": (cut, "0000001.jsonl.gz", 1),
    "a bit changed": (flip, "0000001.jsonl.gz", 1),
    "lost": (Path.unlink, "0000001.jsonl.gz", 1),
    "swapped": (swap, "0000001.jsonl.gz", 2),
    "another run's": (of_another_run, "0000001.json", 1),
    "index cut off": (cut, "0000001.json", 1),
    "index lost": (Path.unlink, "0000001.json", 1),
    "index of no shape": (lambda path: path.write_text('{"articles": [5]}', "utf-8"), "0000001.json", 1),
    "index no object": (lambda path: path.write_text("[]", "utf-8"), "0000001.json", 1),
}


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_part_is_found_and_read_anew_to_the_same_bytes(tmp_path, kind):
    damage, name, parts = DAMAGE[kind]
    run_into(tmp_path / "run", records(10))
    whole = contents(tmp_path / "run")
    damage(tmp_path / "run" / "parts" / name)
    outcome = run_into(tmp_path / "run", records(10))
    assert (outcome.damaged, outcome.new, outcome.before) == (parts, 4 * parts, 10 - 4 * parts)
    assert contents(tmp_path / "run") == whole
    assert run_into(tmp_path / "run", records(10)).damaged == 0


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("told", ["[5]", '{"articles": [5]}', '{"articles": [{"digest": 5}]}', "[]", "{}", "\0"])
def test_an_index_of_no_shape_is_said_by_who_only_asks(tmp_path, told):
    run_into(tmp_path / "run", records(1))
    (tmp_path / "run" / "parts" / "0000000.json").write_text(told, "utf-8")
    with pytest.raises(InputError, match=r"0000000.json: .*extract again"):
        list(chronicles_of(open_run(tmp_path / "run")))


@pytest.mark.parametrize(
    "told", ["[]", "{}", '{"format": "escalation-run/2", "made_by": {}}', '{"format": "escalation-run/1"}']
)
def test_a_manifest_of_another_format_is_refused(tmp_path, told):
    (tmp_path / "manifest.json").write_text(told, "utf-8")
    with pytest.raises(InputError, match=r"manifest.json: found format .* allowed is 'escalation-run/1'"):
        open_run(tmp_path)


def test_what_cannot_be_read_is_told_once_and_not_tried_again(tmp_path):
    inputs = [*records(1), str(tmp_path / "missing.txt")]
    assert len(run_into(tmp_path / "run", inputs).failures) == 1
    assert run_into(tmp_path / "run", inputs).failures == ()


@pytest.mark.usefixtures("small_parts")
def test_a_query_gives_what_a_filter_of_everything_gives(tmp_path, monkeypatch):
    run_into(tmp_path / "run", records(24))
    run = open_run(tmp_path / "run")
    whole = Timeline(merge_chronicles(chronicles_of(run)))
    decoded = []
    from timeline.runs import folder  # noqa: PLC0415 - its reader is counted

    real = folder.from_dict
    monkeypatch.setattr(folder, "from_dict", lambda *given: decoded.append(1) or real(*given))
    asked = Timeline(merge_chronicles(query_run(run, actors=["france"], since="2024-05-05", until="2024-05-10")))
    wanted = whole.filter(actors="FRA", since="2024-05-05", until="2024-05-10")
    assert list(asked.events["key"]) == list(wanted.events["key"])
    assert len(asked) == len(decoded) == 3


@pytest.mark.usefixtures("small_parts")
def test_a_query_opens_only_the_parts_that_can_hold_what_it_asks_for(tmp_path):
    run_into(tmp_path / "run", records(24))
    wanted = [dumps(c) for c in query_run(open_run(tmp_path / "run"), since="2024-05-05", until="2024-05-10")]
    parts = sorted((tmp_path / "run" / "parts").glob("*.gz"))
    for part in (*parts[:1], *parts[3:]):
        part.unlink()  # four articles a part, one a day from 1 May: the second and third hold the days asked for
    assert [dumps(c) for c in query_run(open_run(tmp_path / "run"), since="2024-05-05", until="2024-05-10")] == wanted
    with pytest.raises(InputError, match=f"{parts[3].name}: cannot be read"):
        list(query_run(open_run(tmp_path / "run"), since="2024-05-05", until="2024-05-13"))


def test_an_actor_whom_no_article_has_is_an_error_with_names_like_it(tmp_path):
    run_into(tmp_path / "run", records(2))
    with pytest.raises(UsageError, match="found 'frence'; this run has france"):
        list(query_run(open_run(tmp_path / "run"), actors=["Frence"]))


def deadly(chunk, options):
    """Read a chunk, but die of one article."""
    if any(one.article.id == "a5" for one in chunk):
        os.kill(os.getpid(), signal.SIGKILL)
    return extract_chunk(chunk, options)


def test_an_article_that_a_worker_dies_of_is_named_and_the_rest_is_in_the_run(tmp_path):
    def extract(found, options):
        return chain.from_iterable(in_processes(chunked(found), options, deadly))

    run = tmp_path / "run"
    outcome = extend_run(str(run), read_inputs(records(10)), ExtractOptions(workers=2), extract=extract)
    assert [message.partition(":")[0] for message in outcome.failures] == ["a5"]
    run_into(tmp_path / "straight", records(10))
    read, wanted = ([dumps(c) for c in chronicles_of(open_run(path))] for path in (run, tmp_path / "straight"))
    assert [n for n in range(10) if read[n] != wanted[n]] == [5]


def test_a_run_of_which_an_article_fails_ends_with_status_5(tmp_path):
    articles = tmp_path / "articles.jsonl"
    articles.write_text("".join(json.dumps(r) + "\n" for r in [*records(2), {"id": "none"}]), "utf-8")
    result = CliRunner().invoke(app, ["extract", str(articles), "-o", f"{tmp_path}/run/"])
    assert result.exit_code == 5
    assert "3 read; the run has 2 events" in result.stderr


def test_progress_says_how_many_at_what_rate_and_how_long_it_takes(capsys):
    progress = _Progress(100)
    progress.begun -= 10
    progress.tell(20, 30)
    progress.tell(21, 30)  # too soon to be said
    assert capsys.readouterr().err == "\r50 of 100 articles, 2.0 a second, 25 s left   \n"


def program(*arguments):
    return [sys.executable, "-m", "timeline", *map(str, arguments)]


@pytest.mark.slow
def test_killed_with_force_it_goes_on_to_the_same_bytes(tmp_path):
    articles = tmp_path / "articles.jsonl"
    articles.write_text("".join(json.dumps(r) + "\n" for r in records(700)), "utf-8")
    first = subprocess.Popen(program("extract", articles, "-o", f"{tmp_path}/run/"), start_new_session=True)
    while len(list((tmp_path / "run" / "parts").glob("*.json"))) < 2:
        assert first.poll() is None, "it was done before it could be killed"
        time.sleep(0.05)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    for folder in ("run/", "whole/"):
        done = subprocess.run(
            program("extract", articles, "-o", f"{tmp_path}/{folder}"), capture_output=True, text=True, check=True
        )
    assert "700 read; the run has 700 events" in done.stderr
    assert contents(tmp_path / "run") == contents(tmp_path / "whole")
    for command in (["merge"], ["query", "--actor", "France", "--since", "2024-05-20"]):
        ran = subprocess.run(program(command[0], tmp_path / "run", *command[1:]), capture_output=True, check=True)
        assert json.loads(ran.stdout)["events"]


@pytest.mark.slow
def test_no_id_leads_out_of_the_output_folder(tmp_path, monkeypatch):
    ids = (
        "../../taken",
        str(tmp_path / "taken"),
        "a/../../taken",
        "..\\taken",
        "~/taken",
        "taken\n../taken",
        "con:nul",
    )
    told = [{**record, "id": name, "title": name, "outlet": name} for record, name in zip(records(7), ids, strict=True)]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "told.jsonl").write_text("".join(json.dumps(one) + "\n" for one in told), "utf-8")
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    commands = (
        ("extract", "../in/told.jsonl", "-o", "run/"),
        ("merge", "run/", "-o", "all.json"),
        ("query", "run/", "--actor", "France", "-o", "part.json"),
        ("build", "../in/told.jsonl", "-o", "built.json", "-o", "built.html", "-o", "built.svg"),
    )
    for command in commands:
        assert CliRunner().invoke(app, [*command, "--quiet"]).exit_code == 0, command
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in", "out"]
    assert [p.name for p in (tmp_path / "in").iterdir()] == ["told.jsonl"]
    assert {json.loads(Path("all.json").read_text("utf-8"))["articles"][n]["id"] for n in range(7)} == set(ids)
