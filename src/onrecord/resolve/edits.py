"""An edit: what an outlet changed in an article between two captures, and whether it says that it did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.resolve.changes import Change, changes, words
from onrecord.types import Block

Row = Mapping[str, Any]

_UPDATED = re.compile(
    r"\b(?:updated?|amended|corrected|revised|modified|edited|changed)\b(?!\s+by\b)|\b(?:correction|clarification)s?\b",
    re.IGNORECASE,
)
OTHER_CLEANER = "the two texts were made by different versions of this program, which may account for some of it"
OTHER_FORM = "one text was taken from a feed or a table and the other from a page"


@dataclass(frozen=True, slots=True)
class Edit:
    """What was changed between two versions of an article.

    notice: the words in which the later version says that it was changed, which the earlier did not have; or None.
    doubt: why the outlet may not be who changed it; or None.
    """

    changes: tuple[Change, ...]
    notice: str | None
    doubt: str | None

    @property
    def silent(self) -> bool:
        """Whether the outlet changed the article and nothing in it says so."""
        return bool(self.changes) and self.notice is None and self.doubt is None

    @property
    def inserted(self) -> int:
        """How many words came."""
        return sum(words(change.to_text) for change in self.changes)

    @property
    def deleted(self) -> int:
        """How many words went."""
        return sum(words(change.from_text) for change in self.changes)

    @property
    def headline(self) -> bool:
        """Whether the headline was changed."""
        return any(change.block == "title" for change in self.changes)

    @property
    def quotations(self) -> int:
        """How many changes lie in quotation marks."""
        return sum(change.quotation for change in self.changes)

    @property
    def paragraphs(self) -> int:
        """How many paragraphs went whole."""
        return sum(change.whole and change.kind == "delete" for change in self.changes)


def edit_of(before: Row, after: Row) -> Edit:
    """The edit that made the document ``after`` of ``before``: rows of the table ``documents``.

    An edit is silent where no correction or notice came that was not there before, no line of credits says
    "updated" that did not before, and the time of the last change that the page states is the same or none.
    """
    if _same_bytes(before, after):
        return Edit((), None, OTHER_CLEANER)
    found = changes(before["text"], _blocks(before), after["text"], _blocks(after))
    return Edit(tuple(found), next(_notices(before, after), None), _doubt(before, after))


def captured(document: Row) -> str:
    """When the text was on its page: the time of collection where that is known, else of receipt."""
    return str((document.get("origin") or {}).get("collected") or document["received"])


def _same_bytes(before: Row, after: Row) -> bool:
    same = before["sha256"] == after["sha256"]
    return same and _of_origin(before, "part") == _of_origin(after, "part")


def _of_origin(document: Row, name: str) -> object:
    return (document.get("origin") or {}).get(name)


def _doubt(before: Row, after: Row) -> str | None:
    if before["cleaner"] != after["cleaner"]:
        return OTHER_CLEANER
    parts = [_of_origin(document, "part") is None for document in (before, after)]
    kinds = [_of_origin(document, "media_type") for document in (before, after)]
    return OTHER_FORM if parts[0] != parts[1] or kinds[0] != kinds[1] else None


def _notices(before: Row, after: Row) -> Iterator[str]:
    known = {text for _, text in _passages(before)}
    for kind, text in _passages(after):
        if text not in known and (kind == "correction" or (kind == "credit" and _UPDATED.search(text))):
            yield text
    was, now = (document.get("modified") for document in (before, after))
    if now and now["earliest"] != (was or {}).get("earliest"):
        yield f"the page states that it was changed last at {now['earliest'] or now['latest']}"


def _passages(document: Row) -> Iterator[tuple[str, str]]:
    for block in document["blocks"]:
        yield block["kind"], " ".join(document["text"][slice(*block["span"])].split())


def _blocks(document: Row) -> tuple[Block, ...]:
    return tuple(Block(block["kind"], (block["span"][0], block["span"][1])) for block in document["blocks"])
