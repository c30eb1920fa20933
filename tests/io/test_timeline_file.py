"""The timeline file: what is written comes back, and what is wrong is said with its place."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.errors import InputError, TimelineFileError
from timeline.io.timeline_file import dumps, from_dict, load, loads, to_dict
from timeline.model import Actor, Article, Chronicle, Note, Tally


def test_the_file_has_the_shape_of_the_contract(chronicle):
    data = to_dict(chronicle)
    assert list(data) == ["format", "made_by", "articles", "actors", "events", "links", "notes"]
    assert list(data["articles"][0]) == ["id", "title", "published", "outlet", "url", "text"]
    assert list(data["events"][0])[:4] == ["id", "key", "origin", "type"]
    assert data["events"][1]["killed"] == {"min": 30, "max": None}
    assert data["events"][1]["mentions"][0]["support"] == {"source": [[59, 68]], "target": [{"link": "e1"}]}
    assert data["events"][1]["confidence"] == 0.877
    assert data["links"][0]["evidence"]["cue"] == "retaliated"
    assert data["links"][0]["inferred"] is None


def test_what_is_written_comes_back(chronicle):
    exact = replace(chronicle, events=tuple(replace(event, confidence=0.875) for event in chronicle.events))
    assert loads(dumps(exact)) == exact
    assert dumps(loads(dumps(chronicle))) == dumps(chronicle)
    assert dumps(chronicle) == dumps(chronicle)


def test_actors_and_links_are_sorted_by_number(chronicle):
    link = chronicle.links[0]
    many = replace(
        chronicle, actors=chronicle.actors[::-1], links=(replace(link, later="e10"), replace(link, later="e9"))
    )
    data = to_dict(many)
    assert [actor["id"] for actor in data["actors"]] == ["FRE", "RUR"]
    assert [one["later"] for one in data["links"]] == ["e9", "e10"]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # a busy machine is no fault
@given(
    st.builds(
        Chronicle,
        articles=st.lists(
            st.builds(Article, id=st.text(min_size=1), text=st.text(min_size=1), title=st.none() | st.text(min_size=1)),
            unique_by=lambda article: article.id,
            max_size=3,
        ).map(tuple),
        actors=st.lists(
            st.builds(Actor, id=st.text(min_size=1), name=st.text(min_size=1)),
            unique_by=lambda actor: actor.id,
            max_size=3,
        ).map(lambda actors: tuple(sorted(actors, key=lambda actor: actor.id))),
        events=st.just(()),
        links=st.just(()),
        notes=st.lists(st.builds(Note, kind=st.text(min_size=1), message=st.text(min_size=1))).map(tuple),
        made_by=st.dictionaries(st.text(min_size=1), st.text(min_size=1)),
    )
)
def test_any_text_comes_back(chronicle):
    assert loads(dumps(chronicle)) == chronicle


def spoiled(chronicle, path, value):
    data = json.loads(dumps(chronicle))
    *way, last = path
    inner = data
    for step in way:
        inner = inner[step]
    if value is KeyError:
        del inner[last]
    else:
        inner[last] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (["events"], KeyError, "events: found nothing; allowed is a list"),
        (["events"], {}, "events: found {}; allowed is a list"),
        (["events", 0], 5, "events[0]: found 5; allowed is an object"),
        (["events", 0, "id"], KeyError, "events[0].id: found nothing; allowed is a string"),
        (["events", 0, "type"], "WAR", "events[0].type: found 'WAR'; allowed is one of AGREE"),
        (["events", 0, "realis"], None, "events[0].realis: found None; allowed is one of actual"),
        (
            ["events", 0, "time", "start"],
            "2021-02-30",
            "events[0].time.start: found '2021-02-30'; allowed is YYYY-MM-DD",
        ),
        (
            ["events", 0, "time", "start"],
            "2021-05-04",
            "events[0].time: ends (2021-05-03) before it starts (2021-05-04)",
        ),
        (["events", 0, "time", "basis"], "guess", "events[0].time.basis"),
        (["events", 0, "goldstein"], 11, "events[0].goldstein: found 11; allowed is a number from -10 to 10"),
        (["events", 0, "intensity"], True, "events[0].intensity: found True"),
        (["events", 0, "confidence"], float("nan"), "events[0].confidence: found nan"),
        (["events", 1, "killed"], {"min": 5, "max": 2}, "events[1].killed: min 5 is more than max 2"),
        (["events", 1, "killed", "min"], -1, "events[1].killed.min: found -1"),
        (["events", 1, "id"], "e1", "events: the id 'e1' occurs 2 times"),
        (["events", 0, "source"], ["XXX"], "events[0].source: there is no actor 'XXX'"),
        (["events", 0, "mentions", 0, "article"], "x", "events[0].mentions[0]: there is no article 'x'"),
        (["events", 0, "mentions", 0, "start"], 29, "events[0].mentions[0]: text[29:36] of 'raid' is"),
        (["events", 0, "mentions", 0, "sentence"], [5, 2], "events[0].mentions[0].sentence: found [5, 2]"),
        (["events", 1, "mentions", 0, "support", "target"], [{"link": "e9"}], "support: there is no event 'e9'"),
        (["events", 1, "mentions", 0, "support"], [], "support: found []; allowed is an object"),
        (["links", 0, "kind"], "before", "links[0].kind: found 'before'"),
        (["links", 0, "later"], "e9", "links[0]: there is no event 'e9'"),
        (["links", 0, "later"], "e1", "links[0]: joins 'e1' to itself"),
        (["links", 0, "inferred"], "rule", 'links[0]: exactly one of "evidence" and "inferred" is set'),
        (["links", 0, "evidence", "end"], 3, "links[0].evidence: text["),
        (["notes", 0, "events"], ["e7"], "notes[0].events: there is no event 'e7'"),
        (["actors", 0, "kind"], "army", "actors[0].kind: found 'army'; allowed is one of state"),
        (["articles", 0, "published"], "yesterday", "articles[0].published: found 'yesterday'; allowed is a day"),
    ],
)
def test_each_fault_is_said_with_its_place(chronicle, path, value, says):
    with pytest.raises(TimelineFileError) as caught:
        from_dict(spoiled(chronicle, path, value), "chain.json")
    assert str(caught.value).startswith("chain.json: ")
    assert says in str(caught.value)


def test_all_faults_are_said_at_once_but_not_endlessly(chronicle):
    data = json.loads(dumps(chronicle))
    data["actors"] = [{} for _ in range(30)]
    with pytest.raises(TimelineFileError, match="90 faults") as caught:
        from_dict(data)
    assert "and 70 more" in str(caught.value)


@pytest.mark.parametrize("data", [{}, [], None, {"format": "escalation-timeline/2"}, {"format": ["x"]}, "text"])
def test_what_is_no_timeline_file(data):
    with pytest.raises(TimelineFileError, match="allowed is a file that"):
        from_dict(data, "x.json")


def test_fields_of_later_versions_are_left_aside(chronicle):
    data = json.loads(dumps(chronicle))
    data["mood"] = data["events"][0]["mood"] = "tense"
    assert from_dict(data) == loads(dumps(chronicle))


def test_load_says_what_cannot_be_read(tmp_path, chronicle):
    path = tmp_path / "chain.json"
    with pytest.raises(InputError, match="cannot be read"):
        load(path)
    path.write_text("{")
    with pytest.raises(InputError, match="line 1, column 2"):
        load(path)
    path.write_bytes(b"\xef\xbb\xbf" + dumps(chronicle).encode())
    assert load(path).events[1].killed == Tally(30, None)


def test_how_a_mention_and_a_cue_came_about_is_kept_and_may_be_missing(chronicle):
    strike, answer = chronicle.events
    mention = replace(answer.mentions[0], confidence=0.8, reference="definite", joined_by="points-back")
    evidence = replace(chronicle.links[0].evidence, group="answer", left_open="earlier")
    told = replace(
        chronicle,
        events=(strike, replace(answer, mentions=(mention,))),
        links=(replace(chronicle.links[0], evidence=evidence),),
    )
    assert loads(dumps(told)).events[1].mentions == (mention,)
    assert loads(dumps(told)).links[0].evidence == evidence
    data = to_dict(told)
    for name in ("confidence", "reference", "joined_by"):
        del data["events"][1]["mentions"][0][name]
    for name in ("group", "left_open"):
        del data["links"][0]["evidence"][name]
    assert from_dict(data).events[1].mentions == (answer.mentions[0],)
    assert from_dict(data).links == chronicle.links
