"""Measuring a timeline by one's own annotation: gold files, a folder of them, a corrected timeline."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

import timeline
from timeline import Timeline
from timeline.cli import app
from timeline.errors import InputError
from timeline.io.timeline_file import dumps
from timeline.scoring.gold import read_aliases, read_gold

ROOT = Path(__file__).parents[2]
GOLD = {
    "id": "raid",
    "events": [
        {
            "id": "g1",
            "trigger": "struck",
            "trigger_start": 30,
            "class": "ASSAULT",
            "actors": ["Ruritania"],
            "targets": ["Freedonia"],
            "date": "2021-05-03",
            "realis": "actual",
            "mentions": [[30, 36]],
        },
        {
            "id": "g2",
            "trigger": "retaliated",
            "trigger_start": 69,
            "class": "ASSAULT",
            "actors": ["the Freedonians"],
            "targets": ["Ruritania"],
            "date": None,
            "realis": "actual",
            "mentions": [[69, 79]],
        },
    ],
    "links": [{"type": "responds_to", "from": "g2", "to": "g1"}],
}


@pytest.fixture
def files(tmp_path, monkeypatch, chronicle):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "found.json").write_text(dumps(chronicle), "utf-8")
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "raid.json").write_text(json.dumps(GOLD), "utf-8")
    return tmp_path


def f1(report):
    return {name: figures["f1"] for name, figures in report.to_dict()["all"].items()}


@pytest.mark.usefixtures("files")
def test_a_gold_file_and_a_folder_give_the_same():
    one, many = (timeline.score(where, "found.json").to_dict() for where in ("gold/raid.json", "gold"))
    assert one == many
    assert one["all"]["event"] == {"f1": 1.0, "precision": 1.0, "recall": 1.0, "right": 2, "found": 2, "gold": 2}
    assert one["all"]["source"]["right"] == 1
    assert one["all"]["link"]["f1"] == 1.0
    assert [fault["kind"] for fault in one["faults"]] == ["source wrong"]


def test_other_names_are_accepted_where_they_are_listed(files):
    (files / "names.json").write_text(json.dumps({"Freedonia": ["the Freedonians"]}), "utf-8")
    assert f1(timeline.score("gold", "found.json", aliases="names.json"))["whole"] == 1.0
    assert f1(timeline.score("gold", "found.json", aliases={"Freedonia": ["the Freedonians"]}))["whole"] == 1.0
    (files / "gold" / "aliases.json").write_text(json.dumps({"Freedonia": ["the Freedonians"]}), "utf-8")
    assert f1(timeline.score("gold", "found.json"))["whole"] == 1.0


def test_a_timeline_is_right_by_itself_and_wrong_by_a_corrected_one(chronicle):
    tl = Timeline(chronicle)
    assert set(f1(timeline.score(tl, tl)).values()) == {1.0}
    first, second = chronicle.events
    corrected = Timeline(replace(chronicle, events=(replace(first, type="COERCE", mode=None), second)))
    report = timeline.score(corrected, tl)
    assert f1(report)["type"] == 0.5
    assert [fault.kind for fault in report.scores.faults] == ["type wrong"]


@pytest.mark.usefixtures("files")
def test_what_other_articles_tell_counts_for_nothing(chronicle):
    other = replace(chronicle.articles[0], id="other")
    mention = replace(chronicle.events[0].mentions[0], article="other")
    event = replace(chronicle.events[0], id="e3", key="other:30", mentions=(mention,))
    more = replace(chronicle, articles=(*chronicle.articles, other), events=(*chronicle.events, event))
    assert timeline.score("gold", Timeline(more)).to_dict() == timeline.score("gold", "found.json").to_dict()


def test_an_article_that_is_missing_counts_as_not_found(files):
    (files / "gold" / "second.json").write_text(json.dumps(GOLD | {"id": "second"}), "utf-8")
    report = timeline.score("gold", "found.json")
    assert report.missing == ("second",)
    assert report.to_dict()["all"]["event"]["recall"] == 0.5


@pytest.mark.parametrize(
    ("gold", "message"),
    [
        ("{", "is no JSON"),
        ("[]", "allowed is an object"),
        (json.dumps({"id": "x"}), r"events: found nothing; allowed is a list"),
        (json.dumps(GOLD | {"events": [GOLD["events"][0] | {"class": "WAR"}]}), r"events\[0\]\.class: found 'WAR'"),
        (
            json.dumps(GOLD | {"events": [GOLD["events"][0] | {"date": "2021-02-30"}]}),
            r"events\[0\]\.date: found '2021-02-30'",
        ),
        (
            json.dumps(GOLD | {"links": [{"type": "causes", "from": "g9", "to": "g1"}]}),
            r"links\[0\]\.from: there is no event 'g9'",
        ),
    ],
)
def test_what_is_no_annotation_is_refused_with_its_place(files, gold, message):
    (files / "bad.json").write_text(gold, "utf-8")
    with pytest.raises(InputError, match=message):
        timeline.score("bad.json", "found.json")


def test_an_empty_folder_and_odd_aliases_are_refused(files):
    (files / "empty").mkdir()
    with pytest.raises(InputError, match="holds no gold file"):
        read_gold("empty")
    (files / "odd.json").write_text("[1]", "utf-8")
    with pytest.raises(InputError, match="allowed is one from a name"):
        read_aliases("odd.json")


def test_our_own_annotation_is_read():
    golds, aliases = read_gold(str(ROOT / "data" / "gold"))
    assert len(golds) == len(list((ROOT / "data" / "articles").iterdir()))
    assert aliases


def test_the_command_gives_a_table_faults_and_json(files):
    def run(*args):
        return CliRunner().invoke(app, ["score", *args])

    table = run("gold", "found.json")
    assert table.exit_code == 0
    assert "events found                         1.000     1.000  1.000      2      2      2" in table.stdout
    assert "raid  source wrong: retaliated: freedonians | freedonia" in run("gold", "found.json", "--faults").stdout
    assert json.loads(run("gold", "found.json", "--json").stdout) == timeline.score("gold", "found.json").to_dict()
    assert run("none", "found.json").exit_code == 3
    (files / "gold" / "second.json").write_text(json.dumps(GOLD | {"id": "second"}), "utf-8")
    assert "has no article 'second'" in run("gold", "found.json").stderr
