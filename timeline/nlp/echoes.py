"""Words of a clause that name its act once more: "[signed] a treaty", "[rockets] hit the port", "[ordered] troops sent".

They become mentions of the same event, and say nothing else of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.lexicon import Lexicon
from timeline.nlp.absorb import HARM, Act
from timeline.nlp.second_names import NAMING, ORDERS
from timeline.nlp.slots import fillers
from timeline.nlp.tree import Token
from timeline.nlp.triggers import Trigger

SIGNING = frozenset({"sign"})
CLAUSAL = frozenset({"advcl", "acl", "relcl", "conj", "ccomp"})


def echoes_of(act: Act, lexicon: Lexicon) -> Iterator[Token]:
    """Yield the words that name an act once more in its own clause, without those of its trigger."""
    trigger = act.trigger
    inside = range(trigger.first, trigger.last + 1)
    words = (
        *(e.head for e in act.effects if not _is_outcome(e)),
        *_objects(trigger, lexicon),
        *_orders(trigger),
        *_verdicts(trigger, lexicon),
        *_sent(trigger, lexicon),
    )
    yield from (word for word in dict.fromkeys((*words, trigger.head)) if word.i not in inside)


def _is_outcome(effect: Trigger) -> bool:
    """Tell whether an effect is told in a clause of its own: "shelled the town, [killing] two"."""
    return not effect.nominal and effect.row.family in HARM and effect.head.dep_ in CLAUSAL


def _objects(trigger: Trigger, lexicon: Lexicon) -> Iterator[Token]:
    """Yield the noun that says what a verb does: "signed a [treaty]", "gave its full [support]", "fired a [barrage]"."""
    verb = trigger.head
    if trigger.nominal or not (trigger.row.family in SIGNING or (verb.lemma_.lower(),) in lexicon.light_verbs):
        return
    if any(c.dep_ == "oprd" for c in verb.rights):  # "called the attack a crime"
        return
    for noun in fillers(verb, "obj"):
        word = noun.lemma_.lower()
        types = {r.type for r in lexicon.triggers.get("N", word)} | lexicon.triggers.types_ending_in(word)
        if word in lexicon.classes["treaty"] or trigger.row.type in types:
            yield noun


def _orders(trigger: Trigger) -> Iterator[Token]:
    """Yield what an order is about: "ordered troops [sent] to the border"."""
    verb = trigger.head
    if verb.lemma_.lower() in ORDERS:
        below = (t for c in verb.rights for t in (c, *c.rights))
        yield from (t for t in below if t.tag_ == "VBN" and t.dep_ in {"ccomp", "xcomp", "acl", "oprd"})


def _verdicts(trigger: Trigger, lexicon: Lexicon) -> Iterator[Token]:
    """Yield what somebody calls an act: "called the raid completely [unacceptable]", "a [cowardly] act"."""
    verb = trigger.head
    if trigger.row.type == "ACCUSE" and verb.lemma_.lower() in NAMING:
        behind = (t for t in verb.subtree if t.i > verb.i and t.pos_ == "ADJ")
        yield from (t for t in behind if t.lemma_.lower() in lexicon.classes["blame_word"])


def _sent(trigger: Trigger, lexicon: Lexicon) -> Iterator[Token]:
    """Yield how the weapon that hits was sent: "rockets [fired] from the hills hit the port"."""
    if trigger.nominal or trigger.row.type != "ASSAULT":
        return
    if trigger.head.dep_ == "dep" and any(
        w.lemma_.lower() in lexicon.weapons for w in fillers(trigger.head.head, "subj")
    ):
        yield trigger.head.head  # read as the verb of the sentence
    for weapon in fillers(trigger.head, "subj"):
        if weapon.lemma_.lower() in lexicon.weapons:
            yield from (c for c in weapon.rights if c.dep_ == "acl" and c.tag_ == "VBN")
