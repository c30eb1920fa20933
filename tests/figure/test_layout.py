"""The chain as numbers: inside the frame, nothing on anything else, the same for any order of the input."""

import random
from dataclasses import replace

import pytest
from figure_audit import SMALLEST_LEGIBLE, audit, lay
from figure_chronicles import CHRONICLES, day, generated_chronicle, make_event, narrow, span, stated, undated_chronicle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.figure.fonts import font_families, text_measure
from timeline.figure.options import FigureOptions
from timeline.model import Actor, Chronicle

DATES = ["2024-01-01", "2024-01-02", "2024-01-02", "2024-01-09", "2024-03-01", "2024-03-31", "2025-06-01"]
LABELS = ["Raid", "Shelling of the harbour town", "Internationalisierungsbemühungen", "空爆", "", "a $5 fine & <more>"]


def times():
    dates = st.sampled_from(DATES)
    return st.one_of(
        st.none(),
        dates.map(day),
        st.tuples(dates, dates).map(lambda pair: span(*sorted(pair))),
        st.tuples(dates, dates).map(lambda pair: span(*sorted(pair), "month")),
        dates.map(lambda text: span(None, text, "day", "order")),
        dates.map(lambda text: span(text, None, "day", "order")),
    )


@st.composite
def chronicles(draw, most=14):
    actors = tuple(Actor(f"a{i}", name) for i, name in enumerate(["Arland", "Borea", "A very long name of a council"]))
    count = draw(st.integers(0, most))
    events = tuple(
        make_event(
            number,
            draw(st.sampled_from(LABELS)),
            draw(st.lists(st.sampled_from(["a0", "a1", "a2", "unknown"]), max_size=1)),
            draw(st.lists(st.sampled_from(["a0", "a1", "a2"]), max_size=3)),
            draw(times()),
            draw(st.sampled_from(["ASSAULT", "CONSULT", "PROTEST", "NEW"])),
            intensity=draw(st.sampled_from([0.0, 2.0, 5.5, 10.0])),
            realis=draw(st.sampled_from(["actual", "threatened", "negated"])),
            trigger="act",
        )
        for number in range(1, count + 1)
    )
    pairs = draw(st.lists(st.tuples(st.integers(1, max(count, 1)), st.integers(1, max(count, 1))), max_size=12))
    return Chronicle((), actors, events, tuple(stated(a, b) for a, b in pairs if a < b))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(chronicles())
def test_random_chronicles_stay_inside_the_frame_without_overlaps(chronicle):
    assert audit(lay(chronicle, narrow), narrow) == []


@pytest.mark.parametrize("name", [n for n in CHRONICLES if n not in ("five-hundred", "hundred-fifty")])
def test_no_overlaps_in_real_fonts(name):
    measure = text_measure(font_families(None))
    assert audit(lay(CHRONICLES[name](), measure), measure) == []


@pytest.mark.parametrize("width", [640.0, 1400.0])
def test_no_overlaps_on_narrow_and_wide_pages(width):
    for chronicle in (CHRONICLES["twelve"](), CHRONICLES["hard"]()):
        assert audit(lay(chronicle, narrow, width), narrow) == []


@pytest.mark.slow
def test_no_overlaps_in_a_hundred_and_fifty_events():
    assert audit(lay(generated_chronicle(150, actors=5), narrow), narrow) == []


def test_the_order_of_the_input_does_not_matter(chronicle):
    shuffled = []
    for field in (chronicle.events, chronicle.links, chronicle.actors):
        items = list(field)
        random.Random(1).shuffle(items)  # noqa: S311 - an order, no secret
        shuffled.append(tuple(items))
    events, links, actors = shuffled
    assert lay(replace(chronicle, events=events, links=links, actors=actors), narrow) == lay(chronicle, narrow)


def test_every_text_is_legible(chronicle):
    layout = lay(chronicle, narrow)
    sizes = [line.size for line in layout.texts] + [line.size for panel in layout.panels for line in panel.texts]
    assert min([*sizes, *(label.block.size for label in layout.labels)]) >= SMALLEST_LEGIBLE


def test_time_runs_from_left_to_right_and_the_same_day_side_by_side(twelve):
    layout = lay(twelve, narrow)
    places = [mark.x for mark in layout.marks]
    assert places == sorted(places)
    assert len(layout.panels) == 1


def test_a_burst_is_true_to_scale_and_a_silence_is_squeezed(twelve):
    layout = lay(twelve, narrow)
    x = {mark.number: mark.x for mark in layout.marks}
    assert (x[3] - x[2]) / (x[2] - x[1]) == pytest.approx(2.0, rel=0.01)  # 4, 5 and 7 March
    assert x[6] - x[5] < 5 * (x[3] - x[1])  # five months
    assert [band.caption for band in layout.panels[0].axis.bands] == [
        ("5 months", "no events"),
        ("3 months", "no events"),
    ]


def test_arrows_run_from_the_cause_to_the_answer(twelve):
    layout = lay(twelve, narrow)
    marks = {mark.number: mark for mark in layout.marks}
    for arrow in layout.arrows:
        tip = arrow.head[0]
        assert abs(tip[0] - marks[arrow.later].x) + abs(tip[1] - marks[arrow.later].y) < 22
    assert {(a.earlier, a.later) for a in layout.arrows if a.inferred} == {(5, 6), (8, 9), (10, 11)}
    assert {(a.earlier, a.later) for a in layout.arrows if a.dashed and not a.inferred} == {(10, 12)}


def test_undated_events_stand_on_steps_that_follow_the_links():
    chronicle = undated_chronicle()
    layout = lay(replace(chronicle, links=(stated(2, 1),)), narrow)
    assert [mark.item.event.id for mark in layout.marks] == ["e2", "e1", "e3"]
    assert [tick.lines for tick in layout.panels[0].axis.ticks] == [("step 1",), ("step 2",), ("step 3",)]


def test_an_event_without_a_date_never_stands_on_the_axis():
    events = (make_event(1, "Raid", ["a"], [], day("2024-01-01")), make_event(2, "Talks", ["a"], [], None))
    panel = lay(Chronicle((), (), events, ()), narrow).panels[0]
    dated, undated = panel.marks
    assert dated.x < panel.axis.undated_left < undated.x
    assert ("undated",) in [tick.lines for tick in panel.axis.ticks]


def test_no_arrow_leads_from_the_column_without_dates_back_to_a_day():
    events = (make_event(1, "Raid", ["a"], [], day("2024-01-01")), make_event(2, "Talks", ["a"], [], None))
    layout = lay(Chronicle((), (), events, (stated(2, 1),)), narrow)
    assert layout.arrows == ()
    spoken = " ".join(run.text for label in layout.labels for line in label.block.lines for run in line)
    footer = " ".join(line.text for line in layout.texts[-3:])
    assert "answers 2" in spoken
    assert "1 link given by numbers and not drawn" in footer


def test_a_silence_is_no_wider_for_want_of_anything_else():
    events = (make_event(1, "Raid", ["a"], [], day("2007-01-01")), make_event(2, "Talks", ["a"], [], day("2010-05-31")))
    panel = lay(Chronicle((), (), events, ()), narrow).panels[0]
    (band,) = panel.axis.bands
    assert band.right - band.left < panel.plot.width / 3
    assert abs(sum(mark.x for mark in panel.marks) / 2 - panel.plot.middle[0]) < 1


@pytest.mark.parametrize(("count", "beside"), [(7, True), (14, False)])
def test_the_table_stands_where_the_page_is_less_high(count, beside):
    events = tuple(make_event(n, "raid", ["a"], ["b"], day(f"2024-01-{n:02d}")) for n in range(1, count + 1))
    layout = lay(Chronicle((), (), events, ()), narrow)
    (heading,) = [line for line in layout.texts if line.text == "Evidence"]
    assert (heading.x > layout.width / 3) == beside


@pytest.mark.parametrize(
    ("time", "shape"),
    [
        (day("2024-01-02"), None),
        (span("2024-01-02", "2024-01-05"), "both"),
        (span("2024-01-01", "2024-01-31", "month"), "both"),
        (span(None, "2024-01-02", "day", "order"), "left"),
        (span("2024-01-02", None, "day", "order"), "right"),
    ],
)
def test_extents_show_how_exact_a_date_is(time, shape):
    (mark,) = lay(Chronicle((), (), (make_event(1, "Raid", ["a"], [], time),), ()), narrow).marks
    reaches = (mark.left < mark.x, mark.x < mark.right)
    wanted = {None: (False, False), "left": (True, False), "right": (False, True)}
    if shape == "both":
        assert mark.right > mark.left
    else:
        assert reaches == wanted[shape]


def test_more_events_get_panels_and_links_between_them_get_numbers():
    layout = lay(generated_chronicle(40, actors=3), narrow)
    assert len(layout.panels) >= 3
    assert all(len(panel.marks) <= 15 for panel in layout.panels)
    spoken = ["".join(run.text for line in label.block.lines for run in line) for label in layout.labels]
    assert any("← " in text or "answers " in text for text in spoken)


def test_few_events_carry_their_evidence_in_the_label():
    layout = lay(undated_chronicle(), narrow)
    first = [" ".join(run.text for run in line) for line in layout.labels[0].block.lines]
    assert "“strikes”  [a1 s2]" in first
    assert not any(line.text.startswith("Evidence") for line in layout.texts)


def test_at_most_seven_lanes():
    layout = lay(generated_chronicle(60, actors=9), narrow)
    assert len({lane.name for panel in layout.panels for lane in panel.lanes}) == 7


def test_events_that_are_left_out_are_counted_below(twelve):
    layout = lay(twelve, narrow, options=FigureOptions(realis=("actual",)))
    footer = " ".join(line.text for line in layout.texts[-3:])
    assert "1 event filtered out." in footer
    assert "1 weaker link hidden (confidence below 0.33)." in footer
