"""A stretch of an article's text, made safe to print, with marks on it for those who have a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from onrecord.cli.terminal import printable

if TYPE_CHECKING:
    from rich.text import Text

Mark = tuple[Sequence[int], str]
"""A span of the document's text and the style it gets."""


def passage(text: str, offset: int, marks: Iterable[Mark], style: str = "") -> Text:
    """``text``, which begins at ``offset`` of its document, with the parts of ``marks`` that lie in it."""
    from rich.text import Text

    # One character for one: a control character becomes a space, so that offsets hold.
    shown = Text("".join(printable(character) or " " for character in text), style)
    for (start, end), mark in marks:
        if start - offset < len(text) and end > offset:
            shown.stylize(mark, max(start - offset, 0), end - offset)
    return shown
