"""Text that others wrote, made safe to show on one line."""

from __future__ import annotations

REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks that change the order in which a line is shown."""

_SPACES = "\u2028\u2029\x85"
_CONTROLS = {code: None for code in (*range(0x20), *range(0x7F, 0xA0), *map(ord, REORDERING)) if chr(code) not in "\n"}
_PRINTABLE = {**_CONTROLS, **{ord(character): " " for character in (*_SPACES, "\t", "\r")}}


def printable(text: str) -> str:
    """``text`` without what makes a terminal obey: control characters and marks that reorder a line."""
    return text.translate(_PRINTABLE)


def one_line(text: str) -> str:
    """``text`` made printable, every run of white space a single space."""
    return " ".join(printable(text).split())
