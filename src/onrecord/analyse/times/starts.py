"""Sets of words with which expressions begin, for rules to name."""

from __future__ import annotations

from calendar import month_abbr, month_name

from onrecord.analyse.times.vocabulary import DAY_PARTS, NUMBER_WORDS, ORDINALS, SEASONS, UNITS, WEEKDAYS, plural

DIGIT = frozenset({"0"})
MONTH = frozenset({*(name.lower() for name in [*month_name[1:], *month_abbr[1:]]), "sept"})
WEEKDAY = frozenset(
    {*WEEKDAYS, *(day[:3] for day in WEEKDAYS), *(day + "s" for day in WEEKDAYS), "tues", "thur", "thurs", "weds"}
)
NUMBER = frozenset(NUMBER_WORDS)
ORDINAL = frozenset({*ORDINALS, *NUMBER_WORDS})
SEASON = frozenset(SEASONS)
UNIT = frozenset({*UNITS, *(plural(unit) for unit in UNITS)})
THE = frozenset({"the"})
A = frozenset({"a", "an"})
MODIFIED = frozenset("the early late mid later earlier sometime beginning end start middle very".split())
ABOUT = frozenset(
    """about around approximately almost nearly roughly some more less fewer over under at up as no not well barely
    just only the""".split()
)
SOME = frozenset("a several many some few dozens hundreds thousands countless another half".split())
THIS = frozenset("this last next past coming previous prior following the current that same".split())
COUNTS = DIGIT | NUMBER | SOME | A | ABOUT
PART = frozenset(DAY_PARTS)
KERNELS = frozenset(
    {
        *DIGIT,
        *MONTH,
        *WEEKDAY,
        *SEASON,
        *UNIT,
        *PART,
        "'",
        "’",
        "‘",
        *(day + "s" for day in WEEKDAYS),
        *(part + "s" for part in DAY_PARTS),
    }
) | frozenset(
    """today yesterday tomorrow tonight ago time while moment moments generation present now nowadays currently
    current presently recent recently past future soon someday date possible term formerly lately once
    previously half period yearlong monthlong weeklong daylong hourlong decadelong centurylong nightlong
    multiyear multi midyear midweek mid year-end nineteen eighteen twenty two twenties thirties forties fifties
    sixties seventies eighties nineties hourly daily nightly weekly biweekly fortnightly monthly bimonthly
    quarterly yearly annually annual weekdays weeknights weekends thanksgiving christmas halloween easter days q
    o clock""".split()
)
"""Words without one of which no expression is made; digits stand for numbers."""
