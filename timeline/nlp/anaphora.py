"""Who "it", "they", "the group", "the army" and "both sides" are: the actor in focus that fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from timeline.nlp.actors import ActorFinder
from timeline.nlp.focus import Told
from timeline.nlp.homes import is_institution
from timeline.nlp.owners import MISSIONS, is_leaning
from timeline.nlp.quotations import speaker_of_quotation
from timeline.nlp.registry import Ref
from timeline.nlp.slots import fillers
from timeline.nlp.subjects import surface_subject
from timeline.nlp.syntax import MEETING, QUANTITIES, SUBJECTS, VERBAL, clause_top, prepositions
from timeline.nlp.tree import Token

AT_HOME = frozenset({"federal", "central", "national"})  # "Federal troops": of the state of the story
SINGULAR = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "themselves"})
PERSONAL = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})
SPEAKER = frozenset({"we", "us", "our", "ours", "ourselves"})
AUTHOR = frozenset({"i", "me", "my", "myself"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
PARTIES = frozenset({"state", "state-forces", "armed-group", "other"})
PLANES = frozenset({"aircraft", "jet"})  # what a plane told of before may be called again
KIND_MEANT = {"group": "armed-group", "alliance": "igo", "company": "company"}
# who is warned of it will suffer: "warned X that [it] will face sanctions"
SUFFERING = frozenset("face suffer pay bear incur risk".split())
TOLD_SO = frozenset("warn tell remind inform assure".split())
ANSWERING = frozenset("response reaction retaliation reply answer over for against because due".split())
CALLED = frozenset({"Community", "Union", "Organization", "Organisation", "Authority", "Commonwealth", "League"})
UNIONS = frozenset({"bloc", "grouping", "body"})  # of states
REGIONS = frozenset(
    "regional sub-regional subregional continental african asian european american arab gulf pacific caribbean oceanian eurasian".split()
)
COMPASS = frozenset("west western east eastern south southern southeast north northern central latin".split())
NAMING = frozenset({"name", "owner", "person", "pronoun"})
SIGNERS = frozenset("minister leader president participant signatory member undersigned delegate head party".split())
PRONOUNS = SINGULAR | PLURAL | PERSONAL | SPEAKER | AUTHOR | RELATIVE
OF_STATES = frozenset({"territory", "airspace", "border", "soil", "sovereignty", "frontier", "coast", "waters"})
LANDLESS = frozenset({"igo", "ngo", "company", "party"})  # kinds of actors without territory
OFFICES = frozenset(
    {
        "Secretary",
        "Secretary-General",
        "Secretary\u2010General",
        "Secretary\u2011General",
        "Administration",
        "Department",
        "Spokesperson",
    }
)  # of whom a statement speaks as its own
JUDGES, COURTS = (
    frozenset({"judge", "justice"}),
    frozenset({"court", "tribunal"}),
)  # "the judges" of the court told of before
REACH = 3  # sentences


class Anaphora:
    """Resolves pronouns and definite descriptions of one page from the references before them."""

    def __init__(self, finder: ActorFinder) -> None:
        self.finder = finder
        self.page = finder.page
        self.focus = finder.focus
        self.words = finder.lexicon.classes
        self._read()

    def _read(self) -> None:
        """Go through the page once, so that what a word refers to is in focus for the words after it."""
        for token in self.page.doc:
            if token.lower_ not in RELATIVE and self.is_anaphor(token) and (meant := self.resolve(token)):
                self.focus.note(token, meant)
                if token.tag_ == "PRP$":
                    self.finder.serve(token.head, meant)
                    if is_institution(self.finder.role(token.head)):  # "its police": whose "the police" are, too
                        self.finder.homes.note(token.head, self._said_at(token.head, meant))
                if self._is_owner_behind(token):  # "soldiers of both sides"
                    self.focus.note(token.head.head, self._said_at(token.head.head, meant))

    def _is_owner_behind(self, token: Token) -> bool:
        """Tell whether a phrase behind an institution says whose it is: "the ministers of [both countries]"."""
        of = token.head
        return token.dep_ == "pobj" and of.lower_ == "of" and is_institution(self.finder.role(of.head))

    def resolve(self, token: Token) -> tuple[Ref, ...]:
        """Give the actors that a pronoun or anaphoric noun means; nothing where no reference before it fits."""
        word = token.lower_
        if word in RELATIVE and token.tag_ in {"WP", "WDT", "WP$"}:
            return self._antecedent(token)
        if word in SPEAKER:
            return self._speaker_of(token) or self._signatories(token)
        if word in AUTHOR or self._are_signers(token):
            return self._signatories(token)
        if self._names_both(token):
            return self._both(token)
        if token.lemma_.lower() in self.words["counterpart"]:
            return self._other_side(token)
        if is_institution(self.finder.role(token)) and not self._is_of_any_actor(token):
            own = self._named_in_full(token) or self._of_a_body(token) or self._plane_before(token)
            own = own or self._officer_before(token)
            return own or self._of_the_home(token)
        if self._is_agency(token):
            return self._named_in_full(token)
        if self._is_mission(token):
            return self._mission_before(token)
        if spokesman := self._speaker_before(token):
            return spokesman
        if ahead := self._ahead(token) or self._warned(token):
            return self._said_at(token, ahead)
        found = self._owner_beside(token) or self._who_met(token) or next(self._candidates(token), ())
        return self._said_at(token, found)

    def _who_met(self, token: Token) -> tuple[Ref, ...]:
        """ "X met with Y. [They] agreed …": both, where the sentence before says no more than that they met."""
        first = token.sent.start
        if token.lower_ != "they" or token.dep_ not in SUBJECTS or not first or token.head.dep_ != "ROOT":
            return ()
        met = token.doc[first - 1].sent.root
        if met.lemma_.lower() not in MEETING or met.tag_ != "VBD":
            return ()
        sides = [t for slot in ("subj", "with", "obj", "to") for t in fillers(met, slot)]
        both = tuple({r.actor: r for t in sides for r in self.finder.refs(t)}.values())
        states = all(self.finder.registry.known(r.actor).kind == "state" for r in both)
        return both if len(both) > 1 and states else ()  # gunmen with whom somebody spoke act alone

    def _ahead(self, token: Token) -> tuple[Ref, ...]:
        """ "Following [its] test, Peru said": where a sentence opens so, whoever is its subject."""
        if token.dep_ != "poss" or token.lower_ not in {"its", "their"}:
            return ()
        first, clause = token.sent.start, clause_top(token)
        clause = clause_top(clause.head) if clause.dep_ == "prep" else clause  # "following" is tagged as a verb
        opening = token.doc[first].head == clause or token.doc[first] == clause
        subject = next((c for c in clause.lefts if c.dep_ == "nsubj" and c.i > token.i), None)
        before = token.doc.tokens[first : token.i]
        if not opening or subject is None or clause.dep_ != "ROOT" or token.doc[first].dep_ not in {"prep", "advcl"}:
            return ()
        if any(t.i in self.page.names or t.lower_ in ANSWERING for t in before):
            return ()
        refs = self.finder.refs(subject) if subject.i in self.page.names else ()
        return refs if (token.lower_ == "its") == (len(refs) == 1) else ()

    def _warned(self, token: Token) -> tuple[Ref, ...]:
        """ "Warned [Peru] that it will face sanctions": who is told what he will suffer."""
        clause = token.head
        said = clause.head
        if token.lower_ not in {"it", "they"} or token.dep_ != "nsubj" or clause.dep_ != "ccomp":
            return ()
        if clause.lemma_.lower() not in SUFFERING or said.lemma_.lower() not in TOLD_SO:
            return ()
        told = (c for c in said.rights if c.dep_ in {"dobj", "dative"} and c.i < token.i)
        return next((refs for c in told if (refs := self.finder.refs(c))), ())

    def _owner_beside(self, token: Token) -> tuple[Ref, ...]:
        """ "[the army] and its allies", "by [the army] and their curbs on aid": in a pair, whose the second is tells the first."""
        noun = token.head
        first = noun.head
        if token.dep_ != "poss" or noun.dep_ != "conj" or token.lower_ not in {"its", "their"}:
            return ()
        return self.finder.refs(first) if first.i in self.page.names else ()

    def _signatories(self, token: Token) -> tuple[Ref, ...]:
        span = self.page.span(token.i, token.i)
        officer = token.text in OFFICES and token.text not in {"Administration", "Department"}
        return tuple(Ref(actor, span, "pronoun", personal=officer) for actor in self.finder.registry.signatory)

    def _speaker_of(self, token: Token) -> tuple[Ref, ...]:
        """ "We shall answer," [X] said: who says it."""
        own = clause_top(token)  # "X accused our governments": told of, not said
        for verb in (v for v in token.ancestors if v != own and v.lemma_.lower() in self.finder.lexicon.speech):
            for subject in (c for c in verb.children if c.dep_ == "nsubj"):
                if subject != token and not subject.is_ancestor(token) and subject.lower_ not in SPEAKER:
                    return self._said_at(token, self.finder.refs(subject))
        quoted = speaker_of_quotation(token, self.page, self.finder.lexicon.speech)
        return self._said_at(token, self.finder.refs(quoted)) if quoted is not None else ()

    def _named_in_full(self, token: Token) -> tuple[Ref, ...]:
        """ "The International Court … [the court]", "the African Union Commission … [the Commission]", "the World Court … [the judges]": by a word of its name."""
        if not _has_only_the(token):
            return ()
        called = COURTS if token.lemma_.lower() in JUDGES else {token.lower_}
        for told in self.focus.before(token):
            kind, name = self._kind(told), self.finder.registry.known(told.ref.actor).name.split()
            words = name if kind in {"other", "ngo"} else self.page.text[slice(*told.ref.span)].split()
            named = kind in {"igo", "other", "ngo"} and told.ref.how == "name" and len(words) > 1
            if named and called & {word.lower() for word in (*words, *name)}:
                return self._said_at(token, (told.ref,))
        return ()

    def _speaker_before(self, token: Token) -> tuple[Ref, ...]:
        """ "Spokesperson Ali Reyes … [the spokesperson]", "ASEAN's leaders … [the leaders]": told of by that office last."""
        office = token.lower_.startswith("spokes") or token.lower_ in {"leaders", "ministers", "envoys", "diplomats"}
        if not office or not _has_only_the(token) or any(c.dep_ == "prep" for c in token.rights):
            return ()
        for told in self.focus.before(token):
            if token.tag_ == "NNS" and told.token.lower_ == token.lower_ and told.ref.how in NAMING | {"description"}:
                return self._said_at(token, self.focus.at(told.token))
            beside = (told.token, *told.token.lefts, *(t for t in told.token.rights if t.dep_ == "appos"))
            if told.ref.how in NAMING and any(t.lower_ == token.lower_ for t in beside):
                return self._said_at(token, (told.ref,))
        return ()

    def _mission_before(self, token: Token) -> tuple[Ref, ...]:
        """ "The Kenyan embassy … [the embassy]": of whomever it was said to be last."""
        for told in self.focus.before(token):
            named = self.page.text[slice(*self.page.span(told.token.i, told.token.i))].split()[-1].lower()
            if token.lemma_.lower() in {named, told.token.lemma_.lower()}:
                return self._said_at(token, (told.ref,))
        return ()

    def _plane_before(self, token: Token) -> tuple[Ref, ...]:
        """ "A Kenyan bomber … brought down [the aircraft]": that of whoever had the one told of last."""
        if token.lower_ not in PLANES or not _has_only_the(token):
            return ()
        kind = self.words["aircraft"]
        told = (t for t in self.focus.before(token) if t.token.tag_ == "NN" and t.token.lemma_.lower() in kind)
        return next((self._said_at(token, (t.ref,)) for t in told), ())

    def _officer_before(self, token: Token) -> tuple[Ref, ...]:
        """ "Amos Okoro had promised … [the colonel] ordered": whoever of that rank was told of last, by name."""
        rank = self.finder.lexicon.titles.get(token.text.title())
        if rank != "military" or token.tag_ != "NN" or not _has_only_the(token):
            return ()
        titles = self.finder.lexicon.titles
        told = [
            t
            for t in self.focus.before(token)
            if (t.ref.person or self._kind(t) == "person") and self._kind(t) != "igo"
        ]
        ranked = (t for t in told if any(titles.get(c.text) == "military" for c in t.token.lefts))
        return next((self._said_at(token, (t.ref,)) for t in (*ranked, *told)), ())

    def _of_a_body(self, token: Token) -> tuple[Ref, ...]:
        """ "The president of [the court]": of a body named in full before."""
        bodies = prepositions(token, "of")
        return next((self._said_at(token, refs) for o in bodies if (refs := self._named_in_full(o))), ())

    def _of_the_home(self, token: Token) -> tuple[Ref, ...]:
        role = self.finder.role(token)
        in_office = role is not None and role.kind == "office"
        return tuple(replace(ref, personal=in_office) for ref in self.finder.homes.of(token))

    def others(self, token: Token, taken: frozenset[str]) -> tuple[Ref, ...]:
        """Give what a pronoun may mean instead, if it cannot mean the actors `taken`."""
        for refs in self._candidates(token):
            if not taken & {r.actor for r in refs}:
                return self._said_at(token, refs)
        return ()

    def _said_at(self, token: Token, refs: tuple[Ref, ...]) -> tuple[Ref, ...]:
        return tuple(replace(ref, span=self.page.span(token.i, token.i), how="pronoun") for ref in refs)

    # -- what refers back -------------------------------------------------------------------------------------------

    def is_anaphor(self, token: Token) -> bool:
        """Tell whether `token` refers back: a pronoun, or "the country" without a name of its own."""
        if token.pos_ == "PRON" or token.tag_ == "WP$":
            return token.lower_ in PRONOUNS or self._names_both(token)
        return token.pos_ in {"NOUN", "PROPN", "ADJ"} and self._is_definite_description(token)

    def _is_definite_description(self, token: Token) -> bool:
        if self._are_signers(token):
            return True
        if self._is_mission(token):
            return True
        role = self.finder.role(token)
        lemma = token.lemma_.lower()
        if lemma in UNIONS and role is not None and self._is_of_a_region(token):
            return True
        if self._is_agency(token) and token.i not in self.page.names:
            return True
        if role is None or token.i in self.page.names or self._has_name_or_trait(token):
            return False
        if lemma in self.words["side"] and self._names_both(token):
            return True
        has_possessor = any(c.dep_ == "poss" for c in token.lefts)
        if lemma in self.words["counterpart"]:
            return has_possessor
        if self.finder.owners(token):
            return False
        if is_institution(role):
            return not has_possessor and self._is_at_home(token) and not self.finder.holders(token)
        lefts = [c for c in token.lefts if c.dep_ != "punct"]
        alone = len(lefts) == 1 and lefts[0].lower_ in DEFINITE
        if alone and self._is_ship(token):
            return True
        return alone and (lemma in self.words["state_word"] or role.kind in KIND_MEANT)

    def _is_mission(self, token: Token) -> bool:
        """Tell whether a mission is told of as known: "the embassy", "the consulate in Lima"."""
        known = token.lemma_.lower() in MISSIONS - {"mission"} and token.i not in self.page.names
        return known and _has_only_the(token) and not self.finder.owners(token)

    def _is_agency(self, token: Token) -> bool:
        """ "The Commission": an agency that the article names elsewhere, if not one of a state."""
        role = self.finder.role(token)
        agency = (role is not None and role.kind == "agency") or token.text in CALLED
        return agency and _has_only_the(token)

    def _is_of_a_region(self, token: Token) -> bool:
        """Tell whether a union of states is called by no more than where it is: "the regional bloc", "the West African body"."""
        named = (self.page.names.get(t.i) for t in token.lefts)
        words = [
            word
            for t, name in zip(token.lefts, named, strict=True)
            for word in (name.text if name is not None and name.kind == "adjective" else t.text).lower().split()
        ]
        regional = any(w in REGIONS for w in words) and all(w in REGIONS | COMPASS for w in words[1:])
        return words[:1] == ["the"] and regional

    def _is_at_home(self, token: Token) -> bool:
        """Tell whether an institution without an owner is that of the story: not "other governments", "use of force"."""
        if token.pos_ == "ADJ" or token.lower_ in self.words["mass_noun"] or self._is_title(token):
            return False
        if token.lemma_.lower() in self.finder.lexicon.weapons and not self._acts(token):
            return False
        if any(c.lemma_.lower() in self.words["part_of_society"] for c in token.lefts):
            return False  # "political leaders", "a union leader"
        if any(c.lemma_.lower() in self.words["not_at_home"] and not self.finder.is_of_office(c) for c in token.lefts):
            return False
        if any(is_leaning(c) for c in token.lefts):  # "anti-Taliban forces"
            return False
        role = self.finder.role(token)
        if role is not None and role.kind == "office" and any(c.lower_ in {"a", "an"} for c in token.lefts):
            return any(
                is_institution(self.finder.role(c)) for c in token.lefts
            )  # "a junta spokesman", not "a prosecutor"
        if (
            role is not None
            and role.kind == "government"
            and any(_is_unknown_name(c, self.page.names) for c in token.lefts)
        ):
            return False  # "the Calder administration"
        bare_plural = token.tag_ in {"NNS", "NNPS"} and not any(c.lower_ in DEFINITE for c in token.lefts)
        if token.tag_ == "NNS" and self._is_of_several(token):
            return False
        if bare_plural and token.head.lower_ == "of" and not self._is_counted(token):
            return False  # "deployments of troops": nobody's so far
        return not (bare_plural and role is not None and role.kind == "government" and token.lemma_ != "authority")

    def _is_of_several(self, token: Token) -> bool:
        """ "The foreign ministers of twenty countries": of none in particular."""
        states = self.words["state_word"]
        return any(o.tag_ == "NNS" and o.lemma_.lower() in states for o in prepositions(token, "of"))

    @staticmethod
    def _is_counted(token: Token) -> bool:
        """Tell whether it is said how many: "of some 1,500 soldiers", "dozens of officials"."""
        return token.head.head.lemma_.lower() in QUANTITIES or any(c.dep_ == "nummod" for c in token.lefts)

    @staticmethod
    def _is_title(token: Token) -> bool:
        return token.dep_ == "compound" and token.head.pos_ == "PROPN"

    @staticmethod
    def _acts(token: Token) -> bool:
        """Tell whether arms are told of as somebody's: "its jets", "warships shelled", not "asked for gunboats"."""
        return token.dep_ in SUBJECTS or any(c.lower_ in DEFINITE for c in token.lefts)

    def _are_signers(self, token: Token) -> bool:
        """Tell whether "the ministers" are those who sign this statement, "the Council" the body that does, "this country" theirs."""
        registry = self.finder.registry
        if not registry.signatory:
            return False
        if token.lower_ in {"country", "nation"} and [c.lower_ for c in token.lefts] == ["this"]:
            return True
        if token.text == registry.signed_as or (token.text in OFFICES and token.dep_ != "compound"):
            return _has_only_the(token) and not any(c.dep_ == "prep" for c in token.rights)
        if token.text == "Heads":
            of = (o.text for c in token.rights if c.dep_ == "prep" for o in c.rights)
            return all(c.lower_ == "the" for c in token.lefts) and next(of, "Government") in {"Government", "State"}
        return (
            (token.tag_ in {"NNS", "NNPS"} or token.text.endswith("s"))
            and token.lower_.removesuffix("s") in SIGNERS
            and all(c.lower_ in {"the", "all", "foreign"} for c in token.lefts)
            and not any(c.dep_ == "prep" for c in token.rights)
        )

    def _has_name_or_trait(self, token: Token) -> bool:
        """Tell whether a noun has a name or trait of its own: "the Hill Army", "European leaders"."""
        if token.pos_ == "PROPN" and any(c.pos_ == "PROPN" and c.dep_ == "compound" for c in token.lefts):
            return True
        if any(c.dep_ == "amod" and c.text[:1].isupper() and c.lower_ not in AT_HOME for c in token.lefts):
            return True
        return token.pos_ == "PROPN" and self._is_of_a_people(token)

    def _is_of_a_people(self, body: Token) -> bool:
        """ "The Assembly of [First Nations]": a body that is called after those who have it, and after no office."""
        names = (self.page.name(o) for o in prepositions(body, "of"))
        return any(name is not None and name.kind == "group" for name in names)

    def _names_both(self, token: Token) -> bool:
        if token.lower_ in {"both", "each"} and token.pos_ == "PRON":
            return True
        bare = all(c.lower_ == "the" for c in token.lefts) and not any(c.dep_ == "prep" for c in token.rights)
        if token.lower_ in {"sides", "parties"} and bare:
            return True
        counted = {"both", "two", "each", "either"}
        if token.lower_ == "groups" and {c.lower_ for c in token.lefts} in ({"the", "two"}, {"both"}):
            return not any(c.dep_ == "prep" for c in token.rights)
        return token.lemma_.lower() in self.words["side"] and any(c.lower_ in counted for c in token.lefts)

    def _is_of_any_actor(self, token: Token) -> bool:
        """ "The leader", "the commander": groups have them as states do."""
        return token.lemma_.lower() in self.words["of_any_actor"]

    # -- what is referred to ----------------------------------------------------------------------------------------

    def _antecedent(self, token: Token) -> tuple[Ref, ...]:
        clause = token
        while clause.dep_ != "relcl" and clause.head != clause:
            clause = clause.head
        if clause.dep_ != "relcl":
            return ()
        noun = clause.head
        if noun.dep_ == "appos" and noun.head.ent_type_ == "PERSON":  # "Ana Lima, a pastor who was held"
            noun = noun.head
        refs = self.finder.refs(noun)
        if refs and noun.i not in self.page.names and all(self._is_only_where(noun, ref) for ref in refs):
            return ()  # "the bombing in Kampala that killed two"
        return refs or (self.resolve(clause.head) if self.is_anaphor(clause.head) else ())

    def _is_only_where(self, noun: Token, ref: Ref) -> bool:
        """Tell whether a thing that is no actor has a party only from the place behind it."""
        word = self.page.token_at(ref.span)
        placed = word is not None and word.dep_ == "pobj" and word.head.lower_ in {"in", "at", "near", "outside"}
        return placed and self.finder.role(noun) is None

    def _both(self, token: Token) -> tuple[Ref, ...]:
        """Give the two parties that are most in focus, those left out that act on them."""
        acting = self._acting_on(token)
        kinds = {"state", "other"} if token.lemma_.lower() in self.words["state_word"] else PARTIES

        def fits(told: Told) -> bool:
            return self._kind(told) in kinds and told.ref.actor not in acting and told.ref.how in NAMING

        besides = self._named_besides(token)
        best = self.focus.best_pair(token, lambda told: fits(told) and told.ref.actor not in besides)
        best = best or self.focus.best_pair(token, fits)
        return tuple(Ref(ident, self.page.span(token.i, token.i), "pronoun") for ident in best)

    def _named_besides(self, token: Token) -> set[str]:
        """ "Both countries moved troops to their borders with [Chad]": whom the predicate names, who is neither of the two."""
        if token.dep_ not in SUBJECTS or token.head.pos_ not in {"VERB", "AUX"}:
            return set()
        behind = (c for c in token.head.rights if c.dep_ in {"dobj", "prep", "dative"})
        named = (t for c in behind for t in c.subtree if t.i in self.page.names)
        return {r.actor for t in named for r in self.finder.resolve(t)}

    def _acting_on(self, token: Token) -> set[str]:
        """ "[Brazil] urged both sides to stop": who acts on what `token` means, and so is none of it."""
        acting: set[str] = set()
        below = token
        for above in token.ancestors:
            acted_on = below.dep_ in {"dobj", "pobj", "prep", "dative"} or above.lemma_ in self.words["urging"]
            if above.pos_ in {"VERB", "AUX"}:
                subjects = [c for c in above.lefts if c.dep_ in SUBJECTS and c != below and not c.is_ancestor(token)]
                acting |= {r.actor for s in subjects if acted_on for r in self.finder.refs(s)}
            below = above
        return acting

    def _other_side(self, token: Token) -> tuple[Ref, ...]:
        """ "its neighbour": the party named last that is not the one who speaks."""
        owner = next((c for c in token.lefts if c.dep_ == "poss"), None)
        own = {r.actor for r in self.finder.refs(owner)} if owner is not None else set()
        for told in self.focus.before(token):
            known = self.finder.registry.known(told.ref.actor)
            if told.ref.actor not in own and known.kind in PARTIES - {"state-forces"}:
                return self._said_at(token, (told.ref,))
        return ()

    def _candidates(self, token: Token) -> Iterator[tuple[Ref, ...]]:
        """Yield what `token` may mean, the best first."""
        agrees = self._agreement(token)
        ranked = list(self.focus.ranked(token, REACH))
        if token.pos_ == "NOUN":  # "the rebels" are rebels before they are "the attackers"
            ranked.sort(key=lambda told: told.token.lemma_ != token.lemma_)
        if (possessor := _possessor_around(token)) is not None:  # "Chad's withdrawal from the town that it had taken"
            ranked.sort(key=lambda told: told.token != possessor)
        for told in ranked:
            if agrees(told) and not self._clashes(token, told.token) and not _is_label(told.token):
                yield self.focus.at(told.token) if token.lower_ in PLURAL else (told.ref,)

    def _agreement(self, token: Token) -> Callable[[Told], bool]:
        """Give the test of what a word can mean."""
        word = token.lower_
        if word in PERSONAL:
            return lambda told: told.ref.personal or self._kind(told) == "person"
        if word in SINGULAR:
            of_states = token.dep_ == "poss" and token.head.lemma_.lower() in OF_STATES
            return lambda told: (
                not self._is_person(told) and self._is_one(told) and not (of_states and self._kind(told) in LANDLESS)
            )
        if word in PLURAL:
            return lambda told: not self._is_person(told) and self._may_be_many(told)
        if self._is_ship(token):
            return lambda told: told.ref.actor in self.finder.registry.vessels
        role = self.finder.role(token)
        if token.lemma_.lower() in self.words["state_word"] or is_institution(role):
            return lambda told: (
                not self._is_person(told)
                and (self._kind(told) == "state" or (self._kind(told) == "other" and told.ref.how == "name"))
            )
        meant = KIND_MEANT.get(role.kind if role else "", "")
        return lambda told: (
            not self._is_person(told)
            and self._kind(told) == meant
            and self._same_number(token, told)
            and not self._is_of_another_trade(token, told.token)
        )

    def _is_of_another_trade(self, token: Token, told: Token) -> bool:
        """Tell whether of two descriptions one is of those who act through networks: "the gunmen" are no hackers."""
        hackers = self.words["hacker"]
        return token.lemma_.lower() not in {"group", "attacker"} and (token.lemma_ in hackers) != (
            told.lemma_ in hackers
        )

    def _is_ship(self, token: Token) -> bool:
        """Tell whether "the ship" may be one that has been named."""
        return (
            token.tag_ == "NN"
            and bool(self.finder.registry.vessels)
            and token.lemma_.lower() in self.words["civil_vessel"]
        )

    def _same_number(self, token: Token, told: Told) -> bool:
        """Tell whether a description can mean what another describes: "the group" no gunmen, "the gangs" no cell."""
        if told.ref.how != "description" or not self.finder.is_described(told.ref.actor):
            return True
        return token.lemma_ == told.token.lemma_ or (token.tag_ == told.token.tag_ == "NNS")

    def _kind(self, told: Told) -> str:
        return self.finder.registry.known(told.ref.actor).kind

    def _is_person(self, told: Told) -> bool:
        return told.ref.person is not None or self._kind(told) == "person"

    def _is_one(self, told: Told) -> bool:
        role = self.finder.lexicon.roles.get(told.token.lower_)
        plural = told.token.tag_ in {"NNS", "NNPS"} or (role is not None and role.number == "plural")
        many = told.ref.how == "description" and plural
        return self._kind(told) != "civilians" and not many

    def _may_be_many(self, told: Told) -> bool:
        role = self.finder.role(told.token)
        holds_office = told.ref.personal or (role is not None and role.kind == "office")
        if holds_office and told.token.tag_ in {"NN", "NNP"} and not any(c.dep_ == "conj" for c in told.token.rights):
            return False  # "the mediator"
        many = told.token.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in told.token.rights)
        return many or self._kind(told) in PARTIES | {"igo", "civilians"}

    @staticmethod
    def _clashes(token: Token, candidate: Token) -> bool:
        """Tell whether both are arguments of one verb, as in "Iran struck it", "Iran advanced, forcing them back"."""
        if token.dep_ == "poss" or token.pos_ != "PRON":
            return False
        acting = surface_subject(token.head) if token.dep_ == "dobj" and token.head.tag_ == "VBG" else None
        seat = candidate.head if candidate.dep_ in {"amod", "compound", "poss"} else candidate
        return candidate.head == token.head or seat == acting


def _is_label(word: Token) -> bool:
    """Tell whether a word only says what somebody was called or taken for: "listed the group as [terrorists]"."""
    return word.dep_ == "pobj" and word.head.lower_ == "as" and word.head.head.pos_ in VERBAL


def _is_unknown_name(word: Token, names: Mapping[int, object]) -> bool:
    """Tell whether a proper noun before another is a name that no table knows."""
    return word.dep_ in {"compound", "nmod"} and word.pos_ == "PROPN" and word.i not in names


def _possessor_around(pronoun: Token) -> Token | None:
    """Give who has the act or thing of which a relative clause tells more: "[Chad's] withdrawal from the town it had taken"."""
    noun = pronoun.head.head
    if pronoun.dep_ != "nsubj" or pronoun.pos_ != "PRON" or pronoun.head.dep_ != "relcl":
        return None
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
        if (owner := next((c for c in noun.lefts if c.dep_ == "poss"), None)) is not None:
            return owner
    return None


def _has_only_the(noun: Token) -> bool:
    """Tell whether nothing but "the" stands before a noun in its phrase."""
    return [c.lower_ for c in noun.lefts] == ["the"]
