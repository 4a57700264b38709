"""Whether a content is quoted, told from its quotation marks alone.

A benchmark's gold says nothing of it, so both sides are told apart by one rule: double
marks in any style count, as do two apostrophes or backticks in a row; single marks never.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.types import Kind, Span

_OPENING = "“"
_CLOSING = "”"
_MARKS = _OPENING + _CLOSING + '"„‟«»〝〞＂'
_AFTER_QUOTE = " .,;:!?…"
_BETWEEN = ".,!?"


def quoted_kind(text: str, spans: Sequence[Span]) -> Kind:
    """Direct where the content begins and ends with a quotation mark, mixed where one stands in it, else indirect.

    A mark just outside the spans closes or opens a direct one too, and punctuation
    may follow the closing mark.
    """
    if not spans:
        return "indirect"
    # One mark for two characters would move the offsets, so both become marks.
    text = text.replace("''", '""').replace("``", '""')
    if _opens(text, min(spans)) and _closes(text, max(spans, key=lambda span: span[1])):
        return "direct"
    inside = any(character in _MARKS for start, end in spans for character in text[start:end])
    return "mixed" if inside else "indirect"


def _opens(text: str, span: Span) -> bool:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    if start < end and text[start] in _MARKS:
        return True
    return _is_mark(text, start - 1, but=_CLOSING)


def _closes(text: str, span: Span) -> bool:
    words = text[slice(*span)].rstrip()
    if words[-1:] and words[-1] in _MARKS:
        return True
    unpunctuated = words.rstrip(_AFTER_QUOTE)
    if unpunctuated and unpunctuated[-1] in _MARKS:
        return True
    end = span[0] + len(words)
    if _is_mark(text, end, but=_OPENING):
        return True
    return text[end : end + 1] != "" and text[end] in _BETWEEN and _is_mark(text, end + 1, but=_OPENING)


def _is_mark(text: str, offset: int, but: str) -> bool:
    return 0 <= offset < len(text) and text[offset] in _MARKS and text[offset] != but
