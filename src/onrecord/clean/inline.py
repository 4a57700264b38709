"""Marks within a paragraph of Markdown: where emphasis, links and escapes stand in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import TYPE_CHECKING

from onrecord.types import Repair, Span

if TYPE_CHECKING:
    from markdown_it.token import Token

_BREAK = re.compile(r"(?:\\|[ \t]*)(?:\r\n?|\n)[ \t]*(?:>[ \t]?)*[ \t]*")
_TARGET = re.compile(r"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|\[(?:[^\[\]\\]|\\.)*\]", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,31});")
_EMPHASIS = frozenset(("strong_open", "strong_close", "em_open", "em_close", "s_open", "s_close"))


class _LostError(Exception):
    """The text does not go on as the tokens say."""


def marks(text: str, span: Span, tokens: Sequence[Token]) -> list[Repair]:
    """The marks of the tokens that stand at ``span``, each read over, or read as the character that it stands for.

    Where the text cannot be followed any more, what comes after is left as it is.
    """
    walk = _Walk(text, span)
    for token in tokens:
        try:
            walk.take(token)
        except _LostError:
            break
    return walk.found


class _Walk:
    """A way through the text from token to token."""

    def __init__(self, text: str, span: Span) -> None:
        self._text, (self._at, self._end) = text, span
        self.found: list[Repair] = []

    def take(self, token: Token) -> None:
        """Go past one token."""
        if token.type == "text":
            self._words(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            self._over(_BREAK, " ")
        elif token.type in _EMPHASIS:
            self._literal(token.markup)
        elif token.type == "code_inline":
            self._code(token)
        elif token.type == "html_inline":
            self._literal(token.content)
        elif token.type == "link_open":
            self._literal("<" if token.markup == "autolink" else "[")
        elif token.type == "link_close":
            self._close(">" if token.markup == "autolink" else "]")
        elif token.type == "image":
            self._picture(token)
        elif token.content or token.markup:
            raise _LostError

    def _words(self, words: str) -> None:
        at, count = 0, len(words)
        while at < count:
            here = self._text[self._at : self._at + 1] if self._at < self._end else ""
            if here == "\\" and self._text[self._at + 1 : self._at + 2] == words[at]:
                self._mark(self._at + 1, "")
                here = words[at]
            entity = _ENTITY.match(self._text, self._at, self._end) if here == "&" else None
            if entity is not None and words.startswith(meant := unescape(entity[0]), at) and meant != entity[0]:
                self._mark(entity.end(), meant)
                at += len(meant)
            elif here == words[at] or (words[at] == "\ufffd" and here == "\x00"):
                self._at += 1
                at += 1
            else:
                raise _LostError

    def _code(self, token: Token) -> None:
        self._literal(token.markup)
        start = self._text.find(token.markup, self._at, self._end)
        if start < 0:
            raise _LostError
        self._at = start
        self._literal(token.markup)

    def _close(self, mark: str) -> None:
        self._literal(mark)
        if mark == "]" and (target := _TARGET.match(self._text, self._at, self._end)):
            self._mark(target.end(), "")

    def _picture(self, token: Token) -> None:
        """A picture's description and title are read, its address is not."""
        self._literal("![")
        for child in token.children or []:
            self.take(child)
        self._literal("]")
        target = _TARGET.match(self._text, self._at, self._end)
        if target is None:
            return
        title = str(token.attrGet("title") or "")
        start = self._text.find(title, self._at, target.end()) if title else -1
        if start < 0:
            self._mark(target.end(), "")
            return
        self._mark(start, " ")
        self._at = start + len(title)
        self._mark(target.end(), "")

    def _literal(self, mark: str) -> None:
        if not self._text.startswith(mark, self._at, self._end):
            raise _LostError
        self._mark(self._at + len(mark), "")

    def _over(self, pattern: re.Pattern[str], replacement: str) -> None:
        match = pattern.match(self._text, self._at, self._end)
        if match is None:
            raise _LostError
        # A line that ends without a mark needs no reading over.
        if match[0].strip():
            self._mark(match.end(), replacement)
        else:
            self._at = match.end()

    def _mark(self, end: int, replacement: str) -> None:
        if end > self._at:
            self.found.append(Repair((self._at, end), replacement))
        self._at = end
