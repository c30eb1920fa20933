"""What has changed between two timelines of one story."""

import json
from dataclasses import replace

import pytest
from typer.testing import CliRunner

import timeline
from timeline import Timeline
from timeline.changes import compare
from timeline.cli import app
from timeline.io.timeline_file import dumps
from timeline.model import Article, Chronicle, Mention

MORE = Article("later", "The jets struck the depot again and again.", published="2021-05-05", outlet="Gazette")


@pytest.fixture
def grown(chronicle):
    """Give the story a day later: the first event is told once more and has another date, the second is gone, one is new."""
    first, second = chronicle.events
    told = Mention("later", 9, 15, "struck", (0, 42), 0)
    day = replace(first.time, start="2021-05-02", end="2021-05-02")
    events = (
        replace(second, id="e1", key="later:0", mentions=(replace(told, start=0, end=3, trigger="The"),)),
        replace(first, id="e2", time=day, mentions=(*first.mentions, told)),
    )
    link = replace(chronicle.links[0], earlier="e2", later="e1")
    return replace(chronicle, articles=(*chronicle.articles, MORE), events=events, links=(link,))


def test_nothing_has_changed_in_the_same_timeline(chronicle):
    changes = compare(chronicle, chronicle)
    assert not changes
    assert (
        str(changes)
        == "articles: 0 new, 0 changed, 0 gone; events: 0 new, 0 changed, 0 gone; links: 0 new, 0 changed, 0 gone"
    )


def test_numbers_are_no_changes(chronicle):
    first, second = chronicle.events
    turned = replace(
        chronicle,
        events=(replace(second, id="e1"), replace(first, id="e2")),
        links=(replace(chronicle.links[0], earlier="e2", later="e1"),),
    )
    mention = replace(turned.events[0].mentions[0], support={})
    assert not compare(
        replace(chronicle, events=(first, replace(second, mentions=(mention,)))),
        replace(turned, events=(replace(turned.events[0], mentions=(mention,)), turned.events[1])),
    )


def test_what_is_new_changed_and_gone_is_told_by_key(chronicle, grown):
    changes = compare(chronicle, grown)
    assert [one["id"] for one in changes.articles.new] == ["later"]
    assert [one["key"] for one in changes.events.new] == ["later:0"]
    assert [one["key"] for one in changes.events.gone] == ["raid:69"]
    [changed] = changes.events.changed
    assert (changed.before["id"], changed.after["id"]) == ("e1", "e2")
    assert set(changed.fields) == {"time", "mentions"}
    assert changed.fields["mentions"] == (["raid:30"], ["raid:30", "later:9"])
    assert [(one["earlier"], one["later"]) for one in changes.links.new] == [("raid:30", "later:0")]
    assert [(one["earlier"], one["later"]) for one in changes.links.gone] == [("raid:30", "raid:69")]


def test_the_way_back_is_the_mirror(chronicle, grown):
    there, back = compare(chronicle, grown), compare(grown, chronicle)
    for name in ("articles", "events", "links"):
        assert len(getattr(there, name).new) == len(getattr(back, name).gone)
        assert len(getattr(there, name).changed) == len(getattr(back, name).changed)


def test_an_event_of_which_an_earlier_telling_was_found_is_the_same(chronicle):
    first, second = chronicle.events
    earlier = Mention("raid", 0, 2, "On", (0, 58), 0)
    more = replace(chronicle, events=(replace(first, key="raid:0", mentions=(earlier, *first.mentions)), second))
    changes = compare(chronicle, more)
    assert not changes.events.new
    assert not changes.events.gone
    assert [set(one.fields) for one in changes.events.changed] == [{"mentions"}]
    assert not changes.links


def test_two_events_of_one_key_are_not_one(chronicle):
    first = chronicle.events[0]
    twice = replace(chronicle, events=(first, replace(first, id="e2")), links=())
    assert len(compare(replace(chronicle, events=(first,), links=()), twice).events.new) == 1
    assert not compare(twice, twice).events.new


def test_a_text_that_was_changed_is_said(chronicle):
    other = replace(chronicle, articles=(replace(chronicle.articles[0], text=chronicle.articles[0].text + " More."),))
    assert "text_sha256: another one: the offsets of its events may differ" in str(compare(chronicle, other))


def test_it_reads_as_a_list(chronicle, grown):
    text = str(compare(chronicle, grown)).splitlines()
    assert (
        text[0]
        == "articles: 1 new, 0 changed, 0 gone; events: 1 new, 1 changed, 1 gone; links: 1 new, 0 changed, 1 gone"
    )
    assert "+ article later, Gazette" in text
    assert "~ e2 2021-05-02 strike on depot [raid:30]" in text
    assert "    time: 2021-05-03 -> 2021-05-02" in text
    assert "    mentions: +later:9" in text
    assert '+ e1 responds to e2 ("retaliated") [later:0 <- raid:30]' in text


def test_an_empty_timeline_has_nothing_in_common(chronicle):
    empty = Chronicle((), (), (), ())
    assert len(compare(empty, chronicle).events.new) == 2
    assert len(compare(chronicle, empty).events.gone) == 2


@pytest.fixture
def run(tmp_path, monkeypatch, chronicle, grown):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.json").write_text(dumps(chronicle), "utf-8")
    (tmp_path / "new.json").write_text(dumps(grown), "utf-8")
    return lambda *args: CliRunner().invoke(app, ["diff", *args])


def test_the_command_gives_text_and_json(run, chronicle, grown):
    result = run("old.json", "new.json")
    assert result.exit_code == 0
    assert result.stdout == f"{compare(chronicle, grown)}\n"
    data = json.loads(run("old.json", "new.json", "--json").stdout)
    assert data["events"]["changed"][0]["key"] == "raid:30"
    assert data["events"]["changed"][0]["fields"]["time"]["new"]["start"] == "2021-05-02"
    assert data == json.loads(json.dumps(timeline.diff("old.json", Timeline(grown)).to_dict()))


@pytest.mark.parametrize(("args", "code"), [(("old.json", "none.json"), 3), (("old.json",), 2)])
def test_a_file_that_is_not_there_has_its_exit_status(run, args, code):
    result = run(*args)
    assert result.exit_code == code
    assert "Traceback" not in result.output
