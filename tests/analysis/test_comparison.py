"""A crisis in figures, and several side by side."""

from datetime import date

import pytest
from courses import feud, graph_of, graphs, patiently
from hypothesis import given

from timeline import analysis
from timeline.errors import UsageError


def test_the_figures_of_a_feud():
    figures = analysis.summarize(feud()).to_dict()
    assert figures == {
        "events": 6, "conflict": 5, "dated": 1.0, "first_day": date(2021, 5, 1), "last_day": date(2021, 8, 1), "days": 93,
        "peak": 7.0, "peak_rung": analysis.rung(7.0), "peak_event": "e4", "peak_label": "", "peak_day": date(2021, 5, 10),
        "links": 5, "stated": 0.8, "in_deed": 0.6, "moves_up": 0.667, "moves_down": 0.333, "moves_level": 0.0,
        "rounds": 3, "longest_exchange": 3, "lag": 8.0, "main_chain": 5, "turning_points": 3, "longest_silence": 31,
        "sides": 3, "main_pair": "A / B", "first_mover": "A", "first_to_arms": "A",
    }  # fmt: skip


def test_nothing_told_gives_no_figures():
    figures = analysis.summarize(graph_of({}))
    assert figures["events"] == figures["links"] == figures["rounds"] == figures["longest_silence"] == 0
    assert figures[["dated", "first_day", "peak", "stated", "moves_up", "lag", "main_pair"]].isna().all()


def test_crises_stand_side_by_side():
    table = analysis.compare({"with": feud(), "without": feud().subgraph(["e1", "e3"])})
    assert table.columns.tolist() == ["with", "without"]
    assert table.loc["rounds"].tolist() == [3, 0]
    assert table.loc["peak"].tolist() == [7.0, 3.0]
    assert analysis.compare({"stated": feud()}, inferred=False).loc["longest_exchange"].tolist() == [1]


@patiently
@given(graphs())
def test_any_graph_has_figures(graph):
    figures = analysis.summarize(graph)
    assert figures["conflict"] <= figures["events"]
    assert figures["stated"] is None or 0 <= figures["stated"] <= 1
    assert figures["main_chain"] <= figures["events"]


@pytest.mark.parametrize("crises", [{}, [feud()]])
def test_crises_need_names(crises):
    with pytest.raises(UsageError, match="crises: found none; give graphs by name"):
        analysis.compare(crises)
