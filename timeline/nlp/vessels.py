"""Ships and aircraft of trade: they are hit for themselves, where a warship is hit for its state."""

from __future__ import annotations

from spacy.tokens import Token

from timeline.nlp.page import Page

CIVIL_VESSELS = frozenset(
    "ship vessel tanker freighter trawler ferry airliner boat carrier freighter dhow yacht plane jet".split()
)
CIVIL_WORDS = frozenset(
    "cargo commercial merchant container oil chemical fishing civilian passenger trading private bulk flagged owned "
    "registered operated chartered".split()
)
MILITARY_WORDS = frozenset(
    "naval navy patrol war military fighter guard attack fast assault landing supply support speed".split()
)


def is_civil_vessel(token: Token, page: Page, *, owned: bool) -> bool:
    """Tell whether a word for a craft means a trader's; `owned` says that the phrase names whose it is."""
    if token.lemma_.lower() not in CIVIL_VESSELS:
        return False
    names = [page.name(t) for t in token.lefts]
    words = {t.lower_ for t in token.lefts}
    if words & MILITARY_WORDS or any(n is not None and n.kind in {"body", "group"} for n in names):
        return False
    return bool(words & CIVIL_WORDS) or (token.tag_ == "NNS" and not owned) or vessel_name(token, page) is not None


def vessel_name(token: Token, page: Page) -> str | None:
    """ "a commercial tanker, Ardent Dawn": the name that stands beside the word."""
    for child in token.rights:
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            start, end = page.span(child.left_edge.i, child.i)
            return page.text[start:end]
    return None
