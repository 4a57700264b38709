"""Overlapping windows over the pieces of a sequence.

The encoder sees ``LENGTH`` pieces at a time. Each window owns the pieces that lie
nearer to its middle than to that of its neighbours, and only their tags are read
from it; links are read from the window in which both ends lie deepest.
"""

from __future__ import annotations

from dataclasses import dataclass

LENGTH = 256
STRIDE = 192
SPECIAL = 2
"""Pieces that every window spends on its own beginning and end."""


@dataclass(frozen=True)
class Window:
    """Pieces ``start..end``, of which ``owned_start..owned_end`` are read from here."""

    start: int
    end: int
    owned_start: int
    owned_end: int


def windows(pieces: int, length: int = LENGTH, stride: int = STRIDE) -> list[Window]:
    """Windows that cover ``pieces`` pieces, each owned by exactly one of them."""
    room = length - SPECIAL
    starts = [0]
    while starts[-1] + room < pieces:
        starts.append(starts[-1] + stride)
    ends = [min(pieces, start + room) for start in starts]
    borders = [0, *((starts[i + 1] + ends[i]) // 2 for i in range(len(starts) - 1)), pieces]
    return [Window(*part) for part in zip(starts, ends, borders, borders[1:], strict=False)]
