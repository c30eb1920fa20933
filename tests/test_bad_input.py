"""Bad input of every kind, as real files for the whole program: one message, the exit status of the contract, nothing lost.

What a room can show alone stands with the room (`tests/read`, `tests/io`, `tests/test_cli.py`); here are the whole way, real
disks, pipes and signals, and a look at the folder afterwards: no temporary file is left. What only reads and writes files runs
in this process, where the model is loaded once; what is about devices, pipes, rights and signals is a process of its own.
"""

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

import timeline
from timeline.cli import app
from timeline.io.timeline_file import dumps
from timeline.runs.folder import open_run

ROOT = Path(timeline.__file__).parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
STRIKE = "On 3 May 2021, France struck a base in Syria. "
COMMANDS = sorted(get_command(app).commands)


@pytest.fixture
def folder(tmp_path, monkeypatch, chronicle):
    monkeypatch.chdir(tmp_path)
    Path("chain.json").write_text(dumps(chronicle), "utf-8")
    Path("out.json").write_text("before", "utf-8")
    return tmp_path


def start(*args, **options):
    command = [sys.executable, "-m", "timeline", *map(str, args)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT, **options
    )


def outcome(process):
    """Give what a process says until it ends; one that never ends is a failure and is not waited for."""
    try:
        return process.communicate(timeout=300)
    except subprocess.TimeoutExpired:
        process.kill()
        raise


def shell(*args, **options):
    with start(*args, **options) as process:
        out, said = outcome(process)
    assert "Traceback" not in out + said
    return process.returncode, out, said


def run(*args):
    """Run the program in this process; an error that is not one of its own fails the test."""
    done = CliRunner().invoke(app, [*map(str, args)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert "internal error" not in done.stderr
    return done.exit_code, done.stdout, done.stderr


def left_over(folder):
    return [path.name for path in folder.rglob(".timeline-*")]


BAD = {
    "wrong-encoding.txt": ("Иран нанес удар по базе".encode("cp1251"), 3, "encoding cannot be told"),
    "nul.txt": (STRIKE.encode() + b"\0\0", 3, "binary data"),
    "truncated.txt.gz": (gzip.compress(STRIKE.encode() * 50)[:40], 3, "broken gzip"),
    "bomb.txt.gz": (gzip.compress(b"a" * 50_000_000), 3, "larger than 20,000,000"),
    "bomb.jsonl.gz": (gzip.compress(b"a" * 50_000_000), 3, "larger than 20,000,000"),
    "deep.json": (b"[" * 200_000, 3, "nested too deeply"),
    "deep-timeline.json": (b'{"format": "escalation-timeline/1", "events": ' + b"[" * 200_000, 3, "nested too deeply"),
    "deep-page.html": (b"<div>" * 200_000, 3, "no paragraph"),
    "bom.txt": (b"\xef\xbb\xbf" + STRIKE.encode(), 0, "1 event"),
    "crlf.txt": (STRIKE.replace(". ", ".\r\n\r\n").encode() * 2, 0, "1 event"),
    "combining.txt": ((STRIKE + "A\u0301\u0301\u0301\u0301 prote\u0301st. ").encode(), 0, "1 event"),
    "right-to-left.txt": ((STRIKE + "\u202eضربت فرنسا سوريا\u202c. ").encode(), 0, "1 event"),
    "year-9999.json": (json.dumps({"text": STRIKE, "published": "9999-12-31"}).encode(), 0, "1 event"),
    "year-1.json": (json.dumps({"text": STRIKE, "published": "0001-01-01"}).encode(), 0, "1 event"),
    "surrogate.json": (b'{"text": "%s \\ud800"}' % STRIKE.encode(), 0, "lone surrogates"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", BAD)
def test_a_bad_file(folder, name):
    content, status, says = BAD[name]
    Path(name).write_bytes(content)
    code, out, said = run("build", name, "-o", "out.json", "-o", "out.svg")
    assert (code, out) == (status, ""), said
    assert says in said
    assert (Path("out.json").read_text("utf-8") == "before") == (status != 0)
    assert left_over(folder) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["wrong-encoding.txt", "deep.json", "surrogate.json"])
def test_a_bad_file_for_the_program_itself(folder, name):
    content, status, says = BAD[name]
    Path(name).write_bytes(content)
    code, out, said = shell("build", name, "-o", "out.json")
    assert (code, out, says in said) == (status, "", True), said
    assert left_over(folder) == []


@pytest.mark.slow
def test_offsets_count_into_the_text_as_it_was_stored(folder):
    Path("odd.txt").write_bytes(("\ufeff" + "É\u0301\r\n\r\n" + STRIKE + "\u202e").encode())
    assert run("extract", "odd.txt", "-o", "out.json")[0] == 0
    [article], [event] = (timeline.load("out.json").to_dict()[name] for name in ("articles", "events"))
    mention = event["mentions"][0]
    assert article["text"].startswith("É\u0301\r\n")
    assert article["text"][mention["start"] : mention["end"]] == mention["trigger"] == "struck"
    assert left_over(folder) == []


@pytest.mark.slow
def test_fifty_megabytes_on_one_line_are_refused_by_name_and_a_long_line_below_the_limit_is_read(folder):
    line = STRIKE + "It was a quiet day in the town and nothing else was told. "
    Path("huge.txt").write_text(line * (50_000_000 // len(line)), "utf-8")
    code, _, said = run("extract", "huge.txt", "-o", "out.json")
    assert (code, Path("out.json").read_text("utf-8")) == (3, "before")
    assert "huge.txt: is larger than 20,000,000 bytes" in said
    Path("long.txt").write_text(STRIKE + "x" * 1_200_000 + " " + STRIKE, "utf-8")
    assert run("extract", "long.txt", "-o", "out.json")[0] == 0
    assert len(timeline.load("out.json")) == 1
    assert left_over(folder) == []


@pytest.mark.slow
@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "text",
    [STRIKE + "\n" + "a\n" * 1_000_000, STRIKE[:-2] + " and the army" * 6_700 + ".", STRIKE + "(" * 100_000],
    ids=["a million short lines", "a sentence of 20,000 words", "brackets that nobody closes"],
)
def test_a_text_out_of_all_proportion_is_read(text):
    Path("odd.txt").write_text(text, "utf-8")
    code, _, said = run("extract", "odd.txt", "-o", "out.json")
    assert code == 0, said
    assert len(timeline.load("out.json")) >= 1


@pytest.mark.slow
@pytest.mark.usefixtures("folder")
def test_folders_without_articles_loops_of_links_and_names_that_clash():
    for name in ("empty", "loop", "one", "two"):
        Path(name).mkdir()
    Path("loop/again").symlink_to(Path("loop").resolve())
    Path("loop/dead.txt").symlink_to("nowhere.txt")
    code, _, said = run("extract", "empty")
    assert (code, "holds no file" in said) == (3, True)
    code, _, said = run("extract", "loop", "-o", "out.json")
    assert code == 3, said
    for name in ("one", "two"):
        Path(name, "raid.txt").write_text(f"{STRIKE} It was raid {name}.", "utf-8")
    assert run("extract", "one", "two", "loop", "-o", "out.json")[0] == 5
    assert [article.id for article in timeline.load("out.json").articles] == ["raid", "raid-2"]


@pytest.mark.slow
@pytest.mark.usefixtures("folder")
def test_two_records_of_one_id_keep_both_texts():
    Path("twice.jsonl").write_text(
        json.dumps({"id": "a", "text": STRIKE}) + "\n" + '{"id": "a", "text": "War."}', "utf-8"
    )
    code, _, said = run("extract", "twice.jsonl", "-o", "out.json")
    assert (code, "the id 'a' was taken" in said) == (0, True)
    assert [article.id for article in timeline.load("out.json").articles] == ["a", "a-2"]


@pytest.mark.slow
@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("text", "language_is_said"),
    [
        (
            "Frankreich hat am Montag einen Stützpunkt in Syrien angegriffen, und der Iran hat die Angriffe verurteilt.",
            True,
        ),
        (
            "Le gouvernement de la France a annoncé lundi que des avions ont bombardé une base dans le nord de la Syrie.",
            True,
        ),
        ("Франция нанесла удар по базе в Сирии в понедельник, и Иран осудил эти удары, заявило министерство.", True),
        ("France struck a base in Syria on Monday, and Iran has condemned the strikes as an act of war.", False),
        ("France struck Syria.", False),
    ],
)
def test_text_that_is_not_english_is_said(text, language_is_said):
    Path("foreign.txt").write_text(text, "utf-8")
    code, _, said = run("extract", "foreign.txt", "-o", "out.json", "--allow-empty")
    assert code == 0
    assert ("does not look like English" in said) == language_is_said


# -- disks and rights ----------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
@pytest.mark.parametrize("args", [["export", "chain.json"], ["plot", "chain.json"]])
def test_a_full_device_is_6(folder, args):
    Path("full.svg" if args[0] == "plot" else "full.json").symlink_to("/dev/full")
    code, _, said = shell(*args, "-o", "full.svg" if args[0] == "plot" else "full.json")
    assert (code, "No space left" in said) == (6, True), said
    assert left_over(folder) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
@pytest.mark.usefixtures("folder")
def test_standard_output_on_a_full_device_is_6():
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "timeline", "export", "chain.json", "-o", "-"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=ENVIRONMENT)
    assert (done.returncode, "Traceback" in done.stderr) == (6, False), done.stderr


@pytest.fixture
def small_disk(folder):
    """Give a real disk of 64 kB, which only root can make."""
    disk = folder / "disk"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)],  # noqa: S607 - the system's own
        check=False,
        capture_output=True,
    )
    if made.returncode:
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)  # noqa: S607 - the system's own


def test_a_disk_that_runs_full_keeps_the_old_file(small_disk, chronicle):
    big = replace(chronicle.articles[0], id="big", text="a" * 100_000)
    Path("big.json").write_text(dumps(replace(chronicle, articles=(*chronicle.articles, big))), "utf-8")
    (small_disk / "out.json").write_text("before", "utf-8")
    code, _, said = shell("export", "big.json", "-o", small_disk / "out.json")
    assert (code, "No space left" in said) == (6, True), said
    assert (small_disk / "out.json").read_text("utf-8") == "before"
    assert [path.name for path in small_disk.iterdir()] == ["out.json"]


def without_rights(*args):
    """Run the program without root's right to pass over the rights of files."""
    command = [sys.executable, "-m", "timeline", *args]
    if hasattr(os, "getuid") and os.getuid() == 0:
        drop = "-dac_override,-dac_read_search"
        command = ["setpriv", f"--bounding-set={drop}", f"--inh-caps={drop}", *command]
        if shutil.which("setpriv") is None:
            pytest.skip("root passes over the rights of files")
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=ENVIRONMENT)
    return done.returncode, done.stderr


@pytest.mark.usefixtures("folder")
def test_what_may_not_be_read_is_3_and_a_folder_that_may_not_be_written_to_is_6():
    Path("secret.json").write_text(Path("chain.json").read_text("utf-8"), "utf-8")
    Path("secret.json").chmod(0)
    Path("locked").mkdir(mode=0o555)
    code, said = without_rights("show", "secret.json")
    assert (code, "Permission denied" in said) == (3, True), said
    code, said = without_rights("extract", "secret.json", "-o", "out.json")
    assert (code, "Permission denied" in said) == (3, True), said
    code, said = without_rights("export", "chain.json", "-o", "locked/out.csv")
    assert (code, "may not be written to" in said) == (6, True), said
    assert list(Path("locked").iterdir()) == []


# -- pipes and signals -----------------------------------------------------------------------------------------------------

BEFORE = {"import": ["acled"], "score": ["chain.json"]}
BEHIND = {"build": ["-o", "out.json"], "plot": ["-o", "out.svg"], "diff": ["chain.json"]}


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
@pytest.mark.parametrize("command", COMMANDS)
def test_ctrl_c_in_each_command_is_130_and_costs_nothing(folder, command):
    slow, read = "slow.json", "slow.json"
    if command == "query":  # which reads only runs
        open_run("run", {"version": timeline.__version__})
        Path("run/parts").mkdir(exist_ok=True)
        slow, read = "run/parts/00000.json", "run"
    os.mkfifo(slow)
    with start(command, *BEFORE.get(command, []), read, *BEHIND.get(command, [])) as process:
        writer = None
        while writer is None and process.poll() is None:
            with suppress(OSError):  # nobody reads yet
                writer = os.open(slow, os.O_WRONLY | os.O_NONBLOCK)
            time.sleep(0.02)
        if writer is None:
            pytest.fail(f"{command} ended before it read: {process.stderr.read()}")
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, said = outcome(process)
        os.close(writer)
    assert (process.returncode, said) == (130, "timeline: interrupted\n")
    assert Path("out.json").read_text("utf-8") == "before"
    assert left_over(folder) == []


@pytest.mark.parametrize("args", [["export", "-o", "-"], ["show", "--links"], ["audit"], ["plot", "-o", "-"]])
@pytest.mark.usefixtures("folder")
def test_a_pipe_that_is_closed_at_once_is_no_error(args):
    with start(args[0], "chain.json", *args[1:]) as process:
        process.stdout.close()
        said = process.stderr.read()
    assert "Traceback" not in said
    assert process.returncode == 0, said


# -- killed ----------------------------------------------------------------------------------------------------------------

WRITER = """
import sys
from timeline.io.atomic import write_bytes
number = 0
while True:
    number += 1
    write_bytes(sys.argv[1], bytes(str(number % 10), "ascii") * 300_000)
    if number == 1:
        print("ready", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_killed_at_any_point_the_old_file_or_the_new_one_stands(folder):
    for round_ in range(30):
        command = [sys.executable, "-c", WRITER, str(folder / "out.json")]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=ENVIRONMENT) as process:
            process.stdout.readline()
            time.sleep(0.0007 * round_)
            process.kill()
        data = (folder / "out.json").read_bytes()
        assert len(data) == 300_000
        assert len(set(data)) == 1
