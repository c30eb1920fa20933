"""The rules of the grammar: every kind of time expression with the words it can begin with and its pattern.

The patterns are written with the pieces of `fragments.py`. At one place the longest match is taken, at one length the
earlier rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from timeline.nlp.times import words
from timeline.nlp.times.fragments import WEEKDAY_NAMES, compiled
from timeline.nlp.times.holidays import holiday_closers, holiday_names, holiday_openers


@dataclass(frozen=True, eq=False)
class Rule:
    """A kind of time expression: the words it can begin with and its pattern, compiled when a text first asks for it.

    Of the words in `needs`, each expression of the kind has one.
    """

    kind: str
    openers: frozenset[str]
    form: str
    needs: frozenset[str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The form as a regular expression."""
        return compiled(self.form)


def _first_words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(re.split(r"\W", name)[0] for name in names)


NUMERAL: Final = "#"  # stands for any word of digits
_CLASSES: Final[dict[str, frozenset[str]]] = {
    "MONTH": frozenset(words.MONTHS),
    "WEEKDAY": frozenset({*words.WEEKDAYS, *WEEKDAY_NAMES}),
    "SEASON": frozenset(words.SEASONS),
    "PART": _first_words(words.DAY_PARTS),
    "PHASE": _first_words((*words.PHASES, *words.EDGES)) | {"very"},
    "REL": _first_words(words.RELATIONS),
    "NUMBER": _first_words(words.NUMBERS) | {NUMERAL},
    "AMOUNT": frozenset({NUMERAL, "a", "an", "half", "quarter", "couple", "good"})
    | _first_words((*words.NUMBERS, *words.VAGUE_AMOUNTS)),
    "ORDINAL": _first_words(words.ORDINALS) | {NUMERAL},
    "UNIT": frozenset(words.UNIT_FORMS),
    "LONG": frozenset(f"{unit}long" for unit in words.UNITS),
    "WEEKDAYS": frozenset(f"{name}s" for name in WEEKDAY_NAMES),
    "HOLIDAY": holiday_openers() | {NUMERAL},
    "HOLIDAY-END": holiday_closers(),
    "DECADE": frozenset(words.DECADES),
    "FREQUENCY": frozenset(words.FREQUENCIES),
    "VAGUE": frozenset(name.split()[-1] for name in words.VAGUE_TIMES),
}


def _rule(kind: str, openers: str, form: str, needs: str = "") -> Rule:
    """Make a rule; `openers` and `needs` list classes of words (upper case) and single words.

    Where no `needs` are given, a text with an opener may have such an expression.
    """
    return Rule(kind, _words_of(openers), form, _words_of(needs or openers))


def _words_of(listed: str) -> frozenset[str]:
    return frozenset().union(*(_CLASSES.get(name, {name}) for name in listed.split()))


_YEAR: Final = "(?:,? (?:of )?@year|,? (?:of )?@yearof)"
_WEEKDAY: Final = "(?:@weekday,? (?:the )?)"
_TO: Final = "(?: ?@dash ?| to | through | until | till | into )"
_AND: Final = "(?: and | or | ?& ?)"
# After "May 5 and 6" must come something that shows 6 to be a day and not a count ("May 5 and 6 people").
_DAY_SHOWN: Final = r"(?=[.,;:)]|$|,? \d{4}| (?:in|at|on|the|to|by|with|for|when|after|before|of)\W)"

RULES: Final = (
    # calendar dates; at one length the earlier rule wins
    _rule("holiday", "HOLIDAY", rf"(?P<holiday>{holiday_names()}){_YEAR}?", "HOLIDAY-END"),
    _rule("iso", NUMERAL, r"(?P<iso>\d{4}(?P<mark>[-/.])\d{2}(?P=mark)\d{2})(?:(?:t| )(?P<hour>\d{2}):(?P<minute>\d{2})(?::\d{2}(?:\.\d{1,6})?)?(?: ?(?P<zone>z|utc|gmt|[+-]\d{2}:?\d{2}))?)?"),
    _rule("iso-month", NUMERAL, r"(?P<year>(?:19|20)\d{2})-(?P<number>0[1-9]|1[0-2])(?!-\d)"),
    _rule("numeric", NUMERAL, r"(?P<one>\d{1,2})(?P<mark>[/.-])(?P<two>\d{1,2})(?P=mark)(?P<three>\d{4}|\d{2})(?![/.-]\d)"),
    _rule("odd", "NUMBER MONTH", r"(?P<odd>\d{1,2}[-/.][a-z]{3,9}[-/.](?:\d{4}|\d{2})|[a-z]{3,9}[-/]\d{1,2}[-/]\d{4})"),
    _rule("date", "PHASE MONTH WEEKDAY", rf"(?:@lead)?{_WEEKDAY}?@month (?:the )?@day(?:,? @part)?{_YEAR}?", "MONTH"),
    _rule("date", "PHASE MONTH WEEKDAY", rf"(?:@lead)?{_WEEKDAY}?@month (?:the )?@nth{_YEAR}?", "MONTH"),
    _rule("date", f"{NUMERAL} WEEKDAY PHASE", rf"(?:@lead)?{_WEEKDAY}?@day(?: |@dash)(?:day )?(?:of )?@month{_YEAR}?", "MONTH"),
    _rule("date", "ORDINAL WEEKDAY", rf"{_WEEKDAY}?@nth(?: day)? of @month{_YEAR}?", "MONTH"),
    _rule("days", "MONTH WEEKDAY", rf"{_WEEKDAY}?@month @day{_TO}(?:the )?@day2{_YEAR}?", "MONTH"),
    _rule("day-list", "MONTH WEEKDAY", rf"@month @day{_AND}(?:the )?@day2{_DAY_SHOWN}{_YEAR}?", "MONTH"),
    _rule("night", "night", rf"(?P<part>night) (?:of|between) (?:the )?@day(?:{_TO}|{_AND})(?:the )?@day2 (?:of )?@month{_YEAR}?", "MONTH"),
    _rule("night", "night", rf"(?P<part>night) (?:of|between) @month @day(?:{_TO}|{_AND})(?:the )?@day2{_YEAR}?", "MONTH"),
    _rule("days", f"{NUMERAL} WEEKDAY", rf"@day{_TO}(?:the )?@day2 (?:of )?@month{_YEAR}?", "MONTH"),
    _rule("day-list", f"{NUMERAL} WEEKDAY", rf"@day{_AND}(?:the )?@day2 (?:of )?@month{_YEAR}?", "MONTH"),
    _rule("date", "PHASE MONTH", rf"(?:@lead)?@month{_YEAR}", "MONTH"),
    _rule("date", "PHASE REL", "(?:@lead)?@rel @month(?: @day)?", "MONTH"),
    _rule("date", "PHASE MONTH", "(?:@lead)?@month", "MONTH"),
    _rule("weekday-nth", "WEEKDAY", r"@weekday,? (?:the )?(?P<nth>\d{1,2}(?:st|nd|rd|th))(?! (?:of|century|anniversary))", "st nd rd th"),
    _rule("day-of-month", "ORDINAL", r"(?P<nth>\d{1,2}(?:st|nd|rd|th))(?: of (?:the|that|the same) month)?", "st nd rd th"),
    _rule("week-of", "ORDINAL", r"(?P<nth>first|second|third|fourth|last|final|1st|2nd|3rd) week (?:of|in) @month(?:,? @year)?", "MONTH"),
    _rule("weekday-of", "ORDINAL", rf"(?P<nth>first|second|third|fourth|fifth|last|final|1st|2nd|3rd|4th) @weekday (?:of|in) @month{_YEAR}?", "MONTH"),
    # years and longer
    _rule("year", f"PHASE {NUMERAL} year ad fiscal fy '", r"(?:@lead)?(?:(?:the )?year |(?P<fiscal>fiscal (?:year )?|fy ?))?(?:@year|(?P<fy>(?<=fy)\d{2}))(?: @era)?", NUMERAL),
    _rule("year", NUMERAL, r"(?P<year>\d{1,4}) @era"),
    _rule("year", "ad", r"(?P<era>a\.?d)\.? (?P<year>\d{1,4})"),
    _rule("years", NUMERAL, r"(?P<year>1\d{3}|20\d{2})(?:@dash|/| to | through )(?P<year2>(?:1|20)\d{3}|20\d{2}|\d{2})(?![-/]\d)"),
    _rule("decade", f"PHASE {NUMERAL} '", r"(?:@lead)?(?P<decade>(?:1\d|20)\d0|['\u2018\u2019]?[1-9]0)['\u2019]?s", "s"),
    _rule("decade", "PHASE DECADE", rf"(?:@lead)?(?P<tens>{'|'.join(words.DECADES)})", "DECADE"),
    _rule("century", "PHASE ORDINAL", r"(?:@lead)?(?P<nth>\d{1,2}(?:st|nd|rd|th)|[a-z]{5,11}(?:-[a-z]{5,7})?)(?: |@dash)century(?: @era)?", "century"),
    _rule("quarter", "PHASE ORDINAL fiscal", r"(?:@lead)?(?:the )?(?:fiscal(?: |@dash))?(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|final|last(?= (?:quarter|half) of))(?: |@dash)(?:fiscal(?: |@dash))?(?P<fraction>quarter|half)(?:(?: of|,)? (?:the )?(?:fiscal )?(?:year )?(?:@year|@yearof|(?P<yearall>year)|@month))?", "quarter half"),
    _rule("quarter", "q h", r"(?P<fraction>[qh])(?P<nth>[1-4])(?:,?(?: of)? (?:fiscal |fy ?)?@year)?", "q h"),
    _rule("quarter", NUMERAL, r"(?P<nth>[1-4])(?P<fraction>[qh])(?:,?(?: of)? @year)?", "q h"),
    _rule("quarter", NUMERAL, r"@year ?(?P<fraction>[qh])(?P<nth>[1-4])", "q h"),
    _rule("season", "PHASE REL SEASON", r"(?:@lead)?(?:@rel )?@season(?:(?: of|,)? (?:@year(?:(?:@dash|/)\d{2,4})?|@yearof))?", "SEASON"),
    # relative to a day
    _rule("weekday", "PHASE REL WEEKDAY", r"(?:@lead)?(?:@rel )?@weekday(?:(?: |@dash)(?:early |late )?@part)?(?:,? (?:of )?(?P<week>last|next|this|that|the previous|the following) week)?", "WEEKDAY"),
    _rule("deictic", "PHASE today yesterday tomorrow tonight overnight day", r"(?:@lead)?(?P<deictic>today|yesterday|tomorrow|tonight|overnight|day before yesterday|day after tomorrow)(?:(?: |@dash)(?:early |late )?@part)?", "today yesterday tomorrow tonight overnight"),
    _rule("weekday", "overnight", r"(?P<night>overnight)(?P<into> (?:in)?to)?(?: on)? @weekday", "WEEKDAY"),
    _rule("part", "PHASE REL", r"(?:@lead)?@rel(?: day['\u2019]s)? (?:early |late )?@part", "PART"),
    _rule("part", "PHASE PART", r"(?:@lead)?@part", "PART"),
    _rule("before-last", "WEEKDAY week weekend month year", r"(?:@weekday|@calendar) (?P<way>before last)(?! (?:[a-z]{3,6}day|week|weekend|month|year|night|spring|summer|autumn|fall|winter)(?!\w))", "last"),
    _rule("unit", "PHASE REL", "(?:@lead)?@rel @calendar", "UNIT"),
    _rule("unit", "PHASE", "@lead@calendar", "UNIT"),
    _rule("unit", "week day weekend month quarter year", "@calendar"),
    _rule("week-of", "week", r"week (?:of|beginning|starting|ending) (?:on )?@month @day", "MONTH"),
    _rule("unit", "year", r"(?P<unit>year)(?: |@dash)(?P<edge>end)"),
    _rule("unit", "year month week", r"@calendar['\u2019]s (?P<edge>end|close|start|beginning)"),
    _rule("part", "at", r"at (?P<generic>night|nighttime)"),
    # so many units away
    _rule("shift", "AMOUNT", r"@amount(?: |@dash)@unit (?P<way>ago|earlier|later|before|after|previously|prior|beforehand|afterwards?|from now|hence|on|from(?= (?:next )?(?:[a-z]{3,6}day)(?!\w)))(?: (?P<anchor>today|yesterday|tomorrow|to the day)|(?:(?<=ago)|(?<=from)) (?:next )?@weekday)?", "UNIT"),
    _rule("shift", "year month week decade", r"@unit@dash(?P<way>ago|earlier)"),
    _rule("shift", "UNIT", r"@unit (?P<way>ago|earlier|later|before|after|previously|beforehand|afterwards?)"),
    _rule("shift", "AMOUNT", r"@amount @unit['\u2019]? (?P<way>time)", "UNIT"),
    _rule("shift", "year month week day", r"@calendar (?P<way>previous|prior|earlier)"),
    _rule("relation", "AMOUNT", r"@amount @unit(?= (?P<way>before|after|following|prior to|since))", "UNIT"),
    # amounts and frequencies
    _rule("set", "every each", r"(?P<every>every|each)(?: (?:(?P<other>other|second|single)|(?P<amount>@number)|(?P<vague>few|couple of)))? (?:@unit|@weekday(?: @part)?|@month|@season)", "UNIT WEEKDAY MONTH SEASON"),
    _rule("set", "once twice thrice NUMBER several", r"(?P<times>once|twice|thrice|(?:@number|several) times) (?:an?|per|each|every) @unit", "UNIT"),
    _rule("set", "per", "per @unit", "UNIT"),
    _rule("set", "FREQUENCY", rf"(?P<often>{'|'.join(words.FREQUENCIES)})"),
    _rule("set", "WEEKDAYS", rf"(?P<plural>{'|'.join(WEEKDAY_NAMES)})s"),
    _rule("set", "weekdays weekends mornings afternoons evenings nights", r"(?P<plural>weekday|weekend|morning|afternoon|evening|night)s"),
    _rule("set", "a an", r"(?P<rate>an?) @unit", "UNIT"),
    _rule("duration", "AMOUNT", r"(?:(?!@compound)@number(?: (?:or|to) | ?@dash ?))?@amount(?: |@dash)(?:(?:trading|working|business|calendar|school) )?@unit(?P<and> and a half)?(?:['\u2019]s?)?(?:(?: |@dash)?long(?!\w))?", "UNIT"),
    _rule("duration", "REL first final", r"(?P<rel>last|past|next|previous|coming|following|first|final|preceding|these|those) @amount (?:(?:trading|working|business) )?@unit", "UNIT"),
    _rule("duration", "all whole entire full", r"(?P<whole>all|whole|entire|full) (?:the )?@unit(?: long)?", "UNIT"),
    _rule("duration", "UNIT", r"@unit(?:@dash| )(?P<long>long)"),
    _rule("duration", "LONG", r"(?P<unit>hour|day|week|month|year|decade|century)(?P<long>long)"),
    _rule("duration", "UNIT", "@unit"),
    # pointing vaguely
    _rule("vague", "now currently presently nowadays these at right present recently lately the", rf"(?P<vague>{'|'.join(sorted(words.VAGUE_TIMES, key=len, reverse=True))})", "VAGUE"),
    _rule("vague", "recent coming", r"(?P<recent>recent|coming) (?:@unit)", "UNIT"),
    # clock times
    _rule("clock", NUMERAL, r"(?P<hour>[01]?\d|2[0-4])(?::(?P<minute>[0-5]\d)(?::[0-5]\d)?)(?: ?(?P<meridiem>[ap]\.?m\.?))?(?:,? @zone)?"),
    _rule("clock", NUMERAL, r"(?P<hour>1[0-2]|0?[1-9])(?:[.](?P<minute>[0-5]\d))? ?(?P<meridiem>[ap]\.?m\.?)(?:,? @zone)?", "am pm m"),
    _rule("clock", NUMERAL, r"(?P<hour>[01]\d|2[0-4])[.:h]?(?P<minute>[0-5]\d)(?: ?(?:hours|hrs|h))?,? ?@zone"),
    _rule("clock", NUMERAL, r"(?P<hour>[01]\d|2[0-4]):?(?P<minute>[0-5]\d) ?(?:hours|hrs|hr|h)", "hours hrs hr h"),
    _rule("clock", "half quarter", r"(?P<past>half|quarter) past (?P<hour>@number)(?: in the @part)?(?! (?:people|men|women|million|thousand|percent))", "past"),
    _rule("clock", "NUMBER", r"(?P<hour>@number) o['\u2019]?clock(?: in the @part)?", "clock oclock"),
)  # fmt: skip


def _by_opener() -> dict[str, tuple[Rule, ...]]:
    openers = sorted({opener for rule in RULES for opener in rule.openers})
    return {opener: tuple(rule for rule in RULES if opener in rule.openers) for opener in openers}


_RULES_BY_OPENER: Final = _by_opener()


def rules_for(present: set[str] | frozenset[str]) -> dict[str, tuple[Rule, ...]]:
    """Give by opener the rules that can match in a text of these words: no other is tried there, nor even compiled."""
    useful = {rule for rule in RULES if not rule.needs.isdisjoint(present)}
    return {
        opener: tuple(rule for rule in _RULES_BY_OPENER[opener] if rule in useful)
        for opener in present
        if opener in _RULES_BY_OPENER
    }
