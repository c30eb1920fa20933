"""Tables, graphs and the other data formats."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import networkx as nx
import pandas as pd
import pytest

from timeline.errors import UsageError
from timeline.io.endings import DATA_ENDINGS, TABLE_NAMES, ending_of
from timeline.io.exports import TABLE_WRITERS, WHOLE_WRITERS, data_bytes
from timeline.io.graphs import gexf_bytes, graphml_bytes, to_graph
from timeline.io.tables import TABLES, csv_text, frame
from timeline.model import Chronicle, Evidence, Relation

EMPTY = Chronicle((), (), (), ())


@pytest.mark.parametrize("table", TABLES)
def test_frames_have_the_same_columns_and_types_with_and_without_rows(chronicle, table):
    told = Relation("overlaps", "e1", "e2", 0.5, Evidence("raid", 59, 68, "Freedonia"))
    full, empty = frame(replace(chronicle, relations=(told,)), table), frame(EMPTY, table)
    assert list(full.columns) == list(TABLES[table][1])
    assert len(full) > 0 == len(empty)
    assert full.dtypes.astype(str).to_dict() == empty.dtypes.astype(str).to_dict()


def test_the_table_of_events(chronicle):
    events = frame(chronicle, "events").set_index("id")
    assert events.loc["e1", "start"] == pd.Timestamp("2021-05-03")
    assert pd.isna(events.loc["e2", "end"])
    assert events.loc["e2", "killed_min"] == 30
    assert pd.isna(events.loc["e2", "killed_max"])
    assert events.loc["e2", "confidence"] == 0.877
    assert events.loc["e1", "sentence"].startswith("On 3 May 2021")
    assert isinstance(events["type"].dtype, pd.CategoricalDtype)


def test_a_time_with_a_zone_and_one_without_share_a_column(chronicle):
    first, second = chronicle.events
    times = [replace(first.time, start="2021-05-03T05:30Z"), replace(first.time, start="1500-01-01")]
    many = replace(chronicle, events=tuple(replace(e, time=t) for e, t in zip((first, second), times, strict=True)))
    starts = frame(many, "events")["start"]
    assert list(starts) == [pd.Timestamp("2021-05-03 05:30"), pd.Timestamp("1500-01-01")]


def test_the_tables_of_links_and_actors(chronicle):
    [link] = frame(chronicle, "links").to_dict("records")
    assert (link["earlier"], link["later"], link["stated"], link["cue"]) == ("e1", "e2", True, "retaliated")
    actors = frame(chronicle, "actors")
    assert actors["as_source"].tolist() == [1, 1]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_of_csv_is_never_a_formula(chronicle, start):
    event = replace(chronicle.events[0], label=f"{start}cmd|' /C calc'!A0", goldstein=-10.0)
    [row] = csv.DictReader(io.StringIO(csv_text(replace(chronicle, events=(event,))), newline=""))
    assert row["label"].startswith(f"'{start}")
    assert row["goldstein"] == "-10.0"


def test_the_graph(chronicle):
    graph = to_graph(chronicle)
    assert isinstance(graph, nx.MultiDiGraph)
    assert list(graph.edges(keys=True)) == [("e1", "e2", "responds_to")]
    assert graph.nodes["e1"]["source"] == "RUR"
    assert "end" not in graph.nodes["e2"]
    assert graph.edges["e1", "e2", "responds_to"]["cue"] == "retaliated"


def test_graphml_comes_back_and_holds_what_xml_cannot(chronicle):
    odd = replace(chronicle, events=(replace(chronicle.events[0], label="a\x00b\x1b[31m\ud800"), *chronicle.events[1:]))
    graph = nx.read_graphml(io.BytesIO(graphml_bytes(odd)))
    assert graph.nodes["e1"]["label"] == "a\ufffdb\ufffd[31m\ufffd"
    assert graph.nodes["e1"]["intensity"] == 8.0
    assert graphml_bytes(chronicle) == graphml_bytes(chronicle)


def test_gexf_gives_both_ends_of_each_time_and_no_date_of_today(chronicle):
    data = gexf_bytes(chronicle)
    root = ET.fromstring(data)  # noqa: S314 - written by the code under test
    space = {"g": root.tag[1:].partition("}")[0]}
    graph = root.find("g:graph", space)
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    nodes = {node.get("id"): node for node in graph.iter(f"{{{space['g']}}}node")}
    assert (nodes["e2"].get("start"), nodes["e2"].get("end")) == ("2021-05-03", "2021-05-03")
    assert b"lastmodified" not in data
    assert nx.read_gexf(io.BytesIO(data)).number_of_edges() == 1


@pytest.mark.parametrize("ending", [ending for ending in DATA_ENDINGS if ending != ".parquet"])
def test_every_format_writes_full_and_empty_the_same_way_twice(chronicle, ending):
    assert data_bytes(chronicle, ending) == data_bytes(chronicle, ending)
    data_bytes(EMPTY, ending).decode()


def test_json_lines_are_the_events(chronicle):
    lines = data_bytes(chronicle, ".jsonl").decode().splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["e1", "e2"]


def test_markdown_cannot_be_broken_by_text(chronicle):
    event = replace(chronicle.events[0], label="a|b\n<script>*x*")
    table = data_bytes(replace(chronicle, events=(event,), links=()), ".md").decode().splitlines()
    assert table[2] == "| e1 | 2021-05-03 | Ruritania | Freedonia | a\\|b &lt;script&gt;\\*x\\* | 8 |"


def test_the_endings_are_those_of_the_writers():
    assert set(DATA_ENDINGS) == {*TABLE_WRITERS, *WHOLE_WRITERS}
    assert tuple(TABLES) == TABLE_NAMES


def test_a_table_goes_only_into_a_format_of_one_table(chronicle):
    assert data_bytes(chronicle, ".csv", "links").startswith(b"kind,earlier,later")
    with pytest.raises(UsageError, match=r"needs \.csv or \.parquet"):
        data_bytes(chronicle, ".json", "links")
    with pytest.raises(UsageError, match="table: found 'people'"):
        data_bytes(chronicle, ".csv", "people")


def test_parquet_says_what_it_needs(chronicle, monkeypatch):
    def missing(*_args, **_kwargs):
        raise ImportError

    monkeypatch.setattr(pd.DataFrame, "to_parquet", missing)
    with pytest.raises(UsageError, match="pip install pyarrow"):
        data_bytes(chronicle, ".parquet")


def test_parquet_comes_back(chronicle):
    pytest.importorskip("pyarrow")
    assert len(pd.read_parquet(io.BytesIO(data_bytes(chronicle, ".parquet")))) == 2


def test_an_unknown_ending_says_which_there_are():
    with pytest.raises(UsageError, match=r"found the ending '\.xyz'; allowed are \.json, \.csv"):
        ending_of("a.xyz", (".json", ".csv"))
    with pytest.raises(UsageError, match="found no ending"):
        ending_of("a", (".json",))
    with pytest.raises(UsageError, match="allowed are"):
        data_bytes(EMPTY, ".png")
