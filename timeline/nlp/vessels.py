"""Ships and aircraft of trade: they are hit for themselves, where a warship is hit for its state."""

from __future__ import annotations

import re
from collections.abc import Mapping

from timeline.model import Span as CharSpan
from timeline.nlp.page import Page
from timeline.nlp.tree import Token

MODEL = re.compile(r"[A-Z][A-Za-z]{0,2}-\d{1,3}[A-Z]?s?")  # "F-16s", "Su-25"


def is_civil_vessel(token: Token, page: Page, words: Mapping[str, frozenset[str]], *, owned: bool) -> bool:
    """Tell whether a word for a craft means a trader's; `owned` says that the phrase names whose it is, `words` are the lexicon's classes."""
    if token.lemma_.lower() not in words["civil_vessel"]:
        return False
    names = [page.name(t) for t in token.lefts]
    before = {t.lower_ for t in token.lefts}
    if before & words["of_war"] or any(n is not None and n.kind in {"body", "group"} for n in names):
        return False
    return (
        bool(before & words["of_trade"]) or (token.tag_ == "NNS" and not owned) or vessel_name(token, page) is not None
    )


def is_ship_prefix(token: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a word stands before the name of a ship: "USS", "M/V"."""
    return token.text[:1].isupper() and token.lower_ in words["ship_prefix"]


def is_aircraft(token: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a name is that of machines: "two [MiG-29s]", "Libyan [Mirages]"."""
    if token.pos_ != "PROPN":
        return False
    return MODEL.fullmatch(token.text) is not None or (
        token.lower_.endswith("s") and token.lower_.removesuffix("s") in words["aircraft_name"]
    )


def vessel_name(token: Token, page: Page) -> str | None:
    """ "a commercial tanker, Ardent Dawn": the name that stands beside the word."""
    for child in token.rights:
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            first = child.left_edge.i + (child.left_edge.dep_ == "det")
            start, end = page.span(first, child.i)
            return page.text[start:end]
    return None


def is_said_to_be_trader(name: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether the words beside a name say that it is a trader's: "the tanker Halcyon Dawn", "Karo, a bulk carrier"."""
    beside = (c for c in name.rights if c.dep_ == "appos" and c.pos_ == "NOUN")
    before = (c for c in name.lefts if c.dep_ in {"compound", "nmod"} and c.pos_ == "NOUN")
    above = [name.head] if name.dep_ == "appos" else []
    return any(_is_trader(noun, words) for noun in (*beside, *before, *above))


def is_told_to_be_ship(name: Token, words: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether only ships are spoken of as a name is: "boarded the Karo", "aboard the Karo", "the Karo ran aground"."""
    if not (name.text[:1].isupper() and name.pos_ in {"PROPN", "NOUN"} and any(c.lower_ == "the" for c in name.lefts)):
        return False
    above = name.head
    match name.dep_:
        case "dobj" | "nsubjpass":
            return above.lemma_.lower() in words["done_to_ships"]
        case "nsubj":
            return above.lemma_.lower() in words["done_by_ships"] or any(
                c.lower_ in {"aground", "adrift", "ashore"} for c in above.rights
            )
        case "pobj":
            aboard = above.lower_ in {"aboard", "onboard"} or (above.lower_ == "of" and above.head.lower_ == "board")
            return aboard or (above.lower_ == "of" and above.head.lemma_.lower() in words["part_of_ship"])
        case _:
            return name.dep_ == "poss" and above.lemma_.lower() in words["part_of_ship"]


def ship_name_span(token: Token, page: Page) -> CharSpan:
    """Give the span of all words of a name, the number behind it included: "M/T Karo", "the [Grace 1]"."""
    first, last = token.i, token.i
    while first > token.sent.start and _goes_on(token.doc[first - 1], token):
        first -= 1
    if last + 1 < token.sent.end and token.doc[last + 1].pos_ == "NUM" and token.doc[last + 1].head == token:
        last += 1
    return page.span(first, last)


def _is_trader(noun: Token, words: Mapping[str, frozenset[str]]) -> bool:
    before = {t.lower_ for t in noun.doc[max(noun.sent.start, noun.i - 2) : noun.i]}
    return noun.lemma_.lower() in words["civil_vessel"] and not before & words["of_war"]


def _goes_on(word: Token, name: Token) -> bool:
    return word.head == name and (word.text[:1].isupper() or word.text == "/") and word.dep_ != "det"
