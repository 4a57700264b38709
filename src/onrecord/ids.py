"""Identifiers: a letter for the kind of thing, and a digest of what makes it that thing.

The same input gives the same ids on every machine and engine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from onrecord.types import Span

_DIGITS = 20


def sha256_hex(content: bytes) -> str:
    """The SHA-256 of bytes, in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def document_id(uri: str, text: str) -> str:
    """``d-`` and a digest of where the bytes came from and the text made of them."""
    return _mint("d", (uri, text))


def attribution_id(document: str, phrases: Iterable[Sequence[Span]]) -> str:
    """``a-`` and a digest of the document's id and the spans of source, cue and content."""
    parts = (";".join(f"{start},{end}" for start, end in spans) for spans in phrases)
    return _mint("a", (document, *parts))


def statement_id(first_attribution: str) -> str:
    """``s-`` and a digest of the first telling that was committed."""
    return _mint("s", (first_attribution,))


def entity_id(document: str, chain: str) -> str:
    """``e-`` and a digest of the first chain that was committed: its document and its name."""
    return _mint("e", (document, chain))


def judgement_id(said: str) -> str:
    """``j-`` and a digest of what a judgement says, as one text."""
    return _mint("j", (said,))


def note_id(said: str) -> str:
    """``n-`` and a digest of what a tag or note says, as one text."""
    return _mint("n", (said,))


def _mint(letter: str, parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        # A lone surrogate cannot be encoded, and two texts that differ must not collide.
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big"))
        digest.update(encoded)
    return f"{letter}-{digest.hexdigest()[:_DIGITS]}"
