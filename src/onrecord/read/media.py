"""What lies among articles and is none: images, sound, video, fonts, styles and scripts, known by content."""

from __future__ import annotations

import re

_SIGNATURES = (
    b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"\x00\x00\x01\x00",
    b"\x00\x00\x02\x00", b"8BPS", b"OggS", b"ID3", b"fLaC", b"FLV\x01", b"\x1a\x45\xdf\xa3", b"wOFF", b"wOF2", b"OTTO",
    b"\x00\x01\x00\x00\x00", b"ttcf", b"\x00asm", b"CWS", b"FWS", b"\xff\xfb", b"\xff\xf3",
)  # fmt: skip
_BITMAP = re.compile(rb"BM.{4}\x00{4}.{4}[\x0c\x28\x34\x38\x40\x6c\x7c]\x00{3}", re.DOTALL)
_EMBEDDED_FONT = re.compile(rb".{34}LP", re.DOTALL)
# Atomic: else a page of many comments could be cut in comments in more ways than can be tried.
_SVG = re.compile(
    rb"\s*(?>(?:(?><\?.*?\?>)\s*|(?><!--.*?-->)\s*|(?><!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)\s*)*)<svg\b", re.DOTALL | re.I
)
_COMMENT = re.compile(rb"/\*.*?(?:\*/|\Z)|^\s*//[^\n]*", re.DOTALL | re.MULTILINE)
_PUNCTUATION = b"{};"
_PARENTHESES = b"()=:"
_CODE_SHARE = 0.03
_CODE_LEAST = 4


def not_an_article(head: bytes) -> bool:
    """Whether bytes that begin so are a picture, sound, video, font, style sheet or script.

    A script or a style sheet is told by its punctuation, of which prose has next to none; JSON,
    a page and a feed are none of these.
    """
    if head.startswith(_SIGNATURES) or head[4:8] == b"ftyp" or _BITMAP.match(head) or _EMBEDDED_FONT.match(head):
        return True
    if head[:4] == b"RIFF" and head[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return True
    head = head.removeprefix(b"\xef\xbb\xbf")
    return _SVG.match(head) is not None or _is_code(head)


def _is_code(head: bytes) -> bool:
    if b"\x00" in head or head.lstrip()[:1] in (b"<", b"{", b"["):
        return False
    code = _COMMENT.sub(b"", head)
    if not code.strip():
        return b"/*" in head
    marks = len(code) - len(code.translate(None, _PUNCTUATION))
    others = len(code) - len(code.translate(None, _PARENTHESES))
    return marks >= max(_CODE_LEAST, len(code) * _CODE_SHARE) and others >= marks / 4 and b"}" in code
