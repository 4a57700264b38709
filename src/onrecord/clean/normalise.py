"""Repairs: how damaged stretches of a text are to be read. The text itself keeps the damage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.clean.inlined import inlined_links
from onrecord.clean.quotes import missing_marks
from onrecord.types import BODY_KINDS, Block, Repair

# A character of UTF-8 read as Windows-1252 or Latin-1: a lead byte's letter, then one that a
# continuation byte turns into. Latin text seldom has the first and never the pair's second.
_LEADS = "ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑâãåæçèéêëìíîïðñò"
_SUSPECT = re.compile(
    rf"(?:[{_LEADS}][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{{1,3}})+"
)
# The last byte of a closing mark is none in Windows-1252 and is often lost on the way.
_HALF_MARK = re.compile(
    "â€(?![\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122])"
)


def repairs(text: str, blocks: Sequence[Block]) -> tuple[Repair, ...]:
    """The repairs of ``text``, in order and without overlap: mojibake, missing quotation marks, inlined links.

    Only what is certain is repaired; a mark is missing only within one body paragraph.
    """
    mojibake = list(_mojibake(text))
    # Marks that are themselves garbled cannot be counted, so such paragraphs are left alone.
    damaged = [repair.span for repair in mojibake]
    body = [block.span for block in blocks if block.kind in BODY_KINDS]
    found = mojibake + [
        repair
        for repair, paragraph in missing_marks(text, body)
        if not any(paragraph[0] <= start < paragraph[1] for start, _ in damaged)
    ]
    links = list(inlined_links(text))
    spans = [link.span for link in links]
    found = [one for one in found if not any(start <= one.span[0] < end for start, end in spans)]
    return tuple(sorted([*found, *links], key=lambda repair: repair.span))


def _mojibake(text: str) -> Iterator[Repair]:
    if text.isascii() or ("â" not in text and _SUSPECT.search(text) is None):
        return
    if (opened := text.find("â€œ")) >= 0:
        yield from (Repair(match.span(), "”") for match in _HALF_MARK.finditer(text, opened))
    from ftfy import TextFixerConfig, fix_encoding

    config = TextFixerConfig(explain=False, replace_lossy_sequences=False, fix_c1_controls=False)
    for match in _SUSPECT.finditer(text):
        mended = fix_encoding(match[0], config)
        if len(mended) < len(match[0]) and "\ufffd" not in mended and _is_sound(mended):
            yield Repair(match.span(), mended)


def _is_sound(mended: str) -> bool:
    """Whether a mended stretch can stand among Latin letters.

    French writes "é\u00a0»", which would also mend to one Chinese character: such are left alone.
    """
    return all(
        character == "\xa0" or (character.isprintable() and (character < "\u2e80" or character > "\U0001f000"))
        for character in mended
    )
