"""Where the words of a row's phrase stand: beside a noun, or in order among what depends on a verb ("shot [down]")."""

from __future__ import annotations

from timeline.lexicon import TriggerRow
from timeline.nlp.syntax import COUNTING, conjuncts, spoken_in
from timeline.nlp.tree import Token

ONLY_COUNT = COUNTING - {"exchange"}  # "an exchange of heavy fire" is an act of its own, "a round of tariffs" is none
VAGUE = frozenset({"a", "an", "any", "some", "such", "no"})


def phrase_tokens(token: Token, row: TriggerRow) -> list[Token] | None:
    """Find the other words of a phrase: beside a noun, or in order among what depends on a verb."""
    if len(row.phrase) == 1:
        return [token]
    if row.pos != "N":
        return _dependents_in_order(token, row.phrase[1:])
    before = list(token.doc[max(0, token.i - row.head) : token.i + 1])
    if not _are_words(before, row.phrase[: row.head + 1]):
        return None
    behind = list(token.doc[token.i + 1 : token.i + len(row.phrase) - row.head])
    words = row.phrase[row.head + 1 :]
    return [*before, *behind] if _are_words(behind, words) else _complement_in_order(before, words)


def _complement_in_order(before: list[Token], words: tuple[str, ...]) -> list[Token] | None:
    """Find a preposition of a noun and what it governs, whatever makes that known: "closure of [the Venezuelan] embassy"."""
    if before[-1].lemma_.lower() in ONLY_COUNT:
        return None
    for preposition in (c for c in before[-1].rights if c.dep_ == "prep" and words and c.lower_ == words[0]):
        for governed in (c for c in preposition.rights if c.dep_ == "pobj"):
            for noun in (governed, *conjuncts(governed)):
                beside = list(noun.doc[noun.i + 2 - len(words) : noun.i + 1])
                vague = any(c.lower_ in VAGUE for c in noun.lefts)
                if not vague and len(words) > 1 and beside[0].i > preposition.i and _are_words(beside, words[1:]):
                    return [*before, preposition, *beside]
    return None


def _are_words(tokens: list[Token], words: tuple[str, ...]) -> bool:
    return len(tokens) == len(words) and all(map(_is_word, tokens, words))


def _dependents_in_order(verb: Token, words: tuple[str, ...]) -> list[Token] | None:
    """Find words in their order behind a verb; the subject of a passive may stand before it ("the siege was lifted")."""
    found = [verb]
    scope = sorted((t for t in verb.subtree if t.i != verb.i and _within(t, verb, 3)), key=lambda t: t.i)
    passive = [t for t in scope if t.dep_ == "nsubjpass"]
    position = verb.i
    for word in words:
        behind = (t for t in scope if t.i > position and _is_word(t, word) and _belongs_to(t, found))
        match = next(behind, None) or next((t for t in passive if _is_word(t, word)), None)
        if match is None:
            return None
        found.append(match)
        if match.dep_ != "nsubjpass":
            position = max(position, match.i)
    return found


def _belongs_to(token: Token, found: list[Token]) -> bool:
    """Tell whether a preposition is a phrase's own: not so "on" in "calls the attack on X a crime", for "call on"."""
    if token.dep_ == "conj" and token.pos_ == "VERB":  # "dismissed the criticism and [charged]" dismisses no charge
        return False
    if token.pos_ != "ADP" or token.dep_ != "prep":
        return True
    if any(c.dep_ == "pobj" and c.ent_type_ == "DATE" for c in token.rights):  # "[on] Tuesday it called"
        return False
    if token.head in spoken_in(found[0]):
        return True
    return token.head in found or token.head.pos_ not in {"NOUN", "PROPN"} or token.head.ent_type_ == "DATE"


def _is_word(token: Token, word: str) -> bool:
    return word in {token.lemma_.lower(), token.lower_}


def _within(token: Token, verb: Token, depth: int) -> bool:
    for _ in range(depth):
        if token.head == verb:
            return True
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            return False
    return False
