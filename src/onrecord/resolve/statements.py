"""Headlines that only announce what the body tells: such a one is no telling, but belongs to the body's statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.resolve.names import fold
from onrecord.schema import Row

_SAME_WORDS = 0.6
_SHORTEST_WORD = 3
_STEM = 5


def announced(headline: Row, body: Sequence[Row], speakers: Mapping[str, str | None]) -> Row | None:
    """The attribution of the body that tells what ``headline`` does: same speaker, most of its words.

    Each is a row with its ``id`` and the words of its ``content``.
    """
    speaker, words = speakers.get(headline["id"]), _words(headline)
    if speaker is None or not words:
        return None
    best, share = None, _SAME_WORDS
    for each in body:
        if speakers.get(each["id"]) == speaker:
            met = len(words & _words(each)) / len(words)
            if met > share or (best is None and met == share):
                best, share = each, met
    return best


def _words(attribution: Row) -> set[str]:
    """The longer words of what was said, cut to a crude stem: a headline changes endings and tenses."""
    return {word[:_STEM] for word in fold(attribution["content"]) if len(word) > _SHORTEST_WORD}
