"""Lines of the running text that stand wholly in capitals: headings, and links to other articles.

What such a line reports ("MAYOR SAYS FERRY WILL NOT RUN") is told by another article, and this one only points there.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.analyse.continuations import Linked
from onrecord.analyse.sequences import WordSequence
from onrecord.analyse.words import UPPER

_FEWEST = 4
"""Words of such a line; a shorter one may be a name and a word of agreement."""
_LONGEST_SHORT = 4
"""Letters of a word that a full stop may follow as one cut short: "REP.", "LT. GOV."."""
_MOST_OF_TEXT = 0.5
"""Where more of the words than this are in capitals, capitals tell nothing."""
_MOST_OF_LINE = 0.9


def lines_in_capitals(sequence: WordSequence) -> list[range]:
    """The words of each such line."""
    words = sequence.words
    lines = [line for line in words.paragraphs() if line.start and sequence.block_kind(line.start) == "body"]
    found = [line for line in lines if _share(sequence, line) >= _MOST_OF_LINE and not _has_sentences(sequence, line)]
    return found if found and _share(sequence, range(len(words))) < _MOST_OF_TEXT else []


def stands_in(lines: Sequence[range], linked: Linked) -> bool:
    """Whether all that an attribution says stands in one of these lines."""
    return any(all(line.start <= run.start and run.stop <= line.stop for run in linked.contents) for line in lines)


def _has_sentences(sequence: WordSequence, line: range) -> bool:
    """Whether whole sentences stand there, as of a message or a banner."""
    words = sequence.words
    return any(words.word(at) in "!." and len(words.word(at - 1)) > _LONGEST_SHORT for at in line[1:])


def _share(sequence: WordSequence, run: range) -> float:
    """The share of words in capitals; 0 where there are too few words to tell."""
    words = sequence.words
    spelt = [index for index in run if words.word(index).isalpha() and len(words.word(index)) > 1]
    return sum(int(words.features[index, 0]) == UPPER for index in spelt) / len(spelt) if len(spelt) >= _FEWEST else 0.0
