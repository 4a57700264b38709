"""Small repairs where a content and its neighbour meet at a quotation mark.

After ``…,”`` a quotation gives way to its cue: a word or two that the tagger leaves
with the content there belong to the source that follows.
"""

from __future__ import annotations

from onrecord.analyse.quotemarks import CLOSING
from onrecord.analyse.tags import Run
from onrecord.analyse.words import Words

LONGEST_FRINGE = 3
"""Words outside the quotation beyond which they are taken to be content after all."""


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
    return mended


def _quotation_end(words: Words, content: Run) -> int | None:
    """Where the quotation in ``content`` gives way to a short unquoted fringe, if it does."""
    for index in range(content.stop - 1, content.start, -1):
        if words.features[index, 1] == CLOSING:
            fringe = range(index + 1, content.stop)
            named = len(fringe) > 0 and all(words.word(i)[0].isupper() for i in fringe if words.word(i)[0].isalpha())
            pause = words.word(index - 1) in ",.!?…" and len(fringe) <= LONGEST_FRINGE
            return index + 1 if pause and named else None
    return None
