"""The words that change how real an act is ("may", "plan to", "far from"): `realis.toml`, turned round for looking up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from timeline.lexicon import Lexicon
from timeline.nlp.tree import Doc, Token

Reality = Literal["negated", "threatened", "hypothetical", "planned", "actual", "transparent", "aim", "passing-aim"]
REALITIES: tuple[Reality, ...] = ("negated", "threatened", "hypothetical", "planned", "actual", "transparent", "aim")
PARTS = ("modals", "marks", "verbs", "nouns", "adjectives", "adverbs", "determiners")


@dataclass(frozen=True, slots=True)
class Operators:
    """The words that change an act's reality: by part of the clause, and phrases by their first word."""

    by_part: Mapping[str, Mapping[str, Reality]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Reality], ...]]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Operators:
        """Turn `realis.toml` (reality, then part, then words) round."""
        by_part: dict[str, dict[str, Reality]] = {part: {} for part in PARTS}
        phrases: dict[str, tuple[tuple[tuple[str, ...], Reality], ...]] = {}
        for reality in REALITIES:
            for part, words in table.get(reality, {}).items():
                for word in words if part in by_part else ():
                    by_part[part].setdefault(word, reality)
            for phrase in table.get(reality, {}).get("phrases", ()):
                words = tuple(phrase.split())
                phrases[words[0]] = (*phrases.get(words[0], ()), (words, reality))
        return cls(by_part, phrases)

    def get(self, part: str, token: Token) -> Reality | None:
        """Give what `token` does as a `part`: with its particle ("rule out"), by its lemma, else by its form."""
        words, lemma = self.by_part[part], token.lemma_.lower()
        has_object = any(
            c.dep_ == "dobj" for c in token.rights
        )  # "called the raid a crime on Monday" is not "called on"
        for child in token.rights if part == "verbs" else ():
            if (
                has_object and child.dep_ == "prep" and child.lower_ in {"on", "upon", "off"}
            ):  # "held drills off the coast"
                continue
            if child.dep_ in {"prt", "prep", "advmod", "agent"} and (found := words.get(f"{lemma} {child.lower_}")):
                return found
        return words.get(lemma) or words.get(token.lower_)

    def phrase_ends(self, doc: Doc) -> dict[int, Reality]:
        """Find the phrases of a document: what each does, by its last token."""
        ends: dict[int, Reality] = {}
        for token in doc:
            for first in (w for w in dict.fromkeys((token.lemma_.lower(), token.lower_)) if w in self.phrases):
                ahead = {form for t in doc[token.i + 1 : token.i + 3] for form in (t.lemma_.lower(), t.lower_)}
                for words, reality in self.phrases[first]:
                    last = _end_of_phrase(token, words) if ahead.issuperset(words[1:2]) else None
                    if last is not None:
                        ends.setdefault(last, reality)
        return ends


@lru_cache(maxsize=4)
def operators_of(lexicon: Lexicon) -> Operators:
    """Give the operators of a lexicon."""
    return Operators.of(lexicon.realis)


def _end_of_phrase(first: Token, words: tuple[str, ...]) -> int | None:
    """Index of the last token of a phrase that begins at `first`; an article may stand between its words."""
    i = first.i
    for word in words[1:]:
        i += 1
        if i < len(first.doc) and first.doc[i].dep_ == "det" and first.doc[i].lower_ != word:
            i += 1
        if i >= len(first.doc) or word not in {first.doc[i].lemma_.lower(), first.doc[i].lower_}:
            return None
    last = first.doc[i]
    tells_cause = last.lower_ == "to" and last.dep_ == "prep"  # "due to the raid", but not "due to meet"
    return None if tells_cause else i
