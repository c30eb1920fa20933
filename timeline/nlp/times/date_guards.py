"""Guards of names and numbers: whether "May" is a month here, "Sun" a day, "1990" a year, "fall" a season.

Each guard gives True where its phrase is no time at all.
"""

from __future__ import annotations

import re
from typing import Final

from timeline.nlp.times.fragments import MONTH_NAMES
from timeline.nlp.times.look import Look, after_word, before_word, followed_by

# ---------------------------------------------------------------- months

_MONTH_WORDS: Final = "|".join(MONTH_NAMES)
_RANGE_MARK: Final = r"(?:\s?[-\u2010-\u2015/]\s?|\s(?:to|through|until|and|or)\s)"
# Months that are also verbs, adjectives or first names.
_DOUBTFUL_MONTHS: Final = frozenset(("may", "march", "april", "june", "august"))
_after_black: Final = after_word("black")
_month_goes_on: Final = followed_by(rf"{_RANGE_MARK}(?:{_MONTH_WORDS})")
_goes_on_a_month: Final = re.compile(rf"(?:{_MONTH_WORDS})(?:\s\d{{4}})?{_RANGE_MARK}$").search
_after_month_preposition: Final = after_word(
    r"in|since|by|until|till|from|to|through|during|before|after|of|between|early|late|mid|for|last|next|this|that|and|or"
    r"|every|each|following|on|the"
)
_after_month_only: Final = after_word("in|early|late|last|next|mid")  # "In June Syria", but "from June Carter"
_after_sure_preposition: Final = after_word("in|since|by|until|last|early|late|between|from")
_possessive: Final = followed_by(r"['\u2019]s\s")
_name_follows: Final = followed_by(r"\s{1,3}(?:[A-Z][a-z]|day\b)")
_body_follows: Final = followed_by(
    r"(?:\s\d{1,2})?\s{1,3}(?:House )?(?:Select )?(?:Committee|Commission|Movement|Brigades?|Alliance|Coalition|Front)(?!\w)"
)
_march_takes: Final = before_word("on|of|to|for|against|in|through|from")


def month_guard(look: Look) -> bool:
    """Ask for a capital; "may", "march" and first names must be shown to be months."""
    month = look.parts["month"].rstrip(".")
    name = re.search(rf"(?i)\b{month}", look.words)
    if name is None or name[0][0].islower() or _after_black(look.before) or _body_follows(look.after_as_written):
        return True
    if look.has("day", "year", "yearof", "short", "phase", "edge", "rel"):
        return month == "may" and _is_modal_may(look)
    if month not in MONTH_NAMES:
        return not _after_month_preposition(look.before) or bool(_name_follows(look.after_as_written))
    return month in _DOUBTFUL_MONTHS and not _is_shown_month(look, month)


def _is_modal_may(look: Look) -> bool:
    """Tell whether a number stands before "MAY" or another odd spelling: "5 MAY be enough"."""
    return look.words[:1].isdecimal() and not look.has("year", "short", "yearof") and not look.words.endswith("May")


def _is_shown_month(look: Look, month: str) -> bool:
    """Tell whether a doubtful name alone is the month: in a range, after a preposition, with "'s"."""
    if _month_goes_on(look.after) or _goes_on_a_month(look.before):
        return True
    if _possessive(look.after) and month in ("march", "august"):
        return True
    if month == "march" and _march_takes(look.after):
        return bool(_after_sure_preposition(look.before))
    if month != "march" and _name_follows(look.after_as_written):
        return bool(_after_month_only(look.before))
    return bool(_after_month_preposition(look.before))


# ---------------------------------------------------------------- weekdays

_day_of_a_name: Final = after_word(
    "black|bloody|good|ash|ruby|man|girl|super|cyber|palm|holy|red|the sun|giving|maundy|shrove|whit|easter|hate|orange"
)
_name_of_a_day: Final = before_word(
    "prayers?|sermons?|night (?:live|football)|times|telegraph|mirror|express|mail|post|herald|school|mass|star|people"
    "|tribune|roast|league|magazine|edition|supplement|newspapers?|papers"
)


def weekday_guard(look: Look) -> bool:
    """Ask for a capital, and of "Tue" and its like a full stop or comma; feasts, prayers and newspapers are no days."""
    day = look.parts["weekday"].rstrip(".")
    name = re.search(rf"(?i)\b{day}", look.words)
    if name is None or name[0][0].islower():
        return True
    if not day.endswith("day"):
        shown = f"{name[0]}." in look.words or look.after[:1] == "," or look.has("part")
        return not shown or day in ("sun", "sat")
    return bool(_day_of_a_name(look.before) or _name_of_a_day(look.after) or look.after.startswith("s for future"))


# ---------------------------------------------------------------- years

_after_year_preposition: Final = after_word(
    r"in|since|by|until|till|from|to|through|throughout|during|before|after|for|of|on|between|and|or|early|late|mid"
    r"|around|circa|about|ca?\.|as of|the|than|prior to|following|last|next|this|that|each|every|within|over|back to"
    r"|dating|dated|in late|in early|sometime in"
)
_counted: Final = (
    r"people|men|women|children|troops|soldiers|fighters|militants|rebels|civilians|policemen|police|personnel|officers"
    r"|marines|sailors|protest[eo]rs|demonstrators|prisoners|detainees|refugees|workers|employees|jobs|miles?|mi"
    r"|kilomet(?:er|re)s?|km|met(?:er|re)s?|feet|ft|tons|tonnes|pounds|lbs?|kg|kilograms?|kilos|acres|hectares|barrels"
    r"|dollars|euros|rubles|yen|yuan|points|homes|houses|buildings|families|victims|casualties|deaths|dead|injured"
    r"|wounded|killed|others|votes|voters|seats|delegates|students|passengers|vehicles|tanks|guns|rounds|rockets"
    r"|missiles|shells|aircraft|planes|ships|cases|copies|units|pages|times|residents|inhabitants|members|supporters"
    r"|reservists|volunteers|conscripts|cattle|sheep|horses|shares|degrees|percent|per cent|mph|rpm|watts|volts|mw|kw"
    r"|million|billion|trillion|thousand|hundred|millibars|hectopascals|calories|lumens|decibels"
)
_describing: Final = (
    r"more|other|of the|u\.s\.|us|american|russian|israeli|british|french|german|iraqi|iranian|chinese|heavily"
    r"|so-called|government|armed|foreign|young|metric|square|cubic|nautical|security|riot|army|enemy|allied"
)
_counts_what_follows: Final = before_word(rf"(?:(?:{_describing}|[a-z]+ed)\s{{1,3}}){{0,2}}(?:{_counted})")
_numbered_thing: Final = after_word(
    r"resolutions?|unscr|flight|no\.?|number|numbers|article|section|highway|route|room|page|pages|chapter|channel|model"
    r"|case|bill|act|figure|line|directive|order|item|paragraph|interstate|boeing|airbus|agenda|windows|studio|class|type"
    r"|version|only|just|some|nearly|almost|approximately|roughly|exactly|least|most|another|apollo|psalm|unit|battalion"
    r"|squadron|russell?|nikkei|ftse|law|rule|decree|regulation|ordinance|decision|executive order|train|bus|gate|lot"
)
_after_a_count: Final = after_word(
    "at least|more than|fewer than|less than|up to|as many as|some|about|around|nearly|over|the other|an estimated|of the"
    "|these|those|total of|of about"
)
_measure_follows: Final = followed_by(
    r"\s{0,2}(?:%|\u00b0|[-\u2010-\u2015](?:strong|man|member|year|mile|km|foot|pound|ton|meter|metre|seat|page|odd|plus"
    r"|[a-z]+-))"
)
_street_follows: Final = followed_by(
    r"\s{1,3}(?:[A-Z][\w.]{0,20}\s){1,3}(?:Street|St\.|Avenue|Ave\.|Road|Drive|Lane|Boulevard|Blvd\.|Court|Square)"
)
_plural_follows: Final = re.compile(r"\s{1,3}([a-z]{3,}[^s\W]s)(?!\w)").match
_NO_PLURALS: Final = frozenset(("was", "has", "his", "its", "this", "does", "says", "previous", "various"))


def year_guard(look: Look) -> bool:
    """Ask that nothing shows a bare number to be a count, a price, a score or a part of a name."""
    if look.has("era", "fiscal", "fy", "phase", "edge", "yearof") or "year" in look.words.casefold():
        return False
    prepared = bool(_after_year_preposition(look.before)) or look.before.rstrip()[-1:] in "(,-\u2013\u2014/"
    if look.has("short"):
        return not prepared
    year = int(look.parts["year"])
    if _measure_follows(look.after) or _counts_what_follows(look.after) or _numbered_thing(look.before):
        return True
    if year % 100 == 0 and _plural_noun_follows(look.after):
        return True
    if _after_a_count(look.before) and not 1900 <= year <= 2100:
        return True
    if _street_follows(look.after_as_written):
        return True
    return not prepared and (not 1400 <= year <= 2100 or (year % 100 == 0 and year not in (1900, 2000)))


def _plural_noun_follows(after: str) -> bool:
    noun = _plural_follows(after)
    return noun is not None and noun[1] not in _NO_PLURALS


def years_guard(look: Look) -> bool:
    """Ask of "2019/20" that the second year follows the first: "Rule 2020/12" is a number."""
    first, second = look.parts["year"], look.parts["year2"]
    return int(first[: 4 - len(second)] + second) <= int(first) or bool(_numbered_thing(look.before))


def century_guard(look: Look) -> bool:
    """Ask that "20th Century Fox" is no age."""
    return look.after_as_written.startswith((" Fox", " Studios"))


_after_possessor: Final = after_word("his|her|their|my|our|your|its|(?:his|her|their) (?:early|mid|late)")
_after_the: Final = after_word("the|the (?:early|mid|late)|roaring|swinging")
_after_decade: Final = re.compile(r"\d0s,? (?:and|or|to) (?:the )?$").search


def decade_guard(look: Look) -> bool:
    """Ask for "the" or an apostrophe before "20s"; the thirties are years, "his thirties" an age."""
    if _after_possessor(look.before):
        return True
    if not look.has("tens") and len(look.parts["decade"].strip("'\u2018\u2019")) == 4:
        return False
    shown = look.has("phase") or look.words[0] in "'\u2018\u2019" or _after_decade(look.before)
    return not (shown or _after_the(look.before))


# ---------------------------------------------------------------- seasons, quarters, numbers, named days

_no_season_before: Final = before_word(
    "olympics?|games|paralympics|palace|war|soldier|back|to power|short|apart|into|from|under|off|on|down|school"
)
_no_season_after: Final = after_word("arab|prague|nuclear|beijing|african|damascus|hot|palm|rice|burnt")
_after_season_preposition: Final = after_word(
    "in|the|during|by|through|that|of|until|since|all|early|late|mid|each|every|mid-"
)
_in_the: Final = after_word("(?:in|during|since|until|through|by) the")
_in_spring: Final = after_word("by|in|last|of")
_before_of: Final = before_word("of")


def season_guard(look: Look) -> bool:
    """Ask of "fall" and "spring", which are verbs too, for "in the"; the Winter Olympics are no season."""
    if _no_season_before(look.after) or _no_season_after(look.before):
        return True
    if look.has("rel", "phase", "edge", "year", "short", "yearof"):
        return False
    season = look.parts["season"]
    if season not in ("fall", "spring"):
        return not _after_season_preposition(look.before)
    shown = _in_the(look.before) or (season == "spring" and _in_spring(look.before))
    return not shown or bool(_before_of(look.after))


_business: Final = re.compile(r"profits?|earnings|sales|revenue|results?|loss|net|report|economy|growth|gdp").search


def quarter_guard(look: Look) -> bool:
    """Ask of a half or quarter without a year that it is none of a match or a share."""
    if look.has("year", "short", "yearof", "yearall", "month", "phase"):
        return False
    fraction = look.parts["fraction"]
    if fraction in ("q", "h"):
        return fraction == "h" or look.words[0].islower()
    if fraction == "half":
        return bool(_before_of(look.after)) or not _business(look.before + look.after)
    return bool(_before_of(look.after))


_after_nth_preposition: Final = after_word("(?:on|by|until|till|from|to|of|and|through|since) the|on")
_ends_there: Final = followed_by(
    r"[.,;:)]|$|\s{1,3}(?:and|or|to|at|he|she|they|it|we|a|an|his|their|with|but|when|that|through|until"
    r"|did|was|were|had|has|the|this|its|some|several|for|from|near|outside|after|before|over|under|because)\s|\s{0,3}\n"
)
_opens_or_part_of_day: Final = re.compile(
    r"(?:^|[.!?;\n][\"'\u201d)]?\s{0,3}|\b(?:dawn|dusk|noon|midday|midnight|morning|afternoon|evening|night|hours?|early|late),?\s{1,3})on\s{1,3}the\s{1,3}$"
).search
_numbered_noun: Final = before_word(
    r"of(?! (?:that|the) month)|(?:[a-z]+ )?(?:fleet|army|division|brigade|battalion|regiment|infantry|airborne|armou?red|corps|squadron|wing|group|company"
    r"|congress|amendment|parallel|meridian|degree|anniversary|birthday|century|day|hour|minute|second|week|month|year|round|stage"
    r"|session|attempt|try|time|floor|storey|story|deck|street|avenue|hole|lap|tee|mile|kilomet(?:er|re)|edition|summit|conference"
    r"|meeting|game|match|place|position|page|line|grade|district|arrondissement|straight|consecutive|successive)"
)


def day_of_month_guard(look: Look) -> bool:
    """Ask of "the 7th" that it stands after a preposition and before no noun ("the 7th Fleet").

    Where it opens a sentence or follows a part of the day ("at dawn on the 16th Arland's jets …"), any noun but one that is
    counted ("on the 38th parallel") is the subject.
    """
    if look.words.endswith("month"):  # "the 9th of that month" can be nothing else
        return False
    if _numbered_noun(look.after):
        return True
    shown = _ends_there(look.after) or _opens_or_part_of_day(look.before)
    return not (_after_nth_preposition(look.before) and shown)


def iso_month_guard(look: Look) -> bool:
    """Ask that "2010-11" is no season of two years, and "Law 2019-05" no number of a law."""
    return bool(_numbered_thing(look.before)) or int(look.parts["number"]) == (int(look.parts["year"]) + 1) % 100


_after_version: Final = after_word(r"version|v|ip|chapter|section|no\.?|article")


def numeric_guard(look: Look) -> bool:
    """Ask that "1.2.03" is no version or section: with full stops the year has four digits."""
    return (look.parts["mark"] == "." and len(look.parts["three"]) != 4) or bool(_after_version(look.before))


_no_feast: Final = before_word(
    "island|rising|offensive|cards?|trees?|carols?|(?:house )?(?:select )?(?:commission|committee)|panel|agreement|accords?|museum"
)


def holiday_guard(look: Look) -> bool:
    """Ask for a capital, and that no island is named after the day."""
    written = look.words[0].isupper() or look.words[0].isdecimal()
    return not written or bool(_no_feast(look.after))
