"""Rows of the event tables of GDELT 1.0 and 2.0 as coded events.

Its files have no header: 57 columns (daily files until March 2013), 58 (with SOURCEURL) or 61 (GDELT 2.0). They name
actors and acts by CAMEO codes and places by FIPS codes, and hold no words of the reports, of which only the address is given.
The date of an act is the one that GDELT found for it.

References
----------
The GDELT Event Database Data Format Codebook, versions 1.03 and 2.0, https://www.gdeltproject.org/
"""

from __future__ import annotations

from urllib.parse import urlsplit

from timeline.imports.coded import Coded, read_day, read_place, sides, span_of
from timeline.imports.rows import Cells
from timeline.imports.setting import Setting, cameo_act
from timeline.model import Actor, Place

NEEDED = ("sqldate", "eventcode", "actor1code", "actor2code")
_DAY_COLUMNS = ("globaleventid", "sqldate", "monthyear", "year", "fractiondate")
_ACTOR = ("code", "name", "countrycode", "knowngroupcode", "ethniccode", "religion1code", "religion2code", "type1code",
          "type2code", "type3code")  # fmt: skip
_EVENT = ("isrootevent", "eventcode", "eventbasecode", "eventrootcode", "quadclass", "goldsteinscale", "nummentions",
          "numsources", "numarticles", "avgtone")  # fmt: skip
_GEO_1 = ("type", "fullname", "countrycode", "adm1code", "lat", "long", "featureid")
_GEO_2 = ("type", "fullname", "countrycode", "adm1code", "adm2code", "lat", "long", "featureid")
COUNTRY = "1"  # the type of a place that is a whole country


def _header(geo: tuple[str, ...], *last: str) -> tuple[str, ...]:
    actors = (f"actor{number}{name}" for number in "12" for name in _ACTOR)
    places = (f"{whose}geo_{name}" for whose in ("actor1", "actor2", "action") for name in geo)
    return (*_DAY_COLUMNS, *actors, *_EVENT, *places, *last)


HEADERS = (
    _header(_GEO_1, "dateadded"),
    _header(_GEO_1, "dateadded", "sourceurl"),
    _header(_GEO_2, "dateadded", "sourceurl"),
)
COLUMNS = frozenset(name for header in HEADERS for name in header)


def read(row: Cells, setting: Setting) -> Coded | None:
    """Read a row; None where it tells of no act."""
    act = cameo_act(row, "eventcode", setting)
    if act is None:
        return None
    first, second = (_party(row, number, setting) for number in "12")
    source, target = sides(act.who, first, second, turned=act.who == "second")
    day, added = setting.day(row, "sqldate"), read_day(row["dateadded"][:8])
    url = row["sourceurl"] or None
    return Coded(
        id=f"gdelt-{row['globaleventid'] or row.number}",
        act=act,
        source=source,
        target=target,
        time=None if day is None else span_of(day, "day", row["sqldate"]),
        place=_place(row, setting),
        title=f"CAMEO {row['eventcode']}: {act.name}",
        published=added.isoformat() if added else None,
        outlet=_outlet(url),
        url=url,
    )


def _outlet(url: str | None) -> str | None:
    """Give the host of an address; reports that are not from the web have the name of their outlet there."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return url
    return host.removeprefix("www.") or None if host else url


def _place(row: Cells, setting: Setting) -> Place | None:
    code, name = row["actiongeo_countrycode"], row["actiongeo_fullname"]
    country = setting.fips.get(code)
    if code and country is None:
        setting.report.add(
            row.number, f"actiongeo_countrycode: found {code!r}, which is no FIPS code", "it was left open"
        )
    if row["actiongeo_type"] != COUNTRY:
        name = name.partition(",")[0].strip()
    return read_place(name, country, row["actiongeo_lat"], row["actiongeo_long"])


def _party(row: Cells, number: str, setting: Setting) -> list[Actor]:
    """Give the actor of a row: a named group, a state, or a part of its people ("Rebels (Sudan)")."""
    name, code = row[f"actor{number}name"], row[f"actor{number}countrycode"]
    country = setting.parties.state(code) if code else None
    type_column = f"actor{number}type1code"
    sector = setting.sector(row, type_column, row[type_column])
    known = setting.parties.known(name) if name else None
    if known is not None and (known.kind not in {"state", "person"} or sector is None or sector.kind == "state"):
        return [found] if (found := setting.parties.actor(known.id)) else []
    if country and (sector is None or sector.kind == "state"):
        return [found] if (found := setting.parties.actor(country)) else []
    if country and sector is not None and (home := setting.parties.actor(country)) is not None:
        name = f"{sector.name[:1].upper()}{sector.name[1:]} ({home.name})"
    elif name.isupper():
        name = name.title()
    found = setting.parties.find(name, country, sector)
    return [found] if found else []
