"""The stretch of the calendar behind an expression: ranges, open ends, nights, basis and flags."""

import pytest

from timeline.errors import UsageError
from timeline.nlp.times import find_times, find_timexes

DCT = "2023-12-04"


def only(text, published=DCT, **options):
    (found,) = find_timexes(text, published, **options)
    return found


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("From Oct. 17 to Nov. 23 they fought.", "2023-10-17", "2023-11-23"),
        ("The battle of 22-25 April 1951 was lost.", "1951-04-22", "1951-04-25"),
        ("The war of 1914-18 was lost.", "1914-01-01", "1918-12-31"),
        ("Between May 5 and 7, rockets fell.", "2023-05-05", "2023-05-07"),
        ("From March to May 2019 it was shut.", "2019-03-01", "2019-05-31"),
    ],
)
def test_both_ends_of_a_range_have_its_span(text, start, end):
    first, last = find_timexes(text, DCT)
    assert first.span == last.span
    assert (first.span.start, first.span.end, first.span.precision) == (start, end, "range")
    assert first.span.expression == text[first.start : last.end]


def test_a_list_is_no_range():
    first, last = find_timexes("Strikes on May 5 and 6, 2019, hit the port.", DCT)
    assert (first.span.start, first.span.end) == ("2019-05-05", "2019-05-05")
    assert (last.span.start, last.span.end) == ("2019-05-06", "2019-05-06")


def test_since_leaves_the_end_open():
    found = only("They have fought since Oct. 7.")
    assert (found.value, found.span.start, found.span.end) == ("2023-10-07", "2023-10-07", None)


def test_days_after_begin_the_next_day():
    found = only("In the days after Oct. 7 they fought.")
    assert (found.value, found.span.start, found.span.end) == ("2023-10-07", "2023-10-08", None)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It came on Saturday night.", "2023-12-02", "2023-12-03"),
        ("It came last night.", "2023-12-03", "2023-12-04"),
        ("It came overnight.", "2023-12-03", "2023-12-04"),
        ("He will speak tonight.", "2023-12-04", "2023-12-05"),
    ],
)
def test_a_night_is_two_days(text, start, end):
    span = only(text).span
    assert (span.start, span.end, span.precision) == (start, end, "range")


def test_utc_is_marked_only_where_it_is_named():
    assert only("Sirens sounded on Sunday at 05:30 GMT.").span.start == "2023-12-03T05:30Z"
    assert only("Sirens sounded on Sunday at 05:30 local time.").span.start == "2023-12-03T05:30"


def test_basis():
    assert only("It fell on May 5, 2019.").span.basis == "explicit"
    assert only("It fell on May 5.").span.basis == "relative"


def test_anaphora_is_marked():
    later = find_timexes("It fell on May 5, 2019. Two days later they answered.", DCT)[-1]
    assert (later.value, later.anaphoric) == ("2019-05-07", True)
    assert not only("It fell two days ago.").anaphoric


def test_numeric_order():
    assert (only("On 3/4/2019.").value, only("On 3/4/2019.").ambiguous) == ("2019-03-04", True)
    assert (only("On 3/4/2019.", day_first=True).value, only("On 3/4/2019.", day_first=True).ambiguous) == (
        "2019-04-03",
        False,
    )
    assert (only("On 13/4/2019.").value, only("On 13/4/2019.").ambiguous) == ("2019-04-13", False)


def test_lengths_and_frequencies_have_no_place():
    assert [one.span for one in find_timexes("Every Monday for three days.", DCT)] == [None, None]


def test_records():
    assert find_times("It fell on Sunday.", published=DCT) == [
        {"start": 11, "end": 17, "text": "Sunday", "type": "DATE", "value": "2023-12-03"}
    ]


def test_published_may_carry_a_time():
    assert only("It fell yesterday.", "2023-12-04T23:10:00+02:00").value == "2023-12-03"


@pytest.mark.parametrize("published", ["soon", "2023-02-30", "04.12.2023", "20231204"])
def test_published_must_be_a_date(published):
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        find_times("It fell on Sunday.", published)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("A three-day offensive from Sept. 19 took the hills.", "2023-09-19", "2023-09-21"),
        ("Shells fell for two weeks from 2 May 2022.", "2022-05-02", "2022-05-15"),
        ("The 10-day drill that began on June 1 was noisy.", "2023-06-01", "2023-06-10"),
        ("They launched a five-day blockade on June 1.", "2023-06-01", "2023-06-05"),
        ("They held the town for three days until 14 May 2022.", "2022-05-12", "2022-05-14"),
        ("A one-day strike from June 1 was called.", "2023-06-01", "2023-06-01"),
        ("A three-day truce failed. Shells fell from June 1.", "2023-06-01", "2023-06-01"),
        ("A three-day truce failed on June 1.", "2023-06-01", "2023-06-01"),
        ("A ten-year lease from June 1 was dropped.", "2023-06-01", "2023-06-01"),
        ("A three-day siege from 9999-12-30 was foreseen.", "9999-12-30", "9999-12-30"),
    ],
)
def test_a_length_and_the_day_it_began_or_ended_on_are_a_stretch(text, first, last):
    found = find_timexes(text, "2023-12-04")[-1]
    assert (found.span.start, found.span.end) == (first, last)
