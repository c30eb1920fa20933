"""How grave an act is: a number from 0 (no conflict) to 10 that still tells blows from heavier blows, and its rung.

The published scales end where escalation starts: Goldstein's table gives every use of arms -9.5 or -10, PLOVER's
ASSAULT modes span -7.5 to -10. Here an act starts at the base of its type, and each aggravating fact (means, size,
target, aim, dead, wounded) takes away a share of what is left to the top of its type. So the scale rises with every fact,
whatever the others are, and never reaches its end. The numbers stand, with their reasons, in `lexicons/intensity.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from math import prod

from timeline.graph.fit import Kinship
from timeline.lexicon.scale import Scale, load_scale
from timeline.model import Event, Realis, Tally

_APOSTROPHE = "\u2019"  # curly; the straight one is written out
BORDER, HOMELAND, CAPITAL, HEAD_OF_STATE = "border", "homeland", "capital", "head-of-state"


def intensity(  # noqa: PLR0913 - the facts that make an act grave are that many, and named
    event_type: str,
    mode: str | None = None,
    *,
    weapon: str | None = None,
    words: Iterable[str] = (),
    target_kinds: Collection[str] = (),
    aims: Collection[str] = (),
    killed: Tally | None = None,
    wounded: Tally | None = None,
    realis: Realis = "actual",
) -> float:
    """Give the intensity of an act.

    Parameters
    ----------
    event_type, mode
        PLOVER type and mode. A type that is not known counts as no conflict.
    weapon
        The means in plain words, such as "ballistic missile".
    words
        Words that name the act, such as "barrage" or "the invasion"; they count for ASSAULT.
    target_kinds
        Kinds of the actors that were hit (see `ActorKind`).
    aims
        What makes the act reach further: "border" (it took place outside the source's country), "homeland" (and in the target's
        own), "capital" (on a capital), "head-of-state" (at the one who rules). They count for COERCE and ASSAULT.
    killed, wounded
        Numbers of people; a range counts with its lower bound.
    realis
        An act that is not actual counts with a share only; a negated one is 0.

    Returns
    -------
    float
        From 0 to below 10, rounded to 2 digits: never lower for one more fact or one more dead.

    References
    ----------
    J. S. Goldstein, "A Conflict-Cooperation Scale for WEIS Events Data", Journal of Conflict Resolution 36 (1992), for the
    scale that this one continues upwards; H. Kahn, On Escalation: Metaphors and Scenarios (1965), for escalation by graver
    means, wider area and new kinds of targets. The weights are taken from neither.

    Examples
    --------
    >>> intensity("CONSULT")
    0.0
    >>> border_shooting = intensity("ASSAULT", "firearms", target_kinds={"state-forces"})
    >>> barrage = intensity("ASSAULT", "heavy-weapons", weapon="missiles", target_kinds={"state"}, aims={"capital"})
    >>> gas = intensity("ASSAULT", "unconventional", target_kinds={"civilians"})
    >>> border_shooting < barrage < gas
    True
    """
    scale = load_scale()
    span = scale.lesser.get(mode or "") if event_type == "ASSAULT" else None
    span = span or scale.types.get(event_type)
    if span is None:
        return 0.0
    left = _means_leave(scale, mode, weapon) * _casualties_leave(scale, killed, wounded)
    left *= prod(sorted(scale.targets.get(kind, 1.0) for kind in set(target_kinds)))
    if event_type in scale.aimed_types:
        left *= prod(sorted(scale.aims.get(aim, 1.0) for aim in set(aims)))
    if event_type == "ASSAULT":
        left *= _size_leaves(scale, words)
    return round((span.high - (span.high - span.low) * left) * scale.realis[realis], 2)


def _means_leave(scale: Scale, mode: str | None, weapon: str | None) -> float:
    """Mode and weapon are two words for one means: the graver counts."""
    if mode in scale.lesser:
        return 1.0  # a stun grenade is no grenade
    named = [share for word, share in scale.weapons.items() if word in (weapon or "").lower()]
    return min([1.0, scale.modes.get(mode or "", 1.0), *named])


def _size_leaves(scale: Scale, words: Iterable[str]) -> float:
    plain = {word for text in words for word in re.findall(r"[a-z]+", text.lower())}
    return min([1.0, *(share for size, share in scale.sizes.items() if {size, f"{size}s", f"{size}es"} & plain)])


def _casualties_leave(scale: Scale, killed: Tally | None, wounded: Tally | None) -> float:
    dead = (killed.min or 0) if killed else 0
    hurt = (wounded.min or 0) if wounded else 0
    return float((1 + dead + hurt / scale.wounded_per_dead) ** -scale.dead_exponent)


def rung(value: float) -> str:
    """Name the rung of the ladder on which an intensity stands: a label beside the number, never a measured fact.

    Examples
    --------
    >>> rung(0.0), rung(6.0), rung(9.7)
    ('no conflict', 'limited violence', 'mass destruction')
    """
    rungs = load_scale().rungs
    return next((name for bound, name in rungs if value < bound), rungs[-1][1])


def rung_names() -> tuple[str, ...]:
    """Give the names of all rungs, from the lowest to the highest."""
    return tuple(name for _, name in load_scale().rungs)


# --- the facts of an event ------------------------------------------------------------------------------------------


def intensity_of(event: Event, kin: Kinship, texts: Mapping[str, str]) -> float:
    """Give the intensity of an event by all that is known of it.

    Parameters
    ----------
    event
        Its own intensity does not matter.
    kin
        The actors it refers to.
    texts
        The texts of the articles it is told in, by id.
    """
    return intensity(
        event.type,
        event.mode,
        weapon=event.weapon,
        words=(mention.trigger for mention in event.mentions),
        target_kinds={kin.kind(actor) for actor in event.target},
        aims=set(_aims(event, kin, texts)),
        killed=event.killed,
        wounded=event.wounded,
        realis=event.realis,
    )


def _aims(event: Event, kin: Kinship, texts: Mapping[str, str]) -> Iterator[str]:
    yield from _over_border(event, kin)
    if event.type == "ASSAULT" and event.place is not None and event.place.name in load_scale().capitals:
        yield CAPITAL
    personal = event.type == "COERCE" or event.mode in load_scale().personal_modes
    if personal and any(_rules(name, event) for name in _target_names(event, kin, texts)):
        yield HEAD_OF_STATE


def _over_border(event: Event, kin: Kinship) -> Iterator[str]:
    """Compare the place with the homes of the parties; where a home is not known, no border is."""
    ground = event.place and event.place.country
    homes = {kin.country(actor) for actor in event.source}
    if not ground or not homes or homes & {None, ground}:
        return
    yield BORDER
    if ground in {kin.country(actor) for actor in event.target}:
        yield HOMELAND


def _target_names(event: Event, kin: Kinship, texts: Mapping[str, str]) -> Iterator[str]:
    """Give what the texts call the target, since a ruler acts and suffers under the name of the state."""
    yield from (kin.name(actor) for actor in event.target)
    for mention in event.mentions:
        for span in mention.support.get("target", ()):
            if not isinstance(span, str):
                yield texts.get(mention.article, "")[slice(*span)]


def _rules(name: str, event: Event) -> bool:
    if _head_pattern().search(name):
        return True
    year = int(event.time.start[:4]) if event.time and event.time.start else None
    reigns = load_scale().rulers.get(name.removeprefix("the "), ())
    return any(year is None or first <= year <= last for first, last in reigns)


@lru_cache(maxsize=1)
def _head_pattern() -> re.Pattern[str]:
    """Match the title of one who rules, with nothing but a proper name behind it.

    In lower case it may stand after any word but those that make it another office; in upper case only in front, or
    after the adjective or name of a country, since it is a surname too.
    """
    scale = load_scale()
    other = "".join(rf"(?<!\b{word}[ -])" for word in scale.not_heads)
    plain, title = "|".join(scale.heads), "|".join(head.title() for head in scale.heads)
    country = rf"(?:[Tt]he |[A-Z.]{{2,}} |\w+(?:i|an|ese|ish|ch|['{_APOSTROPHE}]s) )*"
    name = rf"(?: (?:of )?(?:the )?[A-Z][\w.-]*(?:['{_APOSTROPHE}](?!s\b)\w+)?){{0,12}}$"
    return re.compile(rf"(?:{other}\b(?:{plain})|^{country}(?:{title})){name}")
