"""Who is in focus, on hand-made documents."""

TABLE = """
    Iran     PROPN NNP nsubj  warned
    warned   VERB  VBD ROOT   warned warn
    Iraq     PROPN NNP dobj   warned

    Oman     PROPN NNP nsubj  watched
    watched  VERB  VBD ROOT   watched watch

    It       PRON  PRP nsubj  left it
    left     VERB  VBD ROOT   left leave
    """


def anybody(told):
    return told.ref.actor != ""


def test_a_subject_weighs_more_and_all_fade(set_scene):
    scene = set_scene(TABLE)
    weights = scene.finder.focus.weights(scene["It"], anybody)
    assert weights["OMN"] > weights["IRN"] > weights["IRQ"]


def test_the_best_pair_stood_together(set_scene):
    scene = set_scene(TABLE)
    assert scene.finder.focus.best_pair(scene["It"], anybody) == ("IRN", "IRQ")


def test_what_a_pronoun_means_is_in_focus_where_it_stands(set_scene):
    scene = set_scene(TABLE)
    assert [ref.actor for ref in scene.finder.focus.at(scene["It"])] == ["OMN"]
