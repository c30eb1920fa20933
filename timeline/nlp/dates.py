"""When an act happened: the time expression that the sentence hangs on it, else the day heading above it."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from timeline.lexicon import Lexicon
from timeline.model import Span as CharSpan
from timeline.model import TimeSpan
from timeline.nlp.page import Page
from timeline.nlp.syntax import REASON_NOUNS, clause_top
from timeline.nlp.times import Timex
from timeline.nlp.triggers import Trigger

DATED_TYPES = frozenset({"DATE", "TIME", "DURATION"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A time with the span that says so; (0, 0) where nothing in the text does."""

    time: TimeSpan
    span: CharSpan


class DateFinder:
    """Gives the triggers of one page their dates."""

    def __init__(self, page: Page, lexicon: Lexicon, timexes: Sequence[Timex], trigger_heads: frozenset[int]) -> None:
        self.page = page
        self.lexicon = lexicon
        self.trigger_heads = trigger_heads
        self.by_sentence: dict[int, list[tuple[Token, Timex]]] = {}
        for timex in timexes:
            token = self._token_of(timex)
            is_open = (
                timex.span is None or timex.span.end is None or timex.span.start is None
            )  # "since May" dates no act
            if token is not None and not is_open and timex.type in DATED_TYPES:
                self.by_sentence.setdefault(token.sent.start, []).append((token, timex))

    def _token_of(self, timex: Timex) -> Token | None:
        """Give the token through which a time expression hangs in its sentence."""
        first = bisect.bisect_left(self.page.starts, timex.start)
        last = bisect.bisect_left(self.page.starts, timex.end)
        if first >= len(self.page.starts) or first == last or self.page.starts[first] >= timex.end:
            return None
        span = self.page.doc[first:last]
        root: Token = span.root
        return root

    def date(self, trigger: Trigger) -> Dated | None:
        """Find the time expression that dates `trigger`, or None."""
        ranked = sorted(self._candidates(trigger), key=lambda c: (c[0], abs(c[1].i - trigger.head.i)))
        if not ranked:
            return None
        timex = ranked[0][2]
        if timex.span is None:
            return None
        return Dated(timex.span, (timex.start, timex.end))

    def _candidates(self, trigger: Trigger) -> Iterator[tuple[int, Token, Timex]]:
        top = trigger.top
        own_clause = clause_top(top)
        pointed_at = trigger.nominal and trigger.light is None and own_clause.i in self.trigger_heads
        above = list(self._governing_clauses(own_clause))
        for token, timex in self.by_sentence.get(trigger.head.sent.start, ()):
            seat = self._seat(token)
            if seat in (trigger.head, top):
                yield 0, token, timex
            elif seat.dep_ in {"acl", "relcl"} and seat.head in (trigger.head, top):
                yield 1, token, timex  # "the attack committed on 29 July"
            elif pointed_at:
                continue  # "on Monday X rejected Y's demands": the day is the rejection's
            elif seat.i in self.trigger_heads and seat != own_clause:
                if seat in above:
                    yield 2, token, timex
            elif clause_top(seat) == own_clause:
                yield 1, token, timex
            elif clause_top(seat) in above:
                yield 2, token, timex
            elif timex.start < self.page.starts[top.i] and clause_top(seat) == top.sent.root:
                yield 3, token, timex

    def _seat(self, token: Token) -> Token:
        """Climb from a time expression to the verb or act that it hangs on."""
        if token.dep_ in {"nummod", "compound", "amod", "nmod", "poss"} and token.head.pos_ in {"NOUN", "PROPN"}:
            return token.head  # "the 2015 agreement", "Sunday's attack": it dates the noun only
        timex = token
        while token.head != token:
            token = token.head
            is_seat = token.pos_ in {"VERB", "AUX"} or token.i in self.trigger_heads
            for noun in _said_to_be(token) if is_seat else (token,):
                if noun.lemma_.lower() in REASON_NOUNS and (act := self._act_between(noun, timex)) is not None:
                    return act
            if is_seat:
                return token
        return token

    def _act_between(self, noun: Token, timex: Token) -> Token | None:
        """ "in response to the airstrike on Sunday": the act named between the cue and the time owns the time."""
        between = noun.doc[noun.i + 1 : timex.i]
        return next((t for t in reversed(list(between)) if t.i in self.trigger_heads), None)

    def _governing_clauses(self, clause: Token) -> Iterator[Token]:
        """Yield the verbs above a clause whose time holds for it too; a report keeps its time to itself."""
        while clause.head != clause:
            if clause.dep_ == "ccomp" and self.lexicon.speech.get(clause.head.lemma_.lower()):
                return
            above = clause_top(clause.head)
            if clause.dep_ == "advcl" and any(c.dep_ == "mark" for c in clause.children):
                return
            yield above
            clause = above


def _said_to_be(verb: Token) -> Iterator[Token]:
    """ "the raid was [an answer] to the arrest on 20 May": what the subject is, by word of the copula."""
    if verb.lemma_ == "be":
        yield from (c for c in verb.rights if c.dep_ == "attr")


def under_heading(heading: Timex | None) -> Dated | None:
    """Date an act by the day heading that it stands under."""
    if heading is None or heading.span is None:
        return None
    return Dated(heading.span, (heading.start, heading.end))


def spoken_on(dct: str | None) -> TimeSpan | None:
    """Date the act of speech that a dated statement itself performs."""
    if dct is None:
        return None
    return TimeSpan(dct[:10], dct[:10], "day", "relative", None)
