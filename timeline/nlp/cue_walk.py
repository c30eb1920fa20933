"""Walking a sentence from a cue to the acts it joins: up to the nearest trigger above, down to the nearest below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from timeline.nlp.syntax import has_to
from timeline.nlp.tree import Token

VERBAL = frozenset({"VERB", "AUX"})
OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "oprd", "xcomp", "ccomp", "dative"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
POINTERS = frozenset({"this", "that", "it", "these", "those", "which"})
MOVES = POINTERS | {"move", "decision", "step", "measure"}
MODIFIERS = frozenset({"DET", "ADJ", "ADV", "NUM", "PRON", "PART"})
MOST_MODIFIERS = 3
DEEPEST = 12


class Walk:
    """Finds acts from a word of the sentence.

    Parameters
    ----------
    heads
        From the token index of a trigger's head to the number of its mention.
    words
        The word lists of `[walk]` in `cues.toml`.
    """

    def __init__(self, heads: Mapping[int, int], words: Mapping[str, frozenset[str]]) -> None:
        self.heads = heads
        self.words = words

    def all_above(self, token: Token, inside: set[int], *, anywhere: bool) -> list[int | None]:
        """Climb to the nearest trigger above; with it come those coordinated with it that share the fronted cue."""
        stressed = self.of_cleft(token)
        if stressed:
            return list(stressed)
        banned = frozenset(inside)
        opened = self.fronted(token, banned)
        if opened:
            return list(opened)
        node, found = self.climb(token, banned)
        if found is not None:
            others = self.coordinated(node, banned) if token.i < node.i else self.sharing(node, token, banned)
            others += self.listed(node, banned)
            return list(dict.fromkeys((found, *others)))
        if self.points(node):  # in a clause of its own, "it" is what the sentence has told; else the sentence before
            told = [i for i in self.heads if node.sent.start <= i < node.i and i not in banned]
            return [self.heads[max(told)] if told and node.dep_ != "ROOT" else None]
        nearest = self.nearest(token, banned) if anywhere else None
        return [nearest] if nearest is not None else []

    def fronted(self, cue: Token, banned: frozenset[int]) -> list[int]:
        """Find the acts that go on with the verb before which a cue stands, where that verb tells none: "thereupon X made haste and [struck]"."""
        verb = next((t for t in cue.ancestors if t.pos_ in VERBAL and t.i not in banned), None)
        if verb is None or verb.i < cue.i or self.own(verb, banned) is not None or self.points(verb):
            return []
        return self.coordinated(verb, banned)

    def of_cleft(self, cue: Token) -> list[int]:
        """Find the acts that "it was … that" stresses a reason of: "it was after the raid that Chad [closed] its border"."""
        clause = clause_of_cleft(cue)
        if clause is None:
            return []
        own = self.own(clause, frozenset())
        return [*([own] if own is not None else []), *self.coordinated(clause, frozenset())]

    def climb(self, token: Token, banned: frozenset[int]) -> tuple[Token, int | None]:
        """Go up to the first word that stands for an act, or of which "this" is said; give it and the act."""
        node = token
        while node.head != node:
            node = node.head
            if node.i in banned:
                continue
            found = self.own(node, banned)
            if found is not None or self.points(node):
                return node, found
        return node, None

    def own(self, node: Token, banned: frozenset[int]) -> int | None:
        """Give the act that a word stands for: itself, or what a verb does to its object, or what took place."""
        if node.i in self.heads:
            return self.heads[node.i]
        if node.pos_ not in VERBAL:
            return None
        wanted = OBJECTS | SUBJECTS if node.lemma_.lower() in self.words["eventive"] else OBJECTS
        children = (*(c for c in node.children if c.dep_ in wanted), *_states(node))
        for child in children:
            if child.i not in banned:
                found = self.below(child, banned)
                if found is not None:
                    return found
        return None

    def points(self, node: Token) -> bool:
        """Tell whether "this" took place: "This comes after …"."""
        eventive = node.lemma_.lower() in self.words["eventive"] and node.dep_ != "relcl"
        return eventive and any(c.dep_ in SUBJECTS and c.lower_ in MOVES for c in node.children)

    def coordinated(self, node: Token, banned: frozenset[int]) -> list[int]:
        """Find the acts coordinated with a word, after it."""
        found = (self.own(other, banned) for other in node.conjuncts if other.i > node.i and other.i not in banned)
        return [number for number in found if number is not None]

    def listed(self, node: Token, banned: frozenset[int]) -> list[int]:
        """Find the other nouns for acts that one verb carries out: "ordered the [expulsion] of three men and the [closure] of an office"."""
        verb = node if node.pos_ in VERBAL else next((t for t in node.ancestors if t.pos_ in VERBAL), None)
        if verb is None or (node != verb and node.dep_ != "conj"):
            return []
        own = self.heads.get(verb.i)
        imposes = verb.lemma_.lower() in self.words["imposing"]  # "declared an emergency and a curfew"
        firsts = [
            c
            for c in verb.rights
            if c.dep_ == "dobj" and c.i in self.heads and (imposes or own in {None, self.heads[c.i]})
        ]
        if node != verb:
            return [self.heads[first.i] for first in firsts if first.is_ancestor(node)]
        beside = (t for first in firsts for t in first.subtree if t.dep_ == "conj" and t.i not in banned)
        alike = (
            t
            for t in beside
            if t.pos_ == "NOUN" and (imposes or any(c.dep_ == "prep" and c.lower_ == "of" for c in t.rights))
        )
        return [self.heads[t.i] for t in alike if t.i in self.heads]

    def sharing(self, node: Token, cue: Token, banned: frozenset[int]) -> list[int]:
        """Find the acts of one doer that share what stands behind them: "closed A and recalled B after …".

        Of more than two, or where another clause stands between, only what is set off is said of all.
        """
        others = [other for other in node.conjuncts if other.i < cue.i and other.pos_ in VERBAL]
        _, *rest = sorted((node, *others), key=lambda verb: verb.i)
        words = {cue.lower_, *(c.lower_ for c in cue.lefts if c.dep_ == "mark")}
        shared = len(others) == 1 and not words.isdisjoint(self.words["shared"])
        others_act = any(c.dep_ in SUBJECTS for verb in rest for c in verb.children)
        closely = shared and not _set_off(cue) and not any(t.text in {",", ";"} for t in cue.doc[others[0].i : node.i])
        if not (shared or _set_off(cue)) or (others_act and not closely):
            return []
        found = (self.own(other, banned) for other in others)
        return [number for number in found if number is not None]

    def nearest(self, token: Token, banned: frozenset[int]) -> int | None:
        """Give the nearest trigger of the sentence before the cue; behind it only where the cue opens the sentence."""
        free = [i for i in self.heads if token.sent.start <= i < token.sent.end and i not in banned]
        ahead = [i for i in free if i < token.i]
        opens = token.i == token.sent.start
        best = max(ahead) if ahead else min(free, default=None) if opens else None
        return self.heads[best] if best is not None else None

    def below(self, token: Token, banned: frozenset[int] = frozenset()) -> int | None:
        """Find the act nearest to the top of what hangs on a word, itself first; relative clauses come last."""
        word = self.word_below(token, banned)
        return None if word is None else self.heads[word.i]

    def word_below(self, token: Token, banned: frozenset[int]) -> Token | None:
        """Find the word of the act that `below` gives."""
        level, later_on = [token], []
        for _ in range(DEEPEST):
            for node in level:
                if node.i in self.heads and node.i not in banned:
                    return node
            children = [c for n in level for c in self._leading_on(n, token) if c.i not in banned]
            later_on += [c for c in children if c.dep_ in {"relcl", "advcl"}]
            level = [c for c in children if c.dep_ not in {"relcl", "advcl"}]
            if not level:
                level, later_on = later_on, []
        return None

    def _leading_on(self, node: Token, top: Token) -> Iterator[Token]:
        """Yield the words under one, which names no act, that may name what is meant all the same.

        What a clause tells that only describes ("a bill that would end the strike") is not meant, nor how and why something
        is done that is no act ("of leaving by ending the fight"), nor what is said of its object ("feed men who had fought").
        """
        describes = node != top and _describes(node) and node.lemma_.lower() not in self.words["about"]
        done_to = node != top and node.dep_ == "dobj" and node.head.pos_ in VERBAL
        undoes = node.pos_ in VERBAL and node.lemma_.lower() in self.words["undoing"]
        for child in node.children:
            if undoes and child.dep_ == "dobj":  # "accused of evading sanctions": not of sanctions
                continue
            if child.lower_ in self.words["aside"] or (describes and child.dep_ not in {"xcomp", "conj"}):
                continue
            if node.dep_ == "pcomp" and node.pos_ in VERBAL and (child.dep_ == "advcl" or child.lower_ == "by"):
                continue
            if not (done_to and _describes(child)):
                yield child

    def all_below(self, token: Token) -> list[int | None]:
        """Find the trigger below a word, those below the words coordinated with it, and the list that it opens."""
        found: list[int | None] = []
        for node in (token, *(c for c in token.conjuncts if c.i > token.i)):
            others = frozenset(i for c in node.children if c.dep_ == "conj" for i in (t.i for t in c.subtree))
            word = self.word_below(node, others)
            if word is None:
                continue
            listed = [] if word == node or word.pos_ != "NOUN" else [c for c in word.conjuncts if c.i > word.i]
            found += [self.heads[w.i] for w in (word, *listed) if w.i in self.heads]
        return list(dict.fromkeys(found)) or [n for n in [self.below(token)] if n is not None]

    def gerund_after(self, token: Token) -> list[int | None]:
        """Find the act in a gerund that the parse has torn from its modifier: "in response to Ruritanian shelling"."""
        following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        gerund = following is not None and following.tag_ == "VBG" and following.i in self.heads
        return [self.heads[token.i + 1]] if gerund else []

    def argument(self, token: Token, verb: Token) -> list[int | None]:
        """Find the acts in an argument of a causative verb; where the verb hangs on it, it stands for its clause."""
        if verb not in token.subtree:
            return self.all_below(token)
        while token.dep_ == "xcomp" and token.head.i in self.heads:  # "threatens to strike, prompting": the threat did
            token = token.head
        inside = frozenset(t.i for t in verb.subtree)
        number = self.own(token, inside) if token.pos_ in VERBAL else self.below(token, inside)
        if number is None and token.pos_ not in VERBAL:
            _, number = self.climb(token, inside)
        return [number] if number is not None else []

    def subject(self, verb: Token, depth: int = 0) -> Token | None:
        """Find what a verb is said of: its subject, that of the verb it hangs on, or the whole main clause."""
        for child in verb.children:
            if child.dep_ in SUBJECTS:
                clause = verb.head if verb.dep_ == "ccomp" and verb.head.dep_ == "relcl" else verb
                return clause.head if clause.dep_ == "relcl" and child.lower_ in {"which", "that", "who"} else child
        if depth > DEEPEST or verb.head == verb:
            return None
        if verb.dep_ in {"acl", "advcl"}:
            return verb.head
        if verb.dep_ == "pcomp" and verb.head.lower_ in {"of", "for", "by"}:
            return None  # "accused them of provoking a clash": they did, and the accusation did not
        if verb.dep_ in {"conj", "xcomp", "ccomp", "pcomp", "dep"}:
            return self.subject(verb.head, depth + 1) if verb.head.pos_ in VERBAL else verb.head
        return None

    def said_to_be(self, noun: Token) -> Token | None:
        """Give what is said to be an answer: "X was a response", "called X a response", "its response was to X"."""
        if noun.dep_ in {"attr", "acomp", "oprd", "appos"}:
            judged = next((c for c in noun.head.children if c.dep_ == "dobj"), None) if noun.dep_ == "oprd" else None
            if judged is not None and judged.lower_ == "what":  # "fired in what they called revenge": see said_in_what
                return None
            return judged or (self.subject(noun.head) if noun.head.pos_ in VERBAL else noun.head)
        if (
            noun.dep_ == "pobj"
            and noun.head.lower_ == "as"
            and noun.head.head.lemma_.lower() in self.words["regarding"]
        ):
            verb = noun.head.head  # "was seen as a response", "described the raid as revenge"
            return self.subject(verb) if is_passive(verb) else next((c for c in verb.rights if c.dep_ == "dobj"), None)
        if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
            return next((c for c in noun.head.children if c.dep_ in {"xcomp", "attr", "ccomp"}), None)
        return None

    def said_in_what(self, noun: Token) -> int | None:
        """Find what was done "in what they called revenge"."""
        clause = noun.head
        phrase = clause.head
        called = noun.dep_ in {"oprd", "attr"} and clause.dep_ == "pcomp" and phrase.lower_ in {"in", "as"}
        if not called or not any(c.lower_ == "what" for c in clause.lefts):
            return None
        return self.climb(phrase, frozenset(t.i for t in phrase.subtree))[1]

    def describes_deeds(self, token: Token) -> bool:
        """Tell whether a word stands in a clause on deeds that the text does not name: "praised the steps taken in response"."""
        for node in (token, *token.ancestors):
            if node != token and node.i in self.heads:
                return False
            clausal = node.pos_ in VERBAL and (node.dep_ == "relcl" or (node.dep_ == "acl" and not has_to(node)))
            if clausal and node.head.i not in self.heads and node.head.lemma_.lower() in self.words["deeds"]:
                return True
        return False

    def named_in(self, token: Token, slots: Sequence[str]) -> list[int]:
        """Find the acts that stand in a slot themselves: "retaliated against the [tariffs]", not "against those who struck"."""
        return [self.heads[f.i] for slot in slots for f in fillers_of(token, slot) if f.i in self.heads]

    def in_slots(
        self, token: Token, slots: Sequence[str], mine: set[int], via: frozenset[str] = frozenset()
    ) -> list[int]:
        """Find the acts in the first slot that holds any, below a word of `via` where there are such words."""
        for slot in slots:
            fillers = [f for f in fillers_of(token, slot) if not via or _written(f) in via]
            found = [n for filler in fillers for n in self.all_below(filler)]
            others = [n for n in found if n is not None and n not in mine]
            if others:
                return others
        return []


def _written(word: Token) -> str:
    """Give a word as `via` has it: a noun plain, a verb with its "to"."""
    return f"to {word.lemma_.lower()}" if word.pos_ in VERBAL else word.lemma_.lower()


def _describes(clause: Token) -> bool:
    """Tell whether a clause says which thing is meant: "a bill that ends it", "men sentenced for it"; not "a plan to end it"."""
    return clause.dep_ == "relcl" or (clause.dep_ == "acl" and not has_to(clause))


def _states(verb: Token) -> Iterator[Token]:
    """Yield the state that somebody is said to be in: "is on [alert]", "are at [war]"."""
    if verb.lemma_.lower() in {"be", "remain", "stay"}:
        phrases = (c for c in verb.rights if c.dep_ == "prep" and c.lower_ in {"on", "at", "under"})
        yield from (c for phrase in phrases for c in phrase.rights if c.dep_ == "pobj")


def _set_off(cue: Token) -> bool:
    """Tell whether a comma stands before the phrase or clause that a word opens: ", minutes after X struck"."""
    first = min((t.i for t in cue.subtree if t.i <= cue.i), default=cue.i)
    return first > cue.sent.start and cue.doc[first - 1].text == ","


def clause_of_cleft(cue: Token) -> Token | None:
    """Give the verb of the clause behind "it was … that", which the parse may hang on any word between."""
    be = next((t for t in cue.ancestors if t.lemma_ == "be"), None)
    if be is None or not any(c.lower_ == "it" and c.dep_ == "nsubj" for c in be.lefts):
        return None
    if any(c.dep_ in {"attr", "acomp"} for c in be.rights):
        return None
    behind = (
        t for t in be.subtree if t.i > cue.i and t.pos_ in VERBAL and t.dep_ in {"acl", "relcl", "ccomp", "advcl"}
    )
    return next((t for t in behind if _has_that_and_subject(t)), None)


def _has_that_and_subject(verb: Token) -> bool:
    that = any(c.lower_ == "that" and c.dep_ not in SUBJECTS for c in verb.lefts)
    return that and any(c.dep_ in SUBJECTS for c in verb.lefts)


def complement_of(first: Token, last: Token | None = None) -> Token | None:
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


def phrase_after(token: Token) -> Token | None:
    """Give the top of what follows a word, where the parse has not seen that the word governs it."""
    if token.i + 1 >= token.sent.end:
        return None
    node = token.nbor()
    while node.head != node and node.head.i > token.i:
        node = node.head
    return node if node.i < token.sent.end else None


def objects_of(verb: Token) -> list[Token]:
    """Give the objects of a verb, clauses and infinitives too ("led the king to declare …"), in text order."""
    return [c for c in verb.children if c.i > verb.i and (c.dep_ in {"dobj", "xcomp", "ccomp"} or _is_infinitive(c))]


def _is_infinitive(clause: Token) -> bool:
    return clause.dep_ == "advcl" and any(c.tag_ == "TO" for c in clause.children)


def is_negated(token: Token) -> bool:
    """Tell whether a word stands with "not" or "never"."""
    return any(child.dep_ == "neg" for child in token.children)


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive: "was prompted", "strikes triggered by"."""
    if any(c.dep_ in {"nsubjpass", "auxpass", "agent"} for c in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl", "amod"}


def agent_of(verb: Token) -> Token | None:
    """Give what "by" names as the doer of a passive."""
    for child in verb.children:
        if child.lower_ == "by" and child.dep_ in {"agent", "prep"}:
            return complement_of(child)
    return None


def fillers_of(token: Token, slot: str) -> Iterator[Token]:
    """Yield what stands in a slot of a trigger: its object, or what a preposition on it or on its object governs."""
    if slot == "judged":  # "called the raid illegal"
        verdicts = [c for c in token.children if c.dep_ in {"ccomp", "oprd", "xcomp", "acomp"} and _is_verdict(c)]
        yield from (c for v in verdicts for c in v.children if c.dep_ == "nsubj")
        verdicts += [t for t in token.subtree if t.dep_ == "amod" and t.i > t.head.i]  # "the raid on a ship [illegal]"
        yield from (c for c in token.children if verdicts and c.dep_ == "dobj")
        return
    if slot == "subj":  # "said that the raid was [illegal]"
        told = token.dep_ in {"acomp", "attr", "oprd"}
        yield from (c for c in token.head.lefts if told and c.dep_ in SUBJECTS)
        yield from (c for c in token.lefts if token.pos_ in VERBAL and c.dep_ == "nsubj")  # "the raid [outraged] them"
        return
    if slot == "that":  # "the accusation that it [struck]"
        yield from (c for c in token.rights if c.dep_ == "acl" and any(m.lower_ == "that" for m in c.lefts))
        return
    if slot == "clause":
        yield from (c for c in token.rights if c.dep_ == "ccomp")
        return
    if slot == "obj":
        yield from (c for c in token.children if c.dep_ in OBJECTS and c.i > token.i)
        yield from (c for c in token.children if c.dep_ == "nsubjpass")
        yield from _object_shared(token)
        yield from _subject_shared(token)
        return
    near = {"dobj", "nsubjpass", "dative", "acomp"}
    # "accused X on 1 May of Y": the phrase may hang on the one before it
    before = [n for c in token.children if c.dep_ == "prep" for n in c.children if n.dep_ == "pobj" and n.i > token.i]
    before += [n for first in before for n in first.conjuncts if n.i > first.i]  # "sanctions on X and Y for": hung on Y
    held = [c for c in token.children if c.dep_ in near]
    finds = token.lemma_.lower() in {"hold", "find", "declare", "consider", "deem"}
    called = [a for n in held for a in n.rights if finds and a.dep_ == "amod"]  # "held Chad [responsible] for the raid"
    called += [c for c in token.rights if finds and c.dep_ in {"oprd", "ccomp", "advcl"} and c.pos_ == "ADJ"]
    listed = [n for c in held for n in c.conjuncts if n.i > c.i]  # "accused X, Y and Z of": hung on the last
    led = [c for c in token.rights if token.pos_ == "NOUN" and c.dep_ == "acl" and c.tag_ == "VBN"]
    by = [
        n for verb in led if (n := agent_of(verb)) is not None
    ]  # "protests led by a union against": hung on the union
    said = [token.head] if token.dep_ == "acomp" else []  # "was [furious] at the raid": hung on the verb
    for holder in (token, *said, *held, *called, *before, *listed, *led, *by):
        for child in holder.children:
            if child.lower_ == slot and child.dep_ in {"prep", "agent", "mark", "dative"}:
                complement = complement_of(child)
                if complement is not None:
                    yield complement


def means_of(verb: Token, heads: Mapping[int, int]) -> list[Token]:
    """Give by what means somebody answers; what is answered may have it in the parse: "answered the jailing of a writer [with sanctions]"."""
    means = [f for word in ("with", "by") for f in fillers_of(verb, word)]
    if means:
        return means
    behind = (complement_of(p) for p in verb.subtree if p.i > verb.i and p.lower_ == "with")
    return [c for c in behind if c is not None and c.i in heads][-1:]


def _is_verdict(word: Token) -> bool:
    """Tell whether a word says what something is called: "a crime", "to be a crime"."""
    return word.dep_ == "oprd" or word.pos_ not in VERBAL or (word.lemma_ == "be" and has_to(word))


def _object_shared(verb: Token) -> Iterator[Token]:
    """Yield the object that a verb shares with the one coordinated with it: "condemned and reversed the tariffs"."""
    alone = all(c.dep_ in {"cc", "conj", "advmod", "punct"} for c in verb.rights)
    other = next((c for c in verb.rights if c.dep_ == "conj" and c.pos_ in VERBAL), None)
    if alone and other is not None and verb.pos_ in VERBAL and not any(c.dep_ in SUBJECTS for c in other.children):
        yield from (c for c in other.children if c.dep_ == "dobj" and c.i > other.i)


def _subject_shared(verb: Token) -> Iterator[Token]:
    """Yield what a passive shares with the one it is coordinated with: "the raid was [public] and widely condemned"."""
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not any(c.dep_ in SUBJECTS | {"dobj"} for c in verb.children):
        other = verb.head.head if verb.head.dep_ == "acomp" else verb.head
        said = is_passive(other) or other.lemma_ == "be"
        yield from (c for c in other.children if said and c.dep_ in {"nsubj", "nsubjpass"})


def span_of(first: Token, last: Token) -> set[int]:
    """Give the token indices from one token to another."""
    return set(range(min(first.i, last.i), max(first.i, last.i) + 1))


def words_from(token: Token, phrase: Sequence[str]) -> Token | None:
    """Give the last word of a phrase that starts at a token, None where it does not stand there."""
    end = token.i + len(phrase)
    if end > len(token.doc) or [t.lower_ for t in token.doc[token.i : end]] != list(phrase):
        return None
    return token.doc[end - 1]


def noun_after(token: Token, nouns: frozenset[str]) -> Token | None:
    """Give the noun of the table that follows a preposition, with a few modifiers between: "in a tit-for-tat response"."""
    modifiers, spelt, end = 0, "", token.sent.end
    for i in range(token.i + 1, end):
        word = token.doc[i]
        spelt = spelt + word.lower_ if word.text == "-" or spelt.endswith("-") else word.lower_
        if spelt in nouns:
            return word
        if "-" in spelt or (i + 1 < end and word.nbor().text == "-"):
            continue
        modifiers += 1
        if word.pos_ not in MODIFIERS or modifiers > MOST_MODIFIERS:
            return None
    return None


def noun_described(adjective: Token) -> Token | None:
    """Give the noun that an adjective stands before, a prefix with a hyphen too: "counter-tariffs"."""
    if adjective.dep_ in {"amod", "compound", "nmod"}:
        return adjective.head
    following = adjective.doc[adjective.i + 1 : adjective.i + 3]
    return next((t for t in following if t.pos_ in {"NOUN", "PROPN"} and t.text != "-"), None)


def particle(verb: Token, words: Sequence[str]) -> Token | None:
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
