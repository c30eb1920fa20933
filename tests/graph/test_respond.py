"""Which event answers which."""

import pytest
from telling import ACTORS, day, make_lexicon, make_teller  # noqa: F401 - the make_ names are fixtures

from timeline.graph.build import build_chronicle
from timeline.graph.fit import Kinship
from timeline.graph.respond import Party, infer_swaps

KIN = Kinship(ACTORS)


def links(teller, lexicon):
    """Give (later trigger, earlier trigger, kind, cue or rule) of all links."""
    chronicle = build_chronicle(teller.reading(), lexicon)
    first = {e.id: e.mentions[0].trigger for e in chronicle.events}
    return [
        (first[k.later], first[k.earlier], k.kind, k.evidence.cue if k.evidence else k.inferred)
        for k in chronicle.links
    ]


def stated(teller, lexicon):
    return [link[:2] for link in links(teller, lexicon) if link[3] != "role-swap"]


def test_a_cue_joins_events(teller, lexicon):
    shelling = teller.tell("shelling", reference="indefinite", source=("BOR",))
    teller.cue("in response to", teller.tell("bombed", source=("ARL",)), shelling)
    assert links(teller, lexicon) == [("bombed", "shelling", "responds_to", "in response to")]


def test_a_bare_cue_answers_the_other_sides_last_hostile_act(teller, lexicon):
    teller.tell("shelled", source=("BOR",), target=("ARL",))
    teller.tell("met", "CONSULT", source=("BOR",), target=("ARL",))
    teller.tell("raided", source=("ARL",), target=("red-hand",))
    answer = teller.tell("bombed", source=("ARL",), target=("BOR",), paragraph=5)
    teller.cue("In retaliation", answer, None)
    assert stated(teller, lexicon) == [("bombed", "shelled")]


def test_a_refusal_answers_the_demand_told_just_before(teller, lexicon):
    teller.tell("demanded", "REQUEST", source=("ARL",))
    teller.tell("shelled", source=("ARL",), target=("BOR",))
    refusal = teller.tell("refused", "REJECT", source=("BOR",))
    teller.cue("refused", refusal, None, group="judgement", pointer="request")
    assert stated(teller, lexicon) == [("refused", "demanded")]


@pytest.mark.parametrize(
    ("pointer", "answered"),
    [
        ("", "blocked"),
        ("act", "blocked"),
        ("words", "mocked"),
        ("death", "shot"),
        ("shooting", "shot"),
        ("mockery", "mocked"),
        ("weather", None),
    ],
)
def test_a_noun_that_is_no_mention_points_at_an_act_of_its_kind(teller, lexicon, pointer, answered):
    teller.tell("shot", lemma="shoot", source=("BOR",), target=("ARL",))
    teller.tell("mocked", "ACCUSE", lemma="mock", source=("BOR",), target=("ARL",))
    teller.tell("blocked", "COERCE", lemma="block", source=("BOR",), target=("ARL",))
    expelled = teller.tell("expelled", "SANCTION", source=("ARL",), target=("BOR",))
    teller.cue("over", expelled, None, group="answer", pointer=pointer)
    assert [earlier for _, earlier in stated(teller, lexicon)] == ([answered] if answered else [])


def test_in_return_good_answers_good(teller, lexicon):
    teller.tell("reopened", "RETREAT", source=("BOR",), target=("ARL",))
    teller.tell("shelled", source=("BOR",), target=("ARL",))
    teller.cue("In return", teller.tell("released", "RETREAT", source=("ARL",)), None, pointer="return")
    assert stated(teller, lexicon) == [("released", "reopened")]


def test_an_apology_is_for_what_one_has_done_oneself(teller, lexicon):
    teller.tell("rammed", source=("ARL",), target=("BOR",))
    teller.tell("shelled", source=("BOR",), target=("ARL",))
    apology = teller.tell("apologised", "CONCEDE", family="apologize", source=("ARL",))
    teller.cue("apologised", apology, None, group="reason", pointer="act")
    assert stated(teller, lexicon) == [("apologised", "rammed")]


@pytest.mark.parametrize(
    ("doer", "hit", "answers"), [("ARL", "BOR", True), ("CAR", "BOR", False), ("BOR", "ARL", False)]
)
def test_what_happens_meanwhile_is_an_answer_only_of_the_one_who_was_hit(teller, lexicon, doer, hit, answers):
    threat = teller.tell("threatened", "THREATEN", source=("BOR",), target=("ARL",))
    massed = teller.tell("massed", "MOBILIZE", source=(doer,), target=(hit,))
    teller.cue("when", massed, threat, group="circumstance")
    assert bool(stated(teller, lexicon)) is answers


def test_a_bare_cue_far_from_any_act_of_the_other_side_answers_nothing(teller, lexicon):
    teller.tell("shelled", source=("BOR",), target=("red-hand",))
    answer = teller.tell("closed", "COERCE", family="close", source=("ARL",), sentence=40)
    teller.cue("In response", answer, None)
    assert links(teller, lexicon) == []


def test_this_comes_after_joins_the_sentence_before(teller, lexicon):
    teller.tell("bombed", source=("ARL",), target=("BOR",))
    before = teller.tell("shelled", source=("BOR",), target=("ARL",))
    teller.cue("after", None, before, group="sequence")
    assert stated(teller, lexicon) == [("bombed", "shelled")]


@pytest.mark.parametrize(
    ("earlier", "later", "answers"),
    [
        (("BOR", "ARL", "ASSAULT"), ("ARL", "BOR", "SANCTION"), True),
        (("ARL", "red-hand", "ASSAULT"), ("BOR", None, "THREATEN"), True),  # Borduria backs the Red Hand
        (("BOR", "ARL", "ASSAULT"), ("BOR", "ARL", "RETREAT"), False),
        (("BOR", "ARL", "CONSULT"), ("ARL", "BOR", "AGREE"), False),
        (("BOR", "ARL", "CONCEDE"), ("ARL", "BOR", "RETREAT"), True),
        ((None, None, "ASSAULT"), ("ARL", "BOR", "SANCTION"), True),
        ((None, None, "ASSAULT"), ("ARL", "BOR", "ASSAULT"), False),
        ((None, None, "CONSULT"), ("ARL", "BOR", "SANCTION"), False),
        (("BOR", "TIR", "AID"), ("ARL", "BOR", "SANCTION"), True),
        (("BOR", "TIR", "AID"), ("ARL", "TIR", "SANCTION"), False),
        ((None, None, "PROTEST"), ("ARL", None, "COERCE"), True),
        (("BOR", "ARL", "ASSAULT"), ("ARL BOR", "ARL BOR", "ASSAULT"), True),
    ],
    ids=[
        "struck back",
        "the sponsor answers",
        "own acts",
        "talks",
        "a favour",
        "nobody's act",
        "one blow after another",
        "nobody's talks",
        "a favour paid back",
        "a favour, and another is hit",
        "unrest curbed",
        "both",
    ],
)
def test_a_sequence_is_an_answer_where_the_parties_allow_it(teller, lexicon, earlier, later, answers):
    for source, target, kind in (earlier, later):
        teller.tell(kind.lower(), kind, source=tuple((source or "").split()), target=tuple((target or "").split()))
    teller.cue("after", 1, 0, group="sequence")
    assert bool(stated(teller, lexicon)) is answers


@pytest.mark.parametrize(
    ("kind", "source", "found"),
    [
        ("SANCTION", "BOR", "responds_to"),
        ("REQUEST", "BOR", "responds_to"),
        ("AID", "BOR", "responds_to"),
        ("RETREAT", "BOR", "causes"),
        ("CONCEDE", "BOR", "causes"),
        ("SANCTION", "ARL", "causes"),
    ],
)
def test_what_somebody_else_does_about_a_reason_is_meant_as_an_answer(teller, lexicon, kind, source, found):
    teller.tell("raid", "ASSAULT", source=("ARL",), target=("BOR",))
    teller.tell("later", kind, source=(source,), sentence=1)
    teller.cue("because of", 1, 0, group="reason", kind="causes")
    assert [link[2] for link in links(teller, lexicon)] == [found]


def test_a_condition_joins_the_threatened_act_and_not_the_threat(teller, lexicon):
    threat = teller.tell("warned", "THREATEN", source=("ARL",), target=("BOR",), sentence=0)
    teller.tell("bomb", realis="threatened", sentence=0)
    feared = teller.tell("invades", family="invade", realis="hypothetical", source=("BOR",), sentence=0)
    teller.cue("if", threat, feared, group="condition")
    assert stated(teller, lexicon) == [("bomb", "invades")]


def test_a_cause_is_an_answer_where_somebody_else_acts(teller, lexicon):
    raid = teller.tell("raid", reference="indefinite", source=("BOR",), target=("ARL",))
    teller.cue(
        "prompted", teller.tell("bombing", reference="indefinite", source=("ARL",)), raid, group="cause", kind="causes"
    )
    teller.cue(
        "led to", teller.tell("seizure", "COERCE", family="seize", source=("BOR",)), raid, group="cause", kind="causes"
    )
    kinds = {link[0]: link[2] for link in links(teller, lexicon)}
    assert kinds == {"bombing": "responds_to", "seizure": "causes"}


def test_of_two_cues_for_one_link_the_surer_stays(teller, lexicon):
    raid = teller.tell("raid", reference="indefinite", source=("BOR",))
    bombing = teller.tell("bombed", source=("ARL",))
    teller.cue("after", bombing, raid, group="sequence", confidence=0.6)
    teller.cue("in response to", bombing, raid, confidence=0.9)
    assert [link[3] for link in links(teller, lexicon)] == ["in response to"]


def test_what_was_denied_answers_nothing(teller, lexicon):
    raid = teller.tell("raid", reference="indefinite", source=("BOR",))
    teller.cue("in response to", teller.tell("bombed", source=("ARL",), realis="negated"), raid)
    assert links(teller, lexicon) == []


def blow(source, target, on, **facts):
    told = {"type": "ASSAULT", "realis": "actual", "source": (source,), "target": (target,), "told": (("a", 0),)}
    return Party(**(told | {"time": day(on) if on else None} | facts))


@pytest.mark.parametrize(
    ("later", "linked"),
    [
        (blow("ARL", "BOR", "2021-05-04"), True),
        (blow("arl-army", "BOR", "2021-05-04"), True),
        (blow("ARL", "BOR", "2021-05-12"), False),
        (blow("ARL", "red-hand", "2021-05-04"), False),
        (blow("ARL", "BOR", "2021-05-04", realis="planned"), False),
        (blow("ARL", "BOR", "2021-05-04", type="CONSULT"), False),
        (blow("ARL", "BOR", None), False),
    ],
    ids=["back", "its army", "too late", "another", "planned", "talks", "undated"],
)
def test_a_blow_struck_back_within_days_is_an_inferred_answer(later, linked):
    answers = infer_swaps([blow("BOR", "ARL", "2021-05-02"), later], [], KIN)
    assert [(a.later, a.earlier, a.inferred) for a in answers] == ([(1, 0, "role-swap")] if linked else [])


def test_roles_follow_from_links_and_say_so(teller, lexicon):
    raid = teller.tell("raid", reference="indefinite")
    teller.cue("in retaliation for", teller.tell("bombed", source=("ARL",), target=("BOR",)), raid)
    first, answer = build_chronicle(teller.reading(), lexicon).events
    assert (first.source, first.target) == ((), ("ARL",)), "who raided is not said: being bombed for it proves nothing"
    assert first.mentions[0].support["target"] == (answer.id,)
    assert "source" not in first.mentions[0].support


def test_a_condemned_acts_doer_is_the_target_of_condemnation(teller, lexicon):
    raid = teller.tell("raid", reference="indefinite", source=("BOR",), target=("red-hand",))
    teller.cue("condemned", teller.tell("condemned", "ACCUSE", source=("ARL",)), raid, group="judgement")
    assert build_chronicle(teller.reading(), lexicon).events[1].target == ("BOR",)


def test_a_threatened_act_takes_the_threats_parties(teller, lexicon):
    teller.tell("vowed", "THREATEN", source=("ARL",), target=("BOR",), sentence=0)
    teller.tell("strike", realis="threatened", sentence=0)
    act = build_chronicle(teller.reading(), lexicon).events[1]
    assert (act.source, act.target) == (("ARL",), ("BOR",))


def test_who_had_done_it_is_hit_for_it(teller, lexicon):
    crossing = teller.tell("crossed", "MOBILIZE", source=("BOR",))
    teller.cue("that had", teller.tell("shot down", source=("ARL",), target=("BOR",)), crossing, group="deed")
    assert links(teller, lexicon) == [("shot down", "crossed", "responds_to", "that had")]


@pytest.mark.parametrize(("later", "earlier"), [("CONSULT", "MOBILIZE"), ("ASSAULT", "AGREE")])
def test_what_somebody_had_done_is_no_ground_for_a_friendly_act_nor_a_friendly_deed_for_force(
    teller, lexicon, later, earlier
):
    deed = teller.tell("did", earlier, source=("BOR",))
    teller.cue("who", teller.tell("dealt", later, source=("ARL",), target=("BOR",)), deed, group="deed")
    assert stated(teller, lexicon) == []


def test_a_warning_followed_what_the_threatened_act_is_said_to_follow(teller, lexicon):
    raid = teller.tell("raid", reference="definite", source=("BOR",), target=("ARL",))
    teller.tell("warned", "THREATEN", source=("ARL",), sentence=2)
    threatened = teller.tell("bombed", source=("ARL",), target=("BOR",), realis="threatened", sentence=2)
    teller.cue("following", threatened, raid, group="sequence")
    assert stated(teller, lexicon) == [("warned", "raid")]


def test_a_threatened_answer_does_not_answer_its_own_threat(teller, lexicon):
    teller.tell("raided", source=("BOR",), target=("ARL",))
    teller.tell("vowed", "THREATEN", source=("ARL",), target=("BOR",), sentence=1)
    revenge = teller.tell("revenge", family="avenge", realis="threatened", sentence=1)
    teller.cue("revenge", revenge, None)
    assert stated(teller, lexicon) == [("revenge", "raided")]


def test_who_reacts_with_praise_reacts_to_something_good(teller, lexicon):
    teller.tell("reopened", "RETREAT", source=("BOR",))
    teller.tell("shelled", source=("BOR",), target=("ARL",))
    teller.cue("reacted", teller.tell("reacted", "SUPPORT", source=("CAR",)), None)
    assert stated(teller, lexicon) == [("reacted", "reopened")]


def test_an_act_told_just_now_is_answered_rather_than_one_of_the_same_side_long_past(teller, lexicon):
    teller.tell("shelled", source=("BOR",), target=("ARL",))
    teller.tell("raided", source=("BOR",), target=("ARL",), sentence=8)
    teller.cue("In response", teller.tell("bombed", source=("ARL",), target=("BOR",), sentence=9), None)
    assert stated(teller, lexicon) == [("bombed", "raided")]


def test_an_act_of_the_other_side_is_answered_rather_than_one_that_hit_a_third_after_it(teller, lexicon):
    teller.tell("shelled", source=("BOR",), target=("ARL",), sentence=6)
    teller.tell("flew over", "MOBILIZE", target=("CAR",), sentence=7)
    teller.cue("In response", teller.tell("bombed", source=("ARL",), target=("BOR",), sentence=9), None)
    assert stated(teller, lexicon) == [("bombed", "shelled")]
