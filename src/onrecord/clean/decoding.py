"""Bytes to text: by a byte-order mark, by what HTML declares, else UTF-8 and nothing else."""

from __future__ import annotations

import codecs
import re

from onrecord.errors import InputError
from onrecord.types import Capture

# The longer marks first: UTF-32's begins as UTF-16's does.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<meta[^>]+?charset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w:.-]+)", re.IGNORECASE
)
_DECLARED_WITHIN = 4_096


def decode(capture: Capture) -> str:
    """The text of a capture, without a byte-order mark and otherwise character for character.

    Raises InputError ("not UTF-8") where the bytes are not what they should be.
    """
    content = capture.content
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding, capture.uri, len(mark))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        declared = _declared(content) if capture.media_type == "text/html" else None
        if declared is not None and (text := _leniently(content, declared)) is not None:
            return text
        return _strictly(content, "utf-8", capture.uri, 0)


def _strictly(content: bytes, encoding: str, uri: str, skipped: int) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        offset = error.start + skipped
        name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        raise InputError(
            f"{uri}: not {name}: the byte 0x{content[error.start]:02x} at offset {offset} cannot be read; "
            "convert the file to UTF-8 and add it again.",
            reason="not UTF-8",
        ) from error


def _declared(content: bytes) -> str | None:
    match = _DECLARED.search(content[:_DECLARED_WITHIN])
    if match is None:
        return None
    name = (match[1] or match[2]).decode("ascii", "replace").lower()
    # As browsers read it (WHATWG Encoding Standard): Latin-1 means Windows-1252.
    return "cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else name


def _leniently(content: bytes, encoding: str) -> str | None:
    if encoding in ("utf-8", "utf8"):
        return None
    try:
        return content.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None
