"""An act in words: who, to whom, what, each said once.

Takes an `Item`; hands on texts. Where a lane or a heading names the parties already, the act is told without them.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.figure.scope import Item
from timeline.figure.text import tidy
from timeline.model import Event, Tally

_PREPOSITIONS = frozenset("against at by for in of on to toward towards upon with".split())
"""Words that join an act to its target, which go with it; "from" stays: a withdrawal from is none to."""


def write_parties(item: Item) -> str:
    """Return "Source → Target", or "One ↔ Other" of those who did it to each other, as far as the text names them."""
    return " ".join(filter(None, (write_doers(item), write_target(item))))


def write_doers(item: Item) -> str:
    """Return those who acted, but those who did it to each other with the target, or the actor's lane where the text names none."""
    return write_names([name for name in item.sources if name not in item.targets] or item.sources) or item.actor


def write_target(item: Item) -> str:
    """Return "→ Target", "↔ Other" where the others acted too, or nothing where the text names none."""
    if not item.targets:
        return ""
    return f"{'↔' if is_mutual(item) else '→'} {write_names(item.targets)}"


def is_mutual(item: Item) -> bool:
    """Tell whether the targets acted too, as those who meet, sign or clash."""
    return bool(item.targets) and set(item.targets) <= set(item.sources)


def write_names(names: Sequence[str]) -> str:
    """Return names in a short form: two of them, the others as a number.

    >>> write_names(["Arland", "Borea", "Cardia"])
    'Arland, Borea +1'
    """
    named = ", ".join(names[:2])
    return f"{named} +{len(names) - 2}" if len(names) > 2 else named


def write_deed(item: Item) -> str:
    """Return what was done, in the words of the text or else of the label, without the parties that begin or end this."""
    label = tidy(item.event.label)
    return item.act or capital(_without_end(_without_start(label, item.sources), item.targets) or label)


def write_act(item: Item) -> str:
    """Return what was done and how many it killed, unless the words say that already."""
    deed = write_deed(item)
    return ", ".join([deed, *write_victims(item.event, deed)])


def write_company(item: Item) -> str:
    """Return "with Cardia" of those who did it beside the actor, since a lane bears one name; nothing where it acted alone."""
    beside = [name for name in item.sources[1:] if name not in item.targets]
    return f"with {write_names(beside)}" if beside and beside[0] not in write_act(item) else ""


def write_victims(event: Event, told: str = "") -> list[str]:
    """Return "30 killed", "at least 4 wounded", as far as the text counts them and what is `told` already does not."""
    tallies = ((event.killed, "killed"), (event.wounded, "wounded"))
    numbers = told.split()
    return [f"{write_tally(tally)} {fate}" for tally, fate in tallies if tally and str(tally.min) not in numbers]


def write_tally(tally: Tally) -> str:
    """Return a number of people.

    >>> write_tally(Tally(30, None)), write_tally(Tally(3, 5))
    ('at least 30', '3 to 5')
    """
    bounds = [str(bound) for bound in dict.fromkeys((tally.min, tally.max)) if bound is not None]
    least = "at least " if tally.max is None else "up to " if tally.min is None else ""
    return f"{least}{' to '.join(bounds)}"


def write_intensity(item: Item) -> str:
    """Return the intensity in words, since colour alone does not tell it."""
    return f"intensity {item.event.intensity:.1f}"


def capital(text: str) -> str:
    """Return a text that begins with a capital."""
    return text[:1].upper() + text[1:]


def _without_start(label: str, names: Sequence[str]) -> str:
    """Cut the names off the beginning of a label."""
    for named in _spellings(names):
        if label.casefold().startswith(f"{named.casefold()} "):
            return label[len(named) + 1 :]
    return label


def _without_end(label: str, names: Sequence[str]) -> str:
    """Cut the names off the end of a label, and the preposition before them; "from" keeps both."""
    for named in _spellings(names):
        if label.casefold().endswith(f" {named.casefold()}"):
            act = label[: -len(named) - 1]
            start, _, last = act.rpartition(" ")
            if last.casefold() == "from":
                return label
            return start if start and last.casefold() in _PREPOSITIONS else act
    return label


def _spellings(names: Sequence[str]) -> list[str]:
    """Return how a label can name parties: all of them, the first and a number, the first alone."""
    if not names:
        return []
    return [" and ".join(names), f"{names[0]} and {len(names) - 1} others", names[0]]
