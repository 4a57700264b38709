"""The time expression that belongs to a cue: one of its own clause, and of no other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from onrecord.analyse.occasions.heard import Heard, acts
from onrecord.analyse.occasions.lexicon import EVENTS, REMARKS, SPOKEN, WRITINGS
from onrecord.analyse.occasions.phrases import head_of, noun_phrase
from onrecord.analyse.occasions.setting import Frame, Setting
from onrecord.analyse.speakers.lexicon.nouns import DOCUMENTS, singular
from onrecord.analyse.speakers.lexicon.ordinary import CONJUNCTIONS, DETERMINERS, POSSESSIVES, PREPOSITIONS
from onrecord.types import Attribution, Span, Timex

_AROUND = frozenset("since until till before by after from through over for following between within ahead".split())
"""Before an expression, these say that it was at another time, or for how long."""

_CLAUSES = frozenset("when after before while as since because although though following if where until once".split())
_THOUGH = frozenset("though although because whereas while".split())
_MEANWHILE = frozenset(("as", "when", "while"))
_POINTS = frozenset(("DATE", "TIME"))
_CLOCK = re.compile(
    r"(?:just |shortly )?(?:around |about |at |after |before |until |by )?"
    r"\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?\s?m\.?)?(?:\s*[A-Z]{2,4})?",
    re.IGNORECASE,
)
_DATELINE = 8
_NAME = 8
_NOW = frozenset("is are 's ’s 're ’re will".split())
_MOVED = frozenset("took gathered huddled appeared stood stepped spoke".split())
"""Deeds done in order to speak."""

_OWNING = frozenset(("'s", "’s"))
_ON = frozenset("on in at during from".split())
_STOPS = ",;()—–"
_ASIDES = ",—–-"
_HEARD = frozenset("interviewed polled surveyed questioned canvassed".split())
_UNITS = frozenset("day night week month year".split())


def own_timex(setting: Setting, one: Attribution, told: Heard, *, present: bool = False) -> int | None:
    """The number of the time expression that tells when ``one`` was said; None where its own words hold none.

    told: where it was said, whose phrase may hold the expression: "at Monday's rally".
    present: whether the cue alone stands in the present tense, in an article that tells what was said.
    """
    frame = setting.frames.get(one.id)
    if frame is None or _is_now(setting, frame):
        return None
    found = [
        (_distance(frame, span), number)
        for number, span in _candidates(setting, frame)
        if is_past(setting, setting.timexes[number])
        and _fits(setting, frame, span, told)
        and not (present and _is_nowadays(setting, span))
    ]
    return min(found)[1] if found else _time_when(setting, frame)


def _is_now(setting: Setting, frame: Frame) -> bool:
    """Whether a cue is of now or of later: "is calling for", "will announce"; a day past beside it is another's."""
    if frame.cue is None or frame.cue[0] + 1 in setting.time:  # "her rival | 's Tuesday speech"
        return False
    first = setting.tokens[frame.cue[0]]
    if first.lower in _OWNING:  # "her rival | 's claim that"
        rest = setting.tokens[frame.cue[0] + 1 : frame.cue[1]]
        return any(token.lower.endswith(("ing", "ed")) for token in rest)
    return first.lower in _NOW


def _is_nowadays(setting: Setting, span: Span) -> bool:
    """Whether an expression beside a cue in the present only sets now against once: "Today the paper calls it …"."""
    words = [token.lower for token in setting.tokens[slice(*span)]]
    return words == ["today"]


def _time_when(setting: Setting, frame: Frame) -> int | None:
    """The expression of which the cue's clause tells more: "in October, when | she said …", "in May, in which"."""
    tokens = setting.tokens
    at = min(frame.anchor, frame.source[0] if frame.source else frame.anchor)
    if at > 0 and tokens[at - 1].lower in ("when", "which", "where"):
        at -= 1
    elif at >= len(tokens) or tokens[at].lower not in ("when", "which"):
        return None
    while at > 0 and tokens[at - 1].lower in (",", "—", "–", "-", "in", "at", "on", "during"):
        at -= 1
    if at == 0:
        return None
    before = bisect_left(setting.timex_starts, (tokens[at - 1].end, -1)) - 1
    if before < 0:
        return None
    number = setting.timex_starts[before][1]
    timex = setting.timexes[number]
    return number if timex.span[1] == tokens[at - 1].end and is_point(timex) and is_past(setting, timex) else None


def unplaced(setting: Setting, one: Attribution) -> bool:
    """Whether the words around the cue hold an expression of time that may tell of another occasion."""
    frame = setting.frames.get(one.id)
    if frame is None:
        return False
    whole = replace(frame, words=frame.shared)
    found = (setting.timexes[number] for number, _ in _candidates(setting, whole))
    return any(timex.earliest is not None and is_past(setting, timex) for timex in found)


def _candidates(setting: Setting, frame: Frame) -> Iterator[tuple[int, Span]]:
    """Expressions in the words of a frame, or in a source that is a document, with their tokens."""
    words = {*frame.words, *frame.tail, *(range(*frame.cue) if frame.cue else ())}
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
        if is_point(timex) and not is_clock(setting, timex) and span[0] < span[1] and words.issuperset(range(*span)):
            yield number, span


def _is_document(setting: Setting, source: Span) -> bool:
    found = noun_phrase(setting, source[0], frozenset(range(*source)), time=True)
    if found is not None and head_of(setting, found) in DOCUMENTS:
        return True
    # "a poll | out Thursday", "a fact sheet | lawmakers released Monday"
    first = next((at for at in range(*source) if at in setting.time), source[0])
    words = {singular(setting.tokens[at].lower) for at in range(source[0], first)}
    return not words.isdisjoint(DOCUMENTS) or not words.isdisjoint(_HEARD)  # "voters | polled last week"


def is_point(timex: Timex) -> bool:
    """Whether an expression is of a certain time: not of a length or a habit, and not as vague as "recently"."""
    return timex.type in _POINTS and not timex.value.endswith("_REF")


def is_clock(setting: Setting, timex: Timex) -> bool:
    """Whether an expression is an hour alone, as it stamps the entries of running coverage: "8:38 PM"."""
    return _CLOCK.fullmatch(setting.document.text[slice(*timex.span)]) is not None


def is_past(setting: Setting, timex: Timex) -> bool:
    """Whether an expression is of a time before the article came out, as far as is known."""
    published = setting.document.published
    if published is None or published.latest is None or timex.earliest is None:
        return True
    return timex.earliest[:10] <= published.latest[:10]


def is_aside(setting: Setting, first: int) -> bool:
    """Whether the expression at ``first`` says since or until when: "since Monday", "before the June vote"."""
    return any(setting.tokens[at].lower in _AROUND for at in range(max(0, first - 2), first))


def _fits(setting: Setting, frame: Frame, span: Span, told: Heard) -> bool:
    tokens = setting.tokens
    if span[0] in frame.tail:
        return True
    if frame.source is not None and frame.source[0] <= span[0] < frame.source[1]:
        return not is_aside(setting, span[0])
    if told.venue is not None and told.venue[0] <= span[0] and span[1] <= told.venue[1]:
        return True
    first = span[0]
    while first > 0 and tokens[first - 1].lower in ("early", "late", "the", "on", "in", "earlier", "back", "again"):
        first -= 1
    before = tokens[first - 1].lower if first > 0 and first - 1 in frame.words else ""
    if before in _AROUND and not (before == "over" and "weekend" in tokens[span[1] - 1].lower):
        return False
    if frame.cue is not None and frame.cue[0] < span[0] < frame.cue[1] - 1:  # "her | Tuesday | speech denouncing"
        return True
    if _modifies(setting, frame, span) and not (_on(setting, span) and _broadcast(setting, frame, span)):
        return False
    anchor = frame.anchor
    if in_dateline(setting, span) or (span[0] < anchor and _joined(setting, frame, span)):
        return False
    if span[0] < anchor:
        return _clause_before(setting, frame, span)
    after = frame.cue[1] if frame.cue else anchor
    between = [at for at in frame.words if after <= at < span[0]]
    return not any(
        (tokens[at].lower in _CLAUSES and not _meanwhile(setting, at)) or tokens[at].text == ";" or acts(setting, at)
        for at in between
    )


def _meanwhile(setting: Setting, at: int) -> bool:
    """Whether a clause tells what the speaker did the while: "said | while visiting the pier on Tuesday"."""
    after = setting.tokens[at + 1] if at + 1 < len(setting.tokens) else None
    return setting.tokens[at].lower == "while" and after is not None and after.lower.endswith("ing")


def _on(setting: Setting, span: Span) -> bool:
    """Whether a preposition leads to an expression, or to the noun that it stands with: "at | a Saturday rally"."""
    tokens, at = setting.tokens, span[0] - 1
    if at > 0 and tokens[at].lower in DETERMINERS | POSSESSIVES:
        at -= 1
    return at >= 0 and tokens[at].lower in _ON


def _broadcast(setting: Setting, frame: Frame, span: Span) -> bool:
    """Whether an expression tells which broadcast or event is meant: "on Monday's “Evening Hour”"."""
    tokens, words = setting.tokens, frozenset(frame.words)
    first = span[1] + (span[1] < len(tokens) and tokens[span[1]].possessive)
    for at in range(first, min(len(tokens), first + _NAME)):
        if at not in words or tokens[at].text in ",;.:" or acts(setting, at):
            return False
        if tokens[at].text in '“"‘' and at + 1 < len(tokens) and tokens[at + 1].text[0].isupper():
            return True
        if singular(tokens[at].lower) in EVENTS | WRITINGS | REMARKS:
            return True
    return False


def in_dateline(setting: Setting, span: Span) -> bool:
    """Whether an expression stands before the dash with which a report begins: "HARBOUR CITY, Dec. 8 (Agency) —"."""
    tokens = setting.tokens
    opens = span[0] - _DATELINE
    if opens > 0 and tokens[opens].paragraph == tokens[span[0]].paragraph:
        return False
    rest = tokens[span[1] : span[1] + _DATELINE]
    return any(one.text in "—–-" and one.start > tokens[span[1] - 1].end for one in rest[:_DATELINE]) and not any(
        one.text[0].islower() for one in rest[: next((n for n, one in enumerate(rest) if one.text in "—–-"), 0)]
    )


def _joined(setting: Setting, frame: Frame, span: Span) -> bool:
    """Whether the cue has a clause of its own, joined by "and" or "but" to the one of the expression."""
    first = min(frame.anchor, frame.source[0] if frame.source else frame.anchor)
    before = setting.tokens[first - 1].lower if first else ""
    return before in ("and", "but", "so", "or") and span[1] < first and frame.source is not None


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
    opened = span[0] > 0 and tokens[span[0] - 1].lower in (
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "this",
        "that",
    )
    return opened and word.lower not in PREPOSITIONS | CONJUNCTIONS and not acts(setting, last)


def _clause_before(setting: Setting, frame: Frame, span: Span) -> bool:
    """Whether an expression before the cue stands in the cue's own clause, or in a phrase of speaking that opens it."""
    tokens, words = setting.tokens, frozenset(frame.words)
    first = span[0]
    while first - 1 in words and tokens[first - 1].text not in _STOPS:
        first -= 1
    stretch = range(first, span[0])
    if first < span[0] and tokens[first].lower in _MEANWHILE:
        return True
    if tokens[first].lower in _THOUGH and not any(tokens[at].text in _STOPS for at in range(span[1], frame.anchor)):
        first += 1  # "though | in March | she said …"
        stretch = range(first, span[0])
    if _opens_speech(setting, first, span[0]):
        return True
    if any(tokens[at].lower in _CLAUSES - _MEANWHILE for at in stretch):
        return False
    if _is_purpose(setting, frame) and any(tokens[at].lower in _MOVED for at in stretch):
        return True  # "she took the stage on Monday | to thank"
    if _is_participle(setting, frame):  # what it goes with was done at that time: "X went home on Monday, saying …"
        return True
    last = frame.anchor
    rest = [at for at in range(span[1], last) if at in words]
    if rest and tokens[rest[-1]].lower in _MEANWHILE and not tokens[rest[-1]].first:
        rest.pop()  # "on Monday, as | she called for"
    return not any(acts(setting, at) for at in stretch) and not any(
        acts(setting, at) or tokens[at].lower in _CLAUSES for at in _without_asides(setting, rest)
    )


def _opens_speech(setting: Setting, first: int, last: int) -> bool:
    """Whether words before an expression open their sentence with what was said in: "During an interview in April"."""
    tokens = setting.tokens
    words = [tokens[at].lower for at in range(first, last)]
    return (
        tokens[first].first
        and words[:1] != ["from"]
        and tokens[first].lower in _ON
        and any(singular(word) in SPOKEN or word in SPOKEN for word in words)
        and _AROUND.isdisjoint({*words} - {"after", "following"})
    )


def _is_purpose(setting: Setting, frame: Frame) -> bool:
    """Whether the cue is what something was done for: "to thank", "to speak out about"."""
    if frame.cue is None:
        return False
    first = setting.tokens[frame.cue[0]]
    return first.lower == "to" or (frame.cue[0] > 0 and setting.tokens[frame.cue[0] - 1].lower == "to")


def _without_asides(setting: Setting, words: list[int]) -> list[int]:
    """``words`` without what is set between dashes, or as a clause between commas.

    "on Monday, | while on a visit, | the mayor said", "on Monday – | a day before she was sworn in – | she said".
    """
    tokens = setting.tokens
    marks = [place for place, at in enumerate(words) if tokens[at].text in _ASIDES]
    for first, last in pairwise(marks):
        opens, closes = (tokens[words[place]].text for place in (first, last))
        if opens == closes and (opens != "," or _is_clause(setting, words[first + 1 : last])):
            return words[:first] + _without_asides(setting, words[last + 1 :])
    return words


def _is_clause(setting: Setting, words: list[int]) -> bool:
    """Whether words between commas tell more of the time before them: "after …", "in which …", "the month after …"."""
    first = [setting.tokens[at].lower for at in words[:3]]
    return bool(first) and (
        first[0] in _CLAUSES
        or "which" in first[:2]
        or (first[0] == "the" and len(first) > 2 and first[1] in _UNITS and first[2] in ("after", "before"))
    )


def _is_participle(setting: Setting, frame: Frame) -> bool:
    """Whether the cue only goes with what somebody did: "saying", "by warning", "met them and | said"."""
    if frame.cue is None:
        return False
    joined = frame.cue[0] > 0 and setting.tokens[frame.cue[0] - 1].lower in ("and", "but")
    return joined or setting.tokens[frame.cue[0]].lower.endswith("ing")


def _distance(frame: Frame, span: Span) -> int:
    """Words of the frame between the cue and an expression."""
    anchor = frame.cue or (frame.anchor, frame.anchor + 1)
    low, high = (span[1], anchor[0]) if span[0] < anchor[0] else (anchor[1], span[0])
    return sum(low <= at < high for at in frame.words)
