"""What fills the slots of an act: the actors that its subject, object, possessor or a preposition names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from timeline.lexicon import Lexicon, slug
from timeline.model import Actor
from timeline.model import Span as CharSpan
from timeline.nlp.actors import ActorFinder
from timeline.nlp.anaphora import Anaphora
from timeline.nlp.implied import (
    hosted,
    is_document,
    issuers,
)
from timeline.nlp.owners import MISSIONS, is_leaning
from timeline.nlp.page import Page
from timeline.nlp.registry import Ref
from timeline.nlp.role_seats import (
    right_behind,
    shared_modifiers,
)
from timeline.nlp.slots import fillers
from timeline.nlp.subjects import surface_subject
from timeline.nlp.syntax import clause_top, counting, is_passive, prepositions
from timeline.nlp.tree import Token
from timeline.nlp.triggers import JUDGING, Trigger
from timeline.nlp.victims import INHABITANTS, NOBODY, Victims

PLACE_SLOTS = frozenset({"on", "upon", "at", "into", "against", "over", "obj", "of", "toward", "towards"})
FORUMS = frozenset({"igo"})  # kinds of actor before which one accuses, and which are not accused themselves
BEFORE = frozenset({"to", "with", "before", "at"})
UNKNOWN_KIND = frozenset({"terrorist", "terror", "suicide"})  # "an Islamist terrorist attack": by whom is not said
FIRING = frozenset({"firing", "fire", "gunfire", "shooting", "shell", "shelling", "bomb", "bullet"})
AT_PLACES = frozenset({"bombing", "blast", "explosion", "massacre", "shooting", "killing", "killings", "siege"})
WORST = frozenset({"deadliest", "worst", "bloodiest"})  # of those that a land has suffered
STIRRED = frozenset({"ACCUSE", "REJECT", "PROTEST", "SUPPORT"})  # what an act may draw from others
OF_ACTS = frozenset({"condemn", "praise"})  # families of verbs that judge what somebody did: "denounced it"


@dataclass(frozen=True, slots=True)
class Roles:
    """The parties of one mention, in text order, with the spans that name them."""

    source: tuple[Ref, ...] = ()
    target: tuple[Ref, ...] = ()


@dataclass
class SlotReader:
    """Reads the slots of one page's triggers; `trigger_heads` are the triggers by the index of their head."""

    page: Page
    lexicon: Lexicon
    finder: ActorFinder
    anaphora: Anaphora
    victims: Victims
    trigger_heads: dict[int, Trigger] = field(default_factory=dict)

    def first_of(self, tokens: Iterable[Token], role: str) -> tuple[Ref, ...]:
        """Give whom the first of some words means that means anybody."""
        return next((refs for token in tokens if (refs := self.refs_of(token, "subj", role))), ())

    def first(self, trigger: Trigger, slots: Sequence[str], role: str) -> tuple[Ref, ...]:
        """Give who fills the first slot that anybody fills."""
        for slot in slots:
            refs = self.refs_in(trigger, slot, role)
            if refs:
                return refs
        return ()

    def refs_in(self, trigger: Trigger, slot: str, role: str) -> tuple[Ref, ...]:
        """Give the actors that fill a slot in a role."""
        found: list[Ref] = []
        personal = role == "target" and self.victims.is_personal(trigger)
        for token in self.tokens_in(trigger, slot):
            if slot in {"mod", "poss", "of"} and self._is_in_name(trigger, token, slot):
                continue
            if slot == "mod" and role == "source" and (group := self._group_in_name(trigger, token)):
                found += group
                continue
            if role == "source" and slot in {"mod", "poss"} and self._suffers(token, trigger):
                continue
            if role == "target" and (judged := self.act_at(token)) and trigger.row.type in JUDGING:
                found += self.first(judged, judged.row.frame.source, "source")
                continue
            if role == "target" and (token.lower_.endswith(("self", "selves")) or self.is_given(trigger, slot, token)):
                continue  # "blew himself up": nobody acts on himself
            found += (self.victims.named_beside(token) if personal else ()) or self.refs_of(token, slot, role)
            found += self.victims.persons_joined(token) if personal else ()
        if not found and trigger.nominal and slot in {"poss", "mod"}:
            found = [r for token in shared_modifiers(trigger.head, slot) for r in self.refs_of(token, slot, role)]
        if role == "source" and trigger.row.type == "PROTEST":
            against = {r.actor for r in self.leaned_against(trigger)}
            found = [self._as_protester(r) for r in found if r.actor not in against]
        if role == "target" and is_before(trigger, slot):  # "complained to the council"
            found = [r for r in found if self.finder.registry.known(r.actor).kind not in FORUMS]
        if role == "source" and slot == "mod" and trigger.nominal and trigger.row.type == "ASSAULT":
            # "the Air Togo bombing"
            found = [r for r in found if self.finder.registry.known(r.actor).kind != "company"]
        if role == "source":
            found = [
                r
                for r in found
                if not (r.how == "place" and slot in {"mod", "from", "of"}) and r.actor not in NOBODY - INHABITANTS
            ]
        return tuple({r.person if personal and r.person else r.actor: r for r in found}.values())

    def _is_in_name(self, trigger: Trigger, token: Token, slot: str) -> bool:
        """ "A [rebel] attack" in a row of two words, "an exchange of [prisoners]": what says of which kind an act is."""
        inside = trigger.nominal and trigger.first <= token.i <= trigger.last
        return inside or (slot != "of" and self._is_half_word(token))

    def is_town_hit(self, token: Token, trigger: Trigger) -> bool:
        """ "The [Lomé] attack", "the [Kabul] bombings": where it was, though the town may stand for its government elsewhere."""
        name = self.page.name(token)
        town = name is not None and name.kind in {"capital", "metonym"} and token.dep_ in {"compound", "nmod"}
        return town and trigger.nominal and trigger.row.type == "ASSAULT"

    def tokens_in(self, trigger: Trigger, slot: str) -> Iterable[Token]:
        """Give the words that fill a slot, those of the act's light verb where it has none of its own."""
        if slot == "on" and trigger.head.dep_ == "dobj" and trigger.head.head.lemma_ == "blame":
            return []  # "blamed the attack on [Y]": who is said to have done it
        own = list(fillers(trigger.head, slot))
        if not own and slot == "subj" and trigger.row.pos == "A" and trigger.head.tag_ == "VBN":
            seat = trigger.head.head if trigger.head.dep_ == "acomp" else trigger.head
            return [
                t for t in (surface_subject(seat),) if t is not None
            ]  # "[X] is committed to peace": read as a passive
        if trigger.row.type == "PROTEST" and slot == "by":  # "rallies against abuses by Y" are not held by Y
            own = list(prepositions(trigger.head, slot))
        if not own and slot == "mod" and (before := self._adjective_before(trigger.head)):
            return [before]
        if not own and len(trigger.row.phrase) > 1 and slot in PLACE_SLOTS - {"obj"}:
            # "put its fleet on alert against [X]": hung on a word of the phrase
            words = (t for t in trigger.head.doc[trigger.first : trigger.last + 1] if t != trigger.head)
            own = [o for word in words for o in prepositions(word, slot)]
        if own or not trigger.nominal:
            return own
        if trigger.behind is not None and (found := list(prepositions(trigger.behind, slot))):
            return found
        above = trigger.head.head
        if slot == "by" and trigger.light is None and trigger.head.dep_ == "dobj" and not is_passive(above):
            return list(prepositions(above, slot))  # "condemned the curbs on voting by [X]": hung on the verb
        counted = counting(trigger.head) != trigger.head
        if trigger.light is not None and (counted or trigger.head.dep_ != "pobj"):
            return list(prepositions(trigger.light, slot))
        return list(right_behind(trigger, slot))

    def refs_of(self, token: Token, slot: str = "", role: str = "") -> tuple[Ref, ...]:
        """Give the actors that the phrase at `token` means in a slot."""
        other = self.trigger_heads.get(token.i)
        if other is not None and other.nominal and slot == "subj":
            return self.first(other, other.row.frame.source, "source")
        if self.anaphora.is_anaphor(token):
            refs = self.anaphora.resolve(token) or self.finder.resolve(token) or self._issuer_behind(token, slot)
            return refs + tuple(r for c in token.conjuncts if c.i > token.i for r in self.finder.resolve(c))
        if slot == "subj" and role == "source" and token.lemma_.lower() in FIRING:  # "the firing by [X] killed two"
            return tuple(r for s in ("by", "mod", "poss") for t in fillers(token, s) for r in self.finder.refs(t))
        if slot == "subj" and is_document(token, self.lexicon):
            return tuple(r for issuer in issuers(token, self.lexicon) for r in self.refs_of(issuer))
        refs = self.finder.refs(token)
        if role == "target" and (inside := [r for t in hosted(token, self.lexicon) for r in self.finder.refs(t)]):
            return tuple(inside)
        if not refs and role == "target" and slot in PLACE_SLOTS:
            refs = self.finder.place_state(token)
        return refs

    def act_at(self, token: Token) -> Trigger | None:
        """Give the act that a noun names: who judges or refuses an act judges its doer."""
        other = self.trigger_heads.get(token.i)
        return other if other is not None and other.nominal else None

    def refs_of_subject(self, verb: Token, role: str) -> tuple[Ref, ...]:
        """Give the actors that the subject of a verb means."""
        return tuple(ref for token in fillers(verb, "subj") for ref in self.refs_of(token, "subj", role))

    def of_the_measure(self, trigger: Trigger, role: str) -> tuple[Ref, ...]:
        """ "The ban that X had put on Y was lifted": who handles a measure is told where the measure is."""
        if trigger.row.frame.name != "verb.ease":
            return ()
        for token in fillers(trigger.head, "obj"):
            for clause in (c for c in token.rights if c.dep_ in {"acl", "relcl"}):
                slots = ("subj",) if role == "source" else ("on", "against")
                found = tuple(r for slot in slots for t in fillers(clause, slot) for r in self.refs_of(t, slot, role))
                if found:
                    return found
        return ()

    def act_that_stirs(self, trigger: Trigger) -> Trigger | None:
        """ "The [raid] drew protests", "the [arrests] raised concerns": the act is what others protest against."""
        if trigger.light is None or trigger.row.type not in STIRRED or is_passive(trigger.light):
            return None
        subject = surface_subject(trigger.light)
        act = None if subject is None else self.act_at(subject)
        return None if act is trigger else act

    def leaned_against(self, trigger: Trigger) -> tuple[Ref, ...]:
        """ "Burmese anti-government protests", "anti-French rallies": whom a protest is said to be against."""
        lefts = list(trigger.head.lefts) if trigger.nominal and trigger.row.type == "PROTEST" else []
        anti = next((c for c in lefts if c.lower_.split("-")[0] == "anti"), None)
        if anti is None:
            return ()
        named = [c for c in lefts if c.i in self.page.names]
        behind = [c for c in named if c.i == anti.i + 2 and c.doc[c.i - 1].text == "-"]
        return tuple(r for c in behind or named for r in self.finder.resolve(c))

    def is_in_favour(self, trigger: Trigger) -> bool:
        """ "Marched in [support] of X", "protests expressing [solidarity] with X", "a [pro]-X rally": for somebody, and against nobody."""
        if trigger.row.type != "PROTEST":
            return False
        if any(self._is_favoured(t, trigger) for t in fillers(trigger.head, "mod")):
            return True
        words, shown = self.lexicon.classes["favour"], self.lexicon.classes["express"]
        if not words.isdisjoint(trigger.row.phrase):
            return True
        behind = (t for t in clause_top(trigger.top).subtree if t.i > trigger.head.i and t.lemma_.lower() in words)
        return any(t.head.lower_ == "in" or (t.head.tag_ == "VBG" and t.head.lemma_.lower() in shown) for t in behind)

    def _is_favoured(self, token: Token, trigger: Trigger) -> bool:
        """ "The pro-[Chad] march", "a [Chad] solidarity rally", "[Chad] support rallies": whom a protest is for."""
        if trigger.row.type != "PROTEST" or token.i == 0 or token.i + 1 >= len(token.doc):
            return False
        favoured = token.doc[token.i + 1].lower_ in self.lexicon.classes["favour"] and token.i + 1 <= trigger.head.i
        return favoured or (is_leaning(token) and token.doc[token.i - 2].lower_ == "pro")

    def is_given(self, trigger: Trigger, slot: str, token: Token) -> bool:
        """ "Shipped Syrian fighters": what is given is no receiver, but "supplied the rebels with rifles" names him."""
        giving = (
            trigger.row.frame.name == "verb.give" and trigger.head.lemma_.lower() in self.lexicon.classes["sending"]
        )
        return giving and slot == "obj" and token.i not in self.page.names and not any(fillers(trigger.head, "with"))

    def is_name(self, token: Token) -> bool:
        """Tell whether a word is a name, be it of nobody whom the tables know."""
        return token.i in self.page.names or token.text in self.finder.unknown

    def _group_in_name(self, trigger: Trigger, adjective: Token) -> tuple[Ref, ...]:
        """ "[Somali pirate] attacks": who attacks is in the name of the act, and the adjective says whence they are."""
        words = [t for t in trigger.head.doc[trigger.first : trigger.last + 1] if t.i != trigger.head.i]
        if len(words) != 1 or adjective.i != words[0].i - 1 or words[0].lemma_.lower() in UNKNOWN_KIND:
            return ()
        role = self.lexicon.roles.get(words[0].lemma_.lower()) or self.lexicon.roles.get(f"{words[0].lower_}s")
        home = self.finder.resolve(adjective)
        if (
            role is None
            or role.kind != "group"
            or [self.finder.registry.known(r.actor).kind for r in home] != ["state"]
        ):
            return ()
        span = self.page.span(adjective.i, words[0].i)
        told = self.page.text[slice(*span)]
        group = Actor(slug(f"{told}s"), f"{told}s", "armed-group", home[0].actor)
        return (Ref(self.finder.registry.meet(group, told), span, "description"),)

    def _as_protester(self, ref: Ref) -> Ref:
        """ "Thousands of people marched": what makes them one party is that they protest."""
        if ref.actor not in NOBODY:
            return ref
        country = self.finder.registry.known(ref.actor).country
        return replace(ref, actor=self._meet_protesters(ref.span, country))

    def protesters(self, act: Trigger) -> tuple[Ref, ...]:
        """Give those who hold a protest of which nobody says more: "dispersed a [rally]"."""
        span = self.page.span(act.head.i, act.head.i)
        return (Ref(self._meet_protesters(span, None), span, "description"),)

    def _meet_protesters(self, span: CharSpan, country: str | None) -> str:
        protesters = Actor("protester", "protesters", "civilians", country)
        return self.finder.registry.meet(protesters, self.page.text[slice(*span)])

    def _is_half_word(self, token: Token) -> bool:
        """Tell whether a common word is half of a hyphened adjective, and so no party: "a left-[wing] coup"."""
        around = {t.text for t in token.doc[max(0, token.i - 1) : token.i + 2]}
        return "-" in around and token.pos_ != "PROPN" and token.i not in self.page.names

    def _suffers(self, token: Token, trigger: Trigger) -> bool:
        """Tell whether what stands before an act was hit by it, is where it was done, or whom it is for."""
        return (
            self._is_favoured(token, trigger)
            or self._is_where(token, trigger)
            or self.is_town_hit(token, trigger)
            or (token.dep_ != "poss" and self._is_mission(token, trigger))
        )

    def mission_hit(self, trigger: Trigger) -> tuple[Ref, ...]:
        """ "The US [embassy] bombings", "the Iranian [consulate] strike": whose mission was hit."""
        beside = fillers(trigger.head, "mod") if trigger.nominal else ()
        refs = (r for t in beside if self._is_mission(t, trigger) for r in self.finder.refs(t))
        return tuple(r for r in refs if r.how != "description")

    def _is_mission(self, token: Token, trigger: Trigger) -> bool:
        last = self.page.text[slice(*self.page.span(token.i, token.i))].split()[-1].lower()
        behind = token.doc[token.i + 1] if token.i + 1 < trigger.head.i else token  # "the [French] embassy bombing"
        words = {last, token.lemma_.lower(), behind.lemma_.lower()}
        return trigger.row.type in {"ASSAULT", "COERCE"} and bool(words & MISSIONS)

    def _is_where(self, token: Token, trigger: Trigger) -> bool:
        """ "The [Kenya] bombing", "[Kenya's] deadliest attack": a state named by its noun is where it was, not the doer."""
        name = self.page.names.get(token.i)
        if token.dep_ == "poss":
            return any(c.lower_ in WORST for c in trigger.head.lefts)
        if name is None or name.kind != "state" or token.text.isupper() or "." in token.text:
            return False
        known = any(c.dep_ == "det" and c.i < token.i for c in trigger.head.lefts)
        return known and trigger.head.lemma_.lower() in AT_PLACES and token.i == trigger.first - 1

    def _adjective_before(self, noun: Token) -> Token | None:
        """ "[Ruritanian] shelling", which the parser may take for two subjects or for a noun with its verb."""
        name = self.page.names.get(noun.i - 1)
        if name is None or not (noun.tag_ == "VBG" or name.kind == "adjective"):
            return None
        return noun.doc[noun.i - 1]

    def _issuer_behind(self, token: Token, slot: str) -> tuple[Ref, ...]:
        """ "[X] adopted a resolution that condemns Z"."""
        if slot != "subj" or token.tag_ not in {"WDT", "WP"} or token.head.dep_ != "relcl":
            return ()
        return tuple(r for issuer in issuers(token.head.head, self.lexicon) for r in self.refs_of(issuer))


def is_before(trigger: Trigger, slot: str) -> bool:
    """Tell whether a slot names before whom one accuses; who is "hit out at" is accused himself."""
    return trigger.row.type == "ACCUSE" and slot in BEFORE and trigger.row.family not in OF_ACTS
