"""Verbs in the present that a tagger takes for nouns, as in headlines and digests: "Police fire tear gas", "Thousands march".

Behind a plural, English has many words that are noun and base form of a verb alike, and a small model mostly reads the
noun. In the past the same sentence is plain ("Police fired tear gas"), so the shadow that the parser is given has the past
there, and the tree then gets the tag of the present back.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.lexicon import Lexicon, Name
from timeline.nlp.tree import Doc

if TYPE_CHECKING:
    from timeline.nlp.page import Word

DETERMINERS = frozenset("the a an this that these those its his her their our some several more many all both".split())
SMALL_NUMBERS = frozenset("two three four five six seven eight nine ten".split())
OBJECTS = DETERMINERS | SMALL_NUMBERS | frozenset("him them it what himself themselves one".split())
BEHIND = frozenset(
    "in on at into outside inside near across against over through toward towards back down up again early late "
    "after before during amid and as while when to from for with behind again , . ;".split()
)
UNREST = frozenset(  # gerunds and plurals of what goes on, which hide the verb behind
    "fighting shelling rioting talks negotiations protests clashes riots strikes airstrikes attacks demonstrations bombings explosions".split()
)
OPENING = frozenset(  # what a clause begins behind
    ". , ; : and but as after while when that whereupon because since until unless though although before once whereas ) ]".split()
)
JOINING = frozenset({"and", "but"})
PARTICLES = frozenset({"down", "up", "off"})  # of "shoots down a drone", "blows up a bridge"
BEHIND_ALONE = BEHIND | PARTICLES  # behind a verb without an object
BOTH = frozenset({"police"})  # before a noun as often as before a verb: "police fire"
NUMBERS = frozenset({"thousands", "hundreds", "dozens", "scores", "tens", "millions"})
MACHINES = re.compile(r"[a-z]+-\d+s")  # "F-16s"
SOME = frozenset({"at least", "up to", "more than", "dozens of", "scores of", "hundreds of", "thousands of"})  # objects
APART = frozenset("between among of with against for by to in on".split())  # what governs both
COUNTING = SMALL_NUMBERS | frozenset("eleven twelve dozens scores hundreds thousands".split())
INTENDING = frozenset("attempt plan vote pledge promise vow move demand offer struggle".split())
# "Peru announces [plans] to ban it": the plan is told, and nobody plans an announcement
PLANS = frozenset({"plans", "plan"})
ONE = frozenset({"a", "an", "another"})
OWNING = ("'s", "\u2019s")
RELATIVE = frozenset({"which", "whom"})  # "which Chad [terms] a farce"
DOERS = ("armed", "police", "weapon", "vehicle", "vessel", "aircraft", "disaster")  # classes of what acts or happens
LEADING_ON = frozenset("of in from near at armed wearing dressed linked loyal allied affiliated belonging".split())
COURTS = frozenset({"court", "judge", "tribunal", "jury"})
LONGEST_PHRASE = 5  # words: "supporters of the government [attack]"


def in_the_past(words: Sequence[Word], text: str, lexicon: Lexicon) -> list[Word]:
    """Give the words with those that may be such verbs in the past; each keeps its place in the text."""
    reader = _Reader(words, text, lexicon)
    return [replace(w, text=past) if (past := reader.past(i)) else w for i, w in enumerate(words)]


def restore_tags(doc: Doc, words: Sequence[Word], text: str) -> None:
    """Give, in place, each verb that was put into the past the tag of the present that the text has."""
    for token, word in zip(doc, words, strict=True):
        if token.tag_ == "VBD" and word.name is None and not text.startswith(word.text, word.start):
            token.tag_ = "VBZ" if text[word.end - 1] == "s" else "VBP"


@dataclass(frozen=True, slots=True)
class _Reader:
    """The words of a text beside each other, and what the tables know of them."""

    words: Sequence[Word]
    text: str
    lexicon: Lexicon

    def past(self, i: int) -> str | None:
        """Give the past of a word that is likely a verb in the present."""
        if i == 0 or i + 1 >= len(self.words) or self.words[i].name is not None:
            return None
        word, verbs, before = self.words[i].text, self.lexicon.headline_verbs, self.words[i - 1].text
        if word in verbs["unrest"] and before.lower() in UNREST:
            return verbs["unrest"][word]
        if word in verbs["plans"] and self.words[i + 1].text in PLANS:
            return verbs["plans"][word]
        if word in verbs["plural"]:
            return verbs["plural"][word] if self._has_plural_subject(i) else None
        if not word.endswith("s"):
            return None
        if word in verbs["count"] and before != "-" and self._counts(i + 1):
            return verbs["count"][word]
        if word in verbs["name"] and self._is_led_by_name(i) and self._takes_object(i):
            return verbs["name"][word]
        base = next((b for b in _singulars(word) if b in verbs["plural"]), None)
        if base is not None and self._is_led(i, base):
            return verbs["plural"][base]
        if word in verbs["test"] and before == "test":
            return verbs["test"][word] if self.words[i - 2].name is not None else None
        alone = verbs["doer"].get(word) if self.words[i + 1].text in BEHIND_ALONE else None
        one = alone or (verbs["plural"][base] if base is not None else None)
        return one if one is not None and self._has_singular_subject(i) else None

    def _counts(self, i: int) -> bool:
        """Tell whether a number begins here: "kills [at least nine] people", "injures [30] others"."""
        word = self.words[i].text
        if word[:1].isdigit() or word in COUNTING:
            return True
        return " ".join(w.text for w in self.words[i : i + 2]) in SOME

    def _is_led(self, i: int, base: str) -> bool:
        """Tell whether what stands before a verb in the singular can only be its subject, or a verb beside it."""
        if self.words[i - 1].text in JOINING and self._takes_object(i):
            return True
        if self.words[i + 1].text in PARTICLES and i + 2 < len(self.words) and self._takes_object(i + 1):
            return True
        if self._is_led_by_state(i) and (self._takes_object(i) or self._has_plural_behind(i)):
            return True
        if self.words[i - 1].name is not None and self.words[i - 2].text.lower() in RELATIVE:
            return True
        decided = base == "vote" and self.words[i + 1].text == "to"  # but "votes 51 to 48"
        if self._is_led_by_body(i) and (decided or (base != "vote" and self._takes_object(i))):
            return True
        return self._is_led_by_court(i) and self._takes_person(i)

    def _has_singular_subject(self, i: int) -> bool:
        """Tell whether one doer opens the phrase before: "a suspected militant [attacks]", "a car bomb [explodes]", "Chad's survey ship [sails]"."""
        doer, behind = self.words[i - 1].text, self.words[i + 1].text
        if not self._is_doer(doer) or not (behind in BEHIND_ALONE or self._takes_object(i)):
            return False
        phrase = [w.text for w in self.words[max(0, i - 1 - LONGEST_PHRASE) : i - 1]]
        opening = next((n for n in range(len(phrase) - 1, -1, -1) if self._opens_phrase(i - 1 - len(phrase) + n)), None)
        return opening is not None and all(w.isalpha() and w.islower() and w != "to" for w in phrase[opening + 1 :])

    def _opens_phrase(self, i: int) -> bool:
        """Tell whether the phrase of a subject begins behind a word: "a", "the" or "Chad's" at the start of a clause."""
        word = self.words[i].text.lower()
        owns = word.endswith(OWNING) and i > 0 and self.words[i - 1].name is not None
        return word in ONE or ((word == "the" or owns) and self._opens_clause(i - 1 if owns else i))

    def _is_doer(self, word: str) -> bool:
        """Tell whether a word in the singular is for someone or something that acts: "gunman", "bomb", "court", "bus"."""
        role = self.lexicon.roles.get(word)
        if role is not None:
            return role.number != "plural"
        return any(word in self.lexicon.classes[kind] for kind in DOERS)

    def _is_led_by_name(self, i: int) -> bool:
        """Tell whether a name of a state or group stands right before: "Guinea [severs] all ties"."""
        name = self.words[i - 1].name
        return name is not None and name.kind != "adjective"

    def _is_led_by_state(self, i: int) -> bool:
        """Tell whether a state that opens a clause stands right before: "Peru [orders] troops", not "the Syria [strikes]"."""
        name = self.words[i - 1].name
        if name is None or name.kind not in {"state", "capital", "metonym"}:
            return False
        return self._opens_clause(i - 1)

    def _is_led_by_body(self, i: int) -> bool:
        """Tell whether a force or group by name, or one that a state has, opens a clause: "the Indian Army [raids] a camp", "Peru's army [kills] ten"."""
        name, first = self.words[i - 1].name, i - 1
        if name is None:
            return self.words[i - 2].text.endswith(OWNING) and self._is_doer(self.words[i - 1].text)
        if name.kind not in {"body", "group"}:
            return False
        first -= self.words[first - 1].text.lower() == "the"
        return self._opens_clause(first)

    def _opens_clause(self, i: int) -> bool:
        return i == 0 or self.words[i].opens_block is not None or self.words[i - 1].text.lower() in OPENING

    def _is_led_by_court(self, i: int) -> bool:
        """Tell whether a court stands before: "a Thai court [sentences]", "the high court of Chad", "a court in Lima"."""
        if self._last_word(self.words[i - 1]) in COURTS:
            return True
        placed = i > 2 and self.words[i - 1].name is not None and self.words[i - 2].text in {"in", "of"}
        return placed and self._last_word(self.words[i - 3]) in COURTS

    def _takes_person(self, i: int) -> bool:
        """Tell whether what follows can only be an object, or is for somebody: "sentences [opposition] leader X"."""
        word = self.words[i + 1].text
        return self._takes_object(i) or word == "former" or word in self.lexicon.roles

    def _has_plural_subject(self, i: int) -> bool:
        before = self.words[i - 1]
        if self._is_voiced(i + 1) and (self._closes_list_of_states(i) or self._closes_list_of_parties(i)):
            return True
        if self._closes_list_of_states(i):
            return self._takes_object(i) or self._has_plural_behind(i) or self._opens_list_of_two(i)
        if self._closes_list_of_parties(i) and self._takes_object(i):
            return True
        if self._is_plural_party(before):
            if self._last_word(before) in BOTH:
                return self._takes_object(i) and self.words[i - 2].text.lower() not in {"a", "an"}
            return self._takes_object(i) or self.words[i + 1].text in BEHIND
        # so "protesters in Chad [attempt] to march"
        intends = self.words[i].text in INTENDING and self.words[i + 1].text == "to"
        if self._is_led_by_machines(i) and self.words[i + 1].text.islower() and self._has_plural_behind(i + 1):
            return True
        return self._heads_a_phrase(i) and (intends or self._takes_object(i))

    def _is_voiced(self, i: int) -> bool:
        """Tell whether a bare noun follows that is voiced or counselled: "Peru and Chile [voice] alarm"."""
        return self.words[i].text in self.lexicon.classes["voiced"]

    def _is_led_by_machines(self, i: int) -> bool:
        """Tell whether warplanes and whose they are open the clause before: "F-16s of the Chadian air force [bomb] gun emplacements"."""
        before = range(i - 3, max(0, i - 2 - LONGEST_PHRASE), -1)
        first = next((n - 1 for n in before if self.words[n].text == "of"), None)
        if first is None:
            return False
        text = self.words[first].text.lower()
        machines = MACHINES.fullmatch(text) or text.removesuffix("s") in self.lexicon.classes["aircraft"]
        return bool(machines) and text.endswith("s") and self._opens_clause(first)

    def _last_word(self, word: Word) -> str:
        """Give the last word of the text for which a word of the shadow stands: "police" of "Israeli police"."""
        return self.text[word.start : word.end].lower().split()[-1]

    def _closes_list_of_states(self, i: int) -> bool:
        """Tell whether two states or more stand before: "Latvia and Estonia [ban] ships"."""
        joint = i - 3 if i > 3 and self.words[i - 2].text == "the" else i - 2
        last, first = self.words[i - 1].name, self.words[joint - 1].name if joint > 0 else None
        named = (
            last is not None
            and first is not None
            and last.kind == first.kind
            and last.kind in {"state", "person", "group"}
        )
        return named and self.words[joint].text == "and" and self.words[max(0, joint - 2)].text.lower() != "between"

    def _opens_list_of_two(self, i: int) -> bool:
        """Tell whether two names that open a clause can only be the subject of a verb: "Peru and Chile [side] with Chad"."""
        joint = i - 3 if self.words[i - 2].text == "the" else i - 2
        return self.words[i + 1].text in BEHIND_ALONE - {",", "."} and self._opens_clause(joint - 1)

    def _closes_list_of_parties(self, i: int) -> bool:
        """Tell whether two parties stand before: "the rebels and the army [exchange] fire", "Chad and the rebels [sign] a truce"."""
        joint = i - 3 if i > 3 and self.words[i - 2].text.lower() in DETERMINERS else i - 2
        if joint < 1 or self.words[joint].text != "and":
            return False
        opening = {w.text.lower() for w in self.words[max(0, joint - LONGEST_PHRASE) : joint]}
        return not opening & APART and self._is_party(joint - 1) and self._is_party(i - 1)

    def _is_party(self, i: int) -> bool:
        word = self.words[i]
        if word.name is not None:
            return word.name.kind != "adjective"
        return self._is_plural_party(word) or word.text in self.lexicon.roles

    def _heads_a_phrase(self, i: int) -> bool:
        """Tell whether a plural and a preposition open the phrase before: "supporters of the government [attack]", "police in Fiji [fire]"."""
        phrase = self.words[max(0, i - LONGEST_PHRASE) : i]
        opening = next(
            (n for n, w in enumerate(phrase) if n and w.text in LEADING_ON and self._is_plural_party(phrase[n - 1])),
            None,
        )
        return opening is not None and all(w.name is not None or w.text.isalpha() for w in phrase[opening:])

    def _is_plural_party(self, word: Word) -> bool:
        if word.name is not None and word.name.kind == "people":
            return True
        text = self._last_word(word)
        if (
            text in NUMBERS
            or (text in BOTH and (word.name is None or word.name.kind == "body"))
            or MACHINES.fullmatch(text)
        ):
            return True
        if word.name is not None and self._is_plural_group(word.name, text):
            return True
        role = self.lexicon.roles.get(text)
        if role is None and text.endswith("s"):
            single = self.lexicon.roles.get(text[:-1])
            return word.name is None and single is not None and single.number != "plural"
        if word.name is not None and (role is None or role.kind != "forces"):
            return False  # "a United Nations appeal"; but "Iraqi security forces arrest"
        return role is not None and role.number == "plural"

    def _is_plural_group(self, name: Name, last: str) -> bool:
        """Tell whether an armed group is named by a plural: "the Houthis", "the Tamil Tigers"."""
        actor = self.lexicon.names.actors.get(name.actor or "")
        return last.endswith("s") and actor is not None and actor.kind == "armed-group"

    def _takes_object(self, i: int) -> bool:
        """Tell whether what follows can only be an object: an article, a number, a name, a plural party or a weapon."""
        word = self.words[i + 1]
        if word.name is not None or word.text.lower() in OBJECTS or word.text[:1].isdigit():
            return True
        if word.text[:1].isupper() and word.text.isalpha():
            return True
        if self._opens_titled_name(i + 1):
            return True
        pair = " ".join(w.text for w in self.words[i + 1 : i + 3])
        if pair in SOME:
            return True
        return word.text in self.lexicon.weapons or pair in self.lexicon.weapons or self._is_plural_party(word)

    def _opens_titled_name(self, i: int) -> bool:
        """Tell whether a title in small letters and a name begin here: "arrest [opposition leader Ana] Lima"."""
        title = list(
            itertools.takewhile(
                lambda w: w.name is None and w.text.islower() and w.text.isalpha(), self.words[i : i + 4]
            )
        )
        behind = self.words[i + len(title) : i + len(title) + 1]
        role = self.lexicon.roles.get(title[-1].text) if title else None
        titled = role is not None and role.number != "plural" and role.kind in {"office", "civilians"}
        return titled and any(w.text[:1].isupper() and w.text.isalpha() for w in behind)

    def _has_plural_behind(self, i: int) -> bool:
        """Tell whether a plural follows that only a verb can have for its object: "Guinea issues [warnings]"."""
        word = self.words[i + 1].text
        return word.islower() and word.isalpha() and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _singulars(word: str) -> Iterator[str]:
    """Yield what a verb of the third person may be a form of."""
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
        if word.endswith("es"):
            yield word[:-2]
