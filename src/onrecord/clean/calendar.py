"""Names of months, weekdays and time zones, as news pages write them."""

from __future__ import annotations

import re
from datetime import date, timedelta

# One line a month: English with abbreviations, then German, French, Spanish, Portuguese,
# Italian, Dutch, Scandinavian, Polish, Czech, Turkish, Russian, Ukrainian, Indonesian, Arabic.
_MONTH_NAMES = (
    "january jan januar jänner janvier enero janeiro gennaio januari stycznia styczeń ledna ocak января січня يناير",
    "february feb februar février fevrier febrero fevereiro febbraio februari lutego luty února şubat subat "
    "февраля лютого فبراير",
    "march mar märz mars marzo março maart mart marca března марта березня maret مارس",
    "april apr avril abril aprile kwietnia kwiecień dubna nisan апреля квітня أبريل",
    "may mai mayo maio maggio mei maj maja května mayıs мая травня مايو",
    "june jun juni juin junio junho giugno czerwca czerwiec června haziran июня червня يونيو",
    "july jul juli juillet julio julho luglio lipca lipiec července temmuz июля липня يوليو",
    "august aug août aout agosto augustus augusti sierpnia sierpień srpna ağustos августа серпня agustus أغسطس",
    "september sep sept septembre septiembre setembro settembre września wrzesień září eylül сентября вересня سبتمبر",
    "october oct okt oktober octobre octubre outubro ottobre października październik října ekim октября жовтня أكتوبر",
    "november nov novembre noviembre novembro listopada listopad listopadu kasım ноября листопада نوفمبر",
    "december dec dez dezember décembre decembre diciembre dezembro dicembre desember grudnia grudzień prosince aralık "
    "декабря грудня ديسمبر",
)
_WEEKDAY_NAMES = (
    "monday mon montag lundi lunes",
    "tuesday tue tues dienstag mardi martes",
    "wednesday wed weds mittwoch mercredi miércoles",
    "thursday thu thur thurs donnerstag jeudi jueves",
    "friday fri freitag vendredi viernes",
    "saturday sat samstag samedi sábado",
    "sunday sun sonntag dimanche domingo",
)
_MINUTES = {
    "gmt": 0, "utc": 0, "z": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180,
    "msk": 180, "jst": 540, "kst": 540, "est": -300, "edt": -240, "cdt": -300, "mst": -420, "mdt": -360,
    "pst": -480, "pdt": -420,
}  # fmt: skip
# Zones named without saying whether it is summer: by the rule of the United States since 2007.
_AMERICAN = {"et": -300, "ct": -360, "mt": -420, "pt": -480}

MONTHS: dict[str, int] = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
"""Month numbers by name and abbreviation, lower case."""

WEEKDAYS: dict[str, int] = {name: number for number, names in enumerate(_WEEKDAY_NAMES) for name in names.split()}
"""Weekday numbers by name and abbreviation, lower case; Monday is 0."""


def month_pattern() -> str:
    """A pattern for any month's name, the longest first."""
    return "|".join(re.escape(name) for name in sorted(MONTHS, key=len, reverse=True))


def weekday_pattern() -> str:
    """A pattern for any weekday's name, the longest first."""
    return "|".join(re.escape(name) for name in sorted(WEEKDAYS, key=len, reverse=True))


def offset_of(zone: str, day: date) -> int | None:
    """Minutes east of UTC of a zone as written ("GMT+3", "EST", "+05:30") on ``day``.

    None where the letters name several zones (IST, CST, AST), or the offset cannot be.
    """
    name = re.sub(r"[\s()]", "", zone).lower().replace("−", "-")
    if number := re.fullmatch(r"(?:gmt|utc|z)?([+-])(\d{1,2}):?(\d\d)?", name):
        minutes = int(number[2]) * 60 + int(number[3] or 0)
        return (-minutes if number[1] == "-" else minutes) if minutes <= 14 * 60 else None
    if name in _AMERICAN and day.year >= 2007:
        return _AMERICAN[name] + 60 * _american_summer(day)
    return _MINUTES.get(name)


def _american_summer(day: date) -> bool:
    """Second Sunday of March to first Sunday of November; the hour of the change is left aside."""
    march, november = date(day.year, 3, 1), date(day.year, 11, 1)
    begins = march + timedelta(days=(6 - march.weekday()) % 7 + 7)
    ends = november + timedelta(days=(6 - november.weekday()) % 7)
    return begins <= day < ends
