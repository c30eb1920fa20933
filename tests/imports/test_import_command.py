"""`timeline import`: files out, one message and an exit status for all that can be wrong."""

import made_up
import pytest
from typer.testing import CliRunner

import timeline
from timeline.cli import app


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "acled.csv").write_bytes(made_up.table(made_up.ACLED_NEW, made_up.SHELLING, made_up.ANSWER))
    return lambda *args, stdin=None: CliRunner().invoke(app, ["import", *args], input=stdin)


def test_a_file_becomes_a_timeline_and_a_picture(run, tmp_path):
    result = run("acled", "acled.csv", "-o", "war.json", "-o", "war.svg")
    assert result.exit_code == 0, result.stderr
    assert "2 events, 2 actors, 2031-05-03..2031-05-05, 1 link -> war.json, war.svg" in result.stderr
    assert len(timeline.load(tmp_path / "war.json")) == 2


def test_standard_input_becomes_standard_output(run, tmp_path):
    data = (tmp_path / "acled.csv").read_bytes()
    result = run("ACLED", "-", stdin=data)
    assert result.exit_code == 0
    assert '"format": "escalation-timeline/1"' in result.stdout


def test_what_could_not_be_used_is_said_unless_quiet(run, tmp_path):
    (tmp_path / "odd.csv").write_bytes(
        made_up.table(made_up.ACLED_NEW, made_up.SHELLING, made_up.SHELLING | {"sub_event_type": "Other"})
    )
    assert "note: odd.csv: row 3: sub_event_type: 'Other' is no act" in run("acled", "odd.csv", "-o", "odd.json").stderr
    assert not run("acled", "odd.csv", "-o", "odd.json", "--quiet").stderr


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["ucdp", "acled.csv"], 2, "found the data set 'ucdp'; allowed are acled, gdelt, icews, polecat"),
        (["acled", "missing.csv"], 3, "missing.csv: cannot be read"),
        (["icews", "acled.csv"], 3, "is no file of ICEWS: it lacks the columns"),
        (["acled", "acled.csv", "-o", "acled.csv"], 2, "is an input, and would be lost"),
        (["acled", "acled.csv", "-o", "no/folder/x.json"], 6, "does not exist; create it first"),
        (["acled", "acled.csv", "-o", "x.docx"], 2, "found the ending '.docx'"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_what_is_wrong_is_one_message_and_an_exit_status(run, tmp_path, args, code, message):
    before = (tmp_path / "acled.csv").read_bytes()
    result = run(*args)
    assert result.exit_code == code
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert (tmp_path / "acled.csv").read_bytes() == before


def test_a_file_without_an_act_has_the_exit_status_of_no_event(run, tmp_path):
    (tmp_path / "none.csv").write_bytes(made_up.table(made_up.ACLED_NEW))
    assert run("acled", "none.csv", "-o", "none.json").exit_code == 4
    assert not (tmp_path / "none.json").exists()
    assert run("acled", "none.csv", "-o", "none.json", "--allow-empty").exit_code == 0
