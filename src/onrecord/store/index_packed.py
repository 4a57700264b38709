"""What a page shows of one document, attribution or statement, packed: one look-up gives all of it.

No question chooses by it, so it needs no columns of its own; what has columns already is not packed again.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.offsets import with_gaps, without_gaps
from onrecord.store.shapes import DOCUMENT_FIELDS, document_shape

Row = dict[str, Any]

OF_PAGES = tuple(field for field in DOCUMENT_FIELDS if field not in ("current", "skipped"))
"""The fields of a document that are packed: only what counts is in the index, and ``skipped`` is a finding."""


def packed_page(row: Mapping[str, Any]) -> bytes:
    """A document with its text. row: as the parts have it."""
    shaped = document_shape({field: row[field] for field in OF_PAGES})
    return zlib.compress(_json([shaped[field] for field in OF_PAGES]).encode())


def unpacked(page: bytes) -> str:
    """What was packed of a document, as JSON: the same whichever version of zlib packed it."""
    return zlib.decompress(page).decode()


def page_of(page: bytes, skipped: str | None) -> Row:
    """A document as exports hold it."""
    row = dict(zip(OF_PAGES, json.loads(unpacked(page)), strict=True)) | {"current": True, "skipped": skipped}
    return {field: row[field] for field in DOCUMENT_FIELDS}


def packed_found(found: Row, occasion: Row, mentions: Iterable[tuple[int, int, int]]) -> str:
    """An attribution's spans and what else only its own page shows.

    occasion: its row among the occasions, or nothing. mentions: chain, start and end of each name in its content.
    """
    content = found["content"]
    plain = without_gaps(with_gaps(content["text"], content["spans"]), content["spans"]) == content["text"]
    replies = [[reply["to"], reply["basis"], reply["spans"]] for reply in occasion.get("replies") or ()]
    values = [
        found["model"], *(_spans(found[name]) for name in ("source", "cue", "content")),
        *(_spans(occasion.get(name)) for name in ("addressee", "venue")),
        [list(each) for each in mentions], replies, None if plain else content["text"],
    ]  # fmt: skip
    while not values[-1]:
        values.pop()
    return _json(values)


def found_of(row: Row) -> tuple[Row, Row, list[tuple[int, list[int]]]]:
    """An attribution and its occasion as findings have them, but for what it was said when; and the names in it.

    row: ``row`` of the table ``found``, with the columns of ``attributions`` and ``words`` of ``contents``.
    """
    values = json.loads(row["row"])
    values += [None] * (9 - len(values))
    model, source, cue, content, addressee, venue, mentions, replies, text = values
    found = {
        "id": row["id"], "document": row["document"], "block": row["block"], "kind": row["kind"], "act": row["act"],
        "source": _phrase(row["source"], source), "cue": _phrase(row["cue"], cue),
        "content": {"text": without_gaps(row["words"], content) if text is None else text, "spans": content},
        "confidence": row["confidence"], "model": model,
    }  # fmt: skip
    occasion = {
        "attribution": row["id"], "said": None, "venue": _phrase(row["venue"], venue),
        "addressee": _phrase(row["addressee"], addressee), "parent": row["parent"],
        "replies": [{"to": to, "basis": basis, "spans": spans} for to, basis, spans in replies or ()],
    }  # fmt: skip
    return found, occasion, [(chain, [start, end]) for chain, start, end in mentions or ()]


def packed_statement(row: Row) -> str | None:
    """What was concluded of a statement beside its columns; None where its one telling says all of it."""
    if len(row["tellings"]) == 1 and list(row["relations"]) == ["verbatim"]:
        return None
    return _json([row[field] for field in OF_STATEMENTS])


OF_STATEMENTS = ("text", "kind", "speaker", "tellings", "relations", "first")
"""The fields of a statement that are packed."""


def statement_of(told: str) -> Row:
    """The fields of a statement that were packed."""
    return dict(zip(OF_STATEMENTS, json.loads(told), strict=True))


def named_mentions(row: Row) -> list[tuple[int, int, int]]:
    """Chain, start and end of each mention of somebody with a name, pronouns aside. row: the findings of a document."""
    named = {chain["number"] for chain in row["chains"] or () if chain["named"]}
    return [
        (mention["chain"], *mention["span"])
        for mention in row["mentions"] or ()
        if mention["form"] != "pronoun" and mention["chain"] in named
    ]


def names_in(found: Row, mentions: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Those of a document's ``named_mentions`` within an attribution's content; see ``shapes.about_shape``."""
    spans = found["content"]["spans"]
    low, high = min(start for start, _ in spans), max(end for _, end in spans)
    return [
        (chain, first, last)
        for chain, first, last in mentions
        if low <= first and last <= high and any(start <= first and last <= end for start, end in spans)
    ]


def _spans(phrase: Row | None) -> list[list[int]] | None:
    return None if phrase is None else [list(span) for span in phrase["spans"]]


def _phrase(text: str | None, spans: list[list[int]] | None) -> Row | None:
    return None if spans is None or text is None else {"text": text, "spans": spans}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
