"""Which names a document holds: those that the mention head spots, mended by what the rules know of their edges.

The head knows from the words round it whether a firm is a firm; the rules know titles, handles and what a source
must be. Where the head says nothing, a capitalised run counts as a name only if a source says so.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import get_args

from onrecord.analyse.entities import Named, find_names, written
from onrecord.analyse.speakers.lexicon.titles import MODIFIERS, PORTFOLIOS, TITLES
from onrecord.analyse.speakers.tokens import Token
from onrecord.analyse.spotted import Spotted
from onrecord.types import EntityKind, Span

_LIKELY = 0.5
"""Below this a spotted name is passed over."""
_SURE = 0.8
"""From here on the kind that the head gives is taken as told by the name itself."""


def names_in(tokens: Sequence[Token], trusted: Sequence[Span], marks: Sequence[Spotted]) -> list[Named]:
    """Every name in ``tokens``, in order. trusted: spans that name a speaker. marks: see ``spotted``; may be empty."""
    by_rule = find_names(tokens, trusted)
    if not marks:
        return by_rule
    spotted = list(_spotted(tokens, marks, by_rule))
    other = [_range(tokens, one.span) for one in marks if one.layer == "name" and one.kind == "other"]
    taken = {index for name in spotted for index in range(name.first, name.last)}
    ruled_out = {index for run in other for index in run}
    kept = [name for name in by_rule if _stands(name, taken, ruled_out, trusted)]
    return sorted([*spotted, *kept], key=lambda name: name.first)


def _stands(name: Named, taken: set[int], ruled_out: set[int], trusted: Sequence[Span]) -> bool:
    """Whether a name that only the rules see counts: where it stands in a source, or has a title before it."""
    own = range(name.first, name.last)
    if not taken.isdisjoint(own) or not ruled_out.isdisjoint(own):
        return False
    named = any(start < name.span[1] and name.span[0] < end for start, end in trusted)
    return named or (name.certain and name.kind == "person" and name.title < name.first)


def _spotted(tokens: Sequence[Token], marks: Sequence[Spotted], by_rule: Sequence[Named]) -> Iterable[Named]:
    ruled = {index: name for name in by_rule for index in range(name.first, name.last)}
    titles = {_range(tokens, one.span).stop: one for one in marks if one.layer == "title"}
    for one in marks:
        if one.layer != "name" or one.kind not in get_args(EntityKind) or one.probability < _LIKELY:
            continue
        run = _trimmed(tokens, _range(tokens, one.span))
        if not run:
            continue
        kind: EntityKind = one.kind  # type: ignore[assignment]
        rule = ruled.get(run.stop - 1)
        if rule is not None and rule.first == run.start and rule.last == run.stop and rule.certain:
            kind = kind if one.probability >= _SURE else rule.kind or kind
        span = (tokens[run.start].start, tokens[run.stop - 1].end)
        title = _title(tokens, run.start, titles)
        if rule is not None and rule.first <= run.start:
            title = min(title, rule.title)
        text = written(tokens, run.start, run.stop)
        yield Named(run.start, run.stop, title, span, text, kind, one.probability >= _SURE)


def _range(tokens: Sequence[Token], span: Span) -> range:
    """The tokens that share a character with ``span``."""
    first = bisect_right(tokens, span[0], key=lambda token: token.end)
    return range(first, max(first, bisect_left(tokens, span[1], key=lambda token: token.start)))


def _trimmed(tokens: Sequence[Token], run: range) -> range:
    """Without "the" and titles before a name, and possessives and marks after it."""
    first, last = run.start, run.stop
    while last > first and (tokens[last - 1].possessive or not tokens[last - 1].text[0].isalnum()):
        last -= 1
    while first < last and (tokens[first].lower == "the" or not tokens[first].text[0].isalnum()):
        first += 1
    return range(first, last)


def _title(tokens: Sequence[Token], first: int, titles: dict[int, Spotted]) -> int:
    """Where a title right before the name begins; ``first`` where none does."""
    begin = first
    if first in titles:
        while begin > 0 and tokens[begin - 1].start >= titles[first].span[0]:
            begin -= 1
    known = TITLES | MODIFIERS | PORTFOLIOS
    while (
        begin > 0
        and tokens[begin - 1].lower.rstrip(".") in known
        and tokens[begin - 1].sentence == tokens[first].sentence
    ):
        begin -= 1
    return begin
