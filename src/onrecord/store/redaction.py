"""Taking the words of removed documents out of what people wrote down about them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from typing import Any

REDACTED = "redacted"
"""A key of the JSON of an entry that has lost words to a removal."""

TABLES = ("judgements", "notes")
"""Tables of the catalog whose rows have a ``content`` in JSON that quotes articles, and a ``number``."""


def redact(writing: sqlite3.Connection, documents: Collection[str]) -> None:
    """Take the words of ``documents`` out of all entries that quote them, within the caller's transaction.

    Who decided what, and when, stays; the quotation, the address and what was said as the reason do not.
    """
    there = {name for (name,) in writing.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for table in there.intersection(TABLES):
        for number, content in writing.execute(f"SELECT number, content FROM {table}").fetchall():
            said: dict[str, Any] = json.loads(content)
            if _redact_entry(said, frozenset(documents)):
                changed = json.dumps({**said, REDACTED: True}, ensure_ascii=False)
                writing.execute(f"UPDATE {table} SET content = ? WHERE number = ?", (changed, number))


def _redact_entry(said: dict[str, Any], documents: frozenset[str]) -> bool:
    """Redact an entry's anchors in place; whether there was anything to redact."""
    anchors = [value for value in said.values() if isinstance(value, dict)]
    changed = [_redact_anchor(anchor, documents) for anchor in anchors]
    if not any(changed):
        return False
    if all(_is_blank(anchor) for anchor in anchors):
        # Nothing else is meant, so the person's own words are on what was removed.
        said.update({name: None for name in ("value", "why", "text") if name in said})
    return True


def _redact_anchor(anchor: dict[str, Any], documents: frozenset[str]) -> bool:
    if "members" in anchor:
        return _redact_entity(anchor, documents)
    if "tellings" in anchor:
        return _redact_statement(anchor, documents)
    article = anchor if "document" in anchor else anchor.get("article")
    if not isinstance(article, dict) or article.get("document") not in documents:
        return False
    article.update({name: None for name in article if name != "document"} | {"uri": "", "sha256": ""})
    for name in ("content", "source"):
        if anchor.get(name) is not None:
            anchor[name] = {"pieces": [""], "spans": [[0, 0]], "before": "", "after": "", "nth": 0}
    return True


def _redact_entity(anchor: dict[str, Any], documents: frozenset[str]) -> bool:
    """Drop the mentions in removed documents; a name that is not among the others' goes with them."""
    kept = [member for member in anchor["members"] if member["article"]["document"] not in documents]
    if len(kept) == len(anchor["members"]):
        return False
    names = [" ".join(member["words"]["pieces"]) for member in kept]
    anchor["members"] = kept
    if anchor["name"] not in names:
        anchor["name"] = max(names, key=len, default="")
    return True


def _redact_statement(anchor: dict[str, Any], documents: frozenset[str]) -> bool:
    """Drop the tellings in removed documents; words that are not those of another go with them."""
    kept = [telling for telling in anchor["tellings"] if telling["article"]["document"] not in documents]
    if len(kept) == len(anchor["tellings"]):
        return False
    words = [" ".join(telling["content"]["pieces"]) for telling in kept]
    anchor["tellings"] = kept
    if anchor["text"] not in words:
        anchor["text"] = max(words, key=len, default="")
    return True


def _is_blank(anchor: dict[str, Any]) -> bool:
    for several in ("members", "tellings"):
        if several in anchor:
            return not anchor[several]
    article = anchor if "document" in anchor else anchor.get("article")
    return isinstance(article, dict) and article.get("uri") == ""
