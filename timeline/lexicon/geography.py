"""Where countries and places lie: coordinates, and the country codes that GDELT uses. Only imports and maps need them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from timeline.lexicon.names import STATE_COLUMNS
from timeline.lexicon.tables import Faults, Layers

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Geography:
    """`countries` gives the middle of a country, `places` the point of a place by its name and country.

    Points are (latitude, longitude) in degrees. `names` gives what a country is called, `fips` the ISO code of a country by its
    FIPS 10-4 code.
    """

    countries: Mapping[str, Point]
    names: Mapping[str, frozenset[str]]
    places: Mapping[tuple[str, str], Point]
    fips: Mapping[str, str]


@lru_cache(maxsize=1)
def load_geography() -> Geography:
    """Load the tables of `lexicons/geography/`.

    Examples
    --------
    >>> load_geography().places["Kyiv", "UKR"], load_geography().fips["UP"]
    ((50.45, 30.52), 'UKR')
    """
    layers, faults = Layers.of(None), Faults()
    countries: dict[str, Point] = {}
    fips: dict[str, str] = {}
    for row in layers.rows("geography/countries.csv", ("id", "fips", "latitude", "longitude", "origin"), faults):
        fips |= dict.fromkeys(row.items("fips"), row["id"])
        if row["latitude"]:
            countries[row["id"]] = (float(row["latitude"]), float(row["longitude"]))
    columns = ("name", "country", "latitude", "longitude", "origin")
    places = {
        (row["name"], row["country"]): (float(row["latitude"]), float(row["longitude"]))
        for row in layers.rows("geography/coordinates.csv", columns, faults)
    }
    names = {
        row["id"]: frozenset((row["name"], *row.items("official"), *row.items("aliases")))
        for row in layers.rows("states.csv", STATE_COLUMNS, faults)
    }
    faults.raise_if_any()
    return Geography(countries, names, places, fips)
