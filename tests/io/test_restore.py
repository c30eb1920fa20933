"""Tables and graphs become the timeline again that they were made of, and tables of one's own become one."""

import io
import json
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

import timeline
from timeline import Timeline
from timeline.errors import TimelineFileError, UsageError
from timeline.io.exports import data_bytes
from timeline.io.timeline_file import dumps, loads
from timeline.model import Actor, Article, Evidence, Note, Place, Relation, TimeSpan

ROOT = Path(__file__).parents[2]
TIMES = [
    TimeSpan("2021-05-03", "2021-05-03", "day", "explicit", "3 May 2021"),
    TimeSpan("2021-05-03T00:00", "2021-05-03T00:00", "minute", "explicit"),
    TimeSpan("2021-05-03T05:30Z", "2021-05-03T06:00", "minute", "relative"),
    TimeSpan("2021-05-03T22:00", "2021-05-04", "range", "explicit"),
    TimeSpan(None, "1500-01-01", "range", "order"),
    TimeSpan("2021-05-01", "2021-05-31", "month", "relative", "=last month"),
    None,
]


@pytest.fixture
def odd(chronicle):
    """A timeline with all that is hard to keep in a table."""
    first, second = chronicle.events
    actor = Actor("FRE", "Freedonia; or: the Land", "state", "FRE", None, ("the; Land", "=Land"))
    articles = (
        replace(chronicle.articles[0], published="2021-05-04"),
        Article("a; b", "Text\nof\tits own", outlet="One; Two"),
    )
    relation = Relation("before", "e1", "e2", 0.5, Evidence("raid", 59, 68, "Freedonia", "order", "later"))
    place = Place("Port, 'X'", "FRE", 1.25, -170.125)
    one = replace(
        chronicle,
        articles=articles,
        actors=(actor, *(other for other in chronicle.actors if other.id != "FRE")),
        events=(replace(first, place=place, attributed_to=("FRE", "RUR")), replace(second, confidence=0.877)),
        notes=(Note("odd", "a; note", ("e1", "e2")), Note("plain", "of nothing")),
        made_by={"version": "0", "lexicon": "x"},
        relations=(relation,),
    )
    return Timeline(loads(dumps(one)))


def test_all_tables_together_are_the_timeline(odd):
    assert Timeline.from_frames(**odd.frames()) == odd


def test_the_graph_is_the_timeline(odd):
    assert Timeline.from_graph(odd.graph) == odd


@pytest.mark.parametrize("time", TIMES, ids=str)
def test_every_time_comes_back_as_it_was_written(odd, time):
    events = tuple(replace(event, time=time) for event in odd.chronicle.events)
    timed = Timeline(replace(odd.chronicle, events=events))
    assert Timeline.from_frames(**timed.frames()) == timed
    assert Timeline.from_graph(timed.graph) == timed


@pytest.mark.slow
@pytest.mark.parametrize("name", ["chronicle-su24.json", "border-preah-vihear.json"])
def test_an_article_comes_back_from_tables_graph_and_parquet(name, tmp_path):
    built = timeline.build(ROOT / "data" / "articles" / name)
    built.save(tmp_path / "one.json")
    tl = timeline.load(tmp_path / "one.json")
    assert Timeline.from_frames(**tl.frames()) == tl
    assert Timeline.from_graph(tl.graph) == tl
    stored = {}
    for table, frame in tl.frames().items():
        frame.to_parquet(tmp_path / f"{table}.parquet")
        stored[table] = pd.read_parquet(tmp_path / f"{table}.parquet")
    assert Timeline.from_frames(**stored) == tl


def test_event_data_comes_back(tmp_path):
    tl = timeline.read_acled(ROOT / "data" / "imports" / "acled-sava.csv")
    assert Timeline.from_frames(**tl.frames()) == tl
    assert Timeline.from_graph(tl.graph) == tl
    tl.save(tmp_path / "war.nodelink.json")
    data = json.loads((tmp_path / "war.nodelink.json").read_text("utf-8"))
    assert Timeline.from_graph(nx.node_link_graph(data, edges="edges")) == tl


def test_a_graph_file_of_another_program_gives_events_and_links(odd, tmp_path):
    odd.save(tmp_path / "odd.graphml")
    again = Timeline.from_graph(nx.read_graphml(tmp_path / "odd.graphml"))
    columns = [
        "id",
        "key",
        "type",
        "mode",
        "label",
        "source",
        "target",
        "start",
        "end",
        "realis",
        "intensity",
        "killed_min",
    ]
    pd.testing.assert_frame_equal(again.events[columns], odd.events[columns])
    assert again.links[["kind", "earlier", "later"]].equals(odd.links[["kind", "earlier", "later"]])


def test_networkx_itself_can_write_the_graph(odd, tmp_path):
    nx.write_graphml(odd.graph, tmp_path / "whole.graphml")
    assert Timeline.from_graph(nx.read_graphml(tmp_path / "whole.graphml")).articles == odd.articles


def test_what_was_changed_and_taken_away_in_the_graph_holds(odd):
    graph = odd.graph.copy()
    graph.nodes["e2"]["type"] = "SANCTION"
    graph.remove_node("e1")
    (event,) = Timeline.from_graph(graph).chronicle.events
    assert (event.id, event.type) == ("e2", "SANCTION")
    assert event.mentions == tuple(
        replace(one, support={"source": one.support["source"]}) for one in odd.chronicle.events[1].mentions
    )


def test_a_table_of_ones_own_becomes_a_timeline():
    events = pd.DataFrame(
        {
            "type": ["ASSAULT", "REJECT"],
            "mode": ["aerial", None],
            "label": ["Raid on the port", "No talks"],
            "source": ["Arland", "Borland; Corland"],
            "start": pd.to_datetime(["2021-05-03", "2021-05-04"]),
            "end": pd.to_datetime(["2021-05-03", "2021-05-06"]),
            "killed_min": [3, None],
            "sentence": ["Arland's jets bombed the port.", None],
            "trigger": ["bombed", None],
        }
    )
    links = pd.DataFrame({"kind": ["responds_to"], "earlier": ["e1"], "later": ["e2"]})
    tl = Timeline.from_frames(events, links)
    one, two = tl.chronicle.events
    assert (one.killed.min, one.time.precision, two.time.precision) == (3, "day", "range")
    assert (one.goldstein, two.goldstein) == (-10.0, -4.0)
    assert one.intensity > two.intensity
    assert two.source == ("Borland", "Corland")
    assert one.mentions[0].trigger == "bombed"
    assert tl.articles[1].text == "No talks"
    assert tl.chronicle.links[0].inferred == "hand"
    assert tl.plot().axes
    assert len(timeline.merge([tl, tl])) == 2


@pytest.mark.parametrize(
    ("frames", "error", "message"),
    [
        ({"events": pd.DataFrame({"label": ["x"]})}, UsageError, "events: row 1 has no type"),
        ({"events": [{"type": "ASSAULT"}]}, UsageError, "events: found a list; allowed are DataFrames"),
        (
            {"events": pd.DataFrame({"type": ["WAR"]})},
            TimelineFileError,
            r"events\[0\].type: found 'WAR'; allowed is one of AGREE",
        ),
        (
            {
                "events": pd.DataFrame({"type": ["ASSAULT"]}),
                "links": pd.DataFrame({"kind": ["causes"], "earlier": ["e1"], "later": ["e9"]}),
            },
            TimelineFileError,
            r"links\[0\]: there is no event 'e9'",
        ),
    ],
    ids=["no type", "no frame", "wrong type", "no such event"],
)
def test_what_cannot_be_a_timeline_is_refused_with_its_place(frames, error, message):
    with pytest.raises(error, match=message):
        Timeline.from_frames(**frames)


def test_no_event_is_a_timeline_too():
    empty = Timeline.from_frames(pd.DataFrame({"type": []}))
    assert len(empty) == 0
    assert Timeline.from_frames(**empty.frames()) == empty


def test_a_graph_of_gephi_gives_events_and_links():
    tl = timeline.read_acled(ROOT / "data" / "imports" / "acled-sava.csv")
    again = Timeline.from_graph(nx.read_gexf(io.BytesIO(data_bytes(tl.chronicle, ".gexf"))))
    for name in ("id", "type", "source", "target", "start", "end", "killed_min", "place"):
        pd.testing.assert_series_equal(again.events[name], tl.events[name])
    assert len(again.links) == len(tl.links)
