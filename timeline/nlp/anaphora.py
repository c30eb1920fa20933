"""Who "it", "they", "the group" and "both sides" are: the actor last in focus that fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from timeline.nlp.actors import ActorFinder
from timeline.nlp.registry import Ref

SINGULAR = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "themselves"})
PERSONAL = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})
SPEAKER = frozenset({"we", "us", "our", "ours", "ourselves"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
SIDES = frozenset(
    {"side", "country", "nation", "party", "government", "army", "rival", "neighbor", "neighbour", "other"}
)
STATE_ANAPHORS = frozenset(
    {"country", "government", "nation", "state", "kingdom", "republic", "regime", "military", "army", "administration"}
)
VOICES_HEARD = frozenset({"forces", "ministry", "government", "office"})
COUNTERPARTS = frozenset(
    {"neighbor", "neighbour", "rival", "adversary", "enemy", "counterpart", "opponent", "foe", "attacker", "aggressor"}
)
SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
PARTIES = frozenset({"state", "state-forces", "armed-group", "other"})
REACH = 3  # sentences
OFTEN = 3  # times that a page names the state of its story


class Anaphora:
    """Resolves pronouns and definite descriptions of one page from the references before them."""

    def __init__(self, finder: ActorFinder) -> None:
        self.finder = finder
        self.page = finder.page
        self.sentence_of = {t.i: n for n, sent in enumerate(self.page.doc.sents) for t in sent}
        self.main_subjects = {n: self._subject_of(sent.root) for n, sent in enumerate(self.page.doc.sents)}

    def _subject_of(self, verb: Token) -> int | None:
        return next((c.i for c in verb.lefts if c.dep_ in SUBJECTS), None)

    def resolve(self, token: Token) -> tuple[Ref, ...]:
        """Give the actors that a pronoun or anaphoric noun means; nothing where no reference before it fits."""
        word = token.lower_
        if word in RELATIVE and token.tag_ in {"WP", "WDT", "WP$"}:
            return self._antecedent(token)
        if word in SPEAKER:
            return self._spoken_by()
        if self._names_both(token):
            return self._both(token)
        if token.lemma_.lower() in COUNTERPARTS:
            return self._other_side(token)
        found = next(self._candidates(token), None) or self._state_of_the_story(token)
        if not found:
            return ()
        return tuple(replace(ref, span=self.page.span(token.i, token.i), how="pronoun") for ref in found)

    def others(self, token: Token, taken: frozenset[str]) -> tuple[Ref, ...]:
        """Give what a pronoun may mean instead, if it cannot mean the actors `taken`."""
        for refs in self._candidates(token):
            if not taken & {r.actor for r in refs}:
                return tuple(replace(ref, span=self.page.span(token.i, token.i), how="pronoun") for ref in refs)
        return ()

    def is_anaphor(self, token: Token) -> bool:
        """Tell whether `token` refers back: a pronoun, or "the country" without a name of its own."""
        if token.pos_ == "PRON":
            return token.lower_ in SINGULAR | PLURAL | PERSONAL | SPEAKER | RELATIVE
        return self._is_definite_description(token)

    def _is_definite_description(self, token: Token) -> bool:
        role = self.finder.lexicon.roles.get(token.lemma_.lower())
        if role is None or token.i in self.page.names or self._has_name_or_trait(token):
            return False
        lefts = [c for c in token.lefts if c.dep_ != "punct"]
        if token.lemma_.lower() in SIDES and self._names_both(token):
            return True
        if self.finder.owners(token) and not (
            token.lemma_.lower() in COUNTERPARTS and any(c.dep_ == "poss" for c in lefts)
        ):
            return False
        if role.kind in VOICES_HEARD and not any(c.dep_ == "poss" for c in lefts):
            return True
        if token.lemma_.lower() in COUNTERPARTS:
            return any(c.dep_ == "poss" for c in lefts)
        return (
            bool(lefts)
            and lefts[0].lower_ in {"the", "this", "that", "these", "those"}
            and len(lefts) == 1
            and (token.lemma_.lower() in STATE_ANAPHORS or role.kind in {"group", "alliance", "company"})
        )

    @staticmethod
    def _has_name_or_trait(token: Token) -> bool:
        """Tell whether a noun has a name or trait of its own: "the Hill Army", "European leaders"."""
        if token.pos_ == "PROPN" and any(c.pos_ == "PROPN" and c.dep_ == "compound" for c in token.lefts):
            return True
        return any(c.dep_ == "amod" and c.text[:1].isupper() for c in token.lefts)

    def _names_both(self, token: Token) -> bool:
        if token.lower_ in {"both", "each"} and token.pos_ == "PRON":
            return True
        if (
            token.lower_ in {"sides", "parties"}
            and all(c.lower_ == "the" for c in token.lefts)
            and not any(c.dep_ == "prep" for c in token.rights)
        ):
            return True
        return token.lemma_.lower() in SIDES and any(c.lower_ in {"both", "two", "each", "either"} for c in token.lefts)

    def _antecedent(self, token: Token) -> tuple[Ref, ...]:
        clause = token
        while clause.dep_ != "relcl" and clause.head != clause:
            clause = clause.head
        if clause.dep_ != "relcl":
            return ()
        refs = self.finder.refs(clause.head)
        return refs or (self.resolve(clause.head) if self.is_anaphor(clause.head) else ())

    def _spoken_by(self) -> tuple[Ref, ...]:
        known = self.finder.registry.signatory
        return tuple(Ref(actor, (0, 0), "pronoun") for actor in known)

    def _state_of_the_story(self, token: Token) -> tuple[Ref, ...]:
        """ "Police", "the government" before any state is named near: the state that the page names most."""
        role = self.finder.lexicon.roles.get(token.lemma_.lower())
        if token.pos_ == "PRON" or role is None or role.kind not in {"forces", "government"}:
            return ()
        named = Counter(r.actor for _, r in self.finder.history if self.finder.registry.known(r.actor).kind == "state")
        span = self.page.span(token.i, token.i)
        return tuple(Ref(actor, span, "pronoun") for actor, times in named.most_common(1) if times >= OFTEN)

    def _both(self, token: Token) -> tuple[Ref, ...]:
        """Give the last two parties named before `token`."""
        found: dict[str, Ref] = {}
        speakers = self._speakers_to(token)
        for earlier, ref in reversed(self.finder.history):
            if earlier.i < token.i and ref.actor not in speakers | set(found) and self._is_party(ref):
                found[ref.actor] = replace(ref, span=self.page.span(token.i, token.i), how="pronoun")
            if len(found) == 2:
                return tuple(reversed(found.values()))
        return ()

    def _speakers_to(self, token: Token) -> set[str]:
        """ "[Brazil] urged both sides": who acts on what `token` means, and so is none of it."""
        subjects = (c for verb in token.ancestors for c in verb.lefts if c.dep_ in SUBJECTS)
        return {r.actor for s in subjects if not s.is_ancestor(token) and s != token for r in self.finder.refs(s)}

    def _other_side(self, token: Token) -> tuple[Ref, ...]:
        """ "its neighbour": the party named last that is not the one who speaks."""
        owner = next((c for c in token.lefts if c.dep_ == "poss"), None)
        own = {r.actor for r in self.finder.refs(owner)} if owner is not None else set()
        for earlier, ref in reversed(self.finder.history):
            if (
                earlier.i < token.i
                and ref.actor not in own
                and self.finder.registry.known(ref.actor).kind in {"state", "armed-group", "other"}
            ):
                return (replace(ref, span=self.page.span(token.i, token.i), how="pronoun"),)
        return ()

    def _is_party(self, ref: Ref) -> bool:
        kind = self.finder.registry.known(ref.actor).kind
        return kind in PARTIES and ref.how in {"name", "owner", "person"}

    def _candidates(self, token: Token) -> Iterator[tuple[Ref, ...]]:
        """Yield what `token` may mean, the best first: subjects of its own sentence, then of those before it."""
        here = self.sentence_of[token.i]
        for sentence in range(here, max(-1, here - REACH - 1), -1):
            inside = [(t, r) for t, r in self.finder.history if self.sentence_of[t.i] == sentence and t.i < token.i]
            ranked = sorted(inside, key=lambda item: self._distance(item[0], token, same=sentence == here))
            for candidate, ref in ranked:
                if self._agrees(token, candidate, ref) and not self._clashes(token, candidate):
                    yield self.finder.refs(candidate) if token.lower_ in PLURAL else (ref,)

    def _distance(self, candidate: Token, token: Token, *, same: bool) -> tuple[int, int]:
        is_subject = candidate.dep_ in SUBJECTS or (
            candidate.head.dep_ in SUBJECTS and candidate.dep_ in {"compound", "poss", "amod"}
        )
        if same:
            return (0 if is_subject else 1, token.i - candidate.i)
        main = candidate.i == self.main_subjects[self.sentence_of[candidate.i]]
        return (0 if main else 1 if is_subject else 2, candidate.i)

    def _agrees(self, token: Token, candidate: Token, ref: Ref) -> bool:
        kind = self.finder.registry.known(ref.actor).kind
        word = token.lower_
        if word in PERSONAL:
            return ref.personal or kind == "person"
        if ref.person is not None or kind == "person":
            return False
        if word in SINGULAR:
            return kind != "civilians" and not (ref.how == "description" and candidate.tag_ in {"NNS", "NNPS"})
        if word in PLURAL:
            plural = candidate.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in candidate.rights)
            return plural or kind in {"state", "armed-group", "igo", "state-forces", "civilians", "other"}
        role = self.finder.lexicon.roles.get(token.lemma_.lower())
        if token.lemma_.lower() in STATE_ANAPHORS or (role is not None and role.kind in VOICES_HEARD):
            return kind == "state" or (kind == "other" and ref.how == "name")
        return kind == {"group": "armed-group", "alliance": "igo", "company": "company"}.get(
            role.kind if role else "", ""
        )

    @staticmethod
    def _clashes(token: Token, candidate: Token) -> bool:
        """Tell whether both are arguments of one verb, as in "Iran struck it"."""
        return token.dep_ != "poss" and token.head == candidate.head and token.pos_ == "PRON"
