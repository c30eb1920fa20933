"""What is drawn: numbers, lanes, links, and what is left out."""

from dataclasses import replace

import pytest
from figure_chronicles import day, generated_chronicle, inferred, make_event, narrow, span, stated

from timeline.figure.forms import make_forms
from timeline.figure.options import FigureOptions
from timeline.figure.scope import OTHER, UNATTRIBUTED, select
from timeline.figure.setting import Setting
from timeline.model import Actor, Chronicle


def scope_of(events, links=(), actors=(), **options):
    return select(Chronicle((), tuple(actors), tuple(events), tuple(links)), FigureOptions(**options))


def ids(scope):
    return [item.event.id for item in scope.items]


def test_numbers_follow_the_date_then_the_text():
    events = [make_event(1, "b", [], [], day("2024-01-02")), make_event(3, "c", [], [], day("2024-01-01")),
              make_event(2, "a", [], [], day("2024-01-01")), make_event(4, "d", [], [], None)]  # fmt: skip
    assert ids(scope_of(events)) == ["e2", "e3", "e1", "e4"]


def test_an_answer_of_the_same_day_comes_after_what_it_answers():
    events = [make_event(n, "x", ["a"], [], day("2024-01-01")) for n in (1, 2, 3)]
    assert ids(scope_of(events, [stated(3, 1)])) == ["e2", "e3", "e1"]


def test_a_circle_of_links_does_not_stop_the_drawing():
    events = [make_event(n, "x", ["a"], [], None) for n in (1, 2, 3)]
    scope = scope_of(events, [stated(1, 2), stated(2, 1), stated(3, 3)])
    assert sorted(ids(scope)) == ["e1", "e2", "e3"]
    assert len(scope.ties) == 2


def test_negated_events_are_counted_not_drawn():
    events = [make_event(1, "x", [], [], None, realis="negated"), make_event(2, "x", [], [], None)]
    scope = scope_of(events, [stated(1, 2)])
    assert (ids(scope), scope.negated_events, scope.ties) == (["e2"], 1, ())


def test_of_several_links_between_two_events_the_surest_is_drawn():
    events = [make_event(n, "x", ["a"], [], day(f"2024-01-0{n}")) for n in (1, 2)]
    (tie,) = scope_of(events, [inferred(1, 2, 0.5), stated(1, 2), inferred(1, 2, 0.6)]).ties
    assert not tie.inferred


def test_events_that_are_less_sure_than_asked_are_counted_and_their_links_go_with_them():
    events = [make_event(1, "x", [], [], None, confidence=0.32), make_event(2, "x", [], [], None)]
    scope = scope_of(events, [stated(1, 2)])
    assert (ids(scope), scope.unsure_events, scope.ties, scope.weaker_links) == (["e2"], 1, (), 0)
    assert ids(scope_of(events, min_confidence=0.0)) == ["e1", "e2"]


@pytest.mark.parametrize(("origin", "drawn"), [("text", []), ("import", ["e1"]), ("hand", ["e1"])])
def test_an_event_without_evidence_is_drawn_only_where_somebody_brought_it_in(origin, drawn):
    scope = scope_of([make_event(1, "x", [], [], None, mentions=(), origin=origin)])
    assert ids(scope) == drawn
    assert scope.groundless_events == (not drawn)


def test_an_event_that_no_text_tells_bears_a_mark():
    events = [make_event(n, "x", [], [], None, origin=o) for n, o in ((1, "text"), (2, "hand"), (3, "import"))]
    assert [item.tag for item in scope_of(events).items] == ["1", "2\u2020", "3\u2021"]


def test_a_closer_look_counts_what_it_leaves_out():
    events = [make_event(n, "x", [], [], None) for n in (1, 2, 3)]
    chronicle = Chronicle((), (), tuple(events), (stated(1, 2), stated(1, 3)))
    scope = select(chronicle, FigureOptions(events={"e1", "e3"}))
    assert (ids(scope), scope.hidden_events, len(scope.ties)) == (["e1", "e3"], 1, 1)


def test_weaker_links_are_counted():
    events = [make_event(n, "x", ["a"], [], day(f"2024-01-0{n}")) for n in (1, 2)]
    scope = scope_of(events, [inferred(1, 2, 0.5)], min_confidence=0.8)
    assert (scope.ties, scope.weaker_links) == ((), 1)


def test_a_link_to_an_act_that_did_not_take_place_is_dashed():
    events = [make_event(1, "x", ["a"], [], None), make_event(2, "x", ["a"], [], None, realis="threatened")]
    (tie,) = scope_of(events, [stated(1, 2)]).ties
    assert tie.dashed
    assert not tie.inferred


def test_lanes_bear_names_and_the_least_active_share_one():
    scope = select(generated_chronicle(60, actors=9), FigureOptions())
    lanes = {item.lane for item in scope.items}
    assert len(lanes) == 7
    assert OTHER in lanes
    assert all(item.actor != OTHER for item in scope.items)


def test_names_begin_with_a_capital_and_an_actor_without_an_entry_keeps_its_id():
    events = [make_event(1, "x", ["ghost"], ["a"], None), make_event(2, "x", [], [], None)]
    first, second = scope_of(events, actors=[Actor("a", " Arland\n(state) ")]).items
    assert (first.lane, first.targets, second.lane) == ("Ghost", ("Arland (state)",), UNATTRIBUTED)


def test_ids_of_articles_decide_ties_not_their_order():
    first = make_event(1, "x", ["a"], [], day("2024-01-01"), article="z")
    second = make_event(2, "x", ["a"], [], day("2024-01-01"), article="b")
    assert ids(scope_of([first, second])) == ["e2", "e1"]
    assert ids(scope_of([replace(second), first])) == ["e2", "e1"]


def test_of_two_who_meet_the_other_one_is_the_target():
    (item,) = scope_of([make_event(1, "x", ["a", "b"], ["a", "b"], None, "CONSULT")]).items
    assert (item.lane, item.targets) == ("A", ("B",))


def test_an_answer_known_by_its_day_stands_behind_what_it_answers_at_noon_of_that_day():
    noon, dawn = (span(hour, hour, "minute", "explicit") for hour in ("2024-05-08T12:00", "2024-05-08T05:00"))
    pulled_back = make_event(1, "brigade pulled back", ["a"], ["b"], day("2024-05-08"))
    resumed = make_event(2, "deliveries resumed", ["b"], ["a"], noon)
    reopened = make_event(3, "road reopened", ["b"], ["a"], dawn)
    scope = scope_of([pulled_back, resumed, reopened], [stated(2, 1)])
    assert ids(scope) == ["e3", "e2", "e1"]
    assert len({item.when.at for item in scope.items}) == 1
    assert all(item.when.at % 1 for item in scope_of([resumed, reopened]).items)


def test_in_the_lane_of_all_others_the_label_names_who_acted():
    events = [make_event(n, "raid", [f"actor {n}"], ["victim"], day("2024-01-01")) for n in range(1, 10)]
    scope = scope_of(events)
    forms = make_forms(Setting(scope, narrow, FigureOptions().words, ()))
    told = {
        item.lane: "".join(run.text for line in forms(item, ())[1][0].lines for run in line) for item in scope.items
    }
    assert "Actor 9 → Victim" in told[OTHER]
    assert all("Actor" not in words for lane, words in told.items() if lane != OTHER)
