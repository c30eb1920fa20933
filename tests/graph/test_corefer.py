"""Which mentions are one event: each rule with a case for it and one against."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import ACTORS, Teller, day, make_teller  # noqa: F401 - the make_ names are fixtures

from timeline.graph.corefer import cluster_mentions
from timeline.graph.fit import Kinship
from timeline.graph.story import same_root
from timeline.model import Place

KIN = Kinship(ACTORS)


def clusters(teller):
    return [list(c.members) for c in cluster_mentions(teller.mentions, teller.cues, KIN).clusters]


def rule_of_last(teller):
    (join,) = [
        j
        for c in cluster_mentions(teller.mentions, teller.cues, KIN).clusters
        for j in c.joins
        if j.mention == len(teller.mentions) - 1
    ]
    return join.rule


@pytest.fixture
def strikes(teller):
    """Tell of strikes by Arland on the Red Hand, on 2 May."""
    teller.tell("strikes", reference="named", source=("ARL",), target=("red-hand",), time=day("2021-05-02"))
    return teller


@pytest.mark.parametrize("reference", ["definite", "demonstrative", "possessive"])
def test_a_noun_that_points_back_joins_its_family(strikes, reference):
    strikes.tell("bombing", reference=reference)
    assert clusters(strikes) == [[0, 1]]
    assert rule_of_last(strikes) == "points-back"


@pytest.mark.parametrize("reference", ["indefinite", "bare"])
def test_a_new_noun_begins_a_new_event(strikes, reference):
    strikes.tell("strikes", reference=reference)
    assert clusters(strikes) == [[0], [1]]


@pytest.mark.parametrize(("recalls", "expected"), [(True, [[0, 1]]), (False, [[0], [1]])])
def test_a_verb_that_says_which_one_is_meant_recalls_what_was_told(teller, recalls, expected):
    teller.tell("seized", "COERCE", family="seize", source=("ARL",), target=("BEL",), time=day("2021-05-02"))
    teller.tell("seized", "COERCE", family="seize", source=("ARL",), recalls=recalls)
    assert clusters(teller) == expected


def test_what_is_recalled_has_a_party_in_common(teller):
    teller.tell("seized", "COERCE", family="seize", source=("ARL",), target=("BEL",))
    teller.tell("seized", "COERCE", family="seize", source=("red-hand",), recalls=True)
    assert clusters(teller) == [[0], [1]]


@pytest.mark.parametrize(("described", "expected"), [(False, [[0, 1]]), (True, [[0], [1]])])
def test_a_noun_that_says_what_it_is_of_does_not_only_point_back(teller, described, expected):
    teller.tell("killed", "ASSAULT", family="kill", source=("ARL",))
    teller.tell("massacre", "ASSAULT", reference="definite", family="massacre", described=described)
    assert clusters(teller) == expected


@pytest.mark.parametrize(
    ("kind", "source", "realis", "joined"),
    [
        ("MOBILIZE", ("ARL",), "actual", True),
        ("MOBILIZE", (), "actual", True),
        ("MOBILIZE", ("BOR",), "actual", False),
        ("MOBILIZE", ("ARL",), "planned", False),
        ("ASSAULT", (), "actual", False),  # attacks come again and again
    ],
)
def test_what_is_answered_was_told_before_with_that_word(teller, kind, source, realis, joined):
    teller.tell("drills", kind, reference="bare", source=("ARL",), family="exercise")
    teller.tell("drills", kind, reference="bare", source=source, family="exercise", realis=realis)
    teller.tell("warned", "THREATEN", source=("CAR",))
    assert clusters(teller) == [[0], [1], [2]]
    teller.cue("in response to", 2, 1)
    assert clusters(teller) == ([[0, 1], [2]] if joined else [[0], [1], [2]])


@pytest.mark.parametrize(("victim", "expected"), [("general-sarn", [[0]]), ("red-hand", []), ("", [])])
def test_a_person_told_killed_is_an_act_and_a_count_is_none(teller, victim, expected):
    teller.tell("killed", family="kill", target=(victim,) if victim else (), presupposed=True)
    assert clusters(teller) == expected


def test_a_count_of_those_killed_by_force_is_an_act(teller):
    teller.tell("killed", family="kill", target=("red-hand",), presupposed=True, by_force=True)
    assert clusters(teller) == [[0]]


def test_a_generic_noun_joins_the_latest(strikes):
    strikes.tell("tariffs", "SANCTION", reference="bare", source=("BOR",))
    strikes.tell("incident", reference="definite", family="generic")
    assert clusters(strikes) == [[0], [1, 2]]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"reference": "definite"}, {}, [[0], [1]]),  # "the raid in X and the attacks on Y"
        ({"reference": "verb"}, {}, [[0, 1]]),
        ({"reference": "definite"}, {"sentence": 1}, [[0, 1]]),
        ({"reference": "definite"}, {"clause": 7}, [[0, 1]]),
        ({"reference": "definite"}, {"clause": 7, "time": day("2021-05-03")}, [[0], [1]]),
    ],
)
def test_nouns_told_beside_each_other_are_two_acts(teller, first, second, expected):
    teller.tell("raid", sentence=0, **first)
    teller.tell("attacks", **{"sentence": 0, "reference": "definite", **second})
    assert clusters(teller) == expected


def test_a_generic_noun_that_points_at_nothing_is_no_event(teller):
    teller.tell("incident", reference="definite", family="generic")
    assert clusters(teller) == []


def test_the_same_word_is_preferred_to_the_latest(strikes):
    strikes.tell("shelling", reference="indefinite", source=("BOR",))
    strikes.tell("strikes", reference="definite")
    assert clusters(strikes) == [[0, 2], [1]]


@pytest.mark.parametrize(
    "facts",
    [
        {"source": ("BOR",)},
        {"target": ("CAR",)},
        {"time": day("2021-05-08")},
        {"realis": "hypothetical", "reference": "named", "source": ("ARL",)},
        {"realis": "negated", "reference": "named", "source": ("ARL",)},
        {"realis": "hypothetical", "trigger": "raid"},
        {"source": ("red-hand",), "target": ("ARL",)},
    ],
    ids=str,
)
def test_nothing_joins_what_it_contradicts(strikes, facts):
    facts = {"trigger": "strikes", "reference": "definite"} | facts
    strikes.tell(facts.pop("trigger"), **facts)
    assert clusters(strikes) == [[0], [1]]


def test_what_did_not_deter_has_happened_all_the_same(strikes):
    strikes.tell("strikes", reference="definite", realis="negated")
    assert clusters(strikes) == [[0, 1]]


def test_a_heading_dates_no_noun_that_points_back(strikes):
    strikes.tell("strikes", reference="definite", time=day("2021-05-08"), dated_here=False)
    assert clusters(strikes) == [[0, 1]]


def test_a_noun_under_a_heading_points_at_nothing_after_it(teller):
    teller.tell("shelled", lemma="shell", source=("BOR",), time=day("2021-05-09"))
    teller.tell("shelling", lemma="shell", reference="definite", time=day("2021-05-08"), dated_here=False)
    assert clusters(teller) == [[0], [1]]


def test_a_state_and_its_forces_are_one_party(strikes):
    strikes.tell("airstrikes", lemma="airstrike", reference="named", source=("arl-army",))
    assert clusters(strikes) == [[0, 1]]
    assert rule_of_last(strikes) == "named-again"


def test_what_a_cue_joins_is_never_one_event(strikes):
    strikes.tell("strikes", reference="definite")
    strikes.cue("in response to", 1, 0)
    assert clusters(strikes) == [[0], [1]]


def test_a_plan_carried_out_is_one_event(teller):
    teller.tell("strike", realis="threatened", source=("ARL",), target=("BOR",))
    teller.tell("struck", lemma="strike", source=("ARL",), target=("BOR",), time=day("2021-05-02"))
    assert clusters(teller) == [[0, 1]]
    assert rule_of_last(teller) in {"told-again", "done-as-announced"}


def test_a_plan_of_another_day_stays_apart(teller):
    teller.tell("strike", realis="planned", source=("ARL",), target=("BOR",), time=day("2021-04-29"))
    teller.tell("struck", lemma="strike", source=("ARL",), target=("BOR",), time=day("2021-05-07"))
    assert clusters(teller) == [[0], [1]]


def test_a_sentence_that_names_its_act_twice_has_one(teller):
    verb = teller.tell("retaliated", family="retaliate", source=("BOR",), sentence=0)
    teller.tell("rocket fire", reference="bare", sentence=0, same_as=verb)
    assert clusters(teller) == [[0, 1]]


def test_a_person_is_killed_once(teller):
    teller.tell("strike", reference="indefinite", source=("ARL",), target=("general-sarn",), time=day("2021-05-02"))
    teller.tell("assassination", family="assassinate", mode="targeted", reference="definite", target=("general-sarn",))
    assert clusters(teller) == [[0, 1]]
    assert rule_of_last(teller) == "once-a-person"


def test_a_person_is_shot_once(teller):
    teller.tell("killing", family="kill", reference="definite", target=("general-sarn",), time=day("2021-05-02"))
    teller.tell("shot dead", family="shoot", target=("general-sarn",), aside=True)
    assert clusters(teller) == [[0, 1]]


def test_two_answers_to_one_act_are_one_if_one_is_vague(strikes):
    answer = strikes.tell("response", family="respond", reference="indefinite")
    strikes.cue("provoked", answer, 0, group="cause")
    rockets = strikes.tell("rocket fire", reference="bare", source=("dawn-front",))
    strikes.cue("in retaliation for", rockets, 0)
    assert clusters(strikes) == [[0], [1, 2]]


def test_a_question_joins_and_founds_only_where_nothing_fits(strikes):
    strikes.tell("strikes", reference="bare", presupposed=True)
    strikes.tell("tariffs", "SANCTION", reference="definite", presupposed=True)
    assert clusters(strikes) == [[0, 1], [2]]


def test_the_effect_of_a_blow_is_no_second_event(teller):
    teller.tell("shelled", lemma="shell", source=("BOR",), target=("ARL",))
    teller.tell("killed", lemma="kill", family="kill", source=("BOR",), target=("ARL",))
    teller.tell("killed", lemma="kill", family="kill", source=("CAR",), target=("ARL",))
    assert clusters(teller) == [[0, 1], [2]]


def test_one_name_is_one_event(teller):
    teller.tell("Operation Iron Gate", lemma="gate", reference="named", source=("ARL",), time=day("2021-05-02"))
    teller.tell("Operation Iron Gate", lemma="gate", reference="named", paragraph=9)
    assert clusters(teller) == [[0, 1]]


def test_a_past_form_under_a_later_heading_retells_the_news(teller):
    first = {"lemma": "shell", "source": ("BOR",), "target": ("ARL",), "dated_here": False}
    teller.tell("shells", time=day("2021-05-02"), **first)
    teller.tell("shelled", time=day("2021-05-05"), **first)
    assert clusters(teller) == [[0, 1]]


def test_a_present_form_under_a_later_heading_is_news(teller):
    first = {"lemma": "shell", "source": ("BOR",), "target": ("ARL",), "dated_here": False}
    teller.tell("shells", time=day("2021-05-02"), **first)
    teller.tell("shells", time=day("2021-05-05"), **first)
    assert clusters(teller) == [[0], [1]]


def test_hostilities_between_two_who_both_struck_sum_up(strikes):
    strikes.tell("rocket fire", reference="bare", source=("red-hand",), target=("ARL",))
    both = ("ARL", "red-hand")
    strikes.tell("hostilities", family="fight", reference="definite", plural=True, source=both, target=both)
    result = cluster_mentions(strikes.mentions, strikes.cues, KIN)
    assert [list(c.members) for c in result.clusters] == [[0], [1]]
    assert result.dropped == {2: "sums up several events"}


def test_a_second_report_of_the_place_is_the_same_event(teller):
    place = Place("Lake Orm", "ARL")
    teller.tell("rocket attack", lemma="attack", reference="indefinite", place=place, target=("ARL",))
    teller.tell("rocket attack", lemma="attack", reference="indefinite", place=place)
    assert clusters(teller) == [[0, 1]]


def test_the_act_answered_is_rather_not_the_answerers(teller):
    teller.tell("shelled", lemma="shell", source=("BOR",), target=("ARL",))
    teller.tell("shelling", lemma="shell", reference="indefinite", source=("ARL",), target=("BOR",))
    answer = teller.tell("suspended", "SANCTION", source=("ARL",), target=("BOR",))
    teller.tell("attack", lemma="attack", reference="definite", sentence=2)
    teller.cue("following", answer, 3, group="sequence")
    assert clusters(teller) == [[0, 3], [1], [2]]


def test_two_calls_on_one_party_are_two(teller):
    call = {"lemma": "call", "source": ("ARL",), "target": ("BOR",), "sentence": 0}
    teller.tell("call", "REQUEST", **call)
    teller.tell("call", "REQUEST", **call | {"clause": 1})
    assert clusters(teller) == [[0], [1]]


@pytest.mark.parametrize("reference", ["definite", "demonstrative"])
def test_a_deal_goes_by_several_names(teller, reference):
    teller.tell("ceasefire", "RETREAT", family="ceasefire", reference="indefinite", source=("ARL", "BOR"))
    teller.tell("agreement", "AGREE", family="agree", reference=reference)
    teller.tell("agreement", "AGREE", family="agree", reference="indefinite")
    assert clusters(teller) == [[0, 1], [2]]


def test_what_the_same_two_do_together_is_one(teller):
    both = {"family": "drill", "source": ("ARL", "CAR")}
    teller.tell("exercises", "MOBILIZE", reference="bare", **both)
    teller.tell("drill", "MOBILIZE", reference="indefinite", **both)
    teller.tell("drill", "MOBILIZE", reference="indefinite", **both | {"source": ("ARL", "BOR")})
    assert clusters(teller) == [[0, 1], [2]]


facts = st.fixed_dictionaries(
    {
        "reference": st.sampled_from(["verb", "definite", "demonstrative", "named", "indefinite", "bare"]),
        "source": st.sampled_from([(), ("ARL",), ("BOR",)]),
        "target": st.sampled_from([(), ("ARL",), ("BOR",), ("red-hand",)]),
        "realis": st.sampled_from(["actual", "planned", "threatened", "hypothetical", "negated"]),
        "family": st.sampled_from(["attack", "retaliate", "generic", "kill"]),
        "presupposed": st.booleans(),
    }
)


@given(st.lists(facts, max_size=12))
def test_every_mention_is_in_one_cluster_or_dropped(told):
    teller = Teller()
    for one in told:
        teller.tell("strike", **one)
    result = cluster_mentions(teller.mentions, (), KIN)
    placed = sorted(i for c in result.clusters for i in c.members) + sorted(result.dropped)
    assert sorted(placed) == list(range(len(told)))
    assert all(j.rule and j.antecedent < j.mention for c in result.clusters for j in c.joins)


@given(st.lists(facts, max_size=12))
def test_what_may_be_never_joins_what_was_unless_it_points_at_it(told):
    teller = Teller()
    for one in told:
        teller.tell("strike", **one)
    for cluster in cluster_mentions(teller.mentions, (), KIN).clusters:
        members = [teller.mentions[i] for i in cluster.members]
        if any(m.realis == "actual" for m in members):
            unreal = [m for m in members if m.realis in {"hypothetical", "negated"}]
            assert not any(m.reference in {"verb", "bare", "indefinite"} for m in unreal)


def test_what_is_answered_has_happened_even_under_a_threat(strikes):
    airstrikes = strikes.tell("airstrikes", reference="definite", realis="threatened")
    strikes.cue("after", strikes.tell("warned", "THREATEN", source=("BOR",)), airstrikes, group="sequence")
    assert clusters(strikes) == [[0, 1], [2]]


def test_strikes_that_are_only_threatened_are_not_those_that_were_told(strikes):
    strikes.tell("airstrikes", reference="definite", realis="threatened")
    assert clusters(strikes) == [[0], [1]]


def test_a_blow_by_somebody_else_is_not_the_answer_that_was_threatened(strikes):
    strikes.cue("respond", strikes.tell("respond", family="retaliate", source=("red-hand",), realis="threatened"), None)
    stormed = strikes.tell("stormed", "PROTEST", target=("ARL",))
    strikes.cue("in response to", stormed, 0)
    assert clusters(strikes) == [[0], [1], [2]]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("strike", "airstrike", True),
        ("shelling", "shell", True),
        ("attack", "counterattack", False),
        ("fire", "fir", False),
    ],
)
def test_a_compound_is_a_form_of_its_last_word(one, other, same):
    assert same_root(one, other) is same


def test_the_first_sentence_of_the_news_is_told_once_more(teller):
    said = {"type": "ACCUSE", "family": "condemn", "lemma": "condemn", "source": ("ARL",), "target": ("BOR",)}
    teller.tell("condemned", **said)
    teller.tell("condemned", **said, paragraph=1, time=day("2021-05-02"))
    assert clusters(teller) == [[0, 1]]
    assert rule_of_last(teller) == "lead-retold"


def test_who_condemns_again_without_a_day_has_condemned_twice(teller):
    said = {"type": "ACCUSE", "family": "condemn", "lemma": "condemn", "source": ("ARL",), "target": ("BOR",)}
    teller.tell("condemned", **said)
    teller.tell("condemned", **said, paragraph=1)
    assert clusters(teller) == [[0], [1]]


@pytest.mark.parametrize(("kind", "expected"), [("REQUEST", [[0, 1]]), ("CONSULT", [[0], [1]])])
def test_talks_are_held_again_and_appeals_are_recalled(teller, kind, expected):
    teller.tell("appeals", kind, reference="bare", source=("ARL",))
    teller.tell("appeals", kind, reference="bare", source=("ARL",))
    assert clusters(teller) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"source": ("ARL",)}, [[0, 1]]),
        ({"source": ("ARL",), "plural": True}, [[0], [1]]),  # "Arland's raids" are not the one told last
        ({"source": ("ARL",), "plural": True, "target": ("BOR",)}, [[0, 1]]),
        ({"target": ("BOR",)}, [[0, 1]]),  # "Borduria's bombing": of it
        ({"source": ("ARL",), "target": ("red-hand",)}, [[0, 1]]),  # whom the blow hit in that country
        ({"target": ("red-hand",)}, [[0], [1]]),
    ],
)
def test_a_noun_with_a_name_points_at_who_did_it_or_whom_it_hit(teller, facts, expected):
    teller.tell("bombed", source=("ARL",), target=("BOR",))
    teller.tell("bombing", reference="named", **facts)
    assert clusters(teller) == expected


@pytest.mark.parametrize(
    ("kind", "source", "expected"),
    [
        ("SANCTION", ("ARL",), [[0, 1]]),
        ("SANCTION", ("BOR",), [[0], [1]]),
        ("MOBILIZE", ("ARL",), [[0, 1]]),  # one of the two
        ("MOBILIZE", ("ARL", "BOR"), [[0], [1]]),
        ("PROTEST", (), [[0, 1]]),
        ("ASSAULT", ("ARL",), [[0], [1]]),
    ],
)
def test_a_bare_noun_tells_again_of_a_measure_or_of_what_goes_on(teller, kind, source, expected):
    teller.tell("steps", kind, reference="bare", source=("ARL", "CAR"), family="step", sentence=0)
    teller.tell("steps", kind, reference="bare", source=source, family="step", sentence=1)
    assert clusters(teller) == expected
