"""One clause, one event: contents, effects, weapons and second names, on hand-made documents."""

import pytest

from timeline.nlp.absorb import _root, absorb_effects, without_contents

SHELL = "shell,V,ASSAULT,,attack,act-on,,,0.9,own"
KILL = "kill,V,ASSAULT,,kill,person-object,,,0.9,own"
HIT = "hit,V,ASSAULT,,attack,act-on,,,0.9,own"
ROCKET = "rocket,N,ASSAULT,,attack,attack,,,0.9,own"
RAID = "raid,N,ASSAULT,,attack,attack,,,0.9,own"
PIRACY = "piracy,N,ASSAULT,,piracy,attack,,,0.9,own"
RETALIATE = "retaliate,V,ASSAULT,,retaliate,act-against,,,0.9,own"
DEMAND = "demand,V,REQUEST,,demand,ask,,,0.9,own"
ORDER = "order,V,REQUEST,,order,ask,,,0.9,own"
AGREE = "agree,V,AGREE,,agree,agree,,,0.9,own"
REFUSE = "refuse,V,REJECT,,refuse,refuse,,,0.9,own"
DENOUNCE = "denounce,V,ACCUSE,,denounce,speak-of,,,0.9,own"
CALL = "call,V,ACCUSE,,call,speak-of,,,0.9,own"
RELEASE = "release,N,RETREAT,,release,act-of,,,0.9,own"
APOLOGY = "apology,N,CONCEDE,,apology,speech,,,0.9,own"
TRUCE = "truce,N,RETREAT,ceasefire,ceasefire,talks,,,0.9,own"
SIGN = "sign,V,SUPPORT,,sign,meet,,,0.9,own"
TREATY = "treaty,N,AGREE,,agree,talks,,,0.8,own"
EXPEL = "expel,V,SANCTION,,expel,person-object,,,0.9,own"
RALLY = "rally,V,PROTEST,,protest,oppose,,,0.9,own"
PROTEST = "protest,V,PROTEST,,protest,oppose,,,0.9,own"
RIOT = "riot,N,PROTEST,,riot,oppose,,,0.9,own"
FIRE = "fire,V,ASSAULT,,fire,act-on,,,0.9,own"
MEET = "meet,V,CONSULT,,meet,meet,,,0.9,own"


def kept(scene):
    return [t.head.text for t in without_contents(scene.triggers())]


def acts(scene):
    """Give each act's word, the words that it has absorbed, and which act it names again."""
    found = absorb_effects(scene.triggers())
    return [(a.trigger.head.text, [e.head.text for e in a.effects], a.same_as) for a in found]


def governed(verb, lemma, noun, article="the"):
    """Write "Spain <verb> <article> <noun>"."""
    return f"""
        Spain     PROPN NNP nsubj {verb}
        {verb}    VERB  VBD ROOT  {verb} {lemma}
        {article} DET   DT  det   {noun}
        {noun}    NOUN  NN  dobj  {verb}
        """


# -- contents -----------------------------------------------------------------------------------------------------------


def test_what_is_demanded_goes(set_scene):
    assert kept(set_scene(governed("demanded", "demand", "release"), DEMAND, RELEASE)) == ["demanded"]


def test_all_of_a_list_goes(set_scene):
    table = governed("demanded", "demand", "apology", "an") + "and CCONJ CC cc apology\nrelease NOUN NN conj apology"
    assert kept(set_scene(table, DEMAND, RELEASE, APOLOGY)) == ["demanded"]


def test_a_known_attack_stays_whatever_is_demanded_of_it(set_scene):
    assert kept(set_scene(governed("demanded", "demand", "raid"), DEMAND, RAID)) == ["demanded", "raid"]
    assert kept(set_scene(governed("demanded", "demand", "raid", "a"), DEMAND, RAID)) == ["demanded"]


def test_what_is_denounced_stays(set_scene):
    assert kept(set_scene(governed("denounced", "denounce", "raid"), DENOUNCE, RAID)) == ["denounced", "raid"]


def test_agreeing_gives_way_to_the_truce_and_ordering_to_the_act(set_scene):
    assert kept(set_scene(governed("agreed", "agree", "truce", "a"), AGREE, TRUCE)) == ["truce"]
    assert kept(set_scene(governed("ordered", "order", "raid", "a"), ORDER, RAID)) == ["raid"]


@pytest.mark.parametrize(("tag", "expected"), [("VB", ["refused"]), ("VBD", ["refused", "meet"])])
def test_a_verb_joined_too_low_is_no_content(set_scene, tag, expected):
    table = f"""
        Spain   PROPN NNP   nsubj refused
        refused VERB  VBD   ROOT  refused refuse
        to      PART  TO    aux   talk
        talk    VERB  VB    xcomp refused
        and     CCONJ CC    cc    talk
        meet    VERB  {tag} conj  talk
        """
    assert kept(set_scene(table, REFUSE, MEET)) == expected


def test_what_somebody_calls_a_thing_is_no_act(set_scene):
    table = """
        Spain     PROPN NNP nsubj regretted
        regretted VERB  VBD ROOT  regretted regret
        what      PRON  WP  dobj  called
        it        PRON  PRP nsubj called
        called    VERB  VBD ccomp regretted call
        """
    assert kept(set_scene(table, CALL)) == []
    assert kept(set_scene(table.replace("what      PRON  WP ", "that      SCONJ IN "), CALL)) == ["called"]


# -- effects ------------------------------------------------------------------------------------------------------------

SHELLED = """
    Niger   PROPN NNP nsubj   shelled
    shelled VERB  VBD ROOT    shelled shell
    Chad    PROPN NNP dobj    shelled
    ,       PUNCT ,   punct   shelled
    killing VERB  VBG advcl   shelled kill
    two     NUM   CD  dobj    killing
    """


def test_an_effect_stays_with_its_cause(set_scene):
    assert acts(set_scene(SHELLED, SHELL, KILL)) == [("shelled", ["killing"], None)]


def test_an_effect_of_no_act_is_an_accident(set_scene):
    assert acts(set_scene(SHELLED.replace("shelled shell", "shelled crash"), SHELL, KILL)) == []


@pytest.mark.parametrize(("own", "expected"), [("", 1), ("Oman PROPN NNP nsubj killed\n", 2)])
def test_a_joined_harm_is_the_same_act_unless_it_has_a_doer_of_its_own(set_scene, own, expected):
    table = f"""Niger PROPN NNP nsubj shelled
shelled VERB VBD ROOT shelled shell
Chad PROPN NNP dobj shelled
and CCONJ CC cc shelled
{own}killed VERB VBD conj shelled kill
ten NUM CD dobj killed"""
    assert len(acts(set_scene(table, SHELL, KILL))) == expected


def test_the_verb_is_the_act_where_the_noun_is_only_its_weapon(set_scene):
    table = """
        rockets NOUN  NNS nsubj hit rocket
        hit     VERB  VBD ROOT  hit
        Aden    PROPN NNP dobj  hit
        """
    assert acts(set_scene(table, HIT, ROCKET)) == [("hit", ["rockets"], None)]
    raid = table.replace("rockets", "raid").replace(" rocket", "")
    assert acts(set_scene(raid, HIT, RAID)) == [("raid", ["hit"], None)]


def test_killed_when_and_killed_in(set_scene):
    when = """
        two     NUM  CD  nsubjpass killed
        were    AUX  VBD auxpass   killed be
        killed  VERB VBN ROOT      killed kill
        when    SCONJ WRB advmod   shelled
        Niger   PROPN NNP nsubj    shelled
        shelled VERB VBD advcl     killed shell
        Chad    PROPN NNP dobj     shelled
        """
    within = """
        two    NUM  CD  nsubjpass killed
        were   AUX  VBD auxpass   killed be
        killed VERB VBN ROOT      killed kill
        in     ADP  IN  prep      killed
        a      DET  DT  det       raid
        raid   NOUN NN  pobj      in
        """
    assert acts(set_scene(when, SHELL, KILL)) == [("shelled", ["killed"], None)]
    assert acts(set_scene(within, RAID, KILL)) == [("raid", ["killed"], None)]


# -- second names -------------------------------------------------------------------------------------------------------

AS_PIRACY = """
    as        ADP   IN  prep  denounced
    piracy    NOUN  NN  pobj  as
    """


def test_a_second_name_is_one_more_mention(set_scene):
    table = governed("denounced", "denounce", "raid") + AS_PIRACY
    assert acts(set_scene(table, DENOUNCE, RAID, PIRACY)) == [
        ("denounced", [], None),
        ("raid", [], None),
        ("piracy", [], 1),
    ]


def test_a_name_for_no_act_is_none(set_scene):
    table = governed("denounced", "denounce", "timetable") + AS_PIRACY
    assert kept(set_scene(table, DENOUNCE, RAID, PIRACY)) == ["denounced"]


def test_the_noun_that_says_how_names_the_act_of_the_verb(set_scene):
    table = """
        Chad       PROPN NNP nsubj retaliated
        retaliated VERB  VBD ROOT  retaliated retaliate
        with       ADP   IN  prep  retaliated
        a          DET   DT  det   raid
        raid       NOUN  NN  pobj  with
        """
    assert acts(set_scene(table, RETALIATE, RAID)) == [("retaliated", [], None), ("raid", [], 0)]


# -- bounds -------------------------------------------------------------------------------------------------------------


def test_a_ring_of_owners_ends():
    assert _root({1: 2, 2: 3, 3: 1}, 1) in {1, 2, 3}
    assert _root({1: 2, 2: 3}, 1) == 3


# -- one act told by two words ------------------------------------------------------------------------------------------


def test_an_answer_is_what_it_was_done_by(set_scene):
    table = """
        Spain      PROPN NNP nsubj retaliated
        retaliated VERB  VBD ROOT  retaliated retaliate
        by         ADP   IN  prep  retaliated
        expelling  VERB  VBG pcomp by         expel
        envoys     NOUN  NNS dobj  expelling  envoy
        """
    assert acts(set_scene(table, RETALIATE, EXPEL)) == [("expelling", ["retaliated"], None)]


def test_the_dead_are_told_with_the_raid_though_it_hangs_on_them(set_scene):
    table = governed("killed", "kill", "men") + "in ADP IN prep men\na DET DT det raid\nraid NOUN NN pobj in"
    assert acts(set_scene(table, KILL, RAID)) == [("raid", ["killed"], None)]


def test_the_dead_are_told_with_the_riot(set_scene):
    table = "Riots NOUN NNS nsubj killed riot\nkilled VERB VBD ROOT killed kill\nsix NUM CD dobj killed"
    assert acts(set_scene(table, KILL, RIOT)) == [("Riots", ["killed"], None)]


def test_firing_and_hitting_are_one_act(set_scene):
    table = """
        Shells NOUN NNS nsubj hit    shell
        fired  VERB VBN acl   Shells fire
        abroad ADV  RB  advmod fired
        hit    VERB VBD ROOT  hit
        homes  NOUN NNS dobj  hit    home
        """
    assert acts(set_scene(table, FIRE, HIT)) == [("hit", ["fired"], None)]


def test_signing_and_what_is_signed_are_one_act(set_scene):
    assert acts(set_scene(governed("signed", "sign", "treaty", "a"), SIGN, TREATY)) == [
        ("signed", [], None),
        ("treaty", [], 0),
    ]


def test_a_rally_to_protest_is_one_act(set_scene):
    table = """
        Crowds  NOUN NNS nsubj rallied crowd
        rallied VERB VBD ROOT  rallied rally
        to      PART TO  aux   protest
        protest VERB VB  advcl rallied
        """
    assert acts(set_scene(table, RALLY, PROTEST)) == [("rallied", [], None), ("protest", [], 0)]
