"""Moves up and down the ladder, the course of two sides, who was first on each rung, turning points."""

import pytest
from courses import act, feud, graph_of, graphs, patiently
from hypothesis import given

from timeline import analysis
from timeline.errors import UsageError
from timeline.graph.intensity import rung_names

NAMES = list(rung_names())


def test_each_link_is_a_move():
    found = analysis.moves(feud())
    assert found[["earlier", "later", "move"]].to_numpy().tolist() == [
        ["e1", "e2", "up"],
        ["e2", "e3", "down"],
        ["e2", "e4", "up"],
        ["e4", "e6", "down"],
        ["e6", "e7", "down"],
    ]
    assert found["change"].tolist() == [1.2, -3.0, 2.8, -2.0, -5.0]
    assert found["in_deed"].tolist() == [True, False, True, True, False]
    assert found["to_rung"].tolist() == [analysis.rung(value) for value in found["to_intensity"]]


def test_a_small_change_is_level():
    graph = graph_of({"e1": act(intensity=5.0), "e2": act(intensity=5.4)}, [("e1", "e2")])
    assert analysis.moves(graph)["move"].tolist() == ["level"]
    assert analysis.moves(graph, least_change=0.3)["move"].tolist() == ["up"]


def test_the_course_of_two_sides_holds_their_acts_linked_or_not():
    found = analysis.course_of(feud(), "A", "B")
    assert found["event"].tolist() == ["e1", "e2", "e4", "e6", "e7"]
    assert found["move"].tolist()[1:] == ["up", "up", "down", "down"]
    assert found["change"].isna().tolist() == [True, False, False, False, False]


def test_who_was_first_on_each_rung():
    found = analysis.first_on_rungs(feud())
    reached = dict(zip(found["rung"], zip(found["source"], found["event"], found["leapt"], strict=True), strict=True))
    assert list(reached) == NAMES[1 : NAMES.index(analysis.rung(7.0)) + 1]
    assert reached[analysis.rung(3.0)] == ("A", "e1", False)
    assert reached[NAMES[1]] == ("A", "e1", True)
    assert reached[analysis.rung(4.2)] == ("B", "e2", False)
    assert reached[analysis.rung(7.0)] == ("A", "e4", False)


@patiently
@given(graphs())
def test_rungs_are_reached_from_the_lowest_to_that_of_the_gravest_act(graph):
    values = [facts["intensity"] for _, facts in graph.nodes(data=True) if facts["realis"] == "actual"]
    top = max((NAMES.index(analysis.rung(value)) for value in values), default=0)
    assert analysis.first_on_rungs(graph)["rung"].tolist() == NAMES[1 : top + 1]


@pytest.mark.parametrize(
    ("course", "turns"),
    [
        ([], []),
        ([5.0], []),
        ([2.0, 4.0, 6.0], []),
        ([2.0, 6.0, 3.0], [("peak", "e1")]),
        ([2.0, 6.0, 5.5, 6.2, 3.0, 7.0], [("peak", "e3"), ("trough", "e4")]),
        ([6.0, 2.0, 2.4, 6.0], [("trough", "e1")]),
        ([2.0, 6.0, 0.0, 7.0], []),
    ],
)
def test_turning_points(course, turns):
    graph = graph_of({f"e{n}": act(intensity=value) for n, value in enumerate(course)})
    found = analysis.turning_points(graph)
    assert list(zip(found["turn"], found["event"], strict=True)) == turns


def test_what_did_not_happen_turns_nothing():
    events = {"e0": act(intensity=2), "e1": act(intensity=8, realis="planned"), "e2": act(intensity=4)}
    assert len(analysis.turning_points(graph_of(events))) == 0


def test_the_gravest_act_of_a_day_stands_for_the_day():
    day, next_day, month = "2021-05-01", "2021-05-02", ("2021-06-01", "2021-06-30")
    values = [(7, day), (1, day), (6.5, day), (3, next_day), (1, next_day)]
    events = {f"e{n}": act(None, None, value, start) for n, (value, start) in enumerate(values)}
    events |= {"e5": act(None, None, 7, *month), "e6": act(None, None, 2, *month), "e7": act(None, None, 7)}
    graph = graph_of(events)
    assert analysis.turning_points(graph)["event"].tolist() == ["e3", "e5", "e6"]
    assert analysis.turning_points(graph, step="act")["event"].tolist() == ["e1", "e2", "e4", "e5", "e6"]


@patiently
@given(graphs())
def test_peaks_and_troughs_take_turns_and_lie_apart(graph):
    found = analysis.turning_points(graph, step="act")
    assert all(a != b for a, b in zip(found["turn"], found["turn"][1:], strict=False))
    assert (found["intensity"].diff().abs().dropna() >= 1.0).all()


@patiently
@given(graphs())
def test_the_table_of_events_gives_the_same_as_the_graph(graph):
    import pandas as pd  # noqa: PLC0415 - needed here alone

    columns = ["source", "target", "start", "end", "intensity", "realis", "type", "label", "goldstein"]
    rows = [{"id": name, **dict.fromkeys(columns), **facts} for name, facts in graph.nodes(data=True)]
    events = pd.DataFrame(rows, columns=["id", *columns]).astype({"start": "datetime64[s]", "end": "datetime64[s]"})
    for function in (analysis.turning_points, analysis.first_on_rungs, analysis.first_movers, analysis.dyad_table):
        pd.testing.assert_frame_equal(function(events), function(graph))


def test_faults_are_said():
    with pytest.raises(UsageError, match="step: found 'week'; allowed are act, day"):
        analysis.turning_points(feud(), step="week")
    with pytest.raises(UsageError, match=r"found a list; an analysis takes a graph \(Timeline.graph\) or a table"):
        analysis.turning_points(["e1"])
    with pytest.raises(UsageError, match="event 'e1' has no intensity"):
        analysis.turning_points(graph_of({"e1": {"source": "A"}}))
