"""Write the events of a war that never was, some hundreds in the form of ACLED, for a picture of many events.

`python data/imports/invent_war.py > war.csv`: the war of Karvia and Tessara over the Sava, week by week through six phases, the
same each time. Countries, groups, places and events are invented.
"""

import csv
import random
import sys
from datetime import date, timedelta
from typing import NamedTuple, TextIO

ARMY_K, ARMY_T = "Military Forces of Karvia (2019-)", "Military Forces of Tessara (2015-)"
LEAGUE, FRONT = "Sava Defence League", "Orlec Front"
STATE, GROUP, CROWD, PEOPLE = "State forces", "Political militia", "Protesters", "Civilians"
PLACES = ("Velen", "Dol", "Orlec", "Mirsk", "Tarn", "the Sava Bridge")


class Kind(NamedTuple):
    """A kind of event: ACLED's names, who did it to whom, the most it kills, and its note."""

    event_type: str
    sub_event_type: str
    actor1: str
    inter1: str
    actor2: str
    inter2: str
    deadliest: int
    note: str


REMOTE, CLASH, HARM, MOVE = (
    "Explosions/Remote violence",
    "Battles",
    "Violence against civilians",
    "Strategic developments",
)
KINDS = {
    "protest": Kind(
        "Protests", "Peaceful protest", "Protesters (Karvia)", CROWD, "", "", 0, "people protested in {} against the war"
    ),
    "march": Kind(
        "Protests", "Peaceful protest", "Protesters (Tessara)", CROWD, "", "", 0, "people marched in {} for an end of the war"
    ),
    "riot": Kind(
        "Riots", "Violent demonstration", "Rioters (Tessara)", "Rioters", "", "", 1, "a crowd threw stones at soldiers in {}"
    ),
    "shell_k": Kind(
        REMOTE, "Shelling/artillery/missile attack", ARMY_T, STATE, ARMY_K, STATE, 6, "Tessaran gunners shelled positions at {}"
    ),
    "shell_t": Kind(
        REMOTE, "Shelling/artillery/missile attack", ARMY_K, STATE, ARMY_T, STATE, 6, "Karvian artillery fired on positions at {}"
    ),
    "air_k": Kind(REMOTE, "Air/drone strike", ARMY_T, STATE, ARMY_K, STATE, 14, "Tessaran aircraft bombed a depot at {}"),
    "air_t": Kind(REMOTE, "Air/drone strike", ARMY_K, STATE, ARMY_T, STATE, 12, "Karvian drones struck a barracks at {}"),
    "clash": Kind(CLASH, "Armed clash", LEAGUE, GROUP, ARMY_T, STATE, 9, "fighters of the League clashed with troops near {}"),
    "raid": Kind(CLASH, "Armed clash", FRONT, GROUP, ARMY_K, STATE, 7, "the Front attacked a Karvian patrol near {}"),
    "mine": Kind(
        REMOTE, "Remote explosive/landmine/IED", LEAGUE, GROUP, ARMY_T, STATE, 4, "a mine exploded under a lorry near {}"
    ),
    "harm": Kind(HARM, "Attack", ARMY_T, STATE, "Civilians (Karvia)", PEOPLE, 5, "soldiers shot at a bus near {}"),
    "arrest": Kind(
        MOVE, "Arrests", "Police Forces of Karvia (2019-)", STATE, "Protesters (Karvia)", CROWD, 0, "police arrested protesters in {}"
    ),
    "base": Kind(MOVE, "Headquarters or base established", ARMY_T, STATE, "", "", 0, "Tessara set up a base at {}"),
    "truce": Kind(MOVE, "Agreement", ARMY_K, STATE, ARMY_T, STATE, 0, "officers of both armies agreed on a ceasefire at {}"),
}  # fmt: skip
PHASES = (  # weeks, events a week, and how likely each kind is
    (8, 2, {"protest": 6, "arrest": 2, "march": 2, "base": 1}),
    (6, 5, {"protest": 3, "riot": 2, "shell_k": 3, "shell_t": 3, "mine": 1, "base": 1}),
    (
        12,
        14,
        {"shell_k": 6, "shell_t": 6, "air_k": 4, "air_t": 3, "clash": 5, "raid": 3, "harm": 2, "mine": 2, "march": 1},
    ),
    (7, 3, {"truce": 2, "march": 3, "protest": 2, "mine": 2, "raid": 1}),
    (10, 10, {"air_k": 4, "air_t": 4, "shell_k": 3, "shell_t": 3, "clash": 4, "raid": 4, "harm": 1, "riot": 1}),
    (9, 2, {"truce": 4, "march": 2, "protest": 1, "arrest": 1}),
)
COLUMNS = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2"
    " assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude"
    " geo_precision source source_scale notes fatalities tags timestamp"
).split()


def invent_war(seed: int = 31) -> list[dict[str, object]]:
    """Return the rows of the war, by day."""
    dice = random.Random(seed)  # noqa: S311 - an invention, no secret
    rows: list[dict[str, object]] = []
    week = date(2031, 6, 2)
    for weeks, pace, kinds in PHASES:
        for _ in range(weeks):
            number = max(0, round(dice.gauss(pace, pace / 3)))
            days = sorted(dice.randrange(7) for _ in range(number))
            for day in days:
                kind = KINDS[dice.choices(list(kinds), list(kinds.values()))[0]]
                rows.append(_row(len(rows) + 1, week + timedelta(days=day), kind, dice))
            week += timedelta(days=7)
    return rows


def _row(number: int, day: date, kind: Kind, dice: random.Random) -> dict[str, object]:
    place, dead = dice.choice(PLACES), dice.randint(0, kind.deadliest)
    told = f"{day.day} {day:%B %Y}"
    deaths = f" {dead} died." if dead else ""
    row: dict[str, object] = dict.fromkeys(COLUMNS, "")
    return row | {
        "event_id_cnty": f"SAV{number}",
        "event_date": f"{day:%d %B %Y}",
        "year": day.year,
        "time_precision": 1,
        "event_type": kind.event_type,
        "sub_event_type": kind.sub_event_type,
        "actor1": kind.actor1,
        "inter1": kind.inter1,
        "actor2": kind.actor2,
        "inter2": kind.inter2,
        "region": "Invented",
        "location": place,
        "source": "Sava Post",
        "notes": f"On {told}, {kind.note.format(place)}.{deaths}",
        "fatalities": dead,
    }


def write_war(target: TextIO) -> None:
    """Write the war as a table."""
    table = csv.DictWriter(target, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(invent_war())


if __name__ == "__main__":
    write_war(sys.stdout)
