"""What recurs: "every Monday", "daily", "twice a week", "Tuesdays"."""

from __future__ import annotations

import re

from onrecord.analyse.times import starts
from onrecord.analyse.times.numbers import number, ordinal
from onrecord.analyse.times.scene import Reading, Rule, Scene
from onrecord.analyse.times.values import length
from onrecord.analyse.times.vocabulary import DAY_PARTS, SEASONS, month_number, pattern, unit_letters, weekday_number

_EVERY = pattern(
    r"(?:every|each)(?: (?:single|other|(?P<nth>{ordinal})|(?P<count>{number}|few|couple of)))? "
    r"(?:(?P<day>{weekday})(?: (?P<part>{part}))?|(?P<month>{fullmonth})|(?P<unit>{anyunit})|(?P<season>{season})|"
    r"(?P<alone>{part}))"
)
_ADVERB = pattern(
    r"(?P<word>hourly|daily|nightly|weekly|bi-?weekly|semi-?annual(?:ly)?|fortnightly|monthly|bimonthly|quarterly|yearly|annually|annual|weekdays|weeknights|weekends)"
)
_TIMES = pattern(r"(?:once|twice|(?:{number}|several|many) times|three times) (?:an?|each|every|per) (?P<unit>{unit})")
_DAYS = pattern(r"(?:(?P<days>{weekdays})|(?P<day>{weekday}) (?P<parts>mornings|afternoons|evenings|nights))")
_PER = pattern(r"(?:per|an?) (?P<unit>{unit})")
_AMOUNT = re.compile(
    r" (?:[a-z]+ )?(?:rate|sales|revenue|turnover|income|output|production|capacity|fee|salary|cost|budget|dividend|"
    r"interest|yield|return|saving|increase|growth|earning|payment|pay|deficit|spending)s?\b"
)
"""What is told for a year; nothing recurs."""
_ADVERBS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W",
    "monthly": "P1M", "bimonthly": "P2M", "quarterly": "P1Q", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y",
    "semiannual": "P6M", "semiannually": "P6M", "weekdays": "XXXX-WXX-WD", "weeknights": "XXXX-WXX-WDTNI",
    "weekends": "XXXX-WXX-WE",
}  # fmt: skip


def _every(found: re.Match[str], scene: Scene) -> Reading | None:
    if found["day"]:
        part = DAY_PARTS[found["part"].lower()] if found["part"] else ""
        return Reading(found.span(), "SET", f"XXXX-WXX-{weekday_number(found['day']) + 1}{part}")
    if found["month"]:
        return Reading(found.span(), "SET", f"XXXX-{month_number(found['month']):02d}")
    if found["season"]:
        return Reading(found.span(), "SET", f"XXXX-{SEASONS[found['season'].lower()]}")
    if found["alone"] and not found["unit"]:
        return Reading(found.span(), "SET", "XXXX-XX-XX" + DAY_PARTS[found["alone"].lower()])
    unit = unit_letters(found["unit"])
    if re.match(r"every other", " ".join(found[0].lower().split())):
        count: float | None = 2
    elif found["nth"]:
        count = ordinal(found["nth"])
    elif found["count"]:
        count = number(found["count"])
    else:
        count = 1
    if unit == "NI":
        return Reading(found.span(), "SET", "XXXX-XX-XXTNI")
    if unit == "WE":
        return Reading(found.span(), "SET", "XXXX-WXX-WE")
    return Reading(found.span(), "SET", length(count, unit))


def _adverb(found: re.Match[str], scene: Scene) -> Reading | None:
    word = found["word"].lower().replace("-", "")
    after = scene.after(found.end())
    if found["word"][:1].isupper() and re.match(r" [A-Z]", after):
        return None
    if word == "annual" and _AMOUNT.match(after):
        return None
    if word == "annually" and re.search(r"\d", scene.before(found.start())):
        return None
    if (
        word in ("quarterly", "monthly", "yearly")
        and re.match(r" [a-z]", after)
        and not re.match(r" (?:and|or|in|for|by|to|from|at|since|until|basis)\b", after)
    ):
        return None
    return Reading(found.span(), "SET", _ADVERBS[word])


def _times(found: re.Match[str], scene: Scene) -> Reading | None:
    return Reading(found.span(), "SET", length(1, unit_letters(found["unit"])))


def _days(found: re.Match[str], scene: Scene) -> Reading:
    if found["days"]:
        return Reading(found.span(), "SET", f"XXXX-WXX-{weekday_number(found['days']) + 1}")
    part = DAY_PARTS[found["parts"].lower()[:-1]]
    return Reading(found.span(), "SET", f"XXXX-WXX-{weekday_number(found['day']) + 1}{part}")


def _per(found: re.Match[str], scene: Scene) -> Reading | None:
    """ "$1 billion a year": how often, where an amount stands before it."""
    before = scene.before(found.start(), 40)
    unit = unit_letters(found["unit"])
    if unit in ("S", "MIN", "Q", "CE", "DE", "ML"):
        return None
    if found[0].lower().startswith("per") and re.search(r"\d", before):
        return Reading(found.span(), "SET", length(1, unit))
    return None


RULES = (
    Rule(frozenset({"every", "each"}), _EVERY, _every),
    Rule(frozenset({*_ADVERBS, "bi", "semi"}), _ADVERB, _adverb),
    Rule(starts.DIGIT | starts.NUMBER | frozenset({"once", "twice", "several", "many"}), _TIMES, _times),
    Rule(starts.WEEKDAY, _DAYS, _days),
    Rule(frozenset({"per", "a", "an"}), _PER, _per),
)  # fmt: skip
