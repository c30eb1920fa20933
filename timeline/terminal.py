"""What a terminal is shown: text that cannot drive it, and the tables of `timeline show`.

Takes plain data and hands on text or a table that the command line prints.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.model import Chronicle, Link

if TYPE_CHECKING:
    from rich.table import Table

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


def event_table(chronicle: Chronicle, *, keys: bool = False) -> Table:
    """Return the events as a table for the terminal, in their order; with the keys by which corrections name them, parties are left to the labels."""
    from timeline.io.tables import event_rows, when  # noqa: PLC0415 - messages need only `neutral`

    names = {actor.id: actor.name for actor in chronicle.actors}
    rows = (
        (
            row["id"],
            *((event.key,) if keys else ()),
            when(row).replace("..", ".. "),  # where a line may break
            *(() if keys else (_named(event.source, names), _named(event.target, names))),
            event.label + ("" if event.realis == "actual" else f" ({event.realis})"),
            f"{row['intensity']:g}",
        )
        for event, row in zip(chronicle.events, event_rows(chronicle), strict=True)
    )
    key = _Column("key", least=max((len(event.key) for event in chronicle.events), default=0), whole=True)
    parties = (_Column("who", least=8), _Column("whom", least=8))
    columns = (
        _Column("event", whole=True),
        *((key,) if keys else ()),
        _Column("when", least=10),
        *(() if keys else parties),
        _Column("what", least=12),
        _Column("intensity", whole=True),
    )
    return _table(columns, rows)


def link_table(chronicle: Chronicle) -> Table:
    """Return the links as a table for the terminal: what answers what, how sure, by which rule, and the words that say so."""
    from timeline.explain import link_sentences  # noqa: PLC0415 - as in `event_table`
    from timeline.io.timeline_file import sorted_links  # noqa: PLC0415 - as in `event_table`

    links = sorted_links(chronicle.links)
    rows = (
        (
            f"{link.later} {'responds to' if link.kind == 'responds_to' else 'caused by'} {link.earlier}",
            f"{link.confidence:.2f}",
            _rule(link),
            shortened(sentence),
        )
        for link, sentence in zip(links, link_sentences(chronicle, links), strict=True)
    )
    columns = (
        _Column("link", whole=True),
        _Column("score", whole=True),
        _Column("rule", least=9),
        _Column("sentence and [cue]", least=30),
    )
    return _table(columns, rows)


def _rule(link: Link) -> str:
    return f"inferred: {link.inferred}" if link.evidence is None else link.evidence.group or "stated"


def shortened(sentence: str, around: int = 70) -> str:
    """Return the words between square brackets with some of their sentence around them, cut at spaces.

    Examples
    --------
    >>> shortened("On Monday, after talks, it [retaliated] with rockets at dawn.", 12)
    '… talks, it [retaliated] with …'
    """
    first, last = sentence.find("["), sentence.find("]") + 1
    if first > around:
        sentence = "… " + sentence[first - around :].partition(" ")[2]
        last = sentence.find("]", sentence.find("[")) + 1
    end = max(last, 0) + around
    return sentence if len(sentence) <= end else sentence[:end].rpartition(" ")[0] + " …"


def _named(ids: Iterable[str], names: Mapping[str, str]) -> str:
    return "; ".join(names.get(one, one) for one in ids)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of a table: never broken, or at least some letters wide."""

    name: str
    least: int | None = None
    whole: bool = False


def _table(columns: Sequence[_Column], rows: Iterable[Sequence[str]]) -> Table:
    """Make a table without markup: what the texts hold is shown, never obeyed. A word too long for its column is broken."""
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - as in `event_table`
    from rich.table import Table  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415 - as above

    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    for column in columns:
        table.add_column(
            Text(column.name), no_wrap=column.whole, min_width=column.least or len(column.name), overflow="fold"
        )
    for row in rows:
        table.add_row(*(Text(" ".join(neutral(cell).split())) for cell in row))
    return table
