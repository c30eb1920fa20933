"""Words that look like times and are none: modal "may", the verb "march", newspapers, fleets, ages, money, counts.

One small function for each kind of phrase that needs one; `is_guarded` asks the right one. A guard looks at a few
words on either side, never at the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

Parts = Mapping[str, str]
_REACH: Final = 40  # characters looked at on either side: about six words


class Look(NamedTuple):
    """What a guard sees: the parts, the words as written, and the folded text before and after."""

    parts: Parts
    words: str
    before: str
    after: str
    after_as_written: str


def _before(pattern: str) -> Callable[[str], re.Match[str] | None]:
    return re.compile(rf"(?:^|[^\w])(?:{pattern})\s{{1,3}}$").search


def _after(pattern: str) -> Callable[[str], re.Match[str] | None]:
    return re.compile(pattern).match


_time_preposition = _before(
    r"in|since|by|until|till|from|to|through|throughout|during|before|after|for|of|on|between|and|or|early|late|mid"
    r"|around|circa|about|ca?\.|as of|the|than|prior to|following|last|next|this|that|mid-to-late|each|every"
    r"|within|over|back to|dating|dated|late in|early in|later in|sometime in"
)
_counts_what_follows = _after(
    r"\s{1,3}(?:(?:more|other|of the|[a-z]+ed|u\.s\.|us|american|russian|israeli|british|french|german|iraqi|iranian|chinese|heavily|so-called|government|armed|foreign|young|metric|square|cubic|nautical|police|security|riot|army|enemy|allied)\s{1,3}){0,2}"
    r"(?:people|men|women|children|troops|soldiers|fighters|militants|rebels|civilians|policemen|police|personnel|officers|marines|sailors"
    r"|protesters|protestors|demonstrators|prisoners|detainees|refugees|workers|employees|jobs|miles?|mi|kilomet(?:er|re)s?|km"
    r"|met(?:er|re)s?|feet|ft|tons|tonnes|pounds|lbs?|kg|kilograms?|kilos|acres|hectares|barrels|dollars|euros|rubles|yen|yuan|points"
    r"|homes|houses|buildings|families|victims|casualties|deaths|dead|injured|wounded|killed|others|votes|voters|seats|delegates|students"
    r"|passengers|vehicles|tanks|guns|rounds|rockets|missiles|shells|aircraft|planes|ships|cases|copies|units|pages|times|residents"
    r"|inhabitants|members|supporters|reservists|volunteers|conscripts|cattle|sheep|horses|shares|degrees|percent|per cent|mph|rpm|watts|volts|mw|kw"
    r"|million|billion|trillion|thousand|hundred|dpi|bc\w?)(?!\w)"
)
_numbered_thing = _before(
    r"resolutions?|unscr|flight|no\.?|number|numbers|article|section|highway|route|room|page|pages|chapter|channel|model|case|bill|act"
    r"|figure|line|directive|order|item|paragraph|interstate|boeing|airbus|agenda|windows|studio|class|type|version|only|just|some|nearly"
    r"|almost|over|approximately|roughly|exactly|than|least|most|another|russell?|nikkei|ftse|apollo|psalm|unit|battalion|squadron|convention no\."
)


def _plural_noun_follows(after: str) -> bool:
    noun = re.match(r"\s{1,3}([a-z]{3,}[^s\W]s)(?!\w)", after)
    return noun is not None and noun[1] not in ("was", "has", "his", "its", "this", "does", "says", "previous", "various")


def _month(look: Look) -> bool:
    """A month's name must be written as one, and "may", "march" and "mar" must not be verbs or a person."""
    month = look.parts["month"]
    name = re.search(rf"(?i)\b{re.escape(month)}", look.words)
    if name is None or name[0][0].islower():
        return True
    if _before("black")(look.before):
        return True
    dated = any(part in look.parts for part in ("day", "year", "yearof", "short", "phase", "edge", "rel"))
    if dated:
        return month == "may" and "day" in look.parts and look.words.startswith(look.parts["day"]) and "year" not in look.parts and not look.words[-3:] == "May"
    if month.rstrip(".") not in _FULL_MONTHS:
        return not _time_preposition(look.before)
    if month in ("may", "march", "april", "june", "august", "jan", "mar"):
        return not _bare_month_shown(look)
    return False


_RANGE_MARK: Final = r"(?:\s?[-\u2010-\u2015/]\s?|\s(?:to|through|until|and|or)\s)"
_MONTH_WORDS: Final = "january|february|march|april|may|june|july|august|september|october|november|december"
_FULL_MONTHS: Final = frozenset(
    "january february march april may june july august september october november december".split()
)
_month_preposition = _before(
    r"in|since|by|until|till|from|to|through|during|before|after|of|between|early|late|mid|for|last|next|this|that|and|or|every|each|mid-to-late|ended"
    r"|following|in the|on|the"
)


def _bare_month_shown(look: Look) -> bool:
    """Tell whether "May", "March", "April", "June" or "August" alone is the month: after a preposition or with "'s"."""
    if re.match(rf"{_RANGE_MARK}(?:{_MONTH_WORDS})", look.after) or re.search(rf"(?:{_MONTH_WORDS})(?:\s\d{{4}})?{_RANGE_MARK}$", look.before):
        return True
    if re.match(r"['\u2019]s\s", look.after):
        return look.parts["month"] not in ("april", "june", "may") or bool(_month_preposition(look.before))
    if re.match(r"\s{1,3}(?:[A-Z][a-z]|day\b)", look.after_as_written) and look.parts["month"] != "march":
        return False
    if look.parts["month"] == "march" and re.match(r"\s{1,3}(?:on|of|to|for|against|in|through|from)\s", look.after):
        return bool(re.search(r"(?:in|since|by|until|last|early|late|between|from)\s{1,3}$", look.before))
    return bool(_month_preposition(look.before))


def _weekday(look: Look) -> bool:
    """A weekday is written with a capital; "sun", "sat" and their like need a full stop or a date; titles are none."""
    day = look.parts["weekday"].rstrip(".")
    name = re.search(rf"(?i)\b{day}", look.words)
    if name is None or name[0][0].islower():
        return True
    if not day.endswith("day"):
        return not (name[0] + "." in look.words or re.match(r"\.?,", look.after) or "part" in look.parts) or day in ("sun", "sat")
    return bool(
        _before(r"black|bloody|good|ash|ruby|man|girl|super|cyber|palm|holy|red|the sun|giving|maundy|shrove|whit|easter|hate|orange")(look.before)
        or re.match(
            r"\s{1,3}(?:prayers?|sermons?|night (?:live|football)|times|telegraph|mirror|express|mail|post|herald|school|mass|star|people|tribune|roast|league)(?!\w)",
            look.after,
        )
        or re.match(r"s for future", look.after)
    )


def _year(look: Look) -> bool:
    """A bare number is a year where nothing shows it to be a count, a price, a score or a name."""
    if any(part in look.parts for part in ("era", "fiscal", "fy", "phase", "edge", "yearof")) or "year" in look.words.casefold():
        return False
    if "short" in look.parts:
        return not _time_preposition(look.before)
    year = int(look.parts["year"])
    if re.match(r"\s{0,2}(?:%|\u00b0|[-\u2010-\u2015](?:strong|man|member|year|mile|km|foot|pound|ton|meter|metre|seat|page|odd|plus|[a-z]+-))", look.after):
        return True
    if _counts_what_follows(look.after) or _numbered_thing(look.before) and not _before(r"(?:in|since|by) (?:no|over)|case")(look.before):
        return True
    if _before(r"at least|more than|fewer than|less than|up to|as many as|some|about|around|nearly|over|the other|an estimated|of the|these|those|total of|of about")(look.before) and not 1900 <= year <= 2100:
        return True
    if year % 100 == 0 and _plural_noun_follows(look.after):
        return True
    if _time_preposition(look.before) or look.before.rstrip()[-1:] in "(,-\u2013\u2014/":
        return year < 1000
    return not 1400 <= year <= 2100 or bool(year % 100 == 0 and year not in (1900, 2000))


def _clock(look: Look) -> bool:
    """A clock time is no score, ratio or verse."""
    if "meridiem" in look.parts or "zone" in look.parts or "minute" not in look.parts:
        return False
    return bool(
        _before(r"\w+ (?:won|lost|beat|record of|ratio of|score of|time of|verse|quran|surah|genesis|matthew|john|luke|mark)|(?:won|lost|ratio of|record of|score of|a time of|verse|surah|matthew|john|luke|genesis)")(look.before)
    )


_AGE_AFTER: Final = _after(
    r"(?:\s{1,3}|[-\u2010-\u2015])(?:old(?!\w)|olds(?!\w)|of age(?!\w))|['\u2019]?\s{1,3}(?:imprisonment|in prison|in jail|behind bars)(?!\w)(?<!\w)"
)
_plain_unit_shown = _before(
    r"for|in|after|over|within|during|of|the|these|those|few|past|last|next|coming|several|many|recent|through|before|by|into|some|two|and|or|took|take|takes|lasted|spent|spend|spending"
)


def _duration(look: Look) -> bool:
    """A length of time is no age; "a second chance", "the day" and "a quarter of the men" are none."""
    if _AGE_AFTER(look.after) or _before(r"aged?|aged about")(look.before):
        return True
    unit = look.parts["unit"].rstrip(".")
    amount = look.parts.get("amount", "")
    if "long" in look.parts or "whole" in look.parts:
        return unit in ("second", "minute", "quarter")
    if unit in ("second", "sec", "min", "seconds") and (not amount or amount in ("a", "an")):
        return True
    if unit.startswith("quarter"):
        return bool(re.match(r"\s{1,3}(?:of|final|million|mile)", look.after)) or not amount or amount.startswith("a")
    if not any(part in look.parts for part in ("amount", "vague", "half", "rel")):
        return not (unit.endswith("s") or unit in ("centuries", "millennia")) or not _bare_units_shown(look, unit)
    if amount in ("a", "an") and re.match(r"\s{1,3}(?:jobs?|school|shift|off|trip|care|club|watch|out|one)(?!\w)", look.after):
        return True
    if unit in ("morning", "evening", "afternoon", "night", "weekend") and amount in ("a", "an"):
        return False
    if look.parts.get("half", "").endswith("quarter"):
        return unit != "century"
    return unit == "day" and amount == "one" and not re.match(r"[-\s]", look.after)


def _bare_units_shown(look: Look, unit: str) -> bool:
    if re.match(r"['\u2019]", look.after) or unit in ("mornings", "nights", "evenings", "afternoons", "seasons", "weekends", "weekdays", "nights"):
        return False
    return bool(_before(r"for|in|after|over|within|took|take|takes|taken|lasted|last|spent|spend|spending|by|of|through|past|recent|into|before|despite|about|only|just")(look.before)) or bool(re.match(r"\s{1,3}of\s", look.after) or re.match(r"\s{1,3}(?:before|after)\s", look.after) and not look.before.endswith("the "))


def _decade(look: Look) -> bool:
    """The thirties are years, "his thirties" an age; "20s" alone needs an apostrophe or "the"."""
    if _before(r"his|her|their|my|our|your|its|in (?:his|her|their) (?:early|mid|late)|(?:his|her|their) (?:early|mid|late)")(look.before):
        return True
    if re.search(r"\d0s,? (?:and|or|to) (?:the )?$", look.before):
        return False
    if "tens" in look.parts or len(look.parts["decade"].strip("'\u2018\u2019")) == 2:
        return not (_before(r"the|the (?:early|mid|late)|of the")(look.before) or "phase" in look.parts or look.words[0] in "'\u2018\u2019")
    return False


def _season(look: Look) -> bool:
    """ "Fall" and "spring" are verbs too; the Winter Olympics, the Prague Spring and "Winter" the man are no seasons."""
    if re.match(r"\s{1,3}(?:olympics?|games|paralympics|palace|war\b|soldier|back|to power|short|apart|into|from|under|off|on\b|down|school)", look.after):
        return True
    if _before(r"arab|prague|nuclear|beijing|african|damascus|hot|palm|rice|burnt")(look.before):
        return True
    if any(part in look.parts for part in ("rel", "phase", "edge", "year", "short", "yearof")):
        return False
    if look.parts["season"] in ("fall", "spring"):
        return not _before(r"in the|during the|by|in|last|of|since the|until the|through the")(look.before) or look.parts["season"] == "fall" and not _before(r"in the|during the|since the|until the|by the")(look.before) or bool(re.match(r"\s{1,3}of\s", look.after))
    return not _before(r"in|the|during|by|through|that|of|until|since|all|early|late|mid|each|every|mid-")(look.before)


def _quarter(look: Look) -> bool:
    """A half or a quarter without a year is one only in talk of business, not of a match or a share."""
    if any(part in look.parts for part in ("year", "short", "yearof", "yearall", "month", "phase")):
        return False
    if look.parts["fraction"] in ("q", "h"):
        return look.parts["fraction"] == "h" or look.words[0].islower()
    if look.parts["fraction"] == "half":
        return bool(re.match(r"\s{1,3}of\s", look.after)) or look.parts["nth"] not in ("first", "second") or not re.search(r"profits?|earnings|sales|revenue|results?|loss|net|report|economy|growth|gdp", look.before + look.after)
    return bool(re.match(r"\s{1,3}of\s", look.after))


def _unit(look: Look) -> bool:
    """Bare "the week", "the day" mean a certain one only after "of", "in" or "during"; the rest is talk."""
    if any(part in look.parts for part in ("phase", "edge", "rel")):
        return _unit_with_lead(look)
    if look.parts["unit"] == "day":
        return not _before(r"(?:end|ended|ending|close|closed|closing|finish|finished|start|started|begin|began|for|on) the")(look.before) or bool(re.match(r"\s{1,3}(?:of|after|before|that|when|he|she|they|it)\s", look.after))
    if look.parts["unit"] == "weekend":
        return not _before(r"the|at the|over the|during the|of the|on the|'s")(look.before)
    return not (look.parts["unit"] == "quarter" and _before(r"(?:in|for|during|of) the")(look.before) and not re.match(r"\s{1,3}of\s", look.after))


def _unit_with_lead(look: Look) -> bool:
    unit, rel = look.parts["unit"], look.parts.get("rel", "")
    if unit == "day" and rel in ("this", "last", "past", "coming", "current", "prior", "upcoming", "preceding", "next") and "phase" not in look.parts:
        return rel != "next" or bool(_before(r"every|each")(look.before))
    if rel in ("that", "same") and unit == "decade":
        return False
    return unit == "day" and "edge" in look.parts and not re.match(r"(?:very )?(?:end|beginning|start|rest|remainder)", look.words.casefold())


def _part(look: Look) -> bool:
    """A bare "morning" or "night" is a time only where a preposition makes it one."""
    if "generic" in look.parts:
        return False
    if "rel" in look.parts:
        return look.parts["rel"] in ("last", "past", "prior") and look.parts["part"] not in ("night", "evening")
    if re.match(r"\s{1,3}(?:post|prayers?|star|news|after)(?!\w)|['\u2019]s watch", look.after):
        return True
    part = look.parts["part"]
    if re.match(r"\s{1,3}(?:of|on)\s{1,3}(?:the\s)?(?:\w+day\b|\d|[A-Z][a-z]{2,8}\.?\s\d|yesterday|today)", look.after_as_written):
        return False
    if part in ("noon", "midnight", "midday", "dawn", "dusk", "daybreak", "sunrise", "sunset", "nightfall"):
        return not _before(r"at|before|after|around|by|until|since|from|to|about|shortly after|between|and|12")(look.before)
    return not _before(r"(?:in|during|by|through|throughout|into) the|in the early|at|(?:in|during) the (?:early|late)|of the|one")(look.before) and "phase" not in look.parts or bool(re.match(r"\s{1,3}of\s", look.after))


def _shift(look: Look) -> bool:
    """ "Two days before" needs its own end: before a noun it is a relation to an event, and only a length of time."""
    way, unit = look.parts["way"], look.parts["unit"].rstrip(".")
    counted = any(part in look.parts for part in ("amount", "vague", "half"))
    if unit in ("second", "seconds", "sec") and look.parts.get("amount", "") in ("a", "an", ""):
        return True
    if not counted and way in ("previous", "prior"):
        return not _before("the|than the|from the")(look.before)
    if not counted and not unit.endswith("s") and not (way in ("before", "after", "earlier", "later") and _before(r"the|than the|from the")(look.before)):
        return True
    if way in ("before", "after", "on", "prior", "afterwards", "previously"):
        return not re.match(r"\s{0,2}(?:[.,;:)!?\"\u201d]|$|\n|(?:and|but|when|that|in|at|at|with|with|which|he|she|they|it|we|there)\s)", look.after) or way == "on" and not re.match(r"\s{0,2}[,.]", look.after)
    return False


def _set(look: Look) -> bool:
    """A frequency is no newspaper ("Daily News"); "a year" is one only behind an amount of something."""
    if "often" in look.parts:
        return bool(look.words[0].isupper() and (re.match(r"\s{1,3}[A-Z]", look.after_as_written) or re.search(r"(?:the|[a-z])\s$", look.before) and not look.before.rstrip().endswith((".", '"', "\u201d")) and look.before.strip()))
    if "rate" in look.parts:
        return not _rate_before(look.before) or look.parts["unit"].rstrip(".") in ("second", "sec", "min", "quarter")
    if "plural" in look.parts:
        plural = look.parts["plural"]
        return (plural.endswith("day") and plural != "weekday" and look.words[0].islower()) or (not plural.endswith("day") and not _before(r"on|at|in the")(look.before))
    return look.parts.get("unit", "") in ("second", "quarter") and "every" not in look.parts


_rate_before: Final = re.compile(
    r"(?:[0-9]%?|percent|per cent|million|billion|thousand|once|twice|times|hundred|barrels|dollars|euros|tons|tonnes|hours|days|(?:[0-9]|million|several|two|three|four|five|six|hundreds of|thousands of)\s{1,3}[a-z]{3,15}s)\s{1,3}$"
).search


def _number_not_amount(look: Look) -> bool:
    """A day of the month is no score, share, price or rank: "3-1", "7th Fleet", "5th Brigade"."""
    return not _before(r"on the|by the|until the|till the|from the|to the|of the|and the|through the|since the|on")(look.before) or not re.match(r"[.,;:)]|$|\s{1,3}(?:and|or|to|at|he|she|they|it|we|a|an|his|their|with|but|when|that|through|until)\s|\s{0,3}\n", look.after)


def _numeric(look: Look) -> bool:
    return look.parts["mark"] == "." and (len(look.parts["three"]) != 4) or bool(_before(r"version|v|ip|chapter|section|no\.?|article")(look.before))


def _deictic(look: Look) -> bool:
    return bool(look.words[0].isupper() and _before(r"usa|russia|the|psychology|world|history|africa|pakistan")(look.before) and look.parts["deictic"] in ("today", "tonight"))


def _holiday(look: Look) -> bool:
    """A named day is written with a capital and is no island, truce name or person ("Easter Island")."""
    return not (look.words[0].isupper() or look.words[0].isdecimal()) or bool(re.match(r"\s{1,3}(?:island|rising|offensive|cards?|trees?|carols?)(?!\w)", look.after))


def _vague(look: Look) -> bool:
    words = look.words.casefold()
    if words in ("the past", "the future"):
        return not _before("in|for|of|from|into|about|to")(look.before) or bool(re.match(r"\s{1,3}[a-z]", look.after) and not re.match(r"\s{1,3}(?:and|or|of|is|was|will|has|but|as|that|the|in|to)\s", look.after))
    if "recent" in look.parts:
        return not look.parts["unit"].endswith("s")
    return words == "now" and bool(re.match(r"\s{1,3}(?:that)\s", look.after))


_GUARDS: Final[dict[str, Callable[[Look], bool]]] = {
    "date": _month,
    "days": _month,
    "day-list": _month,
    "day-of-month": _number_not_amount,
    "numeric": _numeric,
    "weekday": _weekday,
    "year": _year,
    "decade": _decade,
    "season": _season,
    "quarter": _quarter,
    "unit": _unit,
    "part": _part,
    "shift": _shift,
    "duration": _duration,
    "relation": _duration,
    "set": _set,
    "clock": _clock,
    "deictic": _deictic,
    "holiday": _holiday,
    "vague": _vague,
}


def is_guarded(kind: str, parts: Parts, text: str, lower: str, start: int, end: int) -> bool:  # noqa: PLR0913 - the two texts share one span
    """Tell whether a phrase of this kind, with these parts and at this place, is no time at all."""
    guard = _GUARDS.get(kind)
    if guard is None:
        return False
    return guard(
        Look(
            parts,
            text[start:end],
            lower[max(0, start - _REACH) : start],
            lower[end : end + _REACH],
            text[end : end + _REACH],
        )
    )
