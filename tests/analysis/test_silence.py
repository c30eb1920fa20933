"""Silent periods."""

from datetime import date, timedelta

import pytest
from courses import act, feud, graph_of, graphs, patiently
from hypothesis import given
from hypothesis import strategies as st

from timeline import analysis
from timeline.errors import UsageError


def test_the_silences_of_a_feud():
    found = analysis.silences(feud(), least_days=5)
    assert found[["after", "before", "days", "undated"]].to_numpy().tolist() == [
        ["e3", "e4", 5, 0],
        ["e4", "e6", 19, 0],
        ["e6", "e7", 31, 0],
    ]
    assert found["start"].dt.date.tolist() == [date(2021, 5, 5), date(2021, 5, 13), date(2021, 7, 1)]
    assert found["end"].dt.date.tolist() == [date(2021, 5, 9), date(2021, 5, 31), date(2021, 7, 31)]


def test_a_shorter_gap_is_no_silence():
    assert len(analysis.silences(feud(), least_days=32)) == 0
    assert analysis.silences(feud(), least_days=31)["days"].tolist() == [31]


def test_an_act_that_lasts_hides_the_gaps_within_it_and_an_undated_one_is_counted():
    events = {
        "e1": act(start="2021-01-01", end="2021-12-31"),
        "e2": act(start="2021-03-01"),
        "e3": act(),
        "e4": act(start="2022-02-01"),
    }
    found = analysis.silences(graph_of(events), least_days=10)
    assert found[["after", "before", "days", "undated"]].to_numpy().tolist() == [["e1", "e4", 31, 1]]


def test_the_silence_of_two_sides_is_not_broken_by_others():
    assert analysis.silences(feud(), least_days=6, between=("A", "B"))["after"].tolist() == ["e2", "e4", "e6"]


@patiently
@given(graphs(), st.integers(1, 20))
def test_no_dated_act_lies_in_a_silence_and_every_gap_is_found(graph, least):
    happened = [facts for _, facts in graph.nodes(data=True) if facts["realis"] == "actual" and "start" in facts]
    busy = set()
    for facts in happened:
        first, last = date.fromisoformat(facts["start"]), date.fromisoformat(facts["end"])
        busy |= {first + timedelta(days=n) for n in range((last - first).days + 1)}
    found = analysis.silences(graph, least_days=least)
    silent = set()
    for row in found.itertuples():
        silent |= {row.start.date() + timedelta(days=n) for n in range(row.days)}
        assert (row.end - row.start).days + 1 == row.days >= least
    assert not silent & busy
    if least == 1 and busy:
        whole = {min(busy) + timedelta(days=n) for n in range((max(busy) - min(busy)).days + 1)}
        assert silent | busy == whole


@pytest.mark.parametrize("least", [0, -3])
def test_a_threshold_below_a_day_is_refused(least):
    with pytest.raises(UsageError, match=r"least_days: found .*; allowed is a number of days from 1"):
        analysis.silences(feud(), least_days=least)


def test_a_bound_is_no_date():
    events = {
        "e1": act(start="2021-01-01"),
        "e2": act(start="2021-01-01", end="2021-03-01", basis="order"),
        "e3": act(start="2021-03-01"),
    }
    found = analysis.silences(graph_of(events), least_days=10)
    assert found[["after", "before", "days", "undated"]].to_numpy().tolist() == [["e1", "e3", 58, 1]]
    assert analysis.summarize(graph_of(events))["dated"] == 0.667
    assert analysis.first_on_rungs(graph_of({"e2": events["e2"]}))["start"].isna().all()
