"""Rounds of tit for tat, the exchanges they make, reciprocity and lag."""

import math

import pytest
from courses import act, feud, graph_of, graphs, patiently
from hypothesis import given

from timeline import analysis
from timeline.errors import UsageError


def told(frame, *columns):
    return [tuple(row) for row in frame[list(columns)].itertuples(index=False)]


def test_an_answer_to_the_answer_is_the_next_round():
    assert told(analysis.rounds(feud()), "exchange", "round", "source", "act", "answered_by", "answer", "move") == [
        (1, 1, "A", "e1", "B", "e2", "up"),
        (1, 2, "B", "e2", "A", "e4", "up"),
        (1, 3, "A", "e4", "B", "e6", "down"),
    ]


def test_who_condemns_from_outside_makes_no_round():
    assert "e3" not in set(analysis.rounds(feud())["answer"])


def test_a_threat_is_a_round_when_asked_for():
    found = analysis.rounds(feud(), realis=("actual", "threatened"))
    assert told(found, "round", "answer") == [(1, "e2"), (2, "e4"), (3, "e5"), (3, "e6")]


def test_without_the_inferred_link_one_exchange_is_two():
    found = analysis.rounds(feud(), inferred=False)
    assert told(found, "exchange", "round", "act", "answer") == [(1, 1, "e1", "e2"), (2, 1, "e4", "e6")]


def test_what_was_brought_about_is_an_answer_when_asked_for():
    found = analysis.rounds(feud(), kinds=("responds_to", "causes"))
    assert told(found.tail(1), "round", "source", "act", "answered_by", "answer") == [(4, "B", "e6", "A", "e7")]


def test_the_lag_is_an_interval_where_dates_are_vague():
    lags = told(analysis.rounds(feud()), "lag_least", "lag", "lag_most")
    assert lags == [(2.0, 2.0, 2.0), (7.0, 8.0, 9.0), (20.0, 35.5, 51.0)]


@pytest.mark.parametrize(
    ("act_days", "answer_days", "lag"),
    [
        (("2021-05-05", None), ("2021-05-05", None), (0, 0, 0)),
        (("2021-05-05", "2021-05-20"), ("2021-05-10", None), (0, 2.5, 5)),
        (("2021-05-05T23:00", None), ("2021-05-06T01:00", None), (1, 1, 1)),
        (("2021-05-05", None), ("2021-05-01", None), (-4, -4, -4)),
        (("2021-05-05", None), (None, None), (None, None, None)),
    ],
)
def test_lags(act_days, answer_days, lag):
    graph = graph_of({"e1": act("A", "B", 5, *act_days), "e2": act("B", "A", 5, *answer_days)}, [("e1", "e2")])
    [found] = told(analysis.rounds(graph), "lag_least", "lag", "lag_most")
    assert [None if math.isnan(value) else value for value in found] == list(lag)


def test_a_party_that_is_not_named_is_taken_from_the_other_end():
    unnamed = {"e1": act("A"), "e2": act("B", "A"), "e3": act(None, "B")}
    found = analysis.rounds(graph_of(unnamed, [("e1", "e2"), ("e2", "e3")]))
    assert told(found, "source", "answered_by", "answer") == [("A", "B", "e2"), ("B", "A", "e3")]


def test_one_side_cannot_answer_itself_nor_hit_a_third():
    events = {"e1": act("A", "B"), "e2": act("A", "B"), "e3": act("B", "C"), "e4": act("C", "A")}
    assert len(analysis.rounds(graph_of(events, [("e1", "e2"), ("e1", "e3"), ("e1", "e4")]))) == 0


def test_each_of_several_sides_has_its_round():
    events = {"e1": act("A", "B; C"), "e2": act("B", "A"), "e3": act("C", "A")}
    found = analysis.rounds(graph_of(events, [("e1", "e2"), ("e1", "e3")]))
    assert told(found, "exchange", "answered_by") == [(1, "B"), (2, "C")]
    assert told(analysis.rounds(graph_of(events, [("e1", "e2")]), between=("C", "A")), "answer") == []


def test_two_answers_to_one_act_are_of_one_round():
    events = {"e1": act("A", "B"), "e2": act("B", "A"), "e3": act("B", "A"), "e4": act("A", "B")}
    found = analysis.rounds(graph_of(events, [("e1", "e2"), ("e1", "e3"), ("e3", "e4")]))
    assert told(found, "exchange", "round", "answer") == [(1, 1, "e2"), (1, 1, "e3"), (1, 2, "e4")]


def test_an_army_counts_for_its_state():
    events = {"e1": act("A", "B-navy"), "e2": act("B", "A")}
    graph = graph_of(events, [("e1", "e2")])
    assert len(analysis.rounds(graph)) == 0
    assert told(analysis.rounds(graph, sides={"B-navy": "B"}), "source", "answered_by") == [("A", "B")]


def test_an_exchange_in_one_row():
    columns = ("exchange", "opened_by", "other", "rounds", "acts", "first", "last", "peak", "change", "lag")
    assert told(analysis.exchanges(feud()), *columns) == [(1, "A", "B", 3, 4, "e1", "e6", 7.0, 2.0, 8.0)]


def test_reciprocity_counts_what_was_answered():
    columns = ("source", "target", "acts", "answered", "share", "lag_least", "lag", "lag_most", "change", "up")
    found = told(analysis.reciprocity(feud(), between=("A", "B")), *columns)
    assert found == [
        ("A", "B", 3, 2, 0.667, 11.0, 18.75, 26.5, -0.4, 0.5),
        ("B", "A", 3, 1, 0.333, 7.0, 8.0, 9.0, 2.8, 1.0),
    ]


def test_faults_are_said():
    with pytest.raises(UsageError, match=r"between: found 'AB'; allowed are two different sides"):
        analysis.rounds(feud(), between="AB")
    with pytest.raises(UsageError, match=r"between: found \('A', 'A'\)"):
        analysis.rounds(feud(), between=("A", "A"))
    with pytest.raises(UsageError, match="realis: found 'actual'; allowed is a tuple of actual, planned"):
        analysis.rounds(feud(), realis="actual")
    with pytest.raises(UsageError, match=r"found a list; this analysis needs the links"):
        analysis.rounds([feud()])


@patiently
@given(graphs())
def test_every_round_is_a_link_along_which_the_roles_swap(graph):
    found = analysis.rounds(graph)
    for row in found.itertuples():
        assert graph.has_edge(row.act, row.answer, "responds_to")
        assert row.source != row.answered_by
        assert row.source in graph.nodes[row.act].get("source", row.source)
        assert row.source in graph.nodes[row.answer].get("target", row.source)
        assert row.answered_by in graph.nodes[row.answer].get("source", row.answered_by)
        assert not row.lag_least > row.lag
        assert not row.lag > row.lag_most


@patiently
@given(graphs())
def test_the_first_round_opens_an_exchange_and_the_others_follow_without_a_gap(graph):
    found = analysis.rounds(graph)
    assert list(found["exchange"].unique()) == list(range(1, found["exchange"].nunique() + 1))
    for _, run in found.groupby("exchange"):
        assert set(run["round"]) == set(range(1, run["round"].max() + 1))
        assert run[["source", "answered_by"]].apply(frozenset, axis=1).nunique() == 1
    summed = analysis.exchanges(graph)
    assert summed["rounds"].tolist() == found.groupby("exchange")["round"].max().tolist()


@patiently
@given(graphs())
def test_no_more_is_answered_than_was_done_and_fewer_links_answer_less(graph):
    found = analysis.reciprocity(graph)
    assert (found["answered"] <= found["acts"]).all()
    assert len(analysis.rounds(graph, inferred=False)) <= len(analysis.rounds(graph))
    every = told(analysis.rounds(graph), "source", "answered_by", "act", "answer")
    kept = told(analysis.rounds(graph, between=("A", "B")), "source", "answered_by", "act", "answer")
    assert kept == [one for one in every if set(one[:2]) == {"A", "B"}]
