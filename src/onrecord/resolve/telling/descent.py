"""Statements when an article is analysed again: what is found anew keeps the id that it gave when it was found first.

The attributions of one document are compared findings by findings, in the order in which those were made. One with the
same spans is the same; else one whose content lies in the same place. Those that are not found any more still give
their ids, as those of documents do that do not count any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onrecord.ids import statement_id
from onrecord.offsets import overlap
from onrecord.resolve.matched import matched

Row = dict[str, Any]

_MOST = 0.5
"""Share of the words of both contents that they must have in common."""


@dataclass(frozen=True, slots=True)
class DescendedRow:
    """An attribution that is another one of earlier findings of its document.

    document: under the name that ``sql.AGED`` gives it with these findings.
    own, place, line, nth: what the first of its kind had: the statement that it would be by itself, and where it stood.
    old_document, old_attribution: the one of the latest earlier findings that had it.
    """

    document: str
    attribution: str
    own: str
    place: int
    line: int
    nth: int
    old_document: str
    old_attribution: str


@dataclass(frozen=True, slots=True)
class _Found:
    document: str
    attribution: str
    own: str
    place: int
    line: int
    nth: int
    spans: Sequence[Sequence[int]]


def descended(row: Row) -> Iterator[DescendedRow]:
    """What the attributions of one document have of earlier ones; ``row`` is one of ``sql.ANEW``."""
    alive: list[_Found] = []
    for findings in sorted(row["ages"], key=lambda each: (each["place"], each["line"])):
        found = list(_found(findings))
        pairs = matched(found, alive, lambda each: each.attribution, _share, _MOST)
        for at, old in pairs.items():
            new = found[at]
            found[at] = replace(new, own=old.own, place=old.place, line=old.line, nth=old.nth)
            yield DescendedRow(
                new.document, new.attribution, old.own, old.place, old.line, old.nth, old.document, old.attribution
            )
        gone = {id(old) for old in pairs.values()}
        alive = [each for each in alive if id(each) not in gone] + found


def _found(findings: Row) -> Iterator[_Found]:
    for nth, each in enumerate(findings["attributions"] or (), 1):
        place = (findings["place"], findings["line"], nth)
        yield _Found(findings["document"], each["id"], statement_id(each["id"]), *place, each["spans"])


def _share(one: _Found, other: _Found) -> float:
    """What two contents have in common, of all that lies in either."""
    ours, theirs = one.spans, other.spans
    common = sum(overlap((a[0], a[1]), (b[0], b[1])) for a in ours for b in theirs)
    both = sum(end - start for spans in (ours, theirs) for start, end in spans)
    return common / (both - common) if common else 0.0
