"""What bytes look like, by their content and never by the name of the file."""

from __future__ import annotations

import re

from onrecord.read import textual
from onrecord.read.containers import container_type

HEAD = 65_536
"""So many bytes at the beginning tell what they are."""

PDF = "application/pdf"

ENCLOSING = frozenset((PDF, "message/rfc822", "multipart/related"))
"""What may hold pictures and other bytes that are no text beside an article's words."""

_CONTROL_SHARE = 0.02
_NUL_SHARE = 0.01

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"OggS", "Ogg sound or video"),
    (b"ID3", "MP3 sound"),
    (b"fLaC", "FLAC sound"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
)
_UTF16_32_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27}) + b"\x7f"
_BLANK = re.compile(r"[\s\ufeff\u200b\u200c\u200d\u2060]*\Z")
_HTML = re.compile(
    # Atomic groups: else a page of forty comments could be cut in comments in a trillion ways.
    rb"\s*(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|article|main|section|header|div|h1|p)\b[^<]*>?",
    re.IGNORECASE | re.DOTALL,
)
_CLOSING_TAG = re.compile(rb"</(?:html|head|body|title|script|style|article|main|section|header|div|h1|p)\s*>", re.I)


def is_blank(content: bytes) -> bool:
    """Whether there is nothing but white space, marks of byte order included."""
    if encoding := wide_encoding(content):
        return _BLANK.match(content.decode(encoding, "replace")) is not None
    if len(content.strip()) > 1024:
        return False
    return _BLANK.match(content.decode("utf-8", "replace")) is not None


def has_wide_mark(content: bytes) -> bool:
    """Whether a byte-order mark says UTF-16 or UTF-32."""
    return content.startswith(_UTF16_32_MARKS)


def wide_encoding(content: bytes) -> str | None:
    """Which of UTF-16 and UTF-32 a byte-order mark says, with the order of bytes ("utf-16-le"); None without one."""
    if not has_wide_mark(content):
        return None
    if content[:4] in (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"):
        return "utf-32-le" if content[0] else "utf-32-be"
    return "utf-16-le" if content[0] == 0xFF else "utf-16-be"


def looks_like(content: bytes) -> str | None:
    """What binary thing the bytes are ("a PDF"), or None where they may be text."""
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    if content[:4] == b"RIFF" and content[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "an image, sound or video (RIFF)"
    if content[4:8] == b"ftyp":
        return "a video (MP4)"
    if has_wide_mark(content):
        return None
    if b"\x00" in content and not _is_page_with_nuls(content):
        return f"binary data (a NUL byte at offset {content.index(0)})"
    head = content[:HEAD]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > max(1, len(head) * _CONTROL_SHARE):
        return f"binary data ({controls} control characters in the first {len(head)} bytes)"
    return None


def _is_page_with_nuls(content: bytes) -> bool:
    """Whether the bytes are HTML in which a few NULs lie about: browsers show such a page."""
    is_page = _HTML.match(content[:HEAD].replace(b"\x00", b"")) is not None
    return is_page and content.count(0) <= len(content) * _NUL_SHARE


def media_type(content: bytes) -> str:
    """What the bytes are, as a media type; ``text/plain`` where nothing says more.

    HTML begins with markup and closes some of it; for all else see ``containers`` and ``textual.kind``.
    """
    if content.startswith(b"%PDF-"):
        return PDF
    head = content[:HEAD]
    if (container := container_type(head)) is not None:
        return container
    if head.startswith(b"\xef\xbb\xbf"):
        head = head[3:]
    elif encoding := wide_encoding(head):
        head = head.decode(encoding, "ignore").lstrip("\ufeff").encode("utf-8", "ignore")
    head = head.replace(b"\x00", b"")
    opening = _HTML.match(head)
    if opening is None:
        return textual.kind(head.decode("utf-8", "replace"), len(content) < HEAD) or "text/plain"
    declared = re.search(rb"<(?:!doctype\s+html|html)\b", head[: opening.end()], re.IGNORECASE)
    return "text/html" if declared or _CLOSING_TAG.search(content) else "text/plain"
