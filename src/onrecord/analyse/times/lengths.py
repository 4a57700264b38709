"""Durations: "two years", "for weeks", "year-long", "the past three months"."""

from __future__ import annotations

import re

from onrecord.analyse.times import starts
from onrecord.analyse.times.numbers import counted, number
from onrecord.analyse.times.periods import since
from onrecord.analyse.times.scene import Reading, Rule, Scene
from onrecord.analyse.times.values import PARTED, length, moved
from onrecord.analyse.times.vocabulary import COUNT, NOUN, UNITS, pattern, unit_letters

_SPAN = pattern(
    r"(?P<lead>each of |at least |more than |nearly |almost |about )?(?:(?P<the>the)"
    r" )?(?P<which>last|past|next|first|coming|previous|preceding|following|final"
    r"|latest|ensuing|opening|recent|initial) "
    r"(?:(?P<count>{number}|{some}|couple(?: of)?|few|many|dozen) )?(?:trading "
    r"|working |business |school |consecutive |straight )?(?P<unit>{anyunit})(?:"
    r" and (?P<half>a half|{units}))?"
)
_THE_COUNT = pattern(r"(?:the|these|those|its|his|her|their) (?P<count>{number}) (?P<unit>{units})")
_LENGTH = pattern(
    r"(?:(?P<about>{about}|(?:an? )?(?:further|additional)) )?"
    + COUNT
    + r"(?:[- ]to[- ]{number}|[-–]\d{1,3}|(?: or| to| and) (?P<more>{number}))?"
    r"(?P<mark> |-)"
    + NOUN
    + (
        r"(?P<unit>{anyunit})(?:(?: |-)(?P<half>and(?: |-)a(?: |-)half|or (?:so|more"
        r"|less|longer|two)|long|olds?|or {anyunit}))?"
    )
)
_MIXED = pattern(
    r"(?:{about} )?(?P<count>{number}) (?P<unit>years?|months?|weeks?|days?|hours?|minutes?)(?:,| and|, and)? "
    r"(?P<small>{number}) (?P<part>months?|weeks?|days?|hours?|minutes?|seconds?)"
)
_BARE = pattern(
    r"(?P<unit>seconds|minutes|hours|days|weeks|months|years|decades|centuries|quarters)"
    r"(?: (?:or|and) (?P<more>{units})|-(?P<long>long|old))?"
)
_LONG = pattern(
    r"(?:single-(?P<one>year|month|week|day|hour)|(?P<unit>year|month|week|day|hour|decade|century|night)-?long"
    r"|(?P<many>multi-?year))"
)
_WHILE = pattern(r"(?:quite )?a (?:little |short |long |good )?while")
_THE_UNITS = pattern(r"the (?P<unit>days|weeks|months|years|decades|centuries)")
_HALF = pattern(r"(?:{about} )?(?P<share>half|quarter|three-quarters)(?:-| )(?:of )?(?:an? )?(?P<unit>{unit})")
_WHOLE_DAY = pattern(r"(?:all|the whole|the entire) (?P<unit>day|night|week|month|year|summer|winter)(?: long)?")

_LARGEST_FIRST = ("Y", "M", "W", "D", "H", "MIN", "S")
_RATE_BEFORE = re.compile(
    r"(?:\d|million|billion|thousand|hundred|percent|%|times|once|twice|cents?|dollars?|\d(?: [a-z]+){1,2}|"
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten) [a-z]+s)\s$"
)
_IN_A_ROW = re.compile(r"consecutive|straight|successive")
_HOW_LONG = re.compile(r"\b(?:in|for|of|after|within|just|only|took|takes|taking|lasted|lasting|is|was|were|been)\s$")
_NO_TIME_AFTER = re.compile(
    r"[- ](?:hand|rate|class|place|thoughts?|floor|language|half|round|inning|world"
    r"|largest|biggest)\b|['’]s? \w+ house\b"
)


def _span_of(found: re.Match[str], scene: Scene) -> Reading | None:
    which = found["which"].lower()
    unit = unit_letters(found["unit"])
    words = (found["count"] or "").lower()
    many = words.split()[:1] in (["few"], ["many"], ["several"], ["some"], ["a"]) or not words
    single = not found["unit"].lower().endswith(("s", "ies", "ia"))
    if single or (which == "recent" and not words):
        return None
    if unit == "S" and not words:
        return None
    count = None if many and "couple" not in words and "dozen" not in words else counted(words)
    if count is not None and found["half"] == "a half":
        count += 0.5
    today = scene.today
    value = length(count, unit)
    if which in ("past", "last", "next", "coming", "recent", "ensuing") and today is not None and count is not None:
        other = (
            moved(today, round(count) * (1 if which in ("next", "coming") else -1), unit)
            if unit not in ("H", "MIN", "S")
            else None
        )
        return since(found.span(), value, today, other)
    return Reading(found.span(), "DURATION", value)


def _the_count(found: re.Match[str], scene: Scene) -> Reading | None:
    count = counted(found["count"])
    if count is None or re.match(r" (?:ago|earlier|later)", scene.after(found.end())):
        return None
    start = found.start() if found[0][:3].lower() == "the" and found[0][3:4].isspace() else found.start("count")
    return Reading((start, found.end()), "DURATION", length(count, unit_letters(found["unit"])))


def _length(found: re.Match[str], scene: Scene) -> Reading | None:
    text = found["count"].lower()
    unit = unit_letters(found["unit"])
    single = found["unit"].lower() in UNITS
    hyphen = found["mark"] == "-"
    tail = (found["half"] or "").lower()
    before, after = scene.before(found.start()), scene.after(found.end())
    article = text in ("a", "an")
    if unit == "S" and single and (article or (not text[:1].isdigit() and text not in ("one",))):
        return None
    share = text in ("a", "one", "two", "three", "1", "2", "3") and not _IN_A_ROW.search(found[0])
    if unit == "Q" and share and re.match(r",? of\b", after):
        return None
    if (
        text == "one"
        and unit == "D"
        and not hyphen
        and not re.search(r"\b(?:for|in|within|than|after|only|just|job|about|at least)\s$", before)
    ):
        return None
    if article and (hyphen or not single or _NO_TIME_AFTER.match(after)):
        return None
    if tail.startswith("old"):  # an age describes; TimeBank leaves it out
        return None
    if article and not tail and not found["about"]:
        return _single(found, unit, before, after)
    count = counted(found["count"])
    if found["more"]:
        count = number(found["more"]) if found["more"] else count
    if single and not article and not hyphen and count not in (1, 0.5) and number(text) is None:
        return None
    if single and not hyphen and count is not None and count > 1 and found["unit"].lower() in ("second", "quarter"):
        return None
    if tail.startswith("and") and count is not None:
        count += 0.5
    if (
        re.search(r"[\d.,$€£]$", before.rstrip(" "))
        and re.search(r"[\d.,$€£]\s?$", before)
        and text[:1].isdigit()
        and before[-1:] in ".,$€£"
    ):
        return None
    start = found.start("unit") if article and tail == "long" else found.start()
    if (found["about"] or "").lower() == "over" and not _HOW_LONG.search(before):  # "spread over three years"
        start = found.start("count")
    return Reading((start, found.end()), "DURATION", length(count, unit))


def _mixed(found: re.Match[str], scene: Scene) -> Reading | None:
    """ "Nine hours and 30 minutes"."""
    large, small = unit_letters(found["unit"]), unit_letters(found["part"])
    first, second = number(found["count"]), number(found["small"])
    if first is None or second is None or _LARGEST_FIRST.index(large) >= _LARGEST_FIRST.index(small):
        return None
    head, tail = length(first, large), length(second, small)
    return Reading(found.span(), "DURATION", head + tail.removeprefix("PT" if head.startswith("PT") else "P"))


def _single(found: re.Match[str], unit: str, before: str, after: str) -> Reading | None:
    """ "A year": a duration, unless it tells a rate."""
    if re.search(r"\b(?:such|what|quite|many|not|once|one of)\s$", before):
        return None
    if re.match(
        r"[- ](?:in which|when|of (?:the|mourning|prayer|violence|reckoning)|long|end|round)\b", after
    ) and unit in ("D", "NI"):
        return None
    if unit == "Q" and re.match(r",? of\b", after):
        return None
    if unit in ("Q", "S", "NI", "WE", "CE") and not re.search(
        r"\b(?:in|for|within|after|over|about|nearly|almost|than|of)\s$", before
    ):
        return None
    if _RATE_BEFORE.search(before) or re.match(r"[- ](?:ago|earlier)\b", after):
        return None
    return Reading(found.span(), "DURATION", length(1, unit))


def _bare(found: re.Match[str], scene: Scene) -> Reading | None:
    """ "For years", "within weeks or months", "decades-long"."""
    unit = unit_letters(found["unit"])
    before, after = scene.before(found.start()), scene.after(found.end())
    if found["long"]:
        return Reading(found.span(), "DURATION", length(None, unit))
    if re.search(r"\bthe\s$", before) and re.match(
        r" (?:before|after|since|leading|following|that followed|immediately)\b", after
    ):
        return Reading(found.span(), "DURATION", length(None, unit))
    if re.search(
        r"(?:\d|\b(?:recent|early|many|few|these|those|his|her|their|our|other|more|bad|good|last|two|three))\s$",
        before,
    ):
        return None
    if re.search(
        r"\b(?:for|in|within|over|after|during|of|last|took|take|taking|spent|spend|lasts|lasted|follow|follows|followed|following|despite|amid|ended|ending|capped|capping|just|throughout|by)\s$",
        before,
    ):
        if unit in ("Q", "S") or re.match(r" (?:of (?:the|age)|old)\b", after):
            return None
        if re.search(r"\bof\s$", before) and not re.search(r"\b(?:couple|matter|lot|series) of\s$", before):
            return None
        return Reading(found.span(), "DURATION", length(None, unit))
    if re.match(r" (?:after|before|of (?:negotiat|fight|war|talk|debate|losses)|since)", after) and unit not in ("Q",):
        return Reading(found.span(), "DURATION", length(None, unit))
    return None


def _half(found: re.Match[str], scene: Scene) -> Reading | None:
    unit = unit_letters(found["unit"])
    share = {"half": 0.5, "quarter": 0.25, "three-quarters": 0.75}[found["share"].lower()]
    if unit not in PARTED or re.search(r"[- ]$", scene.before(found.start())[-1:]) is None:
        return None
    return Reading(found.span(), "DURATION", length(share, unit))


def _long(found: re.Match[str], scene: Scene) -> Reading:
    """ "Week-long", "single-day", "multiyear"."""
    if found["many"]:
        return Reading(found.span(), "DURATION", length(None, "Y"))
    return Reading(found.span(), "DURATION", length(1, unit_letters(found["unit"] or found["one"])))


def _the_units(found: re.Match[str], scene: Scene) -> Reading | None:
    """ "Over the years", for an unknown time."""
    if not scene.before(found.start()).endswith(("over ", "through ", "throughout ", "down ")):
        return None
    if re.match(r" [a-z]|['’-]", scene.after(found.end())) and not re.match(
        r" (?:and|but|he|she|they|we|it|has|have|had|the|as|by|with)\b", scene.after(found.end())
    ):
        return None
    return Reading(found.span(), "DURATION", length(None, unit_letters(found["unit"])))


def _while(found: re.Match[str], scene: Scene) -> Reading | None:
    if not scene.before(found.start()).endswith(
        (" for", "for ", "after ", "in ", "take ", "takes ", "took ", "within ")
    ):
        return None
    return None if re.match(r" ago\b", scene.after(found.end())) else Reading(found.span(), "DURATION", "PXX")


def _whole(found: re.Match[str], scene: Scene) -> Reading | None:
    unit = found["unit"].lower()
    if unit in ("summer", "winter"):
        return None
    return Reading(found.span(), "DURATION", length(1, unit_letters(unit)))


_LONGS = frozenset(
    "single yearlong monthlong weeklong daylong hourlong decadelong centurylong nightlong multi multiyear".split()
)
RULES = (
    Rule(starts.THIS | frozenset(("each at more nearly almost about over first final preceding latest ensuing"
" opening recent initial").split()), _SPAN, _span_of),
    Rule(frozenset("the these those its his her their".split()), _THE_COUNT, _the_count),
    Rule(starts.COUNTS | frozenset({"further", "additional"}), _LENGTH, _length),
    Rule(starts.COUNTS, _MIXED, _mixed),
    Rule(starts.UNIT, _BARE, _bare),
    Rule(starts.COUNTS | frozenset({"quarter", "three"}), _HALF, _half),
    Rule(
        starts.UNIT | _LONGS,
        _LONG,
        _long,
    ),
    Rule(frozenset({"all", "the"}), _WHOLE_DAY, _whole),
    Rule(starts.THE, _THE_UNITS, _the_units),
    Rule(frozenset({"a", "quite"}), _WHILE, _while),
)  # fmt: skip
