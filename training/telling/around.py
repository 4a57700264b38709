"""What stands around a content in its paragraph: one teacher reads it along; what is shipped does not."""

from __future__ import annotations

from collections.abc import Sequence

from tokenizers import Tokenizer

from onrecord.resolve.telling.together import OF_CUE, Side
from onrecord.types import Span

OF_AROUND = OF_CUE + 1
"""What a piece is part of that is around; see ``together``."""
_MOST, _REACH = 32, 200
"""Pieces that are read, and characters before the first word of the attribution and behind its last."""


def with_around(bare: Side, text: str, spans: Sequence[Span], tokenizer: Tokenizer) -> Side:
    """``bare`` and the words around it. text: of the article; spans: of source, cue and content."""
    pieces = tokenizer.encode(_around(text, sorted(spans)), add_special_tokens=False).ids[:_MOST]
    return (*bare[0], *pieces), (*bare[1], *[OF_AROUND] * len(pieces))


def _around(text: str, spans: Sequence[Span]) -> str:
    first, last = spans[0][0], max(end for _, end in spans)
    begin = max(text.rfind("\n", 0, first) + 1, first - _REACH)
    close = text.find("\n", last)
    finish = min(len(text) if close < 0 else close, last + _REACH)
    found, at = [], begin
    for start, end in spans:
        found.append(text[at:start])
        at = max(at, end)
    return " ".join(each for each in (*found, text[at:finish]) if each)
