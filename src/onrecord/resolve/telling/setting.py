"""What stands around an attribution in its article: the rest of its sentence, and how often its words are repeated.

An article's own words ("the ferry", "Tarnfield") stand in all that it tells; they say what it is about, and little of
which of its utterances is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.resolve.telling.words import Wording, stem
from onrecord.types import Attribution

MOST = 300
"""Characters that are looked at on each side of source, cue and content."""

_END = re.compile(r"(?<=[.!?…])[\"”’')]*\s+|\n+")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Setting:
    """An article. bounds: where its sentences begin, and its end. counts: how often it has a stem."""

    text: str
    bounds: Sequence[int]
    counts: Mapping[str, int]

    def beside(self, each: Attribution) -> str:
        """The sentences that source, cue and content stand in, without the content."""
        told = [span for part in (each.source, each.cue, each.content) if part for span in part.spans]
        start, end = min(span[0] for span in told), max(span[1] for span in told)
        first = self.bounds[max(0, bisect_right(self.bounds, start) - 1)] if self.bounds else start
        at = bisect_left(self.bounds, end)
        last = self.bounds[at] if at < len(self.bounds) else end
        here, found = max(first, start - MOST), []
        for one, two in each.content.spans:
            found.append(self.text[here:one])
            here = two
        found.append(self.text[here : min(last, end + MOST)])
        return " ".join(" ".join(found).split())

    def repeated(self, *wordings: Wording) -> dict[str, int]:
        """Of the stems of some wordings, how often the article has those that it has more than once."""
        stems = {word for each in wordings for word in each.weights}
        return {word: self.counts[word] for word in sorted(stems) if self.counts.get(word, 0) > 1}


def setting(text: str, blocks: Iterable[Mapping[str, Any]]) -> Setting:
    """Of an article. blocks: rows; words of those that are no part of the article count for nothing."""
    counts: Counter[str] = Counter()
    for block in blocks:
        if block["kind"] != "boilerplate":
            for word, count in Counter(_WORD.findall(text[slice(*block["span"])].casefold())).items():
                counts[stem(word)] += count
    return Setting(text, [0, *(match.end() for match in _END.finditer(text)), len(text)], counts)
