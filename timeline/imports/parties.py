"""Who the actors of a data set are here: states, actors of the lexicon, or actors of their own by the names they have there."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from timeline.imports.coded import NO_VALUES
from timeline.lexicon.codes import Sector
from timeline.lexicon.names import NameTable, find_names, fold, slug
from timeline.model import Actor, ActorKind

_YEARS = re.compile(r"\(\d{4}\s*-\s*(?:\d{4})?\)")  # "Military Forces of Sudan (2019-)"
_HOME = re.compile(r"\(([^()]+)\)\s*$")  # "Civilians (Sudan)"
_LONGEST = 80
OTHER = Sector("other", "party")


class Parties:
    """Finds actors by name, country and sector; the same name gives the same actor.

    Parameters
    ----------
    names
        The lexicon's names.
    """

    def __init__(self, names: NameTable) -> None:
        self._names = names
        self.known = lru_cache(maxsize=50_000)(self._known)

    def find(self, name: str, country: str | None, sector: Sector | None) -> Actor | None:
        """Give the actor of a name.

        Who belongs to the government or the forces of a state acts for it, as in what is read from texts. Others are the
        lexicon's where it knows them by this very name, else actors of their own.

        Parameters
        ----------
        name
            As the data set has it.
        country
            The code of its home, where the data set has one; a country in its name goes before.
        sector
            What the data set says of its kind.

        Returns
        -------
        Actor or None
            None where the name says that there is nobody.
        """
        plain = " ".join(_YEARS.sub("", name).split())
        if plain.lower() in NO_VALUES:
            return None
        home = self._home(plain) or country
        found = self.known(plain)
        if found is None and sector is not None and sector.kind == "state":
            found = self._names.actors.get(self._state_in(plain) or home or "")
        if found is not None:
            return self._called(found, plain)
        kind = _kind(sector)
        return Actor(slug(fold(plain)), plain[:_LONGEST], kind, home, None, ())

    def state(self, name: str) -> str | None:
        """Give the code of a country by its code or name."""
        if name in self._names.actors and self._names.actors[name].kind == "state":
            return name
        found = self.known(name)
        return found.id if found is not None and found.kind == "state" else None

    def actor(self, actor_id: str) -> Actor | None:
        """Give an actor of the lexicon by its id, under no other names."""
        found = self._names.actors.get(actor_id)
        return None if found is None else replace(found, aliases=())

    def _called(self, actor: Actor, name: str) -> Actor:
        return replace(actor, aliases=() if name.casefold() == actor.name.casefold() else (name,))

    def _home(self, name: str) -> str | None:
        match = _HOME.search(name)
        return self.state(match[1]) if match else None

    def _known(self, name: str) -> Actor | None:
        """Give the lexicon's actor whose name this is, whole."""
        for start, end, found in find_names(name, self._names, {}):
            whole = start == 0 and end == len(name)
            if whole and found.actor and found.kind in {"state", "metonym", "body", "group", "person"}:
                return self._names.actors.get(found.actor)
        return None

    def _state_in(self, name: str) -> str | None:
        """Give the first state that a name holds: "Police Forces of Kenya"."""
        found = (one for _, _, one in find_names(name, self._names, {}) if one.kind in {"state", "adjective"})
        return next((one.actor for one in found), None)


def _kind(sector: Sector | None) -> ActorKind:
    kind = OTHER.kind if sector is None else sector.kind
    return "state-forces" if kind == "state" else kind  # type: ignore[return-value]  # the table allows no other
