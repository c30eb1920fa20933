"""The tables of codes and of geography fit the other tables."""

import csv
from collections import Counter
from pathlib import Path

import pytest

import timeline
from timeline.lexicon import load_lexicon
from timeline.lexicon.codes import load_codes
from timeline.lexicon.geography import load_geography

LEXICONS = Path(timeline.__file__).parent / "lexicons"
TABLES = sorted([*(LEXICONS / "imports").glob("*.csv"), *(LEXICONS / "geography").glob("*.csv")])


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_every_row_is_there_once_and_says_where_it_comes_from(path):
    rows = rows_of(path)
    keys = Counter((row.get("code") or row.get("id") or row["name"], row.get("country")) for row in rows)
    assert not [key for key, count in keys.items() if count > 1]
    assert {row["origin"] for row in rows} <= {"own", "acled", "cameo", "plover", "icews", "known", "geonames"}


def test_every_root_of_cameo_has_a_meaning_and_a_code_its_root():
    codes = load_codes().cameo
    assert {f"{root:02}" for root in range(1, 21)} <= set(codes)
    assert all(code[:2] in codes for code in codes)
    named = {code: act for code, act in codes.items() if act.type}
    assert all(act.name for act in named.values())


def test_the_roots_of_cameo_are_the_types_that_the_ontology_gives_them():
    codes, types = load_codes().cameo, load_lexicon().ontology
    assert all(codes[known.cameo[:2]].type in {name, "CONCEDE"} for name, known in types.items())


def test_countries_and_places_are_those_of_the_other_tables():
    names, geography = load_lexicon().names, load_geography()
    assert set(geography.fips.values()) <= set(names.actors)
    assert set(geography.countries) <= set(names.actors)
    capitals = {(city, state) for city, states in names.capitals.items() for state in states}
    places = (
        set(names.places.items())
        | capitals
        | {(row["name"], row["country"]) for row in rows_of(LEXICONS / "places.csv")}
    )
    assert set(geography.places) <= places
    points = [*geography.countries.values(), *geography.places.values()]
    assert all(-90 <= latitude <= 90 and -180 <= longitude <= 180 for latitude, longitude in points)


@pytest.mark.parametrize(
    ("place", "country", "near"),
    [
        ("Kyiv", "UKR", (50.45, 30.52)),
        ("Baghdad", "IRQ", (33.3, 44.4)),
        ("Canberra", "AUS", (-35.3, 149.1)),
        ("Quito", "ECU", (-0.2, -78.5)),
    ],
)
def test_capitals_lie_where_they_lie(place, country, near):
    assert load_geography().places[place, country] == pytest.approx(near, abs=0.15)
