"""Threats that only a reporting verb carries, on hand-made documents."""

import pytest

from timeline.nlp.roles import RoleFinder
from timeline.nlp.threats import promised_acts, spoken_threats

ATTACK = "attack,V,ASSAULT,,attack,act-on,,,0.9,own"
CLOSE = "close,V,COERCE,,close,act-on,,,0.9,own"
STRIKE = "strike,N,ASSAULT,,attack,attack,,,0.9,own"
VOW = "vow,V,THREATEN,,vow,speak-to,,,0.9,own"


def said(verb="said", lemma="say", doer="Tehran", modal="would", act="attack"):
    """Write "Iran <verb> that <doer> <modal> <act> Iraq"."""
    return f"""
        Iran    PROPN NNP nsubj {verb}
        {verb}  VERB  VBD ROOT  {verb} {lemma}
        that    SCONJ IN  mark  {act}
        {doer}  PROPN NNP nsubj {act}
        {modal} AUX   MD  aux   {act}
        {act}   VERB  VB  ccomp {verb}
        Iraq    PROPN NNP dobj  {act}
        """


IF_IT_ACTS = """if    SCONJ IN  mark  acts
        Oman  PROPN NNP nsubj acts
        acts  VERB  VBZ advcl close act
        """


def spoken(scene):
    triggers = scene.triggers()
    roles = RoleFinder(scene.page, scene.lexicon, scene.finder, scene.anaphora, {t.head.i: t for t in triggers})
    return [t.head.text for t in spoken_threats(triggers, roles)]


def test_who_says_that_he_would_attack_threatens(set_scene):
    assert spoken(set_scene(said(), ATTACK)) == ["said"]


@pytest.mark.parametrize(
    "change",
    [
        {"doer": "Oman"},  # somebody else would
        {"modal": "did"},  # no future
        {"verb": "believed", "lemma": "believe"},  # a thought is no threat
        {"verb": "ran", "lemma": "run"},  # nothing is said
    ],
)
def test_other_reports_do_not_threaten(set_scene, change):
    assert spoken(set_scene(said(**change), ATTACK)) == []


def test_other_harm_is_a_threat_on_a_condition_only(set_scene):
    assert spoken(set_scene(said(act="close"), CLOSE)) == []
    assert spoken(set_scene(said(act="close") + IF_IT_ACTS, CLOSE)) == ["said"]


def test_hints_threaten_with_what_might_be(set_scene):
    assert spoken(set_scene(said("hinted", "hint", modal="might", act="close"), CLOSE)) == ["hinted"]
    assert spoken(set_scene(said(modal="might"), ATTACK)) == []


def test_a_verb_that_is_a_trigger_already_is_no_second_threat(set_scene):
    assert spoken(set_scene(said("vowed", "vow"), ATTACK, VOW)) == []


def test_declared_intentions_and_hints_at_an_act_threaten(set_scene):
    intention = """
        Iran      PROPN NNP nsubj declared
        declared  VERB  VBD ROOT  declared declare
        its       PRON  PRP$ poss intention
        intention NOUN  NN  dobj  declared
        to        PART  TO  aux   attack
        attack    VERB  VB  acl   intention
        Iraq      PROPN NNP dobj  attack
        """
    hint = """
        Iran   PROPN NNP nsubj hinted
        hinted VERB  VBD ROOT  hinted hint
        at     ADP   IN  prep  hinted
        a      DET   DT  det   strike
        strike NOUN  NN  pobj  at
        """
    assert spoken(set_scene(intention, ATTACK)) == ["declared"]
    assert spoken(set_scene(hint, STRIKE)) == ["hinted"]


@pytest.mark.parametrize(("verb", "found"), [("respond", ["respond"]), ("sing", [])])
def test_an_answer_that_is_vowed_is_an_act(set_scene, verb, found):
    table = f"""
        Iran   PROPN NNP nsubj vowed
        vowed  VERB  VBD ROOT  vowed vow
        to     PART  TO  aux   {verb}
        {verb} VERB  VB  xcomp vowed
        """
    scene = set_scene(table, VOW)
    answers = list(promised_acts(scene.triggers(), scene.lexicon))
    assert [t.head.text for t in answers] == found
    assert {t.row.type for t in answers} <= {"ASSAULT"}
