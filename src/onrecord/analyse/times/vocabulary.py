"""The words that time expressions are made of, and patterns written with them."""

from __future__ import annotations

import re

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT_WEEKDAYS = ("Mon", "Tue", "Tues", "Wed", "Weds", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun")

UNITS = {
    "second": "S", "minute": "MIN", "hour": "H", "day": "D", "night": "NI", "weekend": "WE", "week": "W",
    "fortnight": "FN", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "millennium": "ML",
}  # fmt: skip
"""Our letters for the units of time, by their English singular."""
_PLURALS = {"century": "centuries", "millennium": "millennia"}

SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAY_PARTS = {
    "morning": "TMO", "dawn": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "overnight": "TNI",
    "lunchtime": "TMO", "noon": "T12:00", "midday": "T12:00", "midnight": "T24:00",
}  # fmt: skip
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
NUMBER_WORDS = {
    **{word: number for number, word in enumerate(_ONES, 1)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
    "hundred": 100, "thousand": 1000,
}  # fmt: skip
ZONES = {
    "gmt": "+00:00", "utc": "+00:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00", "est": "-05:00",
    "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00",
    "pdt": "-07:00", "jst": "+09:00", "msk": "+03:00", "eet": "+02:00", "eest": "+03:00",
}  # fmt: skip
"""Offsets of time zones whose letters mean one thing in news; Central is the American one."""


def _any(words: object) -> str:
    """An alternation, longer words first, so that none hides another."""
    return "|".join(sorted(map(re.escape, map(str, words)), key=len, reverse=True))  # type: ignore[call-overload]


def _cased(words: object) -> str:
    """Words that count only with a capital letter, or all in capitals."""
    both = [form for word in map(str, words) for form in (word.capitalize(), word.upper())]  # type: ignore[call-overload]
    return f"(?-i:{_any(dict.fromkeys(both))})"


def plural(unit: str) -> str:
    """``years`` for ``year``."""
    return _PLURALS.get(unit, unit + "s")


_SHORT_DOTTED = "(?:" + _cased([*_SHORT_MONTHS, "Sept"]) + r")\b\.?"
_WORD_NUMBER = f"(?:{_any(NUMBER_WORDS)})"
_LONG_UNITS = [unit for unit in UNITS if unit not in ("second", "night", "weekend")]

FRAGMENTS = {
    "month": f"(?:{_cased(_MONTHS)}|{_SHORT_DOTTED})",
    "fullmonth": f"(?:{_cased(_MONTHS)})",
    "weekday": f"(?:{_cased(WEEKDAYS)})",
    "anyweekday": rf"(?:{_cased(WEEKDAYS)}|(?:{_cased(_SHORT_WEEKDAYS)})\b\.?)",
    "weekdays": (f"(?:{_cased([day + 's' for day in WEEKDAYS])}|(?-i:"
f"{_any(day.capitalize() + 's' for day in WEEKDAYS)}))"),
    "year": r"(?:1[0-9]\d\d|20\d\d)(?!\d|[.,]\d)",
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?!\d|[.,:]\d|%)",
    "dayth": (rf"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)|(?:twenty|thirty)[- ](?:first|second"
rf"|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirtieth|{_any(ORDINALS)})"),
    "ordinal": rf"(?:{_any(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))",
    "quarterth": "(?:first|second|third|fourth|1st|2nd|3rd|4th)",
    "season": f"(?:{_any(SEASONS)})",
    "unit": f"(?:{_any(_LONG_UNITS)})",
    "units": f"(?:{_any(map(plural, [*_LONG_UNITS, 'second', 'night', 'weekend']))})",
    "anyunit": (f"(?:"
f"{_any([*_LONG_UNITS, 'second', 'night', 'weekend', *map(plural, [*_LONG_UNITS, 'second', 'night', 'weekend'])])}"
f")"),
    "number": (rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,6}}(?:\.\d{{1,2}})?(?:(?: |-)?[1-7]/[2-8]"
rf"|[½¼¾])?|(?:a[ ](?=hundred|thousand))?{_WORD_NUMBER}(?:(?:-|[ ]|[ ]and[ ]){_WORD_NUMBER}){{0,5}})(?!\w)"
rf"(?:[ ](?:million|billion))?(?:[- ]and[- ](?:a|one)[- ](?:half|quarter))?"),
    "some": (r"(?:a[ ]couple(?:[ ]of)?|a[ ]few|several|a[ ]dozen|dozens[ ]of|hundreds[ ]of"
r"|thousands[ ]of|many|some|a[ ]number[ ]of|few|a[ ]half[- ]dozen|countless)"),
    "part": "(?:morning|afternoon|evening|night|dawn|noon|midday|midnight)",
    "modified": (r"(?:(?:the )?(?:very )?(?:early|late|mid|beginning of|middle of|end of|start"
r" of|close of|later|earlier|sometime)(?:[- ]in)?)"),
    "zone": f"(?-i:{_any(zone.upper() for zone in ZONES)})",
    "about": (r"(?:(?:about|around|approximately|almost|nearly|roughly|more"
r" than|less than|fewer than|at least|at most|up to|no more than|no less than"
r"|not more than|well over|over|under|the better part of))"),
}  # fmt: skip
"""Named parts of patterns."""

COUNT = (
    r"(?P<count>{number}|{some}|an?(?: (?:additional|extra|further|full|whole|entire"
    r"|single|good))?|another(?: {number}| {some})?|half an?|a half)"
)
"""How many units of time."""
NOUN = (
    r"(?:(?:full|whole|straight|consecutive|long|short|brief|additional|more|working|business"
    r"|calendar|solid|successive|separate|trading|school) )?"
)
"""What may stand between the number and the unit."""

_SPACE = r"(?:[ \t\r\n\xa0\u202f]{1,3})"


def pattern(source: str) -> re.Pattern[str]:
    """A pattern for a whole expression: ``{name}`` is a fragment, a space any white space, and a word ends at its end.

    Whatever repeats in it is bounded, so that matching at one place takes bounded time.
    """
    filled = re.sub(r"\{([a-z]+)\}", lambda name: FRAGMENTS[name[1]], source)
    spaced = filled.replace("[ ]", " ").replace("[- ]", "(?:-| )").replace(" ", _SPACE)
    return re.compile(rf"{spaced}(?!\w)", re.IGNORECASE)


def month_number(word: str) -> int:
    """1..12 for a month's name or its abbreviation."""
    return _SHORT_MONTHS.index(word[:3].capitalize()) + 1


def weekday_number(word: str) -> int:
    """0 for Monday, as ``date.weekday``, for a weekday's name, its plural or its abbreviation."""
    return next(number for number, day in enumerate(WEEKDAYS) if day.startswith(word[:3].lower()))


def unit_letters(word: str) -> str:
    """The letters in ``UNITS`` for a unit in singular or plural."""
    low = word.lower()
    return next(letters for unit, letters in UNITS.items() if low in (unit, plural(unit)))
