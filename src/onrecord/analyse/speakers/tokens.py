"""Words with what naming needs to know of them: sentence, paragraph, block, quoted or not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.analyse.quotemarks import CLOSING, OPENING, quotation_marks
from onrecord.analyse.speakers.lexicon.titles import ABBREVIATED
from onrecord.offsets import left_out
from onrecord.types import BlockKind, Document, Span

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W\d_]\.(?=[\s,)]|[^\W\d_])|(?:"
    + "|".join(sorted(ABBREVIATED, key=len, reverse=True))
    + r")\."
    r"|['’][sS]\b|\w+(?:[-‐‑'’ʿʾ`]\w+)*|[^\w\s]",
    re.IGNORECASE,
)
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_LINE = re.compile(r"[^\r\n\u2028\u2029]*\S[^\r\n\u2028\u2029]*")
_FRONTS = frozenset("pro ex non un re".split())
_TAILS = frozenset(
    "led based run backed born owned style era wide controlled made held funded linked allied aligned".split()
)
_SILENT: frozenset[BlockKind] = frozenset(("boilerplate", "credit"))


class Token(NamedTuple):
    """One word or mark.

    first: capitals mean nothing here, for a sentence or a quotation begins.
    capital: it is written as a name is, with a capital, also after a small prefix as in ``al-Amin``.
    possessive: it is the ending ``'s``.
    """

    start: int
    end: int
    text: str
    lower: str
    paragraph: int
    sentence: int
    first: bool
    quoted: bool
    block: BlockKind
    capital: bool
    possessive: bool


@lru_cache(maxsize=16384)
def _large(text: str) -> bool:
    lower = text.lower()
    if "-" in text and (_small_prefix(text) or lower.rsplit("-", 1)[1] in _TAILS):
        return lower.split("-", 1)[0] not in _FRONTS and lower.rsplit("-", 1)[1] not in _TAILS
    return text[0].isupper()


def _small_prefix(word: str) -> bool:
    prefix, _, rest = word.partition("-")
    return len(prefix) <= 3 and prefix.islower() and rest[:1].isupper()


def read_tokens(document: Document) -> list[Token]:
    """The tokens of every block that may name a speaker: all but boilerplate and credits."""
    tokens: list[Token] = []
    paragraph = 0
    silent = left_out(document.text, document.repairs)
    for block in document.blocks:
        if block.kind in _SILENT:
            continue
        for line in _LINE.finditer(document.text, *block.span):
            sentence = tokens[-1].sentence + 1 if tokens else 0
            tokens += _paragraph(document.text, line.span(), paragraph, sentence, block.kind, silent)
            paragraph += 1
    return tokens


def _paragraph(
    text: str, span: Span, paragraph: int, sentence: int, block: BlockKind, silent: Sequence[Span]
) -> list[Token]:
    spans = [part for match in _TOKEN.finditer(text, *span) for part in _split_possessive(text, match.span())]
    if silent:
        spans = [part for part in spans if not any(start <= part[0] < end for start, end in silent)]
    marks = quotation_marks(text, spans)
    tokens: list[Token] = []
    quoted, first, ended = False, True, False
    for (start, end), mark in zip(spans, marks, strict=True):
        word = text[start:end]
        if ended and start > tokens[-1].end and (word[0].isupper() or word[0].isdigit() or mark == OPENING):
            sentence, first, ended = sentence + 1, True, False
        large, possessive = _large(word), word in _POSSESSIVE
        tokens.append(
            Token(start, end, word, word.lower(), paragraph, sentence, first, quoted, block, large, possessive)
        )
        quoted = mark == OPENING or (quoted and mark != CLOSING)
        first = (first and not word[0].isalnum()) or mark == OPENING or word == ":"
        ended = word in (".", "!", "?", "…") or (ended and not word[0].isalnum())
    return tokens


def _split_possessive(text: str, span: Span) -> list[Span]:
    start, end = span
    if end - start > 2 and text[end - 2 : end] in _POSSESSIVE:
        return [(start, end - 2), (end - 2, end)]
    return [span]
