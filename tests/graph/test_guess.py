"""Who acts, and on whom, where the sentence does not say."""

from dataclasses import replace

import pytest
from telling import ACTORS, Teller

from timeline.graph.build import gather
from timeline.graph.clues import Evidence, parties
from timeline.graph.fit import Kinship
from timeline.graph.guess import LEAST_CHANCE, guess, guess_parties, options
from timeline.lexicon.chances import chances
from timeline.lexicon.weights import load_weights
from timeline.model import Actor, Naming

WEIGHTS = load_weights()


def story_of(teller, namings=()):
    return gather(teller.reading(namings), Kinship(ACTORS))


def guessed(teller, namings=()):
    story = story_of(teller, namings)
    guess_parties(story.drafts, story.evidence, WEIGHTS)
    return story.drafts


def names(*told):
    """Name actors in sentences of `Teller`, in the middle of each."""
    return tuple(Naming(actor, 1000 * n + 500, 1000 * n + 505, n, "other", "name") for actor, n in told)


def quarrel():
    """Two states that go at each other, twice."""
    teller = Teller()
    teller.tell("shelled", lemma="shell", source=("BOR",), target=("ARL",))
    teller.tell("struck", source=("ARL",), target=("BOR",))
    return teller


NAMED = names(("BOR", 0), ("ARL", 0), ("ARL", 1), ("BOR", 1), ("ARL", 2))


@pytest.mark.parametrize("event_type", ["ACCUSE", "THREATEN", "SANCTION", "RETREAT"])
def test_the_other_side_of_the_quarrel_is_meant(event_type):
    teller = quarrel()
    teller.tell("acted", event_type, source=("ARL",))
    *_, act = guessed(teller, NAMED)
    assert act.target == ("BOR",)
    assert act.from_link == {"target": 1}  # the last clash with it


@pytest.mark.parametrize(
    ("event_type", "mode"), [("CONSULT", None), ("AID", None), ("RETREAT", "resign"), ("COERCE", "curfew")]
)
def test_talks_help_and_what_is_aimed_at_nobody_get_no_target(event_type, mode):
    teller = quarrel()
    teller.tell("acted", event_type, source=("ARL",), mode=mode)
    assert guessed(teller, NAMED)[-1].target == ()


def test_who_backs_the_attacker_is_not_attacked():
    teller = Teller()
    teller.tell("struck", source=("red-hand",))
    assert guessed(teller, names(("red-hand", 0), ("BOR", 0), ("BOR", 0)))[-1].target == ()
    teller.tell("shelled", lemma="shell", source=("CAR",), target=("BOR",))
    teller.tell("hit back", source=("BOR",))
    assert guessed(teller, names(("CAR", 2), ("BOR", 2)))[-1].target == ("CAR",)


def test_what_the_text_says_stays():
    teller = quarrel()
    teller.tell("condemned", "ACCUSE", source=("ARL",), target=("CAR",))
    *_, act = guessed(teller, NAMED)
    assert act.target == ("CAR",)
    assert not act.from_link


def test_nobody_is_meant_where_nobody_else_is_told_of():
    teller = Teller()
    teller.tell("threatened", "THREATEN", source=("ARL",))
    assert guessed(teller, names(("ARL", 0)))[0].target == ()


def test_one_own_side_is_less_likely_than_the_other():
    teller = quarrel()
    teller.tell("accused", "ACCUSE", source=("ARL",))
    story = story_of(teller, (*NAMED, *names(("arl-army", 2), ("arl-army", 1))))
    choices = options(story.evidence, story.drafts[-1], "target")
    likely = dict(
        zip([party for party, _ in choices], chances([told for _, told in choices], WEIGHTS["target"]), strict=True)
    )
    assert likely["arl-army",] < likely["BOR",]
    assert sum(likely.values()) == pytest.approx(1)


@pytest.mark.parametrize("family", ["arrest", "convict"])
def test_who_holds_others_to_account_for_an_act_has_not_done_it(family):
    teller = quarrel()
    crime = teller.tell("murder")
    crime = teller.tell("murdered", sentence=2)
    held = teller.tell("arrested", "COERCE", sentence=2, source=("ARL",), family=family)
    teller.cue("for", held, crime)
    story = story_of(teller, NAMED)
    assert ("ARL",) not in parties(story.evidence, story.drafts[crime], "source")
    assert ("BOR",) in parties(story.evidence, story.drafts[crime], "source")


def test_a_state_is_not_guessed_to_protest():
    evidence_of_a_sure_model = {"target": {}, "source": {"here before": 9.0, "here after": 9.0}}
    teller = quarrel()
    teller.tell("protests", "PROTEST")
    story = story_of(teller, NAMED)
    guess_parties(story.drafts, story.evidence, evidence_of_a_sure_model)
    assert story.drafts[-1].source == ()


def test_a_doer_is_never_among_those_who_may_be_meant():
    teller = quarrel()
    teller.tell("accused", "ACCUSE", source=("ARL",))
    story = story_of(teller, NAMED)
    assert all("ARL" not in party for party in parties(story.evidence, story.drafts[-1], "target"))


def test_several_told_together_may_be_meant_together():
    teller = Teller()
    teller.tell("shelled", source=("BOR", "CAR"), target=("ARL",))
    teller.tell("accused", "ACCUSE", source=("ARL",))
    story = story_of(teller)
    assert ("BOR", "CAR") in parties(story.evidence, story.drafts[-1], "target")


def test_guesses_do_not_rest_on_each_other():
    teller = quarrel()
    for _ in range(3):
        teller.tell("accused", "ACCUSE", source=("ARL",))
    story = story_of(teller, NAMED)
    alone = [guess(options(story.evidence, draft, "target"), "target", WEIGHTS["target"]) for draft in story.drafts[2:]]
    guess_parties(story.drafts, story.evidence, WEIGHTS)
    assert [draft.target for draft in story.drafts[2:]] == alone


def test_the_likeliest_counts_only_if_it_is_likely_enough():
    even = [((), {"a": 1.0}), (("X",), {"a": 1.0}), (("Y",), {"a": 1.0})]
    assert guess(even, "source", {"a": 1.0}) == ()
    sure = [((), {}), (("X",), {"a": 1.0}), (("Y",), {})]
    assert guess(sure, "target", {"a": 3.0}) == ("X",)
    assert chances([told for _, told in sure], {"a": 3.0})[1] > max(LEAST_CHANCE.values())


def test_the_place_where_a_party_is_named_supports_it_where_no_clash_does():
    teller = Teller()
    teller.tell("threatened", "THREATEN", source=("ARL",))
    namings = names(("ARL", 0), ("BOR", 0))
    evidence_of_a_sure_model = {"target": {"here after": 9.0}, "source": {}}
    story = story_of(teller, namings)
    guess_parties(story.drafts, story.evidence, evidence_of_a_sure_model)
    assert story.drafts[0].target == ("BOR",)
    assert story.drafts[0].from_text == {"target": ((500, 505),)}


def test_who_acts_may_be_guessed_as_well():
    teller = quarrel()
    teller.tell("released", "RETREAT", lemma="release", target=("ARL",))
    *_, act = guessed(teller, (*NAMED, *names(("BOR", 2), ("BOR", 2))))
    assert act.source == ("BOR",)


def test_what_is_only_possible_and_names_nobody_stays_nobodys():
    teller = quarrel()
    teller.tell("warfare", realis="hypothetical")
    sure_of_one = {role: {"named most": 9.0} for role in ("source", "target")}
    story = story_of(teller, names(("ARL", 2), ("ARL", 2)))
    guess_parties(story.drafts, story.evidence, sure_of_one)
    assert (story.drafts[-1].source, story.drafts[-1].target) == ((), ())


def test_who_judges_an_act_has_not_done_it():
    teller = Teller()
    raid = teller.tell("raid", target=("ARL",), reference="definite")
    judged = teller.tell("condemned", "ACCUSE", source=("BOR",))
    teller.cue("condemned", judged, raid, group="judgement")
    told = story_of(teller, names(("BOR", 0), ("ARL", 0), ("BOR", 1)))
    assert ("BOR",) not in parties(told.evidence, told.drafts[0], "source")
    assert ("ARL",) not in parties(told.evidence, told.drafts[1], "target")  # nor is its victim to blame


def test_whom_a_judge_stands_with_did_not_do_what_he_judges():
    teller = Teller()
    raid = teller.tell("raid", reference="definite")
    judged = teller.tell("condemned", "ACCUSE", source=("BOR",))
    teller.tell("stands with", "SUPPORT", source=("BOR",), target=("ARL",))
    teller.cue("condemned", judged, raid, group="judgement")
    told = story_of(teller, names(("ARL", 0), ("CAR", 1)))
    found = [
        parties(told.evidence, draft, role) for draft, role in ((told.drafts[0], "source"), (told.drafts[1], "target"))
    ]
    assert all(("CAR",) in meant and ("ARL",) not in meant for meant in found)


def test_who_makes_a_statement_would_say_so_of_himself():
    drafts = story_of(quarrel(), NAMED).drafts
    acts = [replace(draft, type=kind) for draft in drafts[:1] for kind in ("ASSAULT", "THREATEN")]
    told = Evidence(drafts, NAMED, (), Kinship(ACTORS), ("BOR",))
    meant = [("BOR",) in parties(told, replace(act, source=(), target=()), "target") for act in acts]
    assert meant == [False, True]


def test_nobody_is_guessed_into_both_roles():
    teller = quarrel()
    teller.tell("rejected", "REJECT", lemma="reject")
    sure_of_one = {role: {"named most": 9.0} for role in ("source", "target")}
    story = story_of(teller, names(("ARL", 2), ("ARL", 2)))
    guess_parties(story.drafts, story.evidence, sure_of_one)
    assert (story.drafts[-1].source, story.drafts[-1].target) == ((), ("ARL",))


def test_a_long_article_costs_time_in_proportion():
    """Who may be meant is looked for around an act, not in the whole article."""
    teller = Teller()
    for number in range(200):
        teller.tell("shelled", source=(f"a{number}",), target=(f"b{number}",))
    teller.tell("accused", "ACCUSE", source=("ARL",))
    story = story_of(teller)
    assert len(parties(story.evidence, story.drafts[-1], "target")) < 100


def test_weights_are_of_clues_that_are_found():
    """No row of the table is of a clue that no longer exists."""
    teller = quarrel()
    teller.tell("accused", "ACCUSE", source=("ARL",))
    story = story_of(teller, NAMED)
    found = {
        clue for draft in story.drafts for party, told in options(story.evidence, draft, "target") for clue in told
    }
    assert len(found & WEIGHTS["target"].keys()) > 15
    assert isinstance(story.evidence, Evidence)


@pytest.mark.parametrize("event_type", ["ASSAULT", "PROTEST"])
def test_the_state_in_which_something_happens_has_not_done_it(event_type):
    teller = Teller()
    teller.tell("acted", event_type, target=("boys",))
    teller.tell("mourned", "ACCUSE", target=("red-hand",))
    story = story_of(teller, names(("CAR", 0), ("CAR", 1)))
    likely = {"source": {"named most": 50.0}, "target": {}}
    guess_parties(story.drafts, story.evidence, likely)
    assert [d.source for d in story.drafts] == [(), ("CAR",)]


def test_a_state_that_acts_elsewhere_may_have_done_it():
    teller = quarrel()
    teller.tell("killed", target=("boys",))
    story = story_of(teller, names(("ARL", 0), ("ARL", 1), ("ARL", 2)))
    guess_parties(story.drafts, story.evidence, {"source": {"named most": 50.0}, "target": {}})
    assert story.drafts[-1].source == ("ARL",)


@pytest.mark.parametrize("family", ["arrest", "crackdown", "coup", "censor", "convict"])
def test_acts_within_a_state_are_not_guessed_to_hit_another_party(family):
    teller = quarrel()
    teller.tell("acted", "COERCE", source=("ARL",), family=family)
    assert guessed(teller, NAMED)[-1].target == ()


def test_no_state_is_guessed_to_have_killed_its_own_man():
    teller = quarrel()
    teller.tell("killed", target=("general-sarn",))
    story = story_of(teller, names(("BOR", 0), ("BOR", 1), ("BOR", 2)))
    guess_parties(story.drafts, story.evidence, {"source": {"named most": 50.0}, "target": {}})
    assert story.drafts[-1].source == ()


@pytest.mark.parametrize(("event_type", "target"), [("ASSAULT", ()), ("ACCUSE", ("general-sarn",))])
def test_a_person_named_beside_an_act_of_force_was_not_hit(event_type, target):
    teller = quarrel()
    teller.tell("acted", event_type, source=("ARL",))
    story = story_of(teller, names(("general-sarn", 0), ("general-sarn", 1), ("general-sarn", 2)))
    guess_parties(story.drafts, story.evidence, {"source": {}, "target": {"named most": 50.0}})
    assert story.drafts[-1].target == target


def test_no_bloc_of_states_is_guessed_to_hold_a_rally():
    actors = (*ACTORS, Actor("the-bloc", "The Bloc", "igo"))
    teller = quarrel()
    teller.tell("marched", "PROTEST", target=("ARL",))
    story = gather(teller.reading(names(("the-bloc", 0), ("the-bloc", 1), ("the-bloc", 2))), Kinship(actors))
    guess_parties(story.drafts, story.evidence, {"source": {"named most": 50.0}, "target": {}})
    assert story.drafts[-1].source == ()


@pytest.mark.parametrize(
    ("event_type", "mutual", "sides"),
    [
        ("RETREAT", True, (("ARL", "BOR"), ("ARL", "BOR"))),
        ("AGREE", True, (("ARL", "BOR"), ("ARL", "BOR"))),
        ("RETREAT", False, (("ARL",), ("BOR",))),
    ],
)
def test_a_truce_that_one_side_signs_is_of_both(event_type, mutual, sides):
    teller = quarrel()
    teller.tell("truce", event_type, source=("ARL",), mutual=mutual)
    story = story_of(teller, names(("BOR", 0), ("BOR", 1), ("BOR", 2)))
    guess_parties(story.drafts, story.evidence, {"source": {}, "target": {"named most": 50.0}})
    assert (story.drafts[-1].source, story.drafts[-1].target) == sides
