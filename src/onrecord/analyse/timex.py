"""Time expressions in a document, with what they mean: TIMEX3 values, and the days that they span.

After TimeML 1.2.1 (Saurí et al. 2006). The grammar is in ``times/``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.analyse.times.scan import scan
from onrecord.analyse.times.scene import Reading, Scene
from onrecord.analyse.times.values import bounds
from onrecord.types import Block, Document, Interval, Span, Timex

GRAMMAR = "onrecord.times/5"
"""Name and version of the rules; raised when readings change."""

_SHORT_LINE = 50
_CLOSES = ".!?:\"”'’"
_PART_OF_LINE = re.compile(r"[ \t]*\r?\n[ \t]*")


def timexes(document: Document) -> tuple[Timex, ...]:
    """The time expressions of ``document`` in order, boilerplate aside.

    What is told from the day of publication, as "on Friday", is placed by ``document.published``. Where that is not
    known, the value says what the words say ("XXXX-WXX-5") and the interval is open; where it is known to lie
    between two days, the interval holds what the words mean on either.

    Takes time in proportion to the length of the text. The same document gives the same expressions.
    """
    stretches = list(_stretches(document))
    days = published_days(document.published)
    if days is None:
        return tuple(_timex(one) for one in _readings(document.text, stretches, None))
    first = _readings(document.text, stretches, days[0])
    if days[0] == days[1]:
        return tuple(map(_timex, first))
    last = _readings(document.text, stretches, days[1])
    unknown = _readings(document.text, stretches, None)
    return tuple(_between(unknown, first, last))


def published_days(published: Interval | None) -> tuple[date, date] | None:
    """The first and the last day on which a document may have been published; None where either is not known."""
    if published is None or published.earliest is None or published.latest is None:
        return None
    try:
        first, last = (date.fromisoformat(end[:10]) for end in (published.earliest, published.latest))
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _stretches(document: Document) -> Iterator[Span]:
    """The blocks that are read; lines of one paragraph, broken only for their width, are one stretch."""
    current: list[Block] = []
    for block in document.blocks:
        if block.kind == "boilerplate":
            continue
        if current and not _goes_on(document.text, current[-1], block):
            yield current[0].span[0], current[-1].span[1]
            current = []
        current.append(block)
    if current:
        yield current[0].span[0], current[-1].span[1]


def _goes_on(text: str, last: Block, block: Block) -> bool:
    """Whether ``block`` is the next line of the paragraph of ``last``; a short line stands by itself, as a headline."""
    gap = text[last.span[1] : block.span[0]]
    line = text[slice(*last.span)]
    if last.kind != block.kind or len(line) < _SHORT_LINE or line[-1] in _CLOSES or not _PART_OF_LINE.fullmatch(gap):
        return False
    return not text[block.span[0]].isupper() or not line.rsplit(None, 1)[-1][0].isupper()


def _readings(text: str, stretches: Sequence[Span], today: date | None) -> list[Reading]:
    found: list[Reading] = []
    scene = Scene(text, 0, 0, today)
    for start, end in stretches:
        scene.start, scene.end = start, end
        found.extend(scan(scene))
    return found


def _timex(reading: Reading) -> Timex:
    earliest, latest = _ends(reading)
    return Timex(reading.span, reading.type, reading.value, earliest, latest)


def _ends(reading: Reading) -> tuple[str | None, str | None]:
    if reading.bounded:
        return reading.earliest, reading.latest
    days = bounds(reading.value) if reading.type in ("DATE", "TIME") else None
    return (None, None) if days is None else (days[0].isoformat(), days[1].isoformat())


def _between(unknown: Sequence[Reading], first: Sequence[Reading], last: Sequence[Reading]) -> Iterator[Timex]:
    """What is said where publication lies between two days: the value where both agree, the hull of the intervals."""
    early, late = ({reading.span: reading for reading in side} for side in (first, last))
    for reading in unknown:
        one, other = early.get(reading.span), late.get(reading.span)
        if one is None or other is None:
            yield _timex(reading)
            continue
        same = one.value == other.value and one.type == other.type
        starts, ends = _ends(one)[0], _ends(other)[1]
        if starts is not None and ends is not None and starts > ends:
            starts = ends = None
        told = one if same else reading
        yield Timex(told.span, told.type, told.value, starts, ends)
