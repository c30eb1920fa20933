"""Strangers: proper names that act in a text though no table knows them, with their adjectives."""

from __future__ import annotations

from timeline.lexicon import HALVES, Lexicon
from timeline.nlp.page import Page
from timeline.nlp.registry import Registry
from timeline.nlp.tree import Token
from timeline.nlp.vessels import is_aircraft

ENTITIES = frozenset({"GPE", "ORG", "NORP", "LOC", ""})
DEMONYM_ENDINGS = ("n", "an", "ian", "ean", "ese", "i", "ish", "ic", "er", "s", "ns", "ans", "ians")
LEANING = frozenset({"pro", "anti"})
INSTITUTIONS = frozenset({"forces", "government", "ministry", "office"})
SUFFERED_BY_TOWNS = frozenset({"burn", "fall"})  # "Dessu fell on Monday" is no act of it
ADJECTIVE_ENDINGS = ("an", "ese", "ish", "ari", "awi")


def find_strangers(page: Page, lexicon: Lexicon, registry: Registry) -> dict[str, str]:
    """Give the unknown names that act on a page, and the adjectives and peoples made of them.

    Maps each form to the name it stands for: "Karvian" to "Karvia". What earlier pages of the article found holds on.
    """
    found = dict(registry.unknown)
    for token in page.doc:
        if _may_be_stranger(token, page, lexicon, registry) and _acts(token):
            found.setdefault(token.text, token.text)
        elif token.i not in page.names and _is_adjective_of_state(token, lexicon):
            found.setdefault(token.text, _base_of(token, page))
    for token in page.doc:
        if token.text not in found and token.text[:1].isupper() and token.i not in page.names and len(token.text) > 4:
            stem = next((n for n in found if _is_form_of(token.text, n)), None)
            if stem is not None:
                found[token.text] = found[stem]
                registry.nations.add(found[stem])
    registry.nations.update(found[t.text] for t in page.doc if t.text in found and _modifies_institution(t, lexicon))
    registry.unknown.update(found)
    return found


def _is_adjective_of_state(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether an unknown adjective says whose an institution is: "the Bantaran army"."""
    named = token.text[:1].isupper() and len(token.text) > 4 and token.text.endswith(ADJECTIVE_ENDINGS)
    is_word = token.lower_ in lexicon.roles or token.lower_ in lexicon.classes["creed"]  # "Chairman General Ana Lima"
    return named and not is_word and _modifies_institution(token, lexicon)


def _modifies_institution(token: Token, lexicon: Lexicon) -> bool:
    role = lexicon.roles.get(token.head.lemma_.lower())
    return token.dep_ in {"amod", "compound", "nmod", "poss"} and role is not None and role.kind in INSTITUTIONS


def _base_of(token: Token, page: Page) -> str:
    """Give the name of which an adjective is made, where the page has it, else the adjective itself."""
    return next((t.text for t in page.doc if t.pos_ == "PROPN" and _is_form_of(token.text, t.text)), token.text)


def _acts(token: Token) -> bool:
    """Tell whether a name is a subject, possessor or agent, and the whole of its phrase."""
    by = token.dep_ == "pobj" and token.head.lower_ == "by"
    suffers = token.dep_ == "nsubj" and token.head.lemma_ in SUFFERED_BY_TOWNS
    return ((token.dep_ in {"nsubj", "poss"} and not suffers) or by) and not any(
        c.dep_ == "compound" for c in token.lefts
    )


def _may_be_stranger(token: Token, page: Page, lexicon: Lexicon, registry: Registry) -> bool:
    text = token.text
    if token.pos_ != "PROPN" or not text[:1].isupper() or len(text) <= 2 or token.i in page.names:
        return False
    if text.lower() in LEANING:
        return False  # "Pro-Chileans"
    is_dateline = text.isupper() and len(text) > 4
    word = token.lemma_.lower()
    is_word = (
        word in lexicon.roles
        or any(word in lexicon.classes[kind] for kind in ("document", "talking", "talks"))
        or text in HALVES
        or text in lexicon.titles
        or is_aircraft(token, lexicon.classes)
    )
    named = token.ent_type_ in ENTITIES or (token.ent_type_ == "PERSON" and _stands_alone(token, registry))
    named = named and not _ends_name_of_body(token, lexicon)
    known = text in registry.persons or text in registry.full_names or text in registry.first_names
    return named and not known and not is_dateline and not is_word


def _ends_name_of_body(token: Token, lexicon: Lexicon) -> bool:
    """ "The Council of [Chiefs]", "the Ministry of Foreign [Affairs]": what a body with a name of its own is of, in the plural."""
    body = token.head.head
    role = lexicon.roles.get(body.lemma_.lower())
    named = token.dep_ == "pobj" and token.head.lower_ == "of" and body.pos_ == "PROPN" and token.text.endswith("s")
    return named and role is not None


def _stands_alone(token: Token, registry: Registry) -> bool:
    """Tell whether what was taken for a person is one bare word, never met with a first name or title."""
    met = token.text in registry.full_names
    return not met and not any(c.dep_ in {"compound", "appos", "amod"} for c in token.children)


def _is_form_of(word: str, name: str) -> bool:
    """Tell whether a word is an adjective or people of a name: "Karvian", "Karvians" of "Karvia"."""
    stem = name.rstrip("aeiouy") if len(name) > 4 else name
    rest = word[len(stem) :]
    return (
        len(stem) > 3
        and word.startswith(stem)
        and word != name
        and rest.lstrip("aeiou") in {e.lstrip("aeiou") for e in DEMONYM_ENDINGS}
    )
