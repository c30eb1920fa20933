"""Where it happened, with what, and how many were killed or wounded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from timeline.lexicon import Lexicon, Weapon
from timeline.model import Place, Tally
from timeline.model import Span as CharSpan
from timeline.nlp.numbers import COUNTING, VAGUE, number_of
from timeline.nlp.page import Page
from timeline.nlp.subjects import surface_subject
from timeline.nlp.syntax import is_passive
from timeline.nlp.tree import Token
from timeline.nlp.triggers import Trigger

PLACE_PREPOSITIONS = frozenset(
    "in at near off inside outside across around along within throughout over on into toward towards from to against of".split()
)
SURE_PLACE_PREPOSITIONS = frozenset("in at near off inside outside across around along within throughout over".split())
KILLING = frozenset({"kill", "die", "slay", "behead", "execute", "massacre", "assassinate", "perish"})
WOUNDING = frozenset({"wound", "injure", "hurt", "maim"})
PEOPLE = frozenset(
    "person people civilian soldier troop child woman man fighter militant officer policeman member worker student resident "
    "passenger crew sailor guard journalist contractor demonstrator protester villager national citizen other servicemember "
    "personnel pilot hostage police combatant rebel insurgent official commander general leader".split()
)
RANGE = re.compile(r"\bbetween (?P<from>.{1,60}) and (?P<to>.{1,60})|(?<!\S)(?P<low>\S+) to (?P<high>\S+)$")
LEAST = re.compile(r"\b(?:at least|more than|over|no fewer than|no less than|several|a few)\b")
MOST = re.compile(r"\b(?:up to|as many as|at most|fewer than|less than)\b")


@dataclass(frozen=True, slots=True)
class Toll:
    """What one verb says of the dead or wounded, and the words that count them."""

    killed: Tally | None
    wounded: Tally | None
    span: CharSpan


# -- places -------------------------------------------------------------------------------------------------------------


def place_of(trigger: Trigger, page: Page) -> tuple[Place, CharSpan] | None:
    """Find where the act of `trigger` happened, in the text's words."""
    seats = [trigger.head, trigger.top, *(c for c in trigger.top.children if c.dep_ in {"dobj", "nsubjpass", "nsubj"})]
    for wanted in (SURE_PLACE_PREPOSITIONS, PLACE_PREPOSITIONS):
        for seat in dict.fromkeys(seats):
            for noun in _governed_by(seat, wanted):
                if (found := _place(noun, page)) is not None:
                    return found
    return None


def _governed_by(seat: Token, wanted: frozenset[str]) -> Iterator[Token]:
    for preposition in seat.children:
        if preposition.dep_ in {"prep", "agent"} and preposition.lower_ in wanted:
            yield from (c for c in preposition.children if c.dep_ == "pobj")


def _place(noun: Token, page: Page) -> tuple[Place, CharSpan] | None:
    name = page.name(noun)
    if name is not None and name.kind in {"place", "capital", "state"}:
        first, end = page.name_spans[noun.i]
        span = page.span(first, end - 1)
        return Place(page.text[span[0] : span[1]], name.country), span
    if noun.ent_type_ in {"GPE", "LOC", "FAC"} and name is None:
        first = next((t.i for t in noun.subtree if t.pos_ == "PROPN"), noun.i)
        span = page.span(min(first, noun.i), noun.i)
        return Place(page.text[span[0] : span[1]], _country_near(noun, page)), span
    return None


def _country_near(noun: Token, page: Page) -> str | None:
    for token in noun.subtree:
        name = page.name(token)
        if name is not None and name.country is not None:
            return name.country
    return None


# -- means --------------------------------------------------------------------------------------------------------------


def weapon_of(trigger: Trigger, lexicon: Lexicon) -> tuple[Weapon, Token] | None:
    """Find the means that the clause names: "[rocket] attacks", "fired [missiles]", "struck with [drones]"."""
    for token in _means(trigger):
        weapon = lexicon.weapons.get(token.lemma_.lower()) or lexicon.weapons.get(token.lower_)
        if weapon is not None:
            return weapon, token
    return None


def _means(trigger: Trigger) -> Iterator[Token]:
    yield from trigger.head.doc[trigger.first : trigger.last + 1]
    yield from (t for t in trigger.head.lefts if t.dep_ in {"compound", "amod", "nmod"})
    for seat in (trigger.head, trigger.top):
        for child in seat.children:
            if child.dep_ in {"dobj", "nsubj", "nsubjpass"}:
                yield child
                yield from (c for c in child.lefts if c.dep_ == "compound")
            elif child.lower_ in {"with", "by", "using", "of"}:
                yield from (c for c in child.children if c.dep_ in {"pobj", "dobj"})


# -- casualties ---------------------------------------------------------------------------------------------------------


def tolls(tokens: Iterable[Token], page: Page) -> Iterator[tuple[Token, Toll]]:
    """Yield, for each verb of killing or wounding, what it says of how many."""
    for token in tokens:
        lemma = token.lemma_.lower()
        if lemma not in KILLING | WOUNDING:
            continue
        victims = _victims(token)
        if victims is not None and (tally := _tally(victims, page)):
            span = page.span(victims.left_edge.i, victims.i)
            yield token, Toll(tally, None, span) if lemma in KILLING else Toll(None, tally, span)


def _victims(verb: Token) -> Token | None:
    if verb.lemma_.lower() in {"die", "perish"} or is_passive(verb):
        return surface_subject(verb)
    direct = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if direct is not None:
        return direct
    if verb.dep_ in {"conj", "acl"} and verb.tag_ in {"VBN", "VBD"}:  # "19 killed and 35 injured"
        return next((c for c in verb.lefts if c.dep_ in {"nsubj", "nummod", "npadvmod"}), None) or surface_subject(verb)
    return None


def _tally(noun: Token, page: Page) -> Tally | None:
    """Read how many a noun phrase counts: "at least 30 people", "two", "dozens of civilians"."""
    if noun.pos_ not in {"NOUN", "NUM", "PROPN", "PRON"}:
        return None
    words = [t.lower_ for t in noun.doc[noun.left_edge.i : noun.i + 1]]
    number = noun if noun.pos_ == "NUM" else next((c for c in noun.lefts if c.dep_ == "nummod"), None)
    if "no" in words:
        return None  # "no one", "no civilian": the text counts nobody
    if number is not None:
        counting = [t for t in number.subtree if t.i <= noun.i and (t.pos_ == "NUM" or t.lower_ in COUNTING)]
        return _numbered(counting, words if number == noun else words[:-1])
    vague = next((VAGUE[w] for w in (noun.lower_, *words) if w in VAGUE), None)
    if vague is not None:
        return Tally(vague, None)
    if noun.tag_ in {"NN", "NNP"} and noun.lemma_.lower() in PEOPLE | {"one"} and page.name(noun) is None:
        return Tally(1, 1)
    return None


def _numbered(counting: Sequence[Token], words: Sequence[str]) -> Tally | None:
    text = " ".join(words)
    between = RANGE.search(text)
    if between:
        low, high = (number_of(side.split()) for side in between.groups() if side is not None)
        if low is not None and high is not None:
            return Tally(low, high)
    value = number_of([t.lower_ for t in counting])
    if value is None:
        return None
    return Tally(None if MOST.search(text) else value, None if LEAST.search(text) else value)
