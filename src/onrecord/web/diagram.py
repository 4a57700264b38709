"""The tree of a statement's telling drawn twice, for a wide and for a narrow window: where boxes and lines go.

Nothing here knows colours: classes are styled by ``statement.css``. Lengths are units of the drawing, which are pixels
where it is shown at its own size.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from onrecord.ask.lineage import Knot
from onrecord.web import days

_WIDE = 760
_GAP, _ROW, _HIGH = 34, 58, 46
_NARROW, _STEP, _LINE = 340, 22, 52


@dataclass(frozen=True, slots=True)
class Box:
    """A knot and where it stands. label, detail: cut to the room there is."""

    knot: Knot
    x: float
    y: float
    width: float
    label: str
    detail: str

    @property
    def classes(self) -> str:
        """What it is, as a style sheet selects it."""
        marks = [self.knot.kind, *(["first"] if self.knot.first else []), *(["missing"] if self.knot.missing else [])]
        return " ".join(f"k-{mark}" for mark in marks)


@dataclass(frozen=True, slots=True)
class Drawing:
    """What to draw. lines: paths of SVG, those that lead to something missing apart."""

    width: float
    height: float
    boxes: list[Box] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def wide(top: Knot) -> Drawing:
    """From left to right, a column for each depth."""
    depth = max(at for at, _ in top.walk()) + 1
    width = min(250.0, (_WIDE - _GAP * (depth - 1)) / depth)
    rows = iter(range(1_000_000))
    drawing = Drawing(depth * width + (depth - 1) * _GAP + 2, 0)

    def place(knot: Knot, at: int) -> float:
        heights = [(each, place(each, at + 1)) for each in knot.below]
        y = heights[0][1] if heights else 1.0 + next(rows) * _ROW
        x = 1 + at * (width + _GAP)
        drawing.boxes.append(
            Box(knot, x, y, width, _cut(knot.label, width - 22, 7.4), _cut(_detail(knot), width - 22, 6))
        )
        for each, there in heights:
            line = _bent(x + width, y + _HIGH / 2, x + width + _GAP, there + _HIGH / 2)
            (drawing.broken if each.missing else drawing.lines).append(line)
        return y

    place(top, 0)
    return replace(drawing, height=next(rows) * _ROW - (_ROW - _HIGH) + 2)


def narrow(top: Knot) -> Drawing:
    """From top to bottom, what hangs on something indented under it."""
    drawing = Drawing(_NARROW, 0)
    last: dict[int, float] = {}
    for row, (at, knot) in enumerate(top.walk()):
        x, y = 8.0 + at * _STEP, 1.0 + row * _LINE
        room = _NARROW - x - 20
        drawing.boxes.append(Box(knot, x, y, room, _cut(knot.label, room, 9), _cut(_detail(knot), room, 7.3)))
        if at:
            down = f"M{x - _STEP:g} {last[at - 1] + 18:g}V{y + 4:g}"
            line = f"{down}Q{x - _STEP:g} {y + 11:g} {x - _STEP + 7:g} {y + 11:g}H{x - 7:g}"
            (drawing.broken if knot.missing else drawing.lines).append(line)
        last[at] = y
    return replace(drawing, height=len(drawing.boxes) * _LINE - 8)


def _bent(x: float, y: float, to_x: float, to_y: float) -> str:
    if y == to_y:
        return f"M{x:g} {y:g}H{to_x:g}"
    half = (x + to_x) / 2
    return f"M{x:g} {y:g}C{half:g} {y:g} {half:g} {to_y:g} {to_x:g} {to_y:g}"


def _detail(knot: Knot) -> str:
    when = [days.span(knot.published) or "no date stated"] if knot.articles else []
    many = [f"{knot.articles:,} articles"] if knot.articles > 1 else []
    return ", ".join([knot.detail, *when, *many])


def _cut(text: str, room: float, letter: float) -> str:
    """``text`` as far as there is room for it; letters are taken to be of one width, wide ones for two."""
    left = room / letter
    for place, character in enumerate(text):
        left -= 1.8 if character >= "\u2e80" else 1
        if left < 0:
            return text[: max(1, place - 1)].rstrip() + "…"
    return text
