"""How grave an act is: a number from 0 (no conflict) to 10 that still tells blows from heavier blows, and its rung.

The published scales end where escalation starts: Goldstein's table gives every use of arms -9.5 or -10, PLOVER's
ASSAULT modes span -7.5 to -10. Here an act starts at the base of its type, and each aggravating fact (means, target,
dead, wounded) takes away a share of what is left to 10. So the scale rises with every fact, whatever the others are,
and never reaches its end. The numbers are this project's own judgement, not measurements; the rungs borrow the idea,
not the names, of Kahn's ladder.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from timeline.model import Realis, Tally

TOP = 10.0

BASE: Mapping[str, float] = {
    "AGREE": 0.0,
    "CONSULT": 0.0,
    "SUPPORT": 0.0,
    "CONCEDE": 0.0,
    "COOPERATE": 0.0,
    "AID": 0.0,
    "RETREAT": 0.0,
    "REQUEST": 0.8,
    "ACCUSE": 1.2,
    "REJECT": 1.5,
    "PROTEST": 2.0,
    "THREATEN": 2.5,
    "SANCTION": 3.0,
    "MOBILIZE": 3.5,
    "COERCE": 4.0,
    "ASSAULT": 5.5,
}

# Two modes of ASSAULT say that it was less than an armed attack, which is what the type without a mode stands for.
LESSER_BASE: Mapping[str, float] = {"crowd-control": 4.3, "beat": 4.6}

# What a mode leaves of the way to 10. A mode that is not listed leaves all of it.
MODE_LEAVES: Mapping[str, float] = {
    "allege": 0.98,
    "investigate": 0.97,
    "riot": 0.85,
    "vandalize": 0.95,
    "obstruct": 0.97,
    "violence": 0.9,
    "territory": 0.9,
    "expel": 0.97,
    "discontinue": 0.98,
    "troops": 0.93,
    "weapons": 0.9,
    "militia": 0.95,
    "cyber": 0.95,
    "arrest": 0.97,
    "seize": 0.94,
    "deport": 0.95,
    "martial-law": 0.9,
    "abduct": 0.95,
    "torture": 0.9,
    "sexual": 0.9,
    "destroy": 0.95,
    "firearms": 0.95,
    "explosives": 0.88,
    "suicide-attack": 0.82,
    "targeted": 0.8,
    "drone": 0.8,
    "aerial": 0.72,
    "heavy-weapons": 0.7,
    "unconventional": 0.12,
}

# The same for words in a weapon's name; a word counts wherever it stands in the name.
WEAPON_LEAVES: Mapping[str, float] = {
    "rifle": 0.95,
    "gun": 0.95,
    "grenade": 0.92,
    "mortar": 0.85,
    "mine": 0.88,
    "bomb": 0.82,
    "drone": 0.8,
    "artillery": 0.74,
    "tank": 0.74,
    "rocket": 0.72,
    "torpedo": 0.68,
    "jet": 0.72,
    "aircraft": 0.72,
    "missile": 0.6,
    "chemical": 0.18,
    "biological": 0.15,
    "radiological": 0.15,
    "nuclear": 0.08,
}

# The same for whom or what the act hits: kinds of actors, and "capital" for a state's capital.
TARGET_LEAVES: Mapping[str, float] = {
    "capital": 0.75,
    "civilians": 0.8,
    "state": 0.82,
    "state-forces": 0.85,
    "igo": 0.88,
    "person": 0.92,
    "party": 0.95,
    "armed-group": 0.95,
    "company": 0.97,
    "ngo": 0.95,
}

REALIS_SHARE: Mapping[Realis, float] = {
    "actual": 1.0,
    "planned": 0.7,
    "threatened": 0.6,
    "hypothetical": 0.4,
    "negated": 0.0,
}

DEAD_EXPONENT = 0.12
WOUNDED_PER_DEAD = 10

RUNGS: tuple[tuple[float, str], ...] = (
    (0.5, "no conflict"),
    (1.8, "harsh words"),
    (2.9, "threats and protest"),
    (3.5, "penalties"),
    (4.1, "show of force"),
    (5.4, "coercion"),
    (6.4, "limited violence"),
    (7.4, "serious attack"),
    (8.4, "heavy attack"),
    (9.4, "war-like violence"),
    (TOP, "mass destruction"),
)


def intensity(  # noqa: PLR0913 - the facts that make an act grave are that many, and named
    event_type: str,
    mode: str | None = None,
    *,
    weapon: str | None = None,
    target_kinds: Collection[str] = (),
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
    target_kinds
        Kinds of the actors that were hit (see `ActorKind`), and "capital" where a state's capital was.
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
    J. S. Goldstein, "A Conflict-Cooperation Scale for WEIS Events Data", Journal of Conflict Resolution 36 (1992).

    Examples
    --------
    >>> intensity("CONSULT")
    0.0
    >>> border_shooting = intensity("ASSAULT", "firearms", target_kinds={"state-forces"})
    >>> barrage = intensity("ASSAULT", "heavy-weapons", weapon="missiles", target_kinds={"state", "capital"})
    >>> gas = intensity("ASSAULT", "unconventional", target_kinds={"civilians"})
    >>> border_shooting < barrage < gas
    True
    """
    base = BASE.get(event_type, 0.0)
    if event_type == "ASSAULT":
        base = LESSER_BASE.get(mode or "", base)
    if not base:
        return 0.0
    left = TOP - base
    left *= _means_leave(mode, weapon) * _targets_leave(target_kinds) * _casualties_leave(killed, wounded)
    return round((TOP - left) * REALIS_SHARE[realis], 2)


def _means_leave(mode: str | None, weapon: str | None) -> float:
    """Mode and weapon are two words for one means: the graver counts."""
    if mode in LESSER_BASE:
        return 1.0  # a stun grenade is no grenade
    named = [share for word, share in WEAPON_LEAVES.items() if word in (weapon or "").lower()]
    return min([1.0, MODE_LEAVES.get(mode or "", 1.0), *named])


def _targets_leave(kinds: Collection[str]) -> float:
    share = 1.0
    for kind in sorted(set(kinds)):
        share *= TARGET_LEAVES.get(kind, 1.0)
    return share


def _casualties_leave(killed: Tally | None, wounded: Tally | None) -> float:
    dead = (killed.min or 0) if killed else 0
    hurt = (wounded.min or 0) if wounded else 0
    return float((1 + dead + hurt / WOUNDED_PER_DEAD) ** -DEAD_EXPONENT)


def rung(value: float) -> str:
    """Name the rung of the ladder on which an intensity stands: a label beside the number, never a measured fact.

    Examples
    --------
    >>> rung(0.0), rung(6.0), rung(9.7)
    ('no conflict', 'limited violence', 'mass destruction')
    """
    return next((name for bound, name in RUNGS if value < bound), RUNGS[-1][1])
