"""Words that a table knows as acts, and that name none where they stand: a name, a state of things, a setting, a judgement."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.nlp.owners import is_sponsorship
from timeline.nlp.syntax import REASON_NOUNS, first_conjunct, has_to
from timeline.nlp.tree import Token

REASONS_GIVEN = frozenset({"in", "as"})
AT_A_PLACE = frozenset({"at", "to", "on", "before", "after", "during", "ahead"})
BY_WAY_OF = frozenset({"through", "by", "via"})
LIMITS = frozenset({"deadline", "ultimatum"})
UNITS = frozenset({"hour", "day", "week", "month", "minute"})
KNOWN = frozenset({"the", "this", "that", "these", "those"})
SUMS = frozenset({"total", "number", "toll", "count", "tally"})
SUMMING = frozenset({"bring", "raise", "push", "take", "put"})
FUNDS = frozenset({"funding", "fund", "million", "billion", "contribution", "donation", "money"})
FURTHERING = frozenset({"provide", "support", "help", "assist", "aid"})
HARMING = frozenset({"kill", "injure", "wound"})
STATIONED = frozenset({"based", "stationed", "headquartered", "garrisoned"})
AID_NOUNS = frozenset({"aid", "assistance", "relief"})
HINDERING = frozenset(
    "impede hinder obstruct block hamper prevent deny restrict limit disrupt delay curtail impair".split()
)
CARRIERS = frozenset({"ship", "convoy", "flotilla", "vessel", "boat", "truck", "plane", "train"})
STOPPING = frozenset("attack board bomb capture hit intercept loot raid seize shell sink stop storm".split())
AFTERWARDS = frozenset({"victim", "survivor", "suspect", "specialist", "investigator", "site", "scene"})
DISARMING = frozenset("confiscate damage defuse destroy discover find recover seize uncover".split())
OFFICES = frozenset("agency branch bureau committee department division ministry office service unit".split())

SHARED = frozenset({"common", "shared", "mutual", "global", "transnational", "growing", "emerging", "external", "such"})
FACING = frozenset("counter confront face address combat tackle fight deal respond meet".split())
DEFENDING = frozenset({"defend", "protect", "guard", "safeguard"})
CHANNELS = frozenset({"phone", "telephone", "video", "conference"})
HURT = frozenset({"dead", "killed", "wounded", "injured", "hurt", "homeless", "missing"})
CHARGES = frozenset({"charge", "count", "suspicion", "allegation"})
LIMITING = frozenset({"det", "poss", "nummod"})
TOLL = frozenset({"killing", "wounding", "injuring", "destruction", "death", "injury", "loss", "displacement"})
MADE = frozenset({"able", "unable", "designed", "built", "intended", "meant"})
THOUGHT = frozenset({"believe", "think", "suspect", "allege", "say", "deem", "consider"})
AHEAD = frozenset({"would", "will", "could", "may", "might", "can", "shall"})

Classes = Mapping[str, frozenset[str]]


def is_no_act(token: Token, classes: Classes) -> bool:
    """Tell whether a word names no act where it stands, by the classes of words of `classes.toml`."""
    lemma = token.lemma_.lower()
    of_verb = OF_VERBS.get(lemma) if token.pos_ == "VERB" else None
    if any(rule and rule(token, classes) for rule in (OF_FORMS.get(token.lower_), OF_LEMMAS.get(lemma), of_verb)):
        return True
    behind = BEHIND_PREPOSITIONS if token.dep_ == "pobj" else ()
    return any(says_so(token, classes) for says_so in (*behind, *ANYWHERE))


def _is_part_of_name(token: Token, classes: Classes) -> bool:
    """Tell whether a capitalised word only belongs to a proper name ("the Geneva Conference", "Strike Eagle jets")."""
    if token.pos_ != "PROPN":
        return False
    if token.dep_ != "compound" and token.lemma_.lower() in classes["named_meeting"]:
        return False
    if token.dep_ != "compound" and token.lower_ == "war":  # "the Iran-Iraq War", but not "the Cold War"
        return any(c.lower_ in classes["age"] for c in token.lefts)
    if token.dep_ == "pobj" and token.head.lower_ in {"for", "of"} and token.text[:1].isupper():
        named = token.head.head  # "the Movement for the [Liberation] of Kivu"
        whole = any(c.dep_ == "prep" for c in token.rights) or named.lower_ == "treaty"  # "the Treaty of [Annexation]"
        return named.pos_ == "PROPN" and named.text[:1].isupper() and whole
    beside = [t for t in (*token.lefts, token.head) if t.dep_ in {"compound", "amod"}]
    return token.text[:1].isupper() and (token.dep_ == "compound" or any(t.pos_ == "PROPN" for t in beside))


def _is_part_of_compound(token: Token, _classes: Classes) -> bool:
    """Tell whether a participle is the second half of a hyphened adjective ("Iran-backed", "US-led")."""
    before = token.doc[token.i - 1] if token.i else None
    if before is None or before.text != "-":
        return False
    return token.pos_ in {"VERB", "ADJ"} and token.dep_ in {"amod", "compound", "nmod"}


def _only_gives_reason(token: Token, _classes: Classes) -> bool:
    """Tell whether a noun is only the cue of an answer: "in retaliation", "in protest"; not "in (a) protest(s) against X"."""
    if token.lower_ == "protests" or (token.lower_ == "protest" and any(c.dep_ == "det" for c in token.lefts)):
        return False
    return token.dep_ == "pobj" and token.lemma_.lower() in REASON_NOUNS and token.head.lower_ in REASONS_GIVEN


def _only_describes(token: Token, classes: Classes) -> bool:
    """Tell whether a participle only says what a group or force is: "militias backed by Iran", "troops based in Iraq"."""
    if token.lemma_ == "target" and token.tag_ == "VBG" and token.dep_ in {"acl", "advcl"}:
        return True  # "airstrikes targeting X": it names whom the strikes were aimed at
    if token.tag_ not in {"VBN", "VBD", "JJ"}:
        return False
    if token.dep_ == "conj" and token.head.dep_ in {"amod", "acl"} and is_sponsorship(token.head):
        return is_sponsorship(token)  # "armed and [trained] by Iran"
    if token.dep_ not in {"amod", "acl"} or token.head.pos_ not in {"NOUN", "PROPN"}:
        return False
    if token.lemma_.lower() == "fly" and any(c.dep_ == "agent" for c in token.rights):
        return True  # "jets flown by the rebels bombed it": who sat in them
    if any(c.dep_ == "auxpass" for c in token.lefts):  # "led to troops being deployed"
        return False
    return is_sponsorship(token) or token.lemma_.lower() in classes["standing_state"]


def _is_where_it_is(token: Token, _classes: Classes) -> bool:
    """ "The unit is based in Djibouti", "where troops are stationed": where somebody is, and nothing done."""
    return any(c.dep_ == "auxpass" and c.lower_ in {"is", "are", "was", "were"} for c in token.lefts)


def _is_only_a_word(token: Token, _classes: Classes) -> bool:
    """ "The term consultations", "the word genocide": told of as a word."""
    return any(
        c.dep_ in {"compound", "nmod"} and c.lower_ in {"term", "word", "phrase", "expression"} for c in token.lefts
    )


def _is_danger(token: Token, _classes: Classes) -> bool:
    """ "A threat to its neutrality", "the threat that it posed": a danger, which nobody uttered."""
    told = token.dep_ == "dobj" and token.head.lemma_.lower() in {
        "make",
        "issue",
        "repeat",
        "utter",
        "send",
        "deliver",
        "renew",
    }
    to = any(c.dep_ == "prep" and c.lower_ == "to" for c in token.rights)
    posed = any(c.dep_ in {"relcl", "acl"} and c.lemma_ == "pose" for c in token.rights)
    return (to and not told) or posed or (token.dep_ == "dobj" and token.head.lemma_ == "pose")


def _is_told_of_in_a_work(token: Token, classes: Classes) -> bool:
    """Tell whether a noun is only what a film or book is about: "a film about the siege"."""
    if token.dep_ != "pobj":
        return False
    verb = token.head.head
    if token.head.lower_ == "with" and verb.lemma_.lower() in classes["told_of"]:  # "the film opens with the siege"
        return any(c.dep_ == "nsubj" and c.lemma_.lower() in classes["work"] for c in verb.lefts)
    return token.head.lower_ in {"about", "on"} and verb.lemma_.lower() in classes["work"]


def _is_setting(token: Token, classes: Classes) -> bool:
    """Tell whether a meeting is only where something else happens: "at a summit", "on the margins of the summit", "attending a summit"."""
    above = token.head
    if token.dep_ == "pobj":
        return above.lower_ in AT_A_PLACE or (above.lower_ == "of" and above.head.lower_ in classes["margin"])
    return token.dep_ == "dobj" and above.lemma_.lower() == "attend"


def _is_way_of_peace(token: Token, classes: Classes) -> bool:
    """Tell whether talk in general is what is recommended: "settle it through dialogue", "by negotiation"."""
    bare = not any(c.dep_ in {"det", "poss", "amod"} and c.lower_ != "peaceful" for c in token.lefts)
    alone = not any(c.dep_ == "prep" for c in token.rights)
    return (
        token.lemma_.lower() in classes["talking"]
        and token.dep_ == "pobj"
        and token.head.lower_ in BY_WAY_OF
        and bare
        and alone
    )


def _is_standing_measure(token: Token, classes: Classes) -> bool:
    """Tell whether measures are only spoken of as being in force: "existing tariffs", "in breach of sanctions"."""
    if token.lemma_.lower() not in classes["measure_noun"]:
        return False
    if token.dep_ != "pobj":
        return any(c.dep_ == "amod" and c.lower_ == "such" for c in token.lefts)
    existing = any(c.dep_ == "amod" and c.lower_ == "existing" for c in token.lefts)
    return existing or (token.head.lower_ == "of" and token.head.head.lower_ in classes["breach"])


def _only_sums_up(token: Token, _classes: Classes) -> bool:
    """Tell whether a bare plural only sums up what went before: "despite threats"."""
    plural = token.tag_ == "NNS" and not any(c.dep_ in {"det", "poss", "nummod"} for c in token.lefts)
    alone = not any(c.dep_ == "prep" for c in token.rights) or token.lower_ == "threats"
    return plural and alone and token.dep_ == "pobj" and token.head.lower_ == "despite"


def _is_in_defiance(token: Token, _classes: Classes) -> bool:
    """ "in defiance of the curfew": how something else is done."""
    return token.dep_ == "pobj" and token.head.lower_ == "in"


def _is_judgement_ahead(token: Token, classes: Classes) -> bool:
    """Tell whether a noun only says what something would amount to: "would be a declaration of war", "regarded as an act of war"."""
    word = token
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in {"act", "declaration"}:
        word = token.head.head
    if word.lemma_.lower() not in classes["judgement_noun"] or word.dep_ != "attr" or word.head.lemma_.lower() != "be":
        return False
    helpers = {c.lower_ for c in word.head.lefts if c.dep_ == "aux"}
    told = any(c.dep_ in {"expl", "advcl"} for c in word.head.children)  # "there would be", "if they did, it would be"
    return bool(helpers & AHEAD) and not told


def _is_general(token: Token, classes: Classes) -> bool:
    """Tell whether a sentence only says what such acts do in general, or what one used to do: "sanctions rarely work"."""
    if token.dep_ == "xcomp" and token.head.lower_ == "used":
        return has_to(token)
    if (
        token.dep_ != "nsubj"
        or token.tag_ != "NNS"
        or any(c.dep_ in {"det", "poss", "amod", "compound"} for c in token.lefts)
    ):
        return False
    return any(c.dep_ == "advmod" and c.lower_ in classes["seldom"] for c in token.head.children)


def _is_to_blame(token: Token, _classes: Classes) -> bool:
    """ "Who is to [blame]?"."""
    return token.head.lemma_.lower() == "be" and has_to(token)


def _is_laid_to_those_meant(token: Token, _classes: Classes) -> bool:
    """Tell whether a word says of whom one speaks, or repeats what is charged: "men (believed) [responsible] for it", "accused of being [responsible]"."""
    verb = token.head
    if verb.lemma_.lower() == "be" and verb.tag_ == "VBG" and verb.dep_ == "pcomp":
        return True
    verb = verb.head if verb.lemma_.lower() == "be" and verb.dep_ == "xcomp" else verb
    thought = verb.lemma_.lower() in THOUGHT and verb.tag_ in {"VBN", "VBD"}
    return token.dep_ == "amod" or (
        thought and not any(c.dep_ in {"nsubj", "nsubjpass", "dobj"} for c in verb.children)
    )


def _is_due(token: Token, _classes: Classes) -> bool:
    """Tell whether a verb only says what a time limit is set for: "a deadline to [surrender]", "gave them two days to [leave]"."""
    if token.tag_ != "VB" or not has_to(token):
        return False
    if token.dep_ in {"acl", "relcl", "advcl"}:
        return token.head.lemma_.lower() in LIMITS | UNITS
    given = token.dep_ == "xcomp" and token.head.lemma_.lower() == "give"
    return given and any(c.dep_ == "dobj" and c.lemma_.lower() in UNITS for c in token.head.rights)


def _only_counts_on(token: Token, _classes: Classes) -> bool:
    """ "Bringing the number of those killed in [clashes] to 17": a sum over acts that are told elsewhere."""
    if _sums_up(token):
        return True
    if token.dep_ != "pobj" or any(c.lower_ in KNOWN or c.dep_ == "poss" for c in token.lefts):
        return False
    verb = next((t for t in token.ancestors if t.pos_ == "VERB" and t.dep_ != "acl"), token)
    return _sums_up(verb)


def _sums_up(verb: Token) -> bool:
    counted = any(c.dep_ == "dobj" and c.lemma_.lower() in SUMS for c in verb.rights)
    return counted and verb.lemma_.lower() in SUMMING


def _tells_who(token: Token, _classes: Classes) -> bool:
    """Tell whether a participle only says which people are meant: "release all those unjustly [detained]", "those [killed]"."""
    if token.tag_ != "VBN" or token.dep_ != "acl" or token.head.lower_ not in {"those", "all", "anyone", "everyone"}:
        return False
    return not any(c.dep_ in {"agent", "prep", "npadvmod"} for c in token.rights)


def _is_opinion(token: Token, _classes: Classes) -> bool:
    """Tell whether somebody only says that it is so, too: "agreed that the test had done harm"."""
    clause = next((c for c in token.rights if c.dep_ == "ccomp"), None)
    helpers = {c.lower_ for c in clause.lefts if c.dep_ in {"aux", "auxpass"}} if clause is not None else set()
    past = clause is not None and clause.tag_ == "VBD" and not helpers
    return past or bool(helpers & {"had", "has", "have", "was", "were", "is", "are"})


def _is_signified(token: Token, _classes: Classes) -> bool:
    """ "Raised their arms in a sign of [surrender]": what something is to mean."""
    return token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in {"sign", "symbol"}


def _is_present_of_those(token: Token, _classes: Classes) -> bool:
    """Tell whether a clause only says what kind of people or things are meant: "those who [support] them", "any ship that [enters]"."""
    verb = token
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    whoever = verb.head.lower_ in {"those", "anyone", "everyone", "all"}
    pointer = verb.dep_ == "relcl" and (whoever or any(c.lower_ in {"any", "every"} for c in verb.head.lefts))
    subject = any(c.lower_ in {"who", "that", "which"} and c.dep_ == "nsubj" for c in verb.lefts)
    return pointer and subject and token.tag_ in {"VBP", "VBZ"} and not any(c.dep_ == "aux" for c in token.lefts)


def _is_the_talk(token: Token, _classes: Classes) -> bool:
    """Tell whether a call is the talk that is told of, and nothing asked for: "during the [call], he thanked Chad"."""
    if token.dep_ != "pobj" or token.head.lower_ not in {"during", "in", "on"}:
        return False
    pointed = any(c.lower_ in {"the", "this", "their", "his", "her"} for c in token.lefts)
    return pointed and not any(c.lower_ in {"for", "on", "to"} for c in token.rights)


def _is_said_to_be_so(token: Token, _classes: Classes) -> bool:
    """ "The [announcement] that thousands have come": it says something, and takes nothing."""
    clauses = (c for c in token.rights if c.dep_ in {"acl", "ccomp", "relcl"})
    return any(m.lower_ == "that" and m.dep_ == "mark" for c in clauses for m in c.lefts)


def _is_hindered(token: Token, _classes: Classes) -> bool:
    """Tell whether aid is only what is kept from coming: "impeding the delivery of humanitarian [aid]", "hindered access of [relief]"."""
    word = token
    while word.dep_ == "pobj" and word.head.lower_ in {"of", "to"} and word.head.head.pos_ == "NOUN":
        word = word.head.head
    word = first_conjunct(word)
    return word.dep_ in {"dobj", "nsubjpass"} and word.head.lemma_.lower() in HINDERING


def _is_what_recalled_for(token: Token, _classes: Classes) -> bool:
    """ "Called back its envoy for [consultations]": what a recall is for is no talk that is told of."""
    if token.dep_ != "pobj" or token.head.lower_ != "for":
        return False
    return any(t.lemma_.lower() in {"recall", "call", "summon", "withdraw", "bring"} for t in token.ancestors)


def _is_what_money_does(token: Token, _classes: Classes) -> bool:
    """Tell whether a verb only says what money is for: "the funding will [provide] food", "$5 million to [support] refugees"."""
    aims = token.dep_ in {"relcl", "acl"} and has_to(token)
    subject = token.head if aims else next((c for c in token.lefts if c.dep_ == "nsubj"), None)
    return subject is not None and subject.lemma_.lower() in FUNDS


def _is_harm_of_nature(token: Token, classes: Classes) -> bool:
    """ "The fire at the club that [killed] nine": harm that nobody does."""
    if token.dep_ != "relcl":
        return False
    told = any(c.dep_ == "nsubj" and c.lower_ in {"that", "which"} for c in token.lefts)
    return told and token.head.lemma_.lower() in classes["calamity"]


def _is_destroyed_weapon(token: Token, classes: Classes) -> bool:
    """ "Destroyed its [missiles]": weapons are no blow where they are hit; and whoever [destroys] his own disarms."""
    if token.lemma_.lower() in {"destroy", "damage"}:
        hit = next((c for c in token.rights if c.dep_ == "dobj"), None)
        own = hit is not None and any(c.tag_ == "PRP$" for c in hit.lefts) and token.dep_ != "conj"
        return own and hit is not None and hit.lemma_.lower() in classes["weapon"]
    hit_by = token.dep_ in {"dobj", "nsubjpass"} and token.head.lemma_.lower() in DISARMING
    return hit_by and token.pos_ == "NOUN" and token.lemma_.lower() in classes["weapon"]


def _is_of_victims(token: Token, _classes: Classes) -> bool:
    """ "A tribute to [bombing] victims", "dozens of [bombing] specialists": which ones they are."""
    noun = _noun_alone_behind(token)
    return noun is not None and noun.lemma_.lower() in AFTERWARDS and noun.dep_ in {"dobj", "pobj"}


def _is_of_people(token: Token, _classes: Classes) -> bool:
    """ "A crowd of [fleeing] civilians": who they are."""
    noun = _noun_alone_behind(token)
    return noun is not None and noun.tag_ == "NNS" and (token.dep_ == "amod" or noun.dep_ == "dobj")


def _noun_alone_behind(token: Token) -> Token | None:
    """Give the next word, if nothing but `token` stands before it in its phrase."""
    behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return behind if behind is not None and all(c.i == token.i for c in behind.lefts) else None


def _is_of_office(token: Token, _classes: Classes) -> bool:
    """ "The criminal [investigation] and immigration departments": half of what two offices are called."""
    joined = [c for c in token.rights if c.dep_ == "conj" and c.tag_ == "NNS" and c.lemma_.lower() in OFFICES]
    return token.tag_ == "NN" and any(c.dep_ == "compound" for j in joined for c in j.lefts)


def _is_stopped_on_its_way(token: Token, _classes: Classes) -> bool:
    """ "The aid [ship] was boarded", "a raid on an aid [flotilla]": what is hit is no aid that is told of."""
    hit = token.dep_ in {"dobj", "nsubjpass"} and token.head.lemma_.lower() in STOPPING
    there = token.dep_ == "pobj" and token.head.lower_ in {"on", "against", "aboard", "in"}
    return hit or there or token.dep_ == "compound"


def _is_faced(token: Token, _classes: Classes) -> bool:
    """ "To counter common [threats]", "defends itself against threats": dangers, which nobody uttered."""
    if any(c.dep_ == "poss" and c.lower_ != "our" for c in token.lefts):
        return False
    above = token.head.head if token.dep_ == "pobj" else token.head
    shared = any(c.dep_ == "amod" and c.lower_ in SHARED for c in token.lefts)
    return token.dep_ in {"dobj", "pobj"} and (above.lemma_ in DEFENDING or (shared and above.lemma_ in FACING))


def _is_wanted(token: Token, _classes: Classes) -> bool:
    """ "Information leading to the [arrest] of X", "a reward [offer]": what is hoped for, and money for it."""
    if token.lower_ == "offer":
        return any(c.dep_ == "compound" and c.lower_ == "reward" for c in token.lefts)
    word = first_conjunct(token)
    if word.dep_ != "pobj" or word.head.lower_ != "to" or word.head.head.lemma_.lower() not in {"lead", "relate"}:
        return False
    return word.head.head.head.lemma_.lower() in {"information", "tip", "evidence"}


def _is_means_of_talk(token: Token, _classes: Classes) -> bool:
    """ "Met by video conference", "protested through a phone call": how two talked, told beside that they did."""
    by = token.head.lower_ in BY_WAY_OF
    how = any(c.dep_ in {"compound", "amod"} and c.lower_ in CHANNELS for c in token.lefts)
    return by and how and not any(c.lower_ in {"with", "between"} for c in token.rights)


def _is_charge(token: Token, classes: Classes) -> bool:
    """ "Jailed for [espionage]", "two charges of [mutiny]": what a court speaks of, in a word that tells no act of its own."""
    noun = first_conjunct(token)
    singular = token.tag_ == "NN" or (token.tag_ == "NNP" and token.text.islower())
    if not singular or noun.dep_ != "pobj" or noun.head.lower_ not in {"of", "for", "with", "on"}:
        return False
    told = (c for c in token.children if not (c.dep_ == "prep" and c.lower_ == "for"))  # "for his role in it"
    if any(c.dep_ not in {"amod", "cc", "conj", "punct", "compound"} or c.pos_ == "VERB" for c in told):
        return False  # "for murder of a judge", "for kidnapping and torturing two"
    judged = noun.head.head
    judged = judged.head if judged.dep_ in {"dobj", "nsubjpass"} and judged.lemma_.lower() not in CHARGES else judged
    if judged.lemma_.lower() in CHARGES and judged.dep_ == "pobj":  # "jailed on charges of"
        return True
    return judged.lemma_.lower() in classes["verdict"]


def _is_aim_of_protest(token: Token, classes: Classes) -> bool:
    """ "Went on strike to [protest] against the plan", "gathered to [protest]": why they did it, and no second protest."""
    if token.dep_ not in {"xcomp", "advcl", "acl"}:
        return False
    above = {token.head.lemma_.lower(), *(c.lemma_.lower() for p in token.head.rights for c in p.rights)}
    return has_to(token) and not above.isdisjoint(classes["walkout"])


def _is_of_all_time(token: Token, _classes: Classes) -> bool:
    """ "[Attacks] on peacekeepers may constitute a war crime", "acts of [violence] have no place": what is always so."""
    word = token.head.head if token.dep_ == "pobj" and token.head.head.lemma_.lower() == "act" else token
    if word.tag_ != "NNS" or word.dep_ not in {"nsubj", "nsubjpass"} or any(c.dep_ in LIMITING for c in word.lefts):
        return False
    verb, lemma = word.head, word.head.lemma_.lower()
    helpers = {c.lower_ for c in verb.lefts if c.dep_ == "aux"}
    if lemma in {"constitute", "amount"} and helpers <= AHEAD:
        return verb.tag_ in {"VB", "VBP"}
    place = lemma == "have" and verb.tag_ == "VBP" and any(c.lower_ == "place" for c in verb.rights)
    return place or (bool(helpers & {"should", "must", "can"}) and any(c.dep_ == "neg" for c in verb.lefts))


def _is_toll(token: Token, _classes: Classes) -> bool:
    """ "The attack resulted in the [killing] of two": what came of an act is told with it."""
    word = first_conjunct(token)
    return word.dep_ == "pobj" and word.head.lower_ == "in" and word.head.head.lemma_.lower() == "result"


def _leaves_hurt(token: Token, _classes: Classes) -> bool:
    """ "Clashed, [leaving] one soldier killed": what it cost, and nobody goes away."""
    return any(t.lower_ in HURT for c in token.rights for t in c.subtree)


def _is_fought(token: Token, _classes: Classes) -> bool:
    """ "A counter-[insurgency] operation": whom it is against."""
    return token.i > 1 and token.doc[token.i - 1].text == "-" and token.doc[token.i - 2].lower_ in {"counter", "anti"}


def _is_ability(token: Token, _classes: Classes) -> bool:
    """ "A missile capable of [striking] Chad", "able to [strike] it", "designed to [hit] it": what a thing can do."""
    verb = first_conjunct(token)
    if verb.dep_ == "pcomp":
        return verb.head.lower_ == "of" and verb.head.head.lower_ in {"capable", "incapable"}
    made = verb.dep_ in {"xcomp", "advcl"} and has_to(verb)
    return made and verb.head.dep_ in {"acl", "amod"} and verb.head.lower_ in MADE


# Rules about certain words, which no other word needs to be asked about.
OF_FORMS = {
    "call": _is_the_talk,
    "announcement": _is_said_to_be_so,
    "consultations": _is_what_recalled_for,
    "threat": _is_danger,
    "defiance": _is_in_defiance,
    "blame": _is_to_blame,
    "fleeing": _is_of_people,
    **dict.fromkeys(("bombing", "shooting", "shelling", "kidnapping", "hijacking", "killing"), _is_of_victims),
    "threats": _is_faced,
    "responsible": _is_laid_to_those_meant,
    "complicit": _is_laid_to_those_meant,
    **dict.fromkeys(STATIONED, _is_where_it_is),
}
OF_LEMMAS = {
    "agree": _is_opinion,
    "summit": _is_setting,
    "protest": _is_aim_of_protest,
    "leave": _leaves_hurt,
    "insurgency": _is_fought,
    **dict.fromkeys(AID_NOUNS, _is_hindered),
    **dict.fromkeys(CARRIERS, _is_stopped_on_its_way),
    **dict.fromkeys(TOLL, _is_toll),
    **dict.fromkeys(HARMING, _is_harm_of_nature),
}
OF_VERBS = dict.fromkeys(FURTHERING, _is_what_money_does)
BEHIND_PREPOSITIONS = (
    _is_signified,
    _is_told_of_in_a_work,
    _only_gives_reason,
    _only_sums_up,
    _is_means_of_talk,
)
ANYWHERE = (
    _is_ability,
    _is_of_all_time,
    _is_charge,
    _is_wanted,
    _is_destroyed_weapon,
    _is_of_office,
    _is_present_of_those,
    _tells_who,
    _is_only_a_word,
    _is_part_of_name,
    _is_part_of_compound,
    _only_describes,
    _is_way_of_peace,
    _is_standing_measure,
    _is_judgement_ahead,
    _is_general,
    _is_due,
    _only_counts_on,
)
