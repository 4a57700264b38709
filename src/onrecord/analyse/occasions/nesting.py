"""Which attribution stands in the content of which other one."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.offsets import overlap
from onrecord.types import Attribution, Phrase, Span

_MOST = 0.8
"""Share of an inner content that lies in the outer one; the tail may run on past it."""


def parents_of(attributions: Sequence[Attribution]) -> dict[str, str]:
    """For each nested attribution the id of the smallest one whose content holds its cue, or source, and its content.

    An outer content is longer than the inner one, so that there is no circle.
    """
    found = {}
    waiting = sorted(attributions, key=lambda one: one.content.spans, reverse=True)
    open_now: list[Attribution] = []
    for begin, inner in sorted(((_sign(one), one) for one in attributions), key=lambda pair: (pair[0], pair[1].id)):
        while waiting and waiting[-1].content.spans[0][0] <= begin:
            open_now.append(waiting.pop())
        open_now = [one for one in open_now if one.content.spans[-1][1] > begin]
        holders = [(_length(one), one.content.spans, one.id) for one in open_now if _holds(one, inner)]
        if holders:
            found[inner.id] = min(holders)[2]
    return found


def _sign(attribution: Attribution) -> int:
    """Where the cue, the source or else the content begins."""
    return (attribution.cue or attribution.source or attribution.content).spans[0][0]


def _holds(outer: Attribution, inner: Attribution) -> bool:
    if outer.id == inner.id or _length(outer) <= _length(inner):
        return False
    sign = inner.cue or inner.source
    if sign is None or not _within(sign, outer.content.spans):
        return False
    return _shared(inner.content.spans, outer.content.spans) >= _MOST * _length(inner)


def _within(part: Phrase, spans: Sequence[Span]) -> bool:
    return all(any(start <= span[0] and span[1] <= end for start, end in spans) for span in part.spans)


def _shared(left: Sequence[Span], right: Sequence[Span]) -> int:
    return sum(overlap(one, other) for one in left for other in right)


def _length(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content.spans)
