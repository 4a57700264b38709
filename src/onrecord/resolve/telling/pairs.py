"""Whether two attributions that are set beside each other may tell one utterance, and how sure it is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.offsets import overlap
from onrecord.resolve.telling.evidence import COLUMNS, Told, evidence, gap_of, one_event
from onrecord.resolve.telling.keys import FEWEST, SPAN
from onrecord.resolve.telling.likeness import (
    apart,
    by_words,
    days_tell,
    is_open,
    likeness_by,
    of_one_event,
    same,
)
from onrecord.resolve.telling.met import LEAST, REPEATED
from onrecord.resolve.telling.together import together
from onrecord.resolve.telling.uttered import read_told

Row = dict[str, Any]

_OF_OTHERS, _QUOTED_OF_OTHERS = 0.6, 0.45
"""How much more than ``LEAST`` it must be in articles of other events, and not in one voice, or where something is
quoted: of 1,083 such pairs that are one statement in ten thousand articles all have the last, and 99 of 100 the first.
"""

_QUOTED, _OF_QUOTATION = 7, 0.8
"""So many words in a row of a quotation, which make up so much of one, are no coincidence,"""
_TELLS, _OF_SHORTER = 2.0, 0.3
"""if they tell so much by themselves, and are so much of the shorter content: many say "we will see what happens"."""
_WORDS = ((7, 0.8), (10, 0.6))
"""So many words in a row, where so much of the shorter content stands in the other: the same words, quoted or not."""

_ONE_VOICE, _LENGTH, _HELD = 0.65, 2.0, 1.0
"""How alike two of one speaker must be whenever they were told, how much the words of the shorter must tell, and the
log-odds of reading both.
"""

_ONE_STORY = 0.7
"""How alike two must be if it is what their articles are about, and not their days, that makes them one event: of 58
such pairs of ten thousand articles that ``same()`` joins, about 11 of 22 below this were one, and about 24 of 36 above.
"""

_SHARED = 1.5
"""How much the words must tell that an undated article shares with another."""

_AT = {name: place for place, name in enumerate(COLUMNS)}


def weigh(a: Told, b: Told) -> float | None:
    """How sure it is that two tell one utterance; None where that cannot be, or is not sure enough."""
    if not comparable(a, b) or not repeats(a, b):
        return None
    columns = evidence(a, b)
    if not (_quotes(columns) or _meets(a, b, columns)):
        return None
    least = min(_of_articles(columns), _ONE_VOICE) if _at_length(a, b) else _of_articles(columns)
    found = likeness_by(columns, a, b, least)
    return found if found >= least and found >= border(columns, a, b) else None


def border(columns: Sequence[float], a: Told, b: Told) -> float:
    """How alike two must be to be one utterance. columns: the evidence for them.

    Of two articles that came out within days, most of what is alike is of one event; of others it is mostly what is
    said of one matter in different years. Of 135 real pairs drawn by lot that are between 0.75 and 0.9 alike by their
    words, two in three of the first were one utterance, and one in four of the others. What one speaker says at some
    length, though, is so at any time, if whoever reads it holds it for that: of 36 pairs for fitting between 0.6 and
    ``apart()``, 32 of 33 that are read as ``_HELD`` at least, and none of the others.
    """
    usual = _of_articles(columns)
    if usual <= _ONE_VOICE or not _at_length(a, b) or not is_open(columns, by_words(columns)):
        return usual
    return _ONE_VOICE if together(a, b) >= _HELD else usual


def _of_articles(columns: Sequence[float]) -> float:
    """How alike two must be by when their articles came out and what these are about."""
    if days_tell(columns):
        return same()
    return _ONE_STORY if of_one_event(columns) else apart()


def _at_length(a: Told, b: Told) -> bool:
    """Whether one speaker says both, at some length, in two articles."""
    lengthy = min(a.wording.weight, b.wording.weight) >= _LENGTH
    return lengthy and a.document != b.document and one_voice(a, b)


def _meets(a: Told, b: Told, columns: Sequence[float]) -> bool:
    """Whether two that do not quote the same words are of one topic; if one is undated, of one voice or the same words.

    What is expected, denied or asked for comment is so for years. Of 40 real pairs of an undated article and another
    that shared words, but whose speakers were not known to be one, four were one utterance; of 14 of one speaker that
    shared little, four.
    """
    if columns[_AT["undated"]] and not of_one_event(columns):
        run = round(math.expm1(columns[_AT["run"]]))
        worded = any(run >= words and columns[_AT["contained"]] >= share for words, share in _WORDS)
        if not worded and not (one_voice(a, b) and math.expm1(columns[_AT["shared_weight"]]) >= _SHARED):
            return False
    return not a.topics.isdisjoint(b.topics)


def one_voice(a: Told, b: Told) -> bool:
    """Whether two have one speaker, or the words by which the one calls its speaker are among those of the other."""
    if a.speaker is not None and a.speaker == b.speaker:
        return True
    one, two = sorted((a.bearer, b.bearer), key=len)
    return bool(one) and one <= two


def quoted_in(one: Told, other: Told) -> bool:
    """Whether what ``one`` quotes stands in ``other`` in the same words, and nearly all else that it says."""
    columns = evidence(one, other)
    return _quotes(columns) and columns[_AT["contained"]] >= _OF_QUOTATION


def _quotes(columns: Sequence[float]) -> bool:
    """Whether what the one quotes stands in the other, and says enough to be known by it."""
    share = columns[_AT["run_share"]]
    return (
        round(math.expm1(columns[_AT["quoted_run"]])) >= _QUOTED
        and columns[_AT["quoted_shared"]] >= _OF_QUOTATION
        and share >= _OF_SHORTER
        and share * math.expm1(columns[_AT["shorter"]]) >= _TELLS
    )


def repeats(a: Told, b: Told) -> bool:
    """Whether, of two contents of one article, one repeats the other; true of any two that are not of one article.

    Only who spoke before repeats what was said: what one quotes of another is nested in what the first one says, and
    "declined to comment" is told of many. And words within other words ("I also said that …") are not told again.
    """
    if a.document != b.document:
        return True
    if within(a, b):
        return False
    one, two = sorted((a, b), key=lambda each: each.wording.weight)
    return one_voice(a, b) and stands_in(one, two)


def within(a: Told, b: Told) -> bool:
    """Whether two contents of one article have words of its text in common, as what lies within a quotation has."""
    return a.document == b.document and any(overlap(one, two) for one in a.spans for two in b.spans)


def stands_in(one: Told, other: Told) -> bool:
    """Whether most of the words of ``one`` stand in ``other``."""
    words = other.wording.weights
    met = sum(weight for word, weight in one.wording.weights.items() if word in words)
    return met >= REPEATED * one.wording.weight


def comparable(a: Told, b: Told) -> bool:
    """Whether time and words let two attributions be one statement at all."""
    if not timely(a, b):
        return False
    one, two = a.wording.weights, b.wording.weights
    if len(one) > len(two):
        one, two = two, one
    if len(one) < FEWEST:
        return False
    met = sum(weight for word, weight in one.items() if word in two)
    least = min(a.wording.weight, b.wording.weight)
    if met < LEAST * least:
        return False
    quoted = max(len(a.wording.quoted), len(b.wording.quoted)) >= _QUOTED
    enough = met >= (_QUOTED_OF_OTHERS if quoted else _OF_OTHERS) * least
    return enough or one_event(a, b) or one_voice(a, b)


def timely(a: Told, b: Told) -> bool:
    """Whether two are told within ``SPAN`` days, or said on one day; an undated article may be of any time."""
    apart = gap_of(a.published, b.published)
    return apart is None or apart <= SPAN or _one_day(a, b)


def _one_day(a: Told, b: Told) -> bool:
    """Whether both are said to have been said in one short stretch of time."""
    lengths = [gap_of((side.said[0], side.said[0]), (side.said[1], side.said[1])) for side in (a, b)]
    return gap_of(a.said, b.said) == 0 and all(length is not None and length <= SPAN for length in lengths)


def weighed(row: Row) -> Iterator[Row]:
    """A pair with its score, if it is one. row: see ``sql.BESIDE``."""
    a, b = (read_told(*(row[f"{side}_{column}"] for column in ("said", "entity", "worded"))) for side in ("one", "two"))
    found = weigh(a, b)
    if found is not None:
        yield {"one": row["one"], "two": row["two"], "score": found}
