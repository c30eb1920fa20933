"""Whom pronouns and descriptions mean, on hand-made documents."""

import pytest

ATTACK = """
    Iran     PROPN NNP nsubj  warned
    warned   VERB  VBD ROOT   warned warn
    Iraq     PROPN NNP dobj   warned

    {0} PRON  PRP nsubj  struck
    struck   VERB  VBD ROOT   struck strike
    Oman     PROPN NNP dobj   struck
    """


def test_it_is_the_subject_of_the_sentence_before(set_scene):
    assert set_scene(ATTACK.format("It")).meant("It") == ["IRN"]


def test_he_is_no_state(set_scene):
    assert set_scene(ATTACK.format("He")).meant("He") == []


def test_he_is_who_holds_an_office(set_scene):
    table = """
        Putin    PROPN NNP nsubj  spoke
        spoke    VERB  VBD ROOT   spoke speak

        He       PRON  PRP nsubj  condemned
        condemned VERB VBD ROOT   condemned condemn
        Poland   PROPN NNP dobj   condemned
        """
    assert set_scene(table).meant("He") == ["RUS"]


def test_they_are_all_that_are_joined(set_scene):
    table = """
        Iran     PROPN NNP nsubj  moved
        and      CCONJ CC  cc     Iran
        Iraq     PROPN NNP conj   Iran
        moved    VERB  VBD ROOT   moved move

        They     PRON  PRP nsubj  struck
        struck   VERB  VBD ROOT   struck strike
        """
    assert sorted(set_scene(table).meant("They")) == ["IRN", "IRQ"]


def test_it_is_not_the_other_argument_of_its_verb(set_scene):
    table = """
        Iran     PROPN NNP nsubj  warned
        warned   VERB  VBD ROOT   warned warn
        Iraq     PROPN NNP dobj   warned

        Oman     PROPN NNP nsubj  struck
        struck   VERB  VBD ROOT   struck strike
        it       PRON  PRP dobj   struck
        """
    assert set_scene(table).meant("it") == ["IRN"]


def test_nothing_before_a_pronoun_is_nobody(set_scene):
    table = "It PRON PRP nsubj struck\nstruck VERB VBD ROOT struck strike\nIran PROPN NNP dobj struck"
    assert set_scene(table).meant("It") == []


@pytest.mark.parametrize(("between", "meant"), [(2, ["IRN"]), (3, [])])
def test_a_pronoun_reaches_three_sentences_back_and_no_further(set_scene, between, meant):
    first = "Iran PROPN NNP nsubj moved\nmoved VERB VBD ROOT moved move\n\n"
    filler = "Rain NOUN NN nsubj fell\nfell VERB VBD ROOT fell fall\n\n"
    last = "It PRON PRP nsubj struck\nstruck VERB VBD ROOT struck strike"
    assert set_scene(first + filler * between + last).meant("It") == meant


def test_a_relative_pronoun_is_what_its_clause_hangs_on(set_scene):
    table = """
        Iran     PROPN NNP nsubj  moved
        which    PRON  WDT nsubj  struck
        struck   VERB  VBD relcl  Iran  strike
        Iraq     PROPN NNP dobj   struck
        moved    VERB  VBD ROOT   moved move
        """
    assert set_scene(table).meant("which") == ["IRN"]


@pytest.mark.parametrize(
    ("name", "noun", "meant"),
    [("Hezbollah", "group", ["hezbollah"]), ("NATO", "alliance", ["nato"]), ("Iran", "country", ["IRN"])],
)
def test_a_definite_description_is_the_last_that_fits(set_scene, name, noun, meant):
    table = f"""
        {name}   PROPN NNP nsubj  moved
        moved    VERB  VBD ROOT   moved move

        The      DET   DT  det    {noun}
        {noun}   NOUN  NN  nsubj  struck
        struck   VERB  VBD ROOT   struck strike
        """
    assert set_scene(table).meant(noun) == meant


def test_a_description_of_another_kind_does_not_fit(set_scene):
    table = """
        Iran     PROPN NNP nsubj  moved
        moved    VERB  VBD ROOT   moved move

        The      DET   DT  det    alliance
        alliance NOUN  NN  nsubj  struck
        struck   VERB  VBD ROOT   struck strike
        """
    assert set_scene(table).meant("alliance") == []


def test_an_indefinite_description_refers_to_nothing_before(set_scene):
    table = """
        Hezbollah PROPN NNP nsubj moved
        moved    VERB  VBD ROOT   moved move

        A        DET   DT  det    militia
        militia  NOUN  NN  nsubj  struck
        struck   VERB  VBD ROOT   struck strike
        """
    assert set_scene(table).meant("militia") is None


def test_both_sides_are_the_two_parties_named_last(set_scene):
    table = """
        Oman     PROPN NNP nsubj  watched
        watched  VERB  VBD ROOT   watched watch

        Iran     PROPN NNP nsubj  warned
        warned   VERB  VBD ROOT   warned warn
        Iraq     PROPN NNP dobj   warned

        Both     DET   DT  det    sides
        sides    NOUN  NNS nsubj  fired side
        fired    VERB  VBD ROOT   fired fire
        """
    assert set_scene(table).meant("sides") == ["IRN", "IRQ"]


def test_its_neighbour_is_the_other_party(set_scene):
    table = """
        Iraq     PROPN NNP nsubj  complained
        complained VERB VBD ROOT  complained complain

        Iran     PROPN NNP nsubj  threatened
        threatened VERB VBD ROOT  threatened threaten
        its      PRON  PRP$ poss  neighbour
        neighbour NOUN NN  dobj   threatened
        """
    assert set_scene(table).meant("neighbour") == ["IRQ"]


def test_we_is_who_signed_the_statement(set_scene):
    scene = set_scene("We PRON PRP nsubj condemn\ncondemn VERB VBP ROOT condemn\nIran PROPN NNP dobj condemn")
    assert scene.meant("We") == []
    scene.registry.sign((scene.registry.known("FRA"),))
    assert scene.meant("We") == ["FRA"]
