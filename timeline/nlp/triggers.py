"""Find the words that name acts, and decide by their company whether they do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from timeline.lexicon import Condition, Frame, Lexicon, Name, TriggerRow, pieces_of
from timeline.lexicon.chances import Clues
from timeline.nlp.actors import ActorFinder
from timeline.nlp.cues import Cue
from timeline.nlp.lemmas import bases_of
from timeline.nlp.light import MODIFIED_ACTS, governor_through_light_verb, light_verb_behind, told_behind, verbs_behind
from timeline.nlp.no_acts import is_no_act
from timeline.nlp.page import Page
from timeline.nlp.phrases import phrase_tokens
from timeline.nlp.registry import Ref
from timeline.nlp.slots import MODIFIER_DEPS, fillers, is_gerund_noun
from timeline.nlp.stand_ins import StandIns
from timeline.nlp.subjects import surface_subject
from timeline.nlp.syntax import (
    agents,
    counted,
    has_to,
    is_bare,
    is_nominal,
    is_passive,
    is_told_as_past,
    prepositions,
    tells_no_doer,
)
from timeline.nlp.tree import Span, Token
from timeline.nlp.unlisted import clues_of, is_done_in_answer, is_likely, tried_verbs

POS_TRIED = {"VERB": ("V", "N", "A"), "AUX": ("V",), "NOUN": ("N", "V"), "PROPN": ("N",), "ADJ": ("A", "N")}
LONGEST_TRIGGER = 60
POINTERS = frozenset({"the", "this", "that", "these", "those"})
WORD_SLOTS = frozenset({"head", "near", "neg", "next", "prev", "prt", "mod", "pred"})  # slots of words, not of parties
# The slots that no light verb fills for its noun; "hold a drill with allies" is not yet a drill with allies.
PARTY_SLOTS = frozenset({"subj", "obj", "iobj", "ccomp", "poss", "with"})
SEATS_OF_SIDES = frozenset({"obj", "on", "to", "with"})
SIDES = frozenset({"him", "them", "both", "each", "all"})
FEW = frozenset({"two", "three", "four"})  # "urged the two to talk"
KINDS_OF_SIDES = ("side", "leader", "diplomat")
SHIP = "ship"  # the word by which a guard knows a ship of which only the name is told
REACH = 12  # words: what stands farther off is another topic and blocks nothing
NO_FRAME = Frame("noun.anaphor", ("mod", "poss"), (), mutual=False)
ANAPHOR_WEIGHT = 0.6
ANY_VERB = "*"  # the rows of a verb that has none of its own
UNLISTED_WEIGHT = 0.6
SPOKEN_TYPES = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"})
PUBLIC_TYPES = SPOKEN_TYPES | {"CONSULT", "SANCTION"}  # what people say and do to each other without any state
PARTIES = ("subj", "obj", "iobj", "to", "on", "with", "from", "against", "at", "of", "mod", "poss")
SPEAKING_THINGS = frozenset(
    "statement report letter resolution declaration communique text motion bill petition side party leader one note message "
    "reader person people man woman other number majority dozen hundred thousand evidence sign trail clue embassy consulate "
    "mission summit meeting conference forum session gathering protest demonstration rally march".split()
)
NAMES_OF_STATES = frozenset({"state", "adjective", "people"})
TEAMS = frozenset({"team", "band", "pair", "trio", "crew"})
FORCES_BY_NAME = frozenset({"body", "group"})
OF_PERSONS = frozenset({"convict", "accuse", "charge"})  # "a man accused of spying": who he is
FAVOURS = frozenset({"AID", "COOPERATE", "SUPPORT"})
JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})  # types of acts that are about another one
ONLY_PEOPLE_DO = frozenset({"condemn", "accuse"})  # families: no thing accuses, whoever the noun says it is
TOLLS = frozenset({"kill", "wound"})  # families of words that may only count the dead of another act
MONEY = "MONEY"  # of spaCy's entities
DAMAGES = frozenset({"destroy"})  # told in the passive, these count what another act has done
BARE_NUMBERS = frozenset(
    {"dozen", "score", "hundred", "thousand", "million", "number", "handful", "couple", "most", "some", "many"}
)
LEAST_WEIGHT = 0.5
# What these threaten, ask for or reject may be an act of its own.
HOLDERS = frozenset({"THREATEN", "REQUEST", "REJECT", "ACCUSE"})
OTHER_POS_WEIGHT = 0.7
# Types of what a deal can provide for; that it "ended the war", or freed somebody, is told as done.
LAID_DOWN = frozenset({"REQUEST", "COERCE", "ACCUSE", "REJECT", "AID", "SANCTION", "CONCEDE"})
DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})  # done by hand, and not by words
HARMS = frozenset({"ASSAULT", "COERCE", "SANCTION", "THREATEN"})
LASTING = frozenset({"war", "violence", "fight", "clash", "emergency"})  # families of what is more than one act


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase that names an act: its head token, its tokens from `first` to `last`, its row of the lexicon.

    `light` is the verb that a noun's act hangs on ("carried out [strikes]"), `behind` the one of a clause that tells of it
    ("[strikes] that Chad carried out"); `light_role` is what the subject of either does.
    """

    head: Token
    first: int
    last: int
    row: TriggerRow
    weight: float
    light: Token | None = None
    behind: Token | None = None
    light_role: str | None = None

    @property
    def nominal(self) -> bool:
        """Tell whether a noun names the act."""
        return self.row.pos == "N"

    @property
    def lies_in_denial(self) -> bool:
        """Tell whether the word names an act only where it is denied: "does not [allow] ships to enter"."""
        return any(c.slot == "neg" for c in self.row.needs)

    @property
    def top(self) -> Token:
        """The token through which the act hangs in its sentence: the light verb, where there is one."""
        return self.light or self.head

    @property
    def carrier(self) -> Token | None:
        """The light verb whose subject is a party of a noun's act, behind the noun or above it."""
        return self.behind or self.light


class Filled(NamedTuple):
    """What fills a slot of a word, with what it counts, and the words of it all."""

    tokens: list[Token]
    words: set[str]


class TriggerFinder:
    """Finds the triggers of one page."""

    def __init__(self, page: Page, lexicon: Lexicon, finder: ActorFinder) -> None:
        self.page = page
        self.lexicon = lexicon
        self.finder = finder
        self._words_by_sentence: dict[int, set[str]] = {}
        self._filled: dict[tuple[int, str, bool], Filled] = {}  # many rows of a word look into the same slots
        self._known_by: dict[int, set[str]] = {}
        self.stand_ins = StandIns(finder, lexicon.classes)
        self.listed: set[int] = set()  # the heads of the triggers that rows of the lexicon name, once found

    def find(self) -> list[Trigger]:
        """Give the triggers in text order; one token heads at most one, and none lies inside a longer one."""
        found = [t for token in self.page.doc if (t := self._trigger(token)) is not None]
        several = (t for t in found if t.nominal or len(t.row.phrase) > 1)
        inside = {i for t in several for i in range(t.first, t.last + 1) if i != t.head.i}
        heads = {t.head.i: t for t in found}
        found = [t for t in found if t.head.i not in inside and t.weight >= LEAST_WEIGHT]
        found = [t for t in found if not _only_modifies(t, heads) and not _tells_a_state(t)]
        self.listed = {t.head.i for t in found}
        found = sorted((*found, *self._unlisted()), key=lambda t: t.first)
        telling = {t.head.i: t for t in found if self.page.block(t.head).kind != "topic"}
        return [t for t in found if t.head.i in telling or self.behind_topic(t, telling) is not None]

    def behind_topic(self, trigger: Trigger, by_head: Mapping[int, Trigger]) -> Trigger | None:
        """Give the act that a topic before a colon names by a noun: "2014 Lomé [attack]: Gunmen [storm] a bank"."""
        noun = trigger.head
        if self.page.block(noun).kind != "topic" or noun.tag_ not in {"NN", "NNP"} or trigger.row.family in LASTING:
            return None
        behind = noun.doc[noun.sent.end : noun.sent.end + 1]
        act = by_head.get(behind[0].sent.root.i) if behind else None
        return act if act is not None and act.row.type == trigger.row.type in DEEDS else None

    def _trigger(self, token: Token) -> Trigger | None:
        if token.i in self.page.names or token.pos_ not in POS_TRIED:
            return None
        tried = ("N",) if self._is_gerund_of(token) else POS_TRIED[token.pos_]
        rows = [self._rows(token, pos) for pos in tried]
        known = any(rows) or token.lemma_.lower() in self.lexicon.anaphors
        if not known or is_no_act(token, self.lexicon.classes):
            return None
        tries = (
            self._match(token, row, other_pos=order > 0, unsaid=unsaid)
            for unsaid in (False, True)
            for order, of_pos in enumerate(rows)
            for row in of_pos
        )
        best = next((t for t in tries if t is not None and t.weight >= LEAST_WEIGHT), None)  # most specific rows first
        return self._complete(best) if best else self._anaphor(token)

    def _rows(self, token: Token, pos: str) -> Sequence[TriggerRow]:
        rows = self.lexicon.triggers.get(pos, _lemma(token, pos))
        if rows or pos != "V" or not is_gerund_noun(token):
            return rows
        of_verbs = (self.lexicon.triggers.get(pos, base) for base in bases_of(token.lower_))
        return [r for r in next((rows for rows in of_verbs if rows), []) if r.type not in SPOKEN_TYPES]

    def _unlisted(self) -> Iterator[Trigger]:
        """Yield the verbs that tell an act though no row lists them, or none in such company."""
        for verb, cues in self.tried_verbs():
            if verb.i not in self.listed and (self._is_answer(verb, cues) or is_likely(self.clues_of(verb, cues))):
                yield Trigger(verb, verb.i, verb.i, self._row_for(verb), UNLISTED_WEIGHT)

    def tried_verbs(self) -> Iterator[tuple[Token, list[Cue]]]:
        """Yield the verbs that may tell an act, listed or not, each with the cues that would join it to another."""
        for sentence in self.page.doc.sents:
            for verb, cues in tried_verbs(sentence, self.listed, self.lexicon):
                if not self._is_ruled_out(verb):
                    yield verb, cues

    def clues_of(self, verb: Token, cues: Sequence[Cue]) -> Clues:
        """Give what speaks for and against a verb's telling an act."""
        return clues_of(verb, cues, self.listed, self.lexicon, self.finder)

    def _is_ruled_out(self, verb: Token) -> bool:
        """Tell whether the lexicon says that a verb is no act in such company: "struck [oil]", "closed [for repairs]"."""
        rows = (r for r in self.lexicon.triggers.get("V", _lemma(verb, "V")) if len(r.phrase) == 1)
        return any(self._holds(c, verb, blocking=True) for row in rows for c in row.blocks) or is_no_act(
            verb, self.lexicon.classes
        )

    def _is_answer(self, verb: Token, cues: Sequence[Cue]) -> bool:
        subject = surface_subject(verb) if is_done_in_answer(verb, cues, self.lexicon) else None
        return subject is not None and self._is_party(subject, "subj")

    def _row_for(self, verb: Token) -> TriggerRow:
        """Give the row by which a verb is read that none lists: the least particular of its own, else by what it is done to."""
        own = [r for r in self.lexicon.triggers.get("V", _lemma(verb, "V")) if len(r.phrase) == 1]
        if own:
            return own[-1]
        rows = self.lexicon.triggers.get("V", ANY_VERB)
        return next(r for r in rows if all(self._is_met(c, verb) for c in r.needs))

    def _anaphor(self, token: Token) -> Trigger | None:
        """Read a noun that can only point back at an act told before: "the incident", "this decision"."""
        named = token.text[:1].isupper() and any(c.text[:1].isupper() for c in token.lefts if c.dep_ != "det")
        known = token.pos_ == "NOUN" and not named  # "the Stamp Act" is a law
        event_type = self.lexicon.anaphors.get(token.lemma_.lower()) if known else None
        if event_type is None or not any(points_back(c) for c in token.lefts) or _sums_up_all(token):
            return None
        if any(c.dep_ in {"prep", "acl", "relcl"} and not _tells_when(c) for c in token.rights):
            return None  # "the decision to …", "the policy of …" says itself what it is
        row = TriggerRow((token.lemma_.lower(),), 0, "N", event_type, None, "generic", NO_FRAME, (), (), ANAPHOR_WEIGHT)
        return Trigger(token, token.i, token.i, row, row.weight)

    def _is_gerund_of(self, token: Token) -> bool:
        """Tell whether a gerund is a noun, right behind the name of a party: "in response to Ruritanian shelling"."""
        before = self.page.names.get(token.i - 1)
        opened = token.i < 2 or token.doc[token.i - 2].pos_ in {"ADP", "CCONJ", "VERB", "DET", "ADJ", "PUNCT"}
        return token.tag_ == "VBG" and before is not None and opened and not any(c.dep_ == "dobj" for c in token.rights)

    def _match(self, token: Token, row: TriggerRow, *, other_pos: bool, unsaid: bool) -> Trigger | None:
        """Match a row; `unsaid`, where a passive may leave open who did it."""
        if unsaid and not _leaves_doer_open(token, row):
            return None
        if other_pos and not _may_be(token, row.pos):
            return None
        # Most phrases fail here, without a look at the tree.
        if row.others and not row.others <= self._words(token.sent):
            return None
        tokens = phrase_tokens(token, row)
        if tokens is None:
            return None
        spoken = row.type in SPOKEN_TYPES
        needs = [c for c in row.needs if not (unsaid and _asks_for_doer(c))]
        if not all(self._is_met(c, token, spoken=spoken) for c in needs) or any(
            self._holds(c, token, blocking=True) for c in row.blocks
        ):
            return None
        speaks = row.type in SPOKEN_TYPES and row.frame.name != "verb.judged" and row.family not in ONLY_PEOPLE_DO
        if row.pos == "V" and speaks and self._has_mute_subject(token, row):
            return None
        if row.pos == "V" and row.type in LAID_DOWN and self._is_laid_down(token):
            return None
        if row.type in PUBLIC_TYPES and self._is_private(token):
            return None
        first, last = self._shown(token, tokens, row)
        return Trigger(token, first, last, row, row.weight * (OTHER_POS_WEIGHT if other_pos else 1.0))

    def _has_mute_subject(self, verb: Token, row: TriggerRow) -> bool:
        """Tell whether who speaks is a thing, which demands, threatens or rejects nothing: "a rise that [threatens] trade"."""
        if is_passive(verb):
            doers = list(agents(verb)) if row.type == "THREATEN" else []  # "agreed by telephone": by the way
            return bool(doers) and all(self._is_mute(t) for t in doers)
        subject = surface_subject(verb)
        if subject is not None and subject.tag_ == "WDT" and verb.dep_ == "relcl":
            subject = verb.head
        return subject is not None and self._is_mute(subject, endangers=verb.lemma_.lower() == "threaten")

    def _is_laid_down(self, verb: Token) -> bool:
        """Tell whether a verb only says what a deal contains: "the treaty [barred] the parties from …", "an accord [calling] for talks"."""
        if is_passive(verb):
            return False
        subject = surface_subject(verb)
        if verb.dep_ in {"relcl", "acl"} and (subject is None or subject.tag_ == "WDT"):
            subject = verb.head
        return subject is not None and subject.lemma_.lower() in self.lexicon.classes["pact"]

    def _is_mute(self, word: Token, *, endangers: bool = False) -> bool:
        if word.pos_ != "NOUN" or word.i in self.page.names:
            return False
        lemma = word.lemma_.lower()
        if lemma in self.lexicon.roles or lemma in SPEAKING_THINGS:
            return False
        # "Soviet sales threatened to …": a danger, and no word of Moscow's
        return (endangers and any(self.lexicon.triggers.get("N", lemma))) or not self.finder.refs(word)

    def _is_private(self, token: Token) -> bool:
        """Tell whether an act of words is one of everyday life: its parties are such people, and no side is among them."""
        private = self.lexicon.classes["private"]
        if self._words(token.sent).isdisjoint(private):
            return False
        light, _ = governor_through_light_verb(token, self.lexicon) if token.pos_ == "NOUN" else (None, None)
        seats = [token] if light is None else [token, light]
        parties = {t.i: t for seat in seats for slot in PARTIES for t in fillers(seat, slot)}.values()
        if any(t.i in self.page.names or any(self._is_a_side(r.actor) for r in self.finder.refs(t)) for t in parties):
            return False
        return any(t.lemma_.lower() in private for t in parties)

    def _is_a_side(self, actor: str) -> bool:
        """Tell whether an actor has a name, or is an armed one without."""
        return not self.finder.is_described(actor) or self.finder.registry.known(actor).kind == "armed-group"

    def _shown(self, token: Token, tokens: list[Token], row: TriggerRow) -> tuple[int, int]:
        """Give the first and last token of the shortest phrase that names the act."""
        if row.family == "ceasefire" and row.pos == "V":  # "agreed to a [cease-fire]"
            truce = next(
                (
                    t
                    for c in row.needs
                    if c.slot != "subj"
                    for t in fillers(token, c.slot)
                    if t.lemma_.lower() in c.words
                ),
                token,
            )
            return truce.i, truce.i
        if row.frame.name == "verb.judged":  # "amounts to a [declaration of war]"
            verdict = next(prepositions(token, "to"), token)
            of = next((c for c in verdict.rights if c.lower_ == "of" and c.right_edge.i == c.i + 1), verdict)
            return verdict.i, of.right_edge.i if of != verdict else verdict.i
        if row.pos == "V" and len(tokens) > 1 and tokens[-1].dep_ == "prep":
            tokens = tokens[:-1]
        first, last = min(t.i for t in tokens), max(t.i for t in tokens)
        between = set(range(first, last + 1)) - {t.i for t in tokens}
        start, end = self.page.span(first, last)
        if between and row.pos == "N":  # "the [closure] of the Iranian embassy"
            return token.i, token.i
        if end - start > LONGEST_TRIGGER or len(between) > 2 or row.type in HOLDERS or between & self.page.names.keys():
            told = tokens[-1] if tokens[-1].pos_ == "VERB" and row.type not in HOLDERS else token
            return told.i, told.i  # "gave the envoy 48 hours to [leave]"
        return first, last

    def _words(self, sentence: Span) -> set[str]:
        if sentence.start not in self._words_by_sentence:
            self._words_by_sentence[sentence.start] = {w for t in sentence for w in (t.lemma_.lower(), t.lower_)}
        return self._words_by_sentence[sentence.start]

    def _complete(self, trigger: Trigger) -> Trigger:
        """Add the light verb and the modifier that names the means ("[rocket attack]")."""
        if not trigger.nominal:
            return trigger
        first = trigger.first
        while first > 0 and self._names_means(trigger.head.doc[first - 1], trigger.head):
            first -= 1
        light, role = governor_through_light_verb(trigger.head, self.lexicon)
        told = (
            light is not None and trigger.row.type == "SANCTION" and told_behind(trigger.head, self.lexicon) is not None
        )
        if light is not None and (told or self._only_speaks_of(light, trigger)):
            light, role = None, None  # "lifted the ban that it had put on wine": put on by the verb behind
        behind = None
        if role is None or role == "neutral":
            behind, role_behind = light_verb_behind(trigger.head, self.lexicon)
            role = role_behind or role
        return replace(trigger, first=first, light=light, behind=behind, light_role=role)

    def _only_speaks_of(self, verb: Token, trigger: Trigger) -> bool:
        """Tell whether a verb that carries out talk has force for its object: "called the raid a crime", "raised the murder"."""
        off = any(c.dep_ == "prt" for c in verb.rights)
        return trigger.row.type in DEEDS and not off and verb.lemma_.lower() in self.lexicon.classes["topic_verb"]

    def _names_means(self, token: Token, head: Token) -> bool:
        if head not in {token.head, token.head.head} or token.i in self.page.names:
            return False
        return token.dep_ in {"compound", "amod", "nmod"} and token.lemma_.lower() in self.lexicon.weapons

    # -- sense guards -----------------------------------------------------------------------------------------------

    def _is_met(self, condition: Condition, token: Token, *, spoken: bool = False) -> bool:
        """Tell whether what a row needs is there, be it by a name, a pronoun or a noun that stands for it."""
        if self._holds(condition, token):
            return True
        asked = spoken and condition.slot in SEATS_OF_SIDES and "@actor" in condition.specials
        if asked and any(self._is_side(t) for t in self._fillers(condition.slot, token).tokens):
            return True
        if condition.slot in WORD_SLOTS or not condition.words:
            return False
        return any(self.stand_ins.of(t) & condition.words for t in self._fillers(condition.slot, token).tokens)

    def _is_side(self, token: Token) -> bool:
        """Tell whether a word means a side that it does not name: "asked [both] to stop", "invited the [rivals]"."""
        if token.pos_ in {"PRON", "NUM"}:
            return token.lower_ in SIDES or (token.lower_ in FEW and any(c.lower_ == "the" for c in token.lefts))
        if token.lemma_.lower() == "other":  # "advised the others": anybody
            return False
        return token.pos_ == "NOUN" and any(
            token.lemma_.lower() in self.lexicon.classes[kind] for kind in KINDS_OF_SIDES
        )

    def _holds(self, condition: Condition, token: Token, *, blocking: bool = False) -> bool:
        filled, words = self._fillers(condition.slot, token, blocking=blocking)
        if not words.isdisjoint(condition.words):
            return True
        specials = condition.specials
        return bool(specials) and (
            ("@any" in specials and any(blocking or t.ent_type_ != "DATE" or t.i in self.page.names for t in filled))
            or ("@none" in specials and not filled)
            or ("@clause" in specials and _has_clause(token, condition.slot, filled))
            or ("@to" in specials and any(has_to(c) for c in (*_content(token), *_meant_for(token))))
            or ("@wish" in specials and any(is_bare(c) for c in _content(token)))
            or ("@past" in specials and any(is_told_as_past(c) for c in _content(token)))
            or ("@proper" in specials and any(t.pos_ == "PROPN" or t.i in self.page.names for t in filled))
            or ("@actor" in specials and any(self._is_party(t, condition.slot) for t in filled))
            or ("@foreign" in specials and self._is_foreign(filled, token))
            or ("@signed" in specials and bool(self.finder.registry.signatory))
        )

    def _is_party(self, token: Token, slot: str) -> bool:
        """Tell whether a word means a known actor; a thing that is only in its country does nothing for it: "a storm in Peru"."""
        if slot == "subj" and token.pos_ == "NOUN" and token.i not in self.page.names and self._is_only_there(token):
            return False
        return bool(self.finder.refs(token) or self.finder.place_state(token))

    def _is_only_there(self, thing: Token) -> bool:
        if not any(c.dep_ == "prep" and c.lower_ in {"in", "at", "from"} for c in thing.rights):
            return False
        owned = any(c.dep_ == "poss" or c.i in self.page.names for c in thing.lefts)
        return not owned and self.finder.role(thing) is None

    def _is_foreign(self, filled: Sequence[Token], verb: Token) -> bool:
        """Tell whether what a known party acts on is, or belongs to, another: "banned [Chadian] beef", "froze the funds of [Chad]".

        Where the passive leaves the doer open, what belongs to a known party belongs to another: "payments to [Chad] are banned".
        """
        doers = {self._side(r) for t in self._fillers("subj", verb).tokens for r in self.finder.refs(t)}
        words = (t for head in filled for t in _phrase_of(head))
        sides = {self._side(r) for t in words for r in (*self.finder.refs(t), *self.finder.place_state(t))}
        return (bool(doers) or tells_no_doer(verb)) and bool(sides - doers)

    def _side(self, ref: Ref) -> str:
        actor = self.finder.registry.known(ref.actor)
        return actor.country or actor.id

    def _fillers(self, slot: str, token: Token, *, blocking: bool = False) -> Filled:
        """Give what fills a slot of a word, and by which words a guard may know it or a clause there."""
        key = token.i, slot, blocking
        if key not in self._filled:
            tokens = [c for t in self._slot(slot, token, blocking=blocking) for c in self._with_counted(t)]
            seen = (*tokens, *_clauses_behind(token, slot))
            known = self._words_by_head if blocking and slot != "near" else self._words_of
            words = set().union(*map(known, seen))
            if not blocking:
                words |= {w for t in tokens for title in self._titles(t) for w in (title.lemma_.lower(), title.lower_)}
            self._filled[key] = Filled(tokens, words)
        return self._filled[key]

    def _with_counted(self, token: Token) -> tuple[Token, ...]:
        """ "Hundreds of [forums]": a bare number stands for persons, but not where it counts things."""
        if token.lemma_.lower() in TEAMS and (members := [t for t in prepositions(token, "of") if t.tag_ == "NNS"]):
            return tuple(members)  # "a team of bombers" plays no game
        if token.lemma_.lower() in self.lexicon.classes["handing_out"]:  # "the issuing of [visas]"
            return (token, *prepositions(token, "of"))
        if token.ent_type_ == MONEY:  # "three million dollars in [aid]", "$90m of [aid]"
            return (token, *counted(token), *prepositions(token, "in"))
        behind = tuple(counted(token))
        things = behind and all(
            t.pos_ == "NOUN" and t.i not in self.page.names and self.finder.role(t) is None for t in behind
        )
        return behind if things and token.lemma_.lower() in BARE_NUMBERS else (token, *behind)

    def _words_of(self, token: Token) -> set[str]:
        """Give the words by which a guard may know a token: lemma and form, or the words of the name that it stands for."""
        if token.i not in self._known_by:
            name = self.page.name(token)
            self._known_by[token.i] = self._words_of_noun(token) if name is None else self._words_of_name(token, name)
        return self._known_by[token.i]

    def _words_of_noun(self, token: Token) -> set[str]:
        words = {token.lemma_.lower(), token.lower_}
        shooters = (c.lemma_.lower() for c in _modifiers(token)) if token.lower_ == "fire" else ()
        if any(lemma == "friendly" or may_shoot(lemma, self.lexicon.classes) for lemma in shooters):
            return {"gunfire"}
        if token.tag_ == "NNPS":  # "Special Forces": no lemma of the parser's own
            words.add(token.lower_.removesuffix("s"))
        if token.lemma_.lower() in self.lexicon.classes["outfit"]:  # "a missile system" is a missile
            words |= {c.lemma_.lower() for c in _modifiers(token)}
        if self.finder.is_ship(token):
            words.add(SHIP)
        return words

    def _words_of_name(self, token: Token, name: Name) -> set[str]:
        start, end = self.page.span(token.i, token.i)
        text = self.page.text[start:end]
        if name.kind in NAMES_OF_STATES:  # "the Soviet Union" is no trade union, the Ivory Coast no coast
            return {text.lower()}
        return {w.lower() for w in pieces_of(text)}

    def _titles(self, token: Token) -> Iterator[Token]:
        """Yield the nouns that say what a named person is: "the Peruvian [ambassador] John Doe", "John Doe, its [envoy]"."""
        if token.pos_ == "PROPN":
            yield from (c for c in token.rights if c.dep_ == "appos" and c.pos_ == "NOUN")
            before = (c for c in token.lefts if c.dep_ in {"compound", "nmod"})  # "[Ambassador] John Doe", too
            yield from (c for c in before if c.pos_ == "NOUN" or c.lower_ in self.lexicon.roles)

    def _words_by_head(self, token: Token) -> set[str]:
        """Give the words for what a token is: "Afghan security forces" are no security, "the Supreme Court of India" is a court."""
        name = self.page.name(token)
        if name is None or name.kind not in FORCES_BY_NAME:
            return self._words_of(token)
        actor = self.lexicon.names.actors.get(name.actor or "")
        if actor is not None and actor.kind == "armed-group":  # "the Karen National Union" is no union of workers
            return set(self.lexicon.classes["as_armed_group"])
        start, end = self.page.span(token.i, token.i)
        pieces = [w.lower() for w in pieces_of(self.page.text[start:end])]
        last = pieces.index("of") if "of" in pieces[1:] else len(pieces)
        return set(pieces[last - 1 : last])

    def _slot(self, slot: str, token: Token, *, blocking: bool = False) -> Iterator[Token]:
        match slot:
            case "mod":
                yield from _modifiers(token)
            case "head":
                if blocking and told_behind(token, self.lexicon) is not None:
                    return  # "lifted the embargo that it had put on Chad": told as put on
                yield token.head
                if token.dep_ == "pobj" and token.head.lower_ == "of":
                    yield token.head.head
                yield from verbs_behind(token)
            case "near":
                near = token.doc[max(token.sent.start, token.i - REACH) : min(token.sent.end, token.i + REACH + 1)]
                yield from (t for t in (near if blocking else token.sent) if t.i != token.i and not self._is_deed(t))
            case "next":
                yield from token.doc[token.i + 1 : token.i + 2]
            case "prev":
                yield from token.doc[max(0, token.i - 1) : token.i]
            case "prt":
                yield from (c for c in token.children if c.dep_ in {"prt", "advmod"})
            case "pred":
                yield from _predicates(token)
            case "neg":
                yield from (c for c in token.lefts if denies(c))
            case _:
                found = list(fillers(token, slot))
                yield from found if found or blocking else self._on_light_verb(token, slot)

    def _is_deed(self, token: Token) -> bool:
        """Tell whether a verb is told that as a noun would be a disaster: "they stormed it", "they fired"."""
        return token.pos_ == "VERB" and token.lemma_.lower() in self.lexicon.classes["disaster"]

    def _on_light_verb(self, noun: Token, preposition: str) -> Iterator[Token]:
        """Yield what stands with the light verb of a noun: "slapped a tax [on cars]", "the tax that Peru put [on cars]"."""
        if noun.pos_ != "NOUN" or preposition in PARTY_SLOTS:
            return
        above = governor_through_light_verb(noun, self.lexicon) if noun.dep_ in {"dobj", "nsubjpass"} else (None, None)
        for verb, role in (above, light_verb_behind(noun, self.lexicon)):
            if verb is not None and role in {"active", "passive"}:
                yield from prepositions(verb, preposition)
        if preposition == "between" and noun.dep_ == "nsubj":  # "a battle took place between X and Y"
            yield from prepositions(noun.head, preposition)


def _leaves_doer_open(verb: Token, row: TriggerRow) -> bool:
    """Tell whether a row asks who did it where the passive does not say, and by what it was done to is an act: "15 factories were [burned]"."""
    if row.type not in HARMS or row.family in DAMAGES or verb.dep_ == "acl":  # "assets frozen abroad": which ones
        return False
    asked = any(_asks_for_doer(c) for c in row.needs) and any(c.slot == "obj" and c.words for c in row.needs)
    return asked and tells_no_doer(verb)


def _asks_for_doer(need: Condition) -> bool:
    return need.slot == "subj" and "@actor" in need.specials


def denies(word: Token) -> bool:
    """Tell whether a word before a verb denies it: "not", "never", "no longer"."""
    before = word.doc[word.i - 1].lower_ if word.i else ""
    return word.dep_ == "neg" or (word.lower_ == "longer" and before == "no")


def may_shoot(lemma: str, classes: Mapping[str, Collection[str]]) -> bool:
    """Tell whether the fire of somebody or something is of weapons: "[police] fire", "[mortar] fire"."""
    return any(lemma in classes[kind] for kind in ("armed", "police", "weapon"))


def _only_modifies(trigger: Trigger, heads: Mapping[int, Trigger]) -> bool:
    """Tell whether a noun only modifies a thing or another noun for the act: "occupation zones", "attack drones", "bombing attack"."""
    token = trigger.head
    if not trigger.nominal or token.dep_ != "compound":
        return False
    act = heads.get(token.head.i)
    if act is not None and act.row.type == "AGREE" and trigger.row.type in {"AID", "SANCTION"}:
        return True  # "an aid pact", "a tariff deal"
    return act.row.type in {trigger.row.type, "ACCUSE"} if act else token.head.lemma_.lower() not in MODIFIED_ACTS


def _tells_a_state(trigger: Trigger) -> bool:
    """Tell whether a participle only says what somebody or something is: "the captured pilot", "the proposed changes"."""
    word = trigger.head
    if word.dep_ == "acl" and word.tag_ == "VBG" and (trigger.row.type in FAVOURS or trigger.row.phrase == ("flee",)):
        # "a convoy delivering food", "firms financing the militia"
        return word.head.pos_ == "NOUN" and trigger.row.pos == "V"
    if trigger.nominal or word.tag_ not in {"VBN", "VBD", "JJ"} or word.pos_ not in {"VERB", "ADJ"}:
        return False
    if word.tag_ == "VBN" and word.dep_ in {"pobj", "dobj", "nsubj", "nsubjpass"} and _is_the(word):
        return True  # "some of the kidnapped": who they are
    if word.dep_ == "acl" and word.lower_ == "opposed":  # "factions opposed to the government": who they are
        return True
    if word.dep_ == "acl" and trigger.row.family in OF_PERSONS and not any(c.dep_ == "agent" for c in word.rights):
        return True
    if _tells_of_whom(trigger):
        return True
    if word.dep_ != "amod" or word.i > word.head.i or trigger.row.frame.name == "verb.feel":
        return False
    misread = word.head.pos_ == "PROPN" and word.head.i == word.i + 1  # "and on 5 June captured Tarhuna"
    return not misread and trigger.row.type != "THREATEN"


def _tells_of_whom(trigger: Trigger) -> bool:
    """ "The abbot, who is [accused] of theft, was held": who somebody is, and no charge that is told of."""
    word = trigger.head
    if word.dep_ != "relcl" or trigger.row.family not in OF_PERSONS or any(c.dep_ == "agent" for c in word.rights):
        return False
    is_so = any(c.dep_ == "auxpass" and c.lower_ in {"is", "are"} for c in word.lefts)
    return is_so and any(c.lower_ == "who" and c.dep_ == "nsubjpass" for c in word.lefts)


def _is_the(word: Token) -> bool:
    return [c.lower_ for c in word.lefts if c.dep_ == "det"] == ["the"] and not any(
        c.dep_ == "prep" for c in word.rights
    )


def _sums_up_all(noun: Token) -> bool:
    """Tell whether a plural is of several acts, and so points at none of them: "all of these policies", "all these measures"."""
    of = noun.head
    counted_as_all = noun.dep_ == "pobj" and of.lower_ == "of" and of.head.lower_ in {"all", "many", "most", "several"}
    return noun.tag_ == "NNS" and (counted_as_all or any(c.lower_ in {"all", "both"} for c in noun.lefts))


def _tells_when(clause: Token) -> bool:
    """Tell whether a phrase only says when or where: "the incident [off] the coast", "that [took] place on Saturday"."""
    if clause.dep_ == "prep":
        named = any(c.dep_ == "pobj" and c.ent_type_ in {"DATE", "TIME"} for c in clause.rights)
        return clause.lower_ in {"in", "near", "off", "outside"} or (clause.lower_ in {"on", "at"} and named)
    took_place = clause.lemma_ == "take" and any(c.lower_ == "place" for c in clause.rights)
    return clause.dep_ in {"relcl", "acl"} and (took_place or clause.lemma_ in {"occur", "happen"})


def points_back(token: Token) -> bool:
    """Tell whether a determiner or a day makes a noun definite: "the incident", "Thursday's incident"."""
    return (token.dep_ == "det" and token.lower_ in POINTERS) or (token.dep_ == "poss" and token.ent_type_ == "DATE")


def _predicates(verb: Token) -> Iterator[Token]:
    """Yield what a verb calls its object: "declared the raid [illegal]", "called it an [act] of [war]", "a [hostile] [act]"."""
    for word in verb.rights:
        if word.dep_ in {"oprd", "acomp", "attr"} or (word.dep_ == "ccomp" and word.pos_ in {"ADJ", "NOUN"}):
            yield word
            yield from fillers(word, "of")
            yield from (c for c in word.lefts if c.dep_ in {"amod", "compound"})
        elif word.dep_ == "dobj":
            yield from _said_of(word)
        elif word.lemma_ == "be" and word.dep_ in {"ccomp", "xcomp"} and has_to(word):
            for said in (
                c for c in word.rights if c.dep_ in {"attr", "acomp"}
            ):  # "declared it to be an [act] of [war]"
                yield said
                yield from fillers(said, "of")


def _said_of(thing: Token) -> Iterator[Token]:
    """Yield what the parser hangs on the object of a verb of calling: "called the raid [childish]", "called him "a [coward]""."""
    for word in thing.rights:
        quoted = word.dep_ == "appos" and thing.doc[thing.i + 1].tag_ == "``"
        if quoted or (word.dep_ == "amod" and word.pos_ == "ADJ"):
            yield word
            yield from fillers(word, "of")
            yield from (c for c in word.lefts if c.dep_ in {"amod", "compound"})


def _phrase_of(noun: Token) -> Iterator[Token]:
    """Yield the words of a noun's phrase, without those of a clause in it."""
    yield noun
    for child in noun.children:
        if child.pos_ not in {"VERB", "AUX"} and child.dep_ not in {"relcl", "acl"}:
            yield from _phrase_of(child)


def _modifiers(token: Token) -> Iterator[Token]:
    for child in token.lefts:
        if child.dep_ in MODIFIER_DEPS:
            yield child
            yield from (g for g in child.subtree if g.i != child.i and g.dep_ in MODIFIER_DEPS | {"conj"})


def _has_clause(token: Token, slot: str, filled: list[Token]) -> bool:
    if slot in {"obj", "ccomp", "xcomp", "subj"}:
        return any(c.dep_ in ({"csubj"} if slot == "subj" else {"ccomp", "xcomp"}) for c in token.children)
    return any(c.dep_ == "pcomp" for t in filled for c in t.head.children) or any(
        c.dep_ == "pcomp" for p in token.children if p.dep_ == "prep" and p.lower_ == slot for c in p.children
    )


def _content(verb: Token) -> Iterator[Token]:
    """Yield the verbs of what is said, asked or told: "told X to [leave]", "insisted that X [remain]"."""
    yield from (c for c in verb.children if c.dep_ in {"ccomp", "xcomp"})


def _meant_for(verb: Token) -> Iterator[Token]:
    """Yield the verbs of what is to be done, hung on the verb or on its object: "sent two ships to [stop] them"."""
    seats = (verb, *(c for c in verb.rights if c.dep_ == "dobj"))
    yield from (c for seat in seats for c in seat.rights if c.dep_ in {"advcl", "acl", "relcl"})


def _clauses_behind(verb: Token, preposition: str) -> list[Token]:
    """Find the verbs that a preposition governs: "barred X from [entering]", "prohibited X from [trading]"."""
    seats = (verb, *(c for c in verb.rights if c.dep_ == "dobj"))
    own = (p for seat in seats for p in seat.rights if p.dep_ == "prep" and p.lower_ == preposition)
    return [c for p in own for c in p.rights if c.dep_ == "pcomp"]


def _lemma(token: Token, pos: str) -> str:
    """Lemma of a token when read as `pos`: a gerund read as a noun is its own lemma."""
    if pos == "N" and token.pos_ != "NOUN":
        word = token.lower_
        return word[:-1] if token.tag_ == "VBZ" and word.endswith("s") and not word.endswith("ss") else word
    if pos == "V" and token.pos_ in {"NOUN", "ADJ"}:
        return _verb_of(token)
    if pos == "A" and token.pos_ != "ADJ":
        return str(token.lower_)
    return str(token.lemma_).lower()


def _verb_of(token: Token) -> str:
    word = token.lower_
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def _may_be(token: Token, pos: str) -> bool:
    """Tell whether a token may have been mistagged: a gerund or sentence-final noun for a verb, a headline verb for a noun."""
    if pos == "N":
        return token.tag_ in {"VBG", "VBZ", "VB", "NN"} and is_nominal(token)
    if pos == "V":
        is_participle = token.pos_ == "ADJ" and token.tag_ in {"JJ", "VBN"}
        return is_participle or is_gerund_noun(token) or any(c.dep_ in {"nsubj", "dobj"} for c in token.children)
    return True
