"""Ships and aircraft of trade: they are hit for themselves, where a warship is hit for its state."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.nlp.page import SHIP_PREFIXES, Page
from timeline.nlp.tree import Token


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


def is_ship_prefix(token: Token) -> bool:
    """Tell whether a word stands before the name of a ship: "USS", "M/V"."""
    return [token.text] in SHIP_PREFIXES


def vessel_name(token: Token, page: Page) -> str | None:
    """ "a commercial tanker, Ardent Dawn": the name that stands beside the word."""
    for child in token.rights:
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            start, end = page.span(child.left_edge.i, child.i)
            return page.text[start:end]
    return None
