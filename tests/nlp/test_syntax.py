"""Questions to the parse, on hand-made documents."""

import pytest

from timeline.nlp.light import governor_through_light_verb
from timeline.nlp.slots import fillers
from timeline.nlp.subjects import surface_subject
from timeline.nlp.syntax import agents, clause_top, counted, is_nominal, is_passive

ACTIVE = """
    Iran     PROPN NNP nsubj  struck
    struck   VERB  VBD ROOT   struck strike
    Iraq     PROPN NNP dobj   struck
    with     ADP   IN  prep   struck
    rockets  NOUN  NNS pobj   with   rocket
    """
PASSIVE = """
    Iraq     PROPN NNP nsubjpass struck
    was      AUX   VBD auxpass   struck be
    struck   VERB  VBN ROOT      struck strike
    by       ADP   IN  agent     struck
    Iran     PROPN NNP pobj      by
    """
REDUCED = """
    A        DET   DT  det       ship
    ship     NOUN  NN  nsubjpass freed
    seized   VERB  VBN acl       ship   seize
    by       ADP   IN  agent     seized
    Iran     PROPN NNP pobj      by
    was      AUX   VBD auxpass   freed  be
    freed    VERB  VBN ROOT      freed  free
    """
TWO_VERBS = """
    Iran     PROPN NNP nsubj  struck
    struck   VERB  VBD ROOT   struck strike
    Iraq     PROPN NNP dobj   struck
    and      CCONJ CC  cc     struck
    shelled  VERB  VBD conj   struck shell
    Oman     PROPN NNP dobj   shelled
    """
ORDERED = """
    Iran     PROPN NNP nsubj  ordered
    ordered  VERB  VBD ROOT   ordered order
    rebels   NOUN  NNS dobj   ordered rebel
    to       PART  TO  aux    strike
    strike   VERB  VB  xcomp  ordered
    Iraq     PROPN NNP dobj   strike
    """
WANTED = ORDERED.replace("ordered", "vowed").replace("order\n", "vow\n")
DECISION = """
    Iran     PROPN NNP poss   decision
    's       PART  POS case   Iran
    decision NOUN  NN  nsubj  angered
    to       PART  TO  aux    strike
    strike   VERB  VB  acl    decision
    Iraq     PROPN NNP dobj   strike
    angered  VERB  VBD ROOT   angered anger
    Oman     PROPN NNP dobj   angered
    """
RELATIVE = """
    Iraq     PROPN NNP nsubj  protested
    which    PRON  WDT dobj   struck
    Iran     PROPN NNP nsubj  struck
    struck   VERB  VBD relcl  Iraq      strike
    protested VERB VBD ROOT   protested protest
    """


@pytest.mark.parametrize(
    ("table", "verb", "passive"),
    [
        (ACTIVE, "struck", False),
        (PASSIVE, "struck", True),
        (REDUCED, "seized", True),
        (REDUCED, "freed", True),
        (TWO_VERBS, "shelled", False),
    ],
)
def test_what_is_passive(set_scene, table, verb, passive):
    assert is_passive(set_scene(table)[verb]) is passive


@pytest.mark.parametrize(
    ("table", "verb", "subject"),
    [
        (ACTIVE, "struck", "Iran"),
        (PASSIVE, "struck", "Iraq"),
        (REDUCED, "seized", "ship"),
        (TWO_VERBS, "shelled", "Iran"),
        (ORDERED, "strike", "rebels"),
        (WANTED, "strike", "Iran"),
        (DECISION, "strike", "Iran"),
        (RELATIVE, "struck", "Iran"),
    ],
    ids=["active", "passive", "reduced", "shared", "ordered", "vowed", "decision", "relative"],
)
def test_the_subject_of_a_verb(set_scene, table, verb, subject):
    assert surface_subject(set_scene(table)[verb]).text == subject


def test_the_subject_of_a_clause_after_a_comma_is_that_of_the_verb_above(parse):
    doc = parse("""
        Iran     PROPN NNP nsubj  hit
        hit      VERB  VBD ROOT   hit
        Basra    PROPN NNP dobj   hit
        ,        PUNCT ,   punct  Basra
        killing  VERB  VBG acl    Basra kill
        two      NUM   CD  dobj   killing
        """)
    assert surface_subject(doc[4]).text == "Iran"


def test_a_verb_without_any_subject_has_none(parse):
    assert surface_subject(parse("Strike VERB VB ROOT 0")[0]) is None


def test_a_circle_of_shared_subjects_ends(parse):
    rows = ["start VERB VB ROOT 0", *(f"w{n} VERB VB conj {n}" for n in range(30))]
    assert surface_subject(parse("\n".join(rows))[30]) is None


@pytest.mark.parametrize(
    ("table", "word", "slot", "filled"),
    [
        (ACTIVE, "struck", "subj", ["Iran"]),
        (ACTIVE, "struck", "obj", ["Iraq"]),
        (ACTIVE, "struck", "with", ["rockets"]),
        (ACTIVE, "struck", "against", []),
        (PASSIVE, "struck", "subj", ["Iran"]),
        (PASSIVE, "struck", "obj", ["Iraq"]),
        (REDUCED, "seized", "obj", ["ship"]),
        (REDUCED, "seized", "subj", ["Iran"]),
        (RELATIVE, "struck", "obj", ["Iraq"]),
        (DECISION, "decision", "poss", ["Iran"]),
        (DECISION, "decision", "subj", []),
    ],
)
def test_what_fills_a_slot(set_scene, table, word, slot, filled):
    assert [token.text for token in fillers(set_scene(table)[word], slot)] == filled


def test_an_indirect_object_stands_bare_or_behind_to(parse):
    bare = parse("""
        Iran     PROPN NNP nsubj  gave
        gave     VERB  VBD ROOT   gave give
        rebels   NOUN  NNS dative gave rebel
        arms     NOUN  NNS dobj   gave arm
        """)
    behind = parse("""
        Iran     PROPN NNP nsubj  gave
        gave     VERB  VBD ROOT   gave give
        arms     NOUN  NNS dobj   gave arm
        to       ADP   IN  dative gave
        rebels   NOUN  NNS pobj   to   rebel
        """)
    assert [t.text for t in fillers(bare[1], "iobj")] == ["rebels"]
    assert [t.text for t in fillers(behind[1], "iobj")] == ["rebels"]
    assert [t.text for t in fillers(behind[1], "to")] == ["rebels"]


def test_the_subject_of_the_clause_below(parse):
    doc = parse("""
        Iran     PROPN NNP nsubj    demanded
        demanded VERB  VBD ROOT     demanded demand
        that     SCONJ IN  mark     leave
        Iraq     PROPN NNP nsubj    leave
        leave    VERB  VB  ccomp    demanded
        """)
    assert [t.text for t in fillers(doc[1], "ccomp")] == ["Iraq"]


def test_a_preposition_may_hang_on_the_object_of_a_verb_or_behind_another(parse):
    doc = parse("""
        Iran     PROPN NNP nsubj  fired
        fired    VERB  VBD ROOT   fired fire
        rockets  NOUN  NNS dobj   fired rocket
        from     ADP   IN  prep   fired
        within   ADP   IN  prep   from
        Iraq     PROPN NNP pobj   within
        at       ADP   IN  prep   rockets
        Oman     PROPN NNP pobj   at
        """)
    assert [t.text for t in fillers(doc[1], "at")] == ["Oman"]
    assert [t.text for t in fillers(doc[1], "from")] == ["Iraq"]


def test_the_agent_of_a_passive(set_scene):
    assert [token.text for token in agents(set_scene(PASSIVE)["struck"])] == ["Iran"]


def test_a_quantity_counts_what_stands_behind_of(parse):
    doc = parse("""
        Dozens   NOUN  NNS nsubj  fell dozen
        of       ADP   IN  prep   Dozens
        drones   NOUN  NNS pobj   of   drone
        fell     VERB  VBD ROOT   fell fall
        """)
    assert [t.text for t in counted(doc[0])] == ["drones"]
    assert list(counted(doc[2])) == []


def test_a_gerund_with_an_article_is_a_noun_and_one_with_an_object_is_none(parse):
    noun = parse("""
        The      DET   DT  det    shelling
        shelling VERB  VBG nsubj  stopped shell
        stopped  VERB  VBD ROOT   stopped stop
        """)
    verb = parse("""
        Shelling VERB  VBG nsubj  stopped shell
        Iraq     PROPN NNP dobj   Shelling
        stopped  VERB  VBD ROOT   stopped stop
        """)
    assert is_nominal(noun[1])
    assert not is_nominal(verb[0])


@pytest.mark.parametrize(
    ("table", "noun", "light"),
    [
        (
            """
            Iran     PROPN NNP nsubj  carried
            carried  VERB  VBD ROOT   carried carry
            out      ADP   RP  prt    carried
            strikes  NOUN  NNS dobj   carried strike
            """,
            "strikes",
            ("carried", "active"),
        ),
        (
            """
            Iraq     PROPN NNP nsubj  came
            came     VERB  VBD ROOT   came come
            under    ADP   IN  prep   came
            attack   NOUN  NN  pobj   under
            """,
            "attack",
            ("came", "passive"),
        ),
        (
            """
            A        DET   DT  det    raid
            raid     NOUN  NN  nsubj  occurred
            occurred VERB  VBD ROOT   occurred occur
            """,
            "raid",
            ("occurred", "neutral"),
        ),
        (
            """
            Iran     PROPN NNP nsubj  painted
            painted  VERB  VBD ROOT   painted paint
            raids    NOUN  NNS dobj   painted raid
            """,
            "raids",
            (None, None),
        ),
    ],
    ids=["active", "passive", "neutral", "no light verb"],
)
def test_a_light_verb_and_the_role_of_its_subject(set_scene, lexicon, table, noun, light):
    verb, role = governor_through_light_verb(set_scene(table)[noun], lexicon)
    assert (verb and verb.text, role) == light


def test_the_clause_that_a_word_stands_in(set_scene):
    scene = set_scene(DECISION)
    assert clause_top(scene.doc[5]).text == "strike"
    assert clause_top(scene["decision"]).text == "angered"
