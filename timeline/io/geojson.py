"""Events on the map: GeoJSON of those whose place has coordinates.

References
----------
RFC 7946, The GeoJSON Format, https://www.rfc-editor.org/rfc/rfc7946
"""

from __future__ import annotations

import json
from typing import NamedTuple

from timeline.io.tables import event_rows
from timeline.lexicon.geography import Geography, Point, load_geography
from timeline.model import Chronicle, Place


class Located(NamedTuple):
    """A point (latitude, longitude), and what it is the point of: the event as imported, its "place", or its "country"."""

    point: Point
    of: str


def geojson_bytes(chronicle: Chronicle) -> bytes:
    """Return a FeatureCollection: a point for each event whose place has coordinates, its columns as properties.

    `point_of` says what the point is the point of: the `event` itself, where the data set gave coordinates, the `place` of its
    name, or the `country`, where the place is a country. `left_out` counts the events without a place and those whose place
    is in no table.
    """
    geography = load_geography()
    features = []
    for event, row in zip(chronicle.events, event_rows(chronicle), strict=True):
        located = locate(event.place, geography)
        if located is not None:
            latitude, longitude = located.point
            known = {name: value for name, value in row.items() if value is not None}
            geometry = {"type": "Point", "coordinates": [longitude, latitude]}
            properties = known | {"point_of": located.of}
            features.append({"type": "Feature", "id": event.id, "geometry": geometry, "properties": properties})
    collection = {"type": "FeatureCollection", "features": features, "left_out": unlocated(chronicle)}
    return (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode()


def unlocated(chronicle: Chronicle) -> dict[str, int]:
    """Count the events that have no point on the map, by what is missing."""
    geography = load_geography()
    places = [event.place for event in chronicle.events if locate(event.place, geography) is None]
    return {"no place": places.count(None), "no coordinates": sum(place is not None for place in places)}


def locate(place: Place | None, geography: Geography) -> Located | None:
    """Find the point of a place: its own, that of its name in its country, or the middle of the country that it is.

    A place that is only known to lie in some country has no point: the middle of a country is not where it happened.
    """
    if place is None:
        return None
    if place.latitude is not None and place.longitude is not None:
        return Located((place.latitude, place.longitude), "event")
    if place.country is None:
        return None
    name = place.name.removeprefix("the ")
    if (point := geography.places.get((name, place.country))) is not None:
        return Located(point, "place")
    if name in geography.names.get(place.country, ()) and place.country in geography.countries:
        return Located(geography.countries[place.country], "country")
    return None
