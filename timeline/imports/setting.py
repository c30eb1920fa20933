"""What the readers of rows share: the tables of codes, the actors, and the report to which each unknown cell goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from timeline.imports.coded import NO_VALUES, read_day
from timeline.imports.parties import Parties
from timeline.imports.report import Report
from timeline.imports.rows import Cells
from timeline.lexicon import EventType
from timeline.lexicon.codes import Act, Codes, Sector
from timeline.model import Tally

LEFT_OUT = "the row was left out"


@dataclass(frozen=True, slots=True)
class Setting:
    """The tables and the report of one import."""

    codes: Codes
    ontology: Mapping[str, EventType]
    parties: Parties
    fips: Mapping[str, str]
    report: Report

    def act(self, row: Cells, column: str, found: Act | None, value: str) -> Act | None:
        """Give an act that can be imported; what is unknown, or no act of PLOVER, is reported."""
        if found is None:
            self.report.add(row.number, f"{column}: found {value!r}, which is in no table", LEFT_OUT)
        elif found.type is None:
            self.report.add(row.number, f"{column}: {value!r} is no act among the 16 types", LEFT_OUT)
            return None
        return found

    def sector(self, row: Cells, column: str, value: str) -> Sector | None:
        """Give what a sector says; an unknown one is reported."""
        if value.lower() in NO_VALUES or value == "0":
            return None
        found = self.codes.sectors.get(value.lower())
        if found is None:
            self.report.add(
                row.number, f"{column}: found {value!r}, which is in no table", "the actor is of kind other"
            )
        return found

    def country(self, row: Cells, column: str) -> str | None:
        """Give the code of the country of a cell; an unknown one is reported."""
        return self.country_named(row, column, row[column])

    def country_named(self, row: Cells, column: str, value: str) -> str | None:
        """Do the same for a part of a cell."""
        if value.lower() in NO_VALUES:
            return None
        found = self.parties.state(value)
        if found is None:
            self.report.add(row.number, f"{column}: found {value!r}, which is no known country", "it was left open")
        return found

    def day(self, row: Cells, column: str) -> date | None:
        """Give the day of a cell; what is none is reported."""
        found = read_day(row[column])
        if found is None:
            value = row[column]
            self.report.add(row.number, f"{column}: found {value!r}, which is no day", "the event has no date")
        return found

    def dead(self, row: Cells, column: str) -> Tally | None:
        """Give the number of people killed; none where it is 0, which stands for "not known" too."""
        value = row[column]
        if value.lower() in NO_VALUES:
            return None
        if not value.isdecimal():
            self.report.add(row.number, f"{column}: found {value!r}, which is no number", "it was left open")
            return None
        return Tally(int(value), int(value)) if int(value) else None


def cameo_act(row: Cells, column: str, setting: Setting) -> Act | None:
    """Give the act of a CAMEO code: that of the nearest code above it, where the table has not the code itself."""
    code = row[column]
    if code[:2] not in setting.codes.cameo:
        code = f"0{code}"  # a spreadsheet has taken the zero away: no root is above 20
    above = (code[:length] for length in range(len(code), 1, -1))
    found = next((setting.codes.cameo[one] for one in above if one in setting.codes.cameo), None)
    return setting.act(row, column, found, row[column])
