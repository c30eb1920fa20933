"""Rows of POLECAT (Political Event Classification, Attributes, and Types) as coded events.

The columns are those of its tab-separated files in the Harvard Dataverse. Types and modes are those of PLOVER, which are used
here too. A cell of actors may hold several, separated by semicolons, each with its country.

References
----------
A. Halterman et al., "PLOVER and POLECAT: A New Political Event Ontology and Dataset" (2023), https://osf.io/rm5dw
"""

from __future__ import annotations

from itertools import zip_longest

from timeline.imports.coded import NO_VALUES, Coded, read_day, read_place, sides, span_of
from timeline.imports.rows import Cells
from timeline.imports.setting import Setting
from timeline.lexicon.codes import Act
from timeline.model import Actor

NEEDED = ("event date", "event type", "actor name", "recipient name")
COLUMNS = frozenset(
    ("event id", "event date", "event type", "event mode", "intensity", "event intensity", "quad code", "contexts",
     "actor name", "actor country", "actor cow", "primary actor sector", "actor sectors", "actor title", "actor name raw",
     "wikipedia actor id", "recipient name", "recipient country", "recipient cow", "primary recipient sector",
     "recipient sectors", "recipient title", "recipient name raw", "wikipedia recipient id", "placename", "city", "district",
     "province", "country", "latitude", "longitude", "geonames id", "raw placename", "feature type", "source",
     "publication date", "story people", "story organizations", "story locations", "language", "version", "headline")
)  # fmt: skip


def read(row: Cells, setting: Setting) -> Coded | None:
    """Read a row; None where it tells of no act."""
    act = _act(row, setting)
    if act is None:
        return None
    first, second = (_parties(row, side, setting) for side in ("actor", "recipient"))
    source, target = sides(act.who, first, second)
    day, published = setting.day(row, "event date"), read_day(row["publication date"])
    names = (row[column] for column in ("placename", "city", "district", "province", "country"))
    name = next((cell for cell in names if cell.lower() not in NO_VALUES), "")
    return Coded(
        id=f"polecat-{row['event id'] or row.number}",
        act=act,
        source=source,
        target=target,
        time=None if day is None else span_of(day, "day", row["event date"]),
        place=read_place(name, setting.country(row, "country"), row["latitude"], row["longitude"]),
        title=f"PLOVER {act.type}{f': {act.mode}' if act.mode else ''}",
        published=published.isoformat() if published else None,
        outlet=row["source"] or None,
    )


def _act(row: Cells, setting: Setting) -> Act | None:
    """Take type and mode as they are; a mode that PLOVER does not have is left out."""
    event_type, mode = row["event type"].upper(), row["event mode"].lower()
    known = setting.ontology.get(event_type)
    found = None if known is None else Act(event_type.lower(), event_type, None, "first")
    act = setting.act(row, "event type", found, row["event type"])
    if act is None or known is None or mode in NO_VALUES:
        return act
    if mode not in known.modes:
        setting.report.add(
            row.number, f"event mode: found {mode!r}, which {event_type} does not have", "it was left open"
        )
        return act
    return Act(f"{event_type.lower()} by {mode}" if event_type == "ASSAULT" else f"{event_type.lower()} ({mode})",
               event_type, mode, "first")  # fmt: skip


def _parties(row: Cells, side: str, setting: Setting) -> list[Actor]:
    names, countries, sectors = (
        [one.strip() for one in row[column].split(";")]
        for column in (f"{side} name", f"{side} country", f"primary {side} sector")
    )
    found = []
    for name, country, sector in zip_longest(names, countries[: len(names)], sectors[: len(names)], fillvalue=""):
        home = setting.country_named(row, f"{side} country", country)
        kind = setting.sector(row, f"primary {side} sector", sector)
        actor = setting.parties.find(name, home, kind)
        found += [actor] if actor else []
    return found
