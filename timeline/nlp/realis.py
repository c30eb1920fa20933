"""Did it happen? Climb from an act to the root of its sentence and let the first operator that is met decide.

The operators ("vow to", "may", "if", "plan", "deny that") are data (`realis.toml`): words by what they do to what stands
below them. The climb also finds who is said to claim the act, and who disputes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from spacy.tokens import Token

from timeline.lexicon import Lexicon
from timeline.model import Realis
from timeline.nlp.page import Page
from timeline.nlp.roles import RoleFinder
from timeline.nlp.syntax import VERBAL, surface_subject
from timeline.nlp.triggers import Trigger

REALITIES = ("negated", "threatened", "hypothetical", "planned", "actual", "transparent", "aim")
PARTS = ("modals", "marks", "verbs", "nouns", "adjectives", "adverbs", "prepositions", "determiners")
TOPIC_PREPOSITIONS = frozenset({"about", "on", "over", "despite", "ahead", "amid", "after", "following", "since", "before"})
BREAKS = frozenset({"relcl"})
SPEECH_ACTS = frozenset({"THREATEN", "REQUEST", "ACCUSE", "REJECT", "AGREE", "SUPPORT", "CONSULT"})
CLAUSE_LINKS = frozenset({"ccomp", "xcomp", "pcomp", "acl", "csubj"})
NOUN_LINKS = frozenset({"dobj", "pobj", "prep", "nsubjpass", "attr", "compound", "appos", "oprd"})


@dataclass(frozen=True, slots=True)
class Operators:
    """The words that change an act's reality, by part of the clause: word to reality."""

    by_part: dict[str, dict[str, str]]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Operators:
        """Turn `realis.toml` (reality, then part, then words) round."""
        by_part: dict[str, dict[str, str]] = {part: {} for part in PARTS}
        for reality in REALITIES:
            for part, words in table.get(reality, {}).items():
                for word in words if part in by_part else ():
                    by_part[part].setdefault(word, reality)
        return cls(by_part)

    def get(self, part: str, token: Token) -> str | None:
        """Give what `token` does as a `part`: with its particle ("rule out"), by its lemma, else by its form."""
        words, lemma = self.by_part[part], token.lemma_.lower()
        for child in token.rights if part == "verbs" else ():
            if child.dep_ in {"prt", "prep", "advmod"} and (found := words.get(f"{lemma} {child.lower_}")):
                return found
        return words.get(lemma) or words.get(token.lower_)


class RealityFinder:
    """Finds the reality of the acts of one page, and whose word it rests on."""

    def __init__(self, page: Page, lexicon: Lexicon, roles: RoleFinder) -> None:
        self.page, self.lexicon, self.roles = page, lexicon, roles
        self.operators = Operators.of(lexicon.realis)

    def realis(self, trigger: Trigger) -> Realis:
        """Give the reality of an act: the first operator met on the way up, "actual" where there is none."""
        if self.page.in_question(trigger.head):
            return "actual"
        for reality in self._operators_above(trigger):
            if reality in {"actual", "negated", "hypothetical", "planned", "threatened"}:
                return cast("Realis", reality)
        return "actual"

    # -- the climb --------------------------------------------------------------------------------------------------

    def _operators_above(self, trigger: Trigger) -> Iterator[str]:
        yield from self._own_modifiers(trigger.head)
        token = trigger.head
        for _ in range(12):
            if token.pos_ in VERBAL or token.dep_ in {"ROOT", "conj", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp"}:
                yield from self._clause_operators(token, trigger)
            if token.head == token or token.dep_ in BREAKS:
                return
            above = token.head
            step = self._step(token, above, trigger)
            if step == "stop":
                return
            if step is not None:
                yield step
            token = above

    def _own_modifiers(self, head: Token) -> Iterator[str]:
        for child in head.lefts:
            if child.dep_ in {"amod", "compound", "nmod"}:
                found = self.operators.get("adjectives", child)
                if found:
                    yield found
            elif child.dep_ == "det":
                found = self.operators.get("determiners", child)
                if found:
                    yield found

    def _clause_operators(self, verb: Token, trigger: Trigger) -> Iterator[str]:
        """What a verb's own clause says: negation, modals, "if"."""
        for child in verb.children:
            if child.dep_ == "neg" and child.i < trigger.head.i + 1:
                yield "negated"
        for child in verb.children:
            if child.dep_ == "mark" and (found := self.operators.get("marks", child)):
                yield found
        for child in verb.children:
            if child.dep_ == "aux" and (found := self.operators.get("modals", child)):
                yield found
            elif child.dep_ == "advmod" and (found := self.operators.get("adverbs", child)):
                yield found
        if verb.dep_ == "conj" and verb.head.pos_ in VERBAL and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.lefts):
            yield from (f for c in verb.head.children if c.dep_ == "aux" and (f := self.operators.get("modals", c)))

    def _step(self, token: Token, above: Token, trigger: Trigger) -> str | None:
        """What passing from `token` to the word above it does: an operator's reality, "stop", or nothing."""
        if token.dep_ in {"nsubj", "csubj"} and above.pos_ in VERBAL:
            return "stop"
        if token.dep_ == "advcl":
            marked = any(c.dep_ == "mark" for c in token.children)
            return "stop" if marked or token.tag_ != "VBG" else None
        if token.dep_ == "prep" and token.lower_ in TOPIC_PREPOSITIONS:
            return "stop"
        if token.dep_ == "prep" and above.pos_ in VERBAL and token.lower_ in {"in", "with", "by", "for", "against", "at", "from"}:
            return self._governing(above, "verbs") if above is not trigger.top and token.lower_ in {"with", "for", "against"} else None
        if token.dep_ in CLAUSE_LINKS | NOUN_LINKS:
            return self._governing(above, "verbs" if above.pos_ in VERBAL else "adjectives" if above.pos_ == "ADJ" else "nouns", token)
        return None

    def _governing(self, above: Token, part: str, token: Token | None = None) -> str | None:
        found = self.operators.get(part, above)
        if found is None:
            is_plain_report = token is not None and token.dep_ == "ccomp" and above.lemma_.lower() in self.lexicon.speech
            return "stop" if is_plain_report else None
        return found

    # -- whose word -------------------------------------------------------------------------------------------------

    def attribution(self, trigger: Trigger) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give who the text says claims the act, and who disputes it."""
        claimed: tuple[str, ...] = ()
        disputed: tuple[str, ...] = ()
        token = trigger.top
        for _ in range(10):
            if token.head == token:
                break
            if token.dep_ == "ccomp" and (kind := self.lexicon.speech.get(token.head.lemma_.lower())):
                speaker = self._speaker(token.head)
                if kind == "deny":
                    disputed = disputed or speaker
                else:
                    claimed = claimed or speaker
            token = token.head
        return claimed or self._according_to(token), disputed

    def _speaker(self, verb: Token) -> tuple[str, ...]:
        subject = surface_subject(verb)
        if subject is None:
            return ()
        return tuple(dict.fromkeys(r.actor for r in self.roles.refs_of(subject, "subj", "source")))

    def _according_to(self, root: Token) -> tuple[str, ...]:
        for child in root.children:
            if child.dep_ == "prep" and child.lower_ == "according":
                for noun in (n for to in child.children for n in to.children if n.dep_ == "pobj"):
                    return tuple(dict.fromkeys(r.actor for r in self.roles.refs_of(noun, "subj", "source")))
        return ()
