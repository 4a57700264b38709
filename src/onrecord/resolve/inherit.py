"""Ids when an article is analysed again: a chain that is found anew keeps the id that it gave when it was found first.

The chains of one document are compared findings by findings, in the order in which those were
made. One of the same name and kind is the same; else one that is mentioned in the same places.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from onrecord.offsets import overlap
from onrecord.resolve.chains import mint
from onrecord.resolve.matched import matched

Row = dict[str, Any]

_MOST = 0.5
"""Share of the mentions of the one that has fewer in which both must meet."""


@dataclass(frozen=True, slots=True)
class InheritedRow:
    """A chain that is another one of earlier findings of its document.

    document, chain: it, the document under the name that ``sql.AGED`` gives it with these findings.
    own, place, line: what the first of its kind had: the id that it would mint, and the findings that it stood in.
    old_document, old_chain: the one of the latest earlier findings that had it; None where there is none, and another
        chain has the id that this one would mint.
    """

    document: str
    chain: int
    own: str
    place: int
    line: int
    old_document: str | None
    old_chain: int | None


@dataclass(frozen=True, slots=True)
class _Chain:
    """minted: the id that it would mint. own: the one that it has."""

    document: str
    number: int
    kind: str
    name: str
    minted: str
    own: str
    place: int
    line: int
    spans: tuple[tuple[int, int], ...]


def inherited(row: Row) -> Iterator[InheritedRow]:
    """What the chains of one document have of earlier ones; ``row`` is one of ``sql.INHERITED``."""
    alive: list[_Chain] = []
    for findings in sorted(row["ages"], key=lambda each: (each["place"], each["line"])):
        found = list(_chains(findings))
        pairs = matched(found, alive, lambda each: each.minted, _share, _MOST)
        taken = {each.own for each in alive} | {each.minted for each in found}
        for at, new in enumerate(found):
            old = pairs.get(at)
            if old is not None:
                found[at] = replace(new, own=old.own, place=old.place, line=old.line)
                yield _row(found[at], old)
            elif any(new.own == each.own for each in alive):
                found[at] = replace(new, own=_another(new, taken))
                taken.add(found[at].own)
                yield _row(found[at], None)
        gone = list(pairs.values())
        alive = [each for each in alive if not any(each is old for old in gone)] + found


def _row(new: _Chain, old: _Chain | None) -> InheritedRow:
    place = (new.document, new.number, new.own, new.place, new.line)
    return InheritedRow(*place, old.document if old else None, old.number if old else None)


def _another(chain: _Chain, taken: set[str]) -> str:
    """An id for a chain whose own another one has, by its old name."""
    ids = (mint(chain.document, chain.kind, chain.name, nth) for nth in count(1))
    return next(each for each in ids if each not in taken)


def _chains(findings: Row) -> Iterator[_Chain]:
    seen: Counter[tuple[str, str]] = Counter()
    for chain in sorted(findings["chains"] or (), key=lambda each: each["number"]):
        same = (chain["kind"], chain["name"])
        own = mint(findings["document"], *same, seen[same])
        seen[same] += 1
        spans = tuple(
            (each["span"][0], each["span"][1])
            for each in findings["mentions"] or ()
            if each["chain"] == chain["number"]
        )
        place = (findings["place"], findings["line"])
        yield _Chain(findings["document"], chain["number"], *same, own, own, *place, spans)


def _share(one: _Chain, other: _Chain) -> float:
    """In how many of their mentions two chains meet, of the mentions of the one that has fewer."""
    met = sum(any(overlap(span, there) for there in other.spans) for span in one.spans)
    fewest = min(len(one.spans), len(other.spans))
    return min(met / fewest, 1.0) if fewest else 0.0
