"""Nothing invented: what the program says rests on words, and what does not is found."""

import json
from copy import deepcopy
from pathlib import Path

import pytest
from generated import records
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import timeline
from timeline.audit import audit
from timeline.cli import app
from timeline.io.timeline_file import from_dict

RECORD = {
    "id": "raid",
    "published": "2021-05-10",
    "text": "On 3 May 2021, French jets struck a base in Syria with missiles, killing at least 30 soldiers and wounding "
    "twelve. In retaliation, Syria shelled a French outpost. Iran condemned the strikes on Friday. According to "
    "Moscow, France will strike again. \u201cWe call on France to withdraw,\u201d Turkey said.",
}


def faults(whole):
    return [(one.field, one.fault) for one in audit(whole.chronicle) if one.unsupported]


@pytest.fixture(scope="module")
def built():
    return timeline.build(RECORD).to_dict()


@pytest.fixture
def said(built):
    """A timeline as plain data, to be spoiled."""
    return deepcopy(built)


def first(said, field):
    return next(event for event in said["events"] if event[field])


def test_what_was_read_is_supported_in_every_field(built):
    claims = audit(from_dict(built))
    assert not [claim for claim in claims if claim.fault]
    fields = {claim.field for claim in claims}
    assert fields >= {"source", "target", "time", "place", "weapon", "killed", "wounded", "attributed_to", "link"}


def spoil(said, event, **values):
    event.update(values)
    return said


FRANCE = "FRA"
SPOILED = {
    "a source without words": (lambda s: first(s, "killed")["mentions"][0]["support"].pop("source"), "source"),
    "a target without words": (lambda s: first(s, "killed")["mentions"][0]["support"].pop("target"), "target"),
    "another year": (lambda s: first(s, "killed")["time"].update(start="2020-05-03", end="2020-05-03"), "time"),
    "another month": (lambda s: first(s, "killed")["time"].update(start="2021-06-03", end="2021-06-03"), "time"),
    "other words for a date": (lambda s: first(s, "killed")["time"].update(expression="4 May 2021"), "time"),
    "a date of no words": (lambda s: first(s, "killed")["time"].update(expression=None), "time"),
    "another place": (lambda s: first(s, "killed")["place"].update(name="Iran"), "place"),
    "more dead": (lambda s: first(s, "killed")["killed"].update(min=300), "killed"),
    "more wounded": (lambda s: first(s, "wounded")["wounded"].update(min=13, max=13), "wounded"),
    "dead without words": (lambda s: first(s, "killed")["mentions"][0]["support"].pop("killed"), "killed"),
    "a weapon without words": (lambda s: first(s, "killed")["mentions"][0]["support"].pop("weapon"), "weapon"),
    "a claim by nobody": (lambda s: spoil(s, first(s, "killed"), attributed_to=[FRANCE]), "attributed_to"),
    "no mention": (lambda s: spoil(s, first(s, "killed"), mentions=[]), "mentions"),
    "the key of no mention": (lambda s: spoil(s, first(s, "killed"), key="raid:1"), "mentions"),
    "another sentence": (lambda s: first(s, "killed")["mentions"][0].update(sentence=[0, 5]), "mentions"),
    "a sentence beyond the end": (lambda s: first(s, "killed")["mentions"][0].update(sentence=[0, 9999]), "mentions"),
    "support that is no word": (
        lambda s: first(s, "killed")["mentions"][0]["support"].update(place=[[2, 3]]),
        "mentions",
    ),
    "an unknown rule": (lambda s: s["links"][0].update(evidence=None, inferred="guess"), "link"),
}


@pytest.mark.parametrize("name", SPOILED)
def test_what_is_invented_is_found(said, name):
    spoiling, field = SPOILED[name]
    spoiling(said)
    found = [claim.field for claim in audit(from_dict(said)) if claim.unsupported]
    assert field in found


def test_an_actor_that_no_article_names_is_found(said):
    said["actors"].append({"id": "PER", "name": "Peru", "kind": "state", "country": "PER", "aliases": []})
    first(said, "killed")["source"] = ["PER"]
    found = faults(timeline.Timeline(from_dict(said)))
    assert ("source", "'PER' is named nowhere in the articles that tell of it") in found


def test_a_link_against_time_is_found(said):
    link = said["links"][0]
    early, late = (next(e for e in said["events"] if e["id"] == link[end]) for end in ("earlier", "later"))
    day = {"precision": "day", "basis": "explicit", "expression": "3 May 2021"}
    early["time"] = {"start": "2021-05-03", "end": "2021-05-03"} | day
    late["time"] = {"start": "2021-05-02", "end": "2021-05-02"} | day
    assert ("link", "it runs against time") in faults(timeline.Timeline(from_dict(said)))


def test_what_a_hand_has_set_is_counted_apart(built):
    whole = timeline.Timeline(from_dict(built))
    key = first(built, "killed")["key"]
    corrected = whole.correct({"change": [{"key": key, "date": "2021-05-04", "source": "Turkey"}]})
    claims = audit(corrected.chronicle)
    assert {claim.field for claim in claims if claim.by_hand} >= {"time", "source"}
    assert not [claim for claim in claims if claim.unsupported and claim.field in ("time", "source")]


@pytest.mark.slow
def test_nothing_is_invented_in_any_article_alone_or_merged(every_timeline):
    each = list(every_timeline.values())
    assert sum(map(len, each)) > 500
    assert [(one.articles[0].id, *fault) for one in each for fault in faults(one)] == []
    assert faults(timeline.merge(each)) == []


@pytest.mark.slow
@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),  # shrinking would take minutes
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(records(), min_size=1, max_size=3))
def test_nothing_is_invented_in_generated_articles(articles):
    for one in timeline.extract(articles):
        assert faults(one) == []
        assert [note for note in one.notes if note.kind == "failed"] == []
    assert faults(timeline.build(articles)) == []


@pytest.fixture
def run(tmp_path, monkeypatch, built):
    monkeypatch.chdir(tmp_path)
    Path("chain.json").write_text(json.dumps(built))
    Path("raid.json").write_text(json.dumps(RECORD))
    return lambda *args: CliRunner().invoke(app, ["audit", *args])


def test_a_clean_file_is_0_and_prints_nothing(run):
    result = run("chain.json", "raid.json")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "claims: 0 unsupported" in result.stderr


def test_what_is_unsupported_is_printed_with_5(run, said):
    first(said, "killed")["killed"]["min"] = 300
    Path("chain.json").write_text(json.dumps(said))
    result = run("chain.json")
    assert result.exit_code == 5
    assert result.stdout == f"{first(said, 'killed')['id']} killed: 'at least 30 soldiers' does not say 300\n"


def test_a_text_that_is_not_the_articles_is_found(run):
    Path("raid.json").write_text(json.dumps(RECORD | {"text": "Nothing happened."}))
    result = run("chain.json", "raid.json")
    assert (result.exit_code, result.stdout) == (5, "raid text: is not the text of the article that was given\n")
    assert run("chain.json", "none.json").exit_code == 3
    Path("other.txt").write_text("Another article.")
    assert "none of the articles that were given has this id" in run("chain.json", "other.txt").stdout


def test_what_is_printed_cannot_drive_the_terminal(run, said):
    said["articles"][0]["text"] += " \x1b[31m"
    event = first(said, "killed")
    event["place"]["name"] = "\x1b[31mIran"
    Path("chain.json").write_text(json.dumps(said))
    result = run("chain.json")
    assert result.exit_code == 5
    assert "\x1b" not in result.stdout


def test_an_empty_file_is_4_unless_allowed(run, said):
    said |= {"events": [], "links": [], "notes": []}
    Path("chain.json").write_text(json.dumps(said))
    assert run("chain.json").exit_code == 4
    assert run("chain.json", "--allow-empty").exit_code == 0
