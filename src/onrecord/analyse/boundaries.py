"""Small repairs of where a content ends.

After ``…,”`` a quotation gives way to its cue: a word or two that the tagger leaves
with the content there belong to the source that follows. And no content ends in the
middle of a phrase, on an article or a conjunction. One that is a lone "which" goes with what it takes up.
"""

from __future__ import annotations

from onrecord.analyse.quotemarks import CLOSING
from onrecord.analyse.speakers.lexicon.ordinary import PREPOSITIONS, RELATIVES
from onrecord.analyse.tags import Run
from onrecord.analyse.takenup import with_phrase
from onrecord.analyse.words import Words

LONGEST_FRINGE = 3
"""Words outside the quotation beyond which they are taken to be content after all."""

DANGLING = frozenset(("the", "a", "an", "and", "or", "but"))


def mend(words: Words, runs: dict[str, list[Run]]) -> dict[str, list[Run]]:
    """``runs`` with unquoted fringes of contents handed over to the source or cue they touch."""
    starts = {run.start: (role, number) for role in ("source", "cue") for number, run in enumerate(runs[role])}
    mended = {role: list(found) for role, found in runs.items()}
    for number, content in enumerate(runs["content"]):
        end = _quotation_end(words, content)
        if end is not None and content.stop in starts:
            role, neighbour = starts[content.stop]
            mended["content"][number] = range(content.start, end)
            mended[role][neighbour] = range(end, mended[role][neighbour].stop)
    ended = (_without_dangling_end(words, content) for content in mended["content"])
    told = (with_phrase(words, content) for content in ended if not _says_nothing(words, content))
    mended["content"] = [content for content in told if content is not None]
    return mended


def _says_nothing(words: Words, content: Run) -> bool:
    return all(words.word(index).lower() in DANGLING for index in content if words.word(index)[0].isalnum())


def _without_dangling_end(words: Words, content: Run) -> Run:
    """``content`` without a last article, conjunction or relative pronoun whose phrase goes on after it."""
    stop = content.stop
    goes_on = stop < len(words) and words.word(stop)[0].isalnum() and not words.features[stop, 3]
    if goes_on and stop > content.start + 2 and words.word(stop - 1).lower() in RELATIVES:
        return _without_relative(words, content)
    if not goes_on or words.word(stop - 1).lower() not in DANGLING:
        return content
    while stop > content.start + 1 and words.word(stop - 1).lower() in (*DANGLING, ","):
        stop -= 1
    return range(content.start, stop)


def _without_relative(words: Words, content: Run) -> Run:
    """``content`` without its last word and what hangs on that before it: ", in which", "two of which" excepted."""
    stop = content.stop - 1
    if words.word(stop - 1).lower() in PREPOSITIONS - {"of"}:
        stop -= 1
    if words.word(stop - 1).lower() == "of":
        return content
    while stop > content.start + 1 and words.word(stop - 1) in ",-–—(":
        stop -= 1
    return range(content.start, stop)


def _quotation_end(words: Words, content: Run) -> int | None:
    """Where the quotation in ``content`` gives way to a short unquoted fringe, if it does."""
    for index in range(content.stop - 1, content.start, -1):
        if words.features[index, 1] == CLOSING:
            fringe = range(index + 1, content.stop)
            named = len(fringe) > 0 and all(words.word(i)[0].isupper() for i in fringe if words.word(i)[0].isalpha())
            pause = words.word(index - 1) in ",.!?…" and len(fringe) <= LONGEST_FRINGE
            return index + 1 if pause and named else None
    return None
