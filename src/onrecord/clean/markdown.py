"""Markdown: the text is the file unchanged; what its marks say labels the blocks, and the marks are read over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.clean import frontmatter
from onrecord.clean.decoding import decode
from onrecord.clean.fragment import led
from onrecord.clean.given import NOTHING
from onrecord.clean.markup import Part, parts
from onrecord.clean.normalise import repairs
from onrecord.clean.pieces import Piece
from onrecord.clean.plaintext import Line, blocks, label_pieces
from onrecord.clean.rows import given_by
from onrecord.clean.text import text_document
from onrecord.offsets import trim
from onrecord.types import Block, Capture, Document, Repair, Span

_PARAGRAPH = re.compile(r"[^\n\r]*\S[^\n\r]*(?:(?:\r\n?|\n)[^\n\r]*\S[^\n\r]*)*")


def clean(capture: Capture, collected: str | None) -> Document:
    """The document in a file of Markdown. See ``document.clean``."""
    text = decode(capture)
    front = frontmatter.find(text)
    given = given_by(front.row, {}, collected, "front matter") if front else NOTHING
    found = list(parts(text, front.end if front else 0))
    pieces = [part.piece for part in found]
    title = front.title if front and not any(piece.role == "title" for piece in pieces) else None
    if title is not None:
        pieces.insert(0, Piece(title, text[slice(*title)], "title"))
    lines = label_pieces(text, pieces, collected)
    document = led(text_document(capture, text, collected, given, lines), given)
    covered = _covered(text, _kinds(lines, found))
    marks = [mark for part in found for mark in part.marks]
    return replace(document, blocks=covered, repairs=_joined(marks, repairs(text, covered)))


def _kinds(lines: Sequence[Line], found: Sequence[Part]) -> Iterator[Block]:
    """The lines' blocks; what stands behind ">" is a quotation, whatever its words."""
    quoted = {part.piece.span for part in found if part.is_quoted}
    for block in blocks(lines):
        is_text = block.span in quoted and block.kind in ("body", "standfirst", "list")
        yield Block("quotation", block.span) if is_text else block


def _covered(text: str, found: Iterator[Block]) -> tuple[Block, ...]:
    """The blocks, and between them what is neither words nor white space: front matter, rules, definitions of links."""
    known = list(found)
    spans = [(0, 0), *(block.span for block in known), (len(text), len(text))]
    between = [
        Block("boilerplate", span)
        for (_, start), (end, _) in pairwise(spans)
        for match in _PARAGRAPH.finditer(text, start, end)
        if (span := _trimmed(text, match.span())) is not None
    ]
    return tuple(sorted([*known, *between], key=lambda block: block.span))


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = trim(text, span)
    return (start, end) if start < end else None


def _joined(marks: Sequence[Repair], damages: Sequence[Repair]) -> tuple[Repair, ...]:
    """Both in order; of two that meet, the mark: a word that it stands in is read without it."""
    joined: list[Repair] = []
    for repair in sorted([*marks, *damages], key=lambda each: (each.span, each.replacement != "")):
        if not joined or repair.span[0] >= joined[-1].span[1]:
            joined.append(repair)
    return tuple(joined)
