"""Attributions that were labelled twice, and whether two labels mean one place: what agreement is counted on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from onrecord.types import Span


class Labelled(Protocol):
    """A label of one attribution."""

    @property
    def article(self) -> str:
        """First 16 hexadecimal digits of the SHA-256 of the text."""

    @property
    def source(self) -> tuple[Span, ...]:
        """Where the source stands."""

    @property
    def content(self) -> tuple[Span, ...]:
        """Where the content stands."""


L = TypeVar("L", bound=Labelled)


def labelled_twice(first: Mapping[str, Sequence[L]], second: Mapping[str, Sequence[L]]) -> list[tuple[L, L]]:
    """The labels of each attribution that both have, in the order of ``second``. first, second: labels by article."""
    known = {(one.article, one.source, one.content): one for some in first.values() for one in some}
    return [
        (known[place], one)
        for some in second.values()
        for one in some
        if (place := (one.article, one.source, one.content)) in known
    ]


def same_place(left: Span | None, right: Span | None) -> bool:
    """Whether both are none, or share a character."""
    if left is None or right is None:
        return left is right
    return left[0] < right[1] and right[0] < left[1]
