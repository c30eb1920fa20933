"""Frames filled from the parse, on hand-made documents with rows of their own."""

STRIKE = "strike,V,ASSAULT,,attack,act-on,,,0.9,own"
STRIKE_NOUN = "strike,N,ASSAULT,,attack,attack,,,0.9,own"


def test_subject_and_object_of_an_active_verb(set_scene):
    table = "Iran PROPN NNP nsubj struck\nstruck VERB VBD ROOT struck strike\nIraq PROPN NNP dobj struck"
    assert set_scene(table, STRIKE).roles() == [("struck", ["IRN"], ["IRQ"])]


def test_agent_and_subject_of_a_passive_verb(set_scene):
    table = """
        Iraq     PROPN NNP nsubjpass struck
        was      AUX   VBD auxpass   struck be
        struck   VERB  VBN ROOT      struck strike
        by       ADP   IN  agent     struck
        Iran     PROPN NNP pobj      by
        """
    assert set_scene(table, STRIKE).roles() == [("struck", ["IRN"], ["IRQ"])]


def test_a_place_that_is_hit_stands_for_its_state(set_scene):
    table = "Iran PROPN NNP nsubj struck\nstruck VERB VBD ROOT struck strike\nBasra PROPN NNP dobj struck"
    assert set_scene(table, STRIKE).roles() == [("struck", ["IRN"], ["IRQ"])]


def test_slots_of_a_noun_are_tried_in_order(set_scene):
    table = """
        Iranian  ADJ   JJ  amod  strikes
        strikes  NOUN  NNS nsubj stopped strike
        on       ADP   IN  prep  strikes
        Iraq     PROPN NNP pobj  on
        by       ADP   IN  prep  strikes
        Oman     PROPN NNP pobj  by
        stopped  VERB  VBD ROOT  stopped stop
        """
    assert set_scene(table, STRIKE_NOUN).roles() == [("strikes", ["OMN"], ["IRQ"])]
    without_by = table.replace("by       ADP", "amid     ADP").replace("pobj  by", "pobj  amid")
    assert set_scene(without_by, STRIKE_NOUN).roles() == [("strikes", ["IRN"], ["IRQ"])]


def test_the_subject_of_a_light_verb_comes_before_the_slots(set_scene):
    table = """
        Iran     PROPN NNP nsubj  carried
        carried  VERB  VBD ROOT   carried carry
        out      ADP   RP  prt    carried
        strikes  NOUN  NNS dobj   carried strike
        on       ADP   IN  prep   strikes
        Iraq     PROPN NNP pobj   on
        """
    assert set_scene(table, STRIKE_NOUN).roles() == [("strikes", ["IRN"], ["IRQ"])]


def test_the_subject_of_a_passive_light_verb_is_acted_on(set_scene):
    table = """
        Iraq     PROPN NNP nsubj  suffered
        suffered VERB  VBD ROOT   suffered suffer
        strikes  NOUN  NNS dobj   suffered strike
        by       ADP   IN  prep   strikes
        Iran     PROPN NNP pobj   by
        """
    assert set_scene(table, STRIKE_NOUN).roles() == [("strikes", ["IRN"], ["IRQ"])]


def test_each_side_of_talks_acts_on_the_other(set_scene):
    table = """
        Talks    NOUN  NNS nsubj  stalled talk
        between  ADP   IN  prep   Talks
        Iran     PROPN NNP pobj   between
        and      CCONJ CC  cc     Iran
        Iraq     PROPN NNP conj   Iran
        stalled  VERB  VBD ROOT   stalled stall
        """
    both = ["IRN", "IRQ"]
    assert set_scene(table, "talk,N,CONSULT,,talks,talks,,,0.9,own").roles() == [("Talks", both, both)]


def test_nobody_acts_on_himself(set_scene):
    table = """
        Iran     PROPN NNP nsubj  struck
        struck   VERB  VBD ROOT   struck strike
        Iranian  ADJ   JJ  amod   bases
        bases    NOUN  NNS dobj   struck base
        """
    assert set_scene(table, STRIKE).roles() == [("struck", ["IRN"], [])]


def test_people_without_a_feature_of_their_own_suffer_only_what_is_done_to_them(set_scene):
    table = "Iran PROPN NNP nsubj struck\nstruck VERB VBD ROOT struck strike\npeople NOUN NNS dobj struck"
    assert set_scene(table, STRIKE).roles() == [("struck", ["IRN"], ["people"])]


def test_men_who_are_known_from_before_are_not_told_by_that_word(set_scene):
    table = "Iran PROPN NNP nsubj struck\nstruck VERB VBD ROOT struck strike\nthe DET DT det men\nmen NOUN NNS dobj struck man"
    assert set_scene(table, STRIKE).roles() == [("struck", ["IRN"], [])]


def test_its_is_not_the_doer_where_another_fits(set_scene):
    table = """
        Iraq     PROPN NNP nsubj  protested
        protested VERB VBD ROOT   protested protest

        Iran     PROPN NNP nsubj  struck
        struck   VERB  VBD ROOT   struck strike
        its      PRON  PRP$ poss  bases
        bases    NOUN  NNS dobj   struck base
        """
    assert set_scene(table, STRIKE).roles() == [("struck", ["IRN"], ["IRQ"])]


def test_a_person_who_is_killed_stays_that_person(set_scene):
    table = "Iran PROPN NNP nsubj killed\nkilled VERB VBD ROOT killed kill\nPutin PROPN NNP dobj killed"
    killing = "kill,V,ASSAULT,,kill,person-object,,,0.9,own"
    assert set_scene(table, killing).roles() == [("killed", ["IRN"], ["vladimir-putin"])]


def test_a_frame_without_fillers_has_no_parties(set_scene):
    assert set_scene("Strikes NOUN NNS ROOT 0 strike", STRIKE_NOUN).roles() == [("Strikes", [], [])]
