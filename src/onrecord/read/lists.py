"""The list of articles in a text of JSON, and where each of its elements begins and ends.

Only what is asked for is parsed: a broken element, or one nested too deep, costs none of the others.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

Element = tuple[int, int, str | None]
"""Where an element begins and ends, and what is wrong with it."""

_NAMES = (
    "articles", "items", "results", "documents", "docs", "data", "hits", "stories", "news", "posts", "entries",
    "rows", "records", "value", "response", "content", "list",
)  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n\ufeff]*")
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"|["\[\]{}]', re.DOTALL)
_BARE = re.compile(r"[^\s,\]}\[{\"]+")
_DEEPEST = 3


def find(text: str) -> int | None:
    """Where the list of articles opens: the whole, or one that an object holds; None where there is none."""
    start = _after_space(text, 0)
    if text.startswith("[", start):
        return start
    return _within(text, start, 0) if text.startswith("{", start) else None


def elements(text: str, start: int) -> Iterator[Element]:
    """The elements of the list that opens at ``start``. Ends with a fault where the list itself is broken."""
    at = _after_space(text, start + 1)
    while not text.startswith("]", at):
        end = _end_of(text, at)
        if end is None:
            yield at, len(text), "it never ends, and what follows cannot be read"
            return
        yield at, end, None
        at = _after_space(text, end)
        if text.startswith(",", at):
            at = _after_space(text, at + 1)
        elif not text.startswith("]", at):
            yield at, at, "the list breaks off here, and what follows cannot be read"
            return


def _within(text: str, start: int, depth: int) -> int | None:
    """The list of objects in the object that opens at ``start``: by its name, else the only one."""
    found: dict[str, int] = {}
    inner: dict[str, int] = {}
    for name, at in _members(text, start):
        if text.startswith("{", at):
            inner[name] = at
        elif text.startswith("[", at) and text.startswith(("{", "]"), _after_space(text, at + 1)):
            found[name] = at
    named = [found[name] for name in _NAMES if name in found]
    if named or len(found) == 1:
        return (named or list(found.values()))[0]
    if depth < _DEEPEST:
        for name in _NAMES:
            if name in inner and (found_at := _within(text, inner[name], depth + 1)) is not None:
                return found_at
    return None


def _members(text: str, start: int) -> Iterator[tuple[str, int]]:
    """The names in an object, in lower case, and where their values begin; what is broken ends it."""
    at = _after_space(text, start + 1)
    while (name := _STRING.match(text, at)) is not None:
        at = _after_space(text, name.end())
        if not text.startswith(":", at):
            return
        at = _after_space(text, at + 1)
        yield _name(name[0]), at
        after = _end_of(text, at)
        if after is None:
            return
        at = _after_space(text, after)
        if not text.startswith(",", at):
            return
        at = _after_space(text, at + 1)


def _end_of(text: str, start: int) -> int | None:
    """Where the value that begins at ``start`` ends, by its brackets; None where they never close."""
    if not text.startswith(("{", "[", '"'), start):
        bare = _BARE.match(text, start)
        return bare.end() if bare else None
    depth, at = 0, start
    while (token := _TOKEN.search(text, at)) is not None:
        at = token.end()
        mark = token[0]
        if mark == '"':
            return None
        if mark in "[{":
            depth += 1
        elif mark in "]}":
            depth -= 1
        if depth == 0:
            return at
    return None


def _name(quoted: str) -> str:
    try:
        return str(json.loads(quoted, strict=False)).casefold()
    except ValueError:
        return quoted


def _after_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at
