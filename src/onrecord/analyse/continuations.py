"""Quotations that fill paragraphs of their own, without a cue there.

One that the paragraph before has left open goes on in the attribution that it was opened in; so does one
that follows on quoted words and speaks in the first person, or that the tagger sees. One that is left open
joins the attribution that closes it. Any other has the source that the paragraph before names and gives
nothing to, or none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.analyse.quotemarks import CLOSING, OPENING
from onrecord.analyse.subjects import last_sentence, subject
from onrecord.analyse.tags import Run
from onrecord.analyse.words import Words

SHORTEST = 8
"""Words of a quotation without any source, below which it may be a heading."""

FIRST_PERSON = frozenset(("i", "we", "our", "my", "us", "me", "ours", "mine"))


@dataclass(frozen=True)
class Linked:
    """Runs of words that make one attribution, with how likely its links are.

    cue, source: None where none was found.
    by_rule: read off a fixed form, without asking the model.
    """

    source: Run | None
    cue: Run | None
    contents: tuple[Run, ...]
    source_probability: float
    content_probability: float
    by_rule: bool = False


def continue_quotations(
    words: Words,
    found: Sequence[Linked],
    without_cue: Iterable[Run],
    sources: Iterable[Run],
    cues: Iterable[Run],
    formal: Iterable[Linked],
) -> list[Linked]:
    """``found`` with the quotations that fill paragraphs, in order of contents.

    without_cue: contents that no cue was found for; those that fill no paragraph are dropped.
    sources, cues: all that the tagger sees, linked or not.
    formal: attributions of a fixed form, whose paragraphs hold nothing else.
    """
    result = list(found)
    taken = {int(words.paragraph[run[0]]) for one in found for run in (*one.contents, one.cue) if run}
    taken |= {int(words.paragraph[cue[0]]) for cue in cues}
    seen = {int(words.paragraph[run[0]]) for run in without_cue if _fills_paragraph(words, run)}
    taken -= seen
    taken |= {int(words.paragraph[run[0]]) for one in formal for run in one.contents}
    linked = {one.source for one in found if one.source}
    free = [run for run in sources if run not in linked]
    for series in _series(words, taken):
        before = _goes_on_from(words, series[0], result, seen)
        after = _closed_by(words, series[-1], result)
        source = _introduced(words, series[0], free, result)
        if before is not None:
            result[before] = replace(result[before], contents=(*result[before].contents, *series))
        elif after is not None:
            result[after] = replace(result[after], contents=(*series, *result[after].contents))
        elif source is not None or sum(len(_alphanumeric(words, run)) for run in series) >= SHORTEST:
            result.append(Linked(source, None, tuple(series), 0.5 if source else 0.0, 0.0))
    return sorted(result, key=lambda linked: linked.contents[0].start)


def _series(words: Words, taken: set[int]) -> list[list[Run]]:
    """The paragraphs outside ``taken`` that a quotation fills; one left open goes with the next."""
    found: list[list[Run]] = []
    previous = -2
    for number, paragraph in enumerate(words.paragraphs()):
        run = range(paragraph.start, paragraph.stop - (words.word(paragraph[-1]) == "." and closes(words, paragraph)))
        if number in taken or not _is_quotation(words, paragraph):
            continue
        if found and previous == number - 1 and not closes(words, found[-1][-1]):
            found[-1].append(run)
        else:
            found.append([run])
        previous = number
    return found


def _is_quotation(words: Words, paragraph: Run) -> bool:
    spoken = _alphanumeric(words, paragraph)
    return words.features[paragraph[0], 1] == OPENING and all(words.features[i, 2] for i in spoken) and bool(spoken)


def _alphanumeric(words: Words, run: Run) -> list[int]:
    return [index for index in run if words.word(index)[0].isalnum()]


def closes(words: Words, run: Run) -> bool:
    """Whether the last quotation mark in ``run`` closes."""
    marks = [int(words.features[index, 1]) for index in run if words.features[index, 1] in (OPENING, CLOSING)]
    return bool(marks) and marks[-1] == CLOSING


def _fills_paragraph(words: Words, content: Run) -> bool:
    paragraph = words.paragraphs()[words.paragraph[content[0]]]
    return not any(words.word(index)[0].isalnum() for index in paragraph if index not in content)


def _goes_on_from(words: Words, run: Run, found: Sequence[Linked], seen: set[int]) -> int | None:
    """Which attribution ends the paragraph before with quoted words that ``run`` goes on from."""
    previous = words.paragraphs()[words.paragraph[run[0]] - 1] if words.paragraph[run[0]] else range(0)
    last = last_sentence(words, previous) if previous else range(0)
    ending = [
        (content[-1], number)
        for number, one in enumerate(found)
        for content in one.contents
        if content[0] in previous
        and any(words.features[i, 2] for i in content)
        and any(part[-1] in last for part in (content, one.cue) if part)
    ]
    if not ending:
        return None
    left_open = not closes(words, previous)
    personal = any(words.word(index).lower() in FIRST_PERSON for index in run)
    return max(ending)[1] if left_open or personal or int(words.paragraph[run[0]]) in seen else None


def _closed_by(words: Words, run: Run, found: Sequence[Linked]) -> int | None:
    """Which attribution opens the paragraph after a quotation that is left open."""
    if closes(words, run):
        return None
    following = words.paragraph[run[0]] + 1
    for number, linked in enumerate(found):
        first = linked.contents[0]
        if words.word(first[0]) != words.word(run[0]):
            continue  # another kind of mark: an excerpt is told, and within it somebody speaks
        if (
            words.paragraph[first[0]] == following
            and words.features[first[0], 1] == OPENING
            and words.features[first[0], 3]
        ):
            return number
    return None


def _introduced(words: Words, run: Run, free: Sequence[Run], found: Sequence[Linked]) -> Run | None:
    """The source that the last sentence before names and gives nothing to."""
    if not words.paragraph[run[0]]:
        return None
    last = last_sentence(words, words.paragraphs()[words.paragraph[run[0]] - 1])
    if any(content[-1] in last for one in found for content in one.contents):
        return None
    candidates = [source for source in free if source[0] in last]
    if candidates:
        return candidates[-1]
    personal = any(words.word(index).lower() in FIRST_PERSON for index in run)
    return subject(words, last) if personal else None
