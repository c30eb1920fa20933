"""Label placement: near, free of everything, shorter where there is no room, the same every time."""

import pytest
from figure_chronicles import day, make_event, narrow, stated

from timeline.figure.forms import make_forms
from timeline.figure.geometry import Box, around
from timeline.figure.labels import UNTOLD, Block, Request, Run, place_labels
from timeline.figure.options import FigureOptions
from timeline.figure.scope import select
from timeline.figure.setting import Setting
from timeline.figure.space import Obstacles
from timeline.model import Chronicle

BOUNDS = Box(0, 0, 400, 100)


def block(*texts):
    return Block(tuple((Run(text),) for text in texts))


def request(number, x, *forms):
    return Request(number, (x, 50.0), BOUNDS, forms)


def marks(*xs):
    return tuple(around((x, 50.0), 8) for x in xs)


def test_a_lone_label_stands_right_above_its_marker():
    (label,) = place_labels([request(1, 200, block("raid"))], Obstacles(marks(200)), narrow)
    assert label.leader is None
    assert label.align == "center"
    assert 0 < 50 - 8 - label.box.bottom < 5


def test_labels_of_near_markers_do_not_touch():
    requests = [request(n, 160 + 40 * n, block("a rather long label")) for n in range(4)]
    labels = place_labels(requests, Obstacles(marks(160, 200, 240, 280)), narrow)
    assert len(labels) == 4
    for label in labels:
        others = [o.box for o in labels if o is not label] + list(marks(160, 200, 240, 280))
        assert not any(label.box.overlaps(box) for box in others)
        assert label.box.inside(BOUNDS)


def test_a_label_keeps_clear_of_lines():
    line = tuple((200.0 + i / 2, 42.0 - i) for i in range(42))
    (label,) = place_labels([request(1, 200, block("raid on the town"))], Obstacles(marks(200), (line,)), narrow)
    assert not any(label.box.contains(point, 3) for point in line)


def test_a_label_without_room_takes_a_shorter_form():
    walls = (Box(0, 0, 400, 38), Box(0, 62, 185, 100), Box(215, 62, 400, 100))
    forms = (block("a label much wider than the hole"), block("7"))
    (label,) = place_labels([request(7, 200, *forms)], Obstacles((*marks(200), *walls)), narrow)
    assert label.block == forms[1]


def test_a_label_without_any_room_is_dropped():
    walled = Obstacles((Box(0, 0, 400, 100),))
    assert place_labels([request(1, 200, block("raid"))], walled, narrow) == ()


def test_a_label_that_stands_apart_has_a_leader():
    walls = (Box(100, 20, 300, 38), Box(0, 62, 400, 100))
    (label,) = place_labels([request(1, 200, block("raid"))], Obstacles((*marks(200), *walls)), narrow)
    assert label.leader is None or label.leader[0][0] == 200


def test_the_order_of_requests_does_not_matter():
    requests = [request(n, 40 + 35 * n, block(f"label {n}", "second line"), block(str(n))) for n in range(9)]
    obstacles = Obstacles(marks(*(r.anchor[0] for r in requests)))
    assert place_labels(requests, obstacles, narrow) == place_labels(requests[::-1], obstacles, narrow)


def test_a_label_that_nothing_touches_keeps_its_place():
    requests = [request(n, 100 + 200 * n, block("raid on the town"), block(str(n))) for n in range(2)]
    kept = place_labels(requests, Obstacles(marks(100, 300)), narrow)
    crossing = tuple((300.0 + i / 2, 42.0 - i) for i in range(42))
    there, moved = place_labels(requests, Obstacles(marks(100, 300), (crossing,)), narrow, kept)
    assert there == kept[0]
    assert moved != kept[1]
    assert not any(moved.box.contains(point) for point in crossing)


def test_a_label_that_is_not_wanted_leaves_the_room_to_those_that_are():
    hole = (Box(0, 0, 400, 38), Box(0, 62, 130, 100), Box(290, 62, 400, 100))
    long, short = block("raid on the old town hall"), Block(((Run("7"),),), cost=UNTOLD)
    both = [Request(1, (190, 50.0), BOUNDS, (long, short), wanted=False), request(2, 210, long, short)]
    labels = {label.number: label.block for label in place_labels(both, Obstacles((*marks(190, 210), *hole)), narrow)}
    assert labels[2] == long
    assert labels.get(1) != long


@pytest.mark.parametrize(("intensity", "answers", "weighty"), [(7.4, 0, True), (1.0, 2, True), (1.0, 1, False)])
def test_a_serious_attack_or_what_several_answer_is_not_left_a_mere_number(intensity, answers, weighty):
    acts = [make_event(n, "raid", ["a"], [], day(f"2024-01-0{n}"), intensity=1.0) for n in (2, 3)]
    events = (make_event(1, "raid", ["a"], [], day("2024-01-01"), intensity=intensity), *acts)
    links = tuple(stated(1, n) for n in (2, 3)[:answers])
    scope = select(Chronicle((), (), events, links), FigureOptions())
    _, forms = make_forms(Setting(scope, narrow, FigureOptions().words, ("a",)))(scope.items[0], ())
    assert forms[-1].cost == UNTOLD * (2 if weighty else 1)
