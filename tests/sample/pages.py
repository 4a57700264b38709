"""The sample articles as plain strings, read without the package's own reader and cleaner."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

_HIDDEN = {"script", "style", "head"}
_INLINE = {"a", "b", "i", "span", "time", "button"}


class _Visible(HTMLParser):
    """Collects what a reader sees of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in _HIDDEN
        if tag not in _INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in _HIDDEN
        if tag not in _INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def visible(path: Path) -> str:
    """What a reader sees of a sample article."""
    text = path.read_bytes().decode("utf-8")
    if path.suffix == ".txt":
        return text
    page = _Visible()
    page.feed(text)
    return "".join(page.parts)


def words(text: str) -> list[str]:
    """The words and numbers of a text, without punctuation and quotation marks."""
    return re.findall(r"[\w€™]+", text)
