"""The text of pages that show none until their scripts run: what those scripts hold as the article's markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape

from lxml.html import HtmlElement

_STRING = re.compile(r'"((?:[^"\\]|\\.){200,})"', re.DOTALL)
_PARAGRAPH = re.compile(r"<p\b[^<>]*>", re.IGNORECASE)
_FEWEST = 3
_DEEPEST = 3
_LONGEST = 5_000_000


def scripted_article(root: HtmlElement, headline: str | None) -> str | None:
    """A page made of the longest markup with several paragraphs that the page's scripts hold as a string.

    None where they hold none. Applications that build their pages in the browser keep the article so.
    """
    found = [words for script in root.iter("script") for words in _markup(script.text or "", _DEEPEST)]
    if not found:
        return None
    heading = f"<h1>{escape(headline)}</h1>" if headline else ""
    return f"<html><body><article>{heading}{max(found, key=len)}</article></body></html>"


def _markup(script: str, depth: int) -> Iterator[str]:
    """Strings of markup in a script; a string may itself be a script's data, with strings in it."""
    if len(script) > _LONGEST or depth == 0:
        return
    for match in _STRING.finditer(script):
        try:
            words = json.loads(match[0], strict=False)
        except ValueError:
            continue
        if '"' in words and (words[:1] in "[{" or words[:200].count(":") > 1):
            yield from _markup(words, depth - 1)
        if words.lstrip()[:1] == "<" and len(_PARAGRAPH.findall(words)) >= _FEWEST:
            yield words
