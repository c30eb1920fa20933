"""The English words of time and what they count for: months, weekdays, numbers, units, parts of the day.

All words are lower case, as the grammar sees the text. Nothing here reads text; `grammar.py` makes patterns of these
tables and the resolvers look words up in them.
"""

from __future__ import annotations

from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}

WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon"),
            ("tuesday", "tues", "tue"),
            ("wednesday", "wed"),
            ("thursday", "thurs", "thur", "thu"),
            ("friday", "fri"),
            ("saturday", "sat"),
            ("sunday", "sun"),
        )
    )
    for name in names
}

SEASONS: Final = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

# TIMEX3 has four parts of the day (MO AF EV NI); noon and midnight are clock times.
DAY_PARTS: Final = {
    "morning": "TMO",
    "mid-morning": "TMO",
    "early hours": "TMO",
    "small hours": "TMO",
    "wee hours": "TMO",
    "early morning hours": "TMO",
    "morning hours": "TMO",
    "pre-dawn hours": "TMO",
    "predawn hours": "TMO",
    "predawn": "TMO",
    "dawn": "TMO",
    "daybreak": "TMO",
    "sunrise": "TMO",
    "forenoon": "TMO",
    "afternoon": "TAF",
    "mid-afternoon": "TAF",
    "lunchtime": "TAF",
    "evening": "TEV",
    "evening hours": "TEV",
    "dusk": "TEV",
    "sunset": "TEV",
    "nightfall": "TEV",
    "night": "TNI",
    "nighttime": "TNI",
    "noon": "T12:00",
    "midday": "T12:00",
    "midnight": "T24:00",
}

# The letter a unit has in a TIMEX3 duration ("P3D", "PT2H"); those of the clock stand after a T.
UNITS: Final = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "night": "D",
    "weekday": "D",
    "morning": "D",
    "afternoon": "D",
    "evening": "D",
    "weekend": "W",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "Y",
    "century": "Y",
    "millennium": "Y",
}
CLOCK_UNITS: Final = frozenset({"second", "minute", "hour"})
UNIT_FORMS: Final = (
    {unit: unit for unit in UNITS}
    | {f"{unit}s": unit for unit in UNITS if unit not in ("century", "millennium")}
    | {"centuries": "century", "millennia": "millennium"}
    | {"sec": "second", "secs": "second", "min": "minute", "mins": "minute"}
    | {"hr": "hour", "hrs": "hour", "yr": "year", "yrs": "year"}
)

_SMALL: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBERS: Final = (
    {word: number for number, word in enumerate(_SMALL)}
    | {word: 10 * number for number, word in enumerate(_TENS, start=2)}
    | {
        f"{tens}-{_SMALL[ones]}": 10 * number + ones
        for number, tens in enumerate(_TENS, start=2)
        for ones in range(1, 10)
    }
    | {"hundred": 100}
)

# What points from a day or the date last told to a period beside it, by how many periods.
RELATIONS: Final = {
    "this": 0,
    "current": 0,
    "that": 0,
    "same": 0,
    "last": -1,
    "latest": -1,
    "most recent": -1,
    "past": -1,
    "this past": -1,
    "this last": -1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "next": 1,
    "coming": 1,
    "this coming": 1,
    "upcoming": 1,
    "following": 1,
    "ensuing": 1,
    "succeeding": 1,
}
PHASES: Final = ("early", "mid", "late", "later", "earlier")
EDGES: Final = (
    "end",
    "beginning",
    "start",
    "middle",
    "close",
    "outset",
    "turn",
    "first half",
    "second half",
    "rest",
    "remainder",
)

# Amounts that name no number: TIMEX3 writes them X.
VAGUE_AMOUNTS: Final = (
    "several",
    "few",
    "many",
    "some",
    "numerous",
    "countless",
    "various",
    "multiple",
    "dozens of",
    "scores of",
    "hundreds of",
    "thousands of",
    "tens of",
    "a number of",
)

_ORDINAL_STEMS: Final = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
ORDINALS: Final = (
    {word: number for number, word in enumerate(_ORDINAL_STEMS, start=1)}
    | {f"twenty-{word}": 20 + number for number, word in enumerate(_ORDINAL_STEMS[:9], start=1)}
    | {"thirtieth": 30, "thirty-first": 31, "final": -1, "last": -1}
)

DECADES: Final = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}

# How often a word that is itself a frequency says: the TIMEX3 period of a SET.
FREQUENCIES: Final = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "bimonthly": "P2M",
    "quarterly": "P1Q",
    "annual": "P1Y",
    "annually": "P1Y",
    "yearly": "P1Y",
    "biannual": "P6M",
    "biannually": "P6M",
    "semiannual": "P6M",
    "biennial": "P2Y",
    "biennially": "P2Y",
}

# Words that point at a time without naming one.
VAGUE_TIMES: Final = {
    "now": "PRESENT_REF",
    "right now": "PRESENT_REF",
    "currently": "PRESENT_REF",
    "presently": "PRESENT_REF",
    "nowadays": "PRESENT_REF",
    "these days": "PRESENT_REF",
    "at present": "PRESENT_REF",
    "at the moment": "PRESENT_REF",
    "present day": "PRESENT_REF",
    "recently": "PAST_REF",
    "lately": "PAST_REF",
    "the past": "PAST_REF",
    "the future": "FUTURE_REF",
    "the near future": "FUTURE_REF",
    "the foreseeable future": "FUTURE_REF",
    "the distant future": "FUTURE_REF",
}


def whole_number(word: str) -> int | None:
    """Give the number that a numeral, a number word or an ordinal ("12", "twelve", "12th", "twelfth") stands for.

    >>> [whole_number(word) for word in ("1,200", "twenty-one", "third", "4th", "soon")]
    [1200, 21, 3, 4, None]
    """
    word = " ".join(word.split()).replace(" -", "-")
    digits = word.replace(",", "")
    if digits[-2:] in ("st", "nd", "rd", "th"):
        digits = digits[:-2]
    if digits.isdecimal():
        return int(digits)
    return NUMBERS.get(word, ORDINALS.get(word))


def unit_of(word: str) -> str:
    """Give the unit that a word stands for ("weeks" -> "week", "yrs." -> "year")."""
    return UNIT_FORMS[word.rstrip(".")]
