"""Text that others wrote as HTML that does nothing: escaped, and with nothing in it unseen."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from onrecord.ask.printable import REORDERING, one_line

_UNSEEN = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{REORDERING}\ud800-\udfff\ufffe\uffff]")


def visible(text: str) -> Markup:
    """``text`` escaped; control characters and marks that reorder a line are shown by their code point."""
    parts: list[Markup] = []
    position = 0
    for found in _UNSEEN.finditer(text):
        parts += [escape(text[position : found.start()]), _named(found.group())]
        position = found.end()
    return Markup("").join([*parts, escape(text[position:])])


def name(text: str) -> Markup:
    """A name or headline on one line, whose direction of writing touches nothing around it."""
    return Markup('<bdi dir="auto">{}</bdi>').format(one_line(text))


def _named(character: str) -> Markup:
    code = f"U+{ord(character):04X}"
    return Markup('<span class="unseen" title="a character that does not show: {}">{}</span>').format(code, code)
