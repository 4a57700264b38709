"""Years, decades and centuries."""

from __future__ import annotations

import re

from onrecord.analyse.times import starts
from onrecord.analyse.times.numbers import ordinal, spoken_year
from onrecord.analyse.times.scene import Reading, Rule, Scene, date_reading
from onrecord.analyse.times.values import short_year
from onrecord.analyse.times.vocabulary import pattern

_YEAR_ONLY = pattern(r"(?:the year )?(?P<year>{year})(?! ?(?:-|–)?(?:[a-z]*meter|[ap]\.?m\b|miles?\b|km\b|kg\b|st\b))")
_MOD_YEAR = pattern(
    r"(?:(?P<mod>{modified}|the (?:rest|course|whole|remainder) of"
    r"|a good part of|most of|much of|all of|post|pre)[- ])(?:the year )?(?P<year>{year})"
)
_YEARS = pattern(r"(?P<first>{year})(?P<link>[-–—/])(?P<last>{year}|\d\d(?!\d))")
_APOSTROPHE_YEAR = pattern(r"['’‘](?P<year>\d\d)")
_SPOKEN = pattern(
    r"(?:the year )?(?P<year>(?:nineteen|eighteen|twenty) (?:hundred|(?:oh|o)[- ][a-z]+"
    r"|[a-z]+teen|ten|eleven|twelve|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)|two thousand"
    r"(?: and)?(?: (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|[a-z]+teen))?)"
)
_DECADE = pattern(
    r"(?:(?P<mod>the (?:early|late|mid)(?: to (?:late|mid))?|(?:early|late|mid)"
    r"(?:[- ]to[- ](?:late|mid))?|the (?:last|first|second) half of|the (?:beginning"
    r"|middle|end|start) of)[- ])?"
    r"(?:the )?(?:(?P<century>1[0-9]|20)|['’‘])?(?P<decade>\d)0['’]?s"
)
_DECADE_WORD = pattern(
    r"(?:the )?(?:(?:early|late|mid)[- ])?(?P<word>(?:nineteen )?(?:twenties|thirties"
    r"|forties|fifties|sixties|seventies|eighties|nineties))"
)
_CENTURY = pattern(
    r"(?:the )?(?:(?:early|late|mid)[- ]|(?:turn|beginning|middle|end|start) of"
    r" the |(?:first|second) half of the )?(?P<century>{dayth})(?:-| )century"
)
_NOT_YEAR_BEFORE = re.compile(
    r"(?:[$€£¥#№+=<>*]|\b(?:no|room|flight|route|highway|page|rs|us|c|nearly|about|some|than|"
    r"over|only|almost|another|at least|approximately|least|most|all|boeing|model))\.?\s?$"
)
_NOT_YEAR_AFTER = re.compile(
    r"\s?(?:%|[-–]?(?:percent|per cent|people|persons|men|women|children|troops|soldiers|miles|mile|kilometers|"
    r"kilometres|km|meters|metres|feet|foot|ft|pounds|tons|tonnes|dollars|euros|yen|francs|marks|shares|votes|points|"
    r"jobs|workers|employees|degrees|square|acres|hectares|cars|homes|houses|times|barrels|calories|words|pages|"
    r"hours|days|years|year-old|years-old|others|deaths|cases|dead|students|members|civilians|prisoners|mph|rpm|cc|"
    r"hours)\b|/\d|\.\d|,\d{3})",
    re.IGNORECASE,
)


def _year(found: re.Match[str], scene: Scene) -> Reading | None:
    year = int(found["year"])
    before, after = scene.before(found.start(), 16), scene.after(found.end())
    said = found[0].lower().startswith("the year")
    if not said:
        if not 1400 <= year <= 2099 or _NOT_YEAR_BEFORE.search(before) or _NOT_YEAR_AFTER.match(after):
            return None
        if re.search(r"[\w/.:]-?$", before) or re.match(r"[-–]\d{3,}|:\d|\.[A-Za-z]", after):
            return None
        if year < 1800 and not re.search(
            r"\b(?:in|since|of|from|to|until|by|and|between|year|early|late|around|before|after|the)\s$", before
        ):
            return None
    return date_reading(found.span(), f"{year:04d}")


def _mod_year(found: re.Match[str], scene: Scene) -> Reading | None:
    if _NOT_YEAR_AFTER.match(scene.after(found.end())):
        return None
    return date_reading(found.span(), found["year"])


def _years(found: re.Match[str], scene: Scene) -> list[Reading] | None:
    first = int(found["first"])
    last = int(found["last"]) if len(found["last"]) == len("1990") else first // 100 * 100 + int(found["last"])
    if last <= first or not 1000 <= first <= last <= 2099:
        return None
    return [date_reading(found.span("first"), f"{first:04d}"), date_reading(found.span("last"), f"{last:04d}")]


def _spoken(found: re.Match[str], scene: Scene) -> Reading | None:
    year = spoken_year(found["year"])
    if year is None:
        return None
    plain = re.fullmatch(r"(?:nineteen|eighteen)[- ][a-z]+(?:[- ][a-z]+)?", found[0].lower())
    said = (
        found[0].lower().startswith("the year")
        or plain
        or re.search(r"\b(?:in|since|of|from|until|by|to|and|year|early|late|mid)[ -]$", scene.before(found.start()))
    )
    return date_reading(found.span(), f"{year:04d}") if said else None


def _apostrophe_year(found: re.Match[str], scene: Scene) -> Reading | None:
    if not re.search(r"\b(?:in|since|of|from|until|by|to|and|early|late|mid)[ -]$", scene.before(found.start())):
        return None
    return date_reading(found.span(), f"{short_year(int(found['year'])):04d}")


def _decade(found: re.Match[str], scene: Scene) -> Reading | None:
    if re.search(
        r"\b(?:his|her|their|my|our|your|its)\s(?:(?:early|mid|late)[- ])?$", scene.before(found.start())
    ):  # an age
        return None
    mark = scene.text[found.start("decade") - 1]
    if not found["century"] and mark not in "'’‘":
        said = re.search(
            r"(?:\b(?:the|early|mid|late)|0s (?:and|or|to|through))[- ]$",
            scene.text[max(0, found.start("decade") - 12) : found.start("decade")].lower(),
        )
        if not said or int(found["decade"]) < 2:
            return None
    elif not found["century"] and int(found["decade"]) < 1:
        return None
    century = int(found["century"]) if found["century"] else 20 if int(found["decade"]) < 2 else 19
    return date_reading(found.span(), f"{century}{found['decade']}")


def _decade_word(found: re.Match[str], scene: Scene) -> Reading | None:
    if not re.match(r"(?:the|early|late|mid|nineteen)\b", found[0], re.IGNORECASE):
        return None
    names = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
    if re.search(r"\b(?:his|her|their|my|our|in her|in his)\s$", scene.before(found.start())):
        return None
    return date_reading(found.span(), f"19{names.index(found['word'].lower().split()[-1]) + 2}")


def _century(found: re.Match[str], scene: Scene) -> Reading | None:
    number = ordinal(found["century"])
    return date_reading(found.span(), f"{number - 1:02d}") if 1 <= number <= 30 else None


RULES = (
    Rule(starts.DIGIT | starts.THE, _YEAR_ONLY, _year),
    Rule(starts.MODIFIED | frozenset({"a", "most", "much", "all", "post", "pre"}), _MOD_YEAR, _mod_year),
    Rule(starts.DIGIT, _YEARS, _years),
    Rule(frozenset({"the", "nineteen", "eighteen", "twenty", "two"}), _SPOKEN, _spoken),
    Rule(starts.DIGIT | starts.MODIFIED | frozenset({"'", "’", "‘"}), _DECADE, _decade),
    Rule(starts.MODIFIED | frozenset({"nineteen"}), _DECADE_WORD, _decade_word),
    Rule(starts.DIGIT | starts.ORDINAL | starts.MODIFIED, _CENTURY, _century),
    Rule(frozenset({"'", "’", "‘"}), _APOSTROPHE_YEAR, _apostrophe_year),
)
