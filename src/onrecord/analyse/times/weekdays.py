"""Weekdays, parts of days, and the days around that of publication."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.analyse.times import starts
from onrecord.analyse.times.numbers import counted
from onrecord.analyse.times.scene import Reading, Rule, Scene
from onrecord.analyse.times.values import moved
from onrecord.analyse.times.vocabulary import DAY_PARTS, pattern, weekday_number

_WEEKDAY = pattern(
    r"(?:(?P<rough>early|late|mid|later|earlier)(?: on)? )?(?:(?P<which>last|next"
    r"|this(?: past| coming)?|the (?:previous|following|next|same)|that|(?:the )?"
    r"(?:past|coming)) )?"
    r"(?P<day>{weekday})(?:(?P<gap>['’]s)? (?:early |late |mid-?)?(?P<part>{part}))?"
    r"(?P<week>,? (?:of )?(?:last|next|this) week)?"
)
_SHIFTED = pattern(r"(?:the )?day (?P<side>before|after) (?P<which>last|next)? ?(?P<day>{weekday})")
_WEEKS_OFF = pattern(
    r"(?P<count>an?|{number}) weeks? (?P<side>ago|from)(?: (?:last|next|this))? (?P<day>{weekday})"
    r"(?: (?P<part>{part}))?"
)
_DEICTIC = pattern(
    r"(?:(?P<rough>early|late|earlier|later) )?(?P<day>the day (?:before yesterday"
    r"|after tomorrow)|today|yesterday|tomorrow)"
    r"(?:(?:['’]s)? (?P<part>{part}))?"
)
_TONIGHT = pattern(
    r"(?:(?:early|late|later|earlier) )?(?P<word>tonight|last night|this (?P<part>morning"
    r"|afternoon|evening)|yesterday (?:morning|afternoon|evening|night)|overnight)"
)
_OTHER_PART = pattern(
    r"(?:(?P<which>the (?:next|following|previous|same)|that(?: same)?|the) )?(?P<rough>early"
    r" |late |mid(?:-| ))?(?P<part>morning|afternoon|evening|night)"
)
_TRADING = pattern(r"(?P<part>morning|afternoon|evening|overnight)(?= trading| session| rush)")
_THE_PART_BEFORE = pattern(r"the night before(?: last)?")
_NOT_A_DAY = re.compile(
    r"\s(?:(?-i:[A-Z])\w+ (?:League|Club|Times|Wednesday)|prayers|Mail|Night Live|Best|Post|Group)\b"
)


def placed(number: int, which: str, scene: Scene, span: tuple[int, int]) -> date | None:
    """The day that a weekday is; ``which`` is the word before it, as "last" or "the following"."""
    if which in ("the previous", "the following", "that", "the same", "the next"):
        known = scene.known()
        if known is None:
            return None
        base = known[0] if which != "the following" else known[1]
        if which == "the previous":
            return base - timedelta(days=(base.weekday() - number) % 7 or 7)
        if which in ("the following", "the next"):
            return base + timedelta(days=(number - base.weekday()) % 7 or 7)
        return base - timedelta(days=(base.weekday() - number) % 7)
    today = scene.today
    if today is None:
        return None
    back, ahead = (today.weekday() - number) % 7, (number - today.weekday()) % 7
    if which == "last" or which.endswith("past"):
        return today - timedelta(days=back or 7)
    if which == "next" or which.endswith("coming"):
        return today + timedelta(days=ahead or 7)
    if back == 0:
        return today
    owned = scene.after(span[1], 2) in ("'s", "’s")
    return today + timedelta(days=ahead) if scene.direction(span) > 0 and not owned else today - timedelta(days=back)


def _weekday(found: re.Match[str], scene: Scene) -> Reading | None:
    number = weekday_number(found["day"])
    if re.search(
        r"\b(?:Super|Black|Bloody|Fat|Cyber|Ash)\s$", scene.text[max(scene.start, found.start() - 8) : found.start()]
    ):
        return None
    if not found["part"] and _NOT_A_DAY.match(scene.after(found.end())):
        return None
    week = found["week"]
    which = " ".join((found["which"] or "").lower().split())
    if week and scene.today is not None:
        monday = scene.today - timedelta(days=scene.today.weekday())
        step = -1 if "last" in week.lower() else 1 if "next" in week.lower() else 0
        day: date | None = moved(monday, 7 * step + number, "D")
    else:
        day = placed(number, which, scene, found.span())
    value = f"XXXX-WXX-{number + 1}" if day is None else day.isoformat()
    start = found.start()
    if found["rough"] and found["rough"].lower() in ("later", "earlier"):
        start = found.start("which") if found["which"] else found.start("day")
    return _with_part((start, found.end()), value, found["part"])


def _with_part(span: tuple[int, int], value: str, part: str | None) -> Reading:
    if not part:
        return Reading(span, "DATE", value)
    return Reading(span, "TIME", value + DAY_PARTS[part.lower()])


def _shifted(found: re.Match[str], scene: Scene) -> Reading:
    day = placed(weekday_number(found["day"]), (found["which"] or "").lower(), scene, found.span("day"))
    step = -1 if found["side"].lower() == "before" else 1
    return Reading(found.span(), "DATE", "XXXX-XX-XX" if day is None else (day + timedelta(days=step)).isoformat())


def _weeks_off(found: re.Match[str], scene: Scene) -> Reading | None:
    """ "A week ago Friday": of the week before, the Friday; "a week from Tuesday"."""
    count = counted(found["count"])
    if count is None or count != int(count):
        return None
    number = weekday_number(found["day"])
    if scene.today is None:
        return _with_part(found.span(), f"XXXX-WXX-{number + 1}", found["part"])
    back = found["side"].lower() == "ago"
    ahead = (number - scene.today.weekday()) % 7
    day = scene.today + timedelta(days=(ahead or 7) - 7 if back else ahead)
    moved_day = moved(day, -int(count) if back else int(count), "W")
    return None if moved_day is None else _with_part(found.span(), moved_day.isoformat(), found["part"])


_STEPS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_OUR_TIME = re.compile(
    r"['’]s (?:[a-z]+ )?(?:world|society|youth|young|kids|children|teenagers|generation|technology|climate|economy|"
    r"environment|standards|consumers|students|women|men|parents|workers|politics|culture)\b"
)
_NAME_BEFORE = re.compile(r"\b(?:USA|Russia|India|Psychology) $")
_NAME_AFTER = re.compile(r"[\"”]? (?:show|Show|programme|program|host|anchor)\b")


def _within_name(found: re.Match[str], scene: Scene) -> bool:
    """Whether capitals stand on both sides: "Spotlight Today Live"."""
    before = scene.text[max(scene.start, found.start() - 24) : found.start()]
    return re.search(r"\b[A-Z]\w+ $", before) is not None and re.match(r" [A-Z]", scene.after(found.end())) is not None


def _deictic(found: re.Match[str], scene: Scene) -> Reading | None:
    words = " ".join(found["day"].lower().split())
    after = scene.after(found.end())
    if found["day"][0] == "T" and (
        _NAME_BEFORE.search(scene.text[max(scene.start, found.start() - 12) : found.start()])
        or _NAME_AFTER.match(after)
        or _within_name(found, scene)
    ):
        return None
    if words == "today" and not found["rough"] and _OUR_TIME.match(after):  # the present, not one day
        return Reading(found.span(), "DATE", "PRESENT_REF")
    step = -2 if words.endswith("before yesterday") else 2 if words.endswith("after tomorrow") else _STEPS[words]
    day = None if scene.today is None else moved(scene.today, step, "D")
    value = "XXXX-XX-XX" if day is None else day.isoformat()
    if words == "today" and day is None:
        value = "PRESENT_REF"
    start = found.start("day") if (found["rough"] or "").lower() == "later" else found.start()
    end = found.end()
    return _with_part((start, end), value if not found["part"] or day else "XXXX-XX-XX", found["part"])


def _tonight(found: re.Match[str], scene: Scene) -> Reading:
    words = " ".join(found["word"].lower().split())
    back = words.startswith(("last", "yesterday")) or (words == "overnight" and scene.direction(found.span()) <= 0)
    day = None if scene.today is None else moved(scene.today, -1 if back else 0, "D")
    part = words.split()[-1]
    code = "TNI" if part in ("tonight", "overnight") else DAY_PARTS[part]
    return Reading(found.span(), "TIME", ("XXXX-XX-XX" if day is None else day.isoformat()) + code)


def _other_part(found: re.Match[str], scene: Scene) -> Reading | None:
    """A part of a day that is told by what went before: "that evening", "by mid afternoon", "in the morning"."""
    which = " ".join((found["which"] or "").lower().split())
    before = scene.before(found.start())
    bare = not which and not found["rough"]
    if bare and not re.search(r"\b(?:at|by|until|since|before|after)\s$", before):
        return None
    if (
        which == "the"
        and not found["rough"]
        and not re.search(r"\b(?:in|during|by|into|for|through|until|of)\s$", before)
    ):
        return None
    if (
        re.match(
            r" of\b| sky| shift| club| before| after| (?:news|talk )?shows?\b| news\b| paper| program| rush| hours",
            scene.after(found.end()),
        )
        and which == "the"
    ):
        return None
    day = scene.known_day()
    if day is not None and which in ("the next", "the following"):
        day = moved(day, 1, "D")
    if day is not None and which == "the previous":
        day = moved(day, -1, "D")
    value = "XXXX-XX-XX" if day is None else day.isoformat()
    return _with_part(found.span(), value, found["part"])


def _trading(found: re.Match[str], scene: Scene) -> Reading:
    return _with_part(found.span(), "XXXX-XX-XX" if scene.today is None else scene.today.isoformat(), found["part"])


def _night_before(found: re.Match[str], scene: Scene) -> Reading:
    last = found[0].lower().endswith("last")
    known = (scene.today, scene.today) if last and scene.today else scene.known() if not last else None
    day = None if known is None else moved(known[0], -2 if last else -1, "D")
    return _with_part(found.span(), "XXXX-XX-XX" if day is None else day.isoformat(), "night")


_WHICH = starts.THIS | frozenset({"early", "late", "mid", "later", "earlier", "the", "that"})
RULES = (
    Rule(starts.WEEKDAY | _WHICH, _WEEKDAY, _weekday),
    Rule(frozenset({"the", "day"}), _SHIFTED, _shifted),
    Rule(starts.DIGIT | starts.NUMBER | starts.A, _WEEKS_OFF, _weeks_off),
    Rule(frozenset("early late earlier later the today yesterday tomorrow".split()), _DEICTIC, _deictic),
    Rule(frozenset("early late later earlier tonight last this yesterday overnight".split()), _TONIGHT, _tonight),
    Rule(starts.PART | _WHICH, _OTHER_PART, _other_part),
    Rule(starts.PART, _TRADING, _trading),
    Rule(starts.THE, _THE_PART_BEFORE, _night_before),
)  # fmt: skip
