r"""The pieces that the rules of the grammar are written with.

A rule is a regular expression with two liberties: a blank is any gap (a few blanks, at most one line break), and `@name`
is a piece from this module, named groups and all. Digits are ASCII digits. Every piece is of bounded length and begins
with a fixed word or a digit, so a rule costs constant time wherever it is tried. Rules are tried on a text whose gaps
`even_gaps` has made blanks, which saves each of their many gaps the work of telling what is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from timeline.nlp.times import words

_LONGEST_GAP: Final = 7
_ANY_GAP: Final = re.compile(r"[^\S\n]{1,3}|[^\S\n]{0,3}\n[^\S\n]{0,3}")
_ODD_SPACE: Final = re.compile(r"\s{2,}|[^\S ]")
DASH: Final = r"[-\u2010-\u2015\u2212]"

WEEKDAY_NAMES: Final = tuple(f"{stem}day" for stem in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun"))
MONTH_NAMES: Final = tuple(name for name in words.MONTHS if len(name) > 4 or name in ("may", "june", "july"))
_ZONES: Final = (
    "gmt|utc|est|edt|et|cst|cdt|ct|pst|pdt|pt|mst|mdt|cet|cest|eet|eest|bst|ist|msk|jst|hkt|aest|aedt|wib|irst|z"
)


def even_gaps(lower: str) -> str:
    r"""Give a text with each gap between two words as blanks, and what is too wide for one as line breaks; offsets stay.

    >>> even_gaps("two\tor\n three\n\ndays")
    'two or  three\n\ndays'
    """
    return _ODD_SPACE.sub(_even, lower)


def _even(space: re.Match[str]) -> str:
    if space.end() == len(space.string):
        return space[0]  # the end of the text is told by what was there
    return (" " if _ANY_GAP.fullmatch(space[0]) else "\n") * len(space[0])


def either(options: Iterable[str]) -> str:
    """Give a group that matches any of the options, longest first."""
    return f"(?:{'|'.join(sorted(options, key=lambda option: (-len(option), option)))})"


_TENS: Final = either(name for name, value in words.NUMBERS.items() if value >= 20 and "-" not in name)
_ONES: Final = either(name for name, value in words.NUMBERS.items() if value < 10)
_SMALL: Final = either(name for name, value in words.NUMBERS.items() if value < 20)


PIECES: Final = {
    "dash": DASH,
    "month": rf"(?P<month>{either(MONTH_NAMES)}|{either(set(words.MONTHS) - set(MONTH_NAMES))}(?!\w)\.?)(?!\w)",
    "weekday": rf"(?P<weekday>{either(WEEKDAY_NAMES)}|{either(set(words.WEEKDAYS) - set(WEEKDAY_NAMES))}(?!\w)\.?)",
    "day": r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|[.,:]\d|%)",
    "day2": r"(?P<day2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|[.,:]\d|%)",
    "nth": rf"(?P<day>{either(name for name, value in words.ORDINALS.items() if value > 0)})",
    "year": r"(?:(?:a\.?d\.? )?(?P<year>1\d{3}|2[01]\d{2})(?:(?!\w|[.,:]\d|%))|['\u2018\u2019](?P<short>\d{2})(?!\w))",
    "yearof": r"(?:the )?(?P<yearof>this|last|next|that|the same|the previous|the following|the current|same) year",
    "era": r"(?P<era>a\.d\.?|b\.c\.(?:e\.)?|ad|bce?|ce)",
    "part": rf"(?P<part>{either(words.DAY_PARTS)})(?!\w)",
    "lead": (
        r"(?:(?:very )?(?P<phase>(?:early|mid|late)(?:(?:@dash| )?(?:to|or)(?:@dash| )(?:early|mid|late))?|later|earlier)"
        r"(?:@dash| )(?:on |in )?(?:the )?(?:month of |year )?"
        rf"|(?:very )?(?P<edge>{either(words.EDGES)}) of (?:the )?(?:month of |year )?)"
    ),
    # without "the" it is a preposition: "following Friday's raid"
    "rel": rf"(?P<rel>following(?<=the\sfollowing)|{either(set(words.RELATIONS) - {'following'})})",
    "unit": rf"(?P<unit>{either(words.UNIT_FORMS)})(?!\w)",
    "calendar": (
        r"(?P<unit>day|week|weekend|fortnight|month|(?:fiscal |financial )?quarter"
        r"|(?:fiscal |financial |calendar |school )?year|decade|century)(?!\w)"
    ),
    "season": rf"(?P<season>{either(words.SEASONS)})(?!\w)(?:time)?",
    # atomic: what comes behind a number can never be read as the rest of it, so no shorter one is tried
    "number": rf"(?>\d{{1,3}}(?:\d|(?:,\d{{3}}){{0,4}}(?:\.\d{{1,2}})?)|{_TENS}(?:@dash{_ONES})?|{_SMALL})",
    "compound": rf"{_TENS}@dash{_ONES}",
    "amount": (
        r"(?:(?![0-9])(?:(?P<half>half(?: (?:of )?an?)?|a quarter(?: of an?)?|quarter of an?)"
        rf"|(?P<vague>(?:an? )?(?:{'|'.join(words.VAGUE_AMOUNTS)}|good few|couple(?: of)?(?: more)?)(?: more)?))"
        r"|(?P<amount>@number(?: and a half|(?:@dash)and(?:@dash)a(?:@dash)half)?|an?(?: (?:single|whole|full|further|good))?)"
        r"(?: (?:more|additional|other|full|long|straight|consecutive|whole))?"
        r"(?: (?P<thousands>hundred|thousand|million|billion))?)"
    ),
    "zone": (
        rf"(?P<zone>(?:{_ZONES})(?: ?[+\u2212-] ?\d{{1,2}})?(?!\w)|\([a-z]{{3,12}} time\)"
        r"|(?:local|eastern|central|pacific|mountain|moscow|beijing|tehran|baghdad|kyiv|london|paris|israel)"
        r"(?: standard| daylight| summer)? time)"
    ),
}
_PLACEHOLDER: Final = re.compile(r"@([a-z]+\d?)")
_BLANK: Final = re.compile(r" \??")


def expand(rule: str) -> str:
    """Give the plain regular expression that a rule stands for.

    >>> expand("@day2").startswith("(?P<day2>3[01]|")
    True
    """
    for _ in range(3):  # a piece may hold pieces
        rule = _PLACEHOLDER.sub(lambda name: PIECES[name[1]], rule)
    return _BLANK.sub(_gap, rule.replace(r"\d", "[0-9]"))


def _gap(blank: re.Match[str]) -> str:
    return f" {{{0 if blank[0] == ' ?' else 1},{_LONGEST_GAP}}}"


@cache
def compiled(rule: str) -> re.Pattern[str]:
    """Compile a rule; the end must be the end of a word."""
    return re.compile(expand(rule) + r"(?!\w)")
