"""Durations, and dates that are told by a duration: "two years ago", "a day earlier", "the past three months"."""

from __future__ import annotations

import re
from datetime import date

from onrecord.analyse.times import starts
from onrecord.analyse.times.numbers import number
from onrecord.analyse.times.periods import since
from onrecord.analyse.times.scene import Reading, Rule, Scene, date_reading, year_before
from onrecord.analyse.times.values import as_unit, moved
from onrecord.analyse.times.vocabulary import UNITS, pattern, unit_letters

_COUNT = (
    r"(?P<count>{number}|{some}|an?(?: (?:additional|extra|further|full|whole|entire"
    r"|single|good))?|another(?: {number}| {some})?|half an?|a half)"
)
_NOUN = (
    r"(?:(?:full|whole|straight|consecutive|long|additional|more|working|business"
    r"|calendar|solid|successive|separate) )?"
)
_AGO = pattern(
    r"(?:{about} )?"
    + _COUNT
    + rf"(?: or (?:so|more|{_COUNT.replace('(?P<count>', '(?:')}))? "
    + _NOUN
    + (
        r"(?P<unit>{anyunit})(?: (?P<half>and a half))?(?: or so)? (?P<side>ago|earlier"
        r"|later|before|after that|afterwards?|from now|hence|previously|beforehand)"
    )
)
_VAGUE_AGO = pattern(
    r"(?P<unit>{units}) (?P<side>ago|earlier|later)|(?P<long>(?:not )?(?:so )?long"
    r" ago|some time ago|a (?:long |short )?(?:while|time) ago|not that long ago"
    r"|moments ago)"
)
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
    + _COUNT
    + r"(?:[- ]to[- ]{number}|[-–]\d{1,3}|(?: or| to| and) (?P<more>{number}))?"
    r"(?P<mark> |-)"
    + _NOUN
    + (
        r"(?P<unit>{anyunit})(?:(?: |-)(?P<half>and(?: |-)a(?: |-)half|or (?:so|more"
        r"|less|longer|two)|long|olds?|or {anyunit}))?"
    )
)
_BARE = pattern(
    r"(?P<unit>seconds|minutes|hours|days|weeks|months|years|decades|centuries|quarters)"
    r"(?: (?:or|and) (?P<more>{units})|-(?P<long>long|old))?"
)
_LONG = pattern(r"(?P<unit>year|month|week|day|hour|decade|century|night)-?long|(?P<many>multi-?year)")
_HALF = pattern(r"(?:{about} )?(?P<share>half|quarter|three-quarters)(?:-| )(?:of )?(?:an? )?(?P<unit>{unit})")
_WHOLE_DAY = pattern(r"(?:all|the whole|the entire) (?P<unit>day|night|week|month|year|summer|winter)(?: long)?")

_RATE_BEFORE = re.compile(
    r"(?:\d|million|billion|thousand|hundred|percent|%|times|once|twice|cents?|dollars?|\d(?: [a-z]+){1,2}|"
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten) [a-z]+s)\s$"
)
_NO_TIME_AFTER = re.compile(
    r"[- ](?:hand|rate|class|place|thoughts?|floor|language|half|round|inning|world"
    r"|largest|biggest)\b|['’]s? \w+ house\b"
)
_PLAIN = {"S": ("PT", "S"), "MIN": ("PT", "M"), "H": ("PT", "H"), "D": ("P", "D"), "NI": ("P", "NI"), "W": ("P", "W"),
          "M": ("P", "M"), "Q": ("P", "Q"), "Y": ("P", "Y"), "WE": ("P", "WE")}  # fmt: skip
_SCALED = {"DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y"), "FN": (2, "W")}
_PARTS_OF = {"Y": (12, "M"), "H": (60, "MIN"), "MIN": (60, "S"), "D": (24, "H"), "M": (30, "D"), "W": (7, "D")}


def length(count: float | None, unit: str) -> str:
    """The value of a duration; ``count`` is None where it is not told ("several")."""
    if count is None:
        before, letter = {"DE": ("P", "DE"), "CE": ("P", "CE"), "ML": ("P", "ML"), "FN": ("P", "W")}.get(
            unit, _PLAIN.get(unit, ("P", unit))
        )
        return f"{before}X{letter}"
    if unit in _SCALED:
        factor, unit = _SCALED[unit]
        count *= factor
    before, letter = _PLAIN[unit]
    whole = int(count)
    rest = count - whole
    if rest and unit in _PARTS_OF:
        factor, small = _PARTS_OF[unit]
        less = f"{round(rest * factor)}{_PLAIN[small][1]}"
        split = "T" if before == "P" and _PLAIN[small][0] == "PT" else ""
        return f"{before}{whole}{letter}{split}{less}" if whole else f"{_PLAIN[small][0]}{less}"
    return f"{before}{whole}{letter}" if not rest else f"{before}{count:g}{letter}"


def counted(text: str | None) -> float | None:
    """How many: 1 for "a", 2 for "a couple of", None for "several"."""
    low = " ".join((text or "").lower().split())
    low = re.sub(r"^another ?", "", low) if low.startswith("another") else low
    if low in ("", "a", "an") or re.fullmatch(r"an? (?:additional|extra|further|full|whole|entire|single|good)", low):
        return 1
    if "couple" in low:
        return 2
    if low in ("a dozen", "dozen"):
        return 12
    if low in ("half a", "half an", "a half"):
        return 0.5
    return number(low)


def _ago(found: re.Match[str], scene: Scene) -> Reading | None:
    count = counted(found["count"])
    unit = unit_letters(found["unit"])
    if found["half"] and count is not None:
        count += 0.5
    side = found["side"].lower()
    if side == "before" and re.match(
        r" (?:the|a|an|it|he|she|they|we|his|her|its|their|[A-Z]|\d|being|\w+ing)\b", scene.after(found.end())
    ):
        return Reading((found.start(), found.start("side") - 1), "DURATION", length(count, unit))
    if count is None:
        return Reading(found.span(), "DATE", "FUTURE_REF" if side in ("from now", "hence") else "PAST_REF")
    return _offset(found.span(), count, unit, side, scene)


def _offset(span: tuple[int, int], count: float, unit: str, side: str, scene: Scene) -> Reading:
    now = side in ("ago", "from now", "hence")
    sign = -1 if side in ("ago", "earlier", "before", "previously", "beforehand") else 1
    results = year_before(scene) if unit == "Y" and count == 1 and sign < 0 else None
    if results is not None:
        return date_reading(span, results)
    known = ((scene.today, scene.today) if scene.today else None) if now else scene.known()
    exact = "D" if now else (scene.known_unit() or "D")
    if known is None:
        return date_reading(span, None, unit)
    base: date = known[0] if sign < 0 else known[1]
    if unit in ("H", "MIN", "S"):
        if not now:
            return Reading((span[0], span[1] - len(side) - 1), "DURATION", length(count, unit))
        day = base.isoformat()
        return Reading(span, "TIME", day + ("TXX" if unit == "H" else "TXX:XX"), True, None, None)
    half, step = (count * 12, "M") if count != int(count) and unit == "Y" else (count, unit)
    day_moved = moved(base, sign * round(half), step)
    if day_moved is None:
        return Reading(span, "DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if unit in ("D", "NI"):
        return date_reading(span, as_unit(day_moved, "D" if exact == "D" else exact))
    if unit in ("DE", "CE", "ML"):
        return date_reading(span, as_unit(day_moved, "Y"))
    if unit == "W" and count == 1 and exact == "D":
        return date_reading(span, day_moved.isoformat())
    return date_reading(span, as_unit(day_moved, "W" if unit == "FN" else unit))


def _vague_ago(found: re.Match[str], scene: Scene) -> Reading | None:
    if found["long"]:
        return Reading(found.span(), "DATE", "PAST_REF")
    side = found["side"].lower()
    if side == "later" and not re.match(r"[,.;]|\s", scene.after(found.end())):
        return None
    return Reading(found.span(), "DATE", "PAST_REF" if side != "later" else "FUTURE_REF")


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
    if unit == "Q" and re.match(r" of\b", after):
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
    return Reading(found.span(), "DURATION", length(count, unit))


def _single(found: re.Match[str], unit: str, before: str, after: str) -> Reading | None:
    """ "A year": a duration, unless it tells a rate."""
    if re.search(r"\b(?:such|what|quite|many|not|once|one of)\s$", before):
        return None
    if re.match(
        r"[- ](?:in which|when|of (?:the|mourning|prayer|violence|reckoning)|long|end|round)\b", after
    ) and unit in ("D", "NI"):
        return None
    if unit in ("Q", "S", "NI", "WE", "CE") and not re.search(
        r"\b(?:in|for|within|after|over|about|nearly|almost|than|of)\s$", before
    ):
        return None
    if _RATE_BEFORE.search(before):
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
        r"\b(?:for|in|within|over|after|during|of|last|took|take|taking|spent|spend|just|throughout|by)\s$", before
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
    if (unit not in _PARTS_OF and unit not in _SCALED) or re.search(r"[- ]$", scene.before(found.start())[-1:]) is None:
        return None
    return Reading(found.span(), "DURATION", length(share, unit))


def _long(found: re.Match[str], scene: Scene) -> Reading:
    """ "Week-long", "multiyear"."""
    if found["many"]:
        return Reading(found.span(), "DURATION", length(None, "Y"))
    return Reading(found.span(), "DURATION", length(1, unit_letters(found["unit"])))


def _whole(found: re.Match[str], scene: Scene) -> Reading | None:
    unit = found["unit"].lower()
    if unit in ("summer", "winter"):
        return None
    return Reading(found.span(), "DURATION", length(1, unit_letters(unit)))


_COUNTS = starts.DIGIT | starts.NUMBER | starts.SOME | starts.A | starts.ABOUT
_LONGS = frozenset(
    "yearlong monthlong weeklong daylong hourlong decadelong centurylong nightlong multi multiyear".split()
)
RULES = (
    Rule(_COUNTS, _AGO, _ago),
    Rule(starts.UNIT | frozenset({"long", "not", "so", "some", "a", "moments"}), _VAGUE_AGO, _vague_ago),
    Rule(starts.THIS | frozenset(("each at more nearly almost about over first final preceding latest ensuing"
" opening recent initial").split()), _SPAN, _span_of),
    Rule(frozenset("the these those its his her their".split()), _THE_COUNT, _the_count),
    Rule(_COUNTS | frozenset({"further", "additional"}), _LENGTH, _length),
    Rule(starts.UNIT, _BARE, _bare),
    Rule(_COUNTS | frozenset({"quarter", "three"}), _HALF, _half),
    Rule(
        starts.UNIT | _LONGS,
        _LONG,
        _long,
    ),
    Rule(frozenset({"all", "the"}), _WHOLE_DAY, _whole),
)  # fmt: skip
