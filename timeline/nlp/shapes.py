"""Phrases of a few plain shapes that a small parser hangs wrong, hung right.

In "clashes broke out, with Chad launching air strikes", "launching" is taken for an adjective of the strikes; in "Ugandan
shelling hit a village", "Ugandan" for who hit it; and in "called the raid a crime" the crime, once its quotation marks are
left out, for a second object.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from timeline.nlp.syntax import DONE_TO_PERSONS, has_to
from timeline.nlp.tree import Doc, Span, Token, hang

BESIDE = frozenset({"npadvmod", "nmod", "compound", "amod", "nsubj", "poss"})
WISHING = frozenset({"wish", "like", "want", "desire", "beg"})
SPOKEN = frozenset(
    "condemn denounce deplore welcome commend applaud congratulate thank express reaffirm reiterate reject stress underline".split()
)
KILLING = frozenset({"kill", "injure", "wound", "maim", "claim", "leave", "hit", "destroy", "displace"})
ASKING = frozenset({"call", "appeal", "plead", "agree", "vow", "refuse", "decline", "threaten", "pledge"})
SEEMING = frozenset({"appear", "seem", "look"})
CALLING = frozenset(
    {"call", "term", "label", "brand", "dub", "deem", "name", "designate", "declare", "proclaim", "classify", "list"}
)
ROUGHLY = frozenset({"over", "about", "around"})
QUARRELLING = frozenset(  # what one does over something, or over so many days
    "fight clash battle argue spar feud quarrel disagree dispute talk meet negotiate protest march differ vote split last".split()
)
NEAREST_PLACE = 3  # words before the state: "[in Suva,] Fiji"
WHERE = frozenset({"in", "at", "near", "of", "outside", "off", "around"})
HITTING = frozenset({"on", "against", "at", "upon"})
CHARGING = frozenset(
    {"accuse", "suspect", "convict", "blame", "condemn", "criticize", "criticise", "denounce", "fault"}
)
OF_A_NAME = frozenset({"on", "upon", "against", "to", "for", "of", "towards"})
FIRING = frozenset({"fire", "launch", "lob", "drop"})
FREEING = frozenset({"free", "release", "rescue", "evacuate", "bury", "mourn", "return", "swap"})
TAKEN = DONE_TO_PERSONS | {"seize", "hold"}  # what those who are freed or mourned had suffered
TITLES = frozenset("President Minister Premier Chancellor King Queen Emir Sultan Speaker Ambassador".split())
ANSWERING = frozenset({"answer", "react", "reply", "respond", "retaliate"})
UNITS = frozenset("minutes hours days weeks months years moments".split())


def restore_names(doc: Doc) -> None:
    """Tag, in place, a surname in "s" that opens a sentence as the name that it is elsewhere: "Ian Howes … [Howes] was freed"."""
    persons = {token.text for token in doc if token.ent_type_ == "PERSON" and token.tag_ == "NNP"}
    for token in doc:
        if token.tag_ == "NNS" and token.text in persons:
            token.tag_, token.pos_, token.ent_type_ = "NNP", "PROPN", "PERSON"


def rehang_shapes(doc: Doc) -> None:
    """Hang, in place, the words of such phrases where they belong."""
    moved = [token for token in doc if any(rehang(token) for rehang in SHAPES.get(token.dep_, ()))]
    if moved:
        hang(doc.tokens)


def join_adjectives(doc: Doc, adjectives: Sequence[int]) -> None:
    """Hang, in place, an adjective of nation on the noun behind it that has the same part: "accused [Malian] forces of it"."""
    told = ((doc[i], doc[i + 1]) for i in adjectives if i + 1 < len(doc))
    parted = [(word, noun) for word, noun in told if word.head is noun.head and noun.dep_ == "dobj"]
    parted = [
        (word, noun)
        for word, noun in parted
        if word.dep_ in {"dobj", "dative"} and noun.tag_ in {"NN", "NNS"} and not word.children
    ]
    for word, noun in parted:
        word.head, word.dep_ = noun, "amod"
    if parted:
        hang(doc.tokens)


def part_titles(doc: Doc, states: Sequence[int]) -> None:
    """Part, in place, the state of an office from the name behind it: "the President of Chad [Idris Saleh]"."""
    moved = [(state, name) for state in (doc[i] for i in states) if (name := _holder_behind(state)) is not None]
    for state, name in moved:
        of = doc[state.i - 1]
        title = of.head
        for word in [c for c in title.children if c.i < title.i or c.i > name.i]:
            word.head = word.head if word.dep_ == "compound" else name
        state.head, state.dep_, state.ent_type_ = of, "pobj", "GPE"
        name.head, name.dep_ = (name if title.head is title else title.head), title.dep_
        title.head, title.dep_ = name, "compound"
        doc.ents = [e for e in doc.ents if e.end <= state.i or e.start > name.i]
        doc.ents.append(Span(doc, state.i + 1, name.i + 1, "PERSON"))
        for word in doc.ents[-1]:
            word.ent_type_ = "PERSON"
    if moved:
        hang(doc.tokens)


def join_lists(doc: Doc, parties: Mapping[int, str | None]) -> None:
    """Join, in place, the second name of a list that was taken to explain the first: "the union, [Chad], Mali and Niger call for"."""
    moved = False
    for i, actor in parties.items():
        name = doc[i]
        first = parties.get(name.head.i)
        if name.dep_ != "appos" or first is None or first == actor or name.i < name.head.i:
            continue
        listed = any(c.dep_ == "conj" and c.i in parties for c in name.rights) and doc[name.left_edge.i - 1].text == ","
        if listed and not any(c.dep_ == "conj" for c in name.head.rights):
            name.dep_, moved = "conj", True
    if moved:
        hang(doc.tokens)


def _holder_behind(state: Token) -> Token | None:
    """Find the name that the parser took for what the office is of, or for an apposition."""
    of = state.doc[state.i - 1] if state.i > 1 else state
    title = of.head
    if of.lower_ != "of" or title.i != of.i - 1 or title.tag_ != "NNP" or title.text not in TITLES:
        return None
    apposed = (c for c in title.rights if c.dep_ == "appos" and c.left_edge.i == state.i + 1)
    name = next(apposed, None) if state.head is of else state.head
    if name is None or name.i <= state.i or name.tag_ != "NNP" or name.ent_type_ == "GPE":
        return None
    if state.head is not of and (state.dep_ not in {"compound", "nmod"} or name.head is not of):
        return None
    told = state.doc[state.i + 1 : name.i + 1]
    return name if all(t.text[:1].isupper() and t.text.isalpha() for t in told) else None


def _open_absolute(verb: Token) -> bool:
    """ "With [Chad] launching strikes": the name does it, the strikes are its object."""
    noun = verb.head
    if verb.tag_ != "VBG" or noun.dep_ != "pobj" or noun.head.lower_ != "with":
        return False
    doer = next((c for c in verb.lefts if c.dep_ in BESIDE and c.i == verb.i - 1), None)
    if doer is None or doer.tag_ not in {"NNP", "NNPS", "NNS"}:
        return False
    verb.head, verb.dep_ = noun.head, "pcomp"
    noun.head, noun.dep_ = verb, "dobj"
    doer.dep_ = "nsubj"
    return True


def _open_charge(verb: Token) -> bool:
    """ "Accused Peru of [shelling] villages": what somebody is charged with doing, and no kind of villages."""
    noun = verb.head
    if verb.tag_ != "VBG" or noun.tag_ not in {"NNS", "NNPS"} or noun.dep_ != "pobj" or noun.left_edge.i != verb.i:
        return False
    preposition = noun.head
    if preposition.lower_ not in {"of", "for"} or preposition.head.lemma_.lower() not in CHARGING:
        return False
    for word in [c for c in noun.children if c is not verb]:
        if word.dep_ != "prep" or word.lower_ != "of":
            word.head = verb if word.dep_ == "prep" else word.head
    verb.head, verb.dep_ = preposition, "pcomp"
    noun.head, noun.dep_ = verb, "dobj"
    return True


def _make_subject(noun: Token) -> bool:
    """ "[Ugandan shelling] hit a village": what stands between an adjective of a people and a verb is the subject."""
    name = noun.doc[noun.i - 1] if noun.i else noun
    verb = noun.head
    if noun.tag_ != "VBG" or name.dep_ != "nsubj" or noun.children:
        return False
    if name.head != verb or verb.i != noun.i + 1 or not name.text[:1].isupper():
        return False
    noun.dep_ = "nsubj"
    name.head, name.dep_ = noun, "amod"
    return True


def _name_act(gerund: Token) -> bool:
    """ "In response to [shelling] by Chad": a noun, since who does it stands behind."""
    if gerund.tag_ != "VBG" or any(c.dep_ in {"dobj", "aux", "nsubj"} for c in gerund.children):
        return False
    if not any(c.lower_ == "by" for c in gerund.rights):
        return False
    gerund.tag_, gerund.pos_, gerund.lemma_, gerund.dep_ = "NN", "NOUN", gerund.lower_, "pobj"
    for by in (c for c in gerund.rights if c.lower_ == "by"):
        by.dep_ = "prep"
    return True


def _set_time_apart(unit: Token) -> bool:
    """ "Closed its border [hours] later": when it was done, and no hours of the border."""
    later = unit.doc[unit.i + 1] if unit.i + 1 < len(unit.doc) else unit
    noun = unit.doc[unit.i - 1] if unit.i else unit
    if unit.lower_ not in UNITS or later.lower_ not in {"later", "afterwards", "after", "before", "earlier"}:
        return False
    if noun.dep_ != "compound" or noun.head is not unit or later.head is unit:
        return False
    for word in [c for c in unit.lefts if c is not noun]:
        word.head = noun
    noun.head, noun.dep_ = unit.head, unit.dep_
    unit.head, unit.dep_ = later, "npadvmod"
    return True


def _tell_after(unit: Token) -> bool:
    """ "Left a [day] after a port was shelled": what stands behind "after" is who suffers in a clause, whose time the day is not."""
    verb = unit.head
    after = next((c for c in unit.rights if c.lower_ in {"after", "before"}), None)
    if after is None or unit.i > verb.i or unit.lower_.removesuffix("s") + "s" not in UNITS or verb.pos_ != "VERB":
        return False
    noun = next((c for c in after.rights if c.dep_ == "pobj"), None)
    if noun is None or any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.lefts):
        return False
    passive = any(c.dep_ == "auxpass" and c.i > noun.i for c in verb.lefts)
    if not passive and verb.tag_ != "VBD":
        return False
    noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"
    after.head, after.dep_ = verb, "mark"
    unit.head, unit.dep_ = after, "npadvmod"
    return True


def _swap_names(noun: Token) -> bool:
    """ "Called the [shelling] a crime": what is called so stands first, and what it is called behind it."""
    verb = noun.head
    crime = next((c for c in verb.rights if c.dep_ == "dobj" and c.i > noun.i), None)
    if crime is None or noun.i < verb.i or verb.lemma_.lower() not in CALLING:
        return False
    noun.dep_, crime.dep_ = "dobj", "oprd"
    _make_noun(noun)
    return True


def _make_name(noun: Token) -> bool:
    """ "Called the raid a [crime]": the second object is what the first is called."""
    verb = noun.head
    if verb.tag_ == "VBG" and verb.dep_ == "dobj" and any(c.dep_ == "det" for c in verb.lefts):
        verb = verb.head  # "called the killing a [crime]", taken for what the crime is done to
    if verb.lemma_.lower() not in CALLING:
        return False
    called = next((c for c in verb.rights if c.dep_ == "dobj" and verb.i < c.i < noun.i), None)
    if called is None:
        return False
    _make_noun(called)
    noun.head, noun.dep_ = verb, "oprd"
    return True


def _make_noun(gerund: Token) -> bool:
    """ "Called the [shelling] a crime": a word in "ing" behind "the" is a noun."""
    called = gerund.head.lemma_.lower() in CALLING
    if gerund.tag_ != "VBG" or not called or not any(c.dep_ == "det" for c in gerund.lefts):
        return False
    gerund.tag_, gerund.pos_, gerund.lemma_ = "NN", "NOUN", gerund.lower_
    return True


def _call_at_last(noun: Token) -> bool:
    """ "Called the raid on a mine a [crime]": the second noun behind a preposition is what the whole is called."""
    preposition = noun.head
    if not any(c.dep_ == "pobj" and c.i < noun.i for c in preposition.rights):
        return False
    verb = next((t for t in noun.ancestors if t.lemma_.lower() in CALLING and t.i < preposition.i), None)
    if verb is None or any(c.dep_ == "oprd" for c in verb.rights) or not any(c.dep_ == "dobj" for c in verb.rights):
        return False
    noun.head, noun.dep_ = verb, "oprd"
    return True


def _judge_act(gerund: Token) -> bool:
    """ "Called the [jailing] illegal", "called the [ruling] a crime": the noun before the verdict is what is called so."""
    verdict = gerund.head
    noun = gerund.lower_.endswith("ing") or (gerund.pos_ == "NOUN" and verdict.tag_ == "JJ")
    if not noun or verdict.dep_ != "oprd" or verdict.head.lemma_.lower() not in CALLING:
        return False
    for word in [c for c in verdict.lefts if c.i < gerund.i]:
        word.head = gerund
    gerund.head, gerund.dep_ = verdict.head, "dobj"
    if gerund.tag_ not in {"NN", "NNS"}:
        gerund.tag_, gerund.pos_, gerund.lemma_ = "NN", "NOUN", gerund.lower_
    return True


def _call_behind(word: Token) -> bool:
    """ "Called the raid [illegal], it was reported": an adjective behind the noun is what that is called."""
    noun = word.head
    if word.i < noun.i or word.tag_ != "JJ" or noun.dep_ != "dobj" or noun.head.lemma_.lower() not in CALLING:
        return False
    word.head, word.dep_ = noun.head, "oprd"
    return True


def _go_with_answer(preposition: Token) -> bool:
    """ "Responded to the threat to seize the port [by] closing its border": how it responded, not how the port is seized."""
    verb = preposition.head
    if preposition.lower_ != "by" or verb.lemma_.lower() in ANSWERING:
        return False
    if not any(c.tag_ == "VBG" for c in preposition.rights):
        return False
    answer = next((t for t in verb.ancestors if t.lemma_.lower() in ANSWERING and t.i < verb.i), None)
    if answer is None:
        return False
    preposition.head = answer
    return True


def _part_name(word: Token) -> bool:
    """ "Calls [Peru] disloyal": two words that were read as one noun, whom it calls and what."""
    called = word.lefts[0] if len(word.lefts) == 1 else word
    if word.tag_ != "NN" or word.head.lemma_.lower() not in CALLING:
        return False
    if called.dep_ != "compound" or called.tag_ != "NNP" or word.text[:1].isupper() or word.i < word.head.i:
        return False
    called.head, called.dep_ = word.head, "dobj"
    word.dep_ = "oprd"
    return True


def _go_with_name(preposition: Token) -> bool:
    """ "Called it a declaration of war [on] Africa": what stands behind the name belongs to it."""
    verb = preposition.head
    if preposition.lower_ not in OF_A_NAME or verb.lemma_.lower() not in CALLING:
        return False
    named = next((c for c in verb.rights if c.dep_ == "oprd" and c.tag_ in {"NN", "NNS"} and c.i < preposition.i), None)
    if named is None or any(c.ent_type_ in {"DATE", "TIME"} for c in preposition.rights):
        return False
    preposition.head = named
    return True


def _make_other_side(noun: Token) -> bool:
    """ "Between rebels loyal to Agbor and the [army]": the second side, which the parser joined to the name before."""
    if noun.tag_ not in {"NN", "NNS", "NNP", "NNPS"} or not any(c.dep_ == "det" for c in noun.lefts):
        return False
    above = noun.head
    if above.tag_ != "NNP" or above.dep_ != "pobj":
        return False
    first = next((t for t in above.ancestors if t.dep_ == "pobj" and t.head.lower_ == "between"), None)
    if first is None or any(c.dep_ == "conj" for c in first.rights):
        return False
    noun.head = first
    return True


def _be_what_it_seems(noun: Token) -> bool:
    """ "Condemned what appears to be a [raid] by X": the raid is what is condemned."""
    below = noun.head
    seems = below.head if below.dep_ == "xcomp" or below.lower_ == "like" else below
    above = seems.head
    if seems.lemma_.lower() not in SEEMING or seems.dep_ not in {"ccomp", "pcomp"} or above.i > seems.i:
        return False
    if not any(c.lower_ == "what" and c.dep_ == "nsubj" for c in seems.lefts):
        return False
    for word in [c for c in seems.rights if c.i > noun.i]:
        word.head = above
    noun.dep_ = "pobj" if seems.dep_ == "pcomp" else "attr" if above.lemma_ == "be" else "dobj"
    noun.head, seems.head, seems.dep_ = above, noun, "amod"
    return True


def _tell_finitely(verb: Token) -> bool:
    """ "The bloc [called] on Mali to talk": what opens a sentence without a verb does what a past tense behind it tells."""
    noun = verb.head
    if verb.tag_ != "VBD" or noun.dep_ != "ROOT" or noun.tag_ not in {"NN", "NNP", "NNPS"} or verb.i < noun.i:
        return False
    has_object = any(c.dep_ in {"dobj", "ccomp", "oprd"} for c in verb.rights)
    if not (has_object or verb.lemma_.lower() in ASKING) or any(c.dep_ in {"nsubj", "aux"} for c in verb.lefts):
        return False
    for word in [c for c in noun.rights if c.i > verb.i]:
        word.head = verb
    noun.head, noun.dep_, verb.head, verb.dep_ = verb, "nsubj", verb, "ROOT"
    return True


def _tell_of_described(verb: Token) -> bool:
    """ "Ana Lima, a moderate, [accused] Peru": what follows the second comma is told of the name, and not of what she is."""
    noun = verb.head
    name = noun.head
    if verb.tag_ not in {"VBD", "VBN"} or noun.dep_ != "appos" or name.dep_ != "ROOT" or name.tag_ != "NNP":
        return False
    cut_off = verb.doc[verb.left_edge.i - 1].text == "," and verb.left_edge == verb
    if not cut_off or not any(c.dep_ == "dobj" for c in verb.rights) or any(c.dep_ == "agent" for c in verb.rights):
        return False
    for word in [c for c in (*noun.rights, *name.rights) if c.i > verb.i]:
        word.head = verb
    name.head, name.dep_, verb.head, verb.dep_, verb.tag_ = verb, "nsubj", verb, "ROOT", "VBD"
    return True


def _speak_in_body(name: Token) -> bool:
    """ "In the Diet Ken [Sato] accused Peru": who speaks there, taken for one name with the place."""
    preposition = name.head
    verb = preposition.head
    article = next((c for c in name.lefts if c.lower_ == "the"), None)
    if preposition.lower_ not in {"in", "at"} or preposition.i > name.sent.start + 1 or article is None:
        return False
    place, *called = name.doc[article.i + 1 : name.i + 1]
    named = len(called) > 1 and {place.tag_, *(t.tag_ for t in called)} == {"NNP"} and place.ent_type_ != "PERSON"
    if not named or verb.tag_ not in {"VBD", "VBZ"} or any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.lefts):
        return False
    article.head = place
    place.head, place.dep_ = preposition, "pobj"
    name.head, name.dep_ = verb, "nsubj"
    return True


def _speak_out(verb: Token) -> bool:
    """ "We wish to [condemn] the raid", "Peru would like to [thank] Chile": whoever says so does it."""
    wish = verb.head
    if wish.lemma_.lower() not in WISHING or verb.lemma_.lower() not in SPOKEN or verb.i < wish.i:
        return False
    would = any(c.dep_ == "aux" and c.lower_ in {"would", "'d"} for c in wish.lefts)
    if not has_to(verb) or not (would or wish.tag_ in {"VBP", "VBZ"}):
        return False
    for word in [c for c in wish.children if c is not verb and c.dep_ != "aux"]:
        word.head = verb
    verb.head, verb.dep_ = (verb, "ROOT") if wish.head is wish else (wish.head, wish.dep_)
    wish.head, wish.dep_ = verb, "aux"
    return True


def _go_by_law(word: Token) -> bool:
    """ "Announced sanctions [pursuant] to an act against two men": by which law, between the measure and whom it hits."""
    if word.lower_ != "pursuant":
        return False
    noun = next((c for c in word.lefts if c.dep_ == "nsubj"), None)
    if noun is None or word.dep_ != "ccomp":
        return False
    for child in [c for c in word.rights if c.lower_ != "to"]:
        child.head = noun
    noun.head, noun.dep_, word.head, word.dep_ = word.head, "dobj", noun, "amod"
    return True


def _follow_title(name: Token) -> bool:
    """ "Presidents [Vega] of Peru and Rojas of Chile": who they are, hung on their title as if a comma stood between."""
    title = name.head
    if name.tag_ != "NNP" or title.i != name.i - 1 or title.tag_ not in {"NNS", "NNPS"} or not title.text[:1].isupper():
        return False
    name.head, name.dep_ = (name if title.head is title else title.head), title.dep_
    title.head, title.dep_ = name, "compound"
    return True


def _kill_by_act(verb: Token) -> bool:
    """ "The attack in Kampala that [killed] two", "a raid on troops in Kessu, which [killed] ten": the attack did, and not the place or the troops."""
    place = verb.head
    if verb.lemma_.lower() not in KILLING or place.dep_ != "pobj":
        return False
    pronoun = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.lower_ in {"that", "which"}), None)
    if pronoun is None:
        return False
    apart, act = verb.doc[pronoun.i - 1].text == ",", place
    if act.head.lower_ in WHERE and act.tag_ in {"NNP", "NNPS"}:
        act = act.head.head
    while apart and act.dep_ == "pobj" and act.head.lower_ in HITTING:  # "a raid on [troops], which": not the troops
        act = act.head.head
    if act is place or act.tag_ not in {"NN", "NNS"} or act.i > place.i:
        return False
    verb.head = act
    return True


def _open_main_clause(name: Token) -> bool:
    """ "During talks in Oslo, [Chad] and Libya agreed", "On a visit to Oslo, the [premier] warned": who acts, and no further place."""
    verb = name.doc[name.right_edge.i + 1] if name.right_edge.i + 1 < len(name.doc) else name
    while verb.dep_ in {"aux", "auxpass", "neg"} and verb.head.i > verb.i:
        verb = verb.head
    if (
        name.tag_ not in {"NNP", "NN", "NNS"}
        or name.doc[name.left_edge.i - 1].text != ","
        or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}
    ):
        return False
    if (
        name.head.dep_ not in {"pobj", "appos"}
        or not verb.is_ancestor(name)
        or any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.lefts)
    ):
        return False
    name.head, name.dep_ = verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.lefts) else "nsubj"
    return True


def _open_second_clause(noun: Token) -> bool:
    """ "Urged a truce and the [envoy] is to visit Oslo", "as war rages in Chad and [Peru] threatens action": who acts, and nothing more of what goes before."""
    doc, behind = noun.doc, noun.right_edge.i + 1
    verb = doc[behind] if behind < len(doc) else noun
    while verb.dep_ in {"aux", "auxpass", "neg"} and verb.head.i > verb.i:
        verb = verb.head
    joined = noun.left_edge.i > 0 and doc[noun.left_edge.i - 1].dep_ == "cc" and noun.head.dep_ in {"dobj", "pobj"}
    if not joined or noun.pos_ not in {"NOUN", "PROPN"} or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return False
    if any(c.dep_ in {"nsubj", "nsubjpass", "expl", "agent"} for c in verb.children):
        return False
    first = next((t for t in noun.ancestors if t.pos_ in {"VERB", "AUX"}), noun)
    goes_on = verb.dep_ == "conj" and verb.head is first
    if not goes_on and not (first.dep_ == "advcl" and first.head is verb and first.i < noun.i):
        return False
    noun.head, noun.dep_ = verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.lefts) else "nsubj"
    return True


def _be_ordered(verb: Token) -> bool:
    """ "Ordered its embassy [closed]": what is done to the embassy, and nothing that it does."""
    above = verb.head
    if verb.tag_ not in {"VBD", "VBN"} or above.lemma_.lower() not in {"order", "command", "want"} or verb.i < above.i:
        return False
    if any(c.dep_ in {"mark", "aux", "auxpass", "dobj"} for c in verb.children):
        return False
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None or subject.tag_ not in {"NN", "NNS", "NNP"}:
        return False
    verb.tag_, subject.dep_ = "VBN", "nsubjpass"
    return True


def _speak_behind_comma(name: Token) -> bool:
    """ "In a talk with the paper Oslo Post, Premier Ana [Lima] said": who speaks, taken for one name with the word before the comma."""
    end = name.right_edge.i + 1
    verb = name.doc[end] if end < len(name.doc) else name
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} and verb.is_ancestor(name)
    if name.tag_ != "NNP" or not finite or any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.lefts):
        return False
    edges = ((c, c.right_edge) for c in name.lefts)
    parted = [c for c, edge in edges if edge.text == "," or name.doc[edge.i + 1].text == ","]
    if not parted or parted[-1].tag_ not in {"NN", "NNS", "NNP"} or parted[-1].dep_ not in {"nmod", "compound"}:
        return False
    place = parted[-1]
    for word in [c for c in name.lefts if c.i < place.i]:
        word.head = place
    place.head, place.dep_ = name.head, "pobj"
    name.head, name.dep_ = verb, "nsubj"
    return True


def _suffer_without_helper(verb: Token) -> bool:
    """ "Two were killed and five [wounded]", "with eight others [arrested]": a participle whose subject suffers."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    bare = verb.tag_ == "VBN" and not any(c.dep_ in {"aux", "auxpass", "dobj"} for c in verb.children)
    if verb.dep_ == "conj":
        led = any(c.dep_ == "auxpass" for c in verb.head.lefts) and verb.i > verb.head.i
    else:
        led = verb.head.lower_ == "with" or any(c.lower_ == "with" and c.dep_ == "mark" for c in verb.lefts)
    if subject is None or not bare or not led:
        return False
    subject.dep_ = "nsubjpass"
    return True


def _say_how(using: Token) -> bool:
    """ "Hit two bases of the army [using] a car bomb": how it was done, hung on what was hit."""
    if using.lower_ != "using":
        return False
    noun = using.head
    while noun.dep_ == "pobj" and noun.head.lower_ in {"of", "in", "near", "by"} and noun.head.head is not noun:
        noun = noun.head.head
        noun = noun.head if noun.dep_ == "acl" else noun  # "bases operated by the army"
    if noun.dep_ != "dobj" or noun.head.pos_ != "VERB":
        return False
    using.head, using.dep_ = noun.head, "advcl"
    return True


def _close_place(state: Token) -> bool:
    """ "An outbreak in Suva, [Fiji] kills two": where the place lies, and no second subject."""
    if state.tag_ != "NNP" or state.i < NEAREST_PLACE or state.doc[state.i - 1].text != ",":
        return False
    place = state.doc[state.i - 2]
    noun = place
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep":
        noun = noun.head.head
    if place.tag_ != "NNP" or noun is place or place.head.lower_ not in WHERE or place.ent_type_ == "DATE":
        return False
    if noun.head is not state.head or noun.i > state.head.i or noun.dep_ not in {"nsubj", "dep", "advcl"}:
        return False
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    noun.dep_ = "nsubj"
    state.head, state.dep_ = place, "appos"
    return True


def _stand_before_name(noun: Token) -> bool:
    """ "The militant [organisation] Hamas struck", "[Senator] and former minister Ana Lima is held": what a name is, no second subject."""
    verb, after = noun.head, noun.right_edge.i + 1
    if noun.tag_ not in {"NN", "NNP"} or noun.i > verb.i or noun.ent_type_ == "PERSON":
        return False
    name = next((c for c in verb.lefts if c.dep_ == noun.dep_ and c.i > noun.i and c.tag_ == "NNP"), None)
    if (
        name is None
        or name.left_edge.i != after
        or any(c.dep_ not in {"cc", "punct"} and c.lower_ != "of" for c in noun.rights)
    ):
        return False
    joined = next((c for c in noun.rights if c.lower_ != "of"), None)
    if joined is None:
        fits = noun.pos_ == "NOUN"
    else:
        one = verb.tag_ == "VBZ" or any(c.lower_ in {"is", "was", "has"} for c in verb.lefts)
        fits = joined.lower_ == "and" and one and any(c.dep_ == "compound" and c.pos_ == "NOUN" for c in name.lefts)
    if fits:
        noun.head, noun.dep_ = name, "compound"
    return fits


def _lean(word: Token) -> bool:
    """ "[Pro]-Chileans marched": one subject, and not three."""
    hyphen, people = (word.doc[min(word.i + n, len(word.doc) - 1)] for n in (1, 2))
    if word.lower_ not in {"pro", "anti"} or hyphen.text != "-" or people.head is not word.head:
        return False
    word.head, word.dep_, hyphen.head, hyphen.dep_ = people, "compound", people, "punct"
    return True


def _close_list(noun: Token) -> bool:
    """ "President Rojas of Peru, King Talal, and [Ana Reyes] met": the last of a list, and no second subject."""
    first = next((c for c in noun.head.lefts if c.dep_ == noun.dep_ and c.i < noun.i), None)
    opens = noun.left_edge.i
    if first is None or noun.doc[opens - 1].lower_ != "and" or first.right_edge.i >= opens:
        return False
    noun.head, noun.dep_ = first, "conj"
    return True


def _be_titled_twice(noun: Token) -> bool:
    """ "Held opposition [leader] and former minister Ana Lima": both say what one person is."""
    name = next((c for c in noun.rights if c.dep_ == "conj"), None)
    if (
        noun.tag_ != "NN"
        or name is None
        or name.tag_ != "NNP"
        or any(c.dep_ in {"det", "poss", "nummod"} for c in noun.lefts)
    ):
        return False
    titled = any(c.dep_ == "compound" and c.pos_ == "NOUN" for c in name.lefts)
    joints = [c for c in noun.rights if c is not name]
    if not titled or [c.lower_ for c in joints] != ["and"] or any(c.dep_ in {"det", "poss"} for c in name.lefts):
        return False
    name.head, name.dep_ = noun.head, noun.dep_
    noun.head, noun.dep_ = name, "compound"
    return True


def _make_counted_object(over: Token) -> bool:
    """ "Massacred [over] 300 civilians": how many the object is, which hung as the place of the deed."""
    verb, noun = over.head, next((c for c in over.rights if c.dep_ == "pobj"), None)
    if over.lower_ not in ROUGHLY or noun is None or noun.tag_ != "NNS" or over.i != verb.i + 1:
        return False
    if verb.pos_ != "VERB" or verb.tag_ == "VBN" or verb.lemma_.lower() in QUARRELLING:
        return False
    if any(c.dep_ == "dobj" for c in verb.rights):
        return False
    number = next((c for c in noun.lefts if c.dep_ == "nummod" and c.i > over.i and len(c.text) > 1), None)
    if number is None or not number.text[:1].isdigit():
        return False
    noun.head, noun.dep_ = verb, "dobj"
    over.head, over.dep_ = number, "advmod"
    return True


def _tell_which(participle: Token) -> bool:
    """ "Chad frees four reporters [captured] last week": which ones they are, and no clause that "frees" could have."""
    verb = participle.head
    if participle.tag_ not in {"VBN", "VBD"} or verb.lemma_.lower() not in FREEING | DONE_TO_PERSONS:
        return False
    noun = next((c for c in participle.lefts if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if noun is None or noun.i < verb.i or noun.i != participle.i - 1 or noun.tag_ not in {"NN", "NNS"}:
        return False
    if participle.lemma_.lower() not in TAKEN or any(c.dep_ in {"dobj", "nsubjpass"} for c in verb.children):
        return False
    if any(c.dep_ in {"aux", "auxpass", "mark", "dobj"} for c in participle.children if c.i < participle.i + 2):
        return False
    noun.head, noun.dep_ = verb, "dobj"
    participle.head, participle.dep_, participle.tag_ = noun, "acl", "VBN"
    return True


def _tell_which_at_once(participle: Token) -> bool:
    """ "Chad freed four reporters [captured] last week": nothing joins the two verbs, so the second says who was freed."""
    noun = participle.doc[participle.i - 1] if participle.i else participle
    verb = participle.head
    if participle.tag_ not in {"VBN", "VBD"} or noun.dep_ != "dobj" or noun.head is not verb or noun.tag_ == "PRP":
        return False
    joined = any(c.dep_ in {"cc", "punct"} and noun.i - 1 <= c.i < participle.i for c in verb.children)
    own = any(c.dep_ in {"aux", "auxpass", "dobj", "nsubj"} for c in participle.children)
    if joined or own or participle.lemma_.lower() not in TAKEN:
        return False
    participle.head, participle.dep_, participle.tag_ = noun, "acl", "VBN"
    return True


def _hit_in_the_end(verb: Token) -> bool:
    """ "Missiles fired from Chad [struck] a tanker": nothing joins the two verbs, so the first says which missiles."""
    fired = verb.head
    weapon = next((c for c in fired.lefts if c.dep_ == "nsubj" and c.tag_ in {"NN", "NNS"}), None)
    if fired.lemma_.lower() not in FIRING or weapon is None or fired.tag_ not in {"VBD", "VBN"} or verb.tag_ != "VBD":
        return False
    between = any(c.dep_ in {"cc", "punct", "aux"} and c.i < verb.i for c in fired.children)
    if (
        between
        or any(c.dep_ == "dobj" for c in fired.rights)
        or not any(c.dep_ in {"dobj", "prep"} for c in verb.rights)
    ):
        return False
    verb.head, verb.dep_ = (verb if fired.head is fired else fired.head), fired.dep_
    weapon.head = verb
    fired.head, fired.dep_, fired.tag_ = weapon, "acl", "VBN"
    for word in [c for c in fired.rights if c.i > verb.i]:
        word.head = verb
    return True


def _go_on_with(verb: Token) -> bool:
    """ "Chad left and, with Mali and Niger, [met] in Oslo": a past behind "with" goes on with the verb before it."""
    preposition = verb.head
    first = preposition.head
    if verb.tag_ != "VBD" or preposition.lower_ != "with" or first.pos_ != "VERB" or first.i > preposition.i:
        return False
    partner = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.left_edge.i == preposition.i + 1), None)
    joined = any(c.dep_ == "cc" and c.i < preposition.i for c in first.rights)
    if partner is None or not joined or verb.doc[verb.i - 1].text != ",":
        return False
    verb.head, verb.dep_ = first, "conj"
    preposition.head = verb
    partner.head, partner.dep_ = preposition, "pobj"
    return True


# By the label of the word that each shape is known by.
SHAPES: Final = {
    "npadvmod": (_tell_after,),
    "amod": (_open_absolute, _open_charge, _judge_act, _call_behind),
    "advmod": (_make_subject,),
    "attr": (_be_what_it_seems,),
    "pobj": (_speak_in_body, _be_what_it_seems, _be_titled_twice, _set_time_apart, _call_at_last, _speak_behind_comma),
    "advcl": (_make_subject, _suffer_without_helper),
    "relcl": (_kill_by_act,),
    "pcomp": (_name_act, _go_on_with, _suffer_without_helper),
    "xcomp": (_speak_out,),
    "ccomp": (_go_by_law, _be_ordered, _tell_which),
    "acl": (_make_subject, _say_how, _tell_finitely, _tell_of_described, _suffer_without_helper),
    "dobj": (_make_name, _make_noun, _part_name, _be_titled_twice, _set_time_apart),
    "appos": (_follow_title, _open_main_clause),
    "nsubj": (_lean, _close_place, _stand_before_name, _close_list),
    "nsubjpass": (_stand_before_name, _close_list),
    "oprd": (_part_name, _swap_names),
    "prep": (_go_with_name, _go_with_answer, _make_counted_object),
    "conj": (
        _tell_of_described,
        _make_other_side,
        _open_main_clause,
        _open_second_clause,
        _suffer_without_helper,
        _tell_which_at_once,
        _hit_in_the_end,
    ),
}
