"""What stands in paragraphs of its own under a line that leads to it: the points of a list, a statement, a post.

    The board asked for three things:
    - a lamp on the pier;
    - "one signature, anybody's".

The line ends in a colon, and its last sentence holds a cue; the cue's source speaks what follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.analyse.continuations import Linked, closes
from onrecord.analyse.links import best_sources
from onrecord.analyse.pairs import Pair
from onrecord.analyse.quotemarks import CLOSING, OPENING
from onrecord.analyse.subjects import last_sentence
from onrecord.analyse.tags import Run
from onrecord.analyse.words import Words

BULLET = re.compile(r"(?:[-–—•*·▪►]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s*(?=\S)")
FEWEST_POINTS = 2
LONGEST_SIGNATURE = 8
"""Words of the line under a statement that names who signs it."""

SOURCE_THRESHOLD = 0.1


@dataclass(frozen=True)
class _SetOff:
    """A line that leads on, and the runs that it leads to."""

    lead: range
    contents: tuple[Run, ...]
    signature: Run | None = None


def set_off(
    words: Words,
    runs: dict[str, list[Run]],
    pairs: tuple[Pair, ...],
    probabilities: NDArray[np.float32],
    taken: Sequence[Linked],
) -> list[Linked]:
    """The attributions of ``words`` whose contents are set off, but for paragraphs that ``taken`` holds already."""
    held = {int(words.paragraph[run[0]]) for one in taken for run in one.contents}
    sources = best_sources(pairs, probabilities, SOURCE_THRESHOLD)
    found = []
    for number, one in _leading(words):
        if held.intersection(range(number, number + len(one.contents) + 1)):
            continue
        cue = next((cue for cue in range(len(runs["cue"]) - 1, -1, -1) if _inside(runs["cue"][cue], one.lead)), None)
        if cue is None:
            continue
        probability, source = sources.get(cue, (0.0, None))
        speaker = runs["source"][source] if source is not None else _only(runs["source"], one.lead) or one.signature
        if speaker is None and words.features[one.contents[0].start, 1] == OPENING:
            continue  # the model links quotations, and may know better
        found.append(Linked(speaker, runs["cue"][cue], one.contents, probability, 0.9, by_rule=True))
    return found


def _only(sources: Sequence[Run], lead: range) -> Run | None:
    inside = [source for source in sources if _inside(source, lead)]
    return inside[0] if len(inside) == 1 else None


def _inside(run: Run, stretch: range) -> bool:
    return stretch.start <= run.start and run.stop <= stretch.stop


def _leading(words: Words) -> Iterator[tuple[int, _SetOff]]:
    """Each paragraph that ends in a colon, with what it leads to."""
    paragraphs = words.paragraphs()
    for number, lead in enumerate(paragraphs[:-1]):
        if words.word(lead[-1]) != ":":
            continue
        points = _points(words, paragraphs[number + 1 :])
        if len(points) >= FEWEST_POINTS:
            yield number, _SetOff(last_sentence(words, lead), points)
        elif _bullet(words, paragraphs[number + 1]) is None and not _is_title(words, paragraphs[number + 1]):
            yield number, _block(words, last_sentence(words, lead), paragraphs[number + 1 :])


def _points(words: Words, paragraphs: Sequence[range]) -> tuple[Run, ...]:
    found: list[Run] = []
    for paragraph in paragraphs:
        start = _bullet(words, paragraph)
        if start is None:
            break
        found.append(_without_stops(words, range(start, paragraph.stop)))
    return tuple(found)


def _bullet(words: Words, paragraph: range) -> int | None:
    """Where the point of a list begins after its mark, if ``paragraph`` is one."""
    start, end = words.span(paragraph)
    match = BULLET.match(words.text, start, end)
    return None if match is None else words.indices((match.end(), end)).start


def _is_title(words: Words, paragraph: range) -> bool:
    """Whether a paragraph leads on itself, or is too short for speech and no sentence."""
    last = words.word(paragraph[-1])
    return last == ":" or (len(paragraph) < 4 and last not in ".!?…" and not words.features[paragraph[-1], 1])


def _block(words: Words, lead: range, following: Sequence[range]) -> _SetOff:
    """One paragraph, or as many as a quotation that is left open fills, and the line that signs it."""
    count = 1
    while count < len(following) and _left_open(words, following[count - 1]) and _opens(words, following[count]):
        count += 1
    contents = tuple(one if _left_open(words, one) else _without_stops(words, one) for one in following[:count])
    signature = following[count] if count < len(following) and _signs(words, following[count]) else None
    return _SetOff(lead, contents, signature)


def _opens(words: Words, paragraph: range) -> bool:
    return bool(words.features[paragraph[0], 1] == OPENING)


def _left_open(words: Words, paragraph: range) -> bool:
    return _opens(words, paragraph) and not closes(words, paragraph)


def _signs(words: Words, paragraph: range) -> bool:
    named = [words.word(index) for index in paragraph if words.word(index)[0].isalpha()]
    capitals = sum(word[0].isupper() for word in named)
    ended = words.word(paragraph[-1]) in ".!?:"
    return 0 < len(named) <= LONGEST_SIGNATURE and capitals * 3 > len(named) * 2 and not ended


def _without_stops(words: Words, run: range) -> Run:
    """``run`` without the stop, comma or semicolon after it, unless that stands inside quotation marks."""
    stop = run.stop
    while stop > run.start + 1 and words.word(stop - 1) in ".;," and words.word(stop - 2) != ".":
        stop -= 1
        if words.features[stop - 1, 1] in (OPENING, CLOSING):
            break
    return range(run.start, stop)
