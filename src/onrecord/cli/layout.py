"""Lines of text on a console: wrapped at words, indented, and without blanks at their ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from onrecord.cli.terminal import one_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

MARGIN = 14
"""Columns of the names that stand beside values."""


def say(console: Console, words: str | Text, style: str = "", *, indent: int = 0) -> None:
    """Print ``words``, wrapped to the console's width and indented. Nothing in them is read as mark-up."""
    beside(console, (), words, style, width=indent)


def beside(console: Console, margin: Sequence[str], words: str | Text, style: str = "", *, width: int = MARGIN) -> None:
    """Print ``words`` with the lines of ``margin`` to the left of them."""
    from rich.text import Text

    text = Text(words, style) if isinstance(words, str) else words
    wrapped = text.wrap(console, max(console.width - width, 20))
    for name, line in zip_longest(margin, wrapped, fillvalue=None):
        whole = Text()
        whole.append((name or "").ljust(width), "dim")
        whole.append_text(line if line is not None else Text())
        whole.rstrip()
        console.print(whole, soft_wrap=True)


def show_fields(console: Console, fields: Iterable[tuple[str, str | None]]) -> None:
    """Print each field that has a value, its name in the margin."""
    for name, value in fields:
        if value:
            beside(console, (name,), one_line(value))
