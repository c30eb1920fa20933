"""What a dated statement does by being made: "We condemn …", "the United States joins the calls for …", "we are expelling …"."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.nlp.subjects import surface_subject
from timeline.nlp.syntax import MEETING, VERBAL, clause_top, hangs_too_low, tells_no_doer
from timeline.nlp.tree import Token
from timeline.nlp.triggers import SPOKEN_TYPES, Trigger

MEASURES = frozenset({"SANCTION", "RETREAT", "COERCE", "REJECT", "CONCEDE", "MOBILIZE"})
UNDER_WAY = MEASURES | {"CONSULT"}
# verbs under which a noun of speech is spoken: "joins the calls for", "we express our support"
VOICING = frozenset("join add echo repeat reiterate reaffirm renew restate express voice extend offer convey".split())
# what speaks for the author of a statement: "all available evidence points to X"
FINDINGS = frozenset("evidence intelligence information assessment analysis finding".split())
# what a statement does by saying it
SPEAKING = frozenset(
    "condemn denounce deplore call urge welcome commend applaud congratulate express reaffirm reiterate stand regret reject "
    "demand extend support join thank encourage underline underscore stress".split()
)
OPENING = 3  # sentences
MAIN = frozenset({"ROOT", "conj"})
PAST = frozenset({"VBD", "VBN"})
STILL = frozenset(
    "since repeatedly long always consistently previously already recently earlier ago before then".split()
)
PAST_HELPERS = frozenset({"had", "was", "were", "did"})


def is_performed(trigger: Trigger, sources: Iterable[str], signatory: tuple[str, ...]) -> bool:
    """Tell whether a statement performs an act of speech itself: "We condemn …", "The United States calls on …"."""
    if trigger.row.type not in SPOKEN_TYPES:
        return False
    signed = bool(set(sources) & set(signatory))
    if trigger.nominal:
        verb = clause_top(trigger.top)
        ours = any(c.dep_ == "poss" and c.lower_ == "our" for c in trigger.head.lefts)
        voiced = verb.lemma_.lower() in VOICING and verb.tag_ in {"VBP", "VBZ"}
        return voiced and (ours or signed or _is_we(verb))
    bare = trigger.head.lower_ == trigger.head.lemma_  # "we deplore" is tagged as past
    present = (bare or trigger.head.tag_ in {"VBP", "VBZ", "VB", "JJ", "VBN", "VBG"}) and not any(
        c.dep_ in {"aux", "auxpass"} and c.lower_ in PAST_HELPERS for c in trigger.head.children
    )
    return present and (signed or _is_we(trigger.head) or _is_finding(trigger.head, signatory))


def is_announced(trigger: Trigger, sources: Iterable[str], signatory: tuple[str, ...]) -> bool:
    """Tell whether a statement says what its signatory has just done, or is doing: "we have expelled", "are freezing"."""
    if is_laid_down(trigger, signatory):
        return True
    if trigger.row.type not in UNDER_WAY:
        return False
    verb = _finite(trigger.top)
    if not (set(sources) & set(signatory) or _is_we(verb)) or any(c.lower_ in STILL for c in verb.sent):
        return False
    helpers = {c.lower_ for c in verb.lefts if c.dep_ == "aux"}
    under_way = verb.tag_ == "VBG" and bool(helpers & {"is", "are", "am"})
    perfect = bool(helpers & {"has", "have"}) and trigger.row.type in MEASURES
    return under_way or perfect or is_resolved(verb)


def is_resolved(verb: Token) -> bool:
    """ "… have decided: 1. To [suspend] Peru": a sentence of its own in the infinitive, by which a declaration does what it says."""
    return verb.dep_ == "ROOT" and verb.tag_ == "VB" and any(c.text == "To" and c.dep_ == "aux" for c in verb.lefts)


def is_laid_down(trigger: Trigger, signatory: tuple[str, ...], helpers: tuple[str, ...] = ("shall",)) -> bool:
    """Tell whether who issues the text takes a measure by its words: "Payments to Chad shall be banned"."""
    verb = _finite(trigger.top)
    ordered = any(c.dep_ == "aux" and c.lower_ in helpers for c in verb.lefts)
    return bool(signatory) and trigger.row.type in MEASURES and ordered and tells_no_doer(verb)


def is_recorded(trigger: Trigger, sources: Iterable[str], signatory: tuple[str, ...]) -> bool:
    """Tell whether a statement records in the past what its author does by it: "The members of the Council condemned …"."""
    verb = clause_top(trigger.top) if trigger.nominal else _finite(trigger.head)
    if trigger.row.type not in SPOKEN_TYPES | UNDER_WAY or not set(sources) & set(signatory):
        return False
    own = verb.dep_ in MAIN and not any(c.dep_ in {"aux", "auxpass"} for c in verb.lefts)
    carried = not trigger.nominal or trigger.light is not None or verb.lemma_.lower() in VOICING
    return own and carried and verb.tag_ in PAST and not any(c.lower_ in STILL for c in verb.sent)


def speaks_in_present(sentences: Iterable[Token]) -> bool:
    """Tell whether a statement speaks of what it does in the present: "We condemn"; who has met tells what was said there."""
    roots = list(sentences)
    if any(root.lemma_.lower() in MEETING and root.tag_ == "VBD" for root in roots[:OPENING]):
        return False
    return any(root.lemma_.lower() in SPEAKING and root.tag_ in {"VBP", "VBZ"} for root in roots)


def _finite(verb: Token) -> Token:
    """Climb to the verb whose auxiliaries a joined verb shares, past one that the parse has hung too low."""
    while verb.dep_ == "conj" and not any(c.dep_ in {"aux", "nsubj", "nsubjpass"} for c in verb.lefts):
        low = hangs_too_low(verb)
        verb = verb.head
        while low and verb.head != verb and verb.tag_ == "VB":
            verb = clause_top(verb.head)
    return verb


def _is_we(verb: Token) -> bool:
    subject = surface_subject(_finite(verb)) if verb.pos_ in VERBAL else surface_subject(verb)
    return subject is not None and subject.lower_ in {"we", "i"}


def _is_finding(verb: Token, signatory: tuple[str, ...]) -> bool:
    subject = surface_subject(verb)
    return bool(signatory) and subject is not None and subject.lemma_.lower() in FINDINGS
