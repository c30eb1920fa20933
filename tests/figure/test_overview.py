"""The overview as numbers: it counts what took place."""

import pytest
from figure_chronicles import CHRONICLES, day, generated_chronicle, make_event, narrow, span, undated_chronicle

from timeline.figure.lanes import order_lanes
from timeline.figure.options import FigureOptions
from timeline.figure.overview_layout import lay_overview
from timeline.figure.scope import select
from timeline.figure.setting import Setting
from timeline.model import Chronicle


def lay(chronicle):
    options = FigureOptions()
    scope = select(chronicle, options)
    setting = Setting(scope, narrow, options.words, order_lanes(scope.items, scope.ties))
    return lay_overview(setting, 950.0, None)


@pytest.mark.parametrize("name", ["twelve", "hundred-fifty", "five-hundred", "hard", "undated"])
def test_the_bars_add_up_to_the_events_that_took_place(name):
    chronicle = CHRONICLES[name]()
    layout = lay(chronicle)
    happened = sum(event.realis == "actual" for event in chronicle.events)
    pieces = [(strip, piece) for strip in layout.strips for piece in strip.pieces]
    assert sum(piece.count for _, piece in pieces) == happened
    assert sum(p.box.height * strip.most / strip.box.height for strip, p in pieces) == pytest.approx(happened)


def test_pieces_stay_in_their_strip_and_do_not_overlap():
    for strip in lay(generated_chronicle(200)).strips:
        assert all(piece.box.inside(strip.box, 0.01) for piece in strip.pieces)
        boxes = [piece.box for piece in strip.pieces]
        assert not any(a.overlaps(b, -0.01) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def test_the_gravest_come_first_and_are_told():
    layout = lay(generated_chronicle(200))
    assert [burst.rank for burst in layout.bursts] == list(range(1, 13))
    graves = [float(burst.told.split("(")[1].split(")")[0]) for burst in layout.bursts]
    assert graves == sorted(graves, reverse=True)


def test_what_has_no_date_stands_in_a_place_of_its_own():
    layout = lay(undated_chronicle())
    assert "undated" in [line.text for line in layout.texts]
    assert [burst.told.split(":")[0] for burst in layout.bursts] == ["undated", "undated"]


def test_many_acts_without_a_date_do_not_dwarf_the_others():
    events = [make_event(n, "Raid", ["a"], [], None) for n in range(1, 31)]
    events.append(make_event(31, "Raid", ["a"], [], day("2024-01-01")))
    (strip,) = lay(Chronicle((), (), tuple(events), ())).strips
    assert (strip.most, strip.undated) == (1, 30)
    assert all(piece.box.inside(strip.box, 0.01) for piece in strip.pieces)


def test_an_empty_chronicle_has_no_bars():
    layout = lay(CHRONICLES["empty"]())
    assert layout.strips == ()
    assert layout.bursts == ()


def test_a_year_is_told_as_a_year_where_months_are_counted():
    times = (span("2010-01-01", "2010-12-31", "year"), day("2014-11-03"), span("2012-03-01", None, "range", "order"))
    events = [make_event(n, "raid", ["a"], [], time, intensity=8.0 - n) for n, time in enumerate(times, start=1)]
    layout = lay(Chronicle((), (), tuple(events), ()))
    assert [burst.told.split(":")[0] for burst in layout.bursts] == ["2010", "Nov 2014", "after 1 Mar 2012"]
    assert any("2 acts counted at the middle" in line.text for line in layout.texts)
