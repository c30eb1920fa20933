"""Names that an article defines itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.lexicon import load_lexicon
from timeline.nlp.definitions import definitions_in

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


@given(st.text(alphabet="KPF (),.'&-a\nWe", max_size=60))
def test_any_text_may_define_names(text):
    for pieces, name in definitions_in(text, LEXICON).names.items():
        assert pieces
        assert name.text
