"""Whether two tellings can be of one event: their parties, their dates, their realis.

Shared by coreference in one article (`corefer`), by the search for answers (`respond`) and by merging (`merge`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.lexicon import slug
from timeline.model import Actor, Place, Realis, TimeSpan

HOSTILE = frozenset({"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
JUDGEMENTS = frozenset({"ACCUSE", "SUPPORT", "REJECT"})  # types of what is said about another act
FRIENDLY = frozenset({"AGREE", "CONCEDE", "RETREAT", "AID", "COOPERATE", "SUPPORT"})
FORCEFUL = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
VERBAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
STATE_KINDS = frozenset({"state", "state-forces"})
OF_A_STATE = frozenset({"state", "state-forces", "person", "party", "other", "company"})

Actors = Sequence[str]


class Kinship:
    """Which actors may be one party under two names, from their countries, kinds and sponsors.

    Parameters
    ----------
    actors
        All actors that mentions refer to. An id that is not among them is akin to itself only.
    """

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._actors = {actor.id: actor for actor in actors}
        self._whole = _wholes([actor for actor in self._actors.values() if actor.kind == "igo"])

    def kind(self, actor: str) -> str:
        """Give the kind of an actor, "other" where it is not known."""
        found = self._actors.get(actor)
        return found.kind if found else "other"

    def name(self, actor: str) -> str:
        """Give the name of an actor, its id where it is not known."""
        found = self._actors.get(actor)
        return found.name if found else actor

    def country(self, actor: str) -> str | None:
        """Give the country of an actor, where it is known."""
        found = self._actors.get(actor)
        return found.country if found else None

    def side(self, actor: str) -> str:
        """Give what stands for an actor's side in an index: actors that are the same have the same side."""
        found = self._actors.get(actor)
        of_a_state = found is not None and found.kind in OF_A_STATE
        return (found.country or actor) if found is not None and of_a_state else self._whole.get(actor, actor)

    def same(self, one: str, other: str) -> bool:
        """Tell whether two actors act as one: equal, or a state and its forces, bodies or leaders."""
        if one == other:
            return True
        a, b = self._actors.get(one), self._actors.get(other)
        if self._whole.get(one, one) == self._whole.get(other, other):
            return True
        if a is None or b is None or a.country is None or a.country != b.country:
            return False
        kinds = {a.kind, b.kind}
        return bool(kinds & STATE_KINDS) and kinds <= OF_A_STATE

    def near(self, one: str, other: str) -> bool:
        """Tell whether two actors stand on one side: the same, sponsor and sponsored, or two of one sponsor."""
        if self.same(one, other):
            return True
        a, b = self._actors.get(one), self._actors.get(other)
        if a is None or b is None or (a.sponsor is None and b.sponsor is None):
            return False
        backers = {a.sponsor, b.sponsor} - {None}
        return a.sponsor == b.sponsor or bool(backers & {a.id, b.id, a.country, b.country})

    def share(self, ones: Actors, others: Actors) -> bool:
        """Tell whether some actor of the one side is the same as one of the other."""
        return any(self.same(a, b) for a in ones for b in others)

    def touch(self, ones: Actors, others: Actors) -> bool:
        """Tell whether some actor of the one side is near to one of the other."""
        return any(self.near(a, b) for a in ones for b in others)

    def agree(self, ones: Actors, others: Actors) -> bool:
        """Tell whether two fillings of one role can be the same: one is empty, or they touch."""
        return not ones or not others or ones == others or self.touch(ones, others)

    def compatible(self, ones: Actors, others: Actors) -> bool:
        """Tell whether two fillings can speak of one act, if not of one party: "a convoy" and the persons in it.

        Two sides, two persons or two groups of people exclude each other; a side and its people do not.
        """
        return self.agree(ones, others) or not {self._class(a) for a in ones} & {self._class(a) for a in others}

    def unveils(self, named: Actors, described: Actors) -> bool:
        """Tell whether one filling names the armed group that the other only describes: "gunmen", and then the rebels who claim it."""
        armed = all(self.kind(a) == "armed-group" for a in (*named, *described))
        return armed and bool(named) and bool(described) and self._is_described(described) > self._is_described(named)

    def _is_described(self, actors: Actors) -> bool:
        """Tell whether actors are known by common nouns only; their ids are those in the singular."""
        names = ((a, self.name(a)) for a in actors)
        return all(
            name.islower() or a in {slug(name).removesuffix("s"), slug(name).replace("men", "man")} - {slug(name)}
            for a, name in names
        )

    def _class(self, actor: str) -> str:
        kind = self.kind(actor)
        return kind if kind in {"person", "civilians"} else "thing" if kind in {"other", "company"} else "side"

    def crossed(self, source: Actors, target: Actors, other_source: Actors, other_target: Actors) -> bool:
        """Tell whether one telling's doer is the other's victim, and no doer is shared: then it is another act."""
        if self.share(source, other_source) or self.share(target, other_target):
            return False
        return self._strikes(source, other_target) or self._strikes(other_source, target)

    def _strikes(self, doers: Actors, victims: Actors) -> bool:
        """Tell whether a doer of one telling is a victim of the other; a person who is hit is not the state that he is of."""
        return any(v in doers or (self.kind(v) != "person" and self.share(doers, (v,))) for v in victims)

    def swapped(self, later_source: Actors, later_target: Actors, source: Actors, target: Actors) -> bool:
        """Tell whether the later doer is the earlier victim or of its side, and hits back at the earlier doer."""
        return self.touch(later_source, target) and self.touch(later_target, source)


def _wholes(organisations: Sequence[Actor]) -> dict[str, str]:
    """Give for each body of an organisation, known by its name, that organisation: "United Nations [Security Council]"."""
    by_length = sorted(organisations, key=lambda a: (len(a.name), a.name))
    return {
        body.id: whole.id
        for body in by_length
        for whole in reversed(by_length)
        if body.name.startswith(f"{whole.name} ")
    }


def dated(time: TimeSpan | None) -> bool:
    """Tell whether a time says when, and not only before or after what."""
    return time is not None and time.basis != "order" and (time.start or time.end) is not None


def dates_overlap(one: TimeSpan | None, other: TimeSpan | None) -> bool:
    """Tell whether two times can be one: some day lies in both, or one of them says nothing.

    Examples
    --------
    >>> week = TimeSpan("2021-08-02", "2021-08-08", "week", "relative")
    >>> day = TimeSpan("2021-08-05", "2021-08-05", "day", "explicit")
    >>> dates_overlap(week, day), dates_overlap(week, None)
    (True, True)
    """
    if one is None or other is None or not dated(one) or not dated(other):
        return True
    return first_day(one) <= last_day(other) and first_day(other) <= last_day(one)


def before(one: TimeSpan | None, other: TimeSpan | None) -> bool:
    """Tell whether the one time surely ends before the other starts."""
    if one is None or other is None or not dated(one) or not dated(other):
        return False
    if one.end and other.start and len(one.end) == len(other.start):
        return one.end < other.start
    return last_day(one) < first_day(other)


def first_day(time: TimeSpan) -> str:
    """Give the first day, or a day before all days where the start is open."""
    return (time.start or "0000-00-00")[:10]


def last_day(time: TimeSpan) -> str:
    """Give the last day, or a day after all days where the end is open."""
    return (time.end or "9999-99-99")[:10]


def places_fit(one: Place | None, other: Place | None) -> bool:
    """Tell whether two places can be one: nothing says that they lie in different countries."""
    if one is None or other is None or one.country is None or other.country is None:
        return True
    return one.country == other.country


def realis_fits(earlier: Realis, later: Realis) -> bool:
    """Tell whether a telling can be of an event told before: alike, or planned and threatened in other words.

    What was planned and is then told as done is a rule of its own (`corefer`); what is only possible, or denied, never
    joins what happened.
    """
    return earlier == later or {earlier, later} == {"planned", "threatened"}
