"""What a terminal is shown: text that cannot drive it, and the tables of `timeline show`.

Takes plain data and hands on text or a table that the command line prints.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from timeline.model import Chronicle

if TYPE_CHECKING:
    from rich.table import Table

    from timeline.io.tables import Row

# Control characters would let a text drive the terminal; marks of direction would let it show other words than it holds.
_CONTROLS = (*range(9), *range(11, 32), *range(127, 160))
_DIRECTIONS = (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_NEUTRAL = dict.fromkeys((*_CONTROLS, *_DIRECTIONS, *range(0xD800, 0xE000)), "\ufffd")


def neutral(text: str) -> str:
    r"""Return a text with a mark in place of each character that a terminal would obey; line breaks and tabs stay.

    Examples
    --------
    >>> neutral("red \x1b[31malert") == "red \ufffd[31malert"
    True
    """
    return text.translate(_NEUTRAL)


def event_table(chronicle: Chronicle) -> Table:
    """Return the events as a table for the terminal, in their order."""
    from timeline.io.exports import when  # noqa: PLC0415 - messages need only `neutral`
    from timeline.io.tables import event_rows  # noqa: PLC0415 - as above

    names = {actor.id: actor.name for actor in chronicle.actors}
    rows = (
        (row["id"], when(row), _named(event.source, names), _named(event.target, names), event.label, _grade(row))
        for event, row in zip(chronicle.events, event_rows(chronicle), strict=True)
    )
    return _table(("event", "when", "who", "whom", "what", "intensity"), rows)


def link_table(chronicle: Chronicle) -> Table:
    """Return the links as a table for the terminal: what answers what, and what says so."""
    from timeline.io.tables import link_rows  # noqa: PLC0415 - as in `event_table`

    rows = (
        (row["later"], row["kind"].replace("_", " "), row["earlier"], row["cue"] or f"inferred: {row['inferred']}")
        for row in link_rows(chronicle)
    )
    return _table(("later", "link", "earlier", "says so"), rows)


def _named(ids: Iterable[str], names: Mapping[str, str]) -> str:
    return "; ".join(names.get(one, one) for one in ids)


def _grade(row: Row) -> str:
    return f"{row['intensity']:g}" + ("" if row["realis"] == "actual" else f" {row['realis']}")


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """Make a table without markup: what the texts hold is shown, never obeyed."""
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - as in `event_table`
    from rich.table import Table  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415 - as above

    table = Table(*columns, box=SIMPLE_HEAD)
    for row in rows:
        table.add_row(*(Text(" ".join(neutral(cell).split())) for cell in row))
    return table
