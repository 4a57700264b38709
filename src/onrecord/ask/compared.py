"""The words of one telling with its differences from the fullest one marked in them, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from onrecord.ask.chain import Chain, Version
from onrecord.ask.views import Telling
from onrecord.offsets import with_gaps
from onrecord.resolve.drift import Difference, drift
from onrecord.resolve.drift.alignment import stretches
from onrecord.resolve.drift.tokens import Token, tokens
from onrecord.types import Span

Row = dict[str, Any]

SERIOUS = frozenset(("negation", "number", "hardened", "softened", "modality", "tense"))
"""Kinds of difference that may change what was said."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that both have, words of the fullest telling that are gone, or words in their place.

    difference: on the last piece of each difference.
    """

    text: str
    mark: Literal["", "del", "ins"] = ""
    difference: Difference | None = None


def compared(fullest: Telling, version: Version) -> tuple[Piece, ...]:
    """All words of a version, with those of the fullest telling that it lacks; ``[…]`` where an article has more."""
    left, right = fullest.attribution["content"], version.telling.attribution["content"]
    typed = {(each.left, each.right): each for each in version.differences}
    ours, theirs = tokens(left["text"]), tokens(right["text"])
    old, new = _letters(left), _letters(right)
    found: list[Piece] = []
    at = 0
    for stretch in stretches(ours, theirs):
        before, after = _span(ours, stretch.left), _span(theirs, stretch.right)
        following = theirs[stretch.right.start].span[0] if stretch.right.start < len(theirs) else len(new)
        # The two words of a contraction have one span, which is shown once.
        start = max(at, after[0] if after else following)
        end = max(start, after[1]) if after else start
        difference = typed.get((before, after))
        kept, gone = "".join(new[at:start]), "".join(old[slice(*before)]) if before else ""
        # Words that went leave no room in the text: some is made.
        apart = " " if gone and not after else ""
        found.append(Piece(kept if not apart or not kept or kept[-1].isspace() else kept + apart))
        if before:
            found.append(Piece(gone, "del", None if after else difference))
        if after:
            found.append(Piece("".join(new[start:end]), "ins", difference))
        if apart and end < len(new) and not new[end].isspace():
            found.append(Piece(apart))
        at = end
    found.append(Piece("".join(new[at:])))
    return tuple(piece for piece in found if piece.text or piece.difference)


def _span(found: Sequence[Token], part: range) -> Span | None:
    return (found[part.start].span[0], found[part.stop - 1].span[1]) if part else None


def serious(version: Version) -> tuple[Difference, ...]:
    """The differences that may change what was said, the most serious first."""
    return tuple(each for each in version.differences if each.change in SERIOUS)


@dataclass(frozen=True, slots=True)
class Beside:
    """Two tellings of a statement, whichever were asked for. version: the right one beside the left one."""

    left: Telling
    version: Version

    @property
    def right(self) -> Telling:
        """The other one."""
        return self.version.telling

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The words of both, in the order of the right one's text."""
        return compared(self.left, self.version)

    def as_json(self) -> Row:
        """The ids of both, and their differences."""
        return {"left": self.left.attribution["id"], **self.version.as_json()}


def beside(left: Telling, right: Telling) -> Beside:
    """Two tellings with what the right one has otherwise."""
    one, two = left.attribution, right.attribution
    kinds = one["kind"], two["kind"]
    return Beside(left, Version(right, drift(one["content"]["text"], two["content"]["text"], kinds)))


def versions_of(chain: Chain) -> dict[str, Version]:
    """The versions by the ids of their tellings."""
    return {each.telling.attribution["id"]: each for each in chain.versions}


def _letters(content: Row) -> list[str]:
    """The characters of a content's text, with what the article has between its spans as a gap."""
    found = list(content["text"])
    at = -1
    for (start, end), (following, _) in pairwise(content["spans"]):
        at += end - start + 1
        found[at] = with_gaps("a b", [(end - 1, end), (following, following + 1)])[1:-1]
    return found
