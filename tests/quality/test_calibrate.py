"""The table of confidence says what it should, and the fit finds the curve that was there."""

import random

import calibrate
import pytest

from timeline.lexicon.calibration import Calibration, LinkWeights, load_calibration, load_link_weights
from timeline.scoring import scorer


def judged(*pairs):
    return [scorer.Judged(confidence, right=right, whole=False) for confidence, right in pairs]


def test_the_error_is_the_distance_of_what_is_said_and_what_is_right():
    held = judged(*[(0.95, True)] * 19, (0.95, False), *[(0.5, True)] * 3, (0.5, False))
    assert calibrate.expected_error(held) == pytest.approx(4 / 24 * 0.25)
    lines = list(calibrate.band_table(held))
    assert [line.split()[:6] for line in lines[1:3]] == [
        ["0.0", "to", "0.6", "4", "0.500", "0.750"],
        ["0.9", "to", "1.0", "20", "0.950", "0.950"],
    ]
    assert lines[3] == "expected calibration error 0.042"


def test_the_fit_finds_the_curve_by_which_events_are_right():
    curve, dice = Calibration(0.3, 0.6), random.Random(7)  # noqa: S311 - no secret
    scores = [dice.uniform(0.05, 0.95) for _ in range(20_000)]
    right = [dice.random() < curve.confidence(score) for score in scores]
    found = calibrate.fit(scores, right)
    assert found.intercept == pytest.approx(0.3, abs=0.06)
    assert found.slope == pytest.approx(0.6, abs=0.06)


def test_the_curve_rises_stays_between_0_and_1_and_can_be_undone():
    curve = load_calibration()
    values = [curve.confidence(n / 100) for n in range(101)]
    assert values == sorted(values)
    assert 0 < values[0] < values[-1] < 1
    assert curve.score(curve.confidence(0.7)) == pytest.approx(0.7, abs=0.002)


def test_an_update_changes_the_weights_only(tmp_path, monkeypatch):
    copy = tmp_path / "confidence.toml"
    before = calibrate.WEIGHTS.read_text("utf-8")
    copy.write_text(before, "utf-8")
    monkeypatch.setattr(calibrate, "WEIGHTS", copy)
    calibrate.update(load_calibration(), load_link_weights())
    assert copy.read_text("utf-8") == before
    calibrate.update(Calibration(0.5, 0.25), LinkWeights({"answer": 0.11}, 0.22))
    after = copy.read_text("utf-8")
    assert "intercept = 0.5\nslope = 0.25\n" in after
    assert "answer = 0.11\n" in after
    assert "left_open = 0.22\n" in after


def test_the_weights_of_links_are_those_by_which_they_are_right():
    known, true = LinkWeights({"answer": 0.5, "cause": 0.5}, 0.5), LinkWeights({"answer": 0.8, "cause": 0.4}, 0.6)
    dice, links = random.Random(7), []  # noqa: S311 - no secret
    for n in range(40_000):
        ends, seen = (dice.uniform(0.3, 1), dice.uniform(0.3, 1)), {"left_open": n % 3 == 0}
        group = ("answer", "cause")[n % 2]
        right = dice.random() < true.confidence(group, *ends, **seen)
        links.append(scorer.Judged(known.confidence(group, *ends, **seen), right, right, group, **seen))
    found = calibrate.fitted_links(links, known)
    assert found.groups == pytest.approx(true.groups, abs=0.03)
    assert found.left_open == pytest.approx(true.left_open, abs=0.03)


def test_the_surer_its_events_the_surer_the_link():
    weights = load_link_weights()
    values = [weights.confidence("answer", n / 10, 0.8, left_open=False) for n in range(1, 10)]
    assert values == sorted(values)
    assert all(weights.weight(g, left_open=True) < weights.weight(g, left_open=False) for g in weights.groups)
