"""Names that an article defines itself, and who speaks in a statement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.lexicon import load_lexicon
from timeline.model import Article
from timeline.nlp.definitions import Definitions, definitions_in, signatory

LEXICON = load_lexicon()


def defined(text):
    return {" ".join(pieces): (name.kind, name.actor) for pieces, name in definitions_in(text, LEXICON).names.items()}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Fighters of the Karvian Peoples Front (KPF) attacked.",
            {"KPF": ("group", "karvian-peoples-front"), "Karvian Peoples Front": ("group", "karvian-peoples-front")},
        ),
        (
            "The Union for the Defence of Karvia (UDK) met.",
            {
                "UDK": ("group", "union-for-the-defence-of-karvia"),
                "Union for the Defence of Karvia": ("group", "union-for-the-defence-of-karvia"),
            },
        ),
        (
            "The Pakistani Air Force (PKAF) scrambled.",
            {"PKAF": ("body", "PAK"), "Pakistani Air Force": ("body", "PAK")},
        ),
        ("A front of many men (KPF) attacked.", {}),
        ("The Karvian Peoples Front (2021) attacked.", {}),
        ("The Karvian Peoples Front (KPX) attacked.", {}),
    ],
    ids=["initials", "small words", "body of a state", "no capitals", "a year", "other initials"],
)
def test_abbreviations_in_brackets(text, names):
    assert defined(text) == names


def test_an_armed_name_makes_an_armed_group():
    actors = definitions_in("The Karvian Peoples Front (KPF) and the Karvian Lions Club (KLC) met.", LEXICON).actors
    assert {ident: actor.kind for ident, actor in actors.items()} == {
        "karvian-peoples-front": "armed-group",
        "karvian-lions-club": "other",
    }


def test_what_the_lexicon_knows_is_not_defined_again():
    assert "NATO" not in defined("The North Atlantic Treaty Organization (NATO) met.")


def told(text, **more):
    return signatory(Article("a", text, **more), LEXICON, Definitions())


@pytest.mark.parametrize(
    ("text", "more", "speakers"),
    [
        ("We, the foreign ministers of France, Germany and Japan, condemn the raid.", {}, ("FRA", "DEU", "JPN")),
        ("Our government condemns it.", {"outlet": "Ministry of Foreign Affairs of Japan"}, ("JPN",)),
        ("We condemn it.", {"title": "Statement by Canada"}, ("CAN",)),
        ("Norway's statement: we condemn it.", {}, ("NOR",)),
        ("France condemned the raid.", {}, ()),
        ("We condemn it.", {}, ()),
    ],
    ids=["we the", "outlet", "title", "opening", "no first person", "nobody named"],
)
def test_who_we_is(text, more, speakers):
    assert told(text, **more) == speakers


@given(st.text(alphabet="KPF (),.'&-a\nWe", max_size=60))
def test_any_text_may_define_names(text):
    for pieces, name in definitions_in(text, LEXICON).names.items():
        assert pieces
        assert name.text
    told(text)


def test_we_may_be_states_that_no_table_knows():
    defined = Definitions()
    text = "We, the Foreign Ministers of Brenland, West Corvia and Tal, met today. We regret the raid."
    assert signatory(Article("a", text), LEXICON, defined) == ("brenland", "west-corvia", "tal")
    assert defined.actors["west-corvia"].name == "West Corvia"
