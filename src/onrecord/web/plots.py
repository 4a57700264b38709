"""Shapes of a plot: numbers in, places in a drawing out. Templates draw them; nothing here knows of HTML.

Units are those of the drawing's own coordinates, rounded to a tenth; y grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.ask.timeline import Timeline, Window
from onrecord.web.days import day

WIDTH = 720
"""Of every plot; the height follows from what is in it."""

_LEFT, _RIGHT, _TOP, _BARS, _AXIS = 34, 8, 10, 150, 22
_GAP = 0.18
_WIDEST = 56
_LEAST = 1.5
_STRIP = 30
_LETTER = 5.6
_LABELS = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """Part of a column. series: number of its colour and pattern, from 0."""

    x: float
    y: float
    width: float
    height: float
    series: int


@dataclass(frozen=True, slots=True)
class Column:
    """What stands over one bin: its bars from the base upwards, and the place that takes a click.

    start: the bin. total, counts: its numbers. chosen: whether it is just what is asked for.
    """

    start: str
    total: int
    counts: tuple[int, ...]
    bars: tuple[Bar, ...]
    x: float
    width: float
    chosen: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A label below the base line. anchor: of its text, as SVG has it."""

    x: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Level:
    """A line across, and the number it stands for."""

    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A stretch of time below the columns. number: of what is drawn, from 0.

    before, after: it goes on beyond the plot's ends. text_x, anchor: where its label stands.
    """

    number: int
    x: float
    y: float
    width: float
    text_x: float
    anchor: str
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class Plot:
    """All shapes. base: y of the line on which columns stand. highest: the largest total."""

    width: int
    height: int
    left: int
    right: int
    base: int
    highest: int
    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    levels: tuple[Level, ...]
    strips: tuple[Strip, ...]


def plot(
    line: Timeline, strips: Iterable[tuple[str | None, str | None]] = (), chosen: tuple[str, str] | None = None
) -> Plot:
    """A timeline as columns of bars.

    strips: first and last day of stretches of time to be drawn below; those outside the window are left out.
    chosen: the period that is asked for.
    """
    highest = max((each.total for each in line.bins), default=0)
    base = _TOP + _BARS
    step = (WIDTH - _LEFT - _RIGHT) / max(1, len(line.bins))
    top = levels(highest)[-1] if highest else 1
    columns = []
    for number, each in enumerate(line.bins):
        if not each.total:
            continue
        x = _LEFT + number * step
        wide = min(step * (1 - _GAP), _WIDEST)
        bars = _bars(each.counts, x + (step - wide) / 2, wide, base, _BARS / top)
        picked = chosen == (each.start, each.start)
        columns.append(Column(each.start, each.total, each.counts, bars, _round(x), _round(step), picked))
    placed = tuple(_strips(line.window, strips, base + _AXIS))
    return Plot(
        width=WIDTH,
        height=base + _AXIS + (_STRIP * len(placed) + 6 if placed else 0),
        left=_LEFT,
        right=WIDTH - _RIGHT,
        base=base,
        highest=highest,
        columns=tuple(columns),
        ticks=tuple(_ticks([each.start for each in line.bins], step)),
        levels=tuple(Level(_round(base - at * _BARS / top), f"{at:,}") for at in levels(highest)),
        strips=placed,
    )


def levels(highest: int) -> tuple[int, ...]:
    """Up to four round numbers in even steps, the last at least ``highest``: ``10, 20, 30``. None for nothing."""
    if highest <= 0:
        return ()
    size = 1
    while True:
        for part in (1, 2, 5):
            if part * size * 4 >= highest:
                step = part * size
                return tuple(step * nth for nth in range(1, -(-highest // step) + 1))
        size *= 10


def _bars(counts: Sequence[int], x: float, width: float, base: int, scale: float) -> tuple[Bar, ...]:
    found, at = [], float(base)
    for series, count in enumerate(counts):
        if count:
            height = max(count * scale, _LEAST)
            at -= height
            found.append(Bar(_round(x), _round(at), _round(width), _round(height), series))
    return tuple(found)


def _ticks(starts: Sequence[str], step: float) -> Iterable[Tick]:
    """Labels of some bins, as many as there is room for: the first, and each after that at the same distance."""
    every = -(-len(starts) // _LABELS)
    before = ""
    for number in range(0, len(starts), max(1, every)):
        x = _LEFT + (number + 0.5) * step
        label = short(starts[number], first=starts[number][:-3] != before)
        before = starts[number][:-3]
        half = len(label) * _LETTER / 2
        if x - half < 0:
            yield Tick(0, label, "start")
        elif x + half > WIDTH:
            yield Tick(WIDTH, label, "end")
        else:
            yield Tick(_round(x), label, "middle")


def short(start: str, *, first: bool = False) -> str:
    """A bin as a label: ``2024``; ``Mar`` or ``Mar 2024``; ``21`` or ``21 Mar``.

    first: it is the first label of its year or month, which must be told.
    """
    if len(start) == 4:
        return start
    words = day(start).split()
    if len(start) == 7:
        return f"{words[0][:3]} {words[1]}" if first else words[0][:3]
    return f"{words[0]} {words[1][:3]}" if first else words[0]


def _strips(window: Window, given: Iterable[tuple[str | None, str | None]], top: int) -> Iterable[Strip]:
    """Stretches of time below the axis, one on each line."""
    days = (window.end - window.start).days + 1
    room = WIDTH - _LEFT - _RIGHT
    placed = 0
    for number, (first, last) in enumerate(given):
        low, high = _ordinal(first, "-01-01"), _ordinal(last, "-12-31")
        if low is None and high is None:
            continue
        start = low - window.start.toordinal() if low is not None else -1
        end = high - window.start.toordinal() + 1 if high is not None else days + 1
        if end <= 0 or start >= days:
            continue
        x = _LEFT + max(0, start) * room / days
        width = max(4.0, _LEFT + min(days, end) * room / days - x)
        x = min(x, _LEFT + room - width)
        right = x > WIDTH / 2
        yield Strip(
            number, _round(x), top + placed * _STRIP + 22, _round(width),
            _round(x + width if right else x), "end" if right else "start", start < 0, end > days,
        )  # fmt: skip
        placed += 1


def _ordinal(value: str | None, rest: str) -> int | None:
    """The number of a day, of one of a year or month the first or the last."""
    if not value:
        return None
    text = value[:10]
    if len(text) == 7:
        text += rest[3:] if rest == "-01-01" else "-28"
    elif len(text) == 4:
        text += rest
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return None


def _round(value: float) -> float:
    return round(value, 1)
