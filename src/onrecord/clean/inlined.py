"""Links to other articles that stand inlined behind a name: "Ada Dale Ada Maria DaleFerry plan fails MORE (R-Tarn.)".

Pages that show who somebody is and what else was written of him, where a reader points at his name, leave all
of that in their text: his full name, glued to headlines, and "MORE". None of it belongs to the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.types import Repair

_CLOSING = re.compile(r"MORE\b")
_WORD = re.compile(r"\S+")
_GLUED = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z0-9])")
"""Where a small letter is followed by a capital or a digit: "DaleFerry", "Dale2030"."""
_LONGEST = 700
"""Characters from the name to "MORE"."""
_PARTICLES = frozenset("de del della der den di da du la le van von bin al el y".split())
_LONGEST_NAME = 9
"""Words from the surname as the text has it to where it is glued."""


def inlined_links(text: str) -> Iterator[Repair]:
    """What is to be left out in reading ``text``, in order and without overlap."""
    end = 0
    for closing in _CLOSING.finditer(text):
        paragraph = text.rfind("\n", 0, closing.start()) + 1
        begin = _begin(text, max(paragraph, closing.start() - _LONGEST, end), closing.end())
        if begin is not None:
            end = closing.end()
            yield Repair((begin, end), "")


def _begin(text: str, start: int, stop: int) -> int | None:
    """Where the full name begins: behind the surname that is glued to a headline after it; None where none is."""
    words = [match.span() for match in _WORD.finditer(text, start, stop)]
    for at, (begin, end) in enumerate(words):
        for glue in _GLUED.finditer(text, begin + 1, end):
            surname = text[begin : glue.start()]
            for first, last in reversed(words[max(at - _LONGEST_NAME, 0) : at]):
                if surname[0].isupper() and text[first:last].lstrip("(“\"'‘") == surname:
                    return last if _is_given(text[last:begin]) else None
    return None


def _is_given(between: str) -> bool:
    """Whether nothing but given names stands there: " Orlando (Orl) Peter ", " Mira de "."""
    names = between.split()
    return bool(names) and all(name.lstrip("(“\"'‘")[:1].isupper() or name in _PARTICLES for name in names)
