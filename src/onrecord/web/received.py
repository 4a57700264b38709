"""A capture as a reader may look at it: the page as it was received, with nothing in it that could do anything.

Two fences stand around it. What is taken out here would run, load, lead away or be sent; and the answer that carries
the rest tells the browser to run and load nothing (``FENCE``). Each holds without the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from onrecord.errors import InputError
from onrecord.types import Capture

Row = dict[str, Any]

FENCE = MappingProxyType(
    {
        "Content-Security-Policy": (
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
            "form-action 'none'; frame-ancestors 'self'"
        ),
        "X-Frame-Options": "SAMEORIGIN",
        "X-Content-Type-Options": "nosniff",
        "X-DNS-Prefetch-Control": "off",
        # A sandboxed answer that asked for a group of pages of its own would not be shown at all.
        "Cross-Origin-Opener-Policy": "unsafe-none",
    }
)
"""The headers of an answer that holds somebody else's page."""

_GONE = {
    "script": "script", "link": "style sheet or hint", "base": "instruction", "meta": "instruction",
    "iframe": "frame", "frame": "frame", "frameset": "frame", "fencedframe": "frame", "portal": "frame",
    "object": "plug-in", "embed": "plug-in", "applet": "plug-in", "audio": "sound or film", "video": "sound or film",
    "source": "sound or film", "track": "sound or film", "animate": "animation", "set": "animation",
}  # fmt: skip
_WHOLLY = frozenset(("script", "frame", "animation"))
_PICTURES = frozenset(("img", "image", "picture", "feimage", "input"))
_FORMS = frozenset(("form", "button", "input"))
_LEADING = frozenset(
    "href src srcset imagesrcset data poster background action formaction ping manifest codebase classid archive "
    "lowsrc dynsrc longdesc usemap profile cite icon xlink:href xml:base target srcdoc attributionsrc".split()
)
"""Attributes that hold an address, or say where one is to be opened."""
_INSIDE = re.compile(r"\s*(?:#[^\s]*|data:image/(?:png|jpe?g|gif|webp|avif);[^\s]*)\s*", re.IGNORECASE)
_HARMLESS_META = frozenset(("description", "author", "viewport"))
_TEXTUAL = re.compile(r"text/|message/|application/(?:json|(?:[\w.-]+\+)?xml)")


@dataclass(frozen=True, slots=True)
class Received:
    """What there is to be shown of a capture.

    kind: ``page`` for HTML; ``text``; ``none`` where the bytes are neither, and can only be saved.
    media_type: what the bytes are. content: what to show, in UTF-8.
    left_out: how much of what was taken out of a page, by what it is: ``{"script": 3}``.
    """

    kind: Literal["page", "text", "none"]
    media_type: str
    content: bytes
    left_out: Mapping[str, int]

    @property
    def content_type(self) -> str:
        """As what it is sent."""
        return f"text/{'html' if self.kind == 'page' else 'plain'}; charset=utf-8"


def received(document: Row, content: bytes) -> Received:
    """The capture of a document. document: its row as exports hold it; content: the bytes as they were received."""
    from onrecord.read.sniff import media_type

    media = document["origin"]["media_type"] or media_type(content)
    try:
        if media == "text/html":
            return _page(_text(document, content, media), media)
        if media == "multipart/related":
            return _page(_saved(content), media)
        if _TEXTUAL.match(media):
            return Received("text", media, _bytes(_text(document, content, media)), {})
    except InputError:
        pass
    return Received("none", media, b"", {})


def _text(document: Row, content: bytes, media: str) -> str:
    """The text of the bytes, as it was read when the article came in."""
    from onrecord.clean.document import decode
    from onrecord.schema import from_row
    from onrecord.types import Origin

    origin = from_row(Origin, document["origin"])
    return decode(Capture(document["uri"], document["received"], document["sha256"], media, content, origin))


def _saved(content: bytes) -> str:
    """The page in a file in which a browser saved a page with its pictures."""
    from onrecord.clean.mhtml import main_part
    from onrecord.formats import mime

    return mime.words(main_part(mime.parse(content)))


def _page(text: str, media: str) -> Received:
    from lxml import etree, html

    from onrecord.clean.page import parse

    root = parse(text.replace("\x00", "\ufffd"), "the capture")
    left_out: Counter[str] = Counter()
    for element in list(root.iter(etree.Element)):
        what = _what_it_does(element)
        if what:
            left_out[what] += what != "instruction"
            # What a parser took to stand within an element that holds nothing, or is shown instead of it, stays.
            (element.drop_tree if what in _WHOLLY else element.drop_tag)()
        else:
            left_out.update(_disarm(element))
    doctype = root.getroottree().docinfo.doctype
    shown: str = html.tostring(root, encoding="unicode", doctype=doctype or None)
    return Received("page", media, _bytes(shown), MappingProxyType(dict(+left_out)))


def _what_it_does(element: Any) -> str | None:
    """What an element is that cannot stay, or None."""
    name = _name(element.tag)
    if name == "meta" and not element.get("http-equiv") and (element.get("name") or "").lower() in _HARMLESS_META:
        return None
    if element.getparent() is None:
        return None
    return "animation" if name.startswith("animate") else _GONE.get(name)


def _disarm(element: Any) -> Counter[str]:
    """Take from an element what leads away from the page or runs; how much of what was taken."""
    name = _name(element.tag)
    taken: Counter[str] = Counter()
    for key, value in list(element.attrib.items()):
        lowered = _name(key)
        if lowered.startswith("on"):
            taken["script"] += 1
        elif lowered in _LEADING and not _INSIDE.fullmatch(value):
            if name in _PICTURES and lowered in ("src", "href", "xlink:href"):
                taken["picture"] += 1
        else:
            continue
        del element.attrib[key]
    if name == "form":
        taken["form"] += 1
    if name in _FORMS:
        element.attrib.pop("autofocus", None)
    return taken


def _name(name: object) -> str:
    """A name of an element or attribute in lower case, without its name space."""
    return str(name).lower().rpartition("}")[2]


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
