"""The whole graph stage on hand-made readings."""

import pytest
from telling import Teller, day, make_lexicon, make_teller  # noqa: F401 - the make_ names are fixtures

from timeline.graph.build import build_chronicle, goldstein_of
from timeline.lexicon import EventType, Mode
from timeline.model import Place


@pytest.fixture
def essay(teller):
    """Read an essay that tells one exchange of blows many times over, with questions and answers."""
    tell, cue = teller.tell, teller.cue
    tell("retaliation", family="retaliate", reference="indefinite")
    tell("strikes", reference="demonstrative", plural=True)
    tell("target", lemma="target", source=("ARL",), target=("red-hand",))
    strikes = tell("strikes", reference="definite", plural=True)
    cue("provoke", tell("response", family="retaliate", reference="indefinite", sentence=3), strikes, group="cause")
    hit_back = tell("retaliated", lemma="retaliate", family="retaliate", source=("dawn-front",), sentence=4)
    tell("rocket attacks", reference="bare", plural=True, sentence=4, clause=40, same_as=hit_back)
    cue("retaliated", hit_back, None)
    tell("strikes", reference="named", source=("ARL",), plural=True)
    asked = tell("strikes", presupposed=True, reference="definite", plural=True, paragraph=5)
    rockets = tell("rocket attacks", presupposed=True, reference="bare", source=("dawn-front",), paragraph=5)
    cue("lead to", rockets, asked, group="cause")
    deployed = tell("deployed", "MOBILIZE", lemma="deploy", family="deploy", source=("dawn-front",), paragraph=6)
    cue("In response", deployed, None)
    tell("retaliation", family="retaliate", reference="bare", realis="hypothetical", paragraph=8)
    return teller.reading()


def test_the_essay_holds_two_acts_one_answer_and_what_may_come(essay, lexicon):
    chronicle = build_chronicle(essay, lexicon)
    first, answer, feared = chronicle.events
    assert [m.trigger for m in first.mentions] == ["strikes", "target", "strikes", "strikes", "strikes"]
    assert {m.trigger for m in answer.mentions} == {
        "retaliation",
        "response",
        "retaliated",
        "rocket attacks",
        "deployed",
    }
    assert (first.realis, answer.realis, feared.realis) == ("actual", "actual", "hypothetical")
    (link,) = chronicle.links
    assert (link.later, link.earlier, link.kind) == (answer.id, first.id, "responds_to")
    assert link.evidence is not None


def test_an_answer_hits_the_doer_of_what_it_answers(essay, lexicon):
    answer = build_chronicle(essay, lexicon).events[1]
    assert answer.source == ("dawn-front",)
    assert answer.target == ("ARL",)
    assert answer.mentions[0].support["target"] == ("e1",)


@pytest.mark.parametrize(
    ("told", "again", "target"),
    [
        (("BOR",), ("boys",), ("BOR",)),  # whom an act is aimed at, not those it is told to have killed
        (("boys",), ("BOR",), ("BOR",)),
        (("boys",), (), ("boys",)),
        (("BOR", "CAR"), ("BOR",), ("BOR", "CAR")),  # who names one of two names no other
        (("BOR",), ("CAR",), ("BOR",)),
    ],
)
def test_tellings_agree_on_whom_an_act_is_aimed_at(teller, lexicon, told, again, target):
    first = teller.tell("attack", source=("ARL",), target=told, reference="indefinite")
    teller.tell("attack", source=("ARL",), target=again, reference="definite", same_as=first)
    (event,) = build_chronicle(teller.reading(), lexicon).events
    assert event.target == target


@pytest.mark.parametrize(
    ("place", "target", "country"),
    [(Place("Sarn", "CAR"), ("ARL",), "CAR"), (None, ("ARL",), "ARL"), (None, ("red-hand",), None)],
)
def test_those_who_protest_are_at_home_where_they_do_so(teller, lexicon, place, target, country):
    teller.tell("marched", "PROTEST", source=("boys",), target=target, place=place)
    actors = {a.id: a for a in build_chronicle(teller.reading(), lexicon).actors}
    assert actors["boys"].country == country


def test_those_who_attack_are_not_at_home_where_they_do_so(teller, lexicon):
    teller.tell("attacked", source=("boys",), target=("ARL",))
    assert {a.id: a.country for a in build_chronicle(teller.reading(), lexicon).actors}["boys"] is None


def test_only_actors_of_events_are_kept(essay, lexicon):
    assert [a.id for a in build_chronicle(essay, lexicon).actors] == ["ARL", "dawn-front", "red-hand"]


def test_events_are_numbered_by_date(teller, lexicon):
    teller.tell("raided", source=("BOR",), time=day("2021-05-09"))
    teller.tell("shelled", source=("ARL",), time=day("2021-05-02"))
    chronicle = build_chronicle(teller.reading(), lexicon)
    assert [(e.id, e.mentions[0].trigger) for e in chronicle.events] == [("e1", "shelled"), ("e2", "raided")]
    assert chronicle.events[0].key == "a:1100"


def test_a_reading_without_mentions_gives_an_empty_chronicle(teller, lexicon):
    chronicle = build_chronicle(teller.reading(), lexicon)
    assert (chronicle.events, chronicle.links, chronicle.actors) == ((), (), ())


def test_more_tellings_never_make_an_event_less_sure(lexicon):
    sure = []
    for tellings in range(1, 5):
        teller = Teller()
        teller.tell("raided", lemma="raid", source=("BOR",), target=("ARL",), time=day("2021-05-09"))
        for _ in range(tellings):
            teller.tell("raid", reference="definite", confidence=0.3)
        (event,) = build_chronicle(teller.reading(), lexicon).events
        sure.append(event.confidence)
    assert sure == sorted(sure)
    assert sure[-1] < 1


def test_a_claim_is_attributed_unless_the_text_also_says_so_itself(teller, lexicon):
    teller.tell("raided", lemma="raid", source=("BOR",), target=("ARL",), attributed_to=("ARL",))
    (event,) = build_chronicle(teller.reading(), lexicon).events
    assert event.attributed_to == ("ARL",)
    teller.tell("raided", lemma="raid", source=("BOR",), target=("ARL",))
    (event,) = build_chronicle(teller.reading(), lexicon).events
    assert event.attributed_to == ()


def test_a_link_against_time_is_given_up_and_noted(teller, lexicon):
    later = teller.tell("raided", source=("BOR",), target=("ARL",), time=day("2021-05-01"))
    earlier = teller.tell("shelled", source=("ARL",), target=("BOR",), time=day("2021-05-09"))
    teller.cue("in response to", later, earlier)
    chronicle = build_chronicle(teller.reading(), lexicon)
    assert not [link for link in chronicle.links if link.evidence]
    assert [(n.kind, n.events) for n in chronicle.notes] == [("against-time", ("e1", "e2"))]


def test_labels_name_doer_act_and_target(teller, lexicon):
    teller.tell("shelled", source=("ARL",), target=("BOR",))
    teller.tell("tariffs", "SANCTION", reference="bare", source=("BOR",), target=("ARL",), paragraph=3)
    labels = [e.label for e in build_chronicle(teller.reading(), lexicon).events]
    assert labels == ["Arland shelled Borduria", "Borduria tariffs on Arland"]


def test_goldstein_is_that_of_the_mode_else_of_the_type(lexicon):
    modes = {"aerial": Mode("aerial", -9.5, "195", -10.0, ""), "drone": Mode("drone", -9.5, None, None, "")}
    lexicon.ontology = {"ASSAULT": EventType("ASSAULT", "material conflict", -9.0, "18", -9.0, "", modes)}
    assert goldstein_of("ASSAULT", "aerial", lexicon) == -10.0
    assert goldstein_of("ASSAULT", "drone", lexicon) == goldstein_of("ASSAULT", None, lexicon) == -9.0
    assert goldstein_of("DANCE", None, lexicon) == 0.0


def test_the_same_reading_gives_the_same_chronicle(essay, lexicon):
    assert build_chronicle(essay, lexicon) == build_chronicle(essay, lexicon)


def test_mentions_keep_how_they_came_to_their_event(teller, lexicon):
    teller.tell("raided", source=("BOR",), target=("ARL",))
    teller.tell("raid", reference="definite", confidence=0.6)
    [event] = build_chronicle(teller.reading(), lexicon).events
    kept = [(m.reference, m.confidence, m.joined_by) for m in event.mentions]
    assert kept == [("verb", 0.8, None), ("definite", 0.6, "points-back")]


def test_a_link_keeps_the_class_of_its_cue_and_which_end_it_left_open(teller, lexicon):
    teller.tell("raided", source=("BOR",), target=("ARL",))
    teller.tell("shelled", lemma="shell", family="shell", source=("ARL",), target=("BOR",))
    teller.cue("in retaliation", 1, None)
    [link] = build_chronicle(teller.reading(), lexicon).links
    assert (link.evidence.group, link.evidence.left_open) == ("answer", "earlier")


@pytest.mark.parametrize("judging", ["SUPPORT", "ACCUSE", "REJECT"])
def test_who_judges_a_truce_judges_all_its_parties_but_himself(teller, lexicon, judging):
    truce = teller.tell("truce", "RETREAT", lemma="truce", family="ceasefire", source=("ARL",), target=("ARL", "BOR"))
    judged = teller.tell("judged", judging, lemma="judge", family="judge", source=("CAR",), sentence=1)
    teller.cue("judged", judged, truce)
    assert build_chronicle(teller.reading(), lexicon).events[1].target == ("ARL", "BOR")


def test_a_release_is_judged_for_its_doer_alone(teller, lexicon):
    freed = teller.tell("freed", "RETREAT", lemma="free", family="free", source=("ARL",), target=("BOR",))
    judged = teller.tell("welcomed", "SUPPORT", lemma="welcome", family="praise", source=("CAR",), sentence=1)
    teller.cue("welcomed", judged, freed)
    assert build_chronicle(teller.reading(), lexicon).events[1].target == ("ARL",)
