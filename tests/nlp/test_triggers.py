"""Which words name acts, by their company, on hand-made documents with rows of their own."""

import pytest

STRIKE = "strike,V,ASSAULT,,attack,act-on,,,0.9,own"
STRIKE_NOUN = "strike,N,ASSAULT,,attack,attack,,,0.9,own"
WALKOUT = "strike,V,PROTEST,,strike-labor,act-on,over=pay,,0.9,own"

STRUCK = """
    Iran     PROPN NNP nsubj  struck
    struck   VERB  VBD ROOT   struck strike
    Iraq     PROPN NNP dobj   struck
    """
OVER_PAY = """
    Nurses   NOUN  NNS nsubj  struck nurse
    struck   VERB  VBD ROOT   struck strike
    over     ADP   IN  prep   struck
    pay      NOUN  NN  pobj   over
    """
STRIKES = """
    Iran     PROPN NNP nsubj  launched
    launched VERB  VBD ROOT   launched launch
    missile  NOUN  NN  compound strikes
    strikes  NOUN  NNS dobj   launched strike
    """


def told(scene):
    return [(" ".join(t.text for t in scene.doc[t.first : t.last + 1]), t.row.type) for t in scene.triggers()]


def test_a_verb_and_a_noun_name_an_act(set_scene):
    assert told(set_scene(STRUCK, STRIKE)) == [("struck", "ASSAULT")]
    assert told(set_scene(STRIKES, STRIKE_NOUN)) == [("missile strikes", "ASSAULT")]


def test_a_word_without_rows_names_none(set_scene):
    assert told(set_scene(STRUCK, STRIKE.replace("strike", "gronk"))) == []


def test_a_noun_row_does_not_hold_for_a_verb(set_scene):
    assert told(set_scene(STRUCK, STRIKE_NOUN)) == []


@pytest.mark.parametrize(("table", "type_"), [(STRUCK, "ASSAULT"), (OVER_PAY, "PROTEST")])
def test_the_row_with_more_needs_wins_where_they_hold(set_scene, table, type_):
    assert [t for _, t in told(set_scene(table, STRIKE, WALKOUT))] == [type_]


@pytest.mark.parametrize(
    ("blocks", "names"),
    [
        ("obj=iraq", False),
        ("obj=iran", True),
        ("obj=@actor", False),
        ("obj=@any", False),
        ("obj=@none", True),
        ("with=@none", False),
        ("near=iraq", False),
        ("next=iraq", False),
        ("prev=iran", False),
        ("prev=iraq", True),
        ("prt=down", True),
        ("ccomp=@clause", True),
    ],
)
def test_guards_block_a_row(set_scene, blocks, names):
    row = f"strike,V,ASSAULT,,attack,act-on,,{blocks},0.9,own"
    assert bool(told(set_scene(STRUCK, row))) is names


def test_a_guard_looks_through_a_quantity(set_scene):
    table = """
        Iran     PROPN NNP nsubj  struck
        struck   VERB  VBD ROOT   struck strike
        dozens   NOUN  NNS dobj   struck dozen
        of       ADP   IN  prep   dozens
        deals    NOUN  NNS pobj   of     deal
        """
    assert told(set_scene(table, "strike,V,ASSAULT,,attack,act-on,,obj=deal,0.9,own")) == []


def test_a_longer_phrase_wins_and_hides_what_lies_in_it(set_scene):
    table = """
        Iran     PROPN NNP nsubj  shot
        shot     VERB  VBD ROOT   shot  shoot
        down     ADP   RP  prt    shot
        jets     NOUN  NNS dobj   shot  jet
        """
    rows = "shoot,V,ASSAULT,,shoot,act-on,,,0.9,own", "shoot down,V,COERCE,,shoot-down,act-on,,,0.9,own"
    assert told(set_scene(table, *rows)) == [("shot down", "COERCE")]
    assert told(set_scene(table.replace("down ", "back "), *rows)) == [("shot", "ASSAULT")]


def test_a_row_too_weak_to_count_names_no_act(set_scene):
    assert told(set_scene(STRUCK, STRIKE.replace("0.9", "0.4"))) == []


def test_the_cue_of_an_answer_is_no_act(set_scene):
    table = """
        Iran     PROPN NNP nsubj  struck
        struck   VERB  VBD ROOT   struck strike
        in       ADP   IN  prep   struck
        response NOUN  NN  pobj   in
        """
    assert told(set_scene(table, STRIKE, "response,N,ASSAULT,,respond,attack,,,0.9,own")) == [("struck", "ASSAULT")]


def test_what_only_says_who_backs_a_group_is_no_act(set_scene):
    table = """
        Rebels   NOUN  NNS nsubj  struck rebel
        backed   VERB  VBN acl    Rebels back
        by       ADP   IN  agent  backed
        Iran     PROPN NNP pobj   by
        struck   VERB  VBD ROOT   struck strike
        """
    assert told(set_scene(table, STRIKE, "back,V,SUPPORT,,back,back,,,0.9,own")) == [("struck", "ASSAULT")]


def test_a_word_inside_a_name_is_no_act(set_scene):
    table = """
        The      DET   DT  det    jets
        Strike   PROPN NNP compound Eagle
        Eagle    PROPN NNP compound jets
        jets     NOUN  NNS nsubj  flew  jet
        flew     VERB  VBD ROOT   flew  fly
        """
    assert told(set_scene(table, STRIKE_NOUN)) == []


def test_a_noun_that_modifies_a_thing_is_no_act(set_scene):
    table = """
        The      DET   DT  det    drone
        strike   NOUN  NN  compound drone
        drone    NOUN  NN  nsubj  flew
        flew     VERB  VBD ROOT   flew  fly
        """
    assert told(set_scene(table, STRIKE_NOUN)) == []


def test_a_noun_knows_its_light_verb(set_scene):
    (trigger,) = set_scene(STRIKES, STRIKE_NOUN).triggers()
    assert (trigger.light.text, trigger.light_role, trigger.top.text) == ("launched", "active", "launched")


def test_a_verb_is_its_own_top(set_scene):
    (trigger,) = set_scene(STRUCK, STRIKE).triggers()
    assert (trigger.light, trigger.top.text, trigger.nominal) == (None, "struck", False)
