"""Each format for other programs is read back by its own standard reader."""

import io
import json
from dataclasses import replace
from pathlib import Path

import geojson
import jsonschema
import networkx as nx
import pandas as pd
import pyarrow.parquet
import pytest
from markdown_it import MarkdownIt

import timeline
from timeline.io.exports import data_bytes, left_out
from timeline.lexicon import load_lexicon
from timeline.model import Place, TimeSpan

ROOT = Path(__file__).parents[2]

ENTITY = {
    "type": "object",
    "properties": {"code": {"type": "string", "minLength": 3, "maxLength": 3}, "sector": {"type": "string"}},
    "required": ["entity_text"],
}
PLOVER = {  # the manual's chapter on data fields
    "type": "object",
    "required": ["id", "date", "actor", "event"],
    "properties": {
        "id": {"type": "string"},
        "date": {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"},
        "time": {"type": "string", "pattern": r"^\d\d:\d\dZ?$"},
        "enddate": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
        "endtime": {"type": "string", "pattern": r"^\d\d:\d\dZ?$"},
        "actor": {"type": "array", "items": ENTITY, "minItems": 1},
        "recipient": {"type": "array", "items": ENTITY},
        "event": {"type": "array", "items": {"enum": sorted(load_lexicon().ontology)}, "minItems": 1},
        "mode": {"type": "array", "items": {"type": "string"}},
        "event_loc": {"type": "object", "required": ["extracted_place"]},
        "event_text": {"type": "array", "items": {"type": "string"}},
        "quad_code": {"enum": [1, 2, 3, 4]},
        "event_scale": {"type": "number", "minimum": -10, "maximum": 10},
        "size": {"type": "object", "propertyNames": {"enum": ["dead", "injured", "arrested"]}},
        "text_info": {"type": "object", "required": ["sequence", "start", "end"]},
        "cite_info": {"type": "object"},
    },
}
DATE = {
    "type": "object",
    "required": ["year"],
    "properties": {name: {"type": "integer"} for name in ("year", "month", "day", "hour", "minute")},
    "additionalProperties": False,
}
SLIDE = {
    "type": "object",
    "required": ["start_date", "text"],
    "properties": {
        "unique_id": {"type": "string"},
        "start_date": DATE,
        "end_date": DATE,
        "display_date": {"type": "string"},
        "group": {"type": "string"},
        "autolink": {"type": "boolean"},
        "text": {
            "type": "object",
            "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}
TIMELINEJS = {  # https://timeline.knightlab.com/docs/json-format.html
    "type": "object",
    "required": ["events"],
    "properties": {"events": {"type": "array", "items": SLIDE}, "scale": {"enum": ["human", "cosmological"]}},
    "additionalProperties": False,
}


@pytest.fixture(scope="module")
def war():
    """A timeline of event data, with places, dates of all precisions, and links."""
    return timeline.read_acled(ROOT / "data" / "imports" / "acled-sava.csv").chronicle


def test_graphml_comes_back_from_networkx_with_every_event_and_link(war):
    graph = nx.read_graphml(io.BytesIO(data_bytes(war, ".graphml")))
    assert set(graph) == {event.id for event in war.events}
    assert set(graph.edges()) == {(link.earlier, link.later) for link in war.links}
    assert graph.nodes["e3"]["latitude"] == pytest.approx(-31.12)


def test_gexf_comes_back_from_networkx_with_the_span_of_each_event(war):
    graph = nx.read_gexf(io.BytesIO(data_bytes(war, ".gexf")))
    for event in war.events:
        assert (graph.nodes[event.id]["start"], graph.nodes[event.id]["end"]) == (event.time.start, event.time.end)
    assert set(graph.edges()) == {(link.earlier, link.later) for link in war.links}


def test_node_link_json_comes_back_from_networkx_whole(war):
    graph = nx.node_link_graph(json.loads(data_bytes(war, ".nodelink.json")), edges="edges")
    ours = timeline.Timeline(war).graph
    assert isinstance(graph, nx.MultiDiGraph)
    assert dict(graph.nodes(data=True)) == dict(ours.nodes(data=True))
    assert list(graph.edges(keys=True, data=True)) == list(ours.edges(keys=True, data=True))


def test_parquet_comes_back_from_pyarrow_and_pandas_with_its_types(war):
    data = data_bytes(war, ".parquet")
    table = pyarrow.parquet.read_table(io.BytesIO(data))
    assert table.num_rows == len(war.events)
    again, ours = pd.read_parquet(io.BytesIO(data)), timeline.Timeline(war).events
    pd.testing.assert_frame_equal(again, ours, check_dtype=False, check_categorical=False)
    assert str(again["start"].dtype).startswith("datetime64")


def test_csv_comes_back_from_pandas(war):
    again = pd.read_csv(io.BytesIO(data_bytes(war, ".csv")))
    assert list(again["id"]) == [event.id for event in war.events]
    assert again["killed_min"].sum() == sum(event.killed.min for event in war.events if event.killed)


def test_every_line_of_plover_fits_what_its_manual_says(war, chronicle):
    for one in (war, chronicle):
        records = [json.loads(line) for line in data_bytes(one, ".plover.jsonl").splitlines()]
        assert records
        for record in records:
            jsonschema.validate(record, PLOVER)
    first = json.loads(data_bytes(war, ".plover.jsonl").splitlines()[2])
    assert (first["date"], first["event"], first["mode"], first["quad_code"]) == (
        "2031-03-09",
        ["ASSAULT"],
        ["heavy-weapons"],
        4,
    )
    assert first["size"] == {"dead": 1}


def test_plover_marks_what_did_not_happen_and_leaves_out_what_it_cannot_hold(chronicle):
    first, second = chronicle.events
    feared = replace(chronicle, events=(replace(first, realis="hypothetical"), second))
    [record] = [json.loads(line) for line in data_bytes(feared, ".plover.jsonl").splitlines()]
    assert (record["mode"], record["realis"]) == (["aerial", "hypothetical"], "hypothetical")
    assert left_out(feared, ".plover.jsonl").startswith("1 events without a date")


def test_timelinejs_fits_its_documentation(war, chronicle):
    for one in (war, chronicle):
        jsonschema.validate(json.loads(data_bytes(one, ".timelinejs.json")), TIMELINEJS)
    slides = json.loads(data_bytes(war, ".timelinejs.json"))["events"]
    assert [slide["unique_id"] for slide in slides] == [event.id for event in war.events]
    week = next(slide for slide in slides if slide["unique_id"] == "e8")
    assert (week["start_date"]["day"], week["end_date"]["day"]) == (13, 19)


def test_timelinejs_cannot_be_made_to_run_a_text(chronicle):
    article = replace(chronicle.articles[0], outlet="<script>x</script>", url="javascript:alert(1)")
    event = replace(chronicle.events[0], label="<img src=x onerror=alert(1)>")
    odd = replace(chronicle, articles=(article,), events=(event,), links=())
    text = data_bytes(odd, ".timelinejs.json").decode()
    assert "<script" not in text
    assert "<img" not in text
    assert "javascript" not in text


def test_geojson_comes_back_from_geojson_with_a_point_for_each_event(war):
    found = geojson.loads(data_bytes(war, ".geojson"))
    assert found.is_valid
    assert [feature["id"] for feature in found["features"]] == [event.id for event in war.events]
    assert found["features"][2]["geometry"]["coordinates"] == [-14.85, -31.12]
    assert found["left_out"] == {"no place": 0, "no coordinates": 0}


@pytest.mark.parametrize(
    ("place", "point", "of"),
    [
        (Place("Kyiv", "UKR"), [30.52, 50.45], "place"),
        (Place("Ukraine", "UKR"), [32, 49], "country"),
        (Place("the United States", "USA"), [-97, 38], "country"),
        (Place("a village", "UKR"), None, None),
        (Place("Kyiv", None), None, None),
        (None, None, None),
    ],
    ids=str,
)
def test_only_a_place_that_is_known_is_on_the_map(chronicle, place, point, of):
    event = replace(chronicle.events[0], place=place)
    found = geojson.loads(data_bytes(replace(chronicle, events=(event,), links=()), ".geojson"))
    points = [(one["geometry"]["coordinates"], one["properties"]["point_of"]) for one in found["features"]]
    assert points == ([(point, of)] if point else [])
    assert sum(found["left_out"].values()) == (not point)


def test_markdown_comes_back_from_a_reader_of_markdown(war):
    tokens = MarkdownIt("commonmark").enable("table").parse(data_bytes(war, ".md").decode())
    rows = [token for token in tokens if token.type == "tr_open"]
    assert len(rows) == len(war.events) + len(war.links) + 2


def test_what_a_format_cannot_hold_is_said(war, chronicle):
    assert left_out(war, ".geojson") is None
    assert (
        left_out(chronicle, ".geojson")
        == "1 events without a place and 1 whose place has no known coordinates are left out"
    )
    assert left_out(chronicle, ".timelinejs.json") == "1 events without a date are left out"
    assert (
        left_out(replace(war, events=war.events * 10), ".mmd")
        == "270 events may be more than Mermaid draws; filter them first"
    )
    assert left_out(chronicle, ".json") is None


def test_a_time_of_day_and_an_open_side_are_written(chronicle):
    times = [
        TimeSpan("2021-05-03T05:30Z", "2021-05-03T06:00Z", "minute", "explicit"),
        TimeSpan("2021-05-04", None, "range", "explicit"),
    ]
    events = tuple(replace(event, time=time) for event, time in zip(chronicle.events, times, strict=True))
    one, two = [
        json.loads(line) for line in data_bytes(replace(chronicle, events=events), ".plover.jsonl").splitlines()
    ]
    assert (one["time"], one["endtime"], one["enddate"]) == ("05:30Z", "06:00Z", "2021-05-03")
    assert (two["date"], "enddate" in two) == ("2021-05-04", False)
    slide = json.loads(data_bytes(replace(chronicle, events=events), ".timelinejs.json"))["events"][0]
    assert slide["start_date"] == {"year": 2021, "month": 5, "day": 3, "hour": 5, "minute": 30}
