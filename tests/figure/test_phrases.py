"""Acts in the words of their article: where a phrase ends, and which mention it is taken from."""

from dataclasses import replace

import pytest
from figure_chronicles import make_event

from timeline.figure.options import FigureOptions
from timeline.figure.phrases import LONGEST, quote_act
from timeline.figure.scope import select
from timeline.model import Actor, Article, Chronicle, Mention


def mention_in(text, trigger, reference="verb"):
    start = text.index(trigger)
    return Mention("a", start, start + len(trigger), trigger, (0, len(text)), 0, reference=reference)


def quoted(text, trigger, reference="verb", others=()):
    return quote_act(text, mention_in(text, trigger, reference), sorted(text.index(other) for other in others))


@pytest.mark.parametrize(
    ("text", "trigger", "phrase"),
    [
        ("Arland shelled the port of Kessel on Tuesday.", "shelled", "Shelled the port of Kessel"),
        ("Arland shelled the port on 4 March 2023.", "shelled", "Shelled the port"),
        ("Arland shelled the port, and Borea mobilised.", "shelled", "Shelled the port"),
        ("Arland shelled the port while Borea slept.", "shelled", "Shelled the port"),
        ("Arland shelled a port that Borea had built.", "shelled", "Shelled a port"),
        ("Arland warned that it would shell the port.", "warned", "Warned that it would shell the port"),
        ("Arland froze the assets of ten current and former ministers.", "froze", "Froze the assets of ten current and former ministers"),
        ("Arland landed at Port Said.", "landed", "Landed at Port Said"),
        ("Arland called it 'a crime' (its third).", "called", "Called it 'a crime'"),
        ("They were shelled.", "shelled", "Shelled"),
        ("Arland condemned the shelling-down.", "shelling", "Shelling"),
        ("Arland called for the.", "called", "Called"),
    ],
)  # fmt: skip
def test_a_phrase_ends_where_another_clause_a_time_or_a_mark_begins(text, trigger, phrase):
    assert quoted(text, trigger) == phrase


def test_another_act_behind_and_is_not_a_part_of_this_one():
    text = "Arland recalled its envoy and expelled two diplomats."
    assert quoted(text, "recalled", others=("expelled",)) == "Recalled its envoy"
    assert quoted(text, "recalled") == "Recalled its envoy and expelled two diplomats"


def test_fire_between_two_is_one_thing():
    text = "An exchange of fire between Arland and Borea followed."
    assert quoted(text, "exchange of fire", "indefinite").startswith("Exchange of fire between Arland and Borea")


def test_a_noun_takes_only_what_a_preposition_joins_to_it():
    assert quoted("The ban on fish hurts.", "ban", "definite") == "Ban on fish hurts"
    assert quoted("At the request the envoys met.", "request", "definite") == "Request"


def test_a_long_phrase_is_cut_behind_a_word():
    phrase = quoted(f"Arland shelled {'the long road to the harbour of ' * 5}Kessel.", "shelled")
    assert phrase.endswith(("harbour…", "road…", "long…"))
    assert len(phrase) <= LONGEST


def item_of(text, label, *mentions, **more):
    event = replace(make_event(1, label, ["a"], ["b"], None, **more), mentions=mentions)
    actors = (Actor("a", "Arland"), Actor("b", "Borea"))
    return select(Chronicle((Article("a", text),), actors, (event,), ()), FigureOptions()).items[0]


def test_an_event_is_told_by_the_first_mention_that_says_more_than_its_trigger():
    text = "Shelled! Arland shelled the port of Borea."
    bare = replace(mention_in(text, "Shelled"), sentence=(0, 8))
    item = item_of(text, "Arland shelled Borea", bare, mention_in(text, "shelled"))
    assert item.act == "Shelled the port of Borea"
    assert item.telling.start == text.index("shelled")


def test_a_label_of_its_own_is_kept():
    text = "Arland shelled the port of Borea."
    assert item_of(text, "The night of the guns", mention_in(text, "shelled")).act == ""
    assert item_of(text, "Arland shelled Borea by mistake", mention_in(text, "shelled")).act == ""
