"""How real an act is and whose word it rests on, on hand-made documents."""

import pytest

from timeline.nlp.operators import Operators
from timeline.nlp.realis import RealityFinder
from timeline.nlp.roles import RoleFinder

ATTACK = "attack,V,ASSAULT,,attack,act-on,,,0.9,own"
ATTACK_NOUN = "attack,N,ASSAULT,,attack,attack,,,0.9,own"
HELP = "help,V,AID,,help,give,,,0.9,own"
WARN = "warn,V,THREATEN,,warn,speak-to,,,0.9,own"

ATTACKED = """
    Iran     PROPN NNP nsubj  attacked
    attacked VERB  VBD ROOT   attacked attack
    Iraq     PROPN NNP dobj   attacked
    """


def finder_of(scene):
    """Give the reality finder of a scene, and its triggers by word."""
    triggers = {t.head.text: t for t in scene.triggers()}
    roles = RoleFinder(
        scene.page, scene.lexicon, scene.finder, scene.anaphora, {t.head.i: t for t in triggers.values()}
    )
    return RealityFinder(scene.page, scene.lexicon, roles), triggers


def realis(scene, word):
    finder, triggers = finder_of(scene)
    return "aim" if finder.is_aim(triggers[word]) else finder.realis(triggers[word])


def under(verb, lemma, tag="VBD"):
    """Write "Iran <verb> to attack Iraq"."""
    return f"""
        Iran   PROPN NNP  nsubj {verb}
        {verb} VERB  {tag} ROOT {verb} {lemma}
        to     PART  TO   aux   attack
        attack VERB  VB   xcomp {verb}
        Iraq   PROPN NNP  dobj  attack
        """


def with_auxiliary(word, dep="aux"):
    """Write "Iran <word> attack Iraq"."""
    return f"""
        Iran   PROPN NNP nsubj attack
        {word} AUX   MD  {dep} attack
        attack VERB  VB  ROOT  attack
        Iraq   PROPN NNP dobj  attack
        """


def test_an_act_that_nothing_qualifies_is_actual(set_scene):
    assert realis(set_scene(ATTACKED, ATTACK), "attacked") == "actual"


@pytest.mark.parametrize(
    ("word", "dep", "expected"),
    [
        ("may", "aux", "hypothetical"),
        ("could", "aux", "hypothetical"),
        ("will", "aux", "planned"),
        ("did", "aux", "actual"),
        ("never", "neg", "negated"),
        ("perhaps", "advmod", "hypothetical"),
    ],
)
def test_words_of_the_clause(set_scene, word, dep, expected):
    assert realis(set_scene(with_auxiliary(word, dep), ATTACK), "attack") == expected


@pytest.mark.parametrize(
    ("verb", "lemma", "expected"),
    [
        ("planned", "plan", "planned"),
        ("decided", "decide", "actual"),
        ("refused", "refuse", "negated"),
        ("hoped", "hope", "hypothetical"),
        ("threatened", "threaten", "threatened"),
        ("continued", "continue", "actual"),
    ],
)
def test_the_verb_above_decides(set_scene, verb, lemma, expected):
    assert realis(set_scene(under(verb, lemma), ATTACK), "attack") == expected


def test_what_is_not_hostile_is_planned_where_it_is_vowed(set_scene):
    table = under("vowed", "vow").replace("attack ", "help ").replace("attack\n", "help\n")
    assert realis(set_scene(table, HELP), "help") == "planned"


def test_a_fear_goes_before_a_plan(set_scene):
    table = """
        Iran   PROPN NNP nsubj plan
        may    AUX   MD  aux   plan
        plan   VERB  VB  ROOT  plan
        to     PART  TO  aux   attack
        attack VERB  VB  xcomp plan
        Iraq   PROPN NNP dobj  attack
        """
    assert realis(set_scene(table, ATTACK), "attack") == "hypothetical"


CONDITION = """
    If      SCONJ IN  mark   attacks
    Iran    PROPN NNP nsubj  attacks
    attacks VERB  VBZ advcl  rise    attack
    Iraq    PROPN NNP dobj   attacks
    prices  NOUN  NNS nsubj  rise    price
    rise    VERB  VB  ROOT   rise
    """


def test_a_condition_is_thought_of(set_scene):
    assert realis(set_scene(CONDITION, ATTACK), "attacks") == "hypothetical"


def test_as_tells_a_fact(set_scene):
    assert realis(set_scene(CONDITION.replace("If ", "As "), ATTACK), "attacks") == "actual"


@pytest.mark.parametrize(("first", "expected"), [("met", "aim"), ("moved", "actual"), ("sent", "planned")])
def test_an_infinitive_of_purpose(set_scene, first, expected):
    lemma = {"met": "meet", "moved": "move", "sent": "send"}[first]
    table = under(first, lemma).replace("xcomp", "advcl")
    assert realis(set_scene(table, ATTACK), "attack") == expected


def test_in_order_to_is_an_aim_under_any_verb(set_scene):
    table = """
        Iran   PROPN NNP nsubj moved
        moved  VERB  VBD ROOT  moved  move
        in     ADP   IN  mark  attack
        order  NOUN  NN  mark  attack
        to     PART  TO  aux   attack
        attack VERB  VB  advcl moved
        Iraq   PROPN NNP dobj  attack
        """
    assert realis(set_scene(table, ATTACK), "attack") == "aim"


@pytest.mark.parametrize(("article", "expected"), [("the", "actual"), ("an", "hypothetical")])
def test_what_is_known_stays_real_under_a_modal(set_scene, article, expected):
    table = f"""
        Oman      PROPN NNP nsubj discuss
        may       AUX   MD  aux   discuss
        discuss   VERB  VB  ROOT  discuss
        {article} DET   DT  det   attack
        attack    NOUN  NN  dobj  discuss
        """
    assert realis(set_scene(table, ATTACK_NOUN), "attack") == expected


def warned(doer):
    """Write "Iran warned that <doer> would attack Iraq"."""
    return f"""
        Iran   PROPN NNP nsubj warned
        warned VERB  VBD ROOT  warned warn
        that   SCONJ IN  mark  attack
        {doer} PROPN NNP nsubj attack
        would  AUX   MD  aux   attack
        attack VERB  VB  ccomp warned
        Iraq   PROPN NNP dobj  attack
        """


@pytest.mark.parametrize(("doer", "expected"), [("Tehran", "threatened"), ("Oman", "hypothetical")])
def test_a_warning_threatens_with_acts_of_its_own_only(set_scene, doer, expected):
    scene = set_scene(warned(doer), ATTACK, WARN)
    assert realis(scene, "attack") == expected
    assert realis(scene, "warned") == "actual"


JOINED = """
    Iran    PROPN NNP nsubj attack
    will    AUX   MD  aux   attack
    not     PART  RB  neg   attack
    attack  VERB  VB  ROOT  attack
    Iraq    PROPN NNP dobj  attack
    {link}  CCONJ CC  cc    attack
    help    VERB  VB  conj  attack
    Oman    PROPN NNP dobj  help
    """


@pytest.mark.parametrize(("link", "expected"), [("or", "negated"), ("but", "actual")])
def test_a_joined_verb_shares_the_negation_unless_but_parts_them(set_scene, link, expected):
    assert realis(set_scene(JOINED.format(link=link), ATTACK, HELP), "help") == expected


def test_a_denial_names_who_disputes_and_leaves_the_act_actual(set_scene):
    table = warned("it").replace("warned", "denied").replace(" warn", " deny").replace("would ", "had ")
    finder, triggers = finder_of(set_scene(table.replace("PROPN NNP nsubj attack", "PRON PRP nsubj attack"), ATTACK))
    claimed, [disputed] = finder.attribution(triggers["attack"])
    assert (claimed, disputed.actor) == ((), "IRN")
    assert finder.realis(triggers["attack"]) == "actual"


def test_a_report_names_who_claims(set_scene):
    table = warned("Oman").replace("warned", "said").replace(" warn", " say").replace("would ", "had ")
    finder, triggers = finder_of(set_scene(table, ATTACK))
    [claimed], disputed = finder.attribution(triggers["attack"])
    assert (claimed.actor, disputed) == ("IRN", ())


def test_a_phrase_may_hold_an_article_but_no_other_word(parse):
    operators = Operators.of({"hypothetical": {"phrases": ["on verge of"]}})
    near = "on ADP IN ROOT on\nthe DET DT det verge\nverge NOUN NN pobj on\nof ADP IN prep verge"
    assert operators.phrase_ends(parse(near)) == {3: "hypothetical"}
    assert operators.phrase_ends(parse(near.replace("the DET DT det", "green ADJ JJ amod"))) == {}
