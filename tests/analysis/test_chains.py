"""What an event answers and what answers it; the chain that weighs most."""

from itertools import pairwise

import networkx as nx
import pytest
from courses import act, feud, graph_of, graphs, patiently
from hypothesis import given

from timeline import analysis
from timeline.errors import UsageError
from timeline.model import Link

LINKS = [
    Link("responds_to", a, b, 0.9, inferred="x") for a, b in [("e1", "e3"), ("e2", "e3"), ("e3", "e4"), ("e2", "e5")]
]


def test_a_chain_holds_all_that_is_answered_and_all_that_answers():
    assert analysis.chain_of(LINKS, "e3") == {"e1", "e2", "e3", "e4"}
    assert analysis.chain_of(LINKS, "e9") == {"e9"}


def test_ancestors_and_descendants_of_an_event():
    assert analysis.ancestors(LINKS, "e4") == {"e1", "e2", "e3"}
    assert analysis.descendants(LINKS, "e2") == {"e3", "e4", "e5"}
    assert analysis.ancestors(feud(), "e4") == {"e1", "e2"}
    assert analysis.descendants(feud(), "e4") == {"e5", "e6", "e7"}


def test_an_event_that_is_not_there_is_said_so():
    for function in (analysis.ancestors, analysis.descendants, analysis.chain_of):
        with pytest.raises(UsageError, match="event: found 'e99'; the graph has no such node"):
            function(feud(), "e99")


@patiently
@given(graphs())
def test_they_are_those_of_networkx(graph):
    for event in graph:
        assert analysis.ancestors(graph, event) == nx.ancestors(graph, event)
        assert analysis.descendants(graph, event) == nx.descendants(graph, event)
        assert analysis.chain_of(graph, event) == nx.ancestors(graph, event) | nx.descendants(graph, event) | {event}


def test_the_main_chain_of_a_feud():
    chain = analysis.main_chain(feud())
    assert chain["event"].tolist() == ["e1", "e2", "e4", "e6", "e7"]
    assert chain["weight"].tolist()[1:] == [3.24, 2.24, 5.4, 2.25]
    assert chain["weight"].isna().tolist() == [True, False, False, False, False]
    assert chain["words"].tolist()[1:] == ["in retaliation for", "role-swap", "in answer to", "led to"]


def test_inferred_links_can_be_left_out():
    assert analysis.main_chain(feud(), inferred=False)["event"].tolist() == ["e4", "e6", "e7"]


def test_only_answers_that_were_meant_if_so_asked():
    assert analysis.main_chain(feud(), kinds=("responds_to",))["event"].tolist() == ["e1", "e2", "e4", "e6"]


def test_what_did_not_happen_counts_when_asked():
    chain = analysis.main_chain(feud(), realis=("actual", "threatened"), kinds=("responds_to",))
    assert chain["event"].tolist() == ["e1", "e2", "e4", "e5"]


def test_a_sure_mild_answer_weighs_less_than_a_grave_one():
    events = {"e1": act(intensity=4), "e2": act(intensity=2), "e3": act(intensity=8)}
    chain = analysis.main_chain(
        graph_of(events, [("e1", "e2", {"confidence": 1.0}), ("e1", "e3", {"confidence": 0.6})])
    )
    assert chain["event"].tolist() == ["e1", "e3"]


def test_of_two_links_between_two_events_the_surer_counts():
    links = [("e1", "e2", {"confidence": 0.6}), ("e1", "e2", {"confidence": 0.9, "kind": "causes"})]
    chain = analysis.main_chain(graph_of({"e1": act(), "e2": act()}, links))
    assert chain["kind"].tolist()[1:] == ["causes"]


def test_no_events_and_no_links():
    assert len(analysis.main_chain(graph_of({}))) == 0
    assert analysis.main_chain(graph_of({"e1": act(intensity=2), "e2": act(intensity=3)}))["event"].tolist() == ["e2"]


def test_links_in_a_circle_are_refused():
    circle = graph_of({"e1": act(), "e2": act()}, [("e1", "e2"), ("e2", "e1")])
    with pytest.raises(UsageError, match="links run in a circle: e1, e2; an act cannot answer what answers it"):
        analysis.main_chain(circle)


@patiently
@given(graphs())
def test_the_main_chain_is_a_path_of_links_and_weighs_no_less_than_any_of_them(graph):
    chain = analysis.main_chain(graph)
    happened = [name for name, facts in graph.nodes(data=True) if facts["realis"] == "actual"]
    assert set(chain["event"]) <= set(happened)
    assert all(graph.has_edge(a, b) for a, b in pairwise(chain["event"]))
    total = chain["weight"].sum()
    for a, b, link in graph.edges(data=True):
        if a in happened and b in happened:
            mean = (graph.nodes[a]["intensity"] + graph.nodes[b]["intensity"]) / 2
            assert total >= link["confidence"] * mean - 0.01
