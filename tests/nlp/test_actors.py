"""Who a noun phrase means, on hand-made documents."""

import pytest

from timeline.lexicon import slug


def verbless(*rows):
    """Write a noun phrase as the subject of "struck", which comes last."""
    return "\n".join([*rows, "struck VERB VBD ROOT 0 strike"])


@pytest.mark.parametrize(
    ("rows", "head", "actors"),
    [
        (["Iran PROPN NNP nsubj struck"], "Iran", ["IRN"]),
        (["Iranian ADJ JJ amod jets", "jets NOUN NNS nsubj struck jet"], "jets", ["IRN"]),
        (["Iran PROPN NNP poss jets", "'s PART POS case Iran", "jets NOUN NNS nsubj struck jet"], "jets", ["IRN"]),
        (
            [
                "The DET DT det embassy",
                "embassy NOUN NN nsubj struck",
                "of ADP IN prep embassy",
                "Iran PROPN NNP pobj of",
            ],
            "embassy",
            ["IRN"],
        ),
        (["Iran PROPN NNP nsubj struck", "and CCONJ CC cc Iran", "Iraq PROPN NNP conj Iran"], "Iran", ["IRN", "IRQ"]),
        (["Hezbollah PROPN NNP nsubj struck"], "Hezbollah", ["hezbollah"]),
        (["Putin PROPN NNP nsubj struck"], "Putin", ["RUS"]),
        (
            ["The DET DT det minister", "Iranian ADJ JJ amod minister", "minister NOUN NN nsubj struck"],
            "minister",
            ["IRN"],
        ),
        (["Rain NOUN NN nsubj struck"], "Rain", []),
        (["Basra PROPN NNP nsubj struck Basra GPE"], "Basra", []),
        (
            ["Dozens NOUN NNS nsubj struck dozen", "of ADP IN prep Dozens", "Iranians PROPN NNPS pobj of"],
            "Dozens",
            ["IRN"],
        ),
    ],
    ids=["name", "adjective", "possessor", "of", "and", "group", "person", "office", "weather", "place", "quantity"],
)
def test_whom_a_phrase_means(set_scene, rows, head, actors):
    assert set_scene(verbless(*rows)).actors(head) == actors


def test_a_described_group_is_an_actor_with_its_sponsor(set_scene):
    scene = set_scene(
        verbless(
            "An DET DT det militia",
            "Iran PROPN NNP npadvmod backed",
            "- PUNCT HYPH punct backed",
            "backed VERB VBN amod militia back",
            "militia NOUN NN nsubj struck",
        )
    )
    (ident,) = scene.actors("militia")
    actor = scene.registry.known(ident)
    assert (actor.kind, actor.sponsor) == ("armed-group", "IRN")
    assert "IRN" not in scene.actors("militia")


def test_a_described_group_knows_where_it_is_at_home(set_scene):
    rows = ["Rebels NOUN NNS nsubj struck rebel", "in ADP IN prep Rebels", "Basra PROPN NNP pobj in Basra GPE"]
    scene = set_scene(verbless(*rows))
    (ident,) = scene.actors("Rebels")
    assert scene.registry.known(ident).country == "IRQ"


def test_an_office_stands_for_its_state_and_may_be_called_he(set_scene):
    scene = set_scene(verbless("Iranian ADJ JJ amod minister", "minister NOUN NN nsubj struck"))
    (ref,) = scene.finder.refs(scene["minister"])
    assert (ref.actor, ref.personal) == ("IRN", True)


def test_a_name_that_no_table_knows_acts_under_its_own_name(set_scene):
    scene = set_scene("""
        Karvia   PROPN NNP nsubj struck karvia GPE
        struck   VERB  VBD ROOT  struck strike
        Karvian  ADJ   JJ  amod  ships
        ships    NOUN  NNS dobj  struck ship
        """)
    assert scene.actors("Karvia") == ["karvia"]
    assert scene.actors("ships") == ["karvia"]


def test_words_used_for_an_actor_are_its_aliases(set_scene):
    scene = set_scene(verbless("Persia PROPN NNP nsubj struck"))
    scene.actors("Persia")
    (iran,) = (actor for actor in scene.registry.all() if actor.id == "IRN")
    assert iran.aliases == ("Persia",)


@pytest.mark.parametrize(
    ("words", "ident"), [("Red Hand", "red-hand"), ("L'Étoile 3", "l-toile-3"), ("…", "someone"), ("a--b", "a-b")]
)
def test_ids_of_descriptions(words, ident):
    assert slug(words) == ident
