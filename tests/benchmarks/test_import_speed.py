"""Importing event data takes a time that grows as the number of rows does, also where two sides strike each other all the time."""

import csv
import time
import timeit
from datetime import date, timedelta

import pytest

import timeline

ROWS = 2_000
A_DAY = 40
SIDES = ("Rapid Support Forces", "Military Forces of Sudan (2019-)")
COLUMNS = (
    "event_id_cnty",
    "event_date",
    "event_type",
    "sub_event_type",
    "actor1",
    "inter1",
    "actor2",
    "inter2",
    "country",
    "notes",
)


def write_war(path, count):
    """Write a war of two sides that strike each other forty times a day, in the columns of ACLED."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number in range(count):
            day = date(2031, 1, 1) + timedelta(days=number // A_DAY)
            one, other = SIDES if number % 3 else SIDES[::-1]
            kind = ("Explosions/Remote violence", "Shelling/artillery/missile attack")
            note = f"On {day}, one side shelled the other."
            writer.writerow((f"SDN{number}", day, *kind, one, "2", other, "2", "Sudan", note))


@pytest.mark.slow
def test_four_times_the_rows_take_at_most_six_times_as_long(tmp_path):
    def seconds(count):
        path = tmp_path / f"{count}.csv"
        write_war(path, count)
        return min(timeit.repeat(lambda: timeline.read_acled(path), timer=time.process_time, number=1, repeat=3))

    seconds(100)  # tables are loaded once
    assert seconds(4 * ROWS) <= 6 * seconds(ROWS)
