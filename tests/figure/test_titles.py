"""Titles, footers and alternative texts claim no more than the data."""

from dataclasses import replace

import pytest
from figure_chronicles import CHRONICLES, day, generated_chronicle, hard_chronicle, make_event, undated_chronicle

from timeline.figure.days import DateWords
from timeline.figure.options import FigureOptions
from timeline.figure.scope import select
from timeline.figure.titles import alt_text, write_footer, write_subtitle, write_title
from timeline.model import Chronicle, TimeSpan

WORDS = DateWords()


def scope_of(chronicle, **options):
    return select(chronicle, FigureOptions(**options))


def test_the_title_counts_what_took_place(twelve):
    assert (
        write_title(scope_of(twelve), WORDS)
        == "Coastal Front, Arland and others: 11 events, 10 response links, 4 Mar \u2013 Dec 2023"
    )


def test_the_title_of_an_undated_chronicle_names_no_date():
    assert (
        write_title(scope_of(undated_chronicle()), WORDS)
        == "United States, Islamic Resistance and others: 2 events, 1 response link"
    )


def test_the_time_of_a_few_dated_events_is_not_said_of_all():
    events = [make_event(n, "raid", ["a"], [], None) for n in (2, 3)]
    scope = scope_of(Chronicle((), (), (make_event(1, "raid", ["a"], [], day("2007-06-14")), *events), ()))
    assert write_title(scope, WORDS) == "3 events, 1 of them dated (14 Jun 2007)"


def test_a_bound_that_is_two_months_is_said_by_the_outer_one():
    spring = TimeSpan("1931-03-01", "1931-05-31", "month", "explicit")
    winter = TimeSpan("1932-12-01", "1933-02-28", "month", "explicit")
    events = [make_event(n, "raid", ["a"], [], time) for n, time in ((1, spring), (2, winter))]
    title = write_title(scope_of(Chronicle((), (), tuple(events), ())), WORDS)
    assert title == "2 events, Mar 1931 \u2013 Feb 1933"


@pytest.mark.parametrize(
    ("vague", "span_said"),
    [
        (TimeSpan(None, "2020-10-15", "range", "order"), "20 Aug \u2013 15 Oct 2020"),
        (TimeSpan("2020-08-20", None, "range", "order"), "20 Aug \u2013 15 Oct 2020"),
        (TimeSpan(None, "2020-11-02", "range", "order"), "20 Aug \u2013 before 2 Nov 2020"),
    ],
)
def test_of_two_bounds_of_one_day_the_exact_one_is_said(vague, span_said):
    times = (vague, day("2020-08-20"), day("2020-10-15"))
    events = tuple(make_event(n, "raid", ["a"], [], time) for n, time in enumerate(times, start=1))
    assert write_title(scope_of(Chronicle((), (), events, ())), WORDS) == f"3 events, {span_said}"


def test_causes_without_intent_are_no_response_links():
    assert "6 response links" in write_title(scope_of(hard_chronicle()), WORDS)


def test_a_chronicle_of_threats_reports_nothing():
    events = (make_event(1, "Strike threatened", ["a"], [], day("2024-01-01"), realis="threatened"),)
    title = write_title(scope_of(Chronicle((), (), events, ())), WORDS)
    assert title == "1 event planned, threatened or supposed, none reported"


def test_an_empty_chronicle_says_so():
    assert write_title(scope_of(CHRONICLES["empty"]()), WORDS) == "No events"
    assert alt_text(CHRONICLES["empty"]()) == "No events."


def test_the_subtitle_says_what_is_not_counted_and_where_it_is_from():
    subtitle = write_subtitle(scope_of(undated_chronicle()), "Read it so.", WORDS)
    assert (
        subtitle
        == "Read it so. 1 hollow marker: not carried out, not counted. From 1 article (Quarterly Review, 4 Dec 2023)."
    )


def test_the_footer_counts_what_is_hidden(twelve):
    negated = replace(twelve.events[3], realis="negated")
    changed = replace(twelve, events=(*twelve.events[:3], negated, *twelve.events[4:]))
    footer = write_footer(scope_of(changed, realis=("actual",)))
    assert footer == (
        "1 weaker link hidden (confidence below 0.33). 1 event filtered out. 1 negated event not drawn. "
        "Made with timeline 0.1.0 (lexicon 01234567)."
    )


def test_the_footer_explains_what_no_text_tells_and_what_nothing_supports():
    events = [
        make_event(1, "x", [], [], None, origin="hand"),
        make_event(2, "x", [], [], None, origin="import", mentions=()),
        make_event(3, "x", [], [], None, mentions=()),
        make_event(4, "x", [], [], None, confidence=0.2),
    ]
    footer = write_footer(scope_of(Chronicle((), (), tuple(events), ())))
    assert footer == (
        "1 event hidden (confidence below 0.33). 1 event not drawn for want of evidence in a text. "
        "\u2020 added by hand: 1 event. \u2021 imported: 1 event. Made with timeline."
    )
    assert "1: undated, Actor not named, X, intensity 6.0 (imported)." in alt_text(Chronicle((), (), tuple(events), ()))


def test_the_alternative_text_tells_every_event_and_what_it_answers(twelve):
    text = alt_text(twelve)
    assert text.startswith("Coastal Front, Arland and others: 11 events, 10 response links")
    assert "5: 9\u201312 Mar 2023, Coastal Front → Arland, Retaliatory rocket salvos, intensity 7.0 (after 3)." in text
    assert "Drone hits patrol boat (denied), intensity 6.2 (disputed; after 8)." in text
    assert "(threatened; after 10)" in text


def test_the_alternative_text_of_many_events_ends_with_a_count():
    text = alt_text(generated_chronicle(70))
    assert text.endswith("And 10 more events.")


def test_an_event_without_a_source_says_that_nobody_is_named():
    assert "undated, Actor not named → United States, Wider escalation feared" in alt_text(undated_chronicle())
