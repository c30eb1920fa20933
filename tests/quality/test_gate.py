"""The extraction stays above the floors that it has reached on our own articles."""

import calibrate
import gate
import pytest

from timeline.lexicon.calibration import load_calibration, load_link_weights
from timeline.scoring import scorer

MOST_ERROR = 0.08
"""The expected calibration error that is promised."""


@pytest.fixture(scope="module")
def result(every_timeline):
    return gate.compare(every_timeline)


@pytest.fixture(scope="module")
def floors():
    return gate.read_floors()


@pytest.mark.slow
@pytest.mark.parametrize("name", gate.batches())
@pytest.mark.parametrize("column", scorer.COLUMNS)
def test_no_column_sinks_below_its_floor(result, floors, name, column):
    value, floor = gate.measured(result)[name][column], floors["floors"][name][column]
    assert value >= floor, f"{column} of {name} sank from {floor} to {value}; see gate.py --faults"


def test_every_article_is_in_one_batch():
    listed = [name for batch, names in gate.batches().items() if batch != "seed" for name in names]
    assert sorted(listed) == sorted(path.stem for path in gate.ARTICLES.iterdir())


@pytest.mark.slow
def test_merging_articles_does_not_sink_below_its_floor(result, floors):
    assert gate.measured(result)["all"]["across"] >= floors["floors"]["all"]["across"]


@pytest.mark.slow
def test_the_floors_were_measured_with_this_model(result, floors):
    assert result.made_by["model"] == floors["made_by"]["model"]


@pytest.mark.slow
def test_events_are_right_as_often_as_their_confidence_says(result):
    judged = gate.together(result.scores).judged
    assert calibrate.expected_error(judged) <= MOST_ERROR
    assert calibrate.expected_error(calibrate.crossed(result.scores, load_calibration())) <= MOST_ERROR


@pytest.mark.slow
def test_links_are_right_as_often_as_their_confidence_says(result):
    assert calibrate.expected_error(gate.together(result.scores).judged_links) <= MOST_ERROR
    assert calibrate.expected_error(calibrate.crossed_links(result.scores, load_link_weights())) <= MOST_ERROR


def test_floors_only_rise():
    counts = dict.fromkeys(scorer.COLUMNS, scorer.Count(1, 2, 2))
    result = gate.Result({"seed": scorer.Scores(counts)}, scorer.Count(0, 1, 1), {"model": "m"})
    old = {"floors": {"seed": {"event": 0.9, "type": 0.1}, "first": {"event": 0.8}}}
    new = gate.raised(old, result)
    assert new["made_by"] == {"model": "m"}
    assert new["floors"]["seed"]["event"] == 0.9
    assert new["floors"]["seed"]["type"] == 0.5
    assert new["floors"]["all"]["across"] == 0.0


def test_the_tables_say_what_was_measured():
    faults = (scorer.Fault("seed", "source empty", "raid: rebels", "-"),)
    judged = (scorer.Judged(0.95, right=True, whole=True), scorer.Judged(0.35, right=False, whole=False))
    scores = {"seed": scorer.Scores(dict.fromkeys(scorer.COLUMNS, scorer.Count(1, 2, 1)), faults, judged)}
    lines = list(gate.score_table(gate.Result(scores, scorer.Count(2, 3, 4), {})))
    assert [line.split()[0] for line in lines] == ["article", "seed", "all:", "all:", "all:", "all:", "one"]
    assert lines[-1].endswith("F1 0.571, 2 right of 3, gold 4")
    assert list(gate.fault_table(scores)) == ["faults", "     1  source empty"]
    lines = list(gate.confidence_table(scores))
    assert lines[1].split() == [">=", "0.0", "2", "0.50", "0.50"]
    assert lines[-1].split() == [">=", "0.9", "1", "1.00", "1.00"]
    assert "raid: rebels" in next(gate.fault_list(scores))
