"""Rows of ACLED (Armed Conflict Location & Event Data) as coded events.

The columns are those of its export files and API, in the form before and after March 2023. Its date is the day of the
event; where `time_precision` says so only the week or the month is known. `fatalities` of 0 stands for none and for not
known alike, and gives no number here.

References
----------
ACLED Codebook, https://acleddata.com/
"""

from __future__ import annotations

from timeline.imports.coded import Coded, read_place, sides, span_of
from timeline.imports.rows import Cells
from timeline.imports.setting import Setting
from timeline.lexicon.codes import Sector
from timeline.model import Actor, Precision, TimeSpan

NEEDED = ("event_date", "event_type", "sub_event_type", "actor1")
COLUMNS = frozenset(
    "data_id iso iso3 event_id_cnty event_id_no_cnty event_date year time_precision disorder_type event_type sub_event_type "
    "actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting region country admin1 admin2 "
    "admin3 location latitude longitude geo_precision source source_scale notes fatalities tags timestamp "
    "population_1km population_2km population_5km population_best".split()
)
PRECISION: dict[str, Precision] = {"": "day", "1": "day", "2": "week", "3": "month"}


def read(row: Cells, setting: Setting) -> Coded | None:
    """Read a row; None where it tells of no act."""
    kind = row["sub_event_type"]
    act = setting.act(row, "sub_event_type", setting.codes.acled.get(kind.lower()), kind)
    if act is None:
        return None
    country = setting.country(row, "country")
    first, second = (_party(row, number, country, setting) for number in "12")
    source, target = sides(act.who, first, second, turned=_second_acts(act.who, row, setting))
    return Coded(
        id=row["event_id_cnty"] or f"acled-{row.number}",
        act=act,
        source=source,
        target=target,
        time=_time(row, setting),
        place=read_place(row["location"] or row["admin1"], country, row["latitude"], row["longitude"]),
        killed=setting.dead(row, "fatalities"),
        note=row["notes"] or None,
        title=f"{row['event_type']}: {kind}",
        outlet=row["source"] or None,
    )


def _party(row: Cells, number: str, country: str | None, setting: Setting) -> list[Actor]:
    found = setting.parties.find(row[f"actor{number}"], country, _sector(row, number, setting))
    return [found] if found else []


def _sector(row: Cells, number: str, setting: Setting) -> Sector | None:
    """Give the kind of an actor: by how its name begins ("Military Forces of"), since abroad these are "external forces"."""
    beginning, of, _ = row[f"actor{number}"].partition(" of ")
    named = setting.codes.sectors.get(f"{beginning}{of}".strip().lower()) if of else None
    return named or setting.sector(row, f"inter{number}", row[f"inter{number}"])


def _second_acts(who: str, row: Cells, setting: Setting) -> bool:
    """Tell whether it is the second party that acts; of a state and its adversary either may stand first."""
    if who not in {"state", "non-state"}:
        return who == "second"
    first, second = (
        sector is not None and sector.kind == "state" for sector in (_sector(row, n, setting) for n in "12")
    )
    return first != second and second == (who == "state")


def _time(row: Cells, setting: Setting) -> TimeSpan | None:
    day = setting.day(row, "event_date")
    precision = PRECISION.get(row["time_precision"])
    if precision is None:
        found = row["time_precision"]
        setting.report.add(
            row.number, f"time_precision: found {found!r}; allowed are 1, 2, 3", "the day is taken as it is"
        )
    return None if day is None else span_of(day, precision or "day", row["event_date"])
