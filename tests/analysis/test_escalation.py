"""Intensity rises with every fact and never saturates; chains and turning points."""

import math
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.analysis.escalation import chain_of, intensity, rung, turning_points
from timeline.graph.intensity import BASE, MODE_LEAVES, REALIS_SHARE, RUNGS, TARGET_LEAVES, WEAPON_LEAVES
from timeline.model import Event, Link, Tally

types = st.sampled_from(sorted(BASE))
modes = st.one_of(st.none(), st.sampled_from(sorted(MODE_LEAVES)))
weapons = st.one_of(st.none(), st.sampled_from(sorted(WEAPON_LEAVES)))
targets = st.sets(st.sampled_from(sorted(TARGET_LEAVES)), max_size=3)
tolls = st.one_of(st.none(), st.integers(0, 10**6).map(lambda n: Tally(n, None)))
realities = st.sampled_from(sorted(REALIS_SHARE))


@st.composite
def acts(draw):
    return (
        draw(types),
        draw(modes),
        {
            "weapon": draw(weapons),
            "target_kinds": draw(targets),
            "killed": draw(tolls),
            "wounded": draw(tolls),
            "realis": draw(realities),
        },
    )


@given(acts())
def test_intensity_lies_between_0_and_10(act):
    event_type, mode, facts = act
    assert 0 <= intensity(event_type, mode, **facts) < 10


@given(acts(), st.sampled_from(sorted(TARGET_LEAVES)))
def test_one_more_target_never_makes_it_less(act, kind):
    event_type, mode, facts = act
    more = facts | {"target_kinds": facts["target_kinds"] | {kind}}
    assert intensity(event_type, mode, **more) >= intensity(event_type, mode, **facts)


@given(acts(), st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from(["killed", "wounded"]))
def test_more_dead_or_wounded_never_make_it_less(act, few, more, field):
    event_type, mode, facts = act
    low, high = (facts | {field: Tally(n, None)} for n in sorted((few, more)))
    assert intensity(event_type, mode, **high) >= intensity(event_type, mode, **low)
    assert intensity(event_type, mode, **low) >= intensity(event_type, mode, **(facts | {field: None}))


@given(acts(), modes, weapons)
def test_a_graver_means_never_makes_it_less(act, mode, weapon):
    event_type, _, facts = act
    bare = facts | {"weapon": None}
    assert intensity(event_type, mode, **bare) >= intensity(event_type, None, **bare)
    assert intensity(event_type, mode, **(bare | {"weapon": weapon})) >= intensity(event_type, mode, **bare)


@given(acts())
def test_what_happened_counts_more_than_what_may(act):
    event_type, mode, facts = act
    by_realis = [
        intensity(event_type, mode, **(facts | {"realis": r}))
        for r in ("actual", "planned", "threatened", "hypothetical", "negated")
    ]
    assert by_realis == sorted(by_realis, reverse=True)
    assert by_realis[-1] == 0


def test_the_scale_tells_blow_from_blow():
    shooting = intensity("ASSAULT", "firearms", target_kinds={"state-forces"})
    raid = intensity("ASSAULT", "aerial", target_kinds={"state-forces"})
    barrage = intensity("ASSAULT", "heavy-weapons", weapon="ballistic missiles", target_kinds={"state", "capital"})
    deadly = intensity(
        "ASSAULT", "heavy-weapons", weapon="missiles", target_kinds={"state", "capital"}, killed=Tally(40, 40)
    )
    gas = intensity("ASSAULT", "unconventional", weapon="chemical shells", target_kinds={"civilians"})
    nuclear = intensity("ASSAULT", "unconventional", weapon="nuclear bomb", target_kinds={"civilians", "capital"})
    steps = [shooting, raid, barrage, deadly, gas, nuclear]
    assert all(b - a > 0.1 for a, b in pairwise(steps))


def test_batons_and_tear_gas_are_less_than_arms_and_more_than_arrests():
    gas = intensity("ASSAULT", "crowd-control", weapon="stun grenade", target_kinds={"civilians"})
    assert intensity("COERCE", "arrest", target_kinds={"civilians"}) < gas
    assert gas < intensity("ASSAULT", "firearms", target_kinds={"civilians"})


def test_words_deeds_and_blows_stand_in_order():
    order = [
        "CONSULT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "PROTEST",
        "THREATEN",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    ]
    values = [intensity(t) for t in order]
    assert values == sorted(values)
    assert len(set(values)) == len(values)


def test_a_type_that_is_not_known_is_no_conflict():
    assert intensity("DANCE") == 0.0


@given(st.floats(0, 10), st.floats(0, 10))
def test_a_higher_intensity_never_stands_on_a_lower_rung(one, other):
    names = [name for _, name in RUNGS]
    low, high = sorted((one, other))
    assert names.index(rung(low)) <= names.index(rung(high))


def event(number, value, realis="actual"):
    blank = dict.fromkeys(("mode", "time", "place", "weapon", "killed", "wounded"))
    return Event(
        id=f"e{number}", key=f"a:{number}", type="ASSAULT", label="", source=(), target=(), realis=realis,
        attributed_to=(), disputed_by=(), goldstein=0.0, intensity=value, confidence=1.0, mentions=(), **blank
    )  # fmt: skip


@pytest.mark.parametrize(
    ("course", "turns"),
    [
        ([], ()),
        ([5.0], ()),
        ([2.0, 4.0, 6.0], ()),
        ([2.0, 6.0, 3.0], ("e1",)),
        ([2.0, 6.0, 5.5, 6.2, 3.0, 7.0], ("e3", "e4")),
        ([6.0, 2.0, 2.4, 6.0], ("e1",)),
    ],
)
def test_turning_points(course, turns):
    assert turning_points([event(n, value) for n, value in enumerate(course)]) == turns


def test_what_did_not_happen_turns_nothing():
    course = [event(0, 2.0), event(1, 8.0, "planned"), replace(event(2, 0.0), type="CONSULT"), event(3, 4.0)]
    assert turning_points(course) == ()


def test_a_chain_holds_all_that_is_answered_and_all_that_answers():
    links = [
        Link("responds_to", a, b, 0.9, inferred="x")
        for a, b in [("e1", "e3"), ("e2", "e3"), ("e3", "e4"), ("e2", "e5")]
    ]
    assert chain_of(links, "e3") == {"e1", "e2", "e3", "e4"}
    assert chain_of(links, "e9") == {"e9"}
    assert math.isclose(intensity("ASSAULT"), 5.5)
