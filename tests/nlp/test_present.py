"""Verbs in the present that a tagger takes for nouns."""

from __future__ import annotations

import pytest

from timeline.lexicon import load_lexicon
from timeline.nlp.page import Word
from timeline.nlp.present import in_the_past


def words_of(text: str) -> list[Word]:
    """Cut a text at its blanks; a full stop is a word of its own."""
    words, start = [], 0
    for text_of in text.replace(".", " .").split():
        start = text.index(text_of, start)
        words.append(Word(text_of, start, start + len(text_of), space=True))
        start += len(text_of)
    return words


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Police fire tear gas .", "fired"),
        ("Thousands march in Minsk .", "marched"),
        ("All 26 ministers resign .", "resigned"),
        ("Turkish F-16s down two bombers .", "downed"),
        ("Supporters of the cleric attack a convoy .", "attacked"),
        ("F-16s of the air force bomb gun nests .", "bombed"),
        ("Greece shuts its border and fires tear gas .", "fired"),
        ("Rebels strike again .", "struck"),
        ("A crowded bus veers off a road .", "veered"),
        ("A car bomb detonates in Kabul .", "exploded"),
        ("Reports say a militant attacks a post .", "attacked"),
        ("The frigate sails into the bay .", "sailed"),
    ],
)
def test_a_verb_behind_a_plural_is_put_into_the_past(text: str, wanted: str) -> None:
    """Each keeps its place in the text."""
    words = words_of(text)
    changed = [w for w, old in zip(in_the_past(words, text, load_lexicon()), words, strict=True) if w.text != old.text]
    assert [w.text for w in changed] == [wanted]
    assert text[changed[0].start : changed[0].end] in text.split()


@pytest.mark.parametrize(
    "text",
    [
        "The police fire brigade came .",
        "A police raid two streets away failed .",
        "They condemned the army patrols in the bay .",
        "A rebel attack on the town failed .",
        "Sanctions and attacks of the past .",
        "The guards' march began .",
        "He fired its supporters of the attack .",
        "March",
        "Police fire",
    ],
)
def test_a_noun_stays_a_noun(text: str) -> None:
    """Where what stands around it may belong to a noun, nothing is changed."""
    words = words_of(text)
    assert in_the_past(words, text, load_lexicon()) == words
