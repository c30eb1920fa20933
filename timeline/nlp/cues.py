"""Cues: words that say that one act answers another, or was brought about by it.

Takes a parsed document and the heads of its triggers; gives for each cue the trigger that is later (answers) and the one
that is earlier (is answered). Which words are cues stands in `lexicons/cues.toml`; here are the shapes: how the two acts
hang on a cue. Prepositional phrases and clauses often hang on the wrong word, so from a cue the search climbs to the
nearest trigger above, through verbs that only carry their object, and looks down its complement for the nearest below.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Span, Token

from timeline.lexicon import Lexicon
from timeline.model import LinkKind

VERBAL = frozenset({"VERB", "AUX"})
OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd", "xcomp", "ccomp", "dative"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
POINTERS = frozenset({"this", "that", "it", "these", "those", "which", "move", "decision", "step"})
MODIFIERS = frozenset({"DET", "ADJ", "ADV", "NUM", "PRON", "PART"})
MOST_MODIFIERS = 3
DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue and the mentions it joins; `start` and `end` are token indices, `end` exclusive.

    `later` and `earlier` are mention numbers, None where the cue leaves that side to be found.
    """

    kind: LinkKind
    group: str
    start: int
    end: int
    later: int | None
    earlier: int | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Sense:
    """What a row of the table says of its words."""

    group: str
    confidence: float
    slots: tuple[str, ...] = ()
    reverse: bool = False
    passive: bool = False
    bare: bool = False

    @property
    def kind(self) -> LinkKind:
        """Whether the words speak of an answer or of a consequence."""
        return "causes" if self.group == "cause" else "responds_to"


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A cue such as "in (direct) response to": a preposition, a noun, and the preposition of what is answered."""

    leads: frozenset[str]
    nouns: frozenset[str]
    tails: frozenset[str]
    sense: Sense


Phrases = Mapping[str, tuple[tuple[tuple[str, ...], Sense], ...]]


@dataclass(frozen=True, slots=True)
class CueTable:
    """The cues by shape; phrases by their first word, longest first."""

    noun_phrases: tuple[NounPhrase, ...]
    prepositions: Phrases
    conjunctions: Phrases
    verbs: Phrases
    answers: Phrases
    answer_nouns: Phrases
    adjectives: Phrases
    acts: Phrases
    walk: Mapping[str, frozenset[str]]


def read_cues(table: Mapping[str, Any]) -> CueTable:
    """Arrange the content of `cues.toml` for matching.

    Examples
    --------
    >>> row = {"words": ["lead to"], "group": "cause", "confidence": 0.8}
    >>> read_cues({"verb": [row]}).verbs["lead"][0][0]
    ('lead', 'to')
    """
    return CueTable(
        noun_phrases=tuple(
            NounPhrase(frozenset(r["lead"]), frozenset(r["nouns"]), frozenset(r["tail"]), _sense(r))
            for r in table.get("noun_phrase", ())
        ),
        prepositions=_phrases(table.get("preposition", ())),
        conjunctions=_phrases(table.get("conjunction", ())),
        verbs=_phrases(table.get("verb", ())),
        answers=_phrases(table.get("answer", ())),
        answer_nouns=_phrases(table.get("answer_noun", ())),
        adjectives=_phrases(table.get("adjective", ())),
        acts=_phrases(table.get("act", ())),
        walk=defaultdict(frozenset, {name: frozenset(words) for name, words in table.get("walk", {}).items()}),
    )


def _sense(row: Mapping[str, Any]) -> Sense:
    return Sense(
        row["group"],
        float(row["confidence"]),
        tuple(row.get("slots", ())),
        bool(row.get("reverse", False)),
        bool(row.get("passive", False)),
        bool(row.get("bare", False)),
    )


def _phrases(rows: Iterable[Mapping[str, Any]]) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], Sense]]] = defaultdict(list)
    for row in rows:
        for words in row["words"]:
            phrase = tuple(words.split())
            found[phrase[0]].append((phrase, _sense(row)))
    return {first: tuple(sorted(phrases, key=lambda p: -len(p[0]))) for first, phrases in found.items()}


def find_cues(doc: Doc, heads: Mapping[int, int], lexicon: Lexicon) -> list[Cue]:
    """Find the cues of a document and the mentions they join.

    Parameters
    ----------
    doc
        A parsed document, with lemmas and tags.
    heads
        From the token index of a trigger's head to the number of its mention.
    lexicon
        Holds the cues as `cues.toml` gives them.

    Returns
    -------
    list of Cue
        In text order. A cue that joins several acts ("closed its border and recalled its envoy in response") is given
        once for each; one without a later act is left out, save where its subject is "this".
    """
    finder = _Finder(heads, read_cues(lexicon.cues))
    cues: dict[tuple[int | None, int | None], Cue] = {}
    for sentence in doc.sents:
        for cue in finder.find(sentence):
            known = cues.get((cue.later, cue.earlier))
            if cue.later != cue.earlier and (known is None or known.confidence < cue.confidence):
                cues[cue.later, cue.earlier] = cue
    return sorted(_without_vague(cues.values()), key=lambda c: (c.start, c.end, c.later or -1, c.earlier or -1))


def _without_vague(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Leave out a cue that leaves open what another cue of the same act says: "retaliated … in response to Y"."""
    told = {cue.later for cue in cues if cue.earlier is not None and cue.group in {"answer", "cause", "reason"}}
    yield from (cue for cue in cues if cue.earlier is not None or cue.later not in told)


class _Finder:
    """Looks for all shapes in a sentence."""

    def __init__(self, heads: Mapping[int, int], table: CueTable) -> None:
        self.heads = heads
        self.table = table

    def find(self, sentence: Span) -> Iterator[Cue]:
        """Yield the cues of one sentence."""
        taken: set[int] = set()
        if not any(token.i in self.heads for token in sentence):
            return
        for token in sentence:
            if token.i in taken:
                continue
            for cue in self._at(token):
                taken.update(range(cue.start, cue.end))
                yield cue

    def _at(self, token: Token) -> Iterator[Cue]:
        phrase = self._noun_phrase(token)
        if phrase is not None:
            yield from phrase
            return
        yield from self._preposition(token)
        yield from self._conjunction(token)
        yield from self._verb(token)
        yield from self._answer(token)
        yield from self._answer_noun(token)
        yield from self._adjective(token)
        yield from self._act(token)

    # --- the shapes ---------------------------------------------------------------------------------------------

    def _noun_phrase(self, token: Token) -> list[Cue] | None:
        # "in (direct) response (to Y)": None where the words are not there, an empty list where they join nothing.
        for shape in self.table.noun_phrases:
            if token.lower_ not in shape.leads:
                continue
            noun = _noun_after(token, shape.nouns)
            if noun is None:
                continue
            tail = noun.nbor() if noun.i + 1 < len(noun.doc) and noun.nbor().lower_ in shape.tails else None
            if self._denied(token):
                return []
            if tail is not None:
                return list(self._joined(shape.sense, token, tail, _complement(tail, tail) or _next_phrase(tail)))
            return list(self._joined(shape.sense, token, noun, None)) if shape.sense.bare else None
        return None

    def _preposition(self, token: Token) -> Iterator[Cue]:
        for phrase, sense in self.table.prepositions.get(token.lower_, ()):
            last = _words_from(token, phrase)
            complement = _complement(token, last) if last is not None else None
            if last is None or complement is None or self._denied(token):
                continue
            yield from self._joined(sense, token, last, complement)
            return

    def _conjunction(self, token: Token) -> Iterator[Cue]:
        # "after X attacked": the clause is the dependent of what it is told of.
        if token.dep_ not in {"mark", "advmod"} or token.head.pos_ not in VERBAL or self._denied(token):
            return
        for _, sense in self.table.conjunctions.get(token.lower_, ()):
            clause = token.head
            if clause.dep_ == "ROOT":  # the parse has taken the main clause for a part of this one
                yield from self._fronted_clause(sense, token)
            else:
                yield from self._joined(sense, token, token, clause)
            return

    def _fronted_clause(self, sense: Sense, token: Token) -> Iterator[Cue]:
        # "After X attacked, Y voted": split at the comma where the tree does not.
        if token.i != token.sent.start:
            return
        comma = next((t.i for t in token.sent if t.text == "," and t.i > token.i), None)
        if comma is None:
            return
        earlier = next((self.heads[i] for i in range(token.i, comma) if i in self.heads), None)
        later = next((self.heads[i] for i in range(comma, token.sent.end) if i in self.heads), None)
        if earlier is not None and later is not None:
            yield Cue(sense.kind, sense.group, token.i, token.i + 1, later, earlier, sense.confidence)

    def _verb(self, token: Token) -> Iterator[Cue]:
        if token.pos_ not in VERBAL | {"ADP", "SCONJ", "ADJ"} or self._denied(token):
            return
        for phrase, sense in self.table.verbs.get(token.lemma_.lower(), ()):
            last = _particle(token, phrase[1:])
            if last is None:
                continue
            passive = _is_passive(token)
            effect = _complement(last) if last is not token else _object(token)
            agent = _agent(token)
            if passive and not sense.passive:
                yield from self._brought_about(sense, token, agent, self._subject(token))
            elif effect is not None and (passive or not sense.passive):
                yield from self._brought_about(sense, token, self._subject(token), effect, last)
            return

    def _brought_about(
        self, sense: Sense, verb: Token, cause: Token | None, effect: Token | None, last: Token | None = None
    ) -> Iterator[Cue]:
        """Join the acts in the two arguments of a causative verb."""
        if cause is None or effect is None:
            return
        first, second = (cause, effect) if not sense.reverse else (effect, cause)
        earlier, later = self._argument(first, verb), self._argument(second, verb)
        start, end = verb.i, (last.i if last is not None and last.i > verb.i else verb.i) + 1
        for answer in later:
            for act in earlier or ([None] if first.lower_ in POINTERS else []):
                if answer != act and answer is not None:
                    yield Cue(sense.kind, sense.group, start, end, answer, act, sense.confidence)
        if not later and second.lower_ in POINTERS and earlier and earlier[0] is not None:
            yield Cue(sense.kind, sense.group, start, end, None, earlier[0], sense.confidence)

    def _answer(self, token: Token) -> Iterator[Cue]:
        # "A retaliated for Y": the verb is the answer; a vow to retaliate answers too.
        if token.pos_ not in VERBAL or self._denied(token):
            return
        for phrase, sense in self.table.answers.get(token.lemma_.lower(), ()):
            last = _particle(token, phrase[1:])
            if last is None:
                continue
            later = self._own(token, frozenset())
            means = [t for word in ("with", "by") for t in _slot(token, word)]
            later = later if later is not None else next(filter(None.__ne__, map(self._below, means)), None)
            above = self._announced(token)
            if self._talk(token, sense.slots):
                return
            answers = [n for n in dict.fromkeys((later, above)) if n is not None]
            earlier: list[int | None] = [*self._in_slots(token, sense.slots, set(answers))]
            for act in earlier or [None]:
                yield from (self._cue(sense, token, last, answer, act) for answer in answers)
            return

    def _announced(self, verb: Token) -> int | None:
        """Give the vow or threat under which an answer stands."""
        head = verb.head
        if verb.dep_ in {"xcomp", "ccomp", "acl"} and head.lemma_.lower() in self.table.walk["announcing"]:
            return self.heads.get(head.i)
        return None

    def _answer_noun(self, token: Token) -> Iterator[Cue]:
        # "a response to Y": the noun is the answer, or what it is said of: "X was a response to Y".
        for _, sense in self.table.answer_nouns.get(token.lemma_.lower(), ()):
            if token.pos_ in VERBAL or self._denied(token):
                return
            later = self.heads.get(token.i)
            if later is None and token.dep_ in {"attr", "oprd", "appos"}:
                subject = self._subject(token.head) if token.head.pos_ in VERBAL else token.head
                later = self._below(subject) if subject is not None else None
            if later is None:
                return
            for act in self._in_slots(token, sense.slots, {later}):
                yield self._cue(sense, token, token, later, act)
            return

    def _adjective(self, token: Token) -> Iterator[Cue]:
        # "retaliatory strikes": what they answer is left to be found.
        if token.dep_ not in {"amod", "compound", "nmod"} or token.head.i not in self.heads or self._denied(token):
            return
        for _, sense in self.table.adjectives.get(token.lower_, ()):
            yield self._cue(sense, token, token, self.heads[token.head.i], None)
            return

    def _act(self, token: Token) -> Iterator[Cue]:
        # "condemned Y": the trigger is the cue, and what it is said of stands in its slots.
        later = self.heads.get(token.i)
        if later is None:
            return
        for _, sense in self.table.acts.get(token.lemma_.lower(), ()):
            for act in self._in_slots(token, sense.slots, {later}):
                yield self._cue(sense, token, token, later, act)
            return

    # --- walking the sentence -----------------------------------------------------------------------------------

    def _joined(self, sense: Sense, first: Token, last: Token, complement: Token | None) -> Iterator[Cue]:
        """Join what a preposition or clause is told of (above) and what it holds (below)."""
        earlier: Sequence[int | None] = [None]
        inside = _span_of(first, last)
        if complement is not None:
            if complement.lemma_.lower() in self.table.walk["talk"]:
                return
            earlier = self._all_below(complement) or self._gerund_after(complement)
            if not earlier and complement.lower_ in POINTERS:
                earlier = [None]
            inside |= {t.i for t in complement.subtree}
        if not earlier:
            return
        start = complement if first.dep_ in {"mark", "advmod"} and complement is not None else first
        later = self._all_above(start, inside, sense)
        for answer in later:
            for act in earlier:
                if (answer is not None or act is not None) and answer != act:
                    yield self._cue(sense, first, last, answer, act)

    def _all_above(self, token: Token, inside: set[int], sense: Sense) -> list[int | None]:
        """Climb to the nearest trigger above; with it come those coordinated with it that share the fronted cue."""
        banned = frozenset(inside)
        node, found = self._climb(token, banned)
        if found is not None:
            others = self._coordinated(node, banned) if token.i < node.i else []
            return [found, *(other for other in others if other != found)]
        if self._points(node):
            return [None]
        nearest = self._nearest(token, banned) if sense.group in {"answer", "reason"} else None
        return [nearest] if nearest is not None else []

    def _climb(self, token: Token, banned: frozenset[int]) -> tuple[Token, int | None]:
        """Go up to the first word that stands for an act, or of which "this" is said; give it and the act."""
        node = token
        while node.head != node:
            node = node.head
            if node.i in banned:
                continue
            found = self._own(node, banned)
            if found is not None or self._points(node):
                return node, found
        return node, None

    def _own(self, node: Token, banned: frozenset[int]) -> int | None:
        """Give the act that a word stands for: itself, or what a verb does to its object, or what took place."""
        if node.i in self.heads:
            return self.heads[node.i]
        if node.pos_ not in VERBAL:
            return None
        wanted = OBJECTS | SUBJECTS if node.lemma_.lower() in self.table.walk["eventive"] else OBJECTS
        for child in node.children:
            if child.dep_ in wanted and child.i not in banned:
                found = self._below(child, banned)
                if found is not None:
                    return found
        return None

    def _points(self, node: Token) -> bool:
        """Tell whether "this" took place: "This comes after …"."""
        eventive = node.lemma_.lower() in self.table.walk["eventive"] and node.dep_ != "relcl"
        return eventive and any(c.dep_ in SUBJECTS and c.lower_ in POINTERS for c in node.children)

    def _coordinated(self, node: Token, banned: frozenset[int]) -> list[int]:
        found = (self._own(other, banned) for other in node.conjuncts if other.i > node.i and other.i not in banned)
        return [number for number in found if number is not None]

    def _nearest(self, token: Token, banned: frozenset[int]) -> int | None:
        """Give the trigger of the sentence nearest to the cue, before it rather than after."""
        free = [i for i in self.heads if token.sent.start <= i < token.sent.end and i not in banned]
        ahead = [i for i in free if i < token.i]
        best = max(ahead) if ahead else min(free, default=None)
        return self.heads[best] if best is not None else None

    def _below(self, token: Token, banned: frozenset[int] = frozenset()) -> int | None:
        """Find the trigger nearest to the top of what hangs on a word, itself first; relative clauses come last."""
        level, later_on = [token], []
        for _ in range(DEEPEST):
            for node in level:
                if node.i in self.heads and node.i not in banned:
                    return self.heads[node.i]
            children = [
                c for n in level for c in n.children if c.i not in banned and c.lower_ not in self.table.walk["aside"]
            ]
            later_on += [c for c in children if c.dep_ in {"relcl", "advcl"}]
            level = [c for c in children if c.dep_ not in {"relcl", "advcl"}]
            if not level:
                level, later_on = later_on, []
        return None

    def _all_below(self, token: Token) -> list[int | None]:
        """Find the trigger below a word, and those below the words coordinated with it."""
        found: list[int | None] = []
        for node in (token, *(c for c in token.conjuncts if c.i > token.i)):
            others = frozenset(i for c in node.children if c.dep_ == "conj" for i in (t.i for t in c.subtree))
            number = self._below(node, others)
            if number is not None and number not in found:
                found.append(number)
        return found or [n for n in [self._below(token)] if n is not None]

    def _gerund_after(self, token: Token) -> list[int | None]:
        # "in response to Ruritanian shelling": the parse may take the noun for a verb of the main clause.
        following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        gerund = following is not None and following.tag_ == "VBG" and following.i in self.heads
        return [self.heads[token.i + 1]] if gerund else []

    def _argument(self, token: Token, verb: Token) -> list[int | None]:
        """Find the acts in an argument of a causative verb; where the verb hangs on it, it stands for its clause."""
        if verb not in token.subtree:
            return self._all_below(token)
        inside = frozenset(t.i for t in verb.subtree)
        number = self._own(token, inside) if token.pos_ in VERBAL else self._below(token, inside)
        if number is None and token.pos_ not in VERBAL:
            _, number = self._climb(token, inside)
        return [number] if number is not None else []

    def _subject(self, verb: Token, depth: int = 0) -> Token | None:
        """Find what a verb is said of: its subject, that of the verb it hangs on, or the whole main clause."""
        for child in verb.children:
            if child.dep_ in SUBJECTS:
                return verb.head if verb.dep_ == "relcl" and child.lower_ in {"which", "that", "who"} else child
        if depth > DEEPEST or verb.head == verb:
            return None
        if verb.dep_ in {"acl", "advcl"}:
            return verb.head
        if verb.dep_ in {"conj", "xcomp", "ccomp", "pcomp", "dep"}:
            return self._subject(verb.head, depth + 1) if verb.head.pos_ in VERBAL else verb.head
        return None

    def _in_slots(self, token: Token, slots: Sequence[str], mine: set[int]) -> list[int]:
        """Find the acts in the first slot that holds any."""
        for slot in slots:
            found = [n for filler in _slot(token, slot) for n in self._all_below(filler)]
            others = [n for n in found if n is not None and n not in mine]
            if others:
                return others
        return []

    def _talk(self, token: Token, slots: Sequence[str]) -> bool:
        return any(f.lemma_.lower() in self.table.walk["talk"] for slot in slots for f in _slot(token, slot))

    def _denied(self, token: Token) -> bool:
        """Tell whether the text says that this is no answer: "not in retaliation", "was not prompted by"."""
        denial = self.table.walk["denial"]
        before = token.nbor(-1).lower_ if token.i > token.sent.start else ""
        return before in denial or any(c.dep_ == "neg" for c in token.children)

    def _cue(self, sense: Sense, first: Token, last: Token, later: int | None, earlier: int | None) -> Cue:
        start, end = min(first.i, last.i), max(first.i, last.i) + 1
        return Cue(sense.kind, sense.group, start, end, later, earlier, sense.confidence)


# --- words and slots ------------------------------------------------------------------------------------------------


def _words_from(token: Token, phrase: Sequence[str]) -> Token | None:
    """Give the last word of a phrase that starts at a token, None where it does not stand there."""
    end = token.i + len(phrase)
    if end > len(token.doc) or [t.lower_ for t in token.doc[token.i : end]] != list(phrase):
        return None
    return token.doc[end - 1]


def _noun_after(token: Token, nouns: frozenset[str]) -> Token | None:
    """Give the noun of the table that follows a preposition, with a few modifiers between."""
    for step in range(1, MOST_MODIFIERS + 2):
        if token.i + step >= token.sent.end:
            return None
        word = token.nbor(step)
        if word.lower_ in nouns:
            return word
        if word.pos_ not in MODIFIERS:
            return None
    return None


def _complement(first: Token, last: Token | None = None) -> Token | None:
    """Give what a preposition (or a participle used as one) governs; the parse may hang it on any word of a phrase."""
    last = last or first
    holders = first.doc[first.i : last.i + 1]
    return next(
        (
            c
            for t in reversed(list(holders))
            for c in t.children
            if c.dep_ in {"pobj", "pcomp", "dobj"} and c.i > last.i
        ),
        None,
    )


def _next_phrase(token: Token) -> Token | None:
    """Give the top of what follows a word, where the parse has not seen that the word governs it."""
    if token.i + 1 >= token.sent.end:
        return None
    node = token.nbor()
    while node.head != node and node.head.i > token.i:
        node = node.head
    return node if node.i < token.sent.end else None


def _object(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in {"dobj", "xcomp", "ccomp"} and c.i > verb.i), None)


def _particle(verb: Token, words: Sequence[str]) -> Token | None:
    """Find the last of the words that a verb needs after it among what hangs on it; the verb itself if it needs none."""
    last = verb
    for word in words:
        found = next((t for t in last.children if t.lower_ == word and t.i > last.i), None)
        following = verb.doc[last.i + 1] if last.i + 1 < len(verb.doc) else None
        if found is None and following is not None and following.lower_ == word:
            found = following
        if found is None:
            return None
        last = found
    return last


def _is_passive(verb: Token) -> bool:
    if any(c.dep_ in {"nsubjpass", "auxpass", "agent"} for c in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl", "amod"}


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.lower_ == "by" and child.dep_ in {"agent", "prep"}:
            return _complement(child)
    return None


def _slot(token: Token, slot: str) -> Iterator[Token]:
    """Yield what stands in a slot of a trigger: its object, or what a preposition on it or on its object governs."""
    if slot == "judged":  # "called the raid illegal"
        verdicts = [c for c in token.children if c.dep_ in {"ccomp", "oprd", "xcomp", "acomp"} and c.pos_ not in VERBAL]
        yield from (c for v in verdicts for c in v.children if c.dep_ == "nsubj")
        yield from (c for c in token.children if verdicts and c.dep_ == "dobj")
        return
    if slot == "obj":
        yield from (c for c in token.children if c.dep_ in OBJECTS and c.i > token.i)
        yield from (c for c in token.children if c.dep_ == "nsubjpass")
        return
    holders = [token, *(c for c in token.children if c.dep_ in {"dobj", "nsubjpass", "dative", "acomp"})]
    for holder in holders:
        for child in holder.children:
            if child.lower_ == slot and child.dep_ in {"prep", "agent", "mark", "dative"}:
                complement = _complement(child)
                if complement is not None:
                    yield complement


def _span_of(first: Token, last: Token) -> set[int]:
    return set(range(min(first.i, last.i), max(first.i, last.i) + 1))
