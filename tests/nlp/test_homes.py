"""Whose an institution is that is named without its state, on hand-made documents."""

from timeline.lexicon import load_lexicon
from timeline.nlp.homes import datelined, headlined

STORY = """
    Peru     PROPN NNP nsubj  voted
    voted    VERB  VBD ROOT   voted vote

    Chile    PROPN NNP nsubj  watched
    watched  VERB  VBD ROOT   watched watch
    Peru     PROPN NNP dobj   watched

    The      DET   DT  det    army
    army     NOUN  NN  nsubj  shelled
    shelled  VERB  VBD ROOT   shelled shell
    {0}
    """


def test_an_institution_is_of_the_state_most_in_focus(set_scene):
    assert set_scene(STORY.format("posts NOUN NNS dobj shelled post")).meant("army") == ["PER"]


def test_it_is_not_of_the_state_on_which_it_acts(set_scene):
    assert set_scene(STORY.format("Peru PROPN NNP dobj shelled")).meant("army") == ["CHL"]


def test_it_is_of_the_state_whose_such_an_institution_was_told(set_scene):
    table = """
        Iraqi    ADJ   JJ  amod   police
        police   NOUN  NNS nsubj  left
        left     VERB  VBD ROOT   left leave

        Iran     PROPN NNP nsubj  protested
        protested VERB VBD ROOT   protested protest

        Police   NOUN  NNS nsubj  returned police
        returned VERB  VBD ROOT   returned return
        """
    assert set_scene(table).meant("Police") == ["IRQ"]


def test_it_is_of_the_one_state_that_the_title_names():
    lexicon = load_lexicon()
    assert headlined("Protests in Peru", lexicon) == {"PER"}
    assert headlined("Peru and Chile call for calm", lexicon) == set()
    assert headlined(None, lexicon) == set()
    assert headlined("Anti-Chilean riots in Peru", lexicon) == {"PER"}


def test_a_report_is_filed_from_a_state():
    lexicon = load_lexicon()
    assert datelined("LIMA, May 3 - Police fired on a crowd.", lexicon) == "PER"
    assert datelined("Lima is calm. Police fired on a crowd.", lexicon) is None
