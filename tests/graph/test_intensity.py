"""Intensity rises with every fact and never saturates."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from timeline.graph.intensity import (
    BASE,
    MODE_LEAVES,
    REALIS_SHARE,
    RUNGS,
    TARGET_LEAVES,
    WEAPON_LEAVES,
    intensity,
    rung,
)
from timeline.model import Tally

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
