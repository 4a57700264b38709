"""Quarters, halves and fiscal years, and the periods that results are compared with."""

from __future__ import annotations

import re

from onrecord.analyse.times import starts
from onrecord.analyse.times.absolute import placed_month
from onrecord.analyse.times.numbers import ordinal
from onrecord.analyse.times.scene import Reading, Rule, Scene, date_reading, year_before, year_named
from onrecord.analyse.times.values import as_unit
from onrecord.analyse.times.vocabulary import month_number, pattern

_QUARTER = pattern(
    r"(?:(?:the|a|its|their) )?(?:(?P<before>year[- ]ago|year[- ]earlier|comparable"
    r"|(?P<yearly>{year})|(?:this|last|next) year['’]s|(?P<owner>{year})['’]s|latest|current|flat|strong"
    r"|weak) )?(?:(?P<fiscal>fiscal) )?"
    r"(?:(?P<fy>{year}) )?(?P<number>{quarterth}|final|last(?= quarter of))(?: fiscal)?[- ]quarter"
    r"(?:(?: of|,| in|) (?:fiscal )?(?P<year>{year}|(?:the|this|last|next|that|the"
    r" previous) year))?"
)
_PERIOD = pattern(r"(?P<number>{quarterth})-period")
_MONTH_QUARTER = pattern(r"the (?P<month>March|June|September|December)[- ]quarter(?:(?: of|,) (?P<year>{year}))?")
_SHORT_QUARTER = pattern(
    r"(?P<number>(?-i:Q)[1-4])(?: (?:of )?(?P<year>{year}))?|(?P<back>[1-4](?-i:Q)) (?P<backyear>{year})"
)
_HALF = pattern(
    r"(?:the )?(?P<number>first|second|last|latter)[- ]half(?:(?: of)? (?:fiscal"
    r" )?(?P<year>{year}|(?:the|this|last|next) (?:fiscal )?year))?"
)
_YEAR_AGO_PERIOD = pattern(
    r"(?:the |a )?(?:comparable )?(?:(?:year|12[- ]month)[- ](?:ago|earlier|before)"
    r"|(?:like|same|comparable) (?P<year>{year})|(?P<only>{year}))[- ](?P<unit>quarter"
    r"|period|month|half|week|third quarter|(?P<number>{quarterth}) quarter)"
)
_YEAR_AGO = pattern(r"year-(?:ago|earlier)")
_SAME_PERIOD = pattern(
    r"the (?:same|like|corresponding|comparable|prior-year|prior) (?P<unit>quarter|period|month|week|day)"
    r"(?: (?:of |in |a |the )?(?:the )?(?P<year>{year}|(?:last|previous) year|year (?:ago|earlier|before)))?"
)
_LATEST_PERIOD = pattern(r"the (?:latest|most recent|current) period")
_FISCAL = pattern(
    r"(?:the )?(?:fiscal|financial)(?: year)? (?P<year>{year})|(?:the )?(?P<back>{year})"
    r" fiscal year|(?:the )?(?P<which>latest|current|past|last|this|next) fiscal"
    r" year"
)


def _quarter(found: re.Match[str], scene: Scene) -> Reading | None:
    number = ordinal(found["number"]) or 4
    before = (found["before"] or "").lower()
    explicit = (
        found["year"]
        or found["yearly"]
        or found["fy"]
        or found["owner"]
        or (before if "year's" in before or "year’s" in before else None)
    )
    year = year_named(explicit, scene)
    if year is None:
        value = f"XXXX-Q{number}"
    else:
        if (
            not explicit
            and scene.today is not None
            and number * 3 - 2 > scene.today.month + 2
            and scene.direction(found.span()) <= 0
        ):
            year -= 1
        if before.startswith(("year", "comparable")) and not explicit:
            year -= 1
        value = f"{year:04d}-Q{number}"
    start = found.start()
    if re.match(r"(?:a|its|their) ", found[0], re.IGNORECASE):
        start += len(re.match(r"\w+\s+", found[0])[0])  # type: ignore[index]
    if before in ("flat", "strong", "weak"):
        start = found.start("number") if not found["fiscal"] else found.start("fiscal")
    if not before.startswith(("year", "comparable")) and value[:4].isdigit():
        scene.quarter = scene.frame = value
    return date_reading((start, found.end()), value)


def _period(found: re.Match[str], scene: Scene) -> Reading | None:
    """ "Third-period sales", of a quarter that was told."""
    number = ordinal(found["number"])
    if scene.quarter is None or not scene.quarter.endswith(f"-Q{number}"):
        return None
    return date_reading(found.span(), scene.quarter)


def _month_quarter(found: re.Match[str], scene: Scene) -> Reading:
    """ "The September quarter": that which ends with the month."""
    month = month_number(found["month"])
    value = f"{found['year']}-{month:02d}" if found["year"] else placed_month(month, scene, found.span())
    value = f"{value[:4]}-Q{month // 3}"
    if value[:4].isdigit():
        scene.quarter = scene.frame = value
    return date_reading(found.span(), value)


def _short_quarter(found: re.Match[str], scene: Scene) -> Reading:
    number = (found["number"] or found["back"]).strip("Qq")
    year = year_named(found["year"] or found["backyear"], scene)
    return date_reading(found.span(), f"{'XXXX' if year is None else f'{year:04d}'}-Q{number}")


def _half(found: re.Match[str], scene: Scene) -> Reading | None:
    if not found["year"] and (scene.quarter is None or re.match(r" of\b|time", scene.after(found.end()))):
        return None
    number = 1 if found["number"].lower() == "first" else 2
    year = year_named(found["year"], scene)
    return date_reading(found.span(), f"{'XXXX' if year is None else f'{year:04d}'}-H{number}")


def _year_before(value: str) -> str | None:
    return f"{int(value[:4]) - 1:04d}{value[4:]}" if value[:4].isdigit() else None


def _year_ago_period(found: re.Match[str], scene: Scene) -> Reading | None:
    year = found["year"] or found["only"]
    if found["number"] or found["unit"].lower() == "third quarter":
        number = ordinal(found["number"] or "third")
        base = int(year) if year else None if scene.today is None else scene.today.year - 1
        return date_reading(found.span(), f"{'XXXX' if base is None else f'{base:04d}'}-Q{number}")
    if year:
        return date_reading(found.span(), year + (scene.quarter[4:] if scene.quarter else ""))
    value = year_before(scene)
    if value is not None:
        return date_reading(found.span(), value, "Q")
    return date_reading(found.span(), None if scene.today is None else f"{scene.today.year - 1:04d}", "Y")


def _year_ago(found: re.Match[str], scene: Scene) -> Reading:
    """ "Year-earlier profit"."""
    value = year_before(scene)
    if value is not None:
        return date_reading(found.span(), value, "Q")
    return date_reading(found.span(), None if scene.today is None else f"{scene.today.year - 1:04d}", "Y")


def _latest_period(found: re.Match[str], scene: Scene) -> Reading | None:
    """ "The latest period", of results."""
    if scene.quarter is not None:
        return date_reading(found.span(), scene.quarter)
    return None if scene.frame is None else date_reading(found.span(), None, "Q")


def _same_period(found: re.Match[str], scene: Scene) -> Reading | None:
    if scene.quarter is None or found["unit"].lower() not in ("quarter", "period"):
        known = scene.known()
        value = scene.reference or (scene.today.isoformat() if scene.today else None)
        if found["year"] and found["unit"].lower() == "month" and known is not None:
            value = as_unit(known[0], "M")
        elif not found["year"] or value is None or known is None or scene.known_unit() in ("W", "D", None):
            return None
        year = found["year"][:4]
        return date_reading(found.span(), year + value[4:] if year.isdigit() else _year_before(value), "M")
    if found["year"] and found["year"][:4].isdigit():
        return date_reading(found.span(), found["year"] + scene.quarter[4:])
    return date_reading(found.span(), _year_before(scene.quarter), "Q")


def _fiscal(found: re.Match[str], scene: Scene) -> Reading | None:
    year = found["year"] or found["back"]
    if year:
        return date_reading(found.span(), year)
    if scene.today is None:
        return date_reading(found.span(), None, "Y")
    which = found["which"].lower()
    step = 1 if which == "next" else -1 if which in ("last", "past", "latest") else 0
    return date_reading(found.span(), f"{scene.today.year + step:04d}")


RULES = (
    Rule(starts.ORDINAL | starts.DIGIT, _PERIOD, _period),
    Rule(starts.THE, _MONTH_QUARTER, _month_quarter),
    Rule(
        starts.ORDINAL
        | starts.DIGIT
        | frozenset(
            "the a its their year comparable this last next latest current flat strong weak fiscal final".split()
        ),
        _QUARTER,
        _quarter,
    ),
    Rule(starts.DIGIT | frozenset({"q1", "q2", "q3", "q4", "q"}), _SHORT_QUARTER, _short_quarter),
    Rule(frozenset("the first second last latter".split()), _HALF, _half),
    Rule(starts.DIGIT | frozenset("the a year comparable like same".split()), _YEAR_AGO_PERIOD, _year_ago_period),
    Rule(frozenset({"year"}), _YEAR_AGO, _year_ago),
    Rule(starts.THE, _SAME_PERIOD, _same_period),
    Rule(starts.THE, _LATEST_PERIOD, _latest_period),
    Rule(starts.DIGIT | frozenset("the fiscal financial latest current past last this next".split()), _FISCAL, _fiscal),
)
