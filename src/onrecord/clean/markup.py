"""The parts of a Markdown text, each with what its marks say of it, and the marks themselves, to be read over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.clean.inline import marks
from onrecord.clean.lines import collapse
from onrecord.clean.marks import word_count
from onrecord.clean.pieces import Piece
from onrecord.offsets import read_through, trim
from onrecord.types import Repair, Span

if TYPE_CHECKING:
    from markdown_it.token import Token

_Role = Literal["furniture", "title", "body", "list", "table", "caption"]

_NEWLINE = re.compile(r"\r\n?|\n")
_LEAD = re.compile(r"[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]+|>|#{1,6}[ \t]+)*")
_TRAIL = re.compile(r"[ \t]+#+[ \t]*$")
_TAG = re.compile(r"<!--[^<]*?-->|</?[a-zA-Z][^<>]*>")
_FENCE = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[^\n\r]*")
_LONGEST_CAPTION = 60
_SIZE_LIMIT = 2_000_000


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, paragraph, point, row or picture: its piece of the text, and the marks in it."""

    piece: Piece
    marks: tuple[Repair, ...]
    is_quoted: bool


def parts(text: str, start: int) -> Iterator[Part]:
    """The parts of the text behind ``start``, in order. What lies between them is no words of the article's."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").disable("code")
    # Blank lines stand for the front matter, so that lines are counted alike.
    blank = _NEWLINE.sub("\n", re.sub(r"[^\n\r]", "", text[:start]))
    rest = _NEWLINE.sub("\n", text[start : start + _SIZE_LIMIT])
    lines = [0, *(match.end() for match in _NEWLINE.finditer(text)), len(text)]
    tokens = reader.parse(blank + rest)
    yield from _parts(text, lines, tokens)


def _parts(text: str, lines: Sequence[int], tokens: Sequence[Token]) -> Iterator[Part]:
    inside: list[str] = []
    has_title = False
    for index, token in enumerate(tokens):
        if token.nesting > 0:
            inside.append(token.type)
        elif token.nesting < 0 and inside:
            inside.pop()
        if token.map is None or not (span := _span(text, lines, token.map)):
            continue
        part = None
        if token.type == "tr_open":
            part = _row(text, span)
        elif token.type == "html_block":
            part = _html(text, span)
        elif token.type == "fence":
            part = _part(text, span, "body", [Repair(match.span(), "") for match in _FENCE.finditer(text, *span)])
        elif token.type == "inline" and "table_open" not in inside:
            is_title = not has_title and tokens[index - 1].tag == "h1" and "blockquote_open" not in inside
            has_title = has_title or is_title
            part = _words(text, span, token, inside, is_title)
        if part is not None:
            yield part


def _span(text: str, lines: Sequence[int], rows: Sequence[int]) -> Span | None:
    if rows[0] >= len(lines) - 1:
        return None
    start, end = trim(text, (lines[rows[0]], lines[min(rows[1], len(lines) - 1)]))
    return (start, end) if start < end else None


def _words(text: str, span: Span, token: Token, inside: Sequence[str], is_title: bool) -> Part | None:
    """A heading, a paragraph or a point of a list."""
    quoted = "blockquote_open" in inside
    role: _Role | None = "title" if is_title else None
    if "list_item_open" in inside and not quoted:
        role = "list"
    elif ("heading_open" in inside and not is_title) or quoted:
        role = "body"
    children = token.children or []
    lead = _LEAD.match(text, *span)
    begin = lead.end() if lead else span[0]
    trail = _TRAIL.search(text[slice(*span)]) if "heading_open" in inside else None
    end = span[0] + trail.start() if trail else span[1]
    found = [Repair((span[0], begin), "")] if begin > span[0] else []
    found += marks(text, (begin, end), children)
    if end < span[1]:
        found.append(Repair((end, span[1]), ""))
    if children and children[0].type == "image" and role is None:
        role = _of_picture(token)
    return _part(text, span, role, found, quoted)


def _of_picture(token: Token) -> _Role | None:
    """What a paragraph is that begins with a picture: its caption, unless it goes on as running text."""
    words = [
        child.content if child.type == "text" else f"{child.content} {child.attrGet('title') or ''}"
        for child in token.children or []
        if child.type in ("text", "image")
    ]
    count = word_count(" ".join(words))
    if not any(part.strip() for part in words):
        return "furniture"
    return "caption" if count <= _LONGEST_CAPTION else None


def _row(text: str, span: Span) -> Part | None:
    """A row of a table; the marks between its cells stay, those around it are read over."""
    edges = [Repair((at, at + 1), "") for at in dict.fromkeys((span[0], span[1] - 1)) if text[at] == "|"]
    return _part(text, span, "table", edges)


def _html(text: str, span: Span) -> Part | None:
    """Markup between the paragraphs: a comment is none of the article's words, what stands between tags is."""
    source = text[slice(*span)]
    if source.startswith("<!--") and source.find("-->") in (-1, len(source) - 3):
        return None
    tags = [Repair(match.span(), "") for match in _TAG.finditer(text, *span)]
    if not _TAG.sub("", source).strip():
        return None
    return _part(text, span, "caption" if "<figcaption" in source.lower() else None, tags)


def _part(text: str, span: Span, role: _Role | None, found: Sequence[Repair], quoted: bool = False) -> Part | None:
    shifted = [Repair((r.span[0] - span[0], r.span[1] - span[0]), r.replacement) for r in found]
    words = collapse(read_through(text[slice(*span)], shifted).text)
    return Part(Piece(span, words, role), tuple(found), quoted) if words else None
