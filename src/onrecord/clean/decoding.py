"""Bytes to text: by a byte-order mark, as UTF-8, by what was declared, and a page as browsers would at last."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

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
# As browsers read these names (WHATWG Encoding Standard): Latin-1 means Windows-1252, and so on.
_MEANT = {
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252",
    "ascii": "cp1252", "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874", "gb2312": "gb18030",
    "gbk": "gb18030", "x-gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "big5": "big5hkscs", "x-cp1251": "cp1251", "x-cp1250": "cp1250",
    "x-euc-jp": "euc_jp",
}  # fmt: skip
# Python has these too, and no page was ever written in them.
_NO_CHARSETS = frozenset(
    ("utf_7", "utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem")
)
# Of text that is ASCII as it stands, only these can mean something else.
_SEVEN_BIT = ("iso2022", "iso-2022", "hz")
_BAD_SHARE = 0.01
_FOREIGN_SHARE = 0.1
_TAG = re.compile(rb"<[^>]{0,10000}>")


def decode(capture: Capture) -> str:
    """The text of a capture, without a byte-order mark and otherwise character for character.

    A byte-order mark decides; else what is well-formed UTF-8 is UTF-8, whatever is declared: hardly any
    other text happens to be. Then the encoding counts that the server declared, then the one that a page
    declares itself. A page that none of them fits is read with U+FFFD in the place of a few bad bytes.
    Raises InputError ("not UTF-8") where the bytes are not what they should be.
    """
    content = capture.content
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _marked(capture, content[len(mark) :], encoding, len(mark))
    declared = list(_declared(capture))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return next(filter(None, (_exactly(content, name) for name in declared if _is_seven_bit(name, text))), text)
    for reading in (_exactly, _nearly):
        for name in declared:
            if (found := reading(content, name)) is not None:
                return found
    if capture.media_type == "text/html" and (page := _as_a_page(content)) is not None:
        return page
    return _strictly(content, "utf-8", capture.uri, 0)


def _marked(capture: Capture, content: bytes, encoding: str, skipped: int) -> str:
    if capture.media_type == "text/html" and (found := _nearly(content, encoding)) is not None:
        return found
    return _strictly(content, encoding, capture.uri, skipped)


def _declared(capture: Capture) -> Iterator[str]:
    """The encodings that are declared, the server's first; UTF-16 without its mark is none."""
    names = [capture.origin.charset or ""]
    if capture.media_type == "text/html" and (match := _DECLARED.search(capture.content[:_DECLARED_WITHIN])):
        names.append((match[1] or match[2]).decode("ascii", "replace"))
    for name in (name.strip().lower() for name in names):
        if name and not name.startswith(("utf-16", "utf16", "utf-32", "utf32", "unicode")):
            yield _MEANT.get(name, name)


def _is_seven_bit(name: str, text: str) -> bool:
    return text.isascii() and name.startswith(_SEVEN_BIT)


def _exactly(content: bytes, encoding: str) -> str | None:
    if encoding.replace("-", "_") in _NO_CHARSETS:
        return None
    try:
        return content.decode(encoding)
    except (LookupError, ValueError):
        return None


def _nearly(content: bytes, encoding: str) -> str | None:
    """The text with U+FFFD where a byte fits nothing, if it is rarely so."""
    if encoding.replace("-", "_") in _NO_CHARSETS:
        return None
    try:
        text = content.decode(encoding, "replace")
    except (LookupError, ValueError):
        return None
    is_utf8 = encoding.replace("-", "").replace("_", "") == "utf8"
    bad = text.count("\ufffd")
    # Of a page in a Latin alphabet nearly all is ASCII, which fits every encoding: only the rest can tell.
    of = sum(not character.isascii() for character in text) if is_utf8 else len(text) * _BAD_SHARE * 2
    return text if bad * 2 <= of and bad <= max(1, len(text) * _BAD_SHARE) else None


def _as_a_page(content: bytes) -> str | None:
    """UTF-8 with a few bad bytes, or text in a Latin alphabet that declares nothing, or the wrong thing."""
    if (text := _nearly(content, "utf-8")) is not None:
        return text
    words = _TAG.sub(b"", content)
    foreign = len(words) - len(words.translate(None, bytes(range(128, 256))))
    return content.decode("cp1252", "replace") if foreign <= len(words) * _FOREIGN_SHARE else None


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
