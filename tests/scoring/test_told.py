"""What the scorer takes for the same party and the same date."""

import pytest

from timeline.scoring import told

NAMES = told.Names({"United Kingdom": ["Britain", "GBR"], "rebels": ["rebel fighters"]})


@pytest.mark.parametrize(
    ("gold", "days", "same"),
    [
        ("2024", ("2024-01-01", "2024-12-31"), True),
        ("2024-02", ("2024-02-01", "2024-02-29"), True),
        ("2024-02", ("2024-02-01", "2024-02-01"), False),
        ("2024-02-03/2024-02-04", ("2024-02-03", "2024-02-03"), True),
        ("2024-02-03", ("2024-02-03", "2024-02-04"), True),
        ("2024-02-03", ("2024-02-02", "2024-02-03"), False),
    ],
)
def test_dates_are_compared_as_days(gold, days, same):
    first, last = (told.days_of(day)[0] for day in days)
    assert told.same_days(told.days_of(gold), (first, last)) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [("the United Kingdom", "Britain"), ("Nicolás Ferré", "Nicolas Ferre"), ("U.S.", "US"), ("Al-Shara", "al Shara")],
)
def test_names_are_compared_without_case_accents_and_articles(one, other):
    assert NAMES.party([one]) == NAMES.party([other])


def test_each_party_needs_one_of_its_own():
    britain, rebels = NAMES.party(["GBR", "Britain"]), NAMES.party(["rebels"])
    assert told.same_parties([britain, rebels], [rebels, britain])
    assert not told.same_parties([britain, britain], [britain])
    assert not told.same_parties([britain], [britain, rebels])
