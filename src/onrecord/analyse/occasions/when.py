"""The time expression that belongs to a cue: one of its own clause, and of no other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from onrecord.analyse.occasions.heard import Heard, acts
from onrecord.analyse.occasions.phrases import head_of, noun_phrase
from onrecord.analyse.occasions.setting import Frame, Setting
from onrecord.analyse.speakers.lexicon.nouns import DOCUMENTS
from onrecord.analyse.speakers.lexicon.ordinary import CONJUNCTIONS, PREPOSITIONS
from onrecord.types import Attribution, Span, Timex

_AROUND = frozenset("since until till before by after from through over for following between within ahead".split())
"""Before an expression, these say that it was at another time, or for how long."""

_CLAUSES = frozenset("when after before while as since because although though following if where until once".split())
_POINTS = frozenset(("DATE", "TIME"))
_STOPS = ",;()—–"


def own_timex(setting: Setting, one: Attribution, told: Heard) -> int | None:
    """The number of the time expression that tells when ``one`` was said; None where its own words hold none.

    told: where it was said, whose phrase may hold the expression: "at Monday's rally".
    """
    frame = setting.frames.get(one.id)
    if frame is None:
        return None
    found = [
        (_distance(frame, span), number)
        for number, span in _candidates(setting, frame)
        if is_past(setting, setting.timexes[number]) and _fits(setting, frame, span, told)
    ]
    return min(found)[1] if found else None


def _candidates(setting: Setting, frame: Frame) -> Iterator[tuple[int, Span]]:
    """Expressions in the words of a frame, or in a source that is a document, with their tokens."""
    words = {*frame.words, *(range(*frame.cue) if frame.cue else ())}
    if frame.source and _is_document(setting, frame.source):
        words |= set(range(*frame.source))
    if not words:
        return
    begin, end = setting.tokens[min(words)].start, setting.tokens[max(words)].end
    starts = setting.timex_starts
    for at in range(bisect_left(starts, (begin, -1)), bisect_left(starts, (end, -1))):
        number = starts[at][1]
        timex = setting.timexes[number]
        span = setting.token_range(timex.span)
        if is_point(timex) and span[0] < span[1] and words.issuperset(range(*span)):
            yield number, span


def _is_document(setting: Setting, source: Span) -> bool:
    found = noun_phrase(setting, source[0], frozenset(range(*source)), time=True)
    return found is not None and head_of(setting, found) in DOCUMENTS


def is_point(timex: Timex) -> bool:
    """Whether an expression is of a time, not of a length or a habit."""
    return timex.type in _POINTS


def is_past(setting: Setting, timex: Timex) -> bool:
    """Whether an expression is of a time before the article came out, as far as is known."""
    published = setting.document.published
    if published is None or published.latest is None or timex.earliest is None:
        return True
    return timex.earliest[:10] <= published.latest[:10]


def _fits(setting: Setting, frame: Frame, span: Span, told: Heard) -> bool:
    tokens = setting.tokens
    if told.venue is not None and told.venue[0] <= span[0] and span[1] <= told.venue[1]:
        return True
    first = span[0]
    while first > 0 and tokens[first - 1].lower in ("early", "late", "the", "on", "in", "earlier", "back", "again"):
        first -= 1
    before = tokens[first - 1].lower if first > 0 and first - 1 in frame.words else ""
    if before in _AROUND:
        return False
    if _modifies(setting, frame, span):
        return False
    anchor = frame.anchor
    if span[0] < anchor:
        return _clause_before(setting, frame, span)
    after = frame.cue[1] if frame.cue else anchor
    between = [at for at in frame.words if after <= at < span[0]]
    return not any(tokens[at].lower in _CLAUSES or acts(setting, at) for at in between)


def _modifies(setting: Setting, frame: Frame, span: Span) -> bool:
    """Whether the expression only tells which one of a kind is meant: "Monday's vote", "the June ruling"."""
    tokens, last = setting.tokens, span[1]
    if tokens[last - 1].possessive or (last < len(tokens) and tokens[last].possessive):
        return True
    if last >= len(tokens) or last not in frame.words:
        return False
    word = tokens[last]
    if not word.text[0].isalpha() or word.capital:
        return False
    opened = span[0] > 0 and tokens[span[0] - 1].lower in ("the", "a", "an", "his", "her", "its", "their", "this", "that")
    return opened and word.lower not in PREPOSITIONS | CONJUNCTIONS and not acts(setting, last)


def _clause_before(setting: Setting, frame: Frame, span: Span) -> bool:
    """Whether an expression before the cue stands in the cue's own clause, or in a phrase of speaking that opens it."""
    tokens, words = setting.tokens, frozenset(frame.words)
    first = span[0]
    while first - 1 in words and tokens[first - 1].text not in _STOPS:
        first -= 1
    stretch = range(first, span[0])
    if any(tokens[at].lower in _CLAUSES and (at == first or tokens[at].lower != "as") for at in stretch):
        return False
    last = frame.anchor
    rest = [at for at in range(span[1], last) if at in words]
    return not any(acts(setting, at) for at in stretch) and not any(
        acts(setting, at) or tokens[at].lower in _CLAUSES for at in rest
    )


def _distance(frame: Frame, span: Span) -> int:
    """Words of the frame between the cue and an expression."""
    anchor = frame.cue or (frame.anchor, frame.anchor + 1)
    low, high = (span[1], anchor[0]) if span[0] < anchor[0] else (anchor[1], span[0])
    return sum(low <= at < high for at in frame.words)



