"""Guards of lengths, frequencies and words told from a day: "a second chance", "aged 12 years", "the Daily News".

Each guard gives True where its phrase is no time at all.
"""

from __future__ import annotations

import re
from typing import Final

from timeline.nlp.times.look import Look, after_word, before_word, followed_by

_before_of: Final = before_word("of")
_SECONDS: Final = frozenset(("second", "seconds", "sec", "secs", "min", "mins"))
_ONE: Final = frozenset(("a", "an", ""))

# ---------------------------------------------------------------- lengths

_age_follows: Final = followed_by(r"(?:\s{1,3}|[-\u2010-\u2015])(?:olds?|of age)(?!\w)")
_verb_is_meant: Final = after_word("to|will|would|may|might|could|should|can|must|did|not|only")
_after_aged: Final = after_word("aged?|aged about")
_one_word_follows: Final = before_word(
    "jobs?|school|shift|off|trip|care|club|watch|out|one|warriors?|amounts?|details?|quantity|quantities|traces?|fraction"
    "|particles?|difference|hand|book|planner"
)
_after_length_preposition: Final = after_word(
    "for|in|after|over|within|took|take|takes|taken|lasted|last|spent|spend|spending|by|of|through|past|recent|into|before"
    "|despite|about|only|just"
)
_relation_follows: Final = before_word("before|after")
_quarter_of: Final = before_word("of|final|million|mile")
_PLURALS_OF_HABIT: Final = frozenset(("mornings", "nights", "evenings", "afternoons", "weekends", "weekdays"))


def duration_guard(look: Look) -> bool:
    """Ask that a length is no age, no rank ("a second chance") and no share ("a quarter of the men")."""
    if _age_follows(look.after) or _after_aged(look.before):
        return True
    unit = look.parts["unit"].rstrip(".")
    one = look.get("amount") in _ONE
    if look.get("amount") == "zero" or (look.get("rel") == "last" and _verb_is_meant(look.before)):
        return True
    if look.has("long", "whole"):
        return unit in ("second", "minute", "quarter")
    if unit.startswith("quarter"):
        return bool(_quarter_of(look.after)) or one
    if not look.has("amount", "vague", "half", "rel"):
        return not _is_shown_length(look, unit)
    if one and not look.has("vague", "half", "rel"):
        return unit in _SECONDS or bool(_one_word_follows(look.after))
    return look.get("half").endswith("quarter") and unit != "century"


def _is_shown_length(look: Look, unit: str) -> bool:
    """Tell whether bare units are a length: in the plural and behind "for" or its like, or before "of"."""
    if not unit.endswith("s") and unit not in ("centuries", "millennia"):
        return False
    if unit in _SECONDS or look.after[:1] in ("'", "\u2019") or unit in _PLURALS_OF_HABIT:
        return False
    if _after_length_preposition(look.before) or _before_of(look.after):
        return True
    return bool(_relation_follows(look.after)) and not look.before.endswith("the ")


_after_definite: Final = after_word("the|than the|from the")
_ends_or_goes_on: Final = followed_by(
    r"\s{0,2}(?:[.,;:)!?\"\u201d]|$|\n|(?:and|but|when|that|in|at|with|which|he|she|they|it|we|there)\s)"
)
_clause_follows: Final = before_word("(?:he|she|they|it|we) (?:was|were|had|has|\\w+ed)")
_FROM_THE: Final = frozenset(("before", "after", "earlier", "later", "previous", "prior"))  # "the day before"
_ends: Final = followed_by(r"\s{0,2}[,.]")


def shift_guard(look: Look) -> bool:
    """Ask of "two days before" for an end of its own: before a noun it is a relation to an event."""
    way, unit = look.parts["way"], look.parts["unit"].rstrip(".")
    counted = look.has("amount", "vague", "half")
    if unit in _SECONDS and look.get("amount") in _ONE:
        return True
    if not counted and look.words[len(unit) : len(unit) + 1] != " " and way in ("ago", "earlier"):  # "year-ago"
        return False
    if not counted and not unit.endswith("s") and not (way in _FROM_THE and _after_definite(look.before)):
        return True
    if way == "on":
        return not _ends(look.after)
    if counted and way in ("before", "after") and _clause_follows(look.after):
        return True
    return way in ("before", "after", "prior", "afterwards", "previously") and not _ends_or_goes_on(look.after)


# ---------------------------------------------------------------- frequencies

_rate_before: Final = re.compile(
    r"(?:[0-9]%?|percent|per cent|million|billion|thousand|once|twice|times|hundred|barrels|dollars|euros|tons|tonnes|hours"
    r"|days|(?:[0-9]|million|several|two|three|four|five|six|hundreds of|thousands of)\s{1,3}[a-z]{3,15}s)\s{1,3}$"
).search
_name_goes_on: Final = followed_by(r"\s{1,3}[A-Z]")
_mid_sentence: Final = re.compile(r"[a-z,]\s{1,3}$").search
_habit: Final = after_word("on|at|in the")


def set_guard(look: Look) -> bool:
    """Ask that a frequency is no newspaper ("Daily News") and that "a year" stands behind an amount of something."""
    if look.has("often"):
        capital = look.words[0].isupper()
        return capital and bool(_name_goes_on(look.after_as_written) or _mid_sentence(look.before))
    if look.has("rate"):
        return not _rate_before(look.before) or look.parts["unit"].rstrip(".") in (*_SECONDS, "quarter")
    if look.has("plural"):
        if look.parts["plural"] in ("weekday", "weekend", "morning", "afternoon", "evening", "night"):
            return not _habit(look.before)
        return look.words[0].islower()
    return look.get("unit") in ("second", "quarter") and not look.has("every")


# ---------------------------------------------------------------- told from a day

_after_the: Final = after_word("(?:the|at the|over the|during the|of the|on the)|'s")
_in_the: Final = after_word("(?:in|for|during|of) the")
_after_closing: Final = after_word(
    "(?:end|ended|ending|close|closed|closing|finish|finished|start|started|begin|began|for|on) the"
)
_relative_follows: Final = before_word("of|after|before|that|when|he|she|they|it")
_whole_edge: Final = re.compile(r"(?:very )?(?:end|beginning|start|rest|remainder)").match


def unit_guard(look: Look) -> bool:
    """Ask of "the day", "the weekend", "the quarter" that they mean a certain one."""
    unit, rel = look.parts["unit"], look.get("rel")
    if not look.has("phase", "edge", "rel"):
        return not _is_certain_unit(look, unit)
    if unit != "day":
        return False
    if rel:
        return not look.has("phase") and rel not in (
            "that",
            "same",
            "next",
            "previous",
            "following",
            "ensuing",
            "succeeding",
        )
    return look.has("edge") and not _whole_edge(look.words.casefold())


def _is_certain_unit(look: Look, unit: str) -> bool:
    if unit == "day":
        return bool(_after_closing(look.before)) and not _relative_follows(look.after)
    if unit == "weekend":
        return bool(_after_the(look.before))
    return unit == "quarter" and bool(_in_the(look.before)) and not _before_of(look.after)


_names_the_day: Final = followed_by(
    r"\s{1,3}(?:(?:of|on)\s{1,3})?(?:the\s)?(?:\w+day\b|[A-Z][a-z]{2,8}\.?\s\d|yesterday|today)|\s{1,3}(?:of|on)\s{1,3}\d"
)
_no_part_follows: Final = followed_by(r"\s{1,3}(?:post|prayers?|star|news|after)(?!\w)|['\u2019]s watch")
_POINTS: Final = frozenset(("noon", "midnight", "midday", "dawn", "dusk", "daybreak", "sunrise", "sunset", "nightfall"))
_after_point: Final = after_word("at|before|after|around|by|until|since|from|to|about|between|and|12")
_after_part: Final = after_word(
    "(?:in|during|by|through|throughout|into) the|in the early|(?:in|during) the (?:early|late)|of the|one"
)


def part_guard(look: Look) -> bool:
    """Ask of a bare "morning" or "dawn" for the preposition that makes it a time, or for the day it belongs to."""
    if look.has("generic"):
        return False
    part = look.parts["part"]
    if look.has("rel"):
        return look.parts["rel"] in ("last", "past", "prior") and part not in ("night", "evening")
    if _no_part_follows(look.after):
        return True
    if _names_the_day(look.after_as_written):
        return False
    if part in _POINTS:
        return not _after_point(look.before)
    return not (look.has("phase") or _after_part(look.before)) or bool(_before_of(look.after))


_after_title: Final = after_word("usa|russia|the|psychology|world|history|africa|pakistan")


def deictic_guard(look: Look) -> bool:
    """Ask that "Today" is no magazine ("USA Today")."""
    title = look.words[0].isupper() and look.parts["deictic"] in ("today", "tonight")
    return title and bool(_after_title(look.before))


_after_vague_preposition: Final = after_word("in|for|of|from|into|about|to")
_noun_follows: Final = followed_by(
    r"\s{1,3}(?!(?:and|or|of|is|was|will|has|but|as|that|the|in|to|it|he|she|they|we|you|i|there|this|these|its|his|her"
    r"|their|an?)\s)[a-z]"
)


def vague_guard(look: Look) -> bool:
    """Ask of "the past" that it stands alone, and of "recent" that it has units in the plural."""
    told = look.words.casefold()
    if told in ("the past", "the future"):
        return not _after_vague_preposition(look.before) or bool(_noun_follows(look.after))
    if look.has("recent"):
        return not look.parts["unit"].endswith("s")
    if told == "recently":
        return look.before.endswith("as ") and look.after.startswith(" as ")
    return told == "now" and look.after.startswith(" that ")


_after_score: Final = after_word(
    "won|lost|beat|ratio(?: of)?|record of|score of|a time of|verse|surah|quran|matthew|mark|luke|john|genesis"
)


_odds_follow: Final = before_word("odds|ratio|majority|margin|scale|screens?|win|victory|defeat|draw|lead|vote")


def clock_guard(look: Look) -> bool:
    """Ask of "3:16" alone that it is no score, ratio or verse."""
    if look.has("meridiem", "zone") or not look.has("minute"):
        return False
    return bool(_after_score(look.before) or _odds_follow(look.after))
