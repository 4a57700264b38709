"""The words of a source that tell who it is: without the adverbs and times that a model's span took along."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analyse.speakers.lexicon.ordinary import (
    CONJUNCTIONS,
    DETERMINERS,
    MONTHS,
    POSSESSIVES,
    PREPOSITIONS,
    WEEKDAYS,
)
from onrecord.analyse.speakers.scene import Scene
from onrecord.types import Span

_TIMES = WEEKDAYS | frozenset(
    """last next this yesterday today tomorrow tonight earlier later recently previously currently formerly now then
    once already still also even just only ago since week weeks month months year years day days morning afternoon
    evening night weekend time times always never often again soon meanwhile however instead too""".split()
)
_HELPING = frozenset("is are was were be been has have had will would can could may might does did do".split())
_NEVER_LAST = (PREPOSITIONS | CONJUNCTIONS | DETERMINERS | _HELPING | {"who", "which", "that", "the"}) - frozenset(
    "all both some many few any those these either neither each another this half".split()
)
_UNITS = frozenset(
    "week weeks month months year years day days morning afternoon evening night weekend time times".split()
)
_LEADING = frozenset("and but or as also even then now however meanwhile still yet so again later earlier by".split())
_CLOSING = frozenset((")", "]"))


def source_tokens(scene: Scene, spans: Sequence[Span]) -> tuple[int, int]:
    """The tokens of a source: from its first part, going on over later parts that touch it, trimmed."""
    first, last = scene.token_range(spans[0])
    for span in spans[1:]:
        begin, end = scene.token_range(span)
        if begin <= last + 1:
            last = max(last, end)
    first, last = _marks(scene, first, last)
    first, last = _leading(scene, first, last)
    return first, without_time(scene, first, last)


def _marks(scene: Scene, first: int, last: int) -> tuple[int, int]:
    tokens = scene.tokens
    while first < last and not tokens[first].text[0].isalnum() and tokens[first].text != "@":
        first += 1
    if 1 < first < last - 1 and tokens[first].text.isdigit() and tokens[first - 1].text in ".:":
        first += tokens[first - 2].text.isdigit() and tokens[first - 1].end == tokens[first].start  # of an hour
    while last > first and not tokens[last - 1].text[0].isalnum() and tokens[last - 1].text not in _CLOSING:
        last -= 1
    return first, last


def _leading(scene: Scene, first: int, last: int) -> tuple[int, int]:
    tokens = scene.tokens
    while first + 1 < last and tokens[first].lower in _LEADING | {"both", ","}:
        first += 1
    return first, last


def without_time(scene: Scene, first: int, last: int) -> int:
    """Where a source ends without "last week", "on Tuesday", "has" and the like."""
    names = {at for name in scene.names_in(first, last) for at in range(name.first, name.last)}
    end = last
    while end - 1 > first and end - 1 not in names:
        word, before = scene.tokens[end - 1].lower, scene.tokens[end - 2].lower
        if word in _UNITS:
            timed = before in _TIMES | {"each", "every"} or before in DETERMINERS
        else:
            timed = word in _TIMES | _NEVER_LAST | POSSESSIVES or (word in MONTHS and before in PREPOSITIONS)
        if not timed and (scene.tokens[end - 1].text[0].isalnum() or scene.tokens[end - 1].text in _CLOSING):
            break
        end -= 1
    return end
