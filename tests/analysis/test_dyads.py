"""Counts by dyad and period, first movers, sides."""

import pandas as pd
import pytest
from courses import act, feud, graph_of, graphs, patiently
from hypothesis import given
from hypothesis import strategies as st

from timeline import analysis
from timeline.errors import UsageError


def told(frame):
    return [(s, t, str(period), *rest) for s, t, period, *rest in frame.itertuples(index=False)]


def test_each_dyad_and_month_has_a_row():
    assert told(analysis.dyad_table(feud())) == [
        ("A", "B", "2021-05", 2, 7.0, 5.0, -17.0),
        ("A", "B", "2021-08", 1, 0.0, 0.0, 1.0),
        ("B", "A", "2021-05", 1, 4.2, 4.2, -9.0),
        ("B", "A", "2021-06", 1, 5.0, 5.0, -10.0),
        ("B", "A", "2021-08", 1, 0.0, 0.0, 1.0),
        ("C", "B", "2021-05", 1, 1.2, 1.2, -2.0),
    ]


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("day", ["2021-05-02", "NaT"]),
        ("week", ["2021-04-26/2021-05-02", "2021-05-03/2021-05-09"]),
        ("month", ["2021-05"]),
        ("year", ["2021"]),
    ],
)
def test_an_act_counts_where_the_whole_of_it_lies(period, found):
    events = {"e1": act("A", "B", 5, "2021-05-02"), "e2": act("A", "B", 5, "2021-05-03", "2021-05-04")}
    table = analysis.dyad_table(graph_of(events), period)
    assert [str(one) for one in table["period"]] == found
    assert isinstance(table["period"].dtype, pd.PeriodDtype)


def test_acts_without_a_day_or_with_one_open_side_have_no_period():
    events = {"e1": act("A", "B"), "e2": act("A", "B") | {"start": "2021-05-01"}}
    assert told(analysis.dyad_table(graph_of(events), "year")) == [("A", "B", "NaT", 2, 5.0, 5.0, 0.0)]


@patiently
@given(graphs(), st.sampled_from(["day", "week", "month", "year"]))
def test_no_act_is_lost_in_any_period(graph, period):
    table = analysis.dyad_table(graph, period)
    happened = [facts for _, facts in graph.nodes(data=True) if facts["realis"] == "actual"]
    pairs = [
        (s, t, facts["goldstein"])
        for facts in happened
        for s in facts.get("source", "").split("; ")
        for t in facts.get("target", "").split("; ")
        if s and t and s != t
    ]
    assert table["events"].sum() == len(pairs)
    assert table["goldstein"].sum() == pytest.approx(sum(score for *_, score in pairs))
    assert (table["max_intensity"] >= table["mean_intensity"] - 1e-9).all()


def test_who_began_and_who_first_took_arms():
    found = analysis.first_movers(feud())
    columns = ["first", "other", "event", "sure", "first_to_arms", "arms_event", "acts", "acts_of_other"]
    assert found[columns].astype(object).where(found[columns].notna(), None).to_numpy().tolist() == [
        ["A", "B", "e1", True, "A", "e4", 2, 2],
        ["C", "B", "e3", True, None, None, 1, 0],
    ]


def test_who_began_is_unsure_where_a_day_or_date_leaves_it_open():
    for other in ("2021-05-01", None):
        events = {"e1": act("A", "B", 5, "2021-05-01"), "e2": act("B", "A", 5, other)}
        assert analysis.first_movers(graph_of(events))["sure"].tolist() == [False]


def test_who_fought_each_other_did_not_begin():
    events = {"e1": act("A; B", "A; B", 6, "2021-05-01", type="ASSAULT"), "e2": act("B", "A", 5, "2021-05-02")}
    found = analysis.first_movers(graph_of(events))
    assert found[["first", "event", "acts"]].to_numpy().tolist() == [["B", "e2", 1]]
    assert found["first_to_arms"].isna().all()


def test_sides_of_actors():
    actors = pd.DataFrame(
        {
            "id": ["ARL", "arl-navy", "president-orn", "opposition", "dawn", "un"],
            "kind": ["state", "state-forces", "person", "party", "armed-group", "igo"],
            "country": ["ARL", "ARL", "ARL", "ARL", "BOR", None],
            "sponsor": [None, None, None, None, "ARL", None],
        }
    )
    assert analysis.sides_of(actors) == {"arl-navy": "ARL", "president-orn": "ARL"}
    assert analysis.sides_of(actors, sponsors=True)["dawn"] == "ARL"


def test_faults_are_said():
    with pytest.raises(UsageError, match="period: found 'decade'; allowed are day, week, month, year"):
        analysis.dyad_table(feud(), "decade")
