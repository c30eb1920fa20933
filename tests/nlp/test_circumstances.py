"""How many, where and with what, on hand-made documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Place, Tally
from timeline.nlp.circumstances import number_of, place_of, tolls, weapon_of


def toll(set_scene, table):
    scene = set_scene(table)
    return [(t.killed, t.wounded) for _, t in tolls(scene.doc, scene.page)]


def passive(*counted_words):
    """Write "… were killed" with the words that count in front of "people"."""
    rows = [f"{word} {pos} {tag} {dep} {head} {word.lower()}" for word, pos, tag, dep, head in counted_words]
    head = len(rows)
    return "\n".join(
        [
            *rows,
            f"people NOUN NNS nsubjpass {head + 2} people",
            f"were AUX VBD auxpass {head + 2} be",
            "killed VERB VBN ROOT 0 kill",
        ]
    )


@pytest.mark.parametrize(
    ("words", "tally"),
    [
        ([("30", "NUM", "CD", "nummod", "people")], Tally(30, 30)),
        ([("1,200", "NUM", "CD", "nummod", "people")], Tally(1200, 1200)),
        (
            [
                ("at", "ADP", "IN", "advmod", "2"),
                ("least", "ADJ", "JJS", "advmod", "2"),
                ("30", "NUM", "CD", "nummod", "people"),
            ],
            Tally(30, None),
        ),
        (
            [
                ("more", "ADJ", "JJR", "amod", "2"),
                ("than", "ADP", "IN", "quantmod", "2"),
                ("30", "NUM", "CD", "nummod", "people"),
            ],
            Tally(30, None),
        ),
        (
            [
                ("up", "ADP", "IN", "quantmod", "2"),
                ("to", "ADP", "IN", "quantmod", "2"),
                ("30", "NUM", "CD", "nummod", "people"),
            ],
            Tally(None, 30),
        ),
        (
            [("three", "NUM", "CD", "compound", "1"), ("hundred", "NUM", "CD", "nummod", "people")],
            Tally(300, 300),
        ),
        ([("two", "NUM", "CD", "compound", "1"), ("dozen", "NOUN", "NN", "nummod", "people")], Tally(24, 24)),
        ([("several", "ADJ", "JJ", "amod", "people")], Tally(2, None)),
        (
            [
                ("between", "ADP", "IN", "quantmod", "3"),
                ("10", "NUM", "CD", "quantmod", "3"),
                ("and", "CCONJ", "CC", "cc", "3"),
                ("20", "NUM", "CD", "nummod", "people"),
            ],
            Tally(10, 20),
        ),
    ],
    ids=["figures", "thousands", "at least", "more than", "up to", "words", "two dozen", "several", "between"],
)
def test_how_many_were_killed(set_scene, words, tally):
    assert toll(set_scene, passive(*words)) == [(tally, None)]


def test_people_without_a_number_are_not_counted(set_scene):
    assert toll(set_scene, passive()) == []


def test_nobody_is_not_counted(set_scene):
    table = """
        No       DET   DT  det       one
        one      NOUN  NN  nsubjpass killed
        was      AUX   VBD auxpass   killed be
        killed   VERB  VBN ROOT      killed kill
        """
    assert toll(set_scene, table) == []


def test_dozens_of_people_are_at_least_two_dozen(set_scene):
    table = """
        Dozens   NOUN  NNS nsubjpass killed dozens
        of       ADP   IN  prep      Dozens
        people   NOUN  NNS pobj      of
        were     AUX   VBD auxpass   killed be
        killed   VERB  VBN ROOT      killed kill
        """
    assert toll(set_scene, table) == [(Tally(24, None), None)]


def test_a_year_that_hangs_on_a_number_is_not_counted(set_scene):
    table = """
        Raids    NOUN  NNS nsubj     wounded raid
        wounded  VERB  VBD ROOT      wounded wound
        1,200    NUM   CD  dobj      wounded
        in       ADP   IN  prep      1,200
        2020     NUM   CD  pobj      in
        """
    assert toll(set_scene, table) == [(None, Tally(1200, 1200))]


def test_killed_and_injured_in_two_halves(set_scene):
    table = """
        It       PRON  PRP nsubj     left
        left     VERB  VBD ROOT      left   leave
        19       NUM   CD  nsubj     killed
        killed   VERB  VBN ccomp     left   kill
        and      CCONJ CC  cc        killed
        35       NUM   CD  nsubj     injured
        injured  VERB  VBN conj      killed injure
        """
    assert toll(set_scene, table)[-1] == (None, Tally(35, 35))


def test_the_object_of_killing_and_the_subject_of_dying(set_scene):
    killing = """
        It       PRON  PRP nsubj  struck
        struck   VERB  VBD ROOT   struck strike
        ,        PUNCT ,   punct  struck
        killing  VERB  VBG advcl  struck kill
        two      NUM   CD  nummod soldiers
        soldiers NOUN  NNS dobj   killing soldier
        """
    dying = """
        A        DET   DT  det    guard
        guard    NOUN  NN  nsubj  died
        died     VERB  VBD ROOT   died   die
        """
    assert toll(set_scene, killing) == [(Tally(2, 2), None)]
    assert toll(set_scene, dying) == [(Tally(1, 1), None)]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("0", 0),
        ("nineteen", 19),
        ("twenty-two", 22),
        ("two hundred and five", 205),
        ("three thousand four hundred", 3400),
        ("1.5", None),
        ("1.5 million", 1_500_000),
        ("half a dozen", 6),
        ("hundred", 100),
        ("a dozen", 12),
        ("three dozen", 36),
        ("9999999999", None),
        ("", None),
    ],
)
def test_numbers_in_figures_and_words(words, number):
    assert number_of(words.split()) == number


@given(st.integers(0, 999_999_999))
def test_figures_are_read_as_they_are(value):
    assert number_of([str(value)]) == number_of([f"{value:,}"]) == value


@given(st.lists(st.text(max_size=8), max_size=8))
def test_no_words_make_the_reader_of_numbers_fail(words):
    assert (number_of(words) or 0) >= 0


RAID = """
    Iran     PROPN NNP nsubj  struck
    struck   VERB  VBD ROOT   struck strike
    bases    NOUN  NNS dobj   struck base
    near     ADP   IN  prep   bases
    Basra    PROPN NNP pobj   near   Basra GPE
    with     ADP   IN  prep   struck
    drones   NOUN  NNS pobj   with   drone
    """
STRIKE = "strike,V,ASSAULT,,attack,act-on,,,1,own"


def test_where_it_happened_may_hang_on_the_object(set_scene):
    scene = set_scene(RAID, STRIKE)
    (trigger,) = scene.triggers()
    assert place_of(trigger, scene.page) == (Place("Basra", "IRQ"), (23, 28))


def test_a_place_that_no_table_knows_is_taken_from_its_entity(set_scene):
    scene = set_scene(RAID.replace("Basra", "Gronkville"), STRIKE)
    (trigger,) = scene.triggers()
    place, span = place_of(trigger, scene.page)
    assert place == Place("Gronkville", None)
    assert scene.page.text[slice(*span)] == "Gronkville"


def test_the_means_of_an_act(set_scene):
    scene = set_scene(RAID, STRIKE)
    (trigger,) = scene.triggers()
    weapon, token = weapon_of(trigger, scene.lexicon)
    assert (weapon.mode, token.text) == ("drone", "drones")


def test_an_act_without_place_and_means_has_none(set_scene):
    scene = set_scene("Iran PROPN NNP nsubj struck\nstruck VERB VBD ROOT struck strike", STRIKE)
    (trigger,) = scene.triggers()
    assert place_of(trigger, scene.page) is None
    assert weapon_of(trigger, scene.lexicon) is None
