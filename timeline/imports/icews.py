"""Rows of ICEWS (Integrated Crisis Early Warning System) as coded events.

The columns are those of its files in the Harvard Dataverse. Acts are CAMEO codes; the date is the day of the report. The
number of an event is not unique there: the second row of one number gets `-2`.

References
----------
E. Boschee et al., "ICEWS Coded Event Data", https://doi.org/10.7910/DVN/28075
"""

from __future__ import annotations

from dataclasses import replace

from timeline.imports.coded import NO_VALUES, Coded, read_place, sides, span_of
from timeline.imports.rows import Cells
from timeline.imports.setting import Setting, cameo_act
from timeline.lexicon.codes import Sector
from timeline.model import Actor

NEEDED = ("event date", "source name", "cameo code", "target name")
COLUMNS = frozenset(
    ("event id", "event date", "source name", "source sectors", "source country", "event text", "cameo code", "intensity",
     "target name", "target sectors", "target country", "story id", "sentence number", "publisher", "city", "district",
     "province", "country", "latitude", "longitude")
)  # fmt: skip


def read(row: Cells, setting: Setting) -> Coded | None:
    """Read a row; None where it tells of no act."""
    act = cameo_act(row, "cameo code", setting)
    if act is None:
        return None
    first, second = (_party(row, side, setting) for side in ("source", "target"))
    source, target = sides(act.who, first, second, turned=act.who == "second")
    day = setting.day(row, "event date")
    country = setting.country(row, "country")
    told = row["event text"]
    return Coded(
        id=f"icews-{row['event id'] or row.number}",
        act=replace(act, name=told.lower()) if told.lower() not in NO_VALUES else act,
        source=source,
        target=target,
        time=None if day is None else span_of(day, "day", row["event date"]),
        place=read_place(_place_name(row), country, row["latitude"], row["longitude"]),
        title=f"CAMEO {row['cameo code']}: {told or act.name}",
        published=day.isoformat() if day else None,
        outlet=row["publisher"] or None,
    )


def _place_name(row: Cells) -> str:
    cells = (row[column] for column in ("city", "district", "province", "country"))
    return next((cell for cell in cells if cell.lower() not in NO_VALUES), "")


def _party(row: Cells, side: str, setting: Setting) -> list[Actor]:
    country = setting.country(row, f"{side} country")
    found = setting.parties.find(row[f"{side} name"], country, _sector(row, f"{side} sectors", setting))
    return [found] if found else []


def _sector(row: Cells, column: str, setting: Setting) -> Sector | None:
    """Give the sector that says most: one that acts for its state, else the first that is known.

    The list of sectors is long and open, so that one that is not in the table is nothing to report.
    """
    cells = (cell.strip().lower() for cell in row[column].split(","))
    known = [setting.codes.sectors[cell] for cell in cells if cell in setting.codes.sectors]
    return next((one for one in known if one.kind == "state"), known[0] if known else None)
