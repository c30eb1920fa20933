"""Intensity rises with every fact and never saturates; what an event's parties, place and texts add to it."""

from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.graph.fit import Kinship
from timeline.graph.intensity import intensity, intensity_of, rung, rung_names
from timeline.lexicon import load_lexicon
from timeline.lexicon.scale import load_scale
from timeline.model import Actor, ActorKind, Event, Mention, Place, Realis, Tally, TimeSpan

SCALE = load_scale()
types = st.sampled_from(sorted(SCALE.types))
modes = st.one_of(st.none(), st.sampled_from(sorted(SCALE.modes)))
weapons = st.one_of(st.none(), st.sampled_from(sorted(SCALE.weapons)))
sizes = st.sets(st.sampled_from(sorted(SCALE.sizes)), max_size=2)
targets = st.sets(st.sampled_from(sorted(SCALE.targets)), max_size=3)
aims = st.sets(st.sampled_from(sorted(SCALE.aims)), max_size=4)
tolls = st.one_of(st.none(), st.integers(0, 10**6).map(lambda n: Tally(n, None)))
realities = st.sampled_from(sorted(SCALE.realis))


@st.composite
def acts(draw):
    facts = {
        "weapon": weapons,
        "words": sizes,
        "target_kinds": targets,
        "aims": aims,
        "killed": tolls,
        "wounded": tolls,
    }
    return draw(types), draw(modes), {name: draw(value) for name, value in facts.items()} | {"realis": draw(realities)}


@given(acts())
def test_intensity_lies_between_0_and_10(act):
    event_type, mode, facts = act
    assert 0 <= intensity(event_type, mode, **facts) <= SCALE.types[event_type].high
    assert intensity(event_type, mode, **facts) < 10 or facts["killed"] or facts["wounded"]


@given(acts(), st.sampled_from(["target_kinds", "aims", "words"]), st.data())
def test_one_more_target_or_aim_or_word_of_size_never_makes_it_less(act, field, data):
    event_type, mode, facts = act
    table = {"target_kinds": SCALE.targets, "aims": SCALE.aims, "words": SCALE.sizes}[field]
    more = facts | {field: facts[field] | {data.draw(st.sampled_from(sorted(table)))}}
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


@given(acts(), st.sampled_from(sorted(SCALE.weapons)), st.sampled_from(sorted(SCALE.weapons)))
def test_a_heavier_weapon_never_makes_it_less(act, one, other):
    event_type, mode, facts = act
    lighter, heavier = sorted((one, other), key=lambda word: -SCALE.weapons[word])
    values = [intensity(event_type, mode, **(facts | {"weapon": word})) for word in (lighter, heavier)]
    assert values == sorted(values)


@given(acts())
def test_what_happened_counts_more_than_what_may(act):
    event_type, mode, facts = act
    by_realis = [
        intensity(event_type, mode, **(facts | {"realis": r}))
        for r in ("actual", "planned", "threatened", "hypothetical", "negated")
    ]
    assert by_realis == sorted(by_realis, reverse=True)
    assert by_realis[-1] == 0


def test_the_table_holds_shares_and_knows_every_kind_mode_and_type():
    ontology = load_lexicon().ontology
    modes_of_types = {mode for one in ontology.values() for mode in one.modes}
    shares = [SCALE.modes, SCALE.weapons, SCALE.targets, SCALE.aims, SCALE.sizes]
    assert all(0 < share <= 1 for table in shares for share in table.values())
    assert set(SCALE.types) <= set(ontology)
    assert set(SCALE.modes) | set(SCALE.lesser) | SCALE.personal_modes <= modes_of_types
    assert set(SCALE.targets) <= set(get_args(ActorKind))
    assert set(SCALE.realis) == set(get_args(Realis))
    assert all(span.low < span.high <= 10 for span in (*SCALE.types.values(), *SCALE.lesser.values()))
    bounds = [bound for bound, _ in SCALE.rungs]
    assert bounds == sorted(set(bounds))
    assert bounds[-1] == 10


def test_the_scale_tells_blow_from_blow():
    city = {"target_kinds": {"state"}, "aims": {"border", "homeland", "capital"}}
    steps = [
        intensity("ASSAULT", "firearms", target_kinds={"state-forces"}),
        intensity("ASSAULT", "aerial", target_kinds={"state-forces"}),
        intensity("ASSAULT", "aerial", target_kinds={"state-forces"}, aims={"border", "homeland"}),
        intensity("ASSAULT", "unconventional", weapon="chemical shells", target_kinds={"civilians"}),
        intensity("ASSAULT", "heavy-weapons", weapon="ballistic missiles", **city),
        intensity("ASSAULT", "heavy-weapons", weapon="missiles", words=["barrage"], **city),
        intensity("ASSAULT", "heavy-weapons", weapon="missiles", words=["barrage"], killed=Tally(40, 40), **city),
        intensity("ASSAULT", "unconventional", weapon="nuclear bomb", target_kinds={"civilians"}, aims={"capital"}),
    ]
    assert all(b - a > 0.1 for a, b in pairwise(steps))


def test_to_kill_a_ruler_is_graver_than_to_kill_a_soldier():
    soldier = intensity("ASSAULT", "targeted", target_kinds={"state-forces"}, killed=Tally(1, 1))
    ruler = intensity("ASSAULT", "targeted", target_kinds={"state"}, aims={"head-of-state"}, killed=Tally(1, 1))
    assert rung(soldier) == "serious attack"
    assert rung(ruler) == "heavy attack"


def test_batons_and_tear_gas_are_less_than_arms_and_more_than_arrests():
    gas = intensity("ASSAULT", "crowd-control", weapon="stun grenade", target_kinds={"civilians"})
    assert intensity("COERCE", "arrest", target_kinds={"civilians"}) < gas
    assert gas < intensity("ASSAULT", "firearms", target_kinds={"civilians"})


@pytest.mark.parametrize(
    ("event_type", "facts", "name"),
    [
        ("CONSULT", {}, "no conflict"),
        ("REQUEST", {"mode": "yield", "target_kinds": {"state"}}, "harsh words"),
        ("ACCUSE", {"mode": "allege", "target_kinds": {"state", "person"}}, "harsh words"),
        ("REJECT", {"mode": "meet", "target_kinds": {"state"}}, "harsh words"),
        ("PROTEST", {"mode": "riot", "target_kinds": {"state"}}, "threats and protest"),
        ("THREATEN", {"mode": "violence", "target_kinds": {"state"}}, "threats and protest"),
        ("SANCTION", {"mode": "discontinue", "target_kinds": {"state"}}, "penalties"),
        ("MOBILIZE", {"mode": "troops", "target_kinds": {"state"}}, "show of force"),
        ("MOBILIZE", {"mode": "weapons", "weapon": "nuclear missile"}, "coercion"),
        ("COERCE", {"mode": "seize", "target_kinds": {"company"}}, "coercion"),
        ("ASSAULT", {}, "limited violence"),
        ("ASSAULT", {"mode": "heavy-weapons", "target_kinds": {"state"}}, "serious attack"),
        ("ASSAULT", {"words": ["full-scale invasion"], "target_kinds": {"state"}, "aims": {"border", "homeland"}}, "heavy attack"),
        ("ASSAULT", {"mode": "aerial", "target_kinds": {"civilians"}, "killed": Tally(1000, None)}, "war-like violence"),
        ("ASSAULT", {"mode": "unconventional", "weapon": "nerve agent", "target_kinds": {"person"}}, "heavy attack"),
        ("ASSAULT", {"mode": "unconventional", "target_kinds": {"civilians"}, "killed": Tally(5000, None)}, "mass destruction"),
        ("ASSAULT", {"mode": "unconventional", "weapon": "nuclear bomb"}, "mass destruction"),
    ],
)  # fmt: skip
def test_rungs(event_type, facts, name):
    assert rung(intensity(event_type, **facts)) == name


def test_words_of_size_count_in_both_numbers_and_not_within_others():
    plain = intensity("ASSAULT")
    assert intensity("ASSAULT", words=["Salvoes of rockets"]) == intensity("ASSAULT", words=["a salvo"]) > plain
    assert intensity("ASSAULT", words=["warned", "warden"]) == plain
    assert intensity("SANCTION", words=["trade war"]) == intensity("SANCTION")


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
    names = rung_names()
    low, high = sorted((one, other))
    assert names.index(rung(low)) <= names.index(rung(high))


KIN = Kinship(
    (
        Actor("ARL", "Arland", "state", "ARL"),
        Actor("BOR", "Borduria", "state", "BOR"),
        Actor("dawn", "Dawn Front", "armed-group", "BOR"),
        Actor("un", "United Nations", "igo"),
        Actor("bordurian-president", "Bordurian president", "person", "BOR"),
    )
)


def grade(source="ARL", target="BOR", place=None, text="", **facts):
    blank = dict.fromkeys(("mode", "time", "weapon", "killed", "wounded"))
    named = {"target": ((0, len(text)),)} if text else {}
    mention = Mention("a", 0, 0, facts.pop("trigger", "hit"), (0, 0), 0, named)
    plain = {
        "id": "e1", "key": "a:1", "type": "ASSAULT", "label": "", "source": (source,), "target": (target,), "place": place,
        "realis": "actual", "attributed_to": (), "disputed_by": (), "goldstein": 0.0, "intensity": 0.0, "confidence": 1.0,
        "mentions": (mention,),
    }  # fmt: skip
    return intensity_of(Event(**blank | plain | facts), KIN, {"a": text})


def test_abroad_is_graver_than_at_home_and_gravest_in_the_target_s_own_country():
    unknown, home, third, homeland = (
        grade(place=place)
        for place in (None, Place("Arl Bay", "ARL"), Place("Carsa", "CAR"), Place("Szohod hills", "BOR"))
    )
    assert unknown == home < third < homeland
    assert grade(source="dawn", place=Place("Szohod hills", "BOR")) == unknown
    assert grade(source="un", place=Place("Szohod hills", "BOR")) == grade(source="un")


def test_a_capital_counts_for_blows_only():
    assert grade(place=Place("Paris", None)) > grade(place=Place("Lyon", None))
    arrests = [grade(type="COERCE", mode="arrest", place=Place(name, None)) for name in ("Paris", "Lyon")]
    assert arrests[0] == arrests[1]


def test_what_the_text_says_of_size_counts():
    assert grade(trigger="invasion") > grade(trigger="raid")


@pytest.mark.parametrize(
    "text",
    ["President Orn Vask", "the king", "the Bordurian prime minister", "Prime Minister Vask of Borduria", "Borduria's President Vask"],
)  # fmt: skip
def test_a_ruler_is_known_by_the_title(text):
    assert grade(text=text, mode="targeted") > grade(mode="targeted")
    assert grade(text=text, type="COERCE") > grade(type="COERCE")
    assert grade(text=text, mode="aerial") == grade(mode="aerial"), "who is hit from the air is a country"


@pytest.mark.parametrize(
    "text",
    ["Vice President Orn", "the former president", "ex-president Orn", "the president's guards", "President Vask's troops",
     "the president of a bank", "Deputy Prime Minister Orn", "Martin Luther King", "kingmaker Orn", "then-President Orn"],
)  # fmt: skip
def test_who_does_not_rule_is_none(text):
    assert grade(text=text, mode="targeted") == grade(mode="targeted")


def test_a_ruler_is_known_by_the_name_while_in_office():
    def killed(year):
        time = TimeSpan(f"{year}-11-22", f"{year}-11-22", "day", "explicit")
        return grade(text="John F. Kennedy", mode="targeted", time=time)

    assert killed(1963) > killed(1955) == grade(mode="targeted")


def test_a_ruler_is_known_by_the_description_of_an_actor():
    assert grade(target="bordurian-president", mode="targeted") > grade(target="un", mode="targeted")
