"""Lines of the running text that stand wholly in capitals: headings, and links to other articles.

What such a line reports ("MAYOR SAYS FERRY WILL NOT RUN") is told by another article, and this one only points there.
"""

from __future__ import annotations

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


def in_capitals(sequence: WordSequence, linked: Linked) -> bool:
    """Whether all that an attribution says stands in such a line."""
    words = sequence.words
    spoken = linked.contents[0].start
    if sequence.block_kind(spoken) != "body":
        return False
    line = next((one for one in words.paragraphs() if one.start <= spoken < one.stop), None)
    if (
        line is None
        or line.start == 0
        or any(run.start < line.start or run.stop > line.stop for run in linked.contents)
    ):
        return False
    if any(words.word(at) in "!." and len(words.word(at - 1)) > _LONGEST_SHORT for at in line if at > line.start):
        return False  # whole sentences, as of a message or a banner
    return _share(sequence, line) >= _MOST_OF_LINE and _share(sequence, range(len(words))) < _MOST_OF_TEXT


def _share(sequence: WordSequence, run: range) -> float:
    """The share of words in capitals; 0 where there are too few words to tell."""
    words = sequence.words
    spelt = [index for index in run if words.word(index).isalpha() and len(words.word(index)) > 1]
    return sum(int(words.features[index, 0]) == UPPER for index in spelt) / len(spelt) if len(spelt) >= _FEWEST else 0.0
