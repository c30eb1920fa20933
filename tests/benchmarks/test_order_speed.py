"""Putting many events in order takes a time that grows as their number does.

The events are made up: twenty a day, one in three without a date; each answers one of the thirty before it, one in ten
claims comes the wrong way round, and one in ten words tells a mere order.
"""

import random
import time
import timeit
from datetime import date, timedelta

import pytest

from timeline.graph.claims import Claim
from timeline.graph.order import Told, order_events
from timeline.model import Evidence, TimeSpan

EVENTS = 20_000
A_DAY = 20
REACH = 30


def make_story(count, seed=1):
    chance = random.Random(seed)  # noqa: S311 - a story that is the same each time, no secret
    told, claims = [], []
    for number in range(count):
        day = (date(2001, 1, 1) + timedelta(days=number // A_DAY)).isoformat()
        time_told = TimeSpan(day, day, "day", "explicit") if chance.random() < 0.67 else None
        told.append(Told(time_told, f"a{number // 3:06}", 100 * (number % 3), day))
        other = max(0, number - chance.randint(1, REACH))
        if other != number:
            ends = (number, other) if chance.random() < 0.1 else (other, number)
            kind = chance.choice(["before", "during", "overlaps"]) if chance.random() < 0.1 else "begins"
            claims.append(
                Claim(kind, *ends, round(chance.random(), 3), evidence=Evidence("a", number, number + 1, "-"))
            )
    return told, claims


def seconds(count):
    """Give the quickest of three, so that what else the machine does counts for small and large alike.

    Garbage is not searched for meanwhile (as in `timeit`): a search goes through all that the tests before have left.
    """
    story = make_story(count)
    return min(timeit.repeat(lambda: order_events(*story), timer=time.process_time, number=1, repeat=3))


@pytest.mark.slow
def test_four_times_the_events_take_at_most_six_times_as_long():
    assert seconds(4 * EVENTS) <= 6 * seconds(EVENTS)
