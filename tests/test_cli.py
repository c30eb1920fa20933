"""The command line: every bad input of the contract, its one message and its exit code."""

import gzip
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

import timeline
from timeline.cli import app
from timeline.io.timeline_file import dumps
from timeline.model import Chronicle

STRIKE = "Ruritanian jets struck a depot."
BOTH = "Ruritanian jets struck a depot. Freedonia retaliated."


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder, fake_language):  # noqa: ARG001 - each is there for what it sets up
    def run(*args, stdin=None):
        return CliRunner().invoke(app, [str(arg) for arg in args], input=stdin)

    return run


@pytest.fixture
def raid(folder):
    (folder / "raid.txt").write_text(STRIKE)
    return "raid.txt"


@pytest.fixture
def stored(folder, chronicle):
    (folder / "chain.json").write_text(dumps(chronicle))
    return "chain.json"


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_build_writes_several_outputs(run, raid, folder):
    result = run("build", raid, "-o", "chain.png", "-o", "chain.json", "-o", "chain.csv")
    assert result.exit_code == 0, result.stderr
    assert (folder / "chain.png").read_bytes().startswith(b"\x89PNG")
    assert len(timeline.load("chain.json")) == 1
    assert result.stdout == ""
    assert "1 event, 2 actors, 0 links -> chain.png, chain.json, chain.csv" in result.stderr


def test_extract_writes_to_standard_output_by_default(run, raid):
    result = run("extract", raid)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["format"] == "escalation-timeline/1"
    assert run("extract", raid, "-o", "-", "--format", "csv").stdout.startswith("id,key,type")


def test_the_same_input_gives_the_same_bytes(run, raid, folder):
    for name in ("one", "two"):
        assert run("build", raid, "-o", f"{name}.json", "-o", f"{name}.svg", "-o", f"{name}.png").exit_code == 0
    for ending in ("json", "svg", "png"):
        assert (folder / f"one.{ending}").read_bytes() == (folder / f"two.{ending}").read_bytes()


def test_standard_input(run, chronicle):
    assert run("extract", "-", stdin=STRIKE).exit_code == 0
    assert run("export", "-", "-o", "-", "--format", ".md", stdin=dumps(chronicle)).stdout.startswith("| event | when")


def test_the_unknown_date_is_said_once(run, raid, folder):
    (folder / "two.txt").write_text(STRIKE)
    assert run("extract", raid, "two.txt").stderr.count("no date of publication is known (raid, two)") == 1
    assert "no date" not in run("extract", raid, "--published", "2023-12-04").stderr


@pytest.mark.parametrize("where", ["before", "after"])
def test_quiet_says_nothing_but_errors(run, raid, where):
    args = ["--quiet", "extract", raid] if where == "before" else ["extract", raid, "--quiet"]
    assert run(*args).stderr == ""
    assert "no such file" in run("--quiet", "extract", "missing.txt").stderr


def test_version(run):
    assert run("--version").stdout == f"timeline {timeline.__version__}\n"


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ([], "Usage"),
        (["fly"], "fly"),
        (["build"], "INPUT"),
        (["build", "raid.txt"], "no output; give -o FILE"),
        (["build", "raid.txt", "-o", "chain.xyz"], "found the ending '.xyz'; allowed are .png"),
        (["build", "raid.txt", "-o", "chain"], "found no ending"),
        (["build", "raid.txt", "-o", "a.png", "--view", "pie"], "view is 'pie'"),
        (["build", "raid.txt", "-o", "a.json", "--view", "pie"], "view is 'pie'"),
        (["build", "raid.txt", "-o", "-", "-o", "-"], "one output only"),
        (["build", "raid.txt", "-o", "a.png", "--format", "svg"], "--format"),
        (["build", "raid.txt", "-o", "-", "--format", "doc"], "allowed are .png"),
        (["build", "raid.txt", "-o", "a.png", "--published", "yesterday"], "YYYY-MM-DD"),
        (["build", "raid.txt", "-o", "a.png", "--workers", "0"], "workers: found 0"),
        (["build", "raid.txt", "-o", "a.png", "--workers", "two"], "--workers"),
        (["build", "raid.txt", "-o", "a.png", "--max-size", "big"], "max-size: found 'big'"),
        (["--max-size", "0", "build", "raid.txt", "-o", "a.png"], "max-size: found '0'"),
        (["build", "raid.txt", "-o", "a.png", "--lexicon", "none"], "does not exist"),
        (["build", "raid.txt", "-o", "a.png", "--mood", "calm"], "--mood"),
        (["extract", "raid.txt", "-o", "chain.png"], "found the ending '.png'; allowed are .json"),
        (["extract", "raid.json", "-o", "raid.json"], "is an input, and would be lost"),
        (["plot", "chain.json"], "no output"),
        (["plot", "chain.json", "-o", "chain.csv"], "allowed are .png, .svg, .pdf"),
        (["plot", "chain.json", "-o", "a.png", "--since", "May"], "since: found 'May'"),
        (["plot", "chain.json", "-o", "a.png", "--actor", "Sylvania"], "actor: found 'Sylvania'"),
        (["plot", "chain.json", "-o", "a.png", "--realis", "maybe"], "realis: found 'maybe'"),
        (["plot", "chain.json", "-o", "a.png", "--min-intensity", "11"], "min_intensity: found 11"),
        (["plot", "chain.json", "-o", "a.png", "--chain", "e9"], "event: found 'e9'"),
        (["plot", "chain.json", "-o", "a.png", "--theme", "pink"], "theme is 'pink': choose one of light, dark"),
        (["plot", "chain.json", "-o", "a.png", "--palette", "#123"], "palette is '#123': choose one of heat"),
        (["build", "raid.txt", "-o", "a.png", "--language", "xx"], "language is 'xx': choose one of cs"),
        (["export", "chain.json", "-o", "a.png"], "allowed are .json"),
        (["export", "chain.json", "-o", "a.csv", "--table", "people"], "table: found 'people'"),
        (["show"], "TIMELINE"),
        (["merge"], "merge"),
    ],
)
@pytest.mark.usefixtures("raid", "stored")
def test_wrong_usage_is_2_and_writes_nothing(run, folder, args, says):
    (folder / "raid.json").write_text(json.dumps({"text": STRIKE}))
    before = names(folder)
    result = run(*args)
    assert (result.exit_code, "Traceback" in result.output) == (2, False), result.output
    assert says in result.output
    assert names(folder) == before


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("missing.txt", None, "no such file"),
        ("*.doc", None, "matches no file"),
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n ", "is empty"),
        ("a.pdf", b"%PDF-1.4", "the PDF file cannot be read"),
        ("a.txt", bytes(range(256)), "binary data"),
        ("a.json", b'{"text": 1}', '"text" is a number'),
        ("a.json", b'{"text": ', "is no JSON (line 1"),
        ("a.json", b'{"title": "no text"}', 'no "text"'),
        ("a.jsonl", b"{}\n5\n", "line 2"),
        ("a.html", b"<html></html>", "no paragraph"),
        ("a.txt.gz", b"no gzip", "broken gzip"),
        ("a.txt.gz", gzip.compress(b"a" * 30_000_000, mtime=0), "larger than 20,000,000"),
        ("a.json", b'{"format": "escalation-timeline/9"}', "found format 'escalation-timeline/9'"),
        ("a.json", b'{"format": "escalation-timeline/1", "events": 5}', "events: found 5"),
    ],
)
def test_an_input_that_cannot_be_read_is_3_and_costs_no_file(run, folder, name, content, says):
    (folder / "chain.png").write_bytes(b"before")
    if content is not None:
        (folder / name).write_bytes(content)
    result = run("build", name, "-o", "chain.png")
    assert (result.exit_code, "Traceback" in result.output) == (3, False), result.output
    assert says in result.stderr
    assert result.stderr.startswith("timeline: ")
    assert (folder / "chain.png").read_bytes() == b"before"


@pytest.mark.parametrize(
    "command", [["plot", "x.json", "-o", "a.svg"], ["export", "x.json", "-o", "a.csv"], ["show", "x.json"]]
)
@pytest.mark.parametrize(
    "content", [None, "", "{", '{"text": "an article"}', "[]", '{"format": "escalation-timeline/2"}']
)
def test_a_timeline_file_that_is_none_is_3(run, folder, command, content):
    if content is not None:
        (folder / "x.json").write_text(content)
    result = run(*command)
    assert (result.exit_code, "Traceback" in result.output) == (3, False), result.output
    assert "x.json" in result.stderr


def test_max_size(run, raid, stored):
    assert run("extract", raid, "--max-size", "5").exit_code == 3
    assert run("--max-size", "5", "show", stored).exit_code == 3
    assert run("--max-size", "5", "extract", raid, "--max-size", "1k").exit_code == 0


def test_no_event_is_4_and_allow_empty_0(run, folder):
    (folder / "calm.txt").write_text("Nothing happened.")
    (folder / "calm.json").write_text("before")
    result = run("extract", "calm.txt", "-o", "calm.json")
    assert result.exit_code == 4
    assert "--allow-empty" in result.stderr
    assert (folder / "calm.json").read_text() == "before"
    assert run("build", "calm.txt", "-o", "calm.json", "-o", "calm.png", "--allow-empty").exit_code == 0
    assert len(timeline.load("calm.json")) == 0
    for command in (
        ["plot", "calm.json", "-o", "a.svg"],
        ["export", "calm.json", "-o", "a.csv"],
        ["show", "calm.json"],
    ):
        assert run(*command).exit_code == 4
        assert run(*command, "--allow-empty").exit_code == 0


def test_a_filter_that_leaves_nothing_is_4(run, stored):
    result = run("plot", stored, "-o", "a.svg", "--min-intensity", "9")
    assert result.exit_code == 4
    assert "no event fits" in result.stderr


def test_some_inputs_failed_is_5_with_the_rest_done(run, raid, folder):
    result = run("build", raid, "missing.txt", "-o", "chain.json")
    assert result.exit_code == 5
    assert "missing.txt" in result.stderr
    assert len(timeline.load("chain.json")) == 1
    (folder / "raids.jsonl").write_text('{"text": "He struck."}\nbroken\n{"text": "crash"}\n')
    result = run("extract", "raids.jsonl", "-o", "raids.json")
    assert result.exit_code == 5
    assert "line 2" in result.stderr
    assert "\x1b" not in result.stderr
    assert [note["kind"] for note in json.loads((folder / "raids.json").read_text())["notes"]] == ["failed", "failed"]


def test_5_goes_before_4_and_3_before_both(run, folder):
    (folder / "calm.txt").write_text("Nothing happened.")
    (folder / "crash.txt").write_text("crash")
    assert run("extract", "calm.txt", "missing.txt", "-o", "a.json").exit_code == 5
    assert run("extract", "calm.txt", "missing.txt", "-o", "a.json", "--allow-empty").exit_code == 5
    assert run("extract", "missing.txt", "-o", "a.json").exit_code == 3
    assert run("extract", "crash.txt", "missing.txt", "-o", "a.json", "--allow-empty").exit_code == 3


@pytest.mark.parametrize("output", ["none/chain.json", "taken.json", "raid.txt/chain.json"])
def test_an_output_that_cannot_be_written_is_6_before_any_work(run, raid, folder, monkeypatch, output):
    (folder / "taken.json").mkdir()
    monkeypatch.setattr("timeline.workers.load_extractor", lambda _options: pytest.fail("work began"))
    result = run("extract", raid, "-o", output)
    assert (result.exit_code, "Traceback" in result.output) == (6, False), result.output


def test_a_full_disk_is_6_and_leaves_the_old_file(run, raid, folder, monkeypatch):
    (folder / "chain.json").write_text("before")

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    result = run("extract", raid, "-o", "chain.json")
    assert result.exit_code == 6
    assert "No space left" in result.stderr
    assert (folder / "chain.json").read_text() == "before"
    assert names(folder) == ["chain.json", "raid.txt"]


def test_an_internal_error_is_1_and_one_line(run, raid, monkeypatch):
    def broken(*_args, **_kwargs):
        message = "oops\n  again"
        raise AssertionError(message)

    monkeypatch.setattr("timeline.api.gather", broken)
    result = run("extract", raid)
    assert result.exit_code == 1
    assert re.fullmatch(r"timeline: internal error: AssertionError: oops again; .*\n", result.stderr)


def test_an_interrupt_is_130(run, raid, monkeypatch):
    def interrupt(*_args, **_kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr("timeline.api.gather", interrupt)
    result = run("extract", raid)
    assert result.exit_code == 130
    assert result.stderr == "timeline: interrupted\n"


def test_a_picture_looks_as_the_user_wants_it(run, stored, folder):
    look = ["--title", "Two blows", "--theme", "dark", "--palette", "#010203,#111111,#222222,#333333,#0a0b0c"]
    look += ["--width", "9", "--dates", "day-first", "--language", "de"]
    assert run("plot", stored, "-o", "a.svg", *look).exit_code == 0
    picture = (folder / "a.svg").read_text()
    assert 'width="648pt"' in picture
    assert all(part in picture for part in ("Two blows", "#12181f", "#0a0b0c", "3. Mai"))


def test_a_closer_look_says_what_it_leaves_out(run, stored, folder):
    assert run("plot", stored, "-o", "a.svg", "--min-confidence", "0.89").exit_code == 0
    assert "1 event hidden (confidence below 0.89)." in (folder / "a.svg").read_text()
    result = run("plot", stored, "-o", "a.svg", "--chain", "e2", "--since", "2021-05-04")
    assert "1 event filtered out." in (folder / "a.svg").read_text(), result.output


def test_plot_and_export(run, stored, folder):
    assert (
        run(
            "plot", stored, "-o", "a.svg", "-o", "a.pdf", "--since", "2021", "--actor", "FRE", "--actor", "RUR"
        ).exit_code
        == 0
    )
    assert "<svg" in (folder / "a.svg").read_text()
    assert (
        run("plot", stored, "-o", "-", "--chain", "e2", "--realis", "actual,planned")
        .stdout.lstrip()
        .startswith("<?xml")
    )
    names = [f"a.{ending}" for ending in ("json", "jsonl", "csv", "graphml", "gexf", "md")]
    assert run("export", stored, *[part for name in names for part in ("-o", name)]).exit_code == 0
    assert all((folder / name).stat().st_size for name in names)
    assert run("export", stored, "-o", "-", "--format", "csv", "--table", "links").stdout.startswith(
        "kind,earlier,later"
    )


def test_show(run, folder, chronicle, monkeypatch):
    monkeypatch.setenv("COLUMNS", "160")
    spoiled = dumps(chronicle).replace("strike on depot", r"strike \u001b[31m[red]on\u202e depot")
    (folder / "chain.json").write_text(spoiled)
    result = run("show", "chain.json", "--links")
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert "strike \ufffd[31m[red]on\ufffd depot" in result.stdout
    assert "retaliated" in result.stdout
    assert "retaliated" not in run("show", "chain.json").stdout


ROOT = Path(timeline.__file__).parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def shell(*args, **variables):
    command = [sys.executable, "-m", "timeline", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=ENVIRONMENT | variables, timeout=60)


def start(*args):
    command = [sys.executable, "-m", "timeline", *args]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT)


@pytest.mark.usefixtures("folder")
def test_the_program_itself(stored):
    assert shell("--version").stdout == f"timeline {timeline.__version__}\n"
    result = shell("show", "missing.json")
    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr.startswith("timeline: missing.json: cannot be read")
    assert shell("export", stored, "-o", "-", "--format", "jsonl").stdout.count("\n") == 2
    result = shell("show", stored, PYTHONIOENCODING="ascii", NO_COLOR="1")
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("command", [["export", "chain.json", "-o", "-"], ["show", "chain.json", "--links"]])
def test_a_closed_pipe_is_no_error(folder, chronicle, command):
    event = replace(chronicle.events[0], source=(), target=(), mentions=())
    many = tuple(replace(event, id=f"e{number}") for number in range(1, 3000))
    (folder / "chain.json").write_text(dumps(Chronicle((), (), many, ())))
    with start(*command) as process:
        process.stdout.read(10)
        process.stdout.close()
        said = process.stderr.read().decode()
    assert (process.returncode, said) == (0, "")


@pytest.mark.usefixtures("folder")
def test_closed_standard_output_is_6(stored):
    command = [sys.executable, "-m", "timeline", "export", stored, "-o", "-"]
    code = f"import os; os.close(1); os.execv({command[0]!r}, {command!r})"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env=ENVIRONMENT, timeout=60
    )
    assert result.stderr.startswith("timeline: standard output: cannot be written")
    assert result.returncode == 6


@pytest.mark.slow
def test_the_whole_way_from_text_to_picture(folder):
    (folder / "raid.txt").write_text(
        " date 2023-12-04 In a new turn, U.S. forces struck a base in Iraq on Sunday. Iran condemned the attack."
    )
    first = shell("build", "raid.txt", "-o", "one.png", "-o", "one.json")
    assert (first.returncode, first.stdout) == (0, ""), first.stderr
    shell("build", "raid.txt", "-o", "two.png", "-o", "two.json")
    for ending in ("png", "json"):
        assert (folder / f"one.{ending}").read_bytes() == (folder / f"two.{ending}").read_bytes()
    whole = timeline.load("one.json")
    assert whole.articles[0].published == "2023-12-04"
    assert set(whole.to_dict()["made_by"]) == {"version", "model", "lexicon"}
    for event in whole.chronicle.events:
        for mention in event.mentions:
            assert whole.articles[0].text[mention.start : mention.end] == mention.trigger


@pytest.mark.slow
@pytest.mark.usefixtures("folder")
def test_a_missing_model_is_wrong_usage():
    Path("raid.txt").write_text(STRIKE)
    result = shell("extract", "raid.txt", "--model", "no_such_model")
    assert (result.returncode, result.stdout) == (2, "")
    assert "python -m spacy download no_such_model" in result.stderr


@pytest.fixture
def fixes(folder):
    (folder / "fixes.toml").write_text('[[change]]\nkey = "raid:30"\nrealis = "planned"\n[[drop]]\nkey = "raid:7"\n')
    return "fixes.toml"


@pytest.mark.parametrize(
    "command", [["show", "chain.json"], ["export", "chain.json", "-o", "-"], ["plot", "chain.json", "-o", "a.svg"]]
)
@pytest.mark.usefixtures("stored")
def test_a_stored_timeline_is_corrected_on_the_way(run, fixes, command):
    result = run(*command, "--corrections", fixes)
    assert result.exit_code == 0, result.stderr
    assert "corrections: 1 applied, 1 not" in result.stderr
    assert 'fixes.toml, line 4, [[drop]]: not dropped raid:7: no event is told at "raid:7"' in result.stderr
    assert "planned" in result.stdout or command[0] == "plot"


def test_build_corrects_at_the_end_and_says_so_in_its_file(run, raid, folder, fixes):
    result = run("build", raid, "--corrections", fixes, "-o", "chain.json")
    assert result.exit_code == 0, result.stderr
    data = json.loads((folder / "chain.json").read_text())
    assert {note["kind"] for note in data["notes"]} == {"correction-unused"}


@pytest.mark.parametrize("command", [["build", "raid.txt", "-o", "a.json"], ["show", "chain.json"]])
@pytest.mark.usefixtures("raid", "stored")
def test_a_bad_file_of_corrections_costs_one_message_before_any_work(run, folder, command):
    (folder / "bad.toml").write_text('[[dorp]]\nkey = "raid:30"\n')
    result = run(*command, "--corrections", "bad.toml")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "did you mean drop?" in result.stderr
    assert not (folder / "a.json").exists()


def test_show_gives_keys_and_explains_events(run, stored, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    assert "raid:30" in run("show", stored, "--keys").stdout
    assert "raid:30" not in run("show", stored).stdout
    assert "Freedonia [retaliated] with rockets" in run("show", stored, "--event", "e2").stdout
    assert "responds to e1" in run("show", stored, "--event", "e1", "--event", "e2").stdout
    assert run("show", stored, "--event", "e9").exit_code == 2
    assert run("show", stored, *["--event", "e1"] * 3).exit_code == 2
