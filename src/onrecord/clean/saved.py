"""The address that a browser writes into a page when it saves it."""

from __future__ import annotations

import re

_WITHIN = 4_096
# The number is the address's length; a mark of the web follows what it calls the "mark of the web".
_SAVED = re.compile(r"<!--\s*saved from url=\((\d{1,5})\)(https?://[^\s<>\"]+?)\s*-->", re.IGNORECASE)


def saved_from(page: str) -> str | None:
    """The address in a comment such as ``<!-- saved from url=(0027)https://… -->``; None without one."""
    match = _SAVED.search(page[:_WITHIN])
    return match[2] if match else None
