"""An act in the words of its article: the words that name it and those that go with them, "shot down a bomber near the border".

Takes an event and the texts of the articles; hands on the mention that tells it best and a phrase. Nothing is worded anew, so
a phrase says no more than the article does. Where it ends is found by words and punctuation alone (`phrases.toml`): a parse is
not at hand where a timeline comes from a file.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from timeline.figure.text import tidy
from timeline.model import Event, Mention

LONGEST = 64
"""Characters of a phrase; a longer one is cut at a word, with an ellipsis."""
_QUOTES = "\"“”\u2018\u2019'"
_PUNCTUATION = f"{_QUOTES}()[],.;:!?"
_ENDS_WITH = (",", ";", ":", "!", "?", ")", "]")
_BEGINS_WITH = ("(", "[", "—", "–", "-")  # noqa: RUF001 - dashes of a text
_POSSESSIVE = re.compile("['\u2019]s$")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as it stands in the text, and where it begins; `bare` is without punctuation, `low` in small letters too."""

    raw: str
    bare: str
    low: str
    start: int


def tell(
    event: Event, names: Collection[str], texts: Mapping[str, str], starts: Mapping[str, Sequence[int]]
) -> tuple[Mention | None, str]:
    """Return the mention that an event is told by, and the act in its words, beginning with a capital.

    It is the first mention whose trigger the label holds beside the `names` of the parties and that says more than the
    trigger, if one does; of an event that has none, since its label says something else (a correction, an import), the first
    mention and no phrase. `texts` and the sorted `starts` of all triggers are by article.
    """
    order = sorted(event.mentions, key=lambda m: (m.article, m.start))
    named = [m for m in order if m.article in texts and _says_no_more(event.label, m.trigger, names)]
    if not named or event.origin != "text":
        return (order[0] if order else None), ""
    longest = max(len(mention.trigger) for mention in named)
    tellings = [m for m in named if len(m.trigger) == longest]
    told = [(m, quote_act(texts[m.article], m, starts.get(m.article, ()))) for m in tellings]
    return next((one for one in told if len(one[1]) > longest), told[0])


def _says_no_more(label: str, trigger: str, names: Collection[str]) -> bool:
    """Tell whether a label holds a trigger and, beside it, nothing but names and what joins them ("shot at A and 2 others")."""
    rest, words = tidy(label).casefold(), tidy(trigger).casefold()
    if words not in rest:
        return False
    rest = rest.replace(words, " ", 1)
    for name in sorted(names, key=len, reverse=True):
        rest = rest.replace(name.casefold(), " ")
    return rest.endswith("…") or all(word in _table()["label_words"] or word.isdigit() for word in rest.split())


def quote_act(text: str, mention: Mention, starts: Sequence[int] = ()) -> str:
    """Return the trigger of a mention and what goes with it in `text`; another trigger that follows "and" ends it.

    >>> text = "They shelled the old port and fled when it rained."
    >>> quote_act(text, Mention("a", 5, 12, "shelled", (0, 49), 0, reference="verb"), [5, 30])
    'Shelled the old port'
    """
    trigger = tidy(mention.trigger)
    words = _words_behind(text, mention)
    end, clean = _end_of_clause(words, verb=mention.reference == "verb")
    join = _join(words[:end])
    if join is not None:
        begin, stop = words[join].start, words[end - 1].start
        other_act = bisect_left(starts, begin) < bisect_left(starts, stop + 1)
        if other_act or not clean or len(_say(trigger, words[:end])) > LONGEST:
            end = join
    phrase = _say(trigger, _finished(words[:end]))
    return phrase if len(phrase) <= LONGEST else _cut(trigger, words[:end])


def _words_behind(text: str, mention: Mention) -> list[_Word]:
    """Return the words between a trigger and the end of its sentence; none where the trigger is a part of a word."""
    rest = text[mention.end : mention.sentence[1]]
    if not rest[:1].isspace():
        return []
    words = []
    for found in re.finditer(r"\S+", rest):
        bare = _POSSESSIVE.sub("", found[0].strip(_PUNCTUATION))
        words.append(_Word(found[0], bare, bare.casefold(), mention.end + found.start()))
    return words


def _end_of_clause(words: Sequence[_Word], *, verb: bool) -> tuple[int, bool]:
    """Return how many of the words may go with the act, and whether no other clause begins where they end."""
    table, in_clause = _table(), False
    for i, word in enumerate(words):
        if word.raw.startswith(_BEGINS_WITH) or (not i and not verb and word.low not in table["behind_nouns"]):
            return i, True
        if word.low in table["times"] or _YEAR.fullmatch(word.bare):
            return _before_time(words[:i]), True
        if word.bare in table["clause_words"] and not in_clause:
            return i, False
        if word.bare in table["ends"] or (word.bare in table["openers"] and (i or not verb)):
            return i, True
        in_clause = in_clause or word.bare in table["openers"]
        if word.raw.endswith(_ENDS_WITH):
            return i + 1, True
    return len(words), True


def _before_time(words: Sequence[_Word]) -> int:
    """Return how many words are left before a time ("on the third of") that ends them."""
    before = _table()["before_times"] | _table()["unfinished"]
    end = len(words)
    while end and (words[end - 1].low in before or words[end - 1].raw[0].isdigit()):
        end -= 1
    return end


def _join(words: Sequence[_Word]) -> int | None:
    """Return where a second thing or act is joined on; "between one and another" is one thing."""
    between = next((i for i, word in enumerate(words) if word.low == "between"), len(words))
    joins = [i for i, word in enumerate(words) if word.low in _table()["joins"]]
    return next((i for i in joins if i < between), None)


def _finished(words: Sequence[_Word]) -> Sequence[_Word]:
    """Take off the words that wait for another one."""
    end = len(words)
    while end and words[end - 1].low in _table()["unfinished"]:
        end -= 1
    return words[:end]


def _say(trigger: str, words: Sequence[_Word]) -> str:
    phrase = tidy(" ".join([trigger, *(word.raw for word in words)])).rstrip(",;:!?.")
    if sum(phrase.count(mark) for mark in '"“”') % 2:
        phrase = phrase.replace('"', "").replace("“", "").replace("”", "")
    return phrase[:1].upper() + phrase[1:]


def _cut(trigger: str, words: Sequence[_Word]) -> str:
    """Return as many of the words as there is room for, and an ellipsis."""
    lengths = [len(_say(trigger, words[:i])) for i in range(1, len(words) + 1)]
    fitting = sum(length < LONGEST for length in lengths)
    return f"{_say(trigger, _finished(words[:fitting]))}…"


@cache
def _table() -> Mapping[str, frozenset[str]]:
    table = tomllib.loads(files("timeline.figure").joinpath("phrases.toml").read_text("utf-8"))
    return {name: frozenset(words.split()) for name, words in table.items()}
