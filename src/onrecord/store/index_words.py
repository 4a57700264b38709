"""What a person types into a search, and what counts as a word: one definition for the index and for scans.

Case and diacritics do not count, in any script. A word is a run of letters and digits;
all else parts words, so any character may be typed and none is an operator but the
quotation mark and a closing asterisk. In scripts that set no spaces between words each
character is a word of its own, so that any run of them is found wherever it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.types import Span

LONGEST = 50
"""Words and phrases of a search beyond this many are not looked at."""

_UNSPACED = (
    "CJK UNIFIED", "CJK COMPATIBILITY IDEOGRAPH", "HIRAGANA", "KATAKANA", "HALFWIDTH KATAKANA", "BOPOMOFO", "THAI",
    "LAO", "KHMER", "MYANMAR", "TIBETAN",
)  # fmt: skip
"""How the names of characters begin in scripts without spaces between words."""

_PART = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+)')
_AROUND = 12
_BEGINNING = 1500
"""Characters of a long text in which a fit is looked for before the whole is: it mostly stands there."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand beside each other. beginning: the last one need only begin a word."""

    words: tuple[str, ...]
    beginning: bool


class _Folding(dict[int, str]):
    """For each code point what it adds to a folded text: nothing for a mark, a space between words.

    A character that is a word of its own has spaces around it.
    """

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


class _Shape(dict[int, str]):
    """``x`` for each code point that belongs to a word, ``1`` for one that is a word of its own, else a space.

    As long as the text itself.
    """

    def __missing__(self, code: int) -> str:
        kept = _FOLDING[code]
        self[code] = shape = " " if kept == " " else "1" if kept[:1] == " " else "x"
        return shape


def _folded(character: str) -> str:
    bare = unicodedata.normalize("NFD", unicodedata.normalize("NFD", character).casefold())
    kept = "".join(each for each in bare if each.isalnum())
    if kept:
        return f" {kept} " if unicodedata.name(character, "").startswith(_UNSPACED) else kept
    # A soft hyphen or a joiner within a word cannot be seen; a zero-width space parts words all the same.
    invisible = unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf") and character != "\u200b"
    return "" if invisible else " "


_FOLDING = _Folding()
_SHAPE = _Shape()


def folded(text: str | None) -> str:
    """The words of ``text`` as the index holds them, one space between them; nothing for None."""
    return " ".join((text or "").translate(_FOLDING).split())


@lru_cache(maxsize=256)
def parse(given: str | None) -> tuple[Term, ...] | None:
    """What a search asks for: ``"words in quotation marks"`` are a phrase, ``begin*`` the beginning of a word.

    All terms must be found. None where nothing is asked for; an empty tuple where
    something is, but it has no letter or digit, so that nothing can fit.
    """
    if given is None or not given.strip():
        return None
    found: dict[Term, None] = {}
    for phrase, word in _PART.findall(given):
        words = tuple(folded(phrase or word).split())
        if words:
            found[Term(words, (phrase or word).rstrip().endswith("*"))] = None
    return tuple(found)[:LONGEST]


def match_expression(terms: Sequence[Term]) -> str:
    """The same in the language of FTS5. Words hold letters and digits only, so nothing needs escaping."""
    return " AND ".join(f'"{" ".join(term.words)}"{" *" if term.beginning else ""}' for term in terms)


def told_in(text: str | None, given: str) -> bool:
    """Whether ``text`` fits the search ``given``: what a scan asks of each row. A blank search fits all."""
    terms = parse(given)
    if terms is None:
        return True
    words = folded(text).split()
    return bool(terms) and all(next(_found(words, term), None) is not None for term in terms)


def marked(text: str, terms: Sequence[Term]) -> list[tuple[str, bool]]:
    """``text`` in pieces, each with whether it fits a term; joined, the pieces are the text."""
    spans, hits = _hits(text, terms)
    return _pieces(text, (0, len(text)), [spans[at] for at in hits])


def snippet(text: str, terms: Sequence[Term]) -> list[tuple[str, bool]]:
    """The words around the first fit of a long text, or its first words, as pieces like those of ``marked``.

    What is left out on either side shows as ``…``.
    """
    looked_at = text[:_BEGINNING].rsplit(maxsplit=1)[0] if len(text) > _BEGINNING else text
    spans, hits = _hits(looked_at, terms)
    if len(looked_at) < len(text) and terms and (not hits or hits[0] + 2 * _AROUND >= len(spans)):
        spans, hits = _hits(text, terms)
    first = hits[0] if hits else 0
    low, high = max(0, first - _AROUND), min(len(spans), first + 2 * _AROUND)
    start = spans[low][0] if low else 0
    end = spans[high - 1][1] if high < len(spans) else len(text)
    pieces = _pieces(text, (start, end), [spans[at] for at in hits if low <= at < high])
    return [*([("… ", False)] if start else []), *pieces, *([(" …", False)] if end < len(text) else [])]


def _hits(text: str, terms: Sequence[Term]) -> tuple[list[Span], list[int]]:
    """Where the words of ``text`` stand, and the numbers of those that fit a term."""
    found = ((span, _folded_word(text[slice(*span)])) for span in _word_spans(text))
    both = [(span, word) for span, word in found if word]
    words = [word for _, word in both]
    hits = {at for term in terms for first in _found(words, term) for at in range(first, first + len(term.words))}
    return [span for span, _ in both], sorted(hits)


@lru_cache(maxsize=16_384)
def _folded_word(word: str) -> str:
    # Of the words of a page most are on it many times.
    return word.translate(_FOLDING).strip()


def _pieces(text: str, within: Span, hits: Sequence[Span]) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    position = within[0]
    for start, end in hits:
        between = text[position:start]
        if pieces and not between.strip():
            # The words of a phrase make one mark.
            pieces[-1] = (pieces[-1][0] + between + text[start:end], True)
        else:
            pieces += [(between, False)] if between else []
            pieces.append((text[start:end], True))
        position = end
    return [*pieces, (text[position : within[1]], False)] if position < within[1] else pieces


def _word_spans(text: str) -> Iterator[Span]:
    return (match.span() for match in re.finditer(r"x+|1", text.translate(_SHAPE)))


def _found(words: Sequence[str], term: Term) -> Iterator[int]:
    """The places in ``words`` at which ``term`` begins."""
    size = len(term.words)
    for at in range(len(words) - size + 1):
        if words[at].startswith(term.words[0]) and _fits(words[at : at + size], term):
            yield at


def _fits(words: Sequence[str], term: Term) -> bool:
    if tuple(words[:-1]) != term.words[:-1]:
        return False
    return words[-1].startswith(term.words[-1]) if term.beginning else words[-1] == term.words[-1]


def office_word(word: str) -> str:
    """A folded word of an office, whoever holds it: spokesman, spokeswoman and spokesperson are one."""
    for ending in ("women", "woman", "men", "man", "people"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word.removesuffix(ending) + "person"
    return word
