"""The layers view as numbers."""

from itertools import combinations

import pytest
from figure_chronicles import CHRONICLES, generated_chronicle, narrow

from timeline.figure.layers_layout import find_layers, lay_layers
from timeline.figure.options import FigureOptions
from timeline.figure.scope import select
from timeline.figure.setting import Setting


def lay(chronicle):
    options = FigureOptions()
    return lay_layers(Setting(select(chronicle, options), narrow, options.words, ()), 950.0, None, {})


@pytest.mark.parametrize("make", [*CHRONICLES.values(), lambda: generated_chronicle(80, seed=2)])
def test_cards_are_apart_on_the_page_and_no_link_runs_behind_one(make):
    layout = lay(make())
    boxes = [card.box for card in layout.cards]
    assert all(box.inside(layout.frame) for box in boxes)
    assert not any(a.overlaps(b) for a, b in combinations(boxes, 2))
    points = [point for route in layout.routes for curve in route.curves for point in curve.points(6.0)]
    assert not any(box.contains(point, -1.5) for box in boxes for point in points)


def test_every_event_has_a_card_and_an_answer_stands_right_of_what_it_answers(twelve):
    layout = lay(twelve)
    left = {card.item.number: card.box.left for card in layout.cards}
    assert sorted(left) == list(range(1, 13))
    assert layout.routes
    assert all(left[route.tie.earlier] < left[route.tie.later] for route in layout.routes)


def test_a_column_is_the_longest_way_that_leads_there(twelve):
    layers = find_layers(select(twelve, FigureOptions()))
    assert layers == {1: 0, 2: 1, 3: 1, 4: 2, 5: 2, 6: 3, 7: 4, 8: 5, 9: 6, 10: 7, 11: 8, 12: 8}


def test_text_stays_on_its_card(twelve):
    for card in lay(twelve).cards:
        for line in (*card.lines, *card.parties):
            assert card.box.left < line.x
            assert line.x + narrow(line.text, line.size, bold=line.bold) <= card.box.right
            assert card.box.top < line.baseline < card.box.bottom
